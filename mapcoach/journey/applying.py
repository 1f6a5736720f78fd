"""Applies operations to a map. Pure and total: nothing is raised for an operation whose target is gone.

The stages and what they hold are in ``applying_stages``; everything that looks back on them (opportunities,
automations, measures, evidence) is in ``applying_findings``; the record of a guided session is in
``applying_session``, ``applying_agenda`` and ``applying_decisions``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, TypeVar

from pydantic import BaseModel

from mapcoach.journey import operations as ops
from mapcoach.journey.shape import (
    BUSINESS_KINDS,
    CUSTOMERS,
    ChosenAutomation,
    Evidence,
    JourneyMap,
    Opportunity,
    PainPoint,
    ParkedNote,
    Part,
    Stage,
    Touchpoint,
)

PartT = TypeVar("PartT", bound=Part)
IdentifiedT = TypeVar("IdentifiedT", Stage, Touchpoint)
Identified = Stage | Touchpoint | PainPoint | Opportunity | ChosenAutomation | Evidence | ParkedNote
Key = tuple[str, ...]
"""Names a value wherever it moves: (owner, field), and for an item of a list (owner, field, item). The
owner is ``map``, ``scope``, ``persona``, ``review``, ``session``, the id of a part, or a measure
(see ``measure_key``)."""


@dataclass(frozen=True)
class Outcome:
    """What an operation did: the map after it, the values it set, and why it did nothing, if so.

    ``carried`` are values that only moved: their old key and their new one.
    """

    map: JourneyMap
    touched: tuple[Key, ...] = ()
    problem: str = ""
    carried: tuple[tuple[Key, Key], ...] = ()


def apply(journey_map: JourneyMap, operation: BaseModel) -> Outcome:
    """Apply one operation. An operation that cannot be done changes nothing and says why in ``problem``."""
    return _apply(operation, journey_map)


@singledispatch
def _apply(operation: BaseModel, journey_map: JourneyMap) -> Outcome:
    return Outcome(journey_map, problem=f"{type(operation).__name__} is not an operation on a map.")


Applier = Callable[[Any, JourneyMap], Outcome]
applies: Callable[[type[BaseModel]], Callable[[Applier], Applier]] = _apply.register


def gone(journey_map: JourneyMap, what: str) -> Outcome:
    """The outcome of an operation whose target is not on the map."""
    return Outcome(journey_map, problem=f"That {what} is not on the map any more.")


def changed(part: PartT, **values: object) -> PartT:
    """A copy of a part with these values; unlike ``model_copy`` it keeps the type for the checker."""
    return part.model_copy(update=values)


def replaced(parts: tuple[PartT, ...], old: PartT, new: PartT) -> tuple[PartT, ...]:
    """The same parts with one of them replaced."""
    return tuple(new if part is old else part for part in parts)


def placed(parts: tuple[PartT, ...], part: PartT, position: int | None) -> tuple[PartT, ...]:
    """The parts with one more, at a position counted from 0, or at the end."""
    if position is None:
        return (*parts, part)
    at = max(0, min(position, len(parts)))
    return (*parts[:at], part, *parts[at:])


def reordered(parts: tuple[IdentifiedT, ...], ids: Iterable[str]) -> tuple[IdentifiedT, ...]:
    """The parts in the order of these ids, those not named behind them."""
    rank = {part_id: number for number, part_id in enumerate(dict.fromkeys(ids))}
    return tuple(sorted(parts, key=lambda part: rank.get(part.id, len(rank))))


def with_items(old: tuple[str, ...], items: Iterable[str]) -> tuple[str, ...]:
    """A list of texts with those items added that it does not have yet."""
    known = {item.casefold() for item in old}
    new: list[str] = []
    for item in items:
        text = item.strip()
        if text and text.casefold() not in known:
            known.add(text.casefold())
            new.append(text)
    return (*old, *new)


def with_change(old: tuple[str, ...], item: str, value: str) -> tuple[str, ...] | None:
    """A list of texts with one item replaced, or removed by an empty value; None if it is not there."""
    wanted = item.strip().casefold()
    if not any(have.casefold() == wanted for have in old):
        return None
    return with_items((), (value if have.casefold() == wanted else have for have in old))


def ids(journey_map: JourneyMap) -> set[str]:
    """The ids of all parts of the map but those of its session, of which nothing can be known or assumed."""
    parts: tuple[Identified, ...] = (
        *journey_map.stages,
        *journey_map.touchpoints(),
        *journey_map.pain_points(),
        *journey_map.opportunities,
        *journey_map.automations,
        *journey_map.evidence,
        *journey_map.parking_lot,
    )
    return {part.id for part in parts}


def is_taken(journey_map: JourneyMap, part_id: str) -> bool:
    """Whether an id is taken by anything on the map, or is a word that names a part of it."""
    words = ("", "map", "scope", "persona", "review", "session")
    in_session = {part.id for part in journey_map.session.parts()}
    return part_id in words or part_id in in_session or part_id in ids(journey_map)


def is_target(journey_map: JourneyMap, part_id: str) -> bool:
    """Whether evidence may support, or a basis be said of, what has this id."""
    return part_id in ("scope", "persona") or part_id in ids(journey_map)


def measure_key(name: str, field: str) -> Key:
    """The key of a measure's field; a measure has no id, its name tells it apart."""
    return (f"measure {name.casefold()}", field)


def without_dangling(journey_map: JourneyMap) -> JourneyMap:
    """The map without references to parts that are gone; what referred to them is kept where it makes sense."""
    stages = {stage.id for stage in journey_map.stages}
    points = {point.id for point in journey_map.touchpoints()}
    pains = {pain.id for pain in journey_map.pain_points()}
    return changed(
        without_lost_votes(journey_map),
        opportunities=tuple(
            idea if not idea.pain_point or idea.pain_point in pains else changed(idea, pain_point="")
            for idea in journey_map.opportunities
        ),
        automations=tuple(
            changed(
                choice,
                touchpoint=choice.touchpoint if choice.touchpoint in points else "",
                pain_point=choice.pain_point if choice.pain_point in pains else "",
            )
            for choice in journey_map.automations
            if choice.stage in stages
        ),
        measures=tuple(
            one if not one.stage or one.stage in stages else changed(one, stage="") for one in journey_map.measures
        ),
        evidence=tuple(
            changed(one, supports=tuple(target for target in one.supports if is_target(journey_map, target)))
            for one in journey_map.evidence
        ),
    )


def without_lost_votes(journey_map: JourneyMap) -> JourneyMap:
    """The map without votes for pain points and opportunities that are gone."""
    session = journey_map.session
    there = {pain.id for pain in journey_map.pain_points()} | {idea.id for idea in journey_map.opportunities}
    kept = tuple(vote for vote in session.votes if vote.item in there)
    return journey_map if kept == session.votes else changed(journey_map, session=changed(session, votes=kept))


@applies(ops.StartMap)
def _start_map(operation: ops.StartMap, journey_map: JourneyMap) -> Outcome:
    if journey_map.id:
        return Outcome(journey_map, problem="The map was started before.")
    return Outcome(changed(journey_map, id=operation.id))


@applies(ops.SetTitle)
def _set_title(operation: ops.SetTitle, journey_map: JourneyMap) -> Outcome:
    return Outcome(changed(journey_map, title=operation.value.strip()), (("map", "title"),))


@applies(ops.SetKind)
def _set_kind(operation: ops.SetKind, journey_map: JourneyMap) -> Outcome:
    return Outcome(changed(journey_map, kind=operation.value), (("map", "kind"),))


_CHOICES: dict[str, tuple[str, ...]] = {"business_kind": BUSINESS_KINDS, "customers": CUSTOMERS}


@applies(ops.SetScope)
def _set_scope(operation: ops.SetScope, journey_map: JourneyMap) -> Outcome:
    value: str | None = operation.value.strip()
    choices = _CHOICES.get(operation.field)
    if choices:
        value = value or None
        if value not in (None, *choices):
            known = ", ".join(choices)
            return Outcome(journey_map, problem=f"{operation.field} is one of: {known}.")
    scope = changed(journey_map.scope, **{operation.field: value})
    return Outcome(changed(journey_map, scope=scope), (("scope", operation.field),))


@applies(ops.SetPersona)
def _set_persona(operation: ops.SetPersona, journey_map: JourneyMap) -> Outcome:
    persona = changed(journey_map.persona, **{operation.field: operation.value.strip()})
    return Outcome(changed(journey_map, persona=persona), (("persona", operation.field),))


@applies(ops.AddPersonaItems)
def _add_persona_items(operation: ops.AddPersonaItems, journey_map: JourneyMap) -> Outcome:
    old: tuple[str, ...] = getattr(journey_map.persona, operation.field)
    new = with_items(old, operation.items)
    if new == old:
        return Outcome(journey_map, problem="That is on the map already.")
    persona = changed(journey_map.persona, **{operation.field: new})
    touched = tuple(("persona", operation.field, item) for item in new[len(old) :])
    return Outcome(changed(journey_map, persona=persona), touched)


@applies(ops.ChangePersonaItem)
def _change_persona_item(operation: ops.ChangePersonaItem, journey_map: JourneyMap) -> Outcome:
    new = with_change(getattr(journey_map.persona, operation.field), operation.item, operation.value)
    if new is None:
        return gone(journey_map, "item")
    persona = changed(journey_map.persona, **{operation.field: new})
    value = operation.value.strip()
    touched: tuple[Key, ...] = (("persona", operation.field, value),) if value else ()
    return Outcome(changed(journey_map, persona=persona), touched)


@applies(ops.SetReview)
def _set_review(operation: ops.SetReview, journey_map: JourneyMap) -> Outcome:
    values = given(operation, "due", "cadence")
    review = changed(journey_map.review, **values)
    return Outcome(changed(journey_map, review=review), tuple(("review", field) for field in values))


def given(operation: BaseModel, *fields: str) -> dict[str, Any]:
    """The fields of an operation that carry a value, texts stripped."""
    values = {field: getattr(operation, field) for field in fields}
    return {
        field: value.strip() if isinstance(value, str) else value
        for field, value in values.items()
        if value is not None
    }


from mapcoach.journey import (  # noqa: E402  (they register themselves)
    applying_agenda,  # noqa: F401
    applying_decisions,  # noqa: F401
    applying_findings,  # noqa: F401
    applying_session,  # noqa: F401
    applying_stages,  # noqa: F401
)
