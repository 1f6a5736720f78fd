"""Writes the hand-over of a map's automations into a folder, or makes an archive of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.export.zipping import zipped
from mapcoach.workspace.errors import WorkspaceError
from mapcoach.workspace.places import refuse_places_of_maps, refuse_taken
from mapcoach.workspace.words import clean
from mapcoach.workspace.writing import write_draft

if TYPE_CHECKING:
    from mapcoach.automation.handover import HandoverFile
    from mapcoach.storage import MapStore


def hand_over(
    made: Sequence[HandoverFile], folder: Path, store: MapStore, map_path: Path, *, force: bool = False
) -> None:
    """Write the files into a folder, which is made if it is not there. Every file appears whole or not at all.

    Without ``force`` nothing is overwritten, with it no map is. Raises Occupied before anything is written if files
    are in the way, and WorkspaceError if the folder cannot be used or a file cannot be written; it says how many were.
    """
    refuse_places_of_maps(folder, store)
    if os.path.lexists(folder) and not folder.is_dir():
        raise WorkspaceError(f"{clean(folder)} is not a folder, and was left as it is. Name a folder for the files.")
    if not force:
        refuse_taken(folder, [file.name for file in made])
    made_here = _make(folder)
    written = 0
    try:
        for file in made:
            write_draft(folder / file.name, file.data, store, map_path, force=force, files_only=True)
            written += 1
    except WorkspaceError as error:
        if not written:
            _unmake(made_here)
            raise
        raise WorkspaceError(f"{error.message} {written} of {len(made)} files were written before that.") from error


def archive(made: Iterable[HandoverFile]) -> bytes:
    """The files as a ZIP archive, the same bytes for the same files; for a browser, which takes no folders."""
    return zipped((file.name, file.data) for file in made)


def _make(folder: Path) -> list[Path]:
    """Make the folder and those above it; returns those that were not there before, the innermost first."""
    missing: list[Path] = []
    try:
        missing += [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        _unmake(missing)
        raise _cannot_be_made(folder, error) from error
    return missing


def _unmake(folders: Iterable[Path]) -> None:
    """Take away the folders that were made, as long as they are empty."""
    with suppress(OSError):
        for one in folders:
            if one.exists():
                one.rmdir()


def _cannot_be_made(folder: Path, error: Exception) -> WorkspaceError:
    reason = (getattr(error, "strerror", None) or type(error).__name__).lower()
    return WorkspaceError(f"The folder {clean(folder)} could not be made: {reason}. Nothing was written; name another.")
