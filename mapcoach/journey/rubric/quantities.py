"""Numbers in people's words, as far as a check needs them: which digits a text holds, and whether it can give a share.

This is generous on purpose: it asks whether a number can come from these words, not what they mean. Whoever reads
replies decides that; a check that doubts an honest answer would be worse than none.
"""

from __future__ import annotations

import re
from itertools import permutations

_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d)[,.\s](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORDS = {
    word: float(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "hundred": 100.0,
}
_A_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_VAGUE = frozenset(
    "half halves third thirds quarter quarters fifth fifths sixth eighth tenth tenths second other every everyone"
    " everybody each all any none nobody nothing never no always most mostly many much majority minority few several"
    " some couple handful dozen dozens both nearly almost lot lots whole half-dozen rarely hardly percent".split()
)
_MOST_NUMBERS = 40
_LONGEST = 20_000
_CLOSE = 0.006


def digits_in(text: str) -> frozenset[str]:
    """The runs of digits in a text, without leading zeros; of "1,200" also the whole, 1200."""
    return _runs(text) | _runs(_ungrouped(text))


def is_made_of(text: str, digits: frozenset[str]) -> bool:
    """Whether all numbers of a text are among these runs of digits, with or without the thousands set apart."""
    return _runs(text) <= digits or _runs(_ungrouped(text)) <= digits


def _runs(text: str) -> frozenset[str]:
    return frozenset(_plain(run) for run in _DIGITS.findall(text[:_LONGEST]))


def _ungrouped(text: str) -> str:
    return _THOUSANDS.sub("", text[:_LONGEST])


def _plain(run: str) -> str:
    return "".join(str(int(digit)) for digit in run).lstrip("0") or "0"


def _numbers(text: str) -> list[float]:
    found = [float(run.replace(",", ".")) for run in _NUMBER.findall(text)]
    return [*found, *(_WORDS[word] for word in _words(text) if word in _WORDS)][:_MOST_NUMBERS]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _A_WORD.findall(text[:_LONGEST])]


def holds_number(text: str) -> bool:
    """Whether a text names any quantity, in digits or in words."""
    return bool(_NUMBER.search(text[:_LONGEST])) or any(word in _WORDS or word in _VAGUE for word in _words(text))


def makes_share(text: str, share: float) -> bool:
    """Whether a text can give this share (0 to 1): by a percentage, so many in ten, one number of another, or words.

    Words that are no number ("most of them", "every other") may give any share.
    """
    if any(word in _VAGUE for word in _words(text)):
        return True
    numbers = _numbers(text[:_LONGEST])
    wanted = (share, share * 10, share * 100)
    if any(abs(number - want) < _CLOSE * max(1.0, want) for number in numbers for want in wanted):
        return True
    return any(whole > 0 and abs(part / whole - share) < _CLOSE for part, whole in permutations(numbers, 2))
