"""Reads answers about ratings: which of two is true, how good it is, where a flat line dips."""

from __future__ import annotations

import re

from mapcoach.interview.asking import Asked, Reading
from mapcoach.interview.coaching.answers import AS_IT_IS, denies, is_number, is_waved_off
from mapcoach.interview.coaching.at_stage_end import KEEP
from mapcoach.interview.field import NewId
from mapcoach.interview.replies.choices import choose
from mapcoach.interview.replies.matching import mentions
from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.interview.rules import Item
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops

BOTH_STAY = "Both stay as they are."
_BOTH = re.compile(r"\b(?:both|different (?:people|customers)|keep|depends)\b", re.IGNORECASE)


def which_is_true(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """A rating that was good where something serious goes wrong: kept, or corrected."""
    if is_waved_off(text) or _BOTH.search(straight(text[:200])):
        return Reading(heard=BOTH_STAY)
    chosen = (choose(text, asked.options, several=False) or [""])[0]
    if chosen == KEEP:
        return Reading(heard=BOTH_STAY)
    number = int(chosen) if chosen.isdigit() else _rated(asked, text, journey_map)
    if number is None:
        return Reading(heard=BOTH_STAY)
    return Reading((ops.SetEmotion(touchpoint=asked.about, score=number - 3),))


def how_good(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """Whether a good word stands for a 4 or a 5."""
    chosen = (choose(text, asked.options, several=False) or [""])[0]
    number = int(chosen) if chosen else _rated(asked, text, journey_map)
    if number is None or denies(text):
        return Reading(heard=AS_IT_IS)
    return Reading((ops.SetEmotion(touchpoint=asked.about, score=number - 3),))


def where_it_dips(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The contact that stands out of a flat line, with its number; a number alone says nothing of which."""
    if is_number(text) or is_waved_off(text) or not mentions(one_line(text), asked.items, typos=True):
        return Reading(heard=AS_IT_IS)
    rated = read_ratings(text, asked.items, 1, 5).values
    if not rated or len(rated) == len(asked.items):
        return Reading(heard=AS_IT_IS)
    return Reading(tuple(ops.SetEmotion(touchpoint=point, score=number - 3) for point, number in rated.items()))


def _rated(asked: Asked, text: str, journey_map: JourneyMap) -> int | None:
    point = journey_map.touchpoint(asked.about)
    if point is None:
        return None
    return read_ratings(text, (Item(point.id, point.name, point.channel),), 1, 5).values.get(point.id)
