"""The typed operations: the only way in which anything changes the map.

Each is small and total. They are told apart by ``op``; ``OPERATION`` reads one from JSON. Ids of new parts
are made by whoever proposes the operation, so that replaying a journal always gives the same map. Those on the
record of a guided session are in ``session_operations``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from mapcoach.journey.part import Op as Op
from mapcoach.journey.session_operations import SessionOperation
from mapcoach.journey.shape import Basis, ChoiceStatus, EvidenceKind, MapKind

ScopeField = Literal[
    "business",
    "offering",
    "business_kind",
    "objective",
    "scenario",
    "starts_with",
    "ends_with",
    "customers",
    "out_of_scope",
]
PersonaField = Literal["name", "segment", "role", "demographics", "attitude", "entry_point", "desired_outcome", "quote"]
PersonaList = Literal["behaviours", "channels", "influencers", "goals", "challenges", "values", "requirements"]
StageField = Literal["name", "customer_goal", "business_goal", "owner"]
TouchpointField = Literal["name", "channel", "customer_action", "owner"]


class StartMap(Op):
    op: Literal["start_map"] = "start_map"
    id: str


class SetTitle(Op):
    op: Literal["set_title"] = "set_title"
    value: str


class SetKind(Op):
    op: Literal["set_kind"] = "set_kind"
    value: MapKind


class SetScope(Op):
    """Set a field of the scope; an empty value clears it."""

    op: Literal["set_scope"] = "set_scope"
    field: ScopeField
    value: str


class SetPersona(Op):
    """Set a field of the persona; an empty value clears it."""

    op: Literal["set_persona"] = "set_persona"
    field: PersonaField
    value: str


class AddPersonaItems(Op):
    op: Literal["add_persona_items"] = "add_persona_items"
    field: PersonaList
    items: tuple[str, ...]


class ChangePersonaItem(Op):
    """Replace one item of a list of the persona; an empty value removes it."""

    op: Literal["change_persona_item"] = "change_persona_item"
    field: PersonaList
    item: str
    value: str


class AddStage(Op):
    """Add a stage, at the end or at a position counted from 0."""

    op: Literal["add_stage"] = "add_stage"
    id: str
    name: str
    position: int | None = None


class SetStage(Op):
    """Set a field of a stage (``name`` renames it)."""

    op: Literal["set_stage"] = "set_stage"
    stage: str
    field: StageField
    value: str


class AddStageQuestions(Op):
    op: Literal["add_stage_questions"] = "add_stage_questions"
    stage: str
    items: tuple[str, ...]


class ChangeStageQuestion(Op):
    """Replace one of the customer's questions at a stage; an empty value removes it."""

    op: Literal["change_stage_question"] = "change_stage_question"
    stage: str
    item: str
    value: str


class MoveStage(Op):
    op: Literal["move_stage"] = "move_stage"
    stage: str
    position: int


class ReorderStages(Op):
    """Put the named stages into this order; those not named keep their order behind them."""

    op: Literal["reorder_stages"] = "reorder_stages"
    order: tuple[str, ...]


class MergeStages(Op):
    """Move all touchpoints and questions of a stage into another, and remove the emptied one."""

    op: Literal["merge_stages"] = "merge_stages"
    stage: str
    into: str


class RemoveStage(Op):
    op: Literal["remove_stage"] = "remove_stage"
    stage: str


class AddTouchpoint(Op):
    op: Literal["add_touchpoint"] = "add_touchpoint"
    id: str
    stage: str
    name: str
    channel: str = ""
    position: int | None = None


class SetTouchpoint(Op):
    """Set a field of a touchpoint (``name`` renames it)."""

    op: Literal["set_touchpoint"] = "set_touchpoint"
    touchpoint: str
    field: TouchpointField
    value: str


class SetMomentOfTruth(Op):
    op: Literal["set_moment_of_truth"] = "set_moment_of_truth"
    touchpoint: str
    value: bool | None


class MoveTouchpoint(Op):
    """Move a touchpoint to a stage, at its end or at a position counted from 0."""

    op: Literal["move_touchpoint"] = "move_touchpoint"
    touchpoint: str
    stage: str
    position: int | None = None


class ReorderTouchpoints(Op):
    op: Literal["reorder_touchpoints"] = "reorder_touchpoints"
    stage: str
    order: tuple[str, ...]


class RemoveTouchpoint(Op):
    op: Literal["remove_touchpoint"] = "remove_touchpoint"
    touchpoint: str


class SetEmotion(Op):
    """Set what is given of a touchpoint's emotion; ``None`` leaves a part as it is, ``""`` clears a text."""

    op: Literal["set_emotion"] = "set_emotion"
    touchpoint: str
    score: int | None = Field(None, ge=-2, le=2)
    feeling: str | None = None
    thought: str | None = None


class AddPainPoint(Op):
    op: Literal["add_pain_point"] = "add_pain_point"
    id: str
    touchpoint: str
    text: str
    severity: int | None = Field(None, ge=1, le=3)
    root_cause: str = ""
    drops_off: bool | None = None
    share: float | None = Field(None, ge=0, le=1)


class ChangePainPoint(Op):
    """Change what is given of a pain point; ``None`` leaves a part as it is."""

    op: Literal["change_pain_point"] = "change_pain_point"
    pain_point: str
    text: str | None = None
    severity: int | None = Field(None, ge=1, le=3)
    root_cause: str | None = None
    drops_off: bool | None = None
    share: float | None = Field(None, ge=0, le=1)


class MovePainPoint(Op):
    op: Literal["move_pain_point"] = "move_pain_point"
    pain_point: str
    touchpoint: str


class RemovePainPoint(Op):
    op: Literal["remove_pain_point"] = "remove_pain_point"
    pain_point: str


class AddOpportunity(Op):
    op: Literal["add_opportunity"] = "add_opportunity"
    id: str
    text: str
    pain_point: str = ""
    impact: int | None = Field(None, ge=1, le=5)
    feasibility: int | None = Field(None, ge=1, le=5)
    owner: str = ""
    due: str = ""
    kpi: str = ""


class ChangeOpportunity(Op):
    """Change what is given of an opportunity; ``None`` leaves a part as it is."""

    op: Literal["change_opportunity"] = "change_opportunity"
    opportunity: str
    text: str | None = None
    pain_point: str | None = None
    impact: int | None = Field(None, ge=1, le=5)
    feasibility: int | None = Field(None, ge=1, le=5)
    owner: str | None = None
    due: str | None = None
    kpi: str | None = None


class RemoveOpportunity(Op):
    op: Literal["remove_opportunity"] = "remove_opportunity"
    opportunity: str


class ChooseAutomation(Op):
    """Choose, reject or report as done one recommended automation for a place on the map."""

    op: Literal["choose_automation"] = "choose_automation"
    id: str
    recipe: str
    stage: str
    touchpoint: str = ""
    pain_point: str = ""
    platform: str = ""
    owner: str = ""
    status: ChoiceStatus = "chosen"


class ChangeAutomation(Op):
    """Change what is given of a choice; ``None`` leaves a part as it is."""

    op: Literal["change_automation"] = "change_automation"
    automation: str
    platform: str | None = None
    owner: str | None = None
    status: ChoiceStatus | None = None


class RemoveAutomation(Op):
    op: Literal["remove_automation"] = "remove_automation"
    automation: str


class SetMeasure(Op):
    """Add a KPI, or change what is given of the one with this name."""

    op: Literal["set_measure"] = "set_measure"
    name: str
    baseline: str | None = None
    target: str | None = None
    stage: str | None = None


class RemoveMeasure(Op):
    op: Literal["remove_measure"] = "remove_measure"
    name: str


class AddEvidence(Op):
    op: Literal["add_evidence"] = "add_evidence"
    id: str
    kind: EvidenceKind = "other"
    source: str = ""
    note: str = ""
    supports: tuple[str, ...] = ()


class ChangeEvidence(Op):
    """Change what is given of a piece of evidence; ``None`` leaves a part as it is."""

    op: Literal["change_evidence"] = "change_evidence"
    evidence: str
    kind: EvidenceKind | None = None
    source: str | None = None
    note: str | None = None
    supports: tuple[str, ...] | None = None


class RemoveEvidence(Op):
    op: Literal["remove_evidence"] = "remove_evidence"
    evidence: str


class SetBasis(Op):
    """Say that these parts are evidence or assumption: by id that they are so, ``persona`` and ``scope`` as a whole.

    ``ID.FIELD`` (``p1.severity``, ``t1.emotion.score``, ``persona.goals``) says it of one field.
    """

    op: Literal["set_basis"] = "set_basis"
    targets: tuple[str, ...]
    basis: Basis


class Park(Op):
    """Put a note into the parking lot."""

    op: Literal["park"] = "park"
    id: str
    text: str


class RemoveParked(Op):
    """Take a note out of the parking lot."""

    op: Literal["remove_parked"] = "remove_parked"
    note: str


class SetReview(Op):
    """Set what is given of the review; ``None`` leaves a part as it is."""

    op: Literal["set_review"] = "set_review"
    due: date | None = None
    cadence: str | None = None


Operation = Annotated[
    StartMap
    | SetTitle
    | SetKind
    | SetScope
    | SetPersona
    | AddPersonaItems
    | ChangePersonaItem
    | AddStage
    | SetStage
    | AddStageQuestions
    | ChangeStageQuestion
    | MoveStage
    | ReorderStages
    | MergeStages
    | RemoveStage
    | AddTouchpoint
    | SetTouchpoint
    | SetMomentOfTruth
    | MoveTouchpoint
    | ReorderTouchpoints
    | RemoveTouchpoint
    | SetEmotion
    | AddPainPoint
    | ChangePainPoint
    | MovePainPoint
    | RemovePainPoint
    | AddOpportunity
    | ChangeOpportunity
    | RemoveOpportunity
    | ChooseAutomation
    | ChangeAutomation
    | RemoveAutomation
    | SetMeasure
    | RemoveMeasure
    | AddEvidence
    | ChangeEvidence
    | RemoveEvidence
    | SetBasis
    | Park
    | RemoveParked
    | SetReview
    | SessionOperation,
    Field(discriminator="op"),
]

OPERATION: TypeAdapter[Any] = TypeAdapter(Operation)
"""Reads one operation from a Python object or from JSON."""
