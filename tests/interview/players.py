"""Sessions without a disk, and people who answer in their own way."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.script import Depth
from mapcoach.interview.session import Event, Finished, MemoryJournal, Session

TODAY = date(2026, 11, 22)


async def session(depth: Depth = "quick", journal: MemoryJournal | None = None) -> Session:
    """A new session with ids that count up, on a fixed day."""
    count = itertools.count(1)
    interviewer = OfflineInterviewer(lambda: TODAY, lambda prefix: f"{prefix}{next(count)}")
    made = Session(journal or MemoryJournal(), interviewer, depth=depth)
    await made.start()
    return made


async def answer(made: Session, *replies: str) -> list[Event]:
    """Give replies one after the other, waving the coach's follow-ups off; returns what came of the last."""
    events: list[Event] = []
    for reply in replies:
        await wave_off(made)
        events = await made.answer(reply)
    return [*events, *await wave_off(made)]


async def wave_off(made: Session) -> list[Event]:
    """Press Enter at each of the facilitator's moves; returns what came of it."""
    events: list[Event] = []
    while made.current and made.current.move not in ("", AGAIN) and made.previous() is None:
        events += await made.answer("")
    return events


async def reply(made: Session, *replies: str) -> list[Event]:
    """Give replies to whatever is asked, follow-ups included; returns what came of the last."""
    events: list[Event] = []
    for one in replies:
        events = await made.answer(one)
    return events


BEGINNING = ("We mend shoes", "local", "today", "more regulars by June", "Tom", "dry feet", "find us, visit")
"""Replies that lead a quick interview to its first stage."""


async def hold(made: Session, reply: Callable[[Asked, int], str], limit: int) -> int:
    """Answer until the end; returns how many questions were asked (fails past the limit)."""
    for number in range(limit):
        if made.current is None:
            return number
        events = await made.answer(reply(made.current, number))
        if any(isinstance(event, Finished) for event in events):
            return number + 1
    raise AssertionError(f"still asking after {limit} questions: {made.current}")
