import io
import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from mapcoach.export import CannotRenderError, lucid
from mapcoach.export.board import board
from mapcoach.export.lucid import render
from tests.export import board_maps, maps

GOLDEN = Path(__file__).parent / "golden"
ID = {"type": "string", "pattern": r"^[A-Za-z0-9\-_.~]{1,36}$"}
COLOUR = {"type": "string", "pattern": "^#[0-9a-f]{6}$"}
STROKE = {
    "type": "object",
    "properties": {
        "color": COLOUR,
        "width": {"type": "integer"},
        "style": {"enum": ["solid", "dashed", "dotted"]},
    },
}
END = {
    "type": "object",
    "required": ["type", "style", "position"],
    "properties": {"type": {"enum": ["shapeEndpoint", "positionEndpoint"]}, "style": {"const": "none"}},
}
SHAPE = {
    "type": "object",
    "required": ["id", "type", "boundingBox"],
    "additionalProperties": False,
    "properties": {
        "id": ID,
        "type": {"enum": ["rectangle", "text", "circle", "diamond"]},
        "boundingBox": {
            "type": "object",
            "required": ["x", "y", "w", "h"],
            "properties": {side: {"type": "number"} for side in "xywh"},
        },
        "text": {"type": "string"},
        "note": {"type": "string"},
        "style": {
            "type": "object",
            "properties": {
                "fill": {"type": "object", "properties": {"type": {"const": "color"}, "color": COLOUR}},
                "stroke": STROKE,
                "rounding": {"type": "integer"},
            },
        },
    },
    "if": {"properties": {"type": {"const": "text"}}},
    "then": {"properties": {"style": False}},
}
LINE = {
    "type": "object",
    "required": ["id", "lineType", "endpoint1", "endpoint2"],
    "properties": {
        "id": ID,
        "lineType": {"enum": ["straight", "elbow", "curved"]},
        "endpoint1": END,
        "endpoint2": END,
        "stroke": STROKE,
    },
}
PAGE = {
    "type": "object",
    "required": ["id", "title", "shapes", "lines"],
    "properties": {
        "id": ID,
        "title": {"type": "string"},
        "shapes": {"type": "array", "items": SHAPE},
        "lines": {"type": "array", "items": LINE},
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["version", "pages"],
    "properties": {"version": {"const": 1}, "pages": {"type": "array", "minItems": 1, "items": PAGE}},
}


def document(data: bytes) -> str:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    assert archive.namelist() == ["document.json"]
    raw = archive.read("document.json")
    assert len(raw) <= 2 * 1024 * 1024
    return raw.decode()


def read(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document(data))
    jsonschema.validate(found, SCHEMA)
    page: dict[str, Any]
    (page,) = found["pages"]
    ids = [page["id"], *(one["id"] for kind in ("shapes", "lines") for one in page[kind])]
    assert len(ids) == len(set(ids))
    for line in page["lines"]:
        for end in (line["endpoint1"], line["endpoint2"]):
            assert end["type"] == "positionEndpoint" or end["shapeId"] in ids
    for shape in page["shapes"]:
        assert "{{" not in shape.get("text", "") + shape.get("note", "")
    assert "{{" not in page["title"]
    return page


def told(page: dict[str, Any]) -> board_maps.Told:
    shapes = page["shapes"]
    return board_maps.Told(
        {one["id"]: board_maps.text_of(one.get("text", ""), "p") for one in shapes},
        {one["id"]: board_maps.text_of(one.get("note", "")) for one in shapes},
    )


@pytest.mark.parametrize("name", board_maps.MAPS)
def test_every_stage_touchpoint_and_pain_point_is_there_once_in_its_words(name):
    board_maps.check(board_maps.MAPS[name], told(read(render(board_maps.MAPS[name], maps.TODAY))))


@given(texts=board_maps.HOSTILE_TEXTS)
@settings(max_examples=30, deadline=None)
def test_hostile_texts_come_out_as_text(texts):
    journey_map = board_maps.journey(texts, stages=2, points=2)
    board_maps.check(journey_map, told(read(render(journey_map, maps.TODAY))))


def test_document_is_the_one_that_was_approved(request):
    found = document(render(board_maps.MAPS["sample"], maps.TODAY))
    file = GOLDEN / "sample.lucid.json"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


def test_formulas_are_broken_up():
    page = read(render(board_maps.journey(("{{=SUM(1)}} {{{{",)), maps.TODAY))
    assert told(page).boxes["touchpoints-1"].count("{ {=SUM(1)}} { { { {") == 2


def test_the_same_map_gives_the_same_bytes():
    assert render(maps.clinic(), maps.TODAY) == render(maps.clinic(), maps.TODAY)


def test_a_large_map_is_written_with_less_and_says_what_is_missing(monkeypatch):
    big = board_maps.journey((board_maps.LONG[:300], "website"), stages=5, points=20)
    whole = len(document(render(big, maps.TODAY)).encode())
    monkeypatch.setattr(lucid, "LARGEST", whole - 10_000)
    page = read(render(big, maps.TODAY))
    status = told(page).boxes["status"]
    assert "Texts are cut short here" in status
    shortest = len(lucid._document(board(big, maps.TODAY, limit=60), notes=False))
    monkeypatch.setattr(lucid, "LARGEST", shortest - 40_000)
    page = read(render(big, maps.TODAY))
    assert "these are left out" in told(page).boxes["status"]
    assert "lane-questions" not in told(page).boxes
    assert sum(name.startswith("touchpoints-") for name in told(page).boxes) == 100


def test_a_map_that_is_too_large_is_refused_with_words(monkeypatch):
    monkeypatch.setattr(lucid, "LARGEST", 1_000)
    with pytest.raises(CannotRenderError, match=r"more than 2 MB. Nothing was written"):
        render(maps.clinic(), maps.TODAY)
