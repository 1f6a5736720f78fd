"""Moves on what the map is for: several aims or occasions, an aim without a number or a date."""

from __future__ import annotations

from mapcoach.interview.coaching.on_people import KEEP, SPLIT
from mapcoach.interview.coaching.turn import Proposal, Turn
from mapcoach.interview.replies import signals

_WORTH_ASKING = 2
"""Words of a goal: what "a cut" is good for is a silly question."""


def several_situations(turn: Turn) -> Proposal | None:
    """Two occasions on one map: offer each a map of its own."""
    found = signals.several_situations(turn.reply) if turn.field == "scope.scenario" else ()
    return _split("several_situations", turn, found) if len(found) > 1 else None


def several_goals(turn: Turn) -> Proposal | None:
    """Two aims for one map: offer each a map of its own."""
    found = signals.several_goals(turn.reply) if turn.field == "scope.objective" else ()
    return _split("several_goals", turn, found) if len(found) > 1 else None


def _split(move: str, turn: Turn, found: tuple[str, ...]) -> Proposal:
    return Proposal(
        move,
        {"said": turn.reply, "first": found[0], "second": found[1]},
        field=turn.field,
        kind="one_of",
        options=(
            (SPLIT, f"This map for “{found[0]}”, a second one for “{found[1]}”"),
            (KEEP, "Keep both on this map"),
        ),
        given=found,
    )


def vague_goal(turn: Turn) -> Proposal | None:
    """An aim without a number, so that nobody can tell whether it was reached. With a number it is left in peace."""
    objective = turn.after.scope.objective
    if turn.field != "scope.objective" or not objective or "number" not in signals.goal_lacks(objective):
        return None
    return Proposal("vague_goal", {"said": objective})


def ladder_goal(turn: Turn) -> Proposal | None:
    """A goal without what it is good for."""
    if turn.field != "persona.goals" or turn.after.persona.desired_outcome or signals.has_reason(turn.reply):
        return None
    goals = turn.after.persona.goals
    if not goals or turn.depth == "deep":  # a deep interview asks for the outcome anyway
        return None
    if len(goals[0].split()) < _WORTH_ASKING:
        return None
    return Proposal("ladder_goal", {"said": goals[0]}, field="persona.desired_outcome")
