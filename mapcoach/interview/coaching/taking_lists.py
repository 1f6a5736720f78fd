"""Reads answers about lists: what is missing, what belongs together, what may go, what customers call it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

from mapcoach.interview.asking import Asked, Reading, shown
from mapcoach.interview.coaching.answers import (
    AS_IT_IS,
    FORGOT,
    KEPT,
    denies,
    is_number,
    is_remark,
    is_waved_off,
    remarks_on,
    whole,
)
from mapcoach.interview.field import NewId
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import choose, is_agreement, numbers_chosen
from mapcoach.interview.replies.cues import channel_of
from mapcoach.interview.replies.lists import split_names
from mapcoach.interview.replies.matching import Named, mentions, similarity
from mapcoach.interview.replies.remarks import read_touchpoints
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.journey import JourneyMap, Stage, Touchpoint
from mapcoach.journey import operations as ops

BOTH_STAY = "Both stay."
_CALLED = lazy_pattern(
    r"(?:(?:they|we|you|i|she|he|customers?|people|everyone|most|would|might|just|simply|usually|probably|to them)"
    r"(?:'d)?[\s,]+){0,5}"
    r"(?:(?:call|calls|called) (?:it|that|this)|says?(?: (?:it|that|this))?|it'?s(?: just| simply| called)?|just|"
    r"simply)\s(?=\S)",
    re.IGNORECASE,
)
"""What leads up to a customer's word: "they'd just call it …"."""
_SEES = lazy_pattern(
    r"(?:(?:they|she|he|you|people|customers|the (?:customer|client|guest|patient))(?:'d|'ll)?\s)?"
    r"(?:(?:just|only|would|will|might|all)\s){0,2}(?:sees?|gets?|receives?|notices?)\s(?=\S)",
    re.IGNORECASE,
)
"""What leads up to what a customer gets to see."""
_JOINED = lazy_pattern(r"[;\n]|,(?! and)|\.\s")
_MOST_NAMED = 6
_LONGEST = 400
"""How much of an answer is searched for names, in characters."""
PartT = TypeVar("PartT", Stage, Touchpoint)


def _bare(text: str, lead: re.Pattern[str]) -> str:
    """An answer without the words that lead up to it."""
    said = whole(text)
    led = lead.match(straight(said))
    return said[led.end() :].strip(" “”\"'.") if led else said


def stages_anew(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """New names for all stages in order, or a new list in their place; those named again stay."""
    names = [] if denies(text) else [name for name in split_names(whole(text)) if not is_number(name)]
    stages = journey_map.stages
    if len(names) < 2:
        return Reading(heard=AS_IT_IS)
    if len(names) == len(stages):
        return Reading(
            tuple(
                ops.SetStage(stage=one.id, field="name", value=name)
                for one, name in zip(stages, names, strict=True)
                if similarity(one.name, name) < 1
            )
        )
    same = [next((one for one in stages if similarity(one.name, name) == 1), None) for name in names]
    order = [one.id if one else make_id("s") for one in same]
    new = [ops.AddStage(id=part, name=name) for part, one, name in zip(order, same, names, strict=True) if one is None]
    gone = [ops.RemoveStage(stage=stage.id) for stage in stages if stage not in same]
    return Reading((*new, *gone, ops.ReorderStages(order=tuple(order))))


def together(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """Stages that are one thing to the customer are joined, the later ones into the first of them."""
    stages, text = journey_map.stages, text[:_LONGEST]
    groups = [] if denies(text) or _DIFFERENT.search(straight(text)) else _groups(text, stages)
    ids = [stage.id for group in groups for stage in group]
    if not groups or len(set(ids)) < len(ids):
        return Reading(heard=AS_IT_IS)
    return Reading(
        tuple(ops.MergeStages(stage=other.id, into=first.id) for first, *others in groups for other in others)
    )


_DIFFERENT = lazy_pattern(r"\b(?:different|differ|separate\w*|apart|not|never|dont|arent|isnt)\b|n't\b", re.IGNORECASE)


def _groups(text: str, stages: Sequence[Stage]) -> list[list[Stage]]:
    """Stages that were named together: each part of a list, or all of "1, 2 and 3"."""
    named = [group for part in _JOINED.split(text) if part.strip() and (group := _named(part, stages))]
    if len(named) > 1 and all(len(group) == 1 for group in named[:-1]) and not re.search(r"[;\n]|\.\s", text):
        together = [stage for group in named for stage in group]
        in_numbers = numbers_chosen(text, len(stages)) is not None
        most = _MOST_NAMED if in_numbers or len(named[-1]) > 1 else 2  # "hall, till" are two, "hall, till, bag" a list
        return [together] if len(together) <= min(most, len(stages) - 1) else []
    most = _MOST_NAMED if len(named) == 1 and numbers_chosen(text, len(stages)) else _MOST_NAMED // 2
    return [group for group in named if 1 < len(group) <= min(most, len(stages) - 1)]


def too_many(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The contacts that may go are taken off the map; never more than half of them."""
    stage = journey_map.stage(asked.subject)
    named = _named(text, stage.touchpoints) if stage and not denies(text) and not _STAYING.search(text[:300]) else []
    if stage is None or not named or len(named) * 2 > len(stage.touchpoints):
        return Reading(heard=AS_IT_IS)
    said = ", ".join(f"“{shown(one.name, 40)}”" for one in named)
    heard = f"Taken off the map: {said}. “Undo” brings {'it' if len(named) == 1 else 'them'} back."
    return Reading(tuple(ops.RemoveTouchpoint(touchpoint=one.id) for one in named), heard=heard)


_STAYING = lazy_pattern(
    r"\b(?:keep|stay|stays|need|needed|matter|matters|important|all of them|every one|"
    r"only|just use|(?:everything|all|anything|any) (?:but|bar)|except\w*|excluding|apart from|other than|besides|"
    r"aside from)\b",
    re.IGNORECASE,
)


def _named(text: str, parts: Sequence[PartT]) -> list[PartT]:
    """The parts that a text names, by number or by name, in the order of the map."""
    numbers = numbers_chosen(text, len(parts))
    if numbers:
        return [part for number, part in enumerate(parts) if number in numbers]
    named: list[Named] = [*parts]
    found = {mention.id for mention in mentions(one_line(text), named)}
    return [part for part in parts if part.id in found]


def customers_word(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The customer's own word for a part."""
    name = _bare(text, _CALLED)
    if denies(text) or is_number(name) or len(name) > _LONGEST_NAME:
        return Reading(heard=AS_IT_IS)
    if remarks_on(text) or is_remark(name):
        return Reading(heard=KEPT)
    return Reading((_rename(journey_map, asked.about, name),))


_LONGEST_NAME = 120


def _rename(journey_map: JourneyMap, part: str, name: str) -> BaseModel:
    if journey_map.stage(part):
        return ops.SetStage(stage=part, field="name", value=name)
    return ops.SetTouchpoint(touchpoint=part, field="name", value=name)


def customers_side(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """What the customer sees, in the place of what happens on our side."""
    point = journey_map.touchpoint(asked.about)
    if point is None:
        return Reading(heard=KEPT) if denies(text) else None
    said = _bare(text, _SEES)
    names = [] if denies(text) or remarks_on(text) else [one.name for one in read_touchpoints(said)]
    if not names or any(is_remark(name) for name in names):
        return Reading(heard=KEPT)
    home = next(stage for stage in journey_map.stages if point in stage.touchpoints)
    known = [one.name for one in home.touchpoints]
    rest = [name for name in names[1:] if not any(similarity(name, other) == 1 for other in known)]
    operations: list[BaseModel] = [ops.SetTouchpoint(touchpoint=point.id, field="name", value=names[0])]
    if channel_of(names[0]):
        operations.append(ops.SetTouchpoint(touchpoint=point.id, field="channel", value=channel_of(names[0])))
    return Reading((*operations, *_contacts(home, rest, make_id)))


def off_screen(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """Contacts away from screens, at the stage that is named, or else at the one that was talked of."""
    named = {one.id for one in mentions(text, journey_map.stages)}
    stage = journey_map.stage(named.pop() if len(named) == 1 else asked.subject)
    if stage is None or denies(text):
        return Reading(heard=AS_IT_IS)
    known = [one.name for one in stage.touchpoints]
    said = [name for name in split_names(_bare(text, FORGOT)) if not is_number(name)]
    if remarks_on(text) or any(is_remark(name) for name in said):
        return Reading(heard=KEPT)
    added = _contacts(stage, [one for one in said if not any(similarity(one, other) == 1 for other in known)], make_id)
    return Reading(added, heard="" if added else KEPT)


def _contacts(stage: Stage, names: Sequence[str], make_id: NewId) -> tuple[BaseModel, ...]:
    return tuple(
        ops.AddTouchpoint(id=make_id("t"), stage=stage.id, name=name, channel=channel_of(name)) for name in names
    )


_SAME = lazy_pattern(
    r"(?:(?:it'?s|its|they'?re|they are|yes|yeah|yep|really|just|basically|exactly|the|all|one and the|one|i think)"
    r"[\s,]+){0,5}(?:(?:same|identical)(?: things?| ones?)?|(?:1|one)(?: thing| one)?|"
    r"(?:merge|join|combine) (?:them|both|these|those|the two|it)(?: (?:together|both|all|two))?)"
    r"(?:,? (?:really|to me|here|yes|i think|again|please|to them|then|basically|actually))*[\s.!]*",
    re.IGNORECASE,
)
_SECOND = lazy_pattern(
    r"(?:(?:no|it'?s|its|they'?re|they are|a|two|both|really)[\s,]+){0,4}"
    r"(?:second|2|two|both|different|separate|another|not the same)\b.{0,30}",
    re.IGNORECASE,
)


def same_or_second(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The same thing twice: one goes; a second one: both stay, perhaps under another name.

    A bare yes says neither, and takes nothing away.
    """
    line = straight(one_line(text))
    if _SECOND.fullmatch(line) or is_agreement(text) or denies(text):
        return Reading(heard=BOTH_STAY)
    if _SAME.fullmatch(line) or choose(text, asked.options, several=False) == ["same"]:
        gone = ops.RemoveStage(stage=asked.about) if journey_map.stage(asked.about) else None
        return Reading((gone or ops.RemoveTouchpoint(touchpoint=asked.about),), heard="One of them is enough, then.")
    name = _bare(text, _CALLED)
    if (
        choose(text, asked.options, several=False)
        or is_waved_off(text)
        or is_number(name)
        or len(name.split()) > _MOST_NAMED
    ):
        return Reading(heard=BOTH_STAY)
    if remarks_on(text) or is_remark(name):
        return Reading(heard=KEPT)
    return Reading((_rename(journey_map, asked.about, name),))


def where(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The channel of a contact: the one that is named, or the place in words."""
    said = whole(text)
    if denies(text) or is_number(said):
        return Reading(heard=KEPT)
    value = channel_of(said) or said
    if remarks_on(said) or (value == said and is_remark(said)):
        return Reading(heard=KEPT)
    return Reading((ops.SetTouchpoint(touchpoint=asked.about, field="channel", value=value),))
