"""Turns changes that are told ("X should be called Y", "we don't have X any more") into operations.

An answer may have the same words, so nothing is guessed here: what is named must be on the map word for word, articles
aside, and what it shall become must not be there yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mapcoach.interview.changing import added, merged, merged_points, moved, rated, score_in, swapped
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import numbers_chosen
from mapcoach.interview.replies.commands import Edit
from mapcoach.interview.replies.kinds import same_kind
from mapcoach.interview.replies.matching import misspelt
from mapcoach.interview.replies.text import normal, unquoted
from mapcoach.interview.replies.told_edits import END, FRONT, WISHED
from mapcoach.interview.targets import Ops, Target, targets
from mapcoach.journey import JourneyMap, Stage

_ARTICLE = lazy_pattern(r"^(?:the|an?|our|my|their|your)\s", re.IGNORECASE)
_PLACED = lazy_pattern(
    r"(?:the )?(?P<ordinal>\S+) (?:step|stage|one)|(?:step|stage|number) #?(?P<number>\S+)", re.IGNORECASE
)


def told_operations(edit: Edit, journey_map: JourneyMap, make_id: Callable[[str], str]) -> Ops | None:
    """The operations of a change that was told; None if it names nothing on this map, or changes nothing."""
    every = targets(journey_map)
    if edit.action == "add":
        return _added(edit, journey_map, make_id)
    named = _exactly(edit.what, every, journey_map)
    match edit.action:
        case "change":
            return _changed(edit, named, every, journey_map)
        case "remove":
            return [named.remove] if named and _is_from(named, edit.to, every, journey_map) else None
        case "move":
            return _moved(edit, named, every, journey_map) if named else None
        case _:
            other = _exactly(edit.to, every, journey_map)
            if named is None or other is None:
                return None
            return swapped(named, other, journey_map) if edit.action == "swap" else _merged(named, other, journey_map)


def _bare(text: str) -> str:
    return normal(_ARTICLE.sub("", unquoted(text)))


def _exactly(text: str, every: list[Target], journey_map: JourneyMap) -> Target | None:
    """What a text names by its whole name or by its place ("the third step"), one slip of the fingers allowed."""
    wanted = _bare(text)
    found = [one for one in every if wanted and _bare(one.name) == wanted]
    if found:
        return found[0]
    if match := _PLACED.fullmatch(unquoted(text)):
        chosen = numbers_chosen(match["ordinal"] or match["number"], len(journey_map.stages))
        stage = journey_map.stages[chosen[0]].id if chosen and len(chosen) == 1 else ""
        return next((one for one in every if one.id == stage), None)
    near = [one for one in every if one.kind in ("stage", "touchpoint") and misspelt(wanted, _bare(one.name))]
    return near[0] if len(near) == 1 else None


def _changed(edit: Edit, named: Target | None, every: list[Target], journey_map: JourneyMap) -> Ops | None:
    if not edit.to:
        return _called(edit.what, every)
    score = score_in(edit.to)
    if score is not None and (points := [one for one in every if one.kind == "touchpoint"]):
        point = _exactly(edit.what, points, JourneyMap(id=journey_map.id))
        return rated(point, score) if point else _within(edit, every)
    if named is None:
        return _within(edit, every)
    if edit.kind == WISHED and _ARTICLE.match(edit.what) and not _ARTICLE.match(named.name) and not _likely(edit):
        return None
    there = _exactly(edit.to, every, JourneyMap(id=journey_map.id))
    if there is not None and there.id != named.id:
        return None
    return named.rename(edit.to) if normal(edit.to) != normal(named.name) else None


def _likely(edit: Edit) -> bool:
    """Whether what it shall be called is near to what it is called."""
    mine, theirs = normal(edit.what).split(), normal(edit.to).split()
    return same_kind(edit.what, edit.to) or mine[-1:] == theirs[-1:]


def _is_from(named: Target, place: str, every: list[Target], journey_map: JourneyMap) -> bool:
    """Whether something is in the stage from which it shall be taken, if one was named."""
    stage = _exactly(place, [one for one in every if one.kind == "stage"], journey_map) if place else None
    inside = journey_map.stage(stage.id) if stage else None
    return not place or bool(inside and any(point.id == named.id for point in inside.touchpoints))


def _called(words: str, every: list[Target]) -> Ops | None:
    """ "Call front desk reception": the longest name that the words begin with, and what remains."""
    found = [
        (one, match)
        for one in every
        if (
            match := re.match(
                rf"(?:the |our |a )?{re.escape(_ARTICLE.sub('', one.name))}\s+(?=\S)", words, re.IGNORECASE
            )
        )
    ]
    if not found:
        return None
    one, match = max(found, key=lambda each: each[1].end())
    return one.rename(unquoted(words[match.end() :]))


def _within(edit: Edit, every: list[Target]) -> Ops | None:
    """A word changed for one of its kind inside the one text that has it ("Friday, not Thursday")."""
    if not same_kind(edit.what, edit.to):
        return None
    typed = re.compile(rf"(?<!\w){re.escape(edit.what)}(?!\w)", re.IGNORECASE)
    having = [one for one in every if typed.search(one.name)]
    return having[0].rename(typed.sub(lambda _: edit.to, having[0].name)) if len(having) == 1 else None


def _moved(edit: Edit, named: Target, every: list[Target], journey_map: JourneyMap) -> Ops | None:
    if edit.to in (FRONT, END) and not edit.where:
        return moved(named, edit.to, "", journey_map)
    to = _exactly(edit.to, [one for one in every if one.kind in ("stage", "touchpoint")], journey_map)
    if to is None or to.id == named.id or _is_there(named, to, edit, journey_map):
        return None
    return moved(named, to.name, edit.where, journey_map)


def _is_there(named: Target, to: Target, edit: Edit, journey_map: JourneyMap) -> bool:
    """Whether it is where it shall go already, so that nothing was to be changed."""
    if edit.where:
        order = [stage.id for stage in journey_map.stages]
        if named.id not in order or to.id not in order:
            return True
        return (order.index(named.id) < order.index(to.id)) == (edit.where == "before")
    inside = journey_map.stage(to.id)
    return bool(inside and any(point.id == named.id for point in inside.touchpoints))


def _merged(named: Target, other: Target, journey_map: JourneyMap) -> Ops | None:
    """The later one of two merged into the earlier."""
    order = [one.id for one in targets(journey_map)]
    kept, gone = sorted((named, other), key=lambda one: order.index(one.id))
    if kept.id == gone.id or kept.kind != gone.kind:
        return None
    if kept.kind == "stage":
        return merged(gone, journey_map.stage(kept.id))
    kept_point, gone_point = journey_map.touchpoint(kept.id), journey_map.touchpoint(gone.id)
    return merged_points(gone_point, kept_point) if kept_point and gone_point else None


def _added(edit: Edit, journey_map: JourneyMap, make_id: Callable[[str], str]) -> Ops | None:
    stages = [one for one in targets(journey_map) if one.kind == "stage"]
    found = _exactly(edit.to, stages, journey_map)
    stage: Stage | None = journey_map.stage(found.id) if found else None
    if stage is None or any(_bare(point.name) == _bare(edit.what) for point in stage.touchpoints):
        return None
    return added(edit._replace(to=stage.name, where=""), journey_map, make_id)
