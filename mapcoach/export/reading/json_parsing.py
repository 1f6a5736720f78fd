"""The bytes of a JSON file as values: with limits on what a file can make of them, and with the place of a fault."""

from __future__ import annotations

import json
import re
from typing import Any

from mapcoach.export.reading.results import CannotReadError
from mapcoach.export.reading.texts import decoded, shown

_MOST_BRACKETS = 1_500_000
"""So many objects and lists are read at most: a map of 5,000 parts has fewer than 40,000."""
_DEEPEST = 200
_LONGEST_NUMBER = 30
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[\[{\]}]', re.DOTALL)
"""Brackets, and strings, in which they do not count; one that is not closed goes to the end."""


class NoNumber:
    """Something that stands where a number should: NaN, Infinity, or thousands of digits."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text


class Object(dict[str, Any]):
    """A JSON object that knows which of its keys came more than once (the last one counts)."""

    repeated: tuple[str, ...] = ()


def parsed(data: bytes) -> object:
    """The value in a JSON file. Raises CannotReadError with the line where it stops being JSON."""
    if data.count(b"[") + data.count(b"{") > _MOST_BRACKETS:
        raise CannotReadError("The file holds far more objects and lists than any map. Nothing was taken.")
    text = decoded(data).strip("\ufeff\x00 \t\r\n")
    line = _too_deep(text)
    if line:
        raise CannotReadError("Lists or objects are nested deeper here than in any map. Nothing was taken.", line)
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=NoNumber, parse_int=_whole, parse_float=_number
        )
    except json.JSONDecodeError as error:
        found = shown(error.doc[error.pos : error.pos + 20].split("\n")[0]) if error.pos < len(error.doc) else "the end"
        raise CannotReadError(
            f"The JSON breaks off at column {error.colno}, before {found} ({error.msg}). Nothing was taken. "
            "Export it again from the program that it comes from.",
            error.lineno,
        ) from error


def _too_deep(text: str) -> int:
    """The line on which the nesting gets too deep; 0 if it does not."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return 0
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > _DEEPEST:
            return text.count("\n", 0, match.start()) + 1
    return 0


def _object(pairs: list[tuple[str, Any]]) -> Object:
    made = Object(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        made.repeated = tuple(name for name in made if names.count(name) > 1) if len(names) < 1_000 else ("a key",)
    return made


def _whole(digits: str) -> int | NoNumber:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else NoNumber(digits[:_LONGEST_NUMBER] + "…")


def _number(digits: str) -> float | NoNumber:
    value = float(digits)
    return value if abs(value) < 1e30 else NoNumber(digits[:_LONGEST_NUMBER])
