"""Reads the answers to the facilitator's moves: which reader takes which, and what waves any of them off."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mapcoach.interview.asking import Asked, Reading
from mapcoach.interview.coaching import taking_aims as aims
from mapcoach.interview.coaching import taking_feelings as feelings
from mapcoach.interview.coaching import taking_lists as lists
from mapcoach.interview.coaching import taking_proof as proof
from mapcoach.interview.coaching import taking_recap as recap
from mapcoach.interview.coaching import taking_troubles as troubles
from mapcoach.interview.coaching.answers import AS_IT_IS, KEPT, is_number, is_waved_off
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.coaching.coach import ANGLE
from mapcoach.interview.coaching.same_again import is_same_again
from mapcoach.interview.coaching.told import is_told
from mapcoach.interview.coaching.wording import say
from mapcoach.interview.field import NewId
from mapcoach.journey import JourneyMap

Taker = Callable[[Asked, str, JourneyMap, NewId], Reading | None]
"""Reads an answer; None leaves it to the field."""


def take(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The reading of an answer to a move; None if the field reads it as it reads any reply."""
    if not asked.move or asked.move in (AGAIN, ANGLE):
        return None
    if is_told(text):
        return Reading(heard=_sorry(asked, journey_map))
    if is_same_again(asked, text, journey_map):
        return Reading(heard=AS_IT_IS)
    if asked.move not in _CHOOSING:
        if is_waved_off(text):
            return Reading(heard=AS_IT_IS)
        if is_number(text) and asked.move not in _NUMBERED:
            return Reading(heard=KEPT)
    taker = _TAKERS.get(asked.move)
    return taker(asked, text, journey_map, make_id) if taker else None


def _sorry(asked: Asked, journey_map: JourneyMap) -> str:
    """An apology that shows what was told."""
    pain, point = journey_map.pain_point(asked.about), journey_map.touchpoint(asked.about)
    known = pain.text if pain else point.name if point else ""
    return say("told_already", {"said": known}, len(asked.text)) if known else "Sorry. What you said stays as it is."


def _commonest(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    take_it = troubles.commonest_trouble if journey_map.pain_point(asked.about) else aims.commonest
    return take_it(asked, text, journey_map, make_id)


_CHOOSING = frozenset(
    (
        "several_people",
        "several_goals",
        "several_situations",
        "compound",
        "contradiction",
        "duplicate",
        "recap",
        "positive",
    )
)
"""Moves whose options tell what "yes", "both" or "the same" mean."""
_NUMBERED = frozenset(("quantify", "evidence", "feeling", "flat", "vague_goal", "too_long", "too_many", "missing"))
"""Other moves that a number can answer."""

_TAKERS: Mapping[str, Taker] = {
    "crowd": aims.one_person,
    "several_people": aims.split,
    "several_goals": aims.split,
    "several_situations": aims.split,
    "segment": aims.sign,
    "vague_goal": aims.aim,
    "ladder_goal": aims.outcome,
    "thin": aims.more,
    "it_depends": _commonest,
    "too_early": aims.customers_goal,
    "verdict": troubles.fact,
    "last_time": troubles.last_case,
    "compound": troubles.halves,
    "quantify": proof.how_many,
    "ladder_cause": proof.reason,
    "evidence": proof.source,
    "cause": troubles.at_touchpoint,
    "late_surprise": troubles.at_touchpoint,
    "gap": troubles.between,
    "solution": troubles.cured,
    "happy_path": troubles.anywhere,
    "contradiction": feelings.which_is_true,
    "positive": feelings.how_good,
    "feeling": feelings.how_it_feels,
    "flat": feelings.where_it_dips,
    "departments": lists.stages_anew,
    "too_long": lists.together,
    "too_many": lists.too_many,
    "inside_out": lists.customers_side,
    "jargon": lists.customers_word,
    "duplicate": lists.same_or_second,
    "only_digital": lists.off_screen,
    "channel": lists.where,
    "recap": recap.which_is_off,
}
