"""Rows to point at, each cut to the width, scrolling inside when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.replies.text import one_line
from mapcoach.tui.widgets.answering.prompt import TALL_SCREEN

Piece = tuple[str, str]
"""A text and the part of a row that it is: "at", "picked", "number", "plain"."""
_LONGEST = 2_000


def fitted(text: str, width: int) -> str:
    """A typed text as one line of exactly ``width`` cells: cut with an ellipsis, or filled with blanks."""
    line = one_line(visible(text[:_LONGEST]))
    if cell_len(line) > width:
        line = set_cell_size(line, max(width - 1, 0)) + "…"
    return set_cell_size(line, max(width, 0))


class Rows(ScrollView, can_focus=False):
    """Rows of pieces of text, one of them pointed at. Subclasses give the pieces and take the clicks."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--at", "rows--picked", "rows--number", "rows--plain"}
    DEFAULT_CSS = """
    Rows {
        height: auto;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        .rows--at { color: $text; text-style: bold; }
        .rows--picked { color: $text-success; text-style: bold; }
        .rows--number { color: $text-muted; }
        .rows--plain { color: $text; }
        &.-aside { opacity: 60%; }
    }
    """
    most_rows = (7, 14)

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_at(self) -> int:
        """The row that is pointed at; -1 for none."""
        raise NotImplementedError

    def pieces(self, row: int, width: int) -> Sequence[Piece]:
        """The texts of a row that is ``width`` cells wide."""
        raise NotImplementedError

    def clicked(self, row: int, x: int) -> None:
        """A row was clicked, ``x`` cells from its start."""
        raise NotImplementedError

    def show_rows(self) -> None:
        """Show the rows as they are now."""
        count = self.row_count()
        if self.virtual_size.height != count:
            self.virtual_size = Size(0, count)
            self.refresh(layout=True)
        self.refresh()
        if self.row_at() >= 0:
            self.scroll_to_region(Region(0, self.row_at(), 1, 1), animate=False, force=True)
        elif self.scroll_y:
            self.scroll_to(y=0, animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are, up to a limit."""
        return min(self.row_count(), self.most_rows[viewport.height >= TALL_SCREEN])

    def on_resize(self) -> None:
        """Keep the row that is pointed at in sight."""
        self.call_after_refresh(self.show_rows)

    def render_line(self, y: int) -> Strip:
        """One row as it is drawn."""
        row, width, base = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if not 0 <= row < self.row_count():
            return Strip.blank(width, base)
        segments = [Segment(text, self._look(part)) for text, part in self.pieces(row, width)]
        return Strip(segments).adjust_cell_length(width, base)

    def _look(self, part: str) -> Style:
        return self.get_component_rich_style(f"rows--{part}")

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        row = offset.y + self.scroll_offset.y
        if 0 <= row < self.row_count():
            self.clicked(row, offset.x)
