"""The map as accessible tables: stages across, lanes down, a few stages a table so that it fits a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from mapcoach.export.claims import basis
from mapcoach.export.draft import Said
from mapcoach.export.drafting import MARK
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import UNNAMED
from mapcoach.export.findings_part import recipe_name
from mapcoach.export.words import quoted
from mapcoach.journey import JourneyMap, walk
from mapcoach.journey.lanes import WHOLE_JOURNEY, Cell, CellItem, Column, Row, grid

_ACROSS = 7
_ITEMS = 8
_TEXT, _ABOUT, _MARK, _NAME = 140, 40, 70, 60
_ALWAYS = frozenset({"touchpoints", "feelings", "pain_points"})


@dataclass(frozen=True)
class Item:
    """One thing in a cell: what it is about (a touchpoint's name, or ""), its text, what else is known of it.

    ``tone`` is -2 to 2 for a rated feeling.
    """

    about: str
    text: Said
    marks: tuple[str, ...]
    tone: int | None


@dataclass(frozen=True)
class Box:
    """A cell: its first items, and how many more there are."""

    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True)
class Lane:
    """A row: what the lane is called, and a cell for each stage."""

    label: str
    cells: tuple[Box, ...]


@dataclass(frozen=True)
class Table:
    """A run of stages: what it is called, the stages' headings, and the lanes."""

    caption: str
    columns: tuple[str, ...]
    lanes: tuple[Lane, ...]


def tables(journey_map: JourneyMap) -> tuple[Table, ...]:
    """The map in tables of at most seven stages, of nearly the same width; none if there are no stages."""
    if not journey_map.stages:
        return ()
    told = grid(journey_map, recipe_name)
    rows = [row for row in told.rows if row.lane in _ALWAYS or any(cell.items for cell in row.cells)]
    assumed = _assumed(journey_map)
    size = ceil(len(told.stages) / ceil(len(told.stages) / _ACROSS))
    starts = range(0, len(told.stages), size)
    return tuple(_table(told.stages, rows, start, start + size, assumed) for start in starts)


def _assumed(journey_map: JourneyMap) -> frozenset[str]:
    """The paths of the values that deserve a mark as an assumption."""
    stands = basis(journey_map)
    return frozenset(value.path for value in walk(journey_map) if stands.assumes(*value.key))


def _table(columns: Sequence[Column], rows: Sequence[Row], start: int, end: int, assumed: frozenset[str]) -> Table:
    part = columns[start:end]
    headings = tuple(_heading(number, column) for number, column in enumerate(part, start + 1))
    lanes = tuple(Lane(row.label, tuple(_box(cell, assumed) for cell in row.cells[start:end])) for row in rows)
    numbers = [number for number, column in enumerate(part, start + 1) if column.id != WHOLE_JOURNEY]
    return Table(_caption(numbers, len(part) > len(numbers)), headings, lanes)


def _heading(number: int, column: Column) -> str:
    if column.id == WHOLE_JOURNEY:
        return column.name
    return f"{number}. {shorten(column.name, _NAME) or UNNAMED}"


def _caption(numbers: Sequence[int], whole: bool) -> str:
    if not numbers:
        return "The whole journey"
    stages = f"Stage {numbers[0]}" if len(numbers) == 1 else f"Stages {numbers[0]} to {numbers[-1]}"
    return f"{stages}, and the whole journey" if whole else stages


def _box(cell: Cell, assumed: frozenset[str]) -> Box:
    several = len({clean(item.about).casefold() for item in cell.items if clean(item.about)}) > 1
    before: list[CellItem | None] = [None, *cell.items]
    shown = zip(cell.items[:_ITEMS], before, strict=False)
    items = tuple(_item(item, several and not _goes_on(item, last), assumed) for item, last in shown)
    return Box(items, max(0, len(cell.items) - _ITEMS))


def _goes_on(item: CellItem, last: CellItem | None) -> bool:
    """Whether it is the thought that goes with the feeling just told."""
    return item.kind == "thought" and last is not None and (last.kind, last.part) == ("feeling", item.part)


def _item(item: CellItem, named: bool, assumed: frozenset[str]) -> Item:
    about = shorten(item.about, _ABOUT) if named or item.kind in ("opportunity", "automation") else ""
    told = shorten(item.text, _TEXT) or UNNAMED
    text = Said(quoted(told) if item.kind in ("thought", "question") else told, item.path in assumed)
    marks = tuple(
        shorten(mark, _MARK) + (f" {MARK}" if path in assumed else "")
        for mark, path in item.marks_with_claims
        if clean(mark)
    )
    return Item(about, text, marks, _tone(item))


def _tone(item: CellItem) -> int | None:
    """A rated feeling's text begins with its number."""
    rated = item.kind == "feeling" and item.path.endswith(".emotion.score")
    return int(item.text.split()[0]) if rated else None
