"""The tables of the journey itself: the map as a grid, its stages, its steps, the emotion curve."""

from __future__ import annotations

from collections.abc import Iterator

from mapcoach.export.facts import name_of
from mapcoach.export.findings_part import ideas_by_pain, recipe_name
from mapcoach.export.tables_backing import Backing
from mapcoach.export.tables_items import item_text
from mapcoach.export.tables_shape import Column, Row, Table, Value, columns, told, yes_no
from mapcoach.export.tables_text import listed
from mapcoach.journey import Emotion, JourneyMap, PainPoint, Stage, Touchpoint
from mapcoach.journey.lanes import grid
from mapcoach.journey.shape import FEELINGS


def map_grid(journey_map: JourneyMap) -> Table:
    """The map as a grid: lanes down, stages across; a lane in which nothing is known is left out."""
    drawn = grid(journey_map, recipe_name)
    headers = [f"{no}. {name_of(stage.name)}" for no, stage in enumerate(journey_map.stages, 1)]
    headers += [whole.name for whole in drawn.stages[len(headers) :]]
    known = journey_map.basis
    rows = tuple(
        (row.label, *(listed(item_text(item, row.lane, known) for item in cell.items) for cell in row.cells))
        for row in drawn.rows
        if any(cell.items for cell in row.cells)
    )
    purpose = "The journey at a glance: a column for each stage, a row for each lane. (?) marks an assumption."
    return Table("Map", purpose, (Column("Lane"), *(Column(one, "long") for one in headers)), rows, read_back=False)


def stages(journey_map: JourneyMap, backing: Backing) -> Table:
    """The stages with what the customer and the business want there."""
    rows = tuple(
        (
            no,
            told(stage.name),
            told(stage.customer_goal),
            listed(stage.questions),
            told(stage.business_goal),
            told(stage.owner),
            len(stage.touchpoints),
            backing.stage(stage),
            stage.id,
        )
        for no, stage in enumerate(journey_map.stages, 1)
    )
    return Table("Stages", "The stages: what the customer wants there, and what the business wants.", _STAGES, rows)


_STAGES = columns(
    *("Stage no.", "Stage", "Customer goal", "Customer's questions", "What we want them to do", "Owner", "Steps"),
    *("Basis", "Stage id"),
    number="Stage no.|Steps",
    long="Customer goal|Customer's questions|What we want them to do",
    code="Basis",
    id="Stage id",
)
_STEPS = columns(
    *("Stage no.", "Stage", "Step no.", "Step", "Channel", "What they do", "Owner", "Moment of truth"),
    *("Emotion (-2 to 2)", "Emotion in words", "Feeling", "Thought"),
    *("Pain no.", "Pain point", "Severity (1 to 3)", "Root cause", "Drops off", "Share (0 to 1)"),
    *("Opportunities", "Source", "Basis of the step", "Basis of the pain point", "Stage id", "Step id", "Pain id"),
    number="Stage no.|Step no.|Emotion (-2 to 2)|Pain no.|Severity (1 to 3)",
    share="Share (0 to 1)",
    long="What they do|Thought|Pain point|Root cause|Opportunities|Source",
    code="Moment of truth|Emotion in words|Drops off|Basis of the step|Basis of the pain point",
    id="Stage id|Step id|Pain id",
)


def steps(journey_map: JourneyMap, backing: Backing) -> Table:
    """The journey step by step: a row for each pain point, or for a step that has none."""
    ideas = ideas_by_pain(journey_map)
    rows = tuple(
        row for no, stage in enumerate(journey_map.stages, 1) for row in _stage_rows(no, stage, backing, ideas)
    )
    return Table(
        "Steps", "The journey step by step: a row for each step, or for each of its pain points.", _STEPS, rows
    )


_NO_STEP = (None,) * 10
_NO_PAIN = (None,) * 7


def _stage_rows(no: int, stage: Stage, backing: Backing, ideas: dict[str, tuple[str, ...]]) -> Iterator[Row]:
    first = (no, told(stage.name))
    if not stage.touchpoints:
        yield (*first, *_NO_STEP, *_NO_PAIN, None, None, None, stage.id, None, None)
    for place, point in enumerate(stage.touchpoints, 1):
        step = (*first, place, *_step(point))
        basis = backing.point(stage, point)
        for pain_no, pain in enumerate(point.pain_points, 1):
            pained = (
                *_pain(pain_no, pain),
                listed(map(name_of, ideas.get(pain.id, ()))),
                backing.sources(point.id, pain.id),
            )
            yield (*step, *pained, basis, backing.pain(stage, point, pain), stage.id, point.id, pain.id)
        if not point.pain_points:
            yield (*step, *_NO_PAIN, backing.sources(point.id), basis, None, stage.id, point.id, None)


def _step(point: Touchpoint) -> tuple[Value, ...]:
    return (
        told(point.name),
        told(point.channel),
        told(point.customer_action),
        told(point.owner),
        yes_no(point.moment_of_truth),
        *_felt(point.emotion),
        told(point.emotion.thought),
    )


def _felt(emotion: Emotion) -> tuple[Value, Value, Value]:
    words = None if emotion.score is None else FEELINGS[emotion.score]
    return emotion.score, words, told(emotion.feeling)


def _pain(no: int, pain: PainPoint) -> tuple[Value, ...]:
    drops = yes_no(pain.drops_off)
    return no, told(pain.text), pain.severity, told(pain.root_cause), drops, pain.share


def curve(journey_map: JourneyMap, backing: Backing) -> Table:
    """The emotion at each step, in the order of the journey."""
    points = ((stage, point) for stage in journey_map.stages for point in stage.touchpoints)
    rows = tuple(
        (no, told(stage.name), told(point.name), *_felt(point.emotion), backing.feeling(stage, point))
        for no, (stage, point) in enumerate(points, 1)
    )
    purpose = "How the customer feels at each step, from -2 (very bad) to 2 (very good); with a chart."
    return Table("Emotion curve", purpose, _CURVE, rows, read_back=False)


_CURVE = columns(
    *("No.", "Stage", "Step", "Emotion (-2 to 2)", "Emotion in words", "Feeling", "Basis"),
    number="No.|Emotion (-2 to 2)",
    code="Emotion in words|Basis",
)
