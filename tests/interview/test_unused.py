"""A reply that was not used is told as such, so that a screen can give it back to whoever typed it."""

from __future__ import annotations

import pytest

from mapcoach.interview.events import Notice, Overtaken, Unused
from mapcoach.interview.session import Session
from tests.interview.players import BEGINNING, answer, session, two_sessions

CUT_OFF = "That answer cannot be changed any more: it was taken back or replaced."


async def at_the_steps() -> Session:
    made = await session()
    await answer(made, *BEGINNING)
    return made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("remove the unicorn stage", "If it was your answer, type it once more."),
        ("no, I meant something quite different", "If it answers this question, type it once more."),
    ],
)
async def test_what_is_to_be_typed_once_more_was_not_used(text: str, said: str) -> None:
    made = await at_the_steps()
    known = made.entries
    (event,) = await made.answer(text)
    assert type(event) is Unused
    assert event.kind == "coach"
    assert event.text.endswith(said)
    assert made.entries == known
    assert not any(isinstance(one, Unused) for one in await made.answer(text))
    assert made.entries[-1].reply == text


async def test_an_edit_that_cannot_be_read_was_not_used() -> None:
    made = await at_the_steps()
    known, entry = made.entries, next(one for one in made.entries if one.reply == "local")
    (event,) = await made.edit(entry.id, "asdf qwer zxcv")
    assert type(event) is Unused
    assert event.text.startswith("I could not read that as an answer, so “local” stays.")
    (event,) = await made.edit(entry.id, "remove the unicorn stage")
    assert type(event) is Unused
    assert made.entries == known


async def test_an_edit_of_what_is_gone_was_not_used() -> None:
    made = await session()
    await answer(made, "We mend shoes")
    gone = made.entries[-1]
    await made.undo()
    assert await made.edit(gone.id, "We sell soap") == [Unused("coach", CUT_OFF)]


async def test_what_somebody_else_overtook_was_not_used() -> None:
    one, two = await two_sessions()
    shown = one.current
    await answer(two, "We mend shoes")
    (event,) = await one.answer("We sell soap", shown)
    assert isinstance(event, Overtaken)
    assert isinstance(event, Unused)


@pytest.mark.parametrize("text", ["", "why", "help", "recap", "back", "We mend shoes"])
async def test_what_was_done_is_not_told_as_unused(text: str) -> None:
    made = await session()
    events = await made.answer(text)
    assert not any(isinstance(one, Unused) for one in events)
    assert any(isinstance(one, Notice) for one in events) or made.entries[-1].reply == text
