"""Keeps the rest of an answer when only a part of it is given anew ("phone 1" to what rated three contacts)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pydantic import BaseModel

from mapcoach.journey import operations as ops

_ABOUT: dict[type[BaseModel], str] = {
    ops.SetEmotion: "touchpoint",
    ops.SetTouchpoint: "touchpoint",
    ops.ChangePainPoint: "pain_point",
    ops.ChangeOpportunity: "opportunity",
    ops.ChangeAutomation: "automation",
    ops.SetMeasure: "name",
}
"""What an operation on one of several items is about, by the name of its field."""


def with_kept_items(
    old: Sequence[BaseModel], new: Sequence[BaseModel], there: Collection[str]
) -> tuple[BaseModel, ...]:
    """The new operations, and those old ones of the same kinds that are about items (of those ``there``) the new
    ones leave out."""
    kinds = {type(operation) for operation in new} & set(_ABOUT)
    said = {_about(operation) for operation in new}
    kept = [one for one in old if type(one) in kinds and _about(one) not in said and _about(one)[1] in there]
    return (*kept, *new)


def _about(operation: BaseModel) -> tuple[type[BaseModel], str]:
    field = _ABOUT.get(type(operation))
    return type(operation), str(getattr(operation, field)) if field else ""
