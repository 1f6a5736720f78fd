"""One thing to choose, in a few lines: its name, its options side by side, and what the chosen one means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from mapcoach.tui.text import safe

if TYPE_CHECKING:
    from textual.events import Click
    from textual.geometry import Size

LABEL = 14
"""Columns of the name, before the options."""
_GAP = "   "


@dataclass(frozen=True)
class Option:
    """One of the options: its value, its name in a few words, and what it means in a line."""

    value: str
    name: str
    about: str


class OneChoice(Widget, can_focus=True):
    """Options of which one holds. Left and right or the numbers choose; a click does, too."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    OneChoice {
        height: auto;
        padding: 0 1;
        color: $text-muted;
        &:focus { background: $boost; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Before", show=False, tooltip="Choose the option before"),
        Binding("right,space", "step(1)", "Next", show=False, tooltip="Choose the next option"),
        *(Binding(str(number), f"take({number - 1})", f"Option {number}", show=False) for number in range(1, 10)),
    ]

    @dataclass
    class Picked(Message):
        """Another option holds."""

        choice: OneChoice
        value: str

        @property
        def control(self) -> OneChoice:
            return self.choice

    def __init__(self, label: str, options: Sequence[Option], value: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label, self._options = label, options
        self._at = next(at for at, one in enumerate(options) if one.value == value)
        self._more: dict[str, str] = {}

    @property
    def value(self) -> str:
        """The value of the option that holds."""
        return self._options[self._at].value

    def explain(self, value: str, more: str) -> None:
        """Say more of an option: shown below its line while it holds."""
        if self._more.get(value) != more:
            self._more[value] = more
            self.refresh(layout=True)

    def action_step(self, by: int) -> None:
        self.action_take((self._at + by) % len(self._options))

    def action_take(self, at: int) -> None:
        if at < len(self._options) and at != self._at:
            self._at = at
            self.refresh(layout=True)
            self.post_message(self.Picked(self, self.value))

    def on_click(self, event: Click) -> None:
        at = event.style.meta.get("option")
        if isinstance(at, int):
            self.action_take(at)

    def on_focus(self) -> None:
        self.refresh()

    # --- drawing ---------------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        room = max(10, width - LABEL)
        label = ("▸ " if self.has_focus else "  ") + self._label
        rows = [self._row(row) for row in in_rows([_length(one) for one in self._options], room)]
        said = [self._options[self._at].about, self._more.get(self.value, "")]
        abouts = [line for text in said if text for line in Content(safe(text)).wrap(room)]
        first = Content.styled(f"{label:<{LABEL}}", "bold $foreground" if self.has_focus else "$foreground")
        return [first + rows[0], *(Content(" " * LABEL) + line for line in (*rows[1:], *abouts))]

    def _row(self, places: Sequence[int]) -> Content:
        return Content(_GAP).join([self._option(at) for at in places])

    def _option(self, at: int) -> Content:
        style = Style.from_meta({"option": at})
        here = at == self._at
        named = f"{at + 1}{'●' if here else '○'} {self._options[at].name}"
        return Content.styled(named, "bold $text-primary" if here else "$foreground").stylize(style)


def _length(one: Option) -> int:
    return cell_len(one.name) + 3


def in_rows(lengths: Sequence[int], width: int, gap: int = len(_GAP)) -> list[list[int]]:
    """Which of several things stand in which row, so that no row is wider than it may be."""
    rows: list[list[int]] = []
    left = -1
    for at, length in enumerate(lengths):
        if left < length:
            rows.append([])
            left = width
        rows[-1].append(at)
        left -= length + gap
    return rows
