"""The commands that look at one map: show, export, demo, schema."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC
from typing import TYPE_CHECKING

from mapcoach.commands.running import CommandError
from mapcoach.workspace.words import clean, path_of

if TYPE_CHECKING:
    from mapcoach.interview.session import Session
    from mapcoach.journey import JournalEntry, JourneyMap, Value


def show(options: argparse.Namespace) -> int:
    """Print a map in short, as JSON, or where something on it comes from."""
    from mapcoach.commands.sessions import open_map

    opened = open_map(options)
    session = opened.session()
    if options.why is not None:
        return _why(session, options.why)
    if options.json:
        print(opened.map().model_dump_json(indent=2))
        return 0
    _short(session)
    return 0


def _short(session: Session) -> None:
    from mapcoach.interview.hearing import summary

    journey_map, progress = session.map, session.progress
    print(clean(journey_map.display_title()))
    print(f"{progress.answered} questions answered, about {progress.remaining} to go.")
    for topic in ("What we map", "Your customer", "The journey"):
        text = summary(topic, journey_map, None)
        if text:
            print(clean(text))
    for stage in journey_map.stages:
        print(f"  {clean(summary('', journey_map, stage) or f'{stage.name}: nothing yet.')}")


def _why(session: Session, item: str) -> int:
    """Say of everything that an item may mean which answer put it on the map, when, and by whom."""
    entries = {entry.id: entry for entry in session.entries}
    found = _meant(session.map, item)
    if not found:
        raise CommandError(
            f"Nothing on the map is called “{clean(item)}”. A path (persona.name), an id, or words of it will do."
        )
    for value in found:
        entry = entries.get(session.map.provenance.get(value.path, ""))
        print(clean(f"{value.path}: {value.value}"))
        basis = session.map.basis.get(value.path, "")
        print(f"  {clean(_told(entry, basis))}" if entry else "  This is a default; nobody said it.")
    return 0


def _meant(journey_map: JourneyMap, item: str) -> list[Value]:
    """The values that an item names: by path, by the id of their part, or by words in their text."""
    from mapcoach.interview.replies.text import normal
    from mapcoach.journey import walk

    values = list(walk(journey_map))
    by_path = [one for one in values if one.path == item or one.path.startswith((f"{item}.", f"{item}["))]
    by_id = [one for one in values if one.key[0] == item]
    wanted = normal(item)
    by_text = [one for one in values if wanted and wanted in normal(str(one.value))]
    return by_path or by_id or by_text


def _told(entry: JournalEntry, basis: str) -> str:
    when = entry.time.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    who = f"by {entry.author}" if entry.author else "by whoever was at the keyboard"
    asked = f"to the question {entry.question}" if entry.question else "as a change of the map"
    said = f"“{entry.reply}”" if entry.reply else "nothing in words"
    return f"{said}, {asked}, {when}, {who}{f' ({basis})' if basis else ''}. Entry {entry.id}, read by {entry.reader}."


def export(options: argparse.Namespace) -> int:
    """Write the draft to a file or to standard output."""
    from mapcoach.commands.sessions import open_map
    from mapcoach.export import CannotRenderError
    from mapcoach.export import export as draft
    from mapcoach.workspace import Occupied, write_draft

    if options.format == "all":
        from mapcoach.commands.bundling import export_all

        return export_all(options)
    opened = open_map(options)
    try:
        content = draft(opened.map(), options.format)
    except CannotRenderError as error:
        raise CommandError(str(error)) from error
    data = content.encode("utf-8") if isinstance(content, str) else content
    if options.output in (None, "-"):
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise CommandError(f"The format {options.format} is no text for a terminal. Name a file with -o FILE.")
        sys.stdout.buffer.write(data)
        return 0
    path = path_of(options.output)
    try:
        write_draft(path, data, opened.store, opened.path, force=options.force)
    except Occupied as taken:
        raise CommandError(f"{taken.found} Use --force to overwrite it, or name another file.") from taken
    print(f"Written: {clean(path)}", file=sys.stderr)
    return 0


def demo(_: argparse.Namespace) -> int:
    """Draft the sample map: its recorded replies are interviewed anew each time."""
    import asyncio

    from mapcoach.export import export as draft
    from mapcoach.interview.sample import sample_map

    sys.stdout.write(str(draft(asyncio.run(sample_map()))))
    return 0


def schema(_: argparse.Namespace) -> int:
    """Print the JSON Schema of a map."""
    from mapcoach.journey import JourneyMap

    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **JourneyMap.model_json_schema(mode="serialization"),
    }
    print(json.dumps(described, indent=2, ensure_ascii=False))
    return 0
