"""The commands on automations: recommend them, hand them over, and note what was decided."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.commands.running import CommandError
from mapcoach.workspace.words import clean, path_of, whole

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.automation import Recommendation
    from mapcoach.automation.handover import HandoverFile
    from mapcoach.automation.message_draft import Voice
    from mapcoach.journey import ChosenAutomation, JourneyMap, Stage
    from mapcoach.journey.shape import ChoiceStatus
    from mapcoach.workspace import OpenMap

_DECIDED: dict[ChoiceStatus, tuple[str, str]] = {
    "chosen": ("choose", "Chosen"),
    "rejected": ("reject", "Rejected"),
    "done": ("mark as done", "In place"),
}


# --- recommend -------------------------------------------------------------------------------------------------


def recommend(options: argparse.Namespace) -> int:
    """Print what to automate at each stage, or at one, as text or as JSON."""
    from mapcoach.automation import explain
    from mapcoach.automation import recommend as advise
    from mapcoach.commands.automating_text import as_json, as_lines
    from mapcoach.commands.sessions import open_map

    journey_map = open_map(options).map()
    platform = _platform(options.platform) if options.platform else ""
    wanted = _stage(journey_map, options.stage).id if options.stage else ""
    shown = [
        (number, advice, explain(journey_map, advice.stage) if options.why_not else None)
        for number, advice in enumerate(advise(journey_map), 1)
        if wanted in ("", advice.stage)
    ]
    if options.json:
        print(json.dumps(as_json(journey_map, shown, platform), indent=2, ensure_ascii=False))
    else:
        print("\n".join(as_lines(journey_map, shown, platform)))
    return 0


def _platform(name: str) -> str:
    from mapcoach.automation.handover import PLATFORMS

    found = name.strip().casefold()
    if found not in PLATFORMS:
        raise CommandError(f"“{clean(name)}” is no platform known here. Choose one of: {', '.join(PLATFORMS)}.")
    return found


def _stage(journey_map: JourneyMap, wanted: str) -> Stage:
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
    known = f"The stages are: {listed}{' …' if len(stages) > 20 else ''}" if stages else "The map has no stages yet."
    problem = "names more than one stage" if found else "names no stage of this map"
    raise CommandError(f"“{clean(wanted)}” {problem}. {known} Give the number of one.")


# --- automations export ----------------------------------------------------------------------------------------


def export(options: argparse.Namespace) -> int:
    """Write the hand-over for a platform into a folder."""
    from mapcoach.automation.handover import files
    from mapcoach.commands.sessions import open_map

    platform, voice = _platform(options.platform or "any"), _voice(options.voice)
    if not options.output:
        raise CommandError("Name the folder to write into with --output.")
    opened = open_map(options)
    made = files(opened.map(), platform, voice)
    folder = path_of(options.output)
    _write(opened, folder, made, force=options.force)
    for file in made:
        print(f"{clean(folder / file.name)}: {clean(file.what)}")
    losses = dict.fromkeys(loss for file in made for loss in file.losses)
    if losses:
        print("\nWhat the files cannot carry (the build sheets say it, too):", file=sys.stderr)
        for loss in losses:
            print(f"- {loss}", file=sys.stderr)
    return 0


def _voice(name: str | None) -> Voice | None:
    from mapcoach.automation.message_draft import VOICES

    found = next((voice for voice in VOICES if voice == name), None)
    if name and found is None:
        raise CommandError(f"“{clean(name)}” is no voice known here. Choose one of: {', '.join(VOICES)}.")
    return found


def _write(opened: OpenMap, folder: Path, made: Sequence[HandoverFile], *, force: bool) -> None:
    """Write the files into the folder; nothing at all if one of them is there already and must not be overwritten."""
    from mapcoach.workspace import write_draft

    made_here = _make(folder)
    there = [file.name for file in made if (folder / file.name).exists() or (folder / file.name).is_symlink()]
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise CommandError(
            f"{clean(folder / there[0])}{more} exist{'' if more else 's'}, and nothing was written. "
            "Use --force to overwrite, or name another folder."
        )
    try:
        for file in made:
            write_draft(folder / file.name, file.data, opened.store, opened.path, force=force, files_only=True)
    except Exception:
        if made_here:
            with suppress(OSError):
                folder.rmdir()  # only if nothing was written
        raise


def _make(folder: Path) -> bool:
    """Make the folder; whether it was not there before."""
    if folder.is_dir():
        return False
    try:
        folder.mkdir(parents=True)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or type(error).__name__).lower()
        raise CommandError(
            f"{clean(folder)} cannot be made a folder: {reason}. Nothing was written; name another folder."
        ) from error
    return True


# --- automations choose, reject, done --------------------------------------------------------------------------


def choose(options: argparse.Namespace) -> int:
    """Note that the team chose an automation."""
    return _decide(options, "chosen")


def reject(options: argparse.Namespace) -> int:
    """Note that the team does not want an automation."""
    return _decide(options, "rejected")


def done(options: argparse.Namespace) -> int:
    """Note that an automation is in place."""
    return _decide(options, "done")


def _decide(options: argparse.Namespace, status: ChoiceStatus) -> int:
    from mapcoach.automation import catalogue
    from mapcoach.automation.handover import PLATFORMS
    from mapcoach.commands.sessions import open_map
    from mapcoach.commands.words import command

    opened = replace(open_map(options), author=options.author or "")
    journey_map = opened.map()
    recipe = _recipe(options.recipe)
    stage, told = _place(journey_map, recipe, options.stage)
    choices = (one for one in journey_map.automations if (one.recipe, one.stage) == (recipe, stage.id))
    choice = next(choices, None)
    platform = None if options.platform is None else whole(options.platform).strip()
    owner = None if options.owner is None else whole(options.owner).strip()
    verb, state = _DECIDED[status]
    called = f"“{catalogue()[recipe].name}” at “{clean(stage.name) or '(no name)'}”"
    operation = _operation(choice, status, platform, owner) if choice else None
    if choice and operation is None:
        print(f"{state} already: {called}. Nothing was changed.")
        return 0
    new = _new(recipe, stage, told, status, platform or "", owner or "")
    opened.change([operation or new], f"{verb}: {called}")
    print(f"{state}: {called}.")
    if status == "chosen":
        tool = (platform or "").casefold()
        target = tool if tool in PLATFORMS else "any"
        hint = command(options, "automations", "export", options.map, "--platform", target, "--output", "hand-over")
        print(f"“{hint}” writes what is needed to build it.")
    return 0


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


def _recipe(wanted: str) -> str:
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


def _place(journey_map: JourneyMap, recipe: str, wanted: str | None) -> tuple[Stage, Recommendation | None]:
    """The stage it is decided for, and what is told of it there: the one named, or where the map calls for it."""
    from mapcoach.automation import recommend as advise

    advice = advise(journey_map)
    told = {one.stage: one for stage in advice for one in stage.recommendations if one.recipe == recipe}
    if wanted:
        stage = _stage(journey_map, wanted)
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
