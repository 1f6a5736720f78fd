"""Moves on lists: stages in the words of the business, too many, doubled, incomplete."""

from __future__ import annotations

from difflib import SequenceMatcher

from mapcoach.interview.asking import listed
from mapcoach.interview.coaching.turn import Proposal, Turn
from mapcoach.interview.replies import signals
from mapcoach.interview.replies.text import normal
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import Stage, Touchpoint

MOST_STAGES, MOST_TOUCHPOINTS = 9, 8
"""More than these are hard to read (findings/formats.md: 4 to 7 stages, 2 to 6 steps each); some slack is left."""
_ALIKE = 0.85


def departments(turn: Turn) -> Proposal | None:
    """Stages named after departments or a funnel instead of what the customer goes through."""
    if turn.field != "stages":
        return None
    found = signals.departments([stage.name for stage in turn.after.stages])
    return Proposal("departments", {"said": listed(found, 40)}, kind="list") if found else None


def duplicate(turn: Turn) -> Proposal | None:
    """A new stage or touchpoint that is nearly the same as one that is there."""
    for new, others in _new_parts(turn):
        for other in others[: others.index(new)]:
            if _alike(new.name, other.name):
                return Proposal(
                    "duplicate",
                    {"said": new.name, "other": other.name},
                    about=new.id,
                    kind="one_of",
                    options=(("same", "The same"), ("second", "A second one")),
                    given=(other.id,),
                )
    return None


def _new_parts(turn: Turn) -> list[tuple[Stage | Touchpoint, list[Stage | Touchpoint]]]:
    stages = [stage for one in turn.done(ops.AddStage) if (stage := turn.after.stage(one.id))]
    found: list[tuple[Stage | Touchpoint, list[Stage | Touchpoint]]] = [(one, [*turn.after.stages]) for one in stages]
    for point in turn.new_points():
        home = next(stage for stage in turn.after.stages if point in stage.touchpoints)
        found.append((point, [*home.touchpoints]))
    return found


def _alike(one: str, other: str) -> bool:
    first, second = normal(one), normal(other)
    if min(len(first), len(second)) < 5 or [*filter(str.isdigit, first)] != [*filter(str.isdigit, second)]:
        return False
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE


def too_long(turn: Turn) -> Proposal | None:
    """A journey of more stages than people take in."""
    count = len(turn.after.stages)
    return Proposal("too_long", {"number": str(count)}) if turn.field == "stages" and count > MOST_STAGES else None


def too_many(turn: Turn) -> Proposal | None:
    """A stage with more touchpoints than people take in."""
    count = len(turn.stage.touchpoints) if turn.stage else 0
    if turn.field != "stages[].touchpoints" or count <= MOST_TOUCHPOINTS:
        return None
    return Proposal("too_many", {"number": str(count)})


def inside_out(turn: Turn) -> Proposal | None:
    """Our side told where the customer's is wanted."""
    if turn.field == "stages[].touchpoints":
        found = [(point.id, said) for point in turn.new_points() if (said := signals.inside_out(point.name))]
        return Proposal("inside_out", {"said": found[0][1]}, about=found[0][0], kind="list") if found else None
    if turn.field != "stages[].customer_goal":
        return None
    said = signals.inside_out(turn.reply)
    return Proposal("inside_out", {"said": said}) if said else None


def jargon(turn: Turn) -> Proposal | None:
    """A stage or touchpoint called by a term that customers do not use; in a quick interview that is asked once."""
    if turn.depth == "quick" and turn.pacing.times("jargon"):
        return None
    known = [turn.after.scope.business, turn.after.scope.offering, turn.after.persona.name]
    for part, _ in _new_parts(turn):
        if signals.jargon(part.name, [word for text in known for word in text.split()]):
            return Proposal("jargon", {"said": part.name}, about=part.id, kind="text")
    return None


def missing(turn: Turn) -> Proposal | None:
    """A list of stages, or a very short one of touchpoints: is anything missing?"""
    if turn.field == "stages" and len(turn.after.stages) > 1 and turn.done(ops.AddStage):
        names = [stage.name for stage in turn.after.stages]
        middle = len(names) // 2
        return Proposal(
            "missing", {"items": listed(names, 30), "first": names[middle - 1], "second": names[middle]}, kind="list"
        )
    return None
