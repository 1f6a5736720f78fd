"""The input that fits a question. Whatever was picked becomes the text that a person could have typed."""

from mapcoach.tui.widgets.answering.answer_box import AnswerBox
from mapcoach.tui.widgets.answering.prompt import Prompt

__all__ = ["AnswerBox", "Prompt"]
