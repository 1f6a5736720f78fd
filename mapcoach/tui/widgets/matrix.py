"""The impact × feasibility matrix on the screen."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mapcoach.journey.shape import JourneyMap
from mapcoach.tui.widgets.live_map_lines import Line
from mapcoach.tui.widgets.matrix_placing import Placed, draw, place


class Matrix(ScrollView):
    """Shows opportunities as numbers in a grid and says below what they are. ``show`` brings it up to date."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"matrix--{role}" for role in ("text", "grid", "axis", "heading", "number", "muted", "mark")
    }
    DEFAULT_CSS = """
    Matrix {
        background: $surface;
        color: $foreground;
        overflow: auto auto;
        scrollbar-gutter: stable;
        scrollbar-size: 1 1;
        & > .matrix--axis { color: $text-muted; }
        & > .matrix--heading { text-style: bold; background: $panel; }
        & > .matrix--number { text-style: bold; }
        & > .matrix--muted { color: $text-muted; }
        & > .matrix--mark { color: $text-warning; }
    }
    """
    HELP = (
        "Opportunities by their impact on the customer and how feasible they are. The numbers are those of the list "
        "below; the top right is where to start. The arrow keys scroll."
    )
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._placed: Placed = place(JourneyMap())
        self._lines: list[Line] = []
        self._drawn_for = Size(0, 0)

    def show(self, journey_map: JourneyMap) -> None:
        """Show the opportunities of this map."""
        self._placed = place(journey_map)
        self._draw()

    def on_resize(self, _: events.Resize) -> None:
        """Draw anew for the room there is."""
        if self.scrollable_content_region.size != self._drawn_for:
            self._draw()

    def _draw(self) -> None:
        room = self.scrollable_content_region.size
        if not room:
            return
        self._drawn_for = room
        self._lines = draw(self._placed, room.width, room.height)
        widest = max((len(piece.text) for line in self._lines if line.row == 0 for piece in line.pieces), default=0)
        self.virtual_size = Size(max(room.width, widest), len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        width, ground = self.scrollable_content_region.width, self._style("text")
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            return Strip.blank(width, ground)
        pieces = self._lines[line].pieces
        if pieces and pieces[-1].role == "heading":
            ground = self._style("heading")
        strip = Strip(Segment(text, self._style(role)) for text, role in pieces)
        if pieces and pieces[0].role == "grid":
            strip = strip.crop(self.scroll_offset.x)
        return strip.adjust_cell_length(width, ground)

    def _style(self, role: str) -> Style:
        return self.get_visual_style(f"matrix--{role}").rich_style
