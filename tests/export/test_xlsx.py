from __future__ import annotations

import re
import time
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from lxml import etree

from mapcoach.export import CannotRenderError, xlsx_sheets
from mapcoach.export.tables import Column, Table, tables
from mapcoach.export.tables_text import legible
from mapcoach.export.xlsx import render
from mapcoach.export.xlsx_text import LONG_TEXTS, LongTexts, escaped, unescaped, whole
from mapcoach.journey import Emotion, JourneyMap, PainPoint, Persona, Stage, Touchpoint
from mapcoach.journey.shape import ParkedNote
from tests.export import hostile, maps
from tests.export.tables_maps import Record, journeys, rebuilt, shown, texts, without_votes

GOLDEN = Path(__file__).parent / "golden"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
few = settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
"""A workbook takes a while; making a failing map smaller would take minutes."""
Value = str | int | float | None
Sheets = dict[str, list[list[Value]]]


class Book:
    """A workbook read by what the format says, without a library for it."""

    def __init__(self, content: bytes) -> None:
        self.zip = ZipFile(BytesIO(content))
        assert self.zip.testzip() is None
        links = {one.get("Id"): str(one.get("Target")) for one in self.part("xl/_rels/workbook.xml.rels")}
        sheets = self.part("xl/workbook.xml").iter(f"{_MAIN}sheet")
        self.parts = {str(one.get("name")): self.part(_resolved(links[one.get(_LINK)])) for one in sheets}
        self.sheets: Sheets = {name: list(map(_row, part.iter(f"{_MAIN}row"))) for name, part in self.parts.items()}

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(name))

    def long_texts(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for number, _, text in self.sheets.get(LONG_TEXTS, [])[1:]:
            assert isinstance(number, int)
            found[number] = found.get(number, "") + str(text)
        return found

    def records(self) -> dict[str, list[Record]]:
        full = self.long_texts()
        return {
            name: [
                dict(zip(map(str, header), (_whole(value, full) for value in row), strict=True))
                for header in rows[:1]
                for row in rows[1:]
            ]
            for name, rows in self.sheets.items()
        }


def _resolved(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _whole(value: Value, full: dict[int, str]) -> Value:
    return whole(value, full) if isinstance(value, str) else value


def _row(row: etree._Element) -> list[Value]:
    return [_value(cell) for cell in row.iter(f"{_MAIN}c")]


def _value(cell: etree._Element) -> Value:
    kind, text = cell.get("t", "n"), cell.find(f"{_MAIN}is/{_MAIN}t")
    if kind == "inlineStr" and text is not None:
        said = str(text.text or "")
        assert len(said.encode("utf-16-le")) // 2 <= 32_767
        return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), said)
    number = cell.findtext(f"{_MAIN}v")
    assert kind == "n", kind
    return None if number is None else float(number) if re.search(r"[.eE]", number) else int(number)


def drawn(journey_map: JourneyMap) -> Book:
    return Book(render(journey_map, maps.TODAY))


def one_step(text: str) -> JourneyMap:
    pain = PainPoint(id="p1", text=text)
    point = Touchpoint(id="t1", name=text, emotion=Emotion(score=-1, feeling=text), pain_points=(pain,))
    return JourneyMap(title=text, stages=(Stage(id="s1", name=text, touchpoints=(point,)),))


# --- what is read back ----------------------------------------------------------------------------------------


@few
@given(journeys)
def test_any_map_comes_back_from_its_workbook(journey_map):
    back = rebuilt(drawn(journey_map).records())
    assert shown(without_votes(back.model_dump())) == shown(without_votes(journey_map.model_dump()))


@pytest.mark.parametrize("journey_map", [maps.clinic(), maps.saas_churn(), maps.future_catalogue(), JourneyMap()])
def test_a_map_comes_back_exactly(journey_map):
    assert rebuilt(drawn(journey_map).records()) == journey_map


@few
@given(journeys)
def test_no_cell_holds_a_formula_and_every_text_is_there(journey_map):
    book = drawn(journey_map)
    for part in book.parts.values():
        assert not list(part.iter(f"{_MAIN}f"))
    full = book.long_texts()
    said = {_whole(value, full) for rows in book.sheets.values() for row in rows for value in row}
    cells = "\n".join(one for one in said if isinstance(one, str))
    for text in texts(without_votes(journey_map.model_dump(exclude={"basis", "provenance"}))):
        lines = legible(text).strip().split("\n")
        assert all(line.strip() in cells for line in lines)


@settings(few, max_examples=8)
@given(journeys)
def test_another_library_reads_the_same_cells(journey_map):
    content = render(journey_map, maps.TODAY)
    book = openpyxl.load_workbook(BytesIO(content))
    ours = Book(content).sheets
    assert book.sheetnames == list(ours)
    for sheet in book.worksheets:
        theirs = [[_as_read(cell.value) for cell in row] for row in sheet.iter_rows()]
        assert theirs == [[value or None if value == "" else value for value in row] for row in ours[sheet.title]]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def _as_read(value: Any) -> Any:
    return unescaped(value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    "text",
    [
        *hostile.EXAMPLES,
        '=HYPERLINK("http://x","y")',
        "=1+1",
        "-1",
        "+1",
        "@a",
        "#N/A",
        "#REF!",
        "_x0041_",
        "_x000D_x_x0041_",
        *("TRUE", "2026-11-22", "1e5", "007", " lead", "trail ", "a\tb", "]]>", "</t></is></c>", "&amp;"),
    ],
)
def test_a_text_is_text_whatever_it_looks_like(text):
    row = drawn(one_step(text)).records()["Steps"][0]
    expected = legible(text) or None
    assert (row["Stage"], row["Step"], row["Feeling"], row["Pain point"]) == (expected,) * 4


def test_a_formula_stays_text_when_somebody_edits_its_cell():
    book = openpyxl.load_workbook(BytesIO(render(one_step("=1+1"), maps.TODAY)))
    cells = [cell for row in book["Steps"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert cells
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


# --- long texts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["a" * 32_767, "a" * 32_768, "é" * 50_000, "👩" * 20_000, "_x0041_" * 8_000, "a\n" * 30_000]
)
def test_a_text_of_any_length_comes_back_whole(text):
    book = drawn(JourneyMap(parking_lot=(ParkedNote(id="n1", text=text), ParkedNote(id="n2", text=f"{text}!"))))
    notes = [row["Note"] for row in book.records()["Parking lot"]]
    assert notes == [legible(text), f"{legible(text)}!"]
    assert (LONG_TEXTS in book.sheets) == any(len(text.encode("utf-16-le")) // 2 > 32_766 for text in (text,))


def test_a_long_text_is_kept_once_and_says_where_it_goes_on():
    book = drawn(one_step("word " * 10_000))
    assert {row[0] for row in book.sheets[LONG_TEXTS][1:]} == {1}
    assert str(book.sheets["Steps"][1][1]).endswith("\n… [goes on in sheet “Long texts”, no. 1]")
    assert str(book.sheets["Pain points"][1][1]).endswith("… [cut here; the whole text is in another sheet]")


def test_a_text_that_only_looks_as_if_it_went_on_is_left_alone():
    fake = "short\n… [goes on in sheet “Long texts”, no. 1]"
    book = drawn(JourneyMap(parking_lot=(ParkedNote(id="n1", text="b" * 40_000), ParkedNote(id="n2", text=fake))))
    assert book.records()["Parking lot"][1]["Note"] == fake


@given(hostile.text)
def test_escapes_of_the_format_are_ours_alone(text):
    assert unescaped(escaped(text)) == text
    assert LongTexts().fitted(text) == escaped(legible(text))


# --- the sheets -----------------------------------------------------------------------------------------------


def test_sheets_are_the_tables_without_the_votes():
    book = drawn(maps.with_basis(maps.workshop()))
    assert list(book.sheets) == [one.name for one in tables(maps.workshop(), maps.TODAY) if one.name != "Votes"]
    content = "".join(part.decode() for name in book.zip.namelist() if (part := book.zip.read(name)))
    assert "session.votes" not in content


def test_what_stands_in_the_sheets_was_read_and_approved(request):
    book = drawn(maps.workshop())
    parts = []
    for name, rows in book.sheets.items():
        if name != "Recommended":  # changes whenever the catalogue grows
            parts.append(f"## {name}\n")
            parts += [
                " | ".join("" if one is None else str(one).replace("\n", " / ") for one in row) + "\n" for row in rows
            ]
    text = "".join(parts)
    file = GOLDEN / "workshop.xlsx.txt"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def test_headers_stay_in_sight_and_rows_can_be_filtered():
    book = openpyxl.load_workbook(BytesIO(render(maps.workshop(), maps.TODAY)))
    assert book["Steps"].freeze_panes == "E2"
    assert book["Steps"].auto_filter.ref == "A1:Y9"
    for sheet in book.worksheets:
        assert str(sheet.freeze_panes).endswith("2")
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        for column in range(1, sheet.max_column + 1):
            width = sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width
            assert 9 <= width <= 46, (sheet.title, column)


def test_ids_are_not_printed():
    book = openpyxl.load_workbook(BytesIO(render(maps.workshop(), maps.TODAY)))
    assert book["Steps"].print_area == "'Steps'!$A$1:$V$9"


def test_feelings_have_a_colour_and_their_number_and_words():
    book = openpyxl.load_workbook(BytesIO(render(maps.clinic(), maps.TODAY)))
    felt = {row[2].value: row for row in book["Emotion curve"].iter_rows(min_row=2)}
    assert felt["Booking form"][3].value == -2
    assert felt["Booking form"][4].value == "very bad"
    colours = {row[3].value: row[3].fill.start_color.rgb for row in felt.values()}
    assert len(set(colours.values())) == len(colours)


def test_the_curve_is_a_chart_of_the_figures_beside_it():
    book = drawn(maps.clinic())
    chart = book.part("xl/charts/chart1.xml")
    names = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    refs = [one.text for one in chart.findall(".//c:f", names)]
    assert refs == ["'Emotion curve'!$C$2:$C$8", "'Emotion curve'!$D$2:$D$8"]
    assert [one.get("val") for one in chart.findall(".//c:dispBlanksAs", names)] == ["gap"]


def test_without_a_feeling_there_is_no_chart():
    book = drawn(JourneyMap(stages=(Stage(id="s1", name="A", touchpoints=(Touchpoint(id="t1", name="B"),)),)))
    assert not [name for name in book.zip.namelist() if "chart" in name]


def test_a_full_lane_of_the_map_goes_on_in_further_rows():
    points = tuple(Touchpoint(id=f"t{number}", name=f"Contact {number}") for number in range(20))
    book = drawn(JourneyMap(stages=(Stage(id="s1", name="A", touchpoints=points),)))
    rows = [row for row in book.sheets["Map"] if str(row[0]).startswith("Touchpoints")]
    assert [row[0] for row in rows] == ["Touchpoints", "Touchpoints (continued)", "Touchpoints (continued)"]
    assert [item for row in rows for item in str(row[1]).split("\n")] == [
        f"Contact {number} (?)" for number in range(20)
    ]


# --- the file -------------------------------------------------------------------------------------------------


def test_the_same_map_on_the_same_day_is_the_same_file(monkeypatch):
    first = render(maps.workshop(), maps.TODAY)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert render(maps.workshop(), maps.TODAY) == first
    assert {entry.date_time for entry in ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_names_no_person_who_made_it():
    core = drawn(maps.workshop()).zip.read("docProps/core.xml").decode()
    assert re.findall(r"creator[^>]*>([^<]*)</", core) == ["mapcoach"]
    assert "lastModifiedBy" not in core
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-11-22T00:00:00Z"}


def test_a_map_larger_than_a_sheet_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(xlsx_sheets, "_MOST_ROWS", 5)
    with pytest.raises(CannotRenderError, match=r"Nothing was written\. Export the map as JSON"):
        render(maps.clinic(), maps.TODAY)
    with pytest.raises(CannotRenderError, match="“t” is larger"):
        xlsx_sheets.add_sheet(openpyxl.Workbook(), Table("t", "", (Column("a"),), ((1,),) * 5), LongTexts())


def test_persona_lists_have_a_row_for_each_item():
    book = drawn(JourneyMap(persona=Persona(goals=("one", "two"))))
    goals = [(row["Value"], row["Key"]) for row in book.records()["Persona & scope"] if row["Field"] == "Goals"]
    assert goals == [("one", "persona.goals[0]"), ("two", "persona.goals[1]")]


def test_a_thousand_touchpoints_take_seconds():
    points = tuple(
        Touchpoint(id=f"t{number}", name=f"Contact {number}", emotion=Emotion(score=number % 5 - 2))
        for number in range(1_000)
    )
    journey_map = maps.with_basis(JourneyMap(stages=(Stage(id="s1", name="All of it", touchpoints=points),)), "t1")
    began = time.process_time()
    book = drawn(journey_map)
    assert time.process_time() - began < 30
    assert len(book.sheets["Steps"]) == 1_001
    assert len(book.sheets["Basis"]) > 2_000
