"""Puts a session's entries into the journal and takes in what others put there: in order, one at a time."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence

from mapcoach.interview.interviewer import Interviewer
from mapcoach.interview.journals import Journal
from mapcoach.interview.replies.cleaning import without_surrogates
from mapcoach.interview.state import State
from mapcoach.journey import JournalEntry, new_entry


class Keeper:
    """Between a session's state and its journal.

    ``one_at_a_time`` is held by whoever changes something. What the disk gave is taken in under it, so that entries
    arrive in the order in which the journal has them.
    """

    def __init__(self, journal: Journal, state: State, interviewer: Interviewer, author: str) -> None:
        self._journal, self._state, self._interviewer = journal, state, interviewer
        self._own: set[str] = set()
        self._before = {entry.id for entry in state.entries}
        self.one_at_a_time = asyncio.Lock()
        self.author = without_surrogates(author)

    def entry(self, **values: object) -> JournalEntry:
        """A new entry by this session's author."""
        return new_entry(**{"author": self.author, "reader": self._interviewer.name, **values})

    async def keep(self, **values: object) -> JournalEntry:
        """Put a new entry into the journal, wait until it is on disk, and take in what others added meanwhile."""
        entry = self.entry(**values)
        await self.append(entry)
        return entry

    async def append(self, entry: JournalEntry) -> None:
        """Put an entry into the journal. If that is cancelled, the session still knows what is on disk."""

        def taken_in(new: Sequence[JournalEntry]) -> None:
            self._own.add(entry.id)
            self._state.take_in(new)

        await _through(lambda: self._journal.append(entry, self._state.label), taken_in)

    def refresh(self) -> bool:
        """Take in what others added; whether there was anything. While something else is at it, that takes it in."""
        return not self.one_at_a_time.locked() and self._take_in(self._journal.refresh())

    async def sync(self) -> bool:
        """The same without waiting for the disk on the loop, nor behind a save: that takes in what there is itself."""
        if self.one_at_a_time.locked():
            return False
        async with self.one_at_a_time:
            return await self.look()

    async def look(self) -> bool:
        """The same for whoever holds ``one_at_a_time``."""
        before = len(self._state.entries)
        await _through(self._journal.refresh, self._take_in)
        return len(self._state.entries) > before

    def _take_in(self, new: Sequence[JournalEntry]) -> bool:
        if new:
            self._state.take_in(new)
        return bool(new)

    def latest(self) -> JournalEntry | None:
        """What undo takes back: the latest of this session, whoever spoke.

        Without any, the latest of this author that was there before it; what others add meanwhile is theirs.
        """
        live = {entry.id for entry in self._state.folded.live}
        can = [one for one in self._state.entries if one.id in live and one.command != "start"]
        own = [one for one in can if one.id in self._own]
        earlier = [one for one in can if one.author == self.author and one.id in self._before]
        return next(reversed(own or earlier), None)


async def _through(
    work: Callable[[], Sequence[JournalEntry]], taken_in: Callable[[Sequence[JournalEntry]], object]
) -> None:
    """Work in a thread, to its end: what it gave is taken in even if whoever waits for it is cancelled."""
    working = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        await asyncio.shield(working)
    except asyncio.CancelledError:
        while not working.done():
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.shield(working)
        taken_in(working.result())
        raise
    taken_in(working.result())
