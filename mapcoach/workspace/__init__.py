"""What can be done with whole maps, for the commands and for the screens alike.

Names are imported when they are first used: listing the maps must not pay for TinyDB, pydantic or filelock.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapcoach.workspace.errors import Occupied, WorkspaceError
    from mapcoach.workspace.maps import Workspace
    from mapcoach.workspace.open_map import OpenMap, label_of, name_of
    from mapcoach.workspace.starting import beginning
    from mapcoach.workspace.words import KINDS, clean, path_of, title_of, whole
    from mapcoach.workspace.writing import write_draft

__all__ = [
    "KINDS",
    "Occupied",
    "OpenMap",
    "Workspace",
    "WorkspaceError",
    "beginning",
    "clean",
    "label_of",
    "name_of",
    "path_of",
    "title_of",
    "whole",
    "write_draft",
]

_HOMES = {
    "Occupied": "errors",
    "OpenMap": "open_map",
    "Workspace": "maps",
    "WorkspaceError": "errors",
    "beginning": "starting",
    "label_of": "open_map",
    "name_of": "open_map",
    "write_draft": "writing",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'words')}"), name)
