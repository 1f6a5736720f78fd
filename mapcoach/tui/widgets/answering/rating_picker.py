"""Items to rate, one a row, with the steps of the scale beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from mapcoach.tui.widgets.answering.picking import Ratings
from mapcoach.tui.widgets.answering.rows import Piece, Rows, fitted

_STEP = 4
"""How many cells a step of the scale takes: "[3] "."""
_LEAD = 5


class RatingPicker(Rows):
    """Shows ``ratings`` of some items. It has no focus of its own: the prompt hands it the keys that are for it."""

    @dataclass
    class Changed(Message):
        """Something was rated with the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: tuple[str, ...] = ()
        self.ratings = Ratings(())

    def offer(self, labels: Sequence[str], ratings: Ratings) -> None:
        """Show other items."""
        self.labels = tuple(labels)
        self.take(ratings)

    def take(self, ratings: Ratings) -> None:
        """Show other ratings of the same items."""
        self.ratings = ratings
        self.show_rows()

    def row_count(self) -> int:
        """One row an item."""
        return len(self.labels)

    def row_at(self) -> int:
        """The item that the next key rates."""
        return self.ratings.at if self.labels else -1

    def pieces(self, row: int, width: int) -> Sequence[Piece]:
        """ "❯ 2 Label      1  2 [3] 4  5"."""
        is_at, value = row == self.ratings.at, self.ratings.values[row]
        look = "at" if is_at else "plain"
        lead = f"{'❯' if is_at else ' '} {row + 1:>2} "
        name = fitted(self.labels[row], self._name_width(width))
        return ((lead, "number"), (name, look), ("  ", "plain"), *self._scale(value))

    def _scale(self, value: int | None) -> list[Piece]:
        steps = range(self.ratings.low, self.ratings.high + 1)
        return [(f"[{one}] ", "picked") if one == value else (f" {one}  ", "number") for one in steps]

    def _name_width(self, width: int) -> int:
        """As wide as the longest name, if there is room."""
        steps = self.ratings.high - self.ratings.low + 1
        longest = max((len(label) for label in self.labels), default=0)
        return max(min(longest, width - _LEAD - 2 - steps * _STEP), 1)

    def clicked(self, row: int, x: int) -> None:
        """Give the value that was clicked; a click on the one it has takes it out, one on the name goes there."""
        ratings = self.ratings
        step = x - _LEAD - self._name_width(self.scrollable_content_region.width) - 2
        value = ratings.low + step // _STEP
        if step < 0 or value > ratings.high:
            self.take(ratings.given(row, ratings.values[row]))
        else:
            self.take(ratings.given(row, None if ratings.values[row] == value else value))
        self.post_message(self.Changed())
