"""Suggestions as chips to pick several of, by number, arrows or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from mapcoach.tui.widgets.answering.arranging import Place, arrange
from mapcoach.tui.widgets.answering.prompt import TALL_SCREEN
from mapcoach.tui.widgets.answering.rows import fitted

_LONGEST = 36
_MOST_ROWS = (3, 6)
_KEYS = {"left": -1, "up": -1, "right": 1, "down": 1}


class Chips(Widget, can_focus=True):
    """Chips that wrap over rows. Picking one posts ``Picked``; which are picked is for the owner to say."""

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False
    DEFAULT_CSS = """
    Chips { height: auto; padding: 0 1; width: 1fr; }
    """

    @dataclass
    class Picked(Message):
        """A chip was picked, or picked again to take it out."""

        place: int

    @dataclass
    class Typing(Message):
        """The keyboard is to go back to the prompt, with a text to type there ("" for none)."""

        text: str

    def __init__(self) -> None:
        super().__init__()
        self.labels: tuple[str, ...] = ()
        self._picked: frozenset[int] = frozenset()
        self._at = 0
        self._numbered = True

    def offer(self, labels: Sequence[str], numbered: bool = True) -> None:
        """Show other suggestions, none of them picked; ``numbered`` if a digit in the prompt picks one."""
        self.labels, self._picked, self._at, self._numbered = tuple(labels), frozenset(), 0, numbered
        self.refresh(layout=True)

    def mark(self, picked: frozenset[int]) -> None:
        """Show which are picked."""
        if picked != self._picked:
            self._picked = picked
            self.refresh(layout=True)

    def places(self, width: int) -> list[Place]:
        """Where the chips stand in rows of ``width`` cells."""
        return arrange([self._on_chip(place, width) for place in range(len(self.labels))], max(width, 8))

    def _on_chip(self, place: int, width: int) -> str:
        number = f"{place + 1} " if self._numbered and place < 9 else ""
        sign = "✓" if place in self._picked else " "
        room = max(min(_LONGEST, width) - len(number) - 4, 1)
        label = fitted(self.labels[place], room).rstrip()
        return f"[{sign}{number}{label}]"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the chips take."""
        places = self.places(width)
        rows = places[-1].row + 1 if places else 0
        return min(rows, _MOST_ROWS[viewport.height >= TALL_SCREEN])

    def _in_sight(self) -> list[tuple[int, Place]]:
        """The chips that fit into the box with their numbers, among them the one pointed at."""
        places, height = self.places(self.content_size.width), self.content_size.height
        top = max(places[self._at].row - height + 1, 0) if places else 0
        return [
            (number, place._replace(row=place.row - top))
            for number, place in enumerate(places)
            if top <= place.row < top + height
        ]

    def render(self) -> Content:
        """The chips; the one pointed at stands out while the keyboard is here."""
        parts: list[str | tuple[str, str]] = []
        row = end = 0
        for number, place in self._in_sight():
            parts.append("\n" if place.row > row else " " * (place.start - end))
            row, end = place.row, place.start + cell_len(place.text)
            parts.append((place.text, self._look(number)))
        return Content.assemble(*parts)

    def _look(self, place: int) -> str:
        if self.has_focus and place == self._at:
            return "reverse bold"
        return "bold $text-success" if place in self._picked else "$text-accent"

    def on_focus(self) -> None:
        """Show where the keyboard is."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keyboard is elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Pick the chip that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        for number, place in self._in_sight():
            if place.row == offset.y and place.start <= offset.x < place.end:
                self._at = number
                self.post_message(self.Picked(number))

    def on_paste(self, event: events.Paste) -> None:
        """Hand what is pasted to the prompt."""
        event.stop()
        self.post_message(self.Typing(event.text))

    def on_key(self, event: events.Key) -> None:
        """Move, pick, or hand what is typed to the prompt."""
        if event.key in _KEYS and self.labels:
            self._at = (self._at + _KEYS[event.key]) % len(self.labels)
            self.refresh()
        elif event.key in ("space", "enter"):
            self.post_message(self.Picked(self._at))
        elif event.key.isdecimal() and 0 < int(event.key) <= len(self.labels):
            self._at = int(event.key) - 1
            self.post_message(self.Picked(self._at))
        elif event.key == "escape" or event.is_printable:
            self.post_message(self.Typing(event.character or "" if event.is_printable else ""))
        else:
            return
        event.stop()
        event.prevent_default()
