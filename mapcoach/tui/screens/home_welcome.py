"""What somebody sees who has no map yet: what will happen, how long it takes, and that nothing can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from mapcoach.tui.screens.welcome_words import welcome
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Welcome(Vertical):
    """The first screen of a first-timer."""

    DEFAULT_CSS = """
    Welcome {
        align: center middle;
        PlainText { width: auto; max-width: 100%; padding: 0 2; }
    }
    """

    def compose(self) -> ComposeResult:
        yield PlainText(welcome())
