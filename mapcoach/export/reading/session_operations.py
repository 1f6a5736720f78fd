"""The operations that make the record of a guided session on an empty one, each with the path of what it sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pydantic import BaseModel

from mapcoach.journey import AgendaItem, Disagreement, GroupSession
from mapcoach.journey import session_operations as ops
from mapcoach.journey.group import DOTS_EACH

_MOST_DOTS = 20


def session_steps(wanted: GroupSession) -> Iterator[tuple[BaseModel, str]]:
    """The operations, people first, then what refers to them. The pain points voted on must be on the map."""
    if wanted.facilitator:
        yield ops.SetFacilitator(value=wanted.facilitator), "session.facilitator"
    for number, person in enumerate(wanted.participants):
        yield ops.AddParticipant(**person.model_dump()), f"session.participants[{number}]"
    yield from _agenda(wanted)
    yield from _votes(wanted)
    for number, one in enumerate(wanted.disagreements):
        for operation in _disagreement(one):
            yield operation, f"session.disagreements[{number}]"
    for number, decision in enumerate(wanted.decisions):
        yield ops.AddDecision(id=decision.id, text=decision.text), f"session.decisions[{number}]"
    for number, action in enumerate(wanted.actions):
        path = f"session.actions[{number}]"
        yield ops.AddAction(id=action.id, text=action.text, owner=action.owner, due=action.due), path
        if action.done:
            yield ops.ChangeAction(action=action.id, done=True), f"{path}.done"


def _agenda(wanted: GroupSession) -> Iterator[tuple[BaseModel, str]]:
    running: list[tuple[BaseModel, str]] = []
    for number, item in enumerate(wanted.agenda):
        path = f"session.agenda[{number}]"
        yield ops.AddAgendaItem(id=item.id, title=item.title, minutes=item.minutes), path
        clock = [(operation, path) for operation in _clock(item)]
        if item.ended is None:
            running += clock  # last, because whatever begins after it would end it
        else:
            yield from clock
    yield from running


def _clock(item: AgendaItem) -> Iterator[BaseModel]:
    """When an item began and ended; the seconds spent before are a first go that ended when the latest began."""
    if item.started is None:
        return
    if item.spent:
        yield ops.StartAgendaItem(item=item.id, at=item.started - timedelta(seconds=item.spent))
        yield ops.EndAgendaItem(item=item.id, at=item.started)
    yield ops.StartAgendaItem(item=item.id, at=item.started)
    if item.ended is not None:
        yield ops.EndAgendaItem(item=item.id, at=item.ended)


def _votes(wanted: GroupSession) -> Iterator[tuple[BaseModel, str]]:
    """The votes. They stay when the dots are made fewer, so they are cast while there are enough."""
    if wanted.votes:
        yield ops.SetDotsEach(value=_MOST_DOTS), "session.dots_each"
    for number, vote in enumerate(wanted.votes):
        yield ops.CastVote(**vote.model_dump()), f"session.votes[{number}]"
    if wanted.votes or wanted.dots_each != DOTS_EACH:
        yield ops.SetDotsEach(value=wanted.dots_each), "session.dots_each"


def _disagreement(one: Disagreement) -> Iterator[BaseModel]:
    yield ops.RecordDisagreement(id=one.id, about=one.about, text=one.text, values=one.values)
    if one.decision:
        yield ops.Decide(disagreement=one.id, decision=one.decision, decided_by=one.decided_by)
