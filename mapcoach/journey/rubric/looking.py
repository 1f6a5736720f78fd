"""What the points look at: stages that are fine, low, troubled; the worst pain points; the ideas that answer them.

Most points count stages, an empty one as lacking. So an answer that fills a gap at one stage never makes another
point worse by bringing something onto the map that is not told in full yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mapcoach.journey.rubric.point import MOST
from mapcoach.journey.shape import JourneyMap, Opportunity, PainPoint, Stage, Touchpoint

LOW = -1
"""The highest score of a feeling that counts as bad."""
HIGH = 1
"""The lowest score of a feeling that counts as good."""

Check = Callable[[Stage], bool]


def told(text: str) -> bool:
    """Whether somebody wrote something, and not just blanks."""
    return bool(text.strip())


def is_low(point: Touchpoint) -> bool:
    """Whether the customer feels bad there."""
    return point.emotion.score is not None and point.emotion.score <= LOW


def is_rated(stage: Stage) -> bool:
    """Whether it is known how the customer feels at all of its touchpoints."""
    return bool(stage.touchpoints) and all(point.emotion.score is not None for point in stage.touchpoints)


def is_calm(stage: Stage) -> bool:
    """Whether it is known that nothing goes wrong there."""
    return is_rated(stage) and not any(is_low(point) or point.pain_points for point in stage.touchpoints)


def pains_of(stage: Stage) -> list[PainPoint]:
    """The pain points of a stage."""
    return [pain for point in stage.touchpoints for pain in point.pain_points]


def failing(journey_map: JourneyMap, check: Check) -> list[Stage]:
    """The stages that do not pass."""
    return [stage for stage in journey_map.stages if not check(stage)]


def level(journey_map: JourneyMap, full: Check, some: Check) -> int:
    """2 if all stages are as they should be, 1 if at least half of them are so in the main, else 0."""
    count = len(journey_map.stages)
    if count and not failing(journey_map, full):
        return MOST
    return int(bool(count) and 2 * len(failing(journey_map, some)) <= count)


def linked(journey_map: JourneyMap) -> list[Opportunity]:
    """The ideas that answer a pain point which is on the map."""
    pains = {pain.id for pain in journey_map.pain_points()}
    return [idea for idea in journey_map.opportunities if idea.pain_point in pains]


def is_answered(journey_map: JourneyMap, point: Touchpoint) -> bool:
    """Whether an idea or an automation (that was not rejected) answers what goes wrong at a touchpoint."""
    pains = {pain.id for pain in point.pain_points}
    answers = {idea.pain_point for idea in journey_map.opportunities}
    chosen = [one for one in journey_map.automations if one.status != "rejected"]
    return bool(pains & (answers | {one.pain_point for one in chosen})) or any(
        one.touchpoint == point.id for one in chosen
    )


def moments(journey_map: JourneyMap) -> Iterator[tuple[Stage, Touchpoint]]:
    """The moments of truth, each with its stage."""
    return ((stage, point) for stage in journey_map.stages for point in stage.touchpoints if point.moment_of_truth)


def names(stages: Sequence[Stage]) -> tuple[str, ...]:
    """What the stages are called."""
    return tuple(stage.name for stage in stages)
