"""Reads answers about ratings: which of two is true, how good it is, where a flat line dips."""

from __future__ import annotations

import re

from mapcoach.interview.asking import Asked, Reading
from mapcoach.interview.coaching.answers import AS_IT_IS, denies, is_number, is_waved_off
from mapcoach.interview.coaching.at_stage_end import KEEP
from mapcoach.interview.field import NewId
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import chosen_one
from mapcoach.interview.replies.cues import channel_of
from mapcoach.interview.replies.matching import mentions
from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.replies.shares import share_of
from mapcoach.interview.replies.text import normal, one_line, straight
from mapcoach.interview.rules import Item
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops

BOTH_STAY = "Both stay as they are."
_BOTH = lazy_pattern(r"\b(?:both|different (?:people|customers)|keep|depends)\b", re.IGNORECASE)


def which_is_true(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """A rating that was good where something serious goes wrong: kept, or corrected."""
    if is_waved_off(text) or _BOTH.search(straight(text[:200])):
        return Reading(heard=BOTH_STAY)
    chosen = _chosen(asked, text, journey_map)
    if chosen == KEEP:
        return Reading(heard=BOTH_STAY)
    in_digits = _NUMBER.search(text) and share_of(text) is None
    number = int(chosen) if chosen else _rated(asked, text, journey_map) if in_digits else None
    if number is None:
        return Reading(heard=BOTH_STAY)
    return Reading((ops.SetEmotion(touchpoint=asked.about, score=number - 3),))


def how_good(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """Whether a good word stands for a 4 or a 5."""
    chosen = _chosen(asked, text, journey_map)
    number = int(chosen) if chosen else _rated(asked, text, journey_map)
    if number is None or denies(text):
        return Reading(heard=AS_IT_IS)
    return Reading((ops.SetEmotion(touchpoint=asked.about, score=number - 3),))


def how_it_feels(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """A first rating, which the field reads, unless the words are about something else than the contact."""
    return Reading(heard=AS_IT_IS) if _is_elsewhere(asked, text, journey_map) else None


def where_it_dips(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The contact that stands out of a flat line, with its number; a number alone says nothing of which."""
    named = mentions(one_line(text), asked.items, typos=True)
    if is_number(text) or is_waved_off(text) or not named or not _NUMBER.search(text):
        return Reading(heard=AS_IT_IS)
    rated = read_ratings(text, asked.items, 1, 5).values
    if not rated or len(rated) == len(asked.items):
        return Reading(heard=AS_IT_IS)
    return Reading(tuple(ops.SetEmotion(touchpoint=point, score=number - 3) for point, number in rated.items()))


_NUMBER = lazy_pattern(
    r"(?<![\w.,])[1-5](?![\w%]|[.,]\d)|\b(?:two|three|four|five)\b|\b(?:an?|to|is|be|it|at|it's) one[\s.!]*$",
    re.IGNORECASE,
)
"""A rating in digits or as a word; "one" is one only at the end."""
_CLAUSE = lazy_pattern(r"[,;.!?\n]|\b(?:but|and|while|whereas)\b", re.IGNORECASE)
_MOST_CLAUSES = 12
_AROUND = frozenset(
    "it its thats that is feels feel s really just so the a make quite to be they them for at say".split()
)


def _chosen(asked: Asked, text: str, journey_map: JourneyMap) -> str:
    """The option that an answer gives by number, or by nothing but its words and the name of the contact; or ""."""
    line = straight(one_line(text[:_LONGEST]))
    point = journey_map.touchpoint(asked.about)
    said = _words(line) - (_words(point.name) if point else frozenset())
    if is_number(line) or any(normal(line) == normal(option.label) for option in asked.options):
        return chosen_one(text, asked.options)
    return next((option.value for option in asked.options if said and said == _words(option.label)), "")


def _words(text: str) -> frozenset[str]:
    return frozenset(normal(text).split()) - _AROUND


def _is_elsewhere(asked: Asked, text: str, journey_map: JourneyMap) -> bool:
    """Whether an answer names another contact or another channel than the one that was asked about."""
    point = journey_map.touchpoint(asked.about)
    if point is None:
        return False
    line = one_line(text[:_LONGEST])
    if any(one.id != point.id for one in mentions(line, journey_map.touchpoints())):
        return True
    own = {point.channel, channel_of(point.name)}
    clauses = [part for part in _CLAUSE.split(line) if part.strip()][:_MOST_CLAUSES]
    return any(channel_of(part) not in ("", *own) for part in clauses)


_LONGEST = 400
"""How much of an answer is searched for names of contacts, in characters."""


def _rated(asked: Asked, text: str, journey_map: JourneyMap) -> int | None:
    """The rating of the contact that was asked about; beside other contacts only one that stands with its name."""
    point = journey_map.touchpoint(asked.about)
    if point is None:
        return None
    if not _is_elsewhere(asked, text, journey_map):
        return read_ratings(text, (Item(point.id, point.name, point.channel),), 1, 5).values.get(point.id)
    items = tuple(Item(one.id, one.name, one.channel) for one in journey_map.touchpoints())
    named = {one.id for one in mentions(one_line(text[:_LONGEST]), items)}
    if point.id not in named or not _NUMBER.search(text):
        return None
    return read_ratings(text, [one for one in items if one.id in named], 1, 5).values.get(point.id)
