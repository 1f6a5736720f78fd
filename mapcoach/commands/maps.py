"""The commands on whole maps: list, rename, duplicate, delete, restore, trash. None of them needs the interview."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.storage import MapStore

if TYPE_CHECKING:
    from mapcoach.storage import MapSummary

KINDS = {
    "current": "as it is",
    "future": "as it should be",
    "day_in_the_life": "day in the life",
    "renewal": "renewal",
    "churn": "churn",
}
"""The kinds of map in words."""


def store_of(options: argparse.Namespace) -> MapStore:
    """The store that the options name."""
    return MapStore(Path(options.data_dir).expanduser()) if options.data_dir else MapStore()


def list_maps(options: argparse.Namespace) -> int:
    """Print the maps, as a table or as JSON."""
    found = store_of(options).list()
    if options.json:
        json.dump([_as_json(one) for one in found], sys.stdout, ensure_ascii=False, indent=2)
        print()
    elif found:
        print_table(found)
    else:
        print("No maps yet. “mapcoach new” starts one.")
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
    title = "".join(char for char in " ".join(one.title.split()) if char.isprintable()) or "Untitled map"
    problem = getattr(one, "problem", "") or ""
    progress = problem or (
        f"{one.answered} of {one.answered + (one.remaining or 0)}" if one.answered is not None else ""
    )
    kind = KINDS.get(one.kind or "", one.kind or "")
    return (title[:50], kind, progress, (one.updated or "")[:16].replace("T", " "), one.review_due or "", one.id)


def rename(options: argparse.Namespace) -> int:
    """Set a map's title."""
    from mapcoach.commands.sessions import change, open_map

    title = options.title.strip()
    if not title:
        from mapcoach.commands.running import CommandError

        raise CommandError("The new title is empty. The old one was kept.")
    from mapcoach.journey.operations import SetTitle

    change(open_map(options), [SetTitle(value=title)], f"rename to {title}")
    print(f"The map is now called “{title}”.")
    return 0


def duplicate(options: argparse.Namespace) -> int:
    """Copy a map, its journal included."""
    from mapcoach.commands.sessions import label_of, open_map
    from mapcoach.journey import new_entry, new_id
    from mapcoach.journey.operations import SetTitle

    store = store_of(options)
    opened = open_map(options)
    title = options.title.strip() or f"Copy of {opened.session().map.display_title()}"
    entry = new_entry(command="direct", reply=f"copy as {title}", operations=(SetTitle(value=title),))
    copy = store.duplicate(opened.path, new_id("m"), entry, label_of(opened))
    print(f"“{title}” is a copy with all answers: {copy.path}")
    return 0


def delete(options: argparse.Namespace) -> int:
    """Put a map into the trash."""
    store = store_of(options)
    path = store.find(options.map)
    store.delete(path)
    print(f"The map is in the trash. “mapcoach restore {path.stem}” brings it back.")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Bring a map back."""
    path = store_of(options).restore(options.map)
    print(f"Restored: {path}")
    return 0


def trash(options: argparse.Namespace) -> int:
    """List the trash or empty it."""
    store = store_of(options)
    if options.empty:
        count = store.empty_trash()
        print(f"{count} {'map' if count == 1 else 'maps'} deleted for good.")
        return 0
    found = store.trash()
    if found:
        print_table(found)
        print("“mapcoach restore MAP” brings one back, “mapcoach trash --empty” deletes all for good.")
    else:
        print("The trash is empty.")
    return 0
