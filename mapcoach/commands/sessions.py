"""Opens maps and holds sessions on them, for the commands."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from mapcoach.commands.maps import store_of
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.script import Depth
from mapcoach.interview.session import Label, Session
from mapcoach.journey import JournalEntry, new_id
from mapcoach.storage import DamagedMap, MapFile, MapStore


@dataclass(frozen=True)
class OpenMap:
    """A map's file, ready for a session."""

    file: MapFile
    path: Path

    def session(self, depth: Depth | None = None, author: str = "") -> Session:
        """A session with the offline interviewer on this map."""
        return Session(self.file, OfflineInterviewer(), depth=depth, author=author)


def open_map(options: argparse.Namespace) -> OpenMap:
    """The map that ``options.map`` names. A damaged one may be replaced by its previous version, if a person agrees."""
    store = store_of(options)
    return open_path(store, store.find(options.map))


def open_path(store: MapStore, path: Path) -> OpenMap:
    """The map in a file; see ``open_map``."""
    try:
        return OpenMap(store.open(path), path)
    except DamagedMap as damage:
        if not (damage.previous and sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        print(f"mapcoach: {damage}", file=sys.stderr)
        print("Open the previous version now? [Y/n] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("", "y", "yes"):
            raise
        restored = store.restore(str(path))
        return OpenMap(store.open(restored), restored)


def make_map(store: MapStore, path: Path | None = None) -> OpenMap:
    """A new map, in the store or in a file."""
    made = store.create(new_id("m"), path)
    return OpenMap(made, made.path)


def start(opened: OpenMap, session: Session, operations: Sequence[BaseModel] = (), reply: str = "") -> None:
    """Begin the session on its map, or go on with it."""
    asyncio.run(session.start(opened.file.id, operations, reply))


def change(opened: OpenMap, operations: Sequence[BaseModel], words: str) -> None:
    """Change a map directly."""
    asyncio.run(opened.session().change(operations, words))


def label_of(opened: OpenMap) -> Callable[[Sequence[JournalEntry]], Label]:
    """What a listing shows of a map with these entries."""
    from mapcoach.interview.session import MemoryJournal

    def label(entries: Sequence[JournalEntry]) -> Label:
        journal = MemoryJournal()
        for entry in entries:
            journal.append(entry, lambda _: {})
        return Session(journal, OfflineInterviewer()).label()

    return label
