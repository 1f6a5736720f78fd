"""Families of words and short phrases that mean about the same, as cues name them: ``@reply``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from mapcoach.automation.stems import MIN_PREFIX, Word, words_of


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
            if len(word) <= MIN_PREFIX or not word[:-1].isalpha():
                raise ValueError(f"a word before * needs at least {MIN_PREFIX} letters: {word!r}")
            self._prefixes[word[:MIN_PREFIX]].append((word[:-1], name))
            return
        stems = tuple(found.stem for part in re.split("[_-]", word) for found in _stems(part))
        if not stems:
            raise ValueError(f"not a word: {word!r}")
        if stems == ("NOT",):
            self._as_written[word].append(name)
            return
        self._phrases[stems[0]].append((stems, name))

    def told_of(self, words: list[Word]) -> list[Word]:
        """The words with the families they belong to; each word of a phrase gets the family of the phrase."""
        found: list[set[str]] = [set() for _ in words]
        stems = [word.stem for word in words]
        for at, word in enumerate(words):
            for phrase, name in self._phrases.get(word.stem, ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    for place in range(at, at + len(phrase)):
                        found[place].add(name)
            for prefix, name in self._prefixes.get(word.raw[:MIN_PREFIX], ()):
                if word.raw.startswith(prefix):
                    found[at].add(name)
            found[at].update(self._as_written.get(word.raw, ()))
        return [word._replace(families=frozenset(names)) for word, names in zip(words, found, strict=True)]


def _stems(word: str) -> list[Word]:
    return [Word("NUM", "", 0, 0)] if word == "NUM" else words_of(word)
