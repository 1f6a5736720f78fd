"""The written deck, read back with python-pptx, and as the ZIP of XML files that it is."""

import io
import re
import time
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from mapcoach.automation import top
from mapcoach.export.drafting import draft
from mapcoach.export.pptx import lay_out, render
from mapcoach.export.slides.measuring import plain
from mapcoach.journey import Emotion, JourneyMap, Persona, Scope, Stage, Touchpoint
from tests.export import hostile, maps
from tests.export.doubles import advice
from tests.export.test_markdown import texts_of, with_texts
from tests.export.test_slides import large

GOLDEN = Path(__file__).parent / "golden"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWN = {
    "clinic": maps.clinic(),
    "saas_churn": maps.saas_churn(),
    "future_b2b": maps.future_catalogue(),
    "workshop": maps.workshop(),
    "empty": JourneyMap(),
}


def written(journey_map: JourneyMap) -> bytes:
    stages = advice(journey_map)
    return lay_out(journey_map, draft(journey_map, stages, top(stages), maps.TODAY), maps.TODAY)


def opened(file: bytes) -> Any:
    return Presentation(io.BytesIO(file))


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def told(slide: Any) -> list[str]:
    """All that a slide says, shape by shape in reading order."""
    lines: list[str] = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            lines += [paragraph.text for paragraph in shape.text_frame.paragraphs]
        elif shape.has_table:
            lines += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
        elif shape.has_chart:
            plot = shape.chart.plots[0]
            scores = plot.series[0].values
            lines += [f"{name}: {score}" for name, score in zip(plot.categories, scores, strict=True)]
    return lines


def outline(file: bytes) -> str:
    pages = []
    for number, slide in enumerate(opened(file).slides, 1):
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        pages.append("\n".join([f"--- {number} ---", *told(slide), *(f"  > {line}" for line in notes)]))
    return "\n\n".join(pages) + "\n"


def check(file: bytes) -> None:
    """The file is sound: every part is XML, nothing comes from elsewhere, nothing can run."""
    contents = parts(file)
    for name, content in contents.items():
        if name.endswith((".xml", ".rels")):
            tree = etree.fromstring(content)
            assert not tree.xpath("//*[@TargetMode='External']"), name
        else:
            assert name.endswith(".xlsx"), name
            workbook = openpyxl.load_workbook(io.BytesIO(content))
            cells = [cell for row in workbook.worksheets[0].iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
            assert not [inner for inner in parts(content) if "vba" in inner.lower() or "externalLink" in inner]
    assert not [
        name for name in contents if re.search(r"vba|macro|printer|thumbnail|embeddings/ole", name, re.IGNORECASE)
    ]
    for name in contents:
        if re.match(r"ppt/slides/slide\d+\.xml", name):
            ids = etree.fromstring(contents[name]).xpath("//*[local-name()='cNvPr']/@id")
            assert len(ids) == len(set(ids)), name


# --- whole decks ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAWN)
def test_deck_is_the_one_that_was_read_and_approved(name, request):
    text = outline(written(DRAWN[name]))
    file = GOLDEN / f"pptx_{name}.txt"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("name", DRAWN)
def test_deck_is_sound(name):
    check(written(DRAWN[name]))


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_map_gives_the_same_bytes(name):
    assert written(DRAWN[name]) == written(DRAWN[name])


def test_no_time_of_writing_is_in_the_file():
    file = written(maps.clinic())
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    known = opened(file).core_properties
    assert known.created == known.modified == datetime(2026, 11, 22)
    assert known.title == "Customer journey map: First visit to the dentist"
    inner = next(content for name, content in parts(file).items() if name.endswith(".xlsx"))
    assert openpyxl.load_workbook(io.BytesIO(inner)).properties.created == datetime(1980, 1, 1)


@pytest.mark.parametrize("name", DRAWN)
def test_slides_can_be_read_and_listened_to(name):
    deck = opened(written(DRAWN[name]))
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert len(titles) == len(set(titles))
    for slide in deck.slides:
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_table or shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_no_letters_are_too_small_to_read():
    for content in (*parts(written(maps.clinic())).items(), *parts(written(large(5, 20))).items()):
        if re.match(r"ppt/(slides|charts)/", content[0]) and content[0].endswith(".xml"):
            sizes = re.findall(rb'\bsz="(\d+)"', content[1])
            assert all(int(size) >= 1000 for size in sizes), content[0]


# --- the content ----------------------------------------------------------------------------------------------


def named_on_the_chart() -> list[str]:
    """The touchpoints of the clinic, marked where nobody has checked how they feel."""
    unchecked = (1, 2, 4, 5)
    points = enumerate(maps.clinic().touchpoints(), 1)
    return [f"{place}. {point.name}{' (?)' if place in unchecked else ''}" for place, point in points]


def test_the_chart_has_the_scores_of_the_map():
    journey_map = maps.clinic()
    slide = next(
        one for one in opened(written(journey_map)).slides if one.shapes.title.text == "How they feel along the way"
    )
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    points = journey_map.touchpoints()
    assert list(chart.plots[0].series[0].values) == [point.emotion.score for point in points]
    assert list(chart.plots[0].categories) == named_on_the_chart()
    assert chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val") == ["gap"]
    labels = [point.data_label.text_frame.text for point in map(chart.plots[0].series[0].points.__getitem__, (2, 5))]
    assert labels == ["lowest, moment of truth, drop-off", "highest, moment of truth"]


def test_the_workbook_in_the_deck_has_the_same_numbers():
    content = next(one for name, one in parts(written(maps.clinic())).items() if name.endswith(".xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = [(row[0].value, row[1].value) for row in list(sheet.iter_rows())[1:]]
    scores = [point.emotion.score for point in maps.clinic().touchpoints()]
    assert rows == list(zip(named_on_the_chart(), scores, strict=True))


def test_every_stage_and_touchpoint_of_a_small_map_is_there():
    text = outline(written(maps.clinic()))
    for stage in maps.clinic().stages:
        assert stage.name in text
        for point in stage.touchpoints:
            assert point.name in text
            for pain in point.pain_points:
                assert pain.text in text
    for idea in maps.clinic().opportunities:
        assert idea.text in text


def test_recommendations_of_the_recommender_are_on_the_slides():
    text = outline(render(maps.clinic(), maps.TODAY))
    assert "Automations" in text
    assert "(chosen; tool: Make; looked after by Tom)" in text


def test_arabic_and_hebrew_run_from_right_to_left():
    file = written(typed("مرحبا بالعالم"))
    slide = next(one for one in opened(file).slides if one.shapes.title.text.startswith("Stage 1"))
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    cells = {cell.text: cell.text_frame.paragraphs[0]._p.pPr for row in table.rows for cell in row.cells}
    assert cells["مرحبا بالعالم"].get("rtl") == "1"
    assert cells["Touchpoint"] is None or cells["Touchpoint"].get("rtl") is None


def test_a_sentence_with_such_words_runs_from_left_to_right_and_keeps_them_together():
    journey_map = typed("رسالة WhatsApp")
    table = next(
        shape.table
        for slide in opened(written(journey_map)).slides
        if slide.shapes.title.text.startswith("Stage 1")
        for shape in slide.shapes
        if shape.has_table
    )
    composed = next(cell for row in table.rows for cell in row.cells if "moment of truth" in cell.text)
    assert composed.text.startswith("\u202bرسالة WhatsApp\u202c\u200e (")
    properties = composed.text_frame.paragraphs[0]._p.pPr
    assert properties is None or properties.get("rtl") is None
    assert "\u202b" not in outline(written(typed("Plain words only")))


# --- what people type -----------------------------------------------------------------------------------------


def typed(text: str) -> JourneyMap:
    point = Touchpoint(
        id="t1", name=text, channel=text, customer_action=text, emotion=Emotion(score=-1, feeling=text, thought=text)
    )
    other = Touchpoint(id="t2", name=text, emotion=Emotion(score=2), moment_of_truth=True)
    return JourneyMap(
        title=text,
        persona=Persona(name=text, goals=(text,), quote=text),
        scope=Scope(business=text, objective=text),
        stages=(Stage(id="s1", name=text, customer_goal=text, touchpoints=(point, other)),),
    )


@given(hostile.text)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_typed_stands_in_the_deck_as_text(text):
    file = written(typed(text))
    check(file)
    assert plain(text) in outline(file)


@given(texts=st.lists(hostile.text, min_size=8, max_size=8))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_hostile_words_everywhere_make_a_sound_deck(texts):
    replaced = {text: texts[place % len(texts)] for place, text in enumerate(texts_of(maps.workshop()))}
    journey_map = with_texts(maps.workshop(), replaced)
    file = written(journey_map)
    check(file)
    shown = outline(file)
    for goal in journey_map.persona.goals:
        assert plain(goal) in shown
    for pain in journey_map.pain_points():
        assert plain(pain.text) in shown


TRAPS = (*hostile.EXAMPLES, '=HYPERLINK("http://a")', "http://a", "]]>", "{=1}", "x\ufffe\uffffy", "_x0041_")


@pytest.mark.parametrize("first", range(0, len(TRAPS), 8))
def test_each_known_trap_is_text(first):
    traps = TRAPS[first : first + 8]
    stages = tuple(typed(text).stages[0].model_copy(update={"id": f"s{place}"}) for place, text in enumerate(traps))
    file = written(typed(traps[0]).model_copy(update={"stages": stages}))
    check(file)
    shown = outline(file)
    assert [text for text in traps if plain(text) not in shown] == []


def test_control_characters_leave_no_trace():
    text = outline(written(typed("a\x07b\x00c\x1b[31md\x0be")))
    assert "_x00" not in text
    assert "abc[31md e" in text


def test_a_very_long_text_is_cut_on_the_slide_and_whole_in_the_notes():
    long = "word " * 9_000
    deck = opened(written(typed(long)))
    slide = next(one for one in deck.slides if one.shapes.title.text_frame.text.startswith("Stage 1"))
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert table.cell(1, 1).text.endswith("…")
    assert plain(long) in slide.notes_slide.notes_text_frame.text


def test_a_map_of_a_thousand_touchpoints_is_written_in_bounded_time():
    big = large(100, 10)
    started = time.process_time()
    file = written(big)
    assert time.process_time() - started < 20
    check(file)
    assert len(file) < 2_000_000
