"""Tells which family of stages a stage belongs to, whatever its people call it."""

from __future__ import annotations

from collections import Counter, defaultdict

from mapcoach.automation.vocabulary import FAMILIES, Family, family_words, moment_words, moments
from mapcoach.journey.shape import BusinessKind, JourneyMap, MapKind, Stage

_NAME, _GOAL, _TOUCHPOINT, _PLACE, _NEIGHBOUR, _KIND = 3.0, 1.0, 0.6, 0.8, 0.3, 1.5
_TOUCHPOINTS_AT_MOST = 2.0
_SHARE_OF_BEST = 0.4
_LEAST = 0.5

_PATHS: dict[BusinessKind | None, tuple[Family, ...]] = {
    "ecommerce": ("awareness", "consideration", "decision", "purchase", "retention", "advocacy"),
    "local": ("awareness", "decision", "purchase", "retention", "advocacy"),
}
_USUAL_PATH: tuple[Family, ...] = ("awareness", "consideration", "decision", "onboarding", "retention", "advocacy")
_KIND_PATHS: dict[MapKind, tuple[Family, ...]] = {
    "churn": ("onboarding", "retention", "retention"),
    "renewal": ("retention", "consideration", "decision", "retention"),
}


def family_of(stage: Stage, journey_map: JourneyMap) -> tuple[Family, ...]:
    """The families a stage may belong to, the likeliest first, at most three; none if nothing tells.

    The words of its name count most, then its goal and its touchpoints, then its place in the journey.
    ``across`` is never among them: it belongs to every stage.
    """
    scores: dict[str, float] = defaultdict(float)
    for family in family_words().find(stage.name):
        scores[family] += _NAME
    for family in family_words().find(stage.customer_goal):
        scores[family] += _GOAL
    _count_touchpoints(stage, scores)
    _count_place(stage, journey_map, scores)
    _count_kind(journey_map, scores)
    if not scores:
        return ()
    enough = max(_LEAST, max(scores.values()) * _SHARE_OF_BEST)
    likely = [family for family in FAMILIES if scores.get(family, 0.0) >= enough]
    return tuple(sorted(likely, key=lambda family: -scores[family])[:3])


def _count_touchpoints(stage: Stage, scores: dict[str, float]) -> None:
    found: Counter[Family] = Counter()
    for touchpoint in stage.touchpoints:
        for moment in moment_words().find(f"{touchpoint.name}\n{touchpoint.channel}"):
            for family in moments()[moment].families:
                found[family] += 1
    for name, times in found.items():
        scores[name] += min(_TOUCHPOINTS_AT_MOST, times * _TOUCHPOINT)


def _count_place(stage: Stage, journey_map: JourneyMap, scores: dict[str, float]) -> None:
    """A stage stands where its family usually stands; in a journey of one stage the place tells nothing."""
    last = len(journey_map.stages) - 1
    place = next((number for number, one in enumerate(journey_map.stages) if one is stage), -1)
    if last < 1 or place < 0:
        return
    path = _KIND_PATHS.get(journey_map.kind) or _PATHS.get(journey_map.scope.business_kind, _USUAL_PATH)
    at = round(place / last * (len(path) - 1))
    scores[path[at]] += _PLACE
    for neighbour in {at - 1, at + 1} & set(range(len(path))):
        scores[path[neighbour]] += _NEIGHBOUR


def _count_kind(journey_map: JourneyMap, scores: dict[str, float]) -> None:
    """In the journey of people who are customers already, nobody becomes aware of the business."""
    if journey_map.kind in ("renewal", "churn"):
        scores["retention"] += _KIND
    if journey_map.kind in ("renewal", "churn") or journey_map.scope.customers == "existing":
        scores["awareness"] = 0.0
