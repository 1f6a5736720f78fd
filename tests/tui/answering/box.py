"""An app with nothing but an answer box, and questions as the script asks them."""

from __future__ import annotations

from datetime import date

from textual.app import App, ComposeResult
from textual.message import Message

from mapcoach.interview.asking import Asked
from mapcoach.interview.rules import Item
from mapcoach.interview.script import Option, Question, load_script
from mapcoach.tui.widgets.answering import AnswerBox, Prompt

TODAY = date(2026, 11, 22)
STAGES = ("Discover", "Compare", "Plan and book", "Use", "Return")


class Box(App[object]):
    """Keeps what the box tells."""

    CSS = "Screen { align-vertical: bottom; }"

    def __init__(self, asked: Asked | None = None, text: str = "") -> None:
        super().__init__()
        self.box = AnswerBox(today=lambda: TODAY)
        self.box.ask(asked, text)
        self.sent: list[str] = []
        self.typed: list[str] = []
        self.back = 0

    def compose(self) -> ComposeResult:
        yield self.box

    def on_mount(self) -> None:
        self.box.focus_input()

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def on_answer_box_submitted(self, message: AnswerBox.Submitted) -> None:
        self.sent.append(message.text)
        self.box.busy = False

    def on_answer_box_typed(self, message: AnswerBox.Typed) -> None:
        self.typed.append(message.text)

    def on_prompt_wants_back(self, message: Message) -> None:
        self.back += 1


def question(question_id: str) -> Question:
    return next(one for topic in load_script() for one in topic.question if one.id == question_id)


def asked(
    question_id: str,
    options: tuple[str, ...] = (),
    items: tuple[str, ...] = (),
    probe: bool = False,
) -> Asked:
    """A question of the script, about some things."""
    one = question(question_id)
    chosen = tuple(Option(value=f"v{number}", label=label) for number, label in enumerate(options)) or one.option
    rated = tuple(Item(f"i{number}", name) for number, name in enumerate(items))
    return Asked(one, "", "map", "", "", one.text, one.why, one.hint, chosen, rated, probe)


def suggesting(*labels: str) -> Asked:
    """A list question with suggestions."""
    one = question("stages")
    options = tuple(Option(value=label, label=label) for label in labels or STAGES)
    return Asked(one, "", "map", "", "", one.text, one.why, one.hint, options)
