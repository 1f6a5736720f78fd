"""Small questions over a screen, one after the other: one of a few steps each, taken by its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.bar_list import BarList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Steps(NamedTuple):
    """A question: its text, the steps in words (up to nine), and the place of the one that holds now."""

    text: str
    steps: Sequence[str]
    now: int | None = None


class AskSteps(ModalScreen[tuple[int | None, ...] | None]):
    """Ask for a step to each question: their places counted from 0, None for what was left as it was.

    All is asked in one dialog, so that keys typed ahead answer what comes next.
    """

    DEFAULT_CSS = """
    AskSteps {
        align: center middle;
        #box { width: 68; max-width: 96%; height: auto; max-height: 94%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        #text { max-height: 5; }
        OptionList { height: auto; margin: 1 0; padding: 0; background: $surface; }
        OptionList, OptionList:focus { border: none; }
        #keys { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("left,backspace", "turn(-1)", "Back", show=False, priority=True),
        Binding("right", "turn(1)", "Leave this one", show=False, priority=True),
        *(Binding(str(number), f"take({number - 1})", f"Step {number}", show=False) for number in range(1, 10)),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, questions: Sequence[Steps]) -> None:
        super().__init__()
        self._questions = questions
        self._at = 0
        self._taken: list[int | None] = [None] * len(questions)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(id="text")
            yield BarList(markup=False)
            yield PlainText(id="keys")

    def on_mount(self) -> None:
        self._ask()

    def _ask(self) -> None:
        one, count = self._questions[self._at], len(self._questions)
        place = self._taken[self._at] if self._taken[self._at] is not None else one.now
        self.query_one("#text", PlainText).say(f"{one.text} ({self._at + 1} of {count})" if count > 1 else one.text)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(Option(_words(at, step, at == one.now)) for at, step in enumerate(one.steps))
        listed.highlighted = place or 0
        others = "   Left, Right: another one" if count > 1 else ""
        left = "Esc: that is all" if count > 1 else "Esc: leave it as it was"
        self.query_one("#keys", PlainText).say(f"1 to {len(one.steps)}, or Up, Down and Enter{others}   {left}")

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_take(event.option_index)

    def action_take(self, place: int) -> None:
        if place < len(self._questions[self._at].steps):
            self._taken[self._at] = place
            self.action_turn(1)

    def action_turn(self, step: int) -> None:
        """Go to the next question or back; behind the last one it is done."""
        if self._at + step >= len(self._questions):
            self.dismiss(tuple(self._taken))
        elif self._at + step >= 0:
            self._at += step
            self._ask()

    def action_leave(self) -> None:
        self.dismiss(tuple(self._taken))


def _words(place: int, step: str, now: bool) -> Content:
    return Content.assemble((str(place + 1), "bold"), f"  {in_line(step)}{' (now)' if now else ''}")
