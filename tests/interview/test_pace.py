from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mapcoach.interview.pace import DEFAULT_SECONDS, minutes_left, seconds_a_question
from mapcoach.interview.script import DEPTHS
from mapcoach.journey import JournalEntry
from tests.interview.players import BEGINNING, answer, session

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def told(*gaps: float, author: str = "", moves: str = "", command: str = "") -> list[JournalEntry]:
    """A beginning and answers so many seconds after each other; those marked "f" in ``moves`` are to follow-ups."""
    entries, now = [JournalEntry.model_validate({"id": "e0", "time": START, "command": "start"})], START
    for number, gap in enumerate(gaps, 1):
        now += timedelta(seconds=gap)
        move = "verdict" if moves[number - 1 : number] == "f" else ""
        values = {"id": f"e{number}", "time": now, "author": author, "question": f"q{number}", "move": move}
        entries.append(JournalEntry.model_validate({**values, "command": command}))
    return entries


@pytest.mark.parametrize("depth", DEPTHS)
def test_until_five_answers_the_default_of_the_depth_counts(depth: str) -> None:
    assert seconds_a_question(told(60, 60, 60, 60), depth) == DEFAULT_SECONDS[depth]  # type: ignore[arg-type, index]
    assert seconds_a_question(told(60, 60, 60, 60, 60), depth) == 60  # type: ignore[arg-type]


def test_nothing_left_takes_no_time_and_anything_left_a_minute_at_least() -> None:
    assert minutes_left(0, [], "quick") == 0
    assert minutes_left(-3, [], "quick") == 0
    assert minutes_left(1, told(*[6] * 9), "quick") == 1
    assert minutes_left(30, [], "quick") == 10
    assert minutes_left(30, told(*[60] * 9), "quick") == 30


@pytest.mark.parametrize("pause", [301, 3_600, 86_400 * 40])
def test_long_pauses_and_nights_between_sessions_do_not_count(pause: float) -> None:
    assert seconds_a_question(told(10, 10, pause, 10, 10, 10), "quick") == 10


def test_a_coffee_among_quick_answers_is_a_pause_too_a_thoughtful_person_has_none() -> None:
    assert seconds_a_question(told(10, 10, 240, 10, 10, 10), "quick") == 10
    assert seconds_a_question(told(50, 50, 240, 50, 50, 50), "quick") == pytest.approx(490 / 6)


def test_what_is_piped_in_tells_no_pace() -> None:
    assert seconds_a_question(told(*[0.01] * 50), "deep") == DEFAULT_SECONDS["deep"]


def test_the_time_for_follow_ups_counts_with_their_questions() -> None:
    assert seconds_a_question(told(*[20] * 6, moves="qfqfqf"), "quick") == 40
    assert seconds_a_question(told(*[20] * 6, moves="ffffff"), "quick") == DEFAULT_SECONDS["quick"]


def test_the_pace_is_that_of_whoever_answers_now() -> None:
    quick, slow = told(*[10] * 8, author="Dana"), told(*[50] * 6, author="Sam")
    later = [one.model_copy(update={"id": f"s{one.id}", "time": one.time + timedelta(days=1)}) for one in slow]
    assert seconds_a_question([*quick, *later], "quick", "Sam") == 50
    assert seconds_a_question([*quick, *later], "quick", "Dana") == 10
    assert 10 < seconds_a_question([*quick, *later], "quick", "Kim") < 50


def test_corrections_and_changes_of_the_map_are_no_answers() -> None:
    assert seconds_a_question(told(*[90] * 9, command="edit"), "quick") == DEFAULT_SECONDS["quick"]


def test_a_clock_that_was_set_back_breaks_nothing() -> None:
    entries = told(20, 20, -5_000, 20, 20, 20, 20, 20)
    assert 1 <= minutes_left(10, entries, "quick") <= 20


async def test_a_session_tells_less_as_it_goes_on_and_nothing_at_the_end() -> None:
    made = await session()
    first = made.minutes_left()
    await answer(made, *BEGINNING, "google", "4", "nothing")
    assert 1 <= made.minutes_left() < first
    while made.progress.remaining:
        await made.answer("nothing")
    assert made.minutes_left() == 0
