"""Reads a map the way the recommender needs it: spots where something could be done, and what they show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from mapcoach.automation.cues import Lexicon
from mapcoach.automation.families import family_of
from mapcoach.automation.recipes import catalogue
from mapcoach.automation.vocabulary import Family, channel_words, moment_words, moments, trouble_words, troubles
from mapcoach.journey.shape import Basis, JourneyMap, PainPoint, Stage, Touchpoint

_NOTHING = re.compile(
    r"\W*(?:(?:nothing|none|nil|nowhere|no|n\W?a|not applicable|no contact|no touchpoint)"
    r"(?: (?:at all|really|yet|here))?)?\W*",
    re.IGNORECASE,
)
"""How people say that there is no touchpoint, or no trouble, where the interview asks for one."""


def is_nothing(text: str) -> bool:
    """Whether a text says no more than that there is nothing."""
    return len(text) < 40 and _NOTHING.fullmatch(text) is not None


_NO_WORDS: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@dataclass(frozen=True)
class Spot:
    """A pain point at a touchpoint, or (without a pain) the touchpoint itself."""

    touchpoint: Touchpoint
    place: str
    """What to call it in a sentence: the touchpoint, or the stage where people said that there is no touchpoint."""
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
    def has_pains(self) -> bool:
        """Whether something is said to go wrong at this touchpoint."""
        return any(not is_nothing(pain.text) for pain in self.touchpoint.pain_points)

    @property
    def by_people(self) -> tuple[str, ...]:
        """The kinds of its trouble that people have to mend."""
        return tuple(sorted(kind for kind in self.troubles if troubles()[kind].by_people))

    @property
    def hurts(self) -> bool:
        """Whether the pain is bad enough to act on it even if its kind is unknown."""
        if self.pain is None:
            return False
        return self.drops_off or (self.pain.severity or 0) > 2


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
    aims: frozenset[str]
    """The recipes that the objective calls for by its words: "fewer no-shows", "more repeat orders"."""


def read(journey_map: JourneyMap) -> MapReading:
    """Read a map. Total: any map can be read."""
    stages = tuple(_read_stage(number, stage, journey_map) for number, stage in enumerate(journey_map.stages))
    channels = channel_words().find("\n".join(journey_map.persona.channels))
    return MapReading(journey_map, stages, _all_moments(journey_map, stages), channels, _aims(journey_map))


_AIM_WORDS = (
    (
        re.compile(r"\b(?:repeat|second|again|return(?:ing)?|come back|loyal\w*|reorder\w*)\b", re.IGNORECASE),
        "one_time_buyer",
    ),
    (re.compile(r"\b(?:more|better|star) (?:\w+ )?(?:reviews|ratings?)\b", re.IGNORECASE), "few_reviews"),
    (
        re.compile(
            r"\b(?:answer\w*|reply|repl\w+|respon\w+) (?:\w+ )?(?:faster|quicker|sooner|within)\b", re.IGNORECASE
        ),
        "no_reply",
    ),
)
"""What aims are called when they are told as a wish; told as trouble ("fewer no-shows") the vocabulary knows them."""


def _aims(journey_map: JourneyMap) -> frozenset[str]:
    text = journey_map.scope.objective
    kinds = trouble_words().find(text) | {kind for words, kind in _AIM_WORDS if words.search(text)}
    return frozenset(recipe.id for recipe in catalogue().values() if not recipe.fit.answers.isdisjoint(kinds))


def _all_moments(journey_map: JourneyMap, stages: Iterable[StageReading]) -> frozenset[str]:
    found = set(_moments_of_scope(journey_map))
    for reading in stages:
        found |= moment_words().find(f"{reading.stage.name}\n{reading.stage.customer_goal}")
        for spot in reading.spots:
            found |= spot.moments
            found.update(moment for trouble in spot.troubles for moment in troubles()[trouble].implies)
    return frozenset(found)


def _read_stage(number: int, stage: Stage, journey_map: JourneyMap) -> StageReading:
    around = moment_words().find(stage.name) | _moments_of_scope(journey_map)
    spots = [spot for point in stage.touchpoints for spot in _read_touchpoint(point, stage, around, journey_map)]
    return StageReading(number, stage, family_of(stage, journey_map), tuple(spots))


def _read_touchpoint(
    touchpoint: Touchpoint, stage: Stage, around: frozenset[str], journey_map: JourneyMap
) -> Iterable[Spot]:
    path = f"stages[{stage.id}].touchpoints[{touchpoint.id}]"
    place = stage.name if is_nothing(touchpoint.name) else touchpoint.name
    here = _touchpoint_moments(touchpoint, journey_map)
    channels = channel_words().find(f"{touchpoint.channel}\n{touchpoint.name}")
    for pain in touchpoint.pain_points:
        if is_nothing(pain.text):
            continue
        kinds, recipes = _understood(f"{pain.text}\n{pain.root_cause}", here, around)
        basis = journey_map.basis.get(f"{path}.pain_points[{pain.id}].text")
        yield Spot(touchpoint, place, pain, kinds, here, channels, recipes, basis)
    kinds, recipes = _NO_WORDS
    if (touchpoint.emotion.score or 0) < 1:
        kinds, recipes = _understood(f"{touchpoint.emotion.feeling}\n{touchpoint.emotion.thought}", here, around)
    basis = journey_map.basis.get(f"{path}.emotion.score")
    yield Spot(touchpoint, place, None, kinds, here, channels, recipes, basis)


def _moments_of_scope(journey_map: JourneyMap) -> frozenset[str]:
    scope = journey_map.scope
    texts = (scope.offering, scope.scenario, scope.objective, scope.starts_with, scope.ends_with)
    found = frozenset[str]().union(*(moment_words().find(text) for text in texts))
    if scope.business_kind == "saas" or journey_map.kind == "renewal":
        found |= {"recurring"}
    return found | {"between_firms"} if scope.business_kind == "b2b" else found


def _touchpoint_moments(touchpoint: Touchpoint, journey_map: JourneyMap) -> frozenset[str]:
    found = moment_words().find(f"{touchpoint.name}\n{touchpoint.channel}\n{touchpoint.customer_action}")
    if journey_map.scope.business_kind != "ecommerce" and "in_person" in channel_words().find(touchpoint.channel):
        # The check-out desk of a clinic is no shopping basket.
        found -= {name for name in found if moments()[name].on_screen}
    return found


def _understood(text: str, here: frozenset[str], around: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of trouble that a text shows at this place, and the recipes that its words call up by themselves.

    What people have to mend comes alone: an automation beside it would look past it.
    """
    kinds = _with_meaning_here(trouble_words().find(text), here | around, here)
    kinds = frozenset(kind for kind in kinds if _is_in_place(kind, text, here, around))
    kinds -= {lesser for kind in kinds for lesser in troubles()[kind].over if kind not in troubles()[lesser].over}
    by_people = frozenset(kind for kind in kinds if troubles()[kind].by_people)
    return (by_people, frozenset()) if by_people else (kinds, _recipe_words().find(text))


def _is_in_place(kind: str, text: str, here: frozenset[str], around: frozenset[str]) -> bool:
    trouble = troubles()[kind]
    if not here.isdisjoint(trouble.never_at):
        return False
    return not trouble.only_at or not (here | around | moment_words().find(text)).isdisjoint(trouble.only_at)


def _with_meaning_here(kinds: frozenset[str], around: frozenset[str], here: frozenset[str]) -> frozenset[str]:
    """The kinds, the vague ones among them as what they mean at this touchpoint, or else in this stage."""
    found: set[str] = set()
    for kind in kinds:
        meanings = troubles()[kind].at
        places = [moment for moment in meanings if moment in here] or [one for one in meanings if one in around]
        found.add(meanings[places[0]] if places else kind)
    return frozenset(found)


@cache
def _recipe_words() -> Lexicon:
    return Lexicon({recipe.id: recipe.fit.cues for recipe in catalogue().values()})
