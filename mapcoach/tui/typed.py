"""What was typed and not sent yet, by what it is for: the question, or the earlier answer that it is to replace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapcoach.interview.asking import Asked, Place
    from mapcoach.journey import JournalEntry

_EDIT = "edit"
"""The first part of the place of an answer that is being changed; the second is its id."""
NOWHERE: Place = ("", "", "")
"""Where nothing is asked."""


def place_of(asked: Asked | None) -> Place:
    """What a reply to this question is for."""
    return asked.place if asked is not None else NOWHERE


def edit_of(entry_id: str) -> Place:
    """What a change of this answer is for."""
    return (_EDIT, entry_id, "")


def edited(place: Place) -> str:
    """The id of the answer that is being changed there; "" if none is."""
    return place[1] if place[0] == _EDIT else ""


def not_sent(texts: Mapping[Place, str], live: Iterable[JournalEntry]) -> dict[Place, str]:
    """The texts that are no answers yet. A crash right behind a save leaves some that are."""
    said = {(*entry.where, entry.move, " ".join(entry.reply.split())) for entry in live}
    return {
        place: text for place, text in texts.items() if text.strip() and (*place, " ".join(text.split())) not in said
    }
