"""Tells whether an answer to a follow-up only repeats what the follow-up is about."""

from __future__ import annotations

from collections.abc import Iterator

from mapcoach.interview.asking import Asked
from mapcoach.interview.replies.text import normal
from mapcoach.journey import JourneyMap, Stage

_PICKING = ("several_people", "several_goals", "several_situations", "compound", "it_depends", "recap")
"""Moves where a part of the reply is an answer; the whole of it is not."""
_LONGEST = 4000


def is_same_again(asked: Asked, text: str, journey_map: JourneyMap) -> bool:
    """Whether an answer is the very text that is on the map already, as a program types that answers by field."""
    said = normal(text[:_LONGEST])
    return bool(said) and asked.move != "recap" and any(said == normal(one) for one in _told(asked, journey_map))


def _told(asked: Asked, journey_map: JourneyMap) -> Iterator[str]:
    """What is on the map of the field that was asked about, of the part that a follow-up is about, and of its words."""
    if asked.move not in _PICKING:
        yield from asked.given
    scope, persona = journey_map.scope, journey_map.persona
    if pain := journey_map.pain_point(asked.about):
        yield pain.text
    if part := journey_map.touchpoint(asked.about) or journey_map.stage(asked.about):
        yield part.name
    yield from (idea.text for idea in journey_map.opportunities if idea.id == asked.about)
    owner, _, name = asked.base_field.partition(".")
    if home := {"scope": scope, "persona": persona}.get(owner):
        value = getattr(home, name, "")
        yield from (value,) if isinstance(value, str) else (", ".join(map(str, value or ())),)
    elif asked.base_field == "stages":
        yield ", ".join(one.name for one in journey_map.stages)
    elif here := journey_map.stage(asked.subject):
        yield from _at(here)


def _at(stage: Stage) -> Iterator[str]:
    """What was told of a stage, as it would be typed again."""
    yield ", ".join(one.name for one in stage.touchpoints)
    yield stage.customer_goal or ""
    for point in stage.touchpoints:
        for pain in point.pain_points:
            yield pain.text
            yield f"{point.name}: {pain.text}"
