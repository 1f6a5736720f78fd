"""What stands in the cells of a plain table while its map is put together, and the notes that are made on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mapcoach.export.reading.results import CannotReadError, NotTaken
from mapcoach.export.reading.texts import shown

MOST_PARTS = 5_000
"""As `finishing.MOST_PARTS`: so many parts make a map at most."""
_MOST_NAMED = 200
"""Things left out for one and the same reason are named singly up to here, and counted beyond."""
_MOST_LINKS = 20_000
"""So many times a source may back a touchpoint or pain point."""


@dataclass(frozen=True)
class Entry:
    """What stands in a cell, and where. ``lane`` tells the cells of one lane (or column of a list) from others."""

    text: str
    where: str
    lane: int = -1


@dataclass
class Group:
    """What belongs together: a column of a grid, or a row of a list. ``cells`` are by role."""

    stage: str
    cells: dict[str, list[Entry]] = field(default_factory=dict)

    def put(self, role: str, entry: Entry) -> None:
        """Add what stands in a cell to a role."""
        if entry.text:
            self.cells.setdefault(role, []).append(entry)


class Missed:
    """What is not taken; of very many alike, the first are named and the others counted."""

    def __init__(self, found: Iterable[NotTaken] = ()) -> None:
        self._named = list(found)
        self._why: Counter[str] = Counter()

    def add(self, where: str, what: str, why: str) -> None:
        """Name something that is not taken."""
        self._why[why] += 1
        if self._why[why] <= _MOST_NAMED:
            self._named.append(NotTaken(where, what, why))

    def all(self) -> tuple[NotTaken, ...]:
        """All of it, the counted ones last."""
        more = ((number - _MOST_NAMED, why) for why, number in self._why.items() if number > _MOST_NAMED)
        return (
            *self._named,
            *(NotTaken(f"{number:,} more places", "more of the same kind", why) for number, why in more),
        )


@dataclass
class Notes:
    """What was not taken, sentences on how the rest was, and how many parts the map has so far."""

    missed: Missed
    told: dict[str, None] = field(default_factory=dict)
    parts: int = 0
    links: int = 0

    def tell(self, sentence: str) -> None:
        """Add a sentence, once."""
        self.told[sentence] = None

    def miss(self, entry: Entry, why: str) -> None:
        """Name an item that is not taken."""
        self.missed.add(entry.where, shown(entry.text), why)

    def count(self, parts: int, links: int = 0) -> None:
        """Count parts of the map, and what sources back. Raises CannotReadError as soon as they are too many."""
        self.parts += parts
        self.links += links
        if self.parts > MOST_PARTS:
            raise CannotReadError(
                f"The table holds more than {MOST_PARTS:,} stages, touchpoints, pain points and other parts; a map "
                f"takes {MOST_PARTS:,} at most. Nothing was taken. Divide it into several maps, one for each persona "
                "and scenario."
            )
        if self.links > _MOST_LINKS:
            raise CannotReadError(
                f"The sources of the table would back more than {_MOST_LINKS:,} touchpoints and pain points, counted "
                "one by one. Nothing was taken. Leave out the column of sources (--role), or divide the table."
            )


_SUMS = "total|totals|sum|subtotal|average|mean|summe|gesamt|durchschnitt|mittelwert|ø|somme|moyenne|suma|promedio"
_REMARKS = (
    "notes?|legend|legende|comments?|remarks?|key|anmerkung(?:en)?|bemerkung(?:en)?|notizen?|hinweise?|kommentare?|"
    "légende|remarques?|commentaires?|notas?|leyenda|observaciones|comentarios|opmerkingen|sources?|quellen?|to do|todo"
)
_SUM = re.compile(rf"(?:{_SUMS})[\s:.]*", re.IGNORECASE)
_REMARK = re.compile(rf"(?:{_REMARKS})\b\s*(?:[:.–—-].*)?", re.IGNORECASE | re.DOTALL)
_KEY = re.compile(r"[^=]{1,30}=\s*\S[^=]{0,60}")
_LONG = 60


def is_sum(text: str) -> bool:
    """Whether a row or column of this name holds totals."""
    return bool(_SUM.fullmatch(text[:_LONG].strip()))


def is_remark(text: str) -> bool:
    """Whether this is a heading for notes, or a note itself, rather than the name of a stage."""
    text = text.strip()
    return bool(_REMARK.fullmatch(text[:200])) or bool(_KEY.fullmatch(text[:200])) or len(text) > 2 * _LONG
