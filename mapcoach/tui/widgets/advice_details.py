"""Everything about one idea or automation, to scroll through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from mapcoach.tui.text import safe
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.tui.screens.automations_words import Details, Said


class AdviceDetails(VerticalScroll):
    """The details of what is under the bar. Escape goes back to the list."""

    DEFAULT_CSS = """
    AdviceDetails {
        padding: 0 0 0 2;
        scrollbar-gutter: stable;
        scrollbar-size: 1 1;
        &:focus { background: $surface; }
        #told { padding: 0 2 0 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "List", id="advice.close", tooltip="Back to the list"),
        Binding("left", "leave", "List", show=False),
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
    ]

    @dataclass
    class Left(Message):
        """Somebody is through with the details."""

    def compose(self) -> ComposeResult:
        yield PlainText(id="told")

    def show(self, details: Details, *, afresh: bool = True) -> None:
        """Show the details of another item; ``afresh`` from the top."""
        self.query_one("#told", PlainText).say(content_of(details))
        if afresh:
            self.scroll_home(animate=False)

    def action_leave(self) -> None:
        self.post_message(self.Left())


def content_of(details: Details) -> Content:
    """The details with their labels in bold."""
    told = Content.assemble((safe(details.heading), "bold $primary"))
    if details.below:
        told = told + Content.assemble("\n", (safe(details.below), "italic"))
    for part in details.parts:
        told = told + Content("\n\n") + _part(part)
    return told


def _part(part: Said) -> Content:
    one = len(part.texts) == 1 and not part.numbered
    told = Content.assemble((part.label, "bold"), (": " if one else "") if part.label else "")
    for number, text in enumerate(part.texts, 1):
        mark = f"{number}. " if part.numbered else "" if one else "• "
        told = told + Content("" if one else "\n") + Content(mark + safe(text))
    return told
