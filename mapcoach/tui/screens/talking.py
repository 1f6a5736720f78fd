"""What the interview screen says besides the questions, and how several people are told apart on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from mapcoach.interview.events import Event, Finished, Heard, Notice
from mapcoach.interview.session import Session
from mapcoach.tui.disagreeing import disagreement_in, offer
from mapcoach.tui.screens.journey_screen import JourneyScreen
from mapcoach.tui.screens.speakers import PickSpeaker
from mapcoach.tui.widgets.chat import Chat, Remark, RemarkKind

if TYPE_CHECKING:
    from mapcoach.journey.session_operations import RecordDisagreement
    from mapcoach.tui.opened import Opened, Told

_STOPPED = "Everything is saved. F5 shows the draft, Esc goes to your maps; or go on answering."


class TalkingScreen(JourneyScreen):
    """A screen with a ``Chat`` in which the coach talks and several people may answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+d", "record", "Both views", id="talk.record", tooltip="Record both as a disagreement", priority=True
        ),
        Binding("ctrl+n", "speaker", "Speaker", id="talk.speaker", tooltip="Who gives the next answer", priority=True),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._disagreement: RecordDisagreement | None = None

    @property
    def session(self) -> Session:
        """The session of the open map."""
        return self.opened.session

    # --- what is said ----------------------------------------------------------------------------------

    def tell(self, events: Sequence[Event]) -> None:
        """Say in the chat what came of something."""
        for event in events:
            match event:
                case Heard(text=text):
                    self.remark("coach", f"✓ {text}")
                case Notice(kind=kind, text=text):
                    self.remark(kind, text)
                case Finished():
                    self.remark("summary", _STOPPED)

    def remark(self, kind: RemarkKind, text: str) -> None:
        """Let the coach say something in the chat."""
        self.query_one(Chat).add(Remark(kind, text))

    # --- several people --------------------------------------------------------------------------------

    def offer_to_record(self, told: Told) -> None:
        """Where somebody contradicts somebody else, offer to keep both views."""
        self._disagreement = disagreement_in(told.events, self.session.author, self.opened.map)
        if self._disagreement is not None:
            self.remark("coach", offer(self._disagreement, self.opened.map))

    @property
    def can_record(self) -> bool:
        """Whether there are two views to record."""
        return self._disagreement is not None

    async def action_record(self) -> None:
        recorded, self._disagreement = self._disagreement, None
        if recorded is not None:
            told = await self.opened.change([recorded], f"two views on {recorded.text}")
            self.tell(told.events)
            self._disagreement = None if told.saved else recorded
            if told.saved:
                self.recorded()
        self.refresh_bindings()

    def recorded(self) -> None:
        """Called once both views are on the record."""

    def speakers(self) -> list[str]:
        """The names of those who take part."""
        return [one.name for one in self.opened.map.session.participants]

    def action_speaker(self) -> None:
        """Ask who speaks: a key or two, from the list of those who take part."""
        people = self.opened.map.session.participants
        self.app.push_screen(PickSpeaker(people, self.session.author), self._spoken_by)

    def _spoken_by(self, name: str | None) -> None:
        if name is not None:
            self.session.author = name
            self.speaker_changed()

    def speaker_changed(self) -> None:
        """Show who speaks now."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "speaker":
            return bool(self.speakers())
        if action == "record":
            return self.can_record
        return super().check_action(action, parameters)
