"""TinyDB's storage of one map: reads are cached, writes happen in transactions, each of them one durable commit.

TinyDB's own JSON storage overwrites the file in place and loses everything when it is killed meanwhile; it
also has no lock between processes. Everything above this class is plain TinyDB.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from mapcoach.storage import atomic, layout
from mapcoach.storage.atomic import Version
from mapcoach.storage.errors import DamagedMap, NewerFormat, reading, writing
from mapcoach.storage.layout import ABOUT, Encoder, Tables
from mapcoach.storage.locking import locked
from mapcoach.storage.places import previous_of, refuse_taken


class MapStorage(Storage):
    """The tables of the map in one file. Not thread-safe: a MapFile guards it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tables: Tables = {}
        self._version: Version | None = None
        self._staged: Tables | None = None
        self._encoder = Encoder()
        self._swept = False

    @property
    def version(self) -> Version | None:
        """The version of the file that the tables are; None before the first reading."""
        return self._version

    def load(self) -> None:
        """Read the file if it changed since; in a transaction that is done already.

        Raises NotFound, CannotRead, NewerFormat or DamagedMap.
        """
        if self._staged is not None:
            return
        with reading(self._path):
            if self._version == atomic.version_of(self._path.stat()):
                return
            content, version = atomic.read(self._path)
        try:
            found = layout.parse(content)
            format_found = layout.format_of(found)
            if format_found > layout.FORMAT:
                raise NewerFormat(self._path, format_found, layout.FORMAT)
            self._tables = layout.check(found)
        except ValueError as error:
            raise DamagedMap.in_place(self._path, str(error)) from error
        self._version = version

    def read(self) -> Tables:
        """The tables: in a transaction as far as it has come, else as they are on disk."""
        self.load()
        return self._tables if self._staged is None else self._staged

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Stage the tables for the commit at the end of the transaction."""
        if self._staged is None:
            raise RuntimeError("A map is written in a transaction only: what was read without the lock may be old.")
        self._staged = data

    @contextmanager
    def transaction(self, *, new: bool = False) -> Iterator[TinyDB]:
        """Hold the lock, with the tables as they are on disk, and commit what was done to them, or nothing.

        ``new`` makes the file; AlreadyThere is raised if one is there.
        """
        with locked(self._path.parent):
            if new:
                refuse_taken(self._path)
            else:
                self.load()
            self._staged = {
                # TinyDB updates documents in place: `about` is updated, so the transaction has its own
                name: {number: dict(document) for number, document in table.items()} if name == ABOUT else dict(table)
                for name, table in ({} if new else self._tables).items()
            }
            try:
                yield TinyDB(storage=lambda: self)
                self._commit(self._staged, new)
            finally:
                self._staged = None

    def _commit(self, tables: Tables, new: bool) -> None:
        content = self._encoder.encode(tables)
        with writing(self._path):
            if not self._swept:
                atomic.sweep(self._path)
                self._swept = True
            version = atomic.replace(self._path, content, None if new else previous_of(self._path))
        self._tables, self._version = tables, version
