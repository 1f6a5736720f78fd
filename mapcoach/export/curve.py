"""The emotion curve, drawn in text: touchpoints across, feelings from very good to very bad down.

Every touchpoint has a number that stands at the height of its feeling; lines join neighbours that are both rated. The
drawing fits 100 columns; a longer journey goes on in a drawing below. Nothing is told by colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mapcoach.export.escaping import shorten, verbatim
from mapcoach.export.layout import padded, width
from mapcoach.export.words import feeling_words, marked, signed
from mapcoach.journey import Emotion
from mapcoach.journey.shape import FEELINGS

COLUMNS = 100
_LABELS = {score: f"{signed(score):>2} {word}" for score, word in FEELINGS.items()}
_UNRATED = " ? not rated"
_AXIS = max(width(label) for label in (*_LABELS.values(), _UNRATED)) + 1
_GAPS = (2, 8)
_NAME = 48
_SAYS_SOMETHING = 3  # characters of a name


@dataclass(frozen=True)
class Point:
    """A touchpoint on the curve; ``note`` says in the legend what is special about it, split by ", ".

    ``assumed``: nobody has checked how it feels; ``unsure`` are those of the notes that nobody has checked.
    """

    stage: int
    stage_name: str
    name: str
    emotion: Emotion
    note: str = ""
    assumed: bool = False
    unsure: frozenset[str] = frozenset()

    @property
    def marked_note(self) -> str:
        """The note with the marks of what is assumed."""
        return ", ".join(marked(one, one in self.unsure) for one in self.note.split(", "))

    @property
    def score(self) -> int | None:
        """-2 to 2; None if it is not rated."""
        return self.emotion.score


def draw(points: Sequence[Point]) -> str:
    """The curve with its legend, as lines of text; empty if there is no point."""
    if not points:
        return ""
    digits, room = len(str(len(points))), COLUMNS - _AXIS - 1
    gap = max(_GAPS[0], min(_GAPS[1], room // len(points) - digits))
    grid = _Grid(digits, gap)
    numbered = list(enumerate(points, 1))
    blocks = ["\n".join(_block(block, grid)) for block in _blocks(numbered, room // (digits + gap))]
    legend = [line for number, point in numbered for line in _legend(number, point, points, digits)]
    return "\n\n".join([*blocks, "\n".join(legend)])


@dataclass(frozen=True)
class _Grid:
    """How many columns a touchpoint's number takes, and how many lie between it and the next."""

    digits: int
    gap: int

    @property
    def pitch(self) -> int:
        return self.digits + self.gap


Numbered = tuple[int, Point]


def _blocks(points: Sequence[Numbered], size: int) -> Iterator[list[Numbered]]:
    """The points in runs of at most ``size``; a stage that fits into one run is not torn apart."""
    block: list[Numbered] = []
    for stage in _by_stage(points):
        if block and len(block) + len(stage) > size:
            yield block
            block = []
        block += stage
        while len(block) > size:
            yield block[:size]
            block = block[size:]
    if block:
        yield block


def _by_stage(points: Sequence[Numbered]) -> list[list[Numbered]]:
    stages: dict[int, list[Numbered]] = {}
    for number, point in points:
        stages.setdefault(point.stage, []).append((number, point))
    return list(stages.values())


def _block(points: Sequence[Numbered], grid: _Grid) -> Iterator[str]:
    yield _heading(points, grid)
    for score, label in _LABELS.items():
        yield f"{label:<{_AXIS}}|{_row(points, score, grid)}".rstrip()
    if any(point.score is None for _, point in points):
        places = (str(number) if point.score is None else "" for number, point in points)
        row = "".join(place.rjust(grid.digits) + " " * grid.gap for place in places)
        yield f"{_UNRATED:<{_AXIS}}|{row}".rstrip()


def _heading(points: Sequence[Numbered], grid: _Grid) -> str:
    line = f"{'Stage':<{_AXIS}}"
    for stage in _by_stage(points):
        room = len(stage) * grid.pitch - 1
        line += "|" + padded(_stage_label(stage[0][1], room), room)
    return line.rstrip()


def _stage_label(point: Point, room: int) -> str:
    """The stage's number with as much of its name as there is room for; the number alone if that says nothing."""
    number = str(point.stage)
    name = shorten(point.stage_name, max(1, room - len(number) - 1))
    label = f"{number} {name}"
    return label if len(name) > _SAYS_SOMETHING and width(label) <= room else number


def _row(points: Sequence[Numbered], score: int, grid: _Grid) -> str:
    line = ""
    for place, (number, point) in enumerate(points):
        before = points[place - 1][1].score if place else None
        after = points[place + 1][1].score if place + 1 < len(points) else None
        label = str(number) if point.score == score else ""
        line += label.rjust(grid.digits, "─" if label and before is not None else " ")
        line += _join(point.score, after, score, grid.gap)
    return line


def _join(left: int | None, right: int | None, score: int, gap: int) -> str:
    """What stands between two neighbours in the row of this score: an end of the line, or a part of it."""
    if left is None or right is None:
        return " " * gap
    if left == right:
        return ("─" if score == left else " ") * gap
    ahead, behind = (gap - 1) // 2, gap // 2
    if score == left:
        return "─" * ahead + ("╮" if left > right else "╯") + " " * behind
    if score == right:
        return " " * ahead + ("╰" if left > right else "╭") + "─" * behind
    return " " * ahead + ("│" if min(left, right) < score < max(left, right) else " ") + " " * behind


def _legend(number: int, point: Point, points: Sequence[Point], digits: int) -> Iterator[str]:
    if number == 1 or points[number - 2].stage != point.stage:
        yield f"Stage {point.stage}: {verbatim(shorten(point.stage_name, _NAME))}"
    feeling = marked(shorten(feeling_words(point.emotion), _NAME), point.assumed) or "not rated yet"
    told = f"  {number:>{digits}}  {verbatim(shorten(point.name, _NAME))}: {feeling}"
    yield told + (f" - {point.marked_note}" if point.note else "")
