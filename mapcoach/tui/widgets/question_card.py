"""The question that is asked now: where it belongs, how much is left, its words; why and how, when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from mapcoach.tui.text import in_line, styled
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.interview.asking import Asked


class QuestionCard(Vertical):
    """The question. ``ask`` shows one, ``say`` a text in its place; ``toggle_why`` unfolds what helps to answer."""

    DEFAULT_CSS = """
    QuestionCard { height: auto; padding: 0 1; background: $surface; border-top: solid $primary 60%; }
    QuestionCard #heading { color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    QuestionCard #words { text-style: bold; }
    QuestionCard #more { color: $text-muted; padding: 0 0 0 2; display: none; max-height: 9; overflow-y: auto; }
    QuestionCard.-more #more { display: block; }
    """

    def compose(self) -> ComposeResult:
        yield PlainText(id="heading")
        yield PlainText(id="words")
        yield PlainText(id="more")

    def ask(self, asked: Asked, heading: str, editing: bool = False) -> None:
        """Show a question under a heading; ``editing`` says that an earlier answer is being changed."""
        self.remove_class("-more")
        words: list[str | tuple[str, str]] = [("Changing an earlier answer. ", "$warning")] if editing else []
        self._show(heading, styled(*words, in_line(asked.brief, 1200)), _help_with(asked))

    def say(self, heading: str, text: str) -> None:
        """Show a text where there is no question."""
        self.remove_class("-more")
        self._show(heading, styled(text), "")

    def _show(self, heading: str, words: object, more: str) -> None:
        self.query_one("#heading", PlainText).say(in_line(heading, 300))
        self.query_one("#words", PlainText).update(words)  # type: ignore[arg-type]
        self.query_one("#more", PlainText).say(more)

    def head(self, heading: str) -> None:
        """Show another heading over the same question."""
        self.query_one("#heading", PlainText).say(in_line(heading, 300))

    def toggle_why(self) -> None:
        """Unfold or fold why this is asked, the hint and the examples."""
        self.toggle_class("-more")


def _help_with(asked: Asked) -> str:
    lines = [f"Why I ask: {asked.why}"] if asked.why else []
    if asked.hint:
        lines.append(f"Hint: {asked.hint}")
    if asked.question.examples and not asked.probe:
        lines.append("For example: " + "  ·  ".join(asked.question.examples[:3]))
    return "\n".join(lines) or "Answer in your own words; “skip” leaves it for later."
