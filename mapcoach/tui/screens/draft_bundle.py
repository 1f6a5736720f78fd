"""All formats and hand-over files at once: asks for the folder, shows how far it is, and tells what came of it."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button

from mapcoach.tui.screens import draft_bundling as bundling
from mapcoach.tui.screens import draft_thread as threads
from mapcoach.tui.screens import draft_writing as writing
from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.tui.text import styled
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.workspace import Occupied, WorkspaceError

if TYPE_CHECKING:
    from threading import Thread

    from textual.app import ComposeResult

    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.opened import Opened

_STYLES = {"good": "$text-success bold", "bad": "$text-warning bold", "plain": ""}
_BAR = 40
_STOPPED = "Stopped. Nothing was written."


async def write_all(app: MapcoachApp, opened: Opened, suggested: str) -> None:
    """Write everything into a folder that somebody names, or send it to their browser; in a worker."""
    if app.is_web:
        await app.push_screen_wait(BundleScreen(opened, None, f"{suggested}.zip"))
        return
    typed, trouble = suggested, ""
    while True:
        answer = await app.push_screen_wait(AskText(_asked(trouble), typed))
        if answer is None:
            return
        typed = answer
        try:
            folder = writing.in_full(writing.place_of(typed, "handover"))
            force = await asyncio.to_thread(_used_before, folder) and await _may_overwrite(app, folder)
            if force is None:
                continue
        except WorkspaceError as error:
            trouble = error.message
            continue
        again = await app.push_screen_wait(BundleScreen(opened, folder, str(folder), force))
        if again is None:
            return
        trouble = again


def _asked(trouble: str) -> str:
    where = f"It is made if it is not there. Names without a folder go to {writing.folder_now()}."
    first = trouble or "Into which folder shall all formats and hand-over files be written?"
    return f"{first}\n\n{where}"


def _used_before(folder: Path) -> bool:
    """Whether a bundle seems to be there already."""
    from mapcoach.workspace.bundling_tasks import INDEX

    return os.path.lexists(folder / INDEX)


async def _may_overwrite(app: MapcoachApp, folder: Path) -> bool | None:
    """True if the files of a bundle there may be overwritten, None if another folder is wanted."""
    question = f"There is a page index.html in {folder} already. Shall the files there be overwritten by new ones?"
    return True if await app.push_screen_wait(Confirm(question, "Overwrite them", "Another folder")) else None


class BundleScreen(ModalScreen[str | None]):
    """Makes the bundle. The result is what hindered it, to be told while another folder is asked for, or None."""

    DEFAULT_CSS = """
    BundleScreen {
        align: center middle;
        #box { width: 76; max-width: 98%; height: auto; max-height: 96%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        #bar { color: $primary; }
        #news { height: auto; max-height: 14; margin: 1 0; scrollbar-gutter: stable; scrollbar-size: 1 1; }
        Horizontal { height: auto; }
        Button { margin-right: 2; }
        #keys { width: 1fr; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Stop or close"),
        Binding("enter", "close", "Close"),
    ]
    AUTO_FOCUS = "#news"

    @dataclass
    class Begun(Message):
        """A piece is being made; so many are done."""

        name: str
        done: int
        total: int

    def __init__(self, opened: Opened, folder: Path | None, shown: str, force: bool = False) -> None:
        super().__init__()
        self._opened, self._folder, self._shown, self._force = opened, folder, shown, force
        self._progress = bundling.Progress(lambda *at: self.post_message(self.Begun(*at)))
        self._made: list[str] = []
        self._over = False

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(f"All formats and hand-over files: {self._shown}", id="what")
            yield PlainText(id="bar")
            with VerticalScroll(id="news"):
                yield PlainText("Beginning …", id="said")
            with Horizontal():
                yield Button("Stop", id="stop", compact=True)
                yield PlainText("Esc: stop; nothing is written then", id="keys")

    @property
    def mapcoach(self) -> MapcoachApp:
        """The app."""
        from mapcoach.tui.app import MapcoachApp

        assert isinstance(self.app, MapcoachApp)
        return self.app

    def on_mount(self) -> None:
        self._make()

    # --- while it is made ------------------------------------------------------------------------------

    @on(Begun)
    def _show(self, at: Begun) -> None:
        """Show which piece is next, and those that are done."""
        if self._over:
            return
        full = _BAR * at.done // max(1, at.total)
        self.query_one("#bar", PlainText).say(f"{'█' * full}{'░' * (_BAR - full)}  {at.done} of {at.total} made")
        made, name = styled(*(f"✓ {one}\n" for one in self._made)), bundling.piece(at.name)
        self._made.append(name)
        now = f"Making {name} …" if at.done < at.total else "Writing the page to start with …"
        self.query_one("#said", PlainText).say(made + styled((now, "bold")))
        self.query_one("#news", VerticalScroll).scroll_end(animate=False)

    @work(group="making", exclusive=True)
    async def _make(self) -> None:
        opened, journey_map = self._opened, self._opened.map
        thread, result = threads.begin(
            lambda: bundling.keep(opened, journey_map, self._folder, self._force, self._progress)
        )
        try:
            kept = await result
        except bundling.Stopped:
            return
        except Occupied as taken:
            self._close(taken.found)
        except WorkspaceError as error:
            self._close(error.message)
        except asyncio.CancelledError:
            self._interrupted(thread)
            raise
        else:
            self._finish(kept)

    def _interrupted(self, thread: Thread) -> None:
        """Somebody went elsewhere: stop, or wait a moment until the files that are being written are whole."""
        if self._over:
            return
        if self._progress.stop():
            self.mapcoach.say(_STOPPED)
        else:
            thread.join(5)
            self.mapcoach.say(f"The files were written: {self._shown}")

    def _close(self, trouble: str) -> None:
        """Leave it to who asked to tell what hindered it; where another screen is above this one, tell it here."""
        self._over = True
        if self.is_active:
            self.dismiss(trouble)
        else:
            self._tell(styled(trouble))

    # --- when it is made -------------------------------------------------------------------------------

    def _finish(self, kept: bundling.Kept) -> None:
        self._over = True
        if kept.archive is not None:
            writing.hand_over(self.mapcoach, kept.archive, self._shown)
        self._tell(Content("\n\n").join(_paragraph(how, text) for how, text in bundling.told_of(kept, self._shown)))

    def _tell(self, told: Content) -> None:
        self.query_one("#bar", PlainText).display = False
        self.query_one("#said", PlainText).say(told)
        self.query_one("#news", VerticalScroll).scroll_home(animate=False)
        self.query_one("#keys", PlainText).say("Enter or Esc: close")
        self.query_one("#stop", Button).label = "Close"

    def action_close(self) -> None:
        """Close what is done; Enter that comes early stops nothing."""
        if self._over:
            self.dismiss(None)

    @on(Button.Pressed)
    def action_leave(self) -> None:
        """Close what is done; stop what is not, unless its files are being written."""
        if self._over:
            self.dismiss(None)
        elif self._progress.stop():
            self._over = True
            self.mapcoach.say(_STOPPED)
            self.dismiss(None)
        else:
            self.query_one("#keys", PlainText).say("It is too late to stop: the files are being written.")


def _paragraph(how: str, text: str) -> Content:
    return styled((text, _STYLES[how])) if _STYLES[how] else styled(text)
