"""What a journey map is: its shape, the operations that change it, the journal it is folded from."""

from mapcoach.journey.applying import Outcome, apply
from mapcoach.journey.journal import JOURNAL, Dropped, Folded, FollowUp, JournalEntry, extend, fold, new_entry, new_id
from mapcoach.journey.operations import OPERATION
from mapcoach.journey.paths import Value, walk
from mapcoach.journey.shape import (
    ChosenAutomation,
    Emotion,
    Evidence,
    JourneyMap,
    Measure,
    Opportunity,
    PainPoint,
    Persona,
    Review,
    Scope,
    Stage,
    Touchpoint,
)

__all__ = [
    "JOURNAL",
    "OPERATION",
    "ChosenAutomation",
    "Dropped",
    "Emotion",
    "Evidence",
    "Folded",
    "FollowUp",
    "JournalEntry",
    "JourneyMap",
    "Measure",
    "Opportunity",
    "Outcome",
    "PainPoint",
    "Persona",
    "Review",
    "Scope",
    "Stage",
    "Touchpoint",
    "Value",
    "apply",
    "extend",
    "fold",
    "new_entry",
    "new_id",
    "walk",
]
