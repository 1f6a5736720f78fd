"""The words of a text as cues see them: lower case, by their stem, with the sentence and clause they stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 600
"""Characters of a text that are read; longer texts are told in their beginning."""
MIN_PREFIX = 3
"""The fewest letters of a word that ``*`` may follow."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;.!?\n]")
_SHORTENED = re.compile(r"['’](?:ve|re|ll|m)$")
"""What is left of a verb after a person: "we've" is "we"."""
_PAUSES = frozenset(",;.!?\n")
_NEGATIONS = frozenset(
    "no not never nobody noone none nothing nowhere without cannot hardly rarely seldom barely neither nor lack lacks "
    "lacking dont doesnt didnt wont wouldnt cant couldnt isnt arent wasnt werent hasnt havent hadnt shouldnt".split()
)
WITHOUT = "without"
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


def stem(word: str) -> str:
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


class Word(NamedTuple):
    """A word as cues see it; the sentence and the clause it stands in are counted over the whole text."""

    stem: str
    raw: str
    sentence: int
    clause: int
    families: frozenset[str] = frozenset()


def words_of(text: str) -> list[Word]:
    """The words of a text: lower case, stems, negations as ``NOT``, numbers as ``NUM``."""
    found: list[Word] = []
    sentence = clause = 0
    for raw in _WORD.findall(text[:LONGEST].casefold()):
        if raw in _PAUSES:
            clause += 1
            sentence += raw not in ",;"
            continue
        word = _SHORTENED.sub("", raw).replace("'", "").replace("’", "")
        if word in _NEGATIONS:
            found_stem = "NOT"
        elif word.isdigit() or word in _NUMBERS:
            found_stem = "NUM"
        else:
            found_stem = stem(word)
        found.append(Word(found_stem, word, sentence, clause))
    return found
