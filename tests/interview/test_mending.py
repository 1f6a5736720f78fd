"""Corrections of earlier answers, edits of follow-ups' answers, and splitting: nothing is lost on the way."""

from __future__ import annotations

import time
from collections.abc import Sequence

from mapcoach.interview.going_on import MORE_QUESTION
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import MemoryJournal, Notice, Session
from mapcoach.journey import JournalEntry, fold
from tests.interview.players import BEGINNING, answer, reply, session
from tests.interview.test_going_on import at_the_offer

TWO_AIMS = ("We mend shoes", "local", "today", "more regulars and fewer complaints")


class Second:
    """Where second maps go."""

    def __init__(self, problem: Exception | None = None) -> None:
        self.made: list[Sequence[JournalEntry]] = []
        self._problem = problem

    def __call__(self, entries: Sequence[JournalEntry]) -> str:
        if self._problem:
            raise self._problem
        self.made.append(entries)
        return "mapcoach interview second"


async def split_session(second: Second) -> Session:
    made = Session(MemoryJournal(), OfflineInterviewer(), depth="quick", make_map=second)
    await made.start()
    return made


async def test_a_split_makes_a_second_map_of_all_that_was_told() -> None:
    second = Second()
    made = await split_session(second)
    await reply(made, *TWO_AIMS, "1")
    assert made.map.scope.objective == "more regulars"
    (entries,) = second.made
    other = fold(entries).map
    assert other.scope.objective == "fewer complaints"
    assert other.scope.offering == "We mend shoes"
    assert other.provenance["scope.objective"] in {entry.id for entry in entries}


async def test_a_split_can_still_be_chosen_when_the_answer_is_edited() -> None:
    second = Second()
    made = await split_session(second)
    await reply(made, *TWO_AIMS, "2", "back", "1")
    assert made.map.scope.objective == "more regulars"
    (entries,) = second.made
    assert fold(entries).map.scope.objective == "fewer complaints"


async def test_a_second_map_that_cannot_be_made_is_told_and_undo_brings_both_back() -> None:
    made = await split_session(Second(OSError("no room")))
    await reply(made, *TWO_AIMS)
    events = await made.answer("1")
    assert [event.text for event in events if isinstance(event, Notice) and event.kind == "error"]
    await made.answer("undo")
    assert made.map.scope.objective == "more regulars and fewer complaints"


async def test_what_a_correction_means_is_put_right_and_the_question_stays() -> None:
    made = await session()
    await answer(made, *BEGINNING[:4], "Dan")
    pending = made.current
    await made.answer("no, I meant Dawn")
    assert made.map.persona.name == "Dawn"
    assert made.current
    assert pending
    assert made.current.where == pending.where
    assert "no, I meant Dawn" in [entry.reply for entry in made.entries]


async def test_a_correction_that_fits_nothing_can_be_given_as_an_answer() -> None:
    made = await session()
    await answer(made, *BEGINNING, "website, counter", "2, 4")
    said = "I meant the queue takes 40 minutes"
    await made.answer(said)
    await made.answer(said)
    assert said in [entry.reply for entry in made.entries]


async def test_one_number_never_takes_the_place_of_several() -> None:
    made = await session()
    await answer(made, *BEGINNING, "website, counter, phone call", "5, 1, 4")
    await made.answer("oops, 4")
    scores = [point.emotion.score for point in made.map.touchpoints()]
    assert scores == [2, -2, 1]


async def test_a_correction_is_quick_late_in_an_interview() -> None:
    made = await session("standard")
    await answer(made, *BEGINNING[:4], "Dan")
    for number in range(60):
        if made.current:
            await made.answer("" if made.current.move else f"thing {number}, other {number}")
    start = time.process_time()
    await made.answer("no, I meant something else")
    assert time.process_time() - start < 1  # it took a fold of the whole journal for each answer


async def test_yes_to_the_offer_takes_all_and_what_cannot_be_read_is_asked_again() -> None:
    made = await at_the_offer()
    assert made.current
    offered = {option.value for option in made.current.options}
    await made.answer("seventeen")
    assert made.current.question.id == MORE_QUESTION
    await made.answer("yes")
    asked: set[str] = set()
    while made.current:
        asked |= {made.current.question.id} if not made.current.move else set()
        await made.answer("" if made.current.move else "skip")
    assert asked == offered


async def test_the_answer_of_a_follow_up_opens_as_one_after_its_origin_was_edited() -> None:
    made = await session()
    await reply(made, *TWO_AIMS, "2")
    origin = next(entry for entry in made.entries if entry.asks)
    await made.edit(origin.id, "more regulars, quicker repairs")
    await reply(made, "back", "keep both on this map")
    assert made.map.scope.objective == "more regulars, quicker repairs"
