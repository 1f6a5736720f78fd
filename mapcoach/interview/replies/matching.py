"""Finds what on the map, or among options, a few typed words mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, Protocol, TypeVar

from mapcoach.interview.replies.text import normal

_STOP = frozenset(
    """the a an and or of at in on to for with our my their his her your we they it is are was be by from via us up off out
    one two three four five six seven eight nine ten after before only when what who how why not no too very much many more
    most all any some get gets have has had can cannot cant dont doesnt does do did will would could should then than that
    this these those there over again still just also into if so but about because him them she he its""".split()
)
SIMILAR = 0.82
"""How alike (0 to 1, difflib's ratio) two texts must be to be taken for the same, typing errors allowed."""

_COMPARED = 400
"""Texts longer than this (in characters) are compared by their words: difflib's time grows with the square."""
_WORDS_CHECKED = 300
"""So many different words of a text are looked at for typing errors."""


class Named(Protocol):
    """Anything with an id and a name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


NamedT = TypeVar("NamedT", bound=Named)


class Mention(NamedTuple):
    """Where a thing is mentioned in a text."""

    start: int
    end: int
    id: str


def words(text: str) -> list[str]:
    """The words that carry meaning."""
    return [word for word in normal(text).split() if word not in _STOP]


def similarity(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1, regardless of case and punctuation."""
    left, right = normal(one), normal(other)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if max(len(left), len(right)) > _COMPARED:
        mine, theirs = Counter(left.split()), Counter(right.split())
        return 2 * (mine & theirs).total() / (mine.total() + theirs.total())
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def misspelt(word: str, meant: str) -> bool:
    """Whether a word is another one with a slip of the fingers: one (from eight letters on two) letters wrong,
    missing, too many or swapped. Short words, and those with another first letter, are other words."""
    if min(len(word), len(meant)) < 5 or max(len(word), len(meant)) > 30 or word[0] != meant[0]:
        return False
    return _slips(word, meant) <= (2 if len(meant) > 7 else 1)


def _shortened(word: str, meant: str) -> bool:
    """Whether a word is the beginning of a long one, as in "insta" for Instagram."""
    return 4 <= len(word) <= len(meant) - 3 and meant.startswith(word)


def _slips(one: str, other: str) -> int:
    """How many letters differ, a swap of neighbours counted once (optimal string alignment)."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def best(text: str, candidates: Sequence[NamedT]) -> NamedT | None:
    """The one candidate that a text names: exactly, by all its words, or nearly; None if none or several do."""
    wanted = normal(text)
    if not wanted or len(wanted) > _COMPARED:
        return None
    exact = [one for one in candidates if normal(one.name) == wanted]
    if exact:
        return exact[0]
    needed = set(words(text))
    inside = [one for one in candidates if needed and needed <= set(words(one.name))]
    if len(inside) == 1:
        return inside[0]
    if " " not in wanted and len(meant := [one for one in candidates if misspelt(wanted, normal(one.name))]) == 1:
        return meant[0]
    scored = sorted(((similarity(text, one.name), number) for number, one in enumerate(candidates)), reverse=True)
    if not scored or scored[0][0] < SIMILAR or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.08):
        return None
    return candidates[scored[0][1]]


def mentions(text: str, candidates: Sequence[Named], typos: bool = False) -> list[Mention]:
    """Where the candidates are mentioned in a text, in order, without overlaps; the longest mention wins.

    With ``typos`` a word that is nearly a word of one candidate mentions it, if nothing else does.
    """
    found = [
        Mention(*match.span(), one.id)
        for one in candidates
        for pattern in _patterns(one, candidates)
        for match in pattern.finditer(text)
    ]
    if typos:
        found.extend(_misspelt(text, candidates, {mention.id for mention in found}))
    return _apart(found, len(text))


def whole_mentions(text: str, candidates: Sequence[Named]) -> list[Mention]:
    """Where candidates are mentioned by their whole name, in order, without overlaps."""
    found = [
        Mention(*match.span(), one.id)
        for one in candidates
        for pattern in _whole(one.name)
        for match in pattern.finditer(text)
    ]
    return _apart(found, len(text))


def _apart(found: Iterable[Mention], length: int) -> list[Mention]:
    """The mentions in order, those left out that overlap with a longer one."""
    taken = bytearray(length)
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept)


def _whole(name: str) -> list[re.Pattern[str]]:
    letters = r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", name)[:60]))
    return [re.compile(rf"(?<!\w){letters}(?!\w)", re.IGNORECASE)] if letters else []


def _patterns(one: Named, candidates: Sequence[Named]) -> list[re.Pattern[str]]:
    """The whole name, and each word of it that no other candidate has."""
    own = [word for word in _own_words(one, candidates) if len(word) > 2][:12]
    return [
        *_whole(one.name),
        *(re.compile(rf"(?<!\w){re.escape(singular(word))}(?:s|es)?(?!\w)", re.IGNORECASE) for word in own),
    ]


def _own_words(one: Named, candidates: Sequence[Named]) -> list[str]:
    others = {singular(word) for other in candidates if other.id != one.id for word in words(other.name)}
    return [word for word in words(one.name) if singular(word) not in others]


def singular(word: str) -> str:
    """A word without the s of the plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _misspelt(text: str, candidates: Sequence[Named], known: set[str]) -> list[Mention]:
    """Words of a text that are nearly a word of just one candidate, one that is not mentioned otherwise."""
    meant = [(one.id, word) for one in candidates if one.id not in known for word in _own_words(one, candidates)]
    by_word: dict[str, list[tuple[int, int]]] = {}
    for match in re.finditer(r"[^\W\d_]{5,30}", text) if meant else ():
        by_word.setdefault(match.group().casefold(), []).append(match.span())
    found: list[Mention] = []
    for word in list(by_word)[:_WORDS_CHECKED]:
        near = {item for item, other in meant if misspelt(word, other) or _shortened(word, other)}
        if len(near) == 1:
            item = near.pop()
            found.extend(Mention(start, end, item) for start, end in by_word[word])
    return found
