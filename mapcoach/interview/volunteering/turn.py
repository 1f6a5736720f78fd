"""What the readers of volunteered facts get: the question, the reply in sentences, the map as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel

from mapcoach.interview.asking import Asked
from mapcoach.interview.volunteering.clauses import Said
from mapcoach.journey import JourneyMap

Area = Literal["scope", "persona", "journey", "stage", "later"]
"""Which part of the interview a question belongs to; facts are only read where their words can be trusted."""


@dataclass(frozen=True)
class Turn:
    """A reply to read. ``map`` already holds what the reply's own field took; ``taken`` are these operations."""

    asked: Asked
    reply: str
    said: Sequence[Said]
    map: JourneyMap
    taken: Sequence[BaseModel]
    make_id: Callable[[str], str]
    today: date | None

    @property
    def field(self) -> str:
        """The path that the question fills."""
        return self.asked.question.field

    @property
    def area(self) -> Area:
        if self.field.startswith("scope.") or self.field in ("kind", "title"):
            return "scope"
        if self.field.startswith("persona."):
            return "persona"
        if self.asked.subject_kind == "stage":
            return "stage"
        return "journey" if self.field == "stages" else "later"


Reader = Callable[[Turn], Iterator[BaseModel]]
"""Finds facts of one sort in a reply, as operations; whether their place is empty is checked afterwards."""
