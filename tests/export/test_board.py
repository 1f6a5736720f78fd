from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from mapcoach.export.board import Board, Box, board, palette
from mapcoach.export.board.measuring import fitted, reads_leftwards, width, wrap
from mapcoach.export.escaping import clean
from mapcoach.journey import Emotion, JourneyMap, PainPoint, Persona, Stage, Touchpoint
from tests.export import board_maps, hostile, maps

MAPS = board_maps.MAPS


def laid_out(journey_map: JourneyMap) -> Board:
    return board(journey_map, maps.TODAY)


def boxes(of: Board, role: str) -> list[Box]:
    return [box for box in of.boxes if box.role == role]


def rated(*scores: int | None, decides: tuple[int, ...] = ()) -> JourneyMap:
    points = tuple(
        Touchpoint(id=f"t{n}", name=f"Step {n}", emotion=Emotion(score=score), moment_of_truth=n in decides)
        for n, score in enumerate(scores, 1)
    )
    return JourneyMap(stages=(Stage(id="s", name="Buy", touchpoints=points),))


# --- nothing is cut, nothing overlaps -------------------------------------------------------------------------


def _apart(one: Box, other: Box) -> bool:
    beside = one.x + one.w <= other.x + 0.2 or other.x + other.w <= one.x + 0.2
    return beside or one.y + one.h <= other.y + 0.2 or other.y + other.h <= one.y + 0.2


def _inside(one: Box, outer: Box) -> bool:
    across = outer.x <= one.x and one.x + one.w <= outer.x + outer.w + 0.2
    return across and outer.y <= one.y and one.y + one.h <= outer.y + outer.h + 0.2


def assert_tidy(of: Board) -> None:
    lanes = {box.id: box for box in boxes(of, "lane")}
    ids = [box.id for box in of.boxes]
    assert len(ids) == len(set(ids))
    in_lanes: dict[str, list[Box]] = {}
    for box in of.boxes:
        if box.role != "label":
            in_lanes.setdefault(box.parent, []).append(box)
        if box.parent:
            assert _inside(box, lanes[box.parent])
        assert box.x >= 0
        assert box.x + box.w <= of.width
        assert box.y + box.h <= of.height
        for line in box.lines:
            wide = width(line.text, line.style.size, bold=line.style.bold)
            left = line.x - wide if line.leftwards else line.x
            assert left >= box.x - 0.2
            assert left + wide <= box.x + box.w + 0.2
            assert box.y < line.y <= box.y + box.h
        for upper, lower in pairwise(box.lines):
            assert lower.y - upper.y >= lower.style.size
    for together in in_lanes.values():
        ordered = sorted(together, key=lambda box: box.y)
        for place, box in enumerate(ordered):
            for other in ordered[place + 1 :]:
                if other.y >= box.y + box.h:
                    break
                assert _apart(box, other), (box.id, other.id)


@pytest.mark.parametrize("name", MAPS)
def test_boxes_hold_their_text_and_do_not_overlap(name):
    assert_tidy(laid_out(MAPS[name]))


@given(texts=board_maps.HOSTILE_TEXTS)
@settings(max_examples=25, deadline=None)
def test_hostile_texts_are_laid_out_as_tidily(texts):
    journey_map = board_maps.journey(texts, stages=2, points=2)
    of = laid_out(journey_map)
    assert_tidy(of)
    for box in of.boxes:
        assert not any(char < " " or "\u202a" <= char <= "\u202e" for line in box.lines for char in line.text)


@pytest.mark.parametrize("name", MAPS)
def test_names_on_the_curve_stand_clear_of_each_other_and_of_its_points(name):
    for curve in laid_out(MAPS[name]).curves:
        for place, label in enumerate(curve.labels):
            assert curve.left - 0.2 <= label.x
            assert label.x + label.w <= curve.right + 0.2
            assert all(_apart(label, other) for other in curve.labels[place + 1 :])
            for point in curve.points:
                dot = Box("dot", "note", point.x - 8, point.y - 8, 16, 16)
                assert _apart(label, dot), (label.paragraphs, point)


def test_the_same_map_gives_the_same_board():
    assert laid_out(maps.clinic()) == laid_out(maps.clinic())


def test_a_thousand_touchpoints_stay_within_bounds():
    for stages, points in ((10, 100), (1, 1000), (100, 10)):
        of = laid_out(board_maps.large(stages, points))
        assert len(boxes(of, "touchpoints")) == 1000
        assert [point.number for curve in of.curves for point in curve.points] == list(range(1, 1001))
        assert of.width < 9_000
        assert of.height < 40_000


def test_many_stages_go_on_in_rows_below():
    of = laid_out(MAPS["very_wide"])
    rows = {box.y for box in boxes(of, "stage")}
    assert len(rows) == len(of.curves) > 1
    assert of.width < 4_000
    assert "goes on in the rows below" in boxes(of, "note")[-1].paragraphs[0].text


# --- what is on it --------------------------------------------------------------------------------------------


def test_empty_lanes_are_left_out_and_the_others_stand_in_order():
    lanes = [box.id for box in boxes(laid_out(maps.clinic()), "lane")]
    assert lanes == [
        "lane-customer_goal",
        "lane-questions",
        "lane-business_goal",
        "lane-touchpoints",
        "lane-curve",
        "lane-actions",
        "lane-feelings",
        "lane-pain_points",
        "lane-opportunities",
        "lane-automations",
        "lane-owners",
        "lane-measures",
    ]
    assert [box.id for box in boxes(laid_out(rated(1)), "lane")] == ["lane-touchpoints", "lane-curve"]


def test_an_empty_map_says_what_is_missing():
    of = laid_out(JourneyMap())
    texts = [one.text for box in of.boxes for one in box.paragraphs]
    assert "Untitled map" in texts
    assert any(text.startswith("This map has no stages yet.") for text in texts)
    assert not of.curves
    assert "no stages yet" in of.words


def test_a_future_map_does_not_read_as_if_it_were_so_today():
    of = laid_out(maps.future_catalogue())
    assert any("None of it is promised or built yet" in one.text for one in boxes(of, "status")[0].paragraphs)
    assert [box.paragraphs[0].text for box in boxes(of, "lane")][-1] == "What could go wrong"


def test_assumptions_are_marked_where_something_has_been_checked_and_told_where_nothing_has():
    of = laid_out(maps.clinic())
    names = [box.paragraphs[1].text.replace("\u00a0", " ") for box in boxes(of, "touchpoints")]
    assert names[:3] == ["Google search (?)", "Clinic website (?)", "Booking form"]
    assert not any("(?)" in one.text for box in boxes(of, "opportunities") for one in box.paragraphs)
    churn = laid_out(maps.saas_churn())
    assert not any("(?)" in one.text for box in churn.boxes for one in box.paragraphs if box.role != "status")
    assert any("Nothing in it has been checked" in one.text for one in boxes(churn, "status")[0].paragraphs)


def test_a_channel_called_moment_of_truth_is_none():
    point = Touchpoint(id="t", name="Shop", channel="moment of truth")
    of = laid_out(JourneyMap(stages=(Stage(id="s", name="Buy", touchpoints=(point,)),)))
    assert not boxes(of, "touchpoints")[0].decides


def test_a_long_channel_does_not_hide_that_a_touchpoint_decides():
    point = Touchpoint(id="t", name="Shop", channel="in the shop " * 90, moment_of_truth=True)
    box = boxes(laid_out(JourneyMap(stages=(Stage(id="s", name="Buy", touchpoints=(point,)),))), "touchpoints")[0]
    assert box.paragraphs[0].text.endswith("… · moment of truth")
    assert box.full.count("in the shop") == 90


def test_rejected_automations_are_not_on_it_and_chosen_ones_have_their_name():
    texts = [[one.text for one in box.paragraphs] for box in boxes(laid_out(maps.clinic()), "automations")]
    assert len(texts) == 1
    assert "Appointment reminders" in texts[0][1]


def test_a_very_long_text_is_shortened_and_whole_behind():
    of = laid_out(
        JourneyMap(
            persona=Persona(name="Maya", goals=tuple(f"find dentist {n}" for n in range(900))),
            stages=(
                Stage(
                    id="s",
                    name="Book",
                    touchpoints=(
                        Touchpoint(id="t", name="Form", pain_points=(PainPoint(id="p", text=board_maps.LONG),)),
                    ),
                ),
            ),
        )
    )
    pain = boxes(of, "pain_points")[0]
    assert pain.paragraphs[1].text.endswith("…")
    assert len(pain.paragraphs[1].text) <= 420
    assert clean(board_maps.LONG) in pain.full
    goals = boxes(of, "fact")[1]
    assert len(goals.paragraphs[1].text) <= 700
    assert goals.full.count("find dentist") == 900
    assert of.height < 2_000


def test_piles_of_accents_do_not_reach_into_other_lines():
    piled = "h" + "\u0301" * 200 + "elp"
    point = Touchpoint(id="t", name=piled)
    box = boxes(laid_out(JourneyMap(stages=(Stage(id="s", name="Buy", touchpoints=(point,)),))), "touchpoints")[0]
    assert box.paragraphs[1].text == "h" + "\u0301" * 3 + "elp"
    assert box.full == f"1\n{piled}"


def test_owners_are_named_once_a_stage_with_what_is_theirs():
    texts = [[one.text for one in box.paragraphs] for box in boxes(laid_out(maps.clinic()), "owners")]
    assert texts[0] == ["Anna", "the stage, 2 Clinic website"]
    assert texts[2] == ["Reception", "4 Phone"]


# --- the emotion curve ----------------------------------------------------------------------------------------


def test_the_curve_has_a_gap_where_nothing_is_rated():
    curve = laid_out(rated(1, None, 0, -2)).curves[0]
    assert curve.joins == ((2, 3),)
    assert [point.score for point in curve.points] == [1, None, 0, -2]
    heights = {level.score: level.y for level in curve.levels}
    assert [point.y for point in curve.points] == [heights[score] for score in (1, None, 0, -2)]
    assert heights[2] < heights[1] < heights[0] < heights[-1] < heights[-2] < heights[None]


def test_a_curve_of_nothing_but_unknowns_joins_and_names_nothing():
    curve = laid_out(rated(None, None)).curves[0]
    assert curve.joins == ()
    assert curve.labels == ()


def test_highs_lows_and_moments_of_truth_are_named():
    curve = laid_out(rated(0, 2, 0, -2, 0, 1, 0, decides=(6,))).curves[0]
    assert [label.paragraphs[0].text for label in curve.labels] == [
        "highest: Step 2",
        "lowest: Step 4",
        "moment of truth: Step 6",
    ]


def test_the_foot_tells_how_to_read_the_curve():
    def foot(*scores: int | None, decides: tuple[int, ...] = ()) -> str:
        return boxes(laid_out(rated(*scores, decides=decides)), "note")[-1].paragraphs[0].text

    assert foot(1, 2) == "Numbers are touchpoints, in the order of the journey. Made with mapcoach."
    assert "A diamond is a moment of truth" in foot(1, 2, decides=(1,))
    assert "the line stops" in foot(1, None)


def test_where_all_feels_the_same_nothing_is_highest():
    assert laid_out(rated(1, 1, 1)).curves[0].labels == ()


def test_the_words_for_those_who_do_not_see_it_tell_stages_ratings_and_extremes():
    words = laid_out(maps.clinic()).words
    assert "Stage 2, Book: Booking form, very bad (-2), a moment of truth; Phone, so-so (0)." in words
    assert "Follow-up, not rated" in words
    assert "Lowest: Booking form (stage 2, Book)" in words


# --- measuring ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "bold"), [("Regular", False), ("Bold", True)])
def test_text_takes_no_more_room_in_open_sans_than_was_measured(name, bold):
    font = ImageFont.truetype(str(files("ttf_opensans") / "ttf" / f"OpenSans-{name}.ttf"), 200)
    lines = [line.text for map_ in MAPS.values() for box in laid_out(map_).boxes for line in box.lines]
    words = {word for line in lines for word in line.split() if max(map(ord, word)) < 0x17F}
    words |= {"Überprüfung", "Привет", "Щука", "Ωμέγα", "ÆØÅ", "W|W", "illicit", "№1/2"}
    assert len(words) > 500
    for word in words:
        assert font.getlength(word) / 20 <= width(word, 10, bold=bold) * 1.02 + 0.5, word


@given(text=hostile.text, room=st.integers(20, 400))
def test_wrapping_loses_nothing_and_keeps_to_the_room(text, room):
    whole = clean(text)
    lines = wrap(whole, room, 11)
    assert "".join(lines).replace(" ", "") == whole.replace(" ", "")
    for line in lines:
        assert line == line.strip(" ")
        assert width(line, 11) <= room or len(clean(line)) <= 12


def test_lines_break_between_words_and_between_east_asian_characters():
    assert wrap("to be or not", 36, 11) == ("to be", "or not")
    assert wrap("情報を探す", 23, 11) == ("情報", "を探", "す")
    assert all(len(line) <= 7 for line in wrap("x" * 30, 46, 11))


def test_what_belongs_together_is_not_torn_apart():
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert wrap(family * 3, 20, 11) == (family,) * 3
    assert wrap("e\u0301" * 4, 8, 11) == ("e\u0301",) * 4
    assert fitted("abc" * 50, 60, 11).endswith("…")
    assert fitted("abc", 60, 11) == "abc"


def test_the_direction_is_that_of_the_first_letter():
    assert reads_leftwards("12 (مرحبا) ABC")
    assert not reads_leftwards("12 ABC مرحبا")
    assert not reads_leftwards("12 %")


# --- colours --------------------------------------------------------------------------------------------------


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_text_is_readable_on_every_colour_light_and_dark():
    light = [palette.GROUND, *(paint.fill for paint in palette.PAINTS.values())]
    dark = [palette.DARK_GROUND, *(paint.dark_fill for paint in palette.PAINTS.values())]
    assert _contrast(palette.INK, palette.DECIDES) >= 4.5
    assert _contrast(palette.DARK_INK, palette.DARK_DECIDES) >= 4.5
    assert min(_contrast(palette.INK, fill) for fill in light) >= 4.5
    assert min(_contrast(palette.MUTED, fill) for fill in light) >= 4.5
    assert min(_contrast(palette.DARK_INK, fill) for fill in dark) >= 4.5
    assert min(_contrast(palette.DARK_MUTED, fill) for fill in dark) >= 4.5
