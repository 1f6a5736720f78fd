"""The interview: the conversation at the left, the map that grows from it at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer

from mapcoach.journey.lanes import changed_paths
from mapcoach.tui.screens.taking import TakingScreen
from mapcoach.tui.typed import edited
from mapcoach.tui.widgets.agenda_clock import AgendaClock
from mapcoach.tui.widgets.answering import AnswerBox, Prompt
from mapcoach.tui.widgets.chat import Chat
from mapcoach.tui.widgets.exchange import ChatLine, Exchange
from mapcoach.tui.widgets.live_map import LiveMap
from mapcoach.tui.widgets.question_card import QuestionCard
from mapcoach.tui.widgets.top_bar import TopBar
from mapcoach.tui.widgets.topics import Topics

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.journey import JourneyMap
    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change

_AT_THE_START = (
    "Answer in your own words, as you would tell a colleague. F7 says why I ask and gives examples, F8 leaves a "
    "question for later, F9 takes an answer back. The map grows as you answer; Ctrl+O shows it. Every answer is saved."
)


class InterviewScreen(TakingScreen):
    """Asks, takes answers in whatever form, says what was understood, and shows the map grow."""

    CSS_PATH = "interview.tcss"
    AUTO_FOCUS = ""
    face: ClassVar[Face] = "interview"
    help_name = "interview"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "why", "Why?", id="talk.why", tooltip="Why this is asked, a hint and examples"),
        Binding("ctrl+o", "pane", "Map/chat", id="talk.pane", tooltip="Show the map, or the chat", priority=True),
        Binding("ctrl+r", "earlier", "Earlier", id="talk.earlier", tooltip="Go to the earlier answers to change one"),
        Binding("pageup", "scroll(-1)", "Scroll up", id="talk.up", show=False, priority=True),
        Binding("pagedown", "scroll(1)", "Scroll down", id="talk.down", show=False, priority=True),
    ]

    _applying: tuple[object, ...] = ()
    _behind: JourneyMap | None = None
    """The map as it is shown, if it has changed since."""

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

    def on_mount(self) -> None:
        self.query_one(LiveMap).show(self.opened.map)
        self.query_one(AgendaClock).show(self.opened.map)
        self.run_worker(self._begin(), group="taking")  # ended with the screen, wherever it is by then
        self.box.focus_input()
        self.box.before_sending = self.hold

    async def _begin(self) -> None:
        async with self.turn():
            history = self.session.history()
            await self.query_one(Chat).open(history)
            self.tell(self.session.opening())
            if not history:
                self.remark("coach", _AT_THE_START)
            await self.bring_back()

    def shown(self) -> None:
        before, self._applying = (
            self._applying,
            (edited(self.place), self.asked is None, self.can_record, bool(self.speakers())),
        )
        if before != self._applying:  # making the footer anew is felt
            self.refresh_bindings()

    def map_changed(self, change: Change) -> None:
        self._behind = self._behind or change.before
        if not self._turn.locked():  # else the question comes first
            self.show_map()
        self.catch_up()

    def turn_over(self) -> None:
        if self.is_attached:
            self.show_map()
            self.query_one(Topics).show(self.session.topics())
            self.query_one(TopBar).name_map(self.opened.map.display_title())

    def show_map(self) -> None:
        """Show what the map has become since it was shown last."""
        before, self._behind = self._behind, None
        if before is not None:
            self.query_one(LiveMap).show(self.opened.map, changed_paths(before, self.opened.map))
            self.query_one(AgendaClock).show(self.opened.map)

    def speaker_changed(self) -> None:
        if self.asked is not None:
            self.query_one(QuestionCard).head(self.heading(self.asked))

    # --- keys ------------------------------------------------------------------------------------------

    def action_why(self) -> None:
        self.query_one(QuestionCard).toggle_why()

    def action_pane(self) -> None:
        self.toggle_class("-map")
        if not self.has_class("-map"):
            self.box.focus_input()

    def action_scroll(self, direction: int) -> None:
        seen = self.query_one(LiveMap) if self.has_class("-map") and self.has_class("-narrow") else self.query_one(Chat)
        (seen.scroll_page_up if direction < 0 else seen.scroll_page_down)(animate=False)

    @on(Prompt.WantsBack)
    def action_earlier(self) -> None:
        answers = [one for one in self.query(Exchange) if one.entry]
        if answers:
            answers[-1].focus()

    @on(Exchange.Picked)
    def _picked(self, event: Exchange.Picked) -> None:
        self.edit_entry(event.entry)

    @on(ChatLine.TypedHere)
    def _typed_in_the_chat(self, event: ChatLine.TypedHere) -> None:
        self.box.focus_input()
        self.query_one(Prompt).type_in(event.text)

    async def action_leave(self) -> None:
        if self.has_class("-map") and self.has_class("-narrow"):
            self.action_pane()
        elif self.let_go() or isinstance(self.focused, ChatLine):
            self.box.focus_input()
        else:
            await super().action_leave()
