"""Applies operations on stages, touchpoints, emotions and pain points."""

from __future__ import annotations

from mapcoach.journey import operations as ops
from mapcoach.journey.applying import (
    Key,
    Outcome,
    applies,
    changed,
    given,
    gone,
    is_taken,
    placed,
    reordered,
    replaced,
    with_change,
    with_items,
    without_dangling,
)
from mapcoach.journey.shape import JourneyMap, PainPoint, Stage, Touchpoint


def _cannot_add(journey_map: JourneyMap, part_id: str, text: str) -> Outcome | None:
    """Why a part with this id and text cannot be added, if so."""
    if not text.strip():
        return Outcome(journey_map, problem="There is nothing to add: the text is empty.")
    if is_taken(journey_map, part_id):
        return Outcome(journey_map, problem="That is on the map already.")
    return None


def _with_stage(journey_map: JourneyMap, old: Stage, new: Stage) -> JourneyMap:
    return changed(journey_map, stages=replaced(journey_map.stages, old, new))


def _with_touchpoint(journey_map: JourneyMap, old: Touchpoint, new: Touchpoint) -> JourneyMap:
    for stage in journey_map.stages:
        if any(point is old for point in stage.touchpoints):
            return _with_stage(journey_map, stage, changed(stage, touchpoints=replaced(stage.touchpoints, old, new)))
    return journey_map


def _without_touchpoint(journey_map: JourneyMap, touchpoint: Touchpoint) -> JourneyMap:
    for stage in journey_map.stages:
        kept = tuple(point for point in stage.touchpoints if point is not touchpoint)
        if len(kept) < len(stage.touchpoints):
            return _with_stage(journey_map, stage, changed(stage, touchpoints=kept))
    return journey_map


def _without_pain(journey_map: JourneyMap, pain_id: str) -> JourneyMap:
    touchpoint = journey_map.touchpoint_of(pain_id)
    if touchpoint is None:
        return journey_map
    kept = tuple(pain for pain in touchpoint.pain_points if pain.id != pain_id)
    return _with_touchpoint(journey_map, touchpoint, changed(touchpoint, pain_points=kept))


@applies(ops.AddStage)
def _add_stage(operation: ops.AddStage, journey_map: JourneyMap) -> Outcome:
    refused = _cannot_add(journey_map, operation.id, operation.name)
    if refused:
        return refused
    stage = Stage(id=operation.id, name=operation.name.strip())
    stages = placed(journey_map.stages, stage, operation.position)
    return Outcome(changed(journey_map, stages=stages), ((operation.id, "name"),))


@applies(ops.SetStage)
def _set_stage(operation: ops.SetStage, journey_map: JourneyMap) -> Outcome:
    stage = journey_map.stage(operation.stage)
    if stage is None:
        return gone(journey_map, "stage")
    value = operation.value.strip()
    if operation.field == "name" and not value:
        return Outcome(journey_map, problem="A stage needs a name.")
    new = changed(stage, **{operation.field: value})
    return Outcome(_with_stage(journey_map, stage, new), ((stage.id, operation.field),))


@applies(ops.AddStageQuestions)
def _add_stage_questions(operation: ops.AddStageQuestions, journey_map: JourneyMap) -> Outcome:
    stage = journey_map.stage(operation.stage)
    if stage is None:
        return gone(journey_map, "stage")
    new = with_items(stage.questions, operation.items)
    if new == stage.questions:
        return Outcome(journey_map, problem="That is on the map already.")
    touched = tuple((stage.id, "questions", item) for item in new[len(stage.questions) :])
    return Outcome(_with_stage(journey_map, stage, changed(stage, questions=new)), touched)


@applies(ops.ChangeStageQuestion)
def _change_stage_question(operation: ops.ChangeStageQuestion, journey_map: JourneyMap) -> Outcome:
    stage = journey_map.stage(operation.stage)
    new = with_change(stage.questions, operation.item, operation.value) if stage else None
    if stage is None or new is None:
        return gone(journey_map, "question")
    value = operation.value.strip()
    touched: tuple[Key, ...] = ((stage.id, "questions", value),) if value else ()
    return Outcome(_with_stage(journey_map, stage, changed(stage, questions=new)), touched)


@applies(ops.MoveStage)
def _move_stage(operation: ops.MoveStage, journey_map: JourneyMap) -> Outcome:
    stage = journey_map.stage(operation.stage)
    if stage is None:
        return gone(journey_map, "stage")
    others = tuple(other for other in journey_map.stages if other is not stage)
    return Outcome(changed(journey_map, stages=placed(others, stage, operation.position)))


@applies(ops.ReorderStages)
def _reorder_stages(operation: ops.ReorderStages, journey_map: JourneyMap) -> Outcome:
    return Outcome(changed(journey_map, stages=reordered(journey_map.stages, operation.order)))


@applies(ops.MergeStages)
def _merge_stages(operation: ops.MergeStages, journey_map: JourneyMap) -> Outcome:
    stage, into = journey_map.stage(operation.stage), journey_map.stage(operation.into)
    if stage is None or into is None or stage is into:
        return gone(journey_map, "stage")
    merged = changed(
        into,
        touchpoints=(*into.touchpoints, *stage.touchpoints),
        questions=with_items(into.questions, stage.questions),
        customer_goal=into.customer_goal or stage.customer_goal,
        business_goal=into.business_goal or stage.business_goal,
        owner=into.owner or stage.owner,
    )
    stages = tuple(other for other in replaced(journey_map.stages, into, merged) if other is not stage)
    automations = tuple(
        changed(choice, stage=into.id) if choice.stage == stage.id else choice for choice in journey_map.automations
    )
    measures = tuple(changed(one, stage=into.id) if one.stage == stage.id else one for one in journey_map.measures)
    evidence = tuple(
        changed(one, supports=tuple(into.id if target == stage.id else target for target in one.supports))
        for one in journey_map.evidence
    )
    after = changed(journey_map, stages=stages, automations=automations, measures=measures, evidence=evidence)
    carried: list[tuple[Key, Key]] = [
        ((stage.id, "questions", item), (into.id, "questions", item))
        for item in merged.questions[len(into.questions) :]
    ]
    for field in ("customer_goal", "business_goal", "owner"):
        if getattr(merged, field) != getattr(into, field):
            carried.append(((stage.id, field), (into.id, field)))
    return Outcome(without_dangling(after), carried=tuple(carried))


@applies(ops.RemoveStage)
def _remove_stage(operation: ops.RemoveStage, journey_map: JourneyMap) -> Outcome:
    stages = tuple(stage for stage in journey_map.stages if stage.id != operation.stage)
    if len(stages) == len(journey_map.stages):
        return gone(journey_map, "stage")
    return Outcome(without_dangling(changed(journey_map, stages=stages)))


@applies(ops.AddTouchpoint)
def _add_touchpoint(operation: ops.AddTouchpoint, journey_map: JourneyMap) -> Outcome:
    stage = journey_map.stage(operation.stage)
    if stage is None:
        return gone(journey_map, "stage")
    refused = _cannot_add(journey_map, operation.id, operation.name)
    if refused:
        return refused
    touchpoint = Touchpoint(id=operation.id, name=operation.name.strip(), channel=operation.channel.strip())
    new = changed(stage, touchpoints=placed(stage.touchpoints, touchpoint, operation.position))
    touched: list[Key] = [(operation.id, "name")]
    if touchpoint.channel:
        touched.append((operation.id, "channel"))
    return Outcome(_with_stage(journey_map, stage, new), tuple(touched))


@applies(ops.SetTouchpoint)
def _set_touchpoint(operation: ops.SetTouchpoint, journey_map: JourneyMap) -> Outcome:
    touchpoint = journey_map.touchpoint(operation.touchpoint)
    if touchpoint is None:
        return gone(journey_map, "touchpoint")
    value = operation.value.strip()
    if operation.field == "name" and not value:
        return Outcome(journey_map, problem="A touchpoint needs a name.")
    new = changed(touchpoint, **{operation.field: value})
    return Outcome(_with_touchpoint(journey_map, touchpoint, new), ((touchpoint.id, operation.field),))


@applies(ops.SetMomentOfTruth)
def _set_moment_of_truth(operation: ops.SetMomentOfTruth, journey_map: JourneyMap) -> Outcome:
    touchpoint = journey_map.touchpoint(operation.touchpoint)
    if touchpoint is None:
        return gone(journey_map, "touchpoint")
    new = changed(touchpoint, moment_of_truth=operation.value)
    return Outcome(_with_touchpoint(journey_map, touchpoint, new), ((touchpoint.id, "moment_of_truth"),))


@applies(ops.MoveTouchpoint)
def _move_touchpoint(operation: ops.MoveTouchpoint, journey_map: JourneyMap) -> Outcome:
    touchpoint = journey_map.touchpoint(operation.touchpoint)
    if touchpoint is None or journey_map.stage(operation.stage) is None:
        return gone(journey_map, "touchpoint or stage")
    without = _without_touchpoint(journey_map, touchpoint)
    target = without.stage(operation.stage)
    if target is None:
        return gone(journey_map, "stage")
    new = changed(target, touchpoints=placed(target.touchpoints, touchpoint, operation.position))
    return Outcome(_with_stage(without, target, new))


@applies(ops.ReorderTouchpoints)
def _reorder_touchpoints(operation: ops.ReorderTouchpoints, journey_map: JourneyMap) -> Outcome:
    stage = journey_map.stage(operation.stage)
    if stage is None:
        return gone(journey_map, "stage")
    new = changed(stage, touchpoints=reordered(stage.touchpoints, operation.order))
    return Outcome(_with_stage(journey_map, stage, new))


@applies(ops.RemoveTouchpoint)
def _remove_touchpoint(operation: ops.RemoveTouchpoint, journey_map: JourneyMap) -> Outcome:
    touchpoint = journey_map.touchpoint(operation.touchpoint)
    if touchpoint is None:
        return gone(journey_map, "touchpoint")
    return Outcome(without_dangling(_without_touchpoint(journey_map, touchpoint)))


@applies(ops.SetEmotion)
def _set_emotion(operation: ops.SetEmotion, journey_map: JourneyMap) -> Outcome:
    touchpoint = journey_map.touchpoint(operation.touchpoint)
    if touchpoint is None:
        return gone(journey_map, "touchpoint")
    values = given(operation, "score", "feeling", "thought")
    new = changed(touchpoint, emotion=changed(touchpoint.emotion, **values))
    touched = tuple((touchpoint.id, f"emotion.{field}") for field in values)
    return Outcome(_with_touchpoint(journey_map, touchpoint, new), touched)


_PAIN_FIELDS = ("text", "severity", "root_cause", "drops_off", "share")


@applies(ops.AddPainPoint)
def _add_pain_point(operation: ops.AddPainPoint, journey_map: JourneyMap) -> Outcome:
    touchpoint = journey_map.touchpoint(operation.touchpoint)
    if touchpoint is None:
        return gone(journey_map, "touchpoint")
    refused = _cannot_add(journey_map, operation.id, operation.text)
    if refused:
        return refused
    values = given(operation, *_PAIN_FIELDS)
    pain = PainPoint.model_construct(id=operation.id, **values)
    new = changed(touchpoint, pain_points=(*touchpoint.pain_points, pain))
    touched = tuple((operation.id, field) for field, value in values.items() if value != "")
    return Outcome(_with_touchpoint(journey_map, touchpoint, new), touched)


@applies(ops.ChangePainPoint)
def _change_pain_point(operation: ops.ChangePainPoint, journey_map: JourneyMap) -> Outcome:
    touchpoint, pain = (
        journey_map.touchpoint_of(operation.pain_point),
        journey_map.pain_point(operation.pain_point),
    )
    if touchpoint is None or pain is None:
        return gone(journey_map, "pain point")
    values = given(operation, *_PAIN_FIELDS)
    if values.get("text") == "":
        return Outcome(journey_map, problem="A pain point needs a text.")
    new = changed(touchpoint, pain_points=replaced(touchpoint.pain_points, pain, changed(pain, **values)))
    return Outcome(_with_touchpoint(journey_map, touchpoint, new), tuple((pain.id, field) for field in values))


@applies(ops.MovePainPoint)
def _move_pain_point(operation: ops.MovePainPoint, journey_map: JourneyMap) -> Outcome:
    pain = journey_map.pain_point(operation.pain_point)
    if pain is None or journey_map.touchpoint(operation.touchpoint) is None:
        return gone(journey_map, "pain point or touchpoint")
    without = _without_pain(journey_map, pain.id)
    target = without.touchpoint(operation.touchpoint)
    if target is None:
        return gone(journey_map, "touchpoint")
    return Outcome(_with_touchpoint(without, target, changed(target, pain_points=(*target.pain_points, pain))))


@applies(ops.RemovePainPoint)
def _remove_pain_point(operation: ops.RemovePainPoint, journey_map: JourneyMap) -> Outcome:
    if journey_map.pain_point(operation.pain_point) is None:
        return gone(journey_map, "pain point")
    return Outcome(without_dangling(_without_pain(journey_map, operation.pain_point)))
