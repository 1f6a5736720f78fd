"""The line with the views of a screen, their keys, and a note at its right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content

from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click


class ViewTab(PlainText):
    """One view; a click shows it."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, number: int, label: str) -> None:
        super().__init__(id=f"view-{number}")
        self._number, self._label = number, label

    def mark(self, here: bool) -> None:
        """Show whether this is the view that is seen."""
        self.set_class(here, "-here")
        self.say(Content.assemble((str(self._number), "bold"), f" {self._label}{'◂' if here else ' '}"))

    async def on_click(self, _: Click) -> None:
        await self.run_action(f"screen.view({self._number})")


class ViewTabs(Horizontal):
    """The views by number, from 1. ``show`` says which one is seen, and a note for the right side."""

    DEFAULT_CSS = """
    ViewTabs {
        height: 1;
        background: $boost;
        ViewTab { width: auto; padding: 0 1; color: $text-muted; }
        ViewTab.-here { color: $text; background: $primary 30%; text-style: bold; }
        ViewTab:hover { color: $text; }
        #note { width: 1fr; text-align: right; padding: 0 1; color: $text-muted; }
        #note { text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self._labels = labels

    def compose(self) -> ComposeResult:
        for number, label in enumerate(self._labels, 1):
            yield ViewTab(number, label)
        yield PlainText(id="note")

    def show(self, number: int, note: str = "") -> None:
        """Mark one view, and say something beside them."""
        for place, tab in enumerate(self.query(ViewTab), 1):
            tab.mark(place == number)
        self.query_one("#note", PlainText).say(note)
