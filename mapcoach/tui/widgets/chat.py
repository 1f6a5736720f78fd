"""The conversation: past questions and answers, and what the coach says besides. Only the latest are widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from mapcoach.tui.widgets.exchange import ChatLine, Exchange
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.events import Click

    from mapcoach.interview.history import Past

_AT_ONCE = 30
"""How many past exchanges are mounted when a map is opened, and with each look further back."""
_AT_MOST = 120
"""How many pieces stay mounted while one goes on; older ones come back with “earlier answers”."""
_SIGNS = {"coach": "›", "summary": "≡", "error": "!", "fallback": "›"}

RemarkKind = Literal["coach", "summary", "error", "fallback"]


class Remark(PlainText):
    """What the coach says besides the questions."""

    DEFAULT_CSS = """
    Remark { padding: 0 2 1 2; color: $text-muted; }
    Remark.-summary { color: $text; }
    Remark.-error { color: $error; }
    """

    def __init__(self, kind: RemarkKind, text: str) -> None:
        super().__init__(f"{_SIGNS[kind]} {text}", classes=f"-{kind}")


class Earlier(ChatLine):
    """The line at the top from which older answers are loaded."""

    DEFAULT_CSS = """
    Earlier { padding: 0 1 1 1; color: $primary; text-style: underline; }
    Earlier:focus { background: $boost; text-style: bold underline; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "load", "Earlier answers"),
        Binding("down", "app.focus_next", show=False),
    ]

    async def action_load(self) -> None:
        chat = self.parent
        if isinstance(chat, Chat):
            await chat.load_earlier()

    async def on_click(self, _: Click) -> None:
        await self.action_load()


class Chat(VerticalScroll):
    """The conversation. ``show`` brings it in line with the journal; what is mounted already stays."""

    DEFAULT_CSS = """
    Chat { height: 1fr; padding: 1 0 0 0; scrollbar-size-vertical: 1; }
    """
    can_focus = False

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._history: list[Past] = []
        self._first = 0

    async def open(self, history: Sequence[Past]) -> None:
        """Show the end of a journal."""
        self._history = list(history)
        self._first = max(0, len(self._history) - _AT_ONCE)
        await self.remove_children()
        await self.mount_all([*self._earlier(), *map(_exchange, self._history[self._first :])])
        self.anchor()

    def _earlier(self) -> list[Widget]:
        return [Earlier(f"… {self._first} earlier answers (Enter)")] if self._first else []

    async def load_earlier(self) -> None:
        """Mount the answers before those that are shown."""
        last, self._first = self._first, max(0, self._first - _AT_ONCE)
        await self.query(Earlier).remove()
        older = [*self._earlier(), *map(_exchange, self._history[self._first : last])]
        await self.mount_all(older, before=0 if self.children else None)
        older[-1].focus()

    def add(self, piece: Widget) -> None:
        """Put something at the end."""
        self.mount(piece)
        if len(self.children) > _AT_MOST:
            self._prune()

    def _prune(self) -> None:
        """Take the oldest pieces out; they can be loaded again."""
        for piece in list(self.children)[: len(self.children) - _AT_MOST + _AT_ONCE]:
            if isinstance(piece, Exchange) and piece.entry:
                self._first += 1
            piece.remove()
        if self._first:
            self.mount(*self._earlier(), before=0)

    def bring_in_line(self, history: Sequence[Past]) -> None:
        """Show edits, undone answers and other people's answers, given the whole journal as it is now."""
        self._history = list(history)
        by_entry = {past.entry.id: past for past in history}
        mounted = list(self.query(Exchange))
        shown = {one.entry for one in mounted}
        for piece in mounted:
            self._bring_one_in_line(piece, by_entry, shown)
        for past in self._history[self._first :]:
            if past.entry.id not in shown:
                self.add(_exchange(past))

    def _bring_one_in_line(self, piece: Exchange, by_entry: dict[str, Past], shown: set[str]) -> None:
        past = by_entry.get(piece.entry)
        if past is None:
            same = [one for one in by_entry.values() if one.reply == piece.reply and one.entry.id not in shown]
            past = same[-1] if same and not piece.entry else _edit_of(piece.entry, by_entry, shown)
        if past is not None:
            shown.add(past.entry.id)
            heard = piece.heard if past.reply == piece.reply else past.heard
            piece.became(past.reply, heard, past.entry.id, past.entry.author)
        elif piece.entry:
            piece.take_back()


def _edit_of(entry: str, by_entry: dict[str, Past], shown: set[str]) -> Past | None:
    """The answer that has taken the place of an entry, if one has."""
    return next((one for one in by_entry.values() if one.entry.retracts == entry and one.entry.id not in shown), None)


def _exchange(past: Past) -> Exchange:
    return Exchange(past.question, past.reply, past.entry.author, past.heard, past.entry.id)
