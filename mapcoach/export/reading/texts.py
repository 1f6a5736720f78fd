"""Bytes as text, whatever encoding they are in, and people's texts as they may be kept and quoted."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from mapcoach.export.escaping import shorten
from mapcoach.export.reading.results import NotTaken
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


_KANA = re.compile("[\u3041-\u30ff]")
_MOST_LINES = 20
_HARDLY_LATIN = re.compile(rb"[A-Za-z][\x81-\x84\x86-\x90\x98-\x9f](?:[A-Za-z,;\t\r\n]|$)")
"""Letters with accents as an old Mac wrote them, which Windows-1252 shows as signs."""


class Decoded(NamedTuple):
    """The text of a file. ``guess`` names the encoding if it was guessed, ``doubtful`` says that it may be wrong."""

    text: str
    guess: str = ""
    doubtful: bool = False


def decoded(data: bytes) -> str:
    """The text of a file: by its mark, as UTF-8, as UTF-16 without a mark, or else as Windows wrote it in the West."""
    return decode(data).text


def decode(data: bytes) -> Decoded:
    """The text of a file as `decoded` has it, with what had to be guessed."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(_tidy(data[len(mark) :].decode(encoding, "replace")))
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return Decoded(_tidy(data.decode(unmarked, "replace")))
    try:
        return Decoded(_tidy(data.decode("utf-8")))
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> Decoded:
    """The text of a file that is not UTF-8 throughout."""
    lenient = data.decode("utf-8", "replace")
    strange = lenient.count("\ufffd")
    if sum(1 for character in lenient if character > "\x7f") - strange > strange:
        return Decoded(_tidy(lenient))
    japanese = _japanese(data)
    if japanese:
        return Decoded(_tidy(japanese), "Shift-JIS")
    text = data.decode("cp1252", "replace")
    return Decoded(_tidy(text), "Windows-1252", "\ufffd" in text or bool(_HARDLY_LATIN.search(data)))


def _japanese(data: bytes) -> str:
    """The text as Shift-JIS, if that gives Japanese; empty if not."""
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return ""
    foreign = sum(1 for character in text if character > "\x7f")
    return text if len(_KANA.findall(text)) * 5 > foreign else ""


def encoding_words(read: Decoded) -> tuple[str, ...]:
    """What to say of how a file was decoded, in sentences; nothing where nothing was guessed."""
    if not read.guess:
        return ()
    return (f"The file is not UTF-8 and was read as {read.guess}; if letters look wrong, save it as UTF-8.",)


def encoding_faults(read: Decoded) -> tuple[NotTaken, ...]:
    """What could not be decoded, line by line, and a guess that is doubtful."""
    faults = []
    if read.doubtful:
        why = "it does not look like Windows-1252, as which it was read; save the file as UTF-8 and import it again"
        faults.append(NotTaken("the whole file", "letters with accents", why))
    lines = [number for number, line in enumerate(read.text.split("\n"), 1) if "\ufffd" in line]
    why = "it is damaged or in another encoding; a mark (\ufffd) stands in its place"
    faults += [NotTaken(f"line {number}", "a character", why) for number in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        faults.append(NotTaken(f"{len(lines) - _MOST_LINES:,} more lines", "a character in each", why))
    return tuple(faults)


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
