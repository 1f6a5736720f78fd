"""Finds what people mean in what they wrote, with cues that are data.

A cue is a few words: ``NOT .. reply|get back`` finds "nobody ever replies" and "they don't get back to us".
Words are compared by their stem; ``wait*`` is any word that begins so, as it is written; ``ring/phone`` is one of
these words; ``|`` parts whole phrases between two ``..``, which let up to four words come between. ``NOT`` is any
negation, ``NUM`` any number, ``@reply`` any word or phrase of the family "reply" (word_families.toml). A cue never
reaches over the end of a sentence, and one that begins with ``NOT`` not over a comma either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

LONGEST = 600
"""Characters of a text that are read; longer texts are told in their beginning."""
_GAP = 4
_REMEMBERED = 4096
"""Texts whose kinds are remembered: a map is read again after each answer, and most of it is as before."""
_MIN_PREFIX = 3
_FAMILY_IS = 20
"""How common a family of words is taken to be, where a single word is 1."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;.!?\n]")
_PAUSES = frozenset(",;.!?\n")
_NEGATIONS = frozenset(
    "no not never nobody noone none nothing nowhere without cannot hardly rarely seldom barely neither nor lack lacks "
    "lacking dont doesnt didnt wont wouldnt cant couldnt isnt arent wasnt werent hasnt havent hadnt shouldnt".split()
)
_WITHOUT = "without"
"""A negation that a cue may also name by itself: "come without" is not "come … not"."""
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fourteen fifteen twenty thirty forty fifty sixty "
    "several couple dozen hundred".split()
)
_IRREGULAR = {
    form: base
    for base, forms in {
        "hear": "heard", "forget": "forgot forgotten", "give": "gave given", "go": "went gone goes", "buy": "bought",
        "pay": "paid", "send": "sent", "tell": "told", "lose": "lost", "keep": "kept", "get": "got gotten",
        "come": "came", "take": "took taken", "think": "thought", "feel": "felt", "find": "found", "leave": "left",
        "run": "ran", "speak": "spoke spoken", "ring": "rang rung", "choose": "chose chosen", "break": "broke broken",
        "make": "made", "know": "knew known", "see": "saw seen", "say": "said", "understand": "understood",
        "be": "was were is are am been being", "have": "has had", "do": "does did done", "child": "children",
        "write": "wrote written", "spend": "spent", "meet": "met", "fall": "fell fallen", "begin": "began begun",
    }.items()
    for form in forms.split()
}  # fmt: skip


def _stem(word: str) -> str:
    """A crude stem, the same for a cue and for the text it meets; no word of a dictionary is promised."""
    word = _IRREGULAR.get(word, word)
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith(("ed", "es")) and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_COMMON = frozenset(
    _stem(word)
    for word in "a again after all and any are at back be before but by come do first for from get go have how if in "
    "is it know late long look me more of off on once or other our out same see send so take tell that the their them "
    "there they think time to too up us wait we week what when where which who why with you".split()
)


class _Word(NamedTuple):
    """A word as cues see it; the sentence and the clause it stands in are counted over the whole text."""

    stem: str
    raw: str
    sentence: int
    clause: int
    families: frozenset[str] = frozenset()


def words_of(text: str) -> list[_Word]:
    """The words of a text: lower case, stems, negations as ``NOT``, numbers as ``NUM``."""
    found: list[_Word] = []
    sentence = clause = 0
    for raw in _WORD.findall(text[:LONGEST].casefold()):
        if raw in _PAUSES:
            clause += 1
            sentence += raw not in ",;"
            continue
        word = raw.replace("'", "").replace("’", "")
        if word in _NEGATIONS:
            stem = "NOT"
        elif word.isdigit() or word in _NUMBERS:
            stem = "NUM"
        else:
            stem = _stem(word)
        found.append(_Word(stem, word, sentence, clause))
    return found


class _Element(NamedTuple):
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: bool
    families: frozenset[str] = frozenset()

    def fits(self, word: _Word) -> bool:
        if self.families and not self.families.isdisjoint(word.families):
            return True
        if word.raw == _WITHOUT:
            return not self.exact.isdisjoint(("NOT", _WITHOUT))
        return word.stem in self.exact or (bool(self.prefixes) and word.raw.startswith(self.prefixes))


class _Cue(NamedTuple):
    kind: str
    elements: tuple[_Element, ...]
    before: int
    """How many words may stand between its beginning and the word it is looked up by."""

    def is_around(self, words: list[_Word], at: int) -> bool:
        """Whether it is there, with the word at ``at`` as the one it is looked up by."""
        first = self.elements[0]
        for start in range(max(0, at - self.before), at + 1):
            if first.fits(words[start]) and self._goes_on(words, start, start + 1, 1):
                return True
        return False

    def _goes_on(self, words: list[_Word], start: int, at: int, number: int) -> bool:
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
            words = phrase.split()
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
    if any(len(prefix) < _MIN_PREFIX for prefix in prefixes):
        raise ValueError(f"a word before * needs at least {_MIN_PREFIX} letters: {word!r}")
    return _Element(exact, prefixes, gap, families)


def _cue_words(choice: str) -> list[str]:
    return [choice] if choice in ("NOT", "NUM", _WITHOUT) else [word.stem for word in words_of(choice)]


class WordFamilies:
    """Families of words and short phrases that mean about the same."""

    def __init__(self, families: Mapping[str, str]) -> None:
        """``families`` holds for each name its words, parted by blanks; ``_`` joins the words of a phrase."""
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._prefixes: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._as_written: dict[str, list[str]] = defaultdict(list)
        """Words that are negations for a cue, such as "hardly": in a family they stand for themselves only."""
        self.names = frozenset(families)
        for name, words in families.items():
            for word in words.split():
                self._add(name, word)

    def _add(self, name: str, word: str) -> None:
        if word.endswith("*"):
            if len(word) <= _MIN_PREFIX or not word[:-1].isalpha():
                raise ValueError(f"a word before * needs at least {_MIN_PREFIX} letters: {word!r}")
            self._prefixes[word[:_MIN_PREFIX]].append((word[:-1], name))
            return
        stems = tuple(found.stem for part in re.split("[_-]", word) for found in _stems(part))
        if not stems:
            raise ValueError(f"not a word: {word!r}")
        if stems == ("NOT",):
            self._as_written[word].append(name)
            return
        self._phrases[stems[0]].append((stems, name))

    def told_of(self, words: list[_Word]) -> list[_Word]:
        """The words with the families they belong to; each word of a phrase gets the family of the phrase."""
        found: list[set[str]] = [set() for _ in words]
        stems = [word.stem for word in words]
        for at, word in enumerate(words):
            for phrase, name in self._phrases.get(word.stem, ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    for place in range(at, at + len(phrase)):
                        found[place].add(name)
            for prefix, name in self._prefixes.get(word.raw[:_MIN_PREFIX], ()):
                if word.raw.startswith(prefix):
                    found[at].add(name)
            found[at].update(self._as_written.get(word.raw, ()))
        return [word._replace(families=frozenset(names)) for word, names in zip(words, found, strict=True)]


def _stems(word: str) -> list[_Word]:
    return [_Word("NUM", "", 0, 0)] if word == "NUM" else words_of(word)


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
            self._by_prefix[prefix[:_MIN_PREFIX]].append((prefix, cue))
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

    def _called_up_by(self, word: _Word) -> Iterator[_Cue]:
        yield from self._by_word.get(word.stem, ())
        if word.raw == _WITHOUT:
            yield from self._by_word.get(_WITHOUT, ())
        for prefix, cue in self._by_prefix.get(word.raw[:_MIN_PREFIX], ()):
            if word.raw.startswith(prefix):
                yield cue
        for family in word.families:
            yield from self._by_family.get(family, ())
