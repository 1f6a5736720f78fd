"""The emotion curve as a plot in characters. Pure.

Each touchpoint is a column; a line joins neighbours that are both rated, one that is not rated is a gap. Signs mark
what the draft calls the highest, the lowest, a moment of truth or a drop-off, and the list below names them: the
numbers and notes are those of the export.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mapcoach.export.curve import Point
from mapcoach.export.journey_part import flat_words, points
from mapcoach.export.words import feeling_words, signed
from mapcoach.journey.shape import FEELINGS, JourneyMap
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.live_map_lines import Piece, Row, columns, fitted

HIGHEST, LOWEST, RATED = "▲", "▼", "●"
MOMENT_OF_TRUTH, DROP_OFF = "◆", "✗"
SEPARATOR, ZERO_LINE = "┊", "┄"
NOT_RATED = "?"

_UNRATED = f" {NOT_RATED} not rated"
_AXIS = max(len(f"-2 {word}") for word in FEELINGS.values()) + 2
_PITCHES = (4, 12)  # columns from one touchpoint to the next: room for three signs and a bit of line
_TALL, _TALLER = 18, 30  # lines from which on a step of the scale takes two or three of them
_NAME = 60


@dataclass(frozen=True)
class Plot:
    """The drawing and what is said below it.

    ``axis`` and ``body`` are as long as each other: what stands at the left for good, and what may scroll sideways. The
    first line of the body names the stages and is the only one with text that people wrote. ``width`` is that of the
    body in columns. ``legend`` names the marked touchpoints, then all.
    """

    axis: tuple[str, ...]
    body: tuple[str, ...]
    width: int
    legend: tuple[Row, ...]

    @property
    def lines(self) -> list[str]:
        """The drawing as lines of text."""
        return [f"{left}{right}".rstrip() for left, right in zip(self.axis, self.body, strict=True)]


def plot(journey_map: JourneyMap, width: int, height: int) -> Plot:
    """The curve of a map for so many columns and lines. It is wider than ``width`` if the journey is long."""
    told = points(journey_map)
    if not told:
        return Plot((), (), 0, (Row((Piece("The emotion curve is drawn here as soon as there are touchpoints."),)),))
    names = [(number, stage.name) for number, stage in enumerate(journey_map.stages, 1)]
    frame = _Frame(told, names, width - _AXIS, height)
    return Plot(tuple(_axis(frame)), tuple(_body(frame)), frame.width, tuple(_legend(journey_map, told)))


class _Frame:
    """Where everything stands: the column of each touchpoint and stage, the line of each score."""

    def __init__(self, told: Sequence[Point], stages: Sequence[tuple[int, str]], room: int, height: int) -> None:
        self.points = told
        self.step = 3 if height >= _TALLER else 2 if height >= _TALL else 1
        self.unrated = any(point.score is None for point in told)
        in_stage = {number: [point for point in told if point.stage == number] for number, _ in stages}
        slots = sum(max(1, len(found)) for found in in_stage.values())
        least = max(_PITCHES[0], len(str(len(told))) + 1)
        self.pitch = max(least, min(_PITCHES[1], (room - len(stages) + 1) // slots))
        self.at: list[int] = []
        self.stages: list[tuple[int, int, str]] = []
        start = 0
        for number, name in stages:
            found = in_stage[number]
            self.stages.append((start, max(1, len(found)) * self.pitch, f"{number} {in_line(name, _NAME)}"))
            self.at += [start + self.pitch // 2 - 1 + place * self.pitch for place in range(len(found))]
            start += max(1, len(found)) * self.pitch + 1
        self.width = start - 1

    @property
    def rows(self) -> int:
        return 4 * self.step + 1

    def row(self, score: int) -> int:
        return (2 - score) * self.step


def _axis(frame: _Frame) -> Iterator[str]:
    yield " " * _AXIS
    for row in range(frame.rows):
        score = 2 - row // frame.step
        label = f"{signed(score):>2} {FEELINGS[score]}" if row % frame.step == 0 else ""
        yield f"{label:<{_AXIS - 1}}{'┤' if label else '│'}"
    if frame.unrated:
        yield f"{_UNRATED:<{_AXIS - 1}}│"
    yield " " * _AXIS


def _body(frame: _Frame) -> Iterator[str]:
    yield _header(frame)
    canvas = [[ZERO_LINE if row == frame.row(0) else " "] * frame.width for row in range(frame.rows)]
    for start, _, _ in frame.stages[1:]:
        for line in canvas:
            line[start - 1] = SEPARATOR
    for (left, one), (right, other) in pairwise(zip(frame.at, frame.points, strict=True)):
        if one.score is not None and other.score is not None:
            bend = max((left + right + 1) // 2, left + len(_signs(one)))
            _join(canvas, left, frame.row(one.score), bend, right, frame.row(other.score))
    for at, point in zip(frame.at, frame.points, strict=True):
        if point.score is not None:
            _write(canvas[frame.row(point.score)], at, _signs(point))
    yield from ("".join(line) for line in canvas)
    if frame.unrated:
        places = ((at, NOT_RATED) for at, point in zip(frame.at, frame.points, strict=True) if point.score is None)
        yield _written(frame.width, places)
    yield _written(frame.width, ((at, str(number)) for number, at in enumerate(frame.at, 1)))


def _header(frame: _Frame) -> str:
    labels = []
    for _, room, label in frame.stages:
        short = fitted(label, room - 1)
        says_something = columns(short) > 6 or short == label
        text = short if says_something else label.split(" ", 1)[0]
        labels.append(f"{text}{' ' * (room - columns(text))}")
    return SEPARATOR.join(labels)


def _join(canvas: list[list[str]], left: int, start: int, bend: int, right: int, end: int) -> None:
    """A line from one point to the next: across, down or up where it bends, across."""
    if start == end:
        _write(canvas[start], left, "─" * (right - left))
        return
    falls = end > start
    _write(canvas[start], left, "─" * (bend - left) + ("╮" if falls else "╯"))
    _write(canvas[end], bend, ("╰" if falls else "╭") + "─" * (right - bend))
    for row in range(min(start, end) + 1, max(start, end)):
        canvas[row][bend] = "│"


def _write(line: list[str], at: int, text: str) -> None:
    line[at : at + len(text)] = text


def _written(width: int, places: Iterator[tuple[int, str]]) -> str:
    line = [" "] * width
    for at, text in places:
        _write(line, at, text)
    return "".join(line)


def _signs(point: Point) -> str:
    """A point's signs, one to three of them."""
    notes = point.note.split(", ")
    first = HIGHEST if "highest" in notes else LOWEST if "lowest" in notes else RATED
    decides = MOMENT_OF_TRUTH if "moment of truth" in notes else ""
    return first + decides + (DROP_OFF if "drop-off" in notes else "")


def _legend(journey_map: JourneyMap, told: Sequence[Point]) -> Iterator[Row]:
    numbered = list(enumerate(told, 1))
    yield Row()
    if not any("lowest" in point.note.split(", ") for point in told):
        yield Row((Piece(flat_words(journey_map)),))
    for number, point in numbered:
        if point.note:
            where = Piece(f"({in_line(point.stage_name, _NAME)})", "muted")
            yield _told(number, point, _signs(point), where)
    yield Row()
    stage = 0
    for number, point in numbered:
        if point.stage != stage:
            stage = point.stage
            yield Row((Piece(f"{stage} {in_line(point.stage_name, _NAME)}", "heading"),))
        yield _told(number, point, NOT_RATED if point.score is None else _signs(point))


def _told(number: int, point: Point, signs: str, *more: Piece) -> Row:
    feeling = in_line(feeling_words(point.emotion), _NAME) or "not rated yet"
    note = (Piece(f"– {point.note}", "mark"),) if point.note else ()
    pieces = (Piece(f"{in_line(point.name, _NAME)}:", "name"), Piece(feeling), *note, *more)
    return Row(pieces, Piece(f"{signs:<3} {number:>3}", "sign"), 0, 8)
