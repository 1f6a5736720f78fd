"""What a map claims about its customers, and what each claim stands on.

Only statements about customers count: what the business wants, plans or decides is neither evidence nor assumption.
A claim of which nobody said what it stands on counts as an assumption.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mapcoach.export.escaping import clean
from mapcoach.export.facts import name_of
from mapcoach.export.words import EVIDENCE_KINDS, quoted
from mapcoach.journey import Evidence, JourneyMap, Touchpoint, walk

_PERSONA = {
    "segment": "segment",
    "role": "role",
    "demographics": "demographics",
    "behaviours": "behaviour",
    "attitude": "attitude",
    "channels": "channels",
    "influencers": "who else is asked",
    "goals": "goals",
    "challenges": "challenges",
    "values": "values",
    "entry_point": "what made them start",
    "requirements": "requirements",
    "desired_outcome": "hoped-for outcome",
    "quote": "quote",
}
_STAGE = {"customer_goal": "what they want", "questions": "their questions"}
_TOUCHPOINT = {
    "name": "that it is used",
    "customer_action": "what they do",
    "moment_of_truth": "that it decides",
    "emotion.score": "how it feels",
    "emotion.feeling": "how it feels",
    "emotion.thought": "what they think",
}
_PAIN = {
    "text": "that it happens",
    "severity": "how bad it is",
    "root_cause": "why",
    "drops_off": "whether they give up",
    "share": "how many it hits",
}


@dataclass(frozen=True)
class Claims:
    """What is claimed in one place of the map: aspects in words, apart by what they stand on, and the sources.

    ``place`` is the group it is told in (the customer, a stage), ``part`` the name of the part in it, if any.
    """

    place: str
    part: str
    evidence: tuple[str, ...]
    assumed: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Basis:
    """How a map stands: all its claims by place, and how many of them rest on evidence."""

    places: tuple[Claims, ...]
    backed: int
    total: int
    assumptions: frozenset[tuple[str, ...]]

    def assumes(self, *key: str) -> bool:
        """Whether this claim (owner, field, and the item of a list) deserves a mark as an assumption.

        Nothing is marked when all is assumed: a mark on everything tells nobody anything, a sentence does.
        """
        return self.backed > 0 and key in self.assumptions

    def assumes_feeling(self, point: Touchpoint) -> bool:
        """Whether something of how this touchpoint feels, the rating or the words for it, deserves a mark."""
        return self.assumes(point.id, "emotion.score") or self.assumes(point.id, "emotion.feeling")


def basis(journey_map: JourneyMap) -> Basis:
    """What this map claims and what it stands on."""
    owners = dict(_owners(journey_map))
    backed: dict[str, dict[str, None]] = {owner: {} for owner in owners}
    assumed: dict[str, dict[str, None]] = {owner: {} for owner in owners}
    assumptions: set[tuple[str, ...]] = set()
    total = proven = 0
    for path, key, _ in walk(journey_map):
        aspect = owners[key[0]][1].get(key[1]) if key[0] in owners else None
        if aspect is None:
            continue
        total += 1
        if journey_map.basis.get(path) == "evidence":
            proven += 1
            backed[key[0]][aspect] = None
        else:
            assumed[key[0]][aspect] = None
            assumptions.add(key)
    sources = _sources(journey_map)
    places = (
        Claims(place, part, tuple(backed[owner]), tuple(assumed[owner]), sources.get(owner, ()))
        for owner, ((place, part), _) in owners.items()
    )
    kept = tuple(one for one in places if one.evidence or one.assumed)
    return Basis(kept, proven, total, frozenset(assumptions))


def _owners(journey_map: JourneyMap) -> Iterator[tuple[str, tuple[tuple[str, str], dict[str, str]]]]:
    """Whatever claims are made about, by the id that the journal knows it by, with its aspects in words."""
    yield "persona", (("The customer", ""), _PERSONA)
    for number, stage in enumerate(journey_map.stages, 1):
        place = f"Stage {number}, {name_of(stage.name)}"
        yield stage.id, ((place, ""), _STAGE)
        for point in stage.touchpoints:
            yield point.id, ((place, name_of(point.name)), _TOUCHPOINT)
            for pain in point.pain_points:
                yield pain.id, ((place, quoted(name_of(pain.text))), _PAIN)


def _sources(journey_map: JourneyMap) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in journey_map.evidence:
        for target in one.supports:
            found[target] = (*found.get(target, ()), source_words(one))
    return found


def source_words(evidence: Evidence) -> str:
    """The source of a piece of evidence in words: its name, or what kind of source it is."""
    return evidence.source if clean(evidence.source) else EVIDENCE_KINDS[evidence.kind]
