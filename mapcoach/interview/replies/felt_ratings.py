"""Finds which words of a reply are about which item, and the feelings they show: "phone is a nightmare, email ok"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import named_channel
from mapcoach.interview.replies.feelings import Felt, felt_at
from mapcoach.interview.replies.matching import Mention, Named, singular, words

Span = tuple[int, int]
T = TypeVar("T")

_CLAUSE = lazy_pattern(r"[,;.!?]+\s?|\s(?:but|and|while|whereas|though|although|yet)\s", re.IGNORECASE)
_NO_MORE = lazy_pattern(r"(?:[\W_]|\b(?:the|our|my|both|also|then|plus|with)\b)*", re.IGNORECASE)

_LONGEST_FELT, _LONGEST_CLAUSE = 200, 200
"""So many characters of what is said about one item, and of one clause, are looked at."""
_FACE_TO_FACE = "in_person"
"""The channel whose words ("the staff", "a visit") are as often about a part of what is rated."""
_HEAD = lazy_pattern(
    r"[\W_]*(?:(?:well|so|and|oh|yeah|yes|um+|honestly|to be honest|tbh|i think|i guess|i'd say|mostly|maybe|probably|actually|overall|generally|sometimes|usually|often)[\s,]+)*"
    r"(?P<named>(?:[^\W\d_][\w'-]*\s){1,4}?|[^\W\d_]+(?='s\s))(?:is|are|was|were|'s|isn't|aren't|wasn't|weren't|looks?|feels?|has been|have been|can be|gets?)\b",
    re.IGNORECASE,
)
"""What a clause is about, before its verb."""
_SAYS_NOTHING = frozenset(
    """it that this these those they he she we i you there which what who all both each everything everyone everybody nobody people customers
    clients guests patients visitors users folks most many some few others other rest one ones first second third fourth fifth last number thing things
    whole experience situation process bit part feeling mood place stuff answer rating score them us her him everyone's it's that's again then now
    still also just really not very quite pretty rather which whichever two three four five neither none half either""".split()
)
_ASIDE = lazy_pattern(
    r"(?:^|(?<=[,;.!?]\s))(?:(?:that|it|this|all)\s)?sounds\s(?:very\s|really\s)?(?:good|great|fine|lovely|perfect|ok(?:ay)?|excellent|nice|brilliant)(?=[\s.,!?;]|$)|"
    r"\b(?:good|great|nice|excellent|brilliant|interesting|lovely|fair)\s(?:question|point|idea|thinking|to know|luck|grief|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
"""What sounds like a judgement but is a word to whoever asks: "good question"."""


def without_asides(text: str, items: Sequence[Named], named: Sequence[Mention], nouns: bool) -> str:
    """The text with blanks over the words, not the digits, of those clauses that name something else and none of the
    items (they are ``named`` there): by a word of another channel; or, with ``nouns`` and if no item was named before, by any other noun."""
    text = _ASIDE.sub(_blanked, text)
    own = {singular(word) for item in items for word in words(f"{item.name} {getattr(item, 'also', '')}")}
    channels = {named_channel(name) for item in items for name in (item.name, getattr(item, "also", ""))}
    kept, before, at = list[str](), 0, 0
    for start, end in islice(_clauses(text), _MOST_CLAUSES):
        while at < len(named) and named[at].start < start:
            at += 1
        clause = text[start:end]
        about_item = at < len(named) and named[at].start < end
        judged = nouns and not at
        if not about_item and end - start <= _LONGEST_CLAUSE and _is_elsewhere(clause, own, channels, judged):
            clause = _WORD.sub(_blanked, clause)
        kept += [text[before:start], clause]
        before = end
    return "".join([*kept, text[before:]])


_WORD = lazy_pattern(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SHORTEST_CLAUSE, _MOST_CLAUSES = 2, 60
"""A clause of fewer words names nothing and judges it; so many clauses are looked at."""


def _blanked(match: re.Match[str]) -> str:
    return "\x00" * len(match.group())


def _is_elsewhere(clause: str, own: set[str], channels: set[str], judged: bool) -> bool:
    """Whether a clause names a channel that no item has, or is about a noun that no item has in its name."""
    if len(_WORD.findall(clause)) < _SHORTEST_CLAUSE:
        return False
    said = {singular(word) for word in words(clause)}
    if said & own:
        return False
    if (channel := named_channel(clause)) and channel != _FACE_TO_FACE and channel not in channels:
        return True
    match = _HEAD.match(clause) if judged else None
    if not match:
        return False
    named = match["named"].lower().split()
    return not any(word in _SAYS_NOTHING for word in named) and bool(words(match["named"]))


def felt_about(text: str, typed: str, spans: Mapping[str, Span]) -> dict[str, Felt]:
    """The feeling in each part of a text, by item; its words are those of ``typed``, which has them in the same places."""
    found: dict[str, Felt] = {}
    for item, (start, end) in spans.items():
        felt = felt_at(text[start : min(end, start + _LONGEST_FELT)])
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
