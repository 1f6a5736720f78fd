"""The line at the top: the map's title, and the faces of the map with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content

from mapcoach.tui.faces import FACES, Face
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click


class Tab(PlainText):
    """One face of the map; a click goes there."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, face: Face, shown: Face) -> None:
        one = FACES[face]
        here = face == shown
        text = Content.assemble((one.key.upper(), "bold"), f" {one.label}", "◂" if here else " ")
        super().__init__(text, classes="-here" if here else None)
        self._face = face

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
        Tab { padding: 0 1 0 0; color: $text-muted; }
        Tab.-here { color: $text; background: $primary 30%; text-style: bold; }
        Tab:hover { color: $text; }
    }
    """

    def __init__(self, title: str, shown: Face) -> None:
        super().__init__()
        self._title, self._shown = title, shown

    def compose(self) -> ComposeResult:
        yield PlainText(in_line(self._title, 200), id="title")
        for face in FACES:
            yield Tab(face, self._shown)

    def name_map(self, title: str) -> None:
        """Show another title."""
        if title != self._title:
            self._title = title
            self.query_one("#title", PlainText).say(in_line(title, 200))
