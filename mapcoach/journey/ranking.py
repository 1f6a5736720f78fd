"""In which order the troubles of a map ask to be mended. Pure."""

from __future__ import annotations

from mapcoach.journey.shape import JourneyMap, PainPoint, Touchpoint


def worst_first(journey_map: JourneyMap) -> list[PainPoint]:
    """The pain points, first those where people give up, then the severe, then those where it feels worst."""
    found = [(point, pain) for point in journey_map.touchpoints() for pain in point.pain_points]
    return [pain for _, pain in sorted(found, key=lambda pair: _badness(*pair))]


def _badness(point: Touchpoint, pain: PainPoint) -> tuple[bool, int, int]:
    return (pain.drops_off is not True, -(pain.severity or 0), point.emotion.score or 0)
