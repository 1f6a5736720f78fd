"""Reads answers about what the map is for and about whom: one map or two, a number for an aim, more of a story."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pydantic import BaseModel

from mapcoach.interview.asking import Asked, Reading
from mapcoach.interview.coaching.answers import (
    AS_IT_IS,
    KEPT,
    covers,
    declines,
    denies,
    is_remark,
    is_waved_off,
    stems,
    whole,
)
from mapcoach.interview.coaching.on_people import KEEP, SPLIT
from mapcoach.interview.field import NewId
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import is_agreement, numbers_chosen
from mapcoach.interview.replies.people import is_crowd, read_person
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops

BOTH_STAY = "Both stay on this map."
_SPLIT_FIELDS: Mapping[str, Callable[[str], BaseModel]] = {
    "several_people": lambda value: ops.SetPersona(field="name", value=value),
    "several_goals": lambda value: ops.SetScope(field="objective", value=value),
    "several_situations": lambda value: ops.SetScope(field="scenario", value=value),
}
_TOGETHER = lazy_pattern(r"\b(?:both|together|one map|same map|keep them|just one)\b", re.IGNORECASE)
_APART = lazy_pattern(
    r"\b(?:split|two maps|2 maps|separate(?:ly)?|a map each|one each|one for each|each (?:its|their|a) own)\b",
    re.IGNORECASE,
)
_ONLY = lazy_pattern(r"\b(?:only|just)\b", re.IGNORECASE)
_NOT = lazy_pattern(
    r"(?:\b(?:no|not|dont|without|never|rather not)|n't)(?:\s(?:need|want|have|like|to|the|a|any|be|really|please|"
    r"just|make|do|use|bother|them|it|for|of|point|in)){0,5}\s$",
    re.IGNORECASE,
)
"""What stands right before the words for splitting when it is not wanted."""


def split(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """Two maps instead of one, both on this one, or this one for the one that is named."""
    first, second = asked.given[:2]
    make, chosen = _SPLIT_FIELDS[asked.move], _one_map_or_two(text)
    number = numbers_chosen(text, 2) or []
    if len(number) == 1 and _ONLY.search(text):
        return Reading((make(asked.given[number[0]]),))
    if chosen == SPLIT:
        return Reading((make(first),), second_map=(make(second),))
    named = [one for one in (first, second) if not chosen and covers(text, one)]
    if len(named) == 1:
        return Reading((make(named[0]),))
    return Reading(heard=BOTH_STAY)


def _one_map_or_two(text: str) -> str:
    """Whether to split; "" if the answer says neither."""
    line = straight(one_line(text[:300]))
    number = numbers_chosen(text, 2)
    if number and len(number) == 1:
        return (SPLIT, KEEP)[number[0]]
    if apart := _APART.search(line):
        return KEEP if _NOT.search(line[max(0, apart.start() - 60) : apart.start()]) else SPLIT
    if is_agreement(text):
        return SPLIT
    return KEEP if _TOGETHER.search(line) or is_waved_off(text) else ""


def aim(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """A number or a date joins the aim; a whole new wording of it takes its place."""
    if declines(text):
        return Reading(heard=AS_IT_IS)
    said, before = whole(text), journey_map.scope.objective
    return Reading((ops.SetScope(field="objective", value=_joined(before, said, ", ")),))


def outcome(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """What a goal is good for."""
    if denies(text):
        return Reading(heard=AS_IT_IS)
    return Reading((ops.SetPersona(field="desired_outcome", value=whole(text)),))


def sign(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """What tells a group of customers from others joins the name of the group."""
    if denies(text):
        return Reading(heard=AS_IT_IS)
    value = _joined(journey_map.persona.segment, whole(text), ", ")
    return Reading((ops.SetPersona(field="segment", value=value),))


def more(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """More of a story joins its beginning."""
    said, before = whole(text), _before(asked, journey_map)
    value = _joined(before, said, ": ")
    return Reading(tuple(FIELDS[asked.question.field].text(value, journey_map, asked.subject)))


_SO = lazy_pattern(
    r"(?:(?:ok(?:ay)?|then|well|so|fine|alright|all right|right|hm+|um+|maybe|perhaps|let'?s (?:say|take|see)|say|take|"
    r"just|only|call (?:her|him|them)|i'?d say|i guess|i suppose|probably|the last one was|that would be|"
    r"it would be)[\s,.:]+)+(?=\S)",
    re.IGNORECASE,
)


def one_person(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """Who the crowd is thinned out to; a plain no leaves the customer without a name."""
    if asked.question.field != "persona.name":
        return None
    if denies(text) or is_waved_off(text):
        return Reading(heard="Then I speak of “your customer”.")
    said = whole(text)
    start = _SO.match(straight(said))
    name, rest = read_person(said[start.end() :] if start else said)
    if is_crowd(said) or is_remark(name):
        return Reading(heard=KEPT)
    operations: list[BaseModel] = [ops.SetPersona(field="name", value=name[:80].rstrip())]
    if rest:
        aged = re.search(r"\b\d{2}\b", rest)
        operations.append(ops.SetPersona(field="demographics" if aged else "segment", value=rest))
    return Reading(tuple(operations))


def commonest(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The case that is seen most takes the place of "it depends"; the other cases are parked."""
    if asked.question.kind != "text" or asked.items:
        return None
    said = whole(text)
    others = [one for one in asked.given if not covers(said, one)]
    if len(others) == len(asked.given) and others:
        return Reading(tuple(FIELDS[asked.question.field].text(said, journey_map, asked.subject)))
    parked = tuple(ops.Park(id=make_id("n"), text=one) for one in others)
    return Reading((*FIELDS[asked.question.field].text(said, journey_map, asked.subject), *parked))


def customers_goal(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """What the customer wants at a stage, asked for before anything is automated there.

    The wish itself, where it was taken for a contact, becomes an idea.
    """
    stage, wish = journey_map.stage(asked.subject), journey_map.touchpoint(asked.about)
    if stage is None or denies(text):
        return Reading(heard=KEPT)
    goal = ops.SetStage(stage=stage.id, field="customer_goal", value=whole(text))
    if wish is None:
        return Reading((goal,))
    idea = ops.AddOpportunity(id=make_id("o"), text=wish.name)
    return Reading((goal, idea, ops.RemoveTouchpoint(touchpoint=wish.id)))


def _before(asked: Asked, journey_map: JourneyMap) -> str:
    """What the map has in the field of a question so far."""
    path = asked.question.field.removeprefix("stages[].")
    part, _, name = path.rpartition(".")
    home = {"scope": journey_map.scope, "persona": journey_map.persona}.get(part, journey_map.stage(asked.subject))
    return str(getattr(home, name, "") or "")


def _joined(before: str, said: str, joiner: str) -> str:
    """What was told before and now as one text; the new words alone where they hold the old ones."""
    if not before or covers(said, before):
        return said
    return before if covers(before, said) and stems(said) else f"{before}{joiner}{said}"
