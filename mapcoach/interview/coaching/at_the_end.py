"""Moves when all stages have been gone through: what a map made of guesses and good news lacks."""

from __future__ import annotations

from mapcoach.interview.coaching.asking_back import EVERYWHERE
from mapcoach.interview.coaching.on_troubles import PAINS
from mapcoach.interview.coaching.turn import Proposal, Turn
from mapcoach.interview.replies import signals

_FEW = 4
"""From how many touchpoints on it means something that all are alike."""


def happy_path(turn: Turn) -> Proposal | None:
    """A journey on which nothing goes wrong for anybody."""
    points = turn.after.touchpoints()
    if not turn.ends_journey or len(points) < _FEW or turn.after.pain_points():
        return None
    return Proposal("happy_path", {}, field=PAINS, kind="list", after_probe=True)


def flat(turn: Turn) -> Proposal | None:
    """Feelings that are the same everywhere."""
    scores = [point.emotion.score for point in turn.after.touchpoints() if point.emotion.score is not None]
    if not turn.ends_journey or len(scores) < _FEW or len(set(scores)) > 1:
        return None
    return Proposal(
        "flat",
        {"number": str(scores[0] + 3)},
        about=EVERYWHERE,
        field="stages[].touchpoints[].emotion",
        kind="rating",
        after_probe=True,
    )


def only_digital(turn: Turn) -> Proposal | None:
    """Contacts on screens only."""
    channels = [point.channel for point in turn.after.touchpoints() if point.channel]
    if not turn.ends_journey or len(channels) < _FEW or not all(signals.is_digital(one) for one in channels):
        return None
    return Proposal("only_digital", {}, field="stages[].touchpoints", kind="list", after_probe=True)
