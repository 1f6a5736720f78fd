"""Paints the lines of the map grid that are in view, and only those."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip

from mapcoach.tui.widgets.live_map_lines import Piece, Row, columns, lines_of
from mapcoach.tui.widgets.map_grid_cells import CellLine
from mapcoach.tui.widgets.map_grid_layout import Layout

LIT, CURSOR = "●", "┃"
_EMPTY = (
    "The map has no stages yet. They appear here, side by side, as the journey is told; "
    "each lane below them fills up with what is known."
)


class Painter:
    """Paints a layout with the cursor at a column and row. ``style`` gives the style of a role."""

    def __init__(self, layout: Layout, style: Callable[[str], Style], column: int, row: int) -> None:
        self._layout = layout
        self._style = style
        self._column = column
        self._row = row

    def line(self, y: int, scrolled: Offset, width: int) -> Strip:
        """The line ``y`` of the view, ``width`` columns wide, with the body scrolled so far."""
        layout = self._layout
        if not layout.stages:
            return self._nothing(y, width)
        room = max(0, width - layout.label_width)
        first = scrolled.x // layout.pitch
        shown = range(first, min(len(layout.stages), first + room // layout.pitch + 2))
        if y < layout.header_height:
            label, body = self._header(y, shown)
        else:
            label, body = self._body(y - layout.header_height + scrolled.y, scrolled.y, shown)
        start = scrolled.x - first * layout.pitch
        visible = Strip(body).crop(start, start + room)
        return Strip([*label, *visible]).adjust_cell_length(width, self._style("text"))

    def _nothing(self, y: int, width: int) -> Strip:
        lines = lines_of(Row((Piece(_EMPTY),)), max(1, width - 2))
        text = "".join(piece.text for piece in lines[y]) if y < len(lines) else ""
        strip = Strip([Segment(f" {text}", self._style("muted"))])
        return strip.adjust_cell_length(width, self._style("text"))

    def _header(self, y: int, shown: range) -> tuple[list[Segment], list[Segment]]:
        layout = self._layout
        if y == layout.header_height - 1:
            return self._rule(shown, "┼")
        blank = Segment(" " * (layout.label_width - 1), self._style("header"))
        body: list[Segment] = []
        for column in shown:
            lines = layout.header[column]
            role = "header-current" if column == self._column else "header"
            text = lines[y] if y < len(lines) else ""
            body.append(Segment(" ", self._style("header")))
            body.append(Segment(text, self._style(role)))
            body.append(Segment(" " * (layout.column_width - 1 - columns(text)), self._style("header")))
            body.append(self._bar())
        return [blank, self._bar()], body

    def _rule(self, shown: range, cross: str) -> tuple[list[Segment], list[Segment]]:
        layout, style = self._layout, self._style("rule")
        label = Segment("─" * (layout.label_width - 1) + cross, style)
        return [label], [Segment(("─" * layout.column_width + cross) * len(shown), style)]

    def _bar(self, banded: bool = False) -> Segment:
        return Segment("│", self._style("rule") + self._band if banded else self._style("rule"))

    @property
    def _band(self) -> Style:
        """The ground of every second lane where there are no rules between them."""
        return Style(bgcolor=self._style("band").bgcolor)

    def _body(self, line: int, top: int, shown: range) -> tuple[list[Segment], list[Segment]]:
        layout = self._layout
        number = layout.block_at(line)
        if number is None:
            return [], []
        block = layout.blocks[number]
        at = line - block.top
        if at == block.height:
            return self._rule(shown, "┼")
        banded = not layout.ruled and number % 2 == 1
        role = "lane-current" if number == self._row else "lane"
        below = at - max(0, top - block.top)  # the lane's name stays in view as long as the lane
        text = block.label[below] if below < len(block.label) else ""
        rest = Segment(" " * (layout.label_width - 2 - columns(text)), self._style("lane"))
        label = [Segment(" ", self._style("lane")), Segment(text, self._style(role)), rest, self._bar()]
        body: list[Segment] = []
        for column in shown:
            body += self._cell(block.cells[column], at, (column, number) == (self._column, self._row), banded)
            body.append(self._bar(banded))
        return label, body

    def _cell(self, lines: Sequence[CellLine], at: int, is_current: bool, banded: bool) -> Iterator[Segment]:
        line = lines[at] if at < len(lines) else CellLine(())
        band = self._band if banded else Style.null()
        marked = "cursor" if is_current else "lit" if line.lit else ""
        ground = self._style(marked) if marked else self._style("text") + band
        yield Segment(LIT if line.lit else CURSOR if is_current else " ", ground)
        left = self._layout.column_width - 1
        for text, role in line.pieces:
            yield Segment(text, ground if marked else self._style(role) + band)
            left -= columns(text)
        yield Segment(" " * max(0, left), ground)
