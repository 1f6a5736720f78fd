"""Reads KPIs: "no-shows from 20 % to 10 %", "NPS (now 30, want 50)", "online bookings"."""

from __future__ import annotations

import re
from typing import NamedTuple

from mapcoach.interview.replies.lists import split_names

_AMOUNT = r"[^\s,;()]*\d[^\s,;()]*(?:\s?(?:%|per ?cent|a (?:day|week|month|year)|per \w+|days?|hours?|minutes?|mins?|weeks?|stars?|points?|€|\$|£))?"
_FROM_TO = re.compile(
    rf"^(?P<name>.*?\S)[\s,:(–-]+(?:is |are |now |currently )?(?:from|at)\s+(?P<baseline>{_AMOUNT})\s*(?:,\s*)?(?:to|towards|→|->|down to|up to|want(?:ed)?(?: to)?|target|goal)\s+(?P<target>{_AMOUNT})\)?\s*$",
    re.IGNORECASE,
)
_NOW_WANT = re.compile(
    rf"^(?P<name>.*?\S)[\s,:(–-]+(?:is |are )?(?:now|currently|today)\s+(?P<baseline>{_AMOUNT})\s*(?:,|and|;)?\s*(?:want(?:ed)?|target|goal|should be|aim(?:ing)?)\s*(?:is|for|at|of)?\s*(?P<target>{_AMOUNT})\)?\s*$",
    re.IGNORECASE,
)
_ARROW = re.compile(
    rf"^(?P<name>.*?\S)[\s,:(]+(?P<baseline>{_AMOUNT})\s*(?:->|→|=>|to)\s*(?P<target>{_AMOUNT})\)?\s*$", re.IGNORECASE
)
_TO = re.compile(
    rf"^(?P<name>.*?\S)[\s,:(]+(?:to|target|goal|under|below|over|above|at least)\s+(?P<target>{_AMOUNT})\)?\s*$",
    re.IGNORECASE,
)
_NOW = re.compile(
    rf"^(?P<name>.*?\S)[\s,:(]+(?:now|currently|today|at|is|=)\s*(?:at )?(?P<baseline>{_AMOUNT})\)?\s*$", re.IGNORECASE
)
_GUARD = re.compile(r",(?=\s*(?:(?:and\s+)?(?:now|want|target|goal|should|aim|currently|from|to)\b|\d))", re.IGNORECASE)


class Measured(NamedTuple):
    """A KPI as told; what was not said is ""."""

    name: str
    baseline: str
    target: str


def read_measures(reply: str) -> list[Measured]:
    """The KPIs in a reply, each with where it stands and where it should go, as far as that was said."""
    guarded = _GUARD.sub("\x00", reply)
    return [_measure(name.replace("\x00", ",")) for name in split_names(guarded)]


def _measure(text: str) -> Measured:
    for pattern in (_FROM_TO, _NOW_WANT, _ARROW, _TO, _NOW):
        match = pattern.match(text)
        if match:
            found = match.groupdict()
            return Measured(match["name"].strip(" :,("), found.get("baseline", ""), found.get("target", ""))
    return Measured(text, "", "")
