"""The draft map beside the chat: it grows with each answer, and what is new is lit for a moment."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from mapcoach.export.findings_part import recipe_name
from mapcoach.journey.shape import JourneyMap
from mapcoach.tui.widgets.live_map_lines import Line, Row, lay_out
from mapcoach.tui.widgets.live_map_rows import rows

LIT_FOR = 2.5
"""Seconds that what is new stays lit."""
_GUTTER = 2
_SIGN = "● "
_ABOVE = 2  # lines shown above what is scrolled into view


class LiveMap(ScrollView):
    """Shows a map as a draft that is read from top to bottom. ``show`` brings it up to date in place."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"live-map--{role}"
        for role in ("text", "title", "heading", "label", "name", "muted", "good", "bad", "soso", "mark", "lit")
    }
    DEFAULT_CSS = """
    LiveMap {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        border-left: vkey $panel;
        &:focus { border-left: outer $primary; }
        & > .live-map--title { text-style: bold; color: $text-primary; }
        & > .live-map--heading { text-style: bold; background: $panel; }
        & > .live-map--label { color: $text-muted; }
        & > .live-map--name { text-style: bold; }
        & > .live-map--muted { color: $text-muted; }
        & > .live-map--good { color: $text-success; }
        & > .live-map--bad { color: $text-error; }
        & > .live-map--soso { color: $text-muted; }
        & > .live-map--mark { color: $text-warning; }
        & > .live-map--lit { background: $primary-muted; color: $text; }
    }
    """
    HELP = "The draft so far. The arrow keys and Page Up and Page Down scroll; ● marks what is new."
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._rows: list[Row] = rows(JourneyMap())
        self._lines: list[Line] = []
        self._lit: frozenset[int] = frozenset()
        self._laid_out_for = 0
        self._timer: Timer | None = None
        self._go_to_lit = False

    def show(self, journey_map: JourneyMap, lit: frozenset[str] = frozenset()) -> None:
        """Show this map; the values with these paths are lit for ``LIT_FOR`` seconds and scrolled into view."""
        self._rows = rows(journey_map, recipe_name)
        self._lit = frozenset(number for number, row in enumerate(self._rows) if not lit.isdisjoint(row.paths))
        self._go_to_lit = bool(self._lit)
        self._lay_out()
        self._time_the_light()

    def unlight(self) -> None:
        """Take the light off what was new."""
        self._stop_timer()
        if self._lit:
            self._lit = frozenset()
            self.refresh()

    @property
    def lit_lines(self) -> list[str]:
        """The lines that are lit, as plain text."""
        return ["".join(piece.text for piece in line.pieces) for line in self._lines if line.row in self._lit]

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return self._strip(self._lines[number], width)

    def _strip(self, line: Line, width: int) -> Strip:
        lit = line.row in self._lit
        heading = bool(line.pieces) and line.pieces[-1].role == "heading"
        ground = self._style("lit" if lit else "heading" if heading else "text")
        segments = [Segment(_SIGN if lit else " " * _GUTTER, ground)]
        for text, role in line.pieces:
            bold = Style(bold=self._style(role).bold)
            segments.append(Segment(text, ground + bold if lit else self._style(role)))
        return Strip(segments).adjust_cell_length(width, ground)

    def _style(self, role: str) -> Style:
        return self.get_visual_style(f"live-map--{role}").rich_style

    def on_mount(self) -> None:
        """What was lit before there was a screen is lit from now on."""
        self._time_the_light()

    def on_resize(self, _: events.Resize) -> None:
        """Wrap anew when the width changes; what was at the top stays there."""
        if self.scrollable_content_region.width != self._laid_out_for:
            self._lay_out()

    def on_unmount(self) -> None:
        """Leave no timer behind."""
        self._stop_timer()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        at_top = self._lines[self.scroll_offset.y].row if self.scroll_offset.y < len(self._lines) else 0
        rewrapped = width != self._laid_out_for
        self._lines = lay_out(self._rows, width - _GUTTER - 1)
        self._laid_out_for = width
        self.virtual_size = Size(width, len(self._lines))
        if self._go_to_lit:
            self._scroll_to_lit()
        elif rewrapped:
            self._scroll_to_row(at_top)
        self.refresh()

    def _scroll_to_lit(self) -> None:
        self._go_to_lit = False
        lit = [number for number, line in enumerate(self._lines) if line.row in self._lit]
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        last = min(lit[-1], lit[0] + height - 1)
        if lit[0] < top or last >= top + height:
            self.scroll_to(y=max(0, lit[0] - _ABOVE), animate=False, immediate=True, force=True)

    def _scroll_to_row(self, row: int) -> None:
        line = next((number for number, line in enumerate(self._lines) if line.row >= row), 0)
        self.scroll_to(y=line, animate=False, force=True)

    def _time_the_light(self) -> None:
        self._stop_timer()
        if self._lit and self.is_attached:
            self._timer = self.set_timer(LIT_FOR, self.unlight)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
