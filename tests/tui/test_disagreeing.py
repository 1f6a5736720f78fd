"""Two views, as they are offered to be recorded: who said what to which question, in words that fit a line or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.interview.asking import Asked
from mapcoach.interview.clashing import Clash, Said
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.events import Clashed, Event, Overtaken
from mapcoach.journey import JourneyMap, new_entry
from mapcoach.journey.group import GroupSession, Opinion, Participant
from mapcoach.journey.session_operations import RecordDisagreement
from mapcoach.tui.disagreeing import disagreement_in, offer
from tests.interview.players import answer, session, two_sessions

KIND = "What sort of map do you want?"
BOTH = "Ctrl+D records both, to be decided on F6 Group."


def recorded(about: str, text: str, *sides: tuple[str, str]) -> RecordDisagreement:
    values = tuple(Opinion(participant=who, value=value) for who, value in sides)
    return RecordDisagreement(id="d1", about=about, text=text, values=values)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (recorded("", KIND, ("Bo", "2"), ("", "today")), f"Two answers to “{KIND}” Bo: “2”; you: “today”."),
        (recorded("", KIND, ("", "2"), ("Ann", "today")), f"Two answers to “{KIND}” Somebody else: “2”; Ann: “today”."),
        (
            recorded("", "Name the steps", ("Bo", "a"), ("Ann", "b")),
            "Two answers to “Name the steps”. Bo: “a”; Ann: “b”.",
        ),
        (
            recorded("", "Name the steps.", ("Bo", "a"), ("Ann", "b")),
            "Two answers to “Name the steps.” Bo: “a”; Ann: “b”.",
        ),
        (
            recorded("s1", "“Pay”, how it feels", ("Bo", "4 (good)"), ("Ann", "2 (bad)")),
            "Two views on “Pay”, how it feels. Bo: “4 (good)”; Ann: “2 (bad)”.",
        ),
        (recorded("x", "Ann asks: why?", ("Bo", "a"), ("Ann", "b")), "Two views on Ann asks: why? Bo: “a”; Ann: “b”."),
    ],
)
def test_an_offer_names_the_question_and_who_said_what(one: RecordDisagreement, said: str) -> None:
    assert offer(one, JourneyMap()) == f"{said} {BOTH}"


def test_participants_are_called_by_their_names() -> None:
    people = (Participant(id="w1", name="Bo Li", initials="BL"),)
    journey_map = JourneyMap(session=GroupSession(participants=people))
    told = offer(recorded("", KIND, ("w1", "2"), ("", "1")), journey_map)
    assert "Bo Li: “2”; you: “1”" in told


@given(st.text(max_size=3000), st.lists(st.text(max_size=3000), min_size=2, max_size=2), st.booleans())
def test_whatever_was_said_an_offer_is_short_and_ends_with_what_to_do(
    text: str, values: list[str], value: bool
) -> None:
    one = recorded("p" if value else "", text, ("Bo", values[0]), ("", values[1]))
    told = offer(one, JourneyMap())
    assert len(told) <= 320
    assert told.endswith(BOTH)
    assert "\n" not in told


async def overtaken(
    *before: str, first: str, second: str, again: str = ""
) -> tuple[Sequence[Event], JourneyMap, Asked]:
    """What is told when somebody else was quicker, ``again`` having been typed before by both."""
    one, two = await two_sessions("", "Bo")
    await answer(two, *before)
    if again:
        await two.answer(again)
    one.refresh()
    shown = one.current
    assert shown
    await two.answer(first, two.current)
    return await one.answer(second, shown), one.map, shown


async def test_a_reply_that_came_second_is_offered_under_its_question() -> None:
    events, journey_map, shown = await overtaken("We mend shoes", first="local", second="2")
    found = disagreement_in(events, "", journey_map)
    assert found
    assert found.text == shown.text
    assert offer(found, journey_map) == f"Two answers to “{shown.text}” Bo: “local”; you: “2”. {BOTH}"


async def test_a_choice_asked_once_more_goes_by_its_own_question() -> None:
    plain, *_ = await overtaken("We mend shoes", first="local", second="2")
    assert isinstance(plain[0], Overtaken)
    events, journey_map, shown = await overtaken("We mend shoes", again="qwertz", first="local", second="2")
    assert shown.move == AGAIN
    assert shown.text != plain[0].asked.text
    found = disagreement_in(events, "", journey_map)
    assert found
    assert found.text == plain[0].asked.text


@pytest.mark.parametrize(
    ("theirs", "ours", "second"),
    [("Bo", "Bo", "other"), ("", "", "other"), ("Bo", "Ann", " LOCAL  "), ("Bo", "Ann", "  ")],
)
async def test_no_disagreement_is_made_of_one_person_nor_of_one_answer(theirs: str, ours: str, second: str) -> None:
    made = await session()
    assert made.current
    event = Overtaken("coach", "…", made.current, second, new_entry(reply="local", author=theirs))
    assert disagreement_in([event], ours, made.map) is None
    assert disagreement_in([replace(event, entry=None, reply="x")], "Ann", made.map) is None
    assert disagreement_in([], "Ann", made.map) is None


async def test_a_clash_on_the_map_is_offered_under_its_value() -> None:
    clash = Clash("stages[0].name", "“Pay”, the name", Said("Bo", "Pay"), Said("Ann", "Settle"))
    found = disagreement_in([Clashed((clash,))], "Ann", JourneyMap())
    assert found
    assert offer(found, JourneyMap()) == f"Two views on “Pay”, the name. Bo: “Pay”; Ann: “Settle”. {BOTH}"
