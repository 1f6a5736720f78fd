"""How the interview screen takes replies: one thing after the other, and nothing that was typed is lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from mapcoach.interview.events import Heard
from mapcoach.tui.screens.talking import TalkingScreen
from mapcoach.tui.typed import NOWHERE, edit_of, edited, not_sent, place_of
from mapcoach.tui.widgets.answering import AnswerBox
from mapcoach.tui.widgets.chat import Chat
from mapcoach.tui.widgets.exchange import Exchange
from mapcoach.tui.widgets.question_card import QuestionCard

if TYPE_CHECKING:
    from mapcoach.interview.asking import Asked, CommandName, Place
    from mapcoach.tui.opened import Opened, Told

TOO_SOON = 0.4
"""An Enter on nothing within so many seconds of the question, or of the Enter before, is a key held down."""
_HELD_FOR, _PAINTED_IN = 0.1, 0.25
"""Seconds for which painting waits for a reply to be taken, and within which a question is expected to be painted."""
_AT_THE_END = (
    "That was the last question. Your map is ready: F3 shows it, F4 what could run by itself, F5 writes the draft. "
    "“change X to Y” still changes it."
)
_NOT_SAVED = "Not saved yet: your text is back in the box. Press Enter to try again."
_STALE = "Meanwhile this was answered, or is not asked any more. Enter sends yours as well, Esc leaves it and goes on."


class TakingScreen(TalkingScreen):
    """A screen with a question card and a box. What is in the box belongs to a ``Place``, and to no other.

    Replies, commands and other people's changes are dealt with one after the other, in the order in which they came.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "skip", "Skip", id="talk.skip", tooltip="Leave this question for later"),
        Binding("f9", "undo", "Undo", id="talk.undo", tooltip="Take back the latest answer or change"),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.asked: Asked | None = None
        self.place: Place = NOWHERE
        self._texts: dict[Place, str] = {}
        self._sending: dict[Place, str] = {}
        self._turn = asyncio.Lock()
        self._holding = ExitStack()
        self._stale = False
        self._since = 0.0

    @property
    def box(self) -> AnswerBox:
        """Where replies are typed."""
        return self.query_one(AnswerBox)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Do one thing after the other; what the map has become meanwhile is shown at the end of it."""
        async with self._turn:
            try:
                yield
            finally:
                self.turn_over()

    def turn_over(self) -> None:
        """Called at the end of each turn."""

    # --- asking ----------------------------------------------------------------------------------------

    async def ask(self, ahead: str = "") -> None:
        """Put the current question, with what was typed for it before; or the answer that “back” opened.

        ``ahead`` was typed while the reply before was being saved.
        """
        asked, before = await self.session.phrased(), self.session.previous()
        place = edit_of(before.id) if before is not None else place_of(asked)
        if ahead.strip():
            self._texts[place] = "\n".join(filter(None, [self._texts.get(place, ""), ahead]))
        self._put(asked, place, before.reply if before is not None else "")

    def _put(self, asked: Asked | None, place: Place, reply: str) -> None:
        """Show a question, or an earlier answer that is being changed, with what was typed for it."""
        text = self._texts.get(place, "")
        self.asked, self.place, self._stale = asked, place, False
        self._since = time.monotonic()
        card = self.query_one(QuestionCard)
        if asked is None:
            card.say("The interview is complete", _AT_THE_END)
        elif edited(place):
            card.ask(asked, "Enter keeps the new answer, Esc leaves it as it was", editing=True)
        else:
            card.ask(asked, self.heading(asked))
        self.box.ask(asked, text or reply, place, selected=bool(reply and not text))
        self.shown()

    def heading(self, asked: Asked) -> str:
        """Where a question belongs, how much is left, and who answers."""
        topic = asked.topic if asked.subject_kind != "stage" else f"{asked.topic}: {asked.subject_name}"
        progress, minutes = self.session.progress, self.session.minutes_left()
        left = f"{progress.answered} answered, about {progress.remaining} to go, {minutes} min or so"
        speaker = f"{self.session.author} answers · " if self.speakers() and self.session.author else ""
        return f"{speaker}{topic} · {left}"

    def shown(self) -> None:
        """Called once another question stands on the screen."""

    @on(AnswerBox.Typed)
    def _typed(self) -> None:
        self.remember()
        self._keep()

    def remember(self) -> None:
        """Note what is in the box as what was typed for its place. (An untouched earlier answer is nothing typed.)"""
        text, place = self.box.draft, self.place
        before = self._reply_of(edited(place))
        if text.strip() and text != before:
            self._texts[place] = text
        else:
            self._texts.pop(place, None)

    def _reply_of(self, entry_id: str) -> str | None:
        return next((one.reply for one in self.session.folded.live if one.id == entry_id), None)

    def _keep(self) -> None:
        self.opened.keep_typed({**self._texts, **self._sending})

    async def bring_back(self) -> None:
        """What was half-typed when this map was left: back where it belongs, the change of an answer first."""
        kept = await self.opened.typed() or self.opened.unkept
        self._texts = not_sent(kept, self.session.folded.live)
        for place in self._texts:
            if edited(place) and await self._open(edited(place)):
                return
        await self.ask()
        others = [text for place, text in self._texts.items() if place != self.place and not edited(place)]
        if others:
            self.remark(
                "coach", f"You had begun to type “{others[0][:200]}” for another question. It comes back with it."
            )

    async def put_away(self) -> None:
        """Keep what is in the box, and wait until what is being saved is saved."""
        if self.is_attached and self.query(AnswerBox):
            self.remember()
        self._keep()
        async with self.turn():
            self._keep()

    # --- answering -------------------------------------------------------------------------------------

    @on(AnswerBox.Submitted)
    def _submitted(self, event: AnswerBox.Submitted) -> None:
        now, before = time.monotonic(), self._since
        if not event.text.strip():
            self._since = now
            if now - before < TOO_SOON:
                self.box.busy = False
                return
        place: Place = event.place if isinstance(event.place, tuple) else NOWHERE
        self._sending = {place: event.text}
        self.run_worker(self._send(place, event.text), group="taking")

    async def _send(self, place: Place, text: str) -> None:
        async with self.turn():
            try:
                told = await self._given(place, text) if place == self.place else None
            finally:
                self.box.busy = False
                self._sending = {}
                self._holding.close()
            if told is None:  # something else that was pressed before it has changed the question
                self._texts[place] = text
                self.remark(
                    "coach", f"The question has changed, so “{text[:200]}” was not sent. It comes back with it."
                )
            elif told.explained and edited(place):
                self.tell(told.events)
                self._put(self.asked, place, self._reply_of(edited(place)) or "")
            elif told.used:
                await self._taken(place, text, told)
            else:
                self._give_back(text, told)
            self._keep()

    def hold(self) -> None:
        """Paint nothing while a reply is taken, which mostly is done before a frame would be; or for so long."""
        self._holding.close()
        self._holding.enter_context(self.app.batch_update())
        self.set_timer(_HELD_FOR, self._holding.close)

    async def _given(self, place: Place, text: str) -> Told:
        before = self.session.previous()
        if before is not None:  # what “back” opened and was sent as it was stays: that is what a blank says
            return await self.opened.answer("" if text == before.reply else text, self.asked)
        if edited(place):
            return await self.opened.edit(edited(place), text)
        return await self.opened.answer(text, self.asked)

    async def _taken(self, place: Place, text: str, told: Told) -> None:
        """Ask the next question; once it stands, put the one before into the chat, with what was understood."""
        before, ahead = self.asked, self.box.words
        self._texts.pop(place, None)
        await self.ask(ahead)
        with suppress(TimeoutError):  # a screen that is covered is not painted
            await asyncio.wait_for(self.wait_for_refresh(), _PAINTED_IN)
        with self.app.batch_update():
            self._show_taken(before, place, text, told)
            self.bring_in_line()

    def _show_taken(self, asked: Asked | None, place: Place, text: str, told: Told) -> None:
        events = list(told.events)
        if asked is not None and not edited(place):
            heard = [one for one in events if isinstance(one, Heard)]
            said, entry = " ".join(one.text for one in heard), heard[0].entry if heard else ""
            self.query_one(Chat).add(Exchange(asked.brief, text, self.session.author, said, entry))
            events = [one for one in events if not isinstance(one, Heard)]
        self.tell(events)
        self.offer_to_record(told)

    def _give_back(self, text: str, told: Told) -> None:
        """Put a reply that was not taken back into the box, with what was typed behind it."""
        self.tell(told.events)
        self.offer_to_record(told)
        if not told.saved:
            self.remark("error", _NOT_SAVED)
        whole = "\n".join(filter(None, [text, self.box.words]))
        self._texts[self.place] = whole
        self.box.ask(self.asked, whole, self.place)

    def bring_in_line(self) -> None:
        """Show in the chat what the journal holds now."""
        self.query_one(Chat).bring_in_line(self.session.history())

    # --- commands --------------------------------------------------------------------------------------

    def action_skip(self) -> None:
        self.run_worker(self._command("skip", self.place), group="taking")

    def action_undo(self) -> None:
        self.run_worker(self._command("undo", self.place), group="taking")

    async def _command(self, name: CommandName, place: Place) -> None:
        async with self.turn():
            if edited(self.place) or (name == "skip" and place != self.place):
                return
            self.remember()
            told = await self.opened.command(name, self.asked)
            self.tell(told.events)
            if told.saved:
                self.remember()
                await self.ask()
                self.call_after_refresh(self.bring_in_line)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("skip", "undo") and edited(self.place):
            return False
        if action == "skip":
            return self.asked is not None
        return super().check_action(action, parameters)

    # --- changing an earlier answer --------------------------------------------------------------------

    def edit_entry(self, entry_id: str) -> None:
        """Open an earlier answer in the box; what was half-typed comes back afterwards."""
        self.run_worker(self._open_in_turn(entry_id), group="taking")

    async def _open_in_turn(self, entry_id: str) -> None:
        async with self.turn():
            self.remember()
            if not await self._open(entry_id):
                self.remark("coach", "That was no answer to a question. “Undo” takes the latest change back.")

    async def _open(self, entry_id: str) -> bool:
        asked = self.session.reopened(entry_id)
        past = next((one for one in self.session.history() if one.entry.id == entry_id), None)
        if asked is None or past is None or not past.can_edit:
            return False
        self._put(asked, edit_of(entry_id), past.reply)
        self.box.focus_input()
        return True

    async def _leave_edit(self) -> None:
        async with self.turn():
            self._texts.pop(self.place, None)
            if self.session.previous() is not None:
                await self.opened.command("skip")
            await self.ask()
            self._keep()

    def let_go(self) -> bool:
        """Leave the answer that is being changed, or a question that is not asked any more; whether there was one."""
        if edited(self.place):
            self.run_worker(self._leave_edit(), group="taking")
        elif self._stale:
            self.remember()
            self.run_worker(self._ask_in_turn(), group="taking")
        else:
            return False
        return True

    def recorded(self) -> None:
        """What was typed for a question that somebody else has answered is kept now: go on."""
        if self._stale:
            self.box.clear()
            self.remember()
            self.run_worker(self._ask_in_turn(), group="taking")

    async def _ask_in_turn(self) -> None:
        async with self.turn():
            await self.ask()

    # --- what happens elsewhere ------------------------------------------------------------------------

    def catch_up(self) -> None:
        """The map was changed on another face or in another terminal, or another question is wanted."""
        if not self._turn.locked():
            self.run_worker(self._catch_up(), group="taking")

    async def _catch_up(self) -> None:
        async with self.turn():
            self.bring_in_line()
            now = self.session.current
            if edited(self.place) and self.session.previous() is None:
                return
            if place_of(now) == self.place:
                if now != self.asked:
                    self._texts[self.place] = self.box.words
                    await self.ask()
            elif not self.box.words.strip():
                await self.ask()
            elif not self._stale:
                self._stale = True
                self.remark("coach", _STALE)
