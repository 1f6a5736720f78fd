"""Reads touchpoints and stages that are told with remarks: "our website (a bit dated), then they ring us and nobody picks up".

Explicit lists are split as ``lists.split_names`` splits them. In each item the name, which goes on the map, is told
from what is said about it; both are spans of what was typed. Where one item may be two it is kept whole and marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import channel_of
from mapcoach.interview.replies.lists import beginning, split_names
from mapcoach.interview.replies.places import goes_on, is_state, names_no_place, places_in, without_clause
from mapcoach.interview.replies.signals.interruptions import aside_only
from mapcoach.interview.replies.text import normal, one_line, straight
from mapcoach.interview.replies.verdicts import is_bare_verdict, is_trouble, is_verdict

Doubt = Literal["", "compound", "long"]

LONGEST_NAME = 6
"""In words: longer names are hard to read on a map, and are marked."""

_LONGEST_ITEM = 300
_MOST_ITEMS = 60


class Mentioned(NamedTuple):
    """A touchpoint or stage as it was mentioned: its name, what was said about it ("" if nothing), and a doubt:
    ``compound`` if the name may hold two things, ``long`` if it is too long for a map."""

    name: str
    remark: str = ""
    doubt: Doubt = ""


_TOLD = lazy_pattern(
    r"\b(?:they|she|he|people|customers?|clients?|some|others|most|many|everyone|everybody|folks|guests|patients|visitors|parents)"
    r"(?:\s(?:of them|will|would|can|might|may|just|also|then|first|usually|often|mostly|mainly|always|sometimes|normally|typically|either|probably|only|even|all))*\s[a-z]{2,}",
    re.IGNORECASE,
)
"""A subject and a verb: the reply tells what people do."""

_ADVERBS = r"(?:(?:and|then|first|next|also|just|only|usually|often|mostly|mainly|always|sometimes|normally|typically|probably|eventually|hopefully|finally|maybe|later|some|others|people|customers|clients|they|she|he|will|would|might|may|can)\s)*"
_ARTICLE = r"(?:(?:the|our|an?|my|your|their|her|his|some|one of our)\s)?"
_HEARING = lazy_pattern(
    rf"{_ADVERBS}(?:sees?|saw|finds?|found|hears?|heard|spots?|discovers?|comes? across|notices?|gets? to know|knows?)\s(?:(?:of|about|out about)\s)?(?:us|me|it|the (?:shop|business|clinic|place))\s"
    rf"(?:first\s|mostly\s|usually\s)?(?:on|in|at|via|through|from|by|thanks to)\s{_ARTICLE}(?P<name>\S.*)",
    re.IGNORECASE,
)
_USING = lazy_pattern(
    rf"{_ADVERBS}(?:(?:go|goes|heads?|comes?|looks?|clicks?|lands?|gets?|turns?|moves?|walks?|pops?)\s(?:back\s|over\s)?(?:to|on|onto|at|through|into|in)|looks?|checks?(?: out)?|visits?|browses?|uses?|opens?|"
    rf"fills? (?:in|out)|reads?|tries|try|downloads?|gets?|receives?|sends? (?:us |me )?|writes? (?:us |me )?)\s{_ARTICLE}(?P<name>\S.*)",
    re.IGNORECASE,
)
_START = lazy_pattern(
    rf"(?:just|only|mainly)\s(?:the|our|an?)\s|(?:(?:so|well|and|then)\s)?(?:(?:mostly|mainly|usually|really|first)\s(?:it['’]?s|its)|it['’]s|its(?=\s(?:the|an?|our|my|time)\s)|there['’]?s|there is)\s(?:mostly\s)?(?:(?:the|our|an?)\s)?(?=\w)|{_ADVERBS}(?:(?:(?:it|that|this|she|he|they) )?(?:all )?(?:starts?|begins?)\s(?:off\s)?(?:by|with|when (?:they|she|he))\s|(?:and\s)?(?:hopefully|eventually|maybe|usually|ideally|probably|finally)\s(?:(?:they|she|he)\s)?)(?=\w)",
    re.IGNORECASE,
)
_TAIL = lazy_pattern(
    r"\s(?:mostly|mainly|sometimes|usually|often|first|too|as well|of course|obviously|really|occasionally|i guess|now and then|these days|for example|maybe|probably|normally|u+m+|u+h+|e+rm?|h+m+|you know|as always|basically|honestly|naturally|clearly|definitely|as i said|like i said)$",
    re.IGNORECASE,
)

_BRACKETED = lazy_pattern(r"(?P<name>[^()]*[^()\s])\s?\((?P<remark>[^()]+)\)?")
_LABELLED = lazy_pattern(r"(?P<name>[^:]{2,60}?)\s?(?::(?!\d)|\s[-–—])\s(?P<remark>\S.*)")
_JOINED = lazy_pattern(
    r"(?P<name>\S.{0,80}?),?\s(?:(?P<but>but|although|though|even though|except)|which|who|where|that|only|because|cos|whose)\s(?P<remark>\S.*)",
    re.IGNORECASE,
)
_AND = lazy_pattern(
    r"(?P<name>\S.{0,80}?)(?:,?\s(?:and|&)|,)\s(?:then\s)?(?P<remark>(?:nobody|no[- ]?one|it|it['’]?s|its|they (?:love|hate|can['’]?t|never|don['’]?t)|s?he (?:loves|hates|can['’]?t)|that|there|we|you|nothing|half|most|the \w+ (?:is|are))\b.*)",
    re.IGNORECASE,
)
_COPULA = lazy_pattern(
    r"(?P<name>\S.{0,50}?)\s(?:(?:is|are|was|were|gets?|looks?|feels?|seems?)\s(?P<remark>\S.*)|(?P<not>(?:isn|aren|doesn|don|can|won)['’]?t\s.*|never\s.*))",
    re.IGNORECASE,
)
_LEAD_IN = lazy_pattern(
    r"(?:and\s)?(?:but|although|though|even though|because|cos|so|which|where|who|that)\s", re.IGNORECASE
)
_IS = lazy_pattern(r"(?:(?:which|that|who)\s)?(?:is|are|was|were)\s(?=\S)", re.IGNORECASE)
_ASIDE = lazy_pattern(
    r"(?:and\s)?(?:but|although|though|even though|which|where|who|because|so|it|it['’]?s|its|they['’]re|that['’]?s|nobody|no[- ]?one|there['’]?s|(?:(?:s?he|they)\s)?(?:loves?|hates?|likes?|never|can['’]?t|don['’]?t))\b",
    re.IGNORECASE,
)
"""How an item starts that only says something about the one before it."""

_WHO_JUST = lazy_pattern(
    r"^(?:(?:people|some|others|customers|clients|many|they|s?he)\s(?!of\b))?(?:(?:just|simply|also|usually|mostly|often|sometimes)\s)*(?=\w{3})",
    re.IGNORECASE,
)
_WE_GET_THEM = lazy_pattern(
    r"^(?:(?:well|so|um+|uh+|i'd say|i think)[,\s]+)*(?:we|i) get (?:[\w']+\s){0,5}?(?:from|through|via|off)\s(?=\w)",
    re.IGNORECASE,
)
"""What people say before they list where their customers come from."""
_SENTENCE = lazy_pattern(r"(?:it|they|s?he|we|you|nobody|no[- ]?one|i|people|there)(?:['’]\w+)?\s\w+", re.IGNORECASE)
_IT_DOES = lazy_pattern(r"(?:it|they)(?:['’](?:s|re|ll|d))?\s\w+(?:\s|$)", re.IGNORECASE)
_CLAUSE = lazy_pattern(r"\s(?:that|which|who|when|where|because|so that|before|after|until|if|while)\s", re.IGNORECASE)
_COMPOUND = lazy_pattern(r"\s(?:and|or|then|&|plus)\s\S", re.IGNORECASE)


def read_touchpoints(reply: str, known: Sequence[str] = ()) -> list[Mentioned]:
    """The touchpoints that a reply names, each with what it says about it. ``known`` are names that may be meant.

    What people do ("go to the website") is shortened to the place where they do it only if the reply tells a story.
    """
    listed = _WE_GET_THEM.match(straight(reply))
    reply = reply[listed.end() :] if listed else reply
    return _read(reply, known, bool(_TOLD.search(straight(one_line(reply[:2000])))), True)


def read_stages(reply: str, known: Sequence[str] = ()) -> list[Mentioned]:
    """The stages that a reply names, told as a list or as a story, each with what it says about it."""
    return _read(reply, known, told=False, places=False)


def _read(reply: str, known: Sequence[str], told: bool, places: bool) -> list[Mentioned]:
    found: list[Mentioned] = []
    if aside_only(reply):
        return []
    reply = beginning(reply)
    whole, names = one_line(reply), {normal(one) for one in known}
    retold = -1
    for number, item in enumerate(_split(reply, known, names, places)):
        if number >= _MOST_ITEMS or len(item) > _LONGEST_ITEM:
            found.append(Mentioned(item, doubt="long" if len(item) > _LONGEST_ITEM else ""))
        elif places and names_no_place(item):
            continue
        elif places and (place := _told_again(item, found)) is not None:
            one, retold = found[place], place
            found[place] = one._replace(remark=_with(one.remark, item[len(one.name) + 1 :], whole))
        elif retold == len(found) - 1 >= 0 and goes_on(item):
            found[-1] = found[-1]._replace(remark=_with(found[-1].remark, item, whole))
        elif found and _is_aside(item, places):
            found[-1] = found[-1]._replace(remark=_with(found[-1].remark, _remark(item), whole))
        else:
            found.append(_mentioned(item, told, names, places))
    return _unique(found)


def _split(reply: str, known: Sequence[str], names: set[str], places: bool) -> Iterator[str]:
    """The items of a list; those of places also where they are joined by "and" only."""
    for item in split_names(reply, tuple(known), alternatives=places):
        yield from places_in(item) if places and normal(item) not in names else [item]


def _is_aside(item: str, after_place: bool) -> bool:
    """Whether an item of a list only says something about the one before it; "slow" alone does so after a place."""
    relative = re.match(
        r"(?:and\s)?(?:which|where|who|that(?=\s(?:they|s?he|we|you|i)\b)|but(?=\s(?:it|they)\b))\s",
        item,
        re.IGNORECASE,
    )
    return (
        bool(relative)
        or (bool(_ASIDE.match(item)) and is_verdict(item))
        or (after_place and is_trouble(item) and (is_bare_verdict(item) or is_state(item)))
    )


_NEEDS = lazy_pattern(
    r"\s(?:(?:only|always|often|just)\s)?(?:needs?|is|are|takes?|never|can['’]?t|won['’]?t|doesn['’]?t|isn['’]?t|keeps?|has|gets?|goes|burns|falls|breaks|sticks|jams)\s",
    re.IGNORECASE,
)
"""How the words behind a name start that tell what is the matter with it."""


def _told_again(item: str, found: Sequence[Mentioned]) -> int | None:
    """Where the place stands that an item names again, to tell a trouble with it ("… and on the invoice cleaning gets added")."""
    for number, one in enumerate(found):
        again = one.name and item.casefold().startswith(f"{one.name.casefold()} ")
        long = len(item.split()) > LONGEST_NAME - 1 or _NEEDS.match(item[len(one.name) :])
        if again and len(item) < _LONGEST_ITEM and long and is_trouble(item):
            return number
    return None


def _with(first: str, second: str, whole: str) -> str:
    """Two remarks as one, as typed between them; the first alone if they do not stand together."""
    start, end = whole.find(first), whole.find(second)
    return whole[start : end + len(second)] if first and 0 <= start < end else first or second


def _remark(text: str) -> str:
    """A remark without the word that joins it on, if what stays says the same."""
    bare = text[match.end() :] if (match := _LEAD_IN.match(text)) else text
    short = bare[match.end() :] if (match := _IS.match(bare)) else bare
    plain = bare if re.match(r"but\s(?:it|they)\b", text, re.IGNORECASE) else text
    return next((one for one in (short, bare) if is_verdict(one)), plain)


def _mentioned(item: str, told: bool, known: set[str], places: bool) -> Mentioned:
    if normal(item) in known:
        return Mentioned(item)
    name, remark = _parted(item)
    if places:
        name, rest = without_clause(name)
        remark = remark or rest
    name = _named(name, told)
    short = _first_clause(name) if len(name.split()) > LONGEST_NAME else name
    return Mentioned(short, remark or name[len(short) :].strip(" ,"), _doubt(short))


def _parted(item: str) -> tuple[str, str]:
    """The name and the remark of an item; the remark is "" unless it plainly is one."""
    for pattern in (_BRACKETED, _LABELLED, _JOINED, _AND):
        match = pattern.fullmatch(item)
        if match and _is_name(match["name"]) and (is_verdict(match["remark"]) or _is_told(match)):
            return match["name"].rstrip(" ,"), _remark(match["remark"].rstrip(" .!"))
    match = _COPULA.fullmatch(item)
    if match and _is_name(match["name"]):
        remark = match["not"] or match["remark"]
        if (
            is_bare_verdict(remark)
            or (match["not"] and is_trouble(remark))
            or (is_verdict(remark) and len(remark) < 60)
        ):
            return match["name"], remark
    return _judged_last(item)


def _is_told(match: re.Match[str]) -> bool:
    """Whether brackets, or the words behind "but", hold a whole clause, which belongs to no name."""
    if match.re.pattern == _JOINED.pattern:
        return bool(match["but"] and _IT_DOES.match(match["remark"]))
    return match.re.pattern == _BRACKETED.pattern and bool(_SENTENCE.match(match["remark"]))


def _judged_last(item: str) -> tuple[str, str]:
    """The parts of "phone always busy": a channel, and then nothing but a judgement."""
    words = item.split()
    for place in range(1, min(len(words), 4)):
        name, rest = " ".join(words[:place]), " ".join(words[place:])
        if channel_of(name) and not channel_of(rest) and is_bare_verdict(rest):
            return name, rest
    return item, ""


def _is_name(text: str) -> bool:
    return len(text.split()) <= LONGEST_NAME + 2 and not is_bare_verdict(text)


def _named(name: str, told: bool) -> str:
    """A name without the words around it, and in a story about places the place."""
    start = _START.match(name)
    short = name[start.end() :] if start and len(name) > start.end() else name
    while len(cut := _TAIL.sub("", short)) < len(short) and cut.strip():
        short = cut
    if told:
        short = _WHO_JUST.sub("", short)
    place = _place(short) if told else ""
    return (place or short).strip(" ,;:?") or name


def _first_clause(name: str) -> str:
    """A long name up to where it starts to explain itself ("… that we send after the call")."""
    for cut in _CLAUSE.finditer(name):
        before = name[: cut.start()].rstrip(" ,")
        if before and not re.search(
            r"(?:^|\s)(?:and|or|but|then|know|see|asks?|check|wonders?)$", before, re.IGNORECASE
        ):
            return before
    return name


def _place(name: str) -> str:
    """The place in "see us on facebook" or "go to the website"; "" where none is named for sure."""
    if match := _HEARING.fullmatch(name):
        return _noun(match["name"], 5)
    match = _USING.fullmatch(name)
    noun = _noun(match["name"], 4) if match else ""
    return noun if channel_of(noun) else ""


def _noun(text: str, most: int) -> str:
    """The noun phrase that a text starts with, if it is a short one."""
    head = re.split(
        r"\s(?:and|or|to|for|that|which|who|where|when|because|but|first|then|with|looking)\b", text, maxsplit=1
    )[0]
    head = _TAIL.sub("", head.strip(" ,.;"))
    return head if 0 < len(head.split()) <= most else ""


def _doubt(name: str) -> Doubt:
    if len(name.split()) > 3 and _COMPOUND.search(name):
        return "compound"
    return "long" if len(name.split()) > LONGEST_NAME else ""


def _unique(found: Sequence[Mentioned]) -> list[Mentioned]:
    """Each name once; a remark is not lost with a name that comes again."""
    kept: dict[str, Mentioned] = {}
    for one in found:
        key = normal(one.name) or one.name
        before = kept.get(key)
        kept[key] = before._replace(remark=before.remark or one.remark) if before else one
    return list(kept.values())
