"""How a map's tables are laid out in its file: JSON for people too, one document a line, ``about`` first."""

from __future__ import annotations

import codecs
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

FORMAT = 1
ABOUT = "about"
JOURNAL = "journal"
ABOUT_ID = "1"

Document = dict[str, Any]
Table = dict[str, Document]
Tables = dict[str, Table]
"""What TinyDB keeps: the documents of each table, by their number as text."""


def parse(content: bytes) -> dict[str, Any]:
    """The JSON object in a file's bytes. Raises ValueError with the reason if there is none."""
    try:
        value = json.loads(content.removeprefix(codecs.BOM_UTF8).decode())
    except UnicodeDecodeError as error:
        raise ValueError(f"at byte {error.start} there is something that is not text") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}" if content.strip() else "it is empty"
        raise ValueError(f"its text breaks off or is garbled ({where})") from error
    except (ValueError, RecursionError) as error:
        raise ValueError("it holds what no map holds") from error
    if not isinstance(value, dict):
        raise ValueError("it holds something else than a map")
    return value


def format_of(tables: dict[str, Any]) -> int:
    """The version of the format that a file says it is in. Raises ValueError if it says none."""
    about = tables.get(ABOUT)
    document = about.get(ABOUT_ID) if isinstance(about, dict) else None
    found = document.get("format") if isinstance(document, dict) else None
    if type(found) is not int or found < 1:
        raise ValueError("it does not say which version of the map format it is in")
    return found


def check(tables: dict[str, Any]) -> Tables:
    """The tables, once their structure is found to be that of version 1. Raises ValueError with the reason."""
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(
            _is_number(number) and isinstance(document, dict) for number, document in table.items()
        ):
            raise ValueError(f"its table {name!r} holds something else than documents")
    about = tables[ABOUT][ABOUT_ID]
    if not all(isinstance(about.get(key), str) for key in ("id", "created", "updated")):
        raise ValueError("it does not say whose map it is and when it was made")
    label = about.get("label")
    if not isinstance(label, dict) or not all(is_plain(value) for value in label.values()):
        raise ValueError("its label is not one")
    if JOURNAL not in tables:
        raise ValueError("its journal is missing")
    return tables


def is_plain(value: object) -> bool:
    """Whether a value may stand in a label."""
    return value is None or isinstance(value, str | int)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and text[0] != "0" and len(text) < 10


class Lines:
    """The lines of a table's documents, each made once for as long as its document is the same object."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Document, bytes]] = {}

    def of(self, table: Table) -> Iterator[bytes]:
        """The documents, each with its number as a line of the file, and what separates the lines."""
        made = self._made
        separator = b""
        for number, document in table.items():
            known = made.get(number)
            if known is None or known[0] is not document:
                known = made[number] = (document, b'"%s": %s' % (number.encode(), _json(document)))
            yield separator
            yield known[1]
            separator = b",\n"


class Encoder:
    """Lays out the tables of one map again and again, at little cost for what did not change."""

    def __init__(self) -> None:
        self._lines: defaultdict[str, Lines] = defaultdict(Lines)

    def encode(self, tables: Tables) -> bytes:
        """The whole file: the table that a listing reads, the journal, and whatever else there is."""
        pieces = []
        opening = b"{\n"
        for name in dict.fromkeys((ABOUT, JOURNAL, *tables)):
            pieces += [opening, _json(name), b": {\n", *self._lines[name].of(tables.get(name, {})), b"\n}"]
            opening = b",\n"
        return b"".join([*pieces, b"\n}\n"])


def _json(value: object) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a character, as a broken paste gives: escaped, it survives
        return json.dumps(value).encode()
