# ruff: noqa: E501  (patterns read better whole)
"""Cuts a reply into sentences and clauses, and values out of them; every value is a span of what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.lists import whole_statements
from mapcoach.interview.replies.text import is_filler, straight

LONGEST_REPLY = 3_000
"""So many characters of a reply are read for what it volunteers; an hour's talk is no answer to one question."""
_LONGEST_SENTENCE = 600
_MOST_SENTENCES = 30
_LONGEST_VALUE = 160

_RUN_ON = (
    r"(?<!whether)(?<!that)(?<!what)(?<!how)(?<!why)(?<!before)(?<!until)(?<!after)(?<!thing)(?<!when)(?<!where)(?<!than)(?<!\bas)(?<!\ball)(?<!\bif)(?<!because)"
    r"\s(?:s?he|they)(?:'?s|'?re|'ve|'d|\s(?:is|are|was|has|have|had|wants?|lives?|works?|runs?|needs?|struggles?|hates?|asks?|only|always|just|doesn'?t|don'?t|can'?t|works))\s"
)
"""Where the next sentence starts when nobody types a full stop ("a nurse she has two kids")."""

STOP = (
    _RUN_ON
    + r"|[;!?()\n]|,(?!\d)|\.(?!\d)|\s[-–—]\s|\s(?:but|because|cos|cause|although|though|so|while|whereas|which|who|"
    r"and\s(?:s?he|they|we|it|i|you|then|always|asks|lives|works|has|is|was|runs|wants|needs|ends|finishes|struggles|hates|insists|nobody|there)(?:'\w+)?)\b"
)
_STOP = lazy_pattern(STOP, re.IGNORECASE)
_EMPTY = lazy_pattern(
    r"(?:it|that|this|them|these|those|something|things|stuff|one|so|there|here|anything|nothing|everything|him|her|me|us|more|less|know|do|go|be|help|all)",
    re.IGNORECASE,
)
_PARTS = lazy_pattern(
    r",\s(?![^()]{0,200}\))(?:(?:and|but|so|plus)\s)?|\s(?:but|though|although)\s|\sand\s(?=(?:nobody|no[- ]?one|it|it's|that|there|we|then)\b)",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """A sentence as typed, on one line, and the same with straight apostrophes (as long, place by place)."""

    text: str
    line: str


class Part(NamedTuple):
    """A part of a sentence between commas and the like, and where it starts."""

    start: int
    text: str


def sentences(reply: str) -> list[Said]:
    """The sentences of a reply, without those that ask something."""
    found = [Said(one, straight(one)) for one in whole_statements(reply[:LONGEST_REPLY])[:_MOST_SENTENCES]]
    return [one for one in found if len(one.text) <= _LONGEST_SENTENCE]


def is_question(said: Said) -> bool:
    """Whether a sentence asks something, so that it states nothing."""
    return said.line.rstrip(" \"”')").endswith("?")


def parts(said: Said) -> Iterator[Part]:
    """The parts of a sentence that may stand on their own; what is in brackets is not torn."""
    start = 0
    for cut in _PARTS.finditer(said.line):
        if said.text[start : cut.start()].strip():
            yield Part(start, said.text[start : cut.start()])
        start = cut.end()
    if said.text[start:].strip():
        yield Part(start, said.text[start:])


def value_at(said: Said, start: int, stop: re.Pattern[str] = _STOP) -> str:
    """The words from a place to the end of their clause; "" if they say nothing by themselves."""
    end = stop.search(said.line, start)
    return tidy(said.text[start : end.start() if end else len(said.text)])


def tidy(text: str) -> str:
    """A value without blanks and punctuation around it; "" if it is too short, too long or empty of meaning."""
    value = text.strip(' \t,;:.!…"“”')
    wordy = any(character.isalpha() for character in value) and len(value) <= _LONGEST_VALUE
    return "" if not wordy or len(value) < 2 or _EMPTY.fullmatch(value) or is_filler(value) else value
