"""A small question over a screen: a text of any length, to be typed or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from mapcoach.tui.widgets.answering.prompt import Prompt
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult


class AskWords(ModalScreen[str | None]):
    """Ask for a text: the text, or None if it was left. ``note`` says below what may be entered, or what was wrong."""

    DEFAULT_CSS = """
    AskWords {
        align: center middle;
        #box { width: 76; max-width: 96%; height: auto; max-height: 94%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        #text { margin-bottom: 1; }
        #note, #keys { color: $text-muted; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]
    AUTO_FOCUS = "Prompt"

    def __init__(self, text: str, value: str = "", note: str = "") -> None:
        super().__init__()
        self._text, self._value, self._note = text, value, note

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self._text, id="text")
            yield Prompt()
            if self._note:
                yield PlainText(self._note, id="note")
            yield PlainText("Enter: keep it   Ctrl+J: a new line   Esc: leave it as it was", id="keys")

    def on_mount(self) -> None:
        self.query_one(Prompt).begin_with(self._value)

    @on(Prompt.Submitted)
    def _submitted(self, event: Prompt.Submitted) -> None:
        event.stop()
        self.dismiss(event.text)

    def action_leave(self) -> None:
        self.dismiss(None)
