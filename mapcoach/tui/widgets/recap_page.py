"""The recap to read: headings, and lines that hang behind their bullets; nothing in it is markup."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from mapcoach.tui.screens.recap_words import RecapPart
from mapcoach.tui.text import safe

_LONGEST = 600


class RecapPage(Static):
    """Shows a recap. ``show`` puts another in its place."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(markup=False, id=id)

    def show(self, parts: Sequence[RecapPart]) -> None:
        """Show this recap."""
        self.update(Group(*(piece for number, part in enumerate(parts) for piece in _pieces(part, number == 0))))


def _pieces(part: RecapPart, first: bool) -> tuple[Text, Table]:
    lines = Table.grid(padding=(0, 1, 0, 0))
    lines.add_column(width=1)
    lines.add_column(overflow="fold")
    for line in part.lines:
        lines.add_row(Text("·"), Text(safe(line, _LONGEST)))
    return Text(part.heading if first else f"\n{part.heading}", style="bold underline"), lines
