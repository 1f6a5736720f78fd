"""Cues inside a statement: how sure it is, where it happens, whether people give up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from mapcoach import resources
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.shares import share_of
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.journey.shape import Basis

__all__ = ["basis_of", "channel_of", "gives_up", "named_channel", "share_of"]


def _any(*patterns: str) -> re.Pattern[str]:
    return lazy_pattern("|".join(patterns), re.IGNORECASE)


_HUNCH = _any(
    r"\b(?:i|we)(?:'d| would)? (?:just |only |really )?(?:think|guess|assume|suppose|believe|imagine|suspect|reckon|feel)\b",
    r"\b(?:probably|perhaps|maybe|might|presumably|hunch|gut)\b",
    r"\bmust be\b|\bi'?d say\b|\bin my (?:view|opinion)\b|\bi bet\b|\bno data\b",
    r"\b(?:just|only|my|our)(?: an?)?(?: wild| educated| good)? guess\b|\bat a guess\b|\b(?:just|only|i'?m|we'?re) guessing\b",
    r"(?:^|[,.;:] ?|\b(?:i'?m|we'?re|i am|we are) )not (?:really |quite |so )?sure\b",
)
_EVIDENCE = _any(
    r"\b(?:i|we)(?:'ve| have)? (?:saw|seen|watched|heard|measured|counted|checked|looked at|asked|interviewed|noticed|tracked|tested)\b",
    r"\b(?:told|wrote to|e-?mailed|rang|called|complained to) (?:us|me)\b",
    r"\bcomplain(?:s|ed|ts?|ing)?\b|\bsupport (?:tickets?|requests?)\b|\btickets? (?:say|show|about)\b|\bin (?:the|our) tickets\b",
    r"\b(?:our|the|last|recent|customer) surveys?\b|\bsurveys? (?:says?|said|shows?|showed)\b|\bsurveyed\b|\bin a survey\b",
    r"\banalytics\b|\bour (?:data|numbers|figures|statistics|records|logs)\b|\bdata (?:shows?|says?)\b|\bheat ?maps?\b|\bsession recordings?\b",
    r"\breviews? (?:say|said|mention\w*|complain\w*|show)\b|\bin (?:the|our|their) reviews\b",
    r"\b(?:our|the|customer|got|their) feedback\b|\bfeedback (?:says?|shows?|from|was|is)\b|\b(?:customer|our|the|in) interviews\b|\binterviewed\b",
    r"\baccording to\b|\b\d+ (?:people|customers|clients|patients|of our)\b (?:\w+ )?(?:said|told|asked|complained|wrote|left)\b",
)
_DENIED = lazy_pattern(
    r"(?:\b(?:no|not|never|nobody|no one|without|zero|few|rarely|hardly)|n't)\s(?:\w+\s)?$", re.IGNORECASE
)

_LEAVE_A_THING = (
    r"(?! (?:an?|no|their|the (?!site|page|web|shop|store|queue|app|cart|line|checkout|basket|call|process)|his|her|my|me|them|it|your|our|"
    r"us (?:a|an|no|waiting|with|alone|feedback)|reviews?|feedback|comments?|messages?|stuff|things|happy|satisfied|smiling|pleased|happily)\b)"
)
_LEAVING = _any(
    r"\bg(?:ive|ives|ave|iven|iving) up\b(?! to \d)",
    r"\babandon\w*",
    r"\bdrop(?:s|ped|ping)?[ -]?(?:off|out|away)s?\b(?![ -](?:the|their|a|his|her|my|it|parcels?|points?|box|location|zone|area|at|kids|laundry)\b)",
    rf"(?<!annual )(?<!sick )(?<!parental )(?<!maternity )(?<!on )\bleav(?:e|es|ing)\b{_LEAVE_A_THING}",
    rf"\b(?:they|he|she|who|people|customers|clients|many|most|some|half|have|has|just|then|\d+ ?%) left\b{_LEAVE_A_THING}(?! (?:side|hand|on|over|at)\b)|\bleft without\b",
    r"\bwalk(?:s|ed|ing)? (?:away|out|off)\b",
    r"\bbail(?:s|ed|ing)?\b|\bbounce[sd]?\b|\bchurn\w*|\bquit(?:s|ting)?\b",
    r"\bhang(?:s|ing)? up\b(?! (?:their|his|her|a|my|the)\b(?! phone))|\bhung up\b",
    r"\bcancel(?:s|led|ling|ed|ing)?\b(?! (?:button|link|fee|policy|option|page|form)\b)",
    r"\bno[- ]shows?\b",
    r"\bclose(?:s|d)? (?:the )?(?:tab|page|window|site)\b",
    r"\b(?:go|goes|going|went) (?:elsewhere|to (?:a|the|another|our) compet\w+|somewhere else)\b",
    r"\b(?:buy|book|order|shop|look)(?:s|ing)? (?:elsewhere|somewhere else)\b",
    r"\bswitch(?:es|ed|ing)? (?:to|away|provider)\b|\bghost(?:s|ed|ing)?\b|\bstop(?:s|ped)? (?:replying|answering|responding|coming|ordering|booking|buying)\b",
)
_HOW_MANY = (
    r"(?:about|around|roughly|nearly|almost|maybe|at|least|too|so|half|most|many|some|loads|lots|lot|plenty|quite|tons?|few|several|bunch|handful|third|quarter|a|of|the|our|"
    r"those|these|all|every|other|second|new|good|potential|regular|\d{1,4}|%|\d{1,3}%|in|out|one|two|three|four|five|ten)"
)
_CUSTOMERS = r"(?:people|customers?|clients?|callers?|visitors?|users?|patients?|guests?|shoppers?|buyers?|leads?|folks|bookings|sales|members?|subscribers?|everyone|everybody)"
_NOT_GOING_ON = _any(
    rf"\blos(?:e|es|ing|t) (?:{_HOW_MANY}\s){{0,6}}(?:them|{_CUSTOMERS}|half|most|many|some|loads|lots|a (?:third|quarter|lot))\b(?!'| (?:time|money|sleep|patience|of (?!them|{_CUSTOMERS}|those|our|the)))",
    r"(?<!no )\b(?:carts?|baskets?|checkouts?|applications?) (?:are|is|were|was|gets?) (?:just |simply |often )?(?:left|abandoned)\b(?! (?:at|by|in|on|outside|for|over|with)\b)",
    r"\bnever (?:come|came|comes|return|returned|book|reply|finish|show)\w*\b|(?<!we )\bnever \w+ (?:us )?again\b",
    r"(?<!we )\b(?:don't|do not|doesn't|didn't|won't) (?:even |ever |just )?(?:finish|complete|come back|buy|book|reply|respond|return|sign up|sign|pay|order|renew|go on|bother|show up|turn up)\b",
    r"\bnot (?:finish|complete|come back)\b",
)
_STAYS = lazy_pattern(
    r"(?:(?:\b(?:no|not|never|nobody|no one|hardly|rarely|can|could|without)|n't)\s(?:\w+\s)?|\bwe\s(?:(?:had|have|often|just|also|to|then|must|always|never)\s){0,2}|\b(?:a|the) )$",
    re.IGNORECASE,
)
"""What stands before "leave" when nobody does, or when it is us who leave something."""


_LONGEST_REPLY = 3000
"""How much of a reply is looked at, in characters."""


def basis_of(reply: str) -> Basis | None:
    """Whether a reply says that it is known (evidence) or supposed (assumption); None if it says neither."""
    text = straight(one_line(reply[:_LONGEST_REPLY]))
    if _HUNCH.search(text):
        return "assumption"
    return "evidence" if _said(_EVIDENCE, _DENIED, text) else None


def gives_up(text: str) -> bool:
    """Whether a statement says that customers give up or leave."""
    line = _THINGS_DROP_OUT.sub(" ", straight(one_line(text)))
    return bool(_NOT_GOING_ON.search(line)) or _said(_LEAVING, _STAYS, line)


_THINGS_DROP_OUT = lazy_pattern(
    r"\b(?:machine|terminal|reader|line|signal|connection|wifi|wi-fi|internet|network|call|payment|site|website|page|app|server|"
    r"system|sound|video|battery|printer|till|it)(?:'s| is| was)?(?: (?:that|which|keeps?|always|often|just|sometimes)){0,2} drop(?:s|ped|ping)?[ -](?:out|off)\b",
    re.IGNORECASE,
)
"""What drops out without anybody leaving."""


def _said(cue: re.Pattern[str], unless: re.Pattern[str], text: str) -> bool:
    """Whether a cue occurs in a text without being taken back by the words before it."""
    return any(not unless.search(text[max(0, match.start() - 30) : match.start()]) for match in cue.finditer(text))


_LONGEST_NAME = 200
_LETTERS = lazy_pattern(r"(?<![\w@])[^\W\d_]{5,16}(?![\w@])")
_NEAR = 0.8
"""How alike (difflib's ratio) a word and the name of a channel must be (findings on interviewing, 3.7)."""
_HEAD = lazy_pattern(r"\s(?:with|about|after|before|for|from|via|to|that|which|who|and|saying|by)\s", re.IGNORECASE)


@cache
def _channels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lexicon = "lexicon/channels.toml"
    try:
        return tuple((name, _cue(name, cues)) for name, cues in resources.read_toml("prompts", lexicon).items())
    except ValueError as error:
        raise resources.fault("prompts", lexicon, error) from error


def _cue(name: str, cues: object) -> re.Pattern[str]:
    """One pattern for all the words of a channel. Raises ValueError if they are not a list of patterns."""
    if not isinstance(cues, list) or not cues or not all(isinstance(cue, str) and cue for cue in cues):
        raise ValueError(f"{name} is not a list of patterns")
    try:
        return re.compile(rf"(?<![\w@])(?:{'|'.join(cues)})(?![\w])", re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{name} has a pattern that cannot be used: {error}") from error


class _Words(NamedTuple):
    """What keeps channels and plain words apart: idioms, plain words, and names by their first letter."""

    idioms: re.Pattern[str]
    plain: frozenset[str]
    spelt: Mapping[str, list[tuple[str, str]]]


@cache
def _words() -> _Words:
    lexicon = "lexicon/channel_words.toml"
    content = resources.read_toml("prompts", lexicon)
    plain, spelt = content.get("plain"), content.get("spelt")
    try:
        if (
            not isinstance(plain, str)
            or not isinstance(spelt, dict)
            or not all(isinstance(one, str) for one in spelt.values())
        ):
            raise ValueError("plain is not a text of words, or spelt not a table of them")
        names = {name for one in spelt.values() for name in one.lower().split()}
        by_letter: dict[str, list[tuple[str, str]]] = {}
        for channel, text in spelt.items():
            for name in text.lower().split():
                by_letter.setdefault(name[0], []).append((name, channel))
        return _Words(_cue("idioms", content.get("idioms")), frozenset(plain.lower().split()) - names, by_letter)
    except ValueError as error:
        raise resources.fault("prompts", lexicon, error) from error


def channel_of(name: str) -> str:
    """The channel that the name of a touchpoint gives away, typing errors allowed, or ""; of several the one named last."""
    return named_channel(name) or _nearly_named(name)


def _nearly_named(name: str) -> str:
    """The channel of the last word that is the name of one but for a slip of the fingers, or ""."""
    found = ""
    for word in _LETTERS.findall(_without_idioms(one_line(name[: _LONGEST_NAME * 2])[:_LONGEST_NAME])):
        found = _meant(word.lower()) or found
    return found


@lru_cache(maxsize=2_000)
def _meant(word: str) -> str:
    """The channel whose name a word nearly is, or "". A word with another first letter is another word."""
    words = _words()
    if word in words.plain:
        return ""
    near = [
        (matcher.ratio(), channel)
        for name, channel in words.spelt.get(word[0], ())
        if abs(len(name) - len(word)) <= 2
        and (matcher := SequenceMatcher(None, word, name, autojunk=False)).real_quick_ratio() >= _NEAR
    ]
    ratio, channel = max(near, default=(0.0, ""))
    return channel if ratio >= _NEAR else ""


def named_channel(name: str) -> str:
    """The channel that the name of a touchpoint gives away by its own words, or ""; of several the one named last.

    "Instagram ad" is an ad and "email with the booking link" an email: the first noun phrase counts, and in it
    the last word that names a channel.
    """
    line = _without_idioms(one_line(name[: _LONGEST_NAME * 2])[:_LONGEST_NAME])
    head = _HEAD.split(line, maxsplit=1)[0]
    for text in (head, line):
        found = [
            (match.end(), -rank, channel)
            for rank, (channel, pattern) in enumerate(_channels())
            for match in pattern.finditer(text)
        ]
        if found:
            return max(found)[2]
    return ""


def _without_idioms(line: str) -> str:
    """A name with what only sounds like a channel ("call it a day") taken out of it."""
    return _words().idioms.sub(lambda match: "§" * len(match.group()), line)
