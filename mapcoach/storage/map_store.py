"""The maps of a user: made, listed, found, copied, deleted and restored."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.storage.addressing import resolve
from mapcoach.storage.errors import AlreadyThere, NotFound, shown, writing
from mapcoach.storage.heads import MapSummary, list_folder
from mapcoach.storage.places import (
    SUFFIX,
    absolute,
    default_directory,
    file_name,
    is_file,
    is_id,
    make_private,
    maps_in,
    previous_of,
    real,
)

if TYPE_CHECKING:
    from mapcoach.journey import JournalEntry
    from mapcoach.storage.map_file import Labeller, MapFile

Summaries = list[MapSummary]


class MapStore:
    """A folder of maps with its trash. A map may also live in any other file."""

    def __init__(self, directory: Path | None = None) -> None:
        """``directory`` is made when the first map is; without one it is ``default_directory()``."""
        self.directory = absolute(directory or default_directory())
        self.maps_directory = maps_in(self.directory)
        self.trash_directory = self.directory / "trash"

    def create(
        self,
        map_id: str,
        path: Path | None = None,
        entries: Sequence[JournalEntry] = (),
        label: Labeller = lambda _: {},
    ) -> MapFile:
        """A new map, in the store or at any path; without entries, or with copies of another map's.

        Raises AlreadyThere if a file is there, CannotWrite, MapBusy, or StorageError for an id that is none.
        """
        return self._start(map_id, path, [_with_id(entry, map_id) for entry in entries], label)

    def open(self, path: Path) -> MapFile:
        """The map in a file, read and checked.

        Raises NotFound, CannotRead, NewerFormat; DamagedMap after having set the damaged file aside; NotAMap
        for somebody else's file, which is left alone.
        """
        from mapcoach.storage.recovery import opened

        return opened(path, self.maps_directory)

    def list(self) -> Summaries:
        """The store's maps, the newest change first. Never raises: what cannot be read is listed with its problem."""
        return list_folder(self.maps_directory)

    def find(self, query: str) -> Path:
        """The file of the map that a person means by a path, an id, four or more characters of its beginning,
        a title, or a part of one. Raises NotFound or Ambiguous.
        """
        path = absolute(Path(query)) if query else None
        if path and (is_file(path) or (_names_a_file(query) and _is_or_was_there(path))):
            return path
        listed = self.list()
        try:
            return resolve(query, [one for one in listed if one.problem != "missing"], "mapcoach list").path
        except NotFound:
            missing = [one for one in listed if one.problem == "missing" and query in (one.id, one.title)]
            if not missing:
                raise
        raise NotFound(
            f"The file of '{shown(query)}' is not there, but its previous version is. "
            f"To bring it back: mapcoach restore {missing[0].path.stem}"
        )

    def duplicate(
        self,
        path: Path,
        new_id: str,
        entry: JournalEntry | None,
        label: Labeller,
        chosen: Callable[[Sequence[JournalEntry]], Sequence[JournalEntry]] = tuple,
    ) -> MapFile:
        """A copy of a map in the store, under its own id, with one more entry if one is given.

        ``chosen`` picks the entries that are copied. ``label`` is called with all entries of the copy. Raises what
        ``open`` and ``create`` raise.
        """
        copied = [_with_id(one, new_id) for one in chosen(self.open(path).entries())]
        return self._start(new_id, None, [*copied, *([entry] if entry else [])], label)

    def delete(self, path: Path) -> Path:
        """Move a map, with its previous version, to the trash; return where it is now.

        Raises NotFound, NotAMap, CannotRead, CannotWrite or MapBusy.
        """
        from mapcoach.storage import recovery, trash

        place = real(path)
        recovery.refuse_foreign(place, self.maps_directory)
        return trash.throw_away(place, self.trash_directory)

    def trash(self) -> Summaries:
        """The deleted maps, the newest change first."""
        return [one for one in list_folder(self.trash_directory) if one.problem != "missing"]

    def restore(self, query: str) -> Path:
        """Bring back a deleted map, or the previous version of one whose file is missing or damaged.

        Addressed as in ``find``. Returns where the map is now. Raises NotFound, Ambiguous, AlreadyThere (nothing
        is ever overwritten), DamagedMap (the previous version too), CannotWrite or MapBusy.
        """
        from mapcoach.storage import recovery, trash

        path = absolute(Path(query))
        if is_file(path) and real(path).parent == real(self.trash_directory):
            return trash.take_back(real(path), self.maps_directory)
        for place in (self.maps_directory / (query + SUFFIX) if is_id(query) else None, path):
            if place and recovery.needs_help(real(place)):
                return recovery.bring_back(real(place), self.maps_directory)
        missing = [one for one in self.list() if one.problem == "missing"]
        found = resolve(query, [*self.trash(), *missing], "mapcoach restore")
        if found in missing:
            return recovery.bring_back(found.path, self.maps_directory)
        return trash.take_back(found.path, self.maps_directory)

    def empty_trash(self) -> int:
        """Delete for good what is in the trash, half-typed texts included; return how many maps that were."""
        from mapcoach.storage import trash
        from mapcoach.storage.unsent import Unsent

        gone: set[str] = set()
        try:
            return trash.empty(self.trash_directory, gone)
        finally:
            Unsent(self.directory).forget(gone - {one.id for one in self.list()})

    def _start(
        self, map_id: str, path: Path | None, entries: Sequence[JournalEntry] = (), label: Labeller = lambda _: {}
    ) -> MapFile:
        from mapcoach.storage.map_file import MapFile
        from mapcoach.storage.recovery import command_name, needs_help

        name = file_name(map_id)
        if path is None:
            with writing(self.maps_directory, "cannot be made"):
                make_private(self.maps_directory)
        map_file = MapFile(path or self.maps_directory / name)
        with writing(map_file.path):
            if map_file.path.is_symlink():
                raise AlreadyThere(f"{shown(map_file.path)} is a link, and was not touched. Choose another name.")
        if needs_help(map_file.path):
            raise AlreadyThere(
                f"The file of the map that stood at {shown(map_file.path)} is gone, but its previous version is kept, "
                f"and a new map there would replace that. To bring it back: mapcoach restore "
                f"{command_name(map_file.path, self.maps_directory)}. For a new map, choose another name."
            )
        map_file.start(map_id, entries, label(entries))
        return map_file


def _names_a_file(query: str) -> bool:
    return query.endswith(SUFFIX) or Path(query).name != query


def _is_or_was_there(path: Path) -> bool:
    return os.path.lexists(path) or is_file(previous_of(real(path)))


def _with_id(entry: JournalEntry, map_id: str) -> JournalEntry:
    """The entry of a copied map: the same, but where it starts the map, it starts one with this id."""
    operations = tuple(
        operation.model_copy(update={"id": map_id}) if operation.op == "start_map" else operation
        for operation in entry.operations
    )
    return entry.model_copy(update={"operations": operations})
