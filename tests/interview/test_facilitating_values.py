"""A decision in words becomes the value on the map, or nothing at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.interview.clashing import clashes
from mapcoach.interview.facilitating_values import setting
from mapcoach.journey import JourneyMap, apply, fold, new_entry, walk
from mapcoach.journey import operations as ops

TODAY = date(2026, 11, 22)


def a_map() -> JourneyMap:
    return fold(
        [
            new_entry(
                author="Dana",
                operations=(
                    ops.SetTitle(value="Clinic"),
                    ops.SetScope(field="offering", value="care"),
                    ops.SetScope(field="customers", value="new"),
                    ops.SetPersona(field="name", value="Rosa"),
                    ops.AddPersonaItems(field="goals", items=("a date", "no pain")),
                    ops.AddStage(id="s1", name="Book"),
                    ops.AddTouchpoint(id="t1", stage="s1", name="Form", channel="website"),
                    ops.SetEmotion(touchpoint="t1", score=-2, feeling="annoyed"),
                    ops.SetMomentOfTruth(touchpoint="t1", value=True),
                    ops.AddPainPoint(id="p1", touchpoint="t1", text="Too long", severity=2, drops_off=True, share=0.5),
                    ops.AddOpportunity(id="o1", text="Shorten it", impact=4, owner="Ben"),
                    ops.SetMeasure(name="Bookings", baseline="10", target="20"),
                    ops.SetReview(due=date(2027, 1, 1)),
                ),
            )
        ]
    ).map


POINT = "stages[s1].touchpoints[t1]"
PAIN = f"{POINT}.pain_points[p1]"


def value_at(journey_map: JourneyMap, path: str) -> object:
    return next((one.value for one in walk(journey_map) if one.path == path), None)


@pytest.mark.parametrize(
    ("path", "decision", "value"),
    [
        (f"{POINT}.emotion.score", "4 (good)", 1),
        (f"{POINT}.emotion.score", "very good", 2),
        (f"{POINT}.emotion.score", "3", 0),
        (f"{POINT}.emotion.score", "+1", 1),
        (f"{POINT}.emotion.score", "-1", -1),
        (f"{POINT}.emotion.score", "0", 0),
        (f"{POINT}.emotion.feeling", "tired", "tired"),
        (f"{POINT}.name", "Web form", "Web form"),
        (f"{POINT}.moment_of_truth", "no", False),
        ("stages[s1].name", "Booking", "Booking"),
        ("stages[s1].owner", "Sam", "Sam"),
        (f"{PAIN}.severity", "they may leave over it", 3),
        (f"{PAIN}.severity", "1", 1),
        (f"{PAIN}.drops_off", "no", False),
        (f"{PAIN}.share", "20%", 0.2),
        (f"{PAIN}.text", "Far too long", "Far too long"),
        ("opportunities[o1].impact", "5", 5),
        ("opportunities[o1].owner", "Dana", "Dana"),
        ("measures[0].target", "30", "30"),
        ("scope.offering", "dental care", "dental care"),
        ("scope.customers", "existing", "existing"),
        ("persona.name", "Rosie", "Rosie"),
        ("persona.goals[1]", "little pain", "little pain"),
        ("review.due", "2027-03-01", date(2027, 3, 1)),
        ("title", "The clinic", "The clinic"),
        ("kind", "day in the life", "day_in_the_life"),
    ],
)
def test_a_decision_is_set(path: str, decision: str, value: object) -> None:
    journey_map = a_map()
    operation = setting(journey_map, path, decision, TODAY)
    assert operation is not None
    assert value_at(apply(journey_map, operation).map, path) == value


@pytest.mark.parametrize(
    ("path", "decision"),
    [
        (f"{POINT}.emotion.score", "it depends"),
        (f"{POINT}.emotion.score", "4 of 10"),
        (f"{POINT}.emotion.score", "9"),
        (f"{POINT}.emotion.score", ""),
        (f"{PAIN}.share", "many"),
        (f"{PAIN}.share", "400%"),
        (f"{PAIN}.severity", "7"),
        ("opportunities[o1].impact", "low"),
        ("scope.customers", "everybody"),
        ("kind", "lovely"),
        ("stages[gone].name", "x"),
        ("persona.goals[7]", "x"),
        ("measures[9].target", "x"),
        ("session.facilitator", "x"),
        ("evidence[e1].note", "x"),
        ("t1", "x"),
        ("", "x"),
    ],
)
def test_what_cannot_be_read_or_set_is_left_alone(path: str, decision: str) -> None:
    assert setting(a_map(), path, decision, TODAY) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_that_is_typed_raises(path: str, decision: str) -> None:
    journey_map = a_map()
    for where in (path, f"{POINT}.emotion.score", f"{PAIN}.share", "review.due", "kind"):
        operation = setting(journey_map, where, decision, TODAY)
        assert operation is None or not apply(journey_map, operation).problem


def test_what_a_clash_records_can_be_decided_either_way() -> None:
    before = a_map()
    dana = [new_entry(id=entry, author="Dana") for entry in set(before.provenance.values())]
    ben = new_entry(
        author="Ben",
        operations=(
            ops.SetEmotion(touchpoint="t1", score=1),
            ops.ChangePainPoint(pain_point="p1", severity=3, drops_off=False, share=0.1),
            ops.SetMomentOfTruth(touchpoint="t1", value=False),
        ),
    )
    found = clashes(before, dana, ben)
    assert len(found) == 5
    for clash in found:
        for side in (clash.theirs, clash.ours):
            assert setting(before, clash.path, side.value, TODAY) is not None, (clash.path, side.value)
