"""The app: it holds the workspace, opens maps, and goes from screen to screen."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from mapcoach.storage.settings import Settings
from mapcoach.tui.clean_filter import CLEAN
from mapcoach.tui.faces import FACES, Face
from mapcoach.tui.text import safe
from mapcoach.tui.themes import THEMES, theme_named
from mapcoach.tui.warming import warm_up
from mapcoach.workspace import Workspace

if TYPE_CHECKING:
    from pydantic import BaseModel
    from textual.command import Provider
    from textual.filter import LineFilter

    from mapcoach.interview.script import Depth
    from mapcoach.tui.opened import Opened
    from mapcoach.workspace import OpenMap


def _words() -> type[Provider]:
    from mapcoach.tui.palette_search import WordsProvider

    return WordsProvider


class MapcoachApp(App[None]):
    """mapcoach on the screen. ``start`` opens a map at once, on one of its faces."""

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {_words}
    TITLE = "mapcoach"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012  (as Textual declares it)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", id="app.help", tooltip="What can be done on this screen", priority=True),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", tooltip="Everything is saved already", priority=True),
    ]

    def __init__(self, workspace: Workspace, start: Path | None = None, face: Face = "interview") -> None:
        self.settings = Settings(workspace.directory)
        super().__init__()
        self.workspace = workspace
        self.opened: Opened | None = None
        self._start = (start, face)
        self._faces: dict[Face, Screen[None]] = {}
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_named(self.settings.theme)

    def get_default_screen(self) -> Screen[None]:
        from mapcoach.tui.screens.home import HomeScreen

        return HomeScreen()

    def on_ready(self) -> None:
        path, face = self._start
        if path is not None:
            self.open_path(path, face)

    def first_screen_shown(self) -> None:
        """Called once the list of maps stands: from now on there is time to load what opening one takes."""
        warm_up(self)

    # --- opening and leaving a map ---------------------------------------------------------------------

    @work(group="opening", exclusive=True)
    async def open_path(self, path: Path, face: Face = "interview") -> None:
        """Open the map in a file, on one of its faces. A damaged one is offered as it was before."""
        from mapcoach.tui.opening import place_of

        place = await place_of(self, path)
        if place is not None:
            await self.show_map(place, face)

    async def show_map(
        self,
        place: OpenMap,
        face: Face = "interview",
        depth: Depth | None = None,
        operations: Sequence[BaseModel] = (),
        reply: str = "",
    ) -> bool:
        """Show a map on one of its faces; the one before is left. A new map begins with these operations."""
        from mapcoach.tui.opening import session_on

        opened = await session_on(self, place, depth, operations, reply)
        if opened is None:
            return False
        await self.close_map()
        self.opened = opened
        await self.push_screen(self._face(face))
        return True

    async def close_map(self) -> None:
        """Leave the open map for the list of maps."""
        if self.opened is None:
            return
        await self.opened.settle()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        for face, screen in self._faces.items():
            self.uninstall_screen(face)
            await screen.remove()
        self._faces.clear()
        self.opened = None

    def go(self, face: Face) -> None:
        """Show another face of the open map; each keeps its state."""
        if self.opened is None or self.screen is self._faces.get(face):
            return
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(self._face(face))

    def _face(self, face: Face) -> Screen[None]:
        """The screen of a face, made when it is first shown."""
        assert self.opened is not None
        if face not in self._faces:
            screen = FACES[face].load()(self.opened)
            self.install_screen(screen, face)
            self._faces[face] = screen
        return self._faces[face]

    # --- what every screen can do ----------------------------------------------------------------------

    def say(self, text: str, severity: SeverityLevel = "information", seconds: float = 6) -> None:
        """Say something in passing, in the corner of the screen."""
        self.notify(text, severity=severity, timeout=seconds)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """As Textual's, but nothing is markup."""
        super().notify(safe(message, 400), title=safe(title, 80), severity=severity, timeout=timeout, markup=False)

    def action_go(self, face: Face) -> None:
        self.go(face)

    async def action_home(self) -> None:
        await self.close_map()

    def action_help(self) -> None:
        """Show the help of the screen, or close it."""
        from mapcoach.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            named = (getattr(one, "help_name", "") for one in reversed(self.screen_stack))
            self.push_screen(HelpScreen(next(filter(None, named), "home")))

    def action_help_quit(self) -> None:
        """What Ctrl+C says: it copies where something is selected, and never ends the app."""
        self.say("Ctrl+Q quits. Everything is saved.")

    def watch_theme(self, theme: str) -> None:
        if theme != theme_named(self.settings.theme) and self.settings.change("theme", theme):
            self.run_worker(self.settings.save, thread=True, group="settings", exit_on_error=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing that steers a terminal leaves this app, whichever widget shows it."""
        return [*super().get_line_filters(), CLEAN]

    async def action_quit(self) -> None:
        if self.opened is not None:
            await self.opened.settle()
        self.exit()

    def on_unmount(self) -> None:
        self.workspace.unsent.close()

    def _fatal_error(self) -> None:
        """End without a traceback on the screen; ``last_words`` say it, and MAPCOACH_DEBUG asks for the traceback."""
        if os.environ.get("MAPCOACH_DEBUG"):
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    @property
    def last_words(self) -> str:
        """What to say after an end that should not have come."""
        return (
            f"something went wrong that should not have ({type(self._exception).__name__}). Every answer that was "
            "acknowledged is saved, and what you were typing comes back with the map. Please report it with what "
            "MAPCOACH_DEBUG=1 prints."
        )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        from mapcoach.tui.palette import commands

        yield from commands(self, screen)
