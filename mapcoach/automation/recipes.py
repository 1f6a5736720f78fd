"""The catalogue's entries: what an automation is, in a form that belongs to no platform.

Each entry is a table in ``catalogue/*.toml``; ``docs/automation.md`` says what its fields mean and how to add
one. The steps are a tree, because platforms' files will be written from them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from mapcoach.automation.vocabulary import Channel, Family, moments, troubles
from mapcoach.journey.shape import BusinessKind, MapKind

TriggerKind = Literal[
    "event", "form", "tag_added", "list_joined", "segment_entered", "date_field", "schedule", "webhook", "manual"
]
Do = Literal["wait", "wait_until", "message", "tag", "untag", "set_field", "task", "notify", "branch", "end"]

_DURATION = re.compile(r"P(?!$)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?")
"""An ISO 8601 duration, as far as waits need it: no months and years, whose length differs."""

Text = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]


NEEDED: dict[str, tuple[str, ...]] = {
    "wait": ("for",),
    "wait_until": ("when",),
    "branch": ("when", "then"),
    "task": ("who", "intent"),
    "notify": ("who", "intent"),
    "message": ("intent",),
    "tag": ("intent",),
    "untag": ("intent",),
    "set_field": ("intent",),
    "end": (),
}
"""What a step of each kind must say, by the names of the fields in the tables."""


def _duration(value: str) -> str:
    if not _DURATION.fullmatch(value):
        raise ValueError(f"{value!r} is no duration such as PT1H or P2D")
    return value


Duration = Annotated[
    str, AfterValidator(_duration), WithJsonSchema({"type": "string", "pattern": f"^{_DURATION.pattern}$"})
]


class Entry(BaseModel):
    """What all parts of an entry share: frozen, and no field that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Trigger(Entry):
    """What starts it: the kind (for platforms) and the same in plain words."""

    kind: TriggerKind
    words: Text


class Step(Entry):
    """One step. A message without a channel goes out on the channel that fits the map."""

    do: Do
    for_: Duration | None = Field(
        None, alias="for", description="How long to wait (at most, if it waits for something), or until a task is due."
    )
    channel: Channel | None = None
    intent: str = Field("", description="What to say, to do, or to note.")
    who: str = Field("", description="Who gets the task or the alert.")
    when: str = Field("", description="The condition of a branch, or what a wait is for.")
    then: tuple[Step, ...] = ()
    otherwise: tuple[Step, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Step:
        if not all(getattr(self, "for_" if field == "for" else field) for field in NEEDED[self.do]):
            raise ValueError(f"a step that does {self.do!r} is incomplete: {self}")
        return self


class Kpi(Entry):
    """How to see whether it works. The denominator is what published figures most often leave out."""

    metric: Text
    numerator: Text
    denominator: Text
    window: Duration


class Consent(Entry):
    """Which permission it needs. ``internal`` reaches nobody but the team."""

    class_: Literal["transactional", "service", "marketing", "internal"] = Field(alias="class")
    note: Text


class Effort(Entry):
    """What it takes to build it the first time."""

    size: Literal["S", "M", "L"]
    hours: tuple[int, int]


class Impact(Entry):
    """What it is worth; ``assumed`` unless an evidence of the entry stands behind it."""

    level: Literal["low", "medium", "high"]
    confidence: Literal["assumed", "vendor_benchmark", "study"] = "assumed"


class Finding(Entry):
    """A published figure. There is none without its source, its year and what it is counted out of."""

    claim: Text
    source: Text
    year: int = Field(ge=1990, le=2100)
    denominator: Text
    status: Literal["primary", "secondary"]


class Platforms(Entry):
    """How each platform names the building blocks."""

    make: Text
    zapier: Text
    activecampaign: Text
    hubspot: Text
    n8n: str = Field("", description="Empty only where somebody makes Platforms by hand; an entry must have it.")


class Fit(Entry):
    """What the recommender needs to know: when the entry is an answer, and when it would be silly."""

    answers: frozenset[str] = Field(
        frozenset(), description="Kinds of trouble it is made for (vocabulary/troubles.toml)."
    )
    helps: frozenset[str] = Field(frozenset(), description="Kinds of trouble it helps with, as a second choice.")
    helps_at: frozenset[str] = Field(frozenset(), description="Kinds of touchpoint at which alone it helps.")
    moments: frozenset[str] = Field(
        frozenset(), description="Kinds of touchpoint it belongs to (vocabulary/moments.toml)."
    )
    cues: tuple[str, ...] = Field((), description="Its own cues, where a kind of trouble would be too wide.")
    only_at: frozenset[str] = Field(
        frozenset(), description="Kinds of touchpoint outside which it makes no sense at all."
    )
    not_at: frozenset[str] = Field(frozenset(), description="Kinds of touchpoint at which it makes no sense.")
    requires: frozenset[str] = Field(frozenset(), description="Moments of which the journey must have one.")
    spoilt_by: frozenset[str] = Field(
        frozenset(), description="Moments that make it silly, such as a thing bought once."
    )
    suits: tuple[BusinessKind, ...] = ()
    never: tuple[BusinessKind, ...] = ()
    map_kinds: tuple[MapKind, ...] = ()
    never_map_kinds: tuple[MapKind, ...] = ()
    mood: Literal["any", "calm", "good"] = Field(
        "any", description="calm: not where people feel bad; good: only +1, +2."
    )
    human: bool = Field(False, description="Whether it makes a person act, rather than only send a message.")
    start_only: bool = Field(False, description="Only in the first stages, with people who are new.")
    customers_only: bool = Field(False, description="Only for people who have bought already.")
    proactive: bool = Field(False, description="Whether it makes sense where nothing is wrong and people feel good.")
    general: bool = Field(False, description="Whether its stage alone, without trouble or moment, may call for it.")
    asks_after: bool = Field(False, description="Whether it makes sense wherever customers are glad.")
    asks_why: bool = Field(False, description="Whether it makes sense where people feel bad and nobody said why.")
    fallback: bool = Field(False, description="Whether it makes sense for trouble of an unknown kind.")


class Recipe(Entry):
    """An automation of the catalogue. Texts may name ``{who}``, ``{place}`` and ``{business}``."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{2,60}$")]
    name: Text
    families: tuple[Family, ...] = Field(min_length=1)
    goal: Text
    why: Text = Field(description="Why it fits, as a sentence that names the place.")
    trigger: Trigger
    audience: Text
    conditions: tuple[str, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    message: Text
    channels: tuple[Channel, ...] = Field(min_length=1)
    exit: tuple[str, ...] = Field(min_length=1)
    kpi: Kpi
    owner: Text
    consent: Consent
    prerequisites: tuple[str, ...] = Field(min_length=1)
    effort: Effort
    impact: Impact
    risk: tuple[str, ...] = Field(min_length=1)
    by_hand: Text
    platforms: Platforms
    evidence: tuple[Finding, ...] = ()
    fit: Fit

    @model_validator(mode="after")
    def _in_known_words(self) -> Recipe:
        unknown = {*self.fit.answers, *self.fit.helps} - set(troubles())
        fit = self.fit
        named = fit.moments | fit.helps_at | fit.requires | fit.spoilt_by | fit.only_at | fit.not_at
        unknown |= named - set(moments())
        if unknown:
            raise ValueError(f"{self.id}: vocabulary/ does not know {', '.join(sorted(unknown))}")
        return self

    @model_validator(mode="after")
    def _honest(self) -> Recipe:
        if self.impact.confidence != "assumed" and not self.evidence:
            raise ValueError(f"{self.id}: an impact that is more than assumed needs evidence")
        return self

    @model_validator(mode="after")
    def _everywhere(self) -> Recipe:
        if not self.platforms.n8n.strip():
            raise ValueError(f"{self.id}: it does not say how n8n names the building blocks")
        return self


CATALOGUE = Path(__file__).parent / "catalogue"


@cache
def catalogue() -> Mapping[str, Recipe]:
    """All entries by id, in the order of the journey. Raises ValueError for a catalogue that is faulty."""
    recipes: dict[str, Recipe] = {}
    for path in sorted(CATALOGUE.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["recipe"]:
            recipe = Recipe.model_validate(table)
            if recipe.id in recipes:
                raise ValueError(f"{path.name}: the id {recipe.id} is taken")
            recipes[recipe.id] = recipe
    return MappingProxyType(recipes)
