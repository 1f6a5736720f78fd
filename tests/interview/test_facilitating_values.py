"""A decision in words becomes the value on the map, or nothing at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.interview.asking import shown
from mapcoach.interview.clashing import clashes, words_of
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
                    ops.SetStage(stage="s1", field="owner", value="Tom"),
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


def now_at(journey_map: JourneyMap, path: str) -> str:
    return next((words_of(one) for one in walk(journey_map) if one.path == path), "")


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
    operation = setting(journey_map, path, decision, TODAY, (now_at(journey_map, path), decision))
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
        (f"{PAIN}.drops_off", "No idea yet, Ben asks support"),
        (f"{PAIN}.drops_off", "Yes and no"),
        (f"{POINT}.moment_of_truth", "no, but nearly"),
        (f"{POINT}.emotion.score", "3 (of 10)"),
        (f"{POINT}.emotion.score", "4 (very bad)"),
        ("opportunities[o1].impact", "3 (of 10)"),
        (f"{PAIN}.severity", "3 (of 10)"),
        (f"{PAIN}.severity", "3 of 5"),
        (f"{PAIN}.share", "20% of the young ones"),
        ("review.due", "not before 1 March 2027"),
    ],
)
def test_what_cannot_be_read_or_set_is_left_alone(path: str, decision: str) -> None:
    journey_map = a_map()
    views = (now_at(journey_map, path), decision)
    assert setting(journey_map, path, decision, TODAY, views) is None


@pytest.mark.parametrize(
    ("path", "decision"),
    [
        ("stages[s1].owner", "the group could not agree"),
        ("stages[s1].name", "to be decided"),
        (f"{PAIN}.text", "we ask again"),
        (f"{POINT}.emotion.feeling", "Let us ask the customers first"),
        ("opportunities[o1].owner", "nobody"),
        ("persona.goals[1]", "it depends"),
        ("measures[0].target", "not sure"),
    ],
)
def test_free_text_is_set_only_if_somebody_named_it(path: str, decision: str) -> None:
    journey_map = a_map()
    now = now_at(journey_map, path)
    assert setting(journey_map, path, decision, TODAY, (now, "something else")) is None
    assert setting(journey_map, path, decision, TODAY, (now, decision)) is not None


def test_nothing_is_set_where_something_else_stands_by_now() -> None:
    journey_map = a_map()
    views = ("a date", "a day")
    assert setting(journey_map, "persona.goals[0]", "a day", TODAY, views) is not None
    gone = apply(journey_map, ops.ChangePersonaItem(field="goals", item="a date", value="")).map
    assert now_at(gone, "persona.goals[0]") == "no pain"
    assert setting(gone, "persona.goals[0]", "a day", TODAY, views) is None
    assert setting(journey_map, "measures[0].target", "30", TODAY, ("40", "30")) is None
    assert setting(journey_map, "review.due", "2027-03-01", TODAY, ("2028-01-01",)) is None


def test_a_view_in_other_words_is_what_stands_there() -> None:
    path = f"{POINT}.emotion.score"
    assert setting(a_map(), path, "5", TODAY, ("1", "4 (good)")) is not None
    assert setting(a_map(), path, "5", TODAY, ("2", "4 (good)")) is None


def test_a_view_that_was_cut_short_is_not_set() -> None:
    cut = shown("long " * 200, 500)
    assert setting(a_map(), "scope.offering", cut, TODAY, ("care", cut)) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_that_is_typed_raises(path: str, decision: str) -> None:
    journey_map = a_map()
    for where in (path, f"{POINT}.emotion.score", f"{PAIN}.share", "review.due", "kind"):
        operation = setting(journey_map, where, decision, TODAY, (now_at(journey_map, where), decision))
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
            views = (clash.theirs.value, clash.ours.value)
            assert setting(before, clash.path, side.value, TODAY, views) is not None, (clash.path, side.value)
