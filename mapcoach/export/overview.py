"""The map as a table: stages across, lanes down; with many stages, as several tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from mapcoach.export.claims import Basis
from mapcoach.export.draft import Grid, Said
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import Teller, name_of
from mapcoach.export.words import MARK, Wording, marked, quoted, signed, wording
from mapcoach.journey import JourneyMap, PainPoint, Stage, Touchpoint
from mapcoach.journey.shape import FEELINGS

_STAGES_ACROSS = 4
_ROOM = {1: 100, 2: 100, 3: 96, 4: 90}  # characters of a cell, by the number of columns
_LEAST = 22  # characters of an item that are worth showing, with what stands between


def grids(journey_map: JourneyMap, stands: Basis) -> tuple[Grid, ...]:
    """The map in tables of at most four stages each, of nearly the same width. Assumptions are marked."""
    stages = list(enumerate(journey_map.stages, 1))
    if not stages:
        return ()
    size = ceil(len(stages) / ceil(len(stages) / _STAGES_ACROSS))
    parts = [stages[start : start + size] for start in range(0, len(stages), size)]
    all_lanes = _lanes(wording(journey_map), _Cells(stands))
    lanes = [lane for lane in all_lanes if lane[2] or any(map(lane[1], journey_map.stages))]
    return tuple(_grid(part, lanes, alone=len(parts) == 1) for part in parts)


Lane = tuple[str, Callable[[Stage], list[Said]], bool]


def _grid(part: Sequence[tuple[int, Stage]], lanes: Iterable[Lane], *, alone: bool) -> Grid:
    first, last = part[0][0], part[-1][0]
    caption = "" if alone else f"Stage {first}" if first == last else f"Stages {first} to {last}"
    room = _ROOM[len(part)]
    headers = ("Stage", *(shorten(f"{number}. {name_of(stage.name)}", room) for number, stage in part))
    rows = tuple((label, *(fitted(told(stage), room) for _, stage in part)) for label, told, _ in lanes)
    return Grid(caption, headers, rows)


def _lanes(words: Wording, cells: _Cells) -> tuple[Lane, ...]:
    """Each lane's label, what stands in it at a stage, and whether it is shown when it is empty."""
    return (
        (words.wants, cells.wants, False),
        (words.asks, cells.asks, False),
        (words.touchpoints, cells.touchpoints, True),
        (words.does, cells.does, False),
        (words.feels, cells.feels, True),
        (words.thinks, cells.thinks, False),
        (words.trouble, cells.trouble, True),
        (words.next_step, lambda stage: _said([stage.business_goal]), False),
        (words.owner, lambda stage: _said(_owners(stage)), False),
    )


def _said(texts: Iterable[str]) -> list[Said]:
    return [Said(text) for text in texts if clean(text)]


class _Cells:
    """What stands in the cells of one map, with what of it is assumed."""

    def __init__(self, stands: Basis) -> None:
        self._tell = Teller(stands)
        self._stands = stands

    def wants(self, stage: Stage) -> list[Said]:
        return list(self._tell.said(stage.customer_goal, stage.id, "customer_goal"))

    def asks(self, stage: Stage) -> list[Said]:
        return list(self._tell.items(stage.questions, stage.id, "questions", as_=quoted))

    def touchpoints(self, stage: Stage) -> list[Said]:
        return [Said(where(point), self._stands.assumes(point.id, "name")) for point in stage.touchpoints]

    def does(self, stage: Stage) -> list[Said]:
        return self._of_points(stage, "customer_action", lambda point: point.customer_action)

    def thinks(self, stage: Stage) -> list[Said]:
        return self._of_points(stage, "emotion.thought", lambda point: quoted(point.emotion.thought))

    def _of_points(self, stage: Stage, field: str, text: Callable[[Touchpoint], str]) -> list[Said]:
        return [said for point in stage.touchpoints for said in self._tell.said(text(point), point.id, field)]

    def feels(self, stage: Stage) -> list[Said]:
        felt = [point for point in stage.touchpoints if point.emotion.score is not None or clean(point.emotion.feeling)]
        alone = len(stage.touchpoints) == 1
        return [Said(_feeling(point, alone=alone), self._stands.assumes_feeling(point)) for point in felt]

    def trouble(self, stage: Stage) -> list[Said]:
        pains = [pain for point in stage.touchpoints for pain in point.pain_points if clean(pain.text)]
        return [self._pain(pain) for pain in sorted(pains, key=_worst_first)]

    def _pain(self, pain: PainPoint) -> Said:
        unsure = self._stands.assumes(pain.id, "text")
        if not pain.drops_off:
            return Said(pain.text, unsure)
        label = marked("Drop-off", self._stands.assumes(pain.id, "drops_off"))
        return Said(f"{label}: {pain.text}", unsure)


def fitted(items: Sequence[Said], room: int) -> str:
    """The items in about so many characters, each cut to its share of the room, and how many more there are.

    The marks of what is assumed are never cut.
    """
    whole = "; ".join(marked(clean(item.text), item.assumed) for item in items)
    if len(whole) <= room:
        return whole
    shown: list[str] = []
    left, count = room, min(len(items), max(1, room // _LEAST))
    for place, item in enumerate(items[:count]):
        most = max(_LEAST, left // (count - place)) - 2 - (len(MARK) + 1) * item.assumed
        shown.append(marked(shorten(item.text, most), item.assumed))
        left -= len(shown[-1]) + 2
    more = len(items) - count
    return "; ".join(shown) + (f"; and {more} more" if more else "")


def where(point: Touchpoint) -> str:
    """A touchpoint with its channel, unless the name says it."""
    name = name_of(point.name)
    channel = clean(point.channel)
    return f"{name} ({channel})" if channel and channel.casefold() not in name.casefold() else name


def _feeling(point: Touchpoint, *, alone: bool) -> str:
    """The number first, so that it is there when the rest is cut."""
    score, feeling = point.emotion.score, clean(point.emotion.feeling)
    if alone:
        told = feeling or FEELINGS[score or 0]
    else:
        told = f"{name_of(point.name)} ({feeling})" if feeling else name_of(point.name)
    return f"{signed(score)} {told}" if score is not None else told


def _worst_first(pain: PainPoint) -> tuple[bool, int]:
    return not pain.drops_off, -(pain.severity or 0)


def _owners(stage: Stage) -> list[str]:
    owners = [one for one in (stage.owner, *(point.owner for point in stage.touchpoints)) if clean(one)]
    return list({clean(owner).casefold(): owner for owner in reversed(owners)}.values())[::-1]
