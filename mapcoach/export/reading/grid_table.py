"""Plain tables as people keep them: stages across and lanes down, or a row for each stage or step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mapcoach.export.reading.finishing import assumed, reading_of
from mapcoach.export.reading.grid_items import feelings_of, items_of
from mapcoach.export.reading.grid_layout import Group, Layout, layout_of
from mapcoach.export.reading.grid_points import Items, Notes, Point, points_of
from mapcoach.export.reading.grid_ratings import scale_in
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
    Stage,
    Touchpoint,
)

LOSSES = (
    "A plain table does not say who the customer is, how bad a pain point is, or what rests on evidence; all of it "
    "counts as assumed.",
)


@dataclass
class _Column:
    """A stage while it is put together."""

    name: str
    points: list[Point] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    business: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    ideas: list[tuple[str, tuple[Point, int] | None]] = field(default_factory=list)
    """Each idea with the touchpoint and the place there of the pain point that it answers."""
    sources: list[tuple[str, tuple[Point, ...]]] = field(default_factory=list)


def read_grid(kind: str, data: bytes, sheet: Sheet, roles: Mapping[str, str], missed: Sequence[NotTaken]) -> Reading:
    """Read a plain table. Raises CannotReadError if nothing in it can stand on a map."""
    layout = layout_of(sheet, roles)
    notes = Notes([*missed, *layout.missed])
    columns = _columns(layout, notes)
    wanted = _map(layout, columns, Ids(data))
    return reading_of(
        kind,
        assumed(wanted),
        notes.missed,
        questions=layout.questions,
        losses=LOSSES,
        notes=tuple(notes.told),
    )


def _columns(layout: Layout, notes: Notes) -> list[_Column]:
    rated = [entry for group in layout.groups for entry in feelings_of(group.cells.get("emotion", ()))]
    scale = layout.scale or scale_in(entry.text.rpartition(": ")[2] for entry in rated)
    columns: list[_Column] = []
    for group in layout.groups:
        if not group.stage and not group.cells:
            continue
        name = group.stage or layout.title or "Journey"
        if not columns or columns[-1].name.casefold() != name.casefold():
            columns.append(_Column(name))
        _fill(columns[-1], group, scale, notes)
    return columns


def _fill(column: _Column, group: Group, scale: str, notes: Notes) -> None:
    items: Items = {role: items_of(entries) for role, entries in group.cells.items() if role != "emotion"}
    items["emotion"] = feelings_of(group.cells.get("emotion", ()))
    made = _merged(column, points_of(column.name, items, scale, notes))
    texts = {role: [entry.text for entry in entries] for role, entries in items.items()}
    column.goals += texts.get("customer_goal", [])
    column.business += texts.get("business_goal", [])
    column.owners += texts.get("owner", [])
    column.questions += texts.get("question", [])
    column.measures += texts.get("measure", [])
    column.sources += [(text, tuple(made)) for text in texts.get("evidence", [])]
    _ideas(column, made, texts.get("opportunity", []), notes)


def _merged(column: _Column, points: list[Point]) -> list[Point]:
    """The touchpoints added to the stage; further rows of the one before go on with it."""
    if len(points) == 1 and column.points and column.points[-1].name.casefold() == points[0].name.casefold():
        old, new = column.points[-1], points[0]
        for name in ("channel", "action", "owner"):
            setattr(old, name, getattr(old, name) or getattr(new, name))
        old.score = new.score if old.score is None else old.score
        old.decides = new.decides if old.decides is None else old.decides
        for mine, more in ((old.feelings, new.feelings), (old.thoughts, new.thoughts), (old.pains, new.pains)):
            mine += [text for text in more if text not in mine]
        return [old]
    column.points += points
    return points


def _ideas(column: _Column, points: Sequence[Point], ideas: Sequence[str], notes: Notes) -> None:
    """Tie ideas to the pain points beside them where it is clear which they answer."""
    pains = [(point, place) for point in points for place in range(len(point.pains))]
    for number, idea in enumerate(ideas):
        if len(pains) == 1:
            column.ideas.append((idea, pains[0]))
        elif len(pains) == len(ideas) and ideas:
            column.ideas.append((idea, pains[number]))
            notes.tell("Where a stage has as many ideas as pain points, they were put together in their order.")
        else:
            column.ideas.append((idea, None))
            notes.tell("Ideas are not tied to a pain point where it is not clear which of them they answer.")


def _map(layout: Layout, columns: Sequence[_Column], ids: Ids) -> JourneyMap:
    stages: list[Stage] = []
    ideas: list[Opportunity] = []
    measures: dict[str, Measure] = {}
    evidence: list[Evidence] = []
    for column in columns:
        made = {id(point): _touchpoint(point, ids) for point in column.points}
        stage = _stage(column, tuple(made[id(point)] for point in column.points), ids)
        stages.append(stage)
        for text, pain in column.ideas:
            answers = made[id(pain[0])].pain_points[pain[1]].id if pain else ""
            ideas.append(Opportunity(id=ids.new("o"), text=text, pain_point=answers))
        for text in column.measures:
            measures.setdefault(text.casefold(), Measure(name=one_line(text), stage=stage.id))
        for text, points in column.sources:
            backs = [made[id(point)] for point in points]
            supports = tuple(part for one in backs for part in (one.id, *(pain.id for pain in one.pain_points)))
            evidence.append(Evidence(id=ids.new("v"), source=text, supports=supports))
    return JourneyMap(
        title=layout.title,
        stages=tuple(stages),
        opportunities=tuple(ideas),
        measures=tuple(measures.values()),
        evidence=tuple(evidence),
    )


def _stage(column: _Column, points: tuple[Touchpoint, ...], ids: Ids) -> Stage:
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
        thought=" ".join(dict.fromkeys(point.thoughts)),
    )
    return Touchpoint(
        id=ids.new("t"),
        name=point.name,
        channel=point.channel,
        customer_action=point.action,
        owner=point.owner,
        moment_of_truth=point.decides,
        emotion=felt,
        pain_points=tuple(PainPoint(id=ids.new("p"), text=text) for text in point.pains),
    )
