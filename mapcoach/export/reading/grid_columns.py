"""The stages of a plain table while they are put together, row by row or column by column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mapcoach.export.reading.grid_cells import Entry, Group, Missed, Notes
from mapcoach.export.reading.grid_items import feelings_of, items_of
from mapcoach.export.reading.grid_layout import Layout
from mapcoach.export.reading.grid_points import Items, Point, joined, points_of, rate
from mapcoach.export.reading.grid_ratings import scale_in
from mapcoach.interview.replies.scales import THREE_STEPS

_LONGEST_RATING = 500
_SEVERITIES = {
    1: f"1|{THREE_STEPS[1]}|niedrig|gering|leicht|faible|mineure?|baj[oa]|leve",
    2: f"2|{THREE_STEPS[2]}|mittel|moyenn?e?|medi[oa]",
    3: f"3|{THREE_STEPS[3]}|hoch|schwer|kritisch|élevée?|critique|alt[oa]|grave|crític[oa]",
}
_SEVERITY = {value: re.compile(pattern, re.IGNORECASE) for value, pattern in _SEVERITIES.items()}


@dataclass
class Idea:
    """An opportunity. ``answers`` is a touchpoint, and the place of the pain point there."""

    text: str
    answers: tuple[Point, int] | None = None
    owner: str = ""


@dataclass
class Column:
    """A stage while it is put together."""

    name: str
    points: list[Point] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    business: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    measures: list[Entry] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)
    sources: dict[str, list[Point]] = field(default_factory=dict)


def columns_of(layout: Layout, notes: Notes) -> list[Column]:
    """The stages of a table. Raises CannotReadError as soon as they hold more than a map can."""
    scales = _scales(layout)
    columns: list[Column] = []
    for group in layout.groups:
        if not group.stage and not group.cells:
            continue
        name = group.stage or layout.title or "Journey"
        if not columns or columns[-1].name.casefold() != name.casefold():
            columns.append(Column(name))
            notes.count(1)
        items = _items(group, notes)
        if layout.by_step and any(items.get(role) for role in ("touchpoint", "action", "channel")):
            items["touchpoint_owner"] = items.get("touchpoint_owner", []) + items.pop("owner", [])
        _fill(columns[-1], items, scales, notes)
    return columns


def _items(group: Group, notes: Notes) -> Items:
    """What stands in the cells of a group, item by item; a thought at one step is not divided at semicolons."""
    items: Items = {
        role: items_of(entries, notes) for role, entries in group.cells.items() if role not in ("emotion", "thought")
    }
    items["emotion"] = feelings_of(group.cells.get("emotion", ()), notes)
    points = next((len(items[role]) for role in ("touchpoint", "action", "channel") if items.get(role)), 0)
    items["thought"] = items_of(group.cells.get("thought", ()), notes, whole=points < 2)
    return items


def _scales(layout: Layout) -> Mapping[int, str]:
    """The scale of each lane of ratings: by its header, or by the numbers in it."""
    numbers: dict[int, set[str]] = {}
    for group in layout.groups:
        for entry in feelings_of(group.cells.get("emotion", ()), Notes(Missed())):
            if len(entry.text) <= _LONGEST_RATING:
                numbers.setdefault(entry.lane, set()).add(entry.text.rpartition(": ")[2])
    return {lane: layout.scales.get(lane) or scale_in(texts) for lane, texts in numbers.items()}


def _fill(column: Column, items: Items, scales: Mapping[int, str], notes: Notes) -> None:
    points = points_of(column.name, items, scales, notes)
    _severities(points, items.get("severity", []), notes)
    made, pains = _merged(column, points, notes)
    texts = {role: [entry.text for entry in entries] for role, entries in items.items()}
    column.goals += texts.get("customer_goal", [])
    column.business += texts.get("business_goal", [])
    column.owners += texts.get("owner", []) + texts.get("stage_owner", [])
    column.questions += texts.get("question", [])
    column.measures += items.get("measure", [])
    for text in texts.get("evidence", []):
        notes.count(0 if text in column.sources else 1, len(made) + len(pains))
        column.sources.setdefault(text, []).extend(made)
    _ideas(column, pains, items.get("opportunity", []), items.get("opportunity_owner", []), notes)


def _severities(points: Sequence[Point], entries: Sequence[Entry], notes: Notes) -> None:
    """How bad pain points are, where it is clear of which it is said."""
    pains = [(point, place) for point in points for place in range(len(point.pains))]
    if len(pains) != len(entries):
        for entry in entries:
            notes.miss(entry, "it is not clear which pain point is as bad as that")
        return
    for (point, place), entry in zip(pains, entries, strict=True):
        value = next(
            (value for value, pattern in _SEVERITY.items() if pattern.fullmatch(entry.text.strip(" .!"))), None
        )
        if value is None:
            notes.miss(entry, "how bad a pain point is goes from 1 to 3: low, medium, high")
        else:
            point.severities[place] = value


def _merged(column: Column, points: list[Point], notes: Notes) -> tuple[list[Point], list[tuple[Point, int]]]:
    """The touchpoints added to the stage, and the pain points added to them. Further rows of a step go on with it."""
    old = _same(column, points[0]) if len(points) == 1 else None
    if old is None:
        column.points += points
        return points, [(point, place) for point in points for place in range(len(point.pains))]
    new = points[0]
    old.channel = joined(old.channel, new.channel, ", ")
    old.action = joined(old.action, new.action, "; ")
    old.owner = joined(old.owner, new.owner, "; ")
    rate(old, new.score, new.rated, notes)
    old.decides = old.decides if new.decides is None else new.decides or old.decides
    old.feelings += new.feelings
    old.thoughts += new.thoughts
    return [old], [(old, _pain(old, text, new.severities.get(place))) for place, text in enumerate(new.pains)]


def _same(column: Column, new: Point) -> Point | None:
    """The touchpoint of the rows before that this one goes on with: a step by another channel is one of its own."""
    for old in reversed(column.points):
        if old.name.casefold() != new.name.casefold():
            return None
        if not new.channel or not old.channel or old.channel.casefold() == new.channel.casefold():
            return old
        if old.score is None or new.score is None or old.score == new.score:
            return old
    return None


def _pain(point: Point, text: str, severity: int | None) -> int:
    """The place of a pain point at a touchpoint, where it is put unless it is there."""
    place = point.pains.index(text) if text in point.pains else len(point.pains)
    if place == len(point.pains):
        point.pains.append(text)
    if severity is not None:
        point.severities.setdefault(place, severity)
    return place


def _ideas(
    column: Column, pains: Sequence[tuple[Point, int]], ideas: Sequence[Entry], owners: Sequence[Entry], notes: Notes
) -> None:
    """Tie ideas to the pain points beside them where it is clear which they answer, and owners to ideas."""
    notes.count(len(ideas))
    for number, idea in enumerate(ideas):
        answers = pains[0] if len(pains) == 1 else pains[number] if len(pains) == len(ideas) else None
        column.ideas.append(Idea(idea.text, answers))
        if answers is None:
            notes.tell("Ideas are not tied to a pain point where it is not clear which of them they answer.")
        elif len(pains) > 1:
            notes.tell("Where a stage has as many ideas as pain points, they were put together in their order.")
    if len(ideas) == 1:
        column.ideas[-1].owner = "; ".join(dict.fromkeys(one.text for one in owners))
    elif len(ideas) == len(owners):
        for made, owner in zip(column.ideas[-len(ideas) :], owners, strict=True) if ideas else ():
            made.owner = owner.text
    else:
        for owner in owners:
            notes.miss(owner, "it is not clear which opportunity this owner looks after")
