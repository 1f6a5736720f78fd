"""The words below an input: which keys apply, what the ends of a scale mean, how a date was understood."""

from __future__ import annotations

import re
from datetime import date

from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.replies.dates import read_date
from mapcoach.tui.widgets.answering.composing import Manner

_ENDS = (
    re.compile(r"from (?P<low>\d) \((?P<least>[^()]{1,40})\) to (?P<high>\d) \((?P<most>[^()]{1,40})\)"),
    re.compile(r"with (?P<low>\d) (?P<least>\w{1,20}) and (?P<high>\d) (?P<most>\w{1,20})"),
)
BUSY = "Saving what you sent. You can type on."
AMONG_CHIPS = "←→ move · Space or a number picks · Esc back to writing · Ctrl+S sends"
_INSTEAD = "Enter sends your words · Ctrl+U takes the line out, to pick again"
_KEYS: dict[Manner, str] = {
    "text": "Enter sends · Ctrl+J new line",
    "list": "Enter next line · Enter on an empty line sends, and so does Ctrl+S",
    "suggestions": "{} picks · Enter next line · an empty line or Ctrl+S sends · Shift+Tab chips",
    "one_of": "{} or ↑↓ picks · Enter sends · or type your own words",
    "some_of": "{} or ↑↓ and Space tick · Enter sends · or type your own words",
    "rating": "{}, ←→ rate · ↑↓ move · Enter sends",
    "date": "Enter sends",
}
_PLACEHOLDERS: dict[Manner, str] = {
    "text": "Your answer",
    "list": "One a line, or several with commas",
    "suggestions": "Your own, one a line or with commas; or the numbers above",
    "date": "A date, or a time from now",
}


def keys_line(asked: Asked | None, manner: Manner, typing: bool, picked: bool = False, whole: bool = False) -> str:
    """Which keys apply, in one line.

    ``typing`` is whether there are words of one's own in the prompt, ``picked`` whether anything is picked,
    ``whole`` whether what is typed in a list is a list already, so that Enter sends it.
    """
    if whole and manner in ("list", "suggestions"):
        return "Enter sends · Ctrl+J next line"
    if typing and manner in ("one_of", "some_of", "rating"):
        return _INSTEAD
    if asked is None:
        return _KEYS["text"]
    parts = _KEYS[manner].format(_numbers(asked, manner)).split(" · ")
    if manner == "rating" and (ends := scale_ends(asked)):
        parts = [ends, *parts]
    if asked.probe and not typing and not picked:
        fine = asked.hint and asked.move not in ("", AGAIN)
        alone = "Enter alone: fine as it is" if fine else "Enter alone leaves it open"
        parts = [alone, *(part for part in parts if part != "Enter sends")]
    return " · ".join(parts)


def placeholder(manner: Manner) -> str:
    """What stands in the empty prompt."""
    return _PLACEHOLDERS.get(manner, "Or in your own words")


def _numbers(asked: Asked, manner: Manner) -> str:
    """The digits that pick or rate."""
    if manner == "rating":
        return f"{asked.question.low}–{asked.question.high}"
    return _digits(min(len(asked.options), 9))


def _digits(count: int) -> str:
    return "1" if count == 1 else f"1–{count}"


def scale_ends(asked: Asked) -> str:
    """What the lowest and the highest number stand for, as far as the question says."""
    low, high = str(asked.question.low), str(asked.question.high)
    for text in (asked.text, asked.question.text):
        for pattern in _ENDS:
            found = pattern.search(text)
            if found and (found["low"], found["high"]) == (low, high):
                return f"{low} {found['least']}, {high} {found['most']}"
    return ""


def date_line(text: str, today: date) -> str:
    """How a typed date will be understood; "" for nothing typed."""
    if not text.strip():
        return ""
    found = read_date(text, today)
    if found is None:
        return "Not read as a date yet. “In 6 months” or “1 May 2027” would be."
    past = " That is in the past." if found < today else ""
    return f"That is {found:%A} {found.day} {found:%B} {found.year}.{past}"


def quick_dates(asked: Asked, today: date) -> tuple[str, ...]:
    """The question's own examples of dates counted from today, to pick."""
    return tuple(one for one in asked.question.examples if not re.search(r"\d{4}", one) and read_date(one, today))
