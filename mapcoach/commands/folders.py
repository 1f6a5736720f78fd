"""Which data folder a command is about. The app starts with this, so it imports nothing that it need not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.workspace.maps import Workspace

if TYPE_CHECKING:
    import argparse


def workspace_of(options: argparse.Namespace) -> Workspace:
    """The maps in the data folder that the options name, or MAPCOACH_DATA_DIR, or else the platform's.

    Raises WorkspaceError for a folder in a home that does not exist.
    """

    def going_on(name: str) -> str:
        from mapcoach.commands.words import command

        return command(options, "interview", name)

    named = options.data_dir or os.environ.get("MAPCOACH_DATA_DIR")
    return Workspace(_path(named) if named else None, going_on)


def _path(named: str) -> Path:
    if not named.startswith("~"):
        return Path(named)
    from mapcoach.workspace.words import path_of

    return path_of(named)
