"""What stands on which slide, before it is written: fitting, paging, and the order of things."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.automation import top
from mapcoach.export.drafting import draft
from mapcoach.export.escaping import clean
from mapcoach.export.slides.deck import deck
from mapcoach.export.slides.measuring import fitted, line_count, plain, width
from mapcoach.export.slides.model import Cover, Curve, Line, Slide, Table, Words
from mapcoach.export.slides.paging import (
    BODY_HEIGHT,
    BODY_WIDTH,
    TABLE_SIZES,
    TITLE_SIZE,
    WORDS_SIZES,
    Limits,
    line_height,
    row_height,
    spoken,
    tables,
    words,
)
from mapcoach.journey import Emotion, JourneyMap, Opportunity, PainPoint, Stage, Touchpoint
from tests.export import hostile, maps
from tests.export.doubles import advice


def slides_of(journey_map: JourneyMap, **recommended: Any) -> dict[str, Slide]:
    stages = advice(journey_map, **recommended)
    told = draft(journey_map, stages, top(stages), maps.TODAY)
    return {slide.title: slide for slide in deck(journey_map, told)}


def table_of(slide: Slide) -> Table:
    assert isinstance(slide.body, Table)
    return slide.body


def lines_of(slide: Slide) -> list[str]:
    assert isinstance(slide.body, Words)
    return [line.whole for line in slide.body.lines]


def large(stages: int, points: int) -> JourneyMap:
    """A map with a trouble at every touchpoint and ideas without end."""
    return JourneyMap(
        title="Large",
        stages=tuple(
            Stage(
                id=f"s{number}",
                name=f"Part {number}",
                touchpoints=tuple(
                    Touchpoint(
                        id=f"t{number}-{place}",
                        name=f"Point {number}.{place}",
                        emotion=Emotion(score=(number + place) % 5 - 2),
                        pain_points=(PainPoint(id=f"p{number}-{place}", text=f"Trouble {number}.{place}"),),
                    )
                    for place in range(points)
                ),
            )
            for number in range(stages)
        ),
        opportunities=tuple(Opportunity(id=f"o{number}", text=f"Idea {number}") for number in range(200)),
    )


# --- measuring ------------------------------------------------------------------------------------------------


def test_wide_letters_take_more_room_than_narrow_ones():
    assert width("iiii", 10) < width("aaaa", 10) < width("WWWW", 10)
    assert width("顧客", 10) > width("ab", 10)
    assert width("e\u0301", 10) == width("e", 10)


def test_lines_are_counted_as_they_wrap():
    room = width("four words on this", 10)
    assert line_count("four words on this", room, 10) == 1
    assert line_count("four words on this line", room, 10) == 2
    assert line_count("x" * 100, width("x" * 10, 10) + 0.1, 10) == 10
    assert line_count("", room, 10) == 1
    assert line_count("顧客" * 10, width("顧客", 10) + 0.1, 10) == 10


@given(hostile.text, st.integers(1, 8), st.floats(30, 900))
def test_what_is_cut_fits_and_is_cut_only_if_it_must_be(text, lines, room):
    whole = plain(text)
    short = fitted(whole, room, 11, lines)
    assert line_count(short, room, 11) <= lines
    if short != whole:
        assert short.endswith("…")
        assert line_count(whole, room, 11) > lines or len(whole) > room * lines / 11 / 0.29


@given(hostile.text)
def test_plain_text_can_stand_in_xml(text):
    from lxml import etree

    element = etree.Element("a")
    element.text = plain(text)
    assert etree.fromstring(etree.tostring(element)).text in (plain(text), None)


# --- paging ---------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(hostile.text, hostile.text), min_size=1, max_size=40), st.integers(1, 4))
def test_no_table_is_higher_than_its_slide_and_no_row_is_lost(rows, limit):
    paged = tables("A table", Table("About", ("One", "Two"), tuple(rows), (1, 3)), Limits(limit))
    assert 1 <= len(paged.slides) <= limit
    shown = 0
    for slide in paged.slides:
        table = table_of(slide)
        heights = [row_height(row, table.shares, table.size) for row in (table.headers, *table.rows)]
        assert sum(heights) <= BODY_HEIGHT
        assert table.size in TABLE_SIZES
        shown += len(table.rows)
    assert shown + paged.left_out == len(rows)


@given(st.lists(st.tuples(hostile.text, hostile.text), min_size=1, max_size=30), st.integers(1, 4))
def test_no_paragraphs_are_higher_than_their_slide_and_none_is_lost(texts, limit):
    paged = words("Words", [Line(text, label) for text, label in texts], Limits(limit))
    assert 1 <= len(paged.slides) <= limit
    shown = 0
    for slide in paged.slides:
        assert isinstance(slide.body, Words)
        size = slide.body.size
        assert size in WORDS_SIZES
        assert sum(line_height(line, size) for line in slide.body.lines) <= BODY_HEIGHT
        shown += len(slide.body.lines)
    assert shown + paged.left_out == len(texts)


@given(hostile.text)
def test_what_is_cut_stands_in_full_in_the_notes(text):
    slide = tables("A", Table("About", ("One", "Two"), ((text, "b"),), (1, 12)), Limits(1)).slides[0]
    shown = table_of(slide).rows[0][0]
    assert shown == (plain(text) or "–") or plain(text) in slide.notes


def test_little_text_gets_large_letters_and_much_text_small_ones():
    def size(number: int) -> int:
        rows = tuple(("some words in a row", str(one)) for one in range(number))
        return table_of(tables("A", Table("", ("One", "Two"), rows, (1, 1)), Limits(2)).slides[0]).size

    assert size(3) == TABLE_SIZES[0]
    assert size(18) == TABLE_SIZES[-1]


def test_what_is_left_out_is_said_below_the_last_slide():
    rows = tuple((str(number),) for number in range(100))
    paged = tables("A table", Table("", ("No.",), rows, (1,)), Limits(2, "{} more"))
    assert [slide.below for slide in paged.slides] == [(), (f"{paged.left_out} more",)]
    assert [slide.title for slide in paged.slides] == ["A table (1 of 2)", "A table (2 of 2)"]


def test_notes_end_before_nobody_reads_them():
    notes = spoken(["a" * 50_000, "b" * 50_000])
    assert notes[0] == "a" * 50_000
    assert "JSON export" in notes[1]


# --- the deck -------------------------------------------------------------------------------------------------

ORDER = (
    "Customer journey map: First visit to the dentist",
    "In short",
    "What this map covers",
    "The customer",
    "The map",
    "How they feel along the way",
    "Stage 1: Look around",
    "Stage 2: Book",
    "Stage 3: First visit",
    "Stage 4: Come back",
    "Pain points, ranked",
    "Opportunities",
    "Opportunities by impact and feasibility",
    "Automations",
    "What is evidence, what is assumption",
    "Next steps",
    "What to find out next",
)


def test_slides_come_in_the_order_in_which_they_are_told():
    titles = [title.split(" (")[0] for title in slides_of(maps.clinic())]
    assert list(dict.fromkeys(titles)) == list(ORDER)


def test_pain_points_are_ranked_where_people_give_up_first():
    table = table_of(slides_of(maps.clinic())["Pain points, ranked"])
    assert [row[0] for row in table.rows] == ["1", "2", "3", "4"]
    assert table.rows[0][1] == "The form asks for the insurance number before it offers a date"
    assert table.rows[1][1] == "The card comes a week early and is forgotten (?)"


def test_opportunities_stand_at_their_impact_and_feasibility():
    slides = slides_of(maps.clinic())
    ideas = {row[1]: row[0] for row in table_of(slides["Opportunities"]).rows}
    matrix = table_of(slides["Opportunities by impact and feasibility"])
    assert matrix.headers == ("", *(f"Feasibility {number}" for number in range(1, 6)))
    rows = {row[0]: row[1:] for row in matrix.rows}
    assert rows["Impact 5"][3] == ideas["Ask for name, phone and time only; the rest at the first visit"]
    assert rows["Impact 4"][4] == ideas["A text message the day before"]
    assert sum(bool(cell) for row in rows.values() for cell in row) == 2


def test_chosen_automations_come_first_and_else_the_first_recommendation():
    journey_map = maps.clinic()
    stages = advice(journey_map)
    chosen = replace(stages[2].recommendations[0], recipe="appointment-reminder", name="Reminder by text")
    other = replace(stages[0].recommendations[0], name="Second choice")
    stages = (
        replace(stages[0], recommendations=(*stages[0].recommendations, other)),
        stages[1],
        replace(stages[2], chosen=(chosen,)),
        stages[3],
    )
    told = draft(journey_map, stages, top(stages), maps.TODAY)
    rows = [
        row
        for slide in deck(journey_map, told)
        if slide.title.startswith("Automations")
        for row in table_of(slide).rows
    ]
    assert [(row[0], row[1]) for row in rows] == [
        ("1. Look around", "Rescue of forms that were not sent (recommended)"),
        ("2. Book", "Rescue of forms that were not sent (recommended)"),
        ("3. First visit", "Reminder by text (chosen; tool: Make; looked after by Tom)"),
        ("4. Come back", "Rescue of forms that were not sent (recommended)"),
    ]
    assert rows[0][2] == "35% give up at the booking form. Nowhere else on this map do so many."


def test_a_stage_that_is_too_early_says_what_to_map_first():
    rows = table_of(slides_of(maps.future_catalogue())["Automations"]).rows
    assert rows[1][1:3] == ("None for now", "Too early: this stage has no touchpoints yet. Map those first.")


def test_curve_has_a_gap_where_nothing_is_rated_and_says_so():
    slide = slides_of(maps.clinic())["How they feel along the way"]
    assert isinstance(slide.body, Curve)
    assert [one.score for one in slide.body.moments] == [1, -1, -2, 0, -1, 2, None]
    assert "7. Follow-up: not rated" in slide.body.about
    assert slide.below[0].startswith("Worth a look: 3. Booking form: very bad (-2), annoyed - lowest")
    assert slide.below[1] == "Not rated yet: 7. Follow-up"


def test_assumptions_are_marked_on_the_slides_too():
    slides = slides_of(maps.clinic())
    assert "Google search" in table_of(slides["Stage 1: Look around"]).rows[0][0]
    assert "(?)" in table_of(slides["Stage 1: Look around"]).rows[0][2]
    assert not any("(?)" in line for line in lines_of(slides["The customer"]))
    cover = slides[ORDER[0]].body
    assert isinstance(cover, Cover)
    assert any("assumption" in line for line in cover.lines)


def test_a_stage_tells_its_goals_in_the_notes():
    notes = slides_of(maps.clinic())["Stage 1: Look around"].notes
    assert "What they want: Find a dentist nearby whom others trust (?)" in notes


def test_what_nobody_said_is_left_out_and_named_in_the_notes():
    slide = slides_of(maps.saas_churn())["Stage 1: Sign up"]
    assert table_of(slide).headers == ("Touchpoint", "How they feel, what they think")
    assert "Nothing is noted yet about: What they do, What goes wrong." in slide.notes


def test_a_future_map_does_not_read_as_if_it_were_so_today():
    slides = slides_of(maps.future_catalogue())
    assert "How they should feel along the way" in slides
    assert not any(title.startswith("How they feel") for title in slides)
    assert table_of(slides["Pain points, ranked"]).headers[1] == "What could go wrong"


def test_a_session_gets_its_decisions_and_actions():
    slides = slides_of(maps.workshop())
    assert "Decided: The booking form comes first" in lines_of(slides["What the group decided"])
    assert table_of(slides["Agreed actions"]).rows[0][0] == "Cut the form to three fields"


def test_an_empty_map_says_what_is_missing_and_how_to_go_on():
    slides = slides_of(JourneyMap())
    missing = lines_of(slides["Not on the map yet"])
    assert [line.split(":")[0] for line in missing] == [
        *("Stages", "Touchpoints", "Feelings", "Pain points", "Opportunities", "Measures"),
    ]
    assert "What to find out next" in slides
    assert "The map" not in slides
    assert "How they feel along the way" not in slides
    assert len(slides) <= 10


def test_a_full_map_has_no_slide_about_what_is_missing():
    assert "Not on the map yet" not in slides_of(maps.clinic())


def test_a_large_map_is_bounded_and_says_what_it_leaves_out():
    slides = slides_of(large(100, 10))
    assert len(slides) <= 70
    told = lines_of(slides["What this deck leaves out"])
    assert "Stages in the map's tables: 84" in told
    assert any(line.startswith("Touchpoints in detail: ") for line in told)
    assert any(line.startswith("Pain points: ") for line in told)
    assert told[-1] == "The HTML page, the spreadsheet and the Markdown draft have all of it."
    curve = [slide for title, slide in slides.items() if title.startswith("How they feel: the moments that matter")]
    assert sum(len(slide.body.moments) for slide in curve if isinstance(slide.body, Curve)) == 20
    assert "980 touchpoints are not shown here" in curve[0].below[-1]


def test_stages_of_the_same_name_have_slides_of_their_own():
    point = Touchpoint(id="t", name="Shop", emotion=Emotion(score=1))
    same = tuple(
        Stage(id=f"s{place}", name="x" * 200, touchpoints=(point.model_copy(update={"id": f"t{place}"}),))
        for place in range(3)
    )
    journey_map = JourneyMap(stages=same)
    stages = advice(journey_map)
    titles = [one.title for one in deck(journey_map, draft(journey_map, stages, top(stages), maps.TODAY))]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("drawn", [maps.clinic(), maps.saas_churn(), maps.workshop(), large(30, 20)])
def test_every_title_fits_on_its_line_and_every_slide_has_notes(drawn):
    for title, slide in slides_of(drawn).items():
        if not isinstance(slide.body, Cover):
            assert line_count(title, BODY_WIDTH, TITLE_SIZE) == 1, title
        assert clean(title)
        assert any(map(clean, slide.notes)), title
