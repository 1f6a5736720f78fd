"""How good a map is: twenty points with reasons, what holds the score down, and what to ask next. Pure.

The points and their thresholds are those of the rubric in docs/checks.md. Texts may hold names from the map as
they were typed: whoever prints them cleans them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mapcoach.journey.journal import JournalEntry
from mapcoach.journey.rubric import action_points as action
from mapcoach.journey.rubric import feeling_points as feeling
from mapcoach.journey.rubric import frame_points as framing
from mapcoach.journey.rubric import knowledge_points as knowledge
from mapcoach.journey.rubric import stage_points as staging
from mapcoach.journey.rubric import trouble_points as troubling
from mapcoach.journey.rubric.founding import CAP, Breach, in_the_journal, on_the_map
from mapcoach.journey.rubric.mistakes import warnings
from mapcoach.journey.rubric.point import FOR_A_PERSON, MOST, Point
from mapcoach.journey.shape import JourneyMap


@dataclass(frozen=True)
class Report:
    """What the checks found: the twenty points in order, the warnings, and what caps the score."""

    points: tuple[Point, ...]
    warnings: tuple[Point, ...]
    breaches: tuple[Breach, ...] = ()

    @property
    def score(self) -> int:
        """The points won by what a machine can judge."""
        return sum(point.score or 0 for point in self.points if point.machine)

    @property
    def out_of(self) -> int:
        """The points there are to win; those for a person to judge do not count."""
        return MOST * sum(point.machine for point in self.points)

    @property
    def cap(self) -> int | None:
        """The percentage at which an invented number, or an inference shown as fact, holds this map; else None."""
        return CAP if self.breaches else None

    @property
    def percent(self) -> int:
        """The score as a percentage, rounded down, and never over the cap."""
        reached = 100 * self.score // self.out_of
        return reached if self.cap is None else min(reached, self.cap)


@dataclass(frozen=True)
class Miss:
    """A question that would mend the map: the field and the subject as the interview asks it, and its words.

    ``points`` is how many points can still be won at this field, over all points of the rubric that wait for it.
    """

    field: str
    subject: str
    ask: str
    points: int


def checks(journey_map: JourneyMap, today: date) -> Report:
    """Check a map by itself. ``today`` tells whether its review date has passed."""
    return _report(journey_map, today, on_the_map(journey_map))


def checks_with_journal(journey_map: JourneyMap, entries: Sequence[JournalEntry], today: date) -> Report:
    """Check a map together with all the entries of its journal: whether its numbers were typed, and claims claimed."""
    return _report(journey_map, today, in_the_journal(journey_map, entries))


def misses(report: Report) -> tuple[Miss, ...]:
    """The questions that would help most, first those that bring most; one for a field, only those to be asked now."""
    first: dict[str, Point] = {}
    worth: dict[str, int] = {}
    for point in report.points:
        if point.askable and point.score is not None and point.score < MOST:
            first.setdefault(point.field, point)
            worth[point.field] = worth.get(point.field, 0) + MOST - point.score
    found = (Miss(field, point.subject, point.ask, worth[field]) for field, point in first.items())
    return tuple(sorted(found, key=lambda miss: -miss.points))


def _report(journey_map: JourneyMap, today: date, breaches: tuple[Breach, ...]) -> Report:
    points = (
        framing.customer(journey_map),
        framing.scenario(journey_map),
        framing.frame(journey_map),
        framing.expectations(journey_map),
        framing.persona(journey_map),
        staging.stages(journey_map),
        staging.wording(journey_map),
        staging.touchpoints(journey_map),
        staging.channels(journey_map),
        feeling.thoughts(journey_map),
        feeling.feelings(journey_map),
        feeling.moments_of_truth(journey_map),
        troubling.trouble(journey_map),
        troubling.recovery(journey_map),
        troubling.owners(journey_map),
        knowledge.evidence(journey_map, breaches),
        action.ideas(journey_map),
        action.commitment(journey_map),
        action.automations(journey_map),
        knowledge.upkeep(journey_map, today),
    )
    return Report(points, warnings(journey_map, today), breaches)


__all__ = ["FOR_A_PERSON", "MOST", "Breach", "Miss", "Point", "Report", "checks", "checks_with_journal", "misses"]
