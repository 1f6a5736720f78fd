"""Finds the platform, the stage and the automation that somebody named on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapcoach.commands.running import CommandError
from mapcoach.workspace.words import clean

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap, Stage


def platform_named(name: str) -> str:
    """The platform that is meant, in any spelling. Raises CommandError, which lists those that are known."""
    from mapcoach.automation.handover import PLATFORMS, platform_of

    found = platform_of(name)
    if not found:
        raise CommandError(f"“{clean(name)}” is no platform known here. Choose one of: {', '.join(PLATFORMS)}.")
    return found


def stage_named(journey_map: JourneyMap, wanted: str) -> Stage:
    """The stage that is meant: by its id, its number, its name, or words that only one name has."""
    from mapcoach.interview.replies.text import normal

    stages, text = journey_map.stages, normal(wanted)
    found = [one for one in stages if one.id == wanted.strip()]
    found = found or [one for number, one in enumerate(stages, 1) if str(number) == wanted.strip()]
    found = found or [one for one in stages if text and normal(one.name) == text]
    found = found or [one for one in stages if text and text in normal(one.name)]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(f"{number}. {clean(one.name)[:60]}" for number, one in enumerate(stages[:20], 1))
    known = f"The stages are: {listed}{' …' if len(stages) > 20 else '.'}" if stages else "The map has no stages yet."
    problem = "names more than one stage" if found else "names no stage of this map"
    ask = " Give the number of one." if stages else ""
    raise CommandError(f"“{clean(wanted)}” {problem}. {known}{ask}")


def recipe_named(wanted: str) -> str:
    """The id of the entry that is meant: by its id, its name, or words that only one name has."""
    from mapcoach.automation import catalogue
    from mapcoach.interview.replies.text import normal

    if wanted.strip() in catalogue():
        return wanted.strip()
    text = normal(wanted)
    named = {recipe.id: normal(recipe.name) for recipe in catalogue().values()}
    found = [name for name, words in named.items() if words == text]
    found = found or [name for name, words in named.items() if text and text in words]
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f"“{clean(wanted)}” may be any of these: {', '.join(found)}. Give one of these ids.")
    raise CommandError(
        f"No automation is called “{clean(wanted)}”, so nothing was noted. “mapcoach recommend” shows the ids, in "
        "brackets after the names."
    )
