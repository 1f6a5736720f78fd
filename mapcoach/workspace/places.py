"""Folders that files are to be written to: looked at before anything is made in them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.workspace.errors import Occupied, WorkspaceError
from mapcoach.workspace.words import clean

if TYPE_CHECKING:
    from mapcoach.storage import MapStore


def refuse_places_of_maps(folder: Path, store: MapStore) -> None:
    """Raise WorkspaceError for the folders where mapcoach keeps its maps, what is in them, and what is no name."""
    from mapcoach.storage import StorageError
    from mapcoach.storage.places import real

    try:
        places, here = (real(store.maps_directory), real(store.trash_directory)), real(folder)
    except StorageError as error:
        raise WorkspaceError(error.message) from error
    if any(place in (here, *here.parents) for place in places):
        raise WorkspaceError(
            f"{clean(folder)} is in the folder where mapcoach keeps its maps; nothing was written there. "
            "Name a folder somewhere else."
        )


def refuse_taken(folder: Path, names: Iterable[str]) -> None:
    """Raise Occupied if anything goes by one of these names in the folder."""
    there = [name for name in names if os.path.lexists(folder / name)]
    if there:
        more = f" and {len(there) - 1} more of these files exist" if len(there) > 1 else " exists"
        raise Occupied(f"{clean(folder / there[0])}{more} already. Nothing was written.")
