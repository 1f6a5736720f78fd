"""The whole map as a grid: stages across, lanes down, both headers staying in view, with a cursor."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from mapcoach.export.findings_part import recipe_name
from mapcoach.journey.lanes import CellItem, Grid, grid
from mapcoach.journey.shape import JourneyMap
from mapcoach.tui.widgets.live_map import LIT_FOR
from mapcoach.tui.widgets.map_grid_layout import Layout, into_view, lay_out_grid, nearest
from mapcoach.tui.widgets.map_grid_painting import Painter


class MapGrid(ScrollView, inherit_bindings=False):
    """Shows a map as stages and lanes. ``show`` brings it up to date; the cursor stays with its stage and lane."""

    @dataclass
    class Picked(Message):
        """Somebody wants to do something with the cell under the cursor; ``items`` are all that stand in it."""

        stage_id: str
        lane: str
        items: tuple[CellItem, ...]

    @dataclass
    class Moved(Message):
        """The cursor is on another cell."""

        stage_id: str
        lane: str
        items: tuple[CellItem, ...]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Open", id="grid.pick", tooltip="What stands here, and where it came from"),
        Binding("left,h", "move(-1, 0)", "Left", id="grid.left", show=False),
        Binding("right,l", "move(1, 0)", "Right", id="grid.right", show=False),
        Binding("up,k", "move(0, -1)", "Up", id="grid.up", show=False),
        Binding("down,j", "move(0, 1)", "Down", id="grid.down", show=False),
        Binding("tab", "along(1)", "Next cell", id="grid.next", show=False),
        Binding("shift+tab", "along(-1)", "Cell before", id="grid.before", show=False),
        Binding("home", "edge(-1, 0)", "First stage", id="grid.first", show=False),
        Binding("end", "edge(1, 0)", "Last stage", id="grid.last", show=False),
        Binding("ctrl+home", "edge(-1, -1)", "First cell", id="grid.top", show=False),
        Binding("ctrl+end", "edge(1, 1)", "Last cell", id="grid.bottom", show=False),
        Binding("pageup", "page(-1)", "A page up", id="grid.pageup", show=False),
        Binding("pagedown", "page(1)", "A page down", id="grid.pagedown", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"map-grid--{role}"
        for role in (
            *("text", "name", "muted", "good", "bad", "mark", "rule"),
            *("header", "header-current", "lane", "lane-current", "cursor", "lit", "band"),
        )
    }
    DEFAULT_CSS = """
    MapGrid {
        background: $surface;
        color: $foreground;
        overflow: auto auto;
        scrollbar-gutter: stable;
        scrollbar-size: 1 1;
        & > .map-grid--name { text-style: bold; }
        & > .map-grid--muted { color: $text-muted; }
        & > .map-grid--good { color: $text-success; }
        & > .map-grid--bad { color: $text-error; }
        & > .map-grid--mark { color: $text-warning; }
        & > .map-grid--rule { color: $text-disabled; }
        & > .map-grid--header { background: $panel; text-style: bold; }
        & > .map-grid--header-current { background: $panel; text-style: bold underline; }
        & > .map-grid--lane { background: $panel; }
        & > .map-grid--lane-current { background: $panel; text-style: bold underline; }
        & > .map-grid--band { background: $boost; }
        & > .map-grid--lit { background: $primary-muted; color: $text; }
        & > .map-grid--cursor { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
        &:focus > .map-grid--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """
    HELP = (
        "The whole map: stages across, lanes down. The arrow keys or h, j, k and l move, Home and End go to the first "
        "and the last stage, Enter opens what stands in a cell. ✓ rests on evidence, ● is new, ◆ is a moment of truth."
    )
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._grid: Grid = grid(JourneyMap())
        self._lanes: frozenset[str] | None = None
        self._lit: frozenset[str] = frozenset()
        self._column = 0
        self._row = 0
        self._layout_now: Layout = lay_out_grid(self._grid, 0, 0)
        self._laid_out_for = Size(0, 0)
        self._timer: Timer | None = None

    def show(
        self, journey_map: JourneyMap, lanes: Collection[str] | None = None, lit: frozenset[str] = frozenset()
    ) -> None:
        """Show this map with these lanes only (all if None); the values with these paths are lit for a moment."""
        before = self.cursor if self._layout_now.stages else None
        self._grid = grid(journey_map, recipe_name)
        self._lanes = None if lanes is None else frozenset(lanes)
        self._lit = lit
        self._lay_out()
        self._place_cursor(*(before or self.cursor))
        self._time_the_light()

    def light(self, lit: frozenset[str]) -> None:
        """Light the values with these paths for a moment, on the map that is shown."""
        self._lit = lit
        self._lay_out()
        self._time_the_light()

    def unlight(self) -> None:
        """Take the light off what was new."""
        self._stop_timer()
        if self._lit:
            self._lit = frozenset()
            self._lay_out()

    @property
    def cursor(self) -> tuple[str, str]:
        """The stage's id and the lane that the cursor is on; empty while there is nothing."""
        placed = self._layout_now
        stage = placed.stages[self._column] if self._column < len(placed.stages) else ""
        return stage, placed.blocks[self._row].lane if self._row < len(placed.blocks) else ""

    @property
    def items(self) -> tuple[CellItem, ...]:
        """Everything that stands in the cell under the cursor."""
        return self._grid.cell(*self.cursor).items

    def go_to(self, stage_id: str, lane: str) -> None:
        """Put the cursor on this cell, as far as it is there."""
        before = self.cursor
        self._place_cursor(stage_id, lane)
        self._tell_if_moved(before)

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        size = self.scrollable_content_region.size
        painter = Painter(self._layout_now, self._style, self._column, self._row)
        return painter.line(y, self.scroll_offset, size.width)

    def on_mount(self) -> None:
        """What was lit before there was a screen is lit from now on."""
        self._time_the_light()

    def on_resize(self, _: events.Resize) -> None:
        """Lay out anew for the room there is; the cursor stays in view."""
        if self.scrollable_content_region.size != self._laid_out_for:
            self._lay_out()
            self._scroll_to_cursor()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the cell and pick it."""
        at = event.get_content_offset(self)
        placed = self._layout_now
        if at is None or at.x < placed.label_width or at.y < placed.header_height:
            return
        column = placed.column_at(at.x - placed.label_width + self.scroll_offset.x)
        row = placed.block_at(at.y - placed.header_height + self.scroll_offset.y)
        if column is not None and row is not None:
            self._move_to(column, row)
            self.action_pick()

    def action_pick(self) -> None:
        """Say that the cell under the cursor is wanted."""
        if all((self._layout_now.stages, self._layout_now.blocks)):
            self.post_message(self.Picked(*self.cursor, self.items))

    def action_move(self, across: int, down: int) -> None:
        """Move the cursor by cells."""
        self._move_to(self._column + across, self._row + down)

    def action_along(self, step: int) -> None:
        """Go to the next cell, on to the next lane at the end of one; behind the last cell, out of the grid."""
        across = len(self._layout_now.stages)
        at = self._row * across + self._column + step
        if 0 <= at < across * len(self._layout_now.blocks):
            self._move_to(at % across, at // across)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_edge(self, across: int, down: int) -> None:
        """Go to the first or last stage, lane, or both."""
        column = (len(self._layout_now.stages) - 1) * (across > 0)
        row = (len(self._layout_now.blocks) - 1) * (down > 0) if down else self._row
        self._move_to(column, row)

    def action_page(self, step: int) -> None:
        """Move up or down by about what is in view."""
        placed = self._layout_now
        if placed.blocks:
            page = max(1, self.scrollable_content_region.height - placed.header_height)
            line = placed.blocks[self._row].top + step * page
            found = placed.block_at(max(0, min(line, placed.height - placed.header_height - 1))) or 0
            self._move_to(self._column, found if found != self._row else self._row + step)

    def _move_to(self, column: int, row: int) -> None:
        before = self.cursor
        if not before[1] or not self._layout_now.stages:
            return
        self._column = max(0, min(column, len(self._layout_now.stages) - 1))
        self._row = max(0, min(row, len(self._layout_now.blocks) - 1))
        self._scroll_to_cursor()
        self.refresh()
        self._tell_if_moved(before)

    def _tell_if_moved(self, before: tuple[str, str]) -> None:
        if self.cursor != before:
            self.post_message(self.Moved(*self.cursor, self.items))

    def _place_cursor(self, stage: str, lane: str) -> None:
        """Find the cell again after a change; the nearest one if it is gone."""
        lanes = [row.lane for row in self._grid.rows]
        self._column, self._row = nearest(self._layout_now, lanes, (stage, lane), (self._column, self._row))
        self._scroll_to_cursor()
        self.refresh()

    def _lay_out(self) -> None:
        size = self.scrollable_content_region.size
        self._layout_now = lay_out_grid(self._grid, size.width, size.height, self._lanes, self._lit)
        self._laid_out_for = size
        self.virtual_size = Size(self._layout_now.width, self._layout_now.height)
        self.refresh()

    def _scroll_to_cursor(self) -> None:
        placed, size = self._layout_now, self.scrollable_content_region.size
        if not placed.blocks or not size:
            return
        block = placed.blocks[min(self._row, len(placed.blocks) - 1)]
        x = into_view(self.scroll_offset.x, self._column * placed.pitch, placed.pitch, size.width - placed.label_width)
        y = into_view(self.scroll_offset.y, block.top, block.height + placed.ruled, size.height - placed.header_height)
        if (x, y) != self.scroll_offset:
            self.scroll_to(x=x, y=y, animate=False, force=True)

    def _style(self, role: str) -> Style:
        return self.get_visual_style(f"map-grid--{role}").rich_style

    def on_unmount(self) -> None:
        """Leave no timer behind."""
        self._stop_timer()

    def _time_the_light(self) -> None:
        self._stop_timer()
        if self._lit and self.is_attached:
            self._timer = self.set_timer(LIT_FOR, self.unlight)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
