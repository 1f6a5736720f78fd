"""Each of the facilitator's moves: when it is made, when not, that it can be waved off, and that it lasts."""

from __future__ import annotations

import pytest

from mapcoach.interview.coaching.wording import load_moves
from mapcoach.interview.session import MemoryJournal, Session
from tests.interview.coaching.cases import CASES
from tests.interview.coaching.stage import Case, at_follow_up, at_question
from tests.interview.players import session, wave_off

every_move = pytest.mark.parametrize("case", CASES, ids=str)


def test_there_is_a_case_for_every_question_that_a_move_asks() -> None:
    asking = {name for name, move in load_moves().items() if move.exit}
    elsewhere = {"angle", "more", "recap", "told_already"}
    assert {case.move for case in CASES} | elsewhere >= asking


def about(made: Session) -> tuple[str, str]:
    """What is asked now."""
    assert made.current
    return made.current.where


@every_move
async def test_it_is_made_and_kept_in_the_journal(case: Case) -> None:
    made = await at_follow_up(case)
    asks = made.entries[-1].asks
    assert asks
    assert made.current
    assert (asks.move, asks.text) == (case.move, made.current.text)
    assert made.current.probe
    assert made.current.why == load_moves()[case.move].why
    assert "{" not in asks.text


@every_move
async def test_it_stays_silent_on_a_plain_good_reply(case: Case) -> None:
    made = await at_question(case)
    await made.answer(case.plain)
    assert made.current
    assert made.current.move != case.move


@every_move
async def test_waved_off_it_changes_nothing_and_the_interview_goes_on(case: Case) -> None:
    made = await at_follow_up(case)
    before = made.map.model_copy(update={"updated": None})
    await made.answer("")
    assert made.map.model_copy(update={"updated": None}) == before
    assert (made.entries[-1].move, made.entries[-1].command) == (case.move, "skip")
    await wave_off(made)
    assert made.current is None or made.current.move == ""


@every_move
async def test_a_resumed_session_asks_the_very_same(case: Case) -> None:
    journal = MemoryJournal()
    first = await at_follow_up(case, journal)
    second = await session(case.depth, journal)
    assert second.current == first.current


@every_move
async def test_its_answer_is_kept_and_undo_brings_it_back(case: Case) -> None:
    made = await at_follow_up(case)
    asked, before = made.current, made.map
    await made.answer(case.answer)
    assert (made.entries[-1].move, made.entries[-1].reply) == (case.move, case.answer)
    await made.undo()
    assert made.current == asked
    assert made.map.model_copy(update={"updated": before.updated}) == before


@every_move
async def test_back_opens_its_answer(case: Case) -> None:
    made = await at_follow_up(case)
    asked = made.current
    await made.answer(case.answer)
    await wave_off(made)
    await made.command("back")
    opened = made.previous()
    assert opened
    assert asked
    assert made.current
    assert (opened.move, opened.reply) == (case.move, case.answer)
    assert (made.current.text, made.current.move) == (asked.text, asked.move)
    await made.answer("")
    assert made.previous() is None


@every_move
async def test_it_is_not_made_again_about_the_same_thing(case: Case) -> None:
    made = await at_follow_up(case)
    asked = made.current
    assert asked
    await made.answer(case.answer)
    again = made.current
    assert again is None or (again.move, again.about, again.where) != (asked.move, asked.about, asked.where)


ANSWERED_BY_IT = {("vague_goal", "7777"), ("duplicate", "same thing")}
"""A number is what an aim lacks; "the same" is one of the two answers about a double."""
EMPTY = ("no", "not really", "don't think so", "same thing", "as i said", "7777")


@pytest.mark.parametrize(
    ("case", "reply"),
    [
        pytest.param(case, reply, id=f"{case}-{reply}")
        for case in CASES
        for reply in EMPTY
        if (case.move, reply) not in ANSWERED_BY_IT
    ],
)
async def test_an_answer_that_says_nothing_puts_nothing_on_the_map(case: Case, reply: str) -> None:
    made = await at_follow_up(case)
    before = made.map
    await made.answer(reply)
    assert made.map.model_copy(update={"updated": before.updated}) == before


@every_move
async def test_why_tells_why_it_is_asked_and_asks_again(case: Case) -> None:
    made = await at_follow_up(case)
    asked = made.current
    await made.answer("why?")
    assert made.current == asked
