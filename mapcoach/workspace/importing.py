"""A file that was read becomes a new map."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from mapcoach.workspace.errors import using_texts
from mapcoach.workspace.words import whole

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.export.reading import Reading
    from mapcoach.workspace.maps import Workspace

_UNTITLED = "Untitled map"


def import_map(workspace: Workspace, reading: Reading, title: str = "", name: str = "") -> Path:
    """Make a new map of a reading, whole or not at all, and return its file.

    All of it is one entry of the journal, which can be undone. ``title`` takes the place of the file's own; ``name`` is
    that of the file: the journal tells it, and a map that nothing gives a title is called after it. Blocks; raises
    StorageError, and WorkspaceError for a script that cannot be used.
    """
    from mapcoach.journey import new_entry, new_id
    from mapcoach.journey.journal import FROM_A_FILE
    from mapcoach.journey.operations import StartMap
    from mapcoach.workspace.open_map import label_of

    map_id = new_id("m")
    source = " ".join(whole(PurePath(name).name).split()) or f"a {reading.kind} file"
    begun = new_entry(command="start", author=whole(workspace.author), operations=(StartMap(id=map_id),))
    brought = new_entry(
        command="direct",
        reply=f"import {source}",
        reader=FROM_A_FILE,
        author=whole(workspace.author),
        operations=(*reading.operations, *_titled(reading, title, name)),
    )
    with using_texts():
        return workspace.store.create(map_id, None, [begun, brought], label_of).path


def _titled(reading: Reading, title: str, name: str) -> list[BaseModel]:
    """The operation that gives the map a title, where one was asked for or nothing else does."""
    from mapcoach.journey.operations import SetTitle

    wanted = whole(title).strip()
    if not wanted and reading.map.display_title() == _UNTITLED:
        wanted = " ".join(whole(PurePath(name).stem).replace("_", " ").split())
    return [SetTitle(value=wanted)] if wanted else []
