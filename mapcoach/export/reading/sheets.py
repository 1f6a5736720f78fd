"""Tables as they come out of a file: rows of plain values that know where they stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapcoach.export.escaping import clean
from mapcoach.export.reading.texts import shown

Value = str | int | float | bool | None


@dataclass(frozen=True)
class Sheet:
    """A table of a file. ``lines`` are the lines of its rows in the file (rows of a sheet), counted from 1.

    ``name`` is that of the sheet; a file of text has none. ``guarded`` says that an apostrophe in front of a text may
    be ours, put there so that no spreadsheet takes it for a formula.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    lines: Sequence[int]
    guarded: bool = False
    headed: bool = True
    """Whether the first row holds the names of the columns."""

    def where(self, row: int, column: int | None = None) -> str:
        """The place of a cell, or of a row, in words."""
        line = self.lines[row] if row < len(self.lines) else row + 1
        if self.name:
            place = f"row {line}" if column is None else f"cell {letters(column)}{line}"
            return f"sheet {clean(self.name)}, {place}"
        return f"line {line}" if column is None else f"line {line}, column {self._column(column)}"

    def _column(self, column: int) -> str:
        header = self.rows[0][column] if self.headed and self.rows and column < len(self.rows[0]) else None
        return shown(header, 30) if header not in (None, "") else letters(column)


def letters(column: int) -> str:
    """The name of a column, counted from 0: A, B, … Z, AA."""
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(65 + rest) + name
    return name


def text_of(value: Value) -> str:
    """A value as the text that a person would type: a whole number has no point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
