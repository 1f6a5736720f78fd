"""The command ``import``: a file of another program, or an export of ours, becomes a new map."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.commands.folders import workspace_of
from mapcoach.commands.running import CommandError
from mapcoach.commands.words import command
from mapcoach.workspace.words import clean, path_of, title_of

if TYPE_CHECKING:
    from mapcoach.export.reading import Reading, RoleQuestion

_STAGES_SHOWN = 12
_SHOWN = 40
"""So many things that are not taken are listed; with --json all are."""


def import_file(options: argparse.Namespace) -> int:
    """Show what a file brings, and make a new map of it. 2 if it is unclear what a column holds, and nobody to ask."""
    from mapcoach.export.reading import CannotReadError, WrongRoleError, read_file

    title = title_of(options.title) if options.title else ""
    roles = _roles(options.role or ())
    if roles is None:
        return 2
    path = path_of(options.file)
    data = _content(path)
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not options.json
    try:
        reading = read_file(path.name, data, roles)
        if reading.questions and asks and not options.preview:
            roles |= _answers(reading)
            reading = read_file(path.name, data, roles)
    except WrongRoleError as error:
        print(f"mapcoach: {clean(str(error))}", file=sys.stderr)
        return 2
    except CannotReadError as error:
        raise CommandError(f"{clean(path)} cannot be imported. {clean(str(error))}") from error
    if not options.json:
        _preview(path, reading)
    if options.preview:
        if options.json:
            _print_json(reading, None)
        elif reading.questions:
            named = ", ".join(f"“{clean(one.column)}”" for one in reading.questions)
            print(f"It is not clear what these hold, so they would be left out: {named}. --role COLUMN=ROLE says it;")
            print(f"the roles are: {', '.join(reading.questions[0].choices)}.")
        return 0
    if reading.questions:
        return _unclear(options, reading)
    if asks and not options.yes and not _agreed():
        print("Nothing was imported.")
        return 0
    return _import(options, reading, title, path)


def _roles(given: list[str] | tuple[str, ...]) -> dict[str, str] | None:
    """The roles given as COLUMN=ROLE; None, after a word about it, if one is given otherwise."""
    roles: dict[str, str] = {}
    for one in given:
        column, equals, role = one.rpartition("=")
        if not equals or not column.strip():
            print(f"mapcoach: --role takes COLUMN=ROLE, and “{clean(one)}” is not that.", file=sys.stderr)
            return None
        roles[column.strip()] = role.strip().casefold()
    return roles


def _content(path: Path) -> bytes:
    """The bytes of a file, not many more than can be read."""
    from mapcoach.export.reading import LARGEST_FILE

    try:
        if path.exists() and not path.is_file():  # a pipe that nobody writes to would be waited for in vain
            raise CommandError(f"{clean(path)} cannot be read: it is not a file. Nothing was imported; name one.")
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or type(error).__name__).lower()
        raise CommandError(f"{clean(path)} cannot be read: {reason}. Nothing was imported; check the path.") from error


def _preview(path: Path, reading: Reading) -> None:
    """Print what is taken, what is not, and what a file of this kind cannot tell."""
    print(f"{clean(path)} ({reading.kind})")
    print("On the new map:")
    for sentence in reading.taken or ("Nothing: the map is empty.",):
        print(f"  {clean(sentence)}")
    for line in _journey(reading):
        print(f"  {line}")
    if reading.not_taken:
        print(f"Not taken ({len(reading.not_taken)}):")
    for one in reading.not_taken[:_SHOWN]:
        print(f"  {clean(one.where)}: {clean(one.what)}: {clean(one.why).rstrip('.')}.")
    if len(reading.not_taken) > _SHOWN:
        print(f"  and {len(reading.not_taken) - _SHOWN} more; --json lists all.")
    for sentence in reading.losses:
        print(f"Note: {clean(sentence)}")


def _journey(reading: Reading) -> Iterator[str]:
    """What became the stages, so that somebody sees whether the file was understood."""
    for number, stage in enumerate(reading.map.stages[:_STAGES_SHOWN], 1):
        points = ", ".join(clean(point.name)[:40] for point in stage.touchpoints[:6])
        more = f" and {len(stage.touchpoints) - 6} more" if len(stage.touchpoints) > 6 else ""
        yield f"{number}. {clean(stage.name)[:60]}: {points or 'no touchpoints'}{more}"
    if len(reading.map.stages) > _STAGES_SHOWN:
        yield f"and {len(reading.map.stages) - _STAGES_SHOWN} more stages"


def _answers(reading: Reading) -> dict[str, str]:
    """Ask at the terminal what each unclear column or row holds. The end of the input leaves the rest out."""
    roles = {one.column: "ignore" for one in reading.questions}
    try:
        for question in reading.questions:
            roles[question.column] = _asked(question)
    except EOFError:
        print()
    return roles


def _asked(question: RoleQuestion) -> str:
    from mapcoach.export.reading.grid_roles import ROLES

    print(f"What does “{clean(question.column)}” hold?")
    for number, role in enumerate(question.choices, 1):
        print(f"  {number:2}. {role}: {ROLES[role]}")
    while True:
        typed = input(f"Type a number or a word, or press Enter for {question.guess}. > ").strip().casefold()
        if not typed:
            return question.guess
        if typed in question.choices:
            return typed
        if typed.isdecimal() and 0 < int(typed) <= len(question.choices):
            return question.choices[int(typed) - 1]
        print(f"Please type a number from 1 to {len(question.choices)}, or one of the words before the colons.")


def _agreed() -> bool:
    try:
        typed = input("Make a new map of it? [Y/n] ").strip().casefold()
    except EOFError:
        print()
        return False
    return typed in ("", "y", "yes")


def _unclear(options: argparse.Namespace, reading: Reading) -> int:
    """Say which roles have to be given."""
    if options.json:
        _print_json(reading, None)
    example = [part for one in reading.questions for part in ("--role", f"{one.column}={one.guess}")]
    print(
        "mapcoach: it is not clear what these hold: "
        f"{', '.join(f'“{clean(one.column)}”' for one in reading.questions)}. Nothing was imported. Say it, or "
        f"leave them out with “ignore”: {command(options, 'import', options.file, *example)}\n"
        f"The roles are: {', '.join(reading.questions[0].choices)}.",
        file=sys.stderr,
    )
    return 2


def _import(options: argparse.Namespace, reading: Reading, title: str, path: Path) -> int:
    from mapcoach.workspace import name_of
    from mapcoach.workspace.importing import import_map

    workspace = workspace_of(options)
    made = import_map(workspace, reading, title, path.name)
    if options.json:
        _print_json(reading, made)
        return 0
    print(f"The new map is {clean(made)}")
    print(f"“{command(options, 'open', name_of(workspace.store, made))}” opens it.")
    return 0


def _print_json(reading: Reading, made: Path | None) -> None:
    """Print the whole preview, and where the map is if it was made."""
    told = {
        "kind": reading.kind,
        "taken": list(reading.taken),
        "not_taken": [asdict(one) for one in reading.not_taken],
        "questions": [asdict(one) for one in reading.questions],
        "losses": list(reading.losses),
        "map": reading.map.model_dump(mode="json"),
        "path": None if made is None else str(made),
    }
    json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
    print()
