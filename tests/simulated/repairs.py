"""Corrections that a simulated person makes later on, and what must come of them."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from mapcoach.journey import JourneyMap, walk
from tests.simulated.journey import Fact
from tests.simulated.likeness import best
from tests.simulated.person import Person

Values = Mapping[object, object]
_CHANGE = (
    "change {old} to {new}",
    'change "{old}" to "{new}"',
    "rename {old} to {new}",
    "please change {old} to {new}",
    "Change {old} into {new}.",
    "replace {old} with {new}",
    "{old} should be {new}",
    "can you change {old} to {new}",
)
_MEANT = ("no, I meant {new}", "no I meant {new}", "sorry, I meant {new}", "I meant {new}, not {old}", "no, {new}")
_REMOVE = ("remove {old}", "delete {old}", "take out {old}", "please remove {old}")
_ADD = ("add {new} to {stage}", "please add {new} to {stage}", "add {new} at {stage}")
_MOVE = ("move {new} before {stage}", "{new} comes before {stage}", "put {new} before {stage}")
NEW_NAMES = ("Rowena", "Piotr", "Shanice", "Gethin")
"""What a customer is called after all."""
_UNDO = ("undo", "Undo", "undo that", "scratch that", "take that back")
_BACK = ("back", "go back", "Back")


@dataclass(frozen=True)
class Repair:
    """A correction: its sort, the text typed, what it is about (``key`` of the value), and what must come of it.

    ``stage`` and ``other`` are the stages it names, ``ways`` the wordings that are right for a slip put right.
    """

    sort: str
    text: str
    key: tuple[object, ...] | None = None
    new: str = ""
    stage: str = ""
    other: str = ""
    ways: tuple[str, ...] = ()


def values(journey_map: JourneyMap) -> dict[object, object]:
    """All values of a map by a key that survives moves, with the order of its stages."""
    found: dict[object, object] = {key: value for _, key, value in walk(journey_map)}
    found["order of stages"] = tuple(stage.id for stage in journey_map.stages)
    return found


def propose(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    """A correction that makes sense on this map, or None."""
    sorts = [sort for sort in _MAKERS if person.corrected.count(sort) < _OFTEN.get(sort, 2)]
    rng.shuffle(sorts)
    for sort in sorts:
        found = _MAKERS[sort](rng, person, journey_map)
        if found:
            person.corrected.append(sort)
            return found
    return None


def meant(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    """“No, I meant …” right after a slip, if the slip is on the map."""
    place, old = person.slipped or ("", "")
    person.slipped = None
    keys = [key for key, value in values(journey_map).items() if isinstance(value, str) and _same(value, old)]
    fact = person.known.get(place)
    if len(keys) != 1 or not isinstance(fact, Fact) or not isinstance(keys[0], tuple):
        return None
    authored = fact.slip.mend if fact.slip else ()
    text = rng.choice(authored or _MEANT).format(new=fact.value, old=old)
    return Repair("meant", text, keys[0], fact.value, ways=fact.accepted)


def _plain(text: str) -> bool:
    """Whether a name is fit to be typed in the middle of a command."""
    return 0 < len(text) < 45 and not re.search(r"[,;:\n.]|\b(to|with|into|in|at|before|by|and|not|from)\b", text)


def _other_name(person: Person, place: str, now: str) -> str | None:
    fact = person.known[place]
    fits = [one for one in fact.accepted if _plain(one) and _bare(one) != _bare(now)]
    return fits[0] if fits else None


def _change_stage(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    places = [f"stages[{number}]" for number in range(len(person.journey.stages))]
    names = [point.name.casefold() for point in journey_map.touchpoints()]
    stages = list(journey_map.stages)
    for stage in rng.sample(stages, len(stages)):
        place = person.place_of(stage.name, places)
        new = _other_name(person, place, stage.name) if place else None
        if place and new and _plain(stage.name) and stage.name.casefold() not in names:
            person.called.setdefault(place, []).append(new)
            return Repair(
                "change", rng.choice(_CHANGE).format(old=stage.name.lower(), new=new), (stage.id, "name"), new
            )
    return None


def _change_touchpoint(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    every = [one for number in range(len(person.journey.stages)) for one in person.touchpoints(number)]
    points = journey_map.touchpoints()
    names = [one.name.casefold() for one in points] + [one.name.casefold() for one in journey_map.stages]
    for point in rng.sample(points, len(points)):
        place = person.place_of(point.name, every)
        new = _other_name(person, place, point.name) if place else None
        if place and new and _plain(point.name) and names.count(point.name.casefold()) == 1:
            person.called.setdefault(place, []).append(new)
            return Repair(
                "change", rng.choice(_CHANGE).format(old=point.name.lower(), new=new), (point.id, "name"), new
            )
    return None


def _change_text(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    """The customer is called differently after all."""
    old = journey_map.persona.name
    if not _plain(old) or len(old.split()) > 2:
        return None
    new = rng.choice([one for one in NEW_NAMES if one != old])
    person.called.setdefault("persona.name", []).append(new)
    return Repair("change", rng.choice(_CHANGE[:3]).format(old=old, new=new), ("persona", "name"), new)


def _undo(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    return Repair("undo", rng.choice(_UNDO))


def _back(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    return Repair("back", rng.choice(_BACK))


def _remove(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    """Only what the person never meant is taken out."""
    every = [one for number in range(len(person.journey.stages)) for one in person.touchpoints(number)]
    points = journey_map.touchpoints()
    names = [one.name.casefold() for one in points] + [one.name.casefold() for one in journey_map.stages]
    for point in points:
        unknown = person.place_of(point.name, every) is None
        if unknown and _plain(point.name) and not point.pain_points and names.count(point.name.casefold()) == 1:
            return Repair("remove", rng.choice(_REMOVE).format(old=point.name.lower()), (point.id, "name"), "")
    return None


def _add(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    """A contact that came to mind late: of those that were not told though their stage was gone through."""
    stages = [stage for stage in journey_map.stages if stage.touchpoints and _plain(stage.name)]
    if not stages:
        return None
    stage = rng.choice(stages)
    new = rng.choice(("the van on the kerb", "a fridge magnet", "the noticeboard"))
    if any(point.name.casefold() == new for point in journey_map.touchpoints()):
        return None
    text = rng.choice(_ADD).format(new=new, stage=stage.name.lower())
    return Repair("add", text, None, new, stage.id)


def _move(rng: random.Random, person: Person, journey_map: JourneyMap) -> Repair | None:
    """Two stages told in the wrong order (only where the map has them so)."""
    places = [f"stages[{number}]" for number in range(len(person.journey.stages))]
    found = [(person.place_of(stage.name, places), stage) for stage in journey_map.stages]
    for (place, stage), (next_place, later) in itertools.pairwise(found):
        wrong = place and next_place and places.index(place) > places.index(next_place)
        if wrong and _plain(stage.name) and _plain(later.name):
            text = rng.choice(_MOVE).format(new=later.name.lower(), stage=stage.name.lower())
            return Repair("move", text, None, "", later.id, stage.id)
    return None


_MAKERS = {
    "change_stage": _change_stage,
    "change_touchpoint": _change_touchpoint,
    "change_text": _change_text,
    "undo": _undo,
    "back": _back,
    "remove": _remove,
    "add": _add,
    "move": _move,
}


_OFTEN = {"change_text": 1, "add": 1}
"""How often at most a person corrects in some ways; the others twice."""


def done(repair: Repair, before: Values, after: Values, journey_map: JourneyMap) -> tuple[bool, int]:
    """Whether a correction did what was meant, and how many other values it changed."""
    changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    match repair.sort:
        case "meant":
            right = (
                before.get(repair.key) != after.get(repair.key) and best(str(after.get(repair.key)), repair.ways) > 0.75
            )
            changed.discard(repair.key)
        case "change":
            right = _same(after.get(repair.key), repair.new)
            changed.discard(repair.key)
        case "remove":
            part = repair.key[0] if repair.key else ""
            right = repair.key not in after
            changed = {key for key in changed if not (isinstance(key, tuple) and key[0] == part)}
        case "add":
            stage = journey_map.stage(repair.stage)
            fits = [point for point in stage.touchpoints if _same(point.name, repair.new)] if stage else []
            right = len(fits) == 1
            changed = {key for key in changed if not (fits and isinstance(key, tuple) and key[0] == fits[0].id)}
        case "move":
            order = [stage.id for stage in journey_map.stages]
            right = order.index(repair.stage) + 1 == order.index(repair.other)
            changed.discard("order of stages")
        case _:
            right = not changed
    return right, len(changed)


def _same(one: object, other: object) -> bool:
    return isinstance(one, str) and isinstance(other, str) and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    """Text without what may be left out in a note."""
    return re.sub(r"^(the|a|an|our) ", "", text.casefold().strip(" .,!'\"“”"))
