"""What is asked about an answer while it is being edited is explained, and the answer stays as it is, still open."""

from __future__ import annotations

import pytest

from mapcoach.interview.events import Explained
from mapcoach.interview.session import Session
from mapcoach.journey import JournalEntry
from tests.interview.players import BEGINNING, answer, session

MANY = ("find", "visit", "ask", "choose", "order", "pay", "wait", "collect", "wear", "return", "praise", "recommend")


async def with_an_answer_to_edit() -> tuple[Session, JournalEntry]:
    made = await session()
    await answer(made, *BEGINNING[:4])
    return made, next(one for one in made.entries if one.reply == "local")


@pytest.mark.parametrize("text", ["why", "Why do you ask?", "what is that for"])
async def test_why_explains_the_question_that_is_edited(text: str) -> None:
    made, entry = await with_an_answer_to_edit()
    known, current, edited = made.entries, made.current, made.reopened(entry.id)
    assert edited
    assert current
    assert edited.why != current.why
    assert await made.edit(entry.id, text) == [Explained("coach", edited.why)]
    assert (made.entries, made.current) == (known, current)


@pytest.mark.parametrize("text", ["help", "what do you mean", "?"])
async def test_help_is_about_the_question_that_is_edited(text: str) -> None:
    made, entry = await with_an_answer_to_edit()
    known, current, edited = made.entries, made.current, made.reopened(entry.id)
    assert edited
    assert current
    (event,) = await made.edit(entry.id, text)
    assert isinstance(event, Explained)
    assert edited.why in event.text
    assert current.why not in event.text
    assert (made.entries, made.current) == (known, current)


@pytest.mark.parametrize("text", ["hang on", "where were we?", "start over"])
async def test_a_wish_that_answers_nothing_is_no_new_answer(text: str) -> None:
    made, entry = await with_an_answer_to_edit()
    known = made.entries
    (event,) = await made.edit(entry.id, text)
    assert isinstance(event, Explained)
    assert made.entries == known


@pytest.mark.parametrize("text", ["why", "help", "what do you mean", "hang on", "recap"])
async def test_an_answer_that_back_opened_stays_open(text: str) -> None:
    made, _ = await with_an_answer_to_edit()
    await made.answer("back")
    opened, known = made.previous(), made.entries
    assert opened
    (event,) = await made.answer(text)
    assert isinstance(event, Explained)
    assert (made.previous(), made.entries) == (opened, known)


@pytest.mark.parametrize("text", ["why", "help"])
async def test_the_keys_for_it_are_about_what_is_open(text: str) -> None:
    made, _ = await with_an_answer_to_edit()
    await made.answer("back")
    assert made.current
    (event,) = await made.command("why" if text == "why" else "help")
    assert isinstance(event, Explained)
    assert made.current.why in event.text


async def test_a_change_of_the_map_in_an_edit_leaves_the_follow_up_open() -> None:
    made = await session()
    await answer(made, *BEGINNING[:6])
    await made.answer(", ".join(f"{verb} it" for verb in MANY))
    pending = made.current
    assert pending
    assert pending.move == "too_long"
    entry = next(one for one in made.entries if one.reply == "local")
    await made.edit(entry.id, "change We mend shoes to We mend boots")
    assert made.map.scope.offering == "We mend boots"
    assert made.current
    assert made.current.place == pending.place
