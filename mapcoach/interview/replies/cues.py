"""Cues inside a statement: how sure it is, where it happens, whether people give up, how many it hits."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from mapcoach import resources
from mapcoach.journey.shape import Basis

_HUNCH = re.compile(
    r"\b(?:i|we)(?:'d| would)? (?:just )?(?:think|guess|assume|suppose|believe|imagine|suspect|reckon|feel)\b|\bprobably\b|\bperhaps\b|"
    r"\bmaybe\b|\bmight\b|\bmust be\b|\bpresumably\b|\bi'?d say\b|\bhunch\b|\bgut feeling\b|\bnot sure\b|\bin my (?:view|opinion)\b|\bi bet\b",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:saw|seen|watched|heard|measured|counted|checked|looked at|asked|interviewed|noticed|tracked|tested)\b|"
    r"\b(?:told|wrote to|e-?mailed|rang|called|complained to) (?:us|me)\b|\bcomplain(?:s|ed|ts?|ing)?\b|\btickets?\b|\bsurvey(?:s|ed)?\b|"
    r"\banalytics\b|\bour (?:data|numbers|figures|statistics|records|logs)\b|\bdata (?:shows?|says?)\b|\bheat ?maps?\b|\brecordings?\b|"
    r"\breviews? (?:say|said|mention\w*|complain\w*|show)\b|\bin (?:the|our|their) reviews\b|\bfeedback\b|\binterview(?:s|ed|ees?)?\b|"
    r"\baccording to\b|\b\d+ (?:people|customers|clients|patients|of our)\b (?:\w+ )?(?:said|told|asked|complained|wrote|left)\b",
    re.IGNORECASE,
)
_GIVE_UP = re.compile(
    r"\bg[ia]ve(?:s|n)? up\b|\bgiving up\b|\babandon\w*|\bdrop(?:s|ped|ping)?[ -]?(?:off|out|away)\b|\bleav(?:e|es|ing)\b(?! (?:a|us|me|their|the|his|her)\b)|"
    r"\bwalk(?:s|ed|ing)? (?:away|out|off)\b|\bbail(?:s|ed|ing)?\b|\bnever (?:come|came|comes|return|returned|book|reply|finish|show)\w*\b|"
    r"\bhang(?:s|ing)? up\b|\bhung up\b|\bno[- ]shows?\b|\bdo(?:n'?t|es ?n'?t) (?:show|turn) up\b|\bclose(?:s|d)? (?:the )?(?:tab|page|window|site)\b|"
    r"\bgo(?:es)? (?:elsewhere|to (?:a|the|another|our) compet\w+|somewhere else)\b|\bswitch(?:es|ed|ing)? (?:to|away|provider)\b|"
    r"\bcancel(?:s|led|ling|ed|ing)?\b|\blos(?:e|es|ing|t) (?:them|half|people|customers|most|many|a (?:third|quarter|lot))\b|\bquit(?:s|ting)?\b|"
    r"\bchurn\w*|\bdo(?:n'?t| not|esn'?t) (?:finish|complete|come back|buy|book|reply|respond|pick|return|sign|pay|order|renew|go on|bother)\b|\bnot (?:finish|complete|come back)\b|\bbounce[sd]?\b",
    re.IGNORECASE,
)
_SHARE_WORDS = (
    (re.compile(r"\bthree[- ]quarters\b", re.I), 0.75),
    (re.compile(r"\btwo[- ]thirds\b", re.I), 2 / 3),
    (re.compile(r"\b(?:a|one)[- ]third\b|\b1/3\b", re.I), 1 / 3),
    (re.compile(r"\b(?:a|one)[- ]quarter\b|\b1/4\b", re.I), 0.25),
    (
        re.compile(
            r"\bhalf (?:of|the|our|my|them)\b|\babout half\b|\bhalf\b(?! (?:an?|hour|day|year|price|way|hearted))", re.I
        ),
        0.5,
    ),
)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"twenty": 20, "hundred": 100, "a hundred": 100}
_NUM = r"(?:\d+|" + "|".join(word for word in _NUMBER_WORDS if " " not in word) + ")"
_IN_TEN = re.compile(rf"\b({_NUM})\s*(?:in|out of|of|from)\s*(?:every |our |the |a )?({_NUM})\b", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|per ?cent\b)", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:them|people|customers?|clients?|callers?|visitors?|users?|patients?|guests?|shoppers?|carts?|bookings?|leads?|buyers?|orders?|"
    r"trials?|appointments?|applicants?|subscribers?|members?|of (?:the|our)|who|everyone)\b",
    re.IGNORECASE,
)


def basis_of(reply: str) -> Basis | None:
    """Whether a reply says that it is known (evidence) or supposed (assumption); None if it says neither."""
    if _HUNCH.search(reply):
        return "assumption"
    return "evidence" if _EVIDENCE.search(reply) else None


def gives_up(text: str) -> bool:
    """Whether a statement says that customers give up or leave."""
    return bool(_GIVE_UP.search(text))


def share_of(text: str, about_people: bool = False) -> float | None:
    """The part of the customers (0 to 1) that a statement speaks of: "half of them", "3 in 10", "30 % of callers".

    A percentage counts only where it is about people, unless the question was about them anyway.
    """
    ratio = _IN_TEN.search(text)
    if ratio:
        part, whole = (
            _NUMBER_WORDS.get(word.lower()) or int(word) if not word.isdigit() else int(word) for word in ratio.groups()
        )
        if 0 <= part <= whole and whole > 0:
            return round(part / whole, 4)
    percent = _PERCENT.search(text)
    if percent and (about_people or _PEOPLE.search(text) or gives_up(text)):
        value = float(percent[1].replace(",", ".")) / 100
        return round(value, 4) if value <= 1 else None
    for pattern, value in _SHARE_WORDS:
        if pattern.search(text) and (about_people or _PEOPLE.search(text) or gives_up(text)):
            return round(value, 4)
    if about_people:
        number = re.fullmatch(r"\D{0,12}(\d{1,2}(?:[.,]\d)?)\D{0,12}", text.strip())
        if number and float(number[1].replace(",", ".")) <= 10:
            return round(float(number[1].replace(",", ".")) / 10, 4)  # "of ten customers, how many"
    return None


@cache
def _channels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = tomllib.loads(resources.find("prompts", "lexicon/channels.toml").read_text(encoding="utf-8"))
    return tuple(
        (name, re.compile(rf"(?<![\w@])(?:{'|'.join(patterns)})(?![\w])", re.IGNORECASE))
        for name, patterns in data.items()
    )


def channel_of(name: str) -> str:
    """The channel that the name of a touchpoint gives away, or ""; of several the one named last.

    "Instagram ad" is an ad and "email with the booking link" an email: the first noun phrase counts, and in it
    the last word that names a channel.
    """
    head = re.split(
        r"\s+(?:with|about|after|before|for|from|via|to|that|which|who|and|saying|by)\s+", name, maxsplit=1
    )[0]
    for text in (head, name):
        found = [
            (match.end(), -rank, channel)
            for rank, (channel, pattern) in enumerate(_channels())
            for match in pattern.finditer(text)
        ]
        if found:
            return max(found)[2]
    return ""
