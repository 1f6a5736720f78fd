"""The faces of an open map, in the order of their keys. Each screen is imported when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapcoach.tui.opened import Opened
    from mapcoach.tui.screens.journey_screen import JourneyScreen

Face = Literal["interview", "map", "automations", "draft", "group"]


@dataclass(frozen=True)
class FaceOfMap:
    """A face: its key, its name on the screen, what it is for, and its screen as module:class."""

    key: str
    label: str
    about: str
    screen: str

    def load(self) -> Callable[[Opened], JourneyScreen]:
        """The class of its screen."""
        module, _, name = self.screen.partition(":")
        made: Callable[[Opened], JourneyScreen] = getattr(import_module(f"mapcoach.tui.screens.{module}"), name)
        return made


FACES: Mapping[Face, FaceOfMap] = {
    "interview": FaceOfMap("f2", "Talk", "Answer questions; the map grows from them", "interview:InterviewScreen"),
    "map": FaceOfMap("f3", "Map", "See and edit the whole map, its curve and its checks", "map:MapScreen"),
    "automations": FaceOfMap(
        "f4", "Automations", "What this map calls for, stage by stage", "automations:AutomationsScreen"
    ),
    "draft": FaceOfMap("f5", "Draft", "Read the draft, write it to a file, copy it", "draft:DraftScreen"),
    "group": FaceOfMap("f6", "Group", "Lead a group: people, time, votes, decisions", "group:GroupScreen"),
}
