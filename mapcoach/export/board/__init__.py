"""The map as a board: positioned boxes with their text in lines, and the emotion curve. Pure; it draws nothing.

Pictures and whiteboards are made of it. Text is wrapped by measured widths and the boxes grow with it, so that nothing
is cut or overlaps; texts of more than ``limit`` characters end in an ellipsis and are whole in ``Box.full``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mapcoach.export.board.arranging import arrange
from mapcoach.export.board.content import content
from mapcoach.export.board.shapes import SMALL, Board, Box, Curve, CurvePoint, Level, Line, Paragraph, Role, Style
from mapcoach.export.board.telling import words
from mapcoach.export.board.texts import TEXT

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap
    from mapcoach.journey.lane_cells import Lane


def board(
    journey_map: JourneyMap,
    today: date,
    *,
    limit: int = TEXT,
    without: Collection[Lane] = (),
    notice: str = "",
    notice_size: float = SMALL.size,
) -> Board:
    """The board of a map, as of today: the same map on the same day gives the same board.

    ``limit`` is how many characters of a text are shown. Lanes ``without`` are left out; ``notice``, ``notice_size``
    points high under the title, can say so. Time and size grow with the map, no faster.
    """
    shown = content(journey_map, today, limit)
    if without:
        shown = replace(shown, lanes=tuple(lane for lane in shown.lanes if lane[0] not in without))
    return arrange(shown, words(shown), notice, notice_size)


__all__ = [
    "SMALL",
    "TEXT",
    "Board",
    "Box",
    "Curve",
    "CurvePoint",
    "Level",
    "Line",
    "Paragraph",
    "Role",
    "Style",
    "board",
]
