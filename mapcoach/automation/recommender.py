"""From a map to recommended automations, each with its reasons in this very map. Deterministic and pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from mapcoach.automation.advice import Recommendation, StageAdvice, Status, recommendation
from mapcoach.automation.choosing import choose
from mapcoach.automation.matching import Candidate, consider, last_resorts
from mapcoach.automation.reading import MapReading, Spot, StageReading, is_nothing, read
from mapcoach.automation.reasons import Told
from mapcoach.automation.recipes import Recipe, catalogue
from mapcoach.automation.vocabulary import troubles
from mapcoach.automation.wording import capital, customer, quote
from mapcoach.journey.shape import JourneyMap, Stage, Touchpoint

_NAMED = 2
"""How many pains a stage's hold quotes."""


def recommend(journey_map: JourneyMap, per_stage: int = 3) -> tuple[StageAdvice, ...]:
    """Advice for each stage, in the order of the map, with at most ``per_stage`` new recommendations each."""
    whole = read(journey_map)
    ready = [reading for reading in whole.stages if not _hold(reading.stage, journey_map)]
    decided = {choice.recipe for choice in journey_map.automations}
    recipes = [recipe for recipe in catalogue().values() if recipe.id not in decided]
    chosen = choose((one for reading in ready for one in _candidates(recipes, reading, whole)), per_stage)
    return tuple(_advice(reading, chosen.get(reading.number, []), whole) for reading in whole.stages)


def top(advice: Iterable[StageAdvice], count: int = 3) -> list[Recommendation]:
    """The first actions over the whole map: what is chosen and not done yet, then the best of the new ones.

    Each pain point and each recipe is named once, as long as there are others; but the first answer to each drop-off
    comes before all that is not about one. Bookkeeping that no trouble calls for is no first action, even if it is
    all there is.
    """
    listed = list(advice)
    chosen = [one for stage in listed for one in stage.chosen if one.status == "chosen"]
    new = [one for stage in listed for one in stage.recommendations]
    ranked = [*_ranked(chosen), *_ranked(one for one in new if _is_an_action(one))]
    first: list[Recommendation] = []
    seen: set[str] = set()
    for one in ranked:
        about = {one.pain_point or one.touchpoint} | (set() if one.drops_off else {one.recipe})
        if not about & seen:
            first.append(one)
            seen |= {one.recipe, *about}
    return [*first, *(one for one in ranked if one not in first)][: max(0, count)]


def explain(journey_map: JourneyMap, stage_id: str, per_stage: int = 3) -> list[tuple[str, str]]:
    """Why each of the other recipes was left out at a stage: its id and a sentence. Empty for an unknown stage."""
    whole = read(journey_map)
    reading = next((one for one in whole.stages if one.stage.id == stage_id), None)
    if reading is None:
        return []
    advice = recommend(journey_map, per_stage)
    taken = {one.recipe for one in advice[reading.number].recommendations}
    elsewhere = {one.recipe: stage.name for stage in advice for one in stage.recommendations}
    decided = {choice.recipe: choice.status for choice in journey_map.automations}
    left_out: list[tuple[str, str]] = []
    for recipe in catalogue().values():
        if recipe.id in taken:
            continue
        found = consider(recipe, reading, whole)
        if recipe.id in decided:
            why = f"You have decided on it already: {decided[recipe.id]}."
        elif hold := _hold(reading.stage, journey_map):
            why = hold
        elif isinstance(found, str):
            why = found
        elif recipe.id in elsewhere:
            why = f"It is recommended at {quote(elsewhere[recipe.id], 60)}, where it is needed more."
        else:
            why = "Others answer this stage better."
        left_out.append((recipe.id, why))
    return left_out


def _candidates(recipes: Sequence[Recipe], reading: StageReading, whole: MapReading) -> list[Candidate]:
    found: list[Candidate] = []
    for recipe in recipes:
        considered = consider(recipe, reading, whole)
        if not isinstance(considered, str):
            found += considered
    answered = {one.spot.pain.id for one in found if one.spot.pain}
    made_for = {one.spot.pain.id for one in found if one.spot.pain and one.bond == "answers"}
    # A second choice beside an automation that is made for the very trouble is one too many.
    found = [one for one in found if one.bond != "helps" or not one.spot.pain or one.spot.pain.id not in made_for]
    return [one for one in (*found, *last_resorts(recipes, reading, whole, answered)) if not _is_done_by(one, whole)]


def _is_done_by(candidate: Candidate, whole: MapReading) -> bool:
    """Whether something that was chosen for the same touchpoint does the same already."""
    return any(
        choice.stage == candidate.reading.stage.id
        and choice.touchpoint in ("", candidate.spot.touchpoint.id)
        and choice.status != "rejected"
        and choice.recipe in catalogue()
        and candidate.does_the_same(catalogue()[choice.recipe])
        for choice in whole.map.automations
    )


def _is_an_action(one: Recommendation) -> bool:
    """Whether it may stand among the first actions: bookkeeping that no trouble calls for may not."""
    recipe = catalogue().get(one.recipe)  # a map may name an entry that another version knew
    return bool(one.pain_point) or recipe is None or recipe.consent.class_ != "internal"


def _ranked(listed: Iterable[Recommendation]) -> list[Recommendation]:
    """The best first, and before all others where people give up."""
    return sorted(listed, key=lambda one: (not one.drops_off, -one.score))


def _advice(reading: StageReading, chosen: list[tuple[float, Candidate]], whole: MapReading) -> StageAdvice:
    stage, journey_map = reading.stage, whole.map
    told: Told = set()
    decided = tuple(_decided(reading, whole, told))
    new = tuple(recommendation(one, worth, journey_map, whole.channels, told) for worth, one in chosen)
    hold = _hold(stage, journey_map)
    if not hold:
        handled = {one.pain_point for one in (*new, *decided)}
        hold = _left_to_people(reading, handled, nothing_else=not new and not decided)
    if not hold and not new and not decided:
        hold = _nothing_fits(stage, journey_map)
    return StageAdvice(stage.id, stage.name, new, decided, hold)


def _decided(reading: StageReading, whole: MapReading, told: Told) -> Iterable[Recommendation]:
    """What somebody chose for this stage, at the place that was chosen, or at the one that fits best."""
    for choice in whole.map.automations:
        recipe = catalogue().get(choice.recipe)
        if recipe is None or choice.stage != reading.stage.id or choice.status == "rejected" or not reading.spots:
            continue
        status: Status = choice.status
        found = consider(recipe, reading, whole)
        fallback = Candidate(recipe, reading, reading.spots[0], "general", 0.0) if isinstance(found, str) else found[0]
        named = [
            spot
            for spot in reading.spots
            if (choice.pain_point and spot.pain and spot.pain.id == choice.pain_point)
            or (choice.touchpoint == spot.touchpoint.id and not choice.pain_point and spot.pain is None)
        ]
        candidate = (
            Candidate(recipe, reading, named[0], "answers", fallback.points)
            if named and named[0] is not fallback.spot
            else fallback
        )
        yield recommendation(candidate, candidate.points, whole.map, whole.channels, told, status)


def _hold(stage: Stage, journey_map: JourneyMap) -> str:
    """Why it is too early to automate a stage, and what to map first; empty if it is not."""
    who, name = customer(journey_map), quote(stage.name, 60)
    if not stage.touchpoints:
        return (
            f"Too early for {name}: it has no touchpoints yet. "
            f"First map where {who} meets you there, and what goes wrong; an automation without that guesses."
        )
    backed = {about for one in journey_map.evidence for about in one.supports}
    if any(_is_known(touchpoint) or touchpoint.id in backed for touchpoint in stage.touchpoints):
        return ""
    named = [touchpoint.name for touchpoint in stage.touchpoints if not is_nothing(touchpoint.name)]
    places = (
        f"you named {quote(named[0], 60)}{' and more' if len(named) > 1 else ''}, but not yet"
        if named
        else "not yet noted is"
    )
    return (
        f"Too early for {name}: {places} how {who} feels there or what goes wrong. "
        "Map one of these first, best what goes wrong."
    )


def _is_known(touchpoint: Touchpoint) -> bool:
    feels = touchpoint.emotion
    return bool(touchpoint.pain_points or feels.score is not None or feels.feeling.strip() or feels.thought.strip())


def _left_to_people(reading: StageReading, handled: Container[str], *, nothing_else: bool) -> str:
    """What goes wrong at a stage and no message mends; trouble of an unknown kind only where there is nothing else."""
    left = [spot for spot in reading.spots if spot.pain and spot.pain.id not in handled]
    known = [spot for spot in left if spot.by_people]
    said = known or (left if nothing_else else [])
    if not said:
        return ""
    name = quote(reading.stage.name, 60)
    start = f"Nothing to automate at {name} for now: what" if nothing_else else "What"
    pains = " and ".join(quote(spot.pain.text, 80) for spot in said[:_NAMED] if spot.pain)
    return f"{start} goes wrong there is to be mended by people, not by a message: {pains}. {_first_step(known)}"


def _first_step(known: Sequence[Spot]) -> str:
    if not known:
        return "No automation known here would cure it; give it an owner and a date."
    says = {troubles()[kind].say for spot in known[:_NAMED] for kind in spot.by_people[:1]}
    return f"{capital(says.pop())}." if len(says) == 1 else "Give each of them an owner and a date."


def _nothing_fits(stage: Stage, journey_map: JourneyMap) -> str:
    return (
        f"Nothing to automate at {quote(stage.name, 60)} for now: what you noted calls for none of the known "
        f"automations. If something goes wrong there for {customer(journey_map)}, note it in a sentence."
    )
