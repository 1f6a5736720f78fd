"""The map as a grid: stages across, lanes down, and for each value where on the map it is. Pure.

Screens and exports show it; nothing is shortened or escaped here, texts are as people wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mapcoach.journey.lane_cells import LANES, WHOLE_JOURNEY, CellItem, Filler, Lane
from mapcoach.journey.lane_changes import changed_paths
from mapcoach.journey.lane_words import (
    NO_NAME,
    feeling_text,
    idea_marks,
    pain_marks,
    pain_path,
    point_path,
    share_words,
    spelt_out,
    stage_path,
)
from mapcoach.journey.shape import JourneyMap, Stage

__all__ = [
    "LANES",
    "NO_NAME",
    "WHOLE_JOURNEY",
    "Cell",
    "CellItem",
    "Column",
    "Grid",
    "Lane",
    "Row",
    "changed_paths",
    "each_item",
    "feeling_text",
    "grid",
    "idea_marks",
    "label",
    "pain_marks",
    "pain_path",
    "point_path",
    "share_words",
    "spelt_out",
    "stage_path",
]

_LABELS: dict[Lane, str] = {
    "customer_goal": "Customer goal",
    "questions": "Customer's questions",
    "business_goal": "What we want them to do",
    "touchpoints": "Touchpoints",
    "actions": "What they do",
    "feelings": "How they feel",
    "pain_points": "Pain points",
    "opportunities": "Opportunities",
    "automations": "Automations",
    "owners": "Owners",
    "measures": "Measures",
}
_FUTURE: dict[Lane, str] = {
    "actions": "What they should do",
    "feelings": "How they should feel",
    "pain_points": "What could go wrong",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known in one lane at one stage."""

    items: tuple[CellItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A stage, or the whole journey (``WHOLE_JOURNEY``)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A lane with a cell for each column."""

    lane: Lane
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The map as columns and rows; ``rows`` are always all lanes."""

    stages: tuple[Column, ...]
    rows: tuple[Row, ...]

    def cell(self, stage: str, lane: str) -> Cell:
        """The cell of this stage and lane; an empty one if there is no such."""
        column = next((place for place, one in enumerate(self.stages) if one.id == stage), None)
        row = next((one for one in self.rows if one.lane == lane), None)
        return row.cells[column] if row and column is not None else Cell()


def label(lane: Lane, journey_map: JourneyMap) -> str:
    """What a lane is called on this kind of map: a future map must not read as if it were so today."""
    return (_FUTURE.get(lane) if journey_map.kind == "future" else None) or _LABELS[lane]


def grid(journey_map: JourneyMap, recipe_name: Callable[[str], str] = spelt_out) -> Grid:
    """The map as a grid. ``recipe_name`` says what an automation is called by its id in the catalogue.

    Opportunities stand at the stage of their pain point, measures at theirs; those without one stand in a last
    column for the whole journey. Rejected automations are left out.
    """
    whole = Stage(id=WHOLE_JOURNEY, name="Whole journey")
    filler = Filler(journey_map, recipe_name)
    filled = [(stage, filler.stage(stage)) for stage in journey_map.stages]
    rest = filler.whole_journey()
    if any(rest.values()):
        filled.append((whole, rest))
    columns = tuple(Column(stage.id, stage.name) for stage, _ in filled)
    rows = (
        Row(lane, label(lane, journey_map), tuple(Cell(tuple(cells.get(lane, ()))) for _, cells in filled))
        for lane in LANES
    )
    return Grid(columns, tuple(rows))


def each_item(of: Grid) -> Iterator[CellItem]:
    """All items of a grid, row by row."""
    for row in of.rows:
        for cell in row.cells:
            yield from cell.items
