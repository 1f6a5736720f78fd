"""The interview: the conversation at the left, the map that grows from it at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer

from mapcoach.interview.events import Heard
from mapcoach.journey.lanes import changed_paths
from mapcoach.tui.screens.talking import TalkingScreen
from mapcoach.tui.widgets.agenda_clock import AgendaClock
from mapcoach.tui.widgets.answering import AnswerBox, Prompt
from mapcoach.tui.widgets.chat import Chat
from mapcoach.tui.widgets.exchange import Exchange
from mapcoach.tui.widgets.live_map import LiveMap
from mapcoach.tui.widgets.question_card import QuestionCard
from mapcoach.tui.widgets.top_bar import TopBar
from mapcoach.tui.widgets.topics import Topics

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.interview.asking import Asked
    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change, Opened, Told

_AT_THE_START = (
    "Answer in your own words, as you would tell a colleague. F7 says why I ask and gives examples, F8 leaves a "
    "question for later, F9 takes an answer back. The map grows as you answer; Ctrl+O shows it. Every answer is saved."
)
_AT_THE_END = (
    "That was the last question. Your map is ready: F3 shows it, F4 what could run by itself, F5 writes the draft. "
    "“change X to Y” still changes it."
)


class InterviewScreen(TalkingScreen):
    """Asks, takes answers in whatever form, says what was understood, and shows the map grow."""

    CSS_PATH = "interview.tcss"
    AUTO_FOCUS = ""
    face: ClassVar[Face] = "interview"
    help_name = "interview"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "why", "Why?", id="talk.why", tooltip="Why this is asked, a hint and examples", priority=True),
        Binding("f8", "skip", "Skip", id="talk.skip", tooltip="Leave this question for later", priority=True),
        Binding("f9", "undo", "Undo", id="talk.undo", tooltip="Take back the latest answer or change", priority=True),
        Binding(
            "ctrl+o", "pane", "Map/chat", id="talk.pane", tooltip="Show the growing map, or the chat", priority=True
        ),
        Binding("ctrl+r", "earlier", "Earlier", id="talk.earlier", tooltip="Go to the earlier answers to change one"),
        Binding("pageup", "scroll(-1)", "Scroll up", id="talk.up", show=False, priority=True),
        Binding("pagedown", "scroll(1)", "Scroll down", id="talk.down", show=False, priority=True),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._asked: Asked | None = None
        self._editing = ""
        self._stash = ""

    def compose(self) -> ComposeResult:
        yield TopBar(self.opened.map.display_title(), self.face)
        yield AgendaClock()
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                yield Chat(id="chat")
                yield QuestionCard(id="question")
                yield AnswerBox(id="answer")
            with Vertical(id="beside"):
                yield Topics(id="topics")
                yield LiveMap(id="live")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        await self.query_one(Chat).open(self.session.history())
        self.query_one(LiveMap).show(self.opened.map)
        self.query_one(AgendaClock).show(self.opened.map)
        self.tell(self.session.opening())
        if not self.session.history():
            self.remark("coach", _AT_THE_START)
        await self._ask(await self._left_over())
        self.query_one(AnswerBox).focus_input()

    async def _left_over(self) -> str:
        """What was half-typed when this map was left; of another question too, with a word on it."""
        kept = await self.opened.typed()
        if kept is None:
            return ""
        where, text = kept
        asked = self.session.current
        if asked is None or (*asked.where, asked.move) != where:
            self.remark("coach", "You had begun to type this; the question has changed meanwhile. It is in the box.")
        return text

    # --- asking ----------------------------------------------------------------------------------------

    async def _ask(self, text: str = "") -> None:
        """Put the current question, with a text in the box."""
        self._editing = ""
        asked = self._asked = await self.session.phrased()
        card, box = self.query_one(QuestionCard), self.query_one(AnswerBox)
        if asked is None:
            card.say("The interview is complete", _AT_THE_END)
        else:
            before = self.session.previous()
            card.ask(asked, self._heading(asked), editing=before is not None)
            text = text or (before.reply if before else "")
        box.ask(asked, text)
        self.query_one(Topics).show(self.session.topics())
        self.query_one(TopBar).name_map(self.opened.map.display_title())
        self.refresh_bindings()

    def _heading(self, asked: Asked) -> str:
        topic = asked.topic if asked.subject_kind != "stage" else f"{asked.topic}: {asked.subject_name}"
        progress, minutes = self.session.progress, self.session.minutes_left()
        left = f"{progress.answered} answered, about {progress.remaining} to go, some {minutes} min"
        speaker = f"{self.session.author} answers · " if self.speakers() and self.session.author else ""
        return f"{speaker}{topic} · {left}"

    def _where(self) -> tuple[str, str, str]:
        return (*self._asked.where, self._asked.move) if self._asked else ("", "", "")

    @on(AnswerBox.Typed)
    def _typed(self, event: AnswerBox.Typed) -> None:
        if not self._editing:
            self.opened.keep_typed(self._where(), event.text)

    # --- answering -------------------------------------------------------------------------------------

    @on(AnswerBox.Submitted)
    def _submitted(self, event: AnswerBox.Submitted) -> None:
        box = self.query_one(AnswerBox)
        if not box.busy:
            box.busy = True
            self.run_worker(self._send(event.text), group="answering")

    async def _send(self, text: str) -> None:
        box, editing = self.query_one(AnswerBox), self._editing
        try:
            if editing:
                told = await self.opened.edit(editing, text)
            else:
                told = await self.opened.answer(self._unless_kept(text), self._asked)
        finally:
            box.busy = False
        if not told.saved:
            self._not_saved(told)
            return
        left = self._stash if editing else _typed_since(text, box.text)
        self._stash = ""
        asked, before = self._asked, self._where()
        box.clear()
        if not editing and asked is not None:
            self._answered(asked, text, told)
        self.tell([one for one in told.events if not (isinstance(one, Heard) and not editing and asked)])
        self.offer_to_record(told)
        await self._ask(left)
        if not editing:
            self.opened.keep_typed(before, "")
        self.call_after_refresh(self._bring_in_line)

    def _unless_kept(self, text: str) -> str:
        """An earlier answer that ``back`` opened and that was sent as it was, stays: that is what a blank says."""
        before = self.session.previous()
        return "" if before is not None and text == before.reply else text

    def _not_saved(self, told: Told) -> None:
        self.tell(told.events)
        self.remark("error", "Not saved yet: your text is still in the box. Press Enter to try again.")

    def _answered(self, asked: Asked, text: str, told: Told) -> None:
        """Put the question and its answer into the chat, with what was understood."""
        heard = [one for one in told.events if isinstance(one, Heard)]
        said = " ".join(one.text for one in heard)
        entry = heard[0].entry if heard else ""
        self.query_one(Chat).add(Exchange(asked.text, text, self.session.author, said, entry))

    def _bring_in_line(self) -> None:
        self.query_one(Chat).bring_in_line(self.session.history())

    def map_changed(self, change: Change) -> None:
        self.query_one(LiveMap).show(change.map, changed_paths(change.before, change.map))
        self.query_one(AgendaClock).show(change.map)
        if change.by_others:
            self._bring_in_line()
            self.run_worker(self._ask_again(), group="asking")

    async def _ask_again(self) -> None:
        """After others changed the map: ask what is asked now, and keep what is being typed."""
        box, now = self.query_one(AnswerBox), self.session.current
        if self._editing or box.busy:
            return
        if now is None or self._asked is None or (*now.where, now.move) != self._where() or now != self._asked:
            moved = bool(box.text.strip()) and (now is None or (*now.where, now.move) != self._where())
            text = box.text
            await self._ask(text)
            if moved:
                self.remark("coach", "Somebody else has answered that meanwhile. What you had typed is in the box.")

    # --- keys ------------------------------------------------------------------------------------------

    def action_why(self) -> None:
        self.query_one(QuestionCard).toggle_why()

    def action_skip(self) -> None:
        self.run_worker(self._command("skip"), group="answering")

    def action_undo(self) -> None:
        self.run_worker(self._command("undo"), group="answering")

    async def _command(self, name: str) -> None:
        box = self.query_one(AnswerBox)
        if box.busy:
            return
        text = "" if name == "skip" else box.text
        told = await self.opened.command(name, self._asked)  # type: ignore[arg-type]
        self.tell(told.events)
        if told.saved:
            await self._ask(text)
            self.call_after_refresh(self._bring_in_line)

    def action_pane(self) -> None:
        self.toggle_class("-map")
        if not self.has_class("-map"):
            self.query_one(AnswerBox).focus_input()

    def action_scroll(self, direction: int) -> None:
        seen = self.query_one(LiveMap) if self.has_class("-map") and self.has_class("-narrow") else self.query_one(Chat)
        (seen.scroll_page_up if direction < 0 else seen.scroll_page_down)(animate=False)

    def action_earlier(self) -> None:
        answers = [one for one in self.query(Exchange) if one.entry]
        if answers:
            answers[-1].focus()

    @on(Prompt.WantsBack)
    def _go_back(self) -> None:
        self.action_earlier()

    @on(Exchange.Picked)
    async def _picked(self, event: Exchange.Picked) -> None:
        await self.edit_entry(event.entry)

    async def edit_entry(self, entry_id: str) -> None:
        """Open an earlier answer in the box; what was half-typed comes back afterwards."""
        asked = self.session.reopened(entry_id)
        past = next((one for one in self.session.history() if one.entry.id == entry_id), None)
        box = self.query_one(AnswerBox)
        if asked is None or past is None or not past.can_edit:
            self.remark("coach", "That was no answer to a question. “Undo” takes the latest change back.")
            return
        if not self._editing:
            self._stash = box.text
        self._editing = entry_id
        self.query_one(QuestionCard).ask(asked, "Enter keeps the new answer, Esc leaves it as it was", editing=True)
        box.ask(asked, past.reply)
        box.focus_input()

    async def action_leave(self) -> None:
        if self.has_class("-map") and self.has_class("-narrow"):
            self.action_pane()
        elif self._editing:
            stash, self._stash = self._stash, ""
            await self._ask(stash)
            self.query_one(AnswerBox).focus_input()
        elif isinstance(self.focused, Exchange):
            self.query_one(AnswerBox).focus_input()
        else:
            await super().action_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "skip":
            return self._asked is not None
        return super().check_action(action, parameters)

    def speaker_changed(self) -> None:
        if self._asked is not None:
            self.query_one(QuestionCard).head(self._heading(self._asked))


def _typed_since(sent: str, now: str) -> str:
    """What was typed behind a reply while it was being saved."""
    return now.removeprefix(sent).strip() if sent and now.startswith(sent) else ""
