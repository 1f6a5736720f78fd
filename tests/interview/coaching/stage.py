"""Brings an interview to the question that a move follows up on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.script import Depth
from mapcoach.interview.session import MemoryJournal, Session
from tests.interview.players import session

USUAL: Mapping[str, str] = {
    "scope.offering": "We mend shoes",
    "scope.business_kind": "local",
    "kind": "today",
    "scope.objective": "20% more regulars by June",
    "persona.name": "Tom",
    "persona.goals": "dry feet, warm feet",
    "stages": "find us, visit",
    "stages[].touchpoints": "flyer, shop window",
    "stages[].touchpoints[].emotion": "3, 4",
    "stages[].touchpoints[].pain_points": "nothing",
}
PAINS = "stages[].touchpoints[].pain_points"
"""Replies that give no occasion for a follow-up; whatever else is asked is skipped."""


@dataclass(frozen=True)
class Case:
    """A move, the question it follows up on, a reply that calls for it and a plain good one that does not."""

    move: str
    at: str
    trigger: str
    plain: str
    answer: str
    depth: Depth = "quick"
    stage: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    patient: bool = False

    def __str__(self) -> str:
        return self.move


async def arrive(made: Session, at: str, replies: Mapping[str, str], stage: str = "") -> None:
    """Answer until a field is asked for (of one stage), waving follow-ups off."""
    for _ in range(150):
        asked = made.current
        assert asked is not None, f"{at} was never asked for"
        if asked.move not in ("", AGAIN):
            await made.answer("")
        elif asked.question.field == at and stage in ("", asked.subject_name):
            return
        else:
            known = {**USUAL, **replies}
            by_stage = known.get(f"{asked.question.field} {asked.subject_name}")
            await made.answer(by_stage or known.get(asked.question.field, "skip"))
    raise AssertionError("it does not get there")


async def at_question(case: Case, journal: MemoryJournal | None = None) -> Session:
    """A session in which the question of a case has just been asked."""
    made = await session(case.depth, journal)
    await arrive(made, case.at, case.before, case.stage)
    return made


async def at_follow_up(case: Case, journal: MemoryJournal | None = None) -> Session:
    """A session in which the follow-up of a case has just been asked."""
    made = await at_question(case, journal)
    await made.answer(case.trigger)
    assert made.current
    assert made.current.move == case.move
    return made


def pains(made: Session) -> list[str]:
    """The words of all troubles on the map."""
    return [pain.text for pain in made.map.pain_points()]


def names(made: Session) -> list[str]:
    """The names of all touchpoints on the map."""
    return [point.name for point in made.map.touchpoints()]
