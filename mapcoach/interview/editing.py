"""Turns "change X to Y", "remove X", "add X to Y", "move X after Y", "merge X into Y" into operations.

What is named is looked up on the map, typing errors allowed. A reply that has the form of such a wish but
names nothing on the map is not one: it is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, get_args

from pydantic import BaseModel

from mapcoach.interview.fields import FIELDS
from mapcoach.interview.replies.choices import numbers_chosen
from mapcoach.interview.replies.commands import Edit
from mapcoach.interview.replies.lists import split_names
from mapcoach.interview.replies.matching import SIMILAR, best, similarity
from mapcoach.interview.replies.text import normal
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops

Ops = list[BaseModel]

PERSONA_LISTS: dict[str, ops.PersonaList] = {
    "behaviours": "behaviours", "behaviour": "behaviours", "habits": "behaviours", "channels": "channels",
    "influencers": "influencers", "goals": "goals", "goal": "goals", "challenges": "challenges", "values": "values",
    "requirements": "requirements",
}  # fmt: skip


_STAGE_WORDS = ("stage", "step")
_KINDS = {
    "stage": ("stage",), "step": ("stage",), "touchpoint": ("touchpoint",), "contact": ("touchpoint",),
    "trouble": ("trouble",), "pain point": ("trouble",), "idea": ("idea",),
}  # fmt: skip
"""Which kinds of things people mean by a word."""
_NUMBERED = re.compile(r"#?(\S+)")
_PLACED = re.compile(r"(?:the )?(\S+) (?:stage|step)", re.IGNORECASE)
_AT_THE_END = ("stages", "steps", "journey", "end", "the stages", "the steps", "the journey", "the end")


class Target(NamedTuple):
    """Something on the map that a person may name: how it is called, and how it is renamed, removed."""

    id: str
    name: str
    kind: str
    rename: Callable[[str], BaseModel]
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
    return [*found, *_texts(journey_map)]


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


def _set(operation: type[BaseModel], value_name: str = "value", **values: str) -> Callable[[str], BaseModel]:
    """A maker of an operation that lacks only its value."""
    return lambda value: operation.model_validate({**values, value_name: value})


def operations_for(edit: Edit, journey_map: JourneyMap, make_id: Callable[[str], str]) -> Ops | None:
    """The operations of a wished change; None if it names nothing on this map."""
    if edit.action == "add":
        return _add(edit, journey_map, make_id)
    names = {normal(one.name) for one in targets(journey_map)}
    for reading in sorted(_readings(edit), key=lambda one: normal(one.what) not in names):
        named = _named(reading, journey_map)
        if named is None:
            continue
        if edit.action == "change":
            return [named.rename(reading.to)] if reading.to else None
        if edit.action == "remove":
            return [named.remove]
        done = _move(reading, named, journey_map) if edit.action == "move" else _merge(reading, named, journey_map)
        if done:
            return done
    return _within(edit, journey_map) if edit.action == "change" else None


def _within(edit: Edit, journey_map: JourneyMap) -> Ops | None:
    """Words changed inside the one text that has them ("change familly to family")."""
    words = re.compile(rf"(?<!\w){re.escape(edit.what)}(?!\w)", re.IGNORECASE)
    having = [one for one in targets(journey_map) if words.search(one.name)]
    if len(having) != 1 or not edit.to or not edit.what.strip():
        return None
    return [having[0].rename(words.sub(lambda _: edit.to, having[0].name))]


def _readings(edit: Edit) -> Iterator[Edit]:
    """The edit, and the other ways to part it: in "change Go to shop to Visit" the first "to" is in a name,
    and in "remove the letter from the bank" the "from" is."""
    yield edit
    if edit.action == "remove" and edit.to:
        yield edit._replace(what=f"{edit.what} from {edit.to}", to="")
    for match in re.finditer(r"\s(to|into|with)\s", edit.to, re.IGNORECASE) if edit.action == "change" else ():
        head, tail = edit.to[: match.start()], edit.to[match.end() :]
        yield edit._replace(what=f"{edit.what} {match[1]} {head}", to=tail)


def _named(edit: Edit, journey_map: JourneyMap) -> Target | None:
    """What an edit names. "from Y" narrows it down to a stage, a word for the kind of thing ("stage 2") to those."""
    candidates = [one for one in targets(journey_map) if one.kind in _KINDS.get(edit.kind, (one.kind,))]
    if edit.action == "remove" and edit.to:
        stage = best(edit.to, journey_map.stages)
        if stage is None:
            return None
        inside = {point.id for point in stage.touchpoints}
        inside |= {pain.id for point in stage.touchpoints for pain in point.pain_points}
        candidates = [one for one in candidates if one.id in inside]
    exact = [one for one in candidates if normal(one.name) == normal(edit.what)]
    if exact:
        return exact[0]
    numbered = _by_number(edit, journey_map)
    if numbered:
        return next((one for one in candidates if one.id == numbered), None)
    near = [one for one in candidates if similarity(one.name, edit.what) >= SIMILAR]
    return best(edit.what, near or [one for one in candidates if one.kind in ("stage", "touchpoint")])


def _by_number(edit: Edit, journey_map: JourneyMap) -> str:
    """The id of the stage in "stage 2" or "the second stage"; "" if it is not named by its place."""
    place = _NUMBERED.fullmatch(edit.what) if edit.kind in _STAGE_WORDS else _PLACED.fullmatch(edit.what)
    chosen = numbers_chosen(place[1], len(journey_map.stages)) if place else None
    return journey_map.stages[chosen[0]].id if chosen and len(chosen) == 1 else ""


def _add(edit: Edit, journey_map: JourneyMap, make_id: Callable[[str], str]) -> Ops | None:
    anchor = best(edit.to, journey_map.stages)
    if anchor and edit.where:
        place = journey_map.stages.index(anchor) + (1 if edit.where == "after" else 0)
        return [ops.AddStage(id=make_id("s"), name=edit.what, position=place)]
    if anchor:
        return FIELDS["stages[].touchpoints"].many(split_names(edit.what), journey_map, anchor.id, make_id) or None
    if normal(edit.to) in _AT_THE_END:
        return FIELDS["stages"].many(split_names(edit.what), journey_map, "", make_id) or None
    field = PERSONA_LISTS.get(normal(edit.to).split()[-1] if normal(edit.to) else "")
    return [ops.AddPersonaItems(field=field, items=tuple(split_names(edit.what)))] if field else None


def _move(edit: Edit, named: Target, journey_map: JourneyMap) -> Ops | None:
    stage = best(edit.to, [one for one in journey_map.stages if one.id != named.id])
    if named.kind == "stage" and stage and edit.where:
        others = [one for one in journey_map.stages if one.id != named.id]
        return [ops.MoveStage(stage=named.id, position=others.index(stage) + (edit.where == "after"))]
    if named.kind == "touchpoint" and stage and not edit.where:
        return [ops.MoveTouchpoint(touchpoint=named.id, stage=stage.id)]
    point = best(edit.to, journey_map.touchpoints())
    if named.kind == "trouble" and point and not edit.where:
        return [ops.MovePainPoint(pain_point=named.id, touchpoint=point.id)]
    return None


def _merge(edit: Edit, named: Target, journey_map: JourneyMap) -> Ops | None:
    stage = best(edit.to, [one for one in journey_map.stages if one.id != named.id])
    return [ops.MergeStages(stage=named.id, into=stage.id)] if stage and named.kind == "stage" else None
