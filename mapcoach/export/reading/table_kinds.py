"""Whether tables are in our own layout or a plain grid; hands them to who reads that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mapcoach.export.reading.results import CannotReadError, NotTaken, Reading
from mapcoach.export.reading.sheets import Sheet, text_of

_CORNER = "Lane / stage; (?) is an assumption"
"""What our own table for whiteboards begins with."""


def read_sheets(
    kind: str, data: bytes, sheets: Sequence[Sheet], roles: Mapping[str, str], missed: Sequence[NotTaken] = ()
) -> Reading:
    """Read tables. ``missed`` is what could not be taken from the file so far. Raises CannotReadError."""
    from mapcoach.export.reading.own_tables import is_ours, read_own

    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        left = "".join(f" Left out: {one.where}: {one.what}: {one.why}." for one in missed[:1])
        raise CannotReadError(f"The tables of the file are empty. Nothing was taken.{left}")
    if is_ours(filled):
        return read_own(kind, data, filled, missed)
    from mapcoach.export.reading.grid_table import read_grid

    sheet = max(filled, key=_looks_like_a_map)
    others = [
        NotTaken(f"sheet {one.name}", "the whole sheet", "one sheet makes the map; save this one as a file of its own")
        for one in filled
        if one is not sheet
    ]
    if text_of(sheet.rows[0][0]) == _CORNER:
        raise CannotReadError(
            "This is the table that mapcoach makes to be pasted into a whiteboard. It is written for readers, and "
            "cannot be read back without mistakes. Nothing was taken. Export the map as JSON, XLSX or CSV, and "
            "import that."
        )
    return read_grid(kind, data, replace(sheet, headed=False), roles, [*missed, *others])


def _looks_like_a_map(sheet: Sheet) -> int:
    """How many cells of the first rows and columns are words for stages and lanes."""
    from mapcoach.export.reading.grid_roles import role_of

    first = [text_of(value) for row in sheet.rows[:10] for value in row[:40]]
    first += [text_of(row[0]) for row in sheet.rows[10:60] if row]
    return sum(1 for text in first if role_of(text))
