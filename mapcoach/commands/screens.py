"""The commands that open the screens: ``mapcoach`` alone, and ``open``."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.commands.running import CommandError
from mapcoach.commands.words import command

if TYPE_CHECKING:
    from mapcoach.tui.faces import Face


def app(options: argparse.Namespace) -> int:
    """Open the app on the list of maps; with ``--plain``, or on a terminal that can show no screens, in plain lines."""
    if options.plain or os.environ.get("TERM") == "dumb":
        from mapcoach.commands.interviews import plain

        return plain(options)
    _need_a_terminal(options)
    return _run(options)


def open_map(options: argparse.Namespace) -> int:
    """Open the app on a map."""
    from mapcoach.commands.maps import workspace_of

    _need_a_terminal(options)
    return _run(options, workspace_of(options).store.find(options.map), options.on)


def _need_a_terminal(options: argparse.Namespace) -> None:
    if os.environ.get("TEXTUAL_DRIVER"):  # a browser shows the screens
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(
            f"The app needs a terminal. “{command(options, 'interview')}” works in a pipe, "
            "“mapcoach demo” drafts the sample map."
        )


def _run(options: argparse.Namespace, path: Path | None = None, face: Face = "interview") -> int:
    gc.disable()  # until the screens are warm: collecting while importing takes a quarter of the time to the first screen
    from mapcoach.commands.maps import workspace_of
    from mapcoach.tui.app import MapcoachApp

    screens = MapcoachApp(workspace_of(options), path, face)
    screens.run()
    if screens.return_code:
        raise CommandError(screens.last_words)
    print("Everything is saved. “mapcoach” goes on where you stopped.")
    return 0
