from datetime import date

import pytest

from mapcoach.journey import (
    Emotion,
    Evidence,
    JourneyMap,
    Measure,
    Opportunity,
    PainPoint,
    Persona,
    Review,
    Scope,
    Stage,
    Touchpoint,
)
from mapcoach.journey.gaps import Gap, gaps, named


def whats(journey_map: JourneyMap) -> list[str]:
    return [gap.what for gap in gaps(journey_map)]


def found(journey_map: JourneyMap, part: str) -> Gap | None:
    return next((gap for gap in gaps(journey_map) if part in gap.what), None)


def stage(*points: Touchpoint, **values: object) -> Stage:
    return Stage.model_validate({"id": "s", "name": "Book", "touchpoints": points, **values})


FULL = JourneyMap(
    scope=Scope(objective="20% more bookings by May 2027", scenario="a booking", starts_with="ache", ends_with="visit"),
    persona=Persona(
        name="Maya",
        segment="parents",
        goals=("one dentist",),
        entry_point="ache",
        requirements=("evenings",),
        desired_outcome="no ache",
    ),
    stages=(
        Stage(
            id="s",
            name="Book",
            customer_goal="a date",
            owner="Anna",
            touchpoints=(
                Touchpoint(
                    id="t",
                    name="Form",
                    channel="website",
                    moment_of_truth=True,
                    emotion=Emotion(score=-1),
                    pain_points=(
                        PainPoint(id="p", text="too long", severity=2, root_cause="paper", drops_off=True, share=0.3),
                    ),
                ),
                Touchpoint(id="t2", name="Call", channel="phone", emotion=Emotion(score=1)),
            ),
        ),
    ),
    opportunities=(Opportunity(id="o", pain_point="p", text="shorter"),),
    measures=(Measure(name="bookings", baseline="10", target="12"),),
    evidence=(Evidence(id="e", source="figures"),),
    review=Review(due=date(2027, 5, 1)),
)


def test_a_complete_map_has_no_gaps():
    assert gaps(FULL) == ()


def without(**values: object) -> JourneyMap:
    return FULL.model_copy(update=values)


@pytest.mark.parametrize(
    ("journey_map", "place"),
    [
        (without(persona=FULL.persona.model_copy(update={"name": ""})), "persona.name"),
        (without(persona=FULL.persona.model_copy(update={"segment": ""})), "persona.segment"),
        (without(persona=FULL.persona.model_copy(update={"goals": ()})), "persona.goals"),
        (without(persona=FULL.persona.model_copy(update={"entry_point": ""})), "persona.entry_point"),
        (without(persona=FULL.persona.model_copy(update={"requirements": ()})), "persona.requirements"),
        (without(persona=FULL.persona.model_copy(update={"desired_outcome": ""})), "persona.desired_outcome"),
        (without(scope=FULL.scope.model_copy(update={"objective": ""})), "scope.objective"),
        (without(scope=FULL.scope.model_copy(update={"scenario": ""})), "scope.scenario"),
        (without(scope=FULL.scope.model_copy(update={"ends_with": ""})), "scope.ends_with"),
        (without(opportunities=()), "opportunities"),
        (without(measures=()), "measures"),
        (without(measures=(Measure(name="bookings", baseline="10"),)), "measures"),
        (without(evidence=()), "evidence"),
        (without(review=Review()), "review.due"),
        (without(stages=(FULL.stages[0].model_copy(update={"owner": ""}),)), "stages[].owner"),
        (without(stages=(FULL.stages[0].model_copy(update={"customer_goal": ""}),)), "stages[].customer_goal"),
    ],
)
def test_what_is_taken_away_is_the_gap(journey_map, place):
    assert [gap.place for gap in gaps(journey_map)] == [place]


def test_an_empty_map_lacks_stages_first():
    assert gaps(JourneyMap())[0].place == "stages"
    weights = [gap.weight for gap in gaps(JourneyMap())]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("objective", "lacks"),
    [
        ("keep more customers", "neither a number nor a date"),
        ("keep 20% more customers", "no date"),
        ("keep more customers by March 2027", "no number"),
        ("halve cancellations in six months", None),
        ("reduce no-shows from 18% to 9% by Q2", None),
        ("get twice as many bookings by 1 May", None),
    ],
)
def test_an_objective_needs_a_number_and_a_date(objective, lacks):
    gap = found(without(scope=FULL.scope.model_copy(update={"objective": objective})), "The objective has")
    assert (gap.what if gap else None) == (f"The objective has {lacks}." if lacks else None)


def test_what_is_missing_in_several_places_is_one_gap():
    points = [Touchpoint(id=name, name=name) for name in ("A", "B", "C")]
    assert "3 touchpoints have no feeling: A, B, C." in whats(JourneyMap(stages=(stage(*points),)))
    assert "1 touchpoint has no feeling: A." in whats(JourneyMap(stages=(stage(points[0]),)))


def test_many_names_are_counted_and_long_ones_cut():
    assert named(f"n{number}" for number in range(1_000)) == "n0, n1, n2, n3, n4 and 995 more"
    assert len(named(["x" * 10_000])) == 60


def test_a_stage_without_touchpoints_is_named():
    assert "1 stage has no touchpoints: Book." in whats(JourneyMap(stages=(stage(),)))


def test_a_bad_feeling_wants_a_reason():
    low = Touchpoint(id="t", name="Form", emotion=Emotion(score=-1))
    assert "1 touchpoint has a bad feeling without a reason: Form." in whats(JourneyMap(stages=(stage(low),)))
    fair = low.model_copy(update={"emotion": Emotion(score=0)})
    assert found(JourneyMap(stages=(stage(fair),)), "without a reason") is None


def test_trouble_wants_a_cause_a_weight_and_a_count():
    pains = (PainPoint(id="p1", text="slow", drops_off=True), PainPoint(id="p2", text="dear"))
    told = whats(JourneyMap(stages=(stage(Touchpoint(id="t", name="Form", pain_points=pains)),)))
    assert "2 pain points have no known cause: slow, dear." in told
    assert "2 pain points do not say how bad it is: slow, dear." in told
    assert "1 drop-off does not say how many give up: slow." in told
    assert "2 pain points have no idea against it: slow, dear." in told


def test_only_digital_channels_are_a_question():
    def with_channels(*channels: str) -> JourneyMap:
        points = [Touchpoint(id=f"t{n}", name="x", channel=channel) for n, channel in enumerate(channels)]
        return JourneyMap(stages=(stage(*points),))

    gap = found(with_channels("website", "email", "Instagram"), "Every channel")
    assert gap is not None
    assert "?" in gap.what
    assert found(with_channels("website", "email", "phone"), "Every channel") is None
    assert found(with_channels("website", "email"), "Every channel") is None


def test_a_stage_is_owned_when_all_its_touchpoints_are():
    owned = Touchpoint(id="t1", name="A", owner="Tom")
    free = Touchpoint(id="t2", name="B")
    assert found(JourneyMap(stages=(stage(owned),)), "owner") is None
    assert found(JourneyMap(stages=(stage(owned, free),)), "owner") is not None


def test_basis_counts_as_evidence():
    told = without(evidence=(), basis={"persona.segment": "evidence"})
    assert gaps(told) == ()


def test_gaps_say_how_to_find_out():
    for gap in gaps(JourneyMap(stages=(stage(Touchpoint(id="t", name="Form")),))):
        assert gap.how
        assert 1 <= gap.weight <= 100
