"""Points 10 to 12: what the customer thinks and feels, and where they make up their mind."""

from __future__ import annotations

from collections.abc import Iterator

from mapcoach.journey.gaps import lacking
from mapcoach.journey.rubric.looking import HIGH, LOW, failing, level, moments, names, told
from mapcoach.journey.rubric.mending import at_stage, groundwork, on_map
from mapcoach.journey.rubric.point import MOST, Mend, Point, point
from mapcoach.journey.rubric.stage_points import NO_STAGES
from mapcoach.journey.shape import JourneyMap, Stage, Touchpoint

_MOST_MOMENTS = 3
_POINT = "stages[].touchpoints[]."


def thoughts(journey_map: JourneyMap) -> Point:
    """10: a thought or a quote at each stage (Kalbach)."""

    def thinks(stage: Stage) -> bool:
        return any(told(one.emotion.thought) for one in stage.touchpoints)

    score = level(journey_map, thinks, thinks)
    silent = failing(journey_map, thinks)
    if score == MOST:
        return point(10, MOST, "Each stage has a thought of the customer.", None)
    if not silent:
        return point(10, score, NO_STAGES, on_map("stages", journey_map))
    spoken = [stage for stage in silent if stage.touchpoints]
    mend = at_stage(f"{_POINT}emotion.thought", journey_map, spoken[0]) if spoken else groundwork(journey_map, silent)
    reason = lacking(names(silent), "stage", "stages", "do not say what the customer thinks")
    return point(10, score, reason, mend, names(silent))


def feelings(journey_map: JourneyMap) -> Point:
    """11: a rating with words at each stage, a low and a high among them (TiSDD, NN/g)."""
    rated = level(journey_map, lambda stage: bool(_scores(stage)), lambda stage: bool(_scores(stage)))
    if rated < MOST:
        unrated = failing(journey_map, lambda stage: bool(_scores(stage)))
        filled = [stage for stage in unrated if stage.touchpoints]
        mend = at_stage(f"{_POINT}emotion", journey_map, filled[0]) if filled else groundwork(journey_map, unrated)
        told_so = lacking(names(unrated), "stage", "stages", "have no feeling") if unrated else NO_STAGES
        return point(11, rated, told_so, mend or on_map("stages", journey_map), names(unrated))
    wordless = failing(journey_map, _has_words)
    if wordless:
        reason = lacking(names(wordless), "stage", "stages", "have a rating without a word on why")
        return point(11, 1, reason, at_stage(f"{_POINT}emotion.thought", journey_map, wordless[0]), names(wordless))
    scores = [score for stage in journey_map.stages for score in _scores(stage)]
    if not (min(scores) <= LOW and max(scores) >= HIGH):
        kind = "high" if min(scores) <= LOW else "low" if max(scores) >= HIGH else "high and no low"
        ask = "At which moment is the customer happiest, and at which one angriest or most worried?"
        mend = Mend(f"{_POINT}emotion", "", ask, askable=False)
        return point(11, 1, f"The line of feelings has no {kind}. Is that what customers say?", mend)
    return point(11, MOST, "Each stage has a feeling with its reason, and the line has highs and lows.", None)


def _scores(stage: Stage) -> list[int]:
    return [one.emotion.score for one in stage.touchpoints if one.emotion.score is not None]


def _has_words(stage: Stage) -> bool:
    """Whether a rating at the stage has words. Lows without a reason are point 13's: an answer counts once."""
    return any(_explained(one) for one in stage.touchpoints if one.emotion.score is not None)


def _explained(one: Touchpoint) -> bool:
    return told(one.emotion.thought) or told(one.emotion.feeling) or bool(one.pain_points)


def moments_of_truth(journey_map: JourneyMap) -> Point:
    """12: 1 to 3 moments of truth (Kalbach, Strativity), or one for each stage, each with how it goes (its rating)."""
    found = list(moments(journey_map))
    if not found:
        return point(12, 0, "No moment is marked at which customers make up their mind.", mark_a_moment(journey_map))
    unrated = [(stage, one) for stage, one in found if one.emotion.score is None]
    if unrated:
        mend = at_stage(f"{_POINT}emotion", journey_map, unrated[0][0])
        places = tuple(one.name for _, one in unrated)
        return point(12, 1, lacking(places, "deciding moment", "deciding moments", "have no feeling"), mend, places)
    if len(found) > _MOST_MOMENTS and len({stage.id for stage, _ in found}) < len(found):
        mend = Mend(f"{_POINT}moment_of_truth", "", "Which three of these decide most?", askable=False)
        places = tuple(one.name for _, one in found)
        return point(12, 1, f"{len(found)} moments are marked as deciding. Where all decide, none does.", mend, places)
    return point(12, MOST, "The deciding moments are marked, and it is told how they go.", None)


def mark_a_moment(journey_map: JourneyMap) -> Mend:
    """What would bring a moment of truth onto the map."""
    several = next((stage for stage in journey_map.stages if len(stage.touchpoints) > 1), None)
    if several:
        return at_stage(f"{_POINT}moment_of_truth", journey_map, several)
    first = next(_stages_with_one(journey_map), None)
    if first:
        return at_stage(f"{_POINT}moment_of_truth", journey_map, first, askable=False)
    return groundwork(journey_map, journey_map.stages) or on_map("stages", journey_map)


def _stages_with_one(journey_map: JourneyMap) -> Iterator[Stage]:
    return (stage for stage in journey_map.stages if stage.touchpoints)
