"""A list of rows with a sign, a text and what belongs to it; the bar stays on its row through every change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.bar_list import FullBarList

_INDENT = 4


class Row(NamedTuple):
    """A row: its id, a sign of at most three characters, its text, what stands at the right, the lines below it."""

    id: str
    sign: str
    text: str
    right: str = ""
    below: tuple[str, ...] = ()
    strong: bool = False


class GroupList(FullBarList):
    """Rows to go through with the arrows. ``show`` puts other rows in place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", show=False),
    ]

    @dataclass
    class Opened(Message):
        """Somebody pressed Enter on a row."""

        listed: GroupList
        row: str

        @property
        def control(self) -> GroupList:
            """The list it comes from."""
            return self.listed

    @dataclass
    class Moved(Message):
        """Another row has the bar."""

        listed: GroupList
        row: str

        @property
        def control(self) -> GroupList:
            """The list it comes from."""
            return self.listed

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._rows: Sequence[Row] = ()
        self._room = 0

    @property
    def row(self) -> str | None:
        """The id of the row under the bar; None if there is none."""
        place = self.highlighted
        return self._rows[place].id if place is not None and place < len(self._rows) else None

    def show(self, rows: Sequence[Row], on: str | None = None) -> None:
        """Show other rows; the bar goes to the row ``on``, or stays on its row, or where that was."""
        ids = [row.id for row in rows]
        wanted = on if on in ids else self.row
        before = self.highlighted or 0
        place = ids.index(wanted) if wanted in ids else (min(before, len(ids) - 1) if ids else None)
        if list(rows) == list(self._rows) and place == self.highlighted and rows:
            return
        before_rows, self._rows = self._rows, tuple(rows)
        if [row.id for row in before_rows] == ids:
            self._change(before_rows, place)
        else:
            self._fill(place)

    def _change(self, before: Sequence[Row], place: int | None) -> None:
        """The same rows, some with other words: only those are drawn anew."""
        for number, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.replace_option_prompt_at_index(number, row_words(new, max(12, self._room)))
        self.highlighted = place

    def _fill(self, place: int | None) -> None:
        top = self.scroll_offset.y
        self._room = self.scrollable_content_region.width - 2
        room = max(12, self._room)
        with self.app.batch_update():
            self.clear_options()
            self.add_options(Option(row_words(row, room)) for row in self._rows)
            self.scroll_to(y=top, animate=False)
            self.highlighted = place

    @on(Resize)
    def _make_room(self) -> None:
        if self._rows and self.scrollable_content_region.width - 2 != self._room:
            self._fill(self.highlighted)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.row is not None:
            self.post_message(self.Moved(self, self.row))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))


def row_words(row: Row, room: int) -> Content:
    """A row in so many columns: sign, text, what stands at the right, and the lines below."""
    right = f" {row.right}" if row.right else ""
    text = fitting(row.text, max(8, room - _INDENT - cell_len(right)))
    gap = " " * max(0, room - _INDENT - cell_len(text) - cell_len(right))
    told = Content.assemble((f"{row.sign:>3} ", "bold"), (text, "bold" if row.strong else ""), gap, right)
    for line in row.below:
        told = told + Content.assemble("\n" + " " * _INDENT, (fitting(line, room - _INDENT), "$foreground 75%"))
    return told


def fitting(text: str, cells: int) -> str:
    """A text on one line of at most so many columns, cut with an ellipsis; wide characters take two."""
    line = in_line(text, max(1, cells))
    return line if cell_len(line) <= cells else f"{set_cell_size(line, cells - 1).rstrip()}…"
