"""Every format marks what is an assumption, by the basis of that statement alone."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from mapcoach.export import export
from mapcoach.export.board import board
from mapcoach.export.drafting import MARK
from mapcoach.journey import Emotion, JourneyMap, PainPoint, Persona, Stage, Touchpoint, walk
from tests.export import maps

_PAIN = "Letter gets lost"
_FIELDS = ("severity", "drops_off", "share")


def journey(*assumed: str) -> JourneyMap:
    """A map of which everything rests on evidence but for the values whose paths end so."""
    pain = PainPoint(id="p", text=_PAIN, severity=2, drops_off=True, share=0.22)
    point = Touchpoint(
        id="t1",
        name="Paper letter",
        customer_action="Opens it",
        moment_of_truth=True,
        emotion=Emotion(score=-1, feeling="lost", thought="Where is it?"),
        pain_points=(pain,),
    )
    other = Touchpoint(id="t2", name="Phone call", emotion=Emotion(score=2))
    stage = Stage(id="s", name="Book", customer_goal="A slot", touchpoints=(point, other))
    drawn = JourneyMap(id="m", title="Way", persona=Persona(name="Maya", segment="Commuters"), stages=(stage,))
    basis = {one.path: "assumption" if one.path.endswith(assumed or ("\n",)) else "evidence" for one in walk(drawn)}
    return drawn.model_copy(update={"basis": basis})


def words(drawn: JourneyMap, name: str) -> str:
    """All that a format says, on one line each."""
    file = export(drawn, name, today=maps.TODAY)
    if name == "pptx":
        assert isinstance(file, bytes)
        return "\n".join(_slides(file))
    if name == "xlsx":
        assert isinstance(file, bytes)
        book = load_workbook(BytesIO(file))
        return "\n".join(str(cell) for row in book["Map"].iter_rows(values_only=True) for cell in row)
    if name == "board":
        return ""
    return file if isinstance(file, str) else file.decode()


def _slides(file: bytes) -> list[str]:
    told = []
    for slide in Presentation(BytesIO(file)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                told += [one.text for one in shape.text_frame.paragraphs]
            if shape.has_table:
                told += [cell.text for row in shape.table.rows for cell in row.cells]
    return told


def on_board(drawn: JourneyMap) -> str:
    """The texts of the board that pictures and whiteboards are made of."""
    return "\n".join(one.text for box in board(drawn, maps.TODAY).boxes for one in box.paragraphs).replace("\xa0", " ")


_TOLD = {"severity": "serious", "drops_off": "people give up here", "share": "22%"}


@pytest.mark.parametrize("field", _FIELDS)
@pytest.mark.parametrize("name", ["markdown", "pptx", "tsv", "xlsx", "board"])
def test_each_weight_of_a_pain_point_is_marked_by_its_own_basis(name, field):
    told = on_board(journey(f".{field}")) if name == "board" else words(journey(f".{field}"), name)
    told = told.casefold()
    for other in _FIELDS:
        ends = f"{_TOLD[other]} of them" if other == "share" and name in ("markdown", "pptx") else _TOLD[other]
        assert (f"{ends} {MARK}" in told) == (other == field), (name, other)
    assert f"{_PAIN.casefold()} {MARK}" not in told


@pytest.mark.parametrize("name", ["markdown", "pptx", "tsv", "xlsx"])
def test_a_map_of_nothing_but_evidence_has_no_mark(name):
    told = words(journey(), name)
    lines = [line for line in told.split("\n") if MARK in line and "assumption" not in line]
    assert lines == []


@pytest.mark.parametrize("name", ["markdown", "pptx"])
def test_the_tables_the_summary_and_the_curve_are_marked_like_the_details(name):
    told = words(journey(".score", ".feeling", ".text", ".segment", ".name"), name)
    where = [line for line in told.split("\n") if MARK in line]
    assert any("Commuters (?)" in line for line in where)
    assert any("bad (-1), lost (?)" in line and "Lowest moment" in line for line in where)
    assert any("lost (?) - lowest" in line for line in where)
    assert any("-1 Paper letter (lost) (?)" in line for line in where)
    assert any(f"Drop-off: {_PAIN} (?)" in line for line in where)


def test_the_notes_of_the_curve_are_marked_too():
    told = words(journey(".moment_of_truth", ".drops_off"), "markdown")
    assert "lost - lowest, moment of truth (?), drop-off (?)" in told
    assert "it decides whether they go on. (?)" in told


def test_the_sheet_of_the_curve_says_what_each_feeling_rests_on():
    file = export(journey(".feeling"), "xlsx", today=maps.TODAY)
    assert isinstance(file, bytes)
    rows = list(load_workbook(BytesIO(file))["Emotion curve"].iter_rows(values_only=True))
    place = rows[0].index("Basis")
    assert [row[place] for row in rows[1:]] == ["partly evidence", "evidence"]


def test_the_board_names_the_ratings_that_nobody_has_checked():
    reading = next(box for box in board(journey(".score"), maps.TODAY).boxes if box.id == "reading")
    assert "Nobody has checked the ratings of 1, 2." in reading.paragraphs[0].text
    reading = next(box for box in board(journey(), maps.TODAY).boxes if box.id == "reading")
    assert "checked" not in reading.paragraphs[0].text


def test_a_diagram_of_nothing_but_assumptions_says_so_in_its_title():
    drawn = journey().model_copy(update={"basis": {}})
    title = next(line for line in words(drawn, "mermaid").split("\n") if line.startswith("  title"))
    assert title == "  title Way (nobody has checked this yet)"
    assert "  title Way\n" in words(journey(), "mermaid")


def test_one_lowest_and_one_highest_are_named_and_the_summary_names_the_same():
    points = tuple(
        Touchpoint(id=f"t{n}", name=f"Step {n}", emotion=Emotion(score=score), moment_of_truth=n == 4)
        for n, score in enumerate((-2, 2, -2, -2, 2, 0, 2), 1)
    )
    drawn = JourneyMap(stages=(Stage(id="s", name="Buy", touchpoints=points),))
    named = [one.paragraphs[0].text for curve in board(drawn, maps.TODAY).curves for one in curve.labels]
    assert sorted(named) == ["highest: Step 2", "lowest: Step 4"]
    assert "- **Lowest moment:** Step 4" in words(drawn, "markdown")


def test_marks_survive_where_a_table_is_too_narrow():
    long = journey(".text", ".score", ".feeling")
    stages = tuple(
        one.model_copy(
            update={
                "id": f"s{n}",
                "touchpoints": tuple(
                    point.model_copy(update={"id": f"t{n}{m}", "name": f"Paper letter {'on and on ' * 20}"})
                    for m, point in enumerate(one.touchpoints)
                ),
            }
        )
        for n, one in enumerate(long.stages * 4)
    )
    drawn = long.model_copy(update={"stages": stages, "basis": {"persona.segment": "evidence"}})
    table = [line for line in words(drawn, "markdown").split("\n") if line.startswith("| How they feel")]
    assert table
    assert all("…" in line and line.count(MARK) >= 4 for line in table)


def test_marked_items_are_told_apart_in_the_order_of_the_map():
    told = words(journey(".thought"), "markdown")
    headings = ("## Summary", "## The map", "## Emotion curve", "## Each stage in detail")
    at = [told.index(heading) for heading in headings]
    assert all(one < other for one, other in pairwise(at))
    assert told.count(f"“Where is it?” {MARK}") == 2
