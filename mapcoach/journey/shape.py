"""What a customer journey map is.

The names and values here are the contract between the interview, the exports and other programs: they are
what ``mapcoach show MAP --json`` prints and what ``mapcoach schema`` describes. Text that nobody has given
yet is ``""``, a number, date or yes/no is ``None``.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, get_args

from pydantic import Field

from mapcoach.journey.group import GroupSession
from mapcoach.journey.part import Part as Part

MapKind = Literal["current", "future", "day_in_the_life", "renewal", "churn"]
BusinessKind = Literal["service", "ecommerce", "saas", "local", "b2b", "other"]
Customers = Literal["new", "existing", "both"]
Basis = Literal["evidence", "assumption"]
ChoiceStatus = Literal["chosen", "rejected", "done"]
EvidenceKind = Literal[
    "survey",
    "interview",
    "focus_group",
    "analytics",
    "session_recording",
    "crm",
    "support_tickets",
    "sales_talks",
    "reviews",
    "social_media",
    "observation",
    "stakeholder",
    "other",
]

MAP_KINDS: tuple[MapKind, ...] = get_args(MapKind)
BUSINESS_KINDS: tuple[BusinessKind, ...] = get_args(BusinessKind)
CUSTOMERS: tuple[Customers, ...] = get_args(Customers)
FEELINGS = {2: "very good", 1: "good", 0: "so-so", -1: "bad", -2: "very bad"}
"""The steps of the emotion scale in words, the best first."""
EVIDENCE_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)


class Scope(Part):
    """What this map is about, and what it leaves out."""

    business: str = Field("", description="The business, by name.")
    offering: str = Field("", description="What it sells or does, in the owner's words.")
    business_kind: BusinessKind | None = None
    objective: str = Field("", description="The measurable change wanted: on what, by how much, by when.")
    scenario: str = Field("", description="The one situation that is mapped.")
    starts_with: str = Field("", description="What the journey starts with.")
    ends_with: str = Field("", description="What the journey ends with.")
    customers: Customers | None = None
    out_of_scope: str = ""


class Persona(Part):
    """The one customer whose journey this is; in B2B, the ideal customer profile."""

    name: str = ""
    segment: str = Field("", description="The group of customers that this person stands for.")
    role: str = ""
    demographics: str = ""
    behaviours: tuple[str, ...] = ()
    attitude: str = ""
    channels: tuple[str, ...] = Field((), description="Where this person can be reached.")
    influencers: tuple[str, ...] = Field((), description="Who else is consulted, on and off the screen.")
    goals: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    entry_point: str = Field("", description="Backstory: what made this person start looking.")
    requirements: tuple[str, ...] = Field((), description="Backstory: what a solution must offer.")
    desired_outcome: str = Field("", description="Backstory: the outcome hoped for.")
    quote: str = ""


class Emotion(Part):
    """How the customer feels at a touchpoint."""

    score: int | None = Field(None, ge=-2, le=2, description="-2 very bad, -1 bad, 0 so-so, 1 good, 2 very good.")
    feeling: str = Field("", description="The feeling in a word or two.")
    thought: str = Field("", description="What the customer thinks or says at that moment.")


class PainPoint(Part):
    """What goes wrong for the customer at a touchpoint."""

    id: str
    text: str
    severity: int | None = Field(None, ge=1, le=3, description="1 a nuisance, 2 serious, 3 they may leave over it.")
    root_cause: str = ""
    drops_off: bool | None = Field(None, description="Whether customers give up here.")
    share: float | None = Field(None, ge=0, le=1, description="The part of the customers it hits, 0 to 1.")


class Touchpoint(Part):
    """One contact between the customer and the business, or a step the customer takes without it."""

    id: str
    name: str
    channel: str = Field("", description="Where it happens: website, email, phone, shop, …")
    customer_action: str = ""
    owner: str = ""
    moment_of_truth: bool | None = Field(None, description="Whether it decides if the customer goes on.")
    emotion: Emotion = Emotion()
    pain_points: tuple[PainPoint, ...] = ()


class Stage(Part):
    """A column of the map: a part of the journey in which the customer wants one thing."""

    id: str
    name: str
    customer_goal: str = ""
    questions: tuple[str, ...] = Field((), description="What the customer asks at this stage.")
    business_goal: str = Field("", description="What the business wants the customer to do next.")
    owner: str = ""
    touchpoints: tuple[Touchpoint, ...] = ()


class Opportunity(Part):
    """An idea that answers a pain point (or stands on its own)."""

    id: str
    pain_point: str = Field("", description="The id of the pain point it answers, if any.")
    text: str = ""
    impact: int | None = Field(None, ge=1, le=5)
    feasibility: int | None = Field(None, ge=1, le=5)
    owner: str = ""
    due: str = ""
    kpi: str = ""


class ChosenAutomation(Part):
    """A recommended automation that somebody chose, rejected or finished."""

    id: str
    recipe: str = Field(description="The id of the catalogue's entry.")
    stage: str = Field("", description="The id of its stage.")
    touchpoint: str = ""
    pain_point: str = ""
    platform: str = ""
    owner: str = ""
    status: ChoiceStatus = "chosen"


class Measure(Part):
    """A KPI with where it stands and where it should be."""

    name: str
    baseline: str = ""
    target: str = ""
    stage: str = Field("", description="The id of the stage it watches; empty for the whole journey.")


class Evidence(Part):
    """Where knowledge on this map comes from."""

    id: str
    kind: EvidenceKind = "other"
    source: str = ""
    note: str = ""
    supports: tuple[str, ...] = Field((), description="The ids of what it backs, or persona, scope.")


class Review(Part):
    """When the map is looked at again."""

    due: date | None = None
    cadence: str = ""


class ParkedNote(Part):
    """Something worth keeping that is not about this journey: the parking lot of a session."""

    id: str
    text: str = Field(description="The note, as it was said.")


class JourneyMap(Part):
    """A whole customer journey map: one persona, one scenario.

    ``basis`` says of a value whether it stands on evidence or is an assumption; ``provenance`` names the
    journal entry that put it there. Both are keyed by the value's path, in which parts are named by their
    id: ``persona.goals[0]``, ``stages[s1].touchpoints[t1].emotion.score``.
    """

    id: str = ""
    title: str = ""
    kind: MapKind = "current"
    created: datetime | None = None
    updated: datetime | None = None
    scope: Scope = Scope()
    persona: Persona = Persona()
    stages: tuple[Stage, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    automations: tuple[ChosenAutomation, ...] = ()
    measures: tuple[Measure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    parking_lot: tuple[ParkedNote, ...] = ()
    review: Review = Review()
    session: GroupSession = Field(
        GroupSession(),
        description="The record of a guided session; left out if there was none.",
        exclude_if=lambda session: session == GroupSession(),
    )
    basis: dict[str, Basis] = Field({})
    provenance: dict[str, str] = Field({})

    def touchpoints(self) -> list[Touchpoint]:
        """All touchpoints, in the order of the journey."""
        return [touchpoint for stage in self.stages for touchpoint in stage.touchpoints]

    def pain_points(self) -> list[PainPoint]:
        """All pain points, in the order of the journey."""
        return [pain for touchpoint in self.touchpoints() for pain in touchpoint.pain_points]

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with this id."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def touchpoint(self, touchpoint_id: str) -> Touchpoint | None:
        """The touchpoint with this id."""
        return next((found for found in self.touchpoints() if found.id == touchpoint_id), None)

    def pain_point(self, pain_id: str) -> PainPoint | None:
        """The pain point with this id."""
        return next((pain for pain in self.pain_points() if pain.id == pain_id), None)

    def touchpoint_of(self, pain_id: str) -> Touchpoint | None:
        """The touchpoint that holds this pain point."""
        return next(
            (point for point in self.touchpoints() if any(pain.id == pain_id for pain in point.pain_points)),
            None,
        )

    def display_title(self) -> str:
        """The title, or one computed from what is known so far; never stored."""
        if self.title:
            return self.title
        what = self.scope.scenario or self.scope.business or self.scope.offering
        computed = " – ".join(part for part in (self.persona.name, what) if part)
        line = " ".join(computed.split())
        return (line if len(line) <= 80 else line[:80].rsplit(" ", 1)[0] + "…") or "Untitled map"
