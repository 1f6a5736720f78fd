"""The hand-over bundle: a folder with a map in every format, the files for the automation platforms, and an index."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.export import FORMATS, CannotRenderError, Format
from mapcoach.workspace.bundling_tasks import INDEX, Kind, Made, Task, tasks
from mapcoach.workspace.errors import Occupied, WorkspaceError
from mapcoach.workspace.words import clean
from mapcoach.workspace.writing import write_draft

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap
    from mapcoach.storage import MapStore

Progress = Callable[[str, int, int], None]
"""Told before each piece of work: its name, how many are done, how many there are; at the end, that all are."""


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
    """Write a map in all formats into a folder, which is made if it is not there; the index comes last.

    Every file appears whole or not at all. A format that fails is left out and named, and the rest is written.
    Without ``force`` nothing is overwritten, with it no map is. Raises Occupied before anything is written if files
    are in the way, and WorkspaceError if the folder cannot be used or the index cannot be written.
    """
    when = today or datetime.now(UTC).date()
    tell = progress or _quietly
    _may_be_used(folder, store)
    work = list(tasks(journey_map, when, FORMATS if formats is None else formats))
    made, left_out = _make(work, tell)
    _keep_what_is_there(folder, [one.name for _, one in made], force)
    pieces, refused = _write(made, folder, store, map_path, force)
    whole = Bundle(folder, tuple(pieces), (*left_out, *refused))
    _put(folder / INDEX, _index(journey_map, whole, when), store, map_path, force)
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


def _fault(error: Exception) -> str:
    return (
        f"Something went wrong in mapcoach that should not have ({type(error).__name__}). The map and the other files "
        "are not touched by it; please report it with what MAPCOACH_DEBUG=1 prints."
    )


def _may_be_used(folder: Path, store: MapStore) -> None:
    """Refuse what is no folder, and the folders of the maps, before anything is made in them."""
    from mapcoach.storage.places import real

    places = (real(store.maps_directory), real(store.trash_directory))
    here = real(folder)
    if any(place in (here, *here.parents) for place in places):
        raise WorkspaceError(
            f"{clean(folder)} is in the folder where mapcoach keeps its maps; nothing was written there. "
            "Name a folder somewhere else."
        )
    if os.path.lexists(folder) and not folder.is_dir():
        raise WorkspaceError(f"{clean(folder)} is not a folder, and was left as it is. Name a folder for the bundle.")


def _keep_what_is_there(folder: Path, names: Iterable[str], force: bool) -> None:
    there = [name for name in (*names, INDEX) if not force and os.path.lexists(folder / name)]
    if there:
        more = f" and {len(there) - 1} more of these files exist" if len(there) > 1 else " exists"
        raise Occupied(f"{clean(folder / there[0])}{more} already. Nothing was written.")


def _write(
    made: Iterable[_Finished], folder: Path, store: MapStore, map_path: Path, force: bool
) -> tuple[list[Piece], list[LeftOut]]:
    pieces: list[Piece] = []
    refused: list[LeftOut] = []
    _make_folder(folder)
    for task, one in made:
        try:
            _put(folder / one.name, one.data, store, map_path, force)
        except WorkspaceError as error:
            refused.append(LeftOut(one.name, error.message))
        else:
            size = len(one.data)
            pieces.append(Piece(task.kind, task.of, task.called, one.name, one.description, one.losses, size))
    return pieces, refused


def _put(path: Path, data: bytes, store: MapStore, map_path: Path, force: bool) -> None:
    _make_folder(path.parent)
    write_draft(path, data, store, map_path, force=force, files_only=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or type(error).__name__).lower()
        raise WorkspaceError(f"The folder {clean(folder)} could not be made: {reason}. Name another one.") from error


def _index(journey_map: JourneyMap, made: Bundle, when: date) -> bytes:
    from mapcoach.export.html_index import Entry, index

    def entries(kind: Kind) -> tuple[Entry, ...]:
        found = (piece for piece in made.pieces if piece.kind == kind)
        return tuple(Entry(one.name, one.of, one.called, one.description, one.losses, one.size) for one in found)

    left_out = tuple((one.of, one.why) for one in made.left_out)
    return index(journey_map, entries("format"), entries("platform"), left_out, when).encode("utf-8")
