"""Where what somebody says contradicts what somebody else said before: the facilitator's move 27. Pure.

Silent when in doubt: whoever adds to a text, or corrects a slip in it, contradicts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pydantic import BaseModel

from mapcoach.interview.asking import shown
from mapcoach.interview.hearing import SEVERITIES
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.text import normal
from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.journey.applying import Key, apply, measure_key
from mapcoach.journey.paths import Value, walk
from mapcoach.journey.shape import FEELINGS

_NO_OPINIONS = frozenset(("title", "status"))
"""Fields in which people do not contradict one another: what the map is called, how far something is."""
_NO_MATTER = ("session", "evidence", "parking_lot")
_ABOUT = {
    "emotion.score": "how it feels",
    "emotion.feeling": "the feeling",
    "emotion.thought": "the thought",
    "name": "the name",
    "text": "what it is",
    "drops_off": "whether people give up",
    "share": "how many it hits",
    "moment_of_truth": "whether it decides",
}
_DENIAL = lazy_pattern(r"\b(?:no|not|never|nobody|nothing|none|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_SLIP = 0.85
"""From which likeness on two texts differ by a slip of the keyboard only."""
_COMPARED = 400
"""How much of two texts is compared, in characters."""


@dataclass(frozen=True)
class Said:
    """Who said what, the value in words."""

    author: str
    value: str


@dataclass(frozen=True)
class Clash:
    """A value on the map (its path) that two people see differently, and what it is about in words."""

    path: str
    about: str
    theirs: Said
    ours: Said


def clashes(before_map: JourneyMap, entries: Sequence[JournalEntry], entry: JournalEntry) -> list[Clash]:
    """What an entry sets otherwise than another author had it.

    ``before_map`` is the map without the entry, ``entries`` the journal, which tells who said what. What is on record
    as a disagreement already is left out, and so is whatever has no author.
    """
    others = {one.id: one.author for one in entries if one.author and not _same_person(one.author, entry.author)}
    if not entry.author or not others or not entry.operations:
        return []
    after, touched = _applied(before_map, entry)
    if not touched:
        return []
    new = {value.key: value.value for value in walk(after)}
    on_record = {one.about for one in before_map.session.disagreements}
    return [
        Clash(old.path, _about(before_map, old), Said(author, words_of(old)), Said(entry.author, words_of(now)))
        for old in walk(before_map)
        if old.key in touched and old.path not in on_record and not old.path.startswith(_NO_MATTER)
        if (author := others.get(before_map.provenance.get(old.path, ""), ""))
        if old.key in new and _contradict(old.value, (now := old._replace(value=new[old.key])).value)
    ]


def _same_person(one: str, other: str) -> bool:
    return normal(one) == normal(other)


def _applied(before: JourneyMap, entry: JournalEntry) -> tuple[JourneyMap, set[Key]]:
    """The map with what an entry did, and the keys of the single values that it set."""
    touched: set[Key] = set()
    journey_map = before
    for operation in entry.operations:
        outcome = apply(journey_map, _as_change(operation, journey_map))
        journey_map = outcome.map
        touched.update(key for key in outcome.touched if len(key) == 2 and key[1] not in _NO_OPINIONS)
    return journey_map, touched


def _as_change(operation: BaseModel, journey_map: JourneyMap) -> BaseModel:
    """An edited answer names a part again that is there: that is a change of it."""
    match operation:
        case ops.AddStage() if journey_map.stage(operation.id):
            return ops.SetStage(stage=operation.id, field="name", value=operation.name)
        case ops.AddTouchpoint() if journey_map.touchpoint(operation.id):
            return ops.SetTouchpoint(touchpoint=operation.id, field="name", value=operation.name)
        case ops.AddPainPoint() if journey_map.pain_point(operation.id):
            values = operation.model_dump(include={"text", "severity", "drops_off", "share"})
            cause = operation.root_cause or None
            return ops.ChangePainPoint(pain_point=operation.id, root_cause=cause, **values)
    return operation


def _contradict(old: object, new: object) -> bool:
    """Whether two values cannot both hold. A text that says more, or was mistyped, holds beside the other."""
    if not isinstance(old, str) or not isinstance(new, str):
        return old != new
    one, other = normal(old)[:_COMPARED], normal(new)[:_COMPARED]
    if len(_DENIAL.findall(one)) != len(_DENIAL.findall(other)):
        return True
    if f" {one} " in f" {other} " or f" {other} " in f" {one} ":
        return False
    if any(character.isdigit() for character in one + other):
        return True
    return SequenceMatcher(None, one, other).ratio() < _SLIP


def _about(journey_map: JourneyMap, value: Value) -> str:
    """What a value is about, as people call it."""
    owner, field = value.key[0], value.key[1]
    words = _ABOUT.get(field, field.replace("_", " ").replace(".", ", "))
    if owner == "persona":
        return f"{shown(journey_map.persona.name) or 'Your customer'}, {field.replace('_', ' ')}"
    if owner in ("scope", "map", "review"):
        return f"{'Review ' if owner == 'review' else ''}{field.replace('_', ' ')}".capitalize()
    name = _name(journey_map, owner)
    return f"“{name}”, {words}" if name else words.capitalize()


def _name(journey_map: JourneyMap, owner: str) -> str:
    """What people call the part with this id, or the measure with this key."""
    part = journey_map.stage(owner) or journey_map.touchpoint(owner)
    if part:
        return shown(part.name)
    pain = journey_map.pain_point(owner) or next((one for one in journey_map.opportunities if one.id == owner), None)
    if pain:
        return shown(pain.text)
    return shown(next((one.name for one in journey_map.measures if measure_key(one.name, "")[0] == owner), ""))


def words_of(value: Value) -> str:
    """A value in words: a rating on the scale from 1 to 5 as people gave it."""
    field, content = value.key[1], value.value
    if isinstance(content, bool):
        return "yes" if content else "no"
    if field == "emotion.score" and isinstance(content, int):
        return f"{content + 3} ({FEELINGS[content]})"
    if field == "severity" and isinstance(content, int):
        return SEVERITIES[content]
    if field == "share" and isinstance(content, float):
        return f"{content:.0%}"
    return str(content)
