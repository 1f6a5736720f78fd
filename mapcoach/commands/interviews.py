"""The commands that interview: the app, ``new`` and ``interview``."""

from __future__ import annotations

import argparse
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.commands.maps import print_table, store_of
from mapcoach.commands.running import CommandError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.commands.sessions import OpenMap
    from mapcoach.interview.session import Session

WELCOME = (
    "Welcome to mapcoach. I ask, you answer in your own words, and a map of your customer's journey grows from it. "
    "Everything is saved as you go. Type “help” at any time, “why” to hear why I ask, “done” to stop."
)


def app(options: argparse.Namespace) -> int:
    """Open the app: the maps to go on with, or a new one. (Plain lines, until the screens are there.)"""
    from mapcoach.plain.line import use_line_editing

    options.author, options.depth = "", None
    if not sys.stdin.isatty():
        raise CommandError(
            "The app needs a terminal. “mapcoach interview” works in a pipe, “mapcoach demo” drafts the sample map."
        )
    use_line_editing()
    options.interviewer = "offline"
    found = [one for one in store_of(options).list() if not one.problem]
    if not found:
        return _begin(options)
    print_table(found[:20])
    print("\nType a map's title or id to go on with it, or press Enter for a new one.")
    options.map = input("> ").strip()
    if not options.map:
        return _begin(options)
    from mapcoach.commands.sessions import open_map

    return _hold(options, open_map(options))


def _begin(options: argparse.Namespace) -> int:
    """Start a new map in the app; the depth is asked, as it decides how long it takes."""
    print(f"{textwrap.fill(WELCOME, 78)}\n")
    print("How much time do you have?")
    print("   1. Quick: about ten minutes, a first useful draft")
    print("   2. Standard: about half an hour, with ideas and what to start with")
    print("   3. Deep: an hour or more, everything")
    chosen = input("Type 1, 2 or 3, or press Enter for quick. > ").strip().lower()
    options.depth = {"2": "standard", "standard": "standard", "3": "deep", "deep": "deep"}.get(chosen, "quick")
    return _hold_new(options)


def new(options: argparse.Namespace) -> int:
    """Make a map, and interview for it."""
    return _hold_new(options, options.title.strip(), options.kind, options.starter, options.no_interview)


def interview(options: argparse.Namespace) -> int:
    """Hold an interview on a map that is named, on a file, or on a new map."""
    from mapcoach.commands.sessions import make_map, open_map, open_path

    if options.map and options.map_path:
        raise CommandError("Name the map either as MAP or with --map, not both.")
    if options.map:
        return _hold(options, open_map(options))
    if not options.map_path:
        return _hold_new(options) if not options.jsonl else _hold(options, make_map(store_of(options)))
    store, path = store_of(options), Path(options.map_path).expanduser()
    there = path.exists() or path.is_symlink()
    return _hold(options, open_path(store, path) if there else make_map(store, path))


def _hold_new(
    options: argparse.Namespace,
    title: str = "",
    kind: str | None = None,
    starter: str | None = None,
    quiet: bool = False,
) -> int:
    from mapcoach.commands.sessions import make_map, start

    opened = make_map(store_of(options))
    session = opened.session(options.depth, options.author)
    start(opened, session, _beginning(title, kind, starter), _words(title, kind, starter))
    if quiet:
        print(opened.path)
        return 0
    if sys.stdin.isatty() and options.run != "interviews:app":
        print(textwrap.fill(WELCOME, 78))
    return _hold(options, opened, session)


def _words(title: str, kind: str | None, starter: str | None) -> str:
    """What was chosen on the command line, as the reply that the journal keeps."""
    chosen = (("title", title), ("kind", kind), ("starter", starter))
    return ", ".join(f"{name}: {value}" for name, value in chosen if value)


def _beginning(title: str, kind: str | None, starter: str | None) -> list[BaseModel]:
    """The operations that a title, a kind and a starter stand for."""
    from mapcoach.interview.starters import load_starter
    from mapcoach.journey import new_id
    from mapcoach.journey import operations as ops

    begun: list[BaseModel] = [ops.SetTitle(value=title)] if title else []
    if kind:
        begun.append(ops.SetKind.model_validate({"value": kind}))
    if starter:
        begun.append(ops.SetScope(field="business_kind", value=starter))
        stages = load_starter(starter).stages.get(kind or "current", ())
        begun += [ops.AddStage(id=new_id("s"), name=stage.name) for stage in stages]
    return begun


def _hold(options: argparse.Namespace, opened: OpenMap, session: Session | None = None) -> int:
    from mapcoach.commands.sessions import start

    if session is None:
        session = opened.session(options.depth, options.author)
        start(opened, session)
    if getattr(options, "jsonl", False):
        from mapcoach.plain.jsonl import hold

        return hold(session, opened.path, sys.stdin.buffer, sys.stdout)
    return _hold_in_lines(opened, session)


def _hold_in_lines(opened: OpenMap, session: Session) -> int:
    from mapcoach.plain.line import LineFace, use_line_editing

    person = sys.stdin.isatty() and sys.stdout.isatty()
    if person:
        use_line_editing()
    done = LineFace(session, sys.stdin, sys.stdout).hold()
    name = opened.path.stem
    if session.current is None:
        print("\nThat was the last question. Your first map is ready.")
    elif not done:
        print(f"\nSaved. “mapcoach interview {name}” goes on where you stopped.")
    print(f"The map: {opened.path}\nThe draft: mapcoach export {name} -o draft.md")
    return 0
