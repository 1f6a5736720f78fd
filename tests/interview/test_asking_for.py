"""Asking for one value out of turn: which question it is, how long it stays, and what it leaves as it was."""

from __future__ import annotations

from mapcoach.interview.asking_for import due_for
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.script import load_script
from mapcoach.interview.session import MemoryJournal, Session
from mapcoach.journey import operations as ops
from mapcoach.journey.rubric.mending import ASKS

_STAGES = (ops.AddStage(id="s1", name="Find us"), ops.AddStage(id="s2", name="Visit"))


async def begun(depth: str = "quick") -> Session:
    session = Session(MemoryJournal(), OfflineInterviewer(), depth=depth)  # type: ignore[arg-type]
    await session.start(operations=_STAGES)
    return session


async def test_a_question_beyond_the_depth_is_asked_and_answered_and_then_the_interview_goes_on() -> None:
    session = await begun()
    before = session.current
    assert session.ask_for("stage.owner", "s2")
    assert session.current is not None
    assert session.current.where == ("stage.owner", "s2")
    await session.answer("Dana", session.current)
    assert session.map.stages[1].owner == "Dana"
    assert session.current == before


async def test_it_is_asked_again_although_it_was_skipped() -> None:
    session = await begun()
    skipped = session.current
    assert skipped is not None
    await session.skip()
    assert session.ask_for(*skipped.where)
    assert session.current is not None
    assert session.current.where == skipped.where
    await session.skip()
    assert session.current is not None
    assert session.current.where != skipped.where


async def test_it_stays_through_a_change_of_the_map_and_goes_when_its_stage_goes() -> None:
    session = await begun()
    before = session.current
    session.ask_for("stage.owner", "s2")
    await session.change([ops.SetTitle(value="New")], "title")
    assert session.current is not None
    assert session.current.question.id == "stage.owner"
    await session.change([ops.RemoveStage(stage="s2")], "remove Visit")
    assert session.current == before


async def test_what_the_script_or_the_map_does_not_have_is_not_asked() -> None:
    session = await begun()
    before = session.current
    assert not session.ask_for("no.such.question", "")
    assert not session.ask_for("stage.owner", "gone")
    assert session.current == before


async def test_an_opened_answer_gives_way_to_it() -> None:
    session = await begun()
    await session.answer("We mend shoes", session.current)
    await session.command("back")
    assert session.previous() is not None
    assert session.ask_for("review.due")
    assert session.previous() is None


async def test_nearly_all_that_the_checks_may_miss_has_a_question() -> None:
    session = await begun()
    subjects = {field: "s1" if field.startswith("stages[].") else "" for field in ASKS}
    without = {
        field
        for field, subject in subjects.items()
        if field != "opportunities" and due_for(load_script(), session.map, field, subject) is None
    }
    assert without == set()
