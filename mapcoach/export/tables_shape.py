"""What a table of the map is: a name, columns and rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = str | int | float | None
"""Text as it was typed, a number, or None for what is not known."""
Row = tuple[Value, ...]
Kind = Literal["text", "long", "number", "share", "code", "id"]
"""What stands in a column: a word or a name, a text of any length, a whole number, a fraction of 0 to 1, one of a few
words, or what only programs need."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header and what kind of values stand in it."""

    header: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the map.

    ``purpose`` says in a sentence what it is. ``read_back`` tables carry the map, the others are only for reading.
    A ``private`` table holds what the group was promised not to show round.
    """

    name: str
    purpose: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    read_back: bool = True
    private: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of the columns."""
        return tuple(column.header for column in self.columns)


def columns(*headers: str, **kinds: str) -> tuple[Column, ...]:
    """Columns by their headers; the keyword ``number`` and its like list, split by ``|``, those of that kind."""
    known: dict[str, Kind] = {}
    for kind in _KINDS:
        known.update(dict.fromkeys(kinds.pop(kind, "").split("|"), kind))
    if kinds or not {header for header in known if header} <= set(headers):
        raise ValueError(f"No such kind or column: {[*kinds, *known]}")
    return tuple(Column(header, known.get(header, "text")) for header in headers)


_KINDS: tuple[Kind, ...] = ("text", "long", "number", "share", "code", "id")


def yes_no(value: bool | None) -> str | None:
    """A yes/no in words; None if it is not known."""
    return None if value is None else "yes" if value else "no"


def told(text: str) -> str | None:
    """The text; None if there is none."""
    return text or None
