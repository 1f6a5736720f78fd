"""What a named part of a map can be made to do: move, swap places, be merged into another, get another rating."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mapcoach.interview.fields import FIELDS
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import NUMBER_WORDS, numbers_chosen
from mapcoach.interview.replies.commands import Edit, Where
from mapcoach.interview.replies.lists import split_names
from mapcoach.interview.replies.matching import best
from mapcoach.interview.replies.text import normal
from mapcoach.interview.targets import PERSONA_LISTS, Ops, Target
from mapcoach.journey import JourneyMap, Stage, Touchpoint
from mapcoach.journey import operations as ops

_AT_THE_END = ("stages", "steps", "journey", "end", "the stages", "the steps", "the journey", "the end")
_FIRST = ("front", "the front", "start", "the start", "beginning", "the beginning", "top", "the top")
_LAST = ("end", "the end", "back", "the back", "bottom", "the bottom", "last place")
_SCORE = lazy_pattern(
    rf"(?:an? )?([1-5]|{'|'.join(list(NUMBER_WORDS)[:5])})(?: out of (?:5|five)|/5| stars?)?", re.IGNORECASE
)
_FROM_SCORE = lazy_pattern(r"\sfrom\s(?:an? )?[1-5]$", re.IGNORECASE)


def score_in(to: str) -> int | None:
    """The feeling (-2 to 2) that a text as a whole gives as a number from 1 to 5; None if it is anything else."""
    match = _SCORE.fullmatch(to.strip())
    return (int(NUMBER_WORDS.get(match[1].lower(), 0)) or int(match[1])) - 3 if match else None


def without_old_score(what: str) -> str:
    """ "The phone from 4" without the rating that it had."""
    return _FROM_SCORE.sub("", what)


def rated(named: Target, score: int) -> Ops | None:
    """Another rating for a touchpoint; nothing else on a map is rated in words."""
    return [ops.SetEmotion(touchpoint=named.id, score=score)] if named.kind == "touchpoint" else None


def added(edit: Edit, journey_map: JourneyMap, make_id: Callable[[str], str]) -> Ops | None:
    """A new stage beside another one or at the end, touchpoints in a stage, or items of a list of the persona."""
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


def moved(named: Target, to: str, where: Where, journey_map: JourneyMap) -> Ops | None:
    """A stage put before or after another or to an end, a touchpoint into a stage, a trouble to a touchpoint."""
    others = [one for one in journey_map.stages if one.id != named.id]
    stage = best(to, others) or _numbered(to, named, journey_map)
    if named.kind == "stage" and stage and where:
        return [ops.MoveStage(stage=named.id, position=others.index(stage) + (where == "after"))]
    if named.kind == "stage" and not stage and not where and normal(to) in (*_FIRST, *_LAST):
        return [ops.MoveStage(stage=named.id, position=0 if normal(to) in _FIRST else len(others))]
    if named.kind == "touchpoint" and stage and not where:
        return [ops.MoveTouchpoint(touchpoint=named.id, stage=stage.id)]
    point = best(to, journey_map.touchpoints())
    if named.kind == "trouble" and point and not where:
        return [ops.MovePainPoint(pain_point=named.id, touchpoint=point.id)]
    return None


def _numbered(to: str, named: Target, journey_map: JourneyMap) -> Stage | None:
    """The stage of "before 3", if that is another one."""
    chosen = numbers_chosen(to, len(journey_map.stages)) if named.kind == "stage" else None
    stage = journey_map.stages[chosen[0]] if chosen and len(chosen) == 1 else None
    return stage if stage and stage.id != named.id else None


def merged(named: Target, into: Stage | Touchpoint | None) -> Ops | None:
    """One stage merged into another."""
    return (
        [ops.MergeStages(stage=named.id, into=into.id)] if isinstance(into, Stage) and named.kind == "stage" else None
    )


def merged_points(gone: Touchpoint, kept: Touchpoint) -> Ops:
    """One touchpoint merged into another: its troubles move, and its rating if the other has none."""
    moving: Ops = [ops.MovePainPoint(pain_point=one.id, touchpoint=kept.id) for one in gone.pain_points]
    if kept.emotion.score is None and gone.emotion.score is not None:
        moving.append(ops.SetEmotion(touchpoint=kept.id, score=gone.emotion.score))
    return [*moving, ops.RemoveTouchpoint(touchpoint=gone.id)]


def swapped(one: Target, other: Target, journey_map: JourneyMap) -> Ops | None:
    """Two stages, or two touchpoints of one stage, in each other's place."""
    if one.id == other.id or one.kind != other.kind:
        return None
    if one.kind == "stage":
        return [ops.ReorderStages(order=_exchanged([stage.id for stage in journey_map.stages], one.id, other.id))]
    for stage in journey_map.stages:
        order = [point.id for point in stage.touchpoints]
        if one.id in order and other.id in order:
            return [ops.ReorderTouchpoints(stage=stage.id, order=_exchanged(order, one.id, other.id))]
    return None


def _exchanged(order: Sequence[str], one: str, other: str) -> tuple[str, ...]:
    places = {one: other, other: one}
    return tuple(places.get(each, each) for each in order)
