"""One question with its answer in the chat; Enter or a double click opens the answer for editing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key, Paste
from textual.message import Message

from mapcoach.tui.text import in_line, safe, styled
from mapcoach.tui.widgets.plain_text import PlainText

_REPLY_SHOWN = 1200


class ChatLine(PlainText):
    """A line of the chat that can have the keyboard; what is typed or pasted there is meant for the prompt."""

    can_focus = True
    FOCUS_ON_CLICK: ClassVar[bool] = False

    @dataclass
    class TypedHere(Message):
        """Something was typed where nothing can be typed."""

        text: str

    def on_key(self, event: Key) -> None:
        if event.is_printable and event.character:
            event.stop()
            self.post_message(self.TypedHere(event.character))

    def on_paste(self, event: Paste) -> None:
        event.stop()
        self.post_message(self.TypedHere(event.text))


class Exchange(ChatLine):
    """What was asked, what was answered (by whom), what was understood. ``entry`` is its journal entry's id."""

    DEFAULT_CSS = """
    Exchange { padding: 0 1 1 1; border-left: blank; }
    Exchange:focus { border-left: outer $primary; background: $boost; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Change this answer", id="chat.edit", tooltip="Open this answer for editing"),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    @dataclass
    class Picked(Message):
        """This answer is to be opened for editing."""

        entry: str

    def __init__(self, question: str, reply: str, author: str = "", heard: str = "", entry: str = "") -> None:
        self.entry = entry
        self.reply, self.heard, self.author = reply, heard, author
        self._question, self._gone = question, False
        super().__init__(self._content())

    def became(self, reply: str, heard: str, entry: str, author: str = "") -> None:
        """Show what was understood, once it is known, or the answer as it was changed, by whom."""
        now = (reply, heard or self.heard, entry, author)
        if now != (self.reply, self.heard, self.entry, self.author) or self._gone:
            self.reply, self.heard, self.entry, self.author = now
            self._gone = False
            self.say(self._content())

    def take_back(self) -> None:
        """Show that this answer does not count any more."""
        if not self._gone:
            self._gone = True
            self.say(self._content())

    def _content(self) -> Content:
        said = safe(self.reply, _REPLY_SHOWN) or "(left open)"
        parts: list[str | tuple[str, str]] = [in_line(self._question, 300), "\n"] if self._question else []
        author = in_line(self.author, 30) or "You"
        parts += [(f"{author}: ", "bold $text-primary"), (said, "strike dim" if self._gone else "bold")]
        if self._gone:
            parts.append("\n↶ taken back")
        elif self.heard:
            parts.append((f"\n✓ {safe(self.heard)}", "$text-success"))
        return styled(*parts)

    def action_pick(self) -> None:
        if self.entry and not self._gone:
            self.post_message(self.Picked(self.entry))

    def on_click(self, event: Click) -> None:
        if event.chain == 2:
            self.action_pick()
