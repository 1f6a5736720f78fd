"""The rules that the script's questions refer to by name: when they apply, what they are about, what to suggest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from mapcoach.interview.starters import suggested_stages, suggested_touchpoints
from mapcoach.journey.shape import JourneyMap, PainPoint, Stage, Touchpoint

WORST_PAINS = {"quick": 3, "standard": 3, "deep": 6}
"""For how many of the worst troubles ideas are asked, by depth."""


class Item(NamedTuple):
    """Something a question is about: its id, what people call it, and where it belongs (a touchpoint's channel…)."""

    id: str
    name: str
    also: str = ""


Rule = Callable[[JourneyMap, str], bool]
Source = Callable[[JourneyMap, str], list[Item]]


def _stage(journey_map: JourneyMap, subject: str) -> Stage | None:
    return journey_map.stage(subject)


def _points(journey_map: JourneyMap, subject: str) -> tuple[Touchpoint, ...]:
    stage = _stage(journey_map, subject)
    return stage.touchpoints if stage else ()


def _pains(journey_map: JourneyMap, subject: str) -> list[tuple[Touchpoint, PainPoint]]:
    return [(point, pain) for point in _points(journey_map, subject) for pain in point.pain_points]


def touchpoint_items(journey_map: JourneyMap, subject: str) -> list[Item]:
    """The touchpoints of a stage."""
    return [Item(point.id, point.name, point.channel) for point in _points(journey_map, subject)]


def pain_items(journey_map: JourneyMap, subject: str) -> list[Item]:
    """The troubles of a stage."""
    return [Item(pain.id, pain.text, point.name) for point, pain in _pains(journey_map, subject)]


@lru_cache(maxsize=8)
def _recommended(journey_map_json: str) -> tuple[Item, ...]:
    from mapcoach.automation import recommend

    journey_map = JourneyMap.model_validate_json(journey_map_json)
    best = sorted(
        (one for advice in recommend(journey_map) for one in advice.recommendations),
        key=lambda one: -one.score,
    )[:9]
    order = {stage.id: number for number, stage in enumerate(journey_map.stages)}
    best.sort(key=lambda one: order.get(one.stage, 0))
    names = {stage.id: stage.name for stage in journey_map.stages}
    return tuple(
        Item(f"{one.recipe} {one.stage} {one.touchpoint} {one.pain_point}", f"{one.name} ({names.get(one.stage, '')})")
        for one in best
    )


def recommended_items(journey_map: JourneyMap, _: str) -> list[Item]:
    """The recommended automations, the best nine, in the order of the journey. The id holds all that it is about."""
    return list(_recommended(journey_map.model_dump_json(exclude={"basis", "provenance", "updated", "created"})))


RULES: Mapping[str, Rule] = {
    "has_touchpoints": lambda journey_map, subject: bool(_points(journey_map, subject)),
    "several_touchpoints": lambda journey_map, subject: len(_points(journey_map, subject)) > 1,
    "has_pain_points": lambda journey_map, subject: bool(_pains(journey_map, subject)),
    "has_any_pain_points": lambda journey_map, _: bool(journey_map.pain_points()),
    "drop_off_unknown": lambda journey_map, subject: any(
        pain.drops_off is None for _, pain in _pains(journey_map, subject)
    ),
    "has_recommendations": lambda journey_map, subject: bool(recommended_items(journey_map, subject)),
    "has_chosen_automations": lambda journey_map, _: any(one.status == "chosen" for one in journey_map.automations),
}

SOURCES: Mapping[str, Source] = {
    "touchpoints": touchpoint_items,
    "touchpoints_without_channel": lambda journey_map, subject: [
        Item(point.id, point.name) for point in _points(journey_map, subject) if not point.channel
    ],
    "pain_points": pain_items,
    "pain_points_without_share": lambda journey_map, subject: [
        Item(pain.id, pain.text, point.name) for point, pain in _pains(journey_map, subject) if pain.share is None
    ],
    "opportunities": lambda journey_map, _: [Item(one.id, one.text) for one in journey_map.opportunities],
    "recommendations": recommended_items,
    "chosen_automations": lambda journey_map, _: [
        Item(one.id, one.recipe.replace("-", " ")) for one in journey_map.automations if one.status == "chosen"
    ],
    "measures_without_baseline": lambda journey_map, _: [
        Item(one.name, one.name) for one in journey_map.measures if not one.baseline
    ],
    "measures_without_target": lambda journey_map, _: [
        Item(one.name, one.name) for one in journey_map.measures if not one.target
    ],
}

SUGGESTIONS: Mapping[str, Callable[[JourneyMap, str], list[str]]] = {
    "starter_stages": lambda journey_map, _: [stage.name for stage in suggested_stages(journey_map)],
    "starter_touchpoints": lambda journey_map, subject: list(suggested_touchpoints(journey_map, subject)),
}
