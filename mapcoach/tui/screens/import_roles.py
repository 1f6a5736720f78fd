"""A question over the preview: what a column or row of the file holds, with samples; the guess comes first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.export.reading.grid_roles import IGNORE, ROLES
from mapcoach.tui.text import in_line, styled
from mapcoach.tui.widgets.bar_list import BarList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.export.reading import RoleQuestion


def ordered(question: RoleQuestion) -> list[str]:
    """The roles to choose from: the guess, and "not for the map" behind it, then the others as they come."""
    first = [one for one in (question.guess, IGNORE) if one in question.choices]
    return list(dict.fromkeys([*first, *question.choices]))


class AskRole(ModalScreen[str | None]):
    """Ask what a column holds: the role, or None if it was left open."""

    DEFAULT_CSS = """
    AskRole {
        align: center middle;
        #box { width: 72; max-width: 96%; height: auto; max-height: 96%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        #samples { color: $text-muted; }
        OptionList { height: auto; max-height: 11; margin: 1 0; padding: 0; background: $surface; }
        OptionList, OptionList:focus { border: none; }
        #keys { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave it open")]
    AUTO_FOCUS = "OptionList"
    help_name: ClassVar[str] = "import"

    def __init__(self, question: RoleQuestion, samples: Sequence[str], place: str) -> None:
        super().__init__()
        self._question, self._samples, self._place = question, samples, place
        self._roles = ordered(question)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            column = in_line(self._question.column, 100)
            yield PlainText(styled("What is in ", (f"“{column}”", "bold"), f"? ({self._place})"))
            if self._samples:
                yield PlainText(f"For example: {' · '.join(in_line(one, 60) for one in self._samples)}", id="samples")
            yield BarList(*(Option(styled(self._row(role))) for role in self._roles), markup=False)
            yield PlainText("Up, Down and Enter: pick   Esc: leave it open", id="keys")

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = 0

    def _row(self, role: str) -> str:
        words = ROLES.get(role, role)
        mark = " (a guess)" if role == self._question.guess != IGNORE else ""
        return f"{words[:1].upper()}{words[1:]}{mark}"

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._roles[event.option_index])

    def action_leave(self) -> None:
        self.dismiss(None)
