"""What kind of file it is: by what is in it, and by its name where that leaves it open."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import cast

from mapcoach.export.reading.results import CannotReadError, Reading
from mapcoach.export.reading.texts import decoded

Reader = Callable[[str, bytes, Mapping[str, str]], Reading]

_HEAD = 200_000
"""So many characters are looked at."""
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_NO_TEXT = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or an encrypted Office file"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"SQLite format 3", "a database"),
)
_ADVICE = "Nothing was taken. mapcoach reads JSON, CSV, XLSX, its own Markdown drafts, and Mermaid journeys."
_DRAFT = re.compile(r"^# Customer journey map:", re.MULTILINE)
_JOURNEY = re.compile(r"^[ \t>]*journey(?:[ \t]+(?:title|section|acc\w+)\b.*)?[ \t]*;?[ \t]*\r?$", re.MULTILINE | re.I)
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|svg|mxfile)\b", re.IGNORECASE)


def reader_of(name: str, data: bytes) -> Reader:
    """The function that reads this file. Raises CannotReadError, saying what it is, for what cannot be read."""
    kind = kind_of(name, data)
    return cast("Reader", import_module(f"mapcoach.export.reading.{kind}").read)


def kind_of(name: str, data: bytes) -> str:
    """The module that reads this file. Raises CannotReadError."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise CannotReadError("The file is empty. Nothing was taken.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "xlsx_file"
    for begins, what in _NO_TEXT:
        if data.startswith(begins):
            raise CannotReadError(_no_text(what))
    text, suffix = decoded(data[: 4 * _HEAD])[:_HEAD], PurePath(name).suffix.lower()
    return _kind_of_text(text, suffix)


def _no_text(what: str) -> str:
    if what.startswith("an old"):
        return (
            f"The file is {what}, which cannot be read. Nothing was taken. Open it in its program, save it as .xlsx "
            "without a password, and import that."
        )
    return f"The file is {what}: a map cannot be read back from that. {_ADVICE}"


def _kind_of_text(text: str, suffix: str) -> str:
    begins = text.lstrip("\ufeff \t\r\n")
    if suffix in _TABLES:
        return "csv_file"
    if begins.startswith("{") or (begins.startswith("[") and suffix not in (".md", ".markdown", ".mmd")):
        return "json_map"
    if _DRAFT.search(text):
        return "markdown_draft"
    if _JOURNEY.search(text) or suffix in (".mmd", ".mermaid"):
        return "mermaid_journey"
    if _MARKUP.match(text):
        raise CannotReadError(f"The file is a page or a drawing in XML: a map cannot be read back from that. {_ADVICE}")
    if suffix == ".json":
        return "json_map"
    if suffix in (".md", ".markdown"):
        raise CannotReadError(
            "The file is Markdown, but neither a draft of mapcoach (whose first heading begins with “Customer journey "
            f"map:”) nor a Mermaid journey. {_ADVICE}"
        )
    return "csv_file"
