"""Text laid out in columns: how wide it is on a screen, and tables whose source lines up."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from mapcoach.export.escaping import Markdown, cell

NOTHING = "–"
"""Stands in a cell about which nothing is known."""

_PADDING_LIMIT = 60  # a very long cell must not stretch every line of its table


def width(text: str) -> int:
    """How many columns the text takes in a terminal or a monospaced font."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def padded(text: str, columns: int) -> str:
    """The text with spaces behind it to this many columns; as it is if it is wider."""
    return text + " " * (columns - width(text))


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Markdown:
    """A table with its source in columns. Text is escaped; an empty cell shows that nothing is known."""
    lines = [[cell(text) or NOTHING for text in row] for row in (headers, *rows)]
    widths = [min(_PADDING_LIMIT, max(3, *map(width, column))) for column in zip_longest(*lines, fillvalue="")]
    ruled = [lines[0], ["-" * columns for columns in widths], *lines[1:]]
    return Markdown("\n".join(_row(line, widths) for line in ruled))


def _row(texts: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(padded(text, columns) for text, columns in zip(texts, widths, strict=True)) + " |"
