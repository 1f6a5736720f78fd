"""A word over the screen while something is made in a thread; no key reaches the screen below meanwhile."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import work
from textual.containers import Vertical
from textual.screen import ModalScreen

from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.workspace import WorkspaceError

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.tui.app import MapcoachApp

Result = TypeVar("Result")


class Working(ModalScreen["Result | WorkspaceError | None"], Generic[Result]):
    """Does some work: what it returns, or the WorkspaceError it raises; None if the map was left meanwhile."""

    DEFAULT_CSS = """
    Working {
        align: center middle;
        #box { width: auto; max-width: 90%; height: auto; padding: 1 3; background: $surface; border: round $primary; }
        #text { width: auto; }
    }
    """

    def __init__(self, text: str, doing: Callable[[], Result]) -> None:
        super().__init__()
        self._text, self._doing = text, doing
        self._made: list[Result | WorkspaceError] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self._text, id="text")

    def on_mount(self) -> None:
        self._do()

    @work(group="working")
    async def _do(self) -> None:
        result: Result | WorkspaceError
        try:
            result = await asyncio.to_thread(self._doing)
        except WorkspaceError as error:
            result = error
        except Exception as error:
            if os.environ.get("MAPCOACH_DEBUG"):
                raise
            result = WorkspaceError(
                f"Something went wrong in mapcoach that should not have ({type(error).__name__}). The map is not "
                "touched by it; please report it with what MAPCOACH_DEBUG=1 prints."
            )
        self._made.append(result)
        self._finish()

    def on_screen_resume(self) -> None:
        """The help or the palette that lay over it is gone."""
        self._finish()

    def _finish(self) -> None:
        """Go away once the work is done, if nothing lies over this screen."""
        if self._made and self.is_active:
            self.dismiss(self._made.pop())


async def worked(app: MapcoachApp, text: str, doing: Callable[[], Result]) -> Result | None:
    """What some work returns, in a worker; None if it raised, which is said, or if the map was left meanwhile."""
    result = await app.push_screen_wait(Working(text, doing))
    if isinstance(result, WorkspaceError):
        app.say(result.message, "error", 20)
        return None
    return result
