"""Where chips stand: side by side, going on in the next row when one is full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len


class Place(NamedTuple):
    """Where a chip stands: its row and the cells from ``start`` up to ``end``, and the text on it."""

    row: int
    start: int
    end: int
    text: str


def arrange(texts: Sequence[str], width: int, gap: int = 1) -> list[Place]:
    """The places of chips in rows of ``width`` cells; no text may be wider than a row."""
    places: list[Place] = []
    row = at = 0
    for text in texts:
        size = cell_len(text)
        if at and at + size > width:
            row, at = row + 1, 0
        places.append(Place(row, at, at + size, text))
        at += size + gap
    return places
