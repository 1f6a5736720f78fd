"""Writes a table to a sheet: header, cells, widths, frozen panes, filter, and how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.cell.cell import TYPE_STRING
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

from mapcoach.export import CannotRenderError
from mapcoach.export.escaping import shorten
from mapcoach.export.layout import width
from mapcoach.export.tables_shape import Column, Table, Value
from mapcoach.export.xlsx_styles import HEADER, ID, NAME, NUMBER, TEXT, feeling
from mapcoach.export.xlsx_text import LongTexts, escaped

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_HEADER_ROOM = 124
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_FEELING = "Emotion (-2 to 2)"
_FROZEN = {"Map": 1, "Steps": 4, "Pain points": 2, "Opportunities": 2, "Recommended": 3}
"""The columns on the left that stay in sight, on the screen and on every page."""
_UNFILTERED = {"Map", "ReadMe"}
_FORMULAS = ("=", "+", "-", "@")


def add_sheet(book: Workbook, table: Table, long_texts: LongTexts) -> Worksheet:
    """A sheet with this table, behind the others. Raises CannotRenderError if no sheet can be that large."""
    if len(table.rows) >= _MOST_ROWS or len(table.columns) > _MOST_COLUMNS:
        raise CannotRenderError(
            f"The table “{table.name}” is larger than a sheet can be ({_MOST_ROWS:,} rows, {_MOST_COLUMNS:,} columns). "
            "Nothing was written. Export the map as JSON or CSV instead."
        )
    sheet: Worksheet = book.create_sheet(table.name)
    for place, column in enumerate(table.columns, 1):
        _write(sheet.cell(1, place), escaped(shorten(column.header, _HEADER_ROOM)), HEADER)
    for number, row in enumerate(table.rows, 2):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True), 1):
            fitted = long_texts.fitted(value, keep=table.read_back) if isinstance(value, str) else value
            _write(sheet.cell(number, place), fitted, _style(table, place, column, value))
    _lay_out(sheet, table)
    _set_up_printing(sheet, table)
    return sheet


def _style(table: Table, place: int, column: Column, value: Value) -> str:
    if column.header == _FEELING and isinstance(value, int):
        return feeling(value)
    if table.name in _UNFILTERED and place == 1:
        return NAME
    return {"number": NUMBER, "share": NUMBER, "id": ID}.get(column.kind, TEXT)


def _write(cell: Cell | MergedCell, value: Value, style: str) -> None:
    """A value into a cell. Text is text, whatever it looks like, also after somebody has edited the cell."""
    cell.style = style
    cell.value = value or None if isinstance(value, str) else value
    if isinstance(value, str) and value:
        cell.data_type = TYPE_STRING
        if value.startswith(_FORMULAS):
            cell.quotePrefix = True


# --- how it looks ---------------------------------------------------------------------------------------------

_WIDTHS = {"text": (10, 28), "long": (22, 46), "number": (9, 16), "share": (9, 16), "code": (10, 20), "id": (10, 16)}
"""The least and the greatest width of a column of this kind, in characters."""


def _lay_out(sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _width(column, [row[place - 1] for row in table.rows])
    sheet.row_dimensions[1].height = 34
    sheet.freeze_panes = f"{get_column_letter(_FROZEN.get(table.name, 0) + 1)}2"
    if table.name not in _UNFILTERED:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


def _width(column: Column, values: Sequence[Value]) -> float:
    """Wide enough for the longest line, within the limits of its kind, and for each word of the header."""
    least, greatest = _WIDTHS[column.kind]
    lines = (line for value in values for line in str("" if value is None else value)[: greatest * 4].split("\n"))
    longest = max((width(line) for line in lines), default=0)
    header = max((width(word) for word in column.header.split()), default=0)
    return float(max(least, min(greatest, max(longest + 2, header + 4))))


_PAGE = 230
"""Characters that a landscape page holds side by side, if they are still to be read."""


def _set_up_printing(sheet: Worksheet, table: Table) -> None:
    """A4 landscape, the header on each page, without the ids; a wide table takes several pages side by side."""
    shown = [place for place, column in enumerate(table.columns, 1) if column.kind != "id"]
    widths = sum(sheet.column_dimensions[get_column_letter(place)].width for place in shown)
    sheet.print_area = f"A1:{get_column_letter(shown[-1])}{len(table.rows) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = max(1, ceil(widths / _PAGE))
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    if table.name in _FROZEN:
        sheet.print_title_cols = f"A:{get_column_letter(_FROZEN[table.name])}"
    footer = HeaderFooterItem(center=_HeaderFooterPart(text="&A, page &P of &N"))
    sheet.HeaderFooter = HeaderFooter(oddFooter=footer)
