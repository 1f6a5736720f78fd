"""Puts the draft of a map together: reads the map and the recommendations, and says everything in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from mapcoach.automation import Recommendation, StageAdvice
from mapcoach.export import actions_part, findings_part, journey_part, session_part
from mapcoach.export.checklist import walk_through
from mapcoach.export.claims import Basis, basis
from mapcoach.export.draft import Draft, Summary
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import Teller
from mapcoach.export.overview import grids
from mapcoach.export.words import KINDS, MARK, counted, day, marked, persona_heading, sentence, wording
from mapcoach.journey import JourneyMap

__all__ = ["MARK", "draft"]


def draft(journey_map: JourneyMap, stages: Sequence[StageAdvice], best: Iterable[Recommendation], today: date) -> Draft:
    """The draft of this map, with these recommendations, as of today."""
    best = tuple(best)
    stands = basis(journey_map)
    tell = Teller(stands)
    told = journey_part.columns(journey_map, stands, findings_part.ideas_by_pain(journey_map))
    return Draft(
        title=shorten(journey_map.display_title(), 160) or "Untitled map",
        status=_status(journey_map, stands, today),
        intro=wording(journey_map).intro,
        mark=_mark(stands),
        summary=_summary(journey_map, best, None),
        scope=journey_part.scope(journey_map),
        persona_heading=persona_heading(journey_map),
        persona=journey_part.persona(journey_map.persona, tell),
        backstory=journey_part.backstory(journey_map.persona, tell),
        quote=journey_part.quote(journey_map.persona, tell),
        map=grids(journey_map, stands),
        curve=journey_part.points(journey_map, stands),
        stages=told,
        pains=journey_part.ranked_pains(journey_map, told),
        opportunities=findings_part.opportunities(journey_map, stands),
        advice=actions_part.advice(journey_map, stages),
        decided=actions_part.decided(journey_map),
        standing=findings_part.standing(journey_map, stands),
        questions=findings_part.questions(journey_map),
        walk=walk_through(journey_map),
        owners=findings_part.owners(journey_map),
        measures=findings_part.measures(journey_map),
        session=session_part.session(journey_map),
        parked=findings_part.parked(journey_map),
        review=findings_part.review(journey_map, today),
        words=wording(journey_map),
        marked_summary=_summary(journey_map, best, stands),
        full_title=clean(journey_map.display_title()) or "Untitled map",
    )


def _status(journey_map: JourneyMap, stands: Basis, today: date) -> tuple[str, ...]:
    told = {entry for path, entry in journey_map.provenance.items() if not path.startswith("session.")}
    answers = len(told)
    when, suggested = findings_part.due(journey_map, today)
    known = f"{stands.backed} of {counted(stands.total, 'statement', 'statements')} rest on evidence"
    parts = (
        KINDS[journey_map.kind],
        shorten(journey_map.scope.business, 80),
        f"drafted on {day(today)}",
        f"from {counted(answers, 'answer', 'answers')}" if answers else "",
        known if stands.total else "",
        f"review {'suggested for' if suggested else 'due on'} {day(when)}",
    )
    return tuple(part for part in parts if part)


def _mark(stands: Basis) -> str:
    if not stands.total:
        return ""
    if not stands.backed:
        return "Nothing in it has been checked with customers yet: read every statement about them as an assumption."
    return f"{MARK} behind a statement about customers says that it is an assumption: nobody has checked it yet."


def _summary(journey_map: JourneyMap, best: Sequence[Recommendation], stands: Basis | None) -> Summary:
    """The summary, with marks of what is assumed if ``stands`` is given."""
    lowest, highest = journey_part.extremes(journey_map)
    flat = journey_part.flat_words(journey_map)
    return Summary(
        who=_who(journey_map, stands),
        what_for=_what_for(journey_map),
        lowest=journey_part.moment_words(journey_map, lowest, stands) if lowest else flat,
        highest=journey_part.moment_words(journey_map, highest, stands) if highest else flat,
        actions=actions_part.first_actions(journey_map, best),
    )


def _who(journey_map: JourneyMap, stands: Basis | None) -> str:
    persona = journey_map.persona
    told = (("name", persona.name), ("segment", persona.segment), ("role", persona.role))
    known = [
        marked(shorten(text, 200), stands is not None and stands.assumes("persona", field))
        for field, text in told
        if clean(text)
    ]
    return ", ".join(known) or "Not known yet. Choose one group of customers that behaves alike and matters to you."


def _what_for(journey_map: JourneyMap) -> str:
    objective = shorten(journey_map.scope.objective, 300)
    return sentence(objective) or "Not settled yet. Say what should be different afterwards, by how much and by when."
