"""Office files whose bytes do not depend on when they were made: deck and workbook are ZIP files with dates in them."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_MADE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_WORKBOOK = "xl/workbook.xml"


def fixed(file: bytes) -> bytes:
    """The same file with fixed dates; the moment at which a workbook was made is taken out, a deck's is its own."""
    packed = BytesIO()
    with ZipFile(BytesIO(file)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        is_workbook = _WORKBOOK in source.namelist()
        for name in source.namelist():
            content = source.read(name)
            if is_workbook and name == "docProps/core.xml":
                content = _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content)
    return packed.getvalue()
