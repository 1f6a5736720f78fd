"""What is pointed at on the map screen: a view, a cell, one item of it; and which keys do something there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from mapcoach.journey.lanes import CellItem
from mapcoach.tui.editing_map import Target, target_of
from mapcoach.tui.screens import map_telling as telling
from mapcoach.tui.screens.map_actions import MapActions
from mapcoach.tui.screens.map_lists import idea_rows, pain_rows
from mapcoach.tui.screens.map_origins import idea_item, pain_item
from mapcoach.tui.widgets.map_table import MapTable
from mapcoach.tui.widgets.ranked_list import RankedList

if TYPE_CHECKING:
    from mapcoach.tui.opened import Opened

GRID, CURVE, PAINS, IDEAS, CHECKS = 1, 2, 3, 4, 5
VIEWS = {GRID: "Grid", CURVE: "Curve", PAINS: "Pain points", IDEAS: "Ideas", CHECKS: "Checks"}
IN_FOCUS = {GRID: "#grid", CURVE: "#curve", PAINS: "#pains", IDEAS: "#ideas", CHECKS: "#checks"}
_EDITS_ANY = ("edit", "add", "add_any", "delete", "move", "rate", "where")
_EDITS_STAGE = ("stage", "rename_stage", "merge", "delete_stage")
_EDITS_POINT = ("moment", "along")
EDITS = (*_EDITS_ANY, *_EDITS_STAGE, *_EDITS_POINT, "lanes", "item")


class MapPointing(MapActions):
    """A map screen that knows what is under the cursor in each of its views."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right_square_bracket",
            "item(1)",
            "Next item",
            id="map.next",
            tooltip="The next item in this cell",
            show=False,
        ),
        Binding(
            "left_square_bracket",
            "item(-1)",
            "Item before",
            id="map.before",
            tooltip="The item before it in this cell",
            show=False,
        ),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._view = GRID
        self._chosen: tuple[str, str] | None = None

    def say_below(self) -> None:
        """Say below what is under the cursor and where it came from."""
        raise NotImplementedError

    def _cell(self) -> Sequence[CellItem]:
        return self.query_one("#grid", MapTable).items

    def _items(self) -> list[CellItem]:
        """The items that are pointed at."""
        match self._view:
            case 1:
                found = list(zip(self._cell(), self._cell_targets(), strict=True))
                chosen = [item for item, target in found if self._is_chosen(target)]
                return chosen[:1] or [item for item, _ in found]
            case 3:
                item = pain_item(self.opened.map, self.query_one("#pains", RankedList).key)
            case 4:
                item = idea_item(self.opened.map, self.query_one("#ideas", RankedList).key)
            case _:
                item = None
        return [item] if item else []

    def _cell_targets(self) -> list[Target]:
        stage, _ = self.place()
        return [target_of(self.opened.map, stage, item) for item in self._cell()]

    def _is_chosen(self, target: Target) -> bool:
        return self._chosen in ((target.part, target.field), (target.part, ""))

    def targets(self) -> Sequence[Target]:
        stage, _ = self.place()
        return [target_of(self.opened.map, stage, item) for item in self._items()]

    def place(self) -> tuple[str, str]:
        match self._view:
            case 1:
                return self.query_one("#grid", MapTable).cursor
            case 3:
                return telling.stage_of_pain(self.opened.map, self.query_one("#pains", RankedList).key), "opportunities"
            case 4:
                return "", "opportunities"
        return "", ""

    @property
    def chose_one(self) -> bool:
        return self._chosen is not None

    def choose(self, target: Target) -> None:
        self._chosen = (target.part, target.field)
        self.say_below()

    def look_at(self, part: str) -> None:
        if self._view == GRID:
            grid = self.query_one("#grid", MapTable)
            cell = telling.cell_of(self.opened.map, part, grid.cursor)
            if cell is not None:
                grid.go_to(*cell)
                self._chosen = (part, "") if len(grid.items) > 1 else None
        elif self._view in (PAINS, IDEAS):
            rows = pain_rows(self.opened.map) if self._view == PAINS else idea_rows(self.opened.map)
            self.query_one(IN_FOCUS[self._view], RankedList).show(rows, part)
        self.say_below()

    def action_item(self, step: int) -> None:
        """Point at the next item of the cell; behind the last one, at the whole cell again."""
        targets = [] if self.guard else self._cell_targets()
        here = next((at for at, one in enumerate(targets) if self._is_chosen(one)), -1 if step > 0 else len(targets))
        if len(targets) > 1:
            place = here + step
            self._chosen = (targets[place].part, targets[place].field) if 0 <= place < len(targets) else None
            self.say_below()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys that do something here are shown."""
        if not self.is_mounted or action not in EDITS:
            return super().check_action(action, parameters)
        if action in (*_EDITS_STAGE, "lanes", "item"):
            return self._view == GRID and (action in ("lanes", "item") or bool(self.place()[0]))
        if action in ("add", "add_any"):
            return self._view in (GRID, PAINS, IDEAS)
        if action in _EDITS_POINT:
            return self._view == GRID and bool(self.place()[0])
        if action == "rate":
            return bool(self._to_rate())
        return bool(self._movable() if action == "move" else self._items())
