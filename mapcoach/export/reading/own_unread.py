"""What somebody changed in our own tables, and nobody could read: found by writing the tables anew.

Whatever stands in the file and not in the tables of the map that was read was added, or changed where only something
else is shown once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mapcoach.export.reading.own_table import OwnTable
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.reading.sheets import text_of
from mapcoach.export.reading.texts import shown
from mapcoach.export.tables_text import legible
from mapcoach.journey import JourneyMap

_COMPARED = ("Steps", "Stages", "Opportunities", "Automations", "Measures", "Evidence", "Parking lot")
_NUMBERED = ("no.", "rank", "id", "ids", "score")
_ELSEWHERE = ("basis", "source", "opportunities")
"""Columns of the steps that show what other tables hold; the CSV's losses name them."""
_DAY = date(2000, 1, 1)
_MOST = 200


def unread(tables: Mapping[str, OwnTable], made: JourneyMap) -> Iterator[NotTaken]:
    """The columns that are none of ours, and the texts that do not come onto the map."""
    from mapcoach.export.tables import tables as written

    again = {table.name: table for table in written(made, _DAY)}
    for name in _COMPARED:
        if name in tables and name in again:
            ours = again[name]
            headers = [header.casefold() for header in ours.headers]
            columns = zip(*ours.rows, strict=False) if ours.rows else [()] * len(headers)
            texts = {
                header: {_same(text_of(value)) for value in column}
                for header, column in zip(headers, columns, strict=False)
            }
            yield from _of_table(tables[name], texts)


def _of_table(table: OwnTable, texts: Mapping[str, set[str]]) -> Iterator[NotTaken]:
    left = _MOST
    for header, place in table.columns.items():
        if header in texts and (header.endswith(_NUMBERED) or header.startswith(_ELSEWHERE)):
            continue
        for row in table.filled([header]):
            said = row.text(header) or ""
            if header not in texts:
                yield NotTaken(row.where(header), shown(said), "the column is none of those that mapcoach writes")
            elif _same(said) not in texts[header]:
                why = "it was changed where only something else is shown once more, or cannot be read"
                yield NotTaken(row.where(header), shown(said), why)
            else:
                continue
            left -= 1
            if not left:
                where = table.sheet.where(0, place)
                yield NotTaken(where, "more such cells", "only the first are named")
                return


def _same(text: str) -> str:
    bare = " ".join(legible(text).casefold().split())
    try:
        return str(float(bare))
    except ValueError:
        return bare
