"""The hand-over bundle for the screen: how far it is, whether it can still be stopped, and what came of it in words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from mapcoach import export as exports
from mapcoach.export import zipping
from mapcoach.tui.screens.draft_making import called
from mapcoach.tui.text import in_line
from mapcoach.workspace import Occupied, WorkspaceError

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap
    from mapcoach.tui.opened import Opened
    from mapcoach.workspace.bundling import Bundle

_MOST_LEFT_OUT = 40


class Stopped(Exception):  # noqa: N818  (no error: somebody wanted it)
    """Somebody stopped the bundle before anything was written."""


class Progress:
    """How far a bundle is, told by its thread; ``stop`` ends it before the next piece, unless the last one is begun.

    All pieces are made before any file is written, so a bundle that was stopped has written nothing.
    """

    def __init__(self, tell: Callable[[str, int, int], object]) -> None:
        self._tell = tell
        self._lock = Lock()
        self._stopped = False
        self._at, self._of = 0, 0

    def __call__(self, name: str, done: int, total: int) -> None:
        """Take note of it, and pass it on. Raises Stopped if that is wanted."""
        with self._lock:
            if self._stopped:
                raise Stopped
            self._at, self._of = done, total
        self._tell(name, done, total)

    def stop(self) -> bool:
        """Stop before the next piece; False if no piece comes any more, as the files are about to be written."""
        with self._lock:
            self._stopped = self._stopped or not self._of or self._at < self._of - 1
            return self._stopped


@dataclass(frozen=True)
class Kept:
    """A bundle that was made: where, and for a browser its files as one archive instead."""

    made: Bundle
    archive: bytes | None = None


def keep(opened: Opened, journey_map: JourneyMap, folder: Path | None, force: bool, tell: Progress) -> Kept:
    """Write the bundle into a folder, or make an archive of it where there is none. Blocks, for minutes at times.

    Raises Stopped, Occupied, and WorkspaceError with the reason; any other fault becomes a WorkspaceError, too.
    """
    from mapcoach.workspace.bundling import bundle

    store, path = opened.workspace.store, opened.path
    try:
        if folder is not None:
            return Kept(bundle(journey_map, folder, store, path, force=force, progress=tell, formats=exports.FORMATS))
        with TemporaryDirectory(prefix="mapcoach-") as place:
            inside = Path(place) / "bundle"
            made = bundle(journey_map, inside, store, path, progress=tell, formats=exports.FORMATS)
            return Kept(made, zipped(inside))
    except (Stopped, WorkspaceError):
        raise
    except Exception as error:
        if os.environ.get("MAPCOACH_DEBUG"):
            raise
        raise WorkspaceError(
            f"Something went wrong in mapcoach that should not have ({type(error).__name__}). The map is not touched "
            "by it, but some of the files may have been written. Please report it with what MAPCOACH_DEBUG=1 prints."
        ) from error


def zipped(folder: Path) -> bytes:
    """The files under a folder as an archive."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return zipping.zipped((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


def piece(name: str) -> str:
    """A piece of work as people call it: a format or a platform; the platforms come with their names."""
    return called(name) if name in exports.FORMATS else name


def told_of(kept: Kept, folder: str) -> Iterator[tuple[str, str]]:
    """What came of it, in paragraphs, each with whether it is ``good``, ``bad`` or ``plain`` news."""
    made = kept.made
    count = len(made.pieces) + 1
    files = f"{count:,} {'file' if count == 1 else 'files'}"
    if kept.archive is None:
        yield "good", f"Written: {files} in {folder}"
        yield "plain", f"Start with {made.index.name} there: it says of each file what it is and whom it is for."
    else:
        yield "good", f"Sent to your browser: {files} in {folder}; it is among your downloads."
        yield "plain", f"Unpack it and start with {made.index.name}."
    if made.left_out:
        yield ("plain" if made.whole else "bad"), f"Left out: {len(made.left_out)}"
    for one in made.left_out[:_MOST_LEFT_OUT]:
        yield "plain", f"{in_line(piece(one.of), 80)}: {in_line(one.why, 400)}"
    if len(made.left_out) > _MOST_LEFT_OUT:
        yield "plain", f"and {len(made.left_out) - _MOST_LEFT_OUT} more; the page lists all of them."


__all__ = ["Kept", "Occupied", "Progress", "Stopped", "keep", "piece", "told_of", "zipped"]
