"""How much a recipe is worth at a spot: points that rank candidates within one map. A judgement, no measurement."""

from __future__ import annotations

from typing import Literal

from mapcoach.automation.reading import MapReading, Spot, StageReading
from mapcoach.automation.recipes import Recipe

Bond = Literal["answers", "idea", "aim", "helps", "likely", "glad", "moment", "low", "fallback", "general"]
"""What ties a recipe to a spot: trouble it is made for, an idea of the map's people, the objective of the map, trouble
it helps with, the trouble that is usual there, a high point, the kind of touchpoint, a low feeling without words,
trouble of an unknown kind, or no more than the stage's family."""

_BOND: dict[Bond, float] = {
    "answers": 40.0, "idea": 36.0, "aim": 34.0, "helps": 22.0, "likely": 20.0, "glad": 14.0, "moment": 12.0,
    "low": 11.0, "fallback": 10.0, "general": 4.0,
}  # fmt: skip
_DROP_OFF: dict[Bond, float] = {"answers": 120.0, "helps": 120.0, "likely": 120.0, "fallback": 120.0}
_NEAR_A_DROP_OFF = 25.0
_SEVERITY = {3: 15.0, 2: 8.0, 1: 2.0}
_FAMILY = (8.0, 5.0, 3.0)
_IMPACT = {"high": 6.0, "medium": 3.0, "low": 0.0}
_EFFORT = {"S": 3.0, "M": 1.0, "L": -2.0}
_FOREIGN_FAMILY, _SHARE, _EMOTION, _GLAD, _TRUTH, _CHANNEL = -12.0, 20.0, 6.0, 5.0, 6.0, 4.0
_BUSINESS, _MAP_KIND, _EVIDENCE, _PERSON, _ADVERTISING, _ASKED_FOR = 5.0, 12.0, 4.0, 12.0, -25.0, -6.0
THIRD_FAMILY = _FAMILY[-1]


def family_points(recipe: Recipe, reading: StageReading) -> float:
    """Points for belonging to the stage's families, the likeliest first; less than nothing for a stranger."""
    for points, family in zip(_FAMILY, reading.families, strict=False):
        if family in recipe.families:
            return points
    return 0.0 if "across" in recipe.families or not reading.families else _FOREIGN_FAMILY


def points_of(recipe: Recipe, reading: StageReading, spot: Spot, bond: Bond, whole: MapReading) -> float:
    """What a recipe is worth at a spot; comparable within one map only."""
    return (
        _BOND[bond]
        + _trouble_points(spot, bond)
        + _mood_points(recipe, spot, bond)
        + family_points(recipe, reading)
        + (_CHANNEL if set(recipe.channels) & (spot.channels | whole.channels) else 0)
        + (_BUSINESS if whole.map.scope.business_kind in recipe.fit.suits else 0)
        + (_MAP_KIND if whole.map.kind in recipe.fit.map_kinds else 0)
        + _IMPACT[recipe.impact.level]
        + _EFFORT[recipe.effort.size]
        + (1 if recipe.evidence else 0)
    )


def _trouble_points(spot: Spot, bond: Bond) -> float:
    points = _TRUTH if spot.touchpoint.moment_of_truth else 0.0
    if spot.basis == "evidence":
        points += _EVIDENCE
    if spot.pain:
        points += _SEVERITY.get(spot.pain.severity or 0, 0.0)
        if spot.drops_off:
            points += _DROP_OFF.get(bond, 0.0) + _SHARE * (spot.pain.share or 0.0)
    elif bond == "moment" and any(pain.drops_off for pain in spot.touchpoint.pain_points):
        points += _NEAR_A_DROP_OFF
    return points


def _mood_points(recipe: Recipe, spot: Spot, bond: Bond) -> float:
    """A low moment counts; there a person is worth more than a mailing."""
    score = spot.score or 0
    if score > 0:
        return _GLAD * score if recipe.fit.mood == "good" else 0.0
    points = _EMOTION * -score
    if spot.feels_bad:
        if recipe.fit.human:
            points += _PERSON if bond != "fallback" else 0.0
        elif recipe.consent.class_ == "marketing":
            points += _ASKED_FOR if bond == "answers" else _ADVERTISING
    return points
