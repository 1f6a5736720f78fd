"""Decides whether a recipe of the catalogue fits a stage, at which spot, and how well."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from mapcoach.automation.moments import SUBJECTS
from mapcoach.automation.reading import MapReading, Spot, StageReading
from mapcoach.automation.recipes import Recipe, catalogue
from mapcoach.automation.weighing import THIRD_FAMILY, Bond, family_points, points_of

_CUSTOMERS = frozenset({"onboarding", "retention", "advocacy"})
_ADVOCATES = frozenset({"advocacy"})
_WELL_ENDED = frozenset({"appointment", "delivery", "farewell", "support", "project_work", "feedback", "check_in"})
"""Kinds of touchpoint after which people who are glad may be asked for something; not in the middle of a stay."""

_SORTS_SOURCES = "tag-by-source"
_SOURCES = frozenset({"ad", "search", "social", "referral", "event"})
"""Kinds of touchpoint by which people come; one alone needs no sorting."""
_SPEAKING = frozenset({"payment", "waiting"})
"""Kinds of touchpoint whose name says enough of why people feel bad there."""
_LASTING = frozenset({"recurring", "existing"})
"""What is true of the whole business, wherever it is said."""


@dataclass(frozen=True)
class Candidate:
    """A recipe that fits a spot of a stage, with its points."""

    recipe: Recipe
    reading: StageReading
    spot: Spot
    bond: Bond
    points: float

    @property
    def trouble(self) -> str:
        """The kind of trouble it answers, the one it is made for before others; empty for none."""
        fit, troubles = self.recipe.fit, self.spot.troubles
        return min(fit.answers & troubles, default=min(fit.helps & troubles, default=""))

    @property
    def is_strong(self) -> bool:
        """Whether this very pain is bad enough to name the same recipe a second time on a map."""
        pain = self.spot.pain
        bad = self.spot.drops_off or self.spot.feels_bad or (pain is not None and (pain.severity or 0) > 1)
        return pain is not None and self.bond == "answers" and bad

    def does_the_same(self, other: Recipe) -> bool:
        """Whether each of two recipes helps with what the other is made for, so that one place needs one of them."""
        fit, twin = self.recipe.fit, other.fit
        return not fit.answers.isdisjoint(twin.helps) and not twin.answers.isdisjoint(fit.helps)


def consider(recipe: Recipe, reading: StageReading, whole: MapReading) -> list[Candidate] | str:
    """The spots of a stage that call for a recipe, the best first, or a sentence that says why there is none."""
    refused = _refused(recipe, whole)
    if refused:
        return refused
    found = [
        Candidate(recipe, reading, spot, bond, points_of(recipe, reading, spot, bond, whole))
        for spot in reading.spots
        if (bond := _bond(recipe, reading, spot, whole))
    ]
    if not found:
        return _why_nothing(reading)
    return sorted(found, key=lambda candidate: -candidate.points)


def _why_nothing(reading: StageReading) -> str:
    """Why no spot of a stage calls for a recipe."""
    pains = [spot for spot in reading.spots if spot.pain]
    if pains and all(spot.owned.others for spot in pains):
        return "Somebody else runs what goes wrong at this stage, so that no automation of yours can mend it."
    if pains and all(spot.by_people for spot in pains):
        return "What goes wrong at this stage is to be mended by people, not by a message."
    return "Nothing that you noted at this stage calls for it."


def last_resorts(
    recipes: Iterable[Recipe], reading: StageReading, whole: MapReading, answered: Container[str]
) -> Iterator[Candidate]:
    """For bad pain of an unknown kind: the recipe by which a person at least hears of it."""
    fallbacks = [recipe for recipe in recipes if recipe.fit.fallback and not _refused(recipe, whole)]
    for spot in reading.spots:
        if spot.pain and spot.hurts and not spot.troubles and spot.pain.id not in answered:
            for recipe in fallbacks:
                if not _place_allows(recipe, spot) or not _owner_allows(recipe, spot, whole):
                    continue
                points = points_of(recipe, reading, spot, "fallback", whole)
                yield Candidate(recipe, reading, spot, "fallback", points)


def _refused(recipe: Recipe, whole: MapReading) -> str:
    """Why a recipe is out of place on the whole map; empty if it is not."""
    fit, scope = recipe.fit, whole.map.scope
    if scope.business_kind in fit.never:
        return "It does not suit this kind of business."
    if whole.map.kind in fit.never_map_kinds:
        return "It does not suit this kind of map."
    if fit.requires and fit.requires.isdisjoint(whole.moments):
        return f"It needs one of these in the journey: {', '.join(sorted(fit.requires)).replace('_', ' ')}."
    if whole.moments & fit.spoilt_by and not whole.moments & {"recurring", "repeat_visit"}:
        return "It makes no sense for something that people need once."
    if fit.start_only and scope.customers == "existing":
        return "It is for people who are new, and this map is about existing customers."
    return ""


def _bond(recipe: Recipe, reading: StageReading, spot: Spot, whole: MapReading) -> Bond | None:
    if not _place_allows(recipe, spot) or not _owner_allows(recipe, spot, whole):
        return None
    bond = _raw_bond(recipe, reading, spot, whole)
    if bond is None or not _mood_allows(recipe, spot, bond) or not _subject_allows(recipe, spot, bond, whole):
        return None
    if recipe.fit.customers_only and bond != "answers" and not _are_customers(reading, whole):
        return None
    if bond in ("moment", "general") and not _stage_allows(recipe, reading, whole):
        return None
    advertises = (
        recipe.consent.class_ == "marketing"
        and recipe.fit.mood != "good"
        and bond == "answers"
        and recipe.id not in spot.recipes
        and not _are_customers(reading, whole)
        and reading.families[:1] != ("purchase",)
    )
    if (bond == "helps" or advertises) and not _is_at_home(recipe, reading, spot):
        return None
    return bond


def _owner_allows(recipe: Recipe, spot: Spot, whole: MapReading) -> bool:
    """Nobody can mend what others run; and in a day of somebody's life most of it is no business of ours."""
    if whole.map.kind == "day_in_the_life" and not (spot.owned.ours or "product_use" in spot.moments):
        return False
    return not spot.owned.others


def _subject_allows(recipe: Recipe, spot: Spot, bond: Bond, whole: MapReading) -> bool:
    """Whether the map speaks of what an entry is about: no parcels are tracked where nothing is sent."""
    if recipe.id == _SORTS_SOURCES and bond in ("moment", "general"):
        return (spot.score or 0) < 1 and len(_SOURCES & whole.moments) > 1
    subject = SUBJECTS.get(recipe.id)
    if subject is None or bond not in ("answers", "helps", "likely") or recipe.id in spot.recipes:
        return True
    kind = whole.map.scope.business_kind
    sells = (kind is None and bond != "likely") or (kind == "ecommerce" and kind in recipe.fit.suits)
    if bond == "helps" and recipe.fit.suits == ("ecommerce",) and not sells:
        return False
    at_home = sells or whole.map.kind in recipe.fit.map_kinds
    return at_home or not subject.isdisjoint(spot.subjects | (whole.moments & _LASTING))


def _place_allows(recipe: Recipe, spot: Spot) -> bool:
    fit = recipe.fit
    return fit.not_at.isdisjoint(spot.moments) and (not fit.only_at or not fit.only_at.isdisjoint(spot.moments))


def _are_customers(reading: StageReading, whole: MapReading) -> bool:
    """Whether the people of a stage may have bought already; so it is assumed where nothing tells."""
    if whole.map.kind in ("renewal", "churn") or whole.map.scope.customers == "existing":
        return True
    return not reading.families or bool(_CUSTOMERS & set(reading.families[:2]))


def _is_at_home(recipe: Recipe, reading: StageReading, spot: Spot) -> bool:
    return (
        "across" in recipe.families
        or family_points(recipe, reading) > 0
        or not recipe.fit.moments.isdisjoint(spot.moments)
    )


def _raw_bond(recipe: Recipe, reading: StageReading, spot: Spot, whole: MapReading) -> Bond | None:
    fit = recipe.fit
    if not _made_for(recipe).isdisjoint(spot.troubles) or recipe.id in spot.recipes:
        return "answers"
    if not fit.helps.isdisjoint(spot.troubles) and (not fit.helps_at or not fit.helps_at.isdisjoint(spot.moments)):
        return "helps"
    if not fit.answers.isdisjoint(spot.likely):
        return "likely"
    if spot.pain:
        return None
    if recipe.id in whole.ideas and _serves_the_idea(recipe, reading, spot):
        return "idea"
    if recipe.id in whole.aims and _serves_the_aim(recipe, reading, spot):
        return "aim"
    if _is_low(recipe, spot):
        return "low"
    if not _is_open(recipe, spot):
        return None
    if _is_glad(recipe, reading, spot, whole):
        return "glad"
    if not fit.moments.isdisjoint(spot.moments):
        return "moment"
    return "general" if _is_general(recipe, reading, spot, whole) else None


@cache
def _leading() -> frozenset[str]:
    """The kinds of trouble that no entry is made for: there, what helps comes first."""
    entries = catalogue().values()
    made_for = frozenset[str]().union(*(one.fit.answers for one in entries))
    return frozenset[str]().union(*(one.fit.helps for one in entries)) - made_for


def _made_for(recipe: Recipe) -> frozenset[str]:
    return recipe.fit.answers | (recipe.fit.helps & _leading())


def _serves_the_idea(recipe: Recipe, reading: StageReading, spot: Spot) -> bool:
    """Whether an idea that answers no pain of its own belongs here: at its kind of touchpoint, or in its stage."""
    return not recipe.fit.moments.isdisjoint(spot.moments) or family_points(recipe, reading) > THIRD_FAMILY


def _is_low(recipe: Recipe, spot: Spot) -> bool:
    """Whether people feel bad here and nobody has said why: then somebody should ask them."""
    if spot.troubles or spot.likely or spot.has_pains or spot.touchpoint.emotion.thought.strip():
        return False
    return recipe.fit.asks_why and spot.feels_bad and spot.moments.isdisjoint(_SPEAKING)


def _is_glad(recipe: Recipe, reading: StageReading, spot: Spot, whole: MapReading) -> bool:
    """Whether people are so glad, at the end or as customers, that they may be asked for a favour."""
    if recipe.fit.mood != "good" or not recipe.fit.general or spot.score != 2:
        return False
    ended = reading.number == len(whole.stages) - 1 or not _WELL_ENDED.isdisjoint(spot.moments)
    return bool(_ADVOCATES & set(reading.families[:2])) or (ended and _are_customers(reading, whole))


def _serves_the_aim(recipe: Recipe, reading: StageReading, spot: Spot) -> bool:
    """Whether this is the place for a recipe that the objective calls for: its kind of touchpoint, or its stage."""
    if recipe.fit.moments:
        return not recipe.fit.moments.isdisjoint(spot.moments)
    return _is_first(recipe, reading)


def _is_open(recipe: Recipe, spot: Spot) -> bool:
    """Whether a touchpoint may call for a recipe by itself: not past its trouble, and no cure where all is well."""
    if spot.has_pains or spot.by_people:
        return False
    return (spot.score or 0) < 1 or recipe.fit.proactive or recipe.fit.mood == "good"


def _is_general(recipe: Recipe, reading: StageReading, spot: Spot, whole: MapReading) -> bool:
    """Whether the stage, the kind of map or a high point alone calls for it, where nothing more is known."""
    fit = recipe.fit
    if fit.mood == "good" and fit.general:
        return spot.score == 2 and not _WELL_ENDED.isdisjoint(spot.moments)
    if fit.asks_after and (spot.score or 0) > 0 and _has_bought(reading, whole):
        return True
    if whole.map.kind in fit.map_kinds and fit.human:
        return _is_first(recipe, reading)
    return fit.general and _is_first(recipe, reading) and (fit.human or bool(set(recipe.channels) & spot.channels))


def _has_bought(reading: StageReading, whole: MapReading) -> bool:
    """Whether something has been delivered by now: the stage is a customer's, or the last one of several."""
    last = reading.number == len(whole.stages) - 1 > 0
    return last or bool(reading.families and reading.families[0] in _CUSTOMERS)


def _is_first(recipe: Recipe, reading: StageReading) -> bool:
    return reading.families[:1] == recipe.families[:1]


def _mood_allows(recipe: Recipe, spot: Spot, bond: Bond) -> bool:
    """Nobody who is angry is asked for a review; advertising alone is no answer where people feel bad."""
    score = spot.score or 0
    if recipe.fit.mood == "good":
        return bond == "answers" or (score > 0 and not spot.worries)
    if recipe.fit.asks_after and score > 0 and spot.worries and bond in ("moment", "general"):
        return False
    if not spot.feels_bad:
        return True
    if recipe.fit.mood == "calm" and score < -1:
        return False
    if bond in ("answers", "helps", "likely"):
        return recipe.fit.mood != "calm" or bond == "answers"
    return recipe.consent.class_ != "marketing"


def _stage_allows(recipe: Recipe, reading: StageReading, whole: MapReading) -> bool:
    if recipe.fit.start_only and reading.number > len(whole.stages) // 2:
        return False
    return family_points(recipe, reading) >= 0
