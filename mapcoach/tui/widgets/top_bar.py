"""The line at the top: the map's title, the help, and the faces of the map with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize

from mapcoach.tui.faces import FACES, Face
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.help_key import HelpKey
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click

ALL_NAMED = 80
"""Columns from which on each face is named; below, only the one that is shown."""


def tab_words(face: Face, *, here: bool, folded: bool) -> Content:
    """The key of a face and its name; the key alone where it is ``folded`` and not the one that is shown."""
    one = FACES[face]
    name = f" {one.label}" if here or not folded else ""
    return Content.assemble((one.key.upper(), "bold"), name, "◂" if here else "" if folded else " ")


class Tab(PlainText):
    """One face of the map; a click goes there."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, face: Face, shown: Face, folded: bool) -> None:
        here = face == shown
        super().__init__(tab_words(face, here=here, folded=folded), classes="-here" if here else None)
        self.tooltip = Content(FACES[face].about)
        self._face, self._here = face, here

    def fold(self, folded: bool) -> None:
        """Leave out the name, or show it; that of the face that is shown stays."""
        self.say(tab_words(self._face, here=self._here, folded=folded))

    async def on_click(self, _: Click) -> None:
        await self.run_action(f"app.go('{self._face}')")


class TopBar(Horizontal):
    """Title and faces. ``title`` is somebody's text; it gives way to the faces where there is little room."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        dock: top;
        background: $panel;
        PlainText { width: auto; }
        #title { width: 1fr; padding: 0 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        Tab { padding: 0 1 0 0; color: $text-muted; text-wrap: nowrap; }
        Tab.-here { color: $text; background: $primary 30%; text-style: bold; }
        Tab:hover { color: $text; }
    }
    """

    def __init__(self, title: str, shown: Face) -> None:
        super().__init__()
        self._title, self._shown = title, shown
        self._folded = False

    def compose(self) -> ComposeResult:
        yield PlainText(in_line(self._title, 200), id="title")
        self._folded = self.app.size.width < ALL_NAMED
        yield HelpKey(folded=self._folded)
        for face in FACES:
            yield Tab(face, self._shown, self._folded)

    @on(Resize)
    def _fold(self, event: Resize) -> None:
        folded = event.size.width < ALL_NAMED
        if folded != self._folded:
            self._folded = folded
            self.query_one(HelpKey).fold(folded)
            for tab in self.query(Tab):
                tab.fold(folded)

    def name_map(self, title: str) -> None:
        """Show another title."""
        if title != self._title:
            self._title = title
            self.query_one("#title", PlainText).say(in_line(title, 200))
