"""Feelings as people put them into tables: numbers on two scales, faces, words of the scale, words besides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from mapcoach.interview.replies.scales import FIVE_STEPS

_FACES = {
    2: "😀😃😄😁😆🤩😍🥰😻🎉❤💚",
    1: "🙂😊☺😌👍😉😎",
    0: "😐😑😶🤔😏",
    -1: "🙁☹😕😟😞😒😔👎😬😰😓🥱😣",
    -2: "😡😠🤬😢😭😩😫😖😱💔🤮",
}
_SIGNS = {":-d": 2, ":d": 2, "++": 2, ":-)": 1, ":)": 1, "+": 1, ":-|": 0, ":|": 0, "o": 0, "~": 0}
_SIGNS |= {":-(": -1, ":(": -1, "-": -1, "−": -1, "--": -2, "−−": -2, ">:(": -2, ":'(": -2}
_WORDS = {
    2: "very happy|very positive|sehr gut|sehr zufrieden|begeistert|très bien|très satisfait|ravi|muy bien|"
    "muy bueno|muy feliz|encantado|zeer goed",
    1: "gut|zufrieden|positiv|bien|satisfait|content|bueno|feliz|contento|positivo|goed|tevreden|positif|bom|bene",
    0: "neutral|neutre|neutro|neutraal|mittel|moyen|regular|so lala|geht so|okay",
    -1: "schlecht|unzufrieden|negativ|mauvais|insatisfait|négatif|malo|mal|triste|negativo|slecht|ontevreden|"
    "ruim|male|frustriert|genervt|frustré|frustrado",
    -2: "sehr schlecht|sehr unzufrieden|wütend|verärgert|très mauvais|très insatisfait|furieux|en colère|"
    "muy malo|muy mal|enfadado|furioso|zeer slecht|boos",
}
_NUMBER = re.compile(r"^(?P<value>[-+−–]?\d{1,3}(?:[.,]\d{1,3})?)(?:\s*/\s*(?P<of>\d{1,3}))?(?![\w%])[\s:;,.–—()-]*")
_ENDING = re.compile(r"[\s:;,–—(]+(?P<value>[-+−]?\d(?:[.,]\d)?)(?:\s*/\s*(?P<of>\d{1,3}))?\)?$")
_LONGEST = 500
"""A longer text is no rating."""
_ANY_FACE = re.compile("[" + "".join(_FACES.values()) + "]\ufe0f?")


class Felt(NamedTuple):
    """A feeling read from a cell: the rating from -2 to 2, the words besides, and what is wrong with a number."""

    score: int | None
    feeling: str = ""
    wrong: str = ""


def scale_in(texts: Iterable[str]) -> str:
    """The scale that the numbers among these cells are on: ``signed``, ``five``, ``other``, or nothing if unclear."""
    values = [value for text in texts for value in [_number(text)] if value is not None]
    if not values:
        return ""
    if min(values) < -2 or max(values) > 5 or (min(values) <= 0 and max(values) > 2):
        return "other"
    if min(values) <= 0:
        return "signed"
    return "five" if max(values) > 2 else ""


def _number(text: str) -> float | None:
    found = _NUMBER.match(text.strip())
    if not found or found["of"]:
        return None
    if found["value"].startswith("+"):
        return -float(found["value"][1:].replace(",", ".")) or 0.0  # a plus is only written where there is a minus
    return float(_plain(found["value"]))


def _plain(number: str) -> str:
    return number.replace("−", "-").replace("–", "-").replace(",", ".")


def felt(text: str, scale: str) -> Felt:
    """The feeling in a cell. ``scale`` says what its numbers mean."""
    text = text.strip()
    if len(text) > _LONGEST:
        return Felt(None, text)
    numbered = _NUMBER.match(text) or _ENDING.search(text)
    if numbered:
        rest = (text[: numbered.start()] + text[numbered.end() :]).strip(" \t()")
        return _rated(numbered, rest, scale)
    faces = _ANY_FACE.findall(text)
    if faces:
        scores = [_score_of(face[0]) for face in faces]
        rest = " ".join(_ANY_FACE.sub(" ", text).split()).strip(" -–:,()")
        if len(set(scores)) > 1:
            return Felt(None, rest, "faces that say different things")
        return Felt(scores[0], _feeling(rest))
    sign = _SIGNS.get(text.casefold())
    if sign is not None:
        return Felt(sign)
    return Felt(_word_score(text), _feeling(text))


def _rated(found: re.Match[str], rest: str, scale: str) -> Felt:
    written = found["value"]
    value = float(_plain(written))
    if found["of"] not in (None, "5"):
        return Felt(None, _feeling(rest), "the scale goes from 1 to 5 or from -2 to 2")
    scale = "five" if found["of"] else "signed" if written.startswith("+") else scale
    if not value.is_integer():
        return Felt(None, _feeling(rest), "the scale has whole numbers only")
    if scale == "signed" and -2 <= value <= 2:
        return Felt(int(value), _feeling(rest))
    if scale == "five" and 1 <= value <= 5:
        return Felt(int(value) - 3, _feeling(rest))
    if not scale:
        return Felt(None, _feeling(rest), "it is not clear whether the numbers go from 1 to 5 or from -2 to 2")
    if scale == "other":
        return Felt(None, _feeling(rest), "the numbers of this table are on neither scale, 1 to 5 or -2 to 2")
    return Felt(None, _feeling(rest), "the scale goes from 1 to 5 or from -2 to 2")


def _score_of(face: str) -> int:
    return next(score for score, faces in _FACES.items() if face in faces)


@cache
def _words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    ours = ((value - 3, pattern) for value, pattern in FIVE_STEPS.items())
    return tuple((score, re.compile(pattern, re.IGNORECASE)) for score, pattern in (*ours, *_WORDS.items()))


def _word_score(text: str) -> int | None:
    if len(text) > 60:
        return None
    return next((score for score, pattern in _words() if pattern.fullmatch(text)), None)


_SCALE_ONLY = re.compile(r"(?:very |so-)?(?:good|bad|so|neutral)|ok(?:ay)?|\d", re.IGNORECASE)


def _feeling(text: str) -> str:
    """What is told besides the rating; the scale's own words tell nothing more."""
    first, _, rest = text.partition(",")
    if _SCALE_ONLY.fullmatch(first.strip()):
        return rest.strip()
    return text.strip()
