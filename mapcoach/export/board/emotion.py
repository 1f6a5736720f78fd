"""The emotion curve of a board: touchpoints in their order, ratings as heights, what is not rated as a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mapcoach.export.board.content import Contact
from mapcoach.export.board.measuring import fitted, width
from mapcoach.export.board.shapes import SMALL, Box, Curve, CurvePoint, Level, Line, Paragraph
from mapcoach.export.words import signed
from mapcoach.journey.shape import FEELINGS

LANE = "lane-curve"
LABEL = "Emotion curve"
RADIUS = 9
_STEP = 30  # points between two ratings
_MARGIN = 34  # above the best and below the worst, for the names of highs and lows
_NUMBERED = 20  # points between touchpoints that a number needs
_NAMED = 40  # touchpoints that are named on the curve
_NAME = 190  # points that a name may take


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of the curve that belongs to a stage: from left to right in points, and its touchpoints."""

    left: float
    right: float
    contacts: Sequence[Contact]


def height(stretches: Sequence[Stretch]) -> float:
    """How high the curve is in points, with a row for what is not rated if there is any."""
    unrated = any(one.score is None for stretch in stretches for one in stretch.contacts)
    return 4 * _STEP + 2 * _MARGIN + (_STEP if unrated else 0)


def worth_naming(contacts: Iterable[Contact]) -> Mapping[int, str]:
    """Why touchpoints are named on the curve, by their numbers: the lowest and the highest come first."""
    named = [(one.number, one.worth) for one in contacts if one.worth]
    return dict(sorted(named, key=lambda one: one[1].startswith("moment of truth")))


def curve(lane: Box, stretches: Sequence[Stretch], named: Mapping[int, str]) -> Curve:
    """The curve in this lane, which is as high as ``height`` says, with the names of the touchpoints in ``named``.

    It has at least one touchpoint.
    """
    levels = tuple(_levels(lane, stretches))
    heights = {level.score: level.y for level in levels}
    points = tuple(_points(stretches, heights))
    joins = tuple(
        (place, place + 1)
        for place in range(len(points) - 1)
        if points[place].score is not None and points[place + 1].score is not None
    )
    left, right = stretches[0].left, stretches[-1].right
    return Curve(lane, left, right, levels, points, joins, tuple(_labels(points, named, left, right)))


def _levels(lane: Box, stretches: Sequence[Stretch]) -> Iterator[Level]:
    y = lane.y + _MARGIN
    for score, word in FEELINGS.items():
        yield Level(score, f"{signed(score)} {word}", y)
        y += _STEP
    if any(one.score is None for stretch in stretches for one in stretch.contacts):
        yield Level(None, "? not rated", y - _STEP + _MARGIN + _STEP - 2 * RADIUS)


def _points(stretches: Sequence[Stretch], heights: dict[int | None, float]) -> Iterator[CurvePoint]:
    for stretch in stretches:
        pitch = (stretch.right - stretch.left) / max(1, len(stretch.contacts))
        for place, one in enumerate(stretch.contacts):
            x = round(stretch.left + pitch * (place + 0.5), 1)
            numbered = pitch >= _NUMBERED or place % max(2, int(2 * _NUMBERED / pitch)) == 0
            yield CurvePoint(
                f"point-{one.number}", one.number, one.name, x, heights[one.score], one.score, one.decides, numbered
            )


def _labels(points: Sequence[CurvePoint], named: Mapping[int, str], left: float, right: float) -> Iterator[Box]:
    """The names of the highest and the lowest points and of moments of truth, where there is room for them."""
    taken: list[tuple[float, float, float]] = []
    places = {point.number: place for place, point in enumerate(points)}
    for number, words in named.items():
        if len(taken) == _NAMED:
            return
        if number not in places:
            continue
        point, place = points[places[number]], places[number]
        text = fitted(f"{words}: {point.name}", _NAME, SMALL.size)
        wide = width(text, SMALL.size)
        x = round(min(max(point.x - wide / 2, left), right - wide), 1)
        above = _points_up(points, place)
        y = point.y - 15 if above else point.y + 22
        if not _free(points, place, (x, x + wide, y), taken):
            continue
        taken.append((x, x + wide, y))
        line = Line(text, x, y, SMALL)
        yield Box(f"named-{point.number}", "label", x, y - 10, round(wide, 1), 14, (Paragraph(text, SMALL),), (line,))


def _points_up(points: Sequence[CurvePoint], place: int) -> bool:
    """Whether the name of a point goes above it: the line comes from below, or runs level in the upper half."""
    score = points[place].score or 0
    around = [one.score for one in points[max(0, place - 1) : place + 2] if one.score is not None]
    lower, higher = min(around) < score, max(around) > score
    return score >= 0 if lower == higher else lower


def _free(
    points: Sequence[CurvePoint], place: int, room: tuple[float, float, float], taken: Sequence[tuple[float, ...]]
) -> bool:
    """Whether nothing else is drawn where the name would stand: no other name, no point, no line."""
    left, right, y = room
    if any(left - 8 < end and start < right + 8 and abs(y - at) < 16 for start, end, at in taken):
        return False
    return not any(_crosses(pair, (left - 4, right + 4, y - 12, y + 5)) for pair in _near(points, place, left, right))


def _near(
    points: Sequence[CurvePoint], place: int, left: float, right: float
) -> Iterator[tuple[CurvePoint, CurvePoint]]:
    """Neighbours whose line may be there, and points alone as a line to themselves."""
    start = end = place
    while start > 0 and points[start].x > left - RADIUS:
        start -= 1
    while end < len(points) - 1 and points[end].x < right + RADIUS:
        end += 1
    for at in range(start, end + 1):
        yield points[at], points[at]
        if at < end and points[at].score is not None and points[at + 1].score is not None:
            yield points[at], points[at + 1]


def _crosses(pair: tuple[CurvePoint, CurvePoint], room: tuple[float, float, float, float]) -> bool:
    """Whether the line between two points, or the point with its number, goes through the room."""
    (one, other), (left, right, top, bottom) = pair, room
    if one is other:
        return left - RADIUS < one.x < right + RADIUS and top - RADIUS < one.y < bottom + RADIUS
    low, high = max(left, one.x), min(right, other.x)
    if low >= high:
        return False
    slope = (other.y - one.y) / (other.x - one.x)
    ys = [one.y + slope * (x - one.x) for x in (low, high)]
    return max(ys) > top and min(ys) < bottom
