"""The second, looser reading of trouble: words that stand together in a sentence, in whatever order.

A sign is a few cues (cues.py) parted by ``&`` that must all be found in one sentence; ``#phone`` is no cue but asks
for a kind of touchpoint. It is weaker than a cue of troubles.toml, so it is asked only where those are silent, and
of several kinds of trouble only those whose sign says most are kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from mapcoach.automation.cues import Lexicon
from mapcoach.automation.stems import LONGEST
from mapcoach.automation.word_families import WordFamilies

_SENTENCE = re.compile(r"[.!?\n]+(?=\s|$)|\n+")
_REMEMBERED = 4096
_PLACE = "#"


class _Sign(NamedTuple):
    kind: str
    parts: frozenset[str]
    places: frozenset[str]
    weight: int

    def weight_of(self, said: frozenset[str], near: frozenset[str], places: frozenset[str]) -> int:
        """What it says in a sentence, 0 if it is not there: what only the place says counts less."""
        if not self.places <= places or not self.parts <= said | near:
            return 0
        borrowed = len(self.parts - said)
        return 0 if borrowed == len(self.parts) else 2 * self.weight - borrowed - 1 if borrowed else 2 * self.weight


class Signs:
    """Kinds of trouble by their signs."""

    def __init__(self, kinds: Mapping[str, Iterable[str]], families: WordFamilies) -> None:
        """Raises ValueError for a sign that is none."""
        signs = [_sign(kind, text) for kind, texts in kinds.items() for text in texts]
        uses: dict[str, int] = defaultdict(int)
        for sign in signs:
            for part in sign.parts:
                uses[part] += 1
        self._parts = Lexicon({part: _alternatives(part) for part in uses}, families)
        self._by_part: dict[str, list[_Sign]] = defaultdict(list)
        for sign in signs:
            self._by_part[min(sorted(sign.parts), key=uses.__getitem__)].append(sign)
        self._found = lru_cache(maxsize=_REMEMBERED)(self._find)

    def find(self, text: str, around: str = "", places: frozenset[str] = frozenset()) -> Mapping[str, int]:
        """The kinds that a text shows, each with the weight of its best sign.

        ``around`` is what the touchpoint and its stage are called: a part of a sign may stand there, but not all of
        them, and not the only one. ``places`` are the kinds of touchpoint that it is.
        """
        return self._found(text[:LONGEST], around[:LONGEST], places)

    def _find(self, text: str, around: str, places: frozenset[str]) -> Mapping[str, int]:
        found: dict[str, int] = {}
        near = self._parts.find(around)
        for sentence in _SENTENCE.split(text):
            said = self._parts.find(sentence)
            for part in said | near:
                for sign in self._by_part.get(part, ()):
                    weight = sign.weight_of(said, near, places)
                    if weight > found.get(sign.kind, 0):
                        found[sign.kind] = weight
        return found


def _alternatives(part: str) -> list[str]:
    """Without a gap in it, ``|`` parts whole phrases."""
    return [part] if ".." in part else part.split("|")


def _length(cue: str) -> int:
    """How many words a cue asks for."""
    return sum(min(len(phrase.split()) for phrase in segment.split("|")) for segment in cue.split(".."))


def _sign(kind: str, text: str) -> _Sign:
    parts = [part.strip() for part in text.split("&")]
    places = frozenset(part[1:] for part in parts if part.startswith(_PLACE))
    cues = [part for part in parts if part and not part.startswith(_PLACE)]
    if not cues:
        raise ValueError(f"not a sign: {text!r}")
    words = sum(min(_length(one) for one in _alternatives(cue)) for cue in cues)
    return _Sign(kind, frozenset(cues), places, words + len(places))
