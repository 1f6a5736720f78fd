"""The emotion curve as pictures for the page: what to draw where; the template draws it as inline SVG.

Every touchpoint has a number at the height of its feeling, as in the Markdown draft. A picture holds at most thirty
touchpoints; a longer journey goes on in the next. Nothing is told by colour alone, and each picture has its words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mapcoach.export.curve import Point
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import UNNAMED
from mapcoach.export.layout import width
from mapcoach.export.words import feeling_words, marked, score_words, signed
from mapcoach.journey.shape import FEELINGS

WIDTH, HEIGHT = 1000, 344
_LEFT, _RIGHT, _TOP, _STEP, _UNRATED = 112, 12, 78, 48, 314
_MOST = 30
_PITCH = 110  # few touchpoints are not torn far apart
_LETTER = 6.9  # an average letter of a stage's name
_NOTES_FIT = 52  # what a note under a touchpoint takes
_NAME = 60
_DECIDES = "moment of truth"
_LEFTWARD, _STACKS = ("R", "AL"), ("Mn", "Mc", "Me", "Cf")


@dataclass(frozen=True)
class Dot:
    """A touchpoint in the picture: its number, where it stands, and what is written at it (at which height).

    ``name``, ``feeling`` and ``note`` are for the list below the picture
    """

    number: int
    x: float
    y: float
    rated: bool
    decides: bool
    notes: tuple[tuple[float, str], ...]
    name: str
    feeling: str
    note: str


@dataclass(frozen=True)
class Band:
    """A stage in the picture: from where to where it goes, its number and as much of its name as there is room for."""

    x: float
    width: float
    label: str
    number: int
    name: str
    told: bool
    """Whether the label says the whole name."""
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Picture:
    """A part of the curve. ``line`` is the path of an SVG, ``words`` the picture for those who do not see it."""

    title: str
    words: str
    line: str
    bands: tuple[Band, ...]
    levels: tuple[tuple[int, str], ...]
    unrated: int
    """How high touchpoints stand that are not rated; 0 if there are none."""
    width: int
    height: int

    @property
    def named_apart(self) -> tuple[Band, ...]:
        """The stages whose names are not, or not wholly, in the picture."""
        return tuple(band for band in self.bands if not band.told)


@dataclass(frozen=True)
class _Numbered:
    """A touchpoint with its number in the journey."""

    number: int
    point: Point


def pictures(points: Sequence[Point], *, by_letter: bool = False) -> tuple[Picture, ...]:
    """The curve in pictures; none if there is no touchpoint.

    ``by_letter`` keeps names out of the picture whose letters join, stack or run leftwards: WeasyPrint sets the text of
    an SVG letter by letter.
    """
    numbered = [_Numbered(place, point) for place, point in enumerate(points, 1)]
    parts = [numbered[start : start + _MOST] for start in range(0, len(numbered), _MOST)]
    return tuple(_picture(part, alone=len(parts) == 1, by_letter=by_letter) for part in parts)


def _picture(part: Sequence[_Numbered], *, alone: bool, by_letter: bool) -> Picture:
    pitch = min(_PITCH, (WIDTH - _LEFT - _RIGHT) / len(part))
    bands = tuple(_bands(part, pitch, by_letter))
    dots = [dot for band in bands for dot in band.dots]
    open_ones = any(not dot.rated for dot in dots)
    title = "Emotion curve" if alone else f"Emotion curve, touchpoints {part[0].number} to {part[-1].number}"
    return Picture(
        title,
        _words(part),
        _line(dots),
        bands,
        tuple((_height(score), f"{word} {signed(score)}") for score, word in FEELINGS.items()),
        _UNRATED if open_ones else 0,
        round(_LEFT + pitch * len(part) + _RIGHT),
        HEIGHT if open_ones else HEIGHT - 26,
    )


def _height(score: int) -> int:
    return _TOP + (2 - score) * _STEP


def _bands(part: Sequence[_Numbered], pitch: float, by_letter: bool) -> Iterator[Band]:
    place = 0
    for stage, group in groupby(part, key=lambda one: one.point.stage):
        points = list(group)
        start, room = _LEFT + place * pitch, len(points) * pitch
        name = points[0].point.stage_name
        label = str(stage) if by_letter and _joins(name) else _label(stage, name, room)
        dots = tuple(_dot(one, start + (at + 0.5) * pitch, pitch) for at, one in enumerate(points))
        told = label == f"{stage}. {clean(name)}"
        yield Band(round(start, 1), round(room, 1), label, stage, shorten(name, _NAME), told, dots)
        place += len(points)


def _joins(name: str) -> bool:
    """Whether letters of the name join, stack or run leftwards, so that none can be set by itself."""
    letters = unicodedata.normalize("NFC", name)
    return any(unicodedata.bidirectional(one) in _LEFTWARD or unicodedata.category(one) in _STACKS for one in letters)


def _label(stage: int, name: str, room: float) -> str:
    """The stage's number with as much of its name as fits; the number alone if that says nothing."""
    letters = int((room - 10) / _LETTER)
    told = shorten(f"{stage}. {name}", max(1, letters))
    while told and width(told) > letters:
        told = shorten(told, len(told) - 1) if len(told) > 1 else ""
    return told if width(told) > len(str(stage)) + 4 else str(stage)


def _dot(numbered: _Numbered, x: float, pitch: float) -> Dot:
    point, score = numbered.point, numbered.point.score
    height = _UNRATED - 4 if score is None else _height(score)
    notes = [note for note in point.note.split(", ") if note and note != _DECIDES] if pitch >= _NOTES_FIT else []
    first = height - 8 - 12 * len(notes) if (score or 0) > 0 else height + 28
    return Dot(
        numbered.number,
        round(x, 1),
        height,
        score is not None,
        _DECIDES in point.note,
        tuple((first + 12 * place, note) for place, note in enumerate(notes)),
        shorten(point.name, _NAME) or UNNAMED,
        marked(shorten(feeling_words(point.emotion), _NAME), point.assumed) or "not rated yet",
        point.marked_note if point.note else "",
    )


def _line(dots: Iterable[Dot]) -> str:
    """A curve through the neighbours that are both rated; it never swings beyond a feeling."""
    path: list[str] = []
    before: Dot | None = None
    for dot in dots:
        if dot.rated and before:
            middle = round((before.x + dot.x) / 2, 1)
            path.append(f"C{middle} {before.y} {middle} {dot.y} {dot.x} {dot.y}")
        elif dot.rated:
            path.append(f"M{dot.x} {dot.y}")
        before = dot if dot.rated else None
    return " ".join(path)


def _words(points: Sequence[_Numbered]) -> str:
    rated = [(one, one.point.score) for one in points if one.point.score is not None]
    if not rated:
        return "None of these touchpoints is rated yet."
    low = min(rated, key=lambda one: (one[1], "lowest" not in one[0].point.note))
    high = min(rated, key=lambda one: (-one[1], "highest" not in one[0].point.note))
    told = (
        f"It starts {_at(*rated[0])}",
        f"is lowest {_at(*low)}" if low[1] < high[1] else "stays the same",
        f"highest {_at(*high)}" if low[1] < high[1] else "",
        f"and ends {_at(*rated[-1])}.",
    )
    count = f"{len(rated)} of {len(points)} touchpoints are rated."
    return f"{', '.join(part for part in told if part)} {count}" if len(rated) > 1 else f"{told[0]}. {count}"


def _at(one: _Numbered, score: int) -> str:
    told = f"{score_words(score)} at {shorten(one.point.name, _NAME) or UNNAMED}"
    return marked(told, one.point.assumed)
