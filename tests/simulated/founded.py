"""The structural check that nothing on a map was invented."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from mapcoach.interview.asking import Asked
from mapcoach.interview.session import Session
from mapcoach.journey import JourneyMap, walk
from mapcoach.journey.shape import (
    BUSINESS_KINDS,
    CUSTOMERS,
    EVIDENCE_KINDS,
    MAP_KINDS,
    ChoiceStatus,
)

CHANNELS = frozenset(
    "review_site search ads sms email social chat video_call phone app referral forum event print post website shop "
    "in_person third_party".split()
)
"""The names of channels: what ``channel`` may hold besides the person's own words."""
ENUMERATED: Mapping[str, frozenset[str]] = {
    "kind": frozenset((*MAP_KINDS, *EVIDENCE_KINDS)),
    "business_kind": frozenset(BUSINESS_KINDS),
    "customers": frozenset(CUSTOMERS),
    "status": frozenset(get_args(ChoiceStatus)),
    "channel": CHANNELS,
}
_JOINERS = re.compile(r"; |: | – |, |\n")
_DIGITS = re.compile(r"\d")


def normal(text: str) -> str:
    """Text without what may differ: spaces, case, quotes, invisible characters, marks at the ends."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(
        " " if one.isspace() else one for one in text if one.isspace() or unicodedata.category(one)[0] != "C"
    )
    text = re.sub(r"[\"“”„«»'’‘`]", "", text)
    return re.sub(r"\s+", " ", text).strip(" .,;:!?-–—")


def invented(session: Session, shown: Sequence[tuple[Asked, Sequence[str]]], never: Iterable[str] = ()) -> list[str]:
    """The values of a map that nothing accounts for, each with its path.

    ``shown`` are the questions as they were shown with the ids of the entries that came of the reply to each:
    an offer counts only for the entry of a reply to a question which showed it.
    """
    replies = {entry.id: entry.reply for entry in session.entries}
    typed = {one: normal(reply) for one, reply in replies.items()}
    live = {entry.id for entry in session.folded.live}
    offers = _offers(shown)
    faults = []
    for path, key, value in walk(session.map):
        entry = session.map.provenance.get(path, "")
        if path == "kind" and value == "current" and not entry:
            continue  # what a map is until somebody says otherwise
        if entry not in live:
            faults.append(f"{path} = {value!r}: its entry {entry!r} is not live")
            continue
        reply, offered = replies[entry], offers.get(entry, frozenset())
        if not _accounted_for(value, key[1].split(".")[-1], reply, typed.values(), offered):
            faults.append(f"{path} = {value!r}, from {reply!r}")
    return [*faults, *_never_said(session.map, never, typed.values())]


def _accounted_for(value: object, name: str, reply: str, typed: Iterable[str], offered: frozenset[str]) -> bool:
    if isinstance(value, str):
        return _said(value, name, typed, offered)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(value, name, reply)
    return bool(reply.strip())


def _offers(shown: Sequence[tuple[Asked, Sequence[str]]]) -> dict[str, frozenset[str]]:
    """What was offered to the reply that made each entry, by the entry's id."""
    by_question: dict[tuple[str, str], set[str]] = {}
    offers: dict[str, frozenset[str]] = {}
    for asked, entries in shown:
        seen = by_question.setdefault(asked.where, set())
        for option in asked.options:
            seen |= {normal(option.label), normal(option.value), *(normal(part) for part in option.value.split(" "))}
        seen |= {normal(item.name) for item in asked.items}
        for entry in entries:
            offers[entry] = frozenset(seen)
    return offers


def _said(value: str, name: str, typed: Iterable[str], offered: frozenset[str]) -> bool:
    if value in ENUMERATED.get(name, ()) or normal(value) in offered:
        return True
    replies = list(typed)
    if any(normal(value) in reply for reply in replies):
        return True
    parts = [normal(part) for part in _JOINERS.split(value)]
    if all(part in offered or any(part in reply for reply in replies) for part in parts):
        return True
    return any(_is_patched(normal(value), earlier, replies) for earlier in replies)


def _is_patched(value: str, earlier: str, replies: Sequence[str]) -> bool:
    """Whether a value is a part of an earlier reply in which one run of words was replaced by typed words."""
    new = value.split()
    for start in range(len(new)):
        for end in range(start + 1, min(len(new), start + 8) + 1):
            head, word, tail = " ".join(new[:start]), " ".join(new[start:end]), " ".join(new[end:])
            if len(head) + len(tail) < len(word) or not any(word in reply for reply in replies):
                continue
            if re.search(rf"{re.escape(head)}\s?(?:\S+\s?){{1,8}}{re.escape(tail)}", earlier) and (head or tail):
                return True
    return False


def _counted(value: float, name: str, reply: str) -> bool:
    """Whether a number was typed as such, or the reply has words that it can have been read from."""
    if re.search(r"[^\W\d_]", reply):
        return True
    wanted = value + 3 if name == "score" else value
    return bool(_DIGITS.search(reply)) and (
        name == "share" or str(int(wanted)) in reply or f"{int(value):+d}" in reply or "★" in reply
    )


def _never_said(journey_map: JourneyMap, never: Iterable[str], typed: Iterable[str]) -> list[str]:
    words = [word for word in never if not any(normal(word) in reply for reply in typed)]
    values = [(path, value) for path, _, value in walk(journey_map) if isinstance(value, str) and value not in CHANNELS]
    return [
        f"{path} = {value!r} holds {word!r}"
        for path, value in values
        for word in words
        if re.search(rf"\b{re.escape(normal(word))}\b", normal(value))
    ]
