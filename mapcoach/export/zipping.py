"""ZIP archives whose bytes depend on their content alone."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can tell: every entry has it."""
_READABLE = 0o644 << 16
"""An ordinary file; without it some programs unpack files that nobody may read."""


def zipped(entries: Iterable[tuple[str, str | bytes]]) -> bytes:
    """An archive of these entries (name, content), in their order."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in entries:
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = _READABLE
            archive.writestr(entry, content)
    return packed.getvalue()
