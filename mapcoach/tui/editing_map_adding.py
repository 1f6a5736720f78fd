"""What can be added to the map from a place on it, and the operations and words that it becomes. Pure."""

from __future__ import annotations

from mapcoach.export.words import quoted
from mapcoach.interview.replies.cues import channel_of
from mapcoach.journey import JourneyMap, new_id
from mapcoach.journey import operations as ops
from mapcoach.tui.editing_map import GONE, Made, Wanted, cleaned
from mapcoach.tui.editing_map_setting import measure_called
from mapcoach.tui.text import in_line


def add_stage(journey_map: JourneyMap, name: str, after: str = "") -> Made:
    """A stage behind the one with this id (at the end without one). None if there is nothing to add."""
    name = cleaned(name)
    if not name:
        return None
    ids = [stage.id for stage in journey_map.stages]
    place = ids.index(after) + 1 if after in ids else None
    stage = new_id("s")
    where = f" after {_named(journey_map, after)}" if place else ""
    return Wanted((ops.AddStage(id=stage, name=name, position=place),), f"add stage {_quoted(name)}{where}", stage)


def add_touchpoint(journey_map: JourneyMap, stage: str, name: str) -> Made:
    """A touchpoint at the end of a stage; its channel is read from its name. None if there is nothing to add."""
    name = cleaned(name)
    if not name:
        return None
    if journey_map.stage(stage) is None:
        return GONE
    point = new_id("t")
    operation = ops.AddTouchpoint(id=point, stage=stage, name=name, channel=channel_of(name))
    return Wanted((operation,), f"add touchpoint {_quoted(name)} at {_named(journey_map, stage)}", point)


def add_pain_point(journey_map: JourneyMap, touchpoint: str, text: str) -> Made:
    """A pain point of a touchpoint. None if there is nothing to add."""
    text, point = cleaned(text), journey_map.touchpoint(touchpoint)
    if not text:
        return None
    if point is None:
        return GONE
    pain = new_id("p")
    operation = ops.AddPainPoint(id=pain, touchpoint=touchpoint, text=text)
    return Wanted((operation,), f"add pain point {_quoted(text)} to {_quoted(point.name)}", pain)


def add_opportunity(journey_map: JourneyMap, text: str, pain_point: str = "") -> Made:
    """An opportunity that answers a pain point, or stands on its own. None if there is nothing to add."""
    text = cleaned(text)
    if not text:
        return None
    pain, idea = journey_map.pain_point(pain_point), new_id("o")
    operation = ops.AddOpportunity(id=idea, text=text, pain_point=pain.id if pain else "")
    answers = f", an answer to {_quoted(pain.text)}" if pain else ""
    return Wanted((operation,), f"add opportunity {_quoted(text)}{answers}", idea)


def add_question(journey_map: JourneyMap, stage: str, text: str) -> Made:
    """A question that the customer has at a stage. None if there is nothing to add."""
    text = cleaned(text)
    if not text:
        return None
    if journey_map.stage(stage) is None:
        return GONE
    operation = ops.AddStageQuestions(stage=stage, items=(text,))
    return Wanted((operation,), f"add question {_quoted(text)} at {_named(journey_map, stage)}", text)


def add_measure(journey_map: JourneyMap, stage: str, name: str) -> Made:
    """A measure of a stage, or of the whole journey ("" for the stage). None if there is nothing to add."""
    name = cleaned(name)
    if not name:
        return None
    if taken := measure_called(journey_map, name):
        return taken
    there = stage if journey_map.stage(stage) else ""
    at = f" at {_named(journey_map, there)}" if there else ""
    return Wanted((ops.SetMeasure(name=name, stage=there),), f"add measure {_quoted(name)}{at}", name)


def _quoted(text: str) -> str:
    return quoted(in_line(text))


def _named(journey_map: JourneyMap, stage: str) -> str:
    found = journey_map.stage(stage)
    return quoted(in_line(found.name)) if found else ""
