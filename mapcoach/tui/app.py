"""The app: it holds the workspace, opens maps, and goes from screen to screen."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent, Key
from textual.notifications import SeverityLevel
from textual.screen import Screen

from mapcoach.storage.settings import Settings
from mapcoach.tui.clean_filter import CLEAN
from mapcoach.tui.themes import THEMES, theme_named
from mapcoach.tui.warming import Warming

if TYPE_CHECKING:
    from pydantic import BaseModel
    from textual.command import Provider
    from textual.filter import LineFilter

    from mapcoach.interview.script import Depth
    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Opened
    from mapcoach.tui.screens.first_frame import FirstFrame
    from mapcoach.tui.screens.journey_screen import JourneyScreen
    from mapcoach.workspace import OpenMap, Workspace


LOOK_SECONDS = 0.5
"""How often to look whether another terminal changed the map."""
_MAPS = "maps"
"""The mode that the app is in from its second frame on."""
_UNKEPT = "This could not be kept on the disk, and would be lost: “{}”. Leave all the same?"


def _words() -> type[Provider]:
    from mapcoach.tui.palette_search import WordsProvider

    return WordsProvider


class MapcoachApp(App[None]):
    """mapcoach on the screen. ``start`` opens a map at once, on one of its faces.

    With ``paint_first``, something stands on the screen before the list of maps is even loaded.
    """

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {_words}
    TITLE = "mapcoach"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012  (as Textual declares it)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1", "help", "Help", id="app.help", tooltip="What can be done on this screen", show=False, priority=True
        ),
        Binding(
            "ctrl+q", "quit", "Quit", id="app.quit", tooltip="Everything is saved already", show=False, priority=True
        ),
    ]

    def __init__(
        self, workspace: Workspace, start: Path | None = None, face: Face = "interview", *, paint_first: bool = False
    ) -> None:
        self.settings = Settings(workspace.directory)
        super().__init__()
        self.workspace = workspace
        self.opened: Opened | None = None
        self._start = (start, face)
        self._paint_first = paint_first
        self._warming = Warming()
        self._faces: dict[Face, JourneyScreen] = {}
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_named(self.settings.theme)

    def get_default_screen(self) -> Screen[None]:
        if self._paint_first:
            from mapcoach.tui.screens.first_frame import FirstFrame

            return FirstFrame(self._start[0] is None and self.workspace.seems_empty())
        from mapcoach.tui.screens.home import HomeScreen

        return HomeScreen()

    async def on_ready(self) -> None:
        if self._paint_first:
            await self._show_home(cast("FirstFrame", self.screen))
        self.set_interval(LOOK_SECONDS, self._look)
        path, face = self._start
        if path is not None:
            self.open_path(path, face)

    async def _show_home(self, first: FirstFrame) -> None:
        """Put the list of maps where the first frame is, and give it the keys that were pressed meanwhile."""
        from mapcoach.tui.screens.home import HomeScreen

        self.add_mode(_MAPS, HomeScreen)
        await self.switch_mode(_MAPS)
        for key in first.keys:
            self.post_message(Key(key.key, key.character))

    def _look(self) -> None:
        """See whether another terminal changed the open map: one stat of a file, in a thread."""
        if self.opened is not None:
            self.run_worker(self._take_in(self.opened), group="looking", exit_on_error=False)

    async def _take_in(self, opened: Opened) -> None:
        if problem := await opened.look():
            self.say(problem, "error", 12)

    def first_screen_shown(self) -> None:
        """Called once the list of maps stands."""
        if not self.is_headless:  # tests open what they need
            self._warming.first_screen_shown()

    async def ready_to_open(self) -> None:
        """Return once opening a map loads nothing any more: loading it twice at once would take longer."""
        if not self.is_headless and not self._warming.can_open:
            self.say("One moment…", seconds=1)
            await asyncio.to_thread(self._warming.wait)

    async def on_event(self, event: Event) -> None:
        """As Textual's. The first sign of somebody at the screen loads what opening a map takes."""
        if isinstance(event, InputEvent) and not self.is_headless:
            self._warming.begin()
        await super().on_event(event)

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
        self.call_after_refresh(self._warming.map_shown)
        return True

    async def close_map(self) -> None:
        """Leave the open map for the list of maps, once what was typed is kept."""
        if self.opened is None:
            return
        await self._put_away()
        self._answer_none(2)
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        for face, screen in self._faces.items():
            self.uninstall_screen(face)
            await screen.remove()
        self._faces.clear()
        self.opened = None

    async def _put_away(self) -> None:
        if self.opened is not None:
            for screen in self._faces.values():
                await screen.put_away()
            await self.opened.settle()

    async def _may_leave(self) -> bool:
        """Put away what is typed; where the disk refuses it, ask whether it may be lost."""
        from mapcoach.tui.screens.dialogs import Confirm

        await self._put_away()
        unkept = [text for text in self.opened.unkept.values() if text.strip()] if self.opened else []
        if not unkept:
            return True
        leave: bool = await self.push_screen_wait(Confirm(_UNKEPT.format(unkept[0][:200]), "Leave", "Stay"))
        return leave

    @work(group="leaving", exclusive=True)
    async def leave_map(self) -> None:
        """Go back to the list of maps, unless somebody would rather keep what cannot be kept."""
        if await self._may_leave():
            await self.close_map()

    @work(group="leaving", exclusive=True)
    async def _quit(self) -> None:
        self.workers.cancel_group(self, "opening")
        if await self._may_leave():
            self.exit()

    def go(self, face: Face) -> None:
        """Show another face of the open map; each keeps its state."""
        if self.opened is None or self.screen is self._faces.get(face):
            return
        self._answer_none(2)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(self._face(face))

    def _answer_none(self, kept: int) -> None:
        """Take away the screens over the lowest ones; whoever waits for an answer gets None, and goes on."""
        while len(self.screen_stack) > kept:
            self.screen.dismiss(None)

    def _face(self, face: Face) -> JourneyScreen:
        """The screen of a face, made when it is first shown."""
        assert self.opened is not None
        from mapcoach.tui.faces import FACES

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
        from mapcoach.tui.text import safe

        super().notify(safe(message, 400), title=safe(title, 80), severity=severity, timeout=timeout, markup=False)

    def action_go(self, face: Face) -> None:
        self.go(face)

    def action_home(self) -> None:
        self.leave_map()

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
        self._quit()

    @property
    def farewell(self) -> str:
        """What is true of what was typed, once the app has ended."""
        lost = self.opened is not None and any(text.strip() for text in self.opened.unkept.values())
        kept = "Every answer is saved; what was half-typed could not be kept." if lost else "Everything is saved."
        return f"{kept} “mapcoach” goes on where you stopped."

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
