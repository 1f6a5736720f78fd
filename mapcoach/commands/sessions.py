"""Opens maps and holds sessions on them, for the commands."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.commands.folders import workspace_of
from mapcoach.commands.words import with_folder
from mapcoach.storage import DamagedMap

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.interview.session import Session
    from mapcoach.workspace import OpenMap, Workspace


def open_map(options: argparse.Namespace) -> OpenMap:
    """The map that ``options.map`` names. A damaged one may be replaced by its previous version, if a person agrees."""
    workspace = workspace_of(options)
    return open_path(options, workspace, workspace.store.find(options.map))


def open_path(options: argparse.Namespace, workspace: Workspace, path: Path) -> OpenMap:
    """The map in a file; see ``open_map``."""
    try:
        return workspace.open(path)
    except DamagedMap as damage:
        if not (damage.previous and sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        print(f"mapcoach: {with_folder(str(damage), options)}", file=sys.stderr)
        print("Open the previous version now? [Y/n] ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer or answer.strip().lower() not in ("", "y", "yes"):  # the end of the input is no yes
            raise
        return workspace.restore_previous(path)


def start(opened: OpenMap, session: Session, operations: Sequence[BaseModel] = (), reply: str = "") -> None:
    """Begin the session on its map, or go on with it."""
    asyncio.run(session.start(opened.file.id, operations, reply))
