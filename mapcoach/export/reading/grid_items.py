"""The items of a cell: one a line, or between ; and •, without the bullets in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mapcoach.export.reading.grid_cells import Entry, Notes
from mapcoach.export.reading.texts import LONGEST_TEXT, plain

_LINES = re.compile(r"[\n\r•·▪‣◦]+")
_BETWEEN = re.compile(r"[;；]+")
_BULLET = re.compile(r"^(?:[-–—*‐>➤✓✔☑→]\s+|\d{1,2}[.)]\s+|\(\d{1,2}\)\s*)+")
_MARK = "(?)"
_FACE = re.compile("(?:[\u2639\u263a]|[\U0001f600-\U0001f64f]|[\U0001f910-\U0001f97a])\ufe0f?")
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "?", "…", "...", "tbd", "nothing noted yet."})
_MOST = 500
"""So many items of one cell are read."""
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“]*“|\"[^\"]*\"")


def items_of(entries: Iterable[Entry], notes: Notes, *, whole: bool = False) -> list[Entry]:
    """The items of some cells; those beyond the limits are named. ``whole`` lines are not divided at semicolons."""
    return [Entry(text, entry.where, entry.lane) for entry in entries for text in _items(entry, notes, whole)]


def _items(entry: Entry, notes: Notes, whole: bool) -> Iterator[str]:
    for piece in _whole(_lines(entry.text) if whole else _split(entry.text), entry, notes):
        item = plain(_BULLET.sub("", piece.strip()).removesuffix(_MARK))
        if item.casefold() not in _NOTHING:
            yield item


def _split(text: str) -> list[str]:
    """The parts of a cell: its lines, or else what stands between semicolons, unless that is one sentence."""
    lines = _lines(text)
    if len(lines) > 1 or not _BETWEEN.search(text):
        return lines
    if any(_BETWEEN.search(quoted) for quoted in _QUOTED.findall(text)) or _is_sentence(text):
        return lines
    return [piece for piece in _BETWEEN.split(text, maxsplit=2 * _MOST) if piece.strip()]


def _lines(text: str) -> list[str]:
    return [line for line in _LINES.split(text, maxsplit=2 * _MOST) if line.strip()]


def _is_sentence(text: str) -> bool:
    """Whether the semicolons stand within a sentence: it begins with a capital, and goes on small in whole clauses."""
    clauses = [piece.strip() for piece in _BETWEEN.split(text, maxsplit=10)]
    if not clauses[0][:1].isupper() or not all(clause[:1].islower() for clause in clauses[1:]):
        return False
    return all(len(clause.split()) > 2 for clause in clauses)


def feelings_of(entries: Iterable[Entry], notes: Notes) -> list[Entry]:
    """The feelings of some cells: several faces or numbers in a row are one each."""
    return [
        Entry(text, entry.where, entry.lane)
        for entry in entries
        for piece in _whole(re.split(r"[\n\r;•·▪‣◦；]+", entry.text, maxsplit=2 * _MOST), entry, notes)
        for text in _feelings(piece)
    ]


def _whole(pieces: list[str], entry: Entry, notes: Notes) -> Iterator[str]:
    """The pieces of a cell within the limits; what is beyond is named."""
    if len(pieces) > _MOST:
        notes.miss(Entry(pieces[_MOST], entry.where), f"only the first {_MOST} items of a cell are taken; this is next")
    for piece in pieces[:_MOST]:
        if len(piece) > LONGEST_TEXT:
            notes.miss(Entry(piece, entry.where), f"only the first {LONGEST_TEXT:,} characters of a text are taken")
        yield piece[:LONGEST_TEXT]


def _feelings(piece: str) -> Iterable[str]:
    text = piece.strip().removesuffix(_MARK).strip()
    if len(text) <= _MOST:
        faces = _FACE.findall(text)
        if len(faces) > 1 and not _FACE.sub("", text).strip(" ,/|"):
            return faces
        if re.fullmatch(r"[-+−]?\d(?:\s*[,/|]\s*[-+−]?\d){2,}", text):
            return [one.strip() for one in re.split(r"[,/|]", text)]
    return [] if text.casefold() in _NOTHING - {"-", "–"} else [text]
