"""The tools that the screen of automations offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapcoach.resources import ResourceError
from mapcoach.tui.screens.automations_words import PLATFORMS
from mapcoach.tui.screens.pick_one import Pick

if TYPE_CHECKING:
    from mapcoach.automation import Recommendation

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
