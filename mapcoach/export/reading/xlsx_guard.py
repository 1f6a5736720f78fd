"""Looks at the parts of a workbook before anything opens them: whether it is one, and whether it could do harm.

A ZIP can hold far more than its size tells, and XML can pull in other files or blow up by entities. Office writes
neither document types nor entities, so a part with one is refused, whatever XML library openpyxl finds.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from mapcoach.export.reading.results import CannotReadError

_MOST_PARTS = 2_000
_MOST_BYTES = 40_000_000
"""Of XML, unpacked, in all parts of a workbook."""
_MOST_CELLS = 400_000
"""In all sheets of a workbook."""
_DOCTYPE = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T|E\x00?N\x00?T\x00?I)", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.IGNORECASE)
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16", b"utf-16le", b"utf-16be", b"iso-8859-1"})
_FAR = re.compile(rb"\sr=[\"'](?:A[M-Z]|[B-Z][A-Z])[A-Z]\d")
_FAR_COUNTS = 200
"""A cell beyond the thousandth column counts as so many, as the row is filled up to it."""
_CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s>/]")
_OTHERS = (
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("document.json", "a Lucid document"),
)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The XML parts of a workbook, by their names. Raises CannotReadError for what is none, or could do harm."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise CannotReadError(
            f"The file looks like a workbook, but it cannot be unpacked ({type(error).__name__}). Nothing was taken. "
            "Open it in its program and save it again as .xlsx without a password."
        ) from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    names = {one.filename for one in members}
    if not any(name.startswith("xl/") or name.endswith("workbook.xml") for name in names):
        what = next((what for name, what in _OTHERS if name in names), "a ZIP archive")
        raise CannotReadError(
            f"The file is {what}, not a workbook: a map cannot be read back from that. Nothing was taken. mapcoach "
            "reads JSON, CSV, XLSX, its own Markdown drafts, and Mermaid journeys."
        )
    chosen = [one for one in members if one.filename.lower().endswith((".xml", ".rels", ".vml"))]
    if len(members) > _MOST_PARTS or sum(one.file_size for one in chosen) > _MOST_BYTES:
        raise CannotReadError(
            f"Unpacked, the workbook would have {len(members):,} parts and {sum(one.file_size for one in chosen):,} "
            "bytes, far more than a map needs. Nothing was taken. Copy the map's sheet into a new workbook."
        )
    found = {one.filename: archive.read(one) for one in chosen}
    cells = 0
    for name, content in found.items():
        _check(content)
        cells += sum(1 for _ in _CELL.finditer(content)) if "worksheets/" in name else 0
        cells += _FAR_COUNTS * sum(1 for _ in _FAR.finditer(content)) if "worksheets/" in name else 0
        if cells > _MOST_CELLS:
            raise CannotReadError(
                f"The sheets of the workbook have more than {_MOST_CELLS:,} cells, far more than a map. Nothing was "
                "taken. Copy the map into a new workbook."
            )
    return found


def _check(content: bytes) -> None:
    encoding = _ENCODING.search(content[:400].replace(b"\x00", b""))
    odd = encoding is not None and encoding[1].lower() not in _ENCODINGS
    if odd or _DOCTYPE.search(content):
        raise CannotReadError(
            "The workbook defines XML entities or uses an encoding that no office program writes, which could be an "
            "attack. Nothing was taken. If you trust it, open it in its program and save it again."
        )
