"""Finds what people mean in what they wrote, with cues that are data.

A cue is a few words: ``NOT .. reply|get back`` finds "nobody ever replies" and "they don't get back to us".
Words are compared by their stem; ``wait*`` is any word that begins so, as it is written; ``ring/phone`` is one of
these words; ``|`` parts whole phrases between two ``..``, which let up to four words come between. ``NOT`` is any
negation, ``NUM`` any number, ``@reply`` any word or phrase of the family "reply" (word_families.toml). A cue never
reaches over the end of a sentence, and one that begins with ``NOT`` not over a comma either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from mapcoach.automation.stems import LONGEST, MIN_PREFIX, WITHOUT, Word, stem, words_of
from mapcoach.automation.word_families import WordFamilies

_GAP = 4
_REMEMBERED = 4096
"""Texts whose kinds are remembered: a map is read again after each answer, and most of it is as before."""
_FAMILY_IS = 20
"""How common a family of words is taken to be, where a single word is 1."""

_COMMON = frozenset(
    stem(word)
    for word in "a again after all and any are at back be before but by come do first for from get go have how if in "
    "is it know late long look me more of off on once or other our out same see send so take tell that the their them "
    "there they think time to too up us wait we week what when where which who why with you".split()
)


class _Element(NamedTuple):
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: bool
    families: frozenset[str] = frozenset()

    def fits(self, word: Word) -> bool:
        if self.families and not self.families.isdisjoint(word.families):
            return True
        if word.raw == WITHOUT:
            return not self.exact.isdisjoint(("NOT", WITHOUT))
        return word.stem in self.exact or (bool(self.prefixes) and word.raw.startswith(self.prefixes))


class _Cue(NamedTuple):
    kind: str
    elements: tuple[_Element, ...]
    before: int
    """How many words may stand between its beginning and the word it is looked up by."""

    def is_around(self, words: list[Word], at: int) -> bool:
        """Whether it is there, with the word at ``at`` as the one it is looked up by."""
        first = self.elements[0]
        for start in range(max(0, at - self.before), at + 1):
            if first.fits(words[start]) and self._goes_on(words, start, start + 1, 1):
                return True
        return False

    def _goes_on(self, words: list[Word], start: int, at: int, number: int) -> bool:
        """Whether the elements from ``number`` on follow, for a beginning at ``start``."""
        if number == len(self.elements):
            return True
        element, first = self.elements[number], words[start]
        for place in range(at, min(at + (_GAP if element.gap else 0) + 1, len(words))):
            word = words[place]
            if word.sentence != first.sentence or (first.stem == "NOT" and word.clause != first.clause):
                return False
            if element.fits(word) and self._goes_on(words, start, place + 1, number + 1):
                return True
        return False


def _commonness(element: _Element) -> int:
    """How many texts an element is likely to be in; only the order matters."""
    words = sum(100 if word in ("NOT", "NUM") else 10 if word in _COMMON else 1 for word in element.exact)
    return words + 2 * len(element.prefixes) + _FAMILY_IS * len(element.families)


def _readings(cue: str) -> Iterator[tuple[_Element, ...]]:
    """The element sequences that a cue stands for: one for each choice of its phrases."""
    if ".." not in cue and " " in cue and "|" in cue:
        raise ValueError(f"write this as several cues, or with / between words: {cue!r}")
    segments = [segment.split("|") for segment in cue.split("..")]
    for phrases in product(*segments):
        elements: list[_Element] = []
        for number, phrase in enumerate(phrases):
            # In a text a hyphen parts two words, so it does here; between alternatives it would be unclear.
            words = [part for word in phrase.split() for part in ([word] if "/" in word else word.split("-"))]
            elements += [_element(word, gap=number > 0 and at == 0) for at, word in enumerate(words)]
        if not elements or not all(phrase.strip() for phrase in phrases):
            raise ValueError(f"not a cue: {cue!r}")
        yield tuple(elements)


def _element(word: str, gap: bool) -> _Element:
    choices = word.split("/")
    families = frozenset(choice[1:] for choice in choices if choice.startswith("@"))
    choices = [choice for choice in choices if not choice.startswith("@")]
    prefixes = tuple(choice[:-1] for choice in choices if choice.endswith("*"))
    exact = frozenset(stem for choice in choices if not choice.endswith("*") for stem in _cue_words(choice))
    if any(len(prefix) < MIN_PREFIX for prefix in prefixes):
        raise ValueError(f"a word before * needs at least {MIN_PREFIX} letters: {word!r}")
    return _Element(exact, prefixes, gap, families)


def _cue_words(choice: str) -> list[str]:
    return [choice] if choice in ("NOT", "NUM", WITHOUT) else [word.stem for word in words_of(choice)]


class Lexicon:
    """Kinds of meaning, each with its cues; ``find`` names the kinds that a text shows."""

    def __init__(self, kinds: Mapping[str, Iterable[str]], families: WordFamilies | None = None) -> None:
        """Raises ValueError for a cue that is none, or that names a family which ``families`` does not know."""
        self._families = families
        self._by_family: dict[str, list[_Cue]] = defaultdict(list)
        # A cue is looked up by its rarest word: by its first one, every negation would call up hundreds of them.
        self._by_word: dict[str, list[_Cue]] = defaultdict(list)
        self._by_prefix: dict[str, list[tuple[str, _Cue]]] = defaultdict(list)
        for kind, cues in kinds.items():
            for elements in dict.fromkeys(reading for cue in cues for reading in _readings(cue)):
                self._check(elements)
                self._add(kind, elements)
        self._found = lru_cache(maxsize=_REMEMBERED)(self._find)

    def find(self, text: str) -> frozenset[str]:
        """The kinds whose cues are in the text."""
        return self._found(text[:LONGEST])

    def _check(self, elements: tuple[_Element, ...]) -> None:
        known = self._families.names if self._families else frozenset()
        unknown = frozenset[str]().union(*(element.families for element in elements)) - known
        if unknown:
            raise ValueError(f"a cue names families that nobody knows: {', '.join(sorted(unknown))}")

    def _add(self, kind: str, elements: tuple[_Element, ...]) -> None:
        rarest = min(elements, key=_commonness)
        until = elements[1 : elements.index(rarest) + 1]
        cue = _Cue(kind, elements, sum(1 + _GAP * element.gap for element in until))
        for word in rarest.exact:
            self._by_word[word].append(cue)
        for prefix in rarest.prefixes:
            self._by_prefix[prefix[:MIN_PREFIX]].append((prefix, cue))
        for family in rarest.families:
            self._by_family[family].append(cue)

    def _find(self, text: str) -> frozenset[str]:
        words = words_of(text)
        if self._families:
            words = self._families.told_of(words)
        found: set[str] = set()
        for at, word in enumerate(words):
            for cue in self._called_up_by(word):
                if cue.kind not in found and cue.is_around(words, at):
                    found.add(cue.kind)
        return frozenset(found)

    def _called_up_by(self, word: Word) -> Iterator[_Cue]:
        yield from self._by_word.get(word.stem, ())
        if word.raw == WITHOUT:
            yield from self._by_word.get(WITHOUT, ())
        for prefix, cue in self._by_prefix.get(word.raw[:MIN_PREFIX], ()):
            if word.raw.startswith(prefix):
                yield cue
        for family in word.families:
            yield from self._by_family.get(family, ())
