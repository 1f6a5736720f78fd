"""The map as a grid to paste: a row for each lane, a column for each stage, tabs between the cells.

Meant for a spreadsheet or the sticky notes of a whiteboard. Each row is a line; several things in a cell are joined by
``SEPARATOR``. No cell can become a formula: see ``tables_text.defused``; a cell that begins with a quotation mark gets
an apostrophe too, because programs that take tabs take it for the start of a longer cell.
"""

from __future__ import annotations

from datetime import date

from mapcoach.export.escaping import clean
from mapcoach.export.tables import table
from mapcoach.export.tables_shape import Value
from mapcoach.export.tables_text import GUARD, defused, legible, unlisted
from mapcoach.journey import JourneyMap

SEPARATOR = " • "
"""Stands between the items of a cell."""
_CORNER = "Lane / stage; (?) is an assumption"


def render(journey_map: JourneyMap, today: date) -> str:
    """The map as a grid of cells; the first row holds the stages, the first column the lanes."""
    drawn = table(journey_map, today, "Map")
    rows = [(_CORNER, *map(_cell, drawn.headers[1:])), *(map(_joined, row) for row in drawn.rows)]
    return "".join("\t".join(row) + "\n" for row in rows)


def _joined(value: Value) -> str:
    """The items of a cell in one line."""
    items = (clean(legible(item)) for item in unlisted(str(value or "")))
    return _cell(SEPARATOR.join(item for item in items if item))


def _cell(text: str) -> str:
    line = defused(clean(legible(text)))
    return f"{GUARD}{line}" if line.startswith('"') else line
