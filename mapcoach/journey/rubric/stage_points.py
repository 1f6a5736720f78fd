"""Points 6 to 9: the stages and their touchpoints."""

from __future__ import annotations

import re

from mapcoach.journey.gaps import lacking
from mapcoach.journey.rubric.looking import failing, level, names, told
from mapcoach.journey.rubric.mending import at_stage, groundwork, on_map
from mapcoach.journey.rubric.point import MOST, Mend, Point, for_a_person, point
from mapcoach.journey.shape import JourneyMap, Stage, Touchpoint

_FEWEST_STAGES, MOST_STAGES = 4, 7
_FEWEST_STAGES_NEARLY, _MOST_STAGES_NEARLY = 3, 9
_FEWEST_POINTS, MOST_POINTS = 2, 6
MOST_IN_ALL = 30
_POINT = "stages[].touchpoints[]."
NO_STAGES = "The map has no stages yet."
"""Why nothing can be said of the stages."""

_DEPARTMENTS = re.compile(
    r"(?:the |our )?(?:marketing|sales|support|customer (?:service|support|success|care)|finance|accounts|accounting"
    r"|legal|hr|it|human resources|operations|logistics|procurement|warehouse|fulfil+ment|back ?office"
    r"|call cent(?:re|er))(?: (?:department|dept\.?|team|division))?|(?:the |our )?\w+ (?:department|dept\.?)",
    re.IGNORECASE,
)
_FUNNEL = re.compile(
    r".*\b(?:funnel|[tmb]ofu|mqls?|sqls?|lead gen(?:eration)?|nurtur(?:e|ing)|conversions?|closed[- ]won)\b.*"
    r"|(?:new |qualified )?(?:leads?|prospects?|prospecting|acquisition|qualification|pipeline)",
    re.IGNORECASE,
)


def _line(name: str) -> str:
    return " ".join(name[:100].split())


def department_names(journey_map: JourneyMap) -> tuple[str, ...]:
    """The stages that are called after a department."""
    return tuple(one.name for one in journey_map.stages if _DEPARTMENTS.fullmatch(_line(one.name)))


def funnel_names(journey_map: JourneyMap) -> tuple[str, ...]:
    """The stages that are called by a word of the sales funnel."""
    return tuple(one.name for one in journey_map.stages if _FUNNEL.fullmatch(_line(one.name)))


def stages(journey_map: JourneyMap) -> Point:
    """6: 4 to 7 stages (NN/g's examples, Milkymap); 3, 8 or 9 are nearly so."""
    count = len(journey_map.stages)
    if not count:
        return point(6, 0, NO_STAGES, on_map("stages", journey_map))
    if _FEWEST_STAGES <= count <= MOST_STAGES:
        return point(6, MOST, f"There are {count} stages. Do they cover before, during and after?", None)
    score = int(_FEWEST_STAGES_NEARLY <= count <= _MOST_STAGES_NEARLY)
    if count < _FEWEST_STAGES:
        ask = "What does the customer do before the first stage, and what after the last one?"
        reason = f"{count} {'stage' if count == 1 else 'stages'} leave out much of what comes before and after."
    else:
        ask = "Which of these stages belong together, as one step in the customer's eyes?"
        reason = f"{count} stages are more than people take in at a glance; seven are enough."
    return point(6, score, reason, Mend("stages", "", ask, askable=False))


def wording(journey_map: JourneyMap) -> Point:
    """7 (a person's): stages in the customer's words, beginning with a verb or "I" (Milkymap, TheyDo)."""
    seen = tuple(dict.fromkeys([*department_names(journey_map), *funnel_names(journey_map)]))
    hint = "Read each name aloud: is it something that the customer would say they do?"
    if seen:
        hint = "Some names are those of your business or of a sales funnel. What does the customer do there?"
    mend = Mend("stages", "", "What would the customer call each stage, beginning with a verb?", askable=False)
    return for_a_person(7, hint if journey_map.stages else NO_STAGES, mend, seen)


def touchpoints(journey_map: JourneyMap) -> Point:
    """8: 2 to 6 touchpoints at each stage, none without, 30 at most in all (so that the map has a focus)."""
    if not journey_map.stages:
        return point(8, 0, NO_STAGES, on_map("stages", journey_map))
    total = len(journey_map.touchpoints())
    score = level(
        journey_map,
        lambda one: _FEWEST_POINTS <= len(one.touchpoints) <= MOST_POINTS,
        lambda one: bool(one.touchpoints),
    )
    if score == MOST and total <= MOST_IN_ALL:
        return point(8, MOST, f"There are {total} touchpoints, {_FEWEST_POINTS} to {MOST_POINTS} at each stage.", None)
    empty = failing(journey_map, lambda one: bool(one.touchpoints))
    if empty:
        reason = lacking(names(empty), "stage", "stages", "have no touchpoint")
        return point(8, score, reason, groundwork(journey_map, empty), names(empty))
    return point(8, min(score, 1), *_not_two_to_six(journey_map, total))


def _not_two_to_six(journey_map: JourneyMap, total: int) -> tuple[str, Mend, tuple[str, ...]]:
    field = "stages[].touchpoints"
    full = [stage for stage in journey_map.stages if len(stage.touchpoints) > MOST_POINTS]
    if full:
        ask = f"Which {MOST_POINTS} of these at the most matter to the customer?"
        reason = lacking(names(full), "stage", "stages", f"have more than {MOST_POINTS} touchpoints")
        return reason, Mend(field, full[0].id, ask, askable=False), names(full)
    thin = [stage for stage in journey_map.stages if len(stage.touchpoints) < _FEWEST_POINTS]
    if thin:
        mend = at_stage(field, journey_map, thin[0], askable=False)
        return lacking(names(thin), "stage", "stages", "have only one touchpoint"), mend, names(thin)
    ask = f"Which {MOST_IN_ALL} of them at the most decide how the customer fares?"
    return f"There are {total} touchpoints, more than anybody can act on.", Mend(field, "", ask, askable=False), ()


def channels(journey_map: JourneyMap) -> Point:
    """9: every touchpoint has a channel and says who acts there (CJML, Kalbach): the customer's action, or an owner."""
    score = level(journey_map, lambda stage: _placed(stage) and _acted(stage), _placed)
    if score == MOST:
        return point(
            9, MOST, "Every touchpoint says where it happens, and what the customer or somebody of yours does.", None
        )
    ground = groundwork(journey_map, journey_map.stages)
    if ground:
        return point(9, score, "Without touchpoints at every stage, nobody can say where things happen.", ground)
    placeless = [one for one in journey_map.touchpoints() if not told(one.channel)]
    if placeless:
        where = failing(journey_map, _placed)[0]
        reason = lacking([one.name for one in placeless], "touchpoint", "touchpoints", "do not say where that happens")
        return point(9, score, reason, at_stage(f"{_POINT}channel", journey_map, where), _of(placeless))
    still = [one for one in journey_map.touchpoints() if not _has_actor(one)]
    where = failing(journey_map, _acted)[0]
    reason = lacking([one.name for one in still], "touchpoint", "touchpoints", "do not say who does what")
    return point(9, score, reason, at_stage(f"{_POINT}customer_action", journey_map, where), _of(still))


def _of(points: list[Touchpoint]) -> tuple[str, ...]:
    return tuple(one.name for one in points)


def _placed(stage: Stage) -> bool:
    return bool(stage.touchpoints) and all(told(one.channel) for one in stage.touchpoints)


def _has_actor(one: Touchpoint) -> bool:
    return told(one.customer_action) or told(one.owner)


def _acted(stage: Stage) -> bool:
    return all(_has_actor(one) for one in stage.touchpoints)
