"""Sessions without a disk, and people who answer in their own way."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Sequence
from datetime import date

from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.script import Depth
from mapcoach.interview.session import Event, Finished, Label, MemoryJournal, Session
from mapcoach.journey import JournalEntry

TODAY = date(2026, 11, 22)


async def session(depth: Depth = "quick", journal: MemoryJournal | None = None, author: str = "") -> Session:
    """A new session with ids that count up, on a fixed day."""
    count = itertools.count(1)
    interviewer = OfflineInterviewer(lambda: TODAY, lambda prefix: f"{prefix}{next(count)}")
    made = Session(journal or MemoryJournal(), interviewer, depth=depth, author=author)
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


class Shared(MemoryJournal):
    """One of several views on one list of entries, as several processes have on one file."""

    def __init__(self, everything: list[JournalEntry]) -> None:
        super().__init__()
        self._entries = everything
        self._seen = 0

    def entries(self) -> list[JournalEntry]:
        self._seen = len(self._entries)
        return list(self._entries)

    def append(self, entry: JournalEntry, label: Callable[[Sequence[JournalEntry]], Label]) -> list[JournalEntry]:
        self._entries.append(entry)
        return self.refresh()

    def refresh(self) -> list[JournalEntry]:
        new, self._seen = self._entries[self._seen :], len(self._entries)
        return new


async def two_sessions(*authors: str) -> tuple[Session, Session]:
    """Two processes at one map, each with an author of its own if any are given."""
    everything: list[JournalEntry] = []
    one, two = authors or ("", "")
    made = await session("quick", Shared(everything), one), await session("quick", Shared(everything), two)
    made[0].refresh()
    return made


class SlowJournal(MemoryJournal):
    """A journal that waits while it saves until it is told to go on."""

    slow = False

    def __init__(self) -> None:
        super().__init__()
        self.saving, self.go_on = threading.Event(), threading.Event()

    def append(self, entry: JournalEntry, label: Callable[[Sequence[JournalEntry]], Label]) -> list[JournalEntry]:
        if self.slow:
            self.saving.set()
            self.go_on.wait(20)
        return super().append(entry, label)
