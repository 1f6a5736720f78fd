"""Makes a second map where a reply named two customers, occasions or aims, and tells how to go on with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from pydantic import BaseModel

from mapcoach.interview.asking import shown
from mapcoach.interview.events import Event, Notice
from mapcoach.journey import JournalEntry

MakeMap = Callable[[Sequence[JournalEntry]], str]
"""Makes a second map of these entries, and returns how to go on with it."""


async def split_off(
    make_map: MakeMap | None, live: Sequence[JournalEntry], answer: JournalEntry, own: JournalEntry
) -> list[Event]:
    """Make a second map of what is known so far but for an answer, and of what makes it another one (``own``)."""
    if make_map is None:
        other = str(getattr(own.operations[0], "value", "")) if own.operations else ""
        return [Notice("coach", f"“{shown(other, 80)}” is kept in your answers, for a map of its own.")]
    entries = [one.model_copy(update={"retracts": None}) for one in live if one.id != answer.id]
    try:
        called = await asyncio.to_thread(make_map, [*entries, own])
    except Exception as error:  # whatever it is, the answer is kept, and must not be said to be lost
        way_out = "Your answer is kept; “undo” takes it back, so that both are on this map again."
        return [Notice("error", f"The second map could not be made: {error} {way_out}")]
    said = "A second map was made with what you have told so far, and the other"
    return [Notice("coach", f"{said} on it. “{called}” goes on with it.")]


def differing(differs: Sequence[BaseModel], answer: JournalEntry) -> dict[str, object]:
    """What the entry says that makes the second map another one: the answer's words, with the other read into it."""
    return {"reply": answer.reply, "operations": tuple(differs), "question": answer.question, "subject": answer.subject}
