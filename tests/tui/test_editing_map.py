"""From a key on the map screen to operations: what is meant by an item, and what a new value becomes."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from mapcoach.journey import JourneyMap, apply, fold, new_entry
from mapcoach.journey import operations as ops
from mapcoach.journey.lanes import each_item, grid
from mapcoach.tui import editing_map as editing
from mapcoach.tui import editing_map_adding as adding
from mapcoach.tui import editing_map_moving as moving
from mapcoach.tui.editing_map import GONE, Made, Refused, Target, Wanted
from mapcoach.tui.editing_map_setting import checked, set_value, together
from tests.tui.map_screen_maps import salon


@cache
def salon_map() -> JourneyMap:
    return fold([new_entry(operations=(ops.StartMap(id="m1"), *salon()))]).map


def done(journey_map: JourneyMap, wanted: Made) -> JourneyMap:
    """The map after a change, every operation of which must do something."""
    assert isinstance(wanted, Wanted)
    assert wanted.words
    for operation in wanted.operations:
        outcome = apply(journey_map, operation)
        assert not outcome.problem, outcome.problem
        journey_map = outcome.map
    return journey_map


def targets(journey_map: JourneyMap) -> list[Target]:
    shown = grid(journey_map)
    return [
        editing.target_of(journey_map, column.id, item)
        for row in shown.rows
        for column, cell in zip(shown.stages, row.cells, strict=True)
        for item in cell.items
    ]


def test_every_item_of_the_grid_is_a_part_that_is_there_and_has_fields() -> None:
    found = targets(salon_map())
    assert len(found) == len(list(each_item(grid(salon_map()))))
    for target in found:
        assert editing.part_of(salon_map(), target) is not None
        assert editing.fields_of(target)


_NEW: dict[str, editing.Entered] = {"text": "something new", "channel": "email", "share": 0.55}


def test_every_field_of_every_item_can_be_given_another_value() -> None:
    for target in targets(salon_map()):
        for field in editing.fields_of(target):
            now = editing.value_of(salon_map(), target, field.name)
            steps = [value for value, _ in editing.STEPS.get(field.how, ()) if value != now]
            value = _NEW.get(field.how) or steps[0]
            wanted = set_value(salon_map(), target, field, value if not steps else steps[0])
            after = done(salon_map(), wanted)
            renamed = target.kind in ("question", "measure") and field.required
            there = Target(target.kind, str(value), target.stage) if renamed else target
            assert editing.value_of(after, there, field.name) == (steps[0] if steps else value)


def test_the_same_value_again_and_nothing_for_a_name_change_nothing() -> None:
    target = Target("touchpoint", "t2")
    name, channel, score = (editing.field_of("touchpoint", one) for one in ("name", "channel", "score"))
    assert set_value(salon_map(), target, name, "  Booking form ") is None
    assert isinstance(set_value(salon_map(), target, name, "  "), Refused)
    assert set_value(salon_map(), target, score, -2) is None
    assert done(salon_map(), set_value(salon_map(), target, channel, "")).touchpoint("t2").channel == ""  # type: ignore[union-attr]


def test_a_part_that_is_gone_cannot_be_changed() -> None:
    field = editing.field_of("touchpoint", "name")
    assert set_value(salon_map(), Target("touchpoint", "gone"), field, "x") is GONE
    assert moving.remove(salon_map(), Target("pain_point", "gone")) is None
    assert moving.move_stage(salon_map(), "gone", 1) is None
    assert moving.move_along(salon_map(), "gone", 1) is None
    assert adding.add_touchpoint(salon_map(), "gone", "x") is GONE
    assert adding.add_question(salon_map(), "gone", "x") is GONE
    assert adding.add_pain_point(salon_map(), "gone", "x") is GONE


@pytest.mark.parametrize(
    ("operation", "target", "field", "value"),
    [
        (ops.SetEmotion(touchpoint="t2", score=0), Target("touchpoint", "t2"), "score", 0),
        (ops.ChangePainPoint(pain_point="p1", drops_off=False), Target("pain_point", "p1"), "drops_off", False),
        (ops.ChangePainPoint(pain_point="p1", share=0), Target("pain_point", "p1"), "share", 0.0),
    ],
)
def test_a_value_that_counts_for_nothing_is_a_value_all_the_same(
    operation: BaseModel, target: Target, field: str, value: editing.Entered
) -> None:
    now = done(salon_map(), Wanted((operation,), "x"))
    assert set_value(now, target, editing.field_of(target.kind, field), value) is None


def test_a_measure_cannot_be_called_what_another_one_is_called() -> None:
    now = done(salon_map(), Wanted((ops.SetMeasure(name="No-shows", baseline="10"),), "x"))
    name, target = editing.field_of("measure", "name"), Target("measure", "No-shows")
    refused = set_value(now, target, name, " booked ONLINE")
    assert isinstance(refused, Refused)
    assert "There is a measure “Booked online” already" in refused.reason
    after = done(now, set_value(now, target, name, "NO-shows"))
    assert [(one.name, one.baseline) for one in after.measures] == [("Booked online", "30%"), ("NO-shows", "10")]


def test_what_the_map_refuses_or_has_already_is_seen_before_it_is_kept() -> None:
    now = salon_map()
    assert isinstance(checked(now, Wanted((ops.RemoveStage(stage="gone"),), "x")), Refused)
    assert checked(now, Wanted((ops.SetStage(stage="s1", field="name", value="Find us"),), "x")) is None
    wanted = Wanted((ops.RemoveStage(stage="s1"),), "x")
    assert checked(now, wanted) is wanted


def test_the_words_for_the_record_say_what_was_done_in_peoples_words() -> None:
    pain = Target("pain_point", "p2")
    severity, share = editing.field_of("pain_point", "severity"), editing.field_of("pain_point", "share")
    told = set_value(salon_map(), pain, severity, 3)
    assert isinstance(told, Wanted)
    assert told.words == "Pain point “Nobody answers in the evening” – how bad it is: 3 they may leave over it"
    told = set_value(salon_map(), pain, share, 0.25)
    assert isinstance(told, Wanted)
    assert told.words == "Pain point “Nobody answers in the evening” – how many it hits: 25%"


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("30 %", 0.3),
        ("3 in 10", 0.3),
        ("half", 0.5),
        ("30", 0.3),
        ("100", 1.0),
        ("lots", None),
        ("", None),
        ("130", None),
    ],
)
def test_shares_are_read_as_people_type_them(typed: str, share: float | None) -> None:
    assert editing.read_share(typed) == share


def test_adding_puts_each_kind_where_it_belongs() -> None:
    now = salon_map()
    after = done(now, adding.add_stage(now, "Paying", after="s1"))
    assert [stage.name for stage in after.stages] == ["Find us", "Paying", "Booking", "Visit"]
    after = done(now, adding.add_touchpoint(now, "s3", "Text message"))
    assert [(one.name, one.channel) for one in after.stages[2].touchpoints] == [("Text message", "sms")]
    after = done(now, adding.add_pain_point(now, "t1", "All are old"))
    assert [one.text for one in after.stages[0].touchpoints[0].pain_points] == ["All are old"]
    after = done(now, adding.add_opportunity(now, "Ask for new ones", "p1"))
    assert after.opportunities[-1].pain_point == "p1"
    after = done(now, adding.add_question(now, "s3", "Where do I park?"))
    assert after.stages[2].questions == ("Where do I park?",)
    after = done(now, adding.add_measure(now, "s3", "No-shows"))
    assert after.measures[-1].stage == "s3"
    assert isinstance(adding.add_measure(now, "s3", "booked ONLINE "), Refused)


def test_moving_stops_at_the_edges() -> None:
    now = salon_map()
    assert moving.move_stage(now, "s1", -1) is None
    assert moving.move_stage(now, "s3", 1) is None
    assert [one.id for one in done(now, moving.move_stage(now, "s1", 1)).stages] == ["s2", "s1", "s3"]
    assert moving.move_along(now, "t2", -1) is None
    after = done(now, moving.move_along(now, "t2", 1))
    assert [one.id for one in after.stages[1].touchpoints] == ["t3", "t2", "t4"]


def test_what_can_be_moved_says_where_to_and_goes_there() -> None:
    now = salon_map()
    places = {kind: moving.places_for(now, Target(kind, part)) for kind, part in _MOVABLE}  # type: ignore[arg-type]
    assert [one.value for one in places["touchpoint"]] == ["s1", "s3"]
    assert [one.value for one in places["pain_point"]] == ["t1", "t3", "t4"]
    assert [one.value for one in places["opportunity"]] == ["p2", ""]
    assert [one.value for one in places["measure"]] == ["s1", "s3", ""]
    assert moving.places_for(now, Target("question", "What does it cost?", "s1")) == []
    for kind, part in _MOVABLE:
        for place in places[kind]:
            after = done(now, moving.move_to(now, Target(kind, part), place.value))  # type: ignore[arg-type]
            assert after != now
    assert moving.move_to(now, Target("touchpoint", "t2"), "gone") is None


_MOVABLE = (("touchpoint", "t2"), ("pain_point", "p1"), ("opportunity", "o1"), ("measure", "Booked online"))


def test_deleting_says_what_goes_and_what_stays() -> None:
    now = salon_map()
    assert moving.remove_words(now, Target("stage", "s2")) == (
        "Delete stage “Booking” with 3 touchpoints, 2 pain points and 1 automation? "
        "2 opportunities and 1 measure that belonged to it will stay on the map. F9 brings it back."
    )
    assert moving.remove_words(now, Target("touchpoint", "t4")) == "Delete touchpoint “Reminder”? F9 brings it back."
    assert moving.remove_words(now, Target("stage", "s2", "s2", "owner")) == (
        "Clear “Owner” of stage “Booking”? F9 brings it back."
    )


def test_what_it_says_is_what_happens() -> None:
    now = salon_map()
    after = done(now, moving.remove(now, Target("stage", "s2")))
    assert len(now.touchpoints()) - len(after.touchpoints()) == 3
    assert (len(after.automations), len(after.opportunities), len(after.measures)) == (0, 3, 1)


def test_everything_on_the_grid_can_be_taken_off_but_a_bare_rating() -> None:
    for target in targets(salon_map()):
        after = done(salon_map(), moving.remove(salon_map(), target))
        assert after != salon_map()
    bare = done(salon_map(), Wanted((ops.SetEmotion(touchpoint="t2", feeling=""),), "x"))
    assert moving.remove(bare, Target("touchpoint", "t2", "s2", "score")) is None


def test_merging_tells_what_goes_where_and_does_it() -> None:
    now = salon_map()
    assert moving.merge_words(now, "s1", "s3") == (
        "Merge “Find us” into “Visit”? All of “Find us” (1 touchpoint and 2 questions) goes to “Visit”, "
        "which keeps its name."
    )
    after = done(now, moving.merge_stages(now, "s1", "s3"))
    assert [stage.id for stage in after.stages] == ["s2", "s3"]
    assert moving.merge_stages(now, "s1", "s1") is None


def test_several_changes_are_one_to_be_taken_back() -> None:
    first, second = Wanted((ops.SetTitle(value="a"),), "one", "x"), Wanted((ops.SetTitle(value="b"),), "two", "y")
    assert together([first, second]) == Wanted((*first.operations, *second.operations), "one; two", "")
    assert together([]) is None


def test_the_channels_to_pick_are_those_that_the_interview_reads() -> None:
    from mapcoach import resources

    known = set(resources.read_toml("prompts", "lexicon/channels.toml"))
    assert set(editing.CHANNELS) == known


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_whatever_is_typed_becomes_valid_operations_or_nothing(text: str) -> None:
    now = salon_map()
    made: list[Made] = [
        adding.add_stage(now, text),
        adding.add_touchpoint(now, "s3", text),
        adding.add_pain_point(now, "t1", text),
        adding.add_opportunity(now, text, "p1"),
        adding.add_measure(now, "s1", text),
        *(
            set_value(now, target, field, text)
            for target in (Target("touchpoint", "t2"), Target("pain_point", "p1"), Target("stage", "s1"))
            for field in editing.fields_of(target)
            if field.how == "text"
        ),
    ]
    for wanted in made:
        if not isinstance(wanted, Wanted):
            continue
        after = done(now, wanted)
        assert JourneyMap.model_validate_json(after.model_dump_json()) == after
        _written(wanted.operations)


def _written(operations: tuple[BaseModel, ...]) -> None:
    for operation in operations:
        operation.model_dump_json().encode("utf-8")
