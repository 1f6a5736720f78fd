"""Office files whose bytes do not depend on when they were made: deck and workbook are ZIP files with dates in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from mapcoach.export.zipping import zipped

_MADE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_WORKBOOK = "xl/workbook.xml"


def fixed(file: bytes) -> bytes:
    """The same file with fixed dates; the moment at which a workbook was made is taken out, a deck's is its own."""
    with ZipFile(BytesIO(file)) as source:
        return zipped(_parts(source))


def _parts(source: ZipFile) -> Iterator[tuple[str, bytes]]:
    is_workbook = _WORKBOOK in source.namelist()
    for name in source.namelist():
        content = source.read(name)
        if is_workbook and name == "docProps/core.xml":
            content = _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
        yield name, content
