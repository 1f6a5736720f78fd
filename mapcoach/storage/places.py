"""Where mapcoach keeps files, and the names of the files that stand beside a map."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from mapcoach.storage.errors import AlreadyThere, StorageError, shown

SUFFIX = ".json"
LOCK_NAME = ".mapcoach.lock"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def default_directory() -> Path:
    """The folder of the user's maps: ``MAPCOACH_DATA_DIR``, or the platform's place for such data."""
    named = os.environ.get("MAPCOACH_DATA_DIR")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("mapcoach", appauthor=False))


def maps_in(directory: Path | None) -> Path:
    """The folder of the maps in a data folder, the user's if none is named."""
    return absolute(directory or default_directory()) / "maps"


def is_id(text: str) -> bool:
    """Whether a text can be the id of a map, and with that the name of its file."""
    return _ID.fullmatch(text) is not None


def file_name(map_id: str) -> str:
    """The name of the file of a map with this id. Raises StorageError if it can be none."""
    if not is_id(map_id):
        raise StorageError(
            f"'{shown(map_id, 40)}' cannot be the id of a map: an id has up to 64 of a-z, 0-9 and hyphens, "
            "and starts with no hyphen. Nothing was written."
        )
    return map_id + SUFFIX


def absolute(path: Path) -> Path:
    """The path, independent of the current folder; links stay links."""
    return path.absolute()


def real(path: Path) -> Path:
    """The path of the file itself: a map that is reached by a link is written where it really is."""
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:
        raise StorageError(f"'{shown(path)}' cannot be the name of a file. Nothing was written.") from error


def is_file(path: Path) -> bool:
    """Whether a file is there; not if the system does not say."""
    try:
        return path.is_file()
    except OSError:
        return False


def previous_of(path: Path) -> Path:
    """Where the previous version of a map is kept, hidden beside it."""
    return path.parent / f".{path.name}.previous"


def map_of(previous_name: str) -> str | None:
    """The file name of the map whose previous version goes by this file name; None if it is no such name."""
    name = previous_name.removeprefix(".").removesuffix(".previous")
    return name if previous_name == f".{name}.previous" and name.endswith(SUFFIX) else None


def origin_of(path: Path) -> Path:
    """Where the trash notes from which place a map came."""
    return path.parent / f".{path.name}.origin"


def temporary_of(path: Path) -> Path:
    """A new name for a file that is being written, in the folder of the file that it will become."""
    return path.parent / f".{path.name}.{os.urandom(4).hex()}.saving"


def is_temporary_of(path: Path, name: str) -> bool:
    """Whether this file name is one that ``temporary_of`` makes for the path."""
    return re.fullmatch(rf"\.{re.escape(path.name)}\.[0-9a-f]{{8}}\.saving", name) is not None


def refuse_taken(path: Path) -> None:
    """Raise AlreadyThere if anything stands at the path, be it a link that leads nowhere."""
    if os.path.lexists(path):
        raise AlreadyThere(
            f"There is something at {shown(path)} already, and it was not touched. "
            "Choose another name, or move what is there away first."
        )


def free_name(path: Path) -> Path:
    """The path, or the first numbered variant of it that neither a file nor a file's companions have taken."""
    number, candidate = 1, path
    while any(os.path.lexists(name) for name in (candidate, previous_of(candidate), origin_of(candidate))):
        number += 1
        candidate = path.with_name(f"{path.name.removesuffix(SUFFIX)}-{number}{SUFFIX * path.name.endswith(SUFFIX)}")
    return candidate


def make_private(folder: Path) -> None:
    """Create a folder, and those above it, that only their owner can enter. Existing ones are left alone."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_private(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    else:
        folder.chmod(0o700)  # mkdir's mode is subject to the umask
