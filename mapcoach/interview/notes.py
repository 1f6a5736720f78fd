"""The facilitator's private notes: entries of the journal that answer nothing and change nothing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mapcoach.journey import JournalEntry
from mapcoach.journey.journal import live_entries


def notes_of(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
    """The notes that were not taken away, oldest first."""
    aside = _asides(entries)
    live = live_entries([entry for entry in entries if entry.id in aside]) if aside else []
    return [entry for entry in live if entry.command == "note"]


def without_notes(entries: Sequence[JournalEntry], before: Sequence[JournalEntry] = ()) -> list[JournalEntry]:
    """The entries that are neither a note nor the taking away of one; ``before`` are those known already."""
    aside = _asides((*before, *entries))
    return [entry for entry in entries if entry.id not in aside] if aside else list(entries)


def _asides(entries: Iterable[JournalEntry]) -> set[str]:
    """The ids of the notes, of what takes them away, and of what takes that back."""
    found: set[str] = set()
    for entry in entries:
        if entry.command == "note" or (entry.command == "undo" and entry.retracts in found):
            found.add(entry.id)
    return found
