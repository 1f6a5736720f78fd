"""What the screens of an open map share: the bar with their names and keys, and news of every change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Mount
from textual.screen import Screen

from mapcoach.tui.faces import FACES, Face

if TYPE_CHECKING:
    from mapcoach.interview.events import Event
    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.opened import Change, Opened


class JourneyScreen(Screen[None]):
    """A screen of the open map. ``map_changed`` is called with each change, one's own or another terminal's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(one.key, f"app.go('{face}')", one.label, id=f"go.{face}", tooltip=one.about, show=False)
            for face, one in FACES.items()
        ),
        Binding("escape", "leave", "Maps", id="map.leave", tooltip="Back to the list of maps; everything is saved"),
    ]
    face: ClassVar[Face]
    help_name: ClassVar[str]

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened

    @property
    def mapcoach(self) -> MapcoachApp:
        """The app."""
        from mapcoach.tui.app import MapcoachApp

        assert isinstance(self.app, MapcoachApp)
        return self.app

    @on(Mount)
    def _begin_to_look(self) -> None:
        self.opened.changed.subscribe(self, self.map_changed)

    async def _take_in(self) -> None:
        """Look for what others did now, not at the app's next look; for tests."""
        await self.opened.look()

    def map_changed(self, change: Change) -> None:
        """Show the map as it is now."""

    def tell(self, events: Sequence[Event]) -> None:
        """Say in the corner what came of a change; the interview says it in the chat instead."""
        for event in events:
            text = getattr(event, "text", "")
            if text:
                self.mapcoach.say(text, "error" if getattr(event, "kind", "") == "error" else "information")

    async def put_away(self) -> None:
        """Called before the map is left: keep what is not kept yet."""

    async def action_leave(self) -> None:
        self.mapcoach.leave_map()
