"""Small questions over a screen: yes or no, and a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input

from mapcoach.tui.text import in_line, styled
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

_CSS = """
{name} {{
    align: center middle;
    #box {{
        width: 72; max-width: 90%; height: auto; max-height: 90%; padding: 1 2;
        background: $surface; border: round $primary;
    }}
    #text {{ margin-bottom: 1; }}
    #keys {{ color: $text-muted; margin-top: 1; }}
    Horizontal {{ height: auto; }}
    Button {{ margin-right: 2; }}
}}
"""


class Confirm(ModalScreen[bool]):
    """Ask for a yes: True or False. The safe answer has the focus."""

    DEFAULT_CSS = _CSS.format(name="Confirm")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "answer(False)", "No"),
        Binding("y", "answer(True)", "Yes"),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "#no"

    def __init__(self, text: str, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._text, self._yes, self._no = text, yes, no

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self._text, id="text")
            with Horizontal():
                yield Button(styled(self._yes), id="yes", variant="primary")
                yield Button(styled(self._no), id="no")
            yield PlainText("Y: yes   N or Esc: no   Tab: the other button", id="keys")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)


class AskText(ModalScreen[str | None]):
    """Ask for a line of text: the text, or None if it was left."""

    DEFAULT_CSS = _CSS.format(name="AskText")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]
    AUTO_FOCUS = "Input"

    def __init__(self, text: str, value: str = "") -> None:
        super().__init__()
        self._text, self._value = text, in_line(value, 4000)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self._text, id="text")
            yield Input(self._value)
            yield PlainText("Enter: take it   Esc: leave it", id="keys")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_leave(self) -> None:
        self.dismiss(None)
