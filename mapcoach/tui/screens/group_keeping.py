"""What the screens of a guided session share: they ask, put changes on the map one after the other, and undo."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.events import Key
from textual.screen import Screen

from mapcoach.interview.events import Notice
from mapcoach.journey import JourneyMap
from mapcoach.tui.screens.asking_guard import AskingGuard
from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.tui.screens.group_changes import Wanted, checked
from mapcoach.tui.screens.journey_screen import JourneyScreen
from mapcoach.tui.screens.pick_one import Pick, PickOne

if TYPE_CHECKING:
    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change, Opened

MapChange = Callable[[JourneyMap], Wanted]
"""What is to change, worked out on the map as it is when its turn comes."""


_REMOVING = ("x", "delete")
_MOST_KEYS = 1000
"""How many keys are kept for a dialog that is about to appear."""


def put_on(wanted: Wanted) -> str | None:
    """The id of what a change adds to the map first; None if it adds nothing."""
    ids = (str(getattr(one, "id", "")) for one in wanted.operations)
    return next((one for one in ids if one), None)


class GroupFace(JourneyScreen):
    """A screen of a guided session. Whoever is one says in ``show`` what the map looks like on it."""

    face: ClassVar[Face] = "group"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._one_at_a_time = asyncio.Lock()
        self._asking = AskingGuard()
        self._ahead: list[Key] = []

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
            self.show(put_on(wanted))
        return told.saved

    # --- asking ----------------------------------------------------------------------------------------

    def in_turn(self, doing: Callable[[], Awaitable[object]]) -> None:
        """Do what may ask, in a worker; nothing if something is asked already. Keys typed meanwhile wait for it."""
        if self._asking.begin():
            self._do_in_turn(doing)

    @work(group="asking")
    async def _do_in_turn(self, doing: Callable[[], Awaitable[object]]) -> None:
        try:
            await doing()
        finally:
            self._asking.end()
            self._hand_on(self)

    async def on_key(self, event: Key) -> None:
        """A dialog stands a moment after its key only: what is typed meanwhile is kept for it.

        So keys act here, one after the other; left to the app they would act after the next has passed by.
        """
        if self._asking:
            self._ahead = [*self._ahead, event][:_MOST_KEYS]
        elif not await self._acts(event.key):
            return
        event.stop()
        event.prevent_default()

    async def _acts(self, key: str) -> bool:
        """Do what a key is bound to now; whether there was anything to do."""
        active = self.active_bindings.get(key)
        if active is None or not active.enabled:
            return False
        return await self.app.run_action(active.binding.action, active.node)

    def _hand_on(self, to: Screen[Any]) -> None:
        """Let the keys that were kept act on a screen, unless another came in between.

        A yes is never typed ahead, nor is a removal: it would be of a row that nobody has seen under the bar.
        """
        keys, self._ahead = self._ahead, []
        if self.app.screen is to and not isinstance(to, Confirm):
            for key in keys:
                if to is not self or key.key not in _REMOVING:
                    self.app.post_message(Key(key.key, key.character))

    async def over(self, dialog: Screen[Any]) -> Any:  # noqa: ANN401  (whatever the dialog is for)
        """What is answered to a dialog over this screen; None at once if there is one already. For a worker."""
        if self.app.screen is not self:
            return None
        self._asking.begin()  # a worker may ask that was not begun by ``in_turn``
        answer = self.app.push_screen(dialog, wait_for_dismiss=True)
        while dialog.focused is None and not answer.done():
            await asyncio.sleep(0)
        self._hand_on(dialog)
        return await asyncio.shield(answer)

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
            await self.keep(lambda now: dots_each_set(now, text))

    @work(group="changing")
    async def action_undo(self) -> None:
        told = await self.opened.command("undo")
        self.tell(told.events)
