"""The screen of automations: what the map calls for, stage by stage, and what the team decides about it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer

from mapcoach.interview.events import Heard, Notice
from mapcoach.tui.screens import automations_changes as changes
from mapcoach.tui.screens.automations_board import (
    Automation,
    Board,
    Fold,
    Idea,
    Item,
    StagePart,
    board_of,
    decision,
    items,
    key_of,
    stage_name,
)
from mapcoach.tui.screens.automations_words import details_of, stage_heading
from mapcoach.tui.screens.dialogs import AskText
from mapcoach.tui.screens.journey_screen import JourneyScreen
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.advice_details import AdviceDetails
from mapcoach.tui.widgets.advice_list import AdviceList
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from mapcoach.journey import JourneyMap
    from mapcoach.journey.shape import ChoiceStatus
    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change, Opened

_EMPTY = """There are no stages yet, so it is too early to automate anything.

F2 goes on with the interview. Once something is known of what goes wrong at a stage, or of how people feel there,
this screen says what would help, and why."""
_LONGEST_LINE = 2000
_DECIDES: dict[str, ChoiceStatus] = {"choose": "chosen", "reject": "rejected", "done": "done"}


class AutomationsScreen(JourneyScreen):
    """Ideas and automations by stage: choose, reject, name owners. All of it can be undone."""

    CSS_PATH = "automations.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "decide('choose')", "Choose", id="automations.choose", tooltip="Choose it, to be built"),
        Binding("x", "decide('reject')", "Reject", id="automations.reject", tooltip="Put it among the rejected ones"),
        Binding("d", "decide('done')", "Done", id="automations.done", tooltip="It is in place already"),
        Binding("t", "take_back", "Take back", id="automations.back", tooltip="Forget the decision; it is new again"),
        Binding("f9,u", "undo", "Undo", id="automations.undo", tooltip="Take back what you did last"),
        Binding("a", "owner", "Owner", id="automations.owner", tooltip="Name who looks after it"),
        Binding("b", "due", "By when", id="automations.due", tooltip="Say by when your idea shall be done"),
        Binding("p", "platform", "Tool", id="automations.platform", tooltip="Name the tool it is built in"),
        Binding("w", "why_not", "Others", id="automations.why", tooltip="Why others were left out here"),
    ]
    AUTO_FOCUS = "#list"
    face: ClassVar[Face] = "automations"
    help_name: ClassVar[str] = "automations"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._board = Board()
        self._unfolded = False
        self._stale = True
        self._one_at_a_time = asyncio.Lock()
        self._told: tuple[str, ...] | None = None

    def compose(self) -> ComposeResult:
        yield TopBar(self.opened.map.display_title(), self.face)
        yield PlainText(_EMPTY, id="nothing")
        with Horizontal(id="both"):
            yield AdviceList(id="list")
            yield AdviceDetails(id="details")
        yield Footer(show_command_palette=False, compact=True)

    # --- showing ---------------------------------------------------------------------------------------

    def map_changed(self, change: Change) -> None:
        self._stale = True
        if self.is_current:
            self.look_again()

    def on_screen_resume(self) -> None:
        if self._stale:
            self.look_again()

    @work(group="advice", exclusive=True)
    async def look_again(self) -> None:
        """Work out the advice anew, in a thread: a large map takes longer than a key may."""
        self._stale = False
        journey_map = self.opened.map
        try:
            board = await asyncio.to_thread(board_of, journey_map)
        except asyncio.CancelledError:
            self._stale = True
            raise
        self._board = board
        self.query_one(TopBar).name_map(journey_map.display_title())
        self.set_class(not board.parts, "-nothing")
        self._show()

    def _show(self) -> None:
        self.query_one(AdviceList).show(items(self._board, self._unfolded))
        self.refresh_bindings()

    @property
    def _item(self) -> Item | None:
        return self.query_one(AdviceList).item if self.is_mounted else None

    @on(AdviceList.Shown)
    def _tell(self, message: AdviceList.Shown) -> None:
        item = message.item
        stage = "" if isinstance(item, Fold) else stage_name(self._board, item.stage)
        afresh, self._told = self._told != key_of(item), key_of(item)
        self.query_one(AdviceDetails).show(details_of(item, stage), afresh=afresh)
        self.refresh_bindings()

    @on(AdviceList.Opened)
    def _open(self, message: AdviceList.Opened) -> None:
        if isinstance(message.item, Fold):
            self._unfolded = not self._unfolded
            self._show()
            return
        self.add_class("-reading")
        self.query_one(AdviceDetails).focus()

    @on(AdviceDetails.Left)
    def _close(self) -> None:
        self.remove_class("-reading")
        self.query_one(AdviceList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys that do something with what is under the bar are shown."""
        item = self._item
        match action:
            case "decide":
                status = _DECIDES[str(parameters[0])]
                return isinstance(item, Automation) and item.status != status
            case "take_back":
                return isinstance(item, Automation) and item.status != "new"
            case "owner":
                return isinstance(item, Automation | Idea)
            case "platform":
                return isinstance(item, Automation)
            case "due":
                return isinstance(item, Idea)
            case "why_not":
                return isinstance(item, StagePart | Automation | Idea) and bool(item.stage)
        return True

    # --- changing --------------------------------------------------------------------------------------

    async def action_decide(self, what: str) -> None:
        if isinstance(item := self._item, Automation):
            status = _DECIDES[what]
            self._keep(lambda now: changes.decide(now, item, status))

    async def action_take_back(self) -> None:
        if isinstance(item := self._item, Automation):
            self._keep(lambda now: changes.take_back(now, item))

    @work(group="asking", exclusive=True)
    async def action_owner(self) -> None:
        item = self._item
        if not isinstance(item, Automation | Idea):
            return
        if isinstance(item, Idea):
            asked, now = f"Who takes care of “{in_line(item.idea.text, 120)}”?", item.idea.owner
        else:
            choice = decision(self.opened.map, item)
            chosen = "" if choice else " It is chosen with that."
            asked, now = f"Who builds and watches “{item.name}”?{chosen}", choice.owner if choice else ""
        owner = await self._ask(asked, now)
        if owner is not None:
            self._keep(lambda now: changes.give_owner(now, item, owner))

    @work(group="asking", exclusive=True)
    async def action_due(self) -> None:
        if isinstance(item := self._item, Idea):
            asked = f"By when shall “{in_line(item.idea.text, 120)}” be done? A date, or your own words."
            due = await self._ask(asked, item.idea.due)
            if due is not None:
                self._keep(lambda now: changes.give_due(now, item, due))

    @work(group="asking", exclusive=True)
    async def action_platform(self) -> None:
        from mapcoach.tui.screens.automations_dialogs import ANOTHER, tools
        from mapcoach.tui.screens.pick_one import PickOne

        item = self._item
        if not isinstance(item, Automation):
            return
        choice = decision(self.opened.map, item)
        now = choice.platform if choice else ""
        picks = await asyncio.to_thread(tools, item.advice, now)
        chosen = "" if choice else " It is chosen with that."
        tool = await self.app.push_screen_wait(PickOne(f"In which tool is “{item.name}” built?{chosen}", picks, now))
        if tool == ANOTHER:
            tool = await self._ask("What is the tool called?", now)
        if tool is not None:
            self._keep(lambda now: changes.build_in(now, item, tool))

    @work(group="asking", exclusive=True)
    async def action_why_not(self) -> None:
        from mapcoach.tui.screens.automations_dialogs import LeftOut, left_out

        item = self._item
        if item is None or isinstance(item, Fold) or not item.stage:
            return
        reasons = await asyncio.to_thread(left_out, self.opened.map, item.stage)
        part = next((one for one in self._board.parts if one.stage == item.stage), None)
        if part is not None:
            await self.app.push_screen_wait(LeftOut(stage_heading(part), reasons))

    async def _ask(self, text: str, now: str) -> str | None:
        """Ask for a line; None if it was left, or left as it was. What is there now is shown fit for a terminal."""
        shown = in_line(now, _LONGEST_LINE)
        answer = await self.app.push_screen_wait(AskText(text, shown))
        return None if answer == shown else answer

    @work(group="changing")
    async def action_undo(self) -> None:
        told = await self.opened.command("undo")
        self.tell(told.events)

    @work(group="changing")
    async def _keep(self, change: Callable[[JourneyMap], changes.Wanted | None]) -> None:
        """Put a change on the map; what hinders it is said, and what came of it if the list does not show it.

        One after the other, each on the map that the one before left: a key pressed twice decides once.
        """
        async with self._one_at_a_time:
            wanted = change(self.opened.map)
            if wanted is None:
                return
            told = await self.opened.change(wanted.operations, wanted.words)
        self.tell([event for event in told.events if isinstance(event, Notice)])
        if wanted.said and any(isinstance(event, Heard) for event in told.events):
            self.mapcoach.say(wanted.said, seconds=4)
