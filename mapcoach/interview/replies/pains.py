"""Reads troubles: which there are, at which touchpoint each happens, whether people give up, how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mapcoach.interview.replies.cues import gives_up, share_of
from mapcoach.interview.replies.lists import split_statements
from mapcoach.interview.replies.matching import best, mentions
from mapcoach.interview.replies.text import trimmed
from mapcoach.journey import Touchpoint

_LABEL = re.compile(r"^(?P<name>[^:]{1,60}?)\s*(?::|\s[-–—]\s)\s*(?P<text>\S.*)$", re.DOTALL)
_CONSEQUENCE = re.compile(
    r"^(?:so|which|that'?s (?:why|when|where)|and|then|because|but)\b|^(?:about |around |roughly |almost |nearly )?"
    r"(?:half|a third|a quarter|most|many|some|\d+\s*(?:%|per ?cent|in \d+|out of \d+)|\w+ (?:in|out of) (?:ten|\d+))\b[^.]{0,20}"
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
    for statement in _with_consequences(split_statements(reply)):
        text, place = _place(statement, touchpoints)
        before = troubles[-1].touchpoint if troubles and troubles[-1].named and not place else ""
        troubles.append(
            Trouble(
                text,
                place or before or lowest.id,
                bool(place or before),
                True if gives_up(statement) else None,
                share_of(statement),
            )
        )
    return troubles


def _with_consequences(statements: Sequence[str]) -> list[str]:
    """The statements, those that only tell what follows from the one before put back behind it."""
    joined: list[str] = []
    for statement in statements:
        if joined and _CONSEQUENCE.match(statement):
            mark = "" if joined[-1][-1:] in ".!?" else "."
            joined[-1] = f"{joined[-1]}{mark} {statement}"
        else:
            joined.append(statement)
    return joined


def _place(statement: str, touchpoints: Sequence[Touchpoint]) -> tuple[str, str]:
    """The words of a trouble, and the id of the touchpoint it names, or ""."""
    label = _LABEL.match(statement)
    if label:
        labelled = best(label["name"], touchpoints)
        found = {mention.id for mention in mentions(label["name"], touchpoints)}
        if labelled or len(found) == 1:
            return trimmed(label["text"]), labelled.id if labelled else found.pop()
    mentioned = mentions(statement, touchpoints)
    return statement, mentioned[0].id if mentioned else ""
