"""The keys of the screen, beside it, for as long as somebody wants them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.screen import Screen

from mapcoach.tui.keys import applying, gathered
from mapcoach.tui.widgets.key_list import KeyList

if TYPE_CHECKING:
    from textual.app import ComposeResult


class KeysPanel(VerticalScroll, can_focus=False):
    """A column at the right that follows what the keys do now. Textual's own reads descriptions as markup."""

    DEFAULT_CSS = """
    KeysPanel {
        split: right;
        width: 34;
        max-width: 45%;
        height: 1fr;
        padding: 0 1;
        background: $panel;
        border-left: vkey $primary;
    }
    KeysPanel KeyList { height: auto; }
    """

    def compose(self) -> ComposeResult:
        yield KeyList(gathered(applying(self.screen)))

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        self.query_one(KeyList).show(gathered(applying(screen)))
