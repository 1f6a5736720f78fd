"""Reads one text for each of several items: "website: Ben, phone: front desk", or one a line in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.lists import beginning, split_lines, unnumbered
from mapcoach.interview.replies.matching import Mention, Named, best, mentions
from mapcoach.interview.replies.text import one_line, trimmed, unquoted

_LABEL = lazy_pattern(
    r"(?:(?P<name>[^:=]{1,80}?)\s?(?::|=|\s[-–—](?=\s)|->|→)|#?(?P<number>\d{1,2})[.)])\s?(?P<value>\S.*)", re.DOTALL
)
_FOR_ALL = (
    lazy_pattern(r"(?:it's )?(?:all|both|each|everything|all of (?:them|these)|same for all)(?:\s?[:=,-]\s?|\s(?:are |is )?(?:by|via|on|with|at|in|over)\s|\sof them\s?[:=,-]?\s?)(?P<value>\S.*)", re.IGNORECASE),
    lazy_pattern(r"both\s(?P<value>\S.*)", re.IGNORECASE),
    lazy_pattern(r"(?P<value>\S.*?)\s(?:for|does|looks after|owns|handles)\s(?:all|both|each|everything)(?:\sof\s(?:them|these))?", re.IGNORECASE),
)  # fmt: skip
_BEFORE_NAME = lazy_pattern(
    r"(?:\s(?:for|does|do|handles?|looks after|takes care of|owns|runs|has|on|at|is|the|our|a|by))+$", re.IGNORECASE
)
_AFTER_NAME = lazy_pattern(r"^(?:is|are|by|via|at|in|with|goes to|:|-|–|=|\s)+\b", re.IGNORECASE)
_AND = lazy_pattern(r"\s(?:and|&)\s", re.IGNORECASE)
_OTHER_LABEL = lazy_pattern(r"[-*•–—]?\s?[^\s:=]+(?:\s[^\s:=]+){0,3}\s?[:=]\s")
_NUMBERS_ONLY = lazy_pattern(r"(?:#?\d{1,3}|[\s,;&+.]|and)+", re.IGNORECASE)
"""Nobody and no place is called "2" or "3 and 5"; such a reply means the things by their numbers."""
_LONGEST_SHORT = 300


class _Part(NamedTuple):
    """A part of the reply: where it starts and ends on one line, and its words."""

    start: int
    end: int
    text: str


def read_pairs(
    reply: str, items: Sequence[Named], short: bool, verbatim: bool = False, one_for_all: bool = True
) -> dict[str, str] | None:
    """The text for each item, by id; None if it cannot be told which is meant for which.

    ``short`` says that the texts are names or words (an owner, a channel), so that commas part them and one
    text without a name may be meant for all. ``verbatim`` keeps "I think" and the like, which belong to a quote.
    Without ``one_for_all`` each item needs its own text (a number is not that of all only because it stands alone).
    """
    reply = beginning(reply)
    found = _pairs(reply, items, short)
    if found and not one_for_all and len(found) > 1 and _stands_alone(reply):
        return None
    if found and short and one_for_all and any(_NUMBERS_ONLY.fullmatch(text) for text in found.values()):
        return None
    return found and {item: unquoted(text if verbatim else trimmed(text)) for item, text in found.items()}


def _pairs(reply: str, items: Sequence[Named], short: bool) -> dict[str, str] | None:
    if not items or not split_lines(reply):
        return None
    counted = split_lines(unnumbered(reply))
    if unnumbered(reply) != reply and 1 < len(counted) <= len(items):
        return {item.id: _value(text) for item, text in zip(items, counted, strict=False)}
    labelled = _labelled(reply, _parts(reply, short), items)
    if labelled:
        return labelled
    if len(items) == 1:
        return {items[0].id: _value(reply)}
    texts = [line for part in _parts(reply, short) for line in split_lines(part.text)]
    if short and len(texts) == 1 and len(pieces := _AND.split(texts[0])) == len(items):
        texts = pieces
    return _told(texts, items) if short else _in_order(reply, texts, items)


def _told(texts: Sequence[str], items: Sequence[Named]) -> dict[str, str] | None:
    """Short texts: named in each part, in order, or one for all."""
    if len(texts) == 1 and (for_all := _for_all(texts[0])):
        return {item.id: for_all for item in items}
    named = _named_in_each(texts, items)
    if named is not None:
        return named or None
    return _in_order("", texts, items) or ({item.id: _value(texts[0]) for item in items} if len(texts) == 1 else None)


def _in_order(reply: str, texts: Sequence[str], items: Sequence[Named]) -> dict[str, str] | None:
    """One text for each item in order, or a text that mentions the one item it is about."""
    if len(texts) == len(items):
        return {item.id: _value(text) for item, text in zip(items, texts, strict=True)}
    mentioned = {mention.id for mention in mentions(reply, items)} if reply else set()
    return {mentioned.pop(): _value(reply)} if len(mentioned) == 1 else None


def _stands_alone(reply: str) -> bool:
    """Whether a reply is one text that is not said to be for all."""
    parts = _parts(unnumbered(reply), short=True)
    return len(parts) == 1 and not _for_all(parts[0].text) and not _AND.search(parts[0].text)


def _for_all(text: str) -> str:
    """The value in "both by phone" or "Ana for all of them"; "" if it is not told so."""
    if len(text) > _LONGEST_SHORT:
        return ""
    found = (pattern.fullmatch(text) for pattern in _FOR_ALL)
    return next((_value(match["value"]) for match in found if match), "")


def _named_in_each(texts: Sequence[str], items: Sequence[Named]) -> dict[str, str] | None:
    """The values when parts name their items ("Ana does the quote, Ben the visit"); None if no part does.

    Nothing is read if only some do, or if two are named in one part: it cannot be told what goes where.
    """
    found = [mentions(text, items) for text in texts] if len(texts) <= len(items) else []
    if not any(found):
        return None
    pairs: dict[str, str] = {}
    for text, places in zip(texts, found, strict=True):
        value = _beside(text, places[0]) if len({place.id for place in places}) == 1 else ""
        if not value or places[0].id in pairs:
            return {}
        pairs[places[0].id] = value
    return pairs


def _beside(text: str, place: Mention) -> str:
    """What a part says besides the name: before it, or else after it."""
    before = _BEFORE_NAME.sub("", f" {text[: place.start].rstrip()}").strip()
    return _value(before or _AFTER_NAME.sub("", text[place.end :].strip()))


def _parts(reply: str, short: bool) -> list[_Part]:
    """The parts between lines, ``;`` and, in short texts, commas."""
    typed = one_line(reply)
    parts: list[_Part] = []
    at = 0
    for line in reply.splitlines():
        for piece in re.split(r"[,;]" if short else r";", line):
            text = one_line(piece)
            if text:
                start = typed.find(text, at)
                at = start + len(text)
                parts.append(_Part(start, at, text))
    return parts


def _labelled(reply: str, parts: Sequence[_Part], items: Sequence[Named]) -> dict[str, str]:
    """The parts that start with an item's name (or number) and a colon; a part without one goes on the last."""
    typed = one_line(reply)
    spans: dict[str, tuple[int, int]] = {}
    last, other = "", False
    for part in parts:
        label = _LABEL.fullmatch(re.sub(r"^[-*•–—]\s?", lambda bullet: " " * len(bullet.group()), part.text))
        item = _item(label["name"] or label["number"], items) if label else None
        if label and item:
            last, other = item.id, False
            spans[last] = (part.start + label.start("value"), part.end)
        elif label and last and _OTHER_LABEL.match(part.text):
            other = True  # what is told of something that was not asked about
        elif last:
            spans[last] = spans[last] if other else (spans[last][0], part.end)
        else:
            return {}
    return {item: _value(typed[start:end]) for item, (start, end) in spans.items()}


def _value(text: str) -> str:
    return one_line(text)


def _item(name: str, items: Sequence[Named]) -> Named | None:
    number = re.fullmatch(r"#?(\d{1,2})", name.strip())
    if number and 0 < int(number[1]) <= len(items):
        return items[int(number[1]) - 1]
    found = best(name, items)
    if found:
        return found
    mentioned = {mention.id for mention in mentions(name, items, typos=True)}
    return next((item for item in items if item.id in mentioned), None) if len(mentioned) == 1 else None
