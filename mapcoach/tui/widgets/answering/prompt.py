"""Where replies are typed: Enter sends, long ones wrap and grow, and everything pasted stays what it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea

from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.replies.commands import read_command, read_edit, read_request

TALL_SCREEN = 30
"""From how many rows on a screen has room to spare."""
_NEW_LINE = ("ctrl+j", "shift+enter", "shift+\r", "alt+enter")
_SUBMIT = ("ctrl+s", "ctrl+enter")
_NOT_HERE = ("f6", "f7")
"""Keys of the text area that belong to the screen."""


class Prompt(TextArea, inherit_bindings=False):
    """A text area that sends with Enter. ``listing`` makes Enter go to the next of numbered lines.

    ``first_look`` is asked before a key does anything, and says whether it took the key. ``send`` is called
    at the moment of the key that sends: what is typed behind it is another reply. ``most_rows`` limits the height on a
    short and on a tall screen (rows).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in TextArea.BINDINGS if getattr(one, "key", "") not in _NOT_HERE
    ]
    DEFAULT_CSS = """
    Prompt {
        height: auto;
        border: none;
        border-left: outer $primary;
        padding: 0 1;
        background: $surface;
        scrollbar-size-vertical: 1;
        &:focus { border: none; border-left: outer $accent; }
        &.-busy { border-left: outer $panel; }
        .text-area--cursor-line { background: transparent; }
        .text-area--gutter, .text-area--cursor-gutter {
            background: transparent; color: $foreground 70%; text-style: none;
        }
    }
    """

    @dataclass
    class Submitted(Message):
        """The text is to be sent; posted unless ``send`` is something else."""

        text: str

    @dataclass
    class WantsBack(Message):
        """Up was pressed where there is nothing above: earlier answers are wanted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id, highlight_cursor_line=False)
        self.first_look: Callable[[events.Key], bool] | None = None
        self.send: Callable[[], object] = lambda: self.post_message(self.Submitted(self.text))
        self.most_rows = (5, 8)

    @property
    def listing(self) -> bool:
        """Whether lines are items of a list, with numbers before them."""
        return self.show_line_numbers

    @listing.setter
    def listing(self, listing: bool) -> None:
        self.show_line_numbers = listing

    def hint_at(self, words: str) -> None:
        """Show words in the empty prompt."""
        self.placeholder = Content(words)

    def put(self, text: str) -> None:
        """Replace the text, as a change that can be undone, and go to its end."""
        self.replace(visible(text), (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def begin_with(self, text: str, selected: bool = False) -> None:
        """Start anew with a text, with nothing to undo; ``selected``, so that typing takes its place."""
        self.load_text(visible(text))
        self.move_cursor(self.document.end)
        if selected:
            self.select_all()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the text has, up to a limit."""
        most = self.most_rows[viewport.height >= TALL_SCREEN]
        return min(max(self.wrapped_document.height, 1), most)

    async def _on_key(self, event: events.Key) -> None:
        if self._took(event):
            event.stop()
            event.prevent_default()

    def _took(self, event: events.Key) -> bool:
        if self.first_look is not None and self.first_look(event):
            return True
        if event.key in _NEW_LINE:
            self._replace_via_keyboard("\n", *self.selection)
        elif event.key in _SUBMIT:
            self.send()
        elif event.key == "enter":
            self._enter()
        elif event.key == "up" and not self.text:
            self.post_message(self.WantsBack())
        else:
            return False
        return True

    def _enter(self) -> None:
        row, _ = self.cursor_location
        if not self.listing or not self.text.strip() or is_whole(self.text):
            self.send()
        elif self.document.get_line(row).strip():
            self._replace_via_keyboard("\n", *self.selection)
        elif any(self.document.get_line(below).strip() for below in range(row + 1, self.document.line_count)):
            self.action_cursor_down()
        else:
            self.send()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.type_in(event.text)

    def action_paste(self) -> None:
        """Paste what was copied in this app."""
        self.type_in(self.app.clipboard)

    def type_in(self, text: str) -> None:
        """Put a text where the cursor is, in place of what is selected."""
        result = self._replace_via_keyboard(visible(text), *self.selection)
        if result:
            self.move_cursor(result.end_location)


def is_whole(text: str) -> bool:
    """Whether a text in a list stands by itself: a list on one line, or a command or change in words."""
    line = text.strip()
    if "\n" in line:
        return False
    return "," in line or ";" in line or bool(read_command(line) or read_request(line) or read_edit(line))
