"""Options to pick one or several of, by number, arrows or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from mapcoach.tui.widgets.answering.picking import Picks
from mapcoach.tui.widgets.answering.rows import Piece, Rows, fitted

_NONE = "None of these"


class OptionPicker(Rows):
    """Shows ``picks`` of some labels. It has no focus of its own: the prompt hands it the keys that are for it."""

    @dataclass
    class Changed(Message):
        """Something was picked, or left again, with the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: tuple[str, ...] = ()
        self.picks = Picks(0)

    def offer(self, labels: Sequence[str], picks: Picks) -> None:
        """Show other options."""
        self.labels = tuple(labels)
        self.take(picks)

    def take(self, picks: Picks) -> None:
        """Show other picks of the same options."""
        self.picks = picks
        self.show_rows()

    def row_count(self) -> int:
        """The options, and "None of these" below if several may be picked."""
        return self.picks.rows

    def row_at(self) -> int:
        """The option pointed at."""
        return self.picks.at

    def pieces(self, row: int, width: int) -> Sequence[Piece]:
        """ "❯ 2 [x] Label"."""
        is_at, is_picked = row == self.picks.at, row in self.picks.picked
        on, off = ("[x] ", "[ ] ") if self.picks.several else ("(•) ", "( ) ")
        none = self.picks.several and row == len(self.labels)
        number = "0" if none else str(row + 1)
        label = _NONE if none else self.labels[row]
        lead = f"{'❯' if is_at else ' '} {number:>{len(str(len(self.labels)))}} "
        look = "picked" if is_picked else "at" if is_at else "plain"
        sign = on if is_picked else off
        return ((lead, "number"), (sign, look), (fitted(label, width - len(lead) - len(sign)), look))

    def clicked(self, row: int, x: int) -> None:
        """Pick, or leave, the option that was clicked."""
        self.take(self.picks.toggled(row))
        self.post_message(self.Changed())
