"""The touchpoints of a group of cells: what stands in its lanes put to the touchpoint it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mapcoach.export.reading.grid_layout import Entry
from mapcoach.export.reading.grid_ratings import felt
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.reading.texts import one_line, shown

_YES = frozenset("yes y true x 1 ✓ ✔ ☑ ja j oui sí si wahr vrai verdadero はい 是 да".split())


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
    decides: bool | None = None


@dataclass
class Notes:
    """What was not taken, and sentences on how the rest was."""

    missed: list[NotTaken]
    told: dict[str, None] = field(default_factory=dict)

    def tell(self, sentence: str) -> None:
        """Add a sentence, once."""
        self.told[sentence] = None

    def miss(self, entry: Entry, why: str) -> None:
        """Name an item that is not taken."""
        self.missed.append(NotTaken(entry.where, shown(entry.text), why))


Items = dict[str, list[Entry]]
_NAMERS = ("touchpoint", "action", "channel")
_NEEDS_POINT = ("emotion", "thought", "pain", "moment_of_truth", "evidence")


def points_of(stage: str, items: Items, scale: str, notes: Notes) -> list[Point]:
    """The touchpoints of a column of a grid, or a row of a list; ``stage`` names one where nothing else does."""
    namer = next((role for role in _NAMERS if items.get(role)), "")
    if namer:
        points = [Point(one_line(entry.text)) for entry in items[namer]]
    elif any(items.get(role) for role in _NEEDS_POINT):
        points = [Point(stage or "Journey")]
        notes.tell("Where a stage has no touchpoints, what stands there is at one that is called after the stage.")
    else:
        return []
    if namer == "channel":
        for point in points:
            point.channel = point.name
    fillers: dict[str, Callable[[list[Point], list[Entry], str, Notes], None]] = {
        "action": _actions,
        "channel": _channels,
        "emotion": _emotions,
        "moment_of_truth": _moments,
        "owner": _owners,
        "thought": _thoughts,
        "pain": _pains,
    }
    for role, fill in fillers.items():
        if items.get(role) and role != namer:
            fill(points, items[role], scale, notes)
    return points


def _paired(points: Sequence[Point], entries: Sequence[Entry]) -> tuple[list[tuple[Point, Entry]], list[Entry]]:
    """Which item belongs to which touchpoint: by its name in front, or by their order; and those left over."""
    pairs: list[tuple[Point, Entry]] = []
    rest: list[Entry] = []
    for entry in entries:
        name, colon, text = entry.text.partition(":")
        owner = next((one for one in points if colon and one.name.casefold() == name.strip().casefold()), None)
        if owner is not None and text.strip():
            pairs.append((owner, Entry(text.strip(), entry.where)))
        else:
            rest.append(entry)
    if len(points) == 1:
        return [*pairs, *((points[0], entry) for entry in rest)], []
    if not pairs and len(rest) == len(points):
        return list(zip(points, rest, strict=True)), []
    return pairs, rest


def _actions(points: list[Point], entries: list[Entry], _: str, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    for point, entry in pairs:
        point.action = f"{point.action}; {entry.text}" if point.action else entry.text
    points += [Point(one_line(entry.text)) for entry in rest]
    if rest:
        notes.tell("What customers do is a step of its own where it is not clear to which touchpoint it belongs.")


def _channels(points: list[Point], entries: list[Entry], _: str, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    if len(entries) == 1 and rest:
        pairs, rest = [(point, rest[0]) for point in points], []
    for point, entry in pairs:
        point.channel = f"{point.channel}, {entry.text}" if point.channel else one_line(entry.text)
    for entry in rest:
        notes.miss(entry, f"it is not clear to which of the {len(points)} touchpoints this channel belongs")


def _emotions(points: list[Point], entries: list[Entry], scale: str, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    if len(rest) == 1 and len(entries) == 1:
        pairs, rest = [(point, rest[0]) for point in points], []
        notes.tell("A feeling told for a whole stage stands at each of its touchpoints; change those that differ.")
    for place, (point, entry) in enumerate(pairs):
        read = felt(entry.text, scale)
        if read.wrong and (place == 0 or pairs[place - 1][1] is not entry):
            notes.miss(entry, f"{read.wrong}; the touchpoint has no rating")
        if point.score is None:
            point.score = read.score
        if read.feeling:
            point.feelings.append(read.feeling)
    for entry in rest:
        notes.miss(entry, f"it is not clear to which of the {len(points)} touchpoints this feeling belongs")


def _moments(points: list[Point], entries: list[Entry], _: str, notes: Notes) -> None:
    named = {one_line(entry.text).casefold() for entry in entries}
    pairs, rest = _paired(points, entries)
    for point in points:
        if point.name.casefold() in named:
            point.decides = True
            rest = [entry for entry in rest if one_line(entry.text).casefold() != point.name.casefold()]
            pairs = [pair for pair in pairs if one_line(pair[1].text).casefold() != point.name.casefold()]
    for point, entry in pairs:
        if entry.text.casefold() in _YES:
            point.decides = True
    for entry in rest:
        notes.miss(entry, "it is not clear which touchpoint is the moment of truth")


def _owners(points: list[Point], entries: list[Entry], _: str, __: Notes) -> None:
    if len(points) > 1 or len(entries) > 1:
        pairs, rest = _paired(points, entries)
        if not rest:
            for point, entry in pairs:
                point.owner = one_line(entry.text)
            entries.clear()


def _thoughts(points: list[Point], entries: list[Entry], _: str, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    for point, entry in (*pairs, *((_home(points, entry, notes), entry) for entry in rest)):
        point.thoughts.append(entry.text)


def _pains(points: list[Point], entries: list[Entry], _: str, notes: Notes) -> None:
    pairs, rest = _paired(points, entries)
    for point, entry in (*pairs, *((_home(points, entry, notes), entry) for entry in rest)):
        point.pains.append(entry.text)


def _home(points: Sequence[Point], entry: Entry, notes: Notes) -> Point:
    """The touchpoint that something told of a stage goes to: the one it names, or else that with the lowest rating."""
    said = entry.text.casefold()
    named = next((one for one in points if len(one.name) > 2 and one.name.casefold() in said), None)
    if named is not None:
        return named
    notes.tell(
        "Pain points and thoughts told for a whole stage stand at its touchpoint with the lowest rating; move those "
        "that belong elsewhere."
    )
    return min(points, key=lambda one: 3 if one.score is None else one.score)
