"""What the list of maps and the trash share: maps to search and choose from, read anew whenever they are shown."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer

from mapcoach.tui.text import styled
from mapcoach.tui.widgets import map_list_words as words
from mapcoach.tui.widgets.help_key import HelpKey
from mapcoach.tui.widgets.map_list import MapList
from mapcoach.tui.widgets.map_list_details import MapDetails
from mapcoach.tui.widgets.map_list_finding import Row, found, rows_of
from mapcoach.tui.widgets.map_list_search import SearchField
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping
    from pathlib import Path

    from textual.app import ComposeResult

    from mapcoach.storage import MapSummary
    from mapcoach.tui.app import MapcoachApp

_BUSY = frozenset(("acting", "making", "opening"))


class ListingScreen(Screen[None]):
    """Maps in a list, with a search field, and what is known of the chosen one where there is room."""

    # Not a file: Textual does not load the style sheet of an app's default screen.
    DEFAULT_CSS = """
    ListingScreen {
        #top { height: 1; background: $panel; }
        #name { width: auto; padding: 0 1; text-style: bold; }
        #count { width: 1fr; padding: 0 2; color: $text-muted; text-align: right; }
        #count { text-wrap: nowrap; text-overflow: ellipsis; }
        #find { padding: 0 2; background: $surface; }
        #find:focus { background: $boost; }
        #find > .input--placeholder { color: $text-muted; }
        #body { height: 1fr; }
        MapList { width: 1fr; }
        MapDetails { display: none; width: 40; height: 1fr; }
        #none { display: none; height: 1fr; padding: 1 2; color: $text-muted; }
        &.-wide MapDetails { display: block; }
        &.-nothing MapList, &.-nothing MapDetails { display: none; }
        &.-nothing #none { display: block; }
    }
    """
    AUTO_FOCUS = "MapList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]
    help_name: ClassVar[str]
    heading: ClassVar[str]
    troubles: ClassVar[Mapping[str, str]] = words.TROUBLES

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()
        self.listed = False
        self._keep: Path | None = None
        self._applying: tuple[bool, ...] = ()

    @property
    def mapcoach(self) -> MapcoachApp:
        """The app."""
        from mapcoach.tui.app import MapcoachApp

        assert isinstance(self.app, MapcoachApp)
        return self.app

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield PlainText(self.heading, id="name")
            yield PlainText(id="count")
            yield HelpKey()
        yield SearchField()
        with Horizontal(id="body"):
            yield MapList(lambda one: words.line_of(one, words.now(), self.troubles))
            yield MapDetails(self.troubles)
            yield PlainText(id="none")
        yield from self.beside()
        yield Footer(show_command_palette=False, compact=True)

    def beside(self) -> ComposeResult:
        """What this screen shows besides the list."""
        yield from ()

    def on_screen_suspend(self) -> None:
        if self.mapcoach.opened is not None:  # coming back, it has the mark, be it a new one
            self._keep = self.mapcoach.opened.path

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._list_when_resumed)

    def _list_when_resumed(self) -> None:
        """List anew, unless an action is still at work on a map: half done, it would be listed as what it is not."""
        if not self.busy:
            self.list_anew()

    @property
    def busy(self) -> bool:
        """Whether a map is being opened, made or changed: keys that come meanwhile do not start another such thing."""
        return any(worker.group in _BUSY and not worker.is_finished for worker in self.app.workers)

    def act(self, doing: Coroutine[object, object, None]) -> None:
        """Carry out an action, unless another one is under way: Enter twice makes one map."""
        if self.busy:
            doing.close()
        else:
            self.run_worker(doing, group="acting")

    # --- listing ---------------------------------------------------------------------------------------

    @abstractmethod
    def read(self) -> Sequence[MapSummary]:
        """The maps to list. Called in a thread."""

    @abstractmethod
    def counted(self, shown: int) -> str:
        """How many of the maps are shown, in words."""

    def nothing(self) -> str:
        """What to say where there is no map at all."""
        return ""

    def after_listing(self, first_time: bool) -> None:
        """Called once the maps are listed."""

    def list_anew(self, keep: Path | None = None) -> None:
        """Read the list anew; the mark stays on the map it was on, or goes to the one in the file ``keep``."""
        self._keep = keep or self._keep
        self._list()

    @work(group="listing", exclusive=True)
    async def _list(self) -> None:
        self.rows = await asyncio.to_thread(lambda: rows_of(self.read()))
        first_time, self.listed = not self.listed, True
        self._show()
        self.after_listing(first_time)

    def _show(self) -> None:
        listed, query = self.query_one(MapList), self.query_one(SearchField).value
        rows = found(self.rows, query)
        self.query_one("#count", PlainText).update(styled(self.counted(len(rows))), layout=False)
        self.set_class(self.listed and not rows, "-nothing")
        if not rows:
            said = f"No title holds “{words.shown(query)}”. Esc shows all maps." if self.rows else self.nothing()
            self.query_one("#none", PlainText).say(said)
        keep, self._keep = (self._keep, None) if any(row.path == self._keep for row in rows) else (None, self._keep)
        listed.show(rows, keep or (listed.chosen.path if listed.chosen else None))
        self._tell()

    @property
    def chosen(self) -> MapSummary | None:
        """The map that has the mark."""
        row = self.query_one(MapList).chosen if self.is_mounted else None
        return row.map if row else None

    @on(MapList.Chosen)
    def _tell(self) -> None:
        self.query_one(MapDetails).tell(self.chosen)
        self._look_at_keys()

    def _look_at_keys(self) -> None:
        """Show other keys in the footer, only where others apply now: making it anew at each key would be felt."""
        before, self._applying = self._applying, (self.chosen is None, bool(self.rows), self.searching)
        if before != self._applying:
            self.refresh_bindings()

    # --- searching -------------------------------------------------------------------------------------

    @on(SearchField.Changed, "#find")
    def _search(self) -> None:
        if self.listed:
            self._show()

    def action_search(self) -> None:
        self.query_one(SearchField).focus()

    @property
    def searching(self) -> bool:
        """Whether the search field is being used, or hides maps."""
        field = self.query_one(SearchField)
        return bool(field.value) or field.has_focus

    def leave_search(self) -> bool:
        """Show all maps again; whether there was a search to leave."""
        searching = self.searching
        self.query_one(SearchField).value = ""
        self.query_one(MapList).focus()
        return searching

    def action_move(self, by: int) -> None:
        self.query_one(MapList).action_move(by)

    def action_page(self, by: int) -> None:
        self.query_one(MapList).action_page(by)
