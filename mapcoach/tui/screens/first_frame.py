"""What start-up paints: the same words in the same places as the list of maps, which then takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key


class FirstFrame(Screen[None]):
    """Two or three lines of text, there before anything else is loaded. Keys that come meanwhile are kept."""

    DEFAULT_CSS = """
    FirstFrame {
        #name { height: 1; padding: 0 1; background: $panel; text-style: bold; }
        #welcome { height: 1fr; padding: 0 2; content-align: center middle; }
        #below { height: 1; background: $panel; }
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, welcomes: bool) -> None:
        super().__init__()
        self._welcomes = welcomes
        self.keys: list[Key] = []
        """What was pressed before there was anything to press it on."""

    def compose(self) -> ComposeResult:
        yield Static("mapcoach", id="name", markup=False)
        if self._welcomes:
            from mapcoach.tui.screens.welcome_words import welcome

            yield Static(welcome(), id="welcome", markup=False)
        else:
            yield Static(id="welcome", markup=False)
        yield Static(id="below", markup=False)

    def on_key(self, event: Key) -> None:
        self.keys.append(event)
        event.stop()
