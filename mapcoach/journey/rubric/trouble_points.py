"""Points 13 to 15: what goes wrong, what happens then, and who looks after it."""

from __future__ import annotations

from mapcoach.journey.gaps import lacking, named
from mapcoach.journey.rubric.feeling_points import mark_a_moment
from mapcoach.journey.rubric.looking import (
    failing,
    is_answered,
    is_calm,
    is_low,
    is_rated,
    level,
    moments,
    names,
    pains_of,
    told,
)
from mapcoach.journey.rubric.mending import at_pain, at_stage, groundwork
from mapcoach.journey.rubric.point import MOST, Mend, Point, point
from mapcoach.journey.shape import JourneyMap, PainPoint, Stage, Touchpoint

_POINTS = "stages[].touchpoints[]."
_PAINS = f"{_POINTS}pain_points"
NO_TROUBLE = "Nothing that goes wrong is on the map yet."


def find_trouble(journey_map: JourneyMap) -> Mend | None:
    """The question for a first pain point, at the stage with the worst feeling."""
    stages = [stage for stage in journey_map.stages if stage.touchpoints]
    if not stages:
        return groundwork(journey_map, journey_map.stages)
    return at_stage(_PAINS, journey_map, min(stages, key=_lowest))


def _lowest(stage: Stage) -> int:
    return min((one.emotion.score for one in stage.touchpoints if one.emotion.score is not None), default=0)


def trouble(journey_map: JourneyMap) -> Point:
    """13: each pain point says where, how bad or whether people give up, and how many it hits."""
    if not journey_map.pain_points():
        return point(13, 0, NO_TROUBLE, find_trouble(journey_map))
    score = level(journey_map, _told_in_full, _told_in_the_main)
    if score == MOST:
        return point(13, MOST, "Each trouble says where it is, how bad it is and how many it hits.", None)
    stage = failing(journey_map, _told_in_full)[0]
    worse = failing(journey_map, _told_in_the_main)
    return point(13, score, *_untold(journey_map, worse[0] if worse else stage))


def _has_effect(pain: PainPoint) -> bool:
    return pain.severity is not None or pain.drops_off is not None


def _told_in_the_main(stage: Stage) -> bool:
    """Whether all feelings are known, bad ones have a trouble, and troubles an effect."""
    lows = [one for one in stage.touchpoints if is_low(one)]
    return is_rated(stage) and all(one.pain_points for one in lows) and all(map(_has_effect, pains_of(stage)))


def _told_in_full(stage: Stage) -> bool:
    return _told_in_the_main(stage) and all(pain.share is not None for pain in pains_of(stage))


def _untold(journey_map: JourneyMap, stage: Stage) -> tuple[str, Mend, tuple[str, ...]]:
    """What is not told of the trouble at a stage: the first thing to ask for."""
    empty = groundwork(journey_map, [stage])
    if empty:
        return f"It is not known what happens at “{named([stage.name])}”.", empty, (stage.name,)
    unrated = tuple(one.name for one in stage.touchpoints if one.emotion.score is None)
    if unrated:
        reason = f"{lacking(unrated, 'touchpoint', 'touchpoints', 'have no feeling')} Does anything go wrong there?"
        return reason, at_stage(f"{_POINTS}emotion", journey_map, stage), unrated
    low = tuple(one.name for one in stage.touchpoints if is_low(one) and not one.pain_points)
    if low:
        reason = lacking(low, "touchpoint", "touchpoints", "have a bad feeling, and nothing that goes wrong")
        return reason, at_stage(_PAINS, journey_map, stage), low
    vague = tuple(pain.text for pain in pains_of(stage) if not _has_effect(pain))
    if vague:
        reason = lacking(vague, "trouble", "troubles", "do not say how bad that is")
        return reason, at_stage(f"{_PAINS}[].severity", journey_map, stage), vague
    uncounted = tuple(pain.text for pain in journey_map.pain_points() if pain.share is None)
    reason = lacking(uncounted, "trouble", "troubles", "do not say how many people are hit")
    return reason, at_stage(f"{_PAINS}[].share", journey_map, stage), uncounted


def recovery(journey_map: JourneyMap) -> Point:
    """14: for each moment of truth, whether people give up there and what is done about it (blueprinting)."""
    found = list(moments(journey_map))
    if not found:
        reason = "No deciding moment is marked, so nobody can say what happens when it fails."
        return point(14, 0, reason, mark_a_moment(journey_map))
    untold = [(stage, one) for stage, one in found if not _knows_failure(one)]
    score = int(len(untold) < len(found))
    if untold:
        places = tuple(one.name for _, one in untold)
        reason = lacking(places, "deciding moment", "deciding moments", "do not say whether people give up there")
        return point(14, score, reason, _ask_failure(journey_map, *untold[0]), places)
    helpless = [one for _, one in found if not is_answered(journey_map, one)]
    if helpless:
        pain = helpless[0].pain_points[0]
        places = tuple(one.name for one in helpless)
        reason = lacking(places, "deciding moment", "deciding moments", "have trouble and nothing against it")
        return point(14, 1, reason, at_pain("opportunities", journey_map, pain), places)
    return point(14, MOST, "For each deciding moment it is told what goes wrong and what to do about it.", None)


def _knows_failure(one: Touchpoint) -> bool:
    return any(pain.drops_off is not None for pain in one.pain_points)


def _ask_failure(journey_map: JourneyMap, stage: Stage, moment: Touchpoint) -> Mend:
    if moment.pain_points:
        return at_stage(f"{_PAINS}[].drops_off", journey_map, stage)
    ask = f"What happens if “{named([moment.name])}” goes wrong?"
    return Mend(_PAINS, stage.id, ask, askable=is_low(moment))


def owners(journey_map: JourneyMap) -> Point:
    """15: an owner where trouble lies (Kalbach, NN/g), or may lie: where it is not known how people feel."""
    score = level(journey_map, _is_looked_after, _is_looked_after)
    if not journey_map.stages or (score == MOST and not journey_map.pain_points()):
        return point(15, min(score, 1), NO_TROUBLE, find_trouble(journey_map))
    free = failing(journey_map, _is_looked_after)
    if not free:
        return point(15, MOST, "Somebody looks after each place where things go wrong.", None)
    reason = lacking(names(free), "stage", "stages", "have nobody who looks after what goes wrong there")
    return point(15, score, reason, at_stage("stages[].owner", journey_map, free[0]), names(free))


def _is_looked_after(stage: Stage) -> bool:
    if told(stage.owner) or is_calm(stage):
        return True
    at_risk = [one for one in stage.touchpoints if one.emotion.score is None or is_low(one) or one.pain_points]
    return bool(at_risk) and all(told(one.owner) for one in at_risk)
