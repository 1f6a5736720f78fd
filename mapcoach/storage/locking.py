"""One writer at a time in a folder, whichever process it is in.

The lock is one hidden file a folder and not one a map: it stays when maps come and go, so that no two
processes ever hold locks on different files of the same name. It falls when its process ends, however it ends.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mapcoach.storage.errors import MapBusy, shown, writing
from mapcoach.storage.places import LOCK_NAME

WAIT_SECONDS = 10.0
_POLL_SECONDS = 0.002


@contextmanager
def locked(*folders: Path) -> Iterator[None]:
    """Hold the locks of these folders. Raises MapBusy when one is not to be had within WAIT_SECONDS."""
    from filelock import FileLock, Timeout  # 50 ms that only writing pays for

    with ExitStack() as held:
        for folder in sorted(set(folders)):  # always in the same order: nobody waits for each other
            lock = FileLock(folder / LOCK_NAME, mode=0o600)
            with writing(folder, "cannot be written to"):
                if not folder.is_dir():  # filelock would make it
                    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
                try:
                    held.enter_context(lock.acquire(timeout=WAIT_SECONDS, poll_interval=_POLL_SECONDS))
                except Timeout as error:
                    raise MapBusy(
                        f"Another mapcoach is writing to this map, or to one beside it in {shown(folder)}, and has "
                        f"not finished within {WAIT_SECONDS:g} seconds. Nothing was changed. Close it, or try again."
                    ) from error
        yield
