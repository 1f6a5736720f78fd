"""What the keys of the screen of automations ask and change: decisions, owners, dates, tools, and undoing."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work

from mapcoach.interview.events import Heard, Notice
from mapcoach.tui.screens import automations_changes as changes
from mapcoach.tui.screens.automations_board import Automation, Board, Fold, Idea, Item, StagePart, decision, key_of
from mapcoach.tui.screens.automations_words import stage_heading
from mapcoach.tui.screens.dialogs import AskText
from mapcoach.tui.screens.journey_screen import JourneyScreen
from mapcoach.tui.text import in_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapcoach.journey import JourneyMap
    from mapcoach.journey.shape import ChoiceStatus
    from mapcoach.tui.opened import Opened

_LONGEST_LINE = 2000


class DecidingScreen(JourneyScreen):
    """Decides on what is under the bar. Whoever shows it sets ``_board``, ``_item`` and how to get to an item."""

    DECIDES: ClassVar[Mapping[str, ChoiceStatus]] = {"choose": "chosen", "reject": "rejected", "done": "done"}

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._board = Board()
        self._go_to: tuple[str, ...] | None = None
        self._one_at_a_time = asyncio.Lock()

    @property
    def _item(self) -> Item | None:
        raise NotImplementedError

    async def action_decide(self, what: str) -> None:
        if isinstance(item := self._item, Automation):
            status = self.DECIDES[what]
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
        """Show why the others were left out at the stage, and choose one of them if somebody wants it all the same."""
        from mapcoach.tui.screens.automations_left_out import LeftOut, confirmed, left_out
        from mapcoach.tui.screens.automations_working import worked

        item = self._item
        part = None if item is None or isinstance(item, Fold) else self._part(item.stage)
        if part is None or not part.stage:
            return
        listed = await worked(self.mapcoach, "Looking at the others…", partial(left_out, self.opened.map, part.stage))
        if listed is None:
            return
        picked = await self.app.push_screen_wait(LeftOut(stage_heading(part), listed))
        if picked is None or not await self.app.push_screen_wait(confirmed(picked, part.name)):
            return
        wanted = Automation(part.stage, picked.recipe, picked.name, "")
        self._go_to = key_of(wanted)
        self._keep(lambda now: changes.choose_all_the_same(now, wanted))

    def _part(self, stage: str) -> StagePart | None:
        return next((one for one in self._board.parts if one.stage == stage), None)

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
