"""Puts what has to be said onto as many slides as it takes, up to a limit, and keeps what was cut for the notes.

Sizes are in points: a slide is 960 wide and 540 high. No text is smaller than 11 points, but for the labels of the
chart and the line at the foot, which have 10.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mapcoach.export.escaping import shorten
from mapcoach.export.slides.measuring import LINE, fitted, line_count, plain
from mapcoach.export.slides.model import Line, Slide, Table, Words

WIDTH, HEIGHT = 960.0, 540.0
LEFT, TOP = 36.0, 92.0
BODY_WIDTH, BODY_HEIGHT = WIDTH - 2 * LEFT, 372.0
CURVE_HEIGHT = 296.0
BELOW_TOP, BELOW_HEIGHT = TOP + BODY_HEIGHT + 6, 34.0
TITLE_SIZE, BELOW_SIZE, FOOT_SIZE = 26, 12, 10
WORDS_SIZES, TABLE_SIZES = (20, 18, 16), (14, 12, 11)
"""What letters may measure: the largest that takes no more slides than the smallest."""
CELL_SIDE, CELL_END = 5.0, 3.0
"""The margins of a cell: left and right, top and bottom."""
AFTER = 8.0
"""The room behind a paragraph."""
INDENT = 16.0
_MOST_LINES = 12
_MOST_WORDS = 7
_LABEL = 60
_NOTES = 60_000
_GOES_ON = "This goes on from the slide before."
_ROWS = 24
"""More rows or paragraphs than fit on any slide."""
_MARGIN, _NUMBER = 24.0, 150.0
"""What of a title's line cannot be used, without and with the number of the slide behind it."""
WORDS_ROOM = BODY_WIDTH - INDENT - 24


@dataclass(frozen=True)
class Paged:
    """The slides of a part, and how many of its rows or paragraphs found no room within the limit."""

    slides: tuple[Slide, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Limits:
    """How many slides a part gets at most, and what is said below the last one; ``{}`` is the number left out."""

    slides: int
    more: str = "{} more found no room here. The HTML page, the spreadsheet and the Markdown draft have all of them."


Body = Callable[[list[Any]], Words | Table]


def title(text: str) -> str:
    """A title that fits on one line."""
    return fitted(plain(text), BODY_WIDTH - _MARGIN, TITLE_SIZE, 1)


Page = list[tuple[Any, tuple[str, ...]]]
"""What stands on one slide: rows or paragraphs, each with the full texts of what was cut in it."""


def _slides(heading: str, pages: Sequence[Page], limits: Limits, notes: Sequence[str], body: Body, rest: int) -> Paged:
    """The pages as slides with titles that differ; ``rest`` is what stands on none of them."""
    shown, rest = pages[: limits.slides], rest + sum(map(len, pages[limits.slides :]))
    many = len(shown) > 1
    name = fitted(plain(heading), BODY_WIDTH - (_NUMBER if many else _MARGIN), TITLE_SIZE, 1)
    slides = tuple(
        Slide(
            f"{name} ({place} of {len(shown)})" if many else name,
            body([item for item, _ in page]),
            (limits.more.format(rest),) if rest and place == len(shown) else (),
            spoken((*(notes if place == 1 else (_GOES_ON,)), *(full for _, cut in page for full in cut))),
        )
        for place, page in enumerate(shown, 1)
    )
    return Paged(slides, rest)


# --- tables ---------------------------------------------------------------------------------------------------


def columns(shares: Sequence[int]) -> list[float]:
    """The widths of a table's columns."""
    return [BODY_WIDTH * share / sum(shares) for share in shares]


def row_height(row: Sequence[str], shares: Sequence[int], size: int) -> float:
    """How high a row is in letters of this size."""
    rooms = (room - 2 * CELL_SIDE for room in columns(shares))
    lines = max(line_count(text, room, size) for text, room in zip(row, rooms, strict=True))
    return lines * size * LINE + 2 * CELL_END


def tables(heading: str, table: Table, limits: Limits, notes: Sequence[str] = ()) -> Paged:
    """A table on as many slides as it takes. ``notes`` are said at the first of them, else what it is about."""
    header = tuple(plain(one) for one in table.headers)
    rows = [tuple(map(plain, row)) for row in table.rows[: limits.slides * _ROWS]]
    size, pages = _largest(TABLE_SIZES, lambda size: _table_pages(header, rows, table, size))
    return _slides(
        heading,
        pages,
        limits,
        notes or (table.about,),
        lambda shown: replace(table, headers=header, rows=tuple(shown), size=size),
        len(table.rows) - len(rows),
    )


def _largest(sizes: Sequence[int], pages: Callable[[int], list[Page]]) -> tuple[int, list[Page]]:
    """The largest size that takes no more slides than the smallest, and its pages."""
    by_size = {size: pages(size) for size in reversed(sizes)}
    least = len(by_size[min(sizes)])
    return next((size, by_size[size]) for size in sizes if len(by_size[size]) <= least)


def _table_pages(header: tuple[str, ...], rows: Sequence[tuple[str, ...]], table: Table, size: int) -> list[Page]:
    room = BODY_HEIGHT - row_height(header, table.shares, size)
    fit = [_row(row, table, size) for row in rows]
    return _filled(fit, room, lambda row: row_height(row, table.shares, size))


def _row(row: Sequence[str], table: Table, size: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A row's cells as they fit, and in full those that were cut."""
    rooms = [room - 2 * CELL_SIDE for room in columns(table.shares)]
    cells = tuple(fitted(text, room, size, _MOST_LINES) for text, room in zip(row, rooms, strict=True))
    cut = tuple(full for full, shown in zip(row, cells, strict=True) if full != shown)
    return tuple(cell or table.nothing for cell in cells), cut


def _filled(items: Sequence[tuple[Any, tuple[str, ...]]], room: float, height: Callable[[Any], float]) -> list[Page]:
    """The items in runs that fit on a slide; every run has one at least, and none is higher than a slide."""
    pages: list[Page] = []
    left = -1.0
    for item, cut in items:
        needed = height(item)
        if needed > left:
            pages.append([])
            left = room
        pages[-1].append((item, cut))
        left -= needed
    return pages


# --- paragraphs -----------------------------------------------------------------------------------------------


def words(heading: str, lines: Sequence[Line], limits: Limits, notes: Sequence[str] = ()) -> Paged:
    """Paragraphs on as many slides as it takes. ``notes`` are said at the first of them, else the paragraphs."""
    told = [Line(plain(line.text), plain(line.label)) for line in lines[: limits.slides * _ROWS]]
    size, pages = _largest(WORDS_SIZES, lambda size: _words_pages(told, size))
    notes = notes or [line.whole for line in told]
    return _slides(heading, pages, limits, notes, lambda shown: Words(tuple(shown), size), len(lines) - len(told))


def line_height(line: Line, size: int) -> float:
    """How high a paragraph is, with the room behind it."""
    return line_count(line.whole, WORDS_ROOM, size) * size * LINE + AFTER


def _words_pages(lines: Sequence[Line], size: int) -> list[Page]:
    return _filled([_line(line, size) for line in lines], BODY_HEIGHT, lambda line: line_height(line, size))


def _line(line: Line, size: int) -> tuple[Line, tuple[str, ...]]:
    label = shorten(line.label, _LABEL)
    text = fitted(f"{label}: {line.text}", WORDS_ROOM, size, _MOST_WORDS)[len(label) + 2 :]
    return Line(text, label), () if text == line.text else (line.whole,)


def spoken(said: Sequence[str]) -> tuple[str, ...]:
    """What to say, up to a length that nobody reads anyway."""
    kept: list[str] = []
    room = _NOTES
    for text in said:
        whole = plain(text)
        if len(whole) > room:
            return (*kept, "There is more, which is too long for these notes. The JSON export has all of it.")
        kept.append(whole)
        room -= len(whole)
    return tuple(kept)


def curve_lines(label: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The texts below a chart in at most two lines; nothing if there are none."""
    told = plain(f"{label}: {'; '.join(texts)}")
    return (fitted(told, BODY_WIDTH - _MARGIN, BELOW_SIZE, 2),) if texts else ()
