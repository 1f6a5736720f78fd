"""Files of separated values: ours, and those that any spreadsheet writes; separator and encoding are found out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import PurePath

from mapcoach.export.reading.results import CannotReadError, NotTaken, Reading
from mapcoach.export.reading.sheets import Sheet
from mapcoach.export.reading.table_kinds import read_sheets
from mapcoach.export.reading.texts import decode, encoding_faults, encoding_words, shown

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 1_000, 400_000
_LONGEST_FIELD = 1_000_000
_SEPARATORS = ",;\t|"
_SAMPLE, _SAMPLE_CHARACTERS = 60, 100_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = "\x00"
"""No text has it, as it is taken out before."""
_MOST_DOUBTS = 20


def read(name: str, data: bytes, roles: Mapping[str, str]) -> Reading:
    """Read a table. Raises CannotReadError with the line and the reason if it is none."""
    got = decode(data)
    text = got.text.lstrip("\ufeff").replace("\x00", "")
    separator, begins, first = _separator(text, PurePath(name).suffix.lower() in (".tsv", ".tab"))
    rows, lines, missed = _rows(text[begins:] if begins else text, separator, first)
    if not any(sum(1 for field in row if field.strip()) > 1 for row in rows):
        raise CannotReadError(
            "The file is no table: no line of it has more than one column. Nothing was taken. mapcoach reads JSON, "
            "CSV, XLSX, its own Markdown drafts, and Mermaid journeys."
        )
    faults = (*encoding_faults(got), *missed)
    found = read_sheets("csv", data, [Sheet("", rows, lines, guarded=True)], roles, faults)
    return replace(found, taken=(*found.taken, *encoding_words(got)))


def _rows(text: str, separator: str, first: int) -> tuple[list[list[str]], list[int], list[NotTaken]]:
    """The rows that hold anything, the lines that they begin on, and what looks wrong in them."""
    rows: list[list[str]] = []
    lines: list[int] = []
    missed: list[NotTaken] = []
    begun, cells = first, 0
    for row, following in _parsed(text, separator, first):
        while row and not row[-1].strip():
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise CannotReadError(f"This line has more than {MOST_COLUMNS:,} columns. Nothing was taken.", begun)
        if row:
            rows.append(row)
            lines.append(begun)
        if len(rows) > MOST_ROWS:
            raise CannotReadError(f"The table has more than {MOST_ROWS:,} rows. Nothing was taken.", begun)
        cells += len(row)
        if cells > MOST_CELLS:
            raise CannotReadError(f"The table has more than {MOST_CELLS:,} cells. Nothing was taken.", begun)
        if following - begun > 1 and len(missed) < _MOST_DOUBTS:
            missed += _swallowed(row, separator, len(rows[0]), begun)
        begun = following
    return rows, lines, missed


def _swallowed(row: list[str], separator: str, width: int, line: int) -> Iterator[NotTaken]:
    """A cell in which further rows of the table may stand, because a quotation mark is missing."""
    for field in row:
        within = [one for one in field.splitlines()[1:] if one.count(separator) >= max(1, width - 1)]
        if within:
            why = (
                "they stand inside quotation marks, so they were read as part of one cell; look for a quotation mark "
                "too much or too few"
            )
            yield NotTaken(f"line {line}", f"what look like more rows ({shown(within[0])})", why)


def _parsed(text: str, separator: str, first: int = 1, *, whole: bool = True) -> Iterator[tuple[list[str], int]]:
    """Each row, and the line on which the next one begins. ``whole`` says that the text is not cut off."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    feed = _Feed(text, separator)
    reader = csv.reader(feed, delimiter=separator, doublequote=True, strict=False)
    begun = first
    try:
        for row in reader:
            if row and row[-1].endswith(_END):
                if row != [_END] and whole:
                    raise _unclosed(begun)
                return
            feed.separators = 0
            yield row, first + reader.line_num
            begun = first + reader.line_num
    except csv.Error as error:
        raise CannotReadError(
            f"A field is not closed, or longer than any text of a map ({error}). Nothing was taken. Look for a "
            "quotation mark without its partner.",
            begun,
        ) from error
    finally:
        csv.field_size_limit(before)


def _unclosed(line: int) -> CannotReadError:
    return CannotReadError(
        "A quotation mark that opens in the row beginning here is never closed, so all that follows would be one cell. "
        "Nothing was taken. Close it, or remove it.",
        line,
    )


class _Feed:
    """The lines of a text one by one, and a last one by which an open quotation mark is found out."""

    def __init__(self, text: str, separator: str) -> None:
        self._lines = _LINE.finditer(text)
        self._separator = separator
        self._ended = False
        self.separators = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        found = next(self._lines, None)
        if found is not None:
            line = found[0]
            self.separators += line.count(self._separator)
            if self.separators > _LONGEST_FIELD:
                raise csv.Error(f"more than {_LONGEST_FIELD:,} separators in a row")
            return line if line[-1] in "\r\n" else f"{line}\n"
        if self._ended:
            raise StopIteration
        self._ended = True
        return _END


def _separator(text: str, tabs: bool) -> tuple[str, int, int]:
    """The separator of the columns, and where the table begins below the line by which Excel names it: place, line."""
    named = re.match(r"sep=([^\r\n\"])\r?\n", text)
    if named:
        return named[1], named.end(), 2
    sample = text[:_SAMPLE_CHARACTERS]
    if tabs and "\t" in sample:
        return "\t", 0, 1
    return max(_SEPARATORS, key=lambda one: _regularity(sample, one)), 0, 1


def _regularity(sample: str, separator: str) -> tuple[float, int]:
    """Which part of the rows has as many columns as most have, and how many that is: more is likelier."""
    try:
        rows = list(islice((row for row, _ in _parsed(sample, separator, whole=False) if row), _SAMPLE))
    except CannotReadError:
        return 0.0, 0
    counts = [len(row) for row in rows]
    usual = max(set(counts) - {0, 1}, key=counts.count, default=0)
    return (counts.count(usual) / len(counts), usual) if usual else (0.0, 0)
