"""Says why a map calls for an automation, in sentences that quote this very map."""

from __future__ import annotations

from collections.abc import Iterator

from mapcoach.automation.matching import Candidate
from mapcoach.automation.reading import is_worry
from mapcoach.automation.vocabulary import idea_words, troubles
from mapcoach.automation.wording import capital, clip, customer, filled, percent, quote
from mapcoach.journey.shape import FEELINGS, EvidenceKind, JourneyMap, PainPoint

_SEVERITY = {1: "a nuisance", 2: "serious", 3: "they may leave over it"}
_SOURCES: dict[EvidenceKind, str] = {
    "survey": "a survey",
    "interview": "interviews",
    "focus_group": "a focus group",
    "analytics": "your analytics",
    "session_recording": "session recordings",
    "crm": "your CRM",
    "support_tickets": "support tickets",
    "sales_talks": "sales talks",
    "reviews": "reviews",
    "social_media": "social media",
    "observation": "what you observed",
    "stakeholder": "your colleagues",
    "other": "what you collected",
}


Told = set[tuple[str, str]]
"""What has been said within a stage: a sentence, and the pain or touchpoint it is about."""


def reasons(candidate: Candidate, journey_map: JourneyMap, told: Told) -> tuple[str, ...]:
    """Why, the strongest reason first. At least one, and the first always quotes the map.

    Other sentences are said once for each pain: what ``told`` holds is left out, what is new is put into it.
    """
    first, *others = _reasons(candidate, journey_map)
    about = candidate.spot.pain.id if candidate.spot.pain else candidate.spot.touchpoint.id
    new = [sentence for sentence in others if (about, sentence) not in told]
    told.update((about, sentence) for sentence in new)
    return (first, *new)


def names(candidate: Candidate, journey_map: JourneyMap) -> dict[str, str]:
    """The words that the catalogue's texts are filled with."""
    return {
        "who": customer(journey_map),
        "place": quote(candidate.spot.place, 60),
        "business": clip(journey_map.scope.business, 60) or "your business",
    }


def _reasons(candidate: Candidate, journey_map: JourneyMap) -> Iterator[str]:
    pain = candidate.spot.pain
    yield _pain_sentence(candidate, pain, journey_map) if pain else _place_sentence(candidate, journey_map)
    if candidate.bond == "fallback":
        yield "No automation known here is made for this, so the first thing is that a person asks those it happens to."
    if candidate.bond == "likely":
        yield "Your words alone do not tell what would help; this is what is most often missing at such a place."
    if candidate.bond == "idea":
        yield from _own_idea(candidate, journey_map)
    if candidate.bond == "low":
        yield "Nobody has noted why, so the first thing is that somebody asks."
    if candidate.bond == "aim":
        yield f"Your aim is {quote(journey_map.scope.objective)}, and this works towards it."
    yield filled(candidate.recipe.why, **names(candidate, journey_map))
    if candidate.spot.touchpoint.moment_of_truth:
        place = quote(candidate.spot.place, 60)
        yield f"You marked {place} as a moment of truth: it decides whether people go on."
    if candidate.spot.feels_bad and candidate.recipe.fit.human:
        yield f"Where {customer(journey_map)} feels that bad, a person helps more than another mailing."
    if pain:
        yield from _idea_sentence(pain, journey_map)
        yield from _basis_sentence(candidate, pain, journey_map)
    yield from _kind_sentence(candidate, journey_map)


def _pain_sentence(candidate: Candidate, pain: PainPoint, journey_map: JourneyMap) -> str:
    place = quote(candidate.spot.place, 60)
    if journey_map.kind == "future":
        told = f"In the journey you want, {quote(pain.text)} must no longer stand in the way at {place}"
    else:
        told = f"You noted {quote(pain.text)} at {place}"
    score = candidate.spot.score
    felt = f", where {customer(journey_map)} {_feels(journey_map)} {FEELINGS[score]}" if score in FEELINGS else ""
    return f"{told}{felt}{_weight(pain)}."


def _feels(journey_map: JourneyMap) -> str:
    return "should feel" if journey_map.kind == "future" else "feels"


def _weight(pain: PainPoint) -> str:
    """How bad it is, as separate facts: the share is of the customers it hits, not of those who give up."""
    facts = [f"it hits about {percent(pain.share)} of customers"] if pain.share else []
    if pain.drops_off:
        facts.append("people give up here")
    elif pain.severity in _SEVERITY:
        facts.append(f"it is rated {pain.severity} of 3: {_SEVERITY[pain.severity]}")
    return f"; {', and '.join(facts)}" if facts else ""


def _place_sentence(candidate: Candidate, journey_map: JourneyMap) -> str:
    touchpoint = candidate.spot.touchpoint
    place, who, feels = quote(candidate.spot.place, 60), customer(journey_map), _feels(journey_map)
    words = clip(touchpoint.emotion.feeling, 40) or clip(touchpoint.emotion.thought, 80)
    if (candidate.spot.score or 0) > 0 and is_worry(touchpoint.emotion.feeling or touchpoint.emotion.thought):
        words = ""  # a worry is no praise
    said = f", in your words “{words}”" if words else ""
    if candidate.spot.score in FEELINGS:
        return f"{capital(who)} {feels} {FEELINGS[candidate.spot.score]} at {place}{said}."
    if said:
        return f"At {place} {who} {feels}, in your words, “{words}”."
    goal = candidate.reading.stage.customer_goal.strip()
    if goal:
        return f"At {place} {who} wants this: {quote(goal)}."
    return f"{capital(who)} comes to {place} in the stage {quote(candidate.reading.stage.name, 60)}."


def _idea_sentence(pain: PainPoint, journey_map: JourneyMap) -> Iterator[str]:
    idea = next((one for one in journey_map.opportunities if one.pain_point == pain.id and one.text.strip()), None)
    if idea:
        yield f"You had an idea for this yourself: {quote(idea.text)}."


def _own_idea(candidate: Candidate, journey_map: JourneyMap) -> Iterator[str]:
    """The idea that describes the entry, where it answers no pain of its own."""
    own = (one.text for one in journey_map.opportunities if candidate.recipe.id in idea_words().find(one.text))
    for text in list(own)[:1]:
        yield f"You had this idea yourself: {quote(text)}."


def _basis_sentence(candidate: Candidate, pain: PainPoint, journey_map: JourneyMap) -> Iterator[str]:
    kinds = dict.fromkeys(_SOURCES[one.kind] for one in journey_map.evidence if pain.id in one.supports)
    if kinds and candidate.spot.basis == "evidence":
        yield f"You have evidence for it: {', '.join(kinds)}."
    elif candidate.spot.basis == "evidence":
        yield "You said that this is known, not guessed."
    elif candidate.spot.basis == "assumption":
        yield "So far this is an assumption: ask three customers before you build it."


def _kind_sentence(candidate: Candidate, journey_map: JourneyMap) -> Iterator[str]:
    if journey_map.kind == "churn" and "churn" in candidate.recipe.fit.map_kinds:
        yield "This map is about customers who may leave, and this is one of the ways to notice it in time."
    elif journey_map.kind == "renewal" and "renewal" in candidate.recipe.fit.map_kinds:
        yield "This map is about renewal, where a word before the date decides more than any after it."


def message(candidate: Candidate, journey_map: JourneyMap) -> str:
    """What to say, fitted to this persona, this pain and this stage."""
    parts = [filled(candidate.recipe.message, **names(candidate, journey_map))]
    pain, trouble = candidate.spot.pain, candidate.trouble
    if pain and trouble:
        parts.append(f"About {quote(pain.text, 80)}: {troubles()[trouble].say}.")
    elif pain:
        parts.append(f"Speak of {quote(pain.text, 80)} in these words, and promise only what you can keep.")
    goal = candidate.reading.stage.customer_goal.strip()
    if goal:
        parts.append(f"Keep to what {customer(journey_map)} wants at this stage: {quote(goal, 80)}.")
    return " ".join(parts)
