"""The items of a cell: one a line, or between ; and •, without the bullets in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mapcoach.export.reading.grid_layout import Entry
from mapcoach.export.reading.texts import LONGEST_TEXT, plain

_BETWEEN = re.compile(r"[\n\r;•·▪‣◦；]+")
_BULLET = re.compile(r"^(?:[-–—*‐>➤✓✔☑→]\s+|\d{1,2}[.)]\s+|\(\d{1,2}\)\s*)+")
_MARK = "(?)"
_FACE = re.compile("(?:[\u2639\u263a]|[\U0001f600-\U0001f64f]|[\U0001f910-\U0001f97a])\ufe0f?")
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "?", "…", "...", "tbd", "nothing noted yet."})
_MOST = 500
"""So many items of one cell are read."""


def items_of(entries: Iterable[Entry]) -> list[Entry]:
    """The items of some cells."""
    return [Entry(text, entry.where) for entry in entries for text in _split(entry.text)]


def _split(text: str) -> Iterator[str]:
    for piece in _BETWEEN.split(text, maxsplit=_MOST):
        item = plain(_BULLET.sub("", piece.strip()).removesuffix(_MARK))[:LONGEST_TEXT]
        if item.casefold() not in _NOTHING:
            yield item


def feelings_of(entries: Iterable[Entry]) -> list[Entry]:
    """The feelings of some cells: several faces or numbers in a row are one each."""
    found: list[Entry] = []
    for entry in entries:
        for piece in _BETWEEN.split(entry.text, maxsplit=_MOST):
            text = piece.strip().removesuffix(_MARK).strip()
            faces = _FACE.findall(text)
            if len(faces) > 1 and not _FACE.sub("", text).strip(" ,/|"):
                found += [Entry(face, entry.where) for face in faces]
            elif re.fullmatch(r"[-+−]?\d(?:\s*[,/|]\s*[-+−]?\d){2,}", text):
                found += [Entry(one.strip(), entry.where) for one in re.split(r"[,/|]", text)]
            elif text.casefold() not in _NOTHING - {"-", "–"}:
                found.append(Entry(text, entry.where))
    return found
