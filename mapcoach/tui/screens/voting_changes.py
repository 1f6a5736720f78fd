"""The voting: what somebody sees who gives dots, what the group sees, and the keys as operations. Pure."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from mapcoach.journey import JourneyMap, Ranked, ballot, dots_left, dots_of, votes_of
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.group_changes import Wanted, refusal
from mapcoach.tui.text import in_line

_MOST_EACH = 20
_BAR = 20
"""The columns of the longest bar."""


class Choice(NamedTuple):
    """Something to vote on: its id, its text, what it is and where, and this voter's dots on it."""

    item: str
    text: str
    kind: str
    dots: int


class Result(NamedTuple):
    """A row of the result: rank (equal dots share it), dots, a bar, the text, what it is, how many people gave."""

    rank: int
    dots: int
    bar: str
    text: str
    kind: str
    voters: int


def choices(journey_map: JourneyMap, voter: str) -> list[Choice]:
    """All that can be voted on, as the journey goes, with the dots of one voter and of nobody else."""
    where = {pain.id: point.name for point in journey_map.touchpoints() for pain in point.pain_points}
    dots = {vote.item: vote.dots for vote in journey_map.session.votes if vote.participant == voter}
    return [_choice(one, where.get(one.item, ""), dots.get(one.item, 0)) for one in ballot(journey_map)]


def _choice(one: Ranked, where: str, dots: int) -> Choice:
    about = f"{one.kind}, {in_line(where, 30)}" if where else one.kind
    return Choice(one.item, one.text, about, dots)


def results(journey_map: JourneyMap) -> list[Result]:
    """What was given dots, the most first, each with a bar."""
    ranked = votes_of(journey_map)
    most = max((one.dots for one in ranked), default=0)
    every = [one.dots for one in ranked]
    return [
        Result(
            every.index(one.dots) + 1,
            one.dots,
            "█" * max(1, round(_BAR * one.dots / most)),
            one.text,
            one.kind,
            len(set(one.voters)),
        )
        for one in ranked
    ]


def turnout(journey_map: JourneyMap) -> str:
    """How many have given all their dots, in words; nothing on what they gave them to."""
    session = journey_map.session
    through = sum(not dots_left(journey_map, one.id) for one in session.participants)
    given = sum(vote.dots for vote in session.votes)
    return f"{through} of {len(session.participants)} have given all their dots ({given} in all)"


def given(journey_map: JourneyMap, voter: str, item: str, dots: int) -> Wanted:
    """Somebody gives so many dots to something; 0 takes them back. More than are left is not possible: it is said."""
    person = journey_map.session.participant(voter)
    before = dots_of(journey_map, voter, item)
    if person is None or dots == before or dots < 0:
        return refusal("")
    if dots - before > dots_left(journey_map, voter):
        left = dots_left(journey_map, voter)
        return refusal(f"{in_line(person.name, 30)} has {left} {'dot' if left == 1 else 'dots'} left to give.")
    cast = session_ops.CastVote(participant=voter, item=item, dots=dots)
    return Wanted((cast,), "a vote")  # who voted for what is not to be read in the history of the map


def dots_each_set(journey_map: JourneyMap, text: str) -> Wanted:
    """How many dots everybody has, as typed; not fewer than somebody gave already."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit()) or int(typed[:9]) > _MOST_EACH:
        return refusal(f"A number from 0 to {_MOST_EACH}, please.") if typed else refusal("")
    each, given_by = int(typed), Counter[str]()
    for vote in journey_map.session.votes:
        given_by[vote.participant] += vote.dots
    if more := sum(dots > each for dots in given_by.values()):
        who = "1 person has" if more == 1 else f"{more} people have"
        return refusal(f"{who} given more than {each} already. They take some back first, or everybody keeps more.")
    return Wanted((session_ops.SetDotsEach(value=each),), f"{each} {'dot' if each == 1 else 'dots'} each")
