"""A list that marks the row under its bar with a sign, so that it can be told without colours."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import OptionList

BAR = "▸"


class BarList(OptionList):
    """An option list with ``BAR`` before the first words of the row under the bar."""

    DEFAULT_CSS = """
    BarList > .option-list--option { padding: 0 1; }
    """

    def render_line(self, y: int) -> Strip:
        """One line of what is in view; the sign stands in the padding of the row."""
        strip = super().render_line(y)
        if self.highlighted is None or not strip.text.startswith(" "):
            return strip
        line = self.scroll_offset.y + y
        if line >= len(self._lines) or not self._begins(strip, *self._lines[line]):
            return strip
        style = next((segment.style for segment in strip), None)
        return Strip.join([Strip([Segment(BAR, style)], 1), strip.crop(1)])

    def _begins(self, strip: Strip, row: int, at: int) -> bool:
        """Whether a line is the first of the row under the bar that says anything."""
        if row != self.highlighted or not strip.text.strip():
            return False
        return not at or not str(self.get_option_at_index(row).prompt).partition("\n")[0].strip()


class FullBarList(BarList):
    """One that fills its pane, without a border of its own; j and k move the bar as well."""

    DEFAULT_CSS = """
    FullBarList {
        border: none;
        padding: 0;
        height: 1fr;
        scrollbar-gutter: stable;
        scrollbar-size: 1 1;
        background: $background;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-highlighted { color: $foreground; background: $primary 20%; text-style: none; }
        &:focus > .option-list--option-highlighted { color: $foreground; background: $primary 35%; text-style: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]
