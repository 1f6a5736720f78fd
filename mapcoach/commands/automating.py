"""The commands on automations: recommend them, hand them over, and note what was decided."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.commands.automating_deciding import choose, done, reject, undecide
from mapcoach.commands.automating_finding import platform_named, stage_named
from mapcoach.commands.running import CommandError
from mapcoach.workspace.words import clean, path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapcoach.automation.handover import HandoverFile
    from mapcoach.automation.message_draft import Voice

__all__ = ["choose", "done", "export", "recommend", "reject", "undecide"]
_NAMED = 20


# --- recommend -------------------------------------------------------------------------------------------------


def recommend(options: argparse.Namespace) -> int:
    """Print what to automate at each stage, or at one, as text or as JSON."""
    from mapcoach.automation import explain
    from mapcoach.automation import recommend as advise
    from mapcoach.commands.automating_text import as_json, as_lines
    from mapcoach.commands.sessions import open_map

    journey_map = open_map(options).map()
    platform = platform_named(options.platform) if options.platform else ""
    wanted = stage_named(journey_map, options.stage).id if options.stage else ""
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


# --- automations export ----------------------------------------------------------------------------------------


def export(options: argparse.Namespace) -> int:
    """Write the hand-over for a platform into a folder."""
    from mapcoach.automation.handover import files, with_left_overs
    from mapcoach.commands.sessions import open_map
    from mapcoach.workspace import Occupied
    from mapcoach.workspace.handing_over import hand_over

    platform, voice = platform_named(options.platform or "any"), _voice(options.voice)
    if not options.output:
        raise CommandError("Name the folder to write into with --output.")
    opened = open_map(options)
    folder = path_of(options.output)
    made, left_over = with_left_overs(files(opened.map(), platform, voice), _names_in(folder))
    try:
        hand_over(made, folder, opened.store, opened.path, force=options.force)
    except Occupied as there:
        raise CommandError(f"{there.found} Use --force to overwrite, or name another folder.") from there
    _tell(folder, made, left_over)
    return 0


def _tell(folder: Path, made: Sequence[HandoverFile], left_over: Sequence[str]) -> None:
    """Say what was written, what else lies there, and what the files cannot carry."""
    for file in made:
        print(f"{clean(folder / file.name)}: {clean(file.what)}")
    if left_over:
        named = ", ".join(clean(name) for name in left_over[:_NAMED])
        more = f" and {len(left_over) - _NAMED} more" if len(left_over) > _NAMED else ""
        print(f"\nAlso in the folder, but not of this export: {named}{more}. They were left as they are.")
    losses = dict.fromkeys(loss for file in made for loss in file.losses)
    if losses:
        print("\nWhat the files cannot carry (the build sheets say it, too):", file=sys.stderr)
        for loss in losses:
            print(f"- {loss}", file=sys.stderr)


def _voice(name: str | None) -> Voice | None:
    from mapcoach.automation.message_draft import VOICES

    found = next((voice for voice in VOICES if voice == name), None)
    if name and found is None:
        raise CommandError(f"“{clean(name)}” is no voice known here. Choose one of: {', '.join(VOICES)}.")
    return found


def _names_in(folder: Path) -> list[str]:
    """What lies in a folder already, apart from what is hidden; nothing if it cannot be read or is not there."""
    try:
        return sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    except (OSError, ValueError):
        return []
