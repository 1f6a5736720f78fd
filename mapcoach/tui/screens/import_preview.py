"""What a file would bring, before anything is made: taken, not taken, what is unclear, and the title to confirm."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button, Footer, Input

from mapcoach.export.reading import CannotReadError
from mapcoach.resources import ResourceError
from mapcoach.storage import StorageError
from mapcoach.tui.screens import draft_thread as threads
from mapcoach.tui.screens import import_reading, import_words
from mapcoach.tui.screens.import_roles import AskRole
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.help_key import HelpKey
from mapcoach.tui.widgets.page import Page
from mapcoach.tui.widgets.page_layout import Palette
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.workspace import WorkspaceError

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.export.reading import RoleQuestion
    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.screens.import_reading import Source

_WIDEST = 108
_LONGEST_TITLE = 400


class Imported(NamedTuple):
    """The new map's file, and what to say of it."""

    path: Path
    words: str


class ImportScreen(Screen[Imported | None]):
    """The preview. Nothing is made before Import; the result is the new map, or None if it was left."""

    CSS_PATH = "import_preview.tcss"
    AUTO_FOCUS = "#title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+s", "take", "Import", key_display="⏎", id="import.take", tooltip="Make a new map of this file"
        ),
        Binding("ctrl+r", "columns", "Columns", id="import.columns", tooltip="Say what is in the unclear columns"),
        Binding("up", "scroll(-1)", "Up", show=False),
        Binding("down", "scroll(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="import.up", tooltip="Read further up", show=False),
        Binding("pagedown", "page(1)", "Page down", id="import.down", tooltip="Read on", show=False),
        Binding("escape", "leave", "Leave", key_display="esc", id="import.leave", tooltip="Back; no map is made"),
    ]
    help_name: ClassVar[str] = "import"

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = self._unasked = source
        self._questions: dict[str, RoleQuestion] = {one.column: one for one in source.reading.questions}
        self._roles: dict[str, str] = {}
        self._made: Imported | None = None

    @property
    def mapcoach(self) -> MapcoachApp:
        """The app."""
        from mapcoach.tui.app import MapcoachApp

        assert isinstance(self.app, MapcoachApp)
        return self.app

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield PlainText(f"Import {in_line(self._source.name, 200)}", id="name")
            yield HelpKey()
        yield Page(id="page")
        yield PlainText(id="said")
        with Horizontal(id="titled"):
            yield PlainText("Title", id="label")
            yield Input(in_line(self._source.title, _LONGEST_TITLE), id="title", compact=True)
            yield Button("Import", id="take", compact=True, variant="primary")
            yield Button("Leave", id="leave", compact=True)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._lay_out())
        if self._questions:
            self._ask(list(self._questions.values()))

    # --- the preview -----------------------------------------------------------------------------------

    @on(Page.Resized)
    @work(group="laying out", exclusive=True)
    async def _lay_out(self) -> None:
        """Show what the file brings, some lines at a time, each laid out in a thread."""
        page = self.query_one(Page)
        if not page.columns:
            return
        palette, source = Palette(), self._source
        parts = import_words.lines_of(source, min(page.columns, _WIDEST), page.styles_of_text(), palette)
        first = True
        while (lines := await asyncio.to_thread(next, parts, None)) is not None:
            page.start(palette, lines) if first else page.add(lines)
            first = False

    def action_scroll(self, by: int) -> None:
        self.query_one(Page).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        page = self.query_one(Page)
        page.scroll_relative(y=by * max(1, page.size.height - 1), animate=False)

    def _say(self, text: str) -> None:
        said = self.query_one("#said", PlainText)
        said.display = bool(text)
        said.say(text)

    def _busy(self, *groups: str) -> bool:
        return any(worker.group in groups and not worker.is_finished for worker in self.workers)

    # --- what is unclear -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._questions) if action == "columns" else True

    def action_columns(self) -> None:
        if not self._busy("making", "asking"):
            self._ask(list(self._questions.values()))

    @work(group="asking", exclusive=True)
    async def _ask(self, questions: Sequence[RoleQuestion]) -> None:
        """Ask what each unclear column holds, one at a time, and read the file anew with the answers."""
        for at, question in enumerate(questions, 1):
            _, looking = threads.begin(lambda one=question: import_reading.samples(self._unasked, one))  # type: ignore[misc]
            found = await looking
            asked = replace(question, guess=self._roles.get(question.column, question.guess))
            role = await self.app.push_screen_wait(AskRole(asked, found, f"{at} of {len(questions)}"))
            if role is None:
                break
            self._roles[question.column] = role
        if self._roles:
            await self._read_anew()

    async def _read_anew(self) -> None:
        """Read the file with what is known of its columns. If that does not do, the preview stays, and it is said."""
        source, roles = self._source, dict(self._roles)
        _, result = threads.begin(lambda: import_reading.read(source.name, source.data, roles))
        try:
            reading = await result
        except CannotReadError as error:
            self._roles.clear()
            self._say(f"{in_line(str(error), 500)} Your answers were not used. Ctrl+R asks again.")
            return
        before = in_line(source.title, _LONGEST_TITLE)
        self._source = replace(source, reading=reading)
        title = self.query_one("#title", Input)
        if title.value == before:
            title.value = in_line(self._source.title, _LONGEST_TITLE)
        new = [one for one in reading.questions if one.column not in self._questions]
        self._questions |= {one.column: one for one in new}
        self._say("")
        self._lay_out()
        self.refresh_bindings()
        if new:
            self.call_after_refresh(self._ask, new)

    # --- importing -------------------------------------------------------------------------------------

    @on(Input.Submitted)
    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        if self._made is None and not self._busy("making", "asking"):
            self._take(self.query_one("#title", Input).value)

    @work(group="making")
    async def _take(self, title: str) -> None:
        """Make the map, whole or not at all. If it cannot be made, all stays as it was, and the reason is said."""
        from mapcoach.workspace.importing import import_map

        source, workspace = self._source, self.mapcoach.workspace
        given = title.strip() if title.strip() != in_line(source.title, _LONGEST_TITLE) else ""
        try:
            path = await asyncio.to_thread(import_map, workspace, source.reading, given, source.name)
        except (StorageError, WorkspaceError, ResourceError) as error:
            self._say(f"{error} Nothing was imported.")
            return
        self._made = Imported(path, import_words.came_in(given or source.title, source))
        self._go_on()

    def _go_on(self) -> None:
        """Give the new map to who asked; where the help is above this screen, once that is closed."""
        if self._made is not None and self.is_active:
            self.dismiss(self._made)

    def on_screen_resume(self) -> None:
        self.call_later(self._go_on)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Back to the maps; while the map is being made it is too late for that."""
        if not self._busy("making"):
            self.dismiss(None)
