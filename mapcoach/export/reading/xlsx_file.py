"""Workbooks: each sheet as a table of values, merged cells filled, formulas by the results that the file holds."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from mapcoach.export.reading.csv_file import MOST_COLUMNS, MOST_ROWS
from mapcoach.export.reading.grid_cells import Missed
from mapcoach.export.reading.results import CannotReadError, Reading
from mapcoach.export.reading.sheets import Sheet, Value, letters
from mapcoach.export.reading.table_kinds import read_sheets
from mapcoach.export.reading.texts import plain, shown
from mapcoach.export.reading.xlsx_guard import parts_of
from mapcoach.export.xlsx_text import LONG_TEXTS, unescaped, whole
from mapcoach.interview.replies.cleaning import without_surrogates

_MOST_SHEETS = 50
_MOST_MERGED = 5_000
_LARGEST_MERGED = 2_000
_MOST_FILLED = 200_000
"""So many cells are filled from merged ones."""
_LARGEST_SHEET = 2_000_000
"""So many cells may a sheet reach over, the empty ones among them."""
_MERGED = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_NO_RESULT = re.compile(
    rb"<(?:\w{1,20}:)?c\s(?:[^>]{0,200}?\s)?r=[\"']([A-Z]{1,3}\d{1,7})[\"'][^>]{0,200}>\s{0,50}<(?:\w{1,20}:)?f\b"
    rb"[^>]{0,500}(?:/>|>[^<]{0,9000}</(?:\w{1,20}:)?f>)\s{0,50}"
    rb"(?:<(?:\w{1,20}:)?v\s{0,50}/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s{0,50}</(?:\w{1,20}:)?c>"
)
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})


def read(name: str, data: bytes, roles: Mapping[str, str]) -> Reading:
    """Read a workbook. Raises CannotReadError for what is damaged, could do harm, or is no table."""
    parts = parts_of(data)
    missed = Missed()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and validations that openpyxl does not know
            sheets = list(_sheets(data, parts, missed))
    except CannotReadError:
        raise
    except Exception as error:  # whatever a damaged part makes of openpyxl
        raise CannotReadError(
            f"The workbook is damaged: a part of it cannot be read ({type(error).__name__}). Nothing was taken. "
            "Open it in its program and save it again as .xlsx."
        ) from error
    return read_sheets("xlsx", data, _with_long_texts(sheets), roles, missed.all())


def _with_long_texts(sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with those texts whole that we had to put into a sheet of their own."""
    pieces: dict[int, str] = {}
    for sheet in sheets:
        if sheet.name == LONG_TEXTS:
            for row in sheet.rows[1:]:
                if len(row) >= 3 and isinstance(row[0], int) and isinstance(row[2], str):
                    pieces[row[0]] = pieces.get(row[0], "") + row[2]
    if not pieces:
        return sheets
    return [
        Sheet(one.name, [[whole(v, pieces) if isinstance(v, str) else v for v in row] for row in one.rows], one.lines)
        for one in sheets
        if one.name != LONG_TEXTS
    ]


def _sheets(data: bytes, parts: Mapping[str, bytes], missed: Missed) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    with closing(load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)) as workbook:
        for sheet in workbook.worksheets[:_MOST_SHEETS]:
            content = parts.get(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"), b"")
            title = plain(sheet.title) or "Sheet"
            declared = sheet.max_row or 0
            rows = _rows(sheet, title, missed)
            if declared > MOST_ROWS and len(rows) >= MOST_ROWS:
                missed.add(f"sheet {title}", f"what is below row {MOST_ROWS:,}", "no map has so many rows")
            _fill(rows, content)
            for match in _NO_RESULT.finditer(content):
                why = "its result is not in the file; open it in its program and save it, then import it again"
                missed.add(f"sheet {title}, cell {match[1].decode()}", "a formula", why)
            yield _trimmed(title, rows)
        for sheet in workbook.worksheets[_MOST_SHEETS:]:
            why = f"only the first {_MOST_SHEETS} sheets are read"
            missed.add(f"sheet {plain(sheet.title)}", "the whole sheet", why)


def _rows(sheet: Any, title: str, missed: Missed) -> list[list[Value]]:  # noqa: ANN401  (openpyxl's)
    """The values of a sheet, row by row; the sizes that the sheet claims to have are not believed."""
    sheet.reset_dimensions()
    rows: list[list[Value]] = []
    cells = 0
    for row in sheet.iter_rows(max_row=MOST_ROWS, values_only=True):
        values = [_value(value) for value in row[:MOST_COLUMNS]]
        beyond = row[MOST_COLUMNS:]
        if beyond.count(None) < len(beyond):
            where = Sheet(title, (), ()).where(len(rows))
            missed.add(where, f"what is right of column {letters(MOST_COLUMNS - 1)}", "no map has so many columns")
        while values and values[-1] is None:
            values.pop()
        for column, value in enumerate(values):
            if isinstance(value, str) and value in _ERRORS:
                where = Sheet(title, (), ()).where(len(rows), column)
                missed.add(where, shown(value), "the formula there has no result")
                values[column] = None
        rows.append(values)
        cells += len(values)
        if cells > _LARGEST_SHEET:
            raise CannotReadError(
                f"The sheet {shown(title)} reaches over more than {_LARGEST_SHEET:,} cells, far more than a map. "
                "Nothing was taken. Copy only the cells of the map into a new workbook."
            )
    return rows


def _value(value: object) -> Value:
    """A cell's value as a plain one: times as text, texts without what Excel puts for a carriage return."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    text = without_surrogates(unescaped(str(value)))
    return text if text.strip() else None


def _fill(rows: list[list[Value]], content: bytes) -> None:
    """Put the value of merged cells into each of them, as a reader sees it."""
    filled = 0
    for number, match in enumerate(_MERGED.finditer(content)):
        if number >= _MOST_MERGED:
            return
        left, top, right, bottom = _column(match[1]), int(match[2]) - 1, _column(match[3]), int(match[4]) - 1
        bottom, right = min(bottom, len(rows) - 1), min(right, MOST_COLUMNS - 1)
        if (bottom - top + 1) * (right - left + 1) > _LARGEST_MERGED or top >= len(rows):
            continue
        value = rows[top][left] if left < len(rows[top]) else None
        filled += (bottom - top + 1) * (right - left + 1)
        if value is None or filled > _MOST_FILLED:
            continue
        for row in rows[top : bottom + 1]:
            row += [None] * (right + 1 - len(row))
            row[left : right + 1] = [value] * (right + 1 - left)


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number - 1


def _trimmed(title: str, rows: list[list[Value]]) -> Sheet:
    """The sheet without its empty rows."""
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(value is not None for value in row)]
    return Sheet(title, [row for _, row in filled], [number for number, _ in filled])
