"""Random journals: entries with any operations on a small world of ids, so that they hit and miss each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st
from pydantic import BaseModel

from mapcoach.journey import JournalEntry, Opinion
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops

IDS = ("s1", "s2", "s3", "t1", "t2", "t3", "p1", "p2", "o1", "v1", "a1", "persona", "nobody")
PEOPLE = ("u1", "u2", "u3", "nobody")
NOTES = ("g1", "g2", "d1", "d2", "c1", "x1", "nobody")
NAMES = st.sampled_from(["Ana", "ana", "Ana Berg", "Ben", "Ben Ito", ""])
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(["", " ", "Phone", "phone"])
_START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_TIMES = st.integers(-3600, 9 * 3600).map(lambda seconds: _START + timedelta(seconds=seconds))
_OPERATIONS: tuple[type[BaseModel], ...] = get_args(get_args(ops.Operation)[0])


def _values(name: str, annotation: object) -> st.SearchStrategy[object]:
    """Values for a field of an operation, by its name where the type says too little."""
    if name in ("id", "stage", "touchpoint", "pain_point", "opportunity", "automation", "evidence", "into"):
        return st.sampled_from(IDS)
    if name in ("order", "targets", "supports"):
        return st.lists(st.sampled_from(IDS), max_size=4).map(tuple)
    if name in ("items",):
        return st.lists(TEXTS, max_size=3).map(tuple)
    if name in ("op",):
        return st.nothing()
    if name in ("severity",):
        return st.none() | st.integers(1, 3)
    if name in ("impact", "feasibility"):
        return st.none() | st.integers(1, 5)
    if name in ("score",):
        return st.none() | st.integers(-2, 2)
    if name in ("share",):
        return st.none() | st.floats(0, 1)
    return _typed(annotation)


_GROUP: dict[str, st.SearchStrategy[object]] = {
    "participant": st.sampled_from(PEOPLE),
    "disagreement": st.sampled_from(NOTES),
    "decision": st.sampled_from(NOTES),
    "action": st.sampled_from(NOTES),
    "decided_by": st.sampled_from(PEOPLE) | NAMES,
    "name": NAMES,
    "initials": st.sampled_from(["", "AB", "ab ", "B"]),
    "at": _TIMES,
    "dots": st.integers(0, 4),
    "after": st.sampled_from((*NOTES, "")),
    "minutes": st.integers(0, 90),
}
_OPINIONS = st.builds(Opinion, participant=st.sampled_from(PEOPLE) | NAMES, value=TEXTS)
_PLANNED = st.builds(
    session_ops.PlannedItem, id=st.sampled_from(("g1", "g2", "g3")), title=TEXTS, minutes=st.integers(0, 90)
)


def _in_group(kind: type[BaseModel], name: str, annotation: object) -> st.SearchStrategy[object]:
    """Values for a field of an operation on the record of a guided session."""
    if kind is session_ops.SetAgenda:
        return st.lists(_PLANNED, max_size=3).map(tuple)
    if name == "id":
        return st.sampled_from(PEOPLE if kind is session_ops.AddParticipant else NOTES)
    if name == "item":
        return st.sampled_from(("p1", "p2", "o1") if kind is session_ops.CastVote else NOTES)
    if name == "values":
        return st.lists(_OPINIONS, max_size=3).map(tuple)
    if name == "value" and kind is session_ops.SetDotsEach:
        return st.integers(0, 6)
    if name == "participant" and kind is session_ops.AddOpinion:
        return st.sampled_from(PEOPLE) | NAMES
    if name == "decision" and kind is session_ops.Decide:
        return TEXTS
    found = _GROUP.get(name)
    if found is None:
        return _typed(annotation)
    return st.none() | found if type(None) in get_args(annotation) else found


def _typed(annotation: object) -> st.SearchStrategy[object]:
    if annotation is str:
        return TEXTS
    return st.from_type(annotation) if annotation is not None else st.none()  # type: ignore[arg-type]


def _operation(kind: type[BaseModel]) -> st.SearchStrategy[BaseModel]:
    group = kind in _ON_SESSIONS
    fields = {
        name: _in_group(kind, name, one.annotation) if group else _values(name, one.annotation)
        for name, one in kind.model_fields.items()
        if name != "op"
    }
    return st.fixed_dictionaries(fields).map(kind.model_validate)


_ON_SESSIONS: tuple[type[BaseModel], ...] = get_args(session_ops.SessionOperation)
operations = st.one_of([_operation(kind) for kind in _OPERATIONS])
_TAKING_AWAY: tuple[type[BaseModel], ...] = (
    ops.RemovePainPoint,
    ops.RemoveTouchpoint,
    ops.RemoveStage,
    ops.RemoveOpportunity,
    ops.MergeStages,
)
_group_work = st.one_of([_operation(kind) for kind in _ON_SESSIONS + _TAKING_AWAY])
_MAPPED: tuple[ops.Operation, ...] = (
    ops.AddStage(id="s1", name="Book"),
    ops.AddStage(id="s2", name="Visit"),
    ops.AddTouchpoint(id="t1", stage="s1", name="Phone"),
    ops.AddPainPoint(id="p1", touchpoint="t1", text="on hold"),
    ops.AddTouchpoint(id="t2", stage="s2", name="Desk"),
    ops.AddPainPoint(id="p2", touchpoint="t2", text="forms"),
    ops.AddOpportunity(id="o1", text="call back", pain_point="p1"),
    session_ops.AddParticipant(id="u1", name="Ana Berg"),
    session_ops.AddParticipant(id="u2", name="Ben Ito"),
)


@st.composite
def journals(
    draw: st.DrawFn, max_size: int = 12, doing: st.SearchStrategy[BaseModel] = operations
) -> list[JournalEntry]:
    """A journal; some entries take back others (or something that is not there), as undo or as edit."""
    entries: list[JournalEntry] = []
    for number in range(draw(st.integers(0, max_size))):
        aims = [None, None, None, "nothing", *(entry.id for entry in entries)]
        retracts = draw(st.sampled_from(aims))
        undo = retracts is not None and draw(st.booleans())
        entries.append(
            JournalEntry(
                id=f"e{number}",
                time=_START + timedelta(seconds=number),
                author=draw(st.sampled_from(["", "Ana", "Ben"])),
                question=draw(st.sampled_from(["", "stages", "scope.offering"])),
                reply=draw(TEXTS),
                operations=() if undo else tuple(draw(st.lists(doing, max_size=4))),
                basis=draw(st.sampled_from([None, "evidence", "assumption"])),
                command="undo" if undo else "edit" if retracts else "",
                retracts=retracts,
            )
        )
    return entries


group_journals = journals(max_size=10, doing=_group_work).map(
    lambda entries: [JournalEntry(id="mapped", time=_START, operations=_MAPPED, basis="assumption"), *entries]
)
"""Journals of a guided session on a small map with two people, in which parts of the map go, too."""
