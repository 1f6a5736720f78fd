"""Everything that stands in a cell, and where each value of it came from; an answer opens to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.export.words import counted
from mapcoach.tui.screens.map_origins import Origin
from mapcoach.tui.text import in_line, safe
from mapcoach.tui.widgets.bar_list import BarList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

MOST = 60
"""How many values are told of at once."""
_LONGEST = 600


class WhereFrom(ModalScreen[str | None]):
    """Where the values of some items came from. The id of an answer to be opened, or None if it was left."""

    DEFAULT_CSS = """
    WhereFrom {
        align: center middle;
        #box { width: 96; max-width: 96%; height: auto; max-height: 94%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        OptionList { height: auto; max-height: 56vh; margin: 1 0; padding: 0; background: $surface; }
        OptionList, OptionList:focus { border: none; }
        #keys { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,w,q", "leave", "Close"),
        Binding("j", "app.simulate_key('down')", show=False),
        Binding("k", "app.simulate_key('up')", show=False),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, heading: str, told: Sequence[Origin]) -> None:
        super().__init__()
        self._heading, self._told = heading, told[:MOST]
        self._left = max(0, len(told) - MOST)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self._heading)
            before = ("", *(one.what for one in self._told))
            yield BarList(
                *(Option(words(one, one.what != what)) for one, what in zip(self._told, before, strict=False)),
                markup=False,
            )
            more = (
                f"{counted(self._left, 'value more', 'values more')}; [ and ] pick one item.   " if self._left else ""
            )
            yield PlainText(f"{more}Enter: change that answer in the interview   Esc: close", id="keys")

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = 0 if self._told else None

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        one = self._told[event.option_index]
        if one.answers:
            self.dismiss(one.entry)
        else:
            self.app.notify("That was no answer to a question. E changes it here, F9 takes the latest change back.")

    def action_leave(self) -> None:
        self.dismiss(None)


def words(one: Origin, with_name: bool) -> Content:
    """An origin: what it is about, what was typed, how it came there, what it rests on."""
    name = Content.assemble((in_line(one.what, 200), "bold underline"), "\n") if with_name else Content("")
    said = f"\n“{safe(one.said, _LONGEST)}”" if one.said else ""
    how = f"{one.told}{f' · {one.rests_on}' if one.rests_on else ''}{' · Enter changes it' if one.answers else ''}"
    return name + Content.assemble((safe(one.values, _LONGEST), "bold"), "\n", (safe(how), "dim"), (said, "italic"))
