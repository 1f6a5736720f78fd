"""One question with its answer in the chat; Enter or a click opens the answer for editing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message

from mapcoach.tui.text import in_line, safe, styled
from mapcoach.tui.widgets.plain_text import PlainText

_REPLY_SHOWN = 1200


class Exchange(PlainText):
    """What was asked, what was answered (by whom), what was understood. ``entry`` is its journal entry's id."""

    DEFAULT_CSS = """
    Exchange { padding: 0 1 1 1; border-left: outer transparent; }
    Exchange:focus { border-left: outer $primary; background: $boost; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Change this answer", id="chat.edit", tooltip="Open this answer for editing"),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    can_focus = True

    @dataclass
    class Picked(Message):
        """This answer is to be opened for editing."""

        entry: str

    def __init__(self, question: str, reply: str, author: str = "", heard: str = "", entry: str = "") -> None:
        self.entry = entry
        self.reply, self.heard = reply, heard
        self._question, self._author, self._gone = question, author, False
        super().__init__(self._content())

    def became(self, reply: str, heard: str, entry: str) -> None:
        """Show what was understood, once it is known, or the answer as it was changed."""
        if (reply, heard or self.heard, entry) != (self.reply, self.heard, self.entry) or self._gone:
            self.reply, self.heard, self.entry, self._gone = reply, heard or self.heard, entry, False
            self.say(self._content())

    def take_back(self) -> None:
        """Show that this answer does not count any more."""
        if not self._gone:
            self._gone = True
            self.say(self._content())

    def _content(self) -> Content:
        said = safe(self.reply, _REPLY_SHOWN) or "(left open)"
        parts: list[str | tuple[str, str]] = [in_line(self._question, 300), "\n"] if self._question else []
        parts += [
            (f"{in_line(self._author, 30) or 'You'}: ", "bold $primary"),
            (said, "strike dim" if self._gone else ""),
        ]
        if self._gone:
            parts.append("\n↶ taken back")
        elif self.heard:
            parts.append((f"\n✓ {safe(self.heard)}", "$success"))
        return styled(*parts)

    def action_pick(self) -> None:
        if self.entry and not self._gone:
            self.post_message(self.Picked(self.entry))

    def on_click(self, event: Click) -> None:
        if event.chain == 2:
            self.action_pick()
