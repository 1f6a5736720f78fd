"""Reads a map the way the recommender needs it: spots where something could be done, and what they show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from mapcoach.automation.cues import Lexicon
from mapcoach.automation.families import family_of
from mapcoach.automation.recipes import catalogue
from mapcoach.automation.vocabulary import Family, channel_words, moment_words, moments, trouble_words, troubles
from mapcoach.journey.shape import Basis, JourneyMap, PainPoint, Stage, Touchpoint

_BASIS_FIELDS = ("text", "severity", "drops_off", "share")


@dataclass(frozen=True)
class Spot:
    """A pain point at a touchpoint, or (without a pain) the touchpoint itself."""

    touchpoint: Touchpoint
    pain: PainPoint | None
    troubles: frozenset[str]
    moments: frozenset[str]
    channels: frozenset[str]
    recipes: frozenset[str]
    basis: Basis | None

    @property
    def score(self) -> int | None:
        """How the customer feels there, -2 to 2."""
        return self.touchpoint.emotion.score

    @property
    def drops_off(self) -> bool:
        return bool(self.pain and self.pain.drops_off)

    @property
    def feels_bad(self) -> bool:
        return self.score is not None and self.score < 0

    @property
    def hurts(self) -> bool:
        """Whether the pain matters enough to act on it even if its kind is unknown."""
        if self.pain is None:
            return False
        severity = self.pain.severity or (1 if (self.score or 0) > 0 else 2)
        return self.drops_off or severity > 1


@dataclass(frozen=True)
class StageReading:
    """A stage with its families and its spots."""

    number: int
    stage: Stage
    families: tuple[Family, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class MapReading:
    """A whole map: its stages, the moments found anywhere on it, and how this persona can be reached."""

    map: JourneyMap
    stages: tuple[StageReading, ...]
    moments: frozenset[str]
    channels: frozenset[str]


def read(journey_map: JourneyMap) -> MapReading:
    """Read a map. Total: any map can be read."""
    stages = tuple(_read_stage(number, stage, journey_map) for number, stage in enumerate(journey_map.stages))
    channels = channel_words().find("\n".join(journey_map.persona.channels))
    return MapReading(journey_map, stages, _all_moments(journey_map, stages), channels)


def _all_moments(journey_map: JourneyMap, stages: Iterable[StageReading]) -> frozenset[str]:
    scope = journey_map.scope
    found: set[str] = set()
    for text in (scope.offering, scope.scenario, scope.objective, scope.starts_with, scope.ends_with):
        found |= moment_words().find(text)
    for reading in stages:
        found |= moment_words().find(f"{reading.stage.name}\n{reading.stage.customer_goal}")
        for spot in reading.spots:
            found |= spot.moments
            found.update(moment for trouble in spot.troubles for moment in troubles()[trouble].implies)
    if scope.business_kind == "saas" or journey_map.kind == "renewal":
        found.add("recurring")
    return frozenset(found)


def _read_stage(number: int, stage: Stage, journey_map: JourneyMap) -> StageReading:
    stage_moments = moment_words().find(stage.name)
    spots: list[Spot] = []
    for touchpoint in stage.touchpoints:
        place = f"stages[{stage.id}].touchpoints[{touchpoint.id}]"
        found = _touchpoint_moments(touchpoint, journey_map)
        channels = channel_words().find(f"{touchpoint.channel}\n{touchpoint.name}")
        around = found | stage_moments
        for pain in touchpoint.pain_points:
            text = f"{pain.text}\n{pain.root_cause}"
            kinds = _with_meaning_here(trouble_words().find(text), around, found)
            basis = _basis(journey_map, f"{place}.pain_points[{pain.id}]")
            spots.append(Spot(touchpoint, pain, kinds, found, channels, _recipe_words().find(text), basis))
        feeling = f"{touchpoint.emotion.feeling}\n{touchpoint.emotion.thought}"
        kinds = trouble_words().find(feeling) if (touchpoint.emotion.score or 0) < 1 else frozenset()
        kinds = _with_meaning_here(kinds, around, found)
        basis = journey_map.basis.get(f"{place}.emotion.score")
        spots.append(Spot(touchpoint, None, kinds, found, channels, _recipe_words().find(feeling), basis))
    return StageReading(number, stage, family_of(stage, journey_map), tuple(spots))


def _touchpoint_moments(touchpoint: Touchpoint, journey_map: JourneyMap) -> frozenset[str]:
    found = moment_words().find(f"{touchpoint.name}\n{touchpoint.channel}\n{touchpoint.customer_action}")
    if journey_map.scope.business_kind != "ecommerce" and "in_person" in channel_words().find(touchpoint.channel):
        # The check-out desk of a clinic is no shopping basket.
        found -= {name for name in found if moments()[name].on_screen}
    return found


def _with_meaning_here(kinds: frozenset[str], around: frozenset[str], here: frozenset[str]) -> frozenset[str]:
    """The kinds, the vague ones among them as what they mean at this touchpoint, or else in this stage."""
    found: set[str] = set()
    for kind in kinds:
        meanings = troubles()[kind].at
        places = [moment for moment in meanings if moment in here] or [one for one in meanings if one in around]
        found.add(meanings[places[0]] if places else kind)
    return frozenset(found)


def _basis(journey_map: JourneyMap, path: str) -> Basis | None:
    found = {journey_map.basis.get(f"{path}.{field}") for field in _BASIS_FIELDS}
    if "evidence" in found:
        return "evidence"
    return "assumption" if "assumption" in found else None


@cache
def _recipe_words() -> Lexicon:
    return Lexicon({recipe.id: recipe.fit.cues for recipe in catalogue().values()})
