"""Tells of what kind a short answer is: a number, a day, somebody's name."""

from __future__ import annotations

import re
from typing import Literal

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import NUMBER_WORDS
from mapcoach.interview.replies.matching import similarity
from mapcoach.interview.replies.openings import given_names
from mapcoach.interview.replies.text import straight

Kind = Literal["", "number", "day", "name"]

_NUMBER_WORDS = (
    rf"{'|'.join(NUMBER_WORDS)}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"a hundred|a dozen|half|a third|a quarter|once|twice|thrice"
)
_UNITS = (
    r"%|per ?cent|percent|in|out of|of|a|an|per|every|each|day|week|month|year|night|minutes?|mins?|min|hours?|hrs?|hr|h|seconds?|secs?|days|weeks|months|years|times|people|customers|them|"
    r"pounds?|quid|euros?|dollars?|k|am|pm|o'clock|or so|to|or|and(?=\sa\s(?:half|quarter|third)\b)|(?<=hundred\s)and|or more|stars?|points?"
)
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|maybe|more like|at least|up to|over|under|only|say|a good)\s)?"
_DIGITS = r"(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.:]\d+)?|\d+,\d+(?=\s?%))"
_TENS = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s-](?:one|two|three|four|five|six|seven|eight|nine)"
)
_ONE = rf"(?:[£$€]?{_DIGITS}(?:\s?(?:%|k\b))?|\b(?:{_TENS}|{_NUMBER_WORDS})\b)"
NUMBER = rf"{_ONE}(?:-{_ONE}(?!-\d))?(?:[\s-](?:(?:{_UNITS})(?!\w)(?:[\s-]{_ONE})?|(?:hundred|thousand|million)\b))*"
"""A number with its unit ("20 %", "3 in 10", "twice a week"), for searching; "5, 1, 4" and "5 1 4" are three."""
DAY = (
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|tues|wed|thu|thur|thurs|fri|january|february|march|april|june|july|august|september|october|november|december|"
    r"today|tomorrow|yesterday|weekends?|weekdays?)\b"
)
"""A day or a month, for searching."""
_IS_NUMBER = lazy_pattern(rf"{_ABOUT}{NUMBER}", re.IGNORECASE)
_IS_DAY = lazy_pattern(
    rf"(?:(?:on|a|every|next|last|this)\s)?{DAY}(?:\s(?:morning|afternoon|evening|night)s?)?", re.IGNORECASE
)
_NAME_WORD = lazy_pattern(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_PLAIN = frozenset("the a an i it my our we they he she no yes google facebook instagram whatsapp both all".split())
_LONGEST = 60
_ALIKE = 0.75
"""How alike (difflib's ratio) two texts are of which one is the other misspelt."""


def kind_of(text: str) -> Kind:
    """Of what kind a short text as a whole is; "" if it is long, or just words."""
    line = straight(text.strip(" .,!?"))
    if not line or len(line) > _LONGEST:
        return ""
    if _IS_NUMBER.fullmatch(line):
        return "number"
    if _IS_DAY.fullmatch(line):
        return "day"
    return "name" if _is_name(line) else ""


def _is_name(line: str) -> bool:
    """Whether it is one person's name: a given name however it is written, or up to three capitalised words."""
    parts = line.split()
    if not 1 <= len(parts) <= 3 or not all(_NAME_WORD.fullmatch(part) for part in parts):
        return False
    if parts[0].casefold() in _PLAIN:
        return False
    rest_is_a_name = all(part[0].isupper() for part in parts[1:])
    return (parts[0][0].isupper() or parts[0].casefold() in given_names()) and (rest_is_a_name or len(parts) == 1)


def same_kind(one: str, other: str) -> bool:
    """Whether two short texts are of one kind, or one is the other misspelt."""
    kind = kind_of(one)
    if kind and kind == kind_of(other):
        return True
    if max(len(one), len(other)) > _LONGEST:
        return False
    given = {"name", ""} == {kind, kind_of(other)} and _either_is_given(one, other)
    return given or similarity(one, other) >= _ALIKE


def _either_is_given(one: str, other: str) -> bool:
    """Whether both are single words, one of them a common given name: "not priya, dawn"."""
    return all(" " not in word.strip() for word in (one, other)) and bool(
        {one.strip().casefold(), other.strip().casefold()} & given_names()
    )
