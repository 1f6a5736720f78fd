"""What a question as it is asked says of itself: its place, and its words without choices that are shown besides."""

from __future__ import annotations

from dataclasses import replace

from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.script import Option
from tests.interview.players import BEGINNING, answer, session


async def test_the_place_of_a_question_is_its_id_its_subject_and_the_move() -> None:
    made = await session()
    await answer(made, *BEGINNING)
    asked = made.current
    assert asked
    assert asked.place == (asked.question.id, asked.subject, "")
    assert asked.subject
    assert replace(asked, move=AGAIN).place == (*asked.where, AGAIN)


async def test_a_choice_asked_once_more_lists_the_choices_and_is_brief_without_them() -> None:
    made = await session()
    await answer(made, "We mend shoes")
    await made.answer("qwertz")
    asked = made.current
    assert asked
    assert asked.move == AGAIN
    assert asked.text.startswith("Which comes closest? 1 Service")
    assert all(f" {number} {one.label[:30]}" in asked.text for number, one in enumerate(asked.options, 1))
    assert asked.brief == "Which comes closest?"


async def test_names_with_numbers_in_them_do_not_cut_a_question_short() -> None:
    made = await session()
    asked = made.current
    assert asked
    options = (Option(value="a", label="Step 1 of 2"), Option(value="b", label="Which comes closest? 1 Step"))
    for text in ("Without steps there is no map. Shall I start you off with Step 1 of 2, Pay? Type yes.", asked.text):
        again = replace(asked, text=text, move=AGAIN, probe=True, options=options)
        assert again.brief == text


async def test_every_other_question_is_brief_as_it_is() -> None:
    made = await session()
    for reply in BEGINNING:
        asked = made.current
        assert asked
        assert asked.brief == asked.text
        await answer(made, reply)
