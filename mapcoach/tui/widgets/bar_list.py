"""A list that marks the row under its bar with a sign, so that it can be told without colours."""

from __future__ import annotations

from rich.segment import Segment
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
