"""A small question over a screen: one of many parts of the map, found by typing some of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from mapcoach.tui.editing_map_moving import Place
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.tui.widgets.ranked_list import ListRow, RankedList

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PickPlace(ModalScreen[str | None]):
    """Ask for one of many: its value, or None if it was left. Typing narrows the list down."""

    DEFAULT_CSS = """
    PickPlace {
        align: center middle;
        #box { width: 76; max-width: 96%; height: 90%; padding: 1 2; background: $surface; border: round $primary; }
        Input, Input:focus { border: none; height: 1; margin: 1 0; padding: 0 1; background: $boost; }
        RankedList { height: 1fr; }
        #keys { color: $text-muted; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("enter", "take", "Pick", priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("pageup", "page(-1)", "A page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "A page down", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        super().__init__()
        self._text, self._places = text, places

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self._text)
            yield Input(placeholder="Type to find")
            yield RankedList("Nothing has these words in it.")
            yield PlainText("Up, Down and Enter: pick   Esc: leave it as it was", id="keys")

    def on_mount(self) -> None:
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, words: str) -> None:
        self.query_one(RankedList).show(
            [ListRow(str(at), one.name or "(no name)", "", "", one.about) for at, one in found(self._places, words)]
        )

    @on(RankedList.Picked)
    def _picked(self, event: RankedList.Picked) -> None:
        self.dismiss(self._places[int(event.key)].value)

    def action_take(self) -> None:
        self.query_one(RankedList).action_pick()

    def action_move(self, step: int) -> None:
        self.query_one(RankedList).action_move(step)

    def action_page(self, step: int) -> None:
        self.query_one(RankedList).action_page(step)

    def action_leave(self) -> None:
        self.dismiss(None)


def found(places: Sequence[Place], words: str) -> list[tuple[int, Place]]:
    """The places that have all these words in name or description, with where they stand in the list."""
    wanted = in_line(words, 200).casefold().split()
    texts = (f"{in_line(one.name, 400)} {in_line(one.about, 400)}".casefold() for one in places)
    return [
        (at, one) for at, (one, text) in enumerate(zip(places, texts, strict=True)) if all(w in text for w in wanted)
    ]
