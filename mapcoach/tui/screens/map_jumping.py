"""From the map to the question in the interview that puts something right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from mapcoach.interview.asking_for import answer_to, due_for
from mapcoach.interview.script import Topic, load_script
from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey.checks import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.opened import Opened

_LANES: Mapping[str, str] = {
    "stages": "touchpoints",
    "stages[].name": "touchpoints",
    "stages[].customer_goal": "customer_goal",
    "stages[].questions": "questions",
    "stages[].business_goal": "business_goal",
    "stages[].owner": "owners",
    "stages[].touchpoints": "touchpoints",
    "stages[].touchpoints[].channel": "touchpoints",
    "stages[].touchpoints[].moment_of_truth": "touchpoints",
    "stages[].touchpoints[].customer_action": "actions",
    "stages[].touchpoints[].owner": "owners",
    "opportunities": "opportunities",
    "automations": "automations",
    "measures": "measures",
}


class Jump(NamedTuple):
    """Where a point is mended: by asking a question, by changing an answer, or in a cell of the grid.

    ``first`` and ``second`` are the question's id and its subject, the entry's id, or the stage's id and the lane.
    """

    to: Literal["ask", "edit", "cell"]
    first: str
    second: str = ""


def jump_for(
    point: Point, journey_map: JourneyMap, live: Sequence[JournalEntry], script: Sequence[Topic]
) -> Jump | None:
    """Where a point of the checks is mended; None if it needs no mending.

    What is missing is asked for. What is there is changed in the answer that it came from, or else on the grid.
    """
    if not point.field:
        return None
    due = due_for(script, journey_map, point.field, point.subject)
    if due is not None and point.askable:
        return Jump("ask", due.question.id, due.subject)
    earlier = answer_to(live, due) if due is not None else None
    if earlier is not None:
        return Jump("edit", earlier.id)
    lane = lane_of(point.field)
    if lane and journey_map.stages:
        return Jump("cell", _stage_of(point, journey_map), lane)
    return Jump("ask", due.question.id, due.subject) if due is not None else None


def lane_of(field: str) -> str:
    """The lane of the grid in which a field stands; "" for none."""
    if field in _LANES:
        return _LANES[field]
    kinds = {"pain_points": "pain_points", "emotion": "feelings"}
    found = next((lane for part, lane in kinds.items() if f"touchpoints[].{part}" in field), "")
    return found or _LANES.get(field.partition("[")[0], "")


def _stage_of(point: Point, journey_map: JourneyMap) -> str:
    if journey_map.stage(point.subject):
        return point.subject
    holds = (
        one for one in journey_map.stages for at in one.touchpoints for p in at.pain_points if p.id == point.subject
    )
    return next(holds, journey_map.stages[0]).id


def jump(opened: Opened, point: Point) -> Jump | None:
    """Where a point is mended on the map that is open."""
    return jump_for(point, opened.map, opened.session.folded.live, load_script())


def open_answer(app: MapcoachApp, entry: str) -> None:
    """Go to the interview with an earlier answer opened."""
    from mapcoach.tui.screens.interview import InterviewScreen

    app.go("interview")
    talk = app.screen
    if isinstance(talk, InterviewScreen):
        talk.call_later(talk.edit_entry, entry)


def ask_next(app: MapcoachApp, opened: Opened, question: str, subject: str) -> bool:
    """Go to the interview with this question asked; False if there is no such question."""
    from mapcoach.tui.screens.interview import InterviewScreen

    if not opened.session.ask_for(question, subject):
        return False
    app.go("interview")
    talk = app.screen
    if isinstance(talk, InterviewScreen):
        talk.call_later(talk.catch_up)
    return True
