"""What fields take: which kinds of question, and what becomes of the answers."""

from __future__ import annotations

import pytest

from mapcoach.interview.field import Field
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.script import load_script
from mapcoach.journey import JourneyMap, PainPoint, Stage, Touchpoint, apply
from mapcoach.journey import operations as ops

DROPS_OFF = "stages[].touchpoints[].pain_points[].drops_off"


def _map(*pains: PainPoint) -> JourneyMap:
    return JourneyMap(
        stages=(Stage(id="s1", name="Book", touchpoints=(Touchpoint(id="t1", name="phone", pain_points=pains),)),)
    )


@pytest.mark.parametrize("chosen", [[], ["p2"], ["p1", "p2"]])
def test_what_the_words_said_about_giving_up_is_not_overwritten_by_a_choice(chosen: list[str]) -> None:
    said = PainPoint(id="p1", text="half of them hang up", drops_off=True)
    unsaid = PainPoint(id="p2", text="nobody knows the price")
    journey_map = _map(said, unsaid)
    for operation in FIELDS[DROPS_OFF].choices(chosen, journey_map, "s1"):
        journey_map = apply(journey_map, operation).map
    assert [pain.drops_off for pain in journey_map.pain_points()] == [True, "p2" in chosen]


def test_a_trouble_that_is_chosen_now_makes_people_give_up_whatever_was_said() -> None:
    journey_map = _map(PainPoint(id="p1", text="a little slow", drops_off=False), PainPoint(id="p2", text="dull"))
    assert FIELDS[DROPS_OFF].choices(["p1"], journey_map, "s1") == [
        ops.ChangePainPoint(pain_point="p1", drops_off=True),
        ops.ChangePainPoint(pain_point="p2", drops_off=False),
    ]


@pytest.mark.parametrize("path", FIELDS)
def test_every_field_can_be_asked_for_in_some_kind_of_question(path: str) -> None:
    field = FIELDS[path]
    assert field.kinds or field.each_kinds
    assert ("rating" in field.each_kinds) <= (field.scale is not None)
    assert "rating" not in field.kinds, "a rating is of something"


@pytest.mark.parametrize("path", [path for path, field in FIELDS.items() if "text" in field.kinds])
def test_a_field_that_takes_a_text_makes_something_of_any(path: str) -> None:
    full = _map().model_copy(update={"stages": (Stage(id="s1", name="Book"),)})
    field = FIELDS[path]
    if path.startswith("automations"):
        full = apply(full, ops.ChooseAutomation(id="a1", recipe="call-back", stage="s1")).map
    operations = field.text("{{ anything }} at all", full, "s1")
    assert operations
    assert not any(apply(full, operation).problem for operation in operations)


def test_the_base_takes_nothing() -> None:
    assert not Field.kinds
    assert not Field.each_kinds


def test_our_own_questions_are_of_a_kind_that_their_field_takes() -> None:
    for topic in load_script():
        for question in topic.question:
            field = FIELDS[question.field]
            assert question.kind in (field.each_kinds if question.items else field.kinds)
