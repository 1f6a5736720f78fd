"""The record of a guided session: who took part, the agenda, votes, disagreements, decisions and actions.

It is a part of the map (``JourneyMap.session``), so that exports, undo and several people at one map know it.
What a session knows besides its fields is in ``sessions``.
"""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from mapcoach.journey.part import Part

LONGEST_ITEM = 24 * 60
"""The most minutes that an item of the agenda may have."""
DOTS_EACH = 3
"""How many dots everybody has to give, unless somebody says otherwise."""


class Participant(Part):
    """Somebody who takes part. Names and initials are told apart without regard to capitals."""

    id: str
    name: str
    initials: str = Field("", description="A few letters for this person; no two people have the same.")


class AgendaItem(Part):
    """A step of the session with its time-box."""

    id: str
    title: str
    minutes: int = Field(0, ge=0, le=LONGEST_ITEM, description="The time planned for it; 0 for none.")
    started: AwareDatetime | None = Field(None, description="When it was begun, the latest time if there were several.")
    ended: AwareDatetime | None = Field(None, description="When it ended; nothing while it runs.")
    spent: int = Field(0, ge=0, description="Seconds spent on it before it was begun this time.")


class Vote(Part):
    """The dots that somebody gave to a pain point or an opportunity."""

    participant: str = Field(description="The id of the participant.")
    item: str = Field(description="The id of the pain point or opportunity.")
    dots: int = Field(ge=1, le=99)


class Opinion(Part):
    """What somebody holds to be true where the group disagrees."""

    participant: str = Field("", description="The id of a participant or a name; empty if nobody said who.")
    value: str


class Disagreement(Part):
    """Something on which people differ: every value that was named, and what was decided."""

    id: str
    about: str = Field("", description="The id of a part of the map or the path of a value, if it is about one.")
    text: str = Field(description="What it is about, in words.")
    values: tuple[Opinion, ...] = ()
    decision: str = Field("", description="What was decided; empty while it is open.")
    decided_by: str = Field("", description="The id of a participant or a name.")


class Decision(Part):
    """Something that the group decided."""

    id: str
    text: str


class Action(Part):
    """Something that somebody does after the session."""

    id: str
    text: str
    owner: str = Field("", description="The name of the one who does it.")
    due: str = Field("", description="By when, in the group's words.")
    done: bool = False


class GroupSession(Part):
    """A guided session on this map."""

    facilitator: str = Field("", description="Who leads it, by name.")
    participants: tuple[Participant, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    dots_each: int = Field(DOTS_EACH, ge=0, le=20, description="How many dots everybody has to give.")
    votes: tuple[Vote, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()

    def participant(self, participant_id: str) -> Participant | None:
        """The participant with this id."""
        return next((one for one in self.participants if one.id == participant_id), None)

    def item(self, item_id: str) -> AgendaItem | None:
        """The item of the agenda with this id."""
        return next((one for one in self.agenda if one.id == item_id), None)

    def disagreement(self, disagreement_id: str) -> Disagreement | None:
        """The disagreement with this id."""
        return next((one for one in self.disagreements if one.id == disagreement_id), None)

    def parts(self) -> tuple[Participant | AgendaItem | Disagreement | Decision | Action, ...]:
        """Everything in it that has an id."""
        return (*self.participants, *self.agenda, *self.disagreements, *self.decisions, *self.actions)
