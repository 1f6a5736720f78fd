"""The part of the draft about the journey itself: scope, customer, each stage in detail, the emotion curve."""

from __future__ import annotations

from collections.abc import Mapping

from mapcoach.export.claims import Basis
from mapcoach.export.curve import Point
from mapcoach.export.draft import Column, Fact, Facts, Moment, Pain, Said
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import Teller, facts, name_of
from mapcoach.export.words import (
    BUSINESS_KINDS,
    CUSTOMERS,
    KINDS,
    Wording,
    feeling_words,
    marked,
    quoted,
    score_words,
    sentence,
    weight_words,
    wording,
)
from mapcoach.journey import JourneyMap, PainPoint, Persona, Stage, Touchpoint

Ideas = Mapping[str, tuple[str, ...]]
"""The texts of the opportunities that answer a pain point, by its id."""


def scope(journey_map: JourneyMap) -> Facts:
    """What the map is about. The business decided it, so none of it is an assumption."""
    told = journey_map.scope

    def fact(label: str, text: str) -> Fact:
        return Fact(label, (Said(text),) if clean(text) else ())

    business = ", ".join(text for text in (told.business, told.offering) if clean(text))
    return facts(
        fact("Business", business),
        fact("Kind of business", BUSINESS_KINDS[told.business_kind] if told.business_kind else ""),
        fact("Kind of map", KINDS[journey_map.kind]),
        fact("Objective", told.objective),
        fact("Scenario", told.scenario),
        fact("Where it starts", told.starts_with),
        fact("Where it ends", told.ends_with),
        fact("Which customers", CUSTOMERS[told.customers] if told.customers else ""),
        fact("What is left out", told.out_of_scope),
        how="Settle these with whoever wanted the map: they decide what belongs on it.",
    )


def persona(told: Persona, tell: Teller) -> Facts:
    """Who the customer is."""
    return facts(
        Fact("Name", tell.said(told.name, "persona", "name")),
        Fact("Segment", tell.said(told.segment, "persona", "segment")),
        Fact("Role", tell.said(told.role, "persona", "role")),
        Fact("Demographics", tell.said(told.demographics, "persona", "demographics")),
        Fact("Behaviour", tell.items(told.behaviours, "persona", "behaviours")),
        Fact("Attitude", tell.said(told.attitude, "persona", "attitude")),
        Fact("Channels", tell.items(told.channels, "persona", "channels")),
        Fact("Who is asked for advice", tell.items(told.influencers, "persona", "influencers")),
        Fact("Goals", tell.items(told.goals, "persona", "goals")),
        Fact("Challenges", tell.items(told.challenges, "persona", "challenges")),
        Fact("Values", tell.items(told.values, "persona", "values")),
        how="Ask five customers of this group, or the colleagues who talk to them every day.",
    )


def backstory(told: Persona, tell: Teller) -> Facts:
    """What happened before the journey."""
    return facts(
        Fact("What made them start", tell.said(told.entry_point, "persona", "entry_point")),
        Fact("What a solution must offer", tell.items(told.requirements, "persona", "requirements")),
        Fact("The outcome they hope for", tell.said(told.desired_outcome, "persona", "desired_outcome")),
        how="Ask recent customers how they found you, what made them hesitate and what decided it.",
    )


def quote(told: Persona, tell: Teller) -> Said | None:
    """The customer's own words, if there are any."""
    return next(iter(tell.said(quoted(told.quote), "persona", "quote")), None)


def columns(journey_map: JourneyMap, basis: Basis, ideas: Ideas) -> tuple[Column, ...]:
    """Each stage in detail."""
    words, tell = wording(journey_map), Teller(basis)
    return tuple(_column(number, stage, words, tell, ideas) for number, stage in enumerate(journey_map.stages, 1))


def _column(number: int, stage: Stage, words: Wording, tell: Teller, ideas: Ideas) -> Column:
    known = facts(
        Fact(words.wants, tell.said(stage.customer_goal, stage.id, "customer_goal")),
        Fact(words.asks, tell.items(stage.questions, stage.id, "questions", as_=quoted)),
        Fact(words.next_step, tell.said(stage.business_goal, stage.id, "business_goal")),
        Fact(words.owner, tell.said(stage.owner, stage.id, "owner")),
    )
    moments = tuple(_moment(number, stage, point, words, tell, ideas) for point in stage.touchpoints)
    return Column(number, name_of(stage.name), known, moments)


def _moment(number: int, stage: Stage, point: Touchpoint, words: Wording, tell: Teller, ideas: Ideas) -> Moment:
    felt = feeling_words(point.emotion)
    feeling = (Said(felt, tell.basis.assumes_feeling(point)),) if clean(felt) else ()
    pains = tuple(_pain(number, stage, point, pain, words, tell, ideas) for pain in point.pain_points)
    channel = point.channel if clean(point.channel) else "channel not known yet"
    setting = f"{channel}; looked after by {point.owner}" if clean(point.owner) else channel
    known = (
        Fact(words.does, tell.said(point.customer_action, point.id, "customer_action")),
        Fact(words.feels, feeling),
        Fact(words.thinks, tell.said(quoted(point.emotion.thought), point.id, "emotion.thought")),
    )
    return Moment(
        name=name_of(point.name),
        setting=setting,
        decides=bool(point.moment_of_truth),
        rated=bool(feeling),
        facts=known,
        pains=pains,
        assumed=tell.basis.assumes(point.id, "name"),
        decides_assumed=tell.basis.assumes(point.id, "moment_of_truth"),
    )


def _pain(
    number: int, stage: Stage, point: Touchpoint, pain: PainPoint, words: Wording, tell: Teller, ideas: Ideas
) -> Pain:
    return Pain(
        text=Said(name_of(pain.text), tell.basis.assumes(pain.id, "text")),
        where=f"{name_of(point.name)}, stage {number} ({name_of(stage.name)})",
        weight=weight_words(pain, words, lambda field: tell.basis.assumes(pain.id, field)),
        feeling=marked(feeling_words(point.emotion), tell.basis.assumes_feeling(point)),
        cause=next(iter(tell.said(pain.root_cause, pain.id, "root_cause")), None),
        answers=ideas.get(pain.id, ()),
    )


def ranked_pains(journey_map: JourneyMap, columns_: tuple[Column, ...]) -> tuple[Pain, ...]:
    """All pain points, worst first: where people give up, then how bad, then how many, then how it feels."""
    shown = (pain for column in columns_ for moment in column.moments for pain in moment.pains)
    keys = (_rank(point, pain) for point in journey_map.touchpoints() for pain in point.pain_points)
    return tuple(pain for _, pain in sorted(zip(keys, shown, strict=True), key=lambda pair: pair[0]))


def _rank(point: Touchpoint, pain: PainPoint) -> tuple[bool, int, float, int]:
    feeling = point.emotion.score if point.emotion.score is not None else 0
    return not pain.drops_off, -(pain.severity or 0), -(pain.share or 0.0), feeling


def points(journey_map: JourneyMap, stands: Basis | None = None) -> tuple[Point, ...]:
    """The emotion curve's points, with what is special about each, and what of it is assumed if ``stands`` is known."""
    lowest, highest = extremes(journey_map)
    return tuple(
        Point(
            number,
            name_of(stage.name),
            name_of(point.name),
            point.emotion,
            _note(point, lowest, highest),
            stands is not None and stands.assumes_feeling(point),
            _unsure(point, stands) if stands else frozenset(),
        )
        for number, stage in enumerate(journey_map.stages, 1)
        for point in stage.touchpoints
    )


def _note(point: Touchpoint, lowest: Touchpoint | None, highest: Touchpoint | None) -> str:
    notes = ("lowest" if point is lowest else "", "highest" if point is highest else "")
    decides = _DECIDES if point.moment_of_truth else ""
    gives_up = _GIVES_UP if any(pain.drops_off for pain in point.pain_points) else ""
    return ", ".join(note for note in (*notes, decides, gives_up) if note)


_DECIDES, _GIVES_UP = "moment of truth", "drop-off"


def _unsure(point: Touchpoint, stands: Basis) -> frozenset[str]:
    """Which notes are assumptions: a drop-off is, if none of those noted here rests on evidence."""
    drops = [stands.assumes(pain.id, "drops_off") for pain in point.pain_points if pain.drops_off]
    decides = {_DECIDES} if stands.assumes(point.id, "moment_of_truth") else set()
    return frozenset(decides | ({_GIVES_UP} if drops and all(drops) else set()))


def extremes(journey_map: JourneyMap) -> tuple[Touchpoint | None, Touchpoint | None]:
    """The touchpoints with the lowest and the highest feeling; of equals the one that matters most, then the first."""
    rated = [point for point in journey_map.touchpoints() if point.emotion.score is not None]
    if not rated or len({point.emotion.score for point in rated}) == 1:
        return None, None
    return min(rated, key=lambda point: (point.emotion.score or 0, *_matters(point))), min(
        rated, key=lambda point: (-(point.emotion.score or 0), *_matters(point))
    )


def _matters(point: Touchpoint) -> tuple[bool, bool]:
    return not any(pain.drops_off for pain in point.pain_points), not point.moment_of_truth


def moment_words(journey_map: JourneyMap, point: Touchpoint, stands: Basis | None = None) -> str:
    """A touchpoint with its place and feeling, for the summary; marked where it is assumed if ``stands`` is given."""
    number, stage = next(
        (number, stage)
        for number, stage in enumerate(journey_map.stages, 1)
        if any(one is point for one in stage.touchpoints)
    )
    felt = marked(feeling_words(point.emotion), stands is not None and stands.assumes_feeling(point))
    place = f"{name_of(point.name)} (stage {number}, {name_of(stage.name)}): {felt}"
    worst = min(point.pain_points, key=lambda pain: _rank(point, pain), default=None)
    if not worst or not is_low(point):
        return place
    assumed = stands is not None and stands.assumes(worst.id, "text")
    return f"{place}. {marked(sentence(shorten(worst.text, 120)), assumed)}"


def is_low(point: Touchpoint) -> bool:
    """Whether the customer feels bad there."""
    return (point.emotion.score or 0) < 0


def flat_words(journey_map: JourneyMap) -> str:
    """Why there is no lowest and highest moment, when there is none."""
    rated = [point.emotion.score for point in journey_map.touchpoints() if point.emotion.score is not None]
    if not rated:
        return "Not known yet: no touchpoint is rated. Ask five customers how each touchpoint felt."
    if len(rated) == 1:
        return f"Not known yet: only one touchpoint is rated, {score_words(rated[0])}. Ask how the others felt."
    return f"All rated touchpoints feel the same, {score_words(rated[0])}. Ask where it was a little better or worse."
