"""The commands that interview: ``new`` and ``interview``, and the app in plain lines."""

from __future__ import annotations

import argparse
import sys
import textwrap
from typing import TYPE_CHECKING

from mapcoach.commands.folders import workspace_of
from mapcoach.commands.running import CommandError
from mapcoach.commands.words import command
from mapcoach.workspace.words import clean, path_of

if TYPE_CHECKING:
    from mapcoach.interview.session import Session
    from mapcoach.workspace import OpenMap

WELCOME = (
    "Welcome to mapcoach. I ask, you answer in your own words, and a map of your customer's journey grows from it. "
    "Everything is saved as you go. Type “help” at any time, “why” to hear why I ask, “done” to stop."
)

_SHOWN = 20
"""How many maps the app lists in plain lines."""


def plain(options: argparse.Namespace) -> int:
    """The app in plain lines: the maps to go on with, or a new one."""
    from mapcoach.plain.line import use_line_editing

    options.author, options.depth = "", None
    if not sys.stdin.isatty():
        raise CommandError(
            f"The app needs a terminal. “{command(options, 'interview')}” works in a pipe, "
            "“mapcoach demo” drafts the sample map."
        )
    use_line_editing()
    options.interviewer = "offline"
    try:
        chosen = _choose(options)
    except EOFError:
        print("\nGoodbye. Nothing was changed.")
        return 0
    if not chosen:
        return _hold_new(options)
    from mapcoach.commands.sessions import open_map

    options.map = chosen
    return _hold(options, open_map(options))


def _choose(options: argparse.Namespace) -> str:
    """Ask which map to go on with; "" for a new one, whose depth is asked then. Raises EOFError at Ctrl-D."""
    found = [one for one in workspace_of(options).list() if not one.problem][:_SHOWN]
    for number, one in enumerate(found, 1):
        answers = f"{one.answered} of {one.answered + (one.remaining or 0)} answered"
        print(f"{number:3}. {clean(one.title)[:48] or 'Untitled map'} ({answers}, {one.updated[:10]})")
    if found:
        print("\nType a number or a title to go on with that map, or “new” for a new one.")
        chosen = input("Enter goes on with 1. > ").strip()
        numbered = found[int(chosen) - 1].id if chosen.isdigit() and 0 < int(chosen) <= len(found) else chosen
        if chosen.casefold() not in ("new", "n"):
            return numbered or found[0].id
    print(f"{textwrap.fill(WELCOME, 78)}\n")
    print("How much time do you have?")
    print("   1. Quick: about ten minutes, a first useful draft")
    print("   2. Standard: about half an hour, with ideas and what to start with")
    print("   3. Deep: an hour or more, everything")
    depth = input("Type 1, 2 or 3, or press Enter for quick. > ").strip().lower()
    options.depth = {"2": "standard", "standard": "standard", "3": "deep", "deep": "deep"}.get(depth, "quick")
    return ""


def new(options: argparse.Namespace) -> int:
    """Make a map, and interview for it."""
    return _hold_new(options, options.title, options.kind, options.starter, options.no_interview)


def interview(options: argparse.Namespace) -> int:
    """Hold an interview on a map that is named, on a file, or on a new map."""
    from mapcoach.commands.sessions import open_map, open_path

    if options.map:
        return _hold(options, open_map(options))
    if not options.map_path:
        return _hold_new(options) if not options.jsonl else _hold(options, workspace_of(options).make())
    workspace, path = workspace_of(options), path_of(options.map_path)
    there = path.exists() or path.is_symlink()
    return _hold(options, open_path(options, workspace, path) if there else workspace.make(path))


def _hold_new(
    options: argparse.Namespace,
    title: str = "",
    kind: str | None = None,
    starter: str | None = None,
    quiet: bool = False,
) -> int:
    from mapcoach.commands.sessions import start
    from mapcoach.workspace.starting import beginning

    begun, words = beginning(title, kind, starter)  # before the map is made: a starter may be broken
    opened = workspace_of(options).make()
    session = opened.session(options.depth, options.author)
    start(opened, session, begun, words)
    if quiet:
        print(opened.path)
        return 0
    if sys.stdin.isatty() and options.run != "screens:app":
        print(textwrap.fill(WELCOME, 78))
    return _hold(options, opened, session)


def _hold(options: argparse.Namespace, opened: OpenMap, session: Session | None = None) -> int:
    from mapcoach.commands.sessions import start

    if session is None:
        session = opened.session(options.depth, options.author)
        start(opened, session)
    if getattr(options, "jsonl", False):
        from mapcoach.interview.warming import warm_up_in_background
        from mapcoach.plain.jsonl import hold

        warm_up_in_background()
        return hold(session, opened.path, sys.stdin.buffer, sys.stdout)
    return _hold_in_lines(options, opened, session)


def _hold_in_lines(options: argparse.Namespace, opened: OpenMap, session: Session) -> int:
    from mapcoach.plain.line import LineFace, use_line_editing

    if sys.stdin.isatty() and sys.stdout.isatty():
        use_line_editing()
    LineFace(session, sys.stdin, sys.stdout).hold()
    name = opened.name
    if session.current is None:
        print("\nEvery question is answered. Your map is ready.")
    else:
        print(f"\nSaved. “{command(options, 'interview', name)}” goes on where you stopped.")
    print(f"The map: {clean(opened.path)}\nThe draft: {command(options, 'export', name, '-o', 'draft.md')}")
    return 0
