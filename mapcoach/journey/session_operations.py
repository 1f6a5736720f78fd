"""The typed operations on the record of a guided session: who takes part, agenda, votes, decisions, actions.

They belong to the union in ``operations``. What each needs and refuses is in ``applying_session``,
``applying_agenda`` and ``applying_decisions``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from mapcoach.journey.group import LONGEST_ITEM, Opinion
from mapcoach.journey.part import Op, Part


class SetFacilitator(Op):
    """Say who leads the session; an empty value clears it."""

    op: Literal["set_facilitator"] = "set_facilitator"
    value: str


class AddParticipant(Op):
    """Add somebody. Without initials they are made from the name; those that are taken get a number."""

    op: Literal["add_participant"] = "add_participant"
    id: str
    name: str
    initials: str = ""


class ChangeParticipant(Op):
    """Change what is given of a participant; ``None`` leaves a part as it is, ``""`` makes the initials anew."""

    op: Literal["change_participant"] = "change_participant"
    participant: str
    name: str | None = None
    initials: str | None = None


class RemoveParticipant(Op):
    """Remove somebody with their votes; what they said where people disagreed stays, under the name."""

    op: Literal["remove_participant"] = "remove_participant"
    participant: str


class PlannedItem(Part):
    """An item of an agenda as it is planned."""

    id: str
    title: str
    minutes: int = Field(0, ge=0, le=LONGEST_ITEM)


class SetAgenda(Op):
    """Put this agenda in place of the one there is. Items whose id stays keep when they began and ended."""

    op: Literal["set_agenda"] = "set_agenda"
    items: tuple[PlannedItem, ...]


class AddAgendaItem(Op):
    """Add an item to the agenda: behind the one with the id ``after``, or at the end if that is empty or gone."""

    op: Literal["add_agenda_item"] = "add_agenda_item"
    id: str
    title: str
    minutes: int = Field(0, ge=0, le=LONGEST_ITEM)
    after: str = ""


class ChangeAgendaItem(Op):
    """Change what is given of an item; ``None`` leaves a part as it is."""

    op: Literal["change_agenda_item"] = "change_agenda_item"
    item: str
    title: str | None = None
    minutes: int | None = Field(None, ge=0, le=LONGEST_ITEM)


class MoveAgendaItem(Op):
    """Put an item behind the one with the id ``after``, or first if that is empty."""

    op: Literal["move_agenda_item"] = "move_agenda_item"
    item: str
    after: str = ""


class RemoveAgendaItem(Op):
    """Leave an item out, with its clock."""

    op: Literal["remove_agenda_item"] = "remove_agenda_item"
    item: str


class StartAgendaItem(Op):
    """Begin an item, or go on with one that had ended; the one that runs ends."""

    op: Literal["start_agenda_item"] = "start_agenda_item"
    item: str
    at: AwareDatetime


class EndAgendaItem(Op):
    op: Literal["end_agenda_item"] = "end_agenda_item"
    item: str
    at: AwareDatetime


class SetDotsEach(Op):
    """Say how many dots everybody has to give; votes that were cast stay."""

    op: Literal["set_dots_each"] = "set_dots_each"
    value: int = Field(ge=0, le=20)


class CastVote(Op):
    """Say how many dots a participant gives to a pain point or an opportunity; 0 takes them back."""

    op: Literal["vote"] = "vote"
    participant: str
    item: str
    dots: int = Field(1, ge=0, le=99)


class RecordDisagreement(Op):
    """Record that people differ: what about, in words, and who holds what."""

    op: Literal["record_disagreement"] = "record_disagreement"
    id: str
    about: str = ""
    text: str
    values: tuple[Opinion, ...] = ()


class AddOpinion(Op):
    """Add what somebody holds; it takes the place of what the same person said before."""

    op: Literal["add_opinion"] = "add_opinion"
    disagreement: str
    participant: str = ""
    value: str


class Decide(Op):
    """Decide a disagreement; an empty decision opens it again."""

    op: Literal["decide"] = "decide"
    disagreement: str
    decision: str
    decided_by: str = ""


class RemoveDisagreement(Op):
    op: Literal["remove_disagreement"] = "remove_disagreement"
    disagreement: str


class AddDecision(Op):
    op: Literal["add_decision"] = "add_decision"
    id: str
    text: str


class ChangeDecision(Op):
    op: Literal["change_decision"] = "change_decision"
    decision: str
    text: str


class RemoveDecision(Op):
    op: Literal["remove_decision"] = "remove_decision"
    decision: str


class AddAction(Op):
    op: Literal["add_action"] = "add_action"
    id: str
    text: str
    owner: str = ""
    due: str = ""


class ChangeAction(Op):
    """Change what is given of an action; ``None`` leaves a part as it is."""

    op: Literal["change_action"] = "change_action"
    action: str
    text: str | None = None
    owner: str | None = None
    due: str | None = None
    done: bool | None = None


class RemoveAction(Op):
    op: Literal["remove_action"] = "remove_action"
    action: str


SessionOperation = (
    SetFacilitator
    | AddParticipant
    | ChangeParticipant
    | RemoveParticipant
    | SetAgenda
    | AddAgendaItem
    | ChangeAgendaItem
    | MoveAgendaItem
    | RemoveAgendaItem
    | StartAgendaItem
    | EndAgendaItem
    | SetDotsEach
    | CastVote
    | RecordDisagreement
    | AddOpinion
    | Decide
    | RemoveDisagreement
    | AddDecision
    | ChangeDecision
    | RemoveDecision
    | AddAction
    | ChangeAction
    | RemoveAction
)
