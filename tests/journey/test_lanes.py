from __future__ import annotations

from hypothesis import given

from mapcoach.journey import JourneyMap, Measure, Opportunity, fold, walk
from mapcoach.journey.lanes import LANES, WHOLE_JOURNEY, changed_paths, each_item, grid
from mapcoach.journey.shape import ChosenAutomation, Stage, Touchpoint
from tests.export.maps import clinic, future_catalogue
from tests.journey.strategies import journals


def texts(of: JourneyMap, stage: str, lane: str) -> list[str]:
    return [item.text for item in grid(of).cell(stage, lane).items]


def marks(of: JourneyMap, stage: str, lane: str) -> list[tuple[str, ...]]:
    return [item.marks for item in grid(of).cell(stage, lane).items]


def test_stages_stand_across_and_all_lanes_down():
    shown = grid(clinic())
    assert [column.name for column in shown.stages] == ["Look around", "Book", "First visit", "Come back"]
    assert tuple(row.lane for row in shown.rows) == LANES
    assert all(len(row.cells) == 4 for row in shown.rows)


def test_a_cell_tells_what_is_known_with_the_touchpoint_it_is_about():
    shown = grid(clinic()).cell("s1", "feelings").items
    assert [(item.text, item.about, item.kind) for item in shown] == [
        ("+1 good, hopeful", "Google search", "feeling"),
        ("4.8 stars, that looks fine.", "Google search", "thought"),
        ("-1 bad, unsure", "Clinic website", "feeling"),
        ("It doesn't say what it costs, and I hate surprises.", "Clinic website", "thought"),
    ]
    assert texts(clinic(), "s1", "questions") == ["Do they take new patients?", "What does it cost?"]
    assert texts(clinic(), "s2", "owners") == ["Anna", "Anna", "Reception"]


def test_a_pain_point_says_how_much_it_weighs():
    assert marks(clinic(), "s2", "pain_points") == [
        (
            "they may leave over it",
            "people give up here",
            "hits 35%",
            "because: It was copied from the paper form",
        ),
        ("serious",),
    ]


def test_a_future_map_does_not_read_as_if_it_were_so_today():
    shown = grid(future_catalogue())
    labels = {row.lane: row.label for row in shown.rows}
    assert labels["pain_points"] == "What could go wrong"
    assert shown.cell("s1", "pain_points").items[0].marks == ("people could give up here", "hits 20%")


def test_opportunities_stand_at_the_stage_of_their_pain_point():
    assert texts(clinic(), "s3", "opportunities") == ["A text message the day before"]
    idea = grid(clinic()).cell("s3", "opportunities").items[0]
    assert idea.about == "The card comes a week early and is forgotten"
    assert idea.marks == ("impact 4 of 5", "feasibility 5 of 5", "owner: Tom")


def test_what_belongs_to_no_stage_stands_in_a_column_of_its_own():
    alone = clinic().model_copy(
        update={
            "opportunities": (Opportunity(id="o9", text="Fewer forms everywhere"),),
            "measures": (Measure(name="Referrals"), Measure(name="No-shows", stage="s3", baseline="18%")),
        }
    )
    assert [column.id for column in grid(alone).stages] == ["s1", "s2", "s3", "s4", WHOLE_JOURNEY]
    assert texts(alone, WHOLE_JOURNEY, "opportunities") == ["Fewer forms everywhere"]
    assert texts(alone, WHOLE_JOURNEY, "measures") == ["Referrals"]
    assert marks(alone, "s3", "measures") == [("now 18%",)]


def test_automations_are_named_and_rejected_ones_left_out():
    assert texts(clinic(), "s3", "automations") == ["Appointment reminder"]
    assert texts(clinic(), "s2", "automations") == []
    named = grid(clinic(), recipe_name=lambda recipe: recipe.upper())
    assert named.cell("s3", "automations").items[0].text == "APPOINTMENT-REMINDER"


def test_a_value_knows_where_it_comes_from_and_what_it_stands_on():
    shown = grid(clinic())
    form = shown.cell("s2", "touchpoints").items[0]
    assert form.path == "stages[s2].touchpoints[t3].name"
    assert (form.basis, form.part) == ("evidence", "t3")
    assert shown.cell("s1", "touchpoints").items[0].basis == "assumption"
    assert clinic().provenance[form.path]


# The rest of the map is about no stage.
_IN_LANES = ("stages[", "opportunities[", "automations[", "measures[")


@given(journals())
def test_no_value_of_any_map_is_lost(entries):
    journey_map = fold(entries).map
    rejected = {f"automations[{one.id}]" for one in journey_map.automations if one.status == "rejected"}
    shown = {path for item in each_item(grid(journey_map)) for path in item.paths}
    for value in walk(journey_map):
        head = value.path.split(".")[0]
        stage_name = value.path.startswith("stages[") and value.path.count(".") == 1 and value.path.endswith("].name")
        if value.path.startswith(_IN_LANES) and head not in rejected and not stage_name:
            assert value.path in shown


@given(journals())
def test_every_value_shown_has_its_provenance(entries):
    folded = fold(entries).map
    for item in each_item(grid(folded)):
        for path in item.paths[1:]:
            assert path in folded.provenance


def with_stages(of: JourneyMap, *stages: Stage) -> JourneyMap:
    return of.model_copy(update={"stages": stages})


def test_nothing_changed_is_nothing():
    assert changed_paths(clinic(), clinic()) == frozenset()


def test_new_and_changed_values_are_named_by_their_paths():
    before = clinic()
    book = before.stages[1]
    renamed = book.model_copy(update={"name": "Booking", "questions": ("Is it open?",)})
    after = with_stages(before, before.stages[0], renamed, *before.stages[2:])
    assert changed_paths(before, after) == {"stages[s2].name", "stages[s2].questions[0]"}


def test_what_is_gone_has_the_path_it_had():
    before = clinic()
    assert changed_paths(before, before.model_copy(update={"parking_lot": before.parking_lot[1:]})) == {
        "parking_lot[n1].text"
    }


def test_items_that_move_up_when_one_goes_are_not_changed():
    before = clinic()
    stage = before.stages[0].model_copy(update={"questions": before.stages[0].questions[1:]})
    assert changed_paths(before, with_stages(before, stage, *before.stages[1:])) == {"stages[s1].questions[1]"}


def test_a_touchpoint_that_moves_to_another_stage_counts_once():
    before = clinic()
    first, book, *rest = before.stages
    moved = first.touchpoints[1]
    after = with_stages(
        before,
        first.model_copy(update={"touchpoints": first.touchpoints[:1]}),
        book.model_copy(update={"touchpoints": (moved, *book.touchpoints)}),
        *rest,
    )
    assert changed_paths(before, after) == {"stages[s2].touchpoints[t2].name"}


def test_a_stage_that_moves_counts_once_and_its_neighbours_not_at_all():
    before = clinic()
    first, second, third, fourth = before.stages
    assert changed_paths(before, with_stages(before, second, third, fourth, first)) == {"stages[s1].name"}
    assert changed_paths(before, with_stages(before, fourth, first, second, third)) == {"stages[s4].name"}


def test_an_opportunity_given_to_another_pain_point_counts_once():
    before = clinic()
    ideas = (before.opportunities[0].model_copy(update={"pain_point": "p3"}), *before.opportunities[1:])
    assert changed_paths(before, before.model_copy(update={"opportunities": ideas})) == {"opportunities[o1].text"}


def test_a_decision_on_an_automation_is_a_change():
    before = JourneyMap(stages=(Stage(id="s1", name="A"),), automations=(ChosenAutomation(id="a1", recipe="x-y"),))
    done = before.automations[0].model_copy(update={"status": "done"})
    assert changed_paths(before, before.model_copy(update={"automations": (done,)})) == {"automations[a1].status"}


@given(journals(), journals())
def test_any_two_maps_can_be_compared(one, other):
    before, after = fold(one).map, fold(other).map
    known = {value.path for value in walk(before)} | {value.path for value in walk(after)}
    changed = changed_paths(before, after)
    for path in changed - known:  # what moved without a name counts by the name that it would have
        assert path.endswith((".name", ".text", ".recipe", ".source"))
    assert not changed_paths(after, after.model_copy(deep=True))


def test_a_thousand_touchpoints_are_no_trouble():
    points = tuple(Touchpoint(id=f"t{number}", name=f"Contact {number}") for number in range(1000))
    large = JourneyMap(stages=(Stage(id="s1", name="All", touchpoints=points),))
    turned = with_stages(large, large.stages[0].model_copy(update={"touchpoints": points[::-1]}))
    assert len(changed_paths(large, turned)) == 999
    assert len(texts(large, "s1", "touchpoints")) == 1000
