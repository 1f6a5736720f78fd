"""A small question over a screen: one of several things, each with a line on what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.bar_list import BarList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Pick(NamedTuple):
    """One of the choices: what it stands for, its name, what it is."""

    value: str
    name: str
    about: str = ""


class PickOne(ModalScreen[str | None]):
    """Ask for one of several: its value, or None if it was left. The one that holds now has the bar."""

    DEFAULT_CSS = """
    PickOne {
        align: center middle;
        #box { width: 72; max-width: 96%; height: auto; max-height: 94%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        OptionList { height: auto; max-height: 14; margin: 1 0; padding: 0; background: $surface; }
        OptionList, OptionList:focus { border: none; }
        #keys { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]
    AUTO_FOCUS = "OptionList"

    def __init__(self, text: str, picks: Sequence[Pick], now: str = "") -> None:
        super().__init__()
        self._text, self._picks, self._now = text, picks, now

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self._text)
            yield BarList(*(Option(_words(one, one.value == self._now)) for one in self._picks), markup=False)
            yield PlainText("Up, Down and Enter: pick   Esc: leave it as it was", id="keys")

    def on_mount(self) -> None:
        values = [one.value for one in self._picks]
        self.query_one(OptionList).highlighted = values.index(self._now) if self._now and self._now in values else 0

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._picks[event.option_index].value)

    def action_leave(self) -> None:
        self.dismiss(None)


def _words(pick: Pick, now: bool) -> Content:
    told = Content.assemble((in_line(pick.name, 50), "bold"), (" (now)" if now else ""))
    return told + Content.assemble("\n", in_line(pick.about, 200)) if pick.about else told
