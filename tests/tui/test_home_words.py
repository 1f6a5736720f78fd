"""What a list of maps says: when, how far, what is due, what is wrong; and how titles are found."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mapcoach.storage import MapSummary
from mapcoach.tui.widgets.map_list import cut
from mapcoach.tui.widgets.map_list_finding import folded, found, rows_of
from mapcoach.tui.widgets.map_list_words import ago, bar, line_of, moment, progress, review, title_of

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=-90), "just now"),  # another machine's clock is ahead
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(hours=24), "yesterday"),
        (timedelta(hours=37), "2 days ago"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=7), "15 Nov"),
        (timedelta(days=19), "3 Nov"),
        (timedelta(days=365), "22 Nov 2025"),
    ],
)
def test_how_long_ago_something_was_is_said_as_people_say_it(before: timedelta, words: str) -> None:
    assert ago(NOON - before, NOON) == words


def test_a_day_is_the_day_of_the_clock_on_the_wall() -> None:
    # 23:30 UTC on the 3rd is the 4th in Moscow.
    then = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
    assert ago(then, NOON.astimezone(timezone(timedelta(hours=3)))) == "4 Nov"


def test_the_first_day_that_can_be_written_does_not_overflow() -> None:
    then = datetime.min.replace(tzinfo=UTC)
    assert ago(then, NOON.astimezone(timezone(-timedelta(hours=11)))) == "1 Jan 1"


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "0", "[bold]"])
def test_what_is_no_time_is_no_time(text: str) -> None:
    assert moment(text) is None


def test_a_time_without_a_zone_is_taken_as_universal() -> None:
    assert moment("2026-11-22T12:00:00") == NOON


@pytest.mark.parametrize(
    ("due", "words", "has_come"),
    [
        (None, "", False),
        ("soon", "", False),
        ("2026-11-23", "review 23 Nov", False),
        ("2027-02-01", "review 1 Feb 2027", False),
        ("2026-11-22", "! review due today", True),
        ("2026-11-03", "! review was due 3 Nov", True),
        ("2025-11-03", "! review was due 3 Nov 2025", True),
    ],
)
def test_a_review_that_is_due_is_marked_with_a_sign_and_words(due: str | None, words: str, has_come: bool) -> None:
    assert review(due, date(2026, 11, 22)) == (words, has_come)


@pytest.mark.parametrize(
    ("answered", "remaining", "words", "drawn"),
    [
        (0, None, "not begun", "░░░░░░░░"),
        (0, 40, "0 of 40", "░░░░░░░░"),
        (1, 99, "1 of 100", "█░░░░░░░"),
        (12, 28, "12 of 40", "██░░░░░░"),
        (99, 1, "99 of 100", "███████░"),
        (40, 0, "40 of 40", "████████"),
        (-5, -7, "0 of 0", "░░░░░░░░"),
        (10**30, 10**30, "9999 of 9999", "████░░░░"),
    ],
)
def test_progress_in_words_and_as_a_bar(answered: int, remaining: int | None, words: str, drawn: str) -> None:
    assert progress(answered, remaining) == words
    assert bar(answered, remaining) == drawn


def summary(title: str = "", **values: object) -> MapSummary:
    return MapSummary(Path("/maps/m1.json"), "m1", title, **values)  # type: ignore[arg-type]


def test_a_file_that_cannot_be_read_goes_by_its_name_and_says_what_to_do() -> None:
    line = line_of(summary(problem="damaged"), NOON)
    assert (line.title, line.sign, line.warns) == ("m1.json", "! damaged", True)
    assert "Enter sets it aside" in line.trouble


def test_a_problem_matters_more_than_a_review() -> None:
    assert line_of(summary(problem="newer", review_due="2020-01-01"), NOON).sign == "! newer"


@pytest.mark.parametrize("title", ["", "  \t\n ", "\u200b\u202e", "\x1b[31m"])
def test_a_title_of_nothing_visible_is_untitled(title: str) -> None:
    assert title_of(summary(title)) == "Untitled map"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Café Zoë", "Straße nach Łódź", "Renewal of coffee leases"]),
        ("cafe", ["Café Zoë"]),
        ("ZOE CAF", ["Café Zoë"]),
        ("strasse lodz", ["Straße nach Łódź"]),
        ("Lease  coffee", ["Renewal of coffee leases"]),
        ("coffee zoe", []),
        (".*", []),
    ],
)
def test_titles_are_found_by_all_words_in_any_order_without_case_and_accents(query: str, titles: list[str]) -> None:
    rows = rows_of(summary(title) for title in ("Café Zoë", "Straße nach Łódź", "Renewal of coffee leases"))
    assert [row.map.title for row in found(rows, query)] == titles


@given(st.text(max_size=30))
def test_every_visible_title_is_found_by_itself(title: str) -> None:
    rows = rows_of([summary(title)])
    assert found(rows, title_of(rows[0].map)) == rows


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=200), st.integers(0, 90))
def test_a_cut_text_fills_its_cells_exactly(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) == width
