"""The contents of a long text: its headings, to go to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.bar_list import BarList

Heading = tuple[int, str, int]
"""The level, the words and the line of a heading."""


class PageContents(BarList):
    """Headings, indented by level. Enter goes there."""

    DEFAULT_CSS = "PageContents { scrollbar-size: 1 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", id="contents.go", tooltip="Read this part"),
        Binding("escape", "leave", "Back", id="contents.leave", tooltip="Back to the text"),
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]

    @dataclass
    class Picked(Message):
        """Somebody wants to read on at this line."""

        line: int

    @dataclass
    class Left(Message):
        """Somebody goes back to the text."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._starts: list[int] = []

    def show(self, headings: Sequence[Heading]) -> None:
        """Show these headings; the bar stays where it was as far as there is such a line."""
        before = self.highlighted or 0
        self._starts = [line for _, _, line in headings]
        self.clear_options()
        self.add_options(Option(Content("  " * max(0, level - 2) + in_line(words, 80))) for level, words, _ in headings)
        if headings:
            self.highlighted = min(before, len(headings) - 1)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Picked(self._starts[event.option_index]))

    def action_leave(self) -> None:
        self.post_message(self.Left())
