"""Texts as a spreadsheet can hold them: escapes of the file format, and what is too long for a cell."""

from __future__ import annotations

import re

from mapcoach.export.tables_text import legible

LONGEST = 32_767
"""The most UTF-16 units that a cell holds."""
_PIECE = 16_000
"""Characters of a piece of a longer text: short of the limit, even if every character takes two units."""
_SHOWN = 2_000
LONG_TEXTS = "Long texts"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_GOES_ON = re.compile(rf"\n… \[goes on in sheet “{LONG_TEXTS}”, no\. (\d+)\]$")


def escaped(text: str) -> str:
    """The text as the file holds it. ``_x0041_`` is an escape in a workbook; typed by people, its ``_`` is escaped."""
    return _ESCAPE.sub("_x005F_", text)


def unescaped(text: str) -> str:
    """The text that a cell means, for libraries that read it as it stands in the file."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class LongTexts:
    """The texts of a workbook that are too long for a cell; each is kept once, in pieces."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def fitted(self, text: str, *, keep: bool = True) -> str:
        """The text for a cell: escaped, and if it is too long its first piece, with where the whole of it is.

        A text that another sheet has as well need not be kept: it is cut, and says so.
        """
        safe = legible(text)
        if len(safe) <= _PIECE or len(escaped(safe).encode("utf-16-le")) // 2 <= LONGEST:
            return escaped(safe)
        if not keep:
            return f"{escaped(safe[:_SHOWN])}… [cut here; the whole text is in another sheet]"
        number = self._numbers.setdefault(safe, len(self._numbers) + 1)
        return f"{escaped(safe[:_PIECE])}\n… [goes on in sheet “{LONG_TEXTS}”, no. {number}]"

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def rows(self) -> tuple[tuple[int, int, str], ...]:
        """The number of each text, the number of the piece, and the piece, not escaped."""
        return tuple(
            (number, part, text[start : start + _PIECE])
            for text, number in self._numbers.items()
            for part, start in enumerate(range(0, len(text), _PIECE), 1)
        )


def whole(text: str, long_texts: dict[int, str]) -> str:
    """The whole of a cell's (unescaped) text; ``long_texts`` are the joined pieces of the sheet, by number.

    A text that only looks as if it went on is left as it is.
    """
    found = _GOES_ON.search(text)
    full = long_texts.get(int(found[1]), "") if found else ""
    return full if found and full.startswith(text[: found.start()]) else text
