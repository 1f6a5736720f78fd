"""Maps for the storage tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.journey import JournalEntry, new_entry
from mapcoach.storage import MapFile, MapStore

if TYPE_CHECKING:
    from mapcoach.storage import Label

Labeller = Callable[[Sequence[JournalEntry]], "Label"]
TITLE = "Maya buys her first bike"
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda content: content[: len(content) // 2],
    "one byte short": lambda content: content[:-3],
    "empty": lambda content: b"",
    "garbage": lambda content: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "NULs": lambda content: b"\0" * len(content),
    "NULs at its end": lambda content: content[:-200] + b"\0" * 200,
    "not UTF-8": lambda content: content.replace(b"bikes", b"bik\xe9s"),
    "a list": lambda content: b"[]",
    "a number": lambda content: b"1",
    "no tables": lambda content: b"{}",
    "no journal": lambda content: content.replace(b'"journal"', b'"diary"'),
    "a table that is a list": lambda content: content[: content.index(b'"journal"')] + b'"journal": []}',
    "a document that is a text": lambda content: content.replace(b'"3": {', b'"4": "x", "3": {'),
    "documents without numbers": lambda content: content.replace(b'"3": {', b'"three": {'),
    "no format": lambda content: content.replace(b'"format": 1', b'"format": true'),
    "no id": lambda content: content.replace(b'"id": "macme", "created"', b'"id": 7, "created"'),
    "a label of lists": lambda content: content.replace(b'"remaining": 9', b'"remaining": [9]'),
    "an unknown operation": lambda content: content.replace(b'"op": "start_map"', b'"op": "launch_map"'),
    "an entry with a field that is none": lambda content: content.replace(b'"author"', b'"writer"'),
    "nested too deep": lambda content: b'{"about": ' + b"[" * 200_000,
    "a number too long": lambda content: b'{"about": ' + b"1" * 10_000 + b"}",
    "a merge conflict": lambda content: content.replace(b'"2": {', b'<<<<<<< HEAD\n"2": {'),
}
"""Ways in which a map's file gets damaged, as functions of its bytes."""


def titled(title: str, **more: str | int | None) -> Labeller:
    return lambda entries: {"title": title, "kind": "current", "answered": 3, "remaining": 9, **more}


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def started(map_id: str) -> JournalEntry:
    return new_entry(command="start", operations=[{"op": "start_map", "id": map_id}])


def filled(store: MapStore, map_id: str, title: str, path: Path | None = None) -> MapFile:
    map_file = store.create(map_id, path)
    map_file.append(started(map_id), titled(title))
    map_file.append(new_entry(reply="bikes", author="Ana"), titled(title))
    map_file.append(new_entry(reply="service"), titled(title))
    return map_file
