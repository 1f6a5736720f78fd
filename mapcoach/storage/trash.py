"""The trash: deleted maps, each with its previous version and a note of where it came from."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mapcoach.storage import atomic
from mapcoach.storage.errors import reading, writing
from mapcoach.storage.heads import read_summary
from mapcoach.storage.locking import locked
from mapcoach.storage.places import (
    LOCK_NAME,
    SUFFIX,
    free_name,
    is_file,
    make_private,
    origin_of,
    previous_of,
    refuse_taken,
)


def throw_away(place: Path, trash: Path) -> Path:
    """Move a map's file into the trash and return where it is now. Nothing in the trash is overwritten."""
    with writing(trash, "cannot be made"):
        make_private(trash)
    name = place.name.lstrip(".") or "map"
    with locked(place.parent, trash):
        _require_file(place)
        target = free_name(trash / (name if name.endswith(SUFFIX) else name + SUFFIX))
        with writing(target):
            atomic.replace(origin_of(target), os.fsencode(place))
            try:
                if is_file(previous_of(place)):
                    atomic.move(previous_of(place), previous_of(target))
                atomic.move(place, target)  # last: as long as it is in its place, the map is not deleted
            except OSError:
                _undo(place, target)
                raise
            with suppress(OSError):
                atomic.sweep(place)
    return target


def take_back(thrown: Path, home: Path) -> Path:
    """Move a map from the trash to where it was, or to ``home`` if that folder is gone; return its path.

    Raises AlreadyThere if its place is taken.
    """
    target = _origin(thrown) or home / thrown.name
    if not target.parent.is_dir():
        with writing(home, "cannot be made"):
            make_private(home)
        target = home / thrown.name
    with locked(thrown.parent, target.parent):
        _require_file(thrown)
        refuse_taken(target)
        with writing(target):
            atomic.move(thrown, target)
            if is_file(previous_of(thrown)) and not previous_of(target).exists():
                atomic.move(previous_of(thrown), previous_of(target))
            with suppress(FileNotFoundError):
                origin_of(thrown).unlink()
    return target


def empty(trash: Path, gone: set[str]) -> int:
    """Delete for good what is in the trash, and count the maps that were in it.

    Their ids are added to ``gone``, even when the trash could be emptied in part only.
    """
    if not trash.is_dir():
        return 0
    count = 0
    with locked(trash), writing(trash, "cannot be emptied"):
        for path in sorted(trash.iterdir(), reverse=True):  # hidden files last: the places that maps came from
            if path.name != LOCK_NAME and not path.is_dir():
                ids = _ids(path)
                path.unlink()
                gone |= ids
                count += not path.name.startswith(".")
        atomic.sync_folder(trash)
    return count


def _ids(thrown: Path) -> set[str]:
    """The ids that a map in the trash may have had. That of a damaged one is the name of the file that it was."""
    if thrown.name.startswith("."):
        return set()
    origin = _origin(thrown)
    return {read_summary(str(thrown)).id, *([origin.stem] if origin else [])}


def _undo(place: Path, target: Path) -> None:
    with suppress(OSError):
        origin_of(target).unlink()
        if is_file(previous_of(target)) and not is_file(previous_of(place)):
            atomic.move(previous_of(target), previous_of(place))


def _require_file(path: Path) -> None:
    with reading(path):
        os.close(atomic.open_to_read(path))


def _origin(thrown: Path) -> Path | None:
    try:
        noted = Path(os.fsdecode(atomic.read(origin_of(thrown))[0]))
    except OSError:
        return None
    return noted if noted.is_absolute() and noted.name else None
