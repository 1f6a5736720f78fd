"""The small questions of the map screen, each awaited: which one, what words, which step, are you sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from mapcoach.tui.editing_map import CHANNELS, STEPS, Entered, Field, Target, name_of, value_of
from mapcoach.tui.editing_map_moving import Place
from mapcoach.tui.screens.dialogs import Confirm
from mapcoach.tui.screens.pick_one import Pick, PickOne
from mapcoach.tui.screens.pick_place import PickPlace
from mapcoach.tui.screens.pick_step import AskSteps, Steps
from mapcoach.tui.screens.pick_words import AskWords

if TYPE_CHECKING:
    from textual.screen import Screen

    from mapcoach.journey import JourneyMap

_MANY = 9
ANOTHER = "\0another"
"""What was picked where the channel is none of those on the list."""
Answer = TypeVar("Answer")


class Asker:
    """Puts small questions over a screen. For workers: each method waits for its answer, None if it was left."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    async def _over(self, dialog: Screen[Answer]) -> Answer | None:
        """What is answered; None at once if somebody has gone elsewhere since the key."""
        app = self._screen.app
        if app.screen is not self._screen:
            return None
        answer: Answer = await app.push_screen_wait(dialog)
        return answer

    async def sure(self, text: str, yes: str, no: str = "Leave it") -> bool:
        """Whether somebody agrees."""
        return await self._over(Confirm(text, yes, no)) is True

    async def which(self, text: str, places: Sequence[Place], now: str = "") -> str | None:
        """One of several parts of the map; of many, found by typing."""
        if len(places) > _MANY:
            return await self._over(PickPlace(text, places))
        return await self._over(PickOne(text, [Pick(*one) for one in places], now))

    async def words(self, text: str, value: str = "", note: str = "") -> str | None:
        """A text."""
        return await self._over(AskWords(text, value, note))

    async def steps(
        self, journey_map: JourneyMap, asked: Sequence[tuple[Target, Field]]
    ) -> list[tuple[Target, Field, Entered]]:
        """What was chosen for these fields, one after the other; without those that were left as they were."""
        questions = [
            Steps(
                f"{field.label}: {name_of(journey_map, target)}",
                [words for _, words in STEPS[field.how]],
                _place(field, value_of(journey_map, target, field.name)),
            )
            for target, field in asked
        ]
        places = await self._over(AskSteps(questions)) if questions else None
        taken = zip(asked, places or [None] * len(asked), strict=True)
        return [(*one, STEPS[one[1].how][place][0]) for one, place in taken if place is not None]

    async def channel(self, text: str, now: str) -> str | None:
        """A channel; ``ANOTHER`` for one that is not on the list, "" for none."""
        names = dict(CHANNELS) | ({now: now} if now and now not in CHANNELS else {})
        picks = [Place(value, name) for value, name in names.items()]
        picks += [Place(ANOTHER, "Another one…"), Place("", "None")]
        return await self._over(PickOne(text, [Pick(*one) for one in picks], now))


def _place(field: Field, value: Entered | None) -> int | None:
    """The place of a value among the steps of its field."""
    return next((at for at, (step, _) in enumerate(STEPS[field.how]) if step == value), None)
