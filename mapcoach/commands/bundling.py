"""``mapcoach export MAP --format all -o FOLDER``: the whole hand-over bundle."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mapcoach.commands.running import CommandError
from mapcoach.workspace.words import clean, path_of

if TYPE_CHECKING:
    from collections.abc import Callable


def export_all(options: argparse.Namespace) -> int:
    """Write the map in all formats into a folder; what was left out is said. 1 if something failed, else 0.

    What only needs an extra to be installed is no failure. 130 if somebody stopped it while files were being written.
    """
    from mapcoach.commands.sessions import open_map
    from mapcoach.workspace import Occupied
    from mapcoach.workspace.bundling import bundle
    from mapcoach.workspace.bundling_errors import Interrupted, named

    if options.output in (None, "", "-"):
        raise CommandError("All formats need a folder to be written to. Name one with -o FOLDER.")
    folder = path_of(options.output)
    opened = open_map(options)
    try:
        made = bundle(opened.map(), folder, opened.store, opened.path, force=options.force, progress=_progress())
    except Occupied as taken:
        raise CommandError(f"{taken.found} Use --force to overwrite them, or name another folder.") from taken
    except Interrupted as stopped:
        print(f"\n{stopped.message}", file=sys.stderr)
        return 130
    for one in made.left_out:
        print(f"Left out: {clean(one.of)}. {clean(one.why)}", file=sys.stderr)
    count = len(made.pieces) + 1
    print(f"Written: {count} files in {clean(folder)}. Start with {clean(made.index)}.", file=sys.stderr)
    if made.earlier:
        print(f"Left as they are, of an earlier bundle in this folder: {named(made.earlier)}.", file=sys.stderr)
    return 0 if made.whole else 1


def _progress() -> Callable[[str, int, int], None] | None:
    """A line before each format, for a person who waits at a terminal."""
    if not sys.stderr.isatty():
        return None

    def tell(name: str, done: int, total: int) -> None:
        if done < total:
            print(f"[{done + 1}/{total}] {clean(name)} …", file=sys.stderr, flush=True)

    return tell
