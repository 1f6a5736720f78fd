"""Walks a map value by value, and names each value by its path.

In a path parts are named by their id (``stages[s1].touchpoints[t1].name``), items of a list of texts by
their place (``persona.goals[0]``), measures, votes and opinions by their place too, because they have no id.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mapcoach.journey.applying import Key, measure_key
from mapcoach.journey.applying_session import opinion_key, vote_key
from mapcoach.journey.group import DOTS_EACH, GroupSession
from mapcoach.journey.shape import JourneyMap, Part


class Value(NamedTuple):
    """One value that is set on the map: where it is, the key the journal knows it by, and the value."""

    path: str
    key: Key
    value: object


_REFERENCES = frozenset({"id", "stage", "touchpoint", "pain_point", "supports"})
_CHILDREN = frozenset({"touchpoints", "pain_points"})


def walk(journey_map: JourneyMap) -> Iterator[Value]:
    """Every value that somebody put on the map, in the order of the shape. Empty fields are left out."""
    if journey_map.title:
        yield Value("title", ("map", "title"), journey_map.title)
    yield Value("kind", ("map", "kind"), journey_map.kind)
    yield from _fields(journey_map.scope, "scope", "scope")
    yield from _fields(journey_map.persona, "persona", "persona")
    for stage in journey_map.stages:
        yield from _part(stage, "stages")
    for opportunity in journey_map.opportunities:
        yield from _part(opportunity, "opportunities")
    for automation in journey_map.automations:
        yield from _part(automation, "automations")
    for number, measure in enumerate(journey_map.measures):
        for found in _fields(measure, f"measures[{number}]", ""):
            yield Value(found.path, measure_key(measure.name, found.key[1]), found.value)
    for evidence in journey_map.evidence:
        yield from _part(evidence, "evidence")
    for note in journey_map.parking_lot:
        yield from _part(note, "parking_lot")
    yield from _fields(journey_map.review, "review", "review")
    yield from _session(journey_map.session)


def _session(session: GroupSession) -> Iterator[Value]:
    """The values of a session's record; what is 0 or not done yet is what nobody said."""
    if session.facilitator:
        yield Value("session.facilitator", ("session", "facilitator"), session.facilitator)
    if session.dots_each != DOTS_EACH:
        yield Value("session.dots_each", ("session", "dots_each"), session.dots_each)
    for name in ("participants", "agenda"):
        for part in getattr(session, name):
            yield from (value for value in _part(part, f"session.{name}") if value.value)
    for number, vote in enumerate(session.votes):
        yield Value(f"session.votes[{number}].dots", vote_key(vote), vote.dots)
    for one in session.disagreements:
        path = f"session.disagreements[{one.id}]"
        yield Value(f"{path}.text", (one.id, "text"), one.text)
        for number, opinion in enumerate(one.values):
            yield Value(f"{path}.values[{number}].value", opinion_key(one.id, opinion), opinion.value)
        for name in ("decision", "decided_by"):
            if getattr(one, name):
                yield Value(f"{path}.{name}", (one.id, name), getattr(one, name))
    for name in ("decisions", "actions"):
        for part in getattr(session, name):
            yield from (value for value in _part(part, f"session.{name}") if value.value)


def _part(part: Part, place: str) -> Iterator[Value]:
    part_id = str(getattr(part, "id", ""))
    path = f"{place}[{part_id}]"
    yield from _fields(part, path, part_id)
    for name in _CHILDREN & set(type(part).model_fields):
        for child in getattr(part, name):
            yield from _part(child, f"{path}.{name}")


def _fields(part: Part, path: str, owner: str, prefix: str = "") -> Iterator[Value]:
    for name in type(part).model_fields:
        if name in _REFERENCES or name in _CHILDREN:
            continue
        value = getattr(part, name)
        field = f"{prefix}{name}"
        if isinstance(value, Part):
            yield from _fields(value, f"{path}.{name}", owner, f"{field}.")
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                yield Value(f"{path}.{name}[{number}]", (owner, field, item), item)
        elif value is not None and value != "":
            yield Value(f"{path}.{name}", (owner, field), value)
