"""What the answers to all follow-ups have in common: waving off, saying no, the same fact in other words."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import is_agreement, is_none
from mapcoach.interview.replies.cues import gives_up
from mapcoach.interview.replies.feelings import is_trouble
from mapcoach.interview.replies.matching import singular, words
from mapcoach.interview.replies.people import is_crowd
from mapcoach.interview.replies.text import one_line, straight, trimmed

KEPT = "Noted; your words are kept with the map."
AS_IT_IS = "Fine, it stays as it is."
NOTHING = "Nothing to note here, then."

_LONGEST = 80
"""In characters: who says more than this says something."""
_BEFORE = (
    r"(?:(?:no|nope|nah|nay|naw|yes|yeah|well|um+|uh+|er+m?|oh|sorry|just|ok|that'?s|it'?s|its|thats|probably|really|honestly|"
    r"i think|i guess)[\s,.]+){0,4}"
)
_NOTHING_MORE = (
    r"not really",
    r"(?:(?:i|we) )?(?:don'?t|do not|didn'?t|dunno) (?:really )?(?:think|believe|suppose) so",
    r"i doubt it",
    r"not (?:that|as far as) i .{0,30}",
    r"(?:nothing|not much|no) (?:more|else|further)(?: to (?:say|add|tell))?",
    r"can'?t (?:say|think of (?:one|any|anything))",
    r"nay|naw|whatever|no comment|who cares|enough|that'?s (?:it|all|everything)",
)
_UNCHANGED = (
    r"(?:all )?(?:the )?same(?: thing| again| here| as (?:before|above|i said))?",
    r"ditto|as (?:it )?is|no (?:more|change|changes|need)",
    r"(?:it'?s |its )?(?:fine|ok|okay|good)(?: as (?:it|they) (?:is|are)| as is)?",
    r"(?:leave|keep) (?:it|that|this|them|all|all of them|everything)"
    r"(?: (?:all|there|in|please|as (?:it|they) (?:is|are)|as is|like that|the same))?",
)
_SAID = (
    r"(?:what|as|like|just what|that'?s what) i (?:just )?(?:said|told you|wrote)(?: already| before)?",
    r"i(?:'ve| have)? (?:already |just )?(?:said|told you)(?: (?:that|it|so|this|you))?(?: already| before)?",
    r"already (?:said|told you|answered)(?: (?:that|it|this))?|see above",
)
_WAVED = lazy_pattern(rf"{_BEFORE}(?:{'|'.join((*_NOTHING_MORE, *_UNCHANGED, *_SAID))})[\s.!]*", re.IGNORECASE)
_NO = lazy_pattern(
    r"(?:no(?! one\b)|nope|nah|nay|naw|not really|nothing|none|(?:nobody|no one)(?=\W*$|"
    r"(?:\s(?:has|have|had|ever|really|yet|so far))*\s"
    r"(?:complain|mind|said|says|notice|object|ask)))(?=$|[\s,.;:!–—-])",
    re.IGNORECASE,
)
_YES = lazy_pattern(
    r"(?:(?:yes|yep|yeah|yup|sure|aye|definitely|of course)(?:[\s,.:;!–—-]+|$)|no[,.:;!–—-]+\s*|"
    r"(?:it'?s |that'?s )?(?:because|cos|cuz|coz)\s(?!of\b))+(?=\S)",
    re.IGNORECASE,
)

FORGOT = lazy_pattern(
    r"(?:(?:oh|ah|well|and|also|maybe|perhaps|probably|just|hm+)[\s,]+){0,4}"
    r"(?:(?:i|we|you) (?:forgot|missed|left out|'ve forgotten)|there(?:'s| is| are)(?: also)?|"
    r"(?:the )?missing(?: one)? is|what about)\s(?:to (?:say|mention|add)\s)?(?=\S)",
    re.IGNORECASE,
)
"""What leads up to something that was missing: "we forgot …"."""


def whole(text: str) -> str:
    """An answer on one line, without the "yes" or "because" before it and what people say while they think."""
    said = trimmed(one_line(text))
    start = _YES.match(straight(said))
    return (trimmed(said[start.end() :]) if start else said) or said


def is_waved_off(text: str) -> bool:
    """Whether an answer as a whole says that there is nothing to add ("no", "not really", "same thing")."""
    line = straight(one_line(text[: _LONGEST * 2]))
    if len(line) > _LONGEST:
        return False
    return is_agreement(line) or is_none(line) or bool(_WAVED.fullmatch(line))


_DENYING = lazy_pattern(
    r"n't\b|\b(?:nothing|never|cannot|(?:ca|do|does|did|wo|would|could|should|is|are|was|were|have|has)nt)\b",
    re.IGNORECASE,
)
_VERB = (
    r"(?:is|isnt|are|was|were|has|have|had|do|does|did|will|would|wouldn't|could|should|might|must|may|can|gets?|got|"
    r"sees?|saw|comes?|came|goes|went|wants?|needs?|knows?|thinks?|says?|said|rings|looks|feels|depends|helps|"
    r"varies|works|happens|takes|makes|means|just|only|really|all)"
)
_SPEAKS = lazy_pattern(
    r"(?:(?:well|so|and|but|because|as|if|when|actually|sorry)[\s,]+){0,3}(?:"
    r"(?:i|we|they|he|she)(?:'\w+)?(?:\s\w|$)|"
    r"(?:it|this|that|there|what|who|these|those|you)'(?:s|re|ll|d|ve)\b|"
    rf"(?:it|this|that|these|those|you|there|nobody|no one|someone|somebody|everyone|everybody|people|customers|one|"
    rf"the (?:first|second|other|last|customer|client|guest|patient|person)(?: one)?)\s{_VERB}\b|"
    r"(?:it |that |this )?(?:all |really |just )?depends\b|(?:the )?same (?:but|as|for|only)\b|"
    r"(?:all|both|some|any|each|most) of (?:them|these|those|it)\b)",
    re.IGNORECASE,
)
"""What begins a sentence about something, and not a name for it."""


def remarks_on(text: str) -> bool:
    """Whether an answer asks or denies something, so that no part of it is a name."""
    line = straight(one_line(text))
    return "?" in line or bool(_DENYING.search(line))


def is_remark(text: str) -> bool:
    """Whether a text says something of what is asked about ("it depends", "they do it") and is no name or value."""
    line = straight(one_line(text))
    return remarks_on(line) or bool(_SPEAKS.match(line)) or is_crowd(line)


def is_number(text: str) -> bool:
    """Whether an answer holds neither letter nor unit, as a number chosen where there is nothing to choose."""
    return not any(character.isalpha() or character in "£$€%" for character in text)


def denies(text: str) -> bool:
    """Whether an answer begins with no and goes on to tell no trouble ("no, all prices are on the page")."""
    line = straight(one_line(text))
    return bool(_NO.match(line)) and not is_trouble(line) and not gives_up(line)


def declines(text: str) -> bool:
    """Whether an answer is a short no, whatever it says no to ("no number", "none that we know of")."""
    line = straight(one_line(text[: _LONGEST * 2]))
    return bool(_NO.match(line)) and len(line.split()) <= _FEW and not any(one.isdigit() for one in line)


_FEW = 6
_HEDGES = frozenset(
    "usually normally often generally typically sometimes always mostly really just quite tend seldom rarely".split()
)


def stems(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, in the singular, without those that only say how often."""
    return frozenset(singular(word) for word in words(text) if word not in _HEDGES)


_NEARLY = 0.75
"""How much of a longer text another one must say again to be the same told better."""


def covers(text: str, other: str) -> bool:
    """Whether a text says all, or of four words and more nearly all, of what another one says."""
    mine, theirs = stems(text), stems(other)
    needed = len(theirs) * _NEARLY if len(theirs) > 3 else len(theirs)
    return bool(theirs) and len(theirs & mine) >= needed
