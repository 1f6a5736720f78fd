"""What is no answer is not put on the map; what is listed on the screen is what a number means."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.choices import choose
from mapcoach.interview.replies.cues import gives_up
from mapcoach.interview.script import Option
from mapcoach.interview.session import Notice
from mapcoach.interview.sorting import asks_back, with_ratings
from tests.interview.players import BEGINNING, answer, reply, session

GOALS = "persona.goals"


@pytest.mark.parametrize(
    "text",
    ["what should I say here?", "eh? ok", "what else is left?", "how do you mean that?", "who is that about?"],
)
def test_a_question_back_is_no_answer(text: str) -> None:
    assert asks_back(text, GOALS) is (text != "eh? ok")


@pytest.mark.parametrize(
    "text",
    [
        "whatever is cheapest",
        "to know what it costs",
        "website?",
        "how much it costs, and when it is ready",
        "who to ask",
    ],
)
def test_an_answer_is_no_question_back(text: str) -> None:
    assert not asks_back(text, GOALS)


def test_where_questions_are_the_answer_they_are_kept() -> None:
    assert not asks_back("how much will it cost?", "stages[].questions")
    assert not asks_back("could we call them back?", "opportunities")


async def test_a_question_back_gets_the_question_in_other_words_and_changes_nothing() -> None:
    made = await session()
    events = await made.answer("what should I say here?")
    assert isinstance(events[0], Notice)
    assert made.map.scope.offering == ""
    assert len(made.entries) == 2


def test_ratings_that_come_with_the_names_are_taken_as_such() -> None:
    assert with_ratings(["google 4", "phone 1"]) == (["google", "phone"], {"google": 4, "phone": 1})
    for plain in (["google", "phone 1"], ["room 4"], ["channel 4 ad", "phone"], ["google 7", "phone 1"]):
        assert with_ratings(plain) == (plain, {})


async def test_names_with_ratings_are_not_asked_to_be_rated_again() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google 4, phone 1")
    assert [(point.name, point.emotion.score) for point in made.map.touchpoints()] == [("google", 1), ("phone", -2)]
    assert made.current
    assert made.current.question.field == "stages[].touchpoints[].pain_points"


async def test_the_second_one_is_the_second_on_the_screen() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, phone, flyer")
    await made.answer("remove the second one")
    assert [point.name for point in made.map.touchpoints()] == ["google", "flyer"]
    assert [stage.name for stage in made.map.stages] == ["find us", "visit"]


async def test_the_second_one_is_nothing_where_nothing_is_listed() -> None:
    made = await session()
    await answer(made, *BEGINNING)
    await reply(made, "remove the second one")
    assert [stage.name for stage in made.map.stages] == ["find us", "visit"]


async def test_an_aside_alone_is_parked_and_the_question_stays() -> None:
    made = await session()
    await answer(made, *BEGINNING)
    before = made.current
    await made.answer("by the way, could you remind me to order flour?")
    assert len(made.map.parking_lot) == 1
    assert made.map.touchpoints() == []
    assert made.current
    assert before
    assert made.current.where == before.where


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("the card machine dropping out", False),
        ("people don't give up, it's the machine that drops out", False),
        ("the line drops out", False),
        ("the line drops out and they hang up", True),
        ("half of them drop out", True),
        ("they drop off after a week", True),
    ],
)
def test_machines_drop_out_without_anybody_leaving(text: str, leaves: bool) -> None:
    assert gives_up(text) is leaves


def test_both_of_many_is_asked_again() -> None:
    options = tuple(Option(value=one, label=one) for one in ("seen", "told", "counted"))
    assert choose("both", options, several=True) is None
    assert choose("both of them", options[:2], several=True) == ["seen", "told"]
    assert choose("all of them", options, several=True) == ["seen", "told", "counted"]


async def test_a_number_is_nobodys_name() -> None:
    made = await session()
    await answer(made, *BEGINNING[:4])
    await made.answer("1")
    assert made.map.persona.name == ""
    assert made.current
    assert made.current.question.field == "persona.name"
