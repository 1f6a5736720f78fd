"""Lists maps by the head of their files, where ``about`` stands: no journal is parsed for it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from mapcoach.storage import layout
from mapcoach.storage.atomic import open_to_read
from mapcoach.storage.places import SUFFIX, map_of, previous_of

Label = Mapping[str, str | int | None]
"""What a listing shows of a map: ``title``, ``kind``, ``answered``, ``remaining``, ``review_due``; more is kept."""

Problem = Literal["", "damaged", "newer", "missing"]

HEAD_BYTES = 4096
_START = re.compile(r'\ufeff?\s*\{\s*"about"\s*:\s*')
_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class MapSummary:
    """A line of a listing.

    ``created`` and ``updated`` are ISO times in UTC. ``problem`` says that the file is ``damaged``, was
    written by a ``newer`` mapcoach, or is ``missing`` while its previous version is there to be restored.
    """

    path: Path
    id: str
    title: str = ""
    kind: str = ""
    created: str = ""
    updated: str = ""
    answered: int = 0
    remaining: int | None = None
    review_due: str | None = None
    problem: Problem = ""
    label: Label = field(default_factory=dict)


def list_folder(folder: Path) -> list[MapSummary]:
    """The maps in a folder, the newest change first. A file that cannot be read is listed with its problem."""
    try:
        with os.scandir(folder) as entries:
            names = {entry.name for entry in entries}
    except OSError:
        return []
    base = str(folder)
    visible = [name for name in names if name.endswith(SUFFIX) and name[0] != "."]
    found = [read_summary(f"{base}{os.sep}{name}", folder / name) for name in visible]
    known = {one.id for one in found}
    gone = [name for name in map(map_of, names) if name and name not in names]
    found += [one for one in (_missing(folder / name) for name in gone) if one.id not in known]
    return sorted(found, key=lambda one: (_moment(one.updated), one.id), reverse=True)


def read_summary(path: str, named: Path | None = None) -> MapSummary:
    """The summary of the map in a file, by its head; ``named`` is the path that it is listed under."""
    place = named or Path(path)
    try:
        about = read_about(path)
        problem: Problem = "newer" if layout.format_of({layout.ABOUT: about}) > layout.FORMAT else ""
    except (OSError, ValueError):
        return MapSummary(place, place.stem, problem="damaged")
    return _summary(place, about[layout.ABOUT_ID], problem)


def read_about(path: str) -> dict[str, Any]:
    """The ``about`` table of a file. Raises ValueError if its head is none of ours, OSError if it cannot be read."""
    descriptor = open_to_read(path)
    try:
        content, wanted = b"", HEAD_BYTES
        while True:
            chunk = os.read(descriptor, wanted)
            content += chunk
            about = _decode(content)
            if about is not None:
                return about
            if not chunk:
                break
            wanted = len(content)
    finally:
        os.close(descriptor)
    table = layout.parse(content).get(layout.ABOUT)  # laid out by another program, with the journal first
    if not isinstance(table, dict):
        raise ValueError("it does not say what it is about")
    return table


def looks_like_ours(content: bytes) -> bool:
    """Whether a file's bytes begin as a map's do."""
    return _START.match(content[:HEAD_BYTES].decode("utf-8", errors="replace")) is not None


def _decode(content: bytes) -> dict[str, Any] | None:
    text = content.decode("utf-8", errors="replace")
    start = _START.match(text)
    if not start:
        return None
    try:
        about, _ = _DECODER.raw_decode(text, start.end())
    except (ValueError, RecursionError):
        return None
    return about if isinstance(about, dict) else None


def _summary(path: Path, document: Mapping[str, Any], problem: Problem) -> MapSummary:
    found = document.get("label")
    label: Mapping[str, Any] = found if isinstance(found, dict) else {}
    answered, remaining, due = label.get("answered"), label.get("remaining"), label.get("review_due")
    return MapSummary(
        path,
        _text(document.get("id")) or path.stem,
        _text(label.get("title")),
        _text(label.get("kind")),
        _text(document.get("created")),
        _text(label.get("updated")) or _text(document.get("updated")),
        answered if isinstance(answered, int) else 0,
        remaining if isinstance(remaining, int) else None,
        due if isinstance(due, str) else None,
        problem,
        label,
    )


def _missing(path: Path) -> MapSummary:
    kept = read_summary(str(previous_of(path)), path)
    return replace(kept, problem=kept.problem or "missing")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _moment(updated: str) -> datetime:
    try:
        moment = datetime.fromisoformat(updated)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
