"""Reads feelings and troubles: "nobody answers the phone" is a trouble, "no complaints" is none.

A sentiment lexicon (VADER) is joined with our own cues of what customers go through, as data in
``prompts/lexicon/feelings.toml``. Whoever asks for feelings may fill in the bad ones, for they are nearly always
right; the good ones should be asked about (findings on interviewing, 3.3).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.feeling_lexicon import analyser, lexicon
from mapcoach.interview.replies.text import straight

__all__ = ["Felt", "feeling_of", "feeling_word", "is_relief", "is_trouble", "valence", "warm_up"]

_LONGEST = 1_000
"""What comes after so many characters is not looked at."""

_VERY_BAD, _BAD, _GOOD, _VERY_GOOD = -0.75, -0.2, 0.44, 0.86
"""Where the steps of the scale begin, on -1 to 1 (findings, 3.2). What is weakly good is noise, and so is what is
next to nothing on the bad side."""
_SURELY_BAD, _SURELY_GOOD = -0.3, 0.86
_PRAISED = 0.3
"""From where what is good is no noise, if one of our own cues says so ("works like a dream")."""
_PER_TROUBLE, _PER_RELIEF, _MOST = 0.45, 0.35, 3
"""What one cue adds to the lexicon's verdict, in the space where verdicts add up (atanh), and how many count."""
_TELLING = 0.8
"""From which valence on a single word is a sign of a feeling."""


class Felt(NamedTuple):
    """A feeling read: -2 (very bad) to 2 (very good), the words as typed that show it, and whether it is clear."""

    score: int
    words: str
    sure: bool

    @property
    def prefill(self) -> bool:
        """Whether it may be filled in before anybody confirms it; otherwise it should be asked about."""
        return self.score < 0 and self.sure


class _Sign(NamedTuple):
    """A place in a text that shows something good (more than 0) or bad."""

    start: int
    end: int
    weight: float
    is_cue: bool


class _Read(NamedTuple):
    """What was found in a text: the verdict (-1 to 1, None if nothing shows any) and its signs."""

    verdict: float | None
    signs: list[_Sign]
    wished: bool


_NEGATOR = (
    r"(?:not|no|never|nor|neither|without|nobody|none|nothing|hardly|rarely|barely|seldom|zero|cannot|"
    r"(?:do|does|did|is|was|are|were|ca|could|wo|would|should|have|has|had|ai)n'?t)"
)
_TURNED = lazy_pattern(
    rf"(?<![\w']){_NEGATOR}\s(?!only\b|just\b|to mention|wonder\b)"
    r"(?:(?!but\b|because\b|and\b|so that|until\b|when\b|if\b|who\b|which\b|that\b)[\w']+\s){0,2}$",
    re.IGNORECASE,
)
_STARTS_TURNED = lazy_pattern(rf"{_NEGATOR}\b", re.IGNORECASE)
_BEFORE = 40
"""How many characters before a sign are looked at for a "not"."""
_TOKEN = lazy_pattern(r"[^\W_][\w'-]*[^\W_]|[^\W\d_]")
_SENTENCE = lazy_pattern(r"[^.!?;\n…]+[.!?;\n…]*")
_REPEATED = lazy_pattern(r"([^\w\s])\1{3,}")
_PICTURE = lazy_pattern(r"[\u2190-\u2bff\U0001f000-\U0001faff]")
_PICTURES = 12
"""How many emoji of a sentence are looked at."""
_SOFTENED = lazy_pattern(
    r"\b(?:i think|i guess|maybe|perhaps|probably|might|can be|may be|sometimes|some(?:times)? days|depends)\b|\?\s*$",
    re.IGNORECASE,
)
_PLAIN = lazy_pattern(
    r"\W*(?:(?:it'?s|its|just|all|is|was|they|are|feel|quite|pretty|mostly|probably|kind of|sort of|a bit|very)\s)*"
    r"(?P<word>meh|ok(?:ay)?|so[- ]so|fine|average|neutral|mixed|indifferent|alright|all right|neither(?: good nor bad)?|nothing special|middling)\b[^\w]*(?:i guess|really|tbh|i think)?\W*",
    re.IGNORECASE,
)
_UNKNOWN = lazy_pattern(
    r"\W*(?:(?:well|sorry|honestly|i|we|really|just)\s){0,3}(?:don'?t know|do not know|no idea|no clue|not sure|unsure|dunno|can'?t (?:say|tell)|couldn'?t (?:say|tell)(?: you)?|hard to (?:say|tell))"
    r"(?:\s(?:really|honestly|to be honest|tbh|yet|sorry|about that|that|this|either|at all))*\W*",
    re.IGNORECASE,
)
"""A reply that says nothing but that somebody does not know."""
_PART = lazy_pattern(r"[,;\n]|\band\b")
_BARE_START = lazy_pattern(
    r"(?:(?:the|our|their|your|its|and|also|often|mainly|mostly|maybe|probably)\s)+", re.IGNORECASE
)


def feeling_of(text: str) -> Felt | None:
    """The feeling that a statement shows; None if it shows none. Only the first 1,000 characters are read."""
    found = felt_at(text)
    return found[0] if found else None


def felt_at(text: str) -> tuple[Felt, int] | None:
    """The feeling that a statement shows, and where in the text its words begin."""
    text = text[:_LONGEST]
    plain = _PLAIN.fullmatch(straight(text))
    if plain:
        return Felt(0, text[plain.start("word") : plain.end("word")], True), plain.start("word")
    read = _read(text)
    verdict = read.verdict
    if verdict is None:
        return None
    score = _step(verdict)
    good, bad = _both(read.signs)
    if score == 0 and verdict >= _PRAISED and not bad and any(one.is_cue and one.weight >= 1 for one in good):
        score = 1
    if score == 0 and not (good and bad):
        return None
    if score > 0 and (read.wished or not good):
        return None
    if score < 0 and not bad:
        return None
    start, end = _showing(read.signs, score)
    softened = bool(_SOFTENED.search(straight(text)))
    clear = not (good and bad) and not softened
    sure = clear and (verdict <= _SURELY_BAD or verdict >= _SURELY_GOOD)
    return Felt(score, text[start:end], sure), start


def valence(text: str) -> float:
    """How good (up to 1) or bad (down to -1) a statement sounds; 0 if it shows nothing. For measuring and sorting."""
    return _read(text[:_LONGEST]).verdict or 0.0


def is_trouble(text: str) -> bool:
    """Whether a whole statement tells of something that goes wrong for customers."""
    text = text[:_LONGEST]
    if _is_bare(text):
        return not _UNKNOWN.fullmatch(straight(text))
    read = _read(text)
    good, bad = _both(read.signs)
    if not bad:
        return False
    cues = sum(one.is_cue for one in bad)
    verdict = read.verdict or 0.0
    return verdict <= _BAD or (cues > 0 and (cues >= len(good) or read.wished) and verdict < _GOOD)


def is_relief(text: str) -> bool:
    """Whether a whole statement tells of something that goes well, or that a trouble is not there."""
    read = _read(text[:_LONGEST])
    good, bad = _both(read.signs)
    if not good or read.wished:
        return False
    return (read.verdict or 0.0) >= (0.25 if any(one.is_cue for one in good) else _GOOD) and len(good) > len(bad)


def feeling_word(text: str) -> str:
    """The first word, as typed, that names how somebody feels ("annoyed"), with its "not" before it; "" if there is none."""
    text = text[:_LONGEST]
    line = straight(text)
    for match in lexicon().feeling.finditer(line):
        group = "word" if match["word"] else "behind"
        start, end = match.span(group)
        turned = _TURNED.search(line[max(0, start - _BEFORE) : start])
        if not turned:
            return text[start:end]
        plain_not = re.search(
            r"\b(?:not|never)\s(?:(?:very|so|too|that|really|at all|particularly)\s)?$",
            line[:start][-_BEFORE:],
            re.IGNORECASE,
        )
        if plain_not:
            return text[start - (len(line[:start][-_BEFORE:]) - plain_not.start()) : end]
    return ""


def warm_up() -> None:
    """Load the lexicons, which takes some 40 ms. Raises ResourceError if ours cannot be used."""
    lexicon()
    analyser()


def _step(verdict: float) -> int:
    if verdict < _BAD:
        return -2 if verdict <= _VERY_BAD else -1
    return 0 if verdict < _GOOD else 1 if verdict < _VERY_GOOD else 2


def _both(signs: Sequence[_Sign]) -> tuple[list[_Sign], list[_Sign]]:
    return [one for one in signs if one.weight > 0], [one for one in signs if one.weight < 0]


def _showing(signs: Sequence[_Sign], score: int) -> tuple[int, int]:
    """The place that shows a feeling best: a cue before a word, the heavier before the lighter, the first of equals."""
    mine = [one for one in signs if one.weight * score > 0 or score == 0]
    best = max(mine, key=lambda one: (one.is_cue, abs(one.weight), -one.start))
    return best.start, best.end


def _is_bare(text: str) -> bool:
    """Whether a statement, or each part of one between commas, is nothing but the name of a trouble ("parking") or of
    something that is not there ("no lift")."""
    parts = [part for one in _PART.split(straight(text)) if (part := " ".join(one.split()).strip(" .,;!-"))]
    return 0 < len(parts) <= 6 and all(len(part) < 80 and _names_trouble(part) for part in parts)


def _names_trouble(part: str) -> bool:
    start = _BARE_START.match(part)
    at = start.end() if start else 0
    known = lexicon()
    if not known.bare.fullmatch(part, at):
        return False
    lacks = part[at : at + 3].lower() == "no "
    return not lacks or all(known.values.get(word.lower(), 0) > -_TELLING for word in part[at + 3 :].split())


def _read(text: str) -> _Read:
    """The verdict on a text: the mean of the verdicts on those of its sentences that show anything."""
    line = straight(text)
    if _UNKNOWN.fullmatch(line):
        return _Read(None, [], False)
    known = lexicon()
    denials = [match.span() for match in known.denial.finditer(line)]
    open_text = _blanked(line, denials)
    signs = [_Sign(start, end, 0.5, True) for start, end in denials]
    cues = [*_cues(known.trouble, open_text, -1.0), *_cues(known.relief, open_text, 1.0)]
    signs += cues
    taken = _blanked(open_text, [one[:2] for one in signs])
    signs += _telling(taken, known.values)
    verdicts = [
        one
        for match in _SENTENCE.finditer(open_text)
        if (one := _verdict(match, [sign for sign in signs if match.start() <= sign.start < match.end()])) is not None
    ]
    verdict = math.tanh(sum(verdicts) / len(verdicts)) if verdicts else None
    return _Read(verdict, signs, bool(known.wish.search(open_text)))


def _verdict(sentence: re.Match[str], signs: Sequence[_Sign]) -> float | None:
    """The verdict on one sentence, unbounded: the lexicon's and what the cues add; None if neither says anything."""
    compound = analyser().polarity_scores(_for_library(sentence.group()))["compound"]
    troubles = sum(one.is_cue and one.weight < 0 for one in signs)
    reliefs = sum(one.is_cue and one.weight > 0 for one in signs)
    if not troubles and not reliefs and not compound:
        return None
    alone = math.atanh(max(-0.999, min(0.999, compound)))
    return alone - _PER_TROUBLE * min(troubles, _MOST) + _PER_RELIEF * min(reliefs, _MOST)


def _for_library(sentence: str) -> str:
    """A sentence without what would only keep the library busy: blanks, repeated signs and pictures beyond the first."""
    plain = _REPEATED.sub(r"\1\1\1", sentence.replace("\x00", " "))
    pictures = list(islice(_PICTURE.finditer(plain), _PICTURES + 1))
    if len(pictures) <= _PICTURES:
        return plain
    last = pictures[-1].start()
    return plain[:last] + _PICTURE.sub(" ", plain[last:])


def _cues(pattern: re.Pattern[str], line: str, weight: float) -> Iterator[_Sign]:
    before = 0
    for match in pattern.finditer(line):
        start, end = match.span()
        free = line[max(before, start - _BEFORE) : start]
        turned = None if _STARTS_TURNED.match(match.group()) else _TURNED.search(free)
        if turned:
            start -= len(turned.group())
        yield _Sign(start, end, -weight if turned else weight, True)
        before = end


def _telling(line: str, values: Mapping[str, float]) -> Iterator[_Sign]:
    """The single words that tell of a feeling, each with the "not" before it."""
    for match in _TOKEN.finditer(line):
        weight = values.get(match.group().lower(), 0.0)
        if abs(weight) >= _TELLING:
            start = match.start()
            turned = _TURNED.search(line[max(0, start - _BEFORE) : start])
            if turned:
                start, weight = start - len(turned.group()), weight * -0.74
            yield _Sign(start, match.end(), weight, False)


def _blanked(line: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with something that is no word in the place of each span."""
    parts, at = list[str](), 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [line[at:start], "\x00" * (end - start)]
            at = end
    return "".join([*parts, line[at:]])
