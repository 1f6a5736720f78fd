"""A long text in lines that were laid out before: scrolls at once, however long it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from mapcoach.tui.widgets.page_layout import STYLES, Line, Palette

_BESIDE = 2  # columns between the text and the scrollbar: padding would be behind it


class Page(ScrollView, can_focus=True):
    """Shows lines as they come. Text can be selected with the mouse."""

    DEFAULT_CSS = """
    Page {
        height: 1fr;
        padding: 0 0 0 2;
        scrollbar-gutter: stable;
        scrollbar-size: 1 1;
        & > .page--text { color: $foreground; }
        & > .page--title { color: $primary; text-style: bold; }
        & > .page--heading { color: $primary; text-style: bold; }
        & > .page--strong { text-style: bold; }
        & > .page--em { text-style: italic; }
        & > .page--code { color: $accent; }
        & > .page--drawing { color: $foreground; }
        & > .page--mark { color: $secondary; }
        & > .page--link { text-style: underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{name}" for name in STYLES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", "Page down", show=False),
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
    ]

    @dataclass
    class Resized(Message):
        """There are so many columns now; the lines are to be laid out anew."""

        width: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._palette = Palette()
        self._widest = 0
        self._width = 0

    @property
    def columns(self) -> int:
        """How many columns a line has; 0 before the first layout."""
        return max(0, self.scrollable_content_region.width - _BESIDE)

    def styles_of_text(self) -> dict[str, Style]:
        """The styles by the names in ``STYLES``, in the colours of the theme, without a background."""
        found = {name: self.get_component_rich_style(f"page--{name}", partial=True) for name in STYLES}
        return {name: style.without_color + Style(color=style.color) for name, style in found.items()}

    def start(self, palette: Palette, lines: Sequence[Line] = ()) -> None:
        """Show other lines; more may follow."""
        self._lines, self._palette, self._widest = [], palette, 0
        self.add(lines)

    def add(self, lines: Sequence[Line]) -> None:
        """Put lines below the others."""
        self._lines += lines
        self._widest = max(self._widest, max((columns for columns, _ in lines), default=0))
        self.virtual_size = Size(self._widest, len(self._lines))
        self.refresh()

    def go_to(self, line: int) -> None:
        """Scroll a line to the top."""
        self.scroll_to(y=line, animate=False)

    @property
    def length(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def on_resize(self, _: Resize) -> None:
        if self.columns and self.columns != self._width:
            self._width = self.columns
            self.post_message(self.Resized(self._width))

    def render_line(self, y: int) -> Strip:
        """A line of the window, cut to it."""
        left, top = self.scroll_offset
        width = self.size.width
        number = top + y
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        columns = self._lines[number][0]
        line = self._selected(number, Strip(self._palette.segments(self._lines[number]), columns))
        return line.crop_extend(left, left + width, None).apply_style(self.rich_style).apply_offsets(left, number)

    def _selected(self, number: int, line: Strip) -> Strip:
        """The line with what the mouse selected in it marked."""
        span = self.text_selection.get_span(number) if self.text_selection else None
        if span is None:
            return line
        start, end = span
        length = line.cell_length
        end = length if end == -1 else min(end, length)
        mark = self.screen.get_component_rich_style("screen--selection")
        middle = Strip([Segment(line.crop(start, end).text, mark)])
        return Strip.join([line.crop(0, start), middle, line.crop(end, length)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that was selected."""
        return selection.extract("\n".join("".join(text for text, _ in pieces) for _, pieces in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.refresh()
