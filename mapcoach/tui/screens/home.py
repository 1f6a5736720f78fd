"""The first screen: the maps, to go on with or to look after; a welcome where there are none yet.

It is what start-up paints, so it imports nothing that costs, and looks for the maps only once it is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from mapcoach.tui.screens.home_actions import ActsOnMaps
from mapcoach.tui.screens.home_welcome import Welcome
from mapcoach.tui.widgets.map_list import MapList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from mapcoach.storage import MapSummary

TICK_SECONDS = 60
"""How often the list is read anew while it is shown: "5 minutes ago" ages, and other terminals change maps."""
_NEEDS_A_MAP = frozenset(("go_on", "show", "rename", "duplicate", "delete"))


class HomeScreen(ActsOnMaps):
    """The list of maps."""

    DEFAULT_CSS = """
    HomeScreen {
        Welcome { display: none; height: 1fr; }
        &.-first-run #body, &.-first-run #find { display: none; }
        &.-first-run Welcome { display: block; }
    }
    """
    help_name = "home"
    heading = "mapcoach"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", id="home.go_on", tooltip="Go on with the interview of this map"),
        Binding("enter", "begin", "Start", id="home.begin", tooltip="Start with the first question"),
        Binding("n", "new", "New", id="home.new", tooltip="Make a new map"),
        Binding("slash", "search", "Search", key_display="/", id="home.search", show=False),
        Binding("m", "show('map')", "Map", id="home.map", tooltip="See the map", show=False),
        Binding("e", "show('draft')", "Export", id="home.export", tooltip="Read the draft, write it to a file"),
        Binding("f", "show('group')", "Group", id="home.facilitate", tooltip="Facilitate: lead a group on this map"),
        Binding("r", "rename", "Rename", id="home.rename", tooltip="Give this map another title"),
        Binding("d", "duplicate", "Copy", id="home.duplicate", tooltip="Copy this map with all its answers"),
        Binding("x,delete", "delete", "Delete", key_display="x", id="home.delete", tooltip="Put it into the trash"),
        Binding("t", "trash", "Trash", id="home.trash", tooltip="See the trash, bring maps back"),
        Binding("s", "sample", "Sample", id="home.sample", tooltip="See a finished sample", show=False),
        Binding("i", "import", "Import", id="home.import", tooltip="Make a map of a file, seen first", show=False),
        Binding("q", "app.quit", "Quit", id="home.quit", tooltip="Everything is saved already", show=False),
        Binding(
            "escape", "leave_search", "All maps", key_display="esc", id="home.leave_search", tooltip="Leave the search"
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._enter_waits = False

    def beside(self) -> ComposeResult:
        yield Welcome()

    def on_mount(self) -> None:
        self.set_class(self.mapcoach.workspace.seems_empty(), "-first-run")
        self.set_interval(TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        if self.is_current:
            self.list_anew()

    # --- listing ---------------------------------------------------------------------------------------

    def read(self) -> Sequence[MapSummary]:
        return self.mapcoach.workspace.list()

    def counted(self, shown: int) -> str:
        count = len(self.rows)
        of_all = "" if shown == count else f"{shown} of "
        return f"{of_all}{count} {'map' if count == 1 else 'maps'}, the latest change first" if count else ""

    def after_listing(self, first_time: bool) -> None:
        if first_time:
            self.call_after_refresh(self.mapcoach.first_screen_shown)
        self.set_class(not self.rows, "-first-run")
        if self.rows and self.focused is None:
            self.query_one(MapList).focus()
        if first_time and self._enter_waits:
            self.call_later(self.run_action, "go_on" if self.rows else "begin")

    # --- what applies now ------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _NEEDS_A_MAP:
            return self.chosen is not None
        if action == "search":
            return bool(self.rows)
        if action == "leave_search":
            return self.is_mounted and self.searching
        return not self.rows if action == "begin" else True

    def action_begin(self) -> None:
        """Start a quick interview; a key that came before the maps were listed waits for them."""
        if self.listed:
            self.act(self.start_quickly())
        else:
            self._enter_waits = True

    def action_leave_search(self) -> None:
        self.leave_search()

    @on(MapList.Wanted)
    async def _go_on(self) -> None:
        await self.run_action("go_on")
