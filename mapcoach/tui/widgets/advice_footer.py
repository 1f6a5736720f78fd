"""A footer in two rows where there is little room: all keys that apply are shown, none falls off at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import HorizontalGroup
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

_ENOUGH = 120
"""Columns in which all keys fit into one row."""
_TALL = 16
"""Lines from which on there is room for a second row."""


class AdviceFooter(Footer):
    """Textual's footer, whose keys go on in a second row. How many rows there are depends on the terminal alone, so
    that nothing jumps while the bar moves.
    """

    DEFAULT_CSS = """
    AdviceFooter {
        layout: vertical;
        HorizontalGroup { height: 1; width: 100%; }
    }
    """

    def compose(self) -> ComposeResult:
        for row in self._rows(super().compose()):
            yield HorizontalGroup(*row)

    def _rows(self, keys: Iterable[Widget]) -> Iterator[list[Widget]]:
        """The keys in rows that fit; what does not fit into the last one stands there all the same."""
        row: list[Widget] = []
        room, rows = self.app.size.width, 1
        for key in keys:
            width = cell_len(f"{key.key_display} {key.description} ") if isinstance(key, FooterKey) else 0
            if width > room and row and rows < self._most_rows:
                yield row
                row, room, rows = [], self.app.size.width, rows + 1
            row.append(key)
            room -= width
        yield row

    @property
    def _most_rows(self) -> int:
        size = self.app.size
        return 2 if size.width < _ENOUGH and size.height >= _TALL else 1

    def on_resize(self) -> None:
        """Fill the rows anew."""
        self.styles.height = self._most_rows
        self.call_after_refresh(self.recompose)
