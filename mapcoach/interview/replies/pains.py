"""Reads troubles: which there are, at which touchpoint each happens, whether people give up, how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mapcoach.interview.replies.cues import gives_up
from mapcoach.interview.replies.lists import split_statements
from mapcoach.interview.replies.matching import best, mentions
from mapcoach.interview.replies.shares import share_of
from mapcoach.interview.replies.text import one_line, trimmed
from mapcoach.journey import Touchpoint

_LABEL = re.compile(r"^(?P<name>[^:]{1,60}?)\s?(?::(?!\d)|\s[-–—](?=\s))\s?(?P<text>\S.*)$", re.DOTALL)
_NEXT_LABEL = re.compile(r"[,.]?\s(?:and\s)?(?P<name>(?:the\s)?[^\s,:;.]{1,30}(?:\s[^\s,:;.]{1,30})?):(?!\d)\s?(?=\S)")
_CONSEQUENCE = re.compile(
    r"(?:so|which|that'?s (?:why|when|where)|and|then|because|but)\b|(?:about |around |roughly |almost |nearly )?"
    r"(?:half|a third|a quarter|most|many|some|\d+\s?(?:%|per ?cent|in \d+|out of \d+)|\w+ (?:in|out of) (?:ten|\d+))\b[^.]{0,20}"
    r"\b(?:give|gave|leave|left|hang|hung|abandon|drop|quit|cancel|walk|never|don'?t|go|bounce|switch)",
    re.IGNORECASE,
)


class Trouble(NamedTuple):
    """One trouble as told: its words, the id of its touchpoint, whether that was said, and what the words give away."""

    text: str
    touchpoint: str
    named: bool
    drops_off: bool | None
    share: float | None


def read_pains(reply: str, touchpoints: Sequence[Touchpoint]) -> list[Trouble]:
    """The troubles in a reply about a stage. A trouble without a place goes to the one told before it, or else
    to the touchpoint with the lowest rating (the first of equals)."""
    if not touchpoints:
        return []
    lowest = min(touchpoints, key=lambda point: point.emotion.score if point.emotion.score is not None else 0)
    troubles: list[Trouble] = []
    for statement in _with_consequences(reply, split_statements(reply)):
        for one in _by_label(statement, touchpoints):
            text, place = _place(one, touchpoints)
            before = troubles[-1].touchpoint if troubles and troubles[-1].named and not place else ""
            where, named = place or before or lowest.id, bool(place or before)
            troubles.append(Trouble(text, where, named, True if gives_up(one) else None, share_of(one)))
    return troubles


def _with_consequences(reply: str, statements: Sequence[str]) -> list[str]:
    """The statements, those that only tell what follows from the one before put back behind it, as typed."""
    typed = one_line(reply)
    joined: list[str] = []
    start = at = 0
    for statement in statements:
        found = typed.find(statement, at)
        if joined and found >= 0 and _CONSEQUENCE.match(statement):
            joined[-1] = typed[start : found + len(statement)]
        else:
            start = max(found, 0)
            joined.append(statement)
        at = found + len(statement) if found >= 0 else at
    return joined


def _by_label(statement: str, touchpoints: Sequence[Touchpoint]) -> Iterator[str]:
    """The parts of "website: slow, phone: nobody answers", each with its label."""
    label = _LABEL.match(statement)
    if not label or not _labelled(label["name"], touchpoints):
        yield statement
        return
    start = 0
    for match in _NEXT_LABEL.finditer(statement, label.start("text")):
        if _labelled(match["name"], touchpoints):
            yield statement[start : match.start()]
            start = match.start("name")
    yield statement[start:]


def _place(statement: str, touchpoints: Sequence[Touchpoint]) -> tuple[str, str]:
    """The words of a trouble, and the id of the touchpoint it names, or ""."""
    label = _LABEL.match(statement)
    place = _labelled(label["name"], touchpoints) if label else ""
    if label and place:
        return trimmed(label["text"]), place
    mentioned = mentions(statement, touchpoints)
    return statement, mentioned[0].id if mentioned else ""


def _labelled(name: str, touchpoints: Sequence[Touchpoint]) -> str:
    """The id of the touchpoint that a label names (by name or number), or ""."""
    number = re.fullmatch(r"#?(\d{1,2})", name.strip())
    if number:
        place = int(number[1])
        return touchpoints[place - 1].id if 0 < place <= len(touchpoints) else ""
    named = best(name, touchpoints)
    if named:
        return named.id
    found = {mention.id for mention in mentions(name, touchpoints, typos=True)}
    return found.pop() if len(found) == 1 else ""
