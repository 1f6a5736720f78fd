"""A question over the draft: in which format, with what each is good for and what it cannot carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach import export as exports
from mapcoach.tui.screens.draft_making import called
from mapcoach.tui.text import in_line, styled
from mapcoach.tui.widgets.bar_list import BarList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

ALL = "*"
"""What stands for all formats at once; no format is called that."""
_ALL_NAME = "All of it, in a folder"
_ALL_ABOUT = (
    "All formats, and the hand-over files for the automation platforms, in a folder with a page to start from.",
    "Which folder is asked first. Nothing is overwritten before you say so.",
)


class PickFormat(ModalScreen[str | None]):
    """Ask for a format: its name, ALL, or None if it was left."""

    DEFAULT_CSS = """
    PickFormat {
        align: center middle;
        #box { width: 76; max-width: 98%; height: auto; max-height: 96%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        Horizontal { height: auto; margin: 1 0; }
        OptionList { width: 30; height: auto; max-height: 15; padding: 0; background: $surface; }
        OptionList, OptionList:focus { border: none; }
        VerticalScroll { width: 1fr; height: 15; padding: 0 0 0 2; scrollbar-gutter: stable; }
        #keys { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]
    AUTO_FOCUS = "OptionList"

    def __init__(self, now: str) -> None:
        super().__init__()
        self._now = now
        self._names = [*exports.FORMATS, ALL]

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText("In which format?")
            with Horizontal():
                yield BarList(*(Option(self._row(name)) for name in self._names), markup=False)
                with VerticalScroll(can_focus=False):
                    yield PlainText(id="about")
            yield PlainText("Up, Down and Enter: pick   Esc: leave it as it was", id="keys")

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = self._names.index(self._now) if self._now in self._names else 0

    def _row(self, name: str) -> Content:
        if name == ALL:
            return styled(_ALL_NAME)
        mark = " (now)" if name == self._now else ""
        return styled(f"{called(name)} {exports.FORMATS[name].suffix}{mark}")

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#about", PlainText).say(_about(self._names[event.option_index]))

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._names[event.option_index])

    def action_leave(self) -> None:
        self.dismiss(None)


def _about(name: str) -> Content:
    """What a format is good for, and what it leaves out."""
    if name == ALL:
        return styled((_ALL_NAME, "bold"), *(f"\n\n{one}" for one in _ALL_ABOUT))
    one = exports.FORMATS[name]
    told = styled((called(name), "bold"), f"\n\n{in_line(one.description, 400)}")
    if one.losses:
        told += styled("\n\n", ("What it leaves out", "bold"), f"\n{in_line(one.losses, 400)}")
    return told
