"""What stands in a cell of the map grid: its items as lines of a column, no more than there is room for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mapcoach.journey.lanes import CellItem
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.live_map_findings import BACKED, IDEA
from mapcoach.tui.widgets.live_map_lines import LONGEST, Piece, Row, fitted, lines_of
from mapcoach.tui.widgets.live_map_rows import MOMENT_OF_TRUTH, PAIN

NOTHING = "–"
_NAME = 60
_SCORE = 3  # columns for a score and a blank
_SIGNS = {
    "pain_point": (PAIN, "bad"),
    "opportunity": (IDEA, "good"),
    "automation": ("»", "good"),
    "measure": ("·", "muted"),
}


class CellLine(NamedTuple):
    """One line of a cell, and whether what it shows is lit."""

    pieces: tuple[Piece, ...]
    lit: bool = False


def cell_lines(items: Sequence[CellItem], width: int, limit: int, lit: frozenset[str]) -> list[CellLine]:
    """The items as at most ``limit`` lines of ``width`` columns; the last one says what did not fit.

    Items are kept whole, but for one that is too long by itself.
    """
    lines: list[CellLine] = []
    for place, item in enumerate(items):
        is_lit = not lit.isdisjoint(item.paths)
        new = [CellLine(pieces, is_lit) for pieces in lines_of(row(item, alone=len(items) == 1), width)]
        last = place == len(items) - 1
        if len(lines) + len(new) > limit - (not last):
            return _cut(lines, new, items[place:], limit, width, lit)
        lines += new
    return lines or [CellLine((Piece(NOTHING, "muted"),))]


def _cut(
    lines: list[CellLine], new: list[CellLine], left: Sequence[CellItem], limit: int, width: int, lit: frozenset[str]
) -> list[CellLine]:
    hidden = any(not lit.isdisjoint(item.paths) for item in left)
    if lines:
        return [*lines, CellLine((Piece(fitted(f"… {len(left)} more", width), "muted"),), hidden)]
    kept = new[: max(0, limit - 1)]
    others = f"; {len(left) - 1} more" if len(left) > 1 else ""
    return [*kept, CellLine((Piece(fitted(f"… goes on{others}", width), "muted"),), hidden)]


def row(item: CellItem, *, alone: bool) -> Row:
    """An item as a paragraph: its sign, what it is about, its marks, whether evidence backs it.

    A dot tells it from its neighbours, unless it is ``alone`` in its cell or goes with the one above.
    """
    pieces = (*_told(item), *_backing(item))
    if item.kind in _SIGNS:
        return Row(pieces, Piece(*_SIGNS[item.kind]), 0, 2)
    if item.kind == "thought":
        return Row(pieces, hang=_SCORE)
    if item.kind == "feeling":
        return Row(pieces, Piece(_score(item.text) or " ·", _felt(item.text)), 0, _SCORE)
    return Row(pieces) if alone else Row(pieces, Piece("·", "muted"), 0, 2)


def _told(item: CellItem) -> tuple[Piece, ...]:
    text = in_line(item.text, LONGEST) or NOTHING
    match item.kind:
        case "touchpoint":
            told = (Piece(text, "name"), *_marks(item, MOMENT_OF_TRUTH))
        case "feeling":
            told = (*_about(item), Piece(text.removeprefix(_score(text).strip()).strip() or NOTHING, _felt(text)))
        case "question":
            told = (Piece(f"“{text}”"),)
        case "thought":
            told = (Piece(f"“{text}”", "muted"),)
        case "action" | "owner":
            told = (*_about(item), Piece(text))
        case _:
            told = (Piece(text), *_marks(item))
    return told


def _score(text: str) -> str:
    """The number that a feeling starts with: it stands in front, where the eye runs down."""
    number = text.split(" ", 1)[0]
    return f"{number:>2}" if number in ("+2", "+1", "0", "-1", "-2") else ""


def _felt(text: str) -> str:
    return {"+": "good", "-": "bad"}.get(text[:1], "muted")


def _about(item: CellItem) -> tuple[Piece, ...]:
    about = in_line(item.about, _NAME)
    return (Piece(f"{about}:", "muted"),) if about else ()


def _marks(item: CellItem, sign: str = "") -> tuple[Piece, ...]:
    """What else is known; the touchpoint's channel only if its name does not say it."""
    marks = [in_line(mark, _NAME) for mark in item.marks]
    if item.kind == "touchpoint":
        marks = [mark for mark in marks if mark.casefold() not in item.text.casefold()]
        marks = [f"{sign} {mark}" if mark == "moment of truth" else mark for mark in marks]
    if item.kind == "automation":
        marks = [mark for mark in marks if mark != "chosen"]
    return (Piece(f"({'; '.join(marks)})", "mark"),) if marks else ()


def _backing(item: CellItem) -> tuple[Piece, ...]:
    return (Piece(BACKED, "good"),) if item.basis == "evidence" else ()
