"""The commands that note what was decided about an automation: chosen, rejected, in place, or nothing any more."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mapcoach.commands.automating_finding import recipe_named, stage_named
from mapcoach.commands.running import CommandError
from mapcoach.workspace.words import clean, whole

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.automation import Recommendation
    from mapcoach.journey import ChosenAutomation, JourneyMap, Stage
    from mapcoach.journey.shape import ChoiceStatus

_DECIDED: dict[ChoiceStatus, tuple[str, str]] = {
    "chosen": ("choose", "Chosen"),
    "rejected": ("reject", "Rejected"),
    "done": ("mark as done", "In place"),
}


def choose(options: argparse.Namespace) -> int:
    """Note that the team chose an automation."""
    return _decide(options, "chosen")


def reject(options: argparse.Namespace) -> int:
    """Note that the team does not want an automation."""
    return _decide(options, "rejected")


def done(options: argparse.Namespace) -> int:
    """Note that an automation is in place."""
    return _decide(options, "done")


def undecide(options: argparse.Namespace) -> int:
    """Take a decision back, so that the automation is one that nobody has decided on."""
    from mapcoach.automation import catalogue
    from mapcoach.commands.sessions import open_map
    from mapcoach.journey.operations import RemoveAutomation

    opened = replace(open_map(options), author=options.author or "")
    journey_map = opened.map()
    recipe = recipe_named(options.recipe)
    decided = [one for one in journey_map.automations if one.recipe == recipe]
    name = f"“{catalogue()[recipe].name}”"
    if not decided:
        print(f"Nobody has decided on {name} on this map. Nothing was changed.")
        return 0
    stage = _stage_of(decided, journey_map, options.stage)
    here = [one for one in decided if one.stage == stage]
    called = f"{name} at {_called(journey_map, stage)}"
    if not here:
        print(f"Nobody has decided on {called}. Nothing was changed.")
        return 0
    opened.change([RemoveAutomation(automation=one.id) for one in here], f"take back the decision: {called}")
    print(f"No longer decided: {called}. Owner and tool that were noted with it are gone, too; undo brings them back.")
    return 0


def _stage_of(decided: Sequence[ChosenAutomation], journey_map: JourneyMap, wanted: str | None) -> str:
    """The id of the stage that is meant; a stage that is gone is meant only if there is no other."""
    if wanted:
        return stage_named(journey_map, wanted).id
    places = list(dict.fromkeys(one.stage for one in decided))
    if len(places) == 1:
        return places[0]
    listed = ", ".join(_called(journey_map, place) for place in places)
    raise CommandError(f"It was decided for more than one stage ({listed}). Name one with --stage; nothing was noted.")


def _called(journey_map: JourneyMap, stage_id: str) -> str:
    stage = journey_map.stage(stage_id)
    return f"“{clean(stage.name) or '(no name)'}”" if stage else "a stage that is gone"


def _decide(options: argparse.Namespace, status: ChoiceStatus) -> int:
    from mapcoach.automation import catalogue
    from mapcoach.commands.sessions import open_map

    opened = replace(open_map(options), author=options.author or "")
    journey_map = opened.map()
    recipe = recipe_named(options.recipe)
    stage, told = _place(journey_map, recipe, options.stage)
    choices = (one for one in journey_map.automations if (one.recipe, one.stage) == (recipe, stage.id))
    choice = next(choices, None)
    platform = None if options.platform is None else _tool(options.platform)
    owner = None if options.owner is None else whole(options.owner).strip()
    verb, state = _DECIDED[status]
    called = f"“{catalogue()[recipe].name}” at {_called(journey_map, stage.id)}"
    operation = _operation(choice, status, platform, owner) if choice else None
    if choice and operation is None:
        print(f"{state} already: {called}. Nothing was changed.")
        return 0
    new = _new(recipe, stage, told, status, platform or "", owner or "")
    opened.change([operation or new], f"{verb}: {called}")
    print(f"{state}: {called}.")
    if status == "chosen":
        _hint(options, platform or (choice.platform if choice else ""))
    return 0


def _tool(typed: str) -> str:
    """The tool as it is called, if there is a hand-over for it in any spelling; else as it was typed."""
    from mapcoach.automation.handover import platform_of
    from mapcoach.automation.handover.words import words_of

    found = platform_of(typed)
    return whole(typed).strip() if found in ("", "any") else words_of(found).name


def _hint(options: argparse.Namespace, platform: str) -> None:
    """Say how to get the files, and if there are none for the tool."""
    from mapcoach.automation.handover import platform_of
    from mapcoach.commands.words import command

    known = platform_of(platform)
    if platform and not known:
        print(f"mapcoach has no hand-over for “{clean(platform)}”; the sheets for any tool say how to build it.")
    target = known or "any"
    hint = command(options, "automations", "export", options.map, "--platform", target, "--output", "hand-over")
    print(f"“{hint}” writes what is needed to build it.")


def _operation(
    choice: ChosenAutomation, status: ChoiceStatus, platform: str | None, owner: str | None
) -> BaseModel | None:
    """The change of an earlier decision; None if it says the same."""
    from mapcoach.journey.operations import ChangeAutomation

    now = {"status": choice.status, "platform": choice.platform, "owner": choice.owner}
    wanted = {"status": status, "platform": platform, "owner": owner}
    changed = {name: value for name, value in wanted.items() if value is not None and value != now[name]}
    return ChangeAutomation.model_validate({"automation": choice.id, **changed}) if changed else None


def _new(
    recipe: str, stage: Stage, told: Recommendation | None, status: ChoiceStatus, platform: str, owner: str
) -> BaseModel:
    from mapcoach.journey import new_id
    from mapcoach.journey.operations import ChooseAutomation

    return ChooseAutomation(
        id=new_id("a"),
        recipe=recipe,
        stage=stage.id,
        touchpoint=told.touchpoint if told else "",
        pain_point=told.pain_point if told else "",
        platform=platform,
        owner=owner,
        status=status,
    )


def _place(journey_map: JourneyMap, recipe: str, wanted: str | None) -> tuple[Stage, Recommendation | None]:
    """The stage it is decided for, and what is told of it there: the one named, or where the map calls for it."""
    from mapcoach.automation import recommend as advise

    advice = advise(journey_map)
    told = {one.stage: one for stage in advice for one in stage.recommendations if one.recipe == recipe}
    if wanted:
        stage = stage_named(journey_map, wanted)
        return stage, told.get(stage.id)
    decided = [one.stage for one in journey_map.automations if one.recipe == recipe]
    places = [stage for stage in journey_map.stages if stage.id in (decided or told)]
    if len(places) == 1:
        return places[0], told.get(places[0].id)
    if places:
        listed = ", ".join(f"“{clean(stage.name)}”" for stage in places)
        raise CommandError(f"It belongs to more than one stage ({listed}). Name one with --stage; nothing was noted.")
    raise CommandError(
        "The map does not call for this automation at any stage. Name the stage with --stage if you want it all the "
        "same; nothing was noted."
    )
