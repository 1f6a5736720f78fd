"""Points 17 to 19: what is done about the trouble."""

from __future__ import annotations

from collections.abc import Iterable

from mapcoach.journey.gaps import lacking
from mapcoach.journey.ranking import worst_first
from mapcoach.journey.rubric.looking import failing, is_calm, is_low, linked, names, pains_of, told
from mapcoach.journey.rubric.mending import at_pain, at_stage, groundwork, on_map
from mapcoach.journey.rubric.point import MOST, Mend, Point, parts_told, point
from mapcoach.journey.rubric.trouble_points import NO_TROUBLE, find_trouble
from mapcoach.journey.shape import ChosenAutomation, JourneyMap, Opportunity, Stage


def _first_idea(journey_map: JourneyMap) -> Mend | None:
    """The question for an idea against the worst trouble, or for a trouble."""
    worst = worst_first(journey_map)
    return at_pain("opportunities", journey_map, worst[0]) if worst else find_trouble(journey_map)


def _is_rated(idea: Opportunity) -> bool:
    return idea.impact is not None and idea.feasibility is not None


def ideas(journey_map: JourneyMap) -> Point:
    """17: ideas linked to a pain point, rated by impact and effort (NN/g), for at least half of the troubled stages."""
    answering = linked(journey_map)
    if not answering:
        reason = "No idea on the map answers a trouble." if journey_map.pain_points() else NO_TROUBLE
        return point(17, 0, reason, _first_idea(journey_map))
    unrated = [idea for idea in answering if not _is_rated(idea)]
    answered = {idea.pain_point for idea in answering if _is_rated(idea)}

    def is_done(stage: Stage) -> bool:
        return is_calm(stage) or any(pain.id in answered for pain in pains_of(stage))

    open_stages = failing(journey_map, is_done)
    if 2 * len(open_stages) <= len(journey_map.stages) and answered:
        return point(17, MOST, "Rated ideas answer the trouble at half of the stages or more.", None)
    if unrated:
        field = "impact" if any(idea.impact is None for idea in unrated) else "feasibility"
        places = tuple(idea.text for idea in unrated)
        reason = lacking(places, "idea", "ideas", "are not rated for help and ease")
        return point(17, 1, reason, on_map(f"opportunities[].{field}", journey_map), places)
    reason = lacking(names(open_stages), "stage", "stages", "have no idea against trouble there")
    return point(17, 1, reason, _ask_for_idea(journey_map, open_stages), names(open_stages))


def _ask_for_idea(journey_map: JourneyMap, stages: list[Stage]) -> Mend | None:
    """The question that brings an idea for one of these stages nearer: for an idea, or for the trouble before it."""
    here = {pain.id for stage in stages for pain in pains_of(stage)}
    worst = next((pain for pain in worst_first(journey_map) if pain.id in here), None)
    if worst:
        return at_pain("opportunities", journey_map, worst)
    low = next((stage for stage in stages if any(map(is_low, stage.touchpoints))), None)
    if low:
        return at_stage("stages[].touchpoints[].pain_points", journey_map, low)
    filled = next((stage for stage in stages if stage.touchpoints), None)
    if filled:
        return at_stage("stages[].touchpoints[].emotion", journey_map, filled)
    return groundwork(journey_map, stages)


def commitment(journey_map: JourneyMap) -> Point:
    """18: the ideas that were begun have an owner, a number and a date (NN/g). A measure of the map counts for all."""
    begun = [idea for idea in journey_map.opportunities if told(idea.owner) or told(idea.due) or told(idea.kpi)]
    if not journey_map.opportunities:
        return point(18, 0, "There is no idea that anybody could take on.", _first_idea(journey_map))
    if not begun:
        places = tuple(idea.text for idea in journey_map.opportunities)
        reason = lacking(places, "idea", "ideas", "have nobody in charge")
        return point(18, 0, reason, on_map("opportunities[].owner", journey_map), places)
    parts = {
        "opportunities[].owner": (all(told(idea.owner) for idea in begun), "who takes care of it"),
        "opportunities[].due": (all(told(idea.due) for idea in begun), "by when"),
        "measures": (bool(journey_map.measures) or all(told(idea.kpi) for idea in begun), "which number will show it"),
    }
    count, missing = parts_told(list(parts.values()))
    if count == len(parts):
        return point(18, MOST, "The ideas that were taken on have an owner, a date and a number.", None)
    field = next(field for field, (is_told, _) in parts.items() if not is_told)
    places = tuple(idea.text for idea in begun)
    return point(18, 1, f"Not told of every idea that was taken on: {missing}.", on_map(field, journey_map), places)


def automations(journey_map: JourneyMap) -> Point:
    """19: chosen automations belong to a place on this map, one of them to a pain point, and have owners.

    Trigger, channel, timing, consent and KPI come with the catalogue's entry. Whether a person should stay where the
    customer feels bad is for a person to judge.
    """
    chosen = [one for one in journey_map.automations if one.status != "rejected"]
    if not chosen:
        field = groundwork(journey_map, []) or on_map("automations", journey_map, bool(journey_map.touchpoints()))
        if journey_map.automations:
            field = on_map("automations", journey_map, askable=False)
        return point(19, 0, "No automation is chosen.", field)
    loose = _recipes(one for one in chosen if not _is_tied(journey_map, one))
    if loose:
        mend = on_map("automations", journey_map, askable=False)
        return point(19, 1, lacking(loose, "automation", "automations", "have no place on this map"), mend, loose)
    if not any(journey_map.pain_point(one.pain_point) for one in chosen):
        mend = on_map("automations", journey_map, askable=False)
        return point(19, 1, "No chosen automation answers a trouble.", mend, _recipes(chosen))
    free = _recipes(one for one in chosen if not told(one.owner))
    if free:
        running = any(one.status == "chosen" and not told(one.owner) for one in chosen)
        mend = on_map("automations[].owner", journey_map, running)
        return point(19, 1, lacking(free, "automation", "automations", "have nobody in charge"), mend, free)
    reason = "The automations belong to places on this map, and somebody watches them."
    return point(19, MOST, reason, None)


def _recipes(automations: Iterable[ChosenAutomation]) -> tuple[str, ...]:
    return tuple(one.recipe.replace("-", " ") for one in automations)


def _is_tied(journey_map: JourneyMap, one: ChosenAutomation) -> bool:
    return any(
        (
            journey_map.stage(one.stage),
            journey_map.touchpoint(one.touchpoint),
            journey_map.pain_point(one.pain_point),
        )
    )
