"""What on a map can be named in an edit, and how each of these things is renamed and removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, get_args

from pydantic import BaseModel

from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops

Ops = list[BaseModel]

PERSONA_LISTS: dict[str, ops.PersonaList] = {
    "behaviours": "behaviours", "behaviour": "behaviours", "habits": "behaviours", "channels": "channels",
    "influencers": "influencers", "goals": "goals", "goal": "goals", "challenges": "challenges", "values": "values",
    "requirements": "requirements",
}  # fmt: skip


class Target(NamedTuple):
    """Something on the map that a person may name: how it is called, and how it is renamed, removed."""

    id: str
    name: str
    kind: str
    rename: Callable[[str], Ops]
    remove: BaseModel


def targets(journey_map: JourneyMap) -> list[Target]:
    """Everything on the map that can be named in an edit, stages first."""
    found = [
        Target(s.id, s.name, "stage", _set(ops.SetStage, stage=s.id, field="name"), ops.RemoveStage(stage=s.id))
        for s in journey_map.stages
    ]
    for t in journey_map.touchpoints():
        rename = _set(ops.SetTouchpoint, touchpoint=t.id, field="name")
        found.append(Target(t.id, t.name, "touchpoint", rename, ops.RemoveTouchpoint(touchpoint=t.id)))
    for p in journey_map.pain_points():
        rename = _set(ops.ChangePainPoint, "text", pain_point=p.id)
        found.append(Target(p.id, p.text, "trouble", rename, ops.RemovePainPoint(pain_point=p.id)))
    for o in journey_map.opportunities:
        rename = _set(ops.ChangeOpportunity, "text", opportunity=o.id)
        found.append(Target(o.id, o.text, "idea", rename, ops.RemoveOpportunity(opportunity=o.id)))
    if journey_map.persona.name:
        rename = _set(ops.SetPersona, field="name")
        found.append(
            Target("persona", journey_map.persona.name, "persona", rename, ops.SetPersona(field="name", value=""))
        )
    for field in dict.fromkeys(PERSONA_LISTS.values()):
        for item in getattr(journey_map.persona, field):
            rename = _set(ops.ChangePersonaItem, field=field, item=item)
            remove = ops.ChangePersonaItem(field=field, item=item, value="")
            found.append(Target(f"persona.{field}", item, field, rename, remove))
    return [*found, *_texts(journey_map), *notes(journey_map)]


def _texts(journey_map: JourneyMap) -> list[Target]:
    """The plain texts of the scope and the persona."""
    found: list[Target] = []
    for name in get_args(ops.ScopeField):
        value = getattr(journey_map.scope, name)
        if value and name not in ("business_kind", "customers"):
            rename = _set(ops.SetScope, field=name)
            found.append(Target(f"scope.{name}", value, "text", rename, ops.SetScope(field=name, value="")))
    for name in get_args(ops.PersonaField):
        value = getattr(journey_map.persona, name)
        if value and name != "name":
            rename = _set(ops.SetPersona, field=name)
            found.append(Target(f"persona.{name}", value, "text", rename, ops.SetPersona(field=name, value="")))
    return found


def notes(journey_map: JourneyMap) -> list[Target]:
    """What waits in the parking lot. A note that is reworded is taken out and put back under its id."""

    def reword(note_id: str) -> Callable[[str], Ops]:
        return lambda value: [ops.RemoveParked(note=note_id), ops.Park(id=note_id, text=value)]

    return [
        Target(note.id, note.text, "note", reword(note.id), ops.RemoveParked(note=note.id))
        for note in journey_map.parking_lot
    ]


def _set(operation: type[BaseModel], value_name: str = "value", **values: str) -> Callable[[str], Ops]:
    """A maker of an operation that lacks only its value."""
    return lambda value: [operation.model_validate({**values, value_name: value})]
