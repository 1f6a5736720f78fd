"""The map as a workbook for Excel, LibreOffice Calc and Google Sheets: a sheet for each table (see ``tables``).

Texts are texts, never formulas. A text longer than a cell can hold goes on in the sheet "Long texts"
(``xlsx_text.whole`` puts it together). Who voted for what stays out, since a workbook is handed round. The same map on
the same day gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.xml.functions import tostring

from mapcoach.export.escaping import shorten
from mapcoach.export.tables import Column, Table, listed, tables, unlisted
from mapcoach.export.words import wording
from mapcoach.export.xlsx_chart import add_curve
from mapcoach.export.xlsx_sheets import add_sheet
from mapcoach.export.xlsx_styles import add_styles
from mapcoach.export.xlsx_text import LONG_TEXTS, LongTexts
from mapcoach.export.zipping import zipped

if TYPE_CHECKING:
    from mapcoach.export.tables import Row
    from mapcoach.journey import JourneyMap

_ITEMS = 8
"""How many items of a cell of the grid are shown in a row: a row is at most as high as half a screen."""
_CORE = "docProps/core.xml"


def render(journey_map: JourneyMap, today: date) -> bytes:
    """The map as an XLSX file. Raises CannotRenderError if the map is larger than a workbook can be."""
    book, long_texts = Workbook(), LongTexts()
    book.remove(book.worksheets[0])
    add_styles(book)
    for table in tables(journey_map, today):
        if not table.private:
            sheet = add_sheet(book, _in_rows(table) if table.name == "Map" else table, long_texts)
            if table.name == "Emotion curve" and any(row[3] is not None for row in table.rows):
                add_curve(sheet, len(table.rows), wording(journey_map).feels)
    if long_texts:
        add_sheet(book, _long_texts(long_texts), long_texts)
    return _saved(book, _properties(journey_map, today))


def _in_rows(grid: Table) -> Table:
    """The grid with at most so many items in a cell; a fuller lane goes on in further rows."""
    rows: list[Row] = []
    for label, *cells in grid.rows:
        items = [unlisted(str(cell or "")) for cell in cells]
        for start in range(0, max(map(len, items), default=0), _ITEMS):
            lane = f"{label} (continued)" if start else label
            rows.append((lane, *(listed(one[start : start + _ITEMS]) for one in items)))
    return Table(grid.name, grid.purpose, grid.columns, tuple(rows), grid.read_back)


def _long_texts(long_texts: LongTexts) -> Table:
    columns = (Column("No.", "number"), Column("Part", "number"), Column("Text", "long"))
    return Table(LONG_TEXTS, "Texts that are too long for a cell, in parts.", columns, long_texts.rows())


def _properties(journey_map: JourneyMap, today: date) -> DocumentProperties:
    moment = datetime.combine(today, time(), UTC).replace(tzinfo=None)
    title = shorten(journey_map.display_title(), 160)
    return DocumentProperties(creator="mapcoach", title=title, created=moment, modified=moment)


def _saved(book: Workbook, properties: DocumentProperties) -> bytes:
    """The workbook as bytes, without the time at which it was written."""
    drawn = BytesIO()
    book.properties = properties
    modified = properties.modified
    book.save(drawn)
    properties.modified = modified
    core = tostring(properties.to_tree())
    with ZipFile(drawn) as parts:
        return zipped((name, core if name == _CORE else parts.read(name)) for name in parts.namelist())
