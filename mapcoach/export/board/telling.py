"""The journey of a board in words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from mapcoach.export.board.content import Column, Contact, Content
from mapcoach.export.escaping import shorten
from mapcoach.export.words import counted, score_words

_NAME = 60
_POINTS = 12  # touchpoints of a stage that are told


def words(content: Content) -> str:
    """How the map stands, its stages with their touchpoints and ratings in order, the lowest and the highest."""
    return " ".join(_sentences(content))


def _sentences(content: Content) -> Iterator[str]:
    yield f"Customer journey map. {'; '.join(content.told.status)}."
    yield f"Who: {shorten(content.told.marked_summary.who, 200).rstrip('.')}."
    if not content.columns:
        yield "It has no stages yet."
    for column in content.columns:
        heading = ", ".join(shorten(one.text, _NAME) for one in column.heading)
        yield f"{heading}: {_contacts(column)}."
    if any(column.contacts for column in content.columns):
        yield f"Lowest: {shorten(content.told.marked_summary.lowest, 200).rstrip('.')}."
        yield f"Highest: {shorten(content.told.marked_summary.highest, 200).rstrip('.')}."


def _contacts(column: Column) -> str:
    told = [_contact(one) for one in column.contacts[:_POINTS]]
    more = len(column.contacts) - len(told)
    pains = len(column.cards.get("pain_points", ()))
    parts = "; ".join([*told, f"and {more} more"] if more else told) or "no touchpoints"
    return f"{parts}. {counted(pains, 'pain point', 'pain points')}" if pains else parts


def _contact(one: Contact) -> str:
    rating = "not rated" if one.score is None else score_words(one.score)
    return f"{shorten(one.name, _NAME)}, {rating}{', a moment of truth' if one.decides else ''}"
