"""Where two people see a value differently: found out in what they said, silent when in doubt, told once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from pydantic import BaseModel

from mapcoach.interview.clashing import Clash, clashes
from mapcoach.interview.session import Clashed, Event
from mapcoach.journey import JournalEntry, fold
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as group
from tests.interview.players import BEGINNING, answer, session, two_sessions

ADD = (
    ops.AddStage(id="s1", name="Find us"),
    ops.AddTouchpoint(id="t1", stage="s1", name="Website", channel="website"),
    ops.AddPainPoint(id="p1", touchpoint="t1", text="no prices", severity=1, share=0.1),
    ops.SetPersona(field="role", value="student"),
    ops.AddPersonaItems(field="goals", items=("dry feet",)),
    ops.SetEmotion(touchpoint="t1", score=1, feeling="calm"),
    ops.SetScope(field="objective", value="more regulars"),
    ops.SetMeasure(name="Repairs", target="40"),
    ops.SetTitle(value="Shoes"),
)
COUNT = iter(range(10_000))


def entry(author: str, *operations: BaseModel, **values: object) -> JournalEntry:
    made = {"id": f"e{next(COUNT)}", "time": datetime(2026, 11, 22, tzinfo=UTC), "author": author}
    return JournalEntry.model_validate({**made, "operations": operations, **values})


def found(*operations: BaseModel, before: Sequence[JournalEntry] = (), author: str = "Sam") -> list[Clash]:
    entries = [*(before or [entry("Dana", *ADD)]), entry(author, *operations)]
    return clashes(fold(entries[:-1]).map, entries, entries[-1])


def test_two_ratings_of_one_touchpoint_clash() -> None:
    (clash,) = found(ops.SetEmotion(touchpoint="t1", score=-2))
    assert clash.path == "stages[s1].touchpoints[t1].emotion.score"
    assert clash.about == "“Website”, how it feels"
    assert (clash.theirs.author, clash.theirs.value) == ("Dana", "4 (good)")
    assert (clash.ours.author, clash.ours.value) == ("Sam", "1 (very bad)")


@pytest.mark.parametrize(
    ("operation", "about", "theirs", "ours"),
    [
        (ops.SetTouchpoint(touchpoint="t1", field="channel", value="phone"), "“Website”, channel", "website", "phone"),
        (ops.SetStage(stage="s1", field="name", value="Hear of us"), "“Find us”, the name", "Find us", "Hear of us"),
        (ops.AddStage(id="s1", name="Hear of us"), "“Find us”, the name", "Find us", "Hear of us"),
        (ops.ChangePainPoint(pain_point="p1", severity=3),
         "“no prices”, severity", "a nuisance", "they may leave over it"),
        (ops.ChangePainPoint(pain_point="p1", share=0.4), "“no prices”, how many it hits", "10%", "40%"),
        (ops.SetPersona(field="role", value="teacher"), "Your customer, role", "student", "teacher"),
        (ops.SetPersona(field="role", value="no student"), "Your customer, role", "student", "no student"),
        (ops.SetScope(field="objective", value="fewer complaints"), "Objective", "more regulars", "fewer complaints"),
        (ops.SetMeasure(name="Repairs", target="41"), "“Repairs”, target", "40", "41"),
    ],
)  # fmt: skip
def test_values_that_cannot_both_hold_clash(operation: BaseModel, about: str, theirs: str, ours: str) -> None:
    (clash,) = found(operation)
    assert (clash.about, clash.theirs.value, clash.ours.value) == (about, theirs, ours)


@pytest.mark.parametrize(
    "operation",
    [
        ops.SetEmotion(touchpoint="t1", score=1),
        ops.SetEmotion(touchpoint="t1", thought="at last"),
        ops.SetEmotion(touchpoint="gone", score=-2),
        ops.SetPersona(field="role", value="Student"),
        ops.SetPersona(field="role", value="student of law"),
        ops.SetPersona(field="role", value="studnet"),
        ops.SetPersona(field="role", value=""),
        ops.SetPersona(field="name", value="Maya"),
        ops.SetScope(field="objective", value="more regulars by June"),
        ops.AddPersonaItems(field="goals", items=("warm feet",)),
        ops.RemoveTouchpoint(touchpoint="t1"),
        ops.MoveStage(stage="s1", position=0),
        ops.AddTouchpoint(id="t2", stage="s1", name="Phone"),
        ops.SetTitle(value="Boots"),
    ],
)
def test_what_is_added_moved_removed_or_put_right_contradicts_nobody(operation: BaseModel) -> None:
    assert found(operation) == []


@pytest.mark.parametrize("author", ["", "Dana", "dana "])
def test_it_takes_two_people_who_said_who_they_are(author: str) -> None:
    assert found(ops.SetEmotion(touchpoint="t1", score=-2), author=author) == []
    assert found(ops.SetEmotion(touchpoint="t1", score=-2), before=[entry("", *ADD)]) == []


def test_whoever_said_it_last_is_contradicted() -> None:
    before = [entry("Dana", *ADD), entry("Sam", ops.SetEmotion(touchpoint="t1", score=-2))]
    assert found(ops.SetEmotion(touchpoint="t1", score=-1), before=before) == []
    (clash,) = found(ops.SetEmotion(touchpoint="t1", score=2), before=before, author="Dana")
    assert clash.theirs.author == "Sam"


def test_what_is_on_record_is_not_told_again() -> None:
    (clash,) = found(ops.SetEmotion(touchpoint="t1", score=-2))
    record = group.RecordDisagreement(id="d1", about=clash.path, text=clash.about)
    before = [entry("Dana", *ADD), entry("Kim", record)]
    assert found(ops.SetEmotion(touchpoint="t1", score=-2), before=before) == []


def test_the_record_of_the_session_itself_is_no_matter_of_opinion() -> None:
    before = [entry("Dana", *ADD, group.SetFacilitator(value="Kim"))]
    assert found(group.SetFacilitator(value="Sam"), before=before) == []


def test_long_and_odd_texts_are_compared_quickly() -> None:
    before = [entry("Dana", ops.SetScope(field="scenario", value="a b " * 20_000))]
    (clash,) = found(ops.SetScope(field="scenario", value="[/] \x1b[31m c d " * 20_000), before=before)
    assert clash.about == "Scenario"


def clashed(events: Sequence[Event]) -> list[Clash]:
    return [clash for event in events if isinstance(event, Clashed) for clash in event.clashes]


async def test_a_session_tells_a_clash_after_the_answer_and_once() -> None:
    made = await session(author="Dana")
    await answer(made, *BEGINNING, "website, phone", "website 4, phone 2")
    website = made.map.touchpoints()[0].id
    made.author = "Sam"
    events = await made.change([ops.SetEmotion(touchpoint=website, score=-2)], "website 1")
    (clash,) = clashed(events)
    assert (clash.theirs.author, clash.theirs.value, clash.ours.value) == ("Dana", "4 (good)", "1 (very bad)")
    made.author = "Dana"
    assert clashed(await made.change([ops.SetEmotion(touchpoint=website, score=2)], "website 5")) == []


async def test_an_edit_of_somebody_elses_answer_clashes() -> None:
    made = await session(author="Dana")
    await answer(made, *BEGINNING, "website, phone", "website 4, phone 2")
    made.author = "Sam"
    (clash,) = clashed(await made.edit(made.history()[-1].entry.id, "website 1, phone 2"))
    assert clash.about == "“website”, how it feels"


async def test_two_answers_in_the_same_moment_clash() -> None:
    one, two = await two_sessions("Dana", "Sam")
    await answer(two, "We mend shoes")
    (clash,) = clashed(await one.answer("We sell soap"))
    assert (clash.theirs.value, clash.ours.value) == ("We mend shoes", "We sell soap")


async def test_one_person_alone_is_never_told_of_a_clash() -> None:
    made = await session(author="Dana")
    events: list[Event] = []
    await answer(made, "We mend shoes")
    events += await made.answer("local")
    events += await made.answer("change We mend shoes to We sell soap")
    assert clashed(events) == []
