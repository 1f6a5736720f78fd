"""The whole map: as a grid, as a curve, as lists of pain points and ideas, with its checks; edited in place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import ContentSwitcher, Footer

from mapcoach.journey.checks import Report, checks_with_journal
from mapcoach.journey.lanes import LANES, changed_paths, label
from mapcoach.tui.screens import map_jumping as jumping
from mapcoach.tui.screens import map_telling as telling
from mapcoach.tui.screens.map_lists import check_rows, idea_rows, pain_rows, point_of, score_words
from mapcoach.tui.screens.map_origins import by_id, origins
from mapcoach.tui.screens.map_pointing import CHECKS, CURVE, EDITS, GRID, IN_FOCUS, VIEWS, MapPointing
from mapcoach.tui.widgets import map_list_words as clock
from mapcoach.tui.widgets.curve import EmotionCurve
from mapcoach.tui.widgets.map_table import MapTable
from mapcoach.tui.widgets.matrix import Matrix
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.tui.widgets.ranked_list import RankedList
from mapcoach.tui.widgets.top_bar import TopBar
from mapcoach.tui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.journey import JournalEntry, JourneyMap
    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change, Opened


class MapScreen(MapPointing):
    """The map in five views, each to be looked at and edited. Nothing here decides what an edit does."""

    CSS_PATH = "map.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012  (as Textual declares it)
    AUTO_FOCUS = "#grid"
    face: ClassVar[Face] = "map"
    help_name: ClassVar[str] = "map"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(key), f"view({key})", name, id=f"map.view{key}", tooltip=f"Show: {name}", show=False)
            for key, name in VIEWS.items()
        ),
        Binding(
            "w", "where", "From", id="map.where", tooltip="Where this came from: whose words, when, known or assumed"
        ),
        Binding("f,L", "lanes", "Lanes", id="map.lanes", tooltip="Pick which lanes are shown"),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._stale = set(VIEWS)
        self._seen: JourneyMap = opened.map
        self._report: Report | None = None
        self._applying: tuple[object, ...] = ()
        self._entries: tuple[int, dict[str, JournalEntry]] = (-1, {})

    def compose(self) -> ComposeResult:
        yield TopBar(self.opened.map.display_title(), self.face)
        yield ViewTabs(list(VIEWS.values()))
        with ContentSwitcher(initial="in-1", id="views"):
            with Vertical(id="in-1"):
                yield EmotionCurve(id="curve-above")
                yield MapTable(id="grid")
            yield Vertical(EmotionCurve(id="curve"), id="in-2")
            yield Vertical(
                RankedList("No pain points yet. They come up in the interview, or A adds one.", id="pains"), id="in-3"
            )
            with Horizontal(id="in-4"):
                yield RankedList("No ideas yet. A adds one.", id="ideas")
                yield Matrix(id="matrix")
            with Vertical(id="in-5"):
                yield PlainText(id="score")
                yield RankedList("Looking…", id="checks")
        yield PlainText(id="about")
        yield Footer(show_command_palette=False, compact=True)

    # --- showing -----------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._show()

    def map_changed(self, change: Change) -> None:
        self._stale = set(VIEWS)
        if self in self.app.screen_stack:  # a question may be over it
            self._show()

    def on_screen_resume(self) -> None:
        if self._stale and self.is_mounted:
            self._show()

    def _show(self) -> None:
        """Bring the view that is seen up to date; the others when they are looked at."""
        journey_map = self.opened.map
        self.query_one(TopBar).name_map(journey_map.display_title())
        if self._view in self._stale:
            self._stale.discard(self._view)
            self._show_view(journey_map)
        self.query_one(ViewTabs).show(self._view, self._note())
        self.say_below()

    def _show_view(self, journey_map: JourneyMap) -> None:
        match self._view:
            case 1:
                before, self._seen = self._seen, journey_map
                self.query_one("#grid", MapTable).show(journey_map, telling.lanes_of(self.mapcoach))
                self._light(before, journey_map)
            case 2:
                self.query_one("#curve", EmotionCurve).show(journey_map)
            case 3:
                self.query_one("#pains", RankedList).show(pain_rows(journey_map))
            case 4:
                self.query_one("#ideas", RankedList).show(idea_rows(journey_map))
                self.query_one(Matrix).show(journey_map)
            case 5:
                self._check()

    @work(group="showing", exclusive=True)
    async def _light(self, before: JourneyMap, journey_map: JourneyMap) -> None:
        """Draw the curve and light what changed, once the grid stands: for a large map each takes its time."""
        await asyncio.sleep(0)
        self.query_one("#curve-above", EmotionCurve).show(journey_map)
        if lit := await asyncio.to_thread(changed_paths, before, journey_map):
            self.query_one("#grid", MapTable).light(lit)

    @work(group="checks", exclusive=True)
    async def _check(self) -> None:
        """Check the map anew, in a thread: a large one takes longer than a key may."""
        session, today = self.opened.session, clock.now().date()
        report = await asyncio.to_thread(checks_with_journal, session.map, session.entries, today)
        self._report = report
        self.query_one("#score", PlainText).say(score_words(report))
        self.query_one("#checks", RankedList).show(check_rows(report))
        self.say_below()

    def _note(self) -> str:
        lanes = telling.lanes_of(self.mapcoach)
        if self._view != GRID or lanes is None:
            return ""
        return f"{len(lanes)} of {len(LANES)} lanes (F)"

    @on(MapTable.Moved)
    def _moved(self) -> None:
        self._chosen = None
        self.say_below()

    @on(RankedList.Moved)
    def _moved_in_list(self) -> None:
        self.say_below()

    def say_below(self) -> None:
        """Say below what is under the cursor and where it came from."""
        journey_map, items = self.opened.map, self._items()
        if self._view == CHECKS:
            point = point_of(self._report, self.query_one("#checks", RankedList).key) if self._report else None
            told = telling.of_point(point)
        elif self._view == CURVE:
            told = telling.of_curve(journey_map)
        else:
            cell = len(self._cell()) if self._view == GRID else len(items)
            told = telling.of_items(journey_map, self._journal(), items, cell, self.place()[1], clock.now())
        self.query_one("#about", PlainText).update(told, layout=False)
        applying = tuple(self.check_action(action, ()) for action in EDITS)
        if applying != self._applying:  # the footer is made anew with every refresh: dear for a key that only moves
            self._applying = applying
            self.refresh_bindings()

    def _journal(self) -> dict[str, JournalEntry]:
        """The entries by id; made anew only when there are more."""
        entries = self.opened.session.entries
        if self._entries[0] != len(entries):
            self._entries = (len(entries), by_id(entries))
        return self._entries[1]

    # --- keys ----------------------------------------------------------------------------------------------

    def action_view(self, number: int) -> None:
        if not self.guard:
            self._turn_to(number)

    def _turn_to(self, number: int) -> None:
        self._view = number
        self.query_one("#views", ContentSwitcher).current = f"in-{number}"
        self._show()
        self.query_one(IN_FOCUS[number]).focus()

    def action_lanes(self) -> None:
        self.ask(self._pick_lanes)

    async def _pick_lanes(self) -> None:
        from mapcoach.tui.screens.pick_one import Pick
        from mapcoach.tui.screens.pick_some import PickSome

        picks = [Pick(lane, label(lane, self.opened.map)) for lane in LANES]
        now = telling.lanes_of(self.mapcoach)
        asked = PickSome("Which lanes shall be shown?", picks, LANES if now is None else now)
        wanted = await self.app.push_screen_wait(asked) if self.app.screen is self else None
        if wanted is not None:
            telling.show_lanes(self.mapcoach, wanted)
            self._stale.add(GRID)
            self._show()

    @on(MapTable.Picked)
    @on(RankedList.Picked)
    def _picked(self) -> None:
        if self.guard:
            return
        if self._view == CHECKS:
            self._jump()
        elif self._items():
            self.action_where()
        else:
            self.action_add()

    def action_where(self) -> None:
        self.ask(self._say_where)

    async def _say_where(self) -> None:
        from mapcoach.tui.screens.map_where import MOST, WhereFrom

        items = self._items()
        if not items:
            return
        told = await asyncio.to_thread(origins, self.opened.map, self._journal(), items[:MOST], clock.now())
        cell = telling.cell_heading(self.opened.map, *self.place()) if self._view == GRID else VIEWS[self._view]
        heading = f"{cell} (the first {MOST} of {len(items)})" if len(items) > MOST else cell
        entry = await self.app.push_screen_wait(WhereFrom(heading, told)) if self.app.screen is self else None
        if entry:
            jumping.open_answer(self.mapcoach, entry)

    def _jump(self) -> None:
        """Go to where the point under the bar is mended."""
        point = point_of(self._report, self.query_one("#checks", RankedList).key) if self._report else None
        goal = jumping.jump(self.opened, point) if point else None
        match goal:
            case jumping.Jump("ask", question, subject):
                jumping.ask_next(self.mapcoach, self.opened, question, subject)
            case jumping.Jump("edit", entry):
                jumping.open_answer(self.mapcoach, entry)
            case jumping.Jump("cell", stage, lane) if point is not None:
                self._turn_to(GRID)
                self.query_one("#grid", MapTable).go_to(stage, lane)
                self.mapcoach.say(point.ask or point.reason)
