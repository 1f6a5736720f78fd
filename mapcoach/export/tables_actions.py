"""The tables of automations: what somebody decided about, and what is recommended."""

from __future__ import annotations

from collections.abc import Iterator

from mapcoach.automation import Recommendation, StageAdvice, recommend
from mapcoach.export.actions_part import PER_STAGE
from mapcoach.export.findings_part import recipe_name
from mapcoach.export.tables_shape import Row, Table, columns, told
from mapcoach.export.tables_text import listed, named
from mapcoach.journey import JourneyMap

_CHOSEN = columns(
    *("Automation", "Status", "Stage", "Step", "Pain point", "Platform", "Owner", "Recipe"),
    *("Stage id", "Step id", "Pain id", "Automation id"),
    code="Status",
    long="Pain point",
    id="Recipe|Stage id|Step id|Pain id|Automation id",
)


class _Names:
    """What stages, touchpoints and pain points are called, by id."""

    def __init__(self, journey_map: JourneyMap) -> None:
        self.stages = {stage.id: named(stage.name, no) for no, stage in enumerate(journey_map.stages, 1)}
        self.points = {point.id: named(point.name) for point in journey_map.touchpoints()}
        self.pains = {pain.id: named(pain.text) for pain in journey_map.pain_points()}


def automations(journey_map: JourneyMap) -> Table:
    """The automations that somebody chose, rejected or finished."""
    names = _Names(journey_map)
    rows = tuple(
        (
            recipe_name(one.recipe),
            one.status,
            names.stages.get(one.stage),
            names.points.get(one.touchpoint),
            names.pains.get(one.pain_point),
            told(one.platform),
            told(one.owner),
            told(one.recipe),
            told(one.stage),
            told(one.touchpoint),
            told(one.pain_point),
            one.id,
        )
        for one in journey_map.automations
    )
    return Table("Automations", "The automations that were chosen, rejected or are in place (done).", _CHOSEN, rows)


_RECOMMENDED = columns(
    *("Stage", "Rank", "Automation", "Why", "Starts when", "For", "Only if", "Steps", "Channel", "Message idea"),
    *("Goal", "Measure", "Stops when", "Owner", "Consent", "Effort", "Impact", "By hand first", "Take care"),
    *("What it needs", "What is known about it", "Step", "Pain point", "Recipe", "Stage id", "Step id", "Pain id"),
    number="Rank",
    long="Why|Starts when|For|Only if|Steps|Message idea|Goal|Measure|Stops when|Consent|By hand first|Take care|"
    "What it needs|What is known about it|Pain point",
    id="Recipe|Stage id|Step id|Pain id",
)


def recommended(journey_map: JourneyMap) -> Table:
    """What is recommended for each stage and not decided yet, or what to map first."""
    names = _Names(journey_map)
    rows = tuple(row for stage in recommend(journey_map, PER_STAGE) for row in _stage(stage, names))
    purpose = (
        "Automations that this map calls for and nobody has decided about, the best of each stage first. Impact is "
        "assumed unless a source is named. Worked out anew from the map each time."
    )
    return Table("Recommended", purpose, _RECOMMENDED, rows, read_back=False)


def _stage(stage: StageAdvice, names: _Names) -> Iterator[Row]:
    place = names.stages.get(stage.stage, named(stage.name))
    for rank, one in enumerate(stage.recommendations, 1):
        yield _recommendation(place, rank, one, names)
    if stage.hold:
        nothing = (None,) * (len(_RECOMMENDED) - 7)
        yield (place, None, None, stage.hold, *nothing, stage.stage, None, None)


def _recommendation(place: str, rank: int, one: Recommendation, names: _Names) -> Row:
    return (
        *(place, rank, one.name, listed(one.reasons), told(one.trigger), told(one.audience)),
        *(listed(one.conditions), listed(one.steps), told(one.channel), told(one.message), told(one.goal)),
        *(told(one.kpi), listed(one.exit), told(one.owner), told(one.consent), told(one.effort), told(one.impact)),
        *(told(one.by_hand), listed(one.risk), listed(one.needs), listed(one.evidence)),
        *(names.points.get(one.touchpoint), names.pains.get(one.pain_point), one.recipe),
        *(one.stage, told(one.touchpoint), told(one.pain_point)),
    )
