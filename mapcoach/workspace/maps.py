"""The maps of a person, and what can be done with whole ones. Listing them loads nothing that costs."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapcoach.storage import MapStore, MapSummary, Unsent
    from mapcoach.workspace.open_map import OpenMap

Summaries = list["MapSummary"]


class Workspace:
    """The maps in a data folder, as the commands and the screens use them.

    Every method blocks (disk, locks), so screens call it through ``asyncio.to_thread``. What cannot be done is a
    StorageError or a WorkspaceError, whose ``message`` is a sentence for a person.
    """

    def __init__(
        self,
        directory: Path | None = None,
        named: Callable[[str], str] = "mapcoach interview {}".format,
        author: str = "",
    ) -> None:
        """``directory`` is the data folder, None for the user's; ``named`` makes of a map's name the command that
        goes on with it; ``author`` is who makes the changes.
        """
        self.directory = directory
        self.author = author
        self._named = named

    @cached_property
    def store(self) -> MapStore:
        """Where the maps are kept."""
        from mapcoach.storage import MapStore

        return MapStore(self.directory)

    @cached_property
    def unsent(self) -> Unsent:
        """Half-typed texts, kept beside the maps."""
        from mapcoach.storage import Unsent

        return Unsent(self.store.directory)

    def seems_empty(self) -> bool:
        """Whether the folder of the maps holds nothing at all: one look at it, no file is opened."""
        from mapcoach.storage.places import maps_in

        try:
            with os.scandir(maps_in(self.directory)) as there:
                return next(there, None) is None
        except OSError:
            return True

    def list(self) -> Summaries:
        """The maps, the newest change first. Never raises: what cannot be read is listed with its problem."""
        return self.store.list()

    def trash(self) -> Summaries:
        """The deleted maps, the newest change first."""
        return self.store.trash()

    def open(self, path: Path) -> OpenMap:
        """The map in a file, read and checked.

        Raises what ``MapStore.open`` raises; a DamagedMap that has a ``previous`` version can be opened with
        ``restore_previous``.
        """
        from mapcoach.workspace.open_map import OpenMap

        return OpenMap(self.store.open(path), path, self.store, self._named, self.author)

    def restore_previous(self, path: Path) -> OpenMap:
        """The previous version of a map that is missing or damaged, put where the map was, and opened."""
        return self.open(self.store.restore(str(path)))

    def make(self, path: Path | None = None) -> OpenMap:
        """A new map, in the store or in a file. A script that cannot be used is reported before anything is made."""
        from mapcoach.interview.coaching.wording import load_moves
        from mapcoach.interview.script import load_script
        from mapcoach.journey import new_id
        from mapcoach.workspace.errors import using_texts
        from mapcoach.workspace.open_map import OpenMap

        with using_texts():
            load_script()
            load_moves()
        made = self.store.create(new_id("m"), path)
        return OpenMap(made, made.path, self.store, self._named, self.author)

    def rename(self, path: Path, title: str) -> str:
        """Give a map another title; returns the title as it was kept."""
        from mapcoach.workspace.words import title_of

        kept = title_of(title)  # first, so that nothing is opened for a title that is none
        return self.open(path).rename(kept)

    def duplicate(self, path: Path, title: str = "") -> Path:
        """Copy a map with all its answers, and return the file of the copy. Without a title it is "Copy of …"."""
        return self.open(path).duplicate(title)[0].path

    def delete(self, path: Path) -> Path:
        """Put a map into the trash, and return where it is there."""
        return self.store.delete(path)

    def restore(self, query: str) -> Path:
        """Bring back a map from the trash, or the previous version of one; return where it is. See ``MapStore``."""
        return self.store.restore(query)

    def empty_trash(self) -> int:
        """Delete for good what is in the trash, and count the maps."""
        return self.store.empty_trash()

    def write(self, target: Path, data: bytes, map_path: Path, force: bool = False) -> None:
        """Write the draft of a map to a file, whole or not at all.

        Raises Occupied if a file is there already, unless ``force`` is given, and WorkspaceError for what is no file
        or belongs to a map.
        """
        from mapcoach.workspace.writing import write_draft

        write_draft(target, data, self.store, map_path, force=force, files_only=True)
