"""What a field of the map's shape is to the interview; ``fields`` holds one for each path that can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pydantic import BaseModel

from mapcoach.interview.script import QuestionKind
from mapcoach.journey import JourneyMap, new_id

Ops = list[BaseModel]
Kinds = frozenset[QuestionKind]
NewId = Callable[[str], str]


WORDS: Kinds = frozenset(("text", "one_of"))
LISTED: Kinds = frozenset(("list",))
CHOSEN: Kinds = frozenset(("one_of", "some_of"))


class Field:
    """A field that nothing fills; the base of the others. ``subject`` is the id of the part a question is about.

    ``kinds`` are the kinds of question that fill it, ``each_kinds`` those of a question that is asked of each of
    several items; ``scale`` is what a rating may lie between.
    """

    kinds: Kinds = frozenset()
    each_kinds: Kinds = frozenset()
    scale: tuple[int, int] | None = None

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        """Whether the map has its value."""
        return False

    def item_filled(self, journey_map: JourneyMap, item: str) -> bool:
        """Whether the map has its value for one of the items of a for-each question."""
        return False

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        """The operations for a reply that is one text."""
        return []

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        """The operations for a reply that is a list of texts."""
        return [operation for value in values for operation in self.text(value, journey_map, subject)]

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        """The operations for chosen options."""
        return [operation for value in values for operation in self.text(value, journey_map, subject)]

    def each(self, values: Mapping[str, str | int], journey_map: JourneyMap) -> Ops:
        """The operations for a value for each of several items."""
        return []
