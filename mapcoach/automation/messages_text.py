"""Users' texts made harmless for a message, and merge fields as characters that no text of a user can hold."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import get_args

from mapcoach.automation.message_draft import FieldName, MergeField, Pieces
from mapcoach.automation.wording import clip

_FIRST_MARK = 0xF1A80
"""In a private-use plane: ``harmless`` takes all private-use characters out of what people typed."""

MARKS: dict[FieldName, str] = {name: chr(_FIRST_MARK + place) for place, name in enumerate(get_args(FieldName))}
_FIELDS = {mark: MergeField(name) for name, mark in MARKS.items()}
_MARK = re.compile(f"([{''.join(MARKS.values())}])")
_JOINERS = "\u200c\u200d\u200e\u200f"
"""Emoji, Persian and Hebrew need these; other invisible characters hide or reorder what is around them."""
_BRACKETS = str.maketrans("[]", "()")
_PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def harmless(text: str) -> str:
    """The text on one line, without controls, hidden or private-use characters; square brackets become round.

    Square brackets mark what the author still has to fill in, so that no text of a user may open or close one.
    """
    shown = "".join(" " if one.isspace() else one for one in text if one.isspace() or _is_shown(one))
    flat = " ".join(shown.split()).translate(_BRACKETS)
    return flat if any(unicodedata.category(one)[0] in "LNPS" for one in flat) else ""


def _is_shown(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")


def shortened(text: str, limit: int) -> str:
    """A harmless text, cut at a word to at most ``limit`` characters."""
    return _shortened(text[: limit * 20], limit)


@lru_cache(maxsize=2048)
def _shortened(text: str, limit: int) -> str:
    return clip(harmless(text), limit)


def quoted(text: str) -> str:
    """A text in quotation marks, without those that it stood in already; empty if there is none."""
    bare = text.strip(" “”\"'")
    return f"“{bare}”" if bare else ""


def without_typography(text: str) -> str:
    """Plain quotation marks and dashes: one other character would more than double what a text message costs."""
    return text.translate(_PLAIN_QUOTES)


def tidy(text: str) -> str:
    """The text without double spaces, spaces at the ends of lines and runs of blank lines."""
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def visible_length(text: str) -> int:
    """How many characters a text has without its merge fields."""
    return len(_MARK.sub("", text))


def pieces(text: str) -> Pieces:
    """The text taken apart at its merge fields; no piece is empty."""
    return tuple(_FIELDS.get(part, part) for part in _MARK.split(text) if part)
