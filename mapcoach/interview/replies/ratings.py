"""Reads ratings of several items in one reply: "google 2, phone 5", "4, 2, 5", "all 4 except phone 1"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import NUMBER_WORDS, ORDINALS
from mapcoach.interview.replies.felt_ratings import clauses_about, felt_about, without_asides
from mapcoach.interview.replies.matching import Mention, Named, mentions, whole_mentions
from mapcoach.interview.replies.scales import FIVE_STEPS, THREE_STEPS, TURNED
from mapcoach.interview.replies.text import one_line, straight

_LONGEST = 1500
"""What comes after so many characters is not looked at."""

_LISTED = lazy_pattern(r"(?<![\w.,/])\d(?:\s?[/-]\s?\d){2,}(?![\w/]|\s?-|[.,]\d)")
_UNCLEAR = lazy_pattern(
    r"(?:between\s)?(?<![\w.,/])\d\s?(?:-|–|to|or)\s?\d(?![\w/]|[.,]\d)|between\s\d{1,2}\sand\s\d{1,2}|(?<![\w.])\d+\.[1-9]\d*(?!\w)",
    re.IGNORECASE,
)
_UNIT = (
    r"min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|months?|years?|sec(?:ond)?s?|clicks?|times|people|customers|clients|callers|pages?|steps?|e-?mails?|rings?|tries|attempts|"
    r"per ?cent|km|miles|metres|meters|x|am|pm|o'clock|euros?|pounds?|dollars?|quid|kids|calls|visits|forms?|fields?|questions?|screens?|things?|reasons?|options?|different|more|of them"
)
_NUMBER = lazy_pattern(
    rf"(?<![\w.£$€])(?P<sign>[-−+](?=\d))?(?P<value>\d{{1,4}}|\b(?:{'|'.join(NUMBER_WORDS)})\b)"
    rf"(?:\s?(?:/|out of|of)\s?(?P<of>\d{{1,3}}))?(?:\s?-?ish\b)?(?!\d|\w|\.\d|\s?[%€]|[\s-](?:{_UNIT})\b)",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = lazy_pattern(
    r"\b(?:no|any|some|every|each|which|the|this|that|first|last|only|not|good|bad|a good|a bad)[\s-]$", re.IGNORECASE
)
_NUMBERED = lazy_pattern(r"(?:^|(?<=[\s,;(]))#?(\d{1,2})\s?[:.)]\s?(?=[-−+]?\d)")
_ORDINAL = lazy_pattern(rf"\b(?:the\s)?({'|'.join(ORDINALS)})(?:\sone)?\b", re.IGNORECASE)
_EVERY = lazy_pattern(
    r"\b(?:all|everything|every one|each|both|across the board|the rest|the others|others|rest)\b", re.IGNORECASE
)
_STOP = lazy_pattern(r"[,;.!?]|\b(?:except|but|and|apart from)\b", re.IGNORECASE)
_SENTENCE_END = lazy_pattern(r"[;.!?]")
_BETWEEN = lazy_pattern(r"(?:[\s,&/+:]|\b(?:and|the|our|or|both|plus|as well as)\b)*", re.IGNORECASE)
_VALUE_NEXT = lazy_pattern(r"\s?[:=-]?\s?[-+]?\d")
"""A value right behind a word: then "form" in "phone 1 form 3" is what is rated and not what is counted."""
_FOR = lazy_pattern(r"\s?(?:stars?|points?|★)*\s?(?:for|on|at|to|with|goes to|=)\s(?:the\s|our\s)?", re.IGNORECASE)
_BARE = lazy_pattern(
    r"[\W_]*(?:\b(?:a|it's|it|is|i'd|say|give|would|them|that|about|around|roughly|just|solid|i|think|maybe|probably|definitely|um+|uh+|hm+|well|so|like|stars?|points?)\b[\W_]*)*",
    re.IGNORECASE,
)
_NOT = lazy_pattern(
    r"(?:\b(?:not|never|hardly)|n't)\s(?:(?:so|very|that|too|really|exactly|all that|particularly)\s)?(?:an?\s)?$",
    re.IGNORECASE,
)
_NUMBER_IS = lazy_pattern(
    rf"(?:^|(?<=[;,(.]\s)|(?<=\sand\s)|(?<=\sbut\s))#?(\d{{1,2}})(?=\s(?:is|was|are)\s(?:an?\s|the\s|just\s|only\s|more\s){{0,3}}(?:{'|'.join([*FIVE_STEPS.values(), *THREE_STEPS.values()])})\b)",
    re.IGNORECASE,
)
"""An item by its number where a word tells how it is: "1 is bad, 2 is a nuisance"."""


_BUT = r"\b(?:except(?:ing)?(?:\sfor)?|apart\sfrom|other\sthan|aside\sfrom|besides|but(?:\s(?:not|for))?|not)\s"
_EXCEPTS = lazy_pattern(_BUT, re.IGNORECASE)
_EXCEPT = lazy_pattern(rf"{_BUT}(?:(?:the|our|my|maybe)\s)*$", re.IGNORECASE)
"""What stands before those that "all" does not mean."""
_FIGURE = rf"\d(?:\s?(?:/|out of)\s?\d)?|{'|'.join(NUMBER_WORDS)}"
_STEPS = rf"{_FIGURE}|{'|'.join([*FIVE_STEPS.values(), *THREE_STEPS.values()])}"
_THEN = r"last\s(?:year|month|week|quarter|summer|winter|time)|back\sthen|a\s(?:year|while)\sago|previously|in\sthe\spast|originally|initially"
_FORMER = lazy_pattern(
    rf"\b(?:used\sto\sbe|(?:was|were)\s(?:once|originally|initially|previously|always)|once\s(?:was|were)|(?:{_THEN}),?(?:\s(?:it|they|that|this)(?:\s(?:was|were)|'d\sbeen))?)\s"
    rf"(?:(?:an?|about|around|at|only|just|like|really|very|quite|so|the)\s){{0,3}}(?P<after>{_STEPS})\b|"
    rf"\b(?P<before>{_FIGURE}),?\s(?:{_THEN})\b(?=\s?(?:[,;.!?)]|$)|\s(?:but|and\snow|now)\b)|\b(?P<once>{_FIGURE})(?=,?\s(?:(?:but|and|then)\s)?(?:(?:it's|its|it\sis|is)\s)?now\s(?:(?:it's|is|an?|more\slike)\s){{0,2}}(?:{_STEPS})\b)",
    re.IGNORECASE,
)
"""What something was before, and is no more: "used to be 2", "2 last year", "was 2 but now 4"."""


class Rated(NamedTuple):
    """The values read, by item id, and whether everything that was typed could be made sense of.

    ``felt`` are the words behind those of the values that no number and no word of the scale gave, but a bad feeling
    ("a nightmare"); ``positive`` the words that sound good but give no value: those items should be asked about.
    """

    values: dict[str, int]
    complete: bool
    felt: Mapping[str, str] = MappingProxyType({})
    positive: Mapping[str, str] = MappingProxyType({})


class _Value(NamedTuple):
    """A value in the text; None if it is off the scale."""

    start: int
    end: int
    value: int | None


def read_ratings(reply: str, items: Sequence[Named], low: int, high: int) -> Rated:
    """Read whole numbers from ``low`` to ``high`` for items: by name, by number, in order, or "all 4".

    With a signed number the scale of five steps is -2 to +2. Values off the scale are left out, and so is what
    could be meant in two ways ("3-4", two numbers for three items). What the words of the scale do not say is read
    from the feeling on the scale of five steps, if it is a bad one; numbers go before words.
    """
    typed = "; ".join(line for part in reply[:_LONGEST].splitlines() if (line := one_line(part)))
    if not items:
        return Rated({}, False)
    text = _unambiguous(typed)
    places = mentions(text, items, typos=True)
    text = without_asides(text, items, places, nouns=high - low == 4)
    excepted = _excepted(text, places, low, high)
    text = _without(text, excepted)
    left_out, ends = {one.id for one in excepted}, {one.end for one in excepted}
    parts = [place for place in places if place.end not in ends]
    rated, values = _on_scale(text, items, parts, low, high, left_out)
    return _with_feelings(rated, values, places, text, typed, items, low) if high - low == 4 and not left_out else rated


def _excepted(text: str, places: Sequence[Mention], low: int, high: int) -> list[Mention]:
    """Where the items are that "all" leaves out and that have no value of their own, with the words before them:
    "all good except the phone", "apart from the phone everything is fine"."""
    if not (_EVERY.search(text) and _EXCEPTS.search(text)):
        return []
    bare = _without(text, places)
    starts = [one.start for one in _values(bare, places, low, high)]
    found: list[Mention] = []
    for begin, end in _sentences(text):
        every = [match.start() + begin for match in _EVERY.finditer(bare[begin:end])]
        if every:
            here = [place for place in places if begin <= place.start < end]
            found += _left_out(text, here, [at for at in starts if begin <= at < end], every)
    return found


def _left_out(text: str, places: Sequence[Mention], values: Sequence[int], every: Sequence[int]) -> list[Mention]:
    """The items of one sentence that "all" (at ``every``) leaves out; ``values`` are where the values begin."""
    found: list[Mention] = []
    at = 0
    while at < len(places):
        first = places[at]
        cue = _EXCEPT.search(text, max(0, first.start - 40), first.start)
        chain = [first]
        at += 1
        if not cue:
            continue
        told = any(value < cue.start() for value in values)
        while at < len(places) and _BETWEEN.fullmatch(between := text[chain[-1].end : places[at].start]):
            if "," in between and told and any(value > places[at].start for value in values):
                break
            chain.append(places[at])
            at += 1
        after = places[at].start if at < len(places) else len(text)
        own = [value for value in values if chain[-1].end <= value < after]
        if own and (told or any(one > own[0] for one in every)):
            continue
        starts = [cue.start(), *(one.end for one in chain)]
        found += [Mention(start, one.end, one.id) for start, one in zip(starts, chain, strict=False)]
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends."""
    stops = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return list(pairwise(stops))


def _on_scale(
    text: str, items: Sequence[Named], parts: Sequence[Mention], low: int, high: int, excepted: Collection[str]
) -> tuple[Rated, list[_Value]]:
    """What numbers and the words of the scale say, and where they stand; "all" leaves out those ``excepted``."""
    named = [*whole_mentions(text, items), *_numbered(text, items)]
    whole = {one.start for one in named}
    named += [one for one in parts if one.start not in whole and _VALUE_NEXT.match(text, one.end)]
    values = _numbers_first(_values(_without(text, named), parts, low, high), parts, text)
    if not values:
        return Rated({}, False), values
    places = sorted([*named, *mentions(_without(text, [*named, *values]), items, typos=True)])
    places = places or _ordinals(text, items)
    every = [match for match in _EVERY.finditer(_without(text, places)) if _means_all(match, items, places, text)]
    if not places and not every:
        rated = _in_order(values, items, text)
    else:
        rated = _paired(places, values, text)
        rest = _for_all(every, values, places, text)
        rated = {item.id: rest for item in items if rest is not None and item.id not in excepted} | rated
    clear = all(one.value is not None for one in values) and all(place.id in rated for place in places)
    return Rated(rated, clear and bool(rated) and all(item in rated for item in excepted)), values


def _with_feelings(
    rated: Rated,
    values: Sequence[_Value],
    places: Sequence[Mention],
    text: str,
    typed: str,
    items: Sequence[Named],
    low: int,
) -> Rated:
    """The ratings with those that only the feeling in the words about an item gives away."""
    whole = not values and not places and (len(items) == 1 or bool(_EVERY.search(text)))
    spans = (
        {item.id: (0, len(text)) for item in items}
        if whole
        else clauses_about(text, places, [one.start for one in values])
    )
    found = felt_about(
        _without(text, places), typed, {item: span for item, span in spans.items() if item not in rated.values}
    )
    bad = {item: one for item, one in found.items() if one.prefill}
    positive = {item: one.words for item, one in found.items() if one.score > 0}
    if not bad and not positive:
        return rated
    known = rated.values | {item: low + 2 + one.score for item, one in bad.items()}
    on_scale = all(one.value is not None for one in values)
    complete = on_scale and not positive and all(place.id in known for place in places)
    return Rated(known, complete, {item: one.words for item, one in bad.items()}, positive)


def _unambiguous(text: str) -> str:
    """The text with "5/5/3" as a list, and blanks over what could be meant in two ways."""
    text = _LISTED.sub(lambda match: re.sub(r"[/-]", ",", match.group()), straight(text).replace("−", "-"))
    text = _UNCLEAR.sub(lambda match: "§" * len(match.group()), text)
    return _FORMER.sub(_without_value, text)


def _without_value(match: re.Match[str]) -> str:
    """What was said of earlier times with blanks over its value."""
    start, end = match.span(match.lastgroup or 0)
    said = match.group()
    return said[: start - match.start()] + "§" * (end - start) + said[end - match.start() :]


def _without(text: str, spans: Sequence[Mention | _Value]) -> str:
    blanked = list(text)
    for one in spans:
        blanked[one.start : one.end] = "\x00" * (one.end - one.start)
    return "".join(blanked)


def _numbered(text: str, items: Sequence[Named]) -> list[Mention]:
    """Items by their number: "2: 5", "1) 4 2) 3"."""
    found = [*_NUMBERED.finditer(text), *_NUMBER_IS.finditer(text)]
    return [
        Mention(match.start(1), match.end(1), items[int(match[1]) - 1].id)
        for match in found
        if 0 < int(match[1]) <= len(items)
    ]


def _ordinals(text: str, items: Sequence[Named]) -> list[Mention]:
    return [
        Mention(*match.span(), items[place - 1].id)
        for match in _ORDINAL.finditer(text)
        if (place := ORDINALS[match[1].lower()]) <= len(items)
    ]


def _values(text: str, places: Sequence[Mention], low: int, high: int) -> list[_Value]:
    """The values in a text, in order: numbers, and words in those parts that have no number."""
    numbers = _numbers(text, low, high)
    stops = sorted([0, *(match.end() for match in _STOP.finditer(text)), *(place.start for place in places), len(text)])
    taken = {_part(one.start, stops) for one in numbers}
    scale = FIVE_STEPS if high - low == 4 else THREE_STEPS
    told = [one for one in _words(text, scale, low, high) if _part(one.start, stops) not in taken]
    return sorted([*numbers, *told], key=lambda one: one.start)


def _numbers_first(values: list[_Value], places: Sequence[Mention], text: str) -> list[_Value]:
    """The values but for words that are followed by a number for the same thing: "crew smelly, so 2"."""
    starts = [place.start for place in places]
    last_number: dict[int, _Value] = {}
    kept: list[_Value] = []
    for one in reversed(values):
        thing = bisect_right(starts, one.start)
        is_number = bool(_NUMBER.fullmatch(text[one.start : one.end]))
        if is_number:
            last_number[thing] = one
        number = last_number.get(thing)
        if is_number or not thing or number is None or not _sums_up(number, places, text):
            kept.append(one)
    return kept[::-1]


def _sums_up(number: _Value, places: Sequence[Mention], text: str) -> bool:
    """Whether a number belongs to what was said before it and not to the name behind it ("bad, 2 for google")."""
    at = bisect_left(places, number.end, key=lambda place: place.start)
    behind = places[at] if at < len(places) else None
    named = behind and re.fullmatch(rf"{_FOR.pattern}|\s?(?:the\s)?", text[number.end : behind.start], re.IGNORECASE)
    return not named


def _part(at: int, stops: Sequence[int]) -> int:
    """Which part between stops a place lies in."""
    return bisect_right(stops, at)


def _numbers(text: str, low: int, high: int) -> list[_Value]:
    found = [match for match in _NUMBER.finditer(text) if not _is_pronoun(match, text)]
    signs = [match for match in found if match["sign"] and int(match["value"]) <= 2]
    signed = high - low == 4 and bool(signs) and all(_plain(match) <= 2 for match in found)
    values: list[_Value] = []
    for match in found:
        number = _plain(match)
        if signed:
            number = (-number if match["sign"] == "-" else number) + low + 2
        on_scale = low <= number <= high and (match["of"] is None or int(match["of"]) == high)
        values.append(_Value(*match.span(), number if on_scale else None))
    return values


def _plain(match: re.Match[str]) -> int:
    word = match["value"].lower()
    return NUMBER_WORDS.get(word) or int(word)


def _is_pronoun(match: re.Match[str], text: str) -> bool:
    """Whether "one" is no number: "no one answers", "the one on google"."""
    if match["value"].lower() != "one":
        return False
    before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 6]
    return bool(_PRONOUN_BEFORE.search(before) or re.match(r"\s(?:of|who|that|is|on|has)\b", after))


def _words(text: str, scale: Mapping[int, str], low: int, high: int) -> list[_Value]:
    """Words that stand for values, without overlaps, the longest first; a "not" before one turns it round."""
    found: list[_Value] = []
    for value, pattern in scale.items():
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            turned = _NOT.search(text[max(0, match.start() - 20) : match.start()])
            found.append(_Value(*match.span(), TURNED[high - low + 1][value] if turned else value))
    taken = bytearray(len(text))
    kept: list[_Value] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return kept


def _in_order(values: Sequence[_Value], items: Sequence[Named], text: str) -> dict[str, int]:
    """Values without names: one for each in order, or a bare word for all; a lone number may be for any of them."""
    values = _one_a_sentence(values, items, text)
    if len(values) == len(items):
        pairs = zip(items, values, strict=True)
        return {item.id: one.value for item, one in pairs if one.value is not None}
    only = values[0]
    if _NUMBER.fullmatch(text[only.start : only.end]):
        return {}
    if len(values) == 1 and only.value is not None and _BARE.fullmatch(text[: only.start] + " " + text[only.end :]):
        return {item.id: only.value for item in items}
    return {}


def _one_a_sentence(values: Sequence[_Value], items: Sequence[Named], text: str) -> Sequence[_Value]:
    """One value for each item where each sentence says the same twice ("very bad, they leave over it")."""
    stops = [match.end() for match in _SENTENCE_END.finditer(text)]
    said: dict[int, list[_Value]] = {}
    for one in values:
        said.setdefault(_part(one.start, stops), []).append(one)
    alike = all(len({one.value for one in group}) == 1 for group in said.values())
    return [group[0] for group in said.values()] if alike and len(said) == len(items) else values


def _paired(places: Sequence[Mention], values: Sequence[_Value], text: str) -> dict[str, int]:
    """Pair names and values: "4 for phone and website", "2 google, 5 phone", "phone and website 4"."""
    rated, free = _values_for(places, values, text)
    left = [place for place in places if place.id not in rated]
    if left and free and free[0].start < left[0].start and _alternate(free, left, text):
        pairs = zip(left, free, strict=True)
        return rated | {place.id: one.value for place, one in pairs if one.value is not None}
    waiting: list[Mention] = []
    for number, place in enumerate(left):
        if waiting and not _BETWEEN.fullmatch(text[waiting[-1].end : place.start]):
            waiting = []
        waiting.append(place)
        following = left[number + 1].start if number + 1 < len(left) else len(text) + 1
        mine = _first_between(free, place.end, following)
        if mine:
            for item in waiting:
                if mine.value is not None:
                    rated.setdefault(item.id, mine.value)
            waiting = []
    return rated


def _values_for(places: Sequence[Mention], values: Sequence[_Value], text: str) -> tuple[dict[str, int], list[_Value]]:
    """What is told as "4 for google, website and phone", and the values that are left."""
    rated: dict[str, int] = {}
    free: list[_Value] = []
    valued = _with_own(places, values, text)
    starts = [place.start for place in places]
    for one in values:
        behind = places[bisect_left(starts, one.end) :]
        if not behind or not _FOR.fullmatch(text[one.end : behind[0].start]):
            free.append(one)
            continue
        end = behind[0].start
        for place in behind:
            if place is not behind[0] and (place in valued or not _BETWEEN.fullmatch(text[end : place.start])):
                break
            end = place.end
            if one.value is not None:
                rated.setdefault(place.id, one.value)
    return rated, free


def _with_own(places: Sequence[Mention], values: Sequence[_Value], text: str) -> set[Mention]:
    """The places with a value of their own behind them: "5 for google, flyer 2"."""
    found: set[Mention] = set()
    for place, after in zip(places, [*places[1:], None], strict=False):
        end = after.start if after else len(text)
        mine = _first_between(values, place.end, end)
        if mine and not (after and _FOR.fullmatch(text[mine.end : after.start])):
            found.add(place)
    return found


def _first_between(values: Sequence[_Value], start: int, end: int) -> _Value | None:
    """The first of some values in order that begins between two places in the text."""
    at = bisect_left(values, start, key=lambda one: one.start)
    return values[at] if at < len(values) and values[at].start < end else None


def _alternate(values: Sequence[_Value], places: Sequence[Mention], text: str) -> bool:
    """Whether each value stands right before its name: "2 google, 5 phone"."""
    return len(values) == len(places) and all(
        one.end <= place.start and re.fullmatch(r"\s?(?:=|:|-)?\s?(?:the\s)?", text[one.end : place.start])
        for one, place in zip(values, places, strict=True)
    )


def _means_all(match: re.Match[str], items: Sequence[Named], places: Sequence[Mention], text: str) -> bool:
    """Whether "both" or "each" means all the items, and not just the two named before it."""
    word = match.group().lower()
    if word == "both":
        return len(items) == 2
    behind = [place for place in places if place.end <= match.start()]
    return word != "each" or not (behind and _BETWEEN.fullmatch(text[behind[-1].end : match.start()]))


def _for_all(
    every: Sequence[re.Match[str]], values: Sequence[_Value], places: Sequence[Mention], text: str
) -> int | None:
    """The value told of all (or the rest): the one in the same part of the sentence, or the only one there is."""
    stops = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
    for match in every:
        near = [one for one in values if _part(one.start, stops) == _part(match.start(), stops)]
        if near:
            return near[0].value
    return values[0].value if every and len(values) == 1 and not places else None
