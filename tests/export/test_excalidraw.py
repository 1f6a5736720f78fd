import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from mapcoach.export.board.measuring import width
from mapcoach.export.excalidraw import render
from mapcoach.journey import JourneyMap
from tests.export import board_maps, maps

GOLDEN = Path(__file__).parent / "golden"
_BASE = ("id", "type", "x", "y", "width", "height", "angle", "seed", "version", "versionNonce", "isDeleted")
_LOOK = ("strokeColor", "backgroundColor", "fillStyle", "strokeWidth", "roughness", "opacity", "groupIds", "locked")
_TEXT = ("text", "originalText", "fontSize", "fontFamily", "textAlign", "verticalAlign", "containerId", "lineHeight")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "version", "source", "elements", "appState", "files"],
    "properties": {
        "type": {"const": "excalidraw"},
        "version": {"const": 2},
        "elements": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [*_BASE, *_LOOK, "boundElements"],
                "properties": {
                    "type": {"enum": ["rectangle", "ellipse", "diamond", "line", "text"]},
                    "locked": {"const": False},
                    "link": {"const": None},
                    **{name: {"type": "number"} for name in ("x", "y", "width", "height", "seed")},
                },
                "allOf": [
                    {"if": {"properties": {"type": {"const": "text"}}}, "then": {"required": list(_TEXT)}},
                    {
                        "if": {"properties": {"type": {"const": "line"}}},
                        "then": {"properties": {"points": {"type": "array", "minItems": 2}}, "required": ["points"]},
                    },
                ],
            },
        },
    },
}


def read(journey_map: JourneyMap) -> dict[str, dict[str, Any]]:
    scene = json.loads(render(journey_map, maps.TODAY))
    jsonschema.validate(scene, SCHEMA)
    elements = {one["id"]: one for one in scene["elements"]}
    assert len(elements) == len(scene["elements"])
    return elements


def assert_bound(elements: dict[str, dict[str, Any]]) -> None:
    """Text and box know each other, and the text fits into the box."""
    for name, one in elements.items():
        for bound in one["boundElements"]:
            assert elements[bound["id"]]["containerId"] == name
            assert bound["type"] == elements[bound["id"]]["type"] == "text"
        box = elements.get(one.get("containerId") or "")
        if one.get("containerId"):
            assert box is not None
            assert {"type": "text", "id": name} in box["boundElements"]
        if box and box["type"] == "rectangle":
            assert one["height"] <= box["height"] - 8
            assert all(width(line, one["fontSize"]) <= box["width"] - 8 for line in one["text"].split("\n"))


def told(elements: dict[str, dict[str, Any]]) -> board_maps.Told:
    texts = {name.removesuffix("-text"): one["originalText"] for name, one in elements.items() if one["type"] == "text"}
    for name, text in texts.items():
        if name + "-text" in elements:
            assert board_maps.bare(elements[name + "-text"]["text"]) == board_maps.bare(text)
    whole = {name: one["customData"]["fullText"] for name, one in elements.items() if "customData" in one}
    return board_maps.Told(texts, whole)


@pytest.mark.parametrize("name", board_maps.MAPS)
def test_every_stage_touchpoint_and_pain_point_is_there_once_in_its_words(name):
    elements = read(board_maps.MAPS[name])
    assert_bound(elements)
    board_maps.check(board_maps.MAPS[name], told(elements))


@given(texts=board_maps.HOSTILE_TEXTS)
@settings(max_examples=30, deadline=None)
def test_hostile_texts_come_out_as_text(texts):
    journey_map = board_maps.journey(texts, stages=2, points=2)
    elements = read(journey_map)
    assert_bound(elements)
    board_maps.check(journey_map, told(elements))


def test_scene_is_the_one_that_was_looked_at_and_approved(request):
    document = render(board_maps.MAPS["sample"], maps.TODAY)
    file = GOLDEN / "sample.excalidraw"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(document, "utf-8")
    assert document == file.read_text("utf-8")


def test_the_curve_is_drawn_in_runs_without_the_unrated():
    elements = read(board_maps.MAPS["international"])
    runs = [one for name, one in elements.items() if "-run-" in name]
    assert [len(one["points"]) for one in runs] == [3]
    assert elements["point-1"]["strokeStyle"] == "dashed"
    assert elements["point-2"]["strokeStyle"] == "solid"
