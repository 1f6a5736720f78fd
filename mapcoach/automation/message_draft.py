"""A drafted message: plain text with merge fields, in a form that belongs to no platform.

What people typed stands in the plain parts and is data; whoever writes a platform's file escapes those parts and
spells the merge fields as the platform does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mapcoach.automation.vocabulary import Channel

Voice = Literal["plain", "warm", "formal"]
VOICES: tuple[Voice, ...] = ("plain", "warm", "formal")

FieldName = Literal["first_name", "link", "date", "item", "sender_name", "business"]
"""What a platform fills in for each person: see ``FIELD_WORDS``."""

FIELD_WORDS: dict[FieldName, str] = {
    "first_name": "the person's first name",
    "link": "the link to the page, form or file meant",
    "date": "the date (and hour) it is about",
    "item": "what they bought, asked for or booked",
    "sender_name": "who signs",
    "business": "the name of the business",
}


@dataclass(frozen=True, slots=True)
class MergeField:
    """A place that the platform fills in for each person."""

    name: FieldName


Pieces = tuple[str | MergeField, ...]


def written(pieces: Pieces, field: Callable[[FieldName], str], text: Callable[[str], str] = str) -> str:
    """The pieces as one text; ``field`` spells a merge field, ``text`` escapes what stands between them."""
    return "".join(field(piece.name) if isinstance(piece, MergeField) else text(piece) for piece in pieces)


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """The words of one ``message`` step. ``subject`` is empty unless it goes out by email.

    ``number`` counts the message steps of the entry from 1, depth first, what happens before what happens otherwise.
    """

    number: int
    channel: Channel
    subject: Pieces
    body: Pieces
    intent: str
