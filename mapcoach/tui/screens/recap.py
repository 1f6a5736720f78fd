"""The recap of a guided session, large: read it out, and add what people undertake."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer

from mapcoach.tui.screens.group_actions import action_added
from mapcoach.tui.screens.group_changes import decision_added
from mapcoach.tui.screens.group_keeping import GroupFace
from mapcoach.tui.screens.recap_words import recap_of
from mapcoach.tui.widgets import agenda_clock
from mapcoach.tui.widgets.agenda_clock import AgendaClock
from mapcoach.tui.widgets.recap_page import RecapPage
from mapcoach.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult


class RecapScreen(GroupFace):
    """Shows what was mapped, decided, voted and undertaken, as it will stand in the draft."""

    CSS_PATH = "recap.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="recap.leave", tooltip="Back to the group"),
        Binding("a", "add_action", "Add an action", id="recap.action", tooltip="Who does what by when"),
        Binding("d", "add_decision", "Add a decision", id="recap.decision", tooltip="What the group decided"),
        Binding("f9", "undo", "Undo", id="recap.undo", tooltip="Take back what was changed last"),
    ]
    AUTO_FOCUS = "#read"
    help_name: ClassVar[str] = "recap"

    def compose(self) -> ComposeResult:
        yield TopBar(self.opened.map.display_title(), self.face)
        yield AgendaClock(id="clock")
        with VerticalScroll(id="read"):
            yield RecapPage(id="recap")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.show()

    def show(self, on: str | None = None) -> None:
        """Show the recap of the map as it is now."""
        at = agenda_clock.now()
        self.query_one(AgendaClock).show(self.opened.map, at)
        self.query_one(RecapPage).show(recap_of(self.opened.map, self.opened.session, at))

    def action_add_action(self) -> None:
        self.in_turn(self._add_action)

    async def _add_action(self) -> None:
        asked = "Who does what by when? For example: send the survey — Sam — 12 Dec"
        if text := await self.ask(asked):
            await self.keep(lambda now: action_added(now, text, agenda_clock.now().date()))

    def action_add_decision(self) -> None:
        self.in_turn(self._add_decision)

    async def _add_decision(self) -> None:
        if text := await self.ask("What did the group decide?"):
            await self.keep(lambda _: decision_added(text))

    async def action_leave(self) -> None:
        self.app.pop_screen()
