"""What the screen of automations shows and says, without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mapcoach.automation import recommend
from mapcoach.export.words import quoted
from mapcoach.journey import JourneyMap, apply
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import ChoiceStatus
from mapcoach.tui.screens import automations_changes as changes
from mapcoach.tui.screens.automations_board import (
    NOWHERE,
    Automation,
    Board,
    Fold,
    Idea,
    board_of,
    going_out,
    items,
    key_of,
    place_of,
)
from mapcoach.tui.screens.automations_dialogs import ANOTHER, NONE, tools
from mapcoach.tui.screens.automations_words import as_text, details_of, facts_in, line_of
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.advice_details import content_of
from mapcoach.tui.widgets.advice_list import row_of
from tests.export import hostile
from tests.tui.advised_maps import clinic, folded

SENDING = {"webinar-invitation": 4, "win-back": 2, "list-hygiene": 1, "tag-by-source": 0}
"""How many messages these send, as their templates in templates/messages have sections for."""


def done(journey_map: JourneyMap, wanted: changes.Wanted | None) -> JourneyMap:
    """The map after a change."""
    assert wanted is not None
    for operation in wanted.operations:
        outcome = apply(journey_map, operation)
        assert not outcome.problem
        journey_map = outcome.map
    return journey_map


def automations(board: Board, stage: str = "s1") -> list[Automation]:
    return [one for part in board.parts if part.stage == stage for one in part.automations]


def first_new(board: Board) -> Automation:
    return next(one for one in automations(board) if one.status == "new")


def decided(status: ChoiceStatus) -> tuple[JourneyMap, Automation]:
    """The clinic with its first recommendation decided on, and that recommendation."""
    journey_map = folded(clinic())
    item = first_new(board_of(journey_map))
    return done(journey_map, changes.decide(journey_map, item, status)), item


def test_own_ideas_come_before_the_automations_of_their_stage() -> None:
    listed = items(board_of(folded(clinic())), unfolded=False)
    here = [one for one in listed if not isinstance(one, Fold) and one.stage == "s1"][1:]
    assert isinstance(here[0], Idea)
    assert here[0].idea.text == "Ring back within an hour"
    assert all(isinstance(one, Automation) for one in here[1:])


def test_an_idea_that_answers_no_trouble_stands_for_the_whole_journey() -> None:
    part = board_of(folded(clinic())).parts[0]
    assert (part.stage, [one.idea.text for one in part.ideas]) == (NOWHERE, ["A film about the first visit"])


def test_it_shows_exactly_what_the_recommender_recommends_and_holds() -> None:
    journey_map = folded(clinic())
    board = board_of(journey_map)
    for told in recommend(journey_map):
        part = next(one for one in board.parts if one.stage == told.stage)
        assert [one.recipe for one in part.automations] == [one.recipe for one in told.recommendations]
        assert [one.rank for one in part.automations] == list(range(1, len(told.recommendations) + 1))
        assert part.hold == told.hold


def test_what_is_chosen_comes_before_what_is_new_and_what_is_done_after_it() -> None:
    journey_map, chosen = decided("chosen")
    other = first_new(board_of(journey_map))
    journey_map = done(journey_map, changes.decide(journey_map, other, "done"))
    listed = automations(board_of(journey_map))
    assert [one.status for one in listed] == ["chosen", *["new"] * (len(listed) - 2), "done"]
    assert (listed[0].recipe, listed[-1].recipe) == (chosen.recipe, other.recipe)


def test_what_is_rejected_stands_at_the_end_behind_a_fold_with_all_its_details() -> None:
    journey_map, item = decided("rejected")
    board = board_of(journey_map)
    assert item.recipe not in {one.recipe for one in automations(board)}
    assert items(board, unfolded=False)[-1] == Fold(1, False)
    last = items(board, unfolded=True)[-1]
    assert isinstance(last, Automation)
    assert (last.recipe, last.status) == (item.recipe, "rejected")
    assert last.advice is not None
    assert last.advice.steps


def test_rejecting_does_not_change_what_is_recommended_besides_more_than_the_recommender_says() -> None:
    journey_map, _ = decided("rejected")
    told = {one.stage: [two.recipe for two in one.recommendations] for one in recommend(journey_map)}
    assert [one.recipe for one in automations(board_of(journey_map))] == told["s1"]


def test_taken_back_it_is_recommended_again() -> None:
    journey_map, item = decided("rejected")
    journey_map = done(journey_map, changes.take_back(journey_map, item))
    assert board_of(journey_map) == board_of(folded(clinic()))
    assert changes.take_back(journey_map, item) is None


def test_a_choice_whose_stage_has_lost_its_touchpoints_is_still_shown() -> None:
    journey_map, item = decided("chosen")
    for point in ("t1", "t2"):
        journey_map = apply(journey_map, ops.RemoveTouchpoint(touchpoint=point)).map
    kept = automations(board_of(journey_map))
    assert [(one.recipe, one.status, one.advice) for one in kept] == [(item.recipe, "chosen", None)]
    assert "gone from the map" in as_text(details_of(kept[0]))


def test_a_choice_of_an_unknown_recipe_or_stage_is_still_shown() -> None:
    journey_map = folded([*clinic(), ops.ChooseAutomation(id="a1", recipe="of-another-time", stage="s2")])
    assert "Of another time" in [one.name for one in automations(board_of(journey_map), "s2")]
    astray = journey_map.automations[0].model_copy(update={"stage": "gone"})
    board = board_of(journey_map.model_copy(update={"automations": (astray,)}))
    assert [one.name for one in board.parts[0].automations] == ["Of another time"]


def test_a_bare_map_has_an_empty_board() -> None:
    assert items(board_of(JourneyMap()), unfolded=True) == []


def test_the_bar_stays_on_its_item_or_near_it() -> None:
    listed = items(board_of(folded(clinic())), unfolded=False)
    assert place_of(listed, key_of(listed[3]), 0) == 3
    assert place_of(listed, ("idea", "gone"), 3) == 3
    assert place_of(listed[:2], ("idea", "gone"), 9) == 1


def test_deciding_twice_changes_nothing() -> None:
    journey_map, item = decided("chosen")
    assert changes.decide(journey_map, item, "chosen") is None
    again = done(journey_map, changes.decide(journey_map, item, "done"))
    assert [(one.id, one.status) for one in again.automations] == [(journey_map.automations[0].id, "done")]


def test_a_choice_remembers_the_trouble_that_it_answers() -> None:
    journey_map, item = decided("chosen")
    choice = journey_map.automations[0]
    assert item.advice is not None
    assert (choice.touchpoint, choice.pain_point) == (item.advice.touchpoint, item.advice.pain_point)


def test_an_owner_or_a_tool_for_a_new_one_chooses_it() -> None:
    journey_map = folded(clinic())
    item = first_new(board_of(journey_map))
    owned = done(journey_map, changes.give_owner(journey_map, item, " Ana "))
    assert [(one.owner, one.status) for one in owned.automations] == [("Ana", "chosen")]
    built = done(owned, changes.build_in(owned, item, "HubSpot"))
    assert [(one.owner, one.platform) for one in built.automations] == [("Ana", "HubSpot")]
    assert changes.give_owner(built, item, "Ana") is None
    cleared = done(built, changes.give_owner(built, item, ""))
    assert cleared.automations[0].owner == ""


def test_an_empty_owner_for_a_new_one_changes_nothing() -> None:
    journey_map = folded(clinic())
    item = first_new(board_of(journey_map))
    assert changes.give_owner(journey_map, item, "  ") is None
    assert changes.build_in(journey_map, item, "") is None


def test_an_idea_gets_an_owner_and_a_date() -> None:
    journey_map = folded(clinic())
    idea = next(one for one in items(board_of(journey_map), unfolded=False) if isinstance(one, Idea))
    journey_map = done(journey_map, changes.give_owner(journey_map, idea, "Ben"))
    journey_map = done(journey_map, changes.give_due(journey_map, idea, "end of March"))
    now = next(one for one in journey_map.opportunities if one.id == idea.idea.id)
    assert (now.owner, now.due) == ("Ben", "end of March")
    assert changes.give_due(journey_map, idea, "end of March ") is None


def test_what_goes_out_is_what_is_chosen_or_else_what_is_new() -> None:
    journey_map = folded(clinic())
    new = sum(one.status == "new" for part in board_of(journey_map).parts for one in part.automations)
    assert new
    assert going_out(board_of(journey_map)) == (0, new)
    assert going_out(board_of(decided("chosen")[0])) == (1, 0)
    assert going_out(board_of(decided("done")[0]))[0] == 0
    assert going_out(Board()) == (0, 0)


def test_an_automation_knows_how_many_messages_it_sends() -> None:
    journey_map = folded([*clinic(), *(ops.ChooseAutomation(id=one, recipe=one, stage="s1") for one in SENDING)])
    counts = {one.recipe: one.messages for one in automations(board_of(journey_map)) if one.recipe in SENDING}
    assert counts == SENDING


def test_what_was_left_out_is_chosen_once_and_only_where_its_stage_is() -> None:
    journey_map = folded(clinic())
    item = Automation("s1", "win-back", "Win-back", "")
    wanted = changes.choose_all_the_same(journey_map, item)
    assert wanted is not None
    assert wanted.words == "choose: “Win-back” at “Book a date”"
    chosen = done(journey_map, wanted)
    assert [(one.recipe, one.stage, one.status) for one in chosen.automations] == [("win-back", "s1", "chosen")]
    assert changes.choose_all_the_same(chosen, item) is None
    assert changes.choose_all_the_same(journey_map, Automation("gone", "win-back", "Win-back", "")) is None


def test_the_record_says_what_was_decided_and_where() -> None:
    journey_map = folded(clinic())
    item = first_new(board_of(journey_map))
    wanted = changes.decide(journey_map, item, "rejected")
    assert wanted is not None
    assert wanted.words == f"reject: {quoted(item.name)} at “Book a date”"


def test_the_details_hold_everything_that_building_it_takes() -> None:
    item = first_new(board_of(folded(clinic())))
    told = as_text(details_of(item, "Book a date"))
    labels = ("Why here", "Starts when", "For", "Steps", "Channel", "Message idea", "Measure", "Stops when")
    for label in (
        *labels,
        "Data and things it needs",
        "Consent",
        "Owner",
        "Effort",
        "Impact",
        "What is known about it",
    ):
        assert f"\n{label}\n" in told, label
    assert item.advice is not None
    assert item.advice.reasons[0] in told


def test_the_details_speak_of_the_chosen_tool_alone() -> None:
    journey_map = folded(clinic())
    item = first_new(board_of(journey_map))
    assert "Zapier: " in as_text(details_of(item))
    built = done(journey_map, changes.build_in(journey_map, item, "hubspot"))
    told = as_text(details_of(automations(board_of(built))[0]))
    assert "HubSpot: " in told
    assert "Zapier: " not in told


def test_tools_are_those_of_the_interview_and_of_the_recipe_each_once() -> None:
    item = first_new(board_of(folded(clinic())))
    picks = tools(item.advice, "Our own")
    names = [one.value for one in picks]
    assert names == ["Make", "Zapier", "ActiveCampaign", "HubSpot", "n8n", "Our own", ANOTHER, NONE]
    assert next(one for one in picks if one.value == "Make").about


@given(hostile.text, hostile.text)
def test_hostile_texts_are_shown_as_typed_and_short_in_the_list(text: str, owner: str) -> None:
    journey_map = folded(clinic())
    stage = journey_map.stages[0].model_copy(update={"name": text})
    idea = journey_map.opportunities[0].model_copy(update={"text": text, "owner": owner, "due": owner})
    hostile_map = journey_map.model_copy(update={"stages": (stage, *journey_map.stages[1:]), "opportunities": (idea,)})
    listed = items(board_of(hostile_map), unfolded=True)
    for item in listed:
        row = row_of(item, 60).plain
        assert not any(ord(one) < 32 and one != "\n" for one in row)
        assert len(row) <= 800
        content_of(details_of(item, text))


def test_markup_in_an_idea_stands_there_as_it_was_typed() -> None:
    said = "[bold]free[/] [@click=app.quit]dates[/]"
    journey_map = folded([*clinic(), ops.AddOpportunity(id="o9", text=said)])
    idea = next(one for one in items(board_of(journey_map), False) if isinstance(one, Idea) and one.idea.id == "o9")
    assert said in row_of(idea, 76).plain
    assert said in content_of(details_of(idea)).plain
    assert not any("@click" in str(span.style) for span in content_of(details_of(idea)).spans)
    assert line_of(idea).status == "your idea"


FACTS = ("effort small", "impact high", "“rings out at busy times”", "The owner, or the team lead")


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (120, "effort small · impact high · “rings out at busy times” · The owner, or the team lead"),
        (76, "effort small · impact high · “rings out at busy times” · The owner, or the…"),
        (66, "effort small · impact high · “rings out at busy times”"),
        (46, "effort small · impact high · “rings out at b…”"),
        (40, "effort small · impact high"),
        (8, "effort…"),
    ],
)
def test_facts_are_cut_once_and_as_late_as_can_be(room: int, told: str) -> None:
    assert facts_in(FACTS, room) == told


@given(st.lists(st.text(max_size=40), max_size=6), st.integers(1, 90))
def test_facts_never_take_more_room_than_there_is(facts: list[str], room: int) -> None:
    told = facts_in([in_line(fact, 60) for fact in facts], room)
    assert cell_len(told) <= max(2, room)
