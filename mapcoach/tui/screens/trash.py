"""The trash: deleted maps, to bring back or to delete for good."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from mapcoach.tui.screens.home_listing import ListingScreen
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.map_list import MapList
from mapcoach.tui.widgets.map_list_words import TROUBLES_IN_TRASH, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapcoach.storage import MapSummary


class TrashScreen(ListingScreen):
    """The list of deleted maps."""

    help_name = "trash"
    heading = "Trash"
    troubles = TROUBLES_IN_TRASH
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,r", "bring_back", "Bring back", key_display="⏎", id="trash.bring_back", tooltip="Bring it back"),
        Binding("e", "empty", "Empty the trash", id="trash.empty", tooltip="Delete all of them for good; asks first"),
        Binding("slash", "search", "Search", key_display="/", id="trash.search", show=False),
        Binding("escape,t", "leave", "Maps", key_display="esc", id="trash.leave", tooltip="Back to the list of maps"),
    ]

    def read(self) -> Sequence[MapSummary]:
        return self.mapcoach.workspace.trash()

    def counted(self, shown: int) -> str:
        count = len(self.rows)
        of_all = "" if shown == count else f"{shown} of "
        return f"{of_all}{count} deleted {'map' if count == 1 else 'maps'}" if count else ""

    def nothing(self) -> str:
        return "The trash is empty. Maps that you delete come here first, and can be brought back."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "bring_back":
            return self.chosen is not None
        return bool(self.rows) if action in ("empty", "search") else True

    def action_leave(self) -> None:
        if not self.leave_search():
            self.dismiss()

    @on(MapList.Wanted)
    async def _wanted(self) -> None:
        await self.run_action("bring_back")

    def action_bring_back(self) -> None:
        if self.chosen is not None:
            self.act(self._bring_back(self.chosen))

    async def _bring_back(self, one: MapSummary) -> None:
        from mapcoach.tui.opening import or_say

        path = await or_say(self.mapcoach, asyncio.to_thread(self.mapcoach.workspace.restore, str(one.path)))
        if path is not None:
            self.mapcoach.say(f"“{in_line(title_of(one))}” is back among the maps.")
            self.list_anew()

    def action_empty(self) -> None:
        self.act(self._empty())

    async def _empty(self) -> None:
        from mapcoach.tui.opening import or_say
        from mapcoach.tui.screens.dialogs import Confirm

        text = f"Delete {_these(len(self.rows))} for good? No way leads back from that."
        if not await self.app.push_screen_wait(Confirm(text, "Delete for good", "Keep")):
            return
        count = await or_say(self.mapcoach, asyncio.to_thread(self.mapcoach.workspace.empty_trash))
        if count is not None:
            self.mapcoach.say(f"{count} {'map' if count == 1 else 'maps'} deleted for good.")
            self.list_anew()


def _these(count: int) -> str:
    return "the one map in the trash" if count == 1 else f"all {count} maps in the trash"
