"""The tables of what was found and what to do about it: pain points, opportunities, measures, evidence, parking lot."""

from __future__ import annotations

from collections.abc import Iterator

from mapcoach.export.facts import name_of
from mapcoach.export.findings_part import ideas_by_pain, ranked_ideas, score
from mapcoach.export.tables_backing import Backing
from mapcoach.export.tables_shape import Row, Table, columns, told, yes_no
from mapcoach.export.tables_text import listed, named
from mapcoach.export.words import EVIDENCE_KINDS, SEVERITIES
from mapcoach.journey import JourneyMap, PainPoint, Stage, Touchpoint
from mapcoach.journey.ranking import worst_first

_PAINS = columns(
    *("Rank", "Pain point", "Severity (1 to 3)", "Severity in words", "Drops off", "Share (0 to 1)"),
    *("Emotion (-2 to 2)", "Root cause", "Stage", "Step", "Opportunities", "Source", "Basis", "Pain id"),
    number="Rank|Severity (1 to 3)|Emotion (-2 to 2)",
    share="Share (0 to 1)",
    long="Pain point|Root cause|Opportunities|Source",
    code="Severity in words|Drops off|Basis",
    id="Pain id",
)


def pain_points(journey_map: JourneyMap, backing: Backing) -> Table:
    """The pain points, those where people give up first."""
    ideas = ideas_by_pain(journey_map)
    homes = {id(pain): (stage, point) for stage, point, pain in _all_pains(journey_map)}
    rows = tuple(
        _pain(rank, pain, *homes[id(pain)], ideas.get(pain.id, ()), backing)
        for rank, pain in enumerate(worst_first(journey_map), 1)
    )
    purpose = "What goes wrong, ranked: first where people give up, then what is severe, then where it feels worst."
    return Table("Pain points", purpose, _PAINS, rows, read_back=False)


def _all_pains(journey_map: JourneyMap) -> Iterator[tuple[Stage, Touchpoint, PainPoint]]:
    for stage in journey_map.stages:
        for point in stage.touchpoints:
            for pain in point.pain_points:
                yield stage, point, pain


def _pain(rank: int, pain: PainPoint, stage: Stage, point: Touchpoint, ideas: tuple[str, ...], backing: Backing) -> Row:
    return (
        rank,
        told(pain.text),
        pain.severity,
        SEVERITIES.get(pain.severity or 0),
        yes_no(pain.drops_off),
        pain.share,
        point.emotion.score,
        told(pain.root_cause),
        told(stage.name),
        told(point.name),
        listed(map(name_of, ideas)),
        backing.sources(point.id, pain.id),
        backing.pain(stage, point, pain),
        pain.id,
    )


_IDEAS = columns(
    *("Rank", "Opportunity", "Answers", "Impact (1 to 5)", "Feasibility (1 to 5)", "Score", "Owner", "Due"),
    *("Measured by", "No.", "Pain id", "Opportunity id"),
    number="Rank|Impact (1 to 5)|Feasibility (1 to 5)|Score|No.",
    long="Opportunity|Answers|Measured by",
    id="Pain id|Opportunity id",
)


def opportunities(journey_map: JourneyMap) -> Table:
    """The opportunities by impact and feasibility, the best first."""
    pains = {pain.id: named(pain.text) for pain in journey_map.pain_points()}
    places = {id(idea): no for no, idea in enumerate(journey_map.opportunities, 1)}
    rows = tuple(
        (
            rank,
            told(idea.text),
            pains.get(idea.pain_point),
            idea.impact,
            idea.feasibility,
            score(idea),
            told(idea.owner),
            told(idea.due),
            told(idea.kpi),
            places[id(idea)],
            told(idea.pain_point),
            idea.id,
        )
        for rank, idea in enumerate(ranked_ideas(journey_map), 1)
    )
    purpose = "The ideas, ranked: the score is impact times feasibility, 1 to 25; those not ranked yet come last."
    return Table("Opportunities", purpose, _IDEAS, rows)


_GONE = "(a stage that is not on the map any more)"
_MEASURES = columns("Measure", "Now", "Target", "Watches", "Stage id", long="Measure|Now|Target", id="Stage id")


def measures(journey_map: JourneyMap) -> Table:
    """The KPIs with where they stand and where they should be."""
    names = {"": "whole journey"}
    names |= {stage.id: named(stage.name, no) for no, stage in enumerate(journey_map.stages, 1)}
    rows = tuple(
        (told(one.name), told(one.baseline), told(one.target), names.get(one.stage, _GONE), told(one.stage))
        for one in journey_map.measures
    )
    return Table(
        "Measures", "What shows whether it gets better: where it stands, and where it should be.", _MEASURES, rows
    )


_EVIDENCE = columns(
    *("Kind", "Kind in words", "Source", "Note", "Supports", "Supports ids", "Evidence id"),
    code="Kind|Kind in words",
    long="Source|Note|Supports",
    id="Supports ids|Evidence id",
)


def evidence(journey_map: JourneyMap) -> Table:
    """Where the knowledge on this map comes from, and what it backs."""
    names = _names(journey_map)
    rows = tuple(
        (
            one.kind,
            EVIDENCE_KINDS[one.kind],
            told(one.source),
            told(one.note),
            listed(names.get(target, "(not on the map any more)") for target in one.supports),
            listed(one.supports),
            one.id,
        )
        for one in journey_map.evidence
    )
    return Table("Evidence", "Where the knowledge comes from, and what it backs.", _EVIDENCE, rows)


def _names(journey_map: JourneyMap) -> dict[str, str]:
    """What evidence can back, by id, in words."""
    names = {"persona": "the customer", "scope": "the scope"}
    names |= {stage.id: f"Stage: {named(stage.name)}" for stage in journey_map.stages}
    names |= {point.id: f"Step: {named(point.name)}" for point in journey_map.touchpoints()}
    names |= {pain.id: f"Pain point: {named(pain.text)}" for pain in journey_map.pain_points()}
    return names | {idea.id: f"Opportunity: {named(idea.text)}" for idea in journey_map.opportunities}


_PARKED = columns("Note", "Note id", long="Note", id="Note id")


def parking_lot(journey_map: JourneyMap) -> Table:
    """What came up besides and is kept for later."""
    rows = tuple((told(note.text), note.id) for note in journey_map.parking_lot)
    return Table("Parking lot", "What came up besides and is kept for later.", _PARKED, rows)
