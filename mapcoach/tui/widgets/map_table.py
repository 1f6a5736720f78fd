"""The map grid as the map screen has it: a click moves the cursor, a second one opens the cell."""

from __future__ import annotations

from textual import events

from mapcoach.tui.widgets.map_grid import MapGrid


class MapTable(MapGrid):
    """A map grid that opens a cell by mouse only where the cursor is already."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._before: tuple[str, str] | None = None

    def on_click(self, _: events.Click) -> None:
        """Remember where the cursor was; the grid's own handler comes next, and moves it."""
        self._before = self.cursor
        self.call_later(self._forget)

    def _forget(self) -> None:
        self._before = None

    def action_pick(self) -> None:
        """Say that the cell under the cursor is wanted, unless a click only brought the cursor there."""
        if self._before in (None, self.cursor):
            super().action_pick()
