"""Half-typed texts, kept so that they survive a crash: they are nobody's answers yet, so they stand in no journal.

Every process that keeps texts holds the lock of a slot for as long as it lives, and its texts carry the number of that
slot: ``<map>.<slot>.json``. A text whose slot can be locked was left by a process that is dead. Lock files stay, so
that no two processes ever hold locks on different files of the same slot; a slot is used anew once it is empty.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

from mapcoach.storage import atomic
from mapcoach.storage.places import is_id, make_private

if TYPE_CHECKING:
    from filelock import BaseFileLock

Place = tuple[str, str, str]
"""What a text was typed for: the question's id, its subject, and the move if it answers a follow-up."""

FORMAT = 2
_ONE_TEXT = 1
"""The format in which a map had one text."""
MOST_BYTES = 16 * 2**20
"""Texts that take more than that are not kept, and a longer file is not read."""
_SLOTS = 256
_TEXT = re.compile(r"(?P<map>[^.]+)\.(?P<slot>0|[1-9][0-9]{0,2})\.json")
_TEMPORARY = re.compile(r"\.[^.]+\.(?P<slot>0|[1-9][0-9]{0,2})\.json\.[0-9a-f]{8}\.saving")


class _Found(NamedTuple):
    """A file of texts: the map's key, the slot, and where it is."""

    map: str
    slot: int
    path: Path


class Unsent:
    """The half-typed texts of one open app, several for each map. It may be used from several threads."""

    def __init__(self, directory: Path) -> None:
        """``directory`` is the data folder. Nothing is made in it before the first text is kept."""
        self._folder = directory / "unsent"
        self._guard = RLock()
        self._lock: BaseFileLock | None = None
        self._slot = -1

    def keep(self, map_id: str, texts: Mapping[Place, str]) -> bool:
        """Keep what is typed for a map, in place of all that was kept for it before. Blank texts are not kept.

        Never raises. False if it could not be kept: no room, no permission, or more than MOST_BYTES.
        """
        typed = {place: text for place, text in texts.items() if text.strip()}
        if not typed:
            return self.drop(map_id)
        content = _encode(map_id, typed)
        if len(content) > MOST_BYTES:
            return False
        with self._guard:
            return any(self._put(map_id, content) for _ in range(2))

    def take(self, map_id: str) -> dict[Place, str]:
        """The texts that were kept for a map by this object, or else those that the latest dead process left, if any.

        They stay on disk, as this object's, until they are replaced or dropped. Never raises.
        """
        with self._guard:
            own = _read(self._own(map_id), map_id) if self._lock else {}
            if own:
                return own
            left = [one for one in self._texts() if one.map == _key(map_id) and one.slot != self._slot]
            for one in sorted(left, key=_changed, reverse=True):
                with self._of_the_dead(one.slot) as dead:
                    found = _read(one.path, map_id) if dead else {}
                    if found:
                        self._adopt(one.path, map_id)
                        return found
        return {}

    def drop(self, map_id: str) -> bool:
        """Remove what this object keeps for a map, and nobody else's. Never raises; False if it could not be done."""
        with self._guard:
            if not self._lock:
                return True
            try:
                self._own(map_id).unlink(missing_ok=True)
            except OSError:
                return False
            return True

    def forget(self, map_ids: Collection[str]) -> None:
        """Remove all texts for maps that are gone for good, whoever typed them. Never raises."""
        keys = {_key(map_id) for map_id in map_ids}
        for one in self._texts():
            if one.map in keys:
                with suppress(OSError):
                    one.path.unlink()

    def close(self) -> None:
        """Let go of the texts: they stay on disk, for whoever opens the map next. The end of a process does it too."""
        with self._guard:
            lock, self._lock, self._slot = self._lock, None, -1
            if lock:
                with suppress(OSError):
                    lock.release(force=True)

    # --- slots -------------------------------------------------------------------------------------------

    def _put(self, map_id: str, content: bytes) -> bool:
        if not self._settle():
            return False
        try:
            atomic.put(self._own(map_id), content)
        except FileNotFoundError:  # somebody removed the folder, and with it the lock that we hold
            self.close()
            return False
        except OSError:
            return False
        return True

    def _adopt(self, path: Path, map_id: str) -> None:
        """Make a dead process's texts ours. If that fails it stays where it is."""
        if self._settle():
            with suppress(OSError):
                path.replace(self._own(map_id))

    def _own(self, map_id: str) -> Path:
        return self._folder / f"{_key(map_id)}.{self._slot}.json"

    def _settle(self) -> bool:
        """Have a slot of our own. False if there is none to be had."""
        if self._lock:
            return True
        try:
            make_private(self._folder)
        except OSError:
            return False
        for slot in range(_SLOTS):
            lock = self._try(slot)
            if lock and not any(one.slot == slot for one in self._texts()):
                self._sweep(slot)
                self._lock, self._slot = lock, slot
                return True
            if lock:
                lock.release(force=True)
        return False

    def _try(self, slot: int) -> BaseFileLock | None:
        """The lock of a slot, held; None if somebody else holds it, or if that cannot be found out."""
        from filelock import FileLock  # 50 ms that only writing pays for

        lock = FileLock(self._folder / f".{slot}.lock", mode=0o600, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except (OSError, RuntimeError):  # a Timeout is an OSError; RuntimeError: disks without locks
            return None
        return lock

    @contextmanager
    def _of_the_dead(self, slot: int) -> Iterator[bool]:
        """Whether nobody who is alive has this slot; nobody takes it meanwhile."""
        lock = self._try(slot)
        try:
            yield lock is not None
        finally:
            if lock:
                with suppress(OSError):
                    lock.release(force=True)

    def _sweep(self, slot: int) -> None:
        """Remove what a killed process left half written in this slot."""
        for name in self._names():
            found = _TEMPORARY.fullmatch(name)
            if found and int(found["slot"]) == slot:
                with suppress(OSError):
                    (self._folder / name).unlink()

    def _texts(self) -> Iterator[_Found]:
        for name in self._names():
            found = _TEXT.fullmatch(name)
            if found:
                yield _Found(found["map"], int(found["slot"]), self._folder / name)

    def _names(self) -> list[str]:
        try:
            return os.listdir(self._folder)  # noqa: PTH208  (names, not paths, and all of them at once)
        except OSError:
            return []


def _key(map_id: str) -> str:
    """What stands for a map in a file's name. A map from elsewhere may have an id that no file may be called by."""
    if is_id(map_id):
        return map_id
    from hashlib import sha256

    return "_" + sha256(map_id.encode("utf-8", "surrogatepass")).hexdigest()


def _encode(map_id: str, texts: Mapping[Place, str]) -> bytes:
    """As they were typed: half characters too, which an escaped JSON text would join."""
    typed = [{"where": list(place), "text": text} for place, text in texts.items()]
    document = {"format": FORMAT, "map": map_id, "texts": typed}
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(path: Path, map_id: str) -> dict[Place, str]:
    """What is in a file; nothing if any of it cannot be read, or if it is of another map."""
    try:
        descriptor = atomic.open_to_read(path)
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(MOST_BYTES + 1)
        document = json.loads(content.decode("utf-8", "surrogatepass")) if len(content) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(document, dict) or document.get("map") != map_id:
        return {}
    read = [_place_and_text(one) for one in _typed(document)]
    return {} if None in read else dict(one for one in read if one)


def _typed(document: Mapping[str, Any]) -> list[object]:
    """The texts of a file with their places, as they stand there."""
    if document.get("format") == _ONE_TEXT:
        return [document]
    texts = document.get("texts") if document.get("format") == FORMAT else None
    return texts if isinstance(texts, list) else []


def _place_and_text(one: object) -> tuple[Place, str] | None:
    where, text = (one.get("where"), one.get("text")) if isinstance(one, dict) else (None, None)
    if not (isinstance(where, list) and len(where) == 3 and isinstance(text, str) and text.strip()):
        return None
    question, subject, move = where
    if not (isinstance(question, str) and isinstance(subject, str) and isinstance(move, str)):
        return None
    return (question, subject, move), text


def _changed(one: _Found) -> int:
    try:
        return one.path.stat().st_mtime_ns
    except OSError:
        return 0
