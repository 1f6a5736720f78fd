"""Reads a map the way the recommender needs it: spots where something could be done, and what they show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mapcoach.automation.families import family_of
from mapcoach.automation.moments import GRIEF, moments_of_scope, touchpoint_moments, usual_trouble, usual_when_waiting
from mapcoach.automation.ownership import is_ours, run_by_others
from mapcoach.automation.recipes import catalogue
from mapcoach.automation.understanding import Place, Understood, understood
from mapcoach.automation.vocabulary import (
    Family,
    channel_words,
    idea_words,
    moment_words,
    trouble_words,
    troubles,
)
from mapcoach.journey.shape import Basis, JourneyMap, PainPoint, Stage, Touchpoint

_NOTHING = re.compile(
    r"\W*(?:(?:nothing|none|nil|nowhere|no|n\W?a|not applicable|no contact|no touchpoint)"
    r"(?: (?:at all|really|yet|here))?)?\W*",
    re.IGNORECASE,
)
"""How people say that there is no touchpoint, or no trouble, where the interview asks for one."""

_WORRY = re.compile(
    r"\b(?:no|not|never|nobody|\w+n['’]t|too|but|hope|hopes|hoping|wish|if only|afraid|scared|fear\w*|worr\w+|nervous"
    r"|anxious|unsure|doubt\w*|concern\w*|risk\w*|wrong|bad|expensive|annoy\w+|frustrat\w+|confus\w+)\b",
    re.IGNORECASE,
)
"""Words by which a feeling or thought may be a worry, however high the moment is rated."""


def is_worry(text: str) -> bool:
    """Whether a text may speak of a worry, so that it must not be quoted as praise."""
    return _WORRY.search(text) is not None


def is_nothing(text: str) -> bool:
    """Whether a text says no more than that there is nothing."""
    return len(text) < 40 and _NOTHING.fullmatch(text) is not None


class Owned(NamedTuple):
    """Whose a spot is, as far as its words tell."""

    ours: bool = False
    """It is said to be ours: "our invoice", "we never call"."""
    others: bool = False
    """Somebody else runs it, such as a GP or an authority."""


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
    """Entries that the pain's own words, or an idea noted for it, call up."""
    basis: Basis | None
    likely: frozenset[str] = frozenset()
    """Where the words tell no kind of trouble: the kinds that are usual at this kind of touchpoint."""
    owned: Owned = Owned(ours=False, others=False)  # noqa: RUF009 - a named tuple, immutable
    subjects: frozenset[str] = frozenset()
    """The kinds of touchpoint that the pain's own words and its stage speak of."""

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
    def worries(self) -> bool:
        """Whether what people feel or think there is a worry."""
        feels = self.touchpoint.emotion
        return is_worry(f"{feels.feeling}\n{feels.thought}")

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
    ideas: frozenset[str] = frozenset()
    """The recipes that opportunities describe which answer no pain point of their own."""


class _Around(NamedTuple):
    """What a touchpoint is read with."""

    map: JourneyMap
    stage: Stage
    moments: frozenset[str]
    ideas: Mapping[str, frozenset[str]]
    """By the id of the pain point that they answer; by "" those that answer none."""
    known_as: str


def read(journey_map: JourneyMap) -> MapReading:
    """Read a map. Total: any map can be read."""
    ideas = _ideas(journey_map)
    stages = tuple(_read_stage(number, stage, journey_map, ideas) for number, stage in enumerate(journey_map.stages))
    channels = channel_words().find("\n".join(journey_map.persona.channels))
    found = _all_moments(journey_map, stages)
    return MapReading(journey_map, stages, found, channels, _aims(journey_map), ideas.get("", frozenset()))


def _ideas(journey_map: JourneyMap) -> Mapping[str, frozenset[str]]:
    """What people's own ideas describe; an idea for a pain that is gone stands on its own."""
    pains = {pain.id for pain in journey_map.pain_points()}
    found: dict[str, frozenset[str]] = {}
    for one in journey_map.opportunities:
        about = one.pain_point if one.pain_point in pains else ""
        found[about] = found.get(about, frozenset()) | idea_words().find(one.text)
    return found


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
    found = set(moments_of_scope(journey_map))
    if journey_map.scope.business_kind == "ecommerce":
        found.add("delivery")
    for reading in stages:
        found |= moment_words().find(f"{reading.stage.name}\n{reading.stage.customer_goal}")
        for spot in reading.spots:
            found |= spot.moments
            found.update(moment for trouble in spot.troubles for moment in troubles()[trouble].implies)
    return frozenset(found)


def _read_stage(
    number: int, stage: Stage, journey_map: JourneyMap, ideas: Mapping[str, frozenset[str]]
) -> StageReading:
    found = moment_words().find(stage.name) | moments_of_scope(journey_map)
    scope = journey_map.scope
    said = [f"{one.name}\n{one.emotion.feeling}\n{one.emotion.thought}" for one in stage.touchpoints]
    if any(GRIEF in moment_words().find(text) for text in (stage.name, *said)):
        found |= {GRIEF}
    around = _Around(journey_map, stage, found, ideas, f"{scope.business}\n{scope.offering}")
    spots = [spot for point in stage.touchpoints for spot in _read_touchpoint(point, around)]
    return StageReading(number, stage, family_of(stage, journey_map), tuple(spots))


def _read_touchpoint(touchpoint: Touchpoint, around: _Around) -> Iterable[Spot]:
    stage, basis = around.stage, around.map.basis
    path = f"stages[{stage.id}].touchpoints[{touchpoint.id}]"
    name = stage.name if is_nothing(touchpoint.name) else touchpoint.name
    here = touchpoint_moments(touchpoint, around.map) | (around.moments & {GRIEF})
    place = Place(f"{name}\n{stage.name}", here, around.moments, usual_trouble(name, here, touchpoint.pain_points))
    channels = channel_words().find(f"{touchpoint.channel}\n{touchpoint.name}")
    for pain in touchpoint.pain_points:
        if is_nothing(pain.text):
            continue
        said = understood(f"{pain.text}\n{pain.root_cause}", place)
        known = basis.get(f"{path}.pain_points[{pain.id}].text")
        recipes = said.recipes | around.ideas.get(pain.id, frozenset())
        likely = frozenset() if recipes else said.likely
        owned = _owned(touchpoint, name, pain.text, around)
        about = here | moment_words().find(f"{stage.name}\n{pain.text}\n{pain.root_cause}")
        yield Spot(touchpoint, name, pain, said.troubles, here, channels, recipes, known, likely, owned, about)
    feels = touchpoint.emotion
    felt = f"{feels.feeling}\n{feels.thought}"
    said = understood(felt, place) if (feels.score or 0) < 1 else Understood()
    owned = _owned(touchpoint, name, felt, around)
    known = basis.get(f"{path}.emotion.score")
    likely = (
        usual_when_waiting(name)
        if (feels.score or 0) < 0 and not said.troubles and not touchpoint.pain_points
        else frozenset()
    )
    about = here | moment_words().find(f"{stage.name}\n{felt}")
    yield Spot(touchpoint, name, None, said.troubles, here, channels, said.recipes, known, likely, owned, about)


def _owned(touchpoint: Touchpoint, name: str, said: str, around: _Around) -> Owned:
    others = run_by_others(name, touchpoint.channel, said, around.known_as)
    return Owned(is_ours(name, touchpoint.channel, said), others)
