"""A list of keys and what they do; texts of bindings are never markup here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from mapcoach.tui.keys import Key
from mapcoach.tui.text import in_line

if TYPE_CHECKING:
    from textual.visual import VisualType


class KeyList(Static):
    """Keys at the left, what they do beside them."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        super().__init__(rows(keys), markup=False)

    def show(self, keys: Iterable[Key]) -> None:
        """Show other keys."""
        self.update(rows(keys))


def rows(keys: Iterable[Key]) -> VisualType:
    """The keys as a table of two columns."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=False, max_width=16, style="bold")
    table.add_column()
    for one in keys:
        table.add_row(Text(in_line(one.keys, 40)), Text(words(one)))
    return table


def words(key: Key) -> str:
    """What a key is called and does, said once if both are the same."""
    label, about = in_line(key.label, 60), in_line(key.about, 200)
    return label if not about or about == label else f"{label}: {about}"
