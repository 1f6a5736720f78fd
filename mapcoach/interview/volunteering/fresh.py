"""Whether an operation fills a place that is still empty; volunteered facts never overwrite and never double."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from mapcoach.interview.asking import Asked
from mapcoach.interview.replies.matching import SIMILAR, similarity
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops

_EMPTY = (None, "", ())


def is_fresh(operation: BaseModel, journey_map: JourneyMap) -> bool:
    """Whether the place that an operation fills is there and empty on this map."""
    check = _CHECKS.get(type(operation))
    return bool(check and check(operation, journey_map))


def is_own(operation: BaseModel, asked: Asked, journey_map: JourneyMap) -> bool:
    """Whether an operation fills the field that the question itself asks for: that is the field's own business."""
    field = asked.question.field
    if isinstance(operation, ops.SetScope):
        return field == f"scope.{operation.field}"
    if isinstance(operation, ops.SetPersona | ops.AddPersonaItems):
        return field == f"persona.{operation.field}"
    if isinstance(operation, ops.SetStage):
        return field == f"stages[].{operation.field}" and operation.stage == asked.subject
    if isinstance(operation, ops.AddTouchpoint):
        return field == "stages[].touchpoints" and operation.stage == asked.subject
    if isinstance(operation, ops.AddPainPoint) and field == "stages[].touchpoints[].pain_points":
        stage = journey_map.stage(asked.subject)
        return bool(stage) and any(point.id == operation.touchpoint for point in stage.touchpoints) if stage else False
    return _is_own_detail(operation, field, {item.id for item in asked.items})


def _is_own_detail(operation: BaseModel, field: str, items: set[str]) -> bool:
    leaf = field.rsplit(".", 1)[-1]
    if isinstance(operation, ops.SetTouchpoint):
        return field.startswith("stages[].touchpoints[]") and leaf == operation.field and operation.touchpoint in items
    if isinstance(operation, ops.SetEmotion):
        wanted = "emotion" if operation.score is not None else "feeling" if operation.feeling else "thought"
        return leaf == wanted and operation.touchpoint in items
    if isinstance(operation, ops.ChangePainPoint):
        given = operation.model_dump(exclude={"op", "pain_point"}, exclude_none=True)
        return leaf in given
    owns: Mapping[type[BaseModel], bool] = {
        ops.AddOpportunity: field == "opportunities",
        ops.AddEvidence: field in ("evidence", "basis"),
        ops.SetMeasure: field.startswith("measures"),
    }
    return owns.get(type(operation), False)


def _scope(operation: ops.SetScope, journey_map: JourneyMap) -> bool:
    return not getattr(journey_map.scope, operation.field)


def _persona(operation: ops.SetPersona | ops.AddPersonaItems, journey_map: JourneyMap) -> bool:
    return not getattr(journey_map.persona, operation.field)


def _stage(operation: ops.SetStage, journey_map: JourneyMap) -> bool:
    stage = journey_map.stage(operation.stage)
    return bool(stage) and not getattr(stage, operation.field)


def _new_touchpoint(operation: ops.AddTouchpoint, journey_map: JourneyMap) -> bool:
    stage = journey_map.stage(operation.stage)
    names = [point.name for point in stage.touchpoints] if stage else []
    return bool(stage) and all(similarity(operation.name, name) < SIMILAR for name in names)


def _new_stage(operation: ops.AddStage, journey_map: JourneyMap) -> bool:
    return all(similarity(operation.name, stage.name) < SIMILAR for stage in journey_map.stages)


def _touchpoint(operation: ops.SetTouchpoint, journey_map: JourneyMap) -> bool:
    point = journey_map.touchpoint(operation.touchpoint)
    return bool(point) and not getattr(point, operation.field)


def _emotion(operation: ops.SetEmotion, journey_map: JourneyMap) -> bool:
    point = journey_map.touchpoint(operation.touchpoint)
    given = operation.model_dump(exclude={"op", "touchpoint"}, exclude_none=True)
    return bool(point) and all(getattr(point.emotion, name) in _EMPTY for name in given) if point else False


def _new_pain(operation: ops.AddPainPoint, journey_map: JourneyMap) -> bool:
    point = journey_map.touchpoint(operation.touchpoint)
    texts = [pain.text for pain in point.pain_points] if point else []
    return bool(point) and all(similarity(operation.text, text) < SIMILAR for text in texts)


def _pain(operation: ops.ChangePainPoint, journey_map: JourneyMap) -> bool:
    pain = journey_map.pain_point(operation.pain_point)
    given = operation.model_dump(exclude={"op", "pain_point"}, exclude_none=True)
    return bool(given) and all(getattr(pain, name) in _EMPTY for name in given) if pain else False


def _idea(operation: ops.AddOpportunity, journey_map: JourneyMap) -> bool:
    return all(similarity(operation.text, one.text) < SIMILAR for one in journey_map.opportunities)


def _evidence(operation: ops.AddEvidence, journey_map: JourneyMap) -> bool:
    same = [one for one in journey_map.evidence if one.kind == operation.kind]
    return not any(set(operation.supports) <= set(one.supports) or one.source == operation.source for one in same)


def _measure(operation: ops.SetMeasure, journey_map: JourneyMap) -> bool:
    return all(similarity(operation.name, one.name) < SIMILAR for one in journey_map.measures)


def _review(operation: ops.SetReview, journey_map: JourneyMap) -> bool:
    review = journey_map.review
    return (operation.due is None or review.due is None) and (operation.cadence is None or not review.cadence)


_CHECKS: Mapping[type[BaseModel], Callable[[Any, JourneyMap], bool]] = {
    ops.SetScope: _scope,
    ops.SetPersona: _persona,
    ops.AddPersonaItems: _persona,
    ops.SetStage: _stage,
    ops.AddStage: _new_stage,
    ops.AddTouchpoint: _new_touchpoint,
    ops.SetTouchpoint: _touchpoint,
    ops.SetEmotion: _emotion,
    ops.AddPainPoint: _new_pain,
    ops.ChangePainPoint: _pain,
    ops.AddOpportunity: _idea,
    ops.AddEvidence: _evidence,
    ops.SetMeasure: _measure,
    ops.SetReview: _review,
}
