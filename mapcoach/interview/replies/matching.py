"""Finds what on the map, or among options, a few typed words mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, Protocol, TypeVar

from mapcoach.interview.replies.text import normal

_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "at",
        "in",
        "on",
        "to",
        "for",
        "with",
        "our",
        "my",
        "their",
        "his",
        "her",
        "your",
        "we",
        "they",
        "it",
        "is",
        "are",
        "was",
        "be",
        "by",
        "from",
        "via",
        "us",
    ]
)
SIMILAR = 0.82
"""How alike (0 to 1, difflib's ratio) two texts must be to be taken for the same, typing errors allowed."""


class Named(Protocol):
    """Anything with an id and a name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


NamedT = TypeVar("NamedT", bound=Named)


class Mention(NamedTuple):
    """Where a thing is mentioned in a text, and how surely (longer is surer)."""

    start: int
    end: int
    id: str


def words(text: str) -> list[str]:
    """The words that carry meaning."""
    return [word for word in normal(text).split() if word not in _STOP]


def similarity(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1, regardless of case and punctuation."""
    left, right = normal(one), normal(other)
    if not left or not right:
        return 0.0
    return 1.0 if left == right else SequenceMatcher(None, left, right, autojunk=False).ratio()


def best(text: str, candidates: Sequence[NamedT]) -> NamedT | None:
    """The one candidate that a text names: exactly, by all its words, or nearly; None if none or several do."""
    wanted = normal(text)
    if not wanted:
        return None
    exact = [one for one in candidates if normal(one.name) == wanted]
    if exact:
        return exact[0]
    needed = set(words(text))
    inside = [one for one in candidates if needed and needed <= set(words(one.name))]
    if len(inside) == 1:
        return inside[0]
    scored = sorted(((similarity(text, one.name), number) for number, one in enumerate(candidates)), reverse=True)
    if not scored or scored[0][0] < SIMILAR or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.08):
        return None
    return candidates[scored[0][1]]


def mentions(text: str, candidates: Sequence[Named]) -> list[Mention]:
    """Where the candidates are mentioned in a text, in order, without overlaps; the longest mention wins."""
    lowered = text.casefold()
    found = [
        Mention(match.start(), match.end(), one.id)
        for one in candidates
        for pattern in _patterns(one, candidates)
        for match in pattern.finditer(lowered)
    ]
    if not found:
        found = _misspelt(lowered, candidates)
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted(kept)


def _patterns(one: Named, candidates: Sequence[Named]) -> list[re.Pattern[str]]:
    """The whole name, and each word of it that no other candidate has."""
    others = {word for other in candidates if other.id != one.id for word in words(other.name)}
    own = [word for word in words(one.name) if len(word) > 2 and word not in others]
    whole = r"[\W_]+".join(map(re.escape, normal(one.name).split()))
    return [
        *([re.compile(rf"(?<!\w){whole}(?!\w)")] if whole else []),
        *(re.compile(rf"(?<!\w){re.escape(word.rstrip('s'))}(?:s|es)?(?!\w)") for word in own[:12]),
    ]


def _misspelt(text: str, candidates: Sequence[Named]) -> list[Mention]:
    """Words of a text that are nearly a word of just one candidate."""
    found: list[Mention] = []
    for match in re.finditer(r"\w{5,}", text):
        near = [
            one.id
            for one in candidates
            if any(len(word) > 4 and similarity(word, match.group()) >= SIMILAR for word in words(one.name))
        ]
        if len(near) == 1:
            found.append(Mention(match.start(), match.end(), near[0]))
    return found
