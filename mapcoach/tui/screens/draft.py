"""The screen of the draft: read it as rendered or as its source, write it to a file, copy it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer

from mapcoach.tui.screens import draft_making as making
from mapcoach.tui.screens import draft_thread as threads
from mapcoach.tui.screens.asking_guard import AskingGuard
from mapcoach.tui.screens.journey_screen import JourneyScreen
from mapcoach.tui.widgets.page import Page
from mapcoach.tui.widgets.page_contents import PageContents
from mapcoach.tui.widgets.page_layout import Palette
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from textual.app import ComposeResult
    from textual.events import Click

    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change, Opened
    from mapcoach.tui.widgets.page_contents import Heading

_COLUMNS = (20, 108)
"""Nothing is laid out narrower than this, nor wider: longer lines are hard to read."""


class DraftScreen(JourneyScreen):
    """The draft as it is now. It is made anew when the map has changed and somebody looks."""

    CSS_PATH = "draft.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "source", "Source", id="draft.source", tooltip="As rendered, or the text of the file"),
        Binding("c", "contents", "Contents", id="draft.contents", tooltip="Go to a part of the draft"),
        Binding("w", "write", "Write a file", id="draft.write", tooltip="Write it to a file"),
        Binding("y", "copy", "Copy", id="draft.copy", tooltip="Copy it, if the terminal allows that"),
        Binding("f", "format", "Format", id="draft.format", tooltip="Pick another format, or all at once"),
        Binding("k", "app.go('map')", "Checks", id="draft.checks", tooltip="See all the checks beside the map"),
    ]
    AUTO_FOCUS = "#page"
    face: ClassVar[Face] = "draft"
    help_name: ClassVar[str] = "draft"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._made: making.Made | None = None
        self._format = making.FIRST_FORMAT
        self._as_source = False
        self._stale = True
        self._where = ""
        self._asks = AskingGuard()

    def compose(self) -> ComposeResult:
        yield TopBar(self.opened.map.display_title(), self.face)
        yield PlainText("Making the draft…", id="checks")
        with Horizontal(id="both"):
            yield PageContents(id="contents")
            yield Page(id="page")
        yield PlainText(id="state")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self.lay_out())

    # --- making ----------------------------------------------------------------------------------------

    def map_changed(self, change: Change) -> None:
        self._stale = True
        if self.is_current:
            self.make()

    def on_screen_resume(self) -> None:
        if self._stale:
            self.make()

    @work(group="making", exclusive=True)
    async def make(self) -> None:
        """Make the draft anew, in a thread; the one before stays until then, unless it is of another format."""
        self._stale = False
        session, name = self.opened.session, self._format
        journey_map, entries, day = session.map, tuple(session.entries), making.today()
        if self._made is None or self._made.format != name:
            self._made = None
            self.refresh_bindings()
            self.query_one(Page).go_to(0)
            self.lay_out()
        _, result = threads.begin(lambda: making.make(journey_map, entries, name, day))
        made = self._made = await result
        self.query_one(TopBar).name_map(journey_map.display_title())
        self.query_one("#checks", PlainText).say(made.checks)
        self.refresh_bindings()
        self.lay_out()

    @on(Page.Resized)
    def _resized(self) -> None:
        self.lay_out()

    @work(group="laying out", exclusive=True)
    async def lay_out(self) -> None:
        """Show the draft part by part, each laid out in a thread; one stays at the place where one read."""
        page, made = self.query_one(Page), self._made
        if not page.columns:
            return
        from mapcoach.tui.screens.draft_reading import notice_of, parts_of

        before = page.scroll_offset.y / max(1, page.length) if page.length else 0.0
        width = min(max(_COLUMNS[0], page.columns), _COLUMNS[1])
        palette, styles = Palette(), page.styles_of_text()
        if made is None:
            parts = notice_of(self._format, width, styles, palette)
        else:
            parts = parts_of(made, self._as_source, width, styles, palette)
        headings: list[Heading] = []
        shown = False
        while (part := await asyncio.to_thread(next, parts, None)) is not None:
            if part.heading:
                headings.append((part.level, part.heading, page.length if shown else 0))
            page.add(part.lines) if shown else page.start(palette, part.lines)
            shown = True
        self.query_one(PageContents).show(headings)
        self.set_class(not headings, "-no-contents")
        if before:
            page.go_to(round(before * page.length))
        self._tell_state()

    def _tell_state(self) -> None:
        made = self._made
        told = (
            making.state_line(made, self._as_source, self._where) if made else f"Making {making.called(self._format)} …"
        )
        self.query_one("#state", PlainText).say(told)

    # --- reading ---------------------------------------------------------------------------------------

    def action_source(self) -> None:
        self._as_source = not self._as_source
        self._read_on()
        self.refresh_bindings()
        self.query_one(Page).start(Palette())
        self.lay_out()

    def action_contents(self) -> None:
        """Wide: go to the contents beside the page. Narrow: show them instead of it."""
        if self.query_one(PageContents).has_focus:
            self._read_on()
            return
        self.add_class("-contents")
        self.query_one(PageContents).focus()

    @on(PageContents.Left)
    def _read_on(self) -> None:
        self.remove_class("-contents")
        self.query_one(Page).focus()

    @on(PageContents.Picked)
    def _go_to(self, message: PageContents.Picked) -> None:
        self._read_on()
        self.query_one(Page).go_to(message.line)

    async def on_click(self, event: Click) -> None:
        if event.widget is not None and event.widget.id == "checks":
            await self.run_action("app.go('map')")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the draft as it is."""
        made = self._made
        match action:
            case "source":
                return made is not None and made.is_markdown
            case "contents":
                return made is not None and made.is_markdown and not self._as_source
            case "write":
                return made is not None and not made.trouble
            case "copy":
                return made is not None and made.text is not None
        return True

    # --- taking it along -------------------------------------------------------------------------------

    def action_format(self) -> None:
        if self._asks.begin():
            self._ask(self._pick_format())

    def action_write(self) -> None:
        if self._asks.begin():
            self._ask(self._write())

    @work(group="asking", exclusive=True)
    async def _ask(self, asking: Coroutine[object, object, None]) -> None:
        try:
            await asking
        finally:
            self._asks.end()

    async def _pick_format(self) -> None:
        from mapcoach.tui.screens.draft_formats import ALL, PickFormat

        name = await self.app.push_screen_wait(PickFormat(self._format))
        if name == ALL:
            from mapcoach.tui.screens.draft_bundle import write_all

            title = self.opened.map.display_title()
            await write_all(self.mapcoach, self.opened, making.file_name(title, "-handover"))
        elif name is not None and name != self._format:
            self._format, self._where = name, ""
            self.make()

    async def _write(self) -> None:
        from mapcoach.tui.screens import draft_writing as writing

        made = self._made
        if made is None or made.trouble:
            return
        name = making.file_name(self.opened.map.display_title(), making.suffix_of(made.format))
        if self.app.is_web:
            writing.hand_over(self.mapcoach, made.data, name)
            return
        where = await writing.write(self.mapcoach, self.opened, made, name)
        if where is not None:
            if self._made is not None and self._made.format == made.format:
                self._where = str(where)
                self._tell_state()
            self.mapcoach.say(f"Written to {where}", seconds=12)

    def action_copy(self) -> None:
        made = self._made
        if made is not None and made.text is not None:
            self.app.copy_to_clipboard(made.text)
            self.mapcoach.say(making.copied_words(made), seconds=10)
