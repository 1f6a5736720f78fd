"""Everything about one idea or automation, to scroll through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from mapcoach.tui.text import safe
from mapcoach.tui.widgets.advice_messages import AdviceMessages
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.tui.screens.automations_words import Details, Said


class AdviceDetails(VerticalScroll):
    """The details of what is under the bar, with its drafted messages. Escape goes back to the list."""

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

    @dataclass
    class Seen(Message):
        """The details have come into view; what they show may have to be made first."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._been_there = False

    def compose(self) -> ComposeResult:
        yield PlainText(id="told")
        yield AdviceMessages(id="messages")

    @property
    def messages(self) -> AdviceMessages:
        """The drafted messages."""
        return self.query_one(AdviceMessages)

    def on_show(self) -> None:
        self.post_message(self.Seen())

    def show(self, details: Details, *, afresh: bool = True) -> None:
        """Show the details of another item; ``afresh`` from the top."""
        self.query_one("#told", PlainText).say(content_of(details))
        if afresh:
            self._been_there = False
            self.scroll_home(animate=False)

    def go_to_message(self) -> None:
        """Go to the messages; from there to the next one, and after the last to the first."""
        messages = self.messages
        if self._been_there:
            messages.mark((messages.marked + 1) % max(1, len(messages.drafted.drafts)))
        self._been_there = True
        self.call_after_refresh(self._show_marked)

    def _show_marked(self) -> None:
        self.scroll_to_widget(self.messages.card or self.messages, top=True, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """As Textual's; the mark goes along where somebody scrolls on to another message."""
        super().watch_scroll_y(old_value, new_value)
        top = round(new_value) - self.messages.virtual_region.y
        self.messages.mark_in_view(top, top + self.scrollable_content_region.height)

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
