"""The interview as a conversation: what was asked, answered and understood, from the journal alone."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from pydantic import BaseModel

from mapcoach.interview.history import History, Past
from mapcoach.interview.recalling import names_of, recalled
from mapcoach.interview.script import load_script
from mapcoach.interview.session import MemoryJournal, Session
from mapcoach.interview.state import State
from mapcoach.journey import JournalEntry, fold
from mapcoach.journey import operations as ops
from tests.interview.players import BEGINNING, answer, session


def told(made: Session) -> list[tuple[str, str]]:
    return [(past.reply, past.heard) for past in made.history()]


async def test_the_history_tells_what_was_asked_answered_and_understood() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, phone", "google 4, phone 1", "phone: rings for ages")
    assert ("We mend shoes", "Offering: We mend shoes.") in told(made)
    assert ("google 4, phone 1", "google: good; phone: very bad.") in told(made)
    assert ("phone: rings for ages", "Trouble: “rings for ages” at phone.") in told(made)
    first = made.history()[0]
    assert (first.topic, first.question) == ("What we map", "What does your business do, in one sentence?")
    assert first.can_edit
    assert not first.edited
    named = next(past for past in made.history() if past.reply == "google, phone")
    assert (named.topic, "At “find us”" in named.question) == ("Stage by stage", True)


async def test_beginnings_notes_undone_answers_and_waved_off_follow_ups_are_no_part_of_it() -> None:
    made = await session("standard")
    await answer(made, "We mend shoes", "Sole", "local")
    await made.undo()
    await made.note("hm")
    assert [past.reply for past in made.history()] == ["We mend shoes", "Sole"]
    await answer(made, *BEGINNING[1:])
    assert not [past for past in made.history() if past.entry.move and past.entry.command == "skip"]
    assert [past for past in made.entries if past.move and past.command == "skip"]


async def test_what_was_left_open_or_not_known_says_so() -> None:
    made = await session()
    await answer(made, "skip", "I don't know")
    assert told(made) == [("skip", "Left open."), ("I don't know", "Not known yet.")]
    assert all(past.can_edit for past in made.history())


async def test_changes_of_the_map_are_in_it_and_cannot_be_edited() -> None:
    made = await session()
    await answer(made, "We mend shoes")
    await made.change([ops.SetTitle(value="Shoes")], "title")
    past = made.history()[-1]
    assert (past.topic, past.question, past.heard) == ("Change of the map", "", "Title: Shoes.")
    assert not past.can_edit
    assert made.reopened(past.entry.id) is None


async def test_an_edit_stands_where_the_answer_stood() -> None:
    made = await session()
    await answer(made, "We mend shoes", "local")
    await made.edit(made.history()[0].entry.id, "We mend bags")
    first, second = made.history()
    assert (first.reply, first.edited, first.can_edit) == ("We mend bags", True, True)
    assert (second.reply, second.edited) == ("local", False)
    assert first.question == "What does your business do, in one sentence?"


async def test_of_two_answers_to_one_question_the_last_can_be_edited() -> None:
    made = await session()
    await answer(made, *BEGINNING)
    await made.answer("google, phone")
    while made.current and made.current.question.id != "stage.emotion":
        await made.answer("")
    await made.answer("google 4")
    again = made.current
    assert again
    assert again.probe
    await made.answer("2")
    last = made.history()[-1]
    assert last.question == again.text  # the words that were shown
    assert last.can_edit


async def test_of_a_follow_up_the_words_that_were_shown_are_told() -> None:
    made = await session("standard")
    for reply in (*BEGINNING[:1], "Sole", "local", "today", "more regulars"):
        await made.answer(reply)
    asked = made.current
    assert asked
    assert asked.move == "vague_goal"
    await made.answer("40 regulars by June")
    past = made.history()[-1]
    assert (past.reply, past.question) == ("40 regulars by June", asked.text)
    await made.edit(past.entry.id, "50 regulars by June")
    assert made.history()[-1].question == asked.text


async def test_a_question_about_what_is_gone_is_still_told_with_its_name() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, phone", "google 4, phone 1")
    await made.change([ops.RemoveStage(stage=made.map.stages[0].id)], "remove find us")
    named = next(past for past in made.history() if past.reply == "google, phone")
    assert "At “find us”" in named.question
    assert named.heard == "At find us: google (search), phone (phone)."
    assert told(made)[-1] == ("remove find us", "Removed: “find us”")


async def test_the_history_follows_what_is_done() -> None:
    made = await session()
    await answer(made, "We mend shoes")
    assert len(made.history()) == 1
    await made.undo()
    assert made.history() == []
    assert made.question_of(made.entries[-1]) == ""


async def test_an_earlier_answer_is_reopened_with_the_items_of_then() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, phone", "google 4, phone 1")
    rated = made.history()[-1]
    await answer(made, "add poster to find us")
    asked = made.reopened(rated.entry.id)
    assert asked
    assert [item.name for item in asked.items] == ["google", "phone"]
    assert made.reopened("nothing") is None
    assert made.previous() is None
    await made.edit(rated.entry.id, "google 5, phone 2")
    assert [point.emotion.score for point in made.map.touchpoints()] == [2, -1, None]


def entry(number: int, **values: object) -> JournalEntry:
    time_ = datetime(2026, 11, 22, 9, number // 60 % 60, number % 60, tzinfo=UTC)
    return JournalEntry.model_validate({"id": f"e{number}", "time": time_, **values})


def past_of(entries: list[JournalEntry]) -> list[Past]:
    return History(State(entries, load_script(), "quick")).past()


def test_questions_that_the_script_does_not_have_any_more_are_shown_without_words() -> None:
    (past,) = past_of([entry(1, question="gone.long.ago", reply="yes")])
    assert (past.topic, past.question, past.reply, past.can_edit) == ("", "", "yes", False)


def test_hostile_texts_are_told_as_they_are_and_shortened() -> None:
    text = "[bold]\x1b[31m{{ map }}" * 3_000
    rename = ops.AddStage(id="s1", name=text)
    (one, two) = past_of(
        [
            entry(1, question="stages", reply=text, operations=[rename]),
            entry(2, question="stage.touchpoints", subject="s1", reply="phone"),
        ]
    )
    assert one.reply == text
    assert len(one.heard) <= 160
    assert "{{ map }}" in two.question
    assert len(two.question) < 200


def test_five_hundred_answers_are_told_in_no_time() -> None:
    stages = [ops.AddStage(id=f"s{number}", name=f"step {number}") for number in range(20)]
    entries = [entry(0, question="stages", reply="many", operations=stages)]
    for number in range(1, 500):
        contact = ops.AddTouchpoint(id=f"t{number}", stage=f"s{number % 20}", name=f"contact {number}")
        where = {"question": "stage.touchpoints", "subject": f"s{number % 20}"}
        entries.append(entry(number, **where, reply="x", operations=[contact], move="missing" if number % 2 else ""))
    state = State(entries, load_script(), "deep")
    taken = []
    for _ in range(5):
        began = time.process_time()
        assert len(History(state).past()) == 500
        taken.append(time.process_time() - began)
    assert min(taken) < 0.05


NAMES = {"s1": "find us", "s2": "visit", "t1": "phone", "p1": "rings for ages", "o1": "a bell"}


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (ops.SetKind(value="future"), "Map: future."),
        (ops.SetTitle(value=" "), "Title: none."),
        (ops.AddStage(id="s3", name="pay"), "Step: pay."),
        (ops.SetStage(stage="s1", field="owner", value="Sam"), "find us, owner: Sam."),
        (ops.SetStage(stage="gone", field="owner", value="Sam"), ""),
        (ops.SetStage(stage="gone", field="name", value="look"), "Now called “look”"),
        (ops.SetTouchpoint(touchpoint="t1", field="channel", value=""), "phone, channel: cleared."),
        (ops.MergeStages(stage="s1", into="s2"), "find us is now part of visit."),
        (ops.MergeStages(stage="s1", into="gone"), ""),
        (ops.MoveStage(stage="s1", position=0), "The order of the steps changed."),
        (ops.RemoveTouchpoint(touchpoint="t1"), "Removed: “phone”"),
        (ops.RemoveTouchpoint(touchpoint="gone"), ""),
        (ops.AddTouchpoint(id="t2", stage="s1", name="flyer", channel="in_person"), "At find us: flyer (in person)."),
        (ops.AddTouchpoint(id="t2", stage="gone", name="flyer"), "Contacts: flyer."),
        (ops.MoveTouchpoint(touchpoint="t1", stage="s2"), "“phone” moved to visit."),
        (ops.SetEmotion(touchpoint="t1", score=-2, feeling="cross"), "phone: very bad, “cross”"),
        (ops.SetEmotion(touchpoint="t1", feeling=""), ""),
        (ops.SetMomentOfTruth(touchpoint="t1", value=True), "It is decided at phone."),
        (ops.SetMomentOfTruth(touchpoint="t1", value=False), ""),
        (ops.ChangePainPoint(pain_point="p1", severity=3, share=0.3),
         "“rings for ages”: they may leave over it, about 30% of customers."),
        (ops.ChangePainPoint(pain_point="gone", severity=3), ""),
        (ops.MovePainPoint(pain_point="p1", touchpoint="t1"), "“rings for ages” moved to phone."),
        (ops.ChangeOpportunity(opportunity="o1", impact=4), "“a bell”: impact 4."),
        (ops.SetReview(due=date(2027, 1, 1)), "Review: 2027-01-01."),
        (ops.SetReview(), ""),
        (ops.AddPersonaItems(field="goals", items=("dry feet",)), "Goals: dry feet."),
        (ops.StartMap(id="m1"), ""),
    ],
)  # fmt: skip
def test_what_an_operation_did_is_told_from_itself_and_the_names_or_not_at_all(operation: BaseModel, said: str) -> None:
    assert recalled([operation], NAMES) == said


def test_names_are_those_of_now_and_of_what_is_gone() -> None:
    entries = [
        entry(1, operations=[ops.AddStage(id="s1", name="find us"), ops.AddStage(id="s2", name="visit")]),
        entry(2, operations=[ops.SetStage(stage="s1", field="name", value="look"), ops.RemoveStage(stage="s2")]),
    ]
    names = names_of(entries, fold(entries).map)
    assert (names["s1"], names["s2"]) == ("look", "visit")


async def test_the_offer_to_go_on_has_words_too() -> None:
    journal = MemoryJournal()
    made = await session("quick", journal)
    await answer(made, *BEGINNING)
    for _ in range(60):
        if made.current and made.current.move == "more":
            break
        await made.answer("none")
    assert made.current
    assert made.current.move == "more"
    await made.answer("1")
    more = next(past for past in made.history() if past.entry.question == "interview.more")
    assert more.question == "Which of these questions shall I ask as well?"
