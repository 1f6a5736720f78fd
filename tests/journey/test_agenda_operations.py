"""Single steps of an agenda: two people change it at once and neither loses anything."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mapcoach.interview.session_hearing import session_names, told_of_session
from mapcoach.journey import JourneyMap, apply, fold, new_entry
from mapcoach.journey import session_operations as ops

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
STEPS = tuple(ops.PlannedItem(id=f"g{number}", title=f"Step {number}", minutes=5) for number in (1, 2, 3))


def a_map() -> JourneyMap:
    set_up = (ops.SetAgenda(items=STEPS), ops.StartAgendaItem(item="g2", at=NOON))
    return fold([new_entry(operations=set_up)]).map


def ids(journey_map: JourneyMap) -> list[str]:
    return [item.id for item in journey_map.session.agenda]


def test_two_steps_added_at_once_are_both_there_and_each_can_be_taken_back() -> None:
    entries = [
        new_entry(operations=(ops.SetAgenda(items=STEPS),)),
        new_entry(operations=(ops.AddAgendaItem(id="gx", title=" X ", minutes=4, after="g1"),)),
        new_entry(operations=(ops.AddAgendaItem(id="gy", title="Y", after="g1"),)),
    ]
    assert ids(fold(entries).map) == ["g1", "gy", "gx", "g2", "g3"]
    undone = [*entries, new_entry(command="undo", retracts=entries[1].id)]
    assert ids(fold(undone).map) == ["g1", "gy", "g2", "g3"]


@pytest.mark.parametrize(
    ("operation", "after"),
    [
        (ops.AddAgendaItem(id="gx", title="X"), ["g1", "g2", "g3", "gx"]),
        (ops.AddAgendaItem(id="gx", title="X", after="gone"), ["g1", "g2", "g3", "gx"]),
        (ops.MoveAgendaItem(item="g3"), ["g3", "g1", "g2"]),
        (ops.MoveAgendaItem(item="g1", after="g2"), ["g2", "g1", "g3"]),
        (ops.RemoveAgendaItem(item="g2"), ["g1", "g3"]),
    ],
)
def test_steps_are_added_moved_and_removed(operation: ops.SessionOperation, after: list[str]) -> None:
    outcome = apply(a_map(), operation)
    assert not outcome.problem
    assert ids(outcome.map) == after
    assert told_of_session([operation], session_names(a_map()))


def test_a_change_keeps_what_is_not_given_and_the_clock() -> None:
    changed = apply(a_map(), ops.ChangeAgendaItem(item="g2", minutes=9)).map.session.item("g2")
    assert changed is not None
    assert (changed.title, changed.minutes, changed.started) == ("Step 2", 9, NOON)
    moved = apply(a_map(), ops.MoveAgendaItem(item="g2")).map.session.agenda[0]
    assert moved.started == NOON


@pytest.mark.parametrize(
    "operation",
    [
        ops.AddAgendaItem(id="g1", title="X"),
        ops.AddAgendaItem(id="gx", title="  "),
        ops.ChangeAgendaItem(item="g1", title=" "),
        ops.ChangeAgendaItem(item="gone", title="x"),
        ops.MoveAgendaItem(item="gone"),
        ops.MoveAgendaItem(item="g1", after="gone"),
        ops.MoveAgendaItem(item="g1", after="g1"),
        ops.RemoveAgendaItem(item="gone"),
    ],
)
def test_what_cannot_be_is_refused(operation: ops.SessionOperation) -> None:
    outcome = apply(a_map(), operation)
    assert outcome.problem
    assert ids(outcome.map) == ["g1", "g2", "g3"]
