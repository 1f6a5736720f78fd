"""A map that was opened: its file, sessions on it, and what is done to it as a whole."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.workspace.errors import using_texts
from mapcoach.workspace.words import title_of, whole

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.interview.script import Depth
    from mapcoach.interview.session import Session
    from mapcoach.journey import JournalEntry, JourneyMap
    from mapcoach.storage import Label, MapFile, MapStore


@dataclass(frozen=True)
class OpenMap:
    """A map's file, ready for a session. All of it blocks; no method but ``session`` may run on an event loop."""

    file: MapFile
    path: Path
    store: MapStore
    named: Callable[[str], str] = "mapcoach interview {}".format
    """How to go on with a map of a name: the command, to be copied."""
    author: str = ""
    """Who changes the map, unless a session is told otherwise."""

    @property
    def name(self) -> str:
        """How this map is named in a command."""
        return name_of(self.store, self.path)

    def session(self, depth: Depth | None = None, author: str = "") -> Session:
        """A session with the offline interviewer on this map. Raises StorageError, or WorkspaceError for a script
        that cannot be used.
        """
        from mapcoach.interview.offline import OfflineInterviewer
        from mapcoach.interview.session import Session

        who = whole(author or self.author)
        with using_texts():
            return Session(self.file, OfflineInterviewer(), depth=depth, author=who, make_map=self._split_off)

    def map(self) -> JourneyMap:
        """The map as it is on disk. One that was never begun has the id of its file."""
        from mapcoach.journey import fold

        found = fold(self.file.entries()).map
        return found if found.id else found.model_copy(update={"id": self.file.id})

    def change(self, operations: Sequence[BaseModel], words: str) -> None:
        """Change the map directly, as these words say; one that was never begun is begun with it."""
        from mapcoach.journey.operations import StartMap

        session = self.session()
        begin = [] if session.map.id else [StartMap(id=self.file.id)]
        asyncio.run(session.change([*begin, *operations], words))

    def rename(self, title: str) -> str:
        """Give the map another title, and return it as it was kept. Raises WorkspaceError if it is empty."""
        from mapcoach.journey.operations import SetTitle

        kept = title_of(title)
        self.change([SetTitle(value=kept)], f"rename to {kept}")
        return kept

    def duplicate(self, title: str = "") -> tuple[OpenMap, str]:
        """A copy in the store with all answers, under an id of its own, and the title that it got.

        The facilitator's private notes stay with this map: a copy is what one hands on.
        """
        from mapcoach.interview.notes import without_notes
        from mapcoach.journey import new_entry, new_id
        from mapcoach.journey.operations import SetTitle, StartMap

        named = whole(title).strip() or f"Copy of {self.map().display_title()}"
        map_id = new_id("m")
        begin = () if self.session().map.id else (StartMap(id=map_id),)
        entry = new_entry(
            command="direct",
            reply=f"copy as {named}",
            author=whole(self.author),
            operations=(*begin, SetTitle(value=named)),
        )
        copy = self.store.duplicate(self.path, map_id, entry, label_of, without_notes)
        return replace(self, file=copy, path=copy.path), named

    def _split_off(self, entries: Sequence[JournalEntry]) -> str:
        """Make a second map of these entries but the private notes, beside this one; returns how to go on with it."""
        from mapcoach.interview.notes import without_notes
        from mapcoach.journey import new_id

        ours = self.path.parent == self.store.maps_directory
        made = self.store.create(new_id("m"), None if ours else _free(self.path), without_notes(entries), label_of)
        return self.named(name_of(self.store, made.path))


def name_of(store: MapStore, path: Path) -> str:
    """How a map is named in a command: by the name of its file if that is how the store finds it, else by its path."""
    from mapcoach.storage import StorageError

    with suppress(StorageError):
        if path.parent == store.maps_directory and store.find(path.stem) == path:
            return path.stem
    return str(path.absolute())


def label_of(entries: Sequence[JournalEntry]) -> Label:
    """What a listing shows of a map with these entries."""
    from mapcoach.interview.offline import OfflineInterviewer
    from mapcoach.interview.session import MemoryJournal, Session

    journal = MemoryJournal()
    for entry in entries:
        journal.append(entry, lambda _: {})
    return Session(journal, OfflineInterviewer()).label()


def _free(path: Path) -> Path:
    """A file beside another one whose name is free: map.json, map-2.json, map-3.json…"""
    return next(
        found
        for number in itertools.count(2)
        if not (found := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists() and not found.is_symlink()
    )
