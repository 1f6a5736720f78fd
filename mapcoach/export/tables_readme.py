"""The table that explains the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mapcoach.export.claims import basis
from mapcoach.export.findings_part import standing
from mapcoach.export.tables_shape import Column, Row, Table
from mapcoach.export.words import KINDS, day, wording
from mapcoach.journey import JourneyMap

_COLUMNS = (Column("Sheet"), Column("What it is", "long"))
_SECRET = "Left out: who voted for what is secret. The result is in Session."


def readme(journey_map: JourneyMap, others: Iterable[Table], today: date) -> Table:
    """What each table is, what an assumption is, and the day."""
    told = ((one.name, _SECRET if one.private else one.purpose) for one in others)
    rows = (*_about(journey_map, today), *told)
    return Table("ReadMe", "What each sheet is, and how to read it.", _COLUMNS, rows, read_back=False)


def _about(journey_map: JourneyMap, today: date) -> Iterator[Row]:
    yield "Title", journey_map.display_title()
    yield "Kind of map", f"{KINDS[journey_map.kind]}. {wording(journey_map).intro}"
    yield "Written on", day(today)
    yield "How it stands", standing(journey_map, basis(journey_map)).sentence
    yield (
        "Evidence and assumptions",
        "Evidence names where it comes from. An assumption is what somebody believes and nobody has checked yet; "
        "read every statement without a source as one. Decisions, such as owners and dates, are neither.",
    )
    yield "Empty cells", "Nobody has said it yet. Nothing is filled in for them."
    yield (
        "Steps",
        "A step is a touchpoint: one contact with the business, or something that the customer does without it.",
    )
    yield (
        "Long texts",
        "A text that is too long for a cell goes on in a sheet of that name; without such texts there is none.",
    )
    yield (
        "Ids",
        "The last columns hold ids, by which mapcoach knows the parts again. You may hide them; do not change them.",
    )
