"""The scale of ratings that a header names."""

from __future__ import annotations

import re

from mapcoach.export.reading.grid_feelings import word_score

_RANGE = re.compile(
    r"(?<![\w.])(?P<low>[-−–]?\d{1,3})\s?(?:-|–|—|to|bis|à|a|\.\.+|…|/)\s?(?P<high>[+]?\d{1,3})(?![\w.])", re.IGNORECASE
)
_OF = re.compile(r"(?:/|\bout of|\bof|\bvon|\bsur|\bde)\s?(?P<high>\d{1,3})\b", re.IGNORECASE)
_POLE = re.compile(r"(?<![\w.])(?P<at>[-−–+]?\d{1,3})\s?(?:=|:|\()\s?(?P<word>[^\d=,;:()/]{2,30})")
_OTHERS = re.compile(r"%|percent|prozent|\bnps\b|schulnote|\bnoten?\b|\bgrade\b|\bstars? of 10\b", re.IGNORECASE)
_BEST = re.compile(r"best|top|excellent|high|happy|satisfied|hoch|zufrieden|haut|alto|mejor|meilleur", re.IGNORECASE)
_WORST = re.compile(
    r"worst|poor|low|unhappy|dissatisfied|niedrig|unzufrieden|mangelhaft|ungenügend|schlechtest|bas|bajo|peor|pire",
    re.I,
)


def scale_of(header: str) -> str:
    """The scale that a header names: ``signed`` (-2 to 2), ``five`` (1 to 5, 5 the best), ``foreign``, or nothing."""
    poles = _poles(header)
    ends = _ends(header) or ((min(poles), max(poles)) if len(poles) > 1 else None)
    if ends is None:
        return "foreign" if _OTHERS.search(header) else ""
    if _turned(poles, ends):
        return "foreign"
    return {(-2, 2): "signed", (1, 5): "five"}.get(ends, "foreign")


def _ends(header: str) -> tuple[int, int] | None:
    found = _RANGE.search(header)
    if found:
        return _number(found["low"]), _number(found["high"])
    found = _OF.search(header)
    return (1, int(found["high"])) if found else None


def _number(written: str) -> int:
    return int(written.replace("−", "-").replace("–", "-"))


def _poles(header: str) -> dict[int, int]:
    """What the ends of the scale stand for: above 0 for good, below for bad, 0 if it is not clear."""
    return {_number(one["at"]): _good(one["word"]) for one in _POLE.finditer(header)}


def _good(word: str) -> int:
    score = word_score(word)
    if score is not None:
        return score
    return -1 if _WORST.search(word) else 1 if _BEST.search(word) else 0


def _turned(poles: dict[int, int], ends: tuple[int, int]) -> bool:
    """Whether the low end is the good one."""
    return poles.get(ends[0], 0) > 0 or poles.get(ends[1], 0) < 0 or ends[0] > ends[1]
