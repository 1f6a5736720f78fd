"""Where everything on the map grid stands: columns, blocks of lines, what is in view. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mapcoach.journey.lanes import WHOLE_JOURNEY, CellItem, Grid
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.live_map_lines import Piece, Row, fitted, lines_of
from mapcoach.tui.widgets.map_grid_cells import CellLine, cell_lines

NARROWEST, WIDEST = 22, 34
"""How many columns of the terminal a stage takes, at least and at most."""
_WIDE = 100  # columns from which on the lanes' names get more room
_LABELS = (15, 17)
_NAME = 80
_HEADER_LINES = 2
_FEWEST_LINES = 4
_RULED_FROM = 22  # lines from which on there is a rule below each lane


@dataclass(frozen=True)
class Block:
    """A lane: its label's lines and, by column, the lines of its cells; ``top`` is its first line below the header."""

    lane: str
    label: tuple[str, ...]
    cells: tuple[tuple[CellLine, ...], ...]
    items: tuple[tuple[CellItem, ...], ...]
    top: int
    height: int


@dataclass(frozen=True)
class Layout:
    """The whole grid for one width and height.

    A column behind each stage and, where ``ruled``, a line below each block are rules; they count with what they
    follow. Where there are few lines, lanes lie on grounds of two kinds instead.
    """

    stages: tuple[str, ...]
    header: tuple[tuple[str, ...], ...]
    blocks: tuple[Block, ...]
    label_width: int
    column_width: int
    ruled: bool = True

    @property
    def header_height(self) -> int:
        """Lines of the frozen header with the rule below it."""
        return max(map(len, self.header), default=0) + 1

    @property
    def pitch(self) -> int:
        """Columns of the terminal from one stage to the next."""
        return self.column_width + 1

    @property
    def width(self) -> int:
        """Columns of the whole grid, the lanes' names included."""
        return self.label_width + len(self.stages) * self.pitch

    @property
    def height(self) -> int:
        """Lines of the whole grid, the header included."""
        last = self.blocks[-1] if self.blocks else None
        return self.header_height + (last.top + last.height + self.ruled if last else 0)

    def block_at(self, line: int) -> int | None:
        """Which block has this line, counted from below the header."""
        if not self.blocks or line < 0 or line >= self.height - self.header_height:
            return None
        return bisect_right([block.top for block in self.blocks], line) - 1

    def column_at(self, column: int) -> int | None:
        """Which stage has this column of the terminal, counted from behind the lanes' names."""
        at = column // self.pitch
        return at if 0 <= at < len(self.stages) else None


def lay_out_grid(
    grid: Grid, width: int, height: int, lanes: Collection[str] | None = None, lit: frozenset[str] = frozenset()
) -> Layout:
    """The grid for so much room, with these lanes only (all of them if None)."""
    label_width = _LABELS[width >= _WIDE]
    column_width, spare = _column_width(max(1, width - label_width), len(grid.stages))
    label_width += spare
    limit = max(_FEWEST_LINES, (height - _HEADER_LINES - 1) // 2)
    header = tuple(
        _named(
            in_line(stage.name, _NAME) or "(no name)", "" if stage.id == WHOLE_JOURNEY else f"{number} ", column_width
        )
        for number, stage in enumerate(grid.stages, 1)
    )
    ruled = height >= _RULED_FROM
    blocks: list[Block] = []
    top = 0
    for lane in grid.rows:
        if lanes is not None and lane.lane not in lanes:
            continue
        cells = tuple(tuple(cell_lines(cell.items, column_width - 2, limit, lit)) for cell in lane.cells)
        label = tuple(
            "".join(piece.text for piece in line) for line in lines_of(Row((Piece(lane.label),)), label_width - 2)
        )
        tall = max(len(label), *map(len, cells)) if cells else len(label)
        blocks.append(Block(lane.lane, label, cells, tuple(cell.items for cell in lane.cells), top, tall))
        top += tall + ruled
    return Layout(tuple(stage.id for stage in grid.stages), header, tuple(blocks), label_width, column_width, ruled)


def _column_width(room: int, stages: int) -> tuple[int, int]:
    """So wide that as many whole stages as possible are in view, and the columns that are left over then."""
    in_view = max(1, min(stages, room // (NARROWEST + 1)))
    width = max(NARROWEST, min(WIDEST, room // in_view - 1))
    spare = room - in_view * (width + 1)
    return width, spare if stages > in_view and 0 < spare < in_view else 0


def _named(name: str, number: str, width: int) -> tuple[str, ...]:
    lines = ["".join(piece.text for piece in line) for line in lines_of(Row((Piece(f"{number}{name}"),)), width - 2)]
    if len(lines) > _HEADER_LINES:
        lines = [*lines[: _HEADER_LINES - 1], fitted(" ".join(lines[_HEADER_LINES - 1 :]), width - 2)]
    return tuple(lines)


def into_view(scroll: int, start: int, length: int, room: int) -> int:
    """The least scrolling that brings a stretch into view; its start, if it is longer than the room."""
    if start < scroll or length >= room:
        return start
    return max(scroll, start + length - room)


def nearest(layout: Layout, lanes: Sequence[str], wanted: tuple[str, str], now: tuple[int, int]) -> tuple[int, int]:
    """The column and row of a stage and lane. Of ``lanes``, some are hidden: then it is the next one that is not.

    A stage that is gone leaves the column as it is ``now``, as far as there is one.
    """
    stage, lane = wanted
    column, row = now
    shown = [block.lane for block in layout.blocks]
    if stage in layout.stages:
        column = layout.stages.index(stage)
    if lane in lanes:
        row = sum(one in shown for one in lanes[: lanes.index(lane)])
    return max(0, min(column, len(layout.stages) - 1)), max(0, min(row, len(shown) - 1))
