"""Writes a draft to a file: asks where, says what is in the way, and tells where it is."""

from __future__ import annotations

import asyncio
import io
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.workspace import Occupied, WorkspaceError, path_of

if TYPE_CHECKING:
    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.opened import Opened
    from mapcoach.tui.screens.draft_making import Made


async def write(app: MapcoachApp, opened: Opened, made: Made, suggested: str) -> Path | None:
    """Write a draft where somebody says, in a worker; where it was written in full, or None if it was not.

    Nothing is overwritten before somebody says so.
    """
    typed, trouble = suggested, ""
    while True:
        answer = await app.push_screen_wait(AskText(_asked(trouble), typed))
        if answer is None:
            return None
        typed = answer
        try:
            return await _put(opened, made, typed)
        except Occupied as taken:
            question = f"{taken.found} Shall the draft take its place?"
            if await app.push_screen_wait(Confirm(question, "Overwrite it", "Another name")):
                with suppress(Occupied):
                    return await _put(opened, made, typed, force=True)
            trouble = ""
        except WorkspaceError as error:
            trouble = error.message


def _asked(trouble: str) -> str:
    where = f"Names without a folder go to {folder_now()}."
    return f"{trouble}\n\n{where}" if trouble else f"Into which file shall the draft be written?\n\n{where}"


def folder_now() -> str:
    """The folder that names without one are in, in words."""
    try:
        return str(Path.cwd())
    except OSError:
        return "a folder that is gone; name a folder, too"


def place_of(typed: str, example: str) -> Path:
    """The path that was typed. Raises WorkspaceError, naming the example, for what is none."""
    if not typed.strip() or "\0" in typed:
        raise WorkspaceError(f"That is no name of a file or folder. Name one, such as {example}.")
    return path_of(typed.strip())


def in_full(target: Path) -> Path:
    """A path in full; links in it stay, as they are what was named."""
    return Path(os.path.abspath(target))  # noqa: PTH100  (resolve() would follow links and name another file)


async def _put(opened: Opened, made: Made, typed: str, force: bool = False) -> Path:
    """Write it, and return the full path. Raises Occupied, or WorkspaceError with the reason."""
    target = place_of(typed, "draft.md")
    await asyncio.to_thread(opened.workspace.write, target, made.data, opened.path, force)
    return in_full(target)


def hand_over(app: MapcoachApp, data: bytes, name: str) -> None:
    """Send a file to the browser that shows the app, which keeps it as a download, and say so."""
    app.deliver_binary(io.BytesIO(data), save_filename=name)
    app.say(f"Sent to your browser as {name}; it is among your downloads.")
