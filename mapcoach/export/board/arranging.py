"""Puts the content of a board in its place: columns wide enough for their touchpoints, rows as high as their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from mapcoach.export.board import emotion
from mapcoach.export.board.content import CARD, PAD, Card, Column, Content
from mapcoach.export.board.measuring import reads_leftwards, wrap
from mapcoach.export.board.shapes import SMALL, Board, Box, Curve, Line, Paragraph, Role, Style
from mapcoach.journey.lane_cells import Lane

MARGIN = 24
GAP = 8
LABELS = 128
"""The width in points of the column with the names of the lanes."""
_LEAST = 960  # width of the narrowest board
_FACT = 230  # width that a fact about the customer wants
_PITCH = 8  # points between touchpoints on the curve, at least
_WIDEST_FACT = 360
_BAND = 3700  # points of stages side by side; twice that is what a PNG may have
_COMPACT = 9  # columns of cards, beyond which stages are at most two cards wide
_ACROSS_STAGE = frozenset({"customer_goal", "questions", "business_goal"})
_LANE_NAME = Style(11, bold=True)
_RANGES = 20


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands: its place among all, its left edge, its width, and how many cards go side by side."""

    number: int
    column: Column
    x: float
    w: float
    across: int


def text_box(
    name: str, role: Role, at: tuple[float, float, float], paragraphs: Sequence[Paragraph], parent: str = ""
) -> Box:
    """A box at (x, y) of a width, as high as its text."""
    x, y, w = at
    lines = tuple(_lines(paragraphs, x + PAD, y + PAD, w - 2 * PAD))
    used = sum(line.style.leading for line in lines) + max(0, len(paragraphs) - 1) * 3
    return Box(
        name, role, round(x, 1), round(y, 1), round(w, 1), round(used + 2 * PAD, 1), tuple(paragraphs), lines, parent
    )


def _lines(paragraphs: Sequence[Paragraph], x: float, y: float, room: float) -> Iterator[Line]:
    for number, one in enumerate(paragraphs):
        y += 3 if number else 0
        leftwards = reads_leftwards(one.text)
        for text in wrap(one.text, room, one.style.size, bold=one.style.bold):
            baseline = y + one.style.leading * 0.75
            yield Line(text, round(x + room if leftwards else x, 1), round(baseline, 1), one.style, leftwards)
            y += one.style.leading


def arrange(content: Content, words: str, notice: str = "", notice_size: float = SMALL.size) -> Board:
    """The board of this content; ``notice`` stands under the title, ``notice_size`` points high."""
    bands = tuple(_bands(content.columns))
    right = max([_LEAST - MARGIN, *(place.x + place.w for band in bands for place in band)])
    said = Paragraph(notice, Style(notice_size, bold=True))
    boxes = list(_head(content, right - MARGIN, (said,) if notice else ()))
    named = emotion.worth_naming(one for column in content.columns for one in column.contacts)
    curves: list[Curve] = []
    for number, band in enumerate(bands, 1):
        sheet = _Sheet(content.lanes, band, right, "" if number == 1 else f"-{number}", named)
        drawn, curve = _band(sheet, _bottom(boxes) + GAP * (2 if number == 1 else 4))
        boxes += drawn
        curves += [curve] if curve else []
    if not bands:
        text = Paragraph("This map has no stages yet. Name three to seven steps of the journey to see them here.")
        boxes.append(text_box("no-stages", "fact", (MARGIN, _bottom(boxes) + GAP * 2, right - MARGIN), (text,)))
    boxes += _foot(content, curves, right, _bottom(boxes) + GAP)
    return Board(
        content.title.text, words, right + MARGIN, round(_bottom(boxes) + MARGIN, 1), tuple(boxes), tuple(curves)
    )


def _bottom(boxes: Sequence[Box]) -> float:
    return max(box.y + box.h for box in boxes)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A band of the board: its lanes and columns, its right edge, and what sets its ids apart from other bands'."""

    lanes: Sequence[tuple[Lane, str]]
    places: Sequence[_Place]
    right: float
    suffix: str
    named: Mapping[int, str]


def _bands(columns: Sequence[Column]) -> Iterator[list[_Place]]:
    """The columns in bands of nearly the same width, none wider than ``_BAND`` if its columns are not."""
    roomy = sum(_across(column, 3) for column in columns) <= _COMPACT
    sizes = [_across(column, 3 if roomy else 2) for column in columns]
    total = sum(map(_width, sizes))
    fair = total / ceil(total / _BAND) if columns else 0
    band: list[_Place] = []
    x: float = MARGIN + LABELS
    for number, (column, across) in enumerate(zip(columns, sizes, strict=True), 1):
        w, used = _width(across), x - MARGIN - LABELS
        if band and (used + w - GAP > _BAND or used >= fair):
            yield band
            band, x = [], MARGIN + LABELS
        band.append(_Place(number, column, x, w - GAP, across))
        x += w
    if band:
        yield band


def _width(across: int) -> float:
    """The width of a column with what is free to its right."""
    return across * CARD + (across + 2) * GAP


def _across(column: Column, usual: int) -> int:
    """How many cards go side by side: the squarer the better, but with room for each touchpoint on the curve."""
    points = len(column.contacts)
    most = max((len(cards) for cards in column.cards.values()), default=0)
    room_on_curve = ceil(points * _PITCH / (CARD + GAP))
    return max(1, min(points, usual), ceil(sqrt(points / 3)), ceil(sqrt(most / 6)), room_on_curve)


def _head(content: Content, room: float, notice: tuple[Paragraph, ...]) -> Iterator[Box]:
    """The title, how the map stands, and the customer in a strip."""
    title = text_box("title", "title", (MARGIN - PAD, MARGIN - PAD, room), (content.title,))
    title = replace(title, h=round(title.h - PAD, 1))
    yield title
    status = text_box("status", "status", (MARGIN - PAD, title.y + title.h, room), (*content.status, *notice))
    yield status
    y = status.y + status.h
    across = max(1, min(len(content.facts), int((room + GAP) // (_FACT + GAP))))
    across = ceil(len(content.facts) / ceil(len(content.facts) / across)) if content.facts else 1
    for start in range(0, len(content.facts), across):
        row = content.facts[start : start + across]
        w = min(_WIDEST_FACT, (room - (across - 1) * GAP) / across)
        boxes = [
            text_box(f"fact-{start + n + 1}", "fact", (MARGIN + n * (w + GAP), y, w), fact)
            for n, fact in enumerate(row)
        ]
        yield from _level(boxes)
        y = _bottom(boxes) + GAP


def _level(boxes: Sequence[Box]) -> list[Box]:
    """The boxes of a row, all as high as the highest."""
    highest = max((box.h for box in boxes), default=0.0)
    return [replace(box, h=highest) for box in boxes]


def _band(sheet: _Sheet, y: float) -> tuple[list[Box], Curve | None]:
    """The stages of a band, the lanes with their cards, and the curve under the touchpoints."""
    boxes = _level(
        [
            text_box(f"stage-{place.number}", "stage", (place.x, y, place.w), place.column.heading)
            for place in sheet.places
        ]
    )
    curve: Curve | None = None
    for lane, label in sheet.lanes:
        if not any(place.column.cards.get(lane) for place in sheet.places):
            continue
        y = _bottom(boxes) + GAP
        boxes += _lane(lane, label, sheet, y)
        if lane == "touchpoints":
            curve = _curve(sheet, _bottom(boxes) + GAP)
            boxes += (curve.lane, *curve.labels)
    return boxes, curve


def _lane(lane: Lane, label: str, sheet: _Sheet, y: float) -> list[Box]:
    """A lane with its name, and its cards."""
    name = f"lane-{lane}{sheet.suffix}"
    cards = [box for place in sheet.places for box in _cell(lane, place, y, name)]
    text = text_box(name, "lane", (MARGIN, y, LABELS), (Paragraph(label, _LANE_NAME),))
    h = max(text.y + text.h, _bottom(cards) + GAP) - y
    return [replace(text, w=round(sheet.right - MARGIN, 1), h=round(h, 1)), *cards]


def _cell(lane: Lane, place: _Place, y: float, parent: str) -> Iterator[Box]:
    cards = place.column.cards.get(lane, ())
    across = 1 if lane in _ACROSS_STAGE else place.across
    if lane == "touchpoints":
        for start in range(0, len(cards), across):
            row = _level(
                [_card(card, lane, place, n, y + GAP, parent) for n, card in enumerate(cards[start : start + across])]
            )
            yield from row
            y = _bottom(row)
        return
    ends = [y] * across
    for card in cards:
        column = min(range(across), key=lambda one: (ends[one], one))
        box = _card(card, lane, place, column, ends[column] + GAP, parent)
        ends[column] = box.y + box.h
        yield box


def _card(card: Card, lane: Lane, place: _Place, column: int, y: float, parent: str) -> Box:
    x = place.x + GAP + column * (CARD + GAP)
    w = place.w - 2 * GAP if lane in _ACROSS_STAGE else CARD
    return replace(text_box(card.id, lane, (x, y, w), card.paragraphs, parent), decides=card.decides)


def _curve(sheet: _Sheet, y: float) -> Curve:
    stretches = [
        emotion.Stretch(place.x, place.x + place.w, place.column.contacts)
        for place in sheet.places
        if place.column.contacts
    ]
    text = text_box(emotion.LANE + sheet.suffix, "lane", (MARGIN, y, LABELS), (Paragraph(emotion.LABEL, _LANE_NAME),))
    lane = replace(text, w=round(sheet.right - MARGIN, 1), h=emotion.height(stretches))
    return emotion.curve(lane, stretches, sheet.named)


def _foot(content: Content, curves: Sequence[Curve], right: float, y: float) -> Iterator[Box]:
    """How to read the board."""
    points = [point for curve in curves for point in curve.points]
    told = ["Numbers are touchpoints, in the order of the journey."] if points else []
    if any(point.decides for point in points):
        told.append("A diamond is a moment of truth: it decides whether they go on.")
    if any(point.score is None for point in points):
        told.append("Where nobody has rated a touchpoint, the line stops.")
    if unsure := [one.number for column in content.columns for one in column.contacts if one.assumed]:
        told.append(f"Nobody has checked the ratings of {_ranges(unsure)}.")
    if len(curves) > 1:
        told.append("The journey goes on in the rows below.")
    told.append("Made with mapcoach.")
    yield text_box("reading", "note", (MARGIN - PAD, y, right - MARGIN), (Paragraph(" ".join(told), SMALL),))


def _ranges(numbers: Sequence[int]) -> str:
    """Rising numbers in short: 1 to 4, 7, 9; so many of them that somebody reads them."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(told[:_RANGES]) + (" and others" if len(told) > _RANGES else "")
