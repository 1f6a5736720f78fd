"""One map's journal on disk: read, continued, and watched for what other processes add to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.table import Document

from mapcoach.storage import layout
from mapcoach.storage.errors import DamagedMap, MapReplaced, shown
from mapcoach.storage.heads import Label
from mapcoach.storage.places import absolute, real
from mapcoach.storage.tinydb_storage import MapStorage

if TYPE_CHECKING:
    from mapcoach.journey import JournalEntry
    from mapcoach.storage.atomic import Version

Labeller = Callable[[Sequence["JournalEntry"]], Label]
"""Makes the label of a map from the entries that its caller has not seen yet."""


class MapFile:
    """A map's file. It may be used from several threads, and several processes may use one file."""

    def __init__(self, path: Path) -> None:
        """``path`` may be a link to the file; the link stays one."""
        self.path = absolute(path)
        self._storage = MapStorage(real(self.path))
        self._entries: list[JournalEntry] = []
        self._returned = 0
        self._version: Version | None = None
        self._guard = RLock()

    @property
    def id(self) -> str:
        """The map's id, as its file says."""
        with self._guard:
            return str(_about(self._storage)["id"])

    @property
    def label(self) -> Label:
        """What a listing shows of the map, as it was last written."""
        with self._guard:
            label: Label = _about(self._storage)["label"]
            return dict(label)

    def check(self) -> int:
        """Read and validate the whole journal, and count its entries. Raises what ``entries`` raises."""
        with self._guard:
            self._take_in(anew=True)
            return len(self._entries)

    def entries(self) -> list[JournalEntry]:
        """The whole journal as it is on disk.

        Raises NotFound, CannotRead, NewerFormat or DamagedMap.
        """
        with self._guard:
            self._take_in(anew=True)
            self._returned = len(self._entries)
            return list(self._entries)

    def refresh(self) -> list[JournalEntry]:
        """What others wrote since this object was last asked; without a change on disk it costs one stat.

        Raises what ``entries`` raises, and MapReplaced if the journal was replaced by another one.
        """
        with self._guard:
            self._take_in()
            new = self._entries[self._returned :]
            self._returned = len(self._entries)
            return new

    def append(self, entry: JournalEntry, label: Labeller) -> list[JournalEntry]:
        """Put an entry behind what is on disk; when this returns, it is there durably.

        Returns the entries that this object had not returned before, this one last, and hands them to
        ``label`` for the label to save. If it raises (what ``refresh`` raises, MapBusy, CannotWrite, or
        what ``label`` raises), nothing changed, and it can be called again.
        """
        with self._guard:
            with self._storage.transaction() as database:
                self._take_in()
                new = [*self._entries[self._returned :], entry]
                _put(database, [entry], label(new))
            self._entries.append(entry)
            self._returned = len(self._entries)
            self._version = self._storage.version
            return new

    def start(self, map_id: str, entries: Sequence[JournalEntry], label: Label) -> None:
        """Write a new file with these entries. Raises AlreadyThere if there is one, MapBusy or CannotWrite."""
        with self._guard, self._storage.transaction(new=True) as database:
            now = _iso(datetime.now(UTC))
            about = {"format": layout.FORMAT, "id": map_id, "created": now, "updated": now, "label": {}}
            database.table(layout.ABOUT).insert(Document(about, doc_id=int(layout.ABOUT_ID)))
            _put(database, entries, label)

    def _take_in(self, anew: bool = False) -> None:
        """Validate what is on disk beyond the entries that are known, or all of it if it is another journal."""
        self._storage.load()
        version = self._storage.version
        if version == self._version:
            return
        documents = self._documents()
        known = len(self._entries)
        continued = known <= len(documents) and (not known or documents[known - 1].get("id") == self._entries[-1].id)
        if not continued and not anew:
            raise MapReplaced(
                f"{shown(self.path)} was replaced by another version while it was open. "
                "Nothing was written. Open it again to go on from what it holds now."
            )
        start = known if continued else 0
        fresh = self._validated(documents[start:])
        self._entries[start:] = fresh
        self._returned = min(self._returned, start)
        self._version = version

    def _documents(self) -> list[dict[str, Any]]:
        table = TinyDB(storage=lambda: self._storage).table(layout.JOURNAL)
        return [dict(document) for document in sorted(table, key=lambda document: document.doc_id)]

    def _validated(self, documents: list[dict[str, Any]]) -> list[JournalEntry]:
        from pydantic import ValidationError

        from mapcoach.journey import JOURNAL

        try:
            return JOURNAL.validate_python(documents)
        except (ValidationError, RecursionError) as error:
            raise DamagedMap.in_place(self.path, "its journal holds an entry that is none") from error


def _put(database: TinyDB, entries: Sequence[JournalEntry], label: Label) -> None:
    """Insert the entries and update what the file says about itself."""
    if not all(isinstance(key, str) and layout.is_plain(value) for key, value in label.items()):
        raise TypeError("A label holds texts, whole numbers and None.")
    journal = database.table(layout.JOURNAL)
    about: dict[str, Any] = {"label": dict(label)}
    if entries:
        times = [_iso(entry.time) for entry in (entries[0], entries[-1])]
        about |= {"updated": times[1]} if len(journal) else {"created": times[0], "updated": times[1]}
        journal.insert_multiple(entry.model_dump(mode="json") for entry in entries)
    database.table(layout.ABOUT).upsert(Document(about, doc_id=int(layout.ABOUT_ID)))


def _about(storage: MapStorage) -> dict[str, Any]:
    return storage.read()[layout.ABOUT][layout.ABOUT_ID]


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat()
