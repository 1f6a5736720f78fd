"""Reads and replaces whole files, so that at every moment a complete one stands there, on disk.

Everything here raises OSError as the system gives it, and expects its caller to hold the folder's lock.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from mapcoach.storage.places import is_temporary_of, temporary_of

Version = tuple[int, int, int]
"""Tells one version of a file from another: its inode, time of change in nanoseconds, and size in bytes."""

_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


def version_of(status: os.stat_result) -> Version:
    """The version of a file that this status describes."""
    return status.st_ino, status.st_mtime_ns, status.st_size


def read(path: Path) -> tuple[bytes, Version]:
    """The content of a file, and the version that this content is."""
    descriptor = open_to_read(path)
    try:
        version = version_of(os.fstat(descriptor))
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(), version
    finally:
        os.close(descriptor)


def open_to_read(path: str | Path) -> int:
    """A descriptor of an ordinary file. A folder, pipe or device is refused rather than waited for."""
    try:
        descriptor = os.open(path, _READ)
    except ValueError as error:  # a NUL in the name
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    code = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
    raise OSError(code, os.strerror(code), str(path))


def replace(path: Path, content: bytes, previous: Path | None = None) -> Version:
    """Put this content at the path, durably, and keep what stood there as ``previous``.

    Without ``previous`` the path must be free. When it returns, the content is on disk. When it raises, what
    stood there still does. Killed at any moment, it leaves either the old content or the new.
    """
    temporary = temporary_of(path)
    kept: Path | None = None
    try:
        version = _write(temporary, content)
        if previous is not None and path.exists():
            kept = _keep(path)
        temporary.replace(path)
    except BaseException:
        _discard(temporary, kept)
        raise
    try:
        sync_folder(path.parent)
        if previous is not None and kept is not None:
            kept.replace(previous)  # after the sync, so that a failure up to here can be taken back
    except BaseException:
        _take_back(path, kept)
        raise
    return version


def put(path: Path, content: bytes) -> None:
    """Put this content at the path, whole or not at all: it outlives a kill, but perhaps not a power cut."""
    temporary = temporary_of(path)
    try:
        _write(temporary, content, durable=False)
        temporary.replace(path)
    except BaseException:
        _discard(temporary)
        raise


def sweep(path: Path) -> None:
    """Remove what a killed process left half written beside this file."""
    with os.scandir(path.parent) as entries:
        leftovers = [Path(entry.path) for entry in entries if is_temporary_of(path, entry.name)]
    _discard(*leftovers)


def move(source: Path, target: Path) -> None:
    """Move a file to a free place, durably, across disks too. When it raises, the file is where it was."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        replace(target, read(source)[0])
        source.unlink()
    with suppress(OSError):
        target.chmod(0o600)
    try:
        sync_folder(target.parent)
        sync_folder(source.parent)
    except OSError:
        with suppress(OSError):
            target.rename(source)
        raise


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to disk. Systems that cannot do that are let off."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _write(path: Path, content: bytes, durable: bool = True) -> Version:
    descriptor = os.open(path, _CREATE, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)  # open's mode is subject to the umask
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if durable:
            _sync(descriptor)
        return version_of(os.fstat(descriptor))
    except BaseException:
        _discard(path)
        raise
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync alone leaves the data in the drive's cache there
            return
    os.fsync(descriptor)


def _keep(path: Path) -> Path:
    """A second name for the file, or a copy of it where files cannot have two names."""
    kept = temporary_of(path)
    try:
        kept.hardlink_to(path)
        kept.chmod(0o600)
    except OSError:
        _discard(kept)
        _write(kept, read(path)[0])
    return kept


def _take_back(path: Path, kept: Path | None) -> None:
    with suppress(OSError):
        if kept is None:
            path.unlink()
        else:
            kept.replace(path)
        sync_folder(path.parent)


def _discard(*paths: Path | None) -> None:
    for path in paths:
        if path is not None:
            with suppress(OSError):
                path.unlink()
