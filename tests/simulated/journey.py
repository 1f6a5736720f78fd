"""Hidden journeys: what a simulated person knows and how they say it. The format is told in FORMAT.md.

``python -m tests.simulated.journey`` checks all files.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from mapcoach.journey.shape import BusinessKind, Customers, EvidenceKind, MapKind

Level = Literal["low", "med", "high"]
Reveal = Literal["open", "asked", "probe", "never"]
FOLDER = Path(__file__).parent / "journeys"


class Strict(BaseModel):
    """Nothing but the named fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Say(Strict):
    """Wordings as typed, by how much the person likes to talk."""

    terse: tuple[str, ...] = ()
    normal: tuple[str, ...] = ()
    rambling: tuple[str, ...] = ()


class Words(Strict):
    """Something the person may say: the truth, other right notes of it, and its wordings."""

    value: str
    also: tuple[str, ...] = ()
    say: Say = Say()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, given: Any) -> Any:
        return {"value": given} if isinstance(given, str) else given

    @field_validator("say", mode="before")
    @classmethod
    def _list_form(cls, given: Any) -> Any:
        return {"normal": given} if isinstance(given, list) else given

    @property
    def accepted(self) -> tuple[str, ...]:
        """What counts as the right note of it."""
        return (self.value, *self.also, *self.say.terse, *self.say.normal)

    def wordings(self, verbosity: Level) -> tuple[str, ...]:
        """How a person of this verbosity says it; the nearest there is."""
        order = {"low": ("terse", "normal"), "med": ("normal", "terse"), "high": ("rambling", "normal")}[verbosity]
        return next((ways for one in order if (ways := getattr(self.say, one))), (self.value,))


class Deeper(Words):
    """What only a follow-up brings out; ``moves`` are those that do (none: any)."""

    moves: tuple[str, ...] = ()
    share: float | None = Field(None, ge=0, le=1)


class Slip(Strict):
    """Said wrongly first, and put right later."""

    said: str
    mend: tuple[str, ...] = ()


class Fact(Words):
    """Something the person knows."""

    reveal: Reveal = "asked"
    deeper: tuple[Deeper, ...] = ()
    slip: Slip | None = None


class Pain(Fact):
    """A trouble, with what is known about it."""

    severity: int | None = Field(None, ge=1, le=3)
    drops_off: bool | None = None
    share: float | None = Field(None, ge=0, le=1)
    root_cause: Fact | None = None
    seen: bool | None = None
    ideas: tuple[Fact, ...] = ()


class Touchpoint(Fact):
    """A contact. ``channel`` begins with the right name and goes on with others that are right, too."""

    channel: tuple[str, ...] = ()
    say_channel: str = ""
    emotion: int | None = Field(None, ge=-2, le=2)
    feel: tuple[str, ...] = ()
    thought: Fact | None = None
    customer_action: Fact | None = None
    owner: Fact | None = None
    pain_points: tuple[Pain, ...] = ()


class Stage(Fact):
    """A step of the journey."""

    customer_goal: Fact | None = None
    business_goal: Fact | None = None
    owner: Fact | None = None
    questions: tuple[Fact, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()


class Scope(Strict):
    """What the map is about."""

    business: Fact | None = None
    offering: Fact
    objective: Fact | None = None
    scenario: Fact | None = None
    starts_with: Fact | None = None
    ends_with: Fact | None = None
    out_of_scope: Fact | None = None
    customers: Customers | None = None


class Persona(Strict):
    """Whose journey it is."""

    name: Fact
    segment: Fact | None = None
    role: Fact | None = None
    demographics: Fact | None = None
    attitude: Fact | None = None
    entry_point: Fact | None = None
    desired_outcome: Fact | None = None
    quote: Fact | None = None
    behaviours: tuple[Fact, ...] = ()
    channels: tuple[Fact, ...] = ()
    influencers: tuple[Fact, ...] = ()
    goals: tuple[Fact, ...] = ()
    challenges: tuple[Fact, ...] = ()
    values: tuple[Fact, ...] = ()
    requirements: tuple[Fact, ...] = ()


class Sources(Strict):
    """How the troubles are known."""

    kinds: tuple[EvidenceKind, ...]
    say: tuple[str, ...]


class Together(Strict):
    """One reply to the question for the slot ``at`` that tells several facts."""

    at: str
    say: str
    tells: tuple[str, ...]

    @field_validator("at")
    @classmethod
    def _which(cls, at: str) -> str:
        if "[]" in at:
            raise ValueError(f"say which stage in {at!r}")
        return at


class Traits(Strict):
    """What kind of person it is, as far as that is fixed."""

    verbosity: Level | None = None
    knowledge: Level | None = None
    memory: Level | None = None
    disclosure: Level | None = None
    understanding: Level | None = None


class Journey(Strict):
    """A whole hidden journey."""

    form: Literal["mapcoach.journey/1"] = Field(alias="schema")
    id: str
    author: str
    split: Literal["dev", "heldout"]
    kind: MapKind
    business_kind: BusinessKind
    user: Traits = Traits()
    scope: Scope
    persona: Persona
    stages: tuple[Stage, ...] = Field(min_length=2)
    evidence: Sources | None = None
    measures: tuple[Fact, ...] = ()
    together: tuple[Together, ...] = ()
    asides: tuple[str, ...] = ()
    never_said: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _places(self) -> Journey:
        known = self.places()
        for one in self.together:
            for told in one.tells:
                if not under(known, told):
                    raise ValueError(f"together: there is no fact at {told!r}")
        return self

    def places(self) -> dict[str, Any]:
        """Every fact by its place: Words, or a plain value (a channel, a score…)."""
        return dict(_walk(self, ""))


def under(known: dict[str, Any], place: str) -> list[str]:
    """The places that a slot names: itself, or all items of its list."""
    if place in known:
        return [place]
    return [one for one in known if re.sub(r"\[\d+\]$", "", one) == place]


_PARTS = ("scope", "persona")
_SKIP = {"value", "also", "say", "reveal", "slip", "say_channel", "feel", "ideas", "moves"}


def _walk(part: BaseModel, at: str) -> Iterator[tuple[str, Any]]:
    names = ("scope", "persona", "stages", "measures") if isinstance(part, Journey) else type(part).model_fields
    for name in names:
        if name in _SKIP:
            continue
        value, place = getattr(part, name), f"{at}.{name}" if at else name
        if name == "channel":
            if value:
                yield place, value
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                yield f"{place}[{number}]", item
                yield from _walk(item, f"{place}[{number}]")
        elif name in _PARTS and isinstance(part, Journey):
            yield from _walk(value, place)
        elif value is not None:
            yield place, value
            if isinstance(value, Fact):
                yield from _walk(value, place)


def read(path: Path) -> Journey:
    """A journey from its file. Raises ValueError with the file and the fault."""
    try:
        journey = Journey.model_validate(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))
    except (ValidationError, yaml.YAMLError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    if journey.id != path.stem:
        raise ValueError(f"{path.name}: its id is {journey.id!r}")
    return journey


def load(folder: Path = FOLDER) -> list[Journey]:
    """All journeys of a folder, by name. Raises ValueError."""
    return [read(path) for path in sorted(folder.glob("*.yaml"))]


def main() -> int:
    """Check all files and say what is wrong with them."""
    faults = 0
    for path in sorted(FOLDER.glob("*.yaml")):
        try:
            journey = read(path)
        except ValueError as error:
            faults += 1
            print(error)
            continue
        pains = [pain for stage in journey.stages for point in stage.touchpoints for pain in point.pain_points]
        deeper = sum(bool(pain.deeper) for pain in pains)
        print(f"{journey.id}: {len(journey.stages)} stages, {len(pains)} pain points, {deeper} with something deeper")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
