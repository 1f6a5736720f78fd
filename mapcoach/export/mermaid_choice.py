"""Which touchpoints of a map a journey diagram shows, when it has more than anybody can read in one.

Only rated touchpoints can be drawn: a journey diagram is nothing but feelings, and a touchpoint without a rating would
get a face that nobody reported. Of these, at most five stages with at most four touchpoints each are shown: moments
of truth first, then the lowest and the highest of the journey, then its first and its last, then the lows, then the
highs. What is shown stands in the order of the journey. The caps come from measuring (findings, 2.1): seven stages
of six tasks drew clipped text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapcoach.export.journey_part import extremes
from mapcoach.journey import JourneyMap, Stage, Touchpoint

STAGES = 5
STEPS = 4


@dataclass(frozen=True)
class Section:
    """A stage as far as it is shown: its number, and its touchpoints shown, left out for room, and not rated."""

    number: int
    stage: Stage
    shown: tuple[Touchpoint, ...]
    left_out: tuple[Touchpoint, ...]
    unrated: tuple[Touchpoint, ...]


Rank = tuple[int, int]


def choose(journey_map: JourneyMap) -> tuple[Section, ...]:
    """All stages of the map in their order, each with what of it is shown."""
    ranks = _ranks(journey_map)
    kept = _stages(journey_map.stages, ranks)
    return tuple(
        _section(number, stage, ranks, STEPS if stage.id in kept else 0)
        for number, stage in enumerate(journey_map.stages, 1)
    )


def _section(number: int, stage: Stage, ranks: dict[str, Rank], room: int) -> Section:
    rated = [point for point in stage.touchpoints if point.id in ranks]
    best = {point.id for point in sorted(rated, key=lambda point: ranks[point.id])[:room]}
    return Section(
        number,
        stage,
        tuple(point for point in rated if point.id in best),
        tuple(point for point in rated if point.id not in best),
        tuple(point for point in stage.touchpoints if point.id not in ranks),
    )


def _stages(stages: Sequence[Stage], ranks: dict[str, Rank]) -> set[str]:
    """The stages with the best touchpoints; the first and the last, where the journey begins and ends, always."""
    drawn = [stage for stage in stages if any(point.id in ranks for point in stage.touchpoints)]
    best = {stage.id: min(ranks[point.id] for point in stage.touchpoints if point.id in ranks) for stage in drawn}
    ends = {stage.id for stage in (*drawn[:1], *drawn[-1:])}
    ranked = sorted(best, key=lambda one: (one not in ends, best[one]))
    return set(ranked[:STAGES])


def _ranks(journey_map: JourneyMap) -> dict[str, Rank]:
    """How much each rated touchpoint matters, by its id; the smallest matters most."""
    rated = [point for point in journey_map.touchpoints() if point.emotion.score is not None]
    ends = {point.id for point in (*rated[:1], *rated[-1:])}
    outer = {point.id for point in extremes(journey_map) if point is not None}
    return {point.id: (_matters(point, outer, ends), place) for place, point in enumerate(rated)}


def _matters(point: Touchpoint, outer: set[str], ends: set[str]) -> int:
    if point.moment_of_truth:
        return 0
    if point.id in outer:
        return 1
    if point.id in ends:
        return 2
    return {-2: 3, -1: 4, 2: 5, 1: 6, 0: 7}[point.emotion.score or 0]
