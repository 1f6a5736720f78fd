"""One of our own tables with its columns by their headers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mapcoach.export.escaping import shorten
from mapcoach.export.reading.sheets import Sheet, Value, text_of
from mapcoach.export.tables_text import armed

_NUMBERS = ("no.", "emotion (", "severity (", "share (", "impact (", "feasibility (", "dots", "seconds", "minutes")


class OwnTable:
    """A sheet whose first row holds our headers, whatever their order."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.columns = {
            text_of(value).strip().casefold(): place
            for place, value in reversed(list(enumerate(sheet.rows[0])))
            if text_of(value).strip()
        }

    def filled(self, headers: Iterable[str]) -> Iterator[OwnRow]:
        """The rows that hold anything in these columns."""
        for place in range(1, len(self.sheet.rows)):
            row = OwnRow(self, place)
            if any(row.value(header) is not None for header in headers):
                yield row


@dataclass(frozen=True)
class OwnRow:
    """A row of our table."""

    table: OwnTable
    place: int

    def value(self, header: str) -> Value:
        """The value in a column; None if it is empty or there is no such column."""
        column = self.table.columns.get(header.casefold())
        row = self.table.sheet.rows[self.place]
        value = row[column] if column is not None and column < len(row) else None
        if isinstance(value, str):
            is_number = any(one in header.casefold() for one in _NUMBERS)
            value = armed(value) if self.table.sheet.guarded and not is_number else value
            return value if value.strip() else None
        return value

    def text(self, header: str) -> str | None:
        """The value as text."""
        value = self.value(header)
        return None if value is None else text_of(value)

    def number(self, header: str, default: float = 0) -> float:
        """The value as a number, to sort by; ``default`` if it is none."""
        try:
            return float(self.text(header) or default)
        except ValueError:
            return default

    def where(self, header: str = "") -> str:
        """The place of the row, or of a cell in it."""
        return self.table.sheet.where(self.place, self.table.columns.get(header.casefold()))

    def shown(self, header: str) -> str:
        """The value, short, to name it."""
        return shorten(self.text(header) or "", 40)
