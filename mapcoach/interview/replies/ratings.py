"""Reads ratings of several items in one reply: "google 2, phone 5", "4, 2, 5", "all 4 except phone 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mapcoach.interview.replies.matching import Mention, Named, mentions

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<value>[-−+]?\d+(?:[.,]5)?)(?P<of>\s*(?:/|out of|of)\s*\d+)?(?:\s*(?:stars?|points?|★))?(?![\w%]|[.,]\d)"
)
_ALL = re.compile(r"\b(?:all|everything|every one|each|both|the rest|the others|others|rest)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|isn'?t|never|hardly|n'?t)\s+(?:(?:so|very|that|too|really|exactly|all that)\s+)?$", re.IGNORECASE
)
_WORDS_5 = {
    1: "very bad|terribl[ey]|awful(?:ly)?|horribl[ey]|hates? it|furious|desperate|worst|dreadful|miserable|angry|very (?:poor|unhappy|frustrat\\w+|annoy\\w+)",
    2: "bad(?:ly)?|poor(?:ly)?|unhappy|frustrat\\w+|annoy\\w+|disappoint\\w+|worried|unsure|confus\\w+|stress\\w+|anxious|nervous|low|negative|sad|slow|painful|tedious",
    3: "ok(?:ay)?|fine|so[- ]so|neutral|average|alright|all right|meh|medium|mixed|indifferent|nothing special|middling|not bad|in between",
    4: "good|nice|happy|pleasant|easy|positive|pleased|curious|hopeful|interested|high|quick|smooth|friendly|likes? it|relieved",
    5: "very good|great|excellent|loves? it|amazing|perfect|delight\\w+|brilliant|fantastic|super|thrilled|wonderful|best|very (?:happy|nice|pleas\\w+)|ecstatic",
}
_WORDS_3 = {
    1: "minor|nuisance|small|low|little|mild|annoying|not (?:so |that |very )?bad|trivial",
    2: "serious|moderate|medium|middling|bad|quite bad|considerable|so[- ]so",
    3: "severe|critical|huge|major|very bad|high|terrible|deal ?breaker|they (?:may |might |will )?leave|worst|awful|disaster",
}


class Rated(NamedTuple):
    """The values read, by item id, and whether everything that was typed could be made sense of."""

    values: dict[str, int]
    complete: bool


class _Value(NamedTuple):
    start: int
    end: int
    value: int


def read_ratings(reply: str, items: Sequence[Named], low: int, high: int) -> Rated:
    """Read whole numbers from ``low`` to ``high`` for items. "5" for one item, or "all 4", rates them all.

    A signed number or a zero means the scale from -2 to +2 (of five steps). Values off the scale are left out.
    """
    text = reply.strip()
    values, fits = _values(text, low, high)
    if not values or not items:
        return Rated({}, False)
    places = _mentions(text, items, values)
    everywhere = [
        match for match in _ALL.finditer(text) if not any(one.start <= match.start() < one.end for one in places)
    ]
    if not places and not everywhere:
        return _in_order(values, items, fits)
    rated: dict[str, int] = {}
    if everywhere:
        value = _nearest(everywhere[0].start(), everywhere[0].end(), values, places, text)
        if value:
            rated.update({item.id: value.value for item in items})
            values = [one for one in values if one is not value]
    rated.update(_paired(places, values, text))
    return Rated(rated, fits and bool(rated) and all(one.id in rated for one in places))


def _values(text: str, low: int, high: int) -> tuple[list[_Value], bool]:
    """The values in a text in order, and whether all numbers were on the scale."""
    found: list[_Value] = []
    fits = True
    numbers = [match for match in _NUMBER.finditer(text) if not re.match(r"\s*[:.)]\s*[-+]?\d", text[match.end() :])]
    five_steps = high - low == 4
    signed = five_steps and any(match["value"][0] in "-−+" or match["value"] == "0" for match in numbers)
    for match in numbers:
        number = round(float(match["value"].replace("−", "-").replace(",", ".")))
        value = number + (low + 2 if signed else 0)
        if low <= value <= high:
            found.append(_Value(match.start(), match.end(), value))
        else:
            fits = False
    if not numbers:
        found = _words(text, _WORDS_5 if five_steps else _WORDS_3, low, high)
    return found, fits


def _words(text: str, scale: dict[int, str], low: int, high: int) -> list[_Value]:
    """Words that stand for values; a "not" before one turns it round."""
    found: list[_Value] = []
    for value, pattern in scale.items():
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            turned = low + high - value if _NOT.search(text[: match.start()]) else value
            found.append(_Value(match.start(), match.end(), turned))
    found.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[_Value] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept)


def _mentions(text: str, items: Sequence[Named], values: list[_Value]) -> list[Mention]:
    """Mentions of the items outside of the values; "2: 5" mentions the second item."""
    numbered = [
        Mention(match.start(), match.end(1), items[int(match[1]) - 1].id)
        for match in re.finditer(r"(?:^|[\s,;(])#?(\d{1,2})\s*[:.)]\s*(?=[-+]?\d)", text)
        if 0 < int(match[1]) <= len(items)
    ]
    blanked = list(text)
    for value in values:
        blanked[value.start : value.end] = " " * (value.end - value.start)
    return sorted([*mentions("".join(blanked), items), *numbered])


def _in_order(values: list[_Value], items: Sequence[Named], fits: bool) -> Rated:
    """Values without names: one for all, or one for each in order."""
    if len(values) == 1:
        return Rated({item.id: values[0].value for item in items}, fits)
    if len(values) > len(items):
        return Rated({}, False)
    return Rated(
        {item.id: one.value for item, one in zip(items, values, strict=False)}, fits and len(values) == len(items)
    )


def _nearest(start: int, end: int, values: list[_Value], places: list[Mention], text: str) -> _Value | None:
    """The value that belongs to a word: the next one in its part of the sentence, or else the one before it."""
    stops = [match.start() for match in re.finditer(r"[,;\n]|\b(?:except|but|and)\b", text)]
    behind = next((one for one in values if one.start >= end), None)
    limit = min(
        [stop for stop in stops if stop >= end] + [place.start for place in places if place.start >= end] + [len(text)]
    )
    if behind and behind.start < limit:
        return behind
    before = [one for one in values if one.end <= start]
    return before[-1] if before else behind


def _paired(places: list[Mention], values: list[_Value], text: str) -> dict[str, int]:
    """Pair names and values: "phone 5" or "5 for phone", in order; "google and maps 4" gives both the same."""
    if not places or not values:
        return {}
    if values[0].start < places[0].start and re.match(
        r"\s*(?:for|at|on|to|with|=|:|-)?\s*", text[values[0].end : places[0].start]
    ):
        return _value_first(places, values)
    rated: dict[str, int] = {}
    waiting: list[str] = []
    free = list(values)
    for number, place in enumerate(places):
        waiting.append(place.id)
        following = places[number + 1].start if number + 1 < len(places) else len(text) + 1
        mine = [one for one in free if place.end <= one.start < following]
        if mine:
            for item in waiting:
                rated.setdefault(item, mine[0].value)
            waiting = []
    return rated


def _value_first(places: list[Mention], values: list[_Value]) -> dict[str, int]:
    rated: dict[str, int] = {}
    for place in places:
        before = [one for one in values if one.end <= place.start]
        if before:
            rated.setdefault(place.id, before[-1].value)
    return rated
