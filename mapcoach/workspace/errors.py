"""What cannot be done with a map, said to the person who asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class WorkspaceError(Exception):
    """Something cannot be done. ``message`` is meant for the person, complete as it is."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Occupied(WorkspaceError):  # noqa: N818  (what a caller catches: a place that is taken)
    """A file stands where a draft was to be written, and was left as it is; ``force`` would overwrite it.

    ``found`` says so without the advice, for faces that word it themselves.
    """

    def __init__(self, found: str) -> None:
        super().__init__(f"{found} Overwrite it, or name another file.")
        self.found = found


@contextmanager
def using_texts() -> Iterator[None]:
    """Turn a fault in the script, the moves or a starter into a WorkspaceError with the same words."""
    from mapcoach.resources import ResourceError

    try:
        yield
    except ResourceError as error:
        raise WorkspaceError(str(error)) from error
