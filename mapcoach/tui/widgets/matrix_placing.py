"""Opportunities by impact and feasibility, as a grid of numbers and the list that they refer to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mapcoach.export.findings_part import ranked_ideas, score
from mapcoach.journey.lanes import NO_NAME, pain_marks
from mapcoach.journey.ranking import worst_first
from mapcoach.journey.shape import JourneyMap
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.live_map_lines import Line, Piece, Row, columns, lay_out

STEPS = (1, 2, 3, 4, 5)
_CELL = (5, 16)  # columns of a cell, at least and at most
_AXIS = 4
_ROOMY = 34  # lines from which on a cell takes two
_TEXT = 200
_IMPACT = ("Impact on the customer, 5 is the greatest", "Impact, 5 is the greatest", "Impact")
_FEASIBILITY = (
    "Feasibility, 5 is the easiest: start at the top right",
    "Feasibility: start at the top right",
    "Feasibility, 5 is the easiest",
    "Feasibility",
)


@dataclass(frozen=True)
class Entry:
    """An opportunity or a pain point without one: its id, its text, what it answers, what is known of its weight.

    ``number`` is what the grid calls it; 0 for what is not in the grid.
    """

    part: str
    text: str
    number: int = 0
    answers: str = ""
    weight: str = ""


@dataclass(frozen=True)
class Placed:
    """What is where: ``cells`` by (impact, feasibility), both 1 to 5, and the lists.

    ``ranked`` are in the grid, best first; ``unrated`` are opportunities that lack a rating; ``unanswered`` are the
    pain points to which nobody had an idea yet, worst first.
    """

    cells: dict[tuple[int, int], tuple[int, ...]]
    ranked: tuple[Entry, ...]
    unrated: tuple[Entry, ...]
    unanswered: tuple[Entry, ...]


def place(journey_map: JourneyMap) -> Placed:
    """Where each opportunity stands, and which pain points wait for one."""
    pains = {pain.id: pain for pain in journey_map.pain_points()}
    cells: dict[tuple[int, int], tuple[int, ...]] = {}
    ranked: list[Entry] = []
    unrated: list[Entry] = []
    for idea in ranked_ideas(journey_map):
        answers = pains[idea.pain_point].text if idea.pain_point in pains else ""
        impact, feasibility = idea.impact, idea.feasibility
        weight = f"impact {impact or '?'}, feasibility {feasibility or '?'}"
        number = len(ranked) + 1 if score(idea) is not None else 0
        entry = Entry(idea.id, idea.text or NO_NAME, number, answers, weight)
        if impact is not None and feasibility is not None and number:
            cells[impact, feasibility] = (*cells.get((impact, feasibility), ()), number)
            ranked.append(entry)
        else:
            unrated.append(entry)
    answered = {idea.pain_point for idea in journey_map.opportunities}
    future = journey_map.kind == "future"
    unanswered = (
        Entry(pain.id, pain.text or NO_NAME, weight=", ".join(pain_marks(pain, future=future)))
        for pain in worst_first(journey_map)
        if pain.id not in answered
    )
    return Placed(cells, tuple(ranked), tuple(unrated), tuple(unanswered))


def draw(placed: Placed, width: int, height: int) -> list[Line]:
    """The grid and the lists in lines of about this width; a line belongs to row 0 if it is of the grid."""
    grid = [Line((Piece(text, role),), 0) for text, role in _grid(placed, width, 2 if height >= _ROOMY else 1)]
    return grid + lay_out(_lists(placed), width)


def _grid(placed: Placed, width: int, lines: int) -> Iterator[tuple[str, str]]:
    room = max(_CELL[0], min(_CELL[1], (width - _AXIS - 6) // len(STEPS)))
    blank = " " * _AXIS
    yield f"{blank}{_longest(_IMPACT, width - _AXIS)}", "axis"
    yield f"{blank}┌{'┬'.join(['─' * room] * 5)}┐", "grid"
    for impact in reversed(STEPS):
        shown = [_shown(placed.cells.get((impact, step), ()), room - 2, lines) for step in STEPS]
        for line in range(lines):
            label = f"{impact:>{_AXIS - 1}} " if line == 0 else blank
            yield f"{label}│{'│'.join(f' {cell[line]:<{room - 1}}' for cell in shown)}│", "grid"
        if impact > 1:
            yield f"{blank}├{'┼'.join(['─' * room] * 5)}┤", "grid"
    yield f"{blank}└{'┴'.join(['─' * room] * 5)}┘", "grid"
    yield f"{blank} {' '.join(f'{step:^{room}}' for step in STEPS)}".rstrip(), "grid"
    yield f"{blank}{_longest(_FEASIBILITY, width - _AXIS)}", "axis"


def _longest(wordings: Sequence[str], width: int) -> str:
    """The first, and longest, of some wordings that fits; the last one where none does."""
    return next((words for words in wordings if len(words) <= width), wordings[-1])


def _shown(numbers: tuple[int, ...], room: int, lines: int) -> list[str]:
    """The numbers of a cell in its lines; how many more there are, if they do not fit."""
    for count in range(len(numbers), 0, -1):
        more = [f"+{len(numbers) - count}"] if count < len(numbers) else []
        filled = _filled([*map(str, numbers[:count]), *more], room)
        if len(filled) <= lines:
            return filled + [""] * (lines - len(filled))
    return [f"×{len(numbers)}" if numbers else ""] + [""] * (lines - 1)


def _filled(words: list[str], room: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and columns(lines[-1]) + 1 + len(word) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _lists(placed: Placed) -> Iterator[Row]:
    if not (placed.ranked or placed.unrated or placed.unanswered):
        yield Row()
        yield Row((Piece("Opportunities appear here once the map has some, and pain points until they are answered."),))
    for heading, entries in (
        ("Opportunities, best first", placed.ranked),
        ("Not rated yet", placed.unrated),
        ("Pain points without an idea yet", placed.unanswered),
    ):
        if entries:
            yield Row()
            yield Row((Piece(heading, "heading"),))
            yield from map(_entry, entries)


def _entry(entry: Entry) -> Row:
    pieces = [Piece(in_line(entry.text, _TEXT) or NO_NAME)]
    if entry.weight:
        pieces.append(Piece(f"({entry.weight})", "mark"))
    if entry.answers:
        pieces.append(Piece(f"answers: {in_line(entry.answers, _TEXT)}", "muted"))
    return Row(tuple(pieces), Piece(f"{entry.number:>3}" if entry.number else "  –", "number"), 0, 4)
