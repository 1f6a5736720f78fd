"""A reply as the coach sees it, and a move that it calls for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import TypeVar

from pydantic import BaseModel

from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.pacing import Pacing
from mapcoach.interview.script import Depth, QuestionKind
from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import PainPoint, Stage, Touchpoint

OpT = TypeVar("OpT", bound=BaseModel)


@dataclass(frozen=True)
class Turn:
    """One reply: what was asked, what was typed, what it did to the map, and where the interview stands after it.

    ``answers`` are the entries about the same subject, this one last. ``ends_stage`` says that nothing more is due
    about the subject, ``ends_journey`` that this was the last question about the stages, ``ends_interview`` that
    nothing is due at all.
    """

    asked: Asked
    reply: str
    operations: tuple[BaseModel, ...]
    before: JourneyMap
    after: JourneyMap
    depth: Depth
    pacing: Pacing
    answers: tuple[JournalEntry, ...] = ()
    ends_stage: bool = False
    ends_journey: bool = False
    ends_interview: bool = False

    @property
    def field(self) -> str:
        """The path in the shape that the reply was to fill."""
        return self.asked.question.field

    @property
    def stage(self) -> Stage | None:
        """The stage that was asked about."""
        return self.after.stage(self.asked.subject) if self.asked.subject_kind == "stage" else None

    def done(self, kind: type[OpT]) -> list[OpT]:
        """The operations of one kind that the reply became."""
        return [one for one in self.operations if isinstance(one, kind)]

    def new_pains(self) -> list[PainPoint]:
        """The troubles that this reply put on the map."""
        found = (self.after.pain_point(one.id) for one in self.done(ops.AddPainPoint))
        return [pain for pain in found if pain]

    def new_points(self) -> list[Touchpoint]:
        """The touchpoints that this reply put on the map."""
        found = (self.after.touchpoint(one.id) for one in self.done(ops.AddTouchpoint))
        return [point for point in found if point]


@dataclass(frozen=True)
class Proposal:
    """A move that a reply calls for: its name, what its wording speaks of, and what its answer is about.

    See ``FollowUp`` for the other fields. ``after_probe`` allows it in return to the answer of another follow-up.
    """

    move: str
    values: Mapping[str, str] = made_by(default_factory=dict)
    about: str = ""
    field: str = ""
    kind: QuestionKind | None = None
    options: tuple[tuple[str, str], ...] = ()
    given: tuple[str, ...] = ()
    after_probe: bool = False


Detector = Callable[[Turn], Proposal | Iterable[Proposal] | None]
