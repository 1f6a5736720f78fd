"""The map as a picture: one SVG that stands by itself, for web pages, slides and print.

All text is text. It holds no script, no reference to anything else and no HTML, and goes into a page as it is: its
classes and ids begin with ``mapcoach-``. It is light, and dark on a screen where the reader likes it so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mapcoach.export.board import Board, board
from mapcoach.export.svg_drawing import drawing

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap


def render(journey_map: JourneyMap, today: date) -> str:
    """The map as an SVG without an XML declaration, so that it can also stand within an HTML page."""
    return picture(board(journey_map, today))


def picture(of: Board) -> str:
    """The SVG of a board."""
    return "\n".join(drawing(of)) + "\n"
