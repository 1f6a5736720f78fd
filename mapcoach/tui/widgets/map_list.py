"""The list of maps: two lines a map, and only what is seen is drawn, so that a thousand cost what ten do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mapcoach.tui.widgets.map_list_words import Line

if TYPE_CHECKING:
    from pathlib import Path

    from textual.events import Click, Resize

    from mapcoach.storage import MapSummary
    from mapcoach.tui.widgets.map_list_finding import Row

HEIGHT = 2
"""Lines a map takes."""


class MapList(ScrollView, can_focus=True):
    """Maps to choose from. ``line_of`` says what a map's two lines hold; it is asked when they are drawn."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "map-list--title",
        "map-list--rest",
        "map-list--bar",
        "map-list--warning",
        "map-list--chosen",
    }
    DEFAULT_CSS = """
    MapList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size: 1 1;
        .map-list--title { text-style: bold; }
        .map-list--rest { color: $text-muted; }
        .map-list--bar { color: $primary; }
        .map-list--warning { color: $text-warning; text-style: bold; }
        .map-list--chosen { background: $boost; }
        &:focus .map-list--chosen { background: $primary 25%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A person put the mark on another map."""

        row: Row

    @dataclass
    class Wanted(Message):
        """A map was double-clicked."""

        row: Row

    def __init__(self, line_of: Callable[[MapSummary], Line], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._line_of = line_of
        self._rows: Sequence[Row] = ()
        self._at = 0

    @property
    def chosen(self) -> Row | None:
        """The map that has the mark."""
        return self._rows[self._at] if self._rows else None

    def show(self, rows: Sequence[Row], keep: Path | None = None) -> None:
        """List these maps. The mark stays on the map with this path, or else about where it was."""
        self._rows = rows
        found = next((at for at, row in enumerate(rows) if row.path == keep), None)
        self._at = max(0, min(self._at, len(rows) - 1)) if found is None else found
        self.virtual_size = Size(1, HEIGHT * len(rows))
        self._reveal()
        self.refresh()

    def choose(self, at: int) -> None:
        """Put the mark on the map in this place, or on the one nearest to it."""
        if not self._rows:
            return
        before, self._at = self._at, max(0, min(at, len(self._rows) - 1))
        self._reveal()
        if before != self._at:
            self.refresh()
            self.post_message(self.Chosen(self._rows[self._at]))

    def action_move(self, by: int) -> None:
        self.choose(self._at + by)

    def action_page(self, by: int) -> None:
        self.choose(self._at + by * max(1, self.size.height // HEIGHT - 1))

    def action_edge(self, side: int) -> None:
        self.choose(0 if side < 0 else len(self._rows) - 1)

    def on_click(self, event: Click) -> None:
        at = (event.y + self.scroll_offset.y) // HEIGHT
        if at < len(self._rows):
            self.choose(at)
            if event.chain == 2:
                self.post_message(self.Wanted(self._rows[at]))

    def on_resize(self, _: Resize) -> None:
        self._reveal()

    def _reveal(self) -> None:
        if self._rows and self.size.height:
            self.scroll_to_region(Region(0, self._at * HEIGHT, 1, HEIGHT), animate=False, force=True)

    # --- drawing ---------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        at, second = divmod(y + self.scroll_offset.y, HEIGHT)
        width = self.size.width
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        chosen = at == self._at
        line = self._line_of(self._rows[at].map)
        pieces = self._below(line, width) if second else self._title(line, "▸ " if chosen else "  ", width)
        return Strip([Segment(text, self._style(name, chosen)) for text, name in pieces], width)

    def _title(self, line: Line, mark: str, width: int) -> list[tuple[str, str]]:
        sign = f"  {line.sign} " if line.sign else ""
        sign = sign if cell_len(sign) <= width // 2 else ""
        title = cut(line.title, width - cell_len(mark) - cell_len(sign))
        return [(mark, "title"), (title, "title"), (sign, "warning" if line.warns else "rest")]

    def _below(self, line: Line, width: int) -> list[tuple[str, str]]:
        if line.trouble:
            return [("  ", "rest"), (cut(line.trouble, width - 2), "rest")]
        if width <= 30:
            return [(" " * width, "rest")]
        kind = set_cell_size(line.kind, 16)
        rest = cut(f" {line.progress:<13} {line.changed}", width - 18 - len(line.bar))
        return (
            [("  ", "rest"), (kind, "rest"), (line.bar, "bar"), (rest, "rest")]
            if width > 30
            else [(" " * width, "rest")]
        )

    def _style(self, name: str, chosen: bool) -> Style:
        style = self.get_component_rich_style(f"map-list--{name}")
        if not chosen:
            return style
        return style + Style(bgcolor=self.get_component_rich_style("map-list--chosen").bgcolor)


def cut(text: str, width: int) -> str:
    """A text in exactly so many cells: filled with blanks, or cut with an ellipsis."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 1 else " " * max(0, width)
