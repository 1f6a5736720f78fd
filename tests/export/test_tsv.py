from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from mapcoach.export.escaping import clean
from mapcoach.export.tables import table, unlisted
from mapcoach.export.tsv import SEPARATOR, render
from mapcoach.journey import JourneyMap, Stage, Touchpoint
from tests.export import hostile, maps
from tests.export.tables_maps import journeys

GOLDEN = Path(__file__).parent / "golden"


def cells(text: str) -> list[list[str]]:
    assert text.endswith("\n")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


@pytest.mark.parametrize(
    ("name", "journey_map"), [("workshop", maps.workshop()), ("future_b2b", maps.future_catalogue())]
)
def test_grid_is_the_one_that_was_read_and_approved(name, journey_map, request):
    text = render(journey_map, maps.TODAY)
    file = GOLDEN / f"{name}.tsv"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@given(journeys)
def test_any_map_is_a_grid_of_whole_cells(journey_map):
    grid = table(journey_map, maps.TODAY, "Map")
    found = cells(render(journey_map, maps.TODAY))
    assert [len(row) for row in found] == [len(grid.columns)] * (len(grid.rows) + 1)
    assert [row[0] for row in found[1:]] == [str(row[0]) for row in grid.rows]
    assert found[0][1:] == [clean(header) for header in grid.headers[1:]]
    for row, drawn in zip(found[1:], grid.rows, strict=True):
        for cell, value in zip(row, drawn, strict=True):
            text = SEPARATOR.join(filter(None, map(clean, unlisted(str(value or "")))))
            assert cell in (text, f"'{text}")


@given(journeys)
def test_no_cell_is_a_formula_or_opens_a_quotation(journey_map):
    text = render(journey_map, maps.TODAY)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", text)
    for row in cells(text):
        for cell in row:
            assert not cell.startswith(tuple('=+-@"＝＋－＠'))


@pytest.mark.parametrize("text", [*hostile.EXAMPLES, '=HYPERLINK("http://x")', '"quoted', "a\tb\nc"])
def test_a_name_stays_in_its_cell(text):
    stage = Stage(id="s1", name=text, touchpoints=(Touchpoint(id="t1", name=text),))
    found = cells(render(JourneyMap(stages=(stage,)), maps.TODAY))
    assert [len(row) for row in found] == [2, 2]
    assert found[0][1].endswith(clean(text) or "(no name)")
    assert clean(text) in found[1][1]


def test_an_empty_map_is_a_corner():
    assert cells(render(JourneyMap(), maps.TODAY)) == [["Lane / stage; (?) is an assumption"]]
