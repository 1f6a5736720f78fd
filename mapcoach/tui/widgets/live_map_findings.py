"""What the draft says below the stages: opportunities, automations, measures, evidence, parking lot, review. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mapcoach.export.words import EVIDENCE_KINDS, day
from mapcoach.journey.lanes import NO_NAME, idea_marks, label
from mapcoach.journey.shape import JourneyMap
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.live_map_lines import LONGEST, Piece, Row

BACKED = "✓"
"""Stands behind what rests on evidence."""
IDEA = "→"
LONGEST_NAME = 80
"""How many characters of a name a draft shows."""


def findings(journey_map: JourneyMap, recipe_name: Callable[[str], str]) -> Iterator[tuple[str, list[Row]]]:
    """The sections with their headings; one about which nothing is known has no rows."""
    told = _Findings(journey_map, recipe_name)
    yield label("opportunities", journey_map), list(told.ideas())
    yield "Automations chosen", list(told.automations())
    yield "Measures", list(told.measures())
    yield "How we know", list(told.evidence())
    yield "Parking lot", list(told.parked())
    yield "Next look", list(told.review())


def named(text: str, longest: int = LONGEST_NAME) -> str:
    """A name that is never invisible nor endless."""
    return in_line(text, longest) or NO_NAME


def marks(told: Iterable[str]) -> tuple[Piece, ...]:
    """What else is known of something, in brackets; nothing if nothing is."""
    words = "; ".join(in_line(one, LONGEST_NAME) for one in told)
    return (Piece(f"({words})", "mark"),) if words else ()


class _Findings:
    def __init__(self, journey_map: JourneyMap, recipe_name: Callable[[str], str]) -> None:
        self._map = journey_map
        self._recipe_name = recipe_name
        self._names = dict(_names(journey_map))

    def ideas(self) -> Iterator[Row]:
        for idea in self._map.opportunities:
            where = f"opportunities[{idea.id}]"
            pieces = [Piece(named(idea.text, LONGEST)), *marks(idea_marks(idea))]
            if idea.pain_point in self._names:
                pieces.append(Piece(f"answers: {in_line(self._names[idea.pain_point], 80)}", "muted"))
            paths = tuple(f"{where}.{field}" for field in ("text", "impact", "feasibility", "owner", "due", "kpi"))
            yield Row(tuple(pieces), Piece(IDEA, "good"), 2, 4, paths)

    def automations(self) -> Iterator[Row]:
        for one in self._map.automations:
            if one.status == "rejected":
                continue
            where = f"automations[{one.id}]"
            at = self._names.get(one.touchpoint) or self._names.get(one.stage, "")
            told = (
                f"at {in_line(at, LONGEST_NAME)}" if at else "",
                one.platform,
                f"owner: {one.owner}" if one.owner else "",
            )
            done = ("done",) if one.status == "done" else ()
            told_marks = marks((*(text for text in told if text), *done))
            paths = tuple(f"{where}.{field}" for field in ("recipe", "status", "platform", "owner"))
            yield Row((Piece(named(self._recipe_name(one.recipe))), *told_marks), Piece("»", "good"), 2, 4, paths)

    def measures(self) -> Iterator[Row]:
        for place, one in enumerate(self._map.measures):
            told = (
                f"now {one.baseline}" if one.baseline else "",
                f"target {one.target}" if one.target else "",
                f"at {in_line(self._names[one.stage], LONGEST_NAME)}" if one.stage in self._names else "",
            )
            told_marks = marks(text for text in told if text)
            paths = tuple(f"measures[{place}].{field}" for field in ("name", "baseline", "target"))
            yield Row((Piece(named(one.name)), *told_marks), Piece("·", "muted"), 2, 4, paths)

    def evidence(self) -> Iterator[Row]:
        for one in self._map.evidence:
            where = f"evidence[{one.id}]"
            backs = [in_line(self._names[target], 40) for target in one.supports if target in self._names]
            told = (one.note, f"backs: {', '.join(backs[:6])}{', …' if len(backs) > 6 else ''}" if backs else "")
            pieces = (Piece(one.source or EVIDENCE_KINDS[one.kind]), *(Piece(text, "muted") for text in told if text))
            paths = tuple(f"{where}.{field}" for field in ("kind", "source", "note"))
            yield Row(pieces, Piece(BACKED, "good"), 2, 4, paths)

    def parked(self) -> Iterator[Row]:
        for note in self._map.parking_lot:
            yield Row((Piece(named(note.text, LONGEST)),), Piece("·", "muted"), 2, 4, (f"parking_lot[{note.id}].text",))

    def review(self) -> Iterator[Row]:
        due = self._map.review.due
        told = (("review.due", day(due) if due else ""), ("review.cadence", self._map.review.cadence))
        for path, text in told:
            if text:
                yield Row((Piece(text),), hang=2, paths=(path,))


def _names(journey_map: JourneyMap) -> Iterator[tuple[str, str]]:
    """What parts that others refer to are called, by id."""
    yield "scope", "what the map is about"
    yield "persona", journey_map.persona.name or "the customer"
    for stage in journey_map.stages:
        yield stage.id, stage.name
        for point in stage.touchpoints:
            yield point.id, point.name
            for pain in point.pain_points:
                yield pain.id, pain.text
