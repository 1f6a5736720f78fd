"""Rows of text laid out in lines of a width: wrapped at words, with a hanging indent. Pure.

What goes in may be anything that people wrote; what comes out is safe for the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from mapcoach.tui.text import in_line

LONGEST = 280
"""How many characters of one text a draft shows; the whole text is one key away."""


STICKS = "◆"
"""A sign that stands on the same line as the word behind it."""
_HELD = "\u00a0"


class Piece(NamedTuple):
    """Some text with its role on the screen: the end of a component class."""

    text: str
    role: str = "text"


NOTHING = Piece("")


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: ``lead`` stands at column ``indent``, the pieces start at column ``hang`` in each of its lines.

    ``paths`` are those of the map's values that it shows. A row without pieces and lead is an empty line.
    """

    pieces: tuple[Piece, ...] = ()
    lead: Piece = NOTHING
    indent: int = 0
    hang: int = 0
    paths: tuple[str, ...] = ()


class Line(NamedTuple):
    """One line on the screen, and the number of the row that it belongs to."""

    pieces: tuple[Piece, ...]
    row: int


def lay_out(rows: Iterable[Row], width: int) -> list[Line]:
    """The rows as lines of at most ``width`` columns, however narrow that is."""
    return [Line(pieces, number) for number, row in enumerate(rows) for pieces in lines_of(row, max(1, width))]


@lru_cache(maxsize=4096)
def lines_of(row: Row, width: int) -> tuple[tuple[Piece, ...], ...]:
    """The lines of a row; remembered, because most rows are the same after the next answer."""
    return tuple(_each_line(row, width))


def _each_line(row: Row, width: int) -> Iterator[tuple[Piece, ...]]:
    hang = row.hang if width - row.hang >= 8 else min(row.hang, 2, width // 4)
    start = _lead(row, hang, width)
    room = max(1, width - hang)
    lines = list(wrapped(row.pieces, room))
    first = lines[0] if lines else ()
    yield (*start, *first)
    for line in lines[1:]:
        yield (Piece(" " * min(hang, width - 1)), *line)


def _lead(row: Row, hang: int, width: int) -> tuple[Piece, ...]:
    if not row.lead.text:
        return (Piece(" " * min(hang, width - 1)),) if row.pieces and hang else ()
    text = fitted(" " * row.indent + row.lead.text, max(1, hang - 1 if row.pieces else width))
    return (Piece(text, row.lead.role), Piece(" " * max(0, hang - cell_len(text))))


def wrapped(pieces: Sequence[Piece], width: int) -> Iterator[tuple[Piece, ...]]:
    """The pieces, a blank between each two, as lines of at most ``width`` columns. Long words are chopped."""
    line: list[Piece] = []
    words: list[str] = []
    left, role = width, ""

    def close() -> None:
        if words:
            line.append(Piece(" ".join(words), role))
            words.clear()

    for piece in pieces:
        close()
        if line:
            line.append(Piece(" ", role))
        role = piece.role
        for word in _words(piece.text, width):
            size = columns(word)
            started = bool(words or line)
            if started and size + 1 > left:
                close()
                yield _trimmed(line)
                line, left, started = [], width, False
            words.append(word)
            left -= size + started
    close()
    if line:
        yield _trimmed(line)


def _words(text: str, width: int) -> Iterator[str]:
    for word in in_line(text, LONGEST).replace(f"{STICKS} ", f"{STICKS}{_HELD}").split(" "):
        if columns(word) <= width:
            yield word.replace(_HELD, " ")
        else:
            yield from (chunk for chunk in chop_cells(word.replace(_HELD, " "), width) if chunk)


def columns(text: str) -> int:
    """How many columns a text takes on the screen."""
    return len(text) if text.isascii() else cell_len(text)


def _trimmed(line: list[Piece]) -> tuple[Piece, ...]:
    while line and not line[-1].text.strip():
        line.pop()
    while line and not line[0].text.strip():
        line.pop(0)
    return tuple(line)


def fitted(text: str, width: int) -> str:
    """A safe text cut to at most this many columns, with an ellipsis if anything is cut."""
    if cell_len(text) <= width:
        return text
    kept = next(iter(chop_cells(text, max(1, width - 1))), "")
    return f"{kept.rstrip()}…" if width > 1 else "…"
