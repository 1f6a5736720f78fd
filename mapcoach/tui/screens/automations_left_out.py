"""Why the other automations were left out at a stage: to be searched, and one of them may be picked all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from mapcoach.automation import catalogue, explain
from mapcoach.automation.wording import effort_words, impact_words
from mapcoach.tui.screens.dialogs import Confirm
from mapcoach.tui.text import in_line, safe
from mapcoach.tui.widgets.bar_list import BarList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.journey import JourneyMap

_LONGEST_WHY = 600
_MOST_WORDS = 20


@dataclass(frozen=True)
class Other:
    """An automation that was left out: why, and what it takes and brings."""

    recipe: str
    name: str
    why: str
    about: str = ""

    @cached_property
    def searched(self) -> str:
        """What is searched: the name and the reason, also with hyphened words as one word and as two."""
        text = f"{self.name}\n{self.why}".casefold()
        return "\n".join((text, text.replace("-", ""), text.replace("-", " ")))


def left_out(journey_map: JourneyMap, stage: str) -> tuple[Other, ...]:
    """The automations that were left out at a stage; those with the rarest reasons, which say most, come first.

    What is chosen or done at this very stage is in the list already, and not left out. For a thread.
    """
    here = {one.recipe for one in journey_map.automations if one.stage == stage and one.status != "rejected"}
    found = [(recipe, why) for recipe, why in explain(journey_map, stage) if recipe not in here]
    common = Counter(why for _, why in found)
    listed = [_other(recipe, why) for recipe, why in found]
    return tuple(sorted(listed, key=lambda one: common[one.why]))


def _other(recipe: str, why: str) -> Other:
    known = catalogue().get(recipe)
    about = f"Effort: {effort_words(known)}. Impact: {impact_words(known)}." if known else ""
    return Other(recipe, known.name if known else recipe, why, about)


def having(listed: Sequence[Other], typed: str) -> list[Other]:
    """Those that have all the words that are typed, in their name or in the reason."""
    words = typed.casefold().split()[:_MOST_WORDS]
    return [one for one in listed if all(word in one.searched for word in words)]


def confirmed(other: Other, stage: str) -> Confirm:
    """The question whether somebody wants it all the same."""
    about = f"\n\n{other.about}" if other.about else ""
    asked = f"“{other.name}” was left out at “{in_line(stage)}”:\n{other.why}{about}\n\nChoose it all the same?"
    return Confirm(asked, "Choose it", "Leave it out")


class LeftOut(ModalScreen[Other | None]):
    """The automations that were left out, each with the reason: the one that is picked, or None."""

    DEFAULT_CSS = """
    LeftOut {
        align: center middle;
        #box { width: 90; max-width: 96%; height: 92%; padding: 1 2 0 2; background: $surface; border: round $primary; }
        Input { margin: 1 0; }
        OptionList { height: 1fr; padding: 0; background: $surface; scrollbar-gutter: stable; }
        OptionList, OptionList:focus { border: none; }
        #none { display: none; height: 1fr; }
        &.-none #none { display: block; }
        &.-none OptionList { display: none; }
        #keys { height: auto; color: $text-muted; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close"),
        *(
            Binding(key, f"move('{move}')", show=False)
            for key, move in {
                "up": "cursor_up",
                "down": "cursor_down",
                "pageup": "page_up",
                "pagedown": "page_down",
                "ctrl+home": "first",
                "ctrl+end": "last",
            }.items()
        ),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, stage: str, listed: Sequence[Other]) -> None:
        super().__init__()
        self._stage, self._all = stage, listed
        self._shown: Sequence[Other] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(id="heading")
            yield Input(placeholder="Type words to search for", compact=True)
            yield BarList(markup=False)
            yield PlainText("None of them has these words." if self._all else "None was left out.", id="none")
            yield PlainText("Up, Down: read on   Enter: choose this one all the same   Esc: close", id="keys")

    def on_mount(self) -> None:
        self._show("")

    def _show(self, typed: str) -> None:
        self._shown = having(self._all, typed)
        self.set_class(not self._shown, "-none")
        count = f"{len(self._shown)} of {len(self._all)}" if typed.strip() else f"{len(self._all)} automations"
        told = Content.assemble((f"Left out at “{in_line(self._stage)}”, and why", "bold"), f" · {count}")
        self.query_one("#heading", PlainText).say(told)
        listed = self.query_one(BarList)
        listed.clear_options()
        listed.add_options(Option(_row(one)) for one in self._shown)
        listed.highlighted = 0 if self._shown else None

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def action_move(self, move: str) -> None:
        getattr(self.query_one(BarList), f"action_{move}")()

    @on(Input.Submitted)
    def _pick_the_one_under_the_bar(self) -> None:
        place = self.query_one(BarList).highlighted
        if place is not None:
            self.dismiss(self._shown[place])

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._shown[event.option_index])

    def action_leave(self) -> None:
        self.dismiss(None)


def _row(one: Other) -> Content:
    return Content.assemble((in_line(one.name), "bold"), "\n", safe(one.why, _LONGEST_WHY))
