"""The mistakes that show on a finished map (what the interview also catches while they are made), as warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from mapcoach.journey.gaps import is_only_digital, lacking, lacks_in_objective
from mapcoach.journey.rubric.frame_points import WHICH_ONE, persons_in
from mapcoach.journey.rubric.looking import is_low, names, pains_of, told
from mapcoach.journey.rubric.mending import at_pain, at_stage, groundwork, on_map
from mapcoach.journey.rubric.point import Mend, Point, warning
from mapcoach.journey.rubric.stage_points import MOST_IN_ALL, MOST_POINTS, MOST_STAGES, department_names, funnel_names
from mapcoach.journey.rubric.trouble_points import find_trouble
from mapcoach.journey.shape import JourneyMap, Stage

_FEW_RATINGS = 3
"""From how many ratings on it is odd that all are equal, or that none is bad."""
_MOST_CHOSEN = 5
_POINT = "stages[].touchpoints[]."


def warnings(journey_map: JourneyMap, today: date) -> tuple[Point, ...]:
    """The mistakes on this map, in the order in which a map is drawn."""
    found = (one for check in _CHECKS for one in check(journey_map))
    return (*found, *_stale(journey_map, today))


def _whose(journey_map: JourneyMap) -> Iterator[Point]:
    persona = journey_map.persona
    if told(persona.name) and persons_in(persona.name) != 1:
        reason = "Several people in one map blur into nobody. Two maps, one for each, tell more."
        mend = Mend("persona.name", "", WHICH_ONE, askable=False)
        yield warning("several_personas", "Several customers in one map", reason, mend, (persona.name,))
    if not told(persona.segment):
        reason = "Without a group, every customer would get the same message."
        yield warning("no_segment", "No group of customers", reason, on_map("persona.segment", journey_map))


def _aim(journey_map: JourneyMap) -> Iterator[Point]:
    objective = journey_map.scope.objective
    if not told(objective):
        reason = "Without an aim nobody can tell whether the map was of use."
        yield warning("vague_goal", "A vague goal", reason, on_map("scope.objective", journey_map))
    elif lacks_in_objective(objective):
        mend = Mend("scope.objective", "", "By how much, and by when?", askable=False)
        reason = f"The objective has {lacks_in_objective(objective)}."
        yield warning("vague_goal", "A vague goal", reason, mend, (objective,))


def _whose_words(journey_map: JourneyMap) -> Iterator[Point]:
    mend = Mend("stages", "", "What is the customer doing there, in their own words?", askable=False)
    inside = department_names(journey_map)
    if inside:
        reason = lacking(inside, "stage", "stages", "are named after a department")
        yield warning("department_names", "The business's view instead of the customer's", reason, mend, inside)
    funnel = funnel_names(journey_map)
    if funnel:
        reason = lacking(funnel, "stage", "stages", "are named in the words of a sales funnel")
        yield warning("funnel_words", "A funnel instead of a journey", reason, mend, funnel)


def _size(journey_map: JourneyMap) -> Iterator[Point]:
    full = [stage for stage in journey_map.stages if len(stage.touchpoints) > MOST_POINTS]
    if full:
        ask = "Which of these matter most to the customer?"
        mend = Mend("stages[].touchpoints", full[0].id, ask, askable=False)
        reason = lacking(names(full), "stage", "stages", f"have more than {MOST_POINTS} touchpoints")
        yield warning("too_many_touchpoints", "Too many touchpoints to read", reason, mend, names(full))
    total = len(journey_map.touchpoints())
    if len(journey_map.stages) > MOST_STAGES or total > MOST_IN_ALL:
        reason = f"{len(journey_map.stages)} stages with {total} touchpoints are more than one goal needs."
        ask = "Which part of the journey matters most for the goal, and could be a map of its own?"
        yield warning("too_long", "A journey that is too long for its goal", reason, Mend("stages", "", ask, False))


def _one_sided(journey_map: JourneyMap) -> Iterator[Point]:
    if is_only_digital(journey_map):
        ask = "Where does the customer phone, visit, or hear of you from other people?"
        mend = Mend(f"{_POINT}channel", "", ask, askable=False)
        yield warning("only_digital", "Only digital channels", "Every channel on the map is digital.", mend)
    scores = [one.emotion.score for one in journey_map.touchpoints() if one.emotion.score is not None]
    if len(scores) < _FEW_RATINGS:
        return
    if len(set(scores)) == 1:
        ask = "Which of these moments is the best for the customer, and which the worst?"
        mend = Mend(f"{_POINT}emotion", "", ask, askable=False)
        yield warning("flat_emotion", "A flat line of feelings", "The customer feels the same everywhere.", mend)
    if not journey_map.pain_points() and not any(map(is_low, journey_map.touchpoints())):
        mend = find_trouble(journey_map) or Mend(askable=False)
        reason = "Nothing goes wrong on this map. Customers would tell it differently."
        yield warning("happy_path", "Only the happy path", reason, mend)


def _known(journey_map: JourneyMap) -> Iterator[Point]:
    if not journey_map.evidence and "evidence" not in journey_map.basis.values():
        mend = on_map("evidence", journey_map) if journey_map.pain_points() else find_trouble(journey_map)
        reason = "Nothing on this map rests on evidence yet."
        yield warning("no_evidence", "Guessing", reason, mend or Mend(askable=False))


def _action(journey_map: JourneyMap) -> Iterator[Point]:
    answers = {idea.pain_point for idea in journey_map.opportunities}
    chosen = [one for one in journey_map.automations if one.status != "rejected"]
    answers.update(one.pain_point for one in chosen)
    places = {one.stage for one in chosen} | {one.touchpoint for one in chosen}

    def is_idle(stage: Stage) -> bool:
        here = {stage.id, *(one.id for one in stage.touchpoints)}
        pains = pains_of(stage)
        return bool(pains) and not here & places and not any(pain.id in answers for pain in pains)

    idle = [stage for stage in journey_map.stages if is_idle(stage)]
    if idle:
        reason = lacking(names(idle), "stage", "stages", "have trouble, and nothing is planned against it")
        mend = at_pain("opportunities", journey_map, pains_of(idle[0])[0])
        yield warning("no_action", "A map without action", reason, mend, names(idle))
    begun = [idea for idea in journey_map.opportunities if told(idea.owner) or told(idea.due)]
    if len(begun) > _MOST_CHOSEN:
        reason = f"{len(begun)} ideas are under way at once. Few get done well."
        ask = "Which one to five of them would help the customer most?"
        mend = Mend("opportunities", "", ask, askable=False)
        yield warning("too_many_ideas", "Too many ideas at once", reason, mend, [idea.text for idea in begun])


def _too_early(journey_map: JourneyMap) -> Iterator[Point]:
    chosen = {one.stage for one in journey_map.automations if one.status != "rejected"}
    early = [stage for stage in journey_map.stages if stage.id in chosen and not _is_ripe(stage)]
    if early:
        first = early[0]
        mend = groundwork(journey_map, [first]) or at_stage("stages[].customer_goal", journey_map, first)
        reason = lacking(names(early), "stage", "stages", "have an automation and no touchpoint or no customer's goal")
        yield warning("automated_too_early", "Automating too early", reason, mend, names(early))


def _is_ripe(stage: Stage) -> bool:
    return bool(stage.touchpoints) and told(stage.customer_goal)


def _stale(journey_map: JourneyMap, today: date) -> Iterator[Point]:
    due = journey_map.review.due
    if due is not None and due < today:
        mend = Mend("review.due", "", "What has changed since, and when will you look at the map again?", askable=False)
        yield warning("stale_map", "A stale map", f"The review was due on {due}.", mend)


_CHECKS: tuple[Callable[[JourneyMap], Iterator[Point]], ...] = (
    _whose,
    _aim,
    _whose_words,
    _size,
    _one_sided,
    _known,
    _action,
    _too_early,
)
