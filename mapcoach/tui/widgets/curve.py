"""The emotion curve on the screen: a plot that scrolls sideways under its scale, and the list that names its points."""

from __future__ import annotations

import re
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mapcoach.journey.shape import JourneyMap
from mapcoach.tui.widgets.live_map_lines import Line, lay_out
from mapcoach.tui.widgets.plotting import DROP_OFF, HIGHEST, LOWEST, MOMENT_OF_TRUTH, SEPARATOR, ZERO_LINE, Plot, plot

_ROLES = {
    HIGHEST: "good",
    LOWEST: "bad",
    MOMENT_OF_TRUTH: "mark",
    DROP_OFF: "bad",
    SEPARATOR: "muted",
    ZERO_LINE: "muted",
}
_RUNS = re.compile("|".join([*(f"{re.escape(sign)}+" for sign in _ROLES), f"[^{''.join(map(re.escape, _ROLES))}]+"]))


class EmotionCurve(ScrollView):
    """Shows how a journey feels from touchpoint to touchpoint. ``show`` draws another map in place."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"emotion-curve--{role}" for role in ("text", "axis", "heading", "name", "sign", "muted", "good", "bad", "mark")
    }
    DEFAULT_CSS = """
    EmotionCurve {
        background: $surface;
        color: $foreground;
        overflow: auto auto;
        scrollbar-gutter: stable;
        scrollbar-size: 1 1;
        & > .emotion-curve--axis { color: $text-muted; }
        & > .emotion-curve--heading { text-style: bold; background: $panel; }
        & > .emotion-curve--name { text-style: bold; }
        & > .emotion-curve--sign { text-style: bold; }
        & > .emotion-curve--muted { color: $text-muted; }
        & > .emotion-curve--good { color: $text-success; text-style: bold; }
        & > .emotion-curve--bad { color: $text-error; text-style: bold; }
        & > .emotion-curve--mark { color: $text-warning; text-style: bold; }
    }
    """
    HELP = (
        "How the journey feels, from touchpoint to touchpoint. ▲ the highest moment, ▼ the lowest, "
        "◆ a moment of truth, ✗ where people give up, ? not rated yet. The arrow keys scroll."
    )
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._map = JourneyMap()
        self._plot: Plot = plot(self._map, 0, 0)
        self._legend: list[Line] = []
        self._drawn_for = Size(0, 0)

    def show(self, journey_map: JourneyMap) -> None:
        """Draw the curve of this map."""
        self._map = journey_map
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
        self._plot = plot(self._map, room.width, room.height)
        self._legend = lay_out(self._plot.legend, room.width)
        axis = len(self._plot.axis[0]) if self._plot.axis else 0
        lines = len(self._plot.body) + len(self._legend)
        self.virtual_size = Size(max(room.width, axis + self._plot.width), lines)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if line < len(self._plot.body):
            return self._drawing(line, width)
        line -= len(self._plot.body)
        if line >= len(self._legend):
            return Strip.blank(width, self._style("text"))
        pieces = self._legend[line].pieces
        heading = bool(pieces) and pieces[-1].role == "heading"
        ground = self._style("heading" if heading else "text")
        return Strip(Segment(text, self._style(role)) for text, role in pieces).adjust_cell_length(width, ground)

    def _drawing(self, line: int, width: int) -> Strip:
        axis, body = self._plot.axis[line], self._plot.body[line]
        room, left = max(0, width - len(axis)), self.scroll_offset.x
        if line == 0:
            drawn = Strip([Segment(body, self._style("heading"))]).crop(left, left + room)
        else:
            runs = _RUNS.findall(body[left : left + room])
            drawn = Strip(Segment(run, self._style(_ROLES.get(run[0], "text"))) for run in runs)
        strip = Strip([Segment(axis, self._style("axis")), *drawn])
        return strip.adjust_cell_length(width, self._style("text"))

    def _style(self, role: str) -> Style:
        return self.get_visual_style(f"emotion-curve--{role}").rich_style
