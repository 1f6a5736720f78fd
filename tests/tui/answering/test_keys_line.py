"""What Enter alone does is said as it is: it leaves open what was not read, and is fine where that is a way out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.tui.widgets.answering.composing import manner_of
from mapcoach.tui.widgets.answering.wording import keys_line
from tests.interview.players import BEGINNING, answer, session

OPEN, FINE = "Enter alone leaves it open", "Enter alone: fine as it is"


@pytest.mark.parametrize("text", ["qwertz qwertz", "search 1"])
async def test_ratings_that_were_not_read_are_left_open_by_enter(text: str) -> None:
    made = await session()
    await answer(made, *BEGINNING, "search, phone")
    await made.answer(text)
    asked = made.current
    assert asked
    assert asked.hint
    assert (asked.move, manner_of(asked)) == (AGAIN, "rating")
    assert keys_line(asked, "rating", typing=False).startswith(OPEN)
    assert keys_line(replace(asked, move="positive"), "rating", typing=False).startswith(FINE)
    assert await made.answer("")
    assert made.current
    assert made.current.question.id != asked.question.id


async def test_a_choice_that_is_asked_once_more_is_left_open_by_enter() -> None:
    made = await session()
    await answer(made, "We mend shoes", "qwertz")
    asked = made.current
    assert asked
    assert asked.move == AGAIN
    assert keys_line(asked, "one_of", typing=False).startswith(OPEN)
    assert await made.answer("")
    assert made.current
    assert made.current.question.id != asked.question.id
