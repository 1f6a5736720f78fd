"""The map as slides that can be edited: a PowerPoint file, 16:9, with native tables and a native emotion chart.

What does not fit on a slide goes on on the next one, or is cut with an ellipsis and stands in full in the notes. A
large map fills some sixty slides; the last one then says what was left out and where it is. ``slides/`` does the work.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from mapcoach.automation import recommend, top
from mapcoach.export.actions_part import PER_STAGE
from mapcoach.export.draft import Draft
from mapcoach.export.drafting import MARK, draft
from mapcoach.export.escaping import shorten
from mapcoach.export.html_isolating import own_words
from mapcoach.export.slides.deck import deck
from mapcoach.export.slides.measuring import plain
from mapcoach.export.slides.writing import write

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

_ACTIONS = 3
_FOOT = 60


def render(journey_map: JourneyMap, today: date) -> bytes:
    """The map as a PowerPoint file. The same map on the same day gives the same bytes."""
    stages = recommend(journey_map, PER_STAGE)
    told = draft(journey_map, stages, top(stages, _ACTIONS), today)
    return lay_out(journey_map, told, today)


def lay_out(journey_map: JourneyMap, told: Draft, today: date) -> bytes:
    """The draft of this map as a PowerPoint file."""
    return write(deck(journey_map, told), _foot(told), datetime.combine(today, time(), UTC), own_words(journey_map))


def _foot(told: Draft) -> str:
    """The map's name, and how its statements are to be read."""
    name = shorten(plain(told.title), _FOOT)
    if not told.mark:
        return name
    return f"{name} · {MARK} = assumption" if told.mark.startswith(MARK) else f"{name} · All of it is assumed so far"
