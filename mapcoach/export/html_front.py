"""Whether what stands before the map fits on one sheet of A4, so that the map's own sheets leave none nearly empty."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from mapcoach.export.draft import Draft, Facts, Summary
from mapcoach.export.escaping import clean
from mapcoach.export.layout import width

_SHEET = 271  # millimetres between the margins
_LINE, _HEADING, _AFTER = 4.5, 12.0, 3.0
_WIDE, _NARROW = 105, 80  # letters of a line across the sheet, and beside a label


def fits(told: Draft) -> bool:
    """An estimate from the lengths of the texts, a little on the safe side."""
    parts = (_head(told), _summary(told.marked_summary), _HEADING + _facts(told.scope), _customer(told))
    return sum(parts) <= _SHEET


def _head(told: Draft) -> float:
    title = ceil(width(clean(told.title)) / 40) * 9
    return 8 + title + _lines(" · ".join(told.status)) + _lines(f"{told.intro} {told.mark}") + 2 * _AFTER


def _summary(told: Summary) -> float:
    known = sum(_lines(text, _NARROW - 6) for text in (told.who, told.what_for, told.lowest, told.highest))
    return 10 + _HEADING + known + 8 + sum(_lines(text, _WIDE - 12) + 1.5 for text in told.actions or ("",))


def _customer(told: Draft) -> float:
    quote = _lines(told.quote.text, _NARROW) * 1.3 + _AFTER if told.quote else 0
    return _HEADING + quote + _facts(told.persona) + 9 + _facts(told.backstory)


def _facts(told: Facts) -> float:
    known = sum(_lines(_joined(one.text for one in fact.said), _NARROW) + 0.6 for fact in told.known)
    missing = f"Not known yet: {', '.join(told.unknown)}. {told.how}" if told.unknown else ""
    return known + (_lines(missing) + _AFTER if missing else 0)


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(texts)


def _lines(text: str, letters: int = _WIDE) -> float:
    return max(1, ceil(width(clean(text)) / letters)) * _LINE
