"""The commands that look at one map: show, export, demo, schema."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.commands.running import CommandError

if TYPE_CHECKING:
    from mapcoach.interview.session import Session
    from mapcoach.journey import JournalEntry, JourneyMap, Value


def show(options: argparse.Namespace) -> int:
    """Print a map in short, as JSON, or where something on it comes from."""
    from mapcoach.commands.sessions import open_map

    session = open_map(options).session()
    if options.why is not None:
        return _why(session, options.why)
    if options.json:
        print(session.map.model_dump_json(indent=2))
        return 0
    _short(session)
    return 0


def _short(session: Session) -> None:
    from mapcoach.interview.hearing import summary

    journey_map, progress = session.map, session.progress
    print(_clean(journey_map.display_title()))
    print(f"{progress.answered} questions answered, about {progress.remaining} to go.")
    for topic in ("What we map", "Your customer", "The journey"):
        text = summary(topic, journey_map, None)
        if text:
            print(_clean(text))
    for stage in journey_map.stages:
        print(f"  {_clean(summary('', journey_map, stage) or f'{stage.name}: nothing yet.')}")


def _clean(text: str) -> str:
    from mapcoach.interview.replies.text import one_line, visible

    return one_line(visible(text))


def _why(session: Session, item: str) -> int:
    """Say of everything that an item may mean which answer put it on the map, when, and by whom."""
    entries = {entry.id: entry for entry in session.entries}
    found = _meant(session.map, item)
    if not found:
        raise CommandError(
            f"Nothing on the map is called “{_clean(item)}”. A path (persona.name), an id, or words of it will do."
        )
    for value in found:
        entry = entries.get(session.map.provenance.get(value.path, ""))
        print(f"{value.path}: {_clean(str(value.value))}")
        basis = session.map.basis.get(value.path, "")
        print(f"  {_told(entry, basis)}" if entry else "  This is a default; nobody said it.")
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
    when = entry.time.strftime("%Y-%m-%d %H:%M UTC")
    who = f"by {_clean(entry.author)}" if entry.author else "by whoever was at the keyboard"
    asked = f"to the question {entry.question}" if entry.question else "as a change of the map"
    said = f"“{_clean(entry.reply)}”" if entry.reply else "nothing in words"
    return f"{said}, {asked}, {when}, {who}{f' ({basis})' if basis else ''}. Entry {entry.id}, read by {entry.reader}."


def export(options: argparse.Namespace) -> int:
    """Write the draft to a file or to standard output."""
    from mapcoach.commands.sessions import open_map
    from mapcoach.export import export as draft

    content = draft(open_map(options).session().map, options.format)
    data = content.encode("utf-8") if isinstance(content, str) else content
    if options.output in (None, "-"):
        sys.stdout.buffer.write(data)
        return 0
    path = Path(options.output).expanduser()
    write_new(path, data, options.force)
    print(f"Written: {path}", file=sys.stderr)
    return 0


def write_new(path: Path, data: bytes, force: bool) -> None:
    """Write a whole file or none. Raises CommandError if it exists and ``force`` is not given, or cannot be written."""
    if path.is_dir():
        raise CommandError(f"{path} is a folder. Name a file in it, such as {path / 'draft.md'}.")
    if path.exists() and not force:
        raise CommandError(f"{path} exists and was left as it is. Use --force to overwrite it, or name another file.")
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), _mode())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = (error.strerror or type(error).__name__).lower()
        raise CommandError(
            f"{path} could not be written: {reason}. Nothing was changed; name another place."
        ) from error


def _mode() -> int:
    """The mode an ordinary new file gets."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


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
