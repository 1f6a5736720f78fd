"""The touchpoints of a group of cells: what stands in its lanes put to the touchpoint it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from mapcoach.export.reading.grid_cells import Entry, Notes
from mapcoach.export.reading.grid_ratings import felt
from mapcoach.export.reading.texts import one_line

_YES = frozenset("yes y true x 1 ✓ ✔ ☑ ja j oui sí si wahr vrai verdadero はい 是 да".split())
_NO = frozenset("no n false 0 nein non não nee falsch faux falso いいえ 否 нет".split())


@dataclass
class Point:
    """A touchpoint while it is put together."""

    name: str
    channel: str = ""
    action: str = ""
    owner: str = ""
    score: int | None = None
    feelings: list[str] = field(default_factory=list)
    thoughts: list[str] = field(default_factory=list)
    pains: list[str] = field(default_factory=list)
    severities: dict[int, int] = field(default_factory=dict)
    """How bad a pain point is, by its place among the pains."""
    decides: bool | None = None
    rated: Entry | None = None
    """Where the rating stands."""


Items = dict[str, list[Entry]]
_NAMERS = ("touchpoint", "action", "channel")
_NEEDS_POINT = ("emotion", "thought", "pain", "moment_of_truth", "evidence", "touchpoint_owner")
Scales = Mapping[int, str]


def points_of(stage: str, items: Items, scales: Scales, notes: Notes) -> list[Point]:
    """The touchpoints of a column of a grid, or a row of a list; ``stage`` names one where nothing else does."""
    namer = next((role for role in _NAMERS if items.get(role)), "")
    if namer:
        points = [Point(one_line(entry.text)) for entry in items[namer]]
    elif any(items.get(role) for role in _NEEDS_POINT):
        points = [Point(stage or "Journey")]
        notes.tell("Where a stage has no touchpoints, what stands there is at one that is called after the stage.")
    else:
        return []
    notes.count(len(points) + len(items.get("pain", ())))
    if namer == "channel":
        for point in points:
            point.channel = point.name
    for role, fill in _FILLERS.items():
        if items.get(role) and role != namer:
            for entries in _by_lane(items[role]):
                fill(points, entries, scales, notes)
    if "owner" in items:
        items["owner"] = _owners(points, items["owner"])
    return points


def _by_lane(entries: Iterable[Entry]) -> list[list[Entry]]:
    return [list(some) for _, some in groupby(entries, key=lambda one: one.lane)]


def _paired(points: Sequence[Point], entries: Sequence[Entry]) -> tuple[list[tuple[Point, Entry]], list[Entry]]:
    """Which item belongs to which touchpoint: by its name in front, or by their order; and those left over."""
    named = {one.name.casefold(): one for one in reversed(points)}
    pairs: list[tuple[Point, Entry]] = []
    rest: list[Entry] = []
    for entry in entries:
        name, colon, text = entry.text.partition(":")
        owner = named.get(name.strip().casefold()) if colon and len(name) < 1_000 else None
        if owner is not None and text.strip():
            pairs.append((owner, Entry(text.strip(), entry.where, entry.lane)))
        else:
            rest.append(entry)
    if len(points) == 1:
        return [*pairs, *((points[0], entry) for entry in rest)], []
    if not pairs and len(rest) == len(points):
        return list(zip(points, rest, strict=True)), []
    return pairs, rest


def joined(before: str, more: str, between: str) -> str:
    """Two texts as one, unless the second is in the first."""
    if not before or not more or more in before.split(between):
        return before or more
    return f"{before}{between}{more}"


def _actions(points: list[Point], entries: list[Entry], _: Scales, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    for point, entry in pairs:
        point.action = joined(point.action, entry.text, "; ")
    notes.count(len(rest))
    points += [Point(one_line(entry.text)) for entry in rest]
    if rest:
        notes.tell("What customers do is a step of its own where it is not clear to which touchpoint it belongs.")


def _channels(points: list[Point], entries: list[Entry], _: Scales, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    if len(entries) == 1 and rest:
        pairs, rest = [(point, rest[0]) for point in points], []
    for point, entry in pairs:
        point.channel = joined(point.channel, one_line(entry.text), ", ")
    for entry in rest:
        notes.miss(entry, f"it is not clear to which of the {len(points)} touchpoints this channel belongs")


def _emotions(points: list[Point], entries: list[Entry], scales: Scales, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    if len(rest) == 1 and len(entries) == 1:
        pairs, rest = [(point, rest[0]) for point in points], []
        if len(points) > 1:
            notes.tell("A feeling told for a whole stage stands at each of its touchpoints; change those that differ.")
    told: set[int] = set()
    for point, entry in pairs:
        read = felt(entry.text, scales.get(entry.lane, ""))
        if read.wrong and id(entry) not in told:
            told.add(id(entry))
            notes.miss(entry, f"{read.wrong}; the touchpoint has no rating")
        rate(point, read.score, entry, notes)
        if read.feeling:
            point.feelings.append(read.feeling)
    for entry in rest:
        notes.miss(entry, f"it is not clear to which of the {len(points)} touchpoints this feeling belongs")


def rate(point: Point, score: int | None, entry: Entry | None, notes: Notes) -> None:
    """Give a touchpoint its rating; a second one that differs is named."""
    if score is None:
        return
    if point.score is None:
        point.score, point.rated = score, entry
    elif score != point.score and entry is not None:
        where = f" ({point.rated.where})" if point.rated else ""
        notes.miss(
            entry, f"a touchpoint has one rating, and the first one counts{where}; divide the step if both are true"
        )


def _moments(points: list[Point], entries: list[Entry], _: Scales, notes: Notes) -> None:
    names = {point.name.casefold(): point for point in reversed(points)}
    called = [names.get(one_line(entry.text).casefold()) for entry in entries]
    for point in called:
        if point is not None:
            point.decides = True
    pairs, rest = _paired(points, [entry for entry, point in zip(entries, called, strict=True) if point is None])
    for point, entry in pairs:
        said = entry.text.casefold().strip(" .!,")
        if said in _YES:
            point.decides = True
        elif said in _NO:
            point.decides = bool(point.decides)
        else:
            notes.miss(
                entry, "it is not clear whether this says that the touchpoint is a moment of truth; write yes or no"
            )
    for entry in rest:
        notes.miss(entry, "it is not clear which touchpoint is the moment of truth")


def _owners(points: list[Point], entries: list[Entry]) -> list[Entry]:
    """Give owners to touchpoints where it is clear to which; those that look after the stage."""
    if len(points) > 1:
        pairs, rest = _paired(points, entries)
        if not rest:
            for point, entry in pairs:
                point.owner = joined(point.owner, one_line(entry.text), "; ")
            return []
    return entries


def _point_owners(points: list[Point], entries: list[Entry], _: Scales, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    for point, entry in pairs:
        point.owner = joined(point.owner, one_line(entry.text), "; ")
    for entry in rest:
        notes.miss(entry, f"it is not clear which of the {len(points)} touchpoints this owner looks after")


def _thoughts(points: list[Point], entries: list[Entry], _: Scales, notes: Notes) -> None:
    for point, entry in _homes(points, entries, notes):
        point.thoughts.append(entry.text)


def _pains(points: list[Point], entries: list[Entry], _: Scales, notes: Notes) -> None:
    for point, entry in _homes(points, entries, notes):
        point.pains.append(entry.text)


def _homes(points: list[Point], entries: list[Entry], notes: Notes) -> list[tuple[Point, Entry]]:
    """Each item with its touchpoint: what is told of a stage goes to the one it names, or else to the lowest rated."""
    pairs, rest = _paired(points, entries)
    if not rest:
        return pairs
    lowest = min(points, key=lambda one: 3 if one.score is None else one.score)
    few = len(points) * len(rest) <= _MOST_LOOKS
    names = [(one.name.casefold(), one) for one in points if few and 2 < len(one.name) <= 200]
    homes: list[tuple[Point, Entry]] = []
    for entry in rest:
        said = entry.text[:2_000].casefold()
        named = next((one for name, one in names if name in said), None)
        if named is None:
            notes.tell(
                "Pain points and thoughts told for a whole stage stand at its touchpoint with the lowest rating; move "
                "those that belong elsewhere."
            )
        homes.append((named or lowest, entry))
    return [*pairs, *homes]


_MOST_LOOKS = 250_000
"""Items of a stage are not searched for names of touchpoints where that would be more looks than this."""
_FILLERS: dict[str, Callable[[list[Point], list[Entry], Scales, Notes], None]] = {
    "action": _actions,
    "channel": _channels,
    "emotion": _emotions,
    "moment_of_truth": _moments,
    "touchpoint_owner": _point_owners,
    "thought": _thoughts,
    "pain": _pains,
}
