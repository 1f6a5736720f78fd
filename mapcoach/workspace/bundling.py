"""The hand-over bundle: a folder with a map in every format, the files for the automation platforms, and an index."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.export import FORMATS, CannotRenderError, Format
from mapcoach.workspace.bundling_errors import Unfinished, full, interrupted
from mapcoach.workspace.bundling_places import check_folder, check_names, earlier_files
from mapcoach.workspace.bundling_tasks import INDEX, Kind, Made, Task, tasks
from mapcoach.workspace.errors import WorkspaceError
from mapcoach.workspace.words import clean
from mapcoach.workspace.writing import write_draft

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap
    from mapcoach.storage import MapStore

Progress = Callable[[str, int, int], None]
"""Told before each piece of work: its name, how many are done, how many there are; at the end, that all are."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True)
class Piece:
    """A file of the bundle: the format or platform it is of, its name in the folder, what it is and cannot carry.

    ``called`` is the format's or platform's name for people; ``size`` is in bytes.
    """

    kind: Kind
    of: str
    called: str
    name: str
    description: str
    losses: str
    size: int


@dataclass(frozen=True)
class LeftOut:
    """A format, platform or file that is not in the bundle, and why.

    ``expected`` says that this is no fault: an extra is not installed, or the map has nothing for it.
    """

    of: str
    why: str
    expected: bool = False


@dataclass(frozen=True)
class Bundle:
    """What was written into a folder, and what was not."""

    folder: Path
    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    earlier: tuple[str, ...] = ()
    """Names of files in the folder that belong to an earlier bundle; they were left as they are."""

    @property
    def index(self) -> Path:
        """The page to start with."""
        return self.folder / INDEX

    @property
    def whole(self) -> bool:
        """Whether nothing failed; what only needs an extra to be installed is no failure."""
        return all(one.expected for one in self.left_out)


def bundle(
    journey_map: JourneyMap,
    folder: Path,
    store: MapStore,
    map_path: Path,
    *,
    force: bool = False,
    today: date | None = None,
    progress: Progress | None = None,
    formats: Mapping[str, Format] | None = None,
) -> Bundle:
    """Write a map in all formats into a folder, which is made if it is not there.

    Every file appears whole or not at all; until the last one is there, the index says that the bundle is not finished.
    A format that fails is left out and named, and the rest is written. Without ``force`` nothing is overwritten, with
    it no map is. Raises Occupied before anything is written if files are in the way, WorkspaceError if the folder
    cannot be used or the index cannot be written, and of what is begun Unfinished (the disk is full) or Interrupted.
    """
    when = today or datetime.now(UTC).date()
    tell = progress or _quietly
    check_folder(folder, store)
    work = list(tasks(journey_map, when, FORMATS if formats is None else formats))
    made, left_out = _make(work, tell)
    names = [one.name for _, one in made]
    check_names(folder, names, force)
    earlier = earlier_files(folder, names)
    writer = _Writer(folder, names, _putting(store, map_path, force))
    _make_folder(folder)
    try:
        writer.write(INDEX, _index(journey_map, Bundle(folder, (), (), earlier), when, names))
        pieces, refused = _write(made, writer)
        whole = Bundle(folder, tuple(pieces), (*_together(left_out), *refused), earlier)
        writer.write(INDEX, _index(journey_map, whole, when))
    except KeyboardInterrupt as stop:
        raise interrupted(folder, *writer.standing()) from stop
    tell("index", len(work), len(work))
    return whole


def _quietly(*_: object) -> None:
    """Nobody wants to know how far it is."""


_Finished = tuple[Task, Made]


def _make(work: Sequence[Task], tell: Progress) -> tuple[list[_Finished], list[LeftOut]]:
    """What each task makes, in memory; one that fails does not stop the others."""
    made: list[_Finished] = []
    left_out: list[LeftOut] = []
    for done, task in enumerate(work):
        tell(task.called, done, len(work))
        try:
            made += [(task, one) for one in task.make()]
        except CannotRenderError as error:
            left_out.append(LeftOut(task.called, str(error), expected=True))
        except Exception as error:
            if os.environ.get("MAPCOACH_DEBUG"):
                raise
            left_out.append(LeftOut(task.called, _fault(error)))
    return made, left_out


def _together(left_out: Iterable[LeftOut]) -> list[LeftOut]:
    """What is left out for the same reason, in one line; no fault is hidden behind another."""
    lines: dict[tuple[str, object], LeftOut] = {}
    for place, one in enumerate(left_out):
        key = (one.why, one.expected or place)
        said = lines.get(key)
        lines[key] = LeftOut(f"{said.of}, {one.of}", one.why, one.expected) if said else one
    return list(lines.values())


def _fault(error: Exception) -> str:
    return (
        f"Something went wrong in mapcoach that should not have ({type(error).__name__}). The map and the other files "
        "are not touched by it; please report it with what MAPCOACH_DEBUG=1 prints."
    )


class _Writer:
    """Writes the files one after the other, and knows which are written."""

    def __init__(self, folder: Path, names: Sequence[str], put: Callable[[Path, bytes], None]) -> None:
        self._folder = folder
        self._names = names
        self._put = put
        self._written: list[str] = []

    def write(self, name: str, data: bytes) -> None:
        """Write a file. Raises WorkspaceError, and Unfinished if the disk is full."""
        try:
            _make_folder((self._folder / name).parent)
            self._put(self._folder / name, data)
        except WorkspaceError as error:
            cause = error.__cause__
            if isinstance(cause, OSError) and cause.errno in _FULL:
                raise full(self._folder, name, _reason(cause), *self.standing()) from error
            raise
        self._written.append(name)

    def standing(self) -> tuple[list[str], list[str]]:
        """The names that are written, and those that are not."""
        missing = [name for name in self._names if name not in self._written]
        return self._written, missing or [f"the final {INDEX}"]


def _write(made: Iterable[_Finished], writer: _Writer) -> tuple[list[Piece], list[LeftOut]]:
    pieces: list[Piece] = []
    refused: list[LeftOut] = []
    for task, one in made:
        try:
            writer.write(one.name, one.data)
        except Unfinished:
            raise
        except WorkspaceError as error:
            cause = error.__cause__
            known = isinstance(cause, OSError)
            refused.append(LeftOut(one.name, f"It could not be written: {_reason(cause)}." if known else error.message))
        else:
            size = len(one.data)
            pieces.append(Piece(task.kind, task.of, task.called, one.name, one.description, one.losses, size))
    return pieces, refused


def _reason(error: BaseException | None) -> str:
    return str(getattr(error, "strerror", None) or type(error).__name__).lower()


def _putting(store: MapStore, map_path: Path, force: bool) -> Callable[[Path, bytes], None]:
    """How a file is written; the index overwrites the one that was written first."""
    begun: set[Path] = set()

    def put(path: Path, data: bytes) -> None:
        write_draft(path, data, store, map_path, force=force or path in begun, files_only=True)
        begun.add(path)

    return put


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise WorkspaceError(
            f"The folder {clean(folder)} could not be made: {_reason(error)}. Name another one."
        ) from error


def _index(journey_map: JourneyMap, made: Bundle, when: date, begun: Sequence[str] = ()) -> bytes:
    from mapcoach.export.html_index import Entry, index

    def entries(kind: Kind) -> tuple[Entry, ...]:
        found = (piece for piece in made.pieces if piece.kind == kind)
        return tuple(Entry(one.name, one.of, one.called, one.description, one.losses, one.size) for one in found)

    left_out = tuple((one.of, one.why) for one in made.left_out)
    text = index(journey_map, entries("format"), entries("platform"), left_out, when, earlier=made.earlier, begun=begun)
    return text.encode("utf-8")
