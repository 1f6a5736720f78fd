"""Feelings in words, faces and signs, as ratings from -2 to 2."""

from __future__ import annotations

import re
from functools import cache

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
_ANY_FACE = re.compile("[" + "".join(_FACES.values()) + "]\ufe0f?")


def faces_in(text: str) -> list[int]:
    """The ratings of the faces in a text, in their order."""
    return [_score_of(face[0]) for face in _ANY_FACE.findall(text)]


def without_faces(text: str) -> str:
    """The text without its faces."""
    return " ".join(_ANY_FACE.sub(" ", text).split()).strip(" -–:,()")


def sign_score(text: str) -> int | None:
    """The rating that a sign such as ``++`` or ``:-(`` stands for."""
    return _SIGNS.get(text.casefold())


def _score_of(face: str) -> int:
    return next(score for score, faces in _FACES.items() if face in faces)


@cache
def _words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    ours = ((value - 3, pattern) for value, pattern in FIVE_STEPS.items())
    return tuple((score, re.compile(pattern, re.IGNORECASE)) for score, pattern in (*ours, *_WORDS.items()))


def word_score(text: str) -> int | None:
    """The rating of a word of the scale."""
    text = text.strip(" .!,;()")
    if not text or len(text) > 60:
        return None
    return next((score for score, pattern in _words() if pattern.fullmatch(text)), None)
