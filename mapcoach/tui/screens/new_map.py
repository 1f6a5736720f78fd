"""A new map: everything that can be chosen beforehand, on one screen, and nothing that must be."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input

from mapcoach.tui.screens.new_map_choices import CHOICES, INTERVIEWER, STARTER, Plan, plan, stages_in_words, take_away
from mapcoach.tui.widgets.one_choice import OneChoice
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.tui.app import MapcoachApp
    from mapcoach.workspace import OpenMap


class _Scrolling(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Follows the focus; up and down belong to the choices."""


class NewMapScreen(Screen[None]):
    """The choices for a new map. All have a usual answer, so that Enter at once is fine."""

    CSS_PATH = "new_map.tcss"
    AUTO_FOCUS = "#title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "start", "Start", key_display="⏎", id="new.start", tooltip="Make the map and begin"),
        Binding("up", "app.focus_previous", "Choice before", show=False),
        Binding("down", "app.focus_next", "Next choice", show=False),
        Binding("escape", "leave", "Back", key_display="esc", id="new.leave", tooltip="Back; no map is made"),
    ]
    help_name: ClassVar[str] = "new_map"

    @property
    def mapcoach(self) -> MapcoachApp:
        """The app."""
        from mapcoach.tui.app import MapcoachApp

        assert isinstance(self.app, MapcoachApp)
        return self.app

    def compose(self) -> ComposeResult:
        yield PlainText("New map", id="name")
        with _Scrolling():
            yield PlainText("Up and down: choices. Left, right or numbers: options. Enter starts.", id="how")
            with Horizontal(id="titled"):
                yield PlainText("  Title", classes="label")
                yield Input(placeholder="can stay empty: the interview finds one", id="title", compact=True)
            for one in CHOICES:
                yield OneChoice(one.label, one.options, one.usual, id=one.name)
            with Horizontal(id="interviewer"):
                yield PlainText("  Interviewer", classes="label")
                yield PlainText(INTERVIEWER, id="about")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._preview()

    def _picked(self) -> dict[str, str]:
        return {choice.id: choice.value for choice in self.query(OneChoice) if choice.id}

    # --- the stages of the starter ---------------------------------------------------------------------

    @on(OneChoice.Picked, "#business")
    @on(OneChoice.Picked, "#kind")
    def _changed(self) -> None:
        self._preview()

    @work(group="preview", exclusive=True)
    async def _preview(self) -> None:
        """Show which stages the starter brings for this business and this kind of map."""
        from mapcoach.tui.opening import or_say

        picked = self._picked()
        stages = await or_say(self.mapcoach, asyncio.to_thread(stages_in_words, picked["business"], picked["kind"]))
        self.query_one("#start", OneChoice).explain(STARTER, stages or "")

    # --- starting --------------------------------------------------------------------------------------

    @on(Input.Submitted)
    def action_start(self) -> None:
        if not any(worker.group == "making" and not worker.is_finished for worker in self.workers):
            self._start(plan(self.query_one("#title", Input).value, self._picked()))

    @work(group="making")
    async def _start(self, chosen: Plan) -> None:
        """Make the map and go to its interview. If it cannot be made, everything stays as it was chosen."""
        from mapcoach.tui.opening import or_say, session_on

        app = self.mapcoach
        begun = await or_say(app, asyncio.to_thread(chosen.begin))
        place = await or_say(app, asyncio.to_thread(app.workspace.make)) if begun else None
        if not begun or not place:
            return
        if await session_on(app, place, chosen.depth, *begun):
            app.run_worker(self._give_way(place), group="making")
        else:
            await asyncio.to_thread(take_away, place)

    async def _give_way(self, place: OpenMap) -> None:
        """Show the interview in the place of this screen, without a glimpse of the one below."""
        app = self.mapcoach
        with app.batch_update():
            await self.dismiss()
            await app.show_map(place)

    def action_leave(self) -> None:
        self.dismiss()
