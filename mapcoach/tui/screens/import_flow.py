"""From a file to a new map: which file, what it brings, and only then the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.screens.import_preview import Imported


async def import_a_file(app: MapcoachApp) -> Imported | None:
    """Ask for a file, show what it brings, and make the map, in a worker; None if that was left."""
    from mapcoach.tui.screens.import_asking import AskFile
    from mapcoach.tui.screens.import_preview import ImportScreen

    source = await app.push_screen_wait(AskFile())
    return None if source is None else await app.push_screen_wait(ImportScreen(source))
