"""The slides about what was found: pain points, opportunities, automations."""

from __future__ import annotations

from mapcoach.export.draft import Advice, Automation, Draft
from mapcoach.export.findings_part import ranked_ideas
from mapcoach.export.slides.journey import empty_words
from mapcoach.export.slides.model import Table
from mapcoach.export.slides.opening import mark, marked
from mapcoach.export.slides.paging import Limits, Paged, tables
from mapcoach.export.words import counted
from mapcoach.journey import JourneyMap

_RANKS = (5, 4, 3, 2, 1)
_FEW, _MANY = 6, 40


def pains(told: Draft) -> Paged:
    """The pain points, worst first."""
    if not told.pains:
        return Paged(())
    rows = tuple(
        (
            str(place),
            mark(pain.text),
            pain.where,
            "; ".join(filter(None, (pain.weight, f"{told.words.feels_there} {pain.feeling}" if pain.feeling else ""))),
            mark(pain.cause) if pain.cause else "",
            "; ".join(pain.answers),
        )
        for place, pain in enumerate(told.pains, 1)
    )
    headers = ("No.", told.words.trouble, "Where", "How much it weighs", "Why", "Ideas")
    about = "The pain points, the worst first: drop-offs, then the most serious ones."
    table = Table(about, headers, rows, (1, 6, 4, 4, 4, 4))
    return tables("Pain points, ranked", table.without_empty_columns(), _room(len(rows)), (about, *empty_words(table)))


def _room(rows: int) -> Limits:
    """As many slides as there are rows, so that all have room however long they are; few if there are very many."""
    return Limits(max(_FEW, rows) if rows <= _MANY else _FEW)


def opportunities(journey_map: JourneyMap, told: Draft) -> Paged:
    """The opportunities, best first, and those that are ranked by impact and feasibility."""
    if told.opportunities is None:
        return Paged(())
    rows = tuple((str(place), *row) for place, row in enumerate(told.opportunities.rows, 1))
    about = "The opportunities, by impact times feasibility."
    table = Table(about, ("No.", *told.opportunities.headers), rows, (2, 9, 6, 4, 5, 4, 4, 4, 5))
    listed = tables("Opportunities", table.without_empty_columns(), _room(len(rows)), (about, *empty_words(table)))
    return Paged((*listed.slides, *_matrix(journey_map).slides), listed.left_out)


def _matrix(journey_map: JourneyMap) -> Paged:
    """Where the ideas stand: impact down, feasibility across, by their numbers."""
    places: dict[tuple[int, int], list[str]] = {}
    for number, idea in enumerate(ranked_ideas(journey_map), 1):
        if idea.impact and idea.feasibility:
            places.setdefault((idea.impact, idea.feasibility), []).append(str(number))
    if sum(map(len, places.values())) < 2:
        return Paged(())
    rows = tuple(
        (f"Impact {impact}", *(", ".join(places.get((impact, ease), ())) for ease in reversed(_RANKS)))
        for impact in _RANKS
    )
    headers = ("", *(f"Feasibility {ease}" for ease in reversed(_RANKS)))
    about = (
        "The opportunities by their numbers: impact upwards, feasibility to the right. The best are at the top right."
    )
    return tables(
        "Opportunities by impact and feasibility",
        Table(about, headers, rows, (1,) * 6, nothing=""),
        Limits(1),
        (about,),
    )


def automations(told: Draft) -> Paged:
    """For each stage what was chosen, else the first recommendation; or why it is too early."""
    rows = tuple(row for one in told.advice for row in _advice(one))
    if not rows:
        return Paged(())
    headers = ("Stage", "Automation", "Why here", "Starts when", "Owner, effort, impact")
    about = "For each stage the automations that were chosen, else the first one recommended, and why."
    shown = sum(len(_shown(one)) for one in told.advice)
    more = sum(len(one.automations) for one in told.advice) - shown
    notes = (
        about,
        *((f"{counted(more, 'more is', 'more are')} in the Markdown draft and on the HTML page.",) if more else ()),
    )
    return tables("Automations", Table(about, headers, rows, (4, 4, 8, 5, 4)), Limits(5), notes)


def _shown(advice: Advice) -> tuple[Automation, ...]:
    decided = tuple(one for one in advice.automations if one.decision)
    return decided or advice.automations[:1]


def _advice(advice: Advice) -> list[tuple[str, ...]]:
    place = f"{advice.number}. {advice.stage}"
    rows = [_automation(place, one) for one in _shown(advice)]
    return rows or [(place, "None for now", advice.hold, "", "")]


def _automation(place: str, one: Automation) -> tuple[str, ...]:
    facts = {fact.label: marked(fact.said) for fact in one.facts}
    name = f"{one.name} ({one.decision or 'recommended'})"
    return place, name, " ".join(one.reasons), facts.get("Starts when", ""), facts.get("Owner, effort, impact", "")
