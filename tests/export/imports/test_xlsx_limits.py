"""Workbooks that are larger than they look, and what is left out of large ones."""

from __future__ import annotations

import time

import pytest

from mapcoach.export.reading import CannotReadError, read_file
from tests.export.imports.test_kinds import GRID, SHEET, repacked, workbook


def sheet(rows: bytes) -> bytes:
    def change(content: bytes) -> bytes:
        begins, ends = content.index(b"<sheetData>") + 11, content.index(b"</sheetData>")
        return content[:begins] + rows + content[ends:]

    return repacked(workbook(*GRID), SHEET, change)


def cells(column: bytes, rows: int, inside: bytes = b"<v>1</v>") -> bytes:
    return b"".join(b'<row r="%d"><c r="%s%d">%s</c></row>' % (at, column, at, inside) for at in range(1, rows + 1))


def text(place: bytes, said: bytes) -> bytes:
    return b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (place, said)


def row(inside: bytes) -> bytes:
    return b"<row>%s</row>" % inside


@pytest.mark.parametrize("column", [b"ALL", b"XFD"])
def test_cells_far_out_are_refused(column: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(CannotReadError, match="far more than a map"):
        read_file("a.xlsx", sheet(cells(column, 4_000)))
    assert time.process_time() - begun < 15


def test_formulas_without_results_are_counted() -> None:
    grid = row(text(b"A1", b"Stage") + text(b"B1", b"A")) + row(text(b"A2", b"Step") + text(b"B2", b"b"))
    rest = b"".join(b'<row r="%d"><c r="B%d"><f>A1</f></c></row>' % (at, at) for at in range(3, 503))
    found = read_file("a.xlsx", sheet(grid + rest))
    assert [point.name for point in found.map.touchpoints()] == ["b"]
    assert [one.where for one in found.not_taken][-1] == "300 more places"


def test_what_is_right_of_all_columns_is_named() -> None:
    rows = row(text(b"A1", b"Stage") + text(b"B1", b"A") + text(b"AMZ1", b"far"))
    rows += row(text(b"A2", b"Step") + text(b"B2", b"b"))
    found = read_file("a.xlsx", sheet(rows))
    assert [(one.where, one.what) for one in found.not_taken] == [("sheet Sheet, row 1", "what is right of column ALL")]


def test_cells_of_all_sheets_count_together() -> None:
    with pytest.raises(CannotReadError, match="far more than a map"):
        read_file("a.xlsx", sheet(b'<row r="1">' + b"<c/>" * 400_001 + b"</row>"))


def test_nothing_but_formulas_without_results_says_so() -> None:
    with pytest.raises(CannotReadError, match=r"are empty.*a formula: its result is not in the file"):
        read_file("a.xlsx", sheet(cells(b"B", 3, b"<f>A1</f>")))
