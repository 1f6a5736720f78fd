"""How much room text takes, measured without a font: a small table of the widths of a wide sans serif.

The table has the widest of DejaVu Sans, Open Sans and Liberation Sans (which is as wide as Arial and Helvetica),
regular and bold, in hundredths of the font size: what fits by the table fits in any of them. Other scripts go by
class; East Asian characters take a whole square.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_REGULAR = (
    *(32, 40, 46, 84, 64, 95, 78, 28, 39, 39, 55, 84, 32, 36, 32, 37, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34),
    *(34, 84, 84, 84, 56, 102, 69, 69, 72, 77, 67, 61, 78, 75, 30, 50, 67, 56, 90, 75, 79, 67, 79, 72, 67, 61, 73),
    *(69, 99, 69, 67, 69, 39, 37, 39, 84, 56, 58, 61, 64, 55, 64, 62, 35, 64, 63, 28, 28, 58, 28, 98, 63, 61, 64),
    *(64, 41, 52, 39, 63, 59, 82, 59, 59, 53, 64, 55, 64, 84),
)
_BOLD = (
    *(35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 55, 84, 38, 42, 38, 41, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40),
    *(40, 84, 84, 84, 61, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 56, 78, 64, 100, 84, 85, 73, 85, 77, 72, 68, 81),
    *(77, 110, 77, 73, 73, 46, 41, 46, 84, 56, 61, 68, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71, 69, 72),
    *(72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 55, 71, 84),
)
_FIRST, _LAST = 32, 126
_NARROW = frozenset("‘’‚‛‹›·ıİìíîïĩīĭįłľĺļťţ´¨¸¡¦")
_BROAD = frozenset("ÆŒЖМФШЩЫЮЉЊæœωώжмфшщыюљњ¼½¾¶")
# Single characters that are drawn as wide as a word.
_VERY_WIDE = {"\u2e3a": 200, "\u2e3b": 300, "\ufdfd": 1200, "\ufdfa": 300, "\U00012031": 300, "\U0001242b": 600}
# Armenian, Hebrew, Arabic, the scripts of India, Thai: what their letters take in words, on the safe side.
_SCRIPTS = ((0x530, 0x58F, 76), (0x590, 0x5FF, 70), (0x600, 0x7FF, 85), (0x900, 0xDFF, 85), (0xE00, 0xE7F, 76))
_EMOJI = range(0x1F000, 0x20000)
_JOINER = "\u200d"
_ASCII_PIECES = re.compile(" |[^ ]+")


@lru_cache(maxsize=8192)
def _hundredths(char: str, bold: bool) -> int:
    code = ord(char)
    if _FIRST <= code <= _LAST:
        return (_BOLD if bold else _REGULAR)[code - _FIRST]
    width = _VERY_WIDE.get(char) or _by_class(char, code)
    return width * 113 // 100 if bold and unicodedata.east_asian_width(char) not in "WF" else width


def _by_class(char: str, code: int) -> int:
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return 0
    if code in _EMOJI:
        return 137
    if unicodedata.east_asian_width(char) in "WF":
        return 100
    if char in _NARROW:
        return 42
    base = unicodedata.normalize("NFD", char)[0]
    if base != char and _FIRST <= ord(base) <= _LAST:
        return _REGULAR[ord(base) - _FIRST] + 2
    if category == "Zs":
        return 35
    if category[0] == "P":
        return 60 if char not in "—―…‰" else 134
    if char in _BROAD:
        return 110 if category == "Lu" else 98
    if code < _SCRIPTS[0][0]:  # Latin, Greek, Cyrillic; the rare ones of them are broad
        return 112 if 0x180 <= code < 0x370 or code >= 0x460 else 86 if category == "Lu" else 76
    return next((wide for first, last, wide in _SCRIPTS if first <= code <= last), 100)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is in points at a font size in points, in the widest of the usual sans serifs."""
    return sum(_hundredths(char, bold) for char in text) * size / 100


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than ``room`` points: broken at spaces and around East Asian characters.

    Words wider than the room are broken anywhere but within a character with its accents. The text is on one line
    and clean (``escaping.clean``); nothing of it is lost but the spaces at which a line ends.
    """
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text):
        wide = width(piece, size, bold=bold)
        if used + wide <= room or (piece == " " and line):
            line, used = line + piece, used + wide
            continue
        if line.strip():
            lines.append(line.rstrip())
        line, used = "", 0.0
        for part in _clusters(piece) if wide > room else (piece,):
            step = width(part, size, bold=bold)
            if line and used + step > room:
                lines.append(line)
                line, used = "", 0.0
            line, used = (line + part, used + step) if part != " " or line else ("", 0.0)
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines)


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of the text as fits one line of ``room`` points, with an ellipsis if that is not all."""
    if width(text, size, bold=bold) <= room:
        return text
    left = room - width("…", size, bold=bold)
    kept: list[str] = []
    for part in _clusters(text):
        left -= width(part, size, bold=bold)
        if left < 0:
            break
        kept.append(part)
    return "".join(kept).rstrip() + "…"


def _pieces(text: str) -> Iterator[str]:
    """Words, single spaces, and East Asian characters one by one: what a line may be broken between."""
    if text.isascii():
        yield from _ASCII_PIECES.findall(text)
        return
    word = ""
    for cluster in _clusters(text):
        if cluster == " " or _breaks(cluster):
            if word:
                yield word
            yield cluster
            word = ""
        else:
            word += cluster
    if word:
        yield word


def _breaks(cluster: str) -> bool:
    return unicodedata.east_asian_width(cluster[0]) in "WF" and unicodedata.category(cluster[0]) not in ("Pe", "Po")


def _clusters(text: str) -> Iterator[str]:
    """Characters with the accents, joiners and modifiers that belong to them."""
    if text.isascii():
        yield from text
        return
    cluster = ""
    for char in text:
        if cluster and not _belongs(char, cluster):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _belongs(char: str, cluster: str) -> bool:
    if cluster[-1] == _JOINER or char == _JOINER:
        return True
    return unicodedata.category(char) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= char <= "\U0001f3ff"


def reads_leftwards(text: str) -> bool:
    """Whether the text is in a script that is read from right to left, going by its first letter."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
