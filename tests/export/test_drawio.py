import html
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from mapcoach.export.drawio import render
from mapcoach.journey import JourneyMap
from tests.export import board_maps, maps

GOLDEN = Path(__file__).parent / "golden"
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


class Cells:
    """A draw.io file read back: its cells by id, with label and tooltip decoded as draw.io does."""

    def __init__(self, document: str) -> None:
        self.root = etree.fromstring(document.encode(), _SAFE)
        self.cells: dict[str, etree._Element] = {}
        self.labels: dict[str, str] = {}
        self.tooltips: dict[str, str] = {}
        for cell in self.root.iter("mxCell"):
            around = cell.getparent()
            holder = around if around is not None and around.tag == "UserObject" else cell
            name = holder.get("id") or ""
            assert name
            assert name not in self.cells
            self.cells[name] = cell
            self.labels[name] = holder.get("label") or holder.get("value") or ""
            self.tooltips[name] = holder.get("tooltip") or ""


def read(journey_map: JourneyMap) -> Cells:
    return Cells(render(journey_map, maps.TODAY))


def assert_sound(found: Cells) -> None:
    assert found.root.tag == "mxfile"
    assert [one.tag for one in found.root] == ["diagram"]
    assert found.cells["0"].get("parent") is None
    assert found.cells["1"].get("parent") == "0"
    for name, cell in found.cells.items():
        if name in ("0", "1"):
            continue
        assert (cell.get("vertex") == "1") != (cell.get("edge") == "1")
        assert cell.get("parent") in found.cells
        geometry = cell.find("mxGeometry")
        assert geometry is not None
        assert geometry.get("as") == "geometry"
        if cell.get("edge"):
            assert geometry.get("relative") == "1"
            ends = {point.get("as") for point in geometry.iter("mxPoint")}
            assert ends == {"sourcePoint", "targetPoint"} or {cell.get("source"), cell.get("target")} <= set(
                found.cells
            )
        style = cell.get("style") or ""
        assert "movable=0" not in style
        assert "locked=1" not in style
        assert "placeholders" not in style


def told(found: Cells) -> board_maps.Told:
    return board_maps.Told(
        {name: board_maps.text_of(label, "div") for name, label in found.labels.items()},
        {name: board_maps.text_of(tooltip, "br") for name, tooltip in found.tooltips.items()},
    )


@pytest.mark.parametrize("name", board_maps.MAPS)
def test_every_stage_touchpoint_and_pain_point_is_there_once_in_its_words(name):
    found = read(board_maps.MAPS[name])
    assert_sound(found)
    board_maps.check(board_maps.MAPS[name], told(found))


@given(texts=board_maps.HOSTILE_TEXTS)
@settings(max_examples=30, deadline=None)
def test_hostile_texts_come_out_as_text(texts):
    journey_map = board_maps.journey(texts, stages=2, points=2)
    found = read(journey_map)
    assert_sound(found)
    board_maps.check(journey_map, told(found))


@pytest.mark.parametrize("name", ["sample", "clinic"])
def test_file_is_the_one_that_was_looked_at_and_approved(name, request):
    document = render(board_maps.MAPS[name], maps.TODAY)
    file = GOLDEN / f"{name}.drawio"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(document, "utf-8")
    assert document == file.read_text("utf-8")


def test_text_is_escaped_twice():
    document = render(board_maps.journey(("<b>R&D</b>",), stages=1, points=1), maps.TODAY)
    assert "&amp;lt;b&amp;gt;R&amp;amp;D&amp;lt;/b&amp;gt;" in document
    assert html.unescape(html.unescape("&amp;lt;b&amp;gt;")) == "<b>"


def test_notes_lie_in_their_lanes_and_move_with_them():
    found = read(maps.clinic())
    lane = found.cells["lane-touchpoints"]
    assert "container=1" in (lane.get("style") or "")
    assert found.cells["touchpoints-1"].get("parent") == "lane-touchpoints"
    for name, cell in found.cells.items():
        if cell.get("parent") not in ("0", "1", None) and cell.get("vertex"):
            outer, inner = found.cells[str(cell.get("parent"))].find("mxGeometry"), cell.find("mxGeometry")
            assert outer is not None
            assert inner is not None
            for start, size in (("x", "width"), ("y", "height")):
                end = float(inner.get(start, "0")) + float(inner.get(size, "0"))
                assert float(inner.get(start, "0")) >= -1, name
                assert end <= float(outer.get(size, "0")) + 1, name


def test_the_curve_joins_rated_neighbours_only():
    joins = [
        (cell.get("source"), cell.get("target")) for cell in read(maps.clinic()).cells.values() if cell.get("source")
    ]
    assert joins == [(f"point-{n}", f"point-{n + 1}") for n in range(1, 6)]
