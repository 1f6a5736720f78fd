"""The mistakes of first maps (one message for everyone, a funnel, guesses …): each is caught once, with a way out."""

from __future__ import annotations

from datetime import date

import pytest

from mapcoach.interview.coaching import telling
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.coaching.wording import load_moves
from mapcoach.interview.session import Event, Heard, Notice, Session
from mapcoach.journey import JourneyMap
from mapcoach.journey.shape import Review
from tests.interview.coaching.cases import POINTS, RATINGS
from tests.interview.coaching.stage import PAINS, USUAL, arrive
from tests.interview.players import session

EXITS = {
    "one message for everyone": ("crowd", "persona.name", "everybody"),
    "several customers": ("several_people", "persona.name", "young families and retired couples"),
    "several aims": ("several_goals", "scope.objective", "more bookings and fewer no-shows"),
    "several occasions": ("several_situations", "scope.scenario", "first visit and follow-up visit"),
    "nothing that tells them apart": ("segment", "persona.segment", "all kinds of people"),
    "the view of the business": ("departments", "stages", "marketing, sales, operations"),
    "a funnel": ("departments", "stages", "MQL, SQL, closed won"),
    "our side of it": ("inside_out", POINTS, "our CRM creates a ticket"),
    "a vague aim": ("vague_goal", "scope.objective", "better service"),
    "too many contacts": ("too_many", POINTS, "flyer, phone, email, shop, website, friend, newspaper, radio, bus stop"),
    "too many steps": (
        "too_long",
        "stages",
        "road, lane, gate, door, hall, desk, chair, till, bag, bus",
    ),
    "automating too early": ("too_early", "stages[].customer_goal", "a chatbot"),
    "a solution first": ("solution", PAINS, "we should send a reminder"),
}


def said(events: list[Event]) -> str:
    """All that was said."""
    return " ".join(event.text for event in events if isinstance(event, Heard | Notice))


def wordings(move: str) -> tuple[str, ...]:
    """The beginnings of what a remark may say."""
    return tuple(wording.split("{")[0].split(".")[0][:30] for wording in load_moves()[move].wording)


@pytest.mark.parametrize("mistake", EXITS)
async def test_a_mistake_is_asked_about_once_and_may_stay(mistake: str) -> None:
    move, at, reply = EXITS[mistake]
    made = await session("standard")
    await arrive(made, at, {})
    await made.answer(reply)
    assert made.current
    assert made.current.move == move
    await made.answer("")
    assert made.current.move in ("", AGAIN)
    entry = next(entry for entry in made.entries if entry.asks and entry.asks.move == move)
    await made.edit(entry.id, f"{reply} ")
    assert made.current
    assert made.current.move in ("", AGAIN)


async def whole(depth: str, **replies: str) -> tuple[Session, list[str]]:
    """A whole interview with these replies, follow-ups waved off; and all that was said or asked."""
    made = await session(depth)  # type: ignore[arg-type]
    fields = {"pains": PAINS, "points": POINTS, "ratings": RATINGS, "evidence": "evidence", "ideas": "opportunities"}
    known = {**USUAL, **{fields[name]: reply for name, reply in replies.items()}}
    heard: list[str] = []
    for _ in range(150):
        if made.current is None or made.current.move == "more":
            return made, heard
        heard.append(made.current.move)
        waved = made.current.move not in ("", AGAIN)
        heard.append(said(await made.answer("" if waved else known.get(made.current.question.field, "skip"))))
    raise AssertionError("it does not end")


@pytest.mark.parametrize(
    ("guess", "replies"),
    [
        ("happy_path", {"pains": "nothing"}),
        ("flat", {"ratings": "3, 3", "pains": "the card reader is broken"}),
        ("only_digital", {"points": "website, email", "pains": "the page has a typo"}),
        ("late_surprise", {"points": "booking form, shop", "pains": "nothing"}),
    ],
)
async def test_a_guess_is_asked_about_once(guess: str, replies: dict[str, str]) -> None:
    _, heard = await whole("quick", **replies)
    assert heard.count(guess) == 1


async def test_troubles_without_a_source_are_remarked_on_once() -> None:
    _, heard = await whole("quick", pains="the card reader is broken", evidence="none")
    remarks = [text for text in heard if any(start in text for start in wordings("no_evidence"))]
    assert len(remarks) == 1


async def test_a_hunch_about_one_trouble_is_no_remark_on_the_map() -> None:
    made = await session()
    await arrive(made, PAINS, {})
    await made.answer("half of them hang up")
    assert made.current
    assert made.current.move == "evidence"
    events = await made.answer("our hunch")
    assert not any(start in said(events) for start in wordings("no_evidence"))


async def test_a_map_without_action_is_remarked_on_at_the_end() -> None:
    made, heard = await whole("standard", pains="the card reader is broken")
    assert made.map.pain_points()
    assert not made.map.opportunities
    remarks = [text for text in heard if any(start in text for start in wordings("no_action") if start)]
    assert len(remarks) <= 1


async def test_a_map_past_its_review_says_so_when_it_is_opened() -> None:
    due = JourneyMap(review=Review(due=date(2026, 5, 1)))
    assert "2026-05-01" in " ".join(telling.opening(due, date(2026, 11, 22)))
    assert not list(telling.opening(due, date(2026, 4, 1)))
    assert not list(telling.opening(JourneyMap(), date(2026, 4, 1)))


async def test_sympathy_is_rare() -> None:
    made = await session()
    await arrive(made, PAINS, {"stages": "find us, visit, pay"})
    first = said(await made.answer("half of them hang up"))
    await arrive(made, PAINS, {}, stage="visit")
    second = said(await made.answer("half of the people leave in tears"))
    kind = load_moves()["empathy"].wording
    assert any(wording in first for wording in kind)
    assert not any(wording in second for wording in kind)
