"""Opens maps and holds sessions on them, for the commands."""

from __future__ import annotations

import argparse
import asyncio
import itertools
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from mapcoach.commands.maps import name_of, store_of
from mapcoach.commands.words import command, whole, with_folder
from mapcoach.interview.coaching.wording import load_moves
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.script import Depth, load_script
from mapcoach.interview.session import Label, Session
from mapcoach.journey import JournalEntry, JourneyMap, fold, new_id
from mapcoach.journey.operations import StartMap
from mapcoach.storage import DamagedMap, MapFile, MapStore


@dataclass(frozen=True)
class OpenMap:
    """A map's file, ready for a session."""

    file: MapFile
    path: Path
    store: MapStore
    named: Callable[[str], str] = "mapcoach interview {}".format
    """How to go on with a map of a name: the command, to be copied."""

    def session(self, depth: Depth | None = None, author: str = "") -> Session:
        """A session with the offline interviewer on this map."""
        return Session(self.file, OfflineInterviewer(), depth=depth, author=whole(author), make_map=self._split_off)

    def _split_off(self, entries: Sequence[JournalEntry]) -> str:
        """Make a second map of these entries, beside this one; returns the command that goes on with it."""
        ours = self.path.parent == self.store.maps_directory
        made = self.store.create(new_id("m"), None if ours else _free(self.path), entries, label_of)
        return self.named(name_of(self.store, made.path))

    def map(self) -> JourneyMap:
        """The map as it is on disk. One that was never begun has the id of its file."""
        found = fold(self.file.entries()).map
        return found if found.id else found.model_copy(update={"id": self.file.id})


def _free(path: Path) -> Path:
    """A file beside another one whose name is free: map.json, map-2.json, map-3.json…"""
    return next(
        found
        for number in itertools.count(2)
        if not (found := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists() and not found.is_symlink()
    )


def open_map(options: argparse.Namespace) -> OpenMap:
    """The map that ``options.map`` names. A damaged one may be replaced by its previous version, if a person agrees."""
    store = store_of(options)
    return open_path(options, store, store.find(options.map))


def open_path(options: argparse.Namespace, store: MapStore, path: Path) -> OpenMap:
    """The map in a file; see ``open_map``."""
    try:
        return OpenMap(store.open(path), path, store, _named(options))
    except DamagedMap as damage:
        if not (damage.previous and sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        print(f"mapcoach: {with_folder(str(damage), options)}", file=sys.stderr)
        print("Open the previous version now? [Y/n] ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer or answer.strip().lower() not in ("", "y", "yes"):  # the end of the input is no yes
            raise
        restored = store.restore(str(path))
        return OpenMap(store.open(restored), restored, store, _named(options))


def _named(options: argparse.Namespace) -> Callable[[str], str]:
    return lambda name: command(options, "interview", name)


def make_map(options: argparse.Namespace, store: MapStore, path: Path | None = None) -> OpenMap:
    """A new map, in the store or in a file. A script that cannot be used is reported before anything is made."""
    load_script()
    load_moves()
    made = store.create(new_id("m"), path)
    return OpenMap(made, made.path, store, _named(options))


def start(opened: OpenMap, session: Session, operations: Sequence[BaseModel] = (), reply: str = "") -> None:
    """Begin the session on its map, or go on with it."""
    asyncio.run(session.start(opened.file.id, operations, reply))


def change(opened: OpenMap, operations: Sequence[BaseModel], words: str) -> None:
    """Change a map directly; one that was never begun is begun with it."""
    session = opened.session()
    begin = [] if session.map.id else [StartMap(id=opened.file.id)]
    asyncio.run(session.change([*begin, *operations], words))


def label_of(entries: Sequence[JournalEntry]) -> Label:
    """What a listing shows of a map with these entries."""
    from mapcoach.interview.session import MemoryJournal

    journal = MemoryJournal()
    for entry in entries:
        journal.append(entry, lambda _: {})
    return Session(journal, OfflineInterviewer()).label()
