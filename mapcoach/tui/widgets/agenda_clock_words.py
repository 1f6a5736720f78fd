"""The line of the agenda's clock in words: what runs, how long it has run, what is left. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mapcoach.interview.facilitating_time import Clock, Tone, clock, next_step
from mapcoach.journey import JourneyMap
from mapcoach.tui.text import in_line

_SIGNS: dict[Tone, str] = {"calm": "◷", "soon": "!", "over": "!!"}


class ClockLine(NamedTuple):
    """A sign, the words on the time, and what runs (somebody's text, cleaned)."""

    sign: str
    time: str
    about: str
    tone: Tone


def clock_line(journey_map: JourneyMap, now: datetime) -> ClockLine | None:
    """The line for the running step of the agenda; None if none runs. The time stands first: it is never cut."""
    stand = clock(journey_map, now)
    if stand is None:
        return None
    following = next_step(journey_map)
    about = in_line(stand.item.title, 60) + (f", then {in_line(following.title, 60)}" if following else "")
    return ClockLine(_SIGNS[stand.tone], time_words(stand), about, stand.tone)


def time_words(stand: Clock) -> str:
    """How the running step stands: "4 of 10 min used, 6 left", "nearly up: …", "3 min over"."""
    if stand.left is None:
        return f"{stand.used} min so far"
    used = f"{stand.used} of {stand.item.minutes} min used"
    match stand.tone:
        case "over":
            return f"{stand.over} min over ({used})" if stand.over else f"time is up ({used})"
        case "soon":
            return f"nearly up: {used}, {stand.left} left"
        case _:
            return f"{used}, {stand.left} left"
