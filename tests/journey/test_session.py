"""The record of a guided session: that it folds, that its rules hold whatever is done, and what each operation does."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from mapcoach.journey import (
    JOURNAL,
    AgendaItem,
    JournalEntry,
    JourneyMap,
    Opinion,
    apply,
    ballot,
    default_agenda,
    dots_left,
    dots_of,
    extend,
    fold,
    minutes_used,
    new_entry,
    participant_name,
    running,
    votes_of,
    walk,
    was_held,
)
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.journey.gaps import gaps
from tests.journey.strategies import group_journals

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def done(*operations: BaseModel, to: JourneyMap | None = None) -> JourneyMap:
    """The map after operations, none of which may be refused."""
    journey_map = to or JourneyMap()
    for operation in operations:
        outcome = apply(journey_map, operation)
        assert not outcome.problem, (operation, outcome.problem)
        journey_map = outcome.map
    return journey_map


def refused(journey_map: JourneyMap, operation: BaseModel) -> str:
    """Why an operation is refused; it changes nothing then."""
    outcome = apply(journey_map, operation)
    assert outcome.problem
    assert outcome.map == journey_map
    assert not outcome.touched
    return outcome.problem


def booking() -> JourneyMap:
    """Two stages with a trouble each, an idea, and two people."""
    return done(
        ops.AddStage(id="s1", name="Book"),
        ops.AddStage(id="s2", name="Visit"),
        ops.AddTouchpoint(id="t1", stage="s1", name="Phone"),
        ops.AddPainPoint(id="p1", touchpoint="t1", text="on hold"),
        ops.AddTouchpoint(id="t2", stage="s2", name="Desk"),
        ops.AddPainPoint(id="p2", touchpoint="t2", text="forms"),
        ops.AddOpportunity(id="o1", text="call back", pain_point="p1"),
        session_ops.AddParticipant(id="u1", name="Ana Berg"),
        session_ops.AddParticipant(id="u2", name="Ben Ito"),
    )


# --- whatever is done -----------------------------------------------------------------------------------------


@given(group_journals)
def test_the_record_keeps_its_rules_whatever_is_done(journal: list[JournalEntry]) -> None:
    journey_map = fold(journal).map
    session = journey_map.session
    JourneyMap.model_validate(journey_map.model_dump())
    ids = [part.id for part in session.parts()]
    assert len(ids) == len(set(ids))
    for texts in ([one.name for one in session.participants], [one.initials for one in session.participants]):
        assert all(texts)
        assert len({text.casefold() for text in texts}) == len(texts)
    there = {pain.id for pain in journey_map.pain_points()} | {idea.id for idea in journey_map.opportunities}
    people = {one.id for one in session.participants}
    assert all(vote.item in there and vote.participant in people for vote in session.votes)
    assert len({(vote.participant, vote.item) for vote in session.votes}) == len(session.votes)
    assert sum(item.started is not None and item.ended is None for item in session.agenda) <= 1
    assert all(item.ended >= item.started for item in session.agenda if item.ended and item.started)
    assert all(one.text for one in session.disagreements)
    assert all(one.text for one in session.decisions)
    assert all(one.text for one in session.actions)
    assert all(one.decision or not one.decided_by for one in session.disagreements)


@given(group_journals)
def test_every_value_of_the_record_names_its_entry_and_rests_on_nothing(journal: list[JournalEntry]) -> None:
    journey_map = fold([entry.model_copy(update={"basis": "assumption"}) for entry in journal]).map
    told = [value for value in walk(journey_map) if value.path.startswith("session.")]
    assert len({value.path for value in told}) == len({value.key for value in told}) == len(told)
    for path, _, value in told:
        assert journey_map.provenance[path] in {entry.id for entry in journal}
        assert path not in journey_map.basis
        assert value not in ("", None)


@given(group_journals)
def test_the_record_survives_json_exactly(journal: list[JournalEntry]) -> None:
    assert JOURNAL.validate_json(JOURNAL.dump_json(journal)) == journal
    journey_map = fold(journal).map
    assert JourneyMap.model_validate_json(journey_map.model_dump_json()) == journey_map


_SCHEMA = JourneyMap.model_json_schema(mode="serialization")


@given(group_journals)
@settings(max_examples=25)
def test_the_record_follows_the_schema(journal: list[JournalEntry]) -> None:
    jsonschema.validate(json.loads(fold(journal).map.model_dump_json()), _SCHEMA)


def test_a_map_without_a_session_prints_as_it_did_before_there_were_any() -> None:
    assert "session" not in JourneyMap().model_dump()
    assert "session" not in json.loads(done(ops.SetTitle(value="First visit")).model_dump_json())
    told = json.loads(done(session_ops.SetFacilitator(value="Cora")).model_dump_json())
    assert told["session"]["facilitator"] == "Cora"
    assert list(told["session"]) == [
        "facilitator", "participants", "agenda", "dots_each", "votes", "disagreements", "decisions", "actions",
    ]  # fmt: skip
    assert "session" in _SCHEMA["properties"]


@given(group_journals, st.integers(0, 11))
def test_folding_step_by_step_gives_the_same_record(journal: list[JournalEntry], cut: int) -> None:
    assert extend(fold(journal[:cut]), journal[:cut], journal[cut:]) == fold(journal)


@given(group_journals, group_journals)
def test_undo_brings_the_record_back(journal: list[JournalEntry], more: list[JournalEntry]) -> None:
    one = more[-1].model_copy(update={"id": "done", "retracts": None, "command": ""})
    undo = new_entry(command="undo", retracts="done")
    assert fold([*journal, one, undo]).map == fold(journal).map


@given(group_journals)
def test_nobody_gives_more_dots_than_there_are_unless_there_were_more_before(journal: list[JournalEntry]) -> None:
    kept = [
        entry.model_copy(
            update={
                "operations": tuple(one for one in entry.operations if not isinstance(one, session_ops.SetDotsEach))
            }
        )
        for entry in journal
    ]
    journey_map = fold(kept).map
    for person in journey_map.session.participants:
        given_away = sum(dots_of(journey_map, person.id, one.item) for one in ballot(journey_map))
        assert given_away + dots_left(journey_map, person.id) == journey_map.session.dots_each


# --- who takes part -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "initials", "expected"),
    [
        ("Ana Berg", "", "AB2"),
        (" Axel van den  Boe ", "", "AB2"),
        ("Cora", "", "C"),
        ("Ben", " ab ", "ab2"),
        ("Ben", "BI", "BI2"),
        ("Zoë-Marie O'Neil", "", "ZO"),
        ("(the) 2nd guest", "", "TG"),
        ("李 雷", "", "李雷"),
        ("🙂", "", "🙂"),
        ("Dora", "far too long to be initials", "far too"),
    ],
)
def test_initials_are_made_and_made_distinct(name: str, initials: str, expected: str) -> None:
    before = done(
        session_ops.AddParticipant(id="u1", name="Alice Brown"), session_ops.AddParticipant(id="u2", name="Bo Ibsen")
    )
    after = done(session_ops.AddParticipant(id="u3", name=name, initials=initials), to=before)
    assert after.session.participants[-1].initials == expected
    assert after.session.participants[-1].name == name.strip()


def test_initials_follow_the_name_unless_somebody_chose_them() -> None:
    made = done(session_ops.ChangeParticipant(participant="u1", name="Bea Ilg"), to=booking())
    assert made.session.participants[0].initials == "BI2"
    chosen = done(
        session_ops.ChangeParticipant(participant="u1", initials="boss"),
        session_ops.ChangeParticipant(participant="u1", name="Bea Ilg"),
        to=booking(),
    )
    assert chosen.session.participants[0].initials == "boss"
    anew = done(session_ops.ChangeParticipant(participant="u1", initials=""), to=chosen)
    assert anew.session.participants[0].initials == "BI2"


def test_nobody_takes_part_twice_or_without_a_name() -> None:
    journey_map = booking()
    assert "name" in refused(journey_map, session_ops.AddParticipant(id="u3", name=" "))
    assert "surname" in refused(journey_map, session_ops.AddParticipant(id="u3", name="ANA berg"))
    refused(journey_map, session_ops.AddParticipant(id="p1", name="Cora"))
    refused(journey_map, session_ops.AddParticipant(id="session", name="Cora"))
    refused(journey_map, session_ops.ChangeParticipant(participant="u1", name="ben ito"))
    refused(journey_map, session_ops.ChangeParticipant(participant="u1", name=" "))
    refused(journey_map, session_ops.ChangeParticipant(participant="nobody", name="Cora"))
    done(session_ops.ChangeParticipant(participant="u1", name="ANA BERG"), to=journey_map)  # her own name, louder


def test_who_leaves_takes_the_votes_along_and_leaves_what_was_said() -> None:
    said = new_entry(
        operations=(
            session_ops.RecordDisagreement(
                id="d1", text="How it feels", values=(Opinion(participant="u1", value="-2"), Opinion(value="0"))
            ),
            session_ops.Decide(disagreement="d1", decision="-1", decided_by="u1"),
            session_ops.CastVote(participant="u1", item="p1", dots=2),
            session_ops.CastVote(participant="u2", item="p1", dots=1),
        )
    )
    journal = [
        new_entry(
            operations=(ops.AddStage(id="s1", name="Book"), ops.AddTouchpoint(id="t1", stage="s1", name="Phone"))
        ),
        new_entry(operations=(ops.AddPainPoint(id="p1", touchpoint="t1", text="on hold"),)),
        new_entry(operations=tuple(session_ops.AddParticipant(id=f"u{n}", name=f"Person {n}") for n in (1, 2))),
        said,
        new_entry(operations=(session_ops.RemoveParticipant(participant="u1"),)),
    ]
    folded = fold(journal)
    session = folded.map.session
    assert [(vote.participant, vote.dots) for vote in session.votes] == [("u2", 1)]
    assert [one.participant for one in session.disagreements[0].values] == ["Person 1", ""]
    assert session.disagreements[0].decided_by == "Person 1"
    assert folded.map.provenance["session.disagreements[d1].values[0].value"] == said.id
    assert not folded.dropped


# --- the agenda -----------------------------------------------------------------------------------------------


def planned(*titles: str) -> session_ops.SetAgenda:
    items = (session_ops.PlannedItem(id=f"g-{title.strip()}", title=title, minutes=10) for title in titles)
    return session_ops.SetAgenda(items=tuple(items))


def test_beginning_an_item_ends_the_one_that_runs() -> None:
    journey_map = done(planned("aim", "map"), session_ops.StartAgendaItem(item="g-aim", at=NOON))
    assert running(journey_map) == journey_map.session.agenda[0]
    refused(journey_map, session_ops.StartAgendaItem(item="g-aim", at=at(1)))
    after = done(session_ops.StartAgendaItem(item="g-map", at=at(7)), to=journey_map)
    assert after.session.agenda[0].ended == at(7)
    assert running(after) == after.session.agenda[1]
    ended = done(session_ops.EndAgendaItem(item="g-map", at=at(9)), to=after)
    assert running(ended) is None
    refused(ended, session_ops.EndAgendaItem(item="g-map", at=at(10)))
    refused(ended, session_ops.StartAgendaItem(item="nobody", at=at(10)))
    refused(ended, session_ops.EndAgendaItem(item="nobody", at=at(10)))


def test_going_back_to_an_item_adds_to_its_time_without_the_break() -> None:
    journey_map = done(
        planned("aim", "map"),
        session_ops.StartAgendaItem(item="g-aim", at=NOON),
        session_ops.StartAgendaItem(item="g-map", at=at(6)),
        session_ops.StartAgendaItem(item="g-aim", at=at(20)),
    )
    aim, rest = journey_map.session.agenda
    assert minutes_used(aim, at(22.5)) == 8.5
    assert minutes_used(rest, at(22.5)) == 14
    assert minutes_used(AgendaItem(id="g", title="later"), NOON) == 0
    assert minutes_used(aim, at(-60)) == 6  # a clock that is behind takes nothing away


def test_an_item_never_ends_before_it_began() -> None:
    journey_map = done(
        planned("aim"),
        session_ops.StartAgendaItem(item="g-aim", at=NOON),
        session_ops.EndAgendaItem(item="g-aim", at=at(-5)),
    )
    assert minutes_used(journey_map.session.agenda[0], at(9)) == 0


def test_times_without_a_zone_are_refused() -> None:
    with pytest.raises(ValidationError):
        session_ops.StartAgendaItem.model_validate({"item": "g", "at": "2026-11-22T12:00:00"})


def test_an_agenda_that_is_changed_keeps_the_clock_of_what_stays() -> None:
    journey_map = done(planned("aim", "map"), session_ops.StartAgendaItem(item="g-map", at=NOON))
    after = done(planned("map", "vote"), to=journey_map)
    assert [(item.title, item.started) for item in after.session.agenda] == [("map", NOON), ("vote", None)]
    assert done(planned(), to=after).session.agenda == ()


def test_an_agenda_with_a_nameless_or_doubled_item_is_refused() -> None:
    journey_map = done(planned("aim"), to=booking())
    refused(journey_map, planned("map", " "))
    refused(journey_map, planned("map", "map"))
    refused(journey_map, session_ops.SetAgenda(items=(session_ops.PlannedItem(id="p1", title="map"),)))
    refused(journey_map, session_ops.SetAgenda(items=(session_ops.PlannedItem(id="", title="map"),)))


@given(st.sampled_from(["quick", "standard", "deep", "whatever"]), st.integers(-5, 3000))
def test_an_agenda_to_begin_with_shares_out_all_the_minutes(depth: str, minutes: int) -> None:
    items = default_agenda(depth, minutes)
    assert sum(item.minutes for item in items) == max(0, min(minutes, 24 * 60))
    assert len({item.id for item in items}) == len(items) == len({item.title for item in items})
    if minutes >= len(items):
        assert all(item.minutes for item in items)
    done(session_ops.SetAgenda(items=items))


def test_a_deeper_or_longer_session_has_more_steps_and_round_time_boxes() -> None:
    steps = [{item.id for item in default_agenda(depth, 90)} for depth in ("quick", "standard", "deep")]
    assert steps[0] < steps[1] < steps[2]
    assert {item.title for item in default_agenda("quick", 120)} - {item.title for item in default_agenda("quick", 90)}
    assert all(item.minutes % 5 == 0 for item in default_agenda("standard", 60))
    longest = max(default_agenda("standard", 60), key=lambda item: item.minutes)
    assert longest.title.startswith("Feelings")


# --- votes ----------------------------------------------------------------------------------------------------


def vote(participant: str, item: str, dots: int) -> session_ops.CastVote:
    return session_ops.CastVote(participant=participant, item=item, dots=dots)


def test_votes_are_ranked_by_dots_then_as_the_journey_goes() -> None:
    journey_map = done(vote("u1", "o1", 2), vote("u2", "o1", 1), vote("u2", "p2", 1), vote("u1", "p1", 1), to=booking())
    assert [(one.text, one.kind, one.dots, one.voters) for one in votes_of(journey_map)] == [
        ("call back", "opportunity", 3, ("u1", "u2")),
        ("on hold", "pain point", 1, ("u1",)),
        ("forms", "pain point", 1, ("u2",)),
    ]
    assert [one.item for one in ballot(journey_map)] == ["p1", "p2", "o1"]
    assert [dots_left(journey_map, who) for who in ("u1", "u2", "nobody")] == [0, 1, 0]


def test_dots_run_out_and_can_be_taken_back() -> None:
    journey_map = done(vote("u1", "p1", 2), to=booking())
    assert "1" in refused(journey_map, vote("u1", "o1", 2))
    refused(journey_map, vote("u1", "p1", 4))
    refused(journey_map, vote("u1", "o1", 0))
    refused(journey_map, vote("nobody", "p1", 1))
    refused(journey_map, vote("u1", "t1", 1))
    back = done(vote("u1", "p1", 0), vote("u1", "o1", 3), to=journey_map)
    assert [(one.item, one.dots) for one in votes_of(back)] == [("o1", 3)]


def test_with_fewer_dots_for_everybody_votes_stay_and_can_only_be_lowered() -> None:
    journey_map = done(vote("u1", "p1", 2), vote("u1", "p2", 1), session_ops.SetDotsEach(value=1), to=booking())
    assert dots_left(journey_map, "u1") == 0
    refused(journey_map, vote("u1", "p2", 2))
    assert dots_of(done(vote("u1", "p1", 1), to=journey_map), "u1", "p1") == 1


@pytest.mark.parametrize(
    ("operation", "left"),
    [
        (ops.RemovePainPoint(pain_point="p1"), {"o1", "p2"}),
        (ops.RemoveTouchpoint(touchpoint="t2"), {"o1", "p1"}),
        (ops.RemoveStage(stage="s1"), {"o1", "p2"}),
        (ops.RemoveOpportunity(opportunity="o1"), {"p1", "p2"}),
        (ops.MergeStages(stage="s1", into="s2"), {"p1", "p2", "o1"}),
        (ops.MovePainPoint(pain_point="p1", touchpoint="t2"), {"p1", "p2", "o1"}),
    ],
)
def test_votes_go_with_what_they_were_for(operation: BaseModel, left: set[str]) -> None:
    journey_map = done(vote("u1", "p1", 1), vote("u1", "p2", 1), vote("u1", "o1", 1), operation, to=booking())
    assert {one.item for one in journey_map.session.votes} == left


# --- what people differ on, decide and do ---------------------------------------------------------------------


def test_everybody_has_one_opinion_and_the_latest_counts() -> None:
    journey_map = done(
        session_ops.RecordDisagreement(
            id="d1",
            about="t1",
            text=" How it feels ",
            values=(
                Opinion(participant="ana BERG", value="-2"),
                Opinion(participant="Guest", value="1"),
                Opinion(participant="u2", value=" "),
                Opinion(value="0"),
                Opinion(value="2"),
            ),
        ),
        session_ops.AddOpinion(disagreement="d1", participant="u1", value="-1"),
        session_ops.AddOpinion(disagreement="d1", participant="guest", value="2"),
        to=booking(),
    )
    one = journey_map.session.disagreements[0]
    assert one.text == "How it feels"
    assert [(said.participant, said.value) for said in one.values] == [
        ("u1", "-1"),
        ("guest", "2"),
        ("", "0"),
        ("", "2"),
    ]
    assert [participant_name(journey_map, said.participant) for said in one.values[:2]] == ["Ana Berg", "guest"]
    refused(journey_map, session_ops.AddOpinion(disagreement="d1", participant="u2", value=" "))
    refused(journey_map, session_ops.AddOpinion(disagreement="d1", participant="u1", value="-1"))
    refused(journey_map, session_ops.AddOpinion(disagreement="nobody", value="1"))


def test_a_disagreement_is_decided_and_opened_again() -> None:
    journey_map = done(session_ops.RecordDisagreement(id="d1", text="Who owns it?"))
    assert [gap.what for gap in gaps(journey_map) if gap.place == "session.disagreements"] == [
        "1 disagreement is not settled: Who owns it?."
    ]
    decided = done(session_ops.Decide(disagreement="d1", decision=" Ana ", decided_by="Cora"), to=journey_map)
    assert (decided.session.disagreements[0].decision, decided.session.disagreements[0].decided_by) == ("Ana", "Cora")
    assert not any(gap.place == "session.disagreements" for gap in gaps(decided))
    assert done(session_ops.Decide(disagreement="d1", decision="", decided_by="Cora"), to=decided) == journey_map
    refused(decided, session_ops.Decide(disagreement="nobody", decision="x"))
    refused(decided, session_ops.RecordDisagreement(id="d1", text="again"))
    refused(decided, session_ops.RecordDisagreement(id="d2", text=" "))
    assert not was_held(done(session_ops.RemoveDisagreement(disagreement="d1"), to=decided).session)


def test_decisions_and_actions_are_kept_changed_and_removed() -> None:
    journey_map = done(
        session_ops.AddDecision(id="c1", text=" Start with booking "),
        session_ops.AddAction(id="x1", text="Call ten customers", owner="Ana", due="Friday"),
        session_ops.AddAction(id="x2", text="Call ten customers", owner="Ben"),
        session_ops.ChangeAction(action="x2", done=True, due="Monday"),
    )
    refused(journey_map, session_ops.AddDecision(id="c2", text="start with BOOKING"))
    refused(journey_map, session_ops.AddDecision(id="x1", text="Another"))
    refused(journey_map, session_ops.ChangeDecision(decision="c1", text=" "))
    refused(journey_map, session_ops.ChangeDecision(decision="nobody", text="x"))
    refused(journey_map, session_ops.AddAction(id="x3", text="call ten customers", owner="ana"))
    refused(journey_map, session_ops.ChangeAction(action="x1", text=" "))
    refused(journey_map, session_ops.ChangeAction(action="nobody", text="x"))
    refused(journey_map, session_ops.RemoveAction(action="nobody"))
    refused(journey_map, session_ops.RemoveDecision(decision="nobody"))
    refused(journey_map, session_ops.RemoveDisagreement(disagreement="nobody"))
    refused(journey_map, session_ops.RemoveParticipant(participant="nobody"))
    changed = done(session_ops.ChangeDecision(decision="c1", text="Start with the phone"), to=journey_map).session
    assert [one.text for one in changed.decisions] == ["Start with the phone"]
    assert [(one.owner, one.due, one.done) for one in changed.actions] == [
        ("Ana", "Friday", False),
        ("Ben", "Monday", True),
    ]
    left = done(session_ops.RemoveDecision(decision="c1"), session_ops.RemoveAction(action="x1"), to=journey_map)
    assert [part.id for part in left.session.parts()] == ["x2"]


def test_actions_without_an_owner_are_a_gap_until_they_are_done() -> None:
    journey_map = done(session_ops.AddAction(id="x1", text="Call ten customers"))
    assert any(gap.what == "1 action has no owner: Call ten customers." for gap in gaps(journey_map))
    finished = done(session_ops.ChangeAction(action="x1", done=True), to=journey_map)
    assert not any(gap.place.startswith("session.") for gap in gaps(finished))


def test_nothing_of_the_record_can_be_known_or_guessed() -> None:
    journey_map = booking()
    refused(journey_map, ops.SetBasis(targets=("u1", "session"), basis="evidence"))
    backed = done(ops.AddEvidence(id="v1", kind="survey", supports=("u1", "p1")), to=journey_map)
    assert backed.evidence[0].supports == ("p1",)


@given(st.lists(st.sampled_from(["Ana", "Ana Berg", "Ben", "Bea"]), max_size=8))
@settings(max_examples=30)
def test_initials_tell_everybody_apart(names: list[str]) -> None:
    journey_map = JourneyMap()
    for number, name in enumerate(names):
        added = session_ops.AddParticipant(id=f"u{number}", name=f"{name} {number}")
        journey_map = done(added, to=journey_map)
    initials = {one.initials.casefold() for one in journey_map.session.participants}
    assert len(initials) == len(names)
