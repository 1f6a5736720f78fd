"""Opens maps for the app: off the event loop, and what hinders it in words for a person."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mapcoach.resources import ResourceError
from mapcoach.storage import DamagedMap, StorageError
from mapcoach.workspace import WorkspaceError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.interview.script import Depth
    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.opened import Opened
    from mapcoach.workspace import OpenMap


async def place_of(app: MapcoachApp, path: Path) -> OpenMap | None:
    """The map in a file; a damaged one is offered as it was before. None if it cannot be opened: that is said."""
    from mapcoach.tui.screens.dialogs import Confirm

    await app.ready_to_open()
    try:
        return await asyncio.to_thread(app.workspace.open, path)
    except DamagedMap as damage:
        if not damage.previous:
            app.say(str(damage), "error", 12)
            return None
        if not await app.push_screen_wait(Confirm(str(damage), "Open the version before it", "Leave it")):
            return None
        return await or_say(app, asyncio.to_thread(app.workspace.restore_previous, path))
    except (StorageError, ResourceError) as error:
        app.say(str(error), "error", 12)
        return None


async def session_on(
    app: MapcoachApp,
    place: OpenMap,
    depth: Depth | None = None,
    operations: Sequence[BaseModel] = (),
    reply: str = "",
) -> Opened | None:
    """A session on a map, begun if it never was. None if that cannot be saved: that is said."""
    from mapcoach.tui.opened import open_map

    return await or_say(app, open_map(app, app.workspace, place, depth, operations, reply))


Result = TypeVar("Result")


async def or_say(app: MapcoachApp, doing: Coroutine[Any, Any, Result]) -> Result | None:
    """What an action on whole maps returns; None if it cannot be done, once the reason was shown."""
    try:
        return await doing
    except (StorageError, ResourceError, WorkspaceError) as error:
        app.say(str(error), "error", 12)
        return None
