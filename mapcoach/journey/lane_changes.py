"""Which values of a map differ from those of the map before. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mapcoach.journey.paths import walk
from mapcoach.journey.shape import JourneyMap


def changed_paths(before: JourneyMap, after: JourneyMap) -> frozenset[str]:
    """The paths, on the map after, of the values that are new or say something else.

    A part that only moved, was put in another order or was given to another part counts once, by its name. What is
    gone has the path it had; of a list that got shorter it is the last one.
    """
    if before is after:
        return frozenset()
    old = {value.key: value for value in walk(before)}
    new = {value.key: value for value in walk(after)}
    changed = {one.path for key, one in new.items() if key not in old or old[key].value != one.value}
    free = {one.path for one in old.values()} - {one.path for one in new.values()}
    gone = {one.path for key, one in old.items() if key not in new}
    shortened = {_list_of(path) for path in gone - free}
    shifted = {path for path in free if _list_of(path) in shortened}
    return frozenset(changed | (gone & free) | shifted | set(_moved(before, after)))


def _list_of(path: str) -> str:
    """The list in which the value stands by its place; when an item goes, the last place of the list is free."""
    return path.rpartition("[")[0]


class _Place(NamedTuple):
    """Where a part is: in which list, what it refers to, and the path by which it counts."""

    container: str
    refers_to: object
    path: str


def _moved(before: JourneyMap, after: JourneyMap) -> Iterator[str]:
    old, new = dict(_places(before)), dict(_places(after))
    stayed: dict[str, list[str]] = {}
    for part, place in new.items():
        if part not in old:
            continue
        if old[part][:2] != place[:2]:
            yield place.path
        else:
            stayed.setdefault(place.container, []).append(part)
    rank = {part: number for number, part in enumerate(old)}
    for parts in stayed.values():
        kept = _longest_rise([rank[part] for part in parts])
        yield from (new[part].path for part in parts if rank[part] not in kept)


def _places(journey_map: JourneyMap) -> Iterator[tuple[str, _Place]]:
    for stage in journey_map.stages:
        where = f"stages[{stage.id}]"
        yield stage.id, _Place("stages", None, f"{where}.name")
        for point in stage.touchpoints:
            there = f"{where}.touchpoints[{point.id}]"
            yield point.id, _Place(stage.id, None, f"{there}.name")
            for pain in point.pain_points:
                yield pain.id, _Place(point.id, None, f"{there}.pain_points[{pain.id}].text")
    yield from _findings(journey_map)


def _findings(journey_map: JourneyMap) -> Iterator[tuple[str, _Place]]:
    for idea in journey_map.opportunities:
        yield idea.id, _Place("opportunities", idea.pain_point, f"opportunities[{idea.id}].text")
    for choice in journey_map.automations:
        refers = (choice.stage, choice.touchpoint, choice.pain_point)
        yield choice.id, _Place("automations", refers, f"automations[{choice.id}].recipe")
    for number, measure in enumerate(journey_map.measures):
        yield f"measure {measure.name.casefold()}", _Place("measures", measure.stage, f"measures[{number}].name")
    for proof in journey_map.evidence:
        yield proof.id, _Place("evidence", frozenset(proof.supports), f"evidence[{proof.id}].source")
    for note in journey_map.parking_lot:
        yield note.id, _Place("parking_lot", None, f"parking_lot[{note.id}].text")


def _longest_rise(ranks: Sequence[int]) -> set[int]:
    """The longest run of ranks that rises: what kept its order when as little as possible is said to have moved."""
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for rank in ranks:
        at = bisect_left(ends, rank)
        previous[rank] = ends[at - 1] if at else None
        ends[at : at + 1] = [rank]
    return set(_chain(ends[-1] if ends else None, previous))


def _chain(last: int | None, previous: dict[int, int | None]) -> Iterable[int]:
    while last is not None:
        yield last
        last = previous[last]
