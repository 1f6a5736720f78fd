"""Where a session keeps its entries: what storage must offer, and a journal that is kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from mapcoach.journey import JournalEntry

Label = Mapping[str, str | int | None]
"""What a listing shows of a map: title, kind, answered, remaining, review_due."""
Labeller = Callable[[Sequence[JournalEntry]], Label]


class Journal(Protocol):
    """Where entries are kept. ``append`` and ``refresh`` return the entries that this object had not returned yet."""

    def entries(self) -> list[JournalEntry]:
        """The whole journal."""
        ...

    def append(self, entry: JournalEntry, label: Labeller) -> list[JournalEntry]:
        """Add an entry and return only when it is durable: what others added meanwhile, this entry last."""
        ...

    def refresh(self) -> list[JournalEntry]:
        """What others added meanwhile."""
        ...


class MemoryJournal:
    """A journal that is kept nowhere; for drafts of samples and for tests."""

    def __init__(self) -> None:
        self._entries: list[JournalEntry] = []

    def entries(self) -> list[JournalEntry]:
        """The whole journal."""
        return list(self._entries)

    def append(self, entry: JournalEntry, label: Labeller) -> list[JournalEntry]:
        """Add an entry."""
        label([entry])
        self._entries.append(entry)
        return [entry]

    def refresh(self) -> list[JournalEntry]:
        """Nobody else adds anything."""
        return []
