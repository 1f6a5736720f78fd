"""What operations on the record of a guided session are said to have done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from pydantic import BaseModel

from mapcoach.interview.hearing import heard
from mapcoach.interview.session_hearing import session_names, told_of_session
from mapcoach.journey import JournalEntry, JourneyMap, apply, default_agenda, fold
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from tests.journey.strategies import group_journals

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def _map() -> JourneyMap:
    journey_map = JourneyMap()
    for operation in (
        ops.AddStage(id="s1", name="Book"),
        ops.AddTouchpoint(id="t1", stage="s1", name="Phone"),
        ops.AddPainPoint(id="p1", touchpoint="t1", text="on hold"),
        session_ops.AddParticipant(id="u1", name="Ana Berg"),
        session_ops.SetAgenda(items=(session_ops.PlannedItem(id="g1", title="Aim", minutes=5),)),
        session_ops.RecordDisagreement(id="d1", text="who owns it"),
        session_ops.AddDecision(id="c1", text="start with booking"),
        session_ops.AddAction(id="x1", text="call ten customers"),
        session_ops.CastVote(participant="u1", item="p1", dots=1),
    ):
        journey_map = apply(journey_map, operation).map
    return journey_map


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (session_ops.SetFacilitator(value="Cora"), "Facilitator: Cora."),
        (session_ops.AddParticipant(id="u2", name="Ben\nIto"), "Takes part: Ben Ito."),
        (session_ops.ChangeParticipant(participant="u1", name="Bea"), "“Ana Berg” is now “Bea”"),
        (session_ops.ChangeParticipant(participant="u1", initials="X"), "the initials of “Ana Berg” are “X”"),
        (session_ops.RemoveParticipant(participant="u1"), "“Ana Berg” no longer takes part."),
        (session_ops.SetAgenda(items=default_agenda("quick", 60)), "Agenda: 7 steps, 60 minutes."),
        (session_ops.SetAgenda(items=()), "The agenda is empty now."),
        (session_ops.StartAgendaItem(item="g1", at=NOON), "Now: Aim."),
        (session_ops.EndAgendaItem(item="g1", at=NOON), "Ended: Aim."),
        (session_ops.SetDotsEach(value=1), "Everybody has 1 dot to give."),
        (session_ops.CastVote(participant="u1", item="p1", dots=2), "Ana Berg gives 2 dots to “on hold”"),
        (session_ops.CastVote(participant="u1", item="p1", dots=0), "Ana Berg takes back the dots for “on hold”"),
        (session_ops.RecordDisagreement(id="d2", text="how bad it is"), "People differ on “how bad it is”"),
        (session_ops.AddOpinion(disagreement="d1", participant="u1", value="Tom"), "Ana Berg says “Tom”"),
        (session_ops.AddOpinion(disagreement="d1", value="nobody"), "somebody says “nobody”"),
        (session_ops.Decide(disagreement="d1", decision="Tom"), "Decided on “who owns it”: Tom."),
        (session_ops.Decide(disagreement="d1", decision=" "), "“who owns it” is open again."),
        (session_ops.RemoveDisagreement(disagreement="d1"), "Removed the disagreement on “who owns it”"),
        (session_ops.AddDecision(id="c2", text="no new tools"), "Decided: no new tools."),
        (session_ops.ChangeDecision(decision="c1", text="wait"), "The decision is now “wait”"),
        (session_ops.RemoveDecision(decision="c1"), "Removed the decision “start with booking”"),
        (session_ops.AddAction(id="x2", text="print it", owner="Tom", due="Friday"), "To do: print it (Tom, Friday)."),
        (session_ops.ChangeAction(action="x1", owner="Tom", done=True), "“call ten customers”: who: Tom, done."),
        (session_ops.RemoveAction(action="x1"), "Removed the action “call ten customers”"),
    ],
)
def test_what_was_done_is_said_with_the_names_people_know(operation: BaseModel, said: str) -> None:
    before = _map()
    assert heard([operation], before, apply(before, operation).map) == said


@given(group_journals)
def test_something_short_is_said_of_every_operation(journal: list[JournalEntry]) -> None:
    names = session_names(fold(journal).map)
    for entry in journal:
        for operation in entry.operations:
            said = told_of_session([operation], names)
            assert bool(said) == (type(operation).__module__ == session_ops.__name__)
            assert "\n" not in said
            assert len(said) < 300
