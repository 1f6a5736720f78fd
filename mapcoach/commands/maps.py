"""The commands on whole maps: list, rename, duplicate, delete, restore, trash. None of them needs the interview."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.commands.folders import workspace_of
from mapcoach.commands.words import command
from mapcoach.workspace.words import KINDS, clean, title_of

if TYPE_CHECKING:
    from mapcoach.storage import MapSummary


def list_maps(options: argparse.Namespace) -> int:
    """Print the maps, as a table or as JSON."""
    found = workspace_of(options).list()
    if options.json:
        json.dump([_as_json(one) for one in found], sys.stdout, ensure_ascii=False, indent=2)
        print()
    elif found:
        print_table(found)
    else:
        print(f"No maps yet. “{command(options, 'new')}” starts one.")
    return 0


def _as_json(summary: MapSummary) -> dict[str, object]:
    return {
        name: str(value) if isinstance(value, Path) else value for name, value in dataclasses.asdict(summary).items()
    }


def print_table(summaries: list[MapSummary]) -> None:
    """Print maps as lines of columns."""
    rows: list[tuple[str, ...]] = [("TITLE", "MAP", "ANSWERS", "LAST CHANGE", "REVIEW DUE", "ID")]
    rows += [_row(one) for one in summaries]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip())


def _row(one: MapSummary) -> tuple[str, ...]:
    title = clean(one.title)[:50] or "Untitled map"
    progress = one.problem or f"{one.answered} of {one.answered + (one.remaining or 0)}"
    changed = one.updated[:16].replace("T", " ")
    cells = (KINDS.get(one.kind, one.kind), progress, changed, one.review_due or "", one.id)
    return (title, *map(clean, cells))


def rename(options: argparse.Namespace) -> int:
    """Set a map's title."""
    from mapcoach.commands.sessions import open_map

    title = title_of(options.title)
    title = open_map(options).rename(title)
    print(f"The map is now called “{clean(title)}”.")
    return 0


def duplicate(options: argparse.Namespace) -> int:
    """Copy a map, its journal included."""
    from mapcoach.commands.sessions import open_map

    copy, title = open_map(options).duplicate(options.title)
    print(f"“{clean(title)}” is a copy with all answers: {clean(copy.path)}")
    return 0


def delete(options: argparse.Namespace) -> int:
    """Put a map into the trash."""
    from mapcoach.storage.places import is_id

    workspace = workspace_of(options)
    path = workspace.store.find(options.map)
    thrown = workspace.delete(path)
    in_trash = [one.id for one in workspace.trash()]
    by_id = path.parent == workspace.store.maps_directory and is_id(path.stem) and in_trash.count(path.stem) == 1
    name = path.stem if by_id else str(thrown)
    print(f"The map is in the trash. “{command(options, 'restore', name)}” brings it back.")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Bring a map back."""
    path = workspace_of(options).restore(options.map)
    print(f"Restored: {clean(path)}")
    return 0


def trash(options: argparse.Namespace) -> int:
    """List the trash or empty it."""
    workspace = workspace_of(options)
    if options.empty:
        count = workspace.empty_trash()
        print(f"{count} {'map' if count == 1 else 'maps'} deleted for good.")
        return 0
    found = workspace.trash()
    if found:
        print_table(found)
        back, away = command(options, "restore", "MAP"), command(options, "trash", "--empty")
        print(f"“{back}” brings one back, “{away}” deletes all for good.")
    else:
        print("The trash is empty.")
    return 0
