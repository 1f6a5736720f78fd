"""The presenter view: the session in large plain text for the projector. It follows; it asks and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Digits, Footer

from mapcoach.interview.facilitating_time import clock
from mapcoach.tui.screens import presenter_words as words
from mapcoach.tui.screens.journey_screen import JourneyScreen
from mapcoach.tui.screens.recap_words import recap_of
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets import agenda_clock
from mapcoach.tui.widgets.curve import EmotionCurve
from mapcoach.tui.widgets.help_key import HelpKey
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.tui.widgets.recap_page import RecapPage

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.interview.asking import Asked
    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change, Opened

View = Literal["question", "curve", "pains", "votes", "recap"]
VIEWS: tuple[tuple[View, str], ...] = (
    ("question", "Question"),
    ("curve", "Curve"),
    ("pains", "Pain points"),
    ("votes", "Votes"),
    ("recap", "Recap"),
)
TICK_SECONDS = 5.0


class PresenterScreen(JourneyScreen):
    """Shows the question, the curve, the pain points, the votes or the recap, and the time that is left."""

    CSS_PATH = "presenter.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(key), f"view('{view}')", label, id=f"presenter.{view}")
            for key, (view, label) in enumerate(VIEWS, 1)
        ),
        Binding("r", "result", "Result", id="presenter.result", tooltip="Show what was voted, or hide it again"),
        Binding("escape", "leave", "Back", id="presenter.leave", tooltip="Back to the group"),
    ]
    AUTO_FOCUS = "#wall"
    face: ClassVar[Face] = "group"
    help_name: ClassVar[str] = "presenter"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._view: View = "question"
        self._revealed = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            with Vertical(id="where"):
                with Horizontal(id="named"):
                    yield PlainText(id="title")
                    yield HelpKey()
                yield PlainText(id="step")
            yield PlainText(id="unit")
            yield Digits(id="time")
        yield PlainText(id="stages")
        with VerticalScroll(id="wall"):
            yield PlainText(id="heading")
            yield PlainText(id="words")
            yield PlainText(id="choices")
            yield RecapPage(id="recap")
            yield PlainText(id="answers")
        yield EmotionCurve(id="curve")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.set_interval(TICK_SECONDS, self._show_time)
        self.show()

    def map_changed(self, change: Change) -> None:
        self.show()

    # --- showing ---------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the session as it is now."""
        journey_map, asked = self.opened.map, self.opened.session.current
        for view, _ in VIEWS:
            self.set_class(view == self._view, f"-{view}")
        self.query_one("#title", PlainText).say(in_line(journey_map.display_title(), 200))
        self.query_one("#stages", PlainText).say(words.where_we_are(journey_map, asked))
        self._show_time()
        if self._view == "curve":
            self.query_one(EmotionCurve).show(journey_map)
        elif self._view == "recap":
            self.query_one(RecapPage).show(recap_of(journey_map, self.opened.session, agenda_clock.now()))
        elif self._view == "question":
            self._show_question(asked)
        else:
            self._show_words()
        self.refresh_bindings()

    def _show_question(self, asked: Asked | None) -> None:
        choices, answers = words.choices_words(asked), words.answers_words(self.opened.session.folded.live)
        self.query_one("#heading", PlainText).say(words.topic_words(asked))
        self.query_one("#words", PlainText).say(words.question_words(asked))
        self.query_one("#choices", PlainText).say(choices)
        self.query_one("#answers", PlainText).say(answers)
        self.set_class(bool(choices), "-choosing")
        self.set_class(bool(answers), "-answered")

    def _show_words(self) -> None:
        journey_map, pains = self.opened.map, self._view == "pains"
        told = words.pains_words(journey_map) if pains else words.votes_words(journey_map, self._revealed)
        self.query_one("#heading", PlainText).say("What weighs on them most" if pains else "What matters most to us")
        self.query_one("#words", PlainText).say(told)

    def _show_time(self) -> None:
        stand = clock(self.opened.map, agenda_clock.now())
        number, unit = words.big_time(stand)
        tone = stand.tone if stand else ""
        for one in ("soon", "over"):
            self.set_class(one == tone, f"-{one}")
        self.query_one("#time", Digits).update(number)
        self.query_one("#unit", PlainText).say(unit)
        self.query_one("#step", PlainText).say(in_line(stand.item.title, 120) if stand else "")

    # --- keys ------------------------------------------------------------------------------------------

    def action_view(self, view: View) -> None:
        self._view = view
        self.show()
        self.query_one("#curve" if view == "curve" else "#wall").focus()
        self.query_one("#wall", VerticalScroll).scroll_home(animate=False)

    def action_result(self) -> None:
        self._revealed = not self._revealed
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._view == "votes" if action == "result" else True

    async def action_leave(self) -> None:
        self.app.pop_screen()
