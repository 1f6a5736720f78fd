"""Feelings as people put them into tables: numbers on two scales, faces, words of the scale, words besides.

A number is a rating only where it stands alone, or where a separator (or a word of the scale) follows it: in
"3 weeks of waiting" and "day 1" it counts something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from mapcoach.export.reading.grid_feelings import faces_in, sign_score, without_faces, word_score
from mapcoach.export.reading.grid_roles import role_of

FOREIGN = "foreign"
"""The scale of a column whose header names one that cannot be read; that is said once, at the header."""
_PLAIN = r"(?P<value>[-+−–]?\d{1,3}(?:[.,]\d{1,3})?)(?:\s{0,9}(?:/|out of|of|von|sur)\s{0,9}(?P<of>\d{1,3}))?(?![\w%.])"
_NUMBER = re.compile(rf"{_PLAIN}(?P<after>\s*$|\s*[:;,–—(|-]\s*|\s+)(?P<rest>.*)", re.DOTALL)
_ENDING = re.compile(rf"(?P<rest>[^(:=]{{1,80}})[(:=]\s*{_PLAIN}\s*\)?")
_PERCENT = re.compile(r"[-+−~<>≈]?\s?\d{1,3}(?:[.,]\d{1,3})?\s?%")
_LONGEST = 500
"""A longer text is no rating."""
_SCALES = "the scale goes from 1 to 5 or from -2 to 2"


class Felt(NamedTuple):
    """A feeling read from a cell: the rating from -2 to 2, the words besides, and what is wrong with a number."""

    score: int | None
    feeling: str = ""
    wrong: str = ""


def scale_in(texts: Iterable[str]) -> str:
    """The scale that the numbers among these cells are on: ``signed``, ``five``, ``other``, or nothing if unclear."""
    values = [value for text in texts for value in [_value(text)] if value is not None]
    if not values:
        return ""
    if min(values) < -2 or max(values) > 5 or (min(values) <= 0 and max(values) > 2):
        return "other"
    if min(values) <= 0:
        return "signed"
    return "five" if max(values) > 2 else ""


def _value(text: str) -> float | None:
    found = _found(text.strip())
    if not found or found["of"]:
        return None
    if found["value"].startswith("+"):
        return -float(found["value"][1:].replace(",", ".")) or 0.0  # a plus is only written where there is a minus
    return float(_plain(found["value"]))


def _plain(number: str) -> str:
    return number.replace("−", "-").replace("–", "-").replace(",", ".")


def _found(text: str) -> re.Match[str] | None:
    """The number in a text that is a rating."""
    if len(text) > _LONGEST:
        return None
    found = _NUMBER.fullmatch(text)
    if found:
        told = not found["after"].isspace() or not found["rest"] or _tells(found["rest"])
        return found if told and not found["rest"][:1].isdigit() else None
    found = _ENDING.fullmatch(text)
    return found if found and (_tells(found["rest"]) or role_of(found["rest"].strip()) == "emotion") else None


def _tells(text: str) -> bool:
    """Whether a text begins with a word of the scale, or a face."""
    first = re.split(r"[,;.(–—]", text, maxsplit=1)[0]
    return word_score(first) is not None or bool(faces_in(text[:2]))


def felt(text: str, scale: str) -> Felt:
    """The feeling in a cell. ``scale`` says what its numbers mean."""
    text = text.strip()
    if len(text) > _LONGEST:
        return Felt(None, text)
    found = _found(text)
    if found:
        return _rated(found, found["rest"].strip(" \t(,;:–—-").removesuffix(")"), scale)
    if _PERCENT.match(text):
        return Felt(None, _worded(text), "a percentage is no rating from 1 to 5 or from -2 to 2")
    if not _worded(text) and sum(one.isdigit() for one in text) > 1:
        return Felt(None, "", f"it is not clear which rating is meant; {_SCALES}")
    scores = faces_in(text)
    if scores:
        rest = without_faces(text)
        if len(set(scores)) > 1:
            return Felt(None, rest, "faces that say different things")
        return Felt(scores[0], _feeling(rest))
    sign = sign_score(text)
    return Felt(sign) if sign is not None else Felt(word_score(text), _feeling(text))


def _worded(text: str) -> str:
    """The text if there are words in it."""
    return text if any(one.isalpha() for one in text) else ""


def _rated(found: re.Match[str], rest: str, scale: str) -> Felt:
    written, feeling = found["value"], _feeling(rest)
    value = float(_plain(written))
    if found["of"] not in (None, "5"):
        return Felt(None, feeling, _SCALES)
    if scale == FOREIGN and not found["of"]:
        return Felt(None, feeling)
    scale = "five" if found["of"] else "signed" if written.startswith("+") else scale
    if not value.is_integer():
        return Felt(None, feeling, "the scale has whole numbers only")
    if scale == "signed" and -2 <= value <= 2:
        return Felt(int(value), feeling)
    if scale == "five" and 1 <= value <= 5:
        return Felt(int(value) - 3, feeling)
    if not scale:
        return Felt(None, feeling, "it is not clear whether the numbers go from 1 to 5 or from -2 to 2")
    if scale == "other":
        return Felt(None, feeling, "the numbers of this table are on neither scale, 1 to 5 or -2 to 2")
    return Felt(None, feeling, _SCALES)


_SCALE_ONLY = re.compile(r"(?:very |so-)?(?:good|bad|so|neutral)|ok(?:ay)?|\d", re.IGNORECASE)


def _feeling(text: str) -> str:
    """What is told besides the rating; the scale's own words tell nothing more."""
    first, _, rest = text.partition(",")
    if _SCALE_ONLY.fullmatch(first.strip()):
        return rest.strip()
    return text.strip()
