"""The way to the help at the top of a screen: its key, and a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.events import Click

KEY = "F1"


class HelpKey(PlainText):
    """Says that F1 helps; a click does, too. ``fold`` leaves only the key."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    HelpKey { width: auto; height: 1; padding: 0 1 0 0; color: $text-muted; text-wrap: nowrap; }
    HelpKey:hover { color: $text; }
    """

    def __init__(self, *, folded: bool = False) -> None:
        super().__init__(_words(folded))
        self.tooltip = Content("What can be done on this screen")

    def fold(self, folded: bool) -> None:
        """Show the key only, or the key and the word."""
        self.say(_words(folded))

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action("app.help")


def _words(folded: bool) -> Content:
    return Content.assemble((KEY, "bold"), "" if folded else " Help ")
