"""How much room text takes on a slide. Lengths are in points; nothing here knows PowerPoint.

The widths are those of Arial, a little rounded up, by kinds of characters: enough to know whether a text fits.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

from mapcoach.export.escaping import clean, shorten

LINE = 1.2
"""The height of a line, as a multiple of the size of its letters."""
_WIDTHS = {
    **dict.fromkeys("ijl|!'.,:;", 0.29),
    **dict.fromkeys(' frtI()[]{}"/\\-', 0.35),
    **dict.fromkeys("mwMW@%…—", 0.95),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.73),
}
_NARROWEST = 0.29
_EAST = ("W", "F")
_OTHER, _FOREIGN, _WIDE = 0.57, 0.68, 1.04


def plain(text: str) -> str:
    """The text on one line, with nothing in it that XML or a reader would stumble over."""
    return clean(text)


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    """The width of a character, as a share of its size."""
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if character.isascii():
        return _OTHER
    if category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    wide = east_asian_width(character) in _EAST or ord(character) > 0xFFFF
    return _WIDE if wide else _FOREIGN


def width(text: str, size: float) -> float:
    """How wide the text is on one line."""
    return sum(map(_em, text)) * size


def line_count(text: str, room: float, size: float) -> int:
    """How many lines the text takes when it is wrapped at words, or within them if they are longer than a line."""
    lines, used = 1, 0.0
    space = _em(" ") * size
    for word in text.split(" "):
        long = width(word, size)
        if used and used + space + long <= room:
            used += space + long
        elif long <= room:
            lines += bool(used)
            used = long
        else:
            wraps_anywhere = east_asian_width(word[0]) in _EAST
            at = used + space if used and wraps_anywhere else 0.0
            lines, used = _broken(word, room, size, lines + bool(used and not at), at)
    return lines


def _broken(word: str, room: float, size: float, lines: int, used: float) -> tuple[int, float]:
    """The lines and what is used of the last one, after a word that is longer than a line."""
    for character in word:
        step = _em(character) * size
        if used and used + step > room:
            lines, used = lines + 1, 0.0
        used += step
    return lines, used


def fitted(text: str, room: float, size: float, lines: int) -> str:
    """The text, cut with an ellipsis to what fits into so many lines. The text is plain already."""
    most = int(room * lines / size / _NARROWEST) + 1
    if len(text) <= most and line_count(text, room, size) <= lines:
        return text
    whole = text[: most + 1]
    least = 1
    while least < most:
        middle = (least + most + 1) // 2
        if line_count(shorten(whole, middle), room, size) <= lines:
            least = middle
        else:
            most = middle - 1
    return shorten(whole, least) if least > 1 else "…"
