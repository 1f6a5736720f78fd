"""The operations that make a map on an empty one, each with the path of what it sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, get_args

from pydantic import BaseModel

from mapcoach.export.reading.session_operations import session_steps
from mapcoach.journey import JourneyMap, Opportunity, PainPoint, Stage, Touchpoint
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import Basis


class Step(NamedTuple):
    """An operation, and where on the map what it sets is."""

    operation: BaseModel
    path: str


def steps_to(wanted: JourneyMap) -> Iterator[Step]:
    """The operations that lead from an empty map to this one, parts before what refers to them."""
    yield from _frame(wanted)
    for number, stage in enumerate(wanted.stages):
        yield from _stage(stage, f"stages[{number}]")
    for number, idea in enumerate(wanted.opportunities):
        yield Step(_idea(idea), f"opportunities[{number}]")
    for number, choice in enumerate(wanted.automations):
        yield Step(ops.ChooseAutomation(**choice.model_dump()), f"automations[{number}]")
    for number, measure in enumerate(wanted.measures):
        yield Step(ops.SetMeasure(**measure.model_dump()), f"measures[{number}]")
    for number, note in enumerate(wanted.parking_lot):
        yield Step(ops.Park(id=note.id, text=note.text), f"parking_lot[{number}]")
    if wanted.review.due or wanted.review.cadence:
        cadence = wanted.review.cadence or None
        yield Step(ops.SetReview(due=wanted.review.due, cadence=cadence), "review")
    yield from _basis(wanted, ("scope.", "persona.", "stages[", "opportunities["))  # the evidence after it counts more
    for number, one in enumerate(wanted.evidence):
        yield Step(ops.AddEvidence(**one.model_dump()), f"evidence[{number}]")
    yield from _basis(wanted, ("evidence[",))
    for operation, path in session_steps(wanted.session):
        yield Step(operation, path)


def _frame(wanted: JourneyMap) -> Iterator[Step]:
    if wanted.title:
        yield Step(ops.SetTitle(value=wanted.title), "title")
    if wanted.kind != "current":
        yield Step(ops.SetKind(value=wanted.kind), "kind")
    for field in get_args(ops.ScopeField):
        value = getattr(wanted.scope, field)
        if value:
            yield Step(ops.SetScope(field=field, value=value), f"scope.{field}")
    for field in get_args(ops.PersonaField):
        value = getattr(wanted.persona, field)
        if value:
            yield Step(ops.SetPersona(field=field, value=value), f"persona.{field}")
    for field in get_args(ops.PersonaList):
        items = getattr(wanted.persona, field)
        if items:
            yield Step(ops.AddPersonaItems(field=field, items=items), f"persona.{field}")


def _stage(stage: Stage, path: str) -> Iterator[Step]:
    yield Step(ops.AddStage(id=stage.id, name=stage.name), path)
    for field in ("customer_goal", "business_goal", "owner"):
        value = getattr(stage, field)
        if value:
            yield Step(ops.SetStage.model_validate({"stage": stage.id, "field": field, "value": value}), path)
    if stage.questions:
        yield Step(ops.AddStageQuestions(stage=stage.id, items=stage.questions), f"{path}.questions")
    for number, point in enumerate(stage.touchpoints):
        yield from _point(stage, point, f"{path}.touchpoints[{number}]")


def _point(stage: Stage, point: Touchpoint, path: str) -> Iterator[Step]:
    yield Step(ops.AddTouchpoint(id=point.id, stage=stage.id, name=point.name, channel=point.channel), path)
    if point.customer_action:
        action = point.customer_action
        yield Step(ops.SetTouchpoint(touchpoint=point.id, field="customer_action", value=action), path)
    if point.owner:
        yield Step(ops.SetTouchpoint(touchpoint=point.id, field="owner", value=point.owner), path)
    if point.moment_of_truth is not None:
        yield Step(ops.SetMomentOfTruth(touchpoint=point.id, value=point.moment_of_truth), path)
    felt = point.emotion
    if felt.score is not None or felt.feeling or felt.thought:
        values = {"score": felt.score, "feeling": felt.feeling or None, "thought": felt.thought or None}
        yield Step(ops.SetEmotion.model_validate({"touchpoint": point.id, **values}), f"{path}.emotion")
    for number, pain in enumerate(point.pain_points):
        yield Step(_pain(point, pain), f"{path}.pain_points[{number}]")


def _pain(point: Touchpoint, pain: PainPoint) -> BaseModel:
    return ops.AddPainPoint(touchpoint=point.id, **pain.model_dump())


def _idea(idea: Opportunity) -> BaseModel:
    return ops.AddOpportunity(**idea.model_dump())


def _basis(wanted: JourneyMap, of: tuple[str, ...]) -> Iterator[Step]:
    """What is said of each field; of the items of a list, if they agree."""
    said: dict[str, set[Basis | None]] = {}
    for path, target in _claims(wanted, of):
        said.setdefault(target, set()).add(wanted.basis.get(path))
    for basis in get_args(Basis):
        targets = tuple(target for target, found in said.items() if found == {basis})
        if targets:
            yield Step(ops.SetBasis(targets=targets, basis=basis), "basis")


def _claims(wanted: JourneyMap, of: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The paths that a SetBasis reaches, with the target that reaches them."""
    from mapcoach.journey import walk

    for path, key, _ in walk(wanted):
        if len(key) > 1 and path.startswith(of):
            yield path, f"{key[0]}.{key[1]}"
