"""The map as a table: stages across, lanes down; with many stages, as several tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from mapcoach.export.draft import Grid
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import name_of
from mapcoach.export.words import Wording, quoted, signed, wording
from mapcoach.journey import JourneyMap, PainPoint, Stage, Touchpoint
from mapcoach.journey.shape import FEELINGS

_STAGES_ACROSS = 4
_ROOM = {1: 100, 2: 100, 3: 96, 4: 90}  # characters of a cell, by the number of columns
_LEAST = 22  # characters of an item that are worth showing, with what stands between


def grids(journey_map: JourneyMap) -> tuple[Grid, ...]:
    """The map in tables of at most four stages each, of nearly the same width."""
    stages = list(enumerate(journey_map.stages, 1))
    if not stages:
        return ()
    size = ceil(len(stages) / ceil(len(stages) / _STAGES_ACROSS))
    parts = [stages[start : start + size] for start in range(0, len(stages), size)]
    lanes = [lane for lane in _lanes(wording(journey_map)) if lane[2] or any(map(lane[1], journey_map.stages))]
    return tuple(_grid(part, lanes, alone=len(parts) == 1) for part in parts)


Lane = tuple[str, Callable[[Stage], list[str]], bool]


def _grid(part: Sequence[tuple[int, Stage]], lanes: Iterable[Lane], *, alone: bool) -> Grid:
    first, last = part[0][0], part[-1][0]
    caption = "" if alone else f"Stage {first}" if first == last else f"Stages {first} to {last}"
    room = _ROOM[len(part)]
    headers = ("Stage", *(shorten(f"{number}. {name_of(stage.name)}", room) for number, stage in part))
    rows = tuple((label, *(fitted(told(stage), room) for _, stage in part)) for label, told, _ in lanes)
    return Grid(caption, headers, rows)


def _lanes(words: Wording) -> tuple[Lane, ...]:
    """Each lane's label, what stands in it at a stage, and whether it is shown when it is empty."""
    return (
        (words.wants, lambda stage: _texts(stage.customer_goal), False),
        (words.asks, lambda stage: _texts(*map(quoted, _texts(*stage.questions))), False),
        (words.touchpoints, lambda stage: [where(point) for point in stage.touchpoints], True),
        (words.does, lambda stage: _texts(*(point.customer_action for point in stage.touchpoints)), False),
        (words.feels, _feelings, True),
        (words.thinks, lambda stage: _texts(*map(quoted, _texts(*_thoughts(stage)))), False),
        (words.trouble, _trouble, True),
        (words.next_step, lambda stage: _texts(stage.business_goal), False),
        (words.owner, _owners, False),
    )


def fitted(items: Sequence[str], room: int) -> str:
    """The items in about so many characters, each cut to its share of the room, and how many more there are."""
    whole = "; ".join(map(clean, items))
    if len(whole) <= room:
        return whole
    shown: list[str] = []
    left, count = room, min(len(items), max(1, room // _LEAST))
    for place, item in enumerate(items[:count]):
        shown.append(shorten(item, max(_LEAST - 2, left // (count - place) - 2)))
        left -= len(shown[-1]) + 2
    more = len(items) - count
    return "; ".join(shown) + (f"; and {more} more" if more else "")


def where(point: Touchpoint) -> str:
    """A touchpoint with its channel, unless the name says it."""
    name = name_of(point.name)
    channel = clean(point.channel)
    return f"{name} ({channel})" if channel and channel.casefold() not in name.casefold() else name


def _texts(*texts: str) -> list[str]:
    return [text for text in texts if clean(text)]


def _thoughts(stage: Stage) -> list[str]:
    return [point.emotion.thought for point in stage.touchpoints]


def _feelings(stage: Stage) -> list[str]:
    rated = [point for point in stage.touchpoints if point.emotion.score is not None or clean(point.emotion.feeling)]
    return [_feeling(point, alone=len(stage.touchpoints) == 1) for point in rated]


def _feeling(point: Touchpoint, *, alone: bool) -> str:
    """The number first, so that it is there when the rest is cut."""
    score, feeling = point.emotion.score, clean(point.emotion.feeling)
    if alone:
        told = feeling or FEELINGS[score or 0]
    else:
        told = f"{name_of(point.name)} ({feeling})" if feeling else name_of(point.name)
    return f"{signed(score)} {told}" if score is not None else told


def _trouble(stage: Stage) -> list[str]:
    pains = [pain for point in stage.touchpoints for pain in point.pain_points if clean(pain.text)]
    return [f"Drop-off: {pain.text}" if pain.drops_off else pain.text for pain in sorted(pains, key=_worst_first)]


def _worst_first(pain: PainPoint) -> tuple[bool, int]:
    return not pain.drops_off, -(pain.severity or 0)


def _owners(stage: Stage) -> list[str]:
    owners = _texts(stage.owner, *(point.owner for point in stage.touchpoints))
    return list({clean(owner).casefold(): owner for owner in reversed(owners)}.values())[::-1]
