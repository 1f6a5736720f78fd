"""A person's settings: a small file in the data folder. It never holds a key, a password or anything of a map."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from mapcoach.storage.places import absolute, default_directory, make_private

Name = Literal["theme", "depth", "speaker", "columns"]

MOST_BYTES = 64 * 1024
"""A longer file is not read."""
_LONGEST = 200
_MOST_COLUMNS = 50


class Settings:
    """What a person chose, read once when it is made. Nothing here raises: what cannot be read is as if never set.

    ``change`` takes effect at once in memory; ``save`` blocks, so it runs in a thread. Keys that this version does
    not know, and changes that another mapcoach made to other settings meanwhile, stay in the file.
    """

    def __init__(self, directory: Path | None = None) -> None:
        """``directory`` is the data folder, by default the user's."""
        self.path = absolute(directory or default_directory()) / "settings.json"
        self._values: dict[str, Any] = _known(_read(self.path))
        self._changed: dict[str, Any] = {}
        self._writing = Lock()

    @property
    def theme(self) -> str:
        """The name of the theme, or empty. It need not be one that there is."""
        return str(self._values.get("theme", ""))

    @property
    def depth(self) -> str:
        """How deep the latest new map was to go: quick, standard, deep, or empty."""
        return str(self._values.get("depth", ""))

    @property
    def speaker(self) -> str:
        """The person's own name or initials, as they typed it, or empty."""
        return str(self._values.get("speaker", ""))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the list of maps, or none if they were never chosen."""
        return tuple(self._values.get("columns", ()))

    def change(self, name: Name, value: str | tuple[str, ...]) -> bool:
        """Set one; True if that changed anything, so that it should be saved. A value that cannot be one is not set."""
        kept = _known({name: list(value) if isinstance(value, tuple) else value})
        if name not in kept or self._values.get(name) == kept[name]:
            return False
        self._values[name] = kept[name]
        self._changed = {**self._changed, name: kept[name]}
        return True

    def save(self) -> bool:
        """Write what was changed; False if the disk refuses. Of several at once the latest changes win."""
        with self._writing:
            import json

            from mapcoach.storage import atomic

            found = {**_read(self.path), **self._changed}
            try:
                make_private(self.path.parent)
                atomic.put(self.path, json.dumps(found, indent=2).encode() + b"\n")
            except (OSError, ValueError):
                return False
            return True


def _read(path: Path) -> dict[str, Any]:
    """The object in the file; empty if there is none, or something else."""
    with suppress(OSError, ValueError, RecursionError):
        path.lstat()  # the first start has no such file, and need not load what reads one
        import json

        from mapcoach.storage import atomic

        descriptor = atomic.open_to_read(path)
        try:
            content = os.read(descriptor, MOST_BYTES + 1)
        finally:
            os.close(descriptor)
        found = json.loads(content.decode("utf-8-sig")) if len(content) <= MOST_BYTES else None
        if isinstance(found, dict):
            return found
    return {}


def _known(found: Mapping[str, Any]) -> dict[str, Any]:
    """The settings among these values that are what they should be."""
    return {name: found[name] for name, is_one in _KINDS.items() if name in found and is_one(found[name])}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST


def _is_depth(value: object) -> bool:
    return value in ("quick", "standard", "deep")


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_COLUMNS and all(_is_text(one) for one in value)


_KINDS: Mapping[str, Callable[[object], bool]] = {
    "theme": _is_text,
    "depth": _is_depth,
    "speaker": _is_text,
    "columns": _are_texts,
}
