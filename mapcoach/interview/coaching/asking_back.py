"""A follow-up as a question: which parts of the map it is about."""

from __future__ import annotations

from mapcoach.interview.asking import Asked
from mapcoach.interview.rules import Item
from mapcoach.journey import FollowUp, JourneyMap

AGAIN = "again"
"""The name under which a question is put once more because its reply could not be read."""

EVERYWHERE = "everywhere"
"""What a follow-up is about that concerns all touchpoints."""


def is_there(journey_map: JourneyMap, about: str) -> bool:
    """Whether what a follow-up is about is still on the map."""
    ideas = {idea.id for idea in journey_map.opportunities}
    return about == EVERYWHERE or about in ideas or bool(items_with(journey_map, about))


def items_with(journey_map: JourneyMap, about: str) -> tuple[Item, ...]:
    """The stage, touchpoint or trouble with this id, or all touchpoints."""
    if about == EVERYWHERE:
        return tuple(Item(point.id, point.name, point.channel) for point in journey_map.touchpoints())
    if point := journey_map.touchpoint(about):
        return (Item(point.id, point.name, point.channel),)
    if pain := journey_map.pain_point(about):
        return (Item(pain.id, pain.text),)
    stage = journey_map.stage(about)
    return (Item(stage.id, stage.name),) if stage else ()


def items_about(journey_map: JourneyMap, asks: FollowUp, asked: Asked) -> tuple[Item, ...]:
    """What a follow-up asks a value for: what it is about, or else what the question was about."""
    if not asks.about:
        return asked.items
    return items_with(journey_map, asks.about) if asks.kind in ("rating", "text") else ()
