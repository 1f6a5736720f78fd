"""A recipe of the catalogue for one place of one map: everything that building it takes, in no platform's words.

Names for machines (columns, tags) are in small ASCII letters, whatever the map says: every platform takes those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from mapcoach.automation.advice import Recommendation
from mapcoach.automation.message_draft import FieldName, MessageDraft
from mapcoach.automation.recipes import Do, Recipe
from mapcoach.automation.vocabulary import Channel
from mapcoach.journey.shape import PainPoint, Stage, Touchpoint

ColumnKind = Literal["contact", "merge", "consent", "exit", "condition", "date", "field"]

BY_HAND: frozenset[Channel] = frozenset({"call", "in_person", "post"})
"""Channels on which a person does it, whatever the platform."""
MOMENT = "moment"
"""The column with the date and hour that waits count from; the date in a text is another one, in people's words."""
CONSTANTS: frozenset[FieldName] = frozenset({"sender_name", "business"})
"""Merge fields that are the same for everybody."""
_REPEATABLE = ("event", "form", "date_field", "schedule", "webhook")
_UNITS = {"W": 604_800, "D": 86_400, "H": 3_600, "M": 60, "S": 1}


def seconds(duration: str) -> int:
    """How long an ISO 8601 duration of the catalogue is."""
    return sum(int(number) * _UNITS[unit] for number, unit in re.findall(r"(\d+)([WDHMS])", duration))


@dataclass(frozen=True, slots=True)
class Column:
    """A thing to know about each contact: a column of a sheet, a field of a contact, a property."""

    name: str
    kind: ColumnKind
    what: str
    by: str = ""
    """Who or what fills it in; empty for what is given when a contact comes in."""

    @property
    def told(self) -> str:
        """What is in it, and who fills it in."""
        return f"{self.what}. Filled in by: {self.by}" if self.by else self.what


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and what it says of a contact."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Act:
    """A step for this map. ``number`` is for people: 4a.1 is the first one of what happens if step 4 says yes."""

    number: str
    do: Do
    duration: str = ""
    channel: Channel | None = None
    intent: str = ""
    who: str = ""
    when: str = ""
    column: str = ""
    """What is looked at (a branch, a wait) or set (a field)."""
    opposite: bool = False
    """Whether a branch says yes to those whose column does NOT say yes."""
    says: str = ""
    """What the column says if it says yes."""
    before: int = 0
    """Of a wait for a date: how many seconds before it."""
    for_date: bool = False
    tag: str = ""
    draft: MessageDraft | None = None
    then: tuple[Act, ...] = ()
    otherwise: tuple[Act, ...] = ()

    @property
    def key(self) -> str:
        """The number for machines."""
        return "s" + self.number.replace(".", "_")

    @property
    def seconds(self) -> int:
        """How long it waits, or until when a task is due."""
        return seconds(self.duration)

    @property
    def adds_up(self) -> bool:
        """Whether it adds to a number rather than putting a value in its place."""
        return self.do == "set_field" and self.intent.startswith("points")


def walk(acts: Iterable[Act]) -> Iterator[Act]:
    """All steps of a tree, depth first, what happens before what happens otherwise."""
    for act in acts:
        yield act
        yield from walk(act.then)
        yield from walk(act.otherwise)


def _before_waiting(acts: Iterable[Act], met: list[str]) -> bool:
    """Note the columns that branches look at before the first wait; whether every way has come to a wait."""
    for act in acts:
        if act.do in ("wait", "wait_until"):
            return True
        if act.do == "end":
            return True
        if act.do == "branch":
            met.append(act.column)
            ways = [_before_waiting(way, met) for way in (act.then, act.otherwise)]
            if all(ways):
                return True
    return False


@dataclass(frozen=True, slots=True)
class Plan:
    """An automation for a place of a map: which, where, why, its steps, and the names it needs."""

    number: int
    """Its place in this hand-over; for people only, because it may be another one in the next."""
    place: str
    """The stage for machines, with a mark of stage and touchpoint: the same in every hand-over of the map."""
    secret: str
    """What nobody knows who does not know the map; other for a copy of the map."""
    recipe: Recipe
    advice: Recommendation
    title: str
    """What the map is called."""
    stage: Stage
    touchpoint: Touchpoint | None
    pain: PainPoint | None
    persona: str
    business: str
    is_chosen: bool
    owner: str
    """Who looks after it: whom the map names, or else the usual role."""
    owner_is_named: bool
    platform: str
    """The tool that was chosen on the map, as it was typed; may be empty."""
    acts: tuple[Act, ...]
    columns: tuple[Column, ...]
    tags: tuple[Tag, ...]

    @property
    def file(self) -> str:
        """What its files begin with: the id of the catalogue's entry and its place, safe in any file system."""
        return f"{self.recipe.id}--{self.place}"

    @property
    def label(self) -> str:
        """What it is called in a platform's list."""
        return f"Mapcoach {self.recipe.name} ({self.place})"

    @property
    def key(self) -> str:
        """The column by which a contact is found."""
        return self.columns[0].name

    @property
    def is_repeatable(self) -> bool:
        """Whether the same person may start it again: each order, appointment, call or date is another one."""
        return self.recipe.trigger.kind in _REPEATABLE

    @property
    def asked_at_once(self) -> tuple[str, ...]:
        """The conditions that are looked at before the first wait: they have to come with the contact."""
        met: list[str] = []
        _before_waiting(self.acts, met)
        return tuple(dict.fromkeys(name for name in met if name != "left"))

    @property
    def cleared(self) -> tuple[str, ...]:
        """The columns that say no when somebody starts (again): what is noted on the way."""
        noted = (one.name for one in self.columns if one.kind in ("exit", "condition"))
        return tuple(name for name in noted if name not in self.asked_at_once)

    def has(self, column: str) -> bool:
        """Whether it needs to know this about each contact."""
        return any(one.name == column for one in self.columns)
