"""What a facilitator types, read: people, steps, actions, views."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.journey import Action, JourneyMap, fold, new_entry
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens import group_changes as changes
from mapcoach.tui.screens.group_actions import action_added, action_line, action_read, owner_called
from mapcoach.tui.screens.group_differences import decided, difference_added, view_added, views_of, views_read
from mapcoach.tui.screens.voting_changes import choices, dots_each_set, results, turnout
from mapcoach.tui.screens.voting_changes import given as dots_given
from tests.tui.group_maps import at, group

TODAY = date(2026, 11, 22)


def a_map() -> JourneyMap:
    folded = fold([new_entry(operations=(ops.StartMap(id="m1"), *group()))])
    assert not folded.dropped
    return folded.map


def kept(journey_map: JourneyMap, wanted: changes.Wanted) -> JourneyMap:
    checked = changes.checked(journey_map, wanted)
    return fold([new_entry(operations=(ops.StartMap(id="m1"), *group(), *checked.operations))]).map


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Dana DK", ("Dana", "DK")),
        ("Sam Lee (SL)", ("Sam Lee", "SL")),
        ("Sam Lee (sam)", ("Sam Lee", "sam")),
        ("Ben", ("Ben", "")),
        ("Mary Jane", ("Mary Jane", "")),
        ("  Élodie   Dupont  ÉD ", ("Élodie Dupont", "ÉD")),
        ("SAM LEE", ("SAM LEE", "")),
        ("DK", ("DK", "")),
        ("Dr. No (he)", ("Dr. No", "he")),
        ("李雷", ("李雷", "")),
    ],
)
def test_names_with_and_without_initials(text: str, read: tuple[str, str]) -> None:
    assert changes.person_read(text) == read


def test_a_person_as_one_types_it_reads_as_that_person() -> None:
    for person in a_map().session.participants:
        assert changes.person_read(changes.person_line(a_map(), person.id)) == (person.name, person.initials)
        assert not changes.person_changed(a_map(), person.id, changes.person_line(a_map(), person.id)).operations


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The stages, 15", ("The stages", 15)),
        ("The stages - 15", ("The stages - 15", 0)),
        ("Phase 1-2", ("Phase 1-2", 0)),
        ("Covid-19", ("Covid-19", 0)),
        ("Walk 100 m", ("Walk 100 m", 0)),
        ("Aims, 20, 0", ("Aims, 20", 0)),
        ("Break 10 min", ("Break", 10)),
        ("Break (10)", ("Break (10)", 0)),
        ("Break (10 min)", ("Break", 10)),
        ("Break, 10 minutes", ("Break", 10)),
        ("Step 2", ("Step 2", 0)),
        ("Aims for 2027", ("Aims for 2027", 0)),
        ("Aims, 2027", ("Aims, 2027", 0)),
        ("15", ("15", 0)),
        ("", ("", 0)),
    ],
)
def test_steps_with_and_without_minutes(text: str, read: tuple[str, int]) -> None:
    assert changes.step_read(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("send the survey — Sam — 12 Dec", ("send the survey", "Sam", "12 Dec")),
        ("send the survey - Sam - 12 Dec", ("send the survey", "Sam", "12 Dec")),
        ("send the survey | Sam | Friday", ("send the survey", "Sam", "Friday")),
        ("send the survey — 12 Dec — Sam", ("send the survey", "Sam", "12 Dec")),
        ("send the survey — Sam", ("send the survey", "Sam", "")),
        ("send the survey — Nora", ("send the survey — Nora", "", "")),
        ("send the survey — Nora — when it rains", ("send the survey", "Nora", "when it rains")),
        ("Fix the form—it is too long", ("Fix the form—it is too long", "", "")),
        ("Fix the form — it is too long", ("Fix the form — it is too long", "", "")),
        ("Fix the form — it is too long — by Friday", ("Fix the form — it is too long", "", "by Friday")),
        ("Plan the A|B test", ("Plan the A|B test", "", "")),
        ("Call the bank - it is urgent", ("Call the bank - it is urgent", "", "")),
        ("Ring - it is urgent for us this week", ("Ring - it is urgent for us this week", "", "")),
        ("Ask - - Sam", ("Ask - - Sam", "", "")),
        ("send the survey — by Friday", ("send the survey", "", "by Friday")),
        ("send the survey", ("send the survey", "", "")),
        ("call the follow-up team — Sam", ("call the follow-up team", "Sam", "")),
        ("price - quality check - Sam - next week", ("price - quality check", "Sam", "next week")),
        ("ring the surgeries, Sam, 15.12.", ("ring the surgeries", "Sam", "15.12")),
        (
            "ring the surgeries, pharmacies and dentists, Sam, by Friday",
            ("ring the surgeries, pharmacies and dentists", "Sam", "by Friday"),
        ),
        ("ring the surgeries, Sam.", ("ring the surgeries", "Sam", "")),
        ("buy tea, coffee, sugar", ("buy tea, coffee, sugar", "", "")),
        ("tell Ben, Nora, by Friday", ("tell Ben, Nora, by Friday", "", "")),
        ("   ", ("", "", "")),
    ],
)
def test_actions_are_read(text: str, read: tuple[str, str, str]) -> None:
    assert action_read(text, TODAY, {"sam"}) == read


@pytest.mark.parametrize(
    ("owner", "due"), [("Sam", "12 Dec"), ("Sam", ""), ("", "12 Dec"), ("", ""), ("Sam", "when it rains")]
)
def test_an_action_as_one_types_it_reads_as_that_action(owner: str, due: str) -> None:
    action = Action(id="w", text="send the survey", owner=owner, due=due)
    assert action_read(action_line(action), TODAY, {"sam"}) == (action.text, owner, due)


def test_an_action_without_owner_or_date_says_so_and_initials_are_a_name() -> None:
    assert "who does it and by when" in action_added(a_map(), "send it", TODAY).said
    after = kept(a_map(), action_added(a_map(), "send it - dk - Friday", TODAY))
    assert after.session.actions[-1].owner == "Dana Klein"


def test_views_are_read_by_name_initials_or_nobody() -> None:
    read = views_read(a_map(), "DK: 10:30 am; Ben: noon\nin the evening; ;guest: never")
    assert [(one.participant, one.value) for one in read] == [
        ("u1", "10:30 am"),
        ("u2", "noon"),
        ("", "in the evening"),
        ("guest", "never"),
    ]


@pytest.mark.parametrize(
    ("text", "who", "value"),
    [
        ("It takes until 10:30", "", "It takes until 10:30"),
        ("It takes until 10: 30", "", "It takes until 10: 30"),
        ("see https://x.y", "", "see https://x.y"),
        ("DK:a day", "u1", "a day"),
        ("Nora:a day", "", "Nora:a day"),
        ("Nora Bo: a day", "Nora Bo", "a day"),
        ("we all said the same: no", "", "we all said the same: no"),
    ],
)
def test_only_a_name_before_a_colon_is_a_name(text: str, who: str, value: str) -> None:
    (read,) = views_read(a_map(), text)
    assert (read.participant, read.value) == (who, value)


def test_views_that_agree_are_put_together() -> None:
    after = kept(a_map(), difference_added(a_map(), "How long?", "DK: a day; Ben: a week; SL: a day"))
    one = after.session.disagreements[-1]
    assert [(view.value, view.who) for view in views_of(after, one)] == [
        ("a day", "Dana Klein, Sam Lee"),
        ("a week", "Ben"),
    ]
    assert kept(a_map(), view_added(a_map(), "d1", "Sam Lee: 3")).session.disagreements[0].values[-1].value == "3"


def test_a_decision_on_something_that_was_removed_says_so_and_changes_nothing() -> None:
    journey_map = a_map()
    assert not changes.checked(journey_map, decided(journey_map, "gone", "x", "", TODAY)).operations
    assert "set on the map" in decided(journey_map, "d1", "5", "the group", TODAY).said
    assert "says so already" in decided(journey_map, "d1", "1 (very bad)", "the group", TODAY).said


def test_steps_are_moved_within_the_agenda_only() -> None:
    journey_map = a_map()
    first, last = journey_map.session.agenda[0].id, journey_map.session.agenda[-1].id
    assert not changes.step_moved(journey_map, first, -1).operations
    assert not changes.step_moved(journey_map, last, 1).operations
    moved = kept(journey_map, changes.step_moved(journey_map, first, 1))
    assert moved.session.agenda[1].id == first
    assert moved.session.agenda[1].started


def test_the_last_step_ends_and_it_is_said() -> None:
    journey_map = a_map()
    for _ in journey_map.session.agenda[1:]:
        wanted = changes.next_started(journey_map, at(1))
        journey_map = _applied(journey_map, wanted)
    last = changes.next_started(journey_map, at(2))
    assert last.said == "That was the last step of the agenda."
    assert not changes.next_started(_applied(journey_map, last), at(3)).operations


def _applied(journey_map: JourneyMap, wanted: changes.Wanted) -> JourneyMap:
    from mapcoach.journey import apply

    for operation in wanted.operations:
        outcome = apply(journey_map, operation)
        assert not outcome.problem
        journey_map = outcome.map
    return journey_map


def test_what_is_refused_is_said_and_the_rest_is_kept() -> None:
    wanted = changes.checked(a_map(), changes.people_added("Ben, Mia"))
    assert [one.name for one in wanted.operations] == ["Mia"]  # type: ignore[attr-defined]
    assert "Somebody of that name" in wanted.said
    assert len(changes.people_added(", ".join(f"P{n}" for n in range(100))).operations) == 40


def test_dots_are_given_and_taken_within_what_is_left() -> None:
    journey_map = a_map()
    assert dots_given(journey_map, "u1", "p3", 1).said == "Dana Klein has 0 dots left to give."
    assert not dots_given(journey_map, "u1", "p3", 1).operations
    assert not dots_given(journey_map, "u1", "p1", -1).operations
    assert kept(journey_map, dots_given(journey_map, "u1", "p1", 0)).session.votes[0].item == "p2"
    assert turnout(journey_map) == "1 of 3 have given all their dots (5 in all)"


def test_a_voter_sees_their_own_dots_and_the_result_is_ranked_with_ties() -> None:
    journey_map = a_map()
    assert [one.dots for one in choices(journey_map, "u2")] == [0, 2, 0, 0, 0]
    first, second = results(journey_map)
    assert (first.rank, first.dots, first.voters) == (1, 3, 2)
    assert (second.rank, second.dots) == (2, 2)
    assert len(first.bar) > len(second.bar) > 0
    tied = kept(journey_map, dots_given(journey_map, "u3", "p1", 1))
    assert [one.rank for one in results(tied)] == [1, 1]


@pytest.mark.parametrize("text", ["many", "-1", "21", "3.5", "٣", "9" * 500, ""])
def test_dots_each_takes_a_number_from_0_to_20(text: str) -> None:
    assert not dots_each_set(a_map(), text).operations
    assert dots_each_set(a_map(), " 20 ").operations


def test_dots_each_is_not_set_below_what_somebody_gave() -> None:
    journey_map = a_map()
    assert dots_each_set(journey_map, "3").operations
    assert not dots_each_set(journey_map, "2").operations
    assert dots_each_set(journey_map, "2").said.startswith("1 person has given more than 2 already.")
    assert dots_each_set(journey_map, "1").said.startswith("2 people have given more than 1 already.")


@given(st.text(max_size=80))
def test_nothing_that_is_typed_raises(text: str) -> None:
    journey_map = JourneyMap()
    changes.person_read(text)
    changes.step_read(text)
    action_read(text, TODAY)
    for wanted in (
        changes.people_added(text),
        changes.step_added(text),
        changes.parked(text),
        changes.decision_added(text),
        action_added(journey_map, text, TODAY),
        difference_added(journey_map, text, text),
        dots_each_set(journey_map, text),
    ):
        assert len(changes.checked(journey_map, wanted).said) < 500


@pytest.mark.parametrize(
    ("typed", "owner"),
    [("Sam", "Sam Lee"), ("sam", "Sam Lee"), ("Dana", "Dana"), ("DF", "Dana Fox"), ("Lee", "Lee"), ("", "")],
)
def test_a_first_name_is_a_participant_if_only_one_is_called_so(typed: str, owner: str) -> None:
    names = ("Dana Klein", "Dana Fox", "Sam Lee")
    people = [session_ops.AddParticipant(id=f"q{place}", name=name) for place, name in enumerate(names)]
    journey_map = fold([new_entry(operations=(ops.StartMap(id="m1"), *people))]).map
    assert owner_called(journey_map, typed) == owner
