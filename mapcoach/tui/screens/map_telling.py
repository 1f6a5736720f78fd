"""What the map screen says of what is under the cursor, and where to find a part on the grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, get_args
from weakref import WeakKeyDictionary

from textual.content import Content

from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey.checks import FOR_A_PERSON, Point
from mapcoach.journey.lanes import LANES, CellItem, Lane, grid, label
from mapcoach.tui.screens.map_origins import origin
from mapcoach.tui.text import in_line, safe

if TYPE_CHECKING:
    from mapcoach.tui.app import MapcoachApp

_LANES_SHOWN: WeakKeyDictionary[MapcoachApp, frozenset[str]] = WeakKeyDictionary()
_LONGEST = 300
_SINGLE = {"customer_goal": "A says it", "business_goal": "A says it", "automations": "F4 recommends some"}


def lanes_of(app: MapcoachApp) -> frozenset[str] | None:
    """The lanes that are shown as long as this app runs; None for all."""
    return _LANES_SHOWN.get(app)


def show_lanes(app: MapcoachApp, lanes: frozenset[str]) -> None:
    """Show these lanes from now on."""
    if lanes >= set(LANES):
        _LANES_SHOWN.pop(app, None)
    else:
        _LANES_SHOWN[app] = lanes


def of_items(
    journey_map: JourneyMap,
    entries: Mapping[str, JournalEntry],
    items: Sequence[CellItem],
    in_cell: int,
    lane: str,
    now: datetime,
) -> Content:
    """What is pointed at, and where it came from."""
    if not items:
        return Content.styled(_nothing(journey_map, lane), "dim")
    first = items[0]
    which = ""
    if in_cell > 1:
        which = f"{in_cell} here; ] goes through them. " if len(items) > 1 else "] next. "
    about = f"{in_line(first.about, 60)}: " if first.about and first.kind != "opportunity" else ""
    named = Content.assemble((which, "dim"), (f"{about}{in_line(first.text, _LONGEST)}", "bold"))
    return named + Content.assemble("\n", safe(origin(journey_map, entries, first, now).in_a_line, _LONGEST))


def _nothing(journey_map: JourneyMap, lane: str) -> str:
    if not journey_map.stages:
        return "The map has no stages yet. F2 asks for them, or A adds one."
    return f"Nothing here yet; {_SINGLE.get(lane, 'A adds something')}." if lane else ""


def of_point(point: Point | None) -> Content:
    """Why a point of the checks stands as it does, and what to ask."""
    if point is None:
        return Content("")
    reason = point.reason.removeprefix(FOR_A_PERSON).strip()
    ask = f"\nAsk: {point.ask} (Enter)" if point.ask else ""
    return Content.assemble((safe(point.name), "bold"), f" – {safe(reason, 400)}{safe(ask, 400)}")


def of_curve(journey_map: JourneyMap) -> Content:
    """How much of the curve is known."""
    points = journey_map.touchpoints()
    rated = sum(point.emotion.score is not None for point in points)
    told = f"{rated} of {len(points)} touchpoints are rated. 1 shows the grid: R rates there."
    return Content.styled(told, "dim")


def cell_heading(journey_map: JourneyMap, stage: str, lane: str) -> str:
    """What a cell is called: its lane and its stage."""
    found = journey_map.stage(stage)
    named = next((label(one, journey_map) for one in get_args(Lane) if one == lane), "")
    return f"{named}: {in_line(found.name, 60)}" if found else named


def cell_of(journey_map: JourneyMap, part: str, now: tuple[str, str]) -> tuple[str, str] | None:
    """The cell that a part stands in, the lane of the cursor if it can be; a stage stands in all lanes."""
    _, lane = now
    if journey_map.stage(part):
        return part, lane
    shown = grid(journey_map)
    places = [
        (column.id, row.lane)
        for row in shown.rows
        for column, cell in zip(shown.stages, row.cells, strict=True)
        if any(part in (item.part, item.text) for item in cell.items)
    ]
    return next((place for place in places if place[1] == lane), places[0] if places else None)


def stage_of_pain(journey_map: JourneyMap, pain: str) -> str:
    """The stage at which a pain point hurts; "" if it is gone."""
    for stage in journey_map.stages:
        if any(one.id == pain for point in stage.touchpoints for one in point.pain_points):
            return stage.id
    return ""
