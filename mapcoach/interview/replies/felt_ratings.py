"""Finds which words of a reply are about which item, and the feelings they show: "phone is a nightmare, email ok"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from mapcoach.interview.replies.feelings import Felt, felt_at
from mapcoach.interview.replies.matching import Mention

Span = tuple[int, int]
T = TypeVar("T")

_CLAUSE = re.compile(r"[,;.!?]+\s?|\s(?:but|and|while|whereas|though|although|yet)\s", re.IGNORECASE)
_NO_MORE = re.compile(r"(?:[\W_]|\b(?:the|our|my|both|also|then|plus|with)\b)*", re.IGNORECASE)


def felt_about(text: str, typed: str, spans: Mapping[str, Span]) -> dict[str, Felt]:
    """The feeling in each part of a text, by item; its words are those of ``typed``, which has them in the same places."""
    found: dict[str, Felt] = {}
    for item, (start, end) in spans.items():
        felt = felt_at(text[start:end])
        if felt:
            feeling, at = felt
            found[item] = feeling._replace(words=typed[start + at : start + at + len(feeling.words)])
    return found


def clauses_about(text: str, places: Sequence[Mention], numbers: Sequence[int]) -> dict[str, Span]:
    """Where the words about each item stand, if there is no number among them: its first clause, and those that follow
    it without naming anything else. The names in "phone and website are slow" share what follows."""
    about: dict[str, Span] = {}
    numbered: set[str] = set()
    now: list[str] = []
    names_only, before = False, 0
    left, numbers_left = deque(sorted(places)), deque(sorted(numbers))
    for start, end in _clauses(text):
        named = _until(left, end, lambda place: place.start)
        ids = [place.id for place in named]
        now = list(dict.fromkeys([*now, *ids] if names_only and ids else ids or now))
        names_only = bool(named) and _is_names_only(text, start, end, named)
        if _until(numbers_left, end, lambda at: at):
            numbered.update(now)
        for item in now:
            begins, ends = about.get(item, (start, before))
            if ends == before:
                about[item] = (begins, end)
        before = end
    return {item: span for item, span in about.items() if item not in numbered}


def _until(left: deque[T], end: int, start_of: Callable[[T], int]) -> list[T]:
    """What stands before a place, taken from the front."""
    taken: list[T] = []
    while left and start_of(left[0]) < end:
        taken.append(left.popleft())
    return taken


def _is_names_only(text: str, start: int, end: int, named: Sequence[Mention]) -> bool:
    """Whether a clause says nothing but names."""
    at, rest = start, list[str]()
    for place in named:
        rest.append(text[at : place.start])
        at = place.end
    return all(_NO_MORE.fullmatch(part) for part in [*rest, text[at:end]])


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
