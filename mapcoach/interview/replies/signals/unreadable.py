"""Replies that cannot be read: keys that were hit, or a language that is not English."""

from __future__ import annotations

import re
import unicodedata

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.languages import ENGLISH, NAME_PARTS, OTHERS
from mapcoach.interview.replies.signals.spans import readable, words_of

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertz", "azerty", "1234567890")
_RUNS = frozenset(
    run
    for row in _ROWS
    for way in (row, row[::-1])
    for size in (4,)
    for run in (way[at : at + size] for at in range(len(way) - size + 1))
)
_SHORT_RUNS = frozenset(row[at : at + 3] for row in _ROWS[:3] for at in range(len(row) - 2))
_KEPT = frozenset(
    """pfft hmmm hmmmm shhh shhhh brrr psst tsk nth mrs mrss msrp html https crwth cwm cwms tsktsk grrr grrrr zzz zzzz ssh www mmm mmmm ugh argh aargh aaargh nyc nhs bbq ltd pls thx txt msg msgs wknd appt appts mgmt mgr mgrs pymt cstmr cust asda qwertz property
    trew power tower rewire poppy""".split()
)
_VOWELS = lazy_pattern(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøœùúûüý]")
_CONSONANTS = lazy_pattern(r"[b-df-hj-np-tv-xz]{5,}")
_ENGLISH_CLUSTERS = lazy_pattern(
    r"ngths?|ghtsb|ghtscr|tchstr|ckspr|tchphr|rthpl|ghtst|lfths|ndscr|rstst|chtsch|schtsch|ldschm|ntsch|rdsch|ndschr|tschl|lschm|rschm|rschl|hlschl|ngstr|ghtgl|ghtkn|ghtcl|ghtl|sthm|ndthr|rthwh|ghtfl|chschn|mptst|ghtbr|ghtdr|ghtpl|tchc|lmsf|ndsp"
)
_REPEATED = lazy_pattern(r"(.)\1{3,}")
_ASCII_WORD = lazy_pattern(r"[a-z]+")
_LONGEST = 200
_ENOUGH = 6
_FEW = 0.1
_SURE = 0.2
_NO_LETTER_WORDS = 4
_NO_BLANKS = 8


def is_gibberish(text: str) -> bool:
    """Whether a reply is nothing but keys that were hit ("asdf", "....").

    Numbers, abbreviations, names from anywhere and pictures are not; nor is a reply with one readable word.
    """
    line = readable(text).strip()
    if not line or len(line) > _LONGEST:
        return bool(line) and _is_mashed(line)
    if not any(character.isalnum() for character in line):
        return len(line) > 1 and set(line) - set("?$£€ ") != set() and all(_is_mark(character) for character in line)
    return _is_mashed(line)


def _is_mark(character: str) -> bool:
    """Whether a character is punctuation, not a picture."""
    return ord(character) < 0x2190 and unicodedata.category(character) != "So"


def _is_mashed(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+", line[:_LONGEST])
    return bool(words) and not re.search(r"\d", line[:_LONGEST]) and all(_is_mash(word) for word in words)


def _is_mash(word: str) -> bool:
    low = word.lower()
    if low in _KEPT or not _ASCII_WORD.fullmatch(low) or len(low) < 3:
        return False
    if _REPEATED.search(low) and len(set(low)) <= 2:
        return (len(low) > 3 and low.strip("hmu") != "") or (set(low) <= {"h"} and len(low) > 3)
    if len(low) >= 4 and any(low[at : at + 4] in _RUNS for at in range(len(low) - 3)):
        return _rows_cover(low)
    if len(low) >= 6 and low[:3] * (len(low) // 3) == low[: len(low) // 3 * 3] and low[:3] in _SHORT_RUNS:
        return True
    if word.isupper() or (len(low) < 5 and word[0].isupper()):
        return False
    if not _VOWELS.search(low):
        return len(low) >= 5 or _is_left_hand(low)
    return bool(_CONSONANTS.search(low)) and not word[0].isupper() and not _ENGLISH_CLUSTERS.search(low)


def _rows_cover(word: str) -> bool:
    """Whether runs of neighbouring keys make up most of a word ("qwertyui", not "property")."""
    covered = {at + step for at in range(len(word) - 3) if word[at : at + 4] in _RUNS for step in range(4)}
    return len(covered) * 10 >= len(word) * 7


def _is_left_hand(word: str) -> bool:
    """Whether a short word without a vowel comes from one row of keys ("dfg", "jkl")."""
    return any(set(word) <= set(row) for row in _ROWS[:3]) and len(set(word)) > 2


def is_foreign(text: str) -> bool:
    """Whether a reply of six words and more is in a language that is not English.

    Hardly any English function words are not enough, since lists of names and clipped English have none either: a
    fifth of the words must be little words of one other language, or most letters in another script.
    """
    words = words_of(text)
    if _is_other_script(readable(text), len(words)):
        return True
    return len(words) >= _ENOUGH and any(_is_mostly(little, words) for little in OTHERS)


def _is_mostly(little: frozenset[str], words: list[str]) -> bool:
    """Whether the little words are of this other language and not of English, and not just parts of names."""
    theirs = [word for word in words if word in little]
    english = sum(word in ENGLISH and word not in little for word in words)
    telling = {word for word in theirs if len(word) > 1 and word not in NAME_PARTS and word not in ENGLISH}
    enough = len(words) * (_SURE if len(telling) > 1 else 2 * _SURE)
    return bool(telling) and len(theirs) >= max(2, enough) and english <= len(words) * _FEW


def _is_other_script(line: str, words: int) -> bool:
    letters = [character for character in line if character.isalpha()]
    other = sum(ord(character) >= 0x370 and not 0x1E00 <= ord(character) <= 0x1FFF for character in letters)
    dense = sum(0x3040 <= ord(character) <= 0x9FFF for character in letters)
    return other * 2 > len(letters) and (words >= _NO_LETTER_WORDS or dense >= _NO_BLANKS)
