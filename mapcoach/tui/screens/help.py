"""Help over a screen: what the screen is for, the keys that apply on it now, and what holds everywhere."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen

from mapcoach.resources import ResourceError, ResourceMissingError, find
from mapcoach.tui.keys import applying, gathered
from mapcoach.tui.text import safe
from mapcoach.tui.widgets.key_list import KeyList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

LONGEST = 20_000
"""How many characters of a help text are shown."""


def help_text(name: str) -> str:
    """The help text of this name, in Markdown; empty if there is none. Blocks: it reads the disk."""
    try:
        path = find("prompts", f"help/{name}.md")
        return safe(path.read_text(encoding="utf-8-sig"), LONGEST)
    except ResourceMissingError:
        return ""
    except (ResourceError, OSError, ValueError):
        return f"*The help text {name} cannot be read; its file is damaged.*"


class HelpScreen(ModalScreen[None]):
    """The help for the screen below. The text is a file that a facilitator may change; the keys are the real ones."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        #help { width: 96; max-width: 96%; height: 94%; background: $surface; border: round $primary; }
        #read { padding: 0 0 0 2; scrollbar-gutter: stable; scrollbar-size: 1 1; }
        Markdown { background: transparent; padding: 0 2 0 0; margin: 0; }
        .heading { text-style: bold; color: $primary; margin: 1 0 1 0; }
        MarkdownH1, MarkdownH2 { content-align: left middle; margin: 0 0 1 0; }
        KeyList { height: auto; margin-bottom: 1; }
        #closing { height: 1; padding: 0 2; color: $text-muted; background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "close", "Close", id="help.close", tooltip="Back to where you were"),
    ]
    AUTO_FOCUS = "#read"

    def __init__(self, help_name: str) -> None:
        super().__init__()
        self.about = help_name

    def compose(self) -> ComposeResult:
        with Vertical(id="help"):
            with VerticalScroll(id="read"):
                yield PlainText("Keys on this screen right now", classes="heading", id="keys")
                yield KeyList(gathered(applying(self._below())))
            yield PlainText("Esc: close   Up, Down, Page Up, Page Down: read on", id="closing")

    def _below(self) -> Screen[object]:
        """The screen that help was asked for."""
        stack: list[Screen[object]] = self.app.screen_stack
        return stack[-2] if len(stack) > 1 else stack[-1]

    def on_mount(self) -> None:
        self.run_worker(self._read(), group="reading", exclusive=True)

    async def _read(self) -> None:
        here, everywhere = await asyncio.to_thread(_texts, self.about)
        if not self.is_attached:
            return
        from textual.widgets import Markdown

        shown = self.query_one("#read", VerticalScroll)
        if here:
            await shown.mount(Markdown(here, open_links=False), before="#keys")
        if everywhere:
            await shown.mount(Markdown(everywhere, open_links=False))
        shown.scroll_home(animate=False)

    def action_close(self) -> None:
        self.dismiss()


def _texts(name: str) -> tuple[str, str]:
    """Both texts; the widget that shows them costs a moment to import, so that happens here, in the thread."""
    from textual.widgets import Markdown

    assert Markdown is not None
    return help_text(name), help_text("everywhere")
