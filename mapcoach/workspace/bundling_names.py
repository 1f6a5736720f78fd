"""Names of files made from what people typed: safe on every system, and never two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from mapcoach.workspace.words import clean

MOST_BYTES = 80
"""Of a name without its suffix, in UTF-8; file systems take 255 of the whole name, some tools fewer of the path."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_SUFFIXES = re.compile(r"^(.+?)((?:\.[A-Za-z0-9]{1,12}){1,2})$")
_MARKS = ("Mn", "Mc")  # vowels of many scripts; they belong to the letter before them
_OTHERWISE = "journey-map"


def safe_stem(text: str) -> str:
    """A name without a suffix: letters and digits of any script, joined by hyphens; ``journey-map`` if none is left."""
    plain = unicodedata.normalize("NFC", clean(text))
    words = "".join(one if one.isalnum() or unicodedata.category(one) in _MARKS else " " for one in plain)
    stem = _cut("-".join(words.split()), MOST_BYTES).strip("-")
    if not stem:
        return _OTHERWISE
    return f"{stem}-map" if _RESERVED.match(stem) else stem


def safe_name(text: str) -> str:
    """A whole file name as it is if it is safe, or made so: up to two plain suffixes stay."""
    if _PLAIN.fullmatch(text) and not _RESERVED.match(text):
        return text
    found = _SUFFIXES.search(clean(text))
    return safe_stem(found[1]) + found[2] if found else safe_stem(text)


def unused(name: str, taken: Iterable[str]) -> str:
    """The name, or else the name with the first number that is free. Big and small letters are the same here."""
    used = {unicodedata.normalize("NFC", one).casefold() for one in taken}
    stem, dot, suffix = name.partition(".")
    number = 1
    found = name
    while found.casefold() in used:
        number += 1
        found = f"{stem}-{number}{dot}{suffix}"
    return found


def _cut(text: str, most: int) -> str:
    """The text in at most so many bytes, cut between letters: a mark stays with the letter that it is on."""
    if len(text.encode("utf-8")) <= most:
        return text
    cut = text.encode("utf-8")[:most].decode("utf-8", "ignore")
    while cut and len(cut) < len(text) and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    return cut
