"""Writes a draft to a file: whole or not at all, and never over a map."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.workspace.errors import Occupied, WorkspaceError
from mapcoach.workspace.words import clean

if TYPE_CHECKING:
    from mapcoach.storage import MapStore


def write_draft(
    path: Path, data: bytes, store: MapStore, map_path: Path, *, force: bool = False, files_only: bool = False
) -> None:
    """Write a file. What is there already stays unless ``force`` is given, and a map stays in any case.

    A link is followed; a pipe, a terminal or another device is written through, unless ``files_only`` is given:
    a screen would be overwritten by it. Raises Occupied for a file that stays, WorkspaceError, and BrokenPipeError
    if whoever read from the pipe is gone.
    """
    try:
        there = path.stat()
    except FileNotFoundError:
        there = None
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    if there and not stat.S_ISREG(there.st_mode):
        _write_through(path, there, data, files_only)
        return
    place = Path(os.path.realpath(path))
    _keep_out(path, place, store, map_path)
    if there and not files_only and _is_standard_output(there):  # /dev/stdout, sent to a file by the shell
        sys.stdout.buffer.write(data)
        return
    if os.path.lexists(path) and not force:
        what = "exists" if there else "is a link to a file that is not there,"
        raise Occupied(f"{clean(path)} {what} and was left as it is.")
    try:
        _put(place, data, there)
    except FileExistsError as error:
        raise WorkspaceError(
            f"{clean(path)} has just been made by another program and was left as it is. Name another file."
        ) from error
    except OSError as error:
        raise _refused(path, error) from error


def _write_through(path: Path, there: os.stat_result, data: bytes, files_only: bool) -> None:
    """Write to what is no file; a folder, a disk and a socket are refused, and everything if only files are wanted."""
    if stat.S_ISDIR(there.st_mode):
        raise WorkspaceError(f"{clean(path)} is a folder. Name a file in it, such as {clean(path / 'draft.md')}.")
    if files_only or not (stat.S_ISCHR(there.st_mode) or stat.S_ISFIFO(there.st_mode)):
        raise WorkspaceError(f"{clean(path)} is not a file, and nothing was written to it. Name another place.")
    if _is_standard_output(there):
        sys.stdout.buffer.write(data)
        return
    try:
        with path.open("wb") as device:
            device.write(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _refused(path, error) from error


def _is_standard_output(there: os.stat_result) -> bool:
    with suppress(OSError, ValueError):
        return os.path.samestat(there, os.fstat(sys.stdout.fileno()))
    return False


def _keep_out(path: Path, place: Path, store: MapStore, map_path: Path) -> None:
    """Refuse a place that belongs to a map, or where only maps may be."""
    from mapcoach.storage.places import is_file, previous_of, real

    folders = (real(store.maps_directory), real(store.trash_directory))
    if any(folder in (place, *place.parents) for folder in folders):
        raise WorkspaceError(
            f"{clean(path)} is in the folder where mapcoach keeps its maps; nothing was written there. "
            "Name a file somewhere else, such as draft.md."
        )
    ours = place == real(map_path) or is_file(previous_of(place))
    if ours or (place.exists() and (_same(place, map_path) or _is_a_map(place))):
        raise WorkspaceError(
            f"{clean(path)} is a map, or a version of one, and was left as it is: a draft never takes a map's place. "
            "Name another file."
        )


def _same(place: Path, map_path: Path) -> bool:
    with suppress(OSError):
        return place.samefile(map_path)
    return False


def _is_a_map(place: Path) -> bool:
    """Whether a file is a map, be it a damaged one. Raises WorkspaceError if that cannot be found out."""
    from mapcoach.storage import layout
    from mapcoach.storage.heads import HEAD_BYTES, looks_like_ours, read_about

    try:
        with place.open("rb") as file:
            if looks_like_ours(file.read(HEAD_BYTES)):
                return True
        return layout.format_of({layout.ABOUT: read_about(str(place))}) > 0
    except ValueError:
        return False
    except OSError as error:
        raise WorkspaceError(
            f"{clean(place)} cannot be read, so it is not certain that it is no map. It was left as it is; "
            "name another file."
        ) from error


def _put(place: Path, data: bytes, there: os.stat_result | None) -> None:
    """Put the data in the place of a file, or where there is none. Raises FileExistsError if there is one now."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), stat.S_IMODE(there.st_mode) if there else _mode())
        if there:
            temporary.replace(place)
        else:
            _name(temporary, place, data)
    finally:
        temporary.unlink(missing_ok=True)


def _name(temporary: Path, place: Path, data: bytes) -> None:
    """Give a file its name, unless something goes by it."""
    try:
        place.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # disks that cannot give a file two names
        with place.open("xb") as file:
            file.write(data)


def _mode() -> int:
    """The mode an ordinary new file gets."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def _refused(path: Path, error: Exception) -> WorkspaceError:
    reason = (getattr(error, "strerror", None) or type(error).__name__).lower()
    return WorkspaceError(f"{clean(path)} could not be written: {reason}. Nothing was changed; name another place.")
