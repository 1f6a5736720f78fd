"""Files of separated values: ours, and those that any spreadsheet writes; separator and encoding are found out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import PurePath

from mapcoach.export.reading.results import CannotReadError, Reading
from mapcoach.export.reading.sheets import Sheet
from mapcoach.export.reading.table_kinds import read_sheets
from mapcoach.export.reading.texts import decoded

MOST_ROWS, MOST_COLUMNS = 20_000, 1_000
_LONGEST_FIELD = 1_000_000
_SEPARATORS = ",;\t|"
_SAMPLE, _SAMPLE_CHARACTERS = 60, 100_000


def read(name: str, data: bytes, roles: Mapping[str, str]) -> Reading:
    """Read a table. Raises CannotReadError with the line and the reason if it is none."""
    text = decoded(data).lstrip("\ufeff")
    separator, text = _separator(text, PurePath(name).suffix.lower() in (".tsv", ".tab"))
    rows, lines = _rows(text, separator)
    if not any(sum(1 for field in row if field.strip()) > 1 for row in rows):
        raise CannotReadError(
            "The file is no table: no line of it has more than one column. Nothing was taken. mapcoach reads JSON, "
            "CSV, XLSX, its own Markdown drafts, and Mermaid journeys."
        )
    return read_sheets("csv", data, [Sheet("", rows, lines, guarded=True)], roles)


def _rows(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The rows that hold anything, and the lines that they begin on."""
    rows: list[list[str]] = []
    lines: list[int] = []
    begun = 1
    for row, following in _parsed(text, separator):
        if len(row) > MOST_COLUMNS:
            raise CannotReadError(f"This line has more than {MOST_COLUMNS:,} columns. Nothing was taken.", begun)
        if any(field.strip() for field in row):
            rows.append(row)
            lines.append(begun)
        if len(rows) > MOST_ROWS:
            raise CannotReadError(f"The table has more than {MOST_ROWS:,} rows. Nothing was taken.", begun)
        begun = following
    return rows, lines


def _parsed(text: str, separator: str) -> Iterator[tuple[list[str], int]]:
    """Each row, and the line on which the next one begins."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    source = io.StringIO(text.replace("\x00", ""), newline="")
    reader = csv.reader(source, delimiter=separator, doublequote=True, strict=False)
    begun = 1
    try:
        for row in reader:
            begun = reader.line_num + 1
            yield row, begun
    except csv.Error as error:
        raise CannotReadError(
            f"A field is not closed, or longer than any text of a map ({error}). Nothing was taken. Look for a "
            "quotation mark without its partner.",
            begun,
        ) from error
    finally:
        csv.field_size_limit(before)


def _separator(text: str, tabs: bool) -> tuple[str, str]:
    """The separator of the columns, and the text without the line by which Excel names it."""
    named = re.match(r"sep=(.)\r?\n", text)
    if named:
        return named[1], text[named.end() :]
    sample = text[:_SAMPLE_CHARACTERS]
    if tabs and "\t" in sample:
        return "\t", text
    return max(_SEPARATORS, key=lambda one: _regularity(sample, one)), text


def _regularity(sample: str, separator: str) -> tuple[float, int]:
    """Which part of the rows has as many columns as most have, and how many that is: more is likelier."""
    try:
        rows = list(islice((row for row, _ in _parsed(sample, separator) if row), _SAMPLE))
    except CannotReadError:
        return 0.0, 0
    counts = [len(row) for row in rows]
    usual = max(set(counts) - {0, 1}, key=counts.count, default=0)
    return (counts.count(usual) / len(counts), usual) if usual else (0.0, 0)
