"""Reads KPIs: "no-shows from 20 % to 10 %", "NPS (now 30, want 50)", "churn below 5%", "online bookings"."""

from __future__ import annotations

import re
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.lists import split_names

_LONGEST = 300

_UNIT = (
    r"(?:%|per ?cent|k|€|\$|£|hours?|hrs?|h|min(?:ute)?s?|days?|weeks?|months?|years?|stars?|points?|calls?|orders?|bookings?|people|customers?|clients?|visits?|"
    r"visitors?|requests?|replies|sales|times|out of \d+)"
)
_NUMBER = rf"[£$€]?\d[\d.,]*(?:\s?{_UNIT})?(?:\s(?:a|an|per|each|every)\s\w+)?(?![\w])"
_WORD = (
    r"(?:half|a third|a quarter|a tenth|zero|none|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?:\s"
    + _UNIT
    + r")?(?:\s(?:a|per)\s\w+)?(?![\w-])"
)
_AMOUNT = rf"(?:(?:about|around|roughly|approx\.?)\s)?(?:{_NUMBER}|{_WORD})"
_LIMIT = r"(?:below|under|less than|fewer than|above|over|more than|at least|at most|up to|max(?:imum)?|min(?:imum)?|<=?|>=?|≤|≥)\s?"
_TO = r"(?:to|towards|→|-+>|=+>|down to|up to|and\swant|want(?:ed)?(?:\sto)?|target|goal|should be|aim(?:ing)?(?:\s(?:for|at))?)"
_IS = r"(?:(?:down|up|is|are|now|currently|today|from|at|=)\s)"
_NAME = r"(?P<name>.*?[^\s,:(–-])[\s,:(–-]+"
_BY = r"(?:\s(?:by|until|before|within)\s[^,;()]{2,30})?"
_NOW = r"(?:now|today|currently|at the moment|at present|so far)"
_TARGET = rf"(?P<target>(?:{_LIMIT})?{_AMOUNT}{_BY})"
_FORMS = tuple(
    lazy_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NAME}{_IS}{{0,2}}(?P<baseline>{_AMOUNT})\s{_NOW},?\s?(?:and\s|then\s|but\s)?(?:{_TO}:?\s?(?:is\s|of\s|be\s)?)?{_TARGET}\)?",
        rf"{_NAME}{_NOW}:?\s(?:at\s)?(?P<baseline>{_AMOUNT}),\s?(?:and\s|then\s)?{_TARGET}\)?",
        rf"{_NAME}{_IS}{{0,2}}(?P<baseline>{_AMOUNT}),?\s?{_TO}:?\s?(?:is\s|of\s|be\s)?{_TARGET}\)?",
        rf"{_NAME}(?:(?:to|target|goal|want(?:ed)?|→|-+>)(?:\sis|\sof)?:?\s?)?(?P<target>{_LIMIT}{_AMOUNT}{_BY})\)?",
        rf"{_NAME}(?:to|target|goal|want(?:ed)?|→|-+>)(?:\sis|\sof)?:?\s?(?P<target>{_AMOUNT}{_BY})\)?",
        rf"{_NAME}(?P<baseline>{_AMOUNT})\s{_NOW}\)?",
        rf"{_NAME}{_IS}{{1,2}}(?P<baseline>{_AMOUNT})\)?",
    )
)
_WHOLE = lazy_pattern(
    rf",(?=\s?(?:and\s)?(?:now|want|target|goal|should|aim|currently|from|to)\b)|\d\S{{0,12}}\s?(?:→|-+>|=+>)\s?(?={_AMOUNT})|:\s?(?=\d)|\b{_NOW}(?:,(?=\s?(?:and\s|then\s|but\s)?[£$€]?\d)|\sand\s(?=[£$€]?\d)|\s?(?:→|-+>|=+>)\s?(?=[£$€]?\d))|\b{_NOW}\s\d\S{{0,12}}(?:,|\sand)(?=\s[£$€]?\d)|\s[<>]=?\s?(?=\d)",
    re.IGNORECASE,
)
"""Separators that stand inside one measure."""


class Measured(NamedTuple):
    """A KPI as told; what was not said is ""."""

    name: str
    baseline: str
    target: str


def read_measures(reply: str) -> list[Measured]:
    """The KPIs in a reply, each with where it stands and where it should go, as far as that was said."""
    return [_measure(name) for name in split_names(reply, whole=_WHOLE)]


def _measure(text: str) -> Measured:
    for form in _FORMS if len(text) <= _LONGEST else ():
        match = form.fullmatch(text)
        if match:
            found = match.groupdict(default="")
            return Measured(match["name"], found.get("baseline", ""), found.get("target", ""))
    return Measured(text, "", "")
