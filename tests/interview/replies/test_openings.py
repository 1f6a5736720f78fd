"""What people say before they answer is not a part of the answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.interview.replies.openings import corrected, given_names, without_opening, without_speakers

OPENINGS = [
    ("From morning to night? He gets up, takes the bus", "He gets up, takes the bus"),
    ("What goes wrong? The lift", "The lift"),
    ("as I said, Jules", "Jules"),
    ("like i said: hears a song, shares it", "hears a song, shares it"),
    ("I said that already: our shop in the mall", "our shop in the mall"),
    ("I've told you already, the till", "the till"),
    ("So it goes like this, really: he looks around, asks", "he looks around, asks"),
    ("um so pain starts then finding someone", "pain starts then finding someone"),
    ("well, first she calls", "first she calls"),
    ("ok, the front desk", "the front desk"),
]
PLAIN = [
    "right part, first try", "so-so", "well water tests", "she asks: how much is it?", "how much is it?",
    "is it safe? does it hurt?",
    "as soon as possible", "the bus, like every day", "okay service", "so many forms",
    "it goes wrong at the till", "again and again no answer",
    "they said it was slow", "I said no", "here is where they leave",
]  # fmt: skip


@pytest.mark.parametrize(("reply", "answer"), OPENINGS)
def test_the_answer_begins_behind_the_opening(reply: str, answer: str) -> None:
    assert without_opening(reply, "stages") == answer


@pytest.mark.parametrize("reply", PLAIN)
def test_an_answer_without_an_opening_stays_whole(reply: str) -> None:
    assert without_opening(reply, "stages").endswith(reply.split(" ", 1)[-1])
    if not reply.startswith(("so ", "well ")):
        kept = without_opening(reply, "stages")
        assert kept == reply or (reply.count("?") and kept in reply)


@pytest.mark.parametrize("field", ["stages[].questions", "persona.quote", "stages[].touchpoints[].emotion.thought"])
def test_questions_that_are_the_answer_stay(field: str) -> None:
    assert without_opening("Is it safe? Does it hurt?", field) == "Is it safe? Does it hurt?"


def test_who_speaks_is_told_from_what_it_is_about() -> None:
    said = "Ana: leafs through, picks. Ben: and recommends"
    assert without_speakers(said) == "leafs through, picks. recommends"
    assert without_speakers(said, everywhere=False) == "leafs through, picks. Ben: and recommends"
    for plain in ("Website: slow", "Monday: letters", "phone: ana never picks up", "Total: 4"):
        assert without_speakers(plain) == plain
    assert without_speakers("Molly: always full", known=("Molly",)) == "Molly: always full"
    assert {"ana", "ben", "priya", "mohammed"} <= given_names()


CORRECTIONS = [
    ("Both, really. No, sorry, existing ones.", "existing ones."),
    ("existing ones. no sorry, new, of course they're new", "new, of course they're new"),
    ("2 i mean 3", "3"),
    ("the first, make that the second", "the second"),
]


@pytest.mark.parametrize(("reply", "meant"), CORRECTIONS)
def test_who_corrects_themself_means_the_last(reply: str, meant: str) -> None:
    assert corrected(reply) == meant


@pytest.mark.parametrize("reply", ["sorry", "1", "both", "no", "new ones, I am sorry to say", "no idea, sorry"])
def test_a_choice_without_a_correction_stays(reply: str) -> None:
    assert corrected(reply) == reply


@given(st.text(max_size=300))
def test_what_is_left_is_the_end_of_the_reply(reply: str) -> None:
    for rest in (without_opening(reply, "stages"), corrected(reply)):
        assert reply.endswith(rest)
