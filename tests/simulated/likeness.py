"""How alike two texts are: stems in common, with slips of the fingers forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_SMALL = frozenset(
    "a an the and or of to in on at by for with from is are was were be it its they them their we us our you your i "
    "my me he she him her his that this these those there then so as just really well very do does did has have "
    "had".split()
)
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ies", "ers", "er", "ed", "es", "ly", "s", "e")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order; small words only if there are no others."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    return tuple([word for word in words if word not in _SMALL] or words)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


@lru_cache(maxsize=50_000)
def _same(one: str, other: str) -> bool:
    """Whether two words have the same stem, or are the same but for a slip of the fingers."""
    if one == other or _stem(one) == _stem(other):
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() >= 0.8


def common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words of one have their own counterpart in the other."""
    left, count = list(other), 0
    for word in one:
        found = word if word in left else next((candidate for candidate in left if _same(word, candidate)), None)
        if found is not None:
            left.remove(found)
            count += 1
    return count


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """F1 of the words of two texts, 0 to 1."""
    first, second = words_of(one), words_of(other)
    both = common(first, second)
    return 2 * both / (len(first) + len(second)) if both else 0.0


def best(text: str, candidates: Iterable[str]) -> float:
    """The likeness to the likest of several texts."""
    return max((likeness(text, one) for one in candidates), default=0.0)


def holds(text: str, part: str) -> bool:
    """Whether a text says all (at least four fifths) of what a part says."""
    wanted = words_of(part)
    return bool(wanted) and common(wanted, words_of(text)) >= 0.8 * len(wanted)
