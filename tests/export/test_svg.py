import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from mapcoach.export.svg import render
from mapcoach.journey import JourneyMap
from tests.export import board_maps, maps

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parent / "golden"
KNOWN = {"svg", "title", "desc", "style", "rect", "g", "text", "path", "circle", "polygon"}
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


def drawn(journey_map: JourneyMap) -> etree._Element:
    return etree.fromstring(render(journey_map, maps.TODAY).encode(), _SAFE)


def told(root: etree._Element) -> board_maps.Told:
    boxes, whole = {}, {}
    for group in root.iter(f"{SVG}g"):
        name = group.get("data-id", "")
        assert name not in boxes
        boxes[name] = " ".join(text.text or "" for text in group.iter(f"{SVG}text"))
        whole[name] = group.findtext(f"{SVG}title") or ""
    return board_maps.Told(boxes, whole)


def assert_stands_by_itself(root: etree._Element) -> None:
    for element in root.iter():
        assert etree.QName(element).localname in KNOWN
        for name, value in element.attrib.items():
            assert not str(name).lower().startswith("on")
            assert "href" not in str(name)
            assert "url(" not in str(value)
    style = root.findtext(f"{SVG}style") or ""
    assert "@import" not in style
    assert "url(" not in style
    assert not list(root.itersiblings(preceding=True))


@pytest.mark.parametrize("name", board_maps.MAPS)
def test_every_stage_touchpoint_and_pain_point_is_there_once_in_its_words(name):
    root = drawn(board_maps.MAPS[name])
    assert_stands_by_itself(root)
    board_maps.check(board_maps.MAPS[name], told(root))


@given(texts=board_maps.HOSTILE_TEXTS)
@settings(max_examples=30, deadline=None)
def test_hostile_texts_come_out_as_text(texts):
    journey_map = board_maps.journey(texts, stages=2, points=2)
    root = drawn(journey_map)
    assert_stands_by_itself(root)
    board_maps.check(journey_map, told(root))


@pytest.mark.parametrize("name", ["sample", "clinic", "empty"])
def test_picture_is_the_one_that_was_looked_at_and_approved(name, request):
    document = render(board_maps.MAPS[name], maps.TODAY)
    file = GOLDEN / f"{name}.svg"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(document, "utf-8")
    assert document == file.read_text("utf-8")


def test_it_is_an_image_with_a_name_and_the_journey_in_words():
    root = drawn(maps.clinic())
    assert root.get("role") == "img"
    title, words = (root.get("aria-labelledby") or "").split()
    texts = {element.get("id"): element.text for element in root if element.get("id")}
    assert texts[title] == "First visit to the dentist"
    assert "Stage 1, Look around" in (texts[words] or "")
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_it_can_stand_within_a_page_without_touching_it():
    document = render(maps.clinic(), maps.TODAY)
    assert document.startswith("<svg ")
    root = drawn(maps.clinic())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert all(one and one.startswith("mapcoach-") for one in ids)
    style = root.findtext(f"{SVG}style") or ""
    assert re.fullmatch(
        r"\.mapcoach-board \.mapcoach-leftwards\{[^{}]*\}"
        r"@media screen and \(prefers-color-scheme:dark\)\{(\.mapcoach-board[^{}]*\{[^{}]*\})+\}",
        style,
    )


def test_the_line_stops_where_nothing_is_rated():
    root = drawn(board_maps.MAPS["international"])
    curve = [path for path in root.iter(f"{SVG}path") if path.get("class") == "mapcoach-curve"]
    moves = sum((path.get("d") or "").count("M") for path in curve)
    steps = sum((path.get("d") or "").count("L") for path in curve)
    assert (moves, steps) == (1, 2)  # of six, the first and the fifth are not rated: 2-3-4 are joined, 6 is alone


def test_no_style_stands_on_an_element_where_the_rules_of_a_page_would_forbid_it():
    drawn_leftwards = drawn(maps.clinic().model_copy(update={"title": "رحلة WhatsApp"}))
    assert drawn_leftwards.xpath("//@style") == []
    assert len(drawn_leftwards.xpath("//*[contains(@class, 'mapcoach-leftwards')]")) == 1
    assert "unicode-bidi:plaintext" in "".join(drawn_leftwards.itertext())
