"""Plain tables as people keep them: stages across and lanes down, or a row for each stage or step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mapcoach.export.reading.finishing import assumed, reading_of
from mapcoach.export.reading.grid_cells import Notes
from mapcoach.export.reading.grid_columns import Column, columns_of
from mapcoach.export.reading.grid_layout import Layout, layout_of
from mapcoach.export.reading.grid_points import Point
from mapcoach.export.reading.ids import Ids
from mapcoach.export.reading.results import NotTaken, Reading
from mapcoach.export.reading.sheets import Sheet
from mapcoach.export.reading.texts import one_line
from mapcoach.journey import (
    Emotion,
    Evidence,
    JourneyMap,
    Measure,
    Opportunity,
    PainPoint,
    Persona,
    Scope,
    Stage,
    Touchpoint,
)


def read_grid(kind: str, data: bytes, sheet: Sheet, roles: Mapping[str, str], missed: Sequence[NotTaken]) -> Reading:
    """Read a plain table. Raises CannotReadError if nothing in it can stand on a map, or more than a map can hold."""
    layout = layout_of(sheet, roles)
    notes = Notes(layout.missed, dict.fromkeys(layout.told))
    columns = columns_of(layout, notes)
    wanted = _map(layout, columns, Ids(data), notes)
    read = reading_of(
        kind,
        assumed(wanted),
        (*missed, *notes.missed.all()),
        questions=layout.questions,
        losses=(_losses(wanted),),
        notes=tuple(notes.told),
    )
    return replace(read, columns=tuple(layout.columns))


def _losses(wanted: JourneyMap) -> str:
    """What this table does not say, in a sentence."""
    lost = [
        *([] if wanted.persona.name else ["who the customer is"]),
        *([] if any(pain.severity for pain in wanted.pain_points()) else ["how bad a pain point is"]),
        "what rests on evidence",
    ]
    first = ", ".join(lost[:-1])
    told = f"{first}{',' * (len(lost) > 2)} or {lost[-1]}" if first else lost[-1]
    return f"A plain table does not say {told}; all of it counts as assumed, but for what a source stands beside."


def _map(layout: Layout, columns: Sequence[Column], ids: Ids, notes: Notes) -> JourneyMap:
    stages: list[Stage] = []
    ideas: list[Opportunity] = []
    measures: dict[str, Measure] = {}
    evidence: list[Evidence] = []
    for column in columns:
        made = {id(point): _touchpoint(point, ids) for point in column.points}
        stage = _stage(column, tuple(made[id(point)] for point in column.points), ids)
        stages.append(stage)
        for idea in column.ideas:
            answers = made[id(idea.answers[0])].pain_points[idea.answers[1]].id if idea.answers else ""
            ideas.append(Opportunity(id=ids.new("o"), text=idea.text, pain_point=answers, owner=one_line(idea.owner)))
        _measures(column, stage, measures, notes)
        for text, points in column.sources.items():
            backs = {made[id(point)].id: made[id(point)] for point in points}.values()
            supports = tuple(part for one in backs for part in (one.id, *(pain.id for pain in one.pain_points)))
            evidence.append(Evidence(id=ids.new("v"), source=text, supports=supports))
    return JourneyMap(
        title=layout.title,
        persona=Persona(name=layout.persona, goals=tuple(dict.fromkeys(layout.goals))),
        scope=Scope(scenario=layout.scenario),
        stages=tuple(stages),
        opportunities=tuple(ideas),
        measures=tuple(measures.values()),
        evidence=tuple(evidence),
    )


def _measures(column: Column, stage: Stage, measures: dict[str, Measure], notes: Notes) -> None:
    """The measures of a stage; one that another stage has already is named."""
    for entry in column.measures:
        name = one_line(entry.text)
        known = measures.setdefault(name.casefold(), Measure(name=name, stage=stage.id))
        if known.stage != stage.id:
            notes.miss(
                entry, "a measure watches one stage, and an earlier one has it already; give it a name of its own"
            )


def _stage(column: Column, points: tuple[Touchpoint, ...], ids: Ids) -> Stage:
    return Stage(
        id=ids.new("s"),
        name=column.name,
        customer_goal="; ".join(dict.fromkeys(column.goals)),
        business_goal="; ".join(dict.fromkeys(column.business)),
        owner="; ".join(dict.fromkeys(column.owners)),
        questions=tuple({text.casefold(): text for text in reversed(column.questions)}.values())[::-1],
        touchpoints=points,
    )


def _touchpoint(point: Point, ids: Ids) -> Touchpoint:
    felt = Emotion(
        score=point.score,
        feeling="; ".join(dict.fromkeys(point.feelings)),
        thought=" / ".join(dict.fromkeys(point.thoughts)),
    )
    return Touchpoint(
        id=ids.new("t"),
        name=point.name,
        channel=point.channel,
        customer_action=point.action,
        owner=point.owner,
        moment_of_truth=point.decides,
        emotion=felt,
        pain_points=tuple(
            PainPoint(id=ids.new("p"), text=text, severity=point.severities.get(place))
            for place, text in enumerate(point.pains)
        ),
    )
