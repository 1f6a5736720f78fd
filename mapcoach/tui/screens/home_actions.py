"""What can be done with a map from the list: go on, make, rename, copy, delete. Each says what it did."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from mapcoach.tui.screens.home_listing import ListingScreen
from mapcoach.tui.widgets.map_list_words import title_of

if TYPE_CHECKING:
    from mapcoach.storage import MapSummary
    from mapcoach.tui.faces import Face


class ActsOnMaps(ListingScreen):
    """A list of maps with what can be done to the chosen one."""

    # --- opening ---------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        self.action_show("interview")

    def action_show(self, face: Face) -> None:
        one = self.chosen
        if one is not None and one.problem == "missing":
            self.act(self._bring_back(one, face))
        elif one is not None and not self.busy:
            self.mapcoach.open_path(one.path, face)

    async def _bring_back(self, one: MapSummary, face: Face) -> None:
        """Open the previous version of a map whose file is gone, if that is wanted."""
        from mapcoach.tui.opening import or_say
        from mapcoach.tui.screens.dialogs import Confirm

        text = (
            f"The file of “{_short(one)}” is not there any more, but the version before its last change is kept. "
            "Bring that back and open it?"
        )
        if not await self.app.push_screen_wait(Confirm(text, "Bring it back", "Leave it")):
            return
        place = await or_say(self.mapcoach, asyncio.to_thread(self.mapcoach.workspace.restore_previous, one.path))
        if place is not None:
            self.mapcoach.open_path(place.path, face)

    async def start_quickly(self) -> None:
        """Make a map and ask its first question at once."""
        from mapcoach.tui.opening import or_say

        await self.mapcoach.ready_to_open()
        place = await or_say(self.mapcoach, asyncio.to_thread(self.mapcoach.workspace.make))
        if place is not None:
            await self.mapcoach.show_map(place, "interview", "quick")

    def action_sample(self) -> None:
        self.act(self._sample())

    async def _sample(self) -> None:
        """Open the sample, drafted anew unless it is listed already."""
        from mapcoach.tui.opening import or_say
        from mapcoach.tui.screens.home_sample import TITLE, WORDS, keep_sample

        path = next((row.path for row in self.rows if row.map.title == TITLE and not row.map.problem), None)
        if path is None:
            self.mapcoach.say("Holding the sample interview…", seconds=2)
            workspace = self.mapcoach.workspace
            path = await or_say(self.mapcoach, asyncio.to_thread(lambda: asyncio.run(keep_sample(workspace))))
        if path is not None:
            self.list_anew(path)
            self.mapcoach.open_path(path, "map")
            self.mapcoach.say(WORDS, seconds=12)

    def action_new(self) -> None:
        from mapcoach.tui.screens.new_map import NewMapScreen

        self.app.push_screen(NewMapScreen())

    def action_import(self) -> None:
        self.act(self._import())

    async def _import(self) -> None:
        """Make a map of a file, and open it; nothing is made before somebody has seen what comes in."""
        from mapcoach.tui.screens.import_flow import import_a_file

        made = await import_a_file(self.mapcoach)
        if made is not None:
            self.list_anew(made.path)
            self.mapcoach.open_path(made.path, "map")
            self.mapcoach.say(made.words, seconds=8)

    def action_trash(self) -> None:
        from mapcoach.tui.screens.trash import TrashScreen

        self.app.push_screen(TrashScreen())

    # --- changing --------------------------------------------------------------------------------------

    def action_rename(self) -> None:
        self.act(self._rename())

    async def _rename(self) -> None:
        from mapcoach.tui.opening import or_say
        from mapcoach.tui.screens.dialogs import AskText

        one = self.chosen
        if one is None:
            return
        title = await self.app.push_screen_wait(AskText("The new title of this map:", _short(one, 400)))
        if title is None or title.strip() == _short(one, 400):
            return
        kept = await or_say(self.mapcoach, asyncio.to_thread(self.mapcoach.workspace.rename, one.path, title))
        if kept is not None:
            self.list_anew(one.path)

    def action_duplicate(self) -> None:
        self.act(self._duplicate())

    async def _duplicate(self) -> None:
        from mapcoach.tui.opening import or_say

        one = self.chosen
        if one is None:
            return
        copy = await or_say(self.mapcoach, asyncio.to_thread(self.mapcoach.workspace.duplicate, one.path))
        if copy is not None:
            self.mapcoach.say(f"“{_short(one)}” was copied with all its answers.")
            self.list_anew(copy)

    def action_delete(self) -> None:
        self.act(self._delete())

    async def _delete(self) -> None:
        from mapcoach.tui.opening import or_say
        from mapcoach.tui.screens.dialogs import Confirm

        one = self.chosen
        if one is None:
            return
        text = f"Put “{_short(one)}” into the trash? Nothing is lost: t shows the trash and brings it back."
        if not await self.app.push_screen_wait(Confirm(text, "Put it into the trash", "Keep it")):
            return
        thrown = await or_say(self.mapcoach, asyncio.to_thread(self.mapcoach.workspace.delete, one.path))
        if thrown is not None:
            self.mapcoach.say(f"“{_short(one)}” is in the trash. t shows the trash and brings it back.")
            self.list_anew()


def _short(one: MapSummary, longest: int = 60) -> str:
    from mapcoach.tui.text import in_line

    return in_line(title_of(one), longest)
