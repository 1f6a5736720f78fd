"""What can go wrong with a map's file, said to the person who owns the map.

Each message says what happened, what was kept, and what to do next.
"""
# ruff: noqa: N818  (these names are what the other rooms catch: a DamagedMap is a thing, not only an error)

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapcoach.storage.heads import MapSummary


class StorageError(Exception):
    """A map could not be read, found or written. ``message`` is meant for the person, complete as it is."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class CannotRead(StorageError):
    """The system refuses to read a file."""


class CannotWrite(StorageError):
    """The system refuses to write: no room, no permission, a read-only disk. Nothing was changed."""


class MapBusy(StorageError):
    """Another process has held the lock for longer than we wait."""


class AlreadyThere(StorageError):
    """A file stands where one was to be written; it was not touched."""


class MapReplaced(StorageError):
    """The journal on disk is not a continuation of the one that was read: an older version was put back."""


class NotFound(StorageError):
    """No map goes by that name. ``close`` holds titles like it."""

    def __init__(self, message: str, close: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.close = tuple(close)


class Ambiguous(StorageError):
    """Several maps go by that name; they are the ``candidates``."""

    def __init__(self, message: str, candidates: Sequence[MapSummary]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class NewerFormat(StorageError):
    """The file was written by a later mapcoach; it was not touched."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{shown(path)} is in version {found} of the map format, and this mapcoach knows versions up to {known}. "
            "The file was not touched. To open it, update mapcoach: pip install --upgrade mapcoach"
        )
        self.path, self.found, self.known = path, found, known


class DamagedMap(StorageError):
    """The file is not a readable map. Its bytes are at ``kept``.

    ``previous`` is the file of a previous version that can be brought back, if there is one.
    """

    def __init__(self, message: str, *, path: Path, reason: str, kept: Path, previous: Path | None = None) -> None:
        super().__init__(message)
        self.path, self.reason, self.kept, self.previous = path, reason, kept, previous

    @classmethod
    def in_place(cls, path: Path, reason: str) -> DamagedMap:
        """The error while the damaged file still stands where it was found."""
        message = (
            f"{shown(path)} cannot be read as a map: {reason}. The file was left as it is. "
            "Opening the map again sets it aside and offers its previous version."
        )
        return cls(message, path=path, reason=reason, kept=path)


class NotAMap(DamagedMap):
    """The file does not look as if it ever was a map, so it was left alone."""


def shown(text: str | Path, limit: int = 60) -> str:
    """A person's text, or a path in full, made safe for a message: one line, nothing that steers a terminal."""
    line = str(text) if isinstance(text, Path) else " ".join(text.split())
    safe = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
    return safe if isinstance(text, Path) or len(safe) <= limit else safe[: limit - 1] + "…"


_OTHER_PLACE = "Check who owns the file and its folder, or name another place."
_WHY: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("there is no room left on the disk", "Free some space, then try again."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space, then try again."),
    errno.EFBIG: ("the file would be larger than this system allows", "Ask who set the limit, then try again."),
    errno.EACCES: ("permission is missing", _OTHER_PLACE),
    errno.EPERM: ("permission is missing", _OTHER_PLACE),
    errno.EROFS: ("the disk is read-only", "Make it writable, or name another place."),
    errno.ENOENT: ("the folder does not exist", "Create the folder first, or name another place."),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "Check the path."),
    errno.EISDIR: ("that is a folder", "Name a file in it."),
    errno.ELOOP: ("it is a link that leads nowhere", "Name the file itself."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
    errno.EINVAL: ("that is not an ordinary file, or its name is not one", "Name another file."),
    errno.EIO: ("the disk reports a fault", "Copy your maps to another disk, then check this one."),
}


def _why(error: OSError) -> tuple[str, str]:
    return _WHY.get(error.errno or 0, (error.strerror or type(error).__name__, "Then try again."))


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the system says while this file is read into a NotFound or a CannotRead."""
    try:
        yield
    except FileNotFoundError as error:
        gone = "is a link to a file that is not there" if path.is_symlink() else "is not there"
        raise NotFound(
            f"{shown(path)} {gone} (any more). Nothing was written. If the map was deleted, "
            "'mapcoach restore' brings it back from the trash; if it was moved, open it at its new place."
        ) from error
    except OSError as error:
        reason, advice = _why(error)
        raise CannotRead(f"{shown(path)} cannot be read: {reason}. Nothing was changed. {advice}") from error


@contextmanager
def writing(path: Path, refused: str = "cannot be saved") -> Iterator[None]:
    """Turn what the system says while this file, or in this folder, is written into a CannotWrite."""
    try:
        yield
    except OSError as error:
        reason, advice = _why(error)
        raise CannotWrite(f"{shown(path)} {refused}: {reason}. What was saved before is unchanged. {advice}") from error
