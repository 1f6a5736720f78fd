"""Understands what is said to go wrong: the kinds of trouble in a text, at its place on the map.

Two readers work together. Cues (``troubles.toml``) are precise about words, signs (``signs.toml``) about what stands
together; where both find something, what both find counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from mapcoach.automation.cues import Lexicon
from mapcoach.automation.recipes import catalogue
from mapcoach.automation.vocabulary import moment_words, trouble_signs, trouble_words, troubles

_VAGUE = frozenset({"slow", "gives_up", "quiet", "fails", "forgets"})
"""Kinds that say how it goes, but not with what."""
_CUE, _CUE_ALONE = 2, 4
"""What a cue is worth beside a sign of the same kind, and alone; each word of a sign counts two."""
_USUAL = 2
"""What it adds that a kind of trouble is usual at the place."""
_WEAK = 4
"""The weight of two words that stand together: less than what the place says, if it says anything."""
_SURE = 6
"""The weight from which a kind silences those whose words are looser, unless they are surer by far."""
_MANY = 2
"""More kinds than that at once are none: the words say too little."""
_ENOUGH = 3
"""The weight from which a reading is believed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: what it is called, and the kinds of touchpoint that it and its surroundings are."""

    named: str
    here: frozenset[str]
    around: frozenset[str]
    usual: frozenset[str] = frozenset()
    """The kinds of trouble that are usual at a touchpoint of this name."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says."""

    troubles: frozenset[str] = frozenset()
    recipes: frozenset[str] = frozenset()
    """The entries that its words call up by themselves."""
    likely: frozenset[str] = frozenset()
    """Where the words tell little: what is usual at this place."""


def understood(text: str, place: Place) -> Understood:
    """The kinds of trouble that a text shows at this place.

    What people have to mend comes alone: an automation beside it would look past it.
    """
    if not text.strip():
        return Understood()
    cued = _without_lesser(_in_place(_with_meaning_here(trouble_words().find(text), place), text, place))
    signed = _signed(text, place)
    weights = _weights(cued, signed, place.usual)
    recipes = _recipe_words().find(text)
    if place.usual and not cued and not recipes and max(weights.values(), default=0) <= _WEAK:
        return Understood(likely=place.usual)
    kinds = _without_lesser(_best(weights))
    if len(kinds) > _MANY:
        kinds = kinds & cued if len(kinds & cued) in range(1, _MANY + 1) else frozenset()
    by_people = frozenset(kind for kind in kinds if troubles()[kind].by_people)
    return Understood(by_people) if by_people else Understood(kinds, recipes)


def _signed(text: str, place: Place) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for kind, weight in trouble_signs().find(text, place.named, place.here).items():
        for meant in _with_meaning_here([kind], place):
            if not place.here.isdisjoint(troubles()[meant].never_at):
                continue
            found[meant] = max(weight, found.get(meant, 0))
    return found


def _weights(cued: frozenset[str], signed: Mapping[str, int], usual: frozenset[str]) -> Mapping[str, int]:
    """How much speaks for each kind: both readings together, and what is usual at the place."""
    weights = {kind: weight + _CUE * (kind in cued) for kind, weight in signed.items()}
    weights |= dict.fromkeys(cued - weights.keys(), _CUE_ALONE)
    weights = {kind: weight + _USUAL * (kind in usual) for kind, weight in weights.items()}
    silenced = {
        lesser
        for kind, weight in weights.items()
        for lesser in troubles()[kind].over
        if weight >= _SURE and weights.get(lesser, 0) <= weight + _CUE
    }
    return {kind: weight for kind, weight in weights.items() if kind not in silenced}


def _best(weights: Mapping[str, int]) -> frozenset[str]:
    """The kinds for which most speaks."""
    most = max(weights.values(), default=0)
    return frozenset(kind for kind, weight in weights.items() if weight == most >= _ENOUGH)


def _without_lesser(kinds: frozenset[str]) -> frozenset[str]:
    return kinds - {lesser for kind in kinds for lesser in troubles()[kind].over if kind not in troubles()[lesser].over}


def _in_place(kinds: Iterable[str], text: str, place: Place) -> frozenset[str]:
    return frozenset(kind for kind in kinds if _is_in_place(kind, text, place))


def _is_in_place(kind: str, text: str, place: Place) -> bool:
    trouble = troubles()[kind]
    if not place.here.isdisjoint(trouble.never_at):
        return False
    if not trouble.only_at:
        return True
    return not (place.here | place.around | moment_words().find(text)).isdisjoint(trouble.only_at)


def _with_meaning_here(kinds: Iterable[str], place: Place) -> frozenset[str]:
    """The kinds, the vague ones among them as what they mean here."""
    return frozenset(meant for kind in kinds for meant in _meaning(kind, place))


def _meaning(kind: str, place: Place) -> frozenset[str]:
    """What a kind means at this touchpoint, or else by what is usual there, or else in this stage."""
    meanings = troubles()[kind].at
    here = [meanings[moment] for moment in meanings if moment in place.here]
    if here:
        return frozenset(here[:1])
    if kind in _VAGUE and place.usual:
        return place.usual
    around = [meanings[moment] for moment in meanings if moment in place.around]
    return frozenset(around[:1] or [kind])


@cache
def _recipe_words() -> Lexicon:
    return Lexicon({recipe.id: recipe.fit.cues for recipe in catalogue().values()})
