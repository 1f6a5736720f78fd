"""Finds what people mean in what they wrote, with cues that are data.

A cue is a few words: ``NOT .. reply`` finds "nobody ever replies", "no reply" and "they don't really
reply". Words are compared by their stem, ``wait*`` is any word with that beginning, ``ring|phone`` is one of
them, ``..`` lets up to four words come between, ``NOT`` is any negation, ``NUM`` any number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

LONGEST = 600
"""Characters of a text that are read; longer texts are told in their beginning."""
_GAP = 4
_MIN_PREFIX = 3

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATIONS = frozenset(
    "no not never nobody noone none nothing nowhere without cannot hardly rarely seldom barely neither nor lack lacks "
    "lacking dont doesnt didnt wont wouldnt cant couldnt isnt arent wasnt werent hasnt havent hadnt shouldnt".split()
)
_NUMBERS = frozenset("one two three four five six seven eight nine ten few several couple dozen hundred".split())
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


def words_of(text: str) -> list[str]:
    """The words of a text as cues see them: lower case, stems, negations as ``NOT``, numbers as ``NUM``."""
    found: list[str] = []
    for raw in _WORD.findall(text[:LONGEST].casefold()):
        word = raw.replace("'", "").replace("’", "")
        if word in _NEGATIONS:
            found.append("NOT")
        elif word.isdigit() or word in _NUMBERS:
            found.append("NUM")
        else:
            found.append(_stem(word))
    return found


class _Element(NamedTuple):
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: bool

    def fits(self, word: str) -> bool:
        return word in self.exact or (bool(self.prefixes) and word.startswith(self.prefixes))


class _Cue(NamedTuple):
    kind: str
    rest: tuple[_Element, ...]


def _cue_elements(cue: str) -> list[_Element]:
    elements: list[_Element] = []
    gap = False
    for part in cue.split():
        if part == "..":
            gap = True
            continue
        choices = part.split("|")
        prefixes = tuple(choice[:-1] for choice in choices if choice.endswith("*"))
        exact = frozenset(word for choice in choices if not choice.endswith("*") for word in _cue_words(choice))
        elements.append(_Element(exact, prefixes, gap))
        gap = False
    if not elements or any(len(prefix) < _MIN_PREFIX for one in elements for prefix in one.prefixes):
        raise ValueError(f"not a cue: {cue!r} (a word before * needs at least {_MIN_PREFIX} letters)")
    return elements


def _cue_words(choice: str) -> list[str]:
    return [choice] if choice in ("NOT", "NUM") else words_of(choice)


class Lexicon:
    """Kinds of meaning, each with its cues; ``find`` names the kinds that a text shows."""

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        """Raises ValueError for a cue that is none."""
        self._exact: dict[str, list[_Cue]] = defaultdict(list)
        self._prefix: dict[str, list[tuple[str, _Cue]]] = defaultdict(list)
        for kind, cues in kinds.items():
            for cue in cues:
                first, *rest = _cue_elements(cue)
                compiled = _Cue(kind, tuple(rest))
                for word in first.exact:
                    self._exact[word].append(compiled)
                for prefix in first.prefixes:
                    self._prefix[prefix[:_MIN_PREFIX]].append((prefix, compiled))

    def find(self, text: str) -> frozenset[str]:
        """The kinds whose cues are in the text."""
        words = words_of(text)
        found: set[str] = set()
        for at, word in enumerate(words):
            for cue in self._exact.get(word, ()):
                if cue.kind not in found and _follows(cue.rest, words, at + 1):
                    found.add(cue.kind)
            for prefix, cue in self._prefix.get(word[:_MIN_PREFIX], ()):
                if cue.kind not in found and word.startswith(prefix) and _follows(cue.rest, words, at + 1):
                    found.add(cue.kind)
        return frozenset(found)


def _follows(rest: tuple[_Element, ...], words: list[str], at: int) -> bool:
    if not rest:
        return True
    first, *others = rest
    reach = at + (_GAP if first.gap else 0)
    return any(
        first.fits(words[place]) and _follows(tuple(others), words, place + 1)
        for place in range(at, min(reach + 1, len(words)))
    )
