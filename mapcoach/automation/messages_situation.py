"""What a message is fitted to: the stage, the spot, the persona, the business, as far as the map tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase

from mapcoach.automation.advice import Recommendation
from mapcoach.automation.matching import Candidate
from mapcoach.automation.messages_text import harmless, quoted, shortened, without_typography
from mapcoach.automation.reading import MapReading, Spot, StageReading, is_nothing, read
from mapcoach.automation.recipes import Recipe, catalogue
from mapcoach.journey.shape import JourneyMap, Stage

_QUESTIONS, _LONGEST_QUESTION, _LONGEST_BUSINESS, _WORDS_OF_A_NAME = 5, 80, 40, 6
_NO_NAME = re.compile(r"^(?:an?|my|our|we|i)\b|://", re.IGNORECASE)
"""How a description of a business begins: no name to sign with."""
_CODE = re.compile(r"://|www\.|[@<>{}|\\]")
_ABOUT_US = re.compile(r"\b(?:they|them|their|theirs|he|she|customers?|clients?|users?)\b", re.IGNORECASE)
"""A question that speaks of the business or of customers as others cannot be put to a customer."""


@dataclass(frozen=True, slots=True)
class Substance:
    """What people want or ask at a stage, harmless but not shortened."""

    kind: str
    """``question``, ``goal``, or ``place`` where the map says neither."""
    text: str

    @property
    def for_customers(self) -> bool:
        """Whether a customer may read it: their own question, asked as one asks it aloud."""
        asked = self.kind == "question" and self.text.endswith(("?", "？", "؟"))
        unfit = _ABOUT_US.search(self.text) or _CODE.search(self.text)
        return asked and len(self.text) <= _LONGEST_QUESTION and not unfit


@dataclass(frozen=True)
class Situation:
    """One recommendation at its place on the map."""

    map: JourneyMap
    recipe: Recipe
    stage: Stage
    number: int
    """The stage's place in the journey, from 1."""
    spot: Spot | None
    family: str
    troubles: tuple[str, ...]
    """The kinds of trouble there, the one that the entry is made for first."""
    place: str
    at: tuple[str, str]
    """The ids of the touchpoint and the pain point."""
    has_twin: bool
    """Whether another place may call for the same entry, so that the subjects have to differ, too."""

    @property
    def feels_bad(self) -> bool:
        """Whether people feel bad or very bad there."""
        return bool(self.spot and self.spot.feels_bad)

    def substance(self, message: int) -> Substance:
        """What the message with this number is about at this stage: its questions and goal in turn."""
        found = substances(self.stage)
        return found[(message - 1) % len(found)] if found else Substance("place", self.place)

    def needs_number(self, substance: Substance, limit: int) -> bool:
        """Whether another draft for this entry could be told in the same words."""
        if self.letter:
            return True
        if len(self.map.stages) < 2:
            return False
        if substance.kind == "place":
            return True
        shown = _shown(substance, limit)
        others = (one for place, one in enumerate(self.map.stages, 1) if place != self.number)
        return any(_shown(other, limit) == shown for one in others for other in substances(one))

    @property
    def counted(self) -> str:
        """The stage's number; with a letter where the entry was chosen for several places of the stage."""
        return f"{self.number}{self.letter}"

    @property
    def letter(self) -> str:
        chosen = (one for one in self.map.automations if one.recipe == self.recipe.id and one.stage == self.stage.id)
        places = list(dict.fromkeys((one.touchpoint, one.pain_point) for one in chosen))
        return ascii_lowercase[places.index(self.at) % 26] if len(places) > 1 and self.at in places else ""


def _shown(substance: Substance, limit: int) -> str:
    return without_typography(quoted(shortened(substance.text, limit))).casefold()


def substances(stage: Stage) -> tuple[Substance, ...]:
    """The questions and the goal of a stage in turn, as far as there are any."""
    questions = [Substance("question", text) for one in stage.questions[:_QUESTIONS] if (text := _said(one))]
    goal = [Substance("goal", text.rstrip(" .")) for text in [_said(stage.customer_goal)] if text]
    return (*questions[:1], *goal, *questions[1:])


def _said(text: str) -> str:
    short = text[:2000]
    return "" if is_nothing(short) else harmless(short)


def situation(journey_map: JourneyMap, advice: Recommendation) -> Situation | None:
    """Where a recommendation stands; none if its entry is not in the catalogue. Whatever the map lacks is empty."""
    recipe = catalogue().get(advice.recipe)
    if recipe is None:
        return None
    number, stage = _stage(journey_map, advice)
    whole = read(journey_map)
    reading = whole.stages[number - 1] if number else StageReading(0, stage, (), ())
    spots = [one for one in reading.spots if one.touchpoint.id == advice.touchpoint] if advice.touchpoint else []
    with_pain = [one for one in spots if (one.pain.id if one.pain else "") == advice.pain_point]
    spot = next(iter([*with_pain, *spots]), None)
    place = harmless(spot.place) if spot else ""
    return Situation(
        map=journey_map,
        recipe=recipe,
        stage=stage,
        number=number,
        spot=spot,
        family=reading.families[0] if reading.families else "any",
        troubles=_troubles(recipe, reading, spot, advice) if spot else (),
        place=place or harmless(stage.name),
        at=(advice.touchpoint, advice.pain_point),
        has_twin=_has_twin(recipe, number, whole),
    )


def _troubles(recipe: Recipe, reading: StageReading, spot: Spot, advice: Recommendation) -> tuple[str, ...]:
    made_for = Candidate(recipe, reading, spot, "answers", 0.0).trouble
    others = sorted(spot.troubles) if advice.pain_point else []
    return tuple(dict.fromkeys(name for name in (made_for, *others) if name))


def _has_twin(recipe: Recipe, number: int, whole: MapReading) -> bool:
    """Whether the entry was chosen at another stage, or is made for trouble there."""
    here = whole.map.stages[number - 1].id if number else ""
    chosen = [one for one in whole.map.automations if one.recipe == recipe.id]
    if len(chosen) > 1 or any(one.stage != here for one in chosen):
        return True
    others = (one for place, one in enumerate(whole.stages, 1) if place != number)
    return any(
        recipe.id in spot.recipes or not recipe.fit.answers.isdisjoint(spot.troubles)
        for other in others
        for spot in other.spots
    )


def _stage(journey_map: JourneyMap, advice: Recommendation) -> tuple[int, Stage]:
    """The stage with its place; ids of maps from elsewhere may be there twice, so the touchpoint counts, too."""
    named = [(place, one) for place, one in enumerate(journey_map.stages, 1) if one.id == advice.stage]
    holding = [(place, one) for place, one in named if any(own.id == advice.touchpoint for own in one.touchpoints)]
    return next(iter([*holding, *named]), (0, Stage(id="", name="")))


def business_name(journey_map: JourneyMap) -> str:
    """The business as one would sign with it; empty if what the map says is no name but a description."""
    text = harmless(journey_map.scope.business[:400])
    is_name = len(text) <= _LONGEST_BUSINESS and len(text.split()) <= _WORDS_OF_A_NAME
    return text if is_name and not _NO_NAME.search(text) else ""
