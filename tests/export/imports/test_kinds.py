"""What kind of file it is, workbooks that could do harm, and files that are nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from mapcoach.export import markdown
from mapcoach.export.reading import CannotReadError, read_file
from tests.export.imports.held import tried
from tests.export.maps import TODAY, clinic


def workbook(*rows: tuple[Any, ...], merged: str = "") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def repacked(data: bytes, name: str, change: Any) -> bytes:
    """The workbook with one of its parts changed."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return written.getvalue()


GRID = (("Phase", "Find", "Buy"), ("Touchpoints", "Search", "Form"), ("Feeling", 4, 1))
SHEET = "xl/worksheets/sheet1.xml"


def test_the_content_counts_before_the_name() -> None:
    text = markdown.render(clinic(), TODAY)
    assert read_file("map.txt", text.encode()).kind == "markdown"
    assert read_file("map.xlsx", b'{"title": "A", "stages": [{"name": "B"}]}').kind == "json"
    assert read_file("map.json", workbook(*GRID)).kind == "xlsx"
    assert read_file("map", b"journey\n A: 3: Me\n").kind == "mermaid"
    assert read_file("map", b"Phase,Find\nTouchpoints,Search\n").kind == "csv"


def test_a_plain_grid_in_a_workbook() -> None:
    found = read_file("a.xlsx", workbook(*GRID))
    assert [(one.name, one.emotion.score) for one in found.map.touchpoints()] == [("Search", 1), ("Form", -2)]


def test_merged_cells_hold_for_each() -> None:
    rows = (("Phase", "Find", None, "Buy"), ("Touchpoints", "Search", "Call", "Form"), ("Feeling", 4, 2, 1))
    found = read_file("a.xlsx", workbook(*rows, merged="B1:C1"))
    assert [(stage.name, len(stage.touchpoints)) for stage in found.map.stages] == [("Find", 2), ("Buy", 1)]


def test_formulas_without_results_and_errors_are_named() -> None:
    found = read_file("a.xlsx", workbook(*GRID, ("Pains", "=A1&B1", "slow")))
    assert [(one.where, one.what) for one in found.not_taken] == [("sheet Sheet, cell B4", "a formula")]
    assert [pain.text for pain in found.map.pain_points()] == ["slow"]


def test_dates_are_texts() -> None:
    from datetime import datetime

    found = read_file("a.xlsx", workbook(*GRID, ("Pains", datetime(2026, 5, 1), "slow")))
    assert found.map.pain_points()[0].text == "2026-05-01"


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b"><!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    def change(content: bytes) -> bytes:
        return (DOCTYPE.decode() + content.decode().split("?>", 1)[-1]).encode(encoding)

    with pytest.raises(CannotReadError, match="entities"):
        read_file("a.xlsx", repacked(workbook(*GRID), SHEET, change))


def test_odd_encodings_are_refused() -> None:
    with pytest.raises(CannotReadError, match="encoding"):
        read_file("a.xlsx", repacked(workbook(*GRID), SHEET, lambda _: b'<?xml version="1.0" encoding="cp037"?><a/>'))


def test_bombs_are_refused_before_they_go_off() -> None:
    with pytest.raises(CannotReadError, match="far more than a map"):
        read_file("a.xlsx", repacked(workbook(*GRID), SHEET, lambda _: b"<a>" + b" " * 60_000_000))
    with pytest.raises(CannotReadError, match="far more than a map"):
        read_file("a.xlsx", repacked(workbook(*GRID), SHEET, lambda _: b"<a>" + b"<c r='A1'/>" * 500_000))


def test_a_sheet_that_claims_to_be_huge() -> None:
    def change(content: bytes) -> bytes:
        return content.replace(b'ref="A1:C3"', b'ref="A1:XFD1048576"')

    assert len(read_file("a.xlsx", repacked(workbook(*GRID), SHEET, change)).map.stages) == 2


def packed(name: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(name, "<a/>")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "save it as .xlsx"),
        (b"<?xml version='1.0'?><mxfile/>", "XML"),
        (b"<!DOCTYPE html><p>hi", "XML"),
        (packed("word/document.xml"), "a Word document"),
        (packed("ppt/presentation.xml"), "a PowerPoint presentation"),
        (packed("content.xml"), "an OpenDocument file"),
        (packed("a.txt"), "a ZIP archive"),
        (packed("xl/workbook.xml"), "damaged"),
        (b"PK\x03\x04 broken", "cannot be unpacked"),
        (b"x" * 50_000_001, "larger than 50 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(CannotReadError, match=words):
        read_file("file", data)


_suffixes = st.sampled_from(["a", "a.json", "a.csv", "a.tsv", "a.xlsx", "a.md", "a.mmd"])


@given(_suffixes, st.one_of(st.binary(max_size=300), st.text(max_size=100).map(lambda text: text.encode("utf-16"))))
def test_any_bytes(name: str, data: bytes) -> None:
    tried(name, data)


@given(st.integers(0, 3_000), st.binary(min_size=1, max_size=20))
def test_damaged_workbooks(at: int, damage: bytes) -> None:
    data = workbook(*GRID)
    at %= len(data)
    tried("a.xlsx", data[:at] + damage + data[at + len(damage) :])


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=20))
def test_damaged_parts_of_workbooks(at: int, damage: bytes) -> None:
    def change(content: bytes) -> bytes:
        return content[: at % len(content)] + damage + content[at % len(content) :]

    tried("a.xlsx", repacked(workbook(*GRID), SHEET, change))


_DRAFT = markdown.render(clinic(), TODAY).encode()


@given(st.integers(0, len(_DRAFT)), st.integers(0, 400), st.binary(max_size=10))
def test_damaged_drafts(at: int, gone: int, damage: bytes) -> None:
    tried("a.md", b"# Customer journey map: A\n" + _DRAFT[at : at + 8_000] + damage + _DRAFT[at + gone : at + 9_000])


_LONG = {
    "blanks in a cell": ("a.csv", "Phase,Buy\nTouchpoints,a" + " " * 90_000 + "b\nFeeling," + ":" * 90_000 + "x\n"),
    "quotes in JSON": ("a.json", '{"stages": ' + "[" * 150 + "{" * 60 + '\\"' * 400_000),
    "blanks in a score": ("a.mmd", "journey\n A: 1" + " " * 200_000 + "x: Me\n"),
    "quotes in a draft": (
        "a.md",
        "# Customer journey map: A\n\n## Each stage in detail\n\n### 1. B\n\n- **What they ask:** " + "“" * 200_000),
    "nested lists": ("a.md", "# Customer journey map: A\n\n" + "- " * 20_000),
    "commas": ("a.mmd", "journey\n A: 1: " + "," * 400_000),
    "many actors": ("a.mmd", "journey\n" + "".join(f" A: 1: P{at}\n" for at in range(2_000))),
}  # fmt: skip


@pytest.mark.parametrize("name", _LONG)
def test_long_runs_take_no_long_time(name: str) -> None:
    """Each of these took minutes where a pattern looked at every run again from each of its characters."""
    import time

    begun = time.process_time()
    file, text = _LONG[name]
    tried(file, text.encode())
    assert time.process_time() - begun < 10
