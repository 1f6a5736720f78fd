"""Moves on what goes wrong: a verdict without a fact, two troubles in one, how it was the last time, how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mapcoach.interview.coaching.turn import Proposal, Turn
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies import signals
from mapcoach.interview.replies.cues import basis_of
from mapcoach.interview.replies.pains import compound_of
from mapcoach.interview.replies.quantities import quantities
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import PainPoint

PAINS = "stages[].touchpoints[].pain_points"
_NARRATIVE = (
    "persona.entry_point",
    "scope.scenario",
    "scope.starts_with",
)
_NO_FORKS = ("stages", "stages[].touchpoints", "persona.name", "opportunities", "measures")
"""Fields where all cases belong on the map."""
BOTH, ONE = "both", "one"
HUNCH = "assumption"


def compound(turn: Turn) -> Proposal | None:
    """Two troubles in one statement: show them apart and let the person decide."""
    for pain in turn.new_pains():
        parts = compound_of(pain.text) if not signals.depends(pain.text) else ()
        if len(parts) == 2:
            return Proposal(
                "compound",
                {"said": pain.text, "first": parts[0], "second": parts[1]},
                about=pain.id,
                field=PAINS,
                kind="one_of",
                options=((BOTH, "Two troubles"), (ONE, "One and the same")),
                given=tuple(parts),
            )
    return None


def solution(turn: Turn) -> Proposal | None:
    """A solution where a trouble is wanted; it is kept as an idea, and the trouble asked for."""
    ideas = turn.done(ops.AddOpportunity)
    if turn.field != PAINS or not ideas or turn.new_pains():
        return None
    return Proposal("solution", {"said": ideas[0].text}, about=ideas[0].id, field=PAINS)


def it_depends(turn: Turn) -> Proposal | None:
    """An answer that forks: take the case that is seen most."""
    if turn.asked.question.kind not in ("text", "list") or turn.asked.items or turn.field in _NO_FORKS:
        return None
    said = signals.depends(turn.reply)
    if not said:
        return None
    pain = next((pain for pain in turn.new_pains() if signals.depends(pain.text)), None)
    return Proposal("it_depends", {"said": said}, about=pain.id if pain else "", given=signals.branches(turn.reply))


def verdict(turn: Turn) -> Proposal | None:
    """A trouble that is nothing but a verdict."""
    for pain in turn.new_pains():
        if said := signals.verdict(pain.text):
            return Proposal("verdict", {"said": said}, about=pain.id, field=PAINS)
    return None


def last_time(turn: Turn) -> Proposal | None:
    """A trouble told in general: ask for the last real instance."""
    for pain in turn.new_pains():
        if said := signals.generalises(pain.text):
            return Proposal("last_time", {"said": said}, about=pain.id, field=PAINS)
    return None


def any_case(turn: Turn) -> Iterator[Proposal]:
    """A trouble told as it always is: ask for the last real instance, which holds what the general one leaves out."""
    if turn.asked.move:
        return
    brought_out = {
        one.id for entry in turn.answers if entry.move for one in entry.operations if isinstance(one, ops.AddPainPoint)
    }
    for pain in _pains_talked_of(turn):
        if pain.id not in brought_out and not _TOLD_AS_IT_HAPPENED.search(pain.text):
            yield Proposal("last_time", {"said": pain.text}, about=pain.id, field=PAINS, kind="list")


_TOLD_AS_IT_HAPPENED = lazy_pattern(
    r"\b(?:last (?:week|month|year|time|\w+day|spring|summer|autumn|winter)|"
    r"yesterday|ago|(?:on|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"the other (?:day|week)|one (?:man|woman|lady|customer|client|guest|patient))\b",
    re.IGNORECASE,
)  # fmt: skip


def thin(turn: Turn) -> Proposal | None:
    """A narrative answer with next to nothing in it."""
    if turn.field not in _NARRATIVE or not turn.operations or not signals.is_thin(turn.reply):
        return None
    return Proposal("thin", {"said": turn.reply})


def is_severe(pain: PainPoint, journey_map: JourneyMap) -> bool:
    """Whether people leave over a trouble, or, as long as nobody said how bad it is, feel bad where it happens."""
    if pain.drops_off or pain.severity:
        return bool(pain.drops_off) or (pain.severity or 0) > 1
    point = journey_map.touchpoint_of(pain.id)
    return bool(point and (point.emotion.score or 0) < 0)


def quantify(turn: Turn) -> Iterator[Proposal]:
    """A severe trouble without a number."""
    if turn.depth == "deep":  # which asks it of each trouble anyway
        return
    for pain in _pains_talked_of(turn):
        if is_severe(pain, turn.after) and pain.share is None and not quantities(pain.text):
            yield Proposal(
                "quantify", {"said": pain.text}, about=pain.id, field=f"{PAINS}[].share", kind="text", after_probe=True
            )


def ladder_cause(turn: Turn) -> Iterator[Proposal]:
    """A severe trouble without what makes it so."""
    if turn.depth == "deep":
        return
    for pain in _pains_talked_of(turn):
        if is_severe(pain, turn.after) and not pain.root_cause and not signals.has_reason(pain.text):
            yield Proposal(
                "ladder_cause",
                {"said": pain.text},
                about=pain.id,
                field=f"{PAINS}[].root_cause",
                kind="text",
                after_probe=True,
            )


def _pains_talked_of(turn: Turn) -> list[PainPoint]:
    """The troubles that a reply told, or said something more of; the one that was asked about first. When a stage ends,
    all of its troubles."""
    changed = {one.pain_point for one in turn.done(ops.ChangePainPoint)}
    about = turn.after.pain_point(turn.asked.about) if turn.operations else None
    rest = [*turn.new_pains(), *(pain for pain in turn.after.pain_points() if pain.id in changed)]
    here = turn.stage.touchpoints if turn.stage and turn.ends_stage else ()
    rest += [pain for point in here for pain in point.pain_points if pain not in rest]
    return [*([about] if about else []), *(pain for pain in rest if pain != about)]


def evidence(turn: Turn) -> Proposal | None:
    """A share or a number given without how it is known."""
    if turn.depth != "quick" or basis_of(turn.reply) is not None:  # the others ask it at every stage
        return None
    for pain in turn.new_pains():
        if pain.share is not None and not _is_known(turn, pain.id):
            percent = f"{pain.share:.0%}"
            return Proposal(
                "evidence",
                {"said": pain.text, "number": percent},
                about=pain.id,
                field="evidence",
                kind="one_of",
                options=(
                    ("observation", "I saw it"),
                    ("interview", "Customers told us"),
                    ("analytics", "From our numbers"),
                    (HUNCH, "Our hunch"),
                ),
            )
    return None


def _is_known(turn: Turn, pain_id: str) -> bool:
    found = [basis for path, basis in turn.after.basis.items() if f"[{pain_id}].text" in path]
    return "evidence" in found or any(pain_id in one.supports for one in turn.after.evidence)


def deepen(turn: Turn) -> Iterator[Proposal]:
    """How a trouble went the last time; then why it comes about; how many it hits, once it is said how bad it is."""
    rated = turn.asked.base_field != PAINS
    ways = (any_case, quantify, ladder_cause) if rated else (any_case, ladder_cause, quantify)
    for way in ways:
        yield from way(turn)
