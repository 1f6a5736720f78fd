"""Random journals: entries with any operations on a small world of ids, so that they hit and miss each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st
from pydantic import BaseModel

from mapcoach.journey import JournalEntry
from mapcoach.journey import operations as ops

IDS = ("s1", "s2", "s3", "t1", "t2", "t3", "p1", "p2", "o1", "v1", "a1", "persona", "nobody")
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(["", " ", "Phone", "phone"])
_START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
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


def _typed(annotation: object) -> st.SearchStrategy[object]:
    if annotation is str:
        return TEXTS
    return st.from_type(annotation) if annotation is not None else st.none()  # type: ignore[arg-type]


def _operation(kind: type[BaseModel]) -> st.SearchStrategy[BaseModel]:
    fields = {name: _values(name, one.annotation) for name, one in kind.model_fields.items() if name != "op"}
    return st.fixed_dictionaries(fields).map(kind.model_validate)


operations = st.one_of([_operation(kind) for kind in _OPERATIONS])


@st.composite
def journals(draw: st.DrawFn, max_size: int = 12) -> list[JournalEntry]:
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
                operations=() if undo else tuple(draw(st.lists(operations, max_size=4))),
                basis=draw(st.sampled_from([None, "evidence", "assumption"])),
                command="undo" if undo else "edit" if retracts else "",
                retracts=retracts,
            )
        )
    return entries
