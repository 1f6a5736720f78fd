"""Files of other programs, and our own exports, read back: operations for a new map with a preview.

Importing this package is cheap: what a format needs is loaded when a file of it is read.
"""

from __future__ import annotations

from collections.abc import Mapping

from mapcoach.export.reading.results import CannotReadError, NotTaken, Reading, RoleQuestion, WrongRoleError

__all__ = ["LARGEST_FILE", "CannotReadError", "NotTaken", "Reading", "RoleQuestion", "WrongRoleError", "read_file"]

LARGEST_FILE = 50_000_000
"""The most bytes that a file may have."""


def read_file(name: str, data: bytes, roles: Mapping[str, str] | None = None) -> Reading:
    """Read a file by what is in it (and by its name, where that leaves it open). Pure: nothing is opened or written.

    ``roles`` say of columns or rows of a table what they hold, by their header. Raises CannotReadError for a file of
    which nothing can be taken.
    """
    from mapcoach.export.reading.kinds import reader_of

    if len(data) > LARGEST_FILE:
        raise CannotReadError(
            f"The file is larger than {LARGEST_FILE // 1_000_000} MB, which is more than any map needs. "
            "Nothing was taken; save only the map from the program that it comes from."
        )
    return reader_of(name, data)(name, data, dict(roles or {}))
