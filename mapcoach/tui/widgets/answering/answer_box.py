"""The input for the question that is asked, whatever its kind; what it holds is always a text."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from mapcoach.interview.asking import Asked
from mapcoach.tui.widgets.answering import composing, wording
from mapcoach.tui.widgets.answering.chips import Chips
from mapcoach.tui.widgets.answering.pickers import Pickers
from mapcoach.tui.widgets.answering.prompt import Prompt, is_whole
from mapcoach.tui.widgets.plain_text import PlainText

_SAID_AFTER = 0.15
"""Seconds after which it is said that a reply is being saved: mostly it is saved by then."""
_BETWEEN_NUMBERS = (",", " ")
"""What people type between the numbers that they pick or rate with: "4, 2"."""
_BEHIND_A_NUMBER = ".):"
"""What behind a digit shows that a line was being numbered and nothing picked: "1. Book"."""


class AnswerBox(Widget):
    """Shows the input that fits a question. What is picked is sent as text; one's own words are always possible.

    ``busy`` is whether a reply is being saved: typing goes on, and nothing is sent meanwhile.
    The text stays until the owner asks the next question or clears the box; neither of these posts ``Typed``.
    """

    DEFAULT_CSS = """
    AnswerBox {
        height: auto;
        layout: vertical;
        .answering--keys { height: 1; color: $text-muted; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .answering--read { height: 1; color: $text-success; padding: 0 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "send", "Send", show=False)]

    busy: reactive[bool] = reactive(False)

    @dataclass
    class Submitted(Message):
        """This text is the reply to what it was typed for. "" waves the question off."""

        text: str
        place: Hashable = None

    @dataclass
    class Typed(Message):
        """The text is now this; it is not sent yet."""

        text: str

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002  (Textual's own name)
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(id=id)
        self._today = today
        self._is_ready = False
        self.before_sending: Callable[[], object] = lambda: None
        """Called before the box is emptied."""
        self._says_busy = False
        self._busy_timer: Timer | None = None
        self._asked: Asked | None = None
        self.place: Hashable = None
        self._manner: composing.Manner = "text"
        self._first = ""
        self._told = ""
        self._just_picked = ""
        self._prompt, self._chips, self._pickers = Prompt(), Chips(), Pickers()
        self._read = PlainText(classes="answering--read")
        self._keys = PlainText(classes="answering--keys")

    def compose(self) -> ComposeResult:
        """Pickers above, the prompt, and below it the keys."""
        yield self._chips
        yield self._pickers
        yield self._prompt
        yield self._read
        yield self._keys

    def on_mount(self) -> None:
        """Show what was asked before the box was there."""
        self._is_ready = True
        self._prompt.first_look, self._prompt.send = self._look_at, self.action_send
        self.ask(self._asked, self._first, self.place)

    # --- what the owner does ---------------------------------------------------------------------------

    def ask(self, asked: Asked | None, text: str = "", place: Hashable = None, selected: bool = False) -> None:
        """Show the input fit for a question, with a text that was typed before; None for no question at all.

        ``place`` is what the reply is for, and comes back with it. With ``selected``, typing replaces the text.
        """
        self._asked, self._first, self.place = asked, text, place
        if not self._is_ready:
            return
        self._manner, self._just_picked = composing.manner_of(asked), ""
        rest = self._offer(asked, text)
        self._prompt.listing = self._manner in ("list", "suggestions")
        self._prompt.most_rows = (2, 8) if self._pickers.display else (5, 8)
        self._prompt.hint_at(wording.placeholder(self._manner))
        self._prompt.begin_with(rest, selected)
        self._told = self.text
        self._show()

    def clear(self) -> None:
        """Take out everything typed and picked; the question stays."""
        self.ask(self._asked, place=self.place)

    @property
    def draft(self) -> str:
        """What is typed, to the letter, or else what is picked: what to put back later."""
        return (self._prompt.text if self._is_ready else "") or self.text

    @property
    def words(self) -> str:
        """What is typed, to the letter, without what is picked."""
        return self._prompt.text if self._is_ready else ""

    def focus_input(self) -> None:
        """Put the keyboard where one types."""
        self._prompt.focus()

    @property
    def text(self) -> str:
        """What would be sent: one's own words, or else what is picked."""
        if not self._is_ready:
            return self._first
        return self._prompt.text.strip() or self._pickers.text

    # --- what is shown ---------------------------------------------------------------------------------

    def _offer(self, asked: Asked | None, text: str) -> str:
        """Show what there is to pick, with what ``text`` picked; returns the text that is one's own words."""
        labels = composing.offered(asked) if asked else ()
        if asked and self._manner == "date" and not labels:
            labels = wording.quick_dates(asked, self._today())
        self._chips.display = self._manner in ("suggestions", "date") and bool(labels)
        self._chips.offer(labels if self._chips.display else (), numbered=self._manner == "suggestions")
        return self._pickers.offer(asked, text)

    def _show(self) -> None:
        """Show what follows from the text."""
        typed = self._prompt.text
        typing = bool(typed.strip())
        self._pickers.set_aside(typing)
        if self._manner == "suggestions":
            self._chips.mark(composing.picked_in(typed, self._chips.labels))
        self._read.display = self._manner == "date"
        self._read.say(wording.date_line(typed, self._today()) if self._manner == "date" else "")
        keys = (
            wording.AMONG_CHIPS
            if self._chips.has_focus
            else wording.keys_line(self._asked, self._manner, typing, bool(self.text), whole=is_whole(typed))
        )
        self._keys.say(wording.BUSY if self._says_busy else keys)

    def _changed(self) -> None:
        """Show and tell that the text is another one."""
        self._show()
        if self.text != self._told:
            self._told = self.text
            self.post_message(self.Typed(self._told))

    def watch_busy(self, busy: bool) -> None:
        """Say that a reply is being saved, if that takes long."""
        if not self._is_ready:
            return
        if self._busy_timer is not None:
            self._busy_timer.stop()
        self._busy_timer = self.set_timer(_SAID_AFTER, self._say_busy) if busy else None
        if not busy and self._says_busy:
            self._say_busy()

    def _say_busy(self) -> None:
        self._says_busy = self.busy
        self._prompt.set_class(self.busy, "-busy")
        self._show()

    # --- keys and clicks -------------------------------------------------------------------------------

    def _look_at(self, event: events.Key) -> bool:
        """Take a key that picks something, which it does only while no words are typed there."""
        behind, self._just_picked = self._just_picked, ""
        if self._manner == "suggestions":
            return self._look_at_suggestions(event, behind)
        if self.busy or self._prompt.text.strip():
            return False
        if behind and event.character in _BETWEEN_NUMBERS:
            self._just_picked = behind
            return True
        if not self._pickers.press(event.key):
            return False
        self._just_picked = event.key if event.key.isdecimal() else ""
        self._changed()
        return True

    def _look_at_suggestions(self, event: events.Key, behind: str) -> bool:
        row, _ = self._prompt.cursor_location
        if self._prompt.document.get_line(row).strip():
            return False
        if behind and event.character in tuple(_BEHIND_A_NUMBER):
            self._toggle(int(behind) - 1)
            self._prompt.insert(f"{behind}{event.character}")
            return True
        if behind and event.character in _BETWEEN_NUMBERS:
            self._just_picked = behind
            return True
        is_place = event.key.isdecimal() and 0 < int(event.key) <= len(self._chips.labels)
        if not is_place or not composing.only_picked(self._prompt.text, self._chips.labels):
            return False
        self._toggle(int(event.key) - 1)
        self._just_picked = event.key
        return True

    def _toggle(self, place: int) -> None:
        label = self._chips.labels[place]
        self._prompt.put(label if self._manner == "date" else composing.with_toggled(self._prompt.text, label))
        self._changed()

    @on(Chips.Picked)
    def _on_chip(self, message: Chips.Picked) -> None:
        message.stop()
        self._toggle(message.place)
        if self._manner == "date":
            self.focus_input()

    @on(Chips.Typing)
    def _on_typing(self, message: Chips.Typing) -> None:
        message.stop()
        self.focus_input()
        if message.text:
            self._prompt.type_in(message.text)

    @on(Pickers.Changed)
    def _on_clicked(self, message: Pickers.Changed) -> None:
        message.stop()
        self.focus_input()
        self._changed()

    @on(TextArea.Changed)
    def _on_text(self, message: TextArea.Changed) -> None:
        message.stop()
        self._changed()

    def action_send(self) -> None:
        """Send what there is now, and empty the box at once: what is typed behind it is another reply."""
        if self.busy:
            return
        text, place = self.text, self.place
        self.before_sending()
        self.busy = True
        self.clear()
        self.post_message(self.Submitted(text, place))

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _on_focus_moved(self) -> None:
        self._show()
