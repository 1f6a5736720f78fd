"""Which earlier answer a reply puts right, and what an edited answer becomes. Pure."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel

from mapcoach.interview.aligning import aligned
from mapcoach.interview.asking import Asked, Reading
from mapcoach.interview.partial import with_kept_items
from mapcoach.interview.replies.repairs import could_answer, mended, read_correction, which
from mapcoach.interview.state import State
from mapcoach.journey import JournalEntry

_RECENT = 4
"""How far back a correction reaches, in answers."""


class Mending(NamedTuple):
    """An answer to be put right (None: it is unclear which), and how it should read ("": that is unclear)."""

    target: JournalEntry | None
    whole: str = ""


def mending_of(state: State, asked: Asked | None, text: str) -> Mending | None:
    """What a reply such as "no, I meant Dawn" puts right; None if it is no correction of an earlier answer."""
    correction = read_correction(text)
    if correction is None or (not correction.sure and asked and could_answer(correction, asked.question.field)):
        return None
    recent = [one for one in reversed(state.answered()) if one.reply and one.command in ("", "edit")][:_RECENT]
    fields = [_field_of(state, one) for one in recent]
    place = which(correction, [(one.reply, field) for one, field in zip(recent, fields, strict=True)])
    if place is None:
        return Mending(None) if correction.sure else None
    return Mending(recent[place], mended(correction, recent[place].reply, fields[place]))


def _field_of(state: State, entry: JournalEntry) -> str:
    """The field that an earlier answer filled."""
    asks, due = state.asked_before(entry) if entry.move else None, state.due(entry)
    return asks.field if asks and asks.field else due.question.field if due else ""


def renewed(target: JournalEntry, asked: Asked, reading: Reading) -> tuple[BaseModel, ...]:
    """The operations of an edited answer: what stays the same keeps its identity, what was left out its value."""
    operations = aligned(target.operations, reading.operations)
    if not asked.question.items:
        return operations
    return with_kept_items(target.operations, operations, {item.id for item in asked.items})
