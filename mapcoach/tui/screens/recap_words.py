"""The recap of a guided session in words: what was mapped, decided, voted, undertaken; and what happens next. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from mapcoach.interview import hearing
from mapcoach.interview.facilitating_situation import answers_by, names_now
from mapcoach.interview.standing import Standing
from mapcoach.journey import Disagreement, JourneyMap, participant_name
from mapcoach.tui.screens.voting_changes import results
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.map_list_words import day_in_words

_TOP = 5


class RecapPart(NamedTuple):
    """A part of the recap: its heading and its lines."""

    heading: str
    lines: tuple[str, ...]


def recap_of(journey_map: JourneyMap, session: Standing, now: datetime) -> list[RecapPart]:
    """The recap, in the order in which it is read out. Parts in which there is nothing are left out."""
    parts = [
        RecapPart("Today", tuple(_today(journey_map, session, now))),
        RecapPart("What we mapped", tuple(_mapped(journey_map))),
        RecapPart("Decided", tuple(_decided(journey_map))),
        RecapPart("Still open", tuple(_open(journey_map))),
        RecapPart("What weighs most", tuple(_votes(journey_map))),
        RecapPart("Who does what", tuple(_actions(journey_map))),
        RecapPart("Parking lot", tuple(one.text for one in journey_map.parking_lot)),
        RecapPart("What happens next", tuple(_next(journey_map, session, now))),
    ]
    return [part for part in parts if part.lines]


def _today(journey_map: JourneyMap, session: Standing, now: datetime) -> Iterator[str]:
    day = now.date()
    live = session.folded.live
    todays = (one for one in live if one.time.astimezone(now.tzinfo).date() == day)
    given = answers_by(todays, names_now(live, journey_map))
    people = [one.name for one in journey_map.session.participants]
    if people:
        led = f", led by {journey_map.session.facilitator}" if journey_map.session.facilitator else ""
        yield f"With {', '.join(people)}{led}"
    total = sum(given.values())
    if total:
        named = ", ".join(f"{name} {count}" for name, count in given.most_common() if name)
        yield f"{total} {'answer' if total == 1 else 'answers'} today{f' ({named})' if named else ''}"


def _mapped(journey_map: JourneyMap) -> Iterator[str]:
    if not journey_map.stages and not journey_map.scope.offering and not journey_map.persona.name:
        return
    yield from (line for line in hearing.outline(journey_map).split("\n") if line)
    pains, ideas = len(journey_map.pain_points()), len(journey_map.opportunities)
    points = len(journey_map.touchpoints())
    if points:
        yield f"In all: {len(journey_map.stages)} stages, {points} contacts, {pains} pain points, {ideas} ideas"


def _decided(journey_map: JourneyMap) -> Iterator[str]:
    yield from (one.text for one in journey_map.session.decisions)
    for one in journey_map.session.disagreements:
        if one.decision:
            by = participant_name(journey_map, one.decided_by)
            yield f"{one.text}: {one.decision}{f' (decided by {by})' if by else ''}"


def _open(journey_map: JourneyMap) -> Iterator[str]:
    for one in journey_map.session.disagreements:
        if not one.decision:
            yield f"{one.text}: {views_line(journey_map, one)}" if one.values else one.text


def views_line(journey_map: JourneyMap, one: Disagreement) -> str:
    """Who holds what, on one line."""
    return "; ".join(
        f"{participant_name(journey_map, said.participant) or 'somebody'} says {in_line(said.value, 80)}"
        for said in one.values
    )


def _votes(journey_map: JourneyMap) -> Iterator[str]:
    for one in results(journey_map)[:_TOP]:
        yield f"{one.dots} {'dot' if one.dots == 1 else 'dots'}: {in_line(one.text, 120)} ({one.kind})"


def _actions(journey_map: JourneyMap) -> Iterator[str]:
    for one in journey_map.session.actions:
        sign = "☑ done:" if one.done else "☐"
        yield f"{sign} {one.text} — {one.owner or 'nobody yet'} — {one.due or 'no date yet'}"


def _next(journey_map: JourneyMap, session: Standing, now: datetime) -> Iterator[str]:
    """What is ahead: the questions that are open, the hunches, the review, and where all this stands."""
    left = session.progress.remaining
    if left:
        yield f"{left} {'question is' if left == 1 else 'questions are'} open; the interview goes on there at any time."
    hunches = sum(basis == "assumption" for basis in journey_map.basis.values())
    if hunches:
        are = "entry on the map is a hunch" if hunches == 1 else "entries on the map are hunches"
        yield f"{hunches} {are}, to be checked."
    due = journey_map.review.due
    yield (
        f"The map is looked at again on {day_in_words(due, now.date())}."
        if due
        else ("No day is set yet on which the map is looked at again.")
    )
    yield "All of this stands in the draft (F5)."
