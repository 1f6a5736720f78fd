"""What a board is made of: boxes with their text in lines, and the emotion curve. All measures are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "title",
    "status",
    "fact",
    "stage",
    "lane",
    "label",
    "customer_goal",
    "questions",
    "business_goal",
    "touchpoints",
    "actions",
    "feelings",
    "pain_points",
    "opportunities",
    "automations",
    "owners",
    "measures",
    "note",
]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is written: font size in points, weight, and whether it stands back."""

    size: float
    bold: bool = False
    muted: bool = False

    @property
    def leading(self) -> float:
        """From one line's baseline to the next, in points."""
        return round(self.size * 1.4, 1)


TITLE = Style(22, bold=True)
HEADING = Style(14, bold=True)
NAME = Style(12, bold=True)
PLAIN = Style(11)
SMALL = Style(10, muted=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text on one line, as it is shown: cleaned, and shortened if it was very long.

    ``full`` is then the whole text, cleaned; empty if nothing was cut.
    """

    text: str
    style: Style = PLAIN
    full: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it starts and its baseline. ``leftwards``: it is read from right to left."""

    text: str
    x: float
    y: float
    style: Style
    leftwards: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with text: from its upper left corner, to the right and down.

    ``id`` is unique on the board and stays the same for the same map. ``parent`` is the id of the lane it lies in,
    empty if in none. ``decides`` says that it is a moment of truth. ``lines`` are ``paragraphs`` wrapped to the box.
    """

    id: str
    role: Role
    x: float
    y: float
    w: float
    h: float
    paragraphs: tuple[Paragraph, ...] = ()
    lines: tuple[Line, ...] = ()
    parent: str = ""
    decides: bool = False

    @property
    def full(self) -> str:
        """The whole text of the box, paragraph by paragraph, if some of it had to be shortened; else empty."""
        if not any(one.full for one in self.paragraphs):
            return ""
        return "\n".join(one.full or one.text for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Level:
    """A height of the emotion curve: its score (None: not rated), what it is called and where it is."""

    score: int | None
    words: str
    y: float


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A touchpoint on the curve, in the order of the journey, with the number it has on the board.

    ``score`` is -2 to 2, None if it is not rated. ``numbered`` says whether there is room for its number.
    """

    id: str
    number: int
    name: str
    x: float
    y: float
    score: int | None
    decides: bool
    numbered: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve. ``joins`` are pairs of places in ``points``: only neighbours that are both rated."""

    lane: Box
    left: float
    right: float
    levels: tuple[Level, ...]
    points: tuple[CurvePoint, ...]
    joins: tuple[tuple[int, int], ...]
    labels: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A map laid out: its size in points, its boxes (lanes before what lies in them), and the emotion curve.

    A journey that is too long for one band goes on in a band below; the curve comes in as many parts.

    ``words`` tells the journey to those who cannot see it.
    """

    title: str
    words: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
