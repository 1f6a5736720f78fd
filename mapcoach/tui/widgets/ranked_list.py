"""A list in which each row has two lines: a name with marks at its right, and a line about it. Fast at any length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.live_map_lines import columns, fitted

_LINES = 2
_NAME = 300
_INDENT = 5
BAR = "▸"


@dataclass(frozen=True)
class ListRow:
    """A row: what it stands for, its sign (up to three characters), its name, marks, and a line about it.

    A row without ``key`` is a heading; the bar passes over it. ``name``, ``marks`` and ``about`` may be anybody's text.
    """

    key: str
    name: str
    sign: str = ""
    marks: str = ""
    about: str = ""


class RankedList(ScrollView, inherit_bindings=False):
    """Rows with a bar to move over them. ``show`` replaces them; the bar stays with its row."""

    @dataclass
    class Moved(Message):
        """Another row is under the bar."""

        key: str

    @dataclass
    class Picked(Message):
        """Somebody wants to do something with the row under the bar."""

        key: str

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Open", id="list.pick", tooltip="Where it came from, or where it is mended"),
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "A page up", show=False),
        Binding("pagedown", "page(1)", "A page down", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"ranked-list--{role}" for role in ("text", "name", "muted", "heading", "bar")
    }
    DEFAULT_CSS = """
    RankedList {
        background: $surface;
        color: $foreground;
        overflow: hidden auto;
        scrollbar-gutter: stable;
        scrollbar-size: 1 1;
        & > .ranked-list--name { text-style: bold; }
        & > .ranked-list--muted { color: $text-muted; }
        & > .ranked-list--heading { text-style: bold; background: $panel; }
        & > .ranked-list--bar { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
        &:focus > .ranked-list--bar { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, nothing: str, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._nothing = nothing
        self._rows: Sequence[ListRow] = ()
        self._at = 0

    @property
    def key(self) -> str:
        """What the row under the bar stands for; "" while there is none."""
        return self._rows[self._at].key if self._at < len(self._rows) else ""

    def show(self, rows: Sequence[ListRow], key: str = "") -> None:
        """Show other rows, with the bar on a certain one; else where it was, or near it."""
        wanted = key or self.key
        self._rows = rows
        place = next((at for at, row in enumerate(rows) if row.key == wanted and wanted), None)
        self._at = self._nearest(min(self._at, max(0, len(rows) - 1)), 1) if place is None else place
        self.virtual_size = Size(0, len(rows) * _LINES)
        self._into_view()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        width = self.scrollable_content_region.width
        number, line = divmod(y + self.scroll_offset.y, _LINES)
        if not self._rows:
            words = in_line(self._nothing, 2 * width) if y == 0 else ""
            text = words[:width] if y == 0 else ""
            return Strip([Segment(text, self._style("muted"))]).adjust_cell_length(width, self._style("text"))
        if number >= len(self._rows):
            return Strip.blank(width, self._style("text"))
        row = self._rows[number]
        if not row.key:
            style = self._style("heading" if line else "text")
            return Strip([Segment(f" {fitted(row.name, width - 2)}" if line else "", style)]).adjust_cell_length(
                width, style
            )
        return self._row(row, line, width, number == self._at)

    def _row(self, row: ListRow, line: int, width: int, under_the_bar: bool) -> Strip:
        def style(role: str) -> Style:
            return self._style("bar" if under_the_bar else role)

        room = max(1, width - _INDENT - 1)
        if line:
            pieces = [Segment(" " * _INDENT + fitted(in_line(row.about, _NAME), room), style("muted"))]
            return Strip(pieces).adjust_cell_length(width, style("text"))
        marks = fitted(in_line(row.marks, 80), room // 2) if row.marks else ""
        name = fitted(in_line(row.name, _NAME), room - columns(marks) - (2 if marks else 0))
        gap = " " * max(0, room - columns(name) - columns(marks))
        sign = f"{BAR if under_the_bar else ' '}{row.sign:>{_INDENT - 2}} "
        pieces = [Segment(sign + name, style("name")), Segment(gap, style("text")), Segment(marks, style("muted"))]
        return Strip(pieces).adjust_cell_length(width, style("text"))

    def on_click(self, event: events.Click) -> None:
        """Put the bar on a row; on the row under the bar, open it."""
        at = event.get_content_offset(self)
        place = (at.y + self.scroll_offset.y) // _LINES if at is not None else len(self._rows)
        if place >= len(self._rows) or not self._rows[place].key:
            return
        if place == self._at:
            self.action_pick()
        else:
            self._go(place)

    def on_resize(self, _: events.Resize) -> None:
        """Keep the bar in view."""
        self._into_view()

    def action_pick(self) -> None:
        """Say that the row under the bar is wanted."""
        if self.key:
            self.post_message(self.Picked(self.key))

    def action_move(self, step: int) -> None:
        """Go up or down by rows."""
        self._go(self._nearest(self._at + step, step))

    def action_page(self, step: int) -> None:
        """Go up or down by what is in view."""
        page = max(1, self.scrollable_content_region.height // _LINES)
        self._go(self._nearest(self._at + step * page, step))

    def action_edge(self, step: int) -> None:
        """Go to the first or the last row."""
        self._go(self._nearest(0 if step < 0 else len(self._rows) - 1, -step))

    def _nearest(self, place: int, step: int) -> int:
        """The row at a place, or the next one in a direction that is no heading; back where there is none."""
        last = len(self._rows) - 1
        place = max(0, min(place, last))
        ahead = range(place, last + 1) if step > 0 else range(place, -1, -1)
        behind = range(place, -1, -1) if step > 0 else range(place, last + 1)
        return next((at for at in (*ahead, *behind) if last >= 0 and self._rows[at].key), 0)

    def _go(self, place: int) -> None:
        if place != self._at and place < len(self._rows):
            self._at = place
            self._into_view()
            self.refresh()
            self.post_message(self.Moved(self.key))

    def _into_view(self) -> None:
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        if not self._rows or not height:
            return
        start = self._at * _LINES
        above = self._at and not self._rows[self._at - 1].key
        first = start - _LINES if above else start
        wanted = first if first < top else max(top, start + _LINES - height)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def _style(self, role: str) -> Style:
        return self.get_visual_style(f"ranked-list--{role}").rich_style
