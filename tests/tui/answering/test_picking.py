"""What keys do to picks and ratings, and what stands below an input."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mapcoach.interview.script import load_script
from mapcoach.tui.widgets.answering.arranging import arrange
from mapcoach.tui.widgets.answering.picking import Picks, Ratings
from mapcoach.tui.widgets.answering.rows import fitted
from mapcoach.tui.widgets.answering.wording import date_line, keys_line, quick_dates, scale_ends
from tests.tui.answering.box import TODAY, asked

KEYS = st.lists(st.sampled_from([*"0123456789", "up", "down", "left", "right", "space", "backspace", "delete"]))


@given(st.integers(1, 25), st.booleans(), KEYS)
def test_picks_stay_among_the_options(count: int, several: bool, keys: list[str]) -> None:
    picks = Picks(count, several)
    for key in keys:
        picks = picks.pressed(key) or picks
        assert -1 <= picks.at < picks.rows
        assert all(0 <= place < picks.rows for place in picks.picked)
        assert len(picks.picked) <= 1 or (several and count not in picks.picked)


@given(st.integers(1, 25), st.sampled_from([(1, 5), (1, 3)]), KEYS)
def test_ratings_stay_on_the_scale(count: int, scale: tuple[int, int], keys: list[str]) -> None:
    ratings = Ratings((None,) * count, *scale)
    for key in keys:
        ratings = ratings.pressed(key) or ratings
        assert 0 <= ratings.at < count
        assert all(value is None or scale[0] <= value <= scale[1] for value in ratings.values)


def press(picks: Picks, *keys: str) -> Picks:
    for key in keys:
        picks = picks.pressed(key) or picks
    return picks


def test_two_digits_pick_an_option_past_the_ninth() -> None:
    assert press(Picks(12), "1", "2").picked == (11,)
    assert press(Picks(12), "1", "9").picked == (8,)
    assert press(Picks(8), "1", "2").picked == (1,)


def test_none_of_these_goes_with_nothing_else() -> None:
    assert press(Picks(3, several=True), "1", "2", "0").picked == (3,)
    assert press(Picks(3, several=True), "0", "2").picked == (1,)


def test_up_at_the_first_row_is_left_to_the_prompt() -> None:
    assert Picks(3).pressed("up") is None
    assert Picks(3, at=0).pressed("up") is None
    assert Ratings((None, None)).pressed("up") is None


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        ("stage.emotion", "1 very bad, 5 very good"),
        ("stage.severity", "1 a nuisance, 3 they may leave over it"),
        ("opportunities.impact", "1 little, 5 a lot"),
        ("opportunities.feasibility", "1 hard, 5 easy"),
    ],
)
def test_the_ends_of_a_scale_are_told(question: str, ends: str) -> None:
    one = asked(question, items=("A",))
    assert scale_ends(one) == ends
    assert len(keys_line(one, "rating", typing=False)) <= 78
    assert scale_ends(replace(one, text="What mark, with 1 worst and 5 best?")).startswith(("1 worst, 5 best", ends))


def test_what_enter_does_to_a_follow_up_is_told_until_something_is_picked() -> None:
    one = replace(asked("scope.business_kind", probe=True), move="duplicate")
    assert "Enter alone: fine as it is" in keys_line(one, "one_of", typing=False)
    assert "Enter sends" in keys_line(one, "one_of", typing=False, picked=True)
    assert "Enter alone" not in keys_line(one, "one_of", typing=False, picked=True)


def test_every_rating_of_the_script_tells_its_ends() -> None:
    ratings = [one for topic in load_script() for one in topic.question if one.kind == "rating"]
    assert len(ratings) > 0
    assert all(scale_ends(asked(one.id, items=("A",))) for one in ratings)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("in 6 months", "That is Saturday 22 May 2027."),
        ("1 May 2020", "That is Friday 1 May 2020. That is in the past."),
        ("soon", "Not read as a date yet. “In 6 months” or “1 May 2027” would be."),
    ],
)
def test_a_date_is_told_as_it_will_be_understood(text: str, line: str) -> None:
    assert date_line(text, TODAY) == line


def test_only_dates_that_do_not_age_are_offered() -> None:
    assert quick_dates(asked("review.due"), date(2030, 1, 1)) == ("in 6 months",)


@given(st.text(max_size=80), st.integers(1, 60))
def test_a_text_fits_its_cells(text: str, width: int) -> None:
    assert cell_len(fitted(text, width)) == width
    assert "\n" not in fitted(text, width)


@given(st.lists(st.text("abc日", min_size=1, max_size=15), max_size=20), st.integers(30, 80))
def test_chips_stand_side_by_side_and_never_over_the_edge(texts: list[str], width: int) -> None:
    places = arrange(texts, width)
    assert [place.text for place in places] == texts
    assert all(place.end <= width for place in places)
    for one, after in itertools.pairwise(places):
        assert (after.row, after.start) == (one.row, one.end + 1) or (after.row, after.start) == (one.row + 1, 0)
