"""Moving, merging and taking away parts of the map: operations, words, and what goes with a part. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from mapcoach.export.words import counted, quoted
from mapcoach.journey import JourneyMap, Stage, Touchpoint
from mapcoach.journey import operations as ops
from mapcoach.tui.editing_map import Made, Target, Wanted, field_of, name_of, part_of
from mapcoach.tui.editing_map_setting import set_value
from mapcoach.tui.text import in_line


class Place(NamedTuple):
    """Where a part can go: the id of what it goes to ("" for nowhere in particular), its name, what it is."""

    value: str
    name: str
    about: str = ""


def move_stage(journey_map: JourneyMap, stage: str, step: int) -> Wanted | None:
    """Move a stage to the left (-1) or to the right (1). None at the edge."""
    ids = [one.id for one in journey_map.stages]
    place = ids.index(stage) + step if stage in ids else -1
    if not 0 <= place < len(ids):
        return None
    words = f"move stage {_stage(journey_map, stage)} to the {'left' if step < 0 else 'right'}"
    return Wanted((ops.MoveStage(stage=stage, position=place),), words, stage)


def move_along(journey_map: JourneyMap, touchpoint: str, step: int) -> Wanted | None:
    """Move a touchpoint up (-1) or down (1) within its stage. None at the edge."""
    stage = _home(journey_map, touchpoint)
    if stage is None:
        return None
    ids = [one.id for one in stage.touchpoints]
    place = ids.index(touchpoint) + step
    if not 0 <= place < len(ids):
        return None
    operation = ops.MoveTouchpoint(touchpoint=touchpoint, stage=stage.id, position=place)
    words = f"move {name_of(journey_map, Target('touchpoint', touchpoint))} {'up' if step < 0 else 'down'}"
    return Wanted((operation,), words, touchpoint)


def places_for(journey_map: JourneyMap, target: Target) -> list[Place]:
    """Where else a part can go: a touchpoint or a measure to a stage, a pain point to a touchpoint, an idea to a pain.

    Empty for what stays where it is.
    """
    match target.kind:
        case "touchpoint":
            home = _home(journey_map, target.part)
            return [_stage_place(one) for one in journey_map.stages if one is not home]
        case "measure":
            now = next((one.stage for one in journey_map.measures if one.name == target.part), "")
            stages = [_stage_place(one) for one in journey_map.stages if one.id != now]
            return [*stages, *([Place("", "The whole journey")] if now else [])]
        case "pain_point":
            now = getattr(journey_map.touchpoint_of(target.part), "id", "")
            return [place for place in touchpoints(journey_map) if place.value != now]
        case "opportunity":
            idea = part_of(journey_map, target)
            now = getattr(idea, "pain_point", "")
            pains = [place for place in pain_points(journey_map) if place.value != now]
            return [*pains, *([Place("", "No one pain point")] if now else [])]
    return []


def move_to(journey_map: JourneyMap, target: Target, place: str) -> Wanted | None:
    """Put a part somewhere else: see ``places_for``. None if it cannot go there."""
    known = {one.value: one.name for one in places_for(journey_map, target)}
    if place not in known:
        return None
    words = f"move {name_of(journey_map, target)} to {quoted(in_line(known[place]))}"
    match target.kind:
        case "touchpoint":
            return Wanted((ops.MoveTouchpoint(touchpoint=target.part, stage=place),), words, target.part)
        case "measure":
            return Wanted((ops.SetMeasure(name=target.part, stage=place),), words, target.part)
        case "pain_point":
            return Wanted((ops.MovePainPoint(pain_point=target.part, touchpoint=place),), words, target.part)
    return Wanted((ops.ChangeOpportunity(opportunity=target.part, pain_point=place),), words, target.part)


def merge_stages(journey_map: JourneyMap, stage: str, into: str) -> Wanted | None:
    """Put everything of a stage into another one. None if one of them is gone."""
    if stage == into or journey_map.stage(stage) is None or journey_map.stage(into) is None:
        return None
    words = f"merge stage {_stage(journey_map, stage)} into {_stage(journey_map, into)}"
    return Wanted((ops.MergeStages(stage=stage, into=into),), words, into)


def merge_words(journey_map: JourneyMap, stage: str, into: str) -> str:
    """What merging does, to be agreed to."""
    found, kept = _stage(journey_map, stage), _stage(journey_map, into)
    one = journey_map.stage(stage)
    goes = joined(_holds([one])) if one else ""
    return (
        f"Merge {found} into {kept}? All of {found}{f' ({goes})' if goes else ''} goes to {kept}, which keeps its name."
    )


def remove(journey_map: JourneyMap, target: Target) -> Made:
    """Take a part off the map, or clear the field that was pointed at. None if there is nothing to take."""
    if part_of(journey_map, target) is None:
        return None
    words = f"remove {name_of(journey_map, target)}"
    if target.field == "score":
        point = journey_map.touchpoint(target.part)
        if point is None or not point.emotion.feeling:
            return None
        words = f"remove the feeling in words of {name_of(journey_map, target)}"
        return Wanted((ops.SetEmotion(touchpoint=target.part, feeling=""),), words, target.part)
    if target.field:
        return set_value(journey_map, target, field_of(target.kind, target.field), "")
    operations: dict[str, Callable[[], BaseModel]] = {
        "stage": lambda: ops.RemoveStage(stage=target.part),
        "question": lambda: ops.ChangeStageQuestion(stage=target.stage, item=target.part, value=""),
        "touchpoint": lambda: ops.RemoveTouchpoint(touchpoint=target.part),
        "pain_point": lambda: ops.RemovePainPoint(pain_point=target.part),
        "opportunity": lambda: ops.RemoveOpportunity(opportunity=target.part),
        "automation": lambda: ops.RemoveAutomation(automation=target.part),
        "measure": lambda: ops.RemoveMeasure(name=target.part),
    }
    return Wanted((operations[target.kind](),), words)


def remove_words(journey_map: JourneyMap, target: Target) -> str:
    """What goes with a part when it is taken away, and what stays, to be agreed to."""
    name = name_of(journey_map, target)
    if target.field:
        what = "the feeling in words" if target.field == "score" else field_of(target.kind, target.field).label
        return f"Clear “{what}” of {name}? F9 brings it back."
    stages, points, pains = _within(journey_map, target)
    goes = joined([*(_holds(stages) if stages else _point_holds(points)), *_automations(journey_map, stages)])
    stays = joined(_stays(journey_map, stages, pains))
    text = f"Delete {name}{f' with {goes}' if goes else ''}?"
    return (
        f"{text} {f'{_capital(stays)} that belonged to it will stay on the map. ' if stays else ''}F9 brings it back."
    )


def _within(journey_map: JourneyMap, target: Target) -> tuple[list[Stage], list[Touchpoint], set[str]]:
    """The stages, touchpoints and pain points (by id) that go with a part."""
    stages = [one for one in journey_map.stages if target.kind == "stage" and one.id == target.part]
    point = journey_map.touchpoint(target.part) if target.kind == "touchpoint" else None
    points = [one for stage in stages for one in stage.touchpoints] + ([point] if point else [])
    pains = {pain.id for one in points for pain in one.pain_points}
    return stages, points, pains | ({target.part} if target.kind == "pain_point" else set())


def _holds(stages: Sequence[Stage]) -> list[str]:
    points = [point for stage in stages for point in stage.touchpoints]
    questions = sum(len(stage.questions) for stage in stages)
    told = [counted(len(points), "touchpoint", "touchpoints")] if points else []
    told += _point_holds(points)
    return told + ([counted(questions, "question", "questions")] if questions else [])


def _point_holds(points: Sequence[Touchpoint]) -> list[str]:
    pains = sum(len(point.pain_points) for point in points)
    return [counted(pains, "pain point", "pain points")] if pains else []


def _automations(journey_map: JourneyMap, stages: Sequence[Stage]) -> list[str]:
    gone = {stage.id for stage in stages}
    found = sum(one.stage in gone for one in journey_map.automations)
    return [counted(found, "automation", "automations")] if found else []


def _stays(journey_map: JourneyMap, stages: Sequence[Stage], pains: set[str]) -> list[str]:
    """What referred to it and stays on the map: the ideas that answer its pain points, its measures."""
    gone = {stage.id for stage in stages}
    ideas = sum(idea.pain_point in pains for idea in journey_map.opportunities if idea.pain_point)
    measures = sum(one.stage in gone for one in journey_map.measures if one.stage)
    told = [counted(ideas, "opportunity", "opportunities")] if ideas else []
    return told + ([counted(measures, "measure", "measures")] if measures else [])


def touchpoints(journey_map: JourneyMap, stage: str = "") -> list[Place]:
    """The touchpoints to choose from, with their stages; those of one stage if it is named."""
    return [
        Place(point.id, point.name, one.name)
        for one in journey_map.stages
        for point in one.touchpoints
        if stage in ("", one.id)
    ]


def pain_points(journey_map: JourneyMap, stage: str = "") -> list[Place]:
    """The pain points to choose from, with where they hurt; those of one stage if it is named."""
    return [
        Place(pain.id, pain.text, f"{point.name} ({one.name})")
        for one in journey_map.stages
        for point in one.touchpoints
        for pain in point.pain_points
        if stage in ("", one.id)
    ]


def _stage_place(stage: Stage) -> Place:
    return Place(stage.id, stage.name, counted(len(stage.touchpoints), "touchpoint", "touchpoints"))


def stages_but(journey_map: JourneyMap, stage: str) -> list[Place]:
    """The other stages, to merge into."""
    return [_stage_place(one) for one in journey_map.stages if one.id != stage]


def _home(journey_map: JourneyMap, touchpoint: str) -> Stage | None:
    return next((one for one in journey_map.stages if any(p.id == touchpoint for p in one.touchpoints)), None)


def _stage(journey_map: JourneyMap, stage: str) -> str:
    found = journey_map.stage(stage)
    return quoted(in_line(found.name)) if found else ""


def joined(parts: Iterable[str]) -> str:
    """Several things as a sentence has them."""
    *first, last = [*parts] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
