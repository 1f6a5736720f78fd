"""Where journals live: one TinyDB file a map, written durably, with a previous version, a lock and a trash.

Names are imported when they are first used: listing the maps must not pay for TinyDB, pydantic or filelock.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapcoach.storage.errors import (
        AlreadyThere,
        Ambiguous,
        CannotRead,
        CannotWrite,
        DamagedMap,
        MapBusy,
        MapReplaced,
        NewerFormat,
        NotAMap,
        NotFound,
        StorageError,
    )
    from mapcoach.storage.heads import Label, MapSummary
    from mapcoach.storage.map_file import MapFile
    from mapcoach.storage.map_store import MapStore
    from mapcoach.storage.places import default_directory
    from mapcoach.storage.unsent import Unsent

__all__ = [
    "AlreadyThere",
    "Ambiguous",
    "CannotRead",
    "CannotWrite",
    "DamagedMap",
    "Label",
    "MapBusy",
    "MapFile",
    "MapReplaced",
    "MapStore",
    "MapSummary",
    "NewerFormat",
    "NotAMap",
    "NotFound",
    "StorageError",
    "Unsent",
    "default_directory",
]

_HOMES = {
    "Label": "heads",
    "MapSummary": "heads",
    "MapFile": "map_file",
    "MapStore": "map_store",
    "Unsent": "unsent",
    "default_directory": "places",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
