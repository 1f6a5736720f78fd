"""What the screen of automations asks and tells over itself: the tool, and why the others were left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from mapcoach.automation import catalogue, explain
from mapcoach.resources import ResourceError
from mapcoach.tui.screens.automations_words import PLATFORMS
from mapcoach.tui.screens.pick_one import Pick
from mapcoach.tui.text import in_line, safe
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.automation import Recommendation
    from mapcoach.journey import JourneyMap

ANOTHER, NONE = "\0another", ""
"""What the picks "another tool" and "none yet" stand for."""


def tools(told: Recommendation | None, now: str) -> list[Pick]:
    """The tools to pick from: those that the interview offers, those of the recipe, the one that is named now.

    Blocks: the interview's script is read from the disk the first time.
    """
    about = {label.casefold(): getattr(told.platforms, field) for field, label in PLATFORMS.items()} if told else {}
    names = [*_offered(), *PLATFORMS.values(), *([now] if now else [])]
    known = {name.casefold(): name for name in reversed(names)}
    ordered = dict.fromkeys(known[name.casefold()] for name in names)
    picks = [Pick(name, name, about.get(name.casefold(), "")) for name in ordered]
    return [*picks, Pick(ANOTHER, "Another tool…"), Pick(NONE, "None yet")]


def _offered() -> list[str]:
    """The tools that the interview's own question offers; a facilitator may have changed them."""
    from mapcoach.interview.script import load_script

    try:
        topics = load_script()
    except ResourceError:  # it is told where the script is needed
        return []
    found = (question for topic in topics for question in topic.question)
    return [option.label for one in found if one.field == "automations[].platform" for option in one.option]


def left_out(journey_map: JourneyMap, stage: str) -> list[tuple[str, tuple[str, ...]]]:
    """Why recipes were left out at a stage: each reason with the names of the recipes, the commonest last."""
    names = {recipe.id: recipe.name for recipe in catalogue().values()}
    reasons: dict[str, list[str]] = {}
    for recipe, why in explain(journey_map, stage):
        reasons.setdefault(why, []).append(names.get(recipe, recipe))
    return sorted(((why, tuple(listed)) for why, listed in reasons.items()), key=lambda pair: len(pair[1]))


class LeftOut(ModalScreen[None]):
    """Why the other automations were left out at a stage."""

    DEFAULT_CSS = """
    LeftOut {
        align: center middle;
        #box { width: 90; max-width: 96%; height: 90%; padding: 1 2; background: $surface; border: round $primary; }
        #keys { height: 1; color: $text-muted; margin-top: 1; }
        VerticalScroll { height: 1fr; scrollbar-gutter: stable; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,w,q", "leave", "Close")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, stage: str, reasons: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        super().__init__()
        self._stage, self._reasons = stage, reasons

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield PlainText(left_out_content(self._stage, self._reasons))
            yield PlainText("Up, Down, Page Up, Page Down: read on   Esc: close", id="keys")

    def action_leave(self) -> None:
        self.dismiss()


def left_out_content(stage: str, reasons: Sequence[tuple[str, tuple[str, ...]]]) -> Content:
    """The reasons, each with the automations it holds for."""
    told = Content.assemble((f"Why others were left out at “{in_line(stage)}”", "bold"))
    if not reasons:
        return told + Content("\n\nNone was left out.")
    for why, names in reasons:
        told = told + Content.assemble("\n\n", (", ".join(names), "bold"), "\n", safe(why))
    return told
