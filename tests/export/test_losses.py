"""What a format leaves out is said, and nothing is lost that is not said."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from mapcoach.export import FORMATS, export
from mapcoach.journey import JourneyMap, Opportunity, PainPoint, Persona, Scope, Stage, Touchpoint
from tests.export import maps

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("csv", ("goals", "questions", "owners", "customer", "scope", "measures", "session")),
        *((name, ("offering", "out of scope", "customer's channels", "review")) for name in ("svg", "png", "drawio")),
        *((name, ("offering", "out of scope", "customer's channels", "review")) for name in ("lucid", "excalidraw")),
        ("tsv", ("title", "session", "parking lot", "review", "rejected")),
        ("pptx", ("agenda", "facilitator", "rejected", "parking lot")),
        ("markdown", ("letters",)),
    ],
)
def test_losses_are_named(name, lost):
    assert [one for one in lost if one not in FORMATS[name].losses] == []


def test_opportunities_are_whole_in_a_csv():
    idea = Opportunity(id="o", pain_point="p", text="Send a message the day before. " * 20)
    point = Touchpoint(id="t", name="Post", pain_points=(PainPoint(id="p", text="Lost"),))
    drawn = JourneyMap(stages=(Stage(id="s", name="Book", touchpoints=(point,)),), opportunities=(idea,))
    file = export(drawn, "csv", today=DAY)
    assert isinstance(file, bytes)
    rows = list(csv.DictReader(StringIO(file.decode("utf-8-sig"))))
    assert rows[0]["Opportunities"] == idea.text.strip()


@pytest.mark.parametrize("length", [20, 60, 200])
def test_every_pain_point_of_a_small_map_is_on_a_slide_however_long_its_texts(length):
    long = "lorem ipsum dolor " * length
    stages = tuple(
        Stage(
            id=f"s{n}",
            name=f"{long} {n}",
            touchpoints=tuple(
                Touchpoint(
                    id=f"t{n}{m}",
                    name=f"T{n}{m} {long}",
                    channel=long,
                    customer_action=long,
                    pain_points=tuple(
                        PainPoint(id=f"p{n}{m}{k}", text=f"Pain{n}{m}{k} {long}", root_cause=f"Cause{n}{m}{k} {long}")
                        for k in range(2)
                    ),
                )
                for m in range(3)
            ),
        )
        for n in range(3)
    )
    file = export(JourneyMap(stages=stages), "pptx", today=DAY)
    assert isinstance(file, bytes)
    cells = [
        cell.text
        for slide in Presentation(BytesIO(file)).slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    places = [f"{n}{m}{k}" for n in range(3) for m in range(3) for k in range(2)]
    for word in (f"{kind}{place}" for kind in ("Pain", "Cause") for place in places):
        assert any(cell.startswith(word) for cell in cells), word


def test_a_long_title_is_whole_in_the_heading():
    title = "The way from the first thought to the last visit and everything between them " * 4
    document = export(JourneyMap(title=title), today=DAY)
    assert isinstance(document, str)
    assert document.split("\n")[0] == f"# Customer journey map: {title.strip()}"


_NONCHARACTERS = "a\ufffeb\uffffc\ufdd0d\U0001fffee\ud800f"


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("pdf", "png", "html", "json")])
def test_noncharacters_and_lone_surrogates_stop_no_format(name):
    bad = _NONCHARACTERS
    point = Touchpoint(id="t", name=bad, channel=bad, customer_action=bad, pain_points=(PainPoint(id="p", text=bad),))
    drawn = JourneyMap(
        title=bad,
        scope=Scope(business=bad),
        persona=Persona(name=bad, goals=(bad,)),
        stages=(Stage(id="s", name=bad, customer_goal=bad, touchpoints=(point,)),),
    )
    file = export(drawn, name, today=maps.TODAY)
    told = file.encode() if isinstance(file, str) else file
    for left in ("\ufffe", "\uffff", "\ufdd0"):
        assert left.encode() not in told
    if name == "xlsx":
        book = load_workbook(BytesIO(told))
        assert book["Map"]["B1"].value == "1. abcde\ufffdf"
        assert book.properties.title == "abcde\ufffdf"
