"""Puts what was asked for on the map, one change after the other; what cannot be kept is asked for again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from mapcoach.interview.events import Heard, Notice
from mapcoach.tui.disagreeing import disagreement_in, offer
from mapcoach.tui.editing_map import Made, Refused, Wanted
from mapcoach.tui.editing_map_setting import checked
from mapcoach.tui.screens.asking_guard import AskingGuard
from mapcoach.tui.screens.journey_screen import JourneyScreen
from mapcoach.tui.screens.map_editing import MapEditor

if TYPE_CHECKING:
    from mapcoach.journey.session_operations import RecordDisagreement
    from mapcoach.tui.opened import Opened, Told

Asking = Callable[[], Awaitable[Made]]
_OFFER_SECONDS = 15


class MapKeeping(JourneyScreen):
    """A screen on which the map is changed: by what is asked for, one at a time, with undo and both views."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "record", "Both views", id="map.record", tooltip="Record both as a disagreement"),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._one_at_a_time = asyncio.Lock()
        self.guard = AskingGuard()
        self._editor = MapEditor(self)
        self._disagreement: RecordDisagreement | None = None

    def look_at(self, part: str) -> None:
        """Put the cursor on a part that was added or moved."""
        raise NotImplementedError

    # --- changing ----------------------------------------------------------------------------------------

    def ask(self, asking: Asking) -> None:
        """Ask, and make the change. Until that is answered, other keys of this screen do nothing."""
        if self.guard.begin():
            self._carry_out(asking, asks=True)

    def at_once(self, doing: Asking) -> None:
        """Make a change that needs no question; pressed several times, it is made as often."""
        if not self.guard:
            self._carry_out(doing, asks=False)

    @work(group="editing")
    async def _carry_out(self, asking: Asking, asks: bool) -> None:
        """One after the other, each on the map that the one before left."""
        async with self._one_at_a_time:
            self._editor.forget()
            made = await self._asked(asking, begun=asks)
            while made is not None:
                reason = made.reason if isinstance(made, Refused) else await self._keep(made)
                made = await self._asked(partial(self._editor.again, reason)) if reason else None

    async def _asked(self, asking: Asking, begun: bool | None = None) -> Made:
        """What is answered; other keys do nothing meanwhile. ``begun`` says whether that was seen to already."""
        mine = self.guard.begin() if begun is None else begun
        try:
            return await asking()
        finally:
            if mine:
                self.guard.end()

    async def _keep(self, wanted: Wanted) -> str:
        """Put a change on the map; why it was not kept, "" if it was."""
        made = checked(self.opened.map, wanted)
        if not isinstance(made, Wanted):
            return made.reason if made else ""
        told = await self.opened.change(made.operations, made.words)
        notices = [event for event in told.events if isinstance(event, Notice)]
        if not told.saved or not any(isinstance(event, Heard) for event in told.events):
            return " ".join(one.text for one in notices) or "That could not be kept."
        self.tell(notices)
        self._offer_to_record(told)
        if made.part:
            self.call_next(self.look_at, made.part)  # once the screen has been told of the change
        return ""

    def action_undo(self) -> None:
        if not self.guard:
            self._undo()

    @work(group="undoing")
    async def _undo(self) -> None:
        async with self._one_at_a_time:
            told = await self.opened.command("undo")
        self.tell(told.events)

    async def action_leave(self) -> None:
        if not self.guard:
            await super().action_leave()

    # --- two views ---------------------------------------------------------------------------------------

    def _offer_to_record(self, told: Told) -> None:
        """Where a change contradicts somebody else, offer to keep both views."""
        found = disagreement_in(told.events, self.opened.session.author, self.opened.map)
        if found is not None:
            self.mapcoach.say(offer(found, self.opened.map), "warning", _OFFER_SECONDS)
        if (found is None) != (self._disagreement is None):
            self.call_next(self.refresh_bindings)
        self._disagreement = found

    @work(group="editing")
    async def action_record(self) -> None:
        recorded, self._disagreement = self._disagreement, None
        if recorded is None or self.guard:
            self._disagreement = recorded
            return
        async with self._one_at_a_time:
            told = await self.opened.change([recorded], f"two views on {recorded.text}")
        self.tell(told.events)
        self._disagreement = None if told.saved else recorded
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._disagreement is not None if action == "record" else super().check_action(action, parameters)
