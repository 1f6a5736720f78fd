"""What the screens of a guided session share: they ask, put changes on the map one after the other, and undo."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.screen import Screen

from mapcoach.interview.events import Notice
from mapcoach.journey import JourneyMap
from mapcoach.journey.session_operations import SetAgenda
from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.tui.screens.group_changes import Wanted, checked
from mapcoach.tui.screens.journey_screen import JourneyScreen
from mapcoach.tui.screens.pick_one import Pick, PickOne

if TYPE_CHECKING:
    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change, Opened

MapChange = Callable[[JourneyMap], Wanted]
"""What is to change, worked out on the map as it is when its turn comes."""


def put_on(journey_map: JourneyMap, wanted: Wanted) -> str | None:
    """The id of the one thing that a change adds to the map as it is before; None if it adds nothing, or several."""
    for operation in wanted.operations:
        if isinstance(operation, SetAgenda):
            before = {item.id for item in journey_map.session.agenda}
            added = [item.id for item in operation.items if item.id not in before]
            return added[0] if len(added) == 1 else None
    ids = (str(getattr(one, "id", "")) for one in wanted.operations)
    return next((one for one in ids if one), None)


class GroupFace(JourneyScreen):
    """A screen of a guided session. Whoever is one says in ``show`` what the map looks like on it."""

    face: ClassVar[Face] = "group"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._one_at_a_time = asyncio.Lock()

    def show(self, on: str | None = None) -> None:
        """Show the map as it is now; what has the id ``on`` is to be seen, where there is a list."""

    def map_changed(self, change: Change) -> None:
        self.show()

    async def keep(self, change: MapChange) -> bool:
        """Put a change on the map, one after the other; what hinders it is said. Whether it was kept."""
        async with self._one_at_a_time:
            now = self.opened.map
            wanted = checked(now, change(now))
            if not wanted.operations:
                if wanted.said:
                    self.mapcoach.say(wanted.said, "warning")
                return False
            told = await self.opened.change(wanted.operations, wanted.words)
        self.tell([event for event in told.events if isinstance(event, Notice)])
        if told.saved:
            if wanted.said:
                self.mapcoach.say(wanted.said)
            self.show(put_on(now, wanted))
        return told.saved

    async def over(self, dialog: Screen[Any]) -> Any:  # noqa: ANN401  (whatever the dialog is for)
        """What is answered to a dialog over this screen; None at once if there is one already. For a worker."""
        return await self.app.push_screen_wait(dialog) if self.app.screen is self else None

    async def ask(self, text: str, value: str = "") -> str | None:
        """Ask for a line of text; for a worker."""
        answer: str | None = await self.over(AskText(text, value))
        return answer

    async def pick(self, text: str, picks: Sequence[Pick], now: str = "") -> str | None:
        """Ask for one of several; for a worker."""
        answer: str | None = await self.over(PickOne(text, picks, now))
        return answer

    async def confirm(self, text: str, yes: str, no: str) -> bool:
        """Ask for a yes; for a worker."""
        return bool(await self.over(Confirm(text, yes, no)))

    async def ask_dots(self) -> None:
        """Ask how many dots everybody has; for a worker."""
        from mapcoach.tui.screens.voting_changes import dots_each_set

        now = self.opened.map.session.dots_each
        text = await self.ask("How many dots has everybody to give (0 to 20)?", str(now))
        if text is not None:
            await self.keep(lambda _: dots_each_set(text))

    @work(group="changing")
    async def action_undo(self) -> None:
        told = await self.opened.command("undo")
        self.tell(told.events)
