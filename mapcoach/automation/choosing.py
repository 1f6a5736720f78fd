"""Chooses among the recipes that fit: the best first, no recipe twice without need, no pain answered thrice."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mapcoach.automation.matching import Candidate

_LEAST = 15.0
"""Points below which a recipe is not worth its reader's time."""
_SAME_PAIN, _SAME_PLACE = 0.5, 0.8
_SAME_PAIN_AT_MOST = 2
_FALLBACKS_AT_MOST = 1
"""How often on a whole map trouble of an unknown kind may get a recipe that only brings it before a person."""
_WEAK_AT_MOST = 1
"""How many recipes a stage may get for its family or its kind of touchpoint alone, once its trouble has some."""

_WEAK_BONDS = frozenset({"moment", "low", "glad", "fallback", "general"})
"""What no words of the map call for: chosen after all that they do call for, so that it takes no recipe away."""
_ASKS_AT_MOST = 2
"""How many favours people may be asked for at a stage."""


@dataclass
class _Shelf:
    """What has been chosen so far."""

    per_stage: int
    stages: dict[int, list[tuple[float, Candidate]]] = field(default_factory=dict)
    fallbacks: int = 0
    used: dict[str, list[Candidate]] = field(default_factory=dict)
    pains: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)

    def has_room(self, candidate: Candidate) -> bool:
        chosen = self.stages.get(candidate.reading.number, [])
        if len(chosen) >= self.per_stage:
            return False
        if candidate.bond == "fallback" and self.fallbacks >= _FALLBACKS_AT_MOST:
            return False
        if candidate.spot.pain and self.pains[candidate.spot.pain.id] >= _SAME_PAIN_AT_MOST:
            return False
        here = candidate.spot.touchpoint.id
        if any(one.spot.touchpoint.id == here and candidate.does_the_same(one.recipe) for _, one in chosen):
            return False
        bonds = [one.bond for _, one in chosen]
        if candidate.bond == "general":
            return "general" not in bonds and bonds.count("moment") < _WEAK_AT_MOST
        if candidate.bond == "glad":
            return bonds.count("glad") < _ASKS_AT_MOST
        weak = bonds.count("moment")
        return candidate.bond != "moment" or weak < _WEAK_AT_MOST or weak == len(bonds) < 2

    def may_repeat(self, candidate: Candidate) -> bool:
        """A recipe is named once, unless another pain in another stage calls for it strongly."""
        before = self.used.get(candidate.recipe.id, [])
        return not before or (
            len(before) < 2
            and candidate.is_strong
            and before[0].is_strong
            and before[0].reading.number != candidate.reading.number
        )

    def worth(self, candidate: Candidate) -> float:
        """The points, less for what has an answer already."""
        points = candidate.points
        if candidate.spot.pain:
            points *= _SAME_PAIN ** self.pains[candidate.spot.pain.id]
        else:
            points *= _SAME_PLACE ** self.places[candidate.spot.touchpoint.id]
        return points

    def take(self, worth: float, candidate: Candidate) -> None:
        self.stages.setdefault(candidate.reading.number, []).append((worth, candidate))
        self.used.setdefault(candidate.recipe.id, []).append(candidate)
        self.places[candidate.spot.touchpoint.id] += 1
        self.fallbacks += candidate.bond == "fallback"
        if candidate.spot.pain:
            self.pains[candidate.spot.pain.id] += 1


def choose(candidates: Iterable[Candidate], per_stage: int) -> dict[int, list[tuple[float, Candidate]]]:
    """The chosen candidates with what they are worth, by the number of their stage, the best first."""
    shelf = _Shelf(per_stage)
    listed = list(candidates)
    heap = [
        (one.bond in _WEAK_BONDS and not one.spot.drops_off, -one.points, one.reading.number, place)
        for place, one in enumerate(listed)
    ]
    heapq.heapify(heap)
    while heap:
        weak, negative, stage, place = heapq.heappop(heap)
        candidate = listed[place]
        if not shelf.has_room(candidate) or not shelf.may_repeat(candidate):
            continue
        worth = shelf.worth(candidate)
        if worth < _LEAST:
            continue
        if worth < -negative:
            heapq.heappush(heap, (weak, -worth, stage, place))  # its place in the queue has changed meanwhile
        else:
            shelf.take(worth, candidate)
    return {stage: sorted(chosen, key=lambda one: -one[0]) for stage, chosen in shelf.stages.items()}
