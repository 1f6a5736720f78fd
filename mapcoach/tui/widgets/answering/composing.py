"""What was picked, as the text that a person could have typed, and such a text back as what was picked.

Every text is tried with the reader of replies; the friendliest wording that it reads as exactly this is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.told import is_told
from mapcoach.interview.replies.choices import choose, numbers_chosen
from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.replies.commands import read_command, read_edit, read_request
from mapcoach.interview.replies.openings import without_opening, without_speakers
from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.replies.signals import digression
from mapcoach.interview.replies.text import normal, one_line
from mapcoach.interview.replies.told_edits import read_told

Manner = Literal["text", "list", "suggestions", "one_of", "some_of", "rating", "date"]
"""Which input a question gets."""

_STEPS = {5: ("very bad", "bad", "so-so", "good", "very good"), 3: ("minor", "serious", "severe")}
"""Words that stand for the steps of a scale of so many steps."""
NONE = "none"
"""What is sent when nothing of what is offered applies."""
_LONGEST_LABEL = 60
_PLAIN_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’&-]){0,39}")
"""A name that can stand before a number without being taken for anything else."""


def manner_of(asked: Asked | None) -> Manner:
    """The input that fits a question: a follow-up with choices offers them, whatever the question was."""
    if asked is None:
        return "text"
    kind = asked.question.kind
    if kind == "rating":
        return "rating" if asked.items else "text"
    if kind in ("one_of", "some_of"):
        return kind if asked.options else "text"
    if asked.options:
        return "suggestions" if kind == "list" and asked.question.suggest else "one_of"
    return kind


def offered(asked: Asked) -> tuple[str, ...]:
    """The choices or suggestions of a question, each on one line and without anything that a screen obeys."""
    return tuple(one_line(visible(option.label)) for option in asked.options)


# --- choices ---------------------------------------------------------------------------------------------


def choice_text(asked: Asked, places: Sequence[int]) -> str:
    """The reply that chooses the options at these places (from 0): their names if they are read so, else numbers."""
    labels = [asked.options[place].label for place in places]
    numbers = ", ".join(str(place + 1) for place in places)
    several = manner_of(asked) == "some_of"
    wanted = [asked.options[place].value for place in places]
    in_words = ", ".join(labels)
    if several and not all(_PLAIN_NAME.fullmatch(label) for label in labels):
        return numbers
    if several and any(asked.options[place].cues for place in places):
        return numbers  # words with cues say more than which: "customers told us" would be kept as a source
    is_read = choose(in_words, asked.options, several) == wanted and not _means_more(asked, in_words)
    return in_words if is_read else numbers


def choice_in(asked: Asked, text: str) -> tuple[int, ...]:
    """The places that a reply made by ``choice_text`` chooses; none for any other reply."""
    numbers = numbers_chosen(text, len(asked.options))
    values = [option.value for option in asked.options]
    if numbers is None:
        chosen = choose(text, asked.options, manner_of(asked) == "some_of") or []
        numbers = [values.index(value) for value in chosen if value in values]
    return tuple(numbers) if numbers and choice_text(asked, numbers) == text else ()


def _means_more(asked: Asked, text: str) -> bool:
    """Whether a text says, or could be taken to say, anything besides the choice or rating that it is meant as."""
    if text != one_line(visible(text)) or len(text) > _LONGEST_LABEL or is_told(text) or digression(text):
        return True
    if not asked.has_option(text) and (read_command(text) or read_request(text)):
        return True
    names = (*(item.name for item in asked.items), *(option.label for option in asked.options))
    bare = without_opening(without_speakers(text, names, everywhere=True), asked.question.field)
    return bare != text or bool(read_edit(text) or read_told(text, asked.question.field))


# --- ratings ---------------------------------------------------------------------------------------------


def rating_text(asked: Asked, values: Sequence[int | None]) -> str:
    """The reply that gives these values to the items in order; None leaves one out. "" if nothing is rated."""
    wanted = {item.id: value for item, value in zip(asked.items, values, strict=True) if value is not None}
    if not wanted:
        return ""
    candidates = (_by_name, _by_number, _in_order, _in_words)
    texts = [text for one in candidates if (text := one(asked, values))]
    return next((text for text in texts if _reads_as(asked, text, wanted)), _by_number(asked, values))


def _by_name(asked: Asked, values: Sequence[int | None]) -> str:
    """ "Website 4, Phone 2"; "" if a name could be taken for something else."""
    pairs = [(item.name, value) for item, value in zip(asked.items, values, strict=True) if value is not None]
    if not all(_PLAIN_NAME.fullmatch(name) for name, _ in pairs):
        return ""
    text = ", ".join(f"{name} {value}" for name, value in pairs)
    return "" if _means_more_rated(asked, text) else text


def _means_more_rated(asked: Asked, text: str) -> bool:
    return any(_means_more(asked, part) for part in text.split(", "))


def _by_number(_: Asked, values: Sequence[int | None]) -> str:
    """ "1: 4, 3: 2"."""
    return ", ".join(f"{place}: {value}" for place, value in enumerate(values, 1) if value is not None)


def _in_order(_: Asked, values: Sequence[int | None]) -> str:
    """ "4, 2, 5"; "" if one is left out."""
    return "" if None in values else ", ".join(str(value) for value in values)


def _in_words(asked: Asked, values: Sequence[int | None]) -> str:
    """ "2 is very bad; 3 is good", where the names of the items are numbers themselves."""
    words = _STEPS.get(asked.question.high - asked.question.low + 1, ())
    given = [(place, value - asked.question.low) for place, value in enumerate(values, 1) if value is not None]
    return "; ".join(f"{place} is {words[step]}" for place, step in given) if words else ""


def _reads_as(asked: Asked, text: str, wanted: Mapping[str, int]) -> bool:
    return dict(read_ratings(text, asked.items, asked.question.low, asked.question.high).values) == dict(wanted)


def ratings_in(asked: Asked, text: str) -> tuple[int | None, ...]:
    """The values that a reply made by ``rating_text`` gives; none for any other reply."""
    found = read_ratings(text, asked.items, asked.question.low, asked.question.high).values
    values = tuple(found.get(item.id) for item in asked.items)
    return values if found and rating_text(asked, values) == text else ()


# --- suggestions -----------------------------------------------------------------------------------------


def picked_in(text: str, labels: Sequence[str]) -> frozenset[int]:
    """The places of the suggestions that stand as lines in a list."""
    lines = {_same(line) for line in text.splitlines()}
    return frozenset(place for place, label in enumerate(labels) if _same(label) in lines)


def with_toggled(text: str, label: str) -> str:
    """A list with a suggestion put at its end as a line, or taken out of it; it ends with an empty line to go on."""
    lines = [line for line in text.splitlines() if line.strip()]
    kept = [line for line in lines if _same(line) != _same(label)]
    lines = kept if len(kept) < len(lines) else [*lines, label]
    return "".join(f"{line}\n" for line in lines)


def only_picked(text: str, labels: Sequence[str]) -> bool:
    """Whether a list is empty or holds nothing but suggestions."""
    known = {_same(label) for label in labels}
    return all(_same(line) in known for line in text.splitlines() if line.strip())


def _same(text: str) -> str:
    return normal(text) or one_line(text)
