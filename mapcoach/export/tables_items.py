"""What stands in a cell of the map's grid, as one text: what it is about, what is said, what else is known of it."""

from __future__ import annotations

from mapcoach.export.drafting import MARK
from mapcoach.export.words import quoted
from mapcoach.journey.lanes import CellItem

_CLAIMS = {"customer_goal", "questions", "touchpoints", "actions", "feelings", "pain_points"}
"""The lanes that say something of the customers; what the business wants or decides is neither known nor assumed."""


def item_text(item: CellItem, lane: str) -> str:
    """An item of a cell as one text. It is marked by itself, so that the mark stays with it when it is moved about."""
    text = quoted(item.text) if item.kind == "thought" else item.text
    about = f"{item.about}: " if item.about and item.kind not in _ALONE else ""
    ending = f" ({'; '.join(_marks(item))})" if _marks(item) else ""
    assumed = f" {MARK}" if lane in _CLAIMS and item.basis != "evidence" else ""
    return f"{about}{text}{ending}{assumed}"


_ALONE = {"opportunity", "automation"}


def _marks(item: CellItem) -> tuple[str, ...]:
    answers = (f"for: {item.about}",) if item.about and item.kind in _ALONE else ()
    return (*item.marks, *answers)
