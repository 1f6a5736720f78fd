"""The operations and the words for the record that a new value in a field becomes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pydantic import BaseModel

from mapcoach.export.words import quoted
from mapcoach.journey import JourneyMap, apply
from mapcoach.journey import operations as ops
from mapcoach.tui.editing_map import (
    EMOTION,
    GONE,
    NO_NAME_GIVEN,
    Entered,
    Field,
    Kind,
    Made,
    Refused,
    Target,
    Wanted,
    cleaned,
    name_of,
    part_of,
    value_of,
    value_words,
)
from mapcoach.tui.text import in_line


def set_value(journey_map: JourneyMap, target: Target, field: Field, value: Entered) -> Made:
    """Put another value into a field. None if that changes nothing."""
    if isinstance(value, str):
        value = cleaned(value)
    if part_of(journey_map, target) is None:
        return GONE
    now = value_of(journey_map, target, field.name)
    if value == ("" if now is None else now):
        return None
    if field.required and not value:
        return NO_NAME_GIVEN
    if target.kind == "measure" and field.name == "name" and (taken := measure_called(journey_map, str(value), target)):
        return taken
    told = value_words(field, value)
    told = quoted(in_line(told, 200)) if isinstance(value, str) else told
    name = name_of(journey_map, target)
    words = f"{name[:1].upper()}{name[1:]} – {field.label[:1].lower()}{field.label[1:]}: {told or 'nothing'}"
    return Wanted(_OPERATIONS[target.kind](journey_map, target, field.name, value), words, _part_then(target, value))


def measure_called(journey_map: JourneyMap, name: str, but: Target | None = None) -> Refused | None:
    """Why no measure (``but`` this one) can have this name: another one has it. None if it is free."""
    taken = name.strip().casefold()
    for one in journey_map.measures:
        if one.name.strip().casefold() == taken and (but is None or one.name != but.part):
            return Refused(f"There is a measure {quoted(in_line(one.name, 60))} already. Give this one another name.")
    return None


def checked(journey_map: JourneyMap, wanted: Wanted) -> Made:
    """The change if the map takes it; else why it does not. None if the map would be as it was."""
    after = journey_map
    for operation in wanted.operations:
        outcome = apply(after, operation)
        if outcome.problem:
            return Refused(outcome.problem)
        after = outcome.map
    return None if after == journey_map else wanted


def together(made: Sequence[Wanted]) -> Wanted | None:
    """Several changes as one, to be taken back as one. None if there is none."""
    if not made:
        return None
    operations = tuple(operation for one in made for operation in one.operations)
    parts = {one.part for one in made}
    return Wanted(operations, "; ".join(one.words for one in made), parts.pop() if len(parts) == 1 else "")


def _part_then(target: Target, value: Entered) -> str:
    renamed = target.kind == "question" or (target.kind == "measure" and target.field == "name")
    return str(value) if renamed else target.part


def _set_stage(_: JourneyMap, target: Target, field: str, value: Entered) -> tuple[BaseModel, ...]:
    return (ops.SetStage.model_validate({"stage": target.part, "field": field, "value": value}),)


def _set_question(_: JourneyMap, target: Target, field: str, value: Entered) -> tuple[BaseModel, ...]:
    return (ops.ChangeStageQuestion(stage=target.stage, item=target.part, value=str(value)),)


def _set_touchpoint(_: JourneyMap, target: Target, field: str, value: Entered) -> tuple[BaseModel, ...]:
    if field in EMOTION:
        return (ops.SetEmotion.model_validate({"touchpoint": target.part, field: value}),)
    if field == "moment_of_truth":
        return (ops.SetMomentOfTruth(touchpoint=target.part, value=bool(value)),)
    return (ops.SetTouchpoint.model_validate({"touchpoint": target.part, "field": field, "value": value}),)


def _set_pain(_: JourneyMap, target: Target, field: str, value: Entered) -> tuple[BaseModel, ...]:
    return (ops.ChangePainPoint.model_validate({"pain_point": target.part, field: value}),)


def _set_idea(_: JourneyMap, target: Target, field: str, value: Entered) -> tuple[BaseModel, ...]:
    return (ops.ChangeOpportunity.model_validate({"opportunity": target.part, field: value}),)


def _set_automation(_: JourneyMap, target: Target, field: str, value: Entered) -> tuple[BaseModel, ...]:
    return (ops.ChangeAutomation.model_validate({"automation": target.part, field: value}),)


def _set_measure(journey_map: JourneyMap, target: Target, field: str, value: Entered) -> tuple[BaseModel, ...]:
    if field != "name":
        return (ops.SetMeasure.model_validate({"name": target.part, field: value}),)
    now = next(one for one in journey_map.measures if one.name == target.part)
    renamed = ops.SetMeasure(name=str(value), baseline=now.baseline, target=now.target, stage=now.stage)
    return (ops.RemoveMeasure(name=target.part), renamed)


_OPERATIONS: Mapping[Kind, Callable[[JourneyMap, Target, str, Entered], tuple[BaseModel, ...]]] = {
    "stage": _set_stage,
    "question": _set_question,
    "touchpoint": _set_touchpoint,
    "pain_point": _set_pain,
    "opportunity": _set_idea,
    "automation": _set_automation,
    "measure": _set_measure,
}
