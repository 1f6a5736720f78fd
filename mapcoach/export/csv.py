"""One CSV file: the journey step by step, for a spreadsheet or another program, and to be read back.

It is the table Steps (see ``tables``): UTF-8 with a byte order mark, so that Excel takes it for what it is; commas,
quotes and CRLF as RFC 4180 says; the first row holds the headers. What is not known is an empty field. Texts cannot
become formulas: see ``tables_text.defused``, of which ``tables_text.armed`` is the way back. That holds for the columns
of texts; numbers (``-2``) and fractions (``0.35``) stand as they are. ``in_csv`` and ``from_csv`` do it for any table.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from mapcoach.export.tables import table
from mapcoach.export.tables_shape import Table, Value
from mapcoach.export.tables_text import armed, defused, legible
from mapcoach.journey import JourneyMap

_BYTE_ORDER = "\ufeff"
_NUMBERS = {"number", "share"}


def render(journey_map: JourneyMap, today: date) -> bytes:
    """The steps of this map as CSV; bytes, so that nobody changes the ends of its lines."""
    return (_BYTE_ORDER + in_csv(table(journey_map, today, "Steps"))).encode()


def in_csv(one: Table) -> str:
    """A table as CSV, without the byte order mark."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(one.headers)
    writer.writerows([_field(value) for value in row] for row in one.rows)
    return written.getvalue()


def _field(value: Value) -> str:
    if isinstance(value, str):
        return defused(legible(value))
    return "" if value is None else repr(value)


def from_csv(rows: Iterable[list[str]], like: Table) -> Iterator[tuple[str | None, ...]]:
    """The fields of rows that ``in_csv`` wrote, as texts, in the columns of ``like``; an empty field is None.

    ``rows`` come without the header. Numbers stay texts: whoever reads them says what is wrong with one.
    """
    guarded = [column.kind not in _NUMBERS for column in like.columns]
    for row in rows:
        yield tuple((armed(field) if text else field) or None for field, text in zip(row, guarded, strict=False))
