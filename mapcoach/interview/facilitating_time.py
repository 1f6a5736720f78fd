"""Where the agenda of a guided session stands: minutes left, what comes next, what is nearly up. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from typing import Literal, NamedTuple

from mapcoach.journey import AgendaItem, JourneyMap, minutes_used, running

WARN_MINUTES = 2
"""So many minutes before its end a step of the agenda is nearly up; for a short one it is half of its time."""

LEFT_RUNNING = timedelta(hours=3)
"""A step that runs for so long while nothing is answered or changed was left running by mistake."""

Tone = Literal["calm", "soon", "over"]


class Clock(NamedTuple):
    """How a running step stands, in whole minutes; ``left`` is None if it has no time-box, ``over`` 0 while in time."""

    item: AgendaItem
    tone: Tone
    used: int
    left: int | None
    over: int


def clock(journey_map: JourneyMap, now: datetime) -> Clock | None:
    """How the running step of the agenda stands; None if none runs."""
    item = running(journey_map)
    if item is None:
        return None
    used = minutes_used(item, now)
    if not item.minutes:
        return Clock(item, "calm", int(used), None, 0)
    left = item.minutes - used
    if left <= 0:
        return Clock(item, "over", int(used), 0, int(-left))
    warn = min(WARN_MINUTES, item.minutes / 2)
    return Clock(item, "soon" if left <= warn else "calm", int(used), ceil(left), 0)


def left_at(item: AgendaItem, times: Iterable[datetime], now: datetime) -> datetime | None:
    """When the group left a step that runs: the last answer or change before nothing happened for hours.

    ``times`` are those of all answers and changes. None if the step was not left running.
    """
    if item.started is None:
        return None
    before = item.started
    for time in (*sorted(time for time in times if item.started < time < now), now):
        if time - before > LEFT_RUNNING:
            return before
        before = time
    return None


def next_step(journey_map: JourneyMap) -> AgendaItem | None:
    """The step to begin next: the first that was not begun after the running one (or the last that was), or at all."""
    agenda = journey_map.session.agenda
    current = running(journey_map)
    begun = [place for place, item in enumerate(agenda) if item.started]
    here = agenda.index(current) if current else max(begun, default=-1)
    later = [item for item in agenda[here + 1 :] if not item.started]
    waiting = later or ([] if current else [item for item in agenda if not item.started])
    return waiting[0] if waiting else None


def planned_minutes(journey_map: JourneyMap) -> int:
    """The minutes of the whole agenda as planned."""
    return sum(item.minutes for item in journey_map.session.agenda)


def is_through(journey_map: JourneyMap) -> bool:
    """Whether every step of the agenda was begun and none runs."""
    agenda = journey_map.session.agenda
    return bool(agenda) and all(item.started and item.ended for item in agenda)
