"""Finds maps by words of their titles, whatever the case and the accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapcoach.tui.widgets.map_list_words import title_of

if TYPE_CHECKING:
    from pathlib import Path

    from mapcoach.storage import MapSummary

# Letters that are drawn with a stroke or as one, which Unicode does not take apart.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


@dataclass(frozen=True)
class Row:
    """A map to list, and its title as it is searched."""

    map: MapSummary
    folded: str

    @property
    def path(self) -> Path:
        """What tells it from all others: ids may stand twice, in copied files."""
        return self.map.path


def folded(text: str) -> str:
    """A text without case and accents."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(one for one in apart if not unicodedata.combining(one)).translate(_PLAIN)


def rows_of(maps: Iterable[MapSummary]) -> list[Row]:
    """Maps, ready to be searched; the order stays."""
    return [Row(one, folded(title_of(one))) for one in maps]


def found(rows: Sequence[Row], query: str) -> Sequence[Row]:
    """The maps whose titles hold every word of the query, in any order, also as parts of words."""
    words = folded(query[:200]).split()
    return [row for row in rows if all(word in row.folded for word in words)] if words else rows
