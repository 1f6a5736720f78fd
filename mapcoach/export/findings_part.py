"""The part of the draft that looks back on the journey: opportunities, evidence, open questions, owners, review."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from mapcoach.automation import catalogue
from mapcoach.export.claims import Basis, Claims
from mapcoach.export.draft import Grid, Question, Standing
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import name_of
from mapcoach.export.words import EVIDENCE_KINDS, counted, day, marked, sentence
from mapcoach.journey import Evidence, JourneyMap, Opportunity
from mapcoach.journey.gaps import gaps

_REVIEW_MONTHS = 6


def ranked_ideas(journey_map: JourneyMap) -> list[Opportunity]:
    """The opportunities by impact times feasibility, those not ranked yet last."""
    return sorted(journey_map.opportunities, key=lambda idea: -(score(idea) or 0))


def score(idea: Opportunity) -> int | None:
    """Impact times feasibility, 1 to 25; None if either is not known."""
    return idea.impact * idea.feasibility if idea.impact and idea.feasibility else None


def ideas_by_pain(journey_map: JourneyMap) -> dict[str, tuple[str, ...]]:
    """The texts of the opportunities that answer each pain point."""
    found: dict[str, tuple[str, ...]] = {}
    for idea in ranked_ideas(journey_map):
        if idea.pain_point:
            found[idea.pain_point] = (*found.get(idea.pain_point, ()), name_of(idea.text))
    return found


def opportunities(journey_map: JourneyMap, basis: Basis) -> Grid | None:
    """The opportunities as a table, best first; the pain points that they answer are marked if they are assumed."""
    pains = {
        pain.id: marked(shorten(pain.text, 80), basis.assumes(pain.id, "text")) for pain in journey_map.pain_points()
    }
    rows = [
        (
            name_of(idea.text),
            pains.get(idea.pain_point, ""),
            _out_of_five(idea.impact),
            _out_of_five(idea.feasibility),
            str(score(idea) or "not ranked yet"),
            idea.owner,
            idea.due,
            idea.kpi,
        )
        for idea in ranked_ideas(journey_map)
    ]
    headers = ("Idea", "Answers", "Impact", "Feasibility", "Score", "Owner", "Due", "Measure")
    return Grid("", headers, tuple(rows)) if rows else None


def _out_of_five(value: int | None) -> str:
    return f"{value} of 5" if value else ""


def standing(journey_map: JourneyMap, basis: Basis) -> Standing:
    """What is evidence and what assumption."""
    backed = ((one, one.evidence, f" - source: {_named_sources(one)}") for one in basis.places if one.evidence)
    assumed = ((one, one.assumed, "") for one in basis.places if one.assumed)
    return Standing(
        _standing_words(basis),
        tuple((_source(one), one.note) for one in journey_map.evidence),
        _by_place(backed),
        _by_place(assumed),
    )


def _by_place(claims: Iterable[tuple[Claims, tuple[str, ...], str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The claims by place; parts of which the same is claimed share a line."""
    places: dict[str, dict[str, list[str]]] = {}
    for one, aspects, ending in claims:
        lines = places.setdefault(one.place, {})
        lines.setdefault(f"{', '.join(aspects)}{ending}", []).append(shorten(one.part, 80))
    return tuple(
        (place, tuple(f"{', '.join(parts)}: {told}" if any(parts) else told for told, parts in lines.items()))
        for place, lines in places.items()
    )


def _named_sources(claims: Claims) -> str:
    return ", ".join(dict.fromkeys(claims.sources)) or "not named"


def _standing_words(basis: Basis) -> str:
    if not basis.total:
        return "The map says nothing about customers yet."
    statements = counted(basis.total, "statement", "statements")
    if not basis.backed:
        return f"The map makes {statements} about customers. None rests on evidence yet: read all as assumptions."
    share = basis.backed * 100 // basis.total
    return f"The map makes {statements} about customers; {basis.backed} of them ({share}%) rest on evidence."


def _source(one: Evidence) -> str:
    kind = EVIDENCE_KINDS[one.kind]
    if not clean(one.source):
        return kind
    return one.source if one.kind == "other" or kind in one.source.casefold() else f"{one.source} ({kind})"


def questions(journey_map: JourneyMap) -> tuple[Question, ...]:
    """What is still to be found out, what matters most first."""
    return tuple(Question(gap.what, gap.how) for gap in gaps(journey_map))


def owners(journey_map: JourneyMap) -> Grid | None:
    """Who looks after what."""
    tasks: dict[str, tuple[str, list[str]]] = {}
    for owner, task in _tasks(journey_map):
        if clean(owner):
            tasks.setdefault(clean(owner).casefold(), (owner, []))[1].append(task)
    rows = tuple((owner, "; ".join(theirs)) for owner, theirs in tasks.values())
    return Grid("", ("Who", "Looks after"), rows) if rows else None


def _tasks(journey_map: JourneyMap) -> Iterator[tuple[str, str]]:
    for number, stage in enumerate(journey_map.stages, 1):
        yield stage.owner, f"stage {number} ({name_of(stage.name)})"
        for point in stage.touchpoints:
            yield point.owner, name_of(point.name)
    for idea in ranked_ideas(journey_map):
        yield idea.owner, f"idea: {shorten(idea.text, 60)}"
    for choice in journey_map.automations:
        if choice.status != "rejected":
            yield choice.owner, f"automation: {recipe_name(choice.recipe)}"


def recipe_name(recipe: str) -> str:
    """What an entry of the catalogue is called; its id spelt out if it is not in the catalogue any more."""
    known = catalogue().get(recipe)
    words = clean(recipe.replace("-", " ").replace("_", " "))
    return known.name if known else name_of(sentence(words))


def measures(journey_map: JourneyMap) -> Grid | None:
    """The KPIs with where they stand and where they should be."""
    stages = {stage.id: f"{number}. {name_of(stage.name)}" for number, stage in enumerate(journey_map.stages, 1)}
    rows = tuple(
        (name_of(one.name), stages.get(one.stage, "whole journey"), one.baseline, one.target)
        for one in journey_map.measures
    )
    return Grid("", ("Measure", "Watches", "Now", "Target"), rows) if rows else None


def parked(journey_map: JourneyMap) -> tuple[str, ...]:
    """What came up besides and is kept for later, in the order in which it was said."""
    return tuple(note.text for note in journey_map.parking_lot if clean(note.text))


def due(journey_map: JourneyMap, today: date) -> tuple[date, bool]:
    """When the map is to be looked at again, and whether that is only our suggestion."""
    if journey_map.review.due:
        return journey_map.review.due, False
    since = journey_map.updated or journey_map.created
    return _later(since.date() if since else today, _REVIEW_MONTHS), True


def _later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def review(journey_map: JourneyMap, today: date) -> tuple[str, ...]:
    """When to look at the map again, and why."""
    when, suggested = due(journey_map, today)
    cadence = clean(journey_map.review.cadence)
    if suggested:
        first = f"No date is set yet. Suggested: {day(when)}, {_REVIEW_MONTHS} months after the last change."
    else:
        first = f"Due on {day(when)}." if when >= today else f"Was due on {day(when)}: it is time to look again."
    rule = "Six to twelve months is a good rhythm; monthly or quarterly where the market moves fast."
    return (
        first,
        f"How often: {cadence}." if cadence else f"How often is not settled yet. {rule}",
        "Sooner in any case: after a launch, a new price, a new competitor or a change in the market.",
    )
