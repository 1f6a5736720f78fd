"""What stands in a cell of the map's grid, as one text: what it is about, what is said, what else is known of it."""

from __future__ import annotations

from collections.abc import Mapping

from mapcoach.export.words import marked, quoted
from mapcoach.journey.lanes import CellItem

_CLAIMS = {"customer_goal", "questions", "touchpoints", "actions", "feelings", "pain_points"}
"""The lanes that say something of the customers; what the business wants or decides is neither known nor assumed."""


def item_text(item: CellItem, lane: str, basis: Mapping[str, str]) -> str:
    """An item of a cell as one text, with the marks of what of it is assumed by ``basis`` (the map's, by path).

    It is marked by itself, so that the mark stays with it when it is moved about. Where all of it is assumed, there is
    one mark, at the end of everything; else each statement has its own.
    """
    text = quoted(item.text) if item.kind == "thought" else item.text
    about = f"{item.about}: " if item.about and item.kind not in _ALONE else ""
    unsure = lane in _CLAIMS and not all(basis.get(path) == "evidence" for path in _said_at(item))
    notes = [(note, bool(path) and basis.get(path) != "evidence") for note, path in item.marks_with_claims]
    answers = [f"for: {item.about}"] if item.about and item.kind in _ALONE else []
    if unsure and all(wrong for (_, wrong), (_, path) in zip(notes, item.marks_with_claims, strict=True) if path):
        return marked(f"{about}{text}{_bracketed([*(note for note, _ in notes), *answers])}", True)
    return f"{about}{marked(text, unsure)}{_bracketed([*(marked(*note) for note in notes), *answers])}"


_ALONE = {"opportunity", "automation"}


def _said_at(item: CellItem) -> tuple[str, ...]:
    """The paths of the text: of a feeling the rating and the words, which stand in one; else the first."""
    return item.paths if item.kind == "feeling" else item.paths[:1]


def _bracketed(notes: list[str]) -> str:
    return f" ({'; '.join(notes)})" if notes else ""
