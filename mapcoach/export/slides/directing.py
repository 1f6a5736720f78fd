"""Words that run from right to left within the English sentences of a slide: kept together by embedding marks.

Embeddings and not the newer isolates: every version of PowerPoint knows them. They are put in after all cleaning.
"""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup

from mapcoach.export.html_isolating import OwnWords
from mapcoach.export.slides.measuring import plain

_LEFTWARDS, _RIGHTWARDS, _END, _AFTER = "\u202b", "\u202a", "\u202c", "\u200e"
_APART = re.compile("</?bdi>")


def runs_left(text: str) -> bool:
    """Whether the first letter of the text is of a script that is read from right to left."""
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def alone(text: str, own: OwnWords) -> tuple[str, bool]:
    """A text that is a paragraph by itself, cleaned, and whether the paragraph runs from right to left.

    It does if it is somebody's words and nothing else; a sentence of ours with such words in it does not.
    """
    told = own.told(plain(text))
    return (_embedded(told), False) if isinstance(told, Markup) else (told, runs_left(told))


def beside(text: str, own: OwnWords) -> str:
    """A text that stands behind others in its paragraph, cleaned."""
    told = own.apart(plain(text))
    return _embedded(told) if isinstance(told, Markup) else told


def _embedded(told: Markup) -> str:
    """The text with its parts that stand apart embedded in their own direction."""
    parts = [Markup(part).unescape() for part in _APART.split(str(told))]
    return "".join(_embed(part) if place % 2 else part for place, part in enumerate(parts))


def _embed(part: str) -> str:
    return f"{_LEFTWARDS if runs_left(part) else _RIGHTWARDS}{part}{_END}{_AFTER}"
