"""The tables of a guided session: its record, and the votes, which are secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mapcoach.export.tables_shape import Row, Table, Value, columns, told, yes_no
from mapcoach.export.tables_text import named
from mapcoach.journey import (
    Action,
    AgendaItem,
    Disagreement,
    GroupSession,
    JourneyMap,
    ballot,
    participant_name,
    votes_of,
)

_HEADERS = (
    *("Record", "Text", "Who", "Initials", "Minutes planned", "Started", "Ended", "Seconds before", "Dots"),
    *("Decision", "Decided by", "Due", "Done", "About id", "Who id", "Decided by id", "Id"),
)
_SESSION = columns(
    *_HEADERS,
    number="Minutes planned|Seconds before|Dots",
    code="Record|Done",
    long="Text|Decision",
    id="About id|Who id|Decided by id|Id",
)


def session(journey_map: JourneyMap) -> dict[str, Callable[[], Table]]:
    """What makes the record of the guided session, and who voted for what; nothing if there was none."""
    if journey_map.session == GroupSession():
        return {}
    return {"Session": lambda: _record(journey_map), "Votes": lambda: _votes(journey_map)}


def _record(journey_map: JourneyMap) -> Table:
    rows = tuple(_rows(journey_map, journey_map.session))
    return Table("Session", "The record of the guided session: a row for each thing written down.", _SESSION, rows)


def _row(record: str, text: str = "", **values: Value) -> Row:
    """A row of the record; the names of the values are the headers with ``_`` for spaces."""
    known = {"Record": record, "Text": told(text), **{name.replace("_", " "): one for name, one in values.items()}}
    return tuple(known.get(header) for header in _HEADERS)


def _rows(journey_map: JourneyMap, held: GroupSession) -> Iterator[Row]:
    if held.facilitator:
        yield _row("facilitator", held.facilitator)
    yield _row("dots each", Dots=held.dots_each)
    for person in held.participants:
        yield _row("participant", person.name, Initials=told(person.initials), Id=person.id)
    yield from (_agenda(item) for item in held.agenda)
    for one in held.disagreements:
        yield from _disagreement(journey_map, one)
    yield from (_row("decision", one.text, Id=one.id) for one in held.decisions)
    for vote in votes_of(journey_map):
        yield _row("votes in all", named(vote.text), Dots=vote.dots, About_id=vote.item)
    yield from (_action(one) for one in held.actions)


def _agenda(item: AgendaItem) -> Row:
    return _row(
        "agenda",
        item.title,
        Minutes_planned=item.minutes,
        Started=item.started.isoformat() if item.started else None,
        Ended=item.ended.isoformat() if item.ended else None,
        Seconds_before=item.spent,
        Id=item.id,
    )


def _disagreement(journey_map: JourneyMap, one: Disagreement) -> Iterator[Row]:
    yield _row(
        "disagreement",
        one.text,
        Decision=told(one.decision),
        Decided_by=told(participant_name(journey_map, one.decided_by)),
        Decided_by_id=told(one.decided_by),
        About_id=told(one.about),
        Id=one.id,
    )
    for said in one.values:
        who = told(participant_name(journey_map, said.participant))
        yield _row("opinion", said.value, Who=who, Who_id=told(said.participant), About_id=one.id)


def _action(one: Action) -> Row:
    return _row(
        "action",
        one.text,
        Who=told(one.owner),
        Due=told(one.due),
        Done=yes_no(one.done),
        Who_id=told(one.owner),
        Id=one.id,
    )


_VOTES = columns(
    *("Who", "For", "Dots", "Journal entry", "Who id", "Item id"),
    number="Dots",
    long="For",
    id="Journal entry|Who id|Item id",
)


def _votes(journey_map: JourneyMap) -> Table:
    names = {one.item: named(one.text) for one in ballot(journey_map)}
    rows = tuple(
        (
            told(participant_name(journey_map, vote.participant)),
            names.get(vote.item),
            vote.dots,
            journey_map.provenance.get(f"session.votes[{place}].dots"),
            vote.participant,
            vote.item,
        )
        for place, vote in enumerate(journey_map.session.votes)
    )
    return Table(
        "Votes", "Who voted for what. The group was promised that this stays secret.", _VOTES, rows, private=True
    )
