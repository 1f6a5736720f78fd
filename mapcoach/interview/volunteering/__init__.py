"""What a reply says beyond its question, offered to every field that is still open, so that nothing is asked twice.

``volunteered`` returns operations for fields that are empty on the map and that the reply's own field did not take.
Every text in them is a span of the reply; a score is only ever a bad one, read from words that surely say so.

How the interviewer calls these (``text`` is the visible reply, ``operations`` what the question's field made of it)::

    own = own_part(text, journey_map, asked.subject)    # for touchpoints and troubles: without other stages' sentences
    found = read_touchpoints(own, suggestions)          # instead of split_names; names for the field, doubts to show
    found = read_stages(text, suggestions)              # the same for the stages
    troubles = read_pains(own, stage.touchpoints, [point for one in other_stages for point in one.touchpoints])
    more = volunteered(text, asked, journey_map, operations, make_id, today)
    reading = replace(reading, operations=(*operations, *more))

Call ``volunteered`` last, on answers only (no commands, no edits, no follow-ups), and with the ``operations`` of the
field: remarks on touchpoints and causes of troubles refer to the parts that these add. Basis and echo of the entry
cover both. A name of the customer that comes with more ("Maya, 34, runs a bakery") is best put on the map alone; if
nothing of the rest is volunteered, the rest is the segment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from pydantic import BaseModel

from mapcoach.interview.asking import Asked
from mapcoach.interview.replies.choices import is_agreement, is_none
from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.volunteering.business import read_business
from mapcoach.interview.volunteering.clauses import sentences
from mapcoach.interview.volunteering.contacts import own_part, read_contacts
from mapcoach.interview.volunteering.findings import read_findings
from mapcoach.interview.volunteering.fresh import is_fresh, is_own
from mapcoach.interview.volunteering.person import read_person
from mapcoach.interview.volunteering.turn import Reader, Turn
from mapcoach.journey import JourneyMap, apply

__all__ = ["own_part", "volunteered"]

_READERS: tuple[Reader, ...] = (read_business, read_person, read_contacts, read_findings)
"""From the current topic outwards: each reader only speaks up where the question lets its words be trusted."""

_SHORTEST = 3
"""In words: shorter replies only answer their question (what the business does excepted: "dental clinic")."""


def volunteered(
    reply: str,
    asked: Asked,
    journey_map: JourneyMap,
    taken: Sequence[BaseModel],
    make_id: Callable[[str], str],
    today: date | None = None,
) -> tuple[BaseModel, ...]:
    """The facts that a reply holds besides the answer to its question, as operations on fields that are still empty.

    ``taken`` are the operations that the question's own field made of the same reply; ``today`` is needed to read a
    date for the next review. Never raises for anything that was typed.
    """
    text = visible(reply).strip()
    if (
        (len(text[:200].split()) < _SHORTEST and asked.question.field != "scope.offering")
        or is_none(text)
        or is_agreement(text)
    ):
        return ()
    known = _after(journey_map, taken)
    turn = Turn(asked, text, sentences(text), known, taken, make_id, today)
    found: list[BaseModel] = []
    for read in _READERS:
        for operation in read(turn):
            if not is_own(operation, asked, known) and is_fresh(operation, known):
                found.append(operation)
                known = apply(known, operation).map
    return tuple(found)


def _after(journey_map: JourneyMap, operations: Sequence[BaseModel]) -> JourneyMap:
    for operation in operations:
        journey_map = apply(journey_map, operation).map
    return journey_map
