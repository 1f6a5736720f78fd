"""Answers to follow-ups that are about something else, deny, or only remark: the map keeps what was told before."""

from __future__ import annotations

import dataclasses

import pytest

from mapcoach.interview.coaching.answers import denies, is_remark, is_waved_off
from mapcoach.interview.session import Session
from tests.interview.coaching.cases import CASES, POINTS, RATINGS
from tests.interview.coaching.stage import PAINS, Case, arrive, at_follow_up, names
from tests.interview.players import session

MOVES = {case.move: case for case in CASES}


async def after(move: str, *replies: str, **changes: object) -> Session:
    """A session in which a move was answered."""
    made = await at_follow_up(dataclasses.replace(MOVES[move], **changes))  # type: ignore[arg-type]
    for reply in replies:
        await made.answer(reply)
    return made


def told(made: Session) -> dict[str, object]:
    """All that is on the map, without when and how it came there."""
    return made.map.model_dump(exclude={"provenance", "basis", "updated"})


async def contradicted(answer: str) -> list[int | None]:
    """The numbers of three contacts after the one of the website was questioned and answered for."""
    made = await session("quick")
    await arrive(made, PAINS, {POINTS: "website, shop counter, phone call", RATINGS: "5, 4, 4"})
    await made.answer("the website crashes and half of them leave")
    for _ in range(4):
        assert made.current
        if made.current.move == "contradiction":
            break
        await made.answer("")
    assert made.current
    assert made.current.move == "contradiction"
    await made.answer(answer)
    return [point.emotion.score + 3 for point in made.map.stages[0].touchpoints if point.emotion.score is not None]


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("the phone is awful", [5, 4, 4]),
        ("the phone is very bad", [5, 4, 4]),
        ("the phone is a 2", [5, 4, 4]),
        ("good for regulars", [5, 4, 4]),
        ("not bad at all", [5, 4, 4]),
        ("3 in 10 leave", [5, 4, 4]),
        ("it's one of our best", [5, 4, 4]),
        ("make the website a 2", [2, 4, 4]),
        ("it's a two", [2, 4, 4]),
        ("it feels bad", [2, 4, 4]),
        ("it's bad", [2, 4, 4]),
        ("the website is very bad", [1, 4, 4]),
        ("website 2, phone 5", [2, 4, 4]),
    ],
)
async def test_words_never_change_a_number_that_was_typed(answer: str, numbers: list[int]) -> None:
    assert await contradicted(answer) == numbers


@pytest.mark.parametrize("move", ["positive", "feeling"])
@pytest.mark.parametrize("answer", ["the website is awful", "the shop is lovely but the phone is awful"])
async def test_words_about_another_contact_rate_nothing(move: str, answer: str) -> None:
    made = await after(move, answer)
    assert all(point.emotion.score is None for point in made.map.touchpoints())


async def test_words_about_the_contact_itself_rate_it() -> None:
    assert (await after("feeling", "awful")).map.touchpoints()[0].emotion.score == -2
    assert (await after("positive", "the shop window is awful")).map.touchpoints()[1].emotion.score == -2


@pytest.mark.parametrize("answer", ["flyer is awful", "the flyer is one of our best", "the shop window is great"])
async def test_a_flat_line_dips_by_number_only(answer: str) -> None:
    assert {point.emotion.score for point in (await after("flat", answer)).map.touchpoints()} == {0}


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("a road and b lane are different", 10),
        ("keep road and lane apart", 10),
        ("road and lane aren't the same", 10),
        ("1, 2 and 3", 8),
        ("1, 2, 3", 8),
        ("1 2 3", 8),
        ("road, lane and gate", 8),
        ("1 and 2, 4 and 5", 8),
    ],
)
async def test_steps_are_joined_as_they_were_said(answer: str, count: int) -> None:
    assert len((await after("too_long", answer)).map.stages) == count


@pytest.mark.parametrize(
    "answer",
    ["we only use the phone", "everything but phone", "all but the phone", "everything except the phone",
     "any apart from the phone"],
)  # fmt: skip
async def test_what_is_excepted_is_not_taken_off(answer: str) -> None:
    assert len((await after("too_many", answer)).map.touchpoints()) == 9


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("one is from us", 2),
        ("same but by post", 2),
        ("the first is inbound", 2),
        ("one thing", 1),
        ("just the one", 1),
        ("merge them", 1),
        ("same thing really", 1),
    ],
)
async def test_a_double_goes_only_where_it_is_said_to_be_one(answer: str, count: int) -> None:
    found = names(await after("duplicate", answer))
    assert found == ["phone call", "phone calls"][:count]


@pytest.mark.parametrize(
    ("move", "answer"),
    [
        ("jargon", "they don't"),
        ("jargon", "no one would say it"),
        ("jargon", "what do you mean?"),
        ("inside_out", "the customer sees nothing"),
        ("inside_out", "she doesn't see it"),
        ("channel", "depends"),
        ("channel", "it depends"),
        ("channel", "all of them"),
        ("crowd", "can't"),
        ("crowd", "people who like shoes"),
        ("crowd", "it's really everyone"),
        ("missing", "I don't have time"),
        ("missing", "what else is there?"),
        ("only_digital", "what else is there?"),
        ("only_digital", "they never come in"),
        ("solution", "to remind them"),
        ("solution", "it would help a lot"),
    ],
)
async def test_a_remark_becomes_no_value(move: str, answer: str) -> None:
    made = await at_follow_up(MOVES[move])
    before = told(made)
    await made.answer(answer)
    assert told(made) == before


@pytest.mark.parametrize("text", ["ID check", "IT help desk", "the customer portal", "the first call", "at the door"])
def test_a_name_is_no_remark(text: str) -> None:
    assert not is_remark(text)


@pytest.mark.parametrize(
    ("move", "answer", "expected"),
    [
        ("inside_out", "they get a confirmation email", "confirmation email"),
        ("inside_out", "the customer sees a text", '"text"'),
        ("jargon", "they call it ID check", "ID check"),
        ("jargon", "they just say passport check", '"passport check"'),
        ("crowd", "it's Maya, who never has time", "Maya"),
        ("missing", "they pay a deposit, before visit", "deposit"),
        ("missing", "we forgot collecting", '"collecting"'),
        ("channel", "they ring us", "phone"),
        ("solution", "they don't know the date", "they don't know the date"),
    ],
)
async def test_an_answer_in_a_sentence_is_no_remark(move: str, answer: str, expected: str) -> None:
    assert expected in (await after(move, answer)).map.model_dump_json()


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_the_same_reply_again_changes_nothing(case: Case) -> None:
    made = await at_follow_up(case)
    before = told(made)
    await made.answer(case.trigger)
    assert told(made) == before


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ("80% don't", None),
        ("1 in 5 orders, not people", None),
        ("80 percent dont", None),
        ("30% of them, not more", 0.3),
        ("about half, not sure", 0.5),
        ("30% because they don't see it", 0.3),
    ],
)
async def test_a_share_of_something_else_is_no_share(answer: str, share: float | None) -> None:
    (pain,) = (await after("quantify", answer)).map.pain_points()
    assert (pain.share, pain.text) == (share, MOVES["quantify"].trigger)


@pytest.mark.parametrize("answer", ["nobody told us", "no customers told us", "customers never told us", "I haven't"])
async def test_what_nobody_told_is_no_source(answer: str) -> None:
    assert not (await after("evidence", answer)).map.evidence


async def test_what_somebody_told_is_a_source_whatever_was_not_seen() -> None:
    assert [one.kind for one in (await after("evidence", "I haven't seen it, customers told us")).map.evidence] == [
        "interview"
    ]


@pytest.mark.parametrize(
    ("answer", "opened"),
    [
        ("the rating", "emotion"),
        ("no, the till one", "pain_points"),
        ("troubles are wrong", "pain_points"),
        ("everything is wrong", ""),
        ("xyz", ""),
        ("no", ""),
        ("no, all fine", ""),
        ("yes that's right", ""),
    ],
)
async def test_a_recap_opens_the_part_that_is_named(answer: str, opened: str) -> None:
    made = await at_follow_up(MOVES["recap"])
    before = told(made)
    assert made.current
    asked = made.current.question.field
    events = await made.answer(answer)
    assert made.current
    assert told(made) == before
    assert made.current.question.field.endswith(opened or made.current.question.field)
    said = " ".join(getattr(event, "text", "") for event in events)
    unread = answer in ("everything is wrong", "xyz")
    assert ("change X to Y" in said) == unread
    assert ("Good, it stays" in said) == (not opened and not unread), (asked, said)


@pytest.mark.parametrize(
    ("answer", "split"),
    [
        ("no, split them", True),
        ("two maps please", True),
        ("don't split them", False),
        ("no need to split them", False),
        ("I'd rather not have two maps", False),
        ("no", False),
    ],
)
async def test_a_map_is_split_unless_the_splitting_is_denied(answer: str, split: bool) -> None:
    made = await after("several_goals", answer)
    assert (made.map.scope.objective == "more bookings") == split


@pytest.mark.parametrize("text", ["nay", "nah that's fine", "nah, that's fine", "naw"])
def test_more_ways_to_say_no(text: str) -> None:
    assert is_waved_off(text)
    assert denies(text)
