"""Bytes as text, whatever encoding they are in, and people's texts as they may be kept and quoted."""

from __future__ import annotations

import codecs

from mapcoach.export.escaping import shorten
from mapcoach.interview.replies.cleaning import without_surrogates

LONGEST_TEXT = 100_000
"""The most characters that one text on the map is given from a file."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_000


def decoded(data: bytes) -> str:
    """The text of a file: by its mark, as UTF-8, as UTF-16 without a mark, or else as Windows wrote it in the West."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _tidy(data[len(mark) :].decode(encoding, "replace"))
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _tidy(data.decode(unmarked, "replace"))
    try:
        return _tidy(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _tidy(data.decode("cp1252", "replace"))


def _unmarked_utf16(data: bytes) -> str:
    """The encoding of text in which every second byte is 0; empty if it is not so."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or not sample.count(0):
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) * 0.2
    if odd > enough and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > enough and even > 4 * odd else ""


def _tidy(text: str) -> str:
    return without_surrogates(text)


def plain(text: str) -> str:
    """A text as it is kept: whole characters, no blanks around it."""
    return without_surrogates(text).strip()


def one_line(text: str) -> str:
    """A name as it is kept: on one line."""
    return " ".join(without_surrogates(text).split())


def shown(text: object, limit: int = 60) -> str:
    """A value of the file in quotation marks, short and harmless, to tell somebody which one is meant."""
    return f"“{shorten(str(text)[:2_000], limit)}”"
