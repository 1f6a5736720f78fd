"""A small question over a screen: some of several things, each on or off."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.tui.screens.pick_one import Pick
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.bar_list import BarList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PickSome(ModalScreen[frozenset[str] | None]):
    """Ask which of several are wanted: their values, or None if it was left. At least one is always on."""

    DEFAULT_CSS = """
    PickSome {
        align: center middle;
        #box { width: 76; max-width: 96%; height: auto; max-height: 94%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        OptionList { height: auto; max-height: 14; margin: 1 0; padding: 0; background: $surface; }
        OptionList, OptionList:focus { border: none; }
        #keys { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("enter", "keep", "Keep", priority=True),
        Binding("space", "switch", "On/off", priority=True),
        Binding("a", "all", "All"),
        Binding("o", "only", "Only this"),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, text: str, picks: Sequence[Pick], on: Collection[str]) -> None:
        super().__init__()
        self._text, self._picks, self._on = text, picks, set(on)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self._text)
            yield BarList(*(Option(self._words(one)) for one in self._picks), markup=False)
            yield PlainText("Space: on or off   O: only this   A: all   Enter: show them   Esc: as it was", id="keys")

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = 0

    def _words(self, pick: Pick) -> Content:
        on = pick.value in self._on
        return Content.assemble("[x] " if on else "[ ] ", (in_line(pick.name, 50), "bold" if on else "dim"))

    def _show(self) -> None:
        listed = self.query_one(OptionList)
        for place, pick in enumerate(self._picks):
            listed.replace_option_prompt_at_index(place, self._words(pick))

    @property
    def _here(self) -> str:
        return self._picks[self.query_one(OptionList).highlighted or 0].value

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_switch()

    def action_switch(self) -> None:
        changed = self._on ^ {self._here}
        self._on = changed or self._on
        self._show()

    def action_all(self) -> None:
        self._on = {one.value for one in self._picks}
        self._show()

    def action_only(self) -> None:
        self._on = {self._here}
        self._show()

    def action_keep(self) -> None:
        self.dismiss(frozenset(self._on))

    def action_leave(self) -> None:
        self.dismiss(None)
