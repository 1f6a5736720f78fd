"""What both faces do with a reply, and which of the storage's errors end an interview."""

from __future__ import annotations

from mapcoach.interview.asking import Asked, shown
from mapcoach.interview.session import Event, Session, Unused
from mapcoach.storage import DamagedMap, MapReplaced, NewerFormat, NotFound

LASTING = (DamagedMap, MapReplaced, NewerFormat, NotFound)
"""Errors that stay however often a reply is sent again: the file is not what was opened any more."""


async def answer(session: Session, text: str, asked: Asked | None) -> list[Event]:
    """Give the session a reply to the question that was shown, or to none if all were answered."""
    if asked is None and session.refresh() and session.current is not None:
        said = f", so “{shown(text, 200)}” was not used" if text.strip() else ""
        return [Unused("coach", f"A question has come up meanwhile{said}. Here is where things stand now.")]
    return await session.answer(text, asked)
