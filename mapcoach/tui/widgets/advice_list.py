"""The list of what there is to do, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.tui.screens.automations_board import Item, StagePart, key_of, place_of
from mapcoach.tui.screens.automations_words import Line, facts_in, line_of
from mapcoach.tui.text import in_line, safe
from mapcoach.tui.widgets.bar_list import FullBarList
from mapcoach.tui.widgets.live_map_lines import fitted

_INDENT = 4
_LONGEST_HOLD = 600
_LONGEST_NAME = 300


class AdviceList(FullBarList):
    """Ideas and automations by stage. The highlight follows its item through every change of the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Details", id="advice.open", tooltip="All about the one under the bar"),
    ]

    @dataclass
    class Shown(Message):
        """Another item is under the bar."""

        item: Item

    @dataclass
    class Opened(Message):
        """Somebody wants to know all about an item, or to unfold it."""

        item: Item

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._items: Sequence[Item] = ()
        self._room = 0

    @property
    def item(self) -> Item | None:
        """The item under the bar."""
        place = self.highlighted
        return self._items[place] if place is not None and place < len(self._items) else None

    def show(self, listed: Sequence[Item], go_to: tuple[str, ...] | None = None) -> None:
        """Show another list; the bar goes to the item with this key, or stays on its item, or where that was."""
        here, before = self.item, self.highlighted or 0
        if go_to is not None and go_to not in map(key_of, listed):
            go_to = None
        place = place_of(listed, go_to or (key_of(here) if here else None), before) if listed else None
        if here is None and go_to is None and len(listed) > 1:
            place = 1  # not on the heading of the first stage
        self._items = listed
        self._fill(place)
        if self.item is not None:
            self.post_message(self.Shown(self.item))

    def _fill(self, place: int | None) -> None:
        top = self.scroll_offset.y
        self._room = self.scrollable_content_region.width - 2
        room = max(30, self._room)
        with self.app.batch_update():
            self.clear_options()
            self.add_options(Option(row_of(item, room, place == 0)) for place, item in enumerate(self._items))
            self.scroll_to(y=top, animate=False)
            self.highlighted = place

    @on(Resize)
    def _make_room(self) -> None:
        if self._items and self.scrollable_content_region.width - 2 != self._room:
            self._fill(self.highlighted)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.item is not None:
            self.post_message(self.Shown(self.item))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.item is not None:
            self.post_message(self.Opened(self.item))


def row_of(item: Item, room: int, first: bool = False) -> Content:
    """An item in so many columns: its name with the status at the right, and a line about it below."""
    line = line_of(item)
    if isinstance(item, StagePart):
        return _heading(line, room, first)
    status = f" {line.status}" if line.status else ""
    name = fitted(in_line(line.name, _LONGEST_NAME), room - _INDENT - len(status))
    gap = " " * max(0, room - _INDENT - cell_len(name) - cell_len(status))
    told = Content.assemble((f"{line.sign:>{_INDENT - 1}} ", "bold"), (name, "bold"), gap, (status, "italic"))
    if about := facts_in(line.facts, room - _INDENT):
        told = told + Content.assemble("\n" + " " * _INDENT, (about, "$foreground 75%"))
    return told


def _heading(line: Line, room: int, first: bool) -> Content:
    """A stage; why to wait there is told whole, since it is the advice."""
    told = Content.assemble("" if first else "\n", (fitted(in_line(line.name, _LONGEST_NAME), room), "bold underline"))
    if line.hold:
        told = told + Content.assemble("\n", ("Hold on: ", "bold $warning"), safe(line.hold, _LONGEST_HOLD))
    return told
