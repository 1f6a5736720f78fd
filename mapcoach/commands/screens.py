"""The commands that open the screens: ``mapcoach`` alone, and ``open``."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from mapcoach.commands.running import CommandError

if TYPE_CHECKING:
    import argparse

    from mapcoach.tui.faces import Face


def app(options: argparse.Namespace) -> int:
    """Open the app on the list of maps; with ``--plain``, or on a terminal that can show no screens, in plain lines."""
    return _open(options)


def open_map(options: argparse.Namespace) -> int:
    """Open the app on a map, in plain lines where the app would be."""
    return _open(options, options.map, options.on)


def _open(options: argparse.Namespace, query: str = "", face: Face = "interview") -> int:
    """Open the app on the map that ``query`` names, if it names any."""
    in_a_browser = bool(os.environ.get("TEXTUAL_DRIVER"))  # it shows screens, whatever terminal it was started from
    if options.plain or (os.environ.get("TERM") == "dumb" and not in_a_browser):
        return _in_lines(options, query)
    if not (in_a_browser or (sys.stdin.isatty() and sys.stdout.isatty())):
        raise _no_terminal(options)
    return _run(options, query, face)


def _in_lines(options: argparse.Namespace, query: str) -> int:
    from mapcoach.commands import interviews

    if not query:
        return interviews.plain(options)
    if not sys.stdin.isatty():
        raise _no_terminal(options)
    options.map_path, options.author, options.depth = None, "", None
    return interviews.interview(options)


def _no_terminal(options: argparse.Namespace) -> CommandError:
    from mapcoach.commands.words import command

    return CommandError(
        f"The app needs a terminal. “{command(options, 'interview')}” works in a pipe, "
        "“mapcoach demo” drafts the sample map."
    )


def _run(options: argparse.Namespace, query: str, face: Face) -> int:
    os.environ.setdefault("TEXTUAL_FPS", "120")  # a frame that is due waits half as long; none is drawn for nothing
    gc.disable()  # until all is warm: collecting takes a quarter of the time to the first screen
    from mapcoach.commands.folders import workspace_of

    workspace = workspace_of(options)
    path = workspace.store.find(query) if query else None
    from mapcoach.tui.app import MapcoachApp

    screens = MapcoachApp(workspace, path, face, paint_first=True)
    screens.run()
    if screens.return_code:
        raise CommandError(screens.last_words)
    print(screens.farewell)
    return 0
