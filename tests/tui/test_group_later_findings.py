"""What reviewers of the guided session found: small terminals, local time, notes, and steps that were left running."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mapcoach.export.session_part import session as session_part
from mapcoach.interview.facilitating_time import left_at
from mapcoach.journey import AgendaItem, JournalEntry, fold, new_entry, running
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.group_changes import next_started, step_toggled
from mapcoach.tui.screens.group_rows import LEADER
from mapcoach.tui.widgets import agenda_clock
from mapcoach.workspace import Workspace
from tests.tui.group_maps import NOON, at, enter, group, leading, look, map_of, path_of, press, stand_still, words

STEPS = tuple(session_ops.PlannedItem(id=f"g{number}", title=f"Step {number}", minutes=9) for number in (1, 2))


@pytest.fixture
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, 4)


@pytest.mark.usefixtures("_noon")
async def test_rows_are_to_be_seen_on_a_short_terminal(tmp_path: Path) -> None:
    async with leading(tmp_path, group(), (40, 10)) as pilot:
        await press(pilot, "1")
        assert "DK · D" in words(pilot)
        assert "B · Ben" in words(pilot)


@pytest.mark.usefixtures("_noon")
async def test_keys_that_do_nothing_are_not_shown(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        screen = pilot.app.screen
        await press(pilot, "1")
        assert screen._row == LEADER  # type: ignore[attr-defined]
        assert not screen.check_action("do", ("speak",))
        assert screen.check_action("do", ("remove",))
        await press(pilot, "x")
        assert map_of(pilot).session.facilitator == ""
        assert not screen.check_action("do", ("remove",))
        await press(pilot, "down")
        assert screen.check_action("do", ("speak",))


@pytest.mark.usefixtures("_noon")
async def test_two_terminals_add_a_step_each_and_undo_takes_back_ones_own(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as one, leading(tmp_path, path=path_of(one)) as other:
        await press(one, "2", "a")
        await enter(one, "Mine, 5")
        await press(other, "2", "a")
        await enter(other, "Theirs, 6")
        await look(one)
        assert {"Mine", "Theirs"} <= {item.title for item in map_of(one).session.agenda}
        await press(one, "f9")
        titles = [item.title for item in map_of(one).session.agenda]
        assert "Mine" not in titles
        assert "Theirs" in titles


@pytest.mark.usefixtures("_noon")
async def test_copies_are_without_the_private_notes(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "3", "a")
        await enter(pilot, "Sam is quiet")
        place = pilot.app.opened.place  # type: ignore[attr-defined]
        copy, _ = await asyncio.to_thread(place.duplicate)
        assert [one for one in place.file.entries() if one.command == "note"]
        assert "Sam is quiet" not in copy.path.read_text("utf-8")
        live = list(pilot.app.opened.session.folded.live)  # type: ignore[attr-defined]
        notes = pilot.app.opened.session.notes()  # type: ignore[attr-defined]
        assert await asyncio.to_thread(place._split_off, [*live, *notes])
        texts = [one.path.read_text("utf-8") for one in Workspace(tmp_path).list() if one.path != place.path]
        assert len(texts) == 2
        assert not [text for text in texts if "Sam is quiet" in text]


def test_times_are_those_of_this_machine_and_the_draft_tells_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        try:
            now = agenda_clock.now()
        finally:
            patched.undo()
            time.tzset()
    assert now.utcoffset() in (timedelta(hours=12), timedelta(hours=13))
    morning = datetime.fromisoformat("2030-01-16T08:00:00+13:00")  # still the 15th in UTC
    start = session_ops.StartAgendaItem(item="g1", at=morning)
    entry = new_entry(operations=(ops.StartMap(id="m1"), session_ops.SetAgenda(items=STEPS), start))
    kept = JournalEntry.model_validate_json(entry.model_dump_json())
    record = session_part(fold([kept]).map)
    assert record is not None
    assert "16 Jan" in record.people[0].said[0].text


def _left(minutes: float) -> datetime | None:
    item = AgendaItem(id="g1", title="x", started=NOON)
    times = [at(-500), at(20), at(50), at(1200)]
    return left_at(item, times, at(minutes))


def test_a_step_was_left_running_as_nothing_was_answered_for_hours() -> None:
    assert _left(230) is None
    assert _left(231) == at(50)
    assert _left(1300) == at(50)
    assert left_at(AgendaItem(id="g1", title="x"), [], at(0)) is None
    assert left_at(AgendaItem(id="g1", title="x", started=NOON), [], at(181)) == NOON


def test_a_step_that_was_left_running_counts_until_the_last_answer_and_it_is_said() -> None:
    first = new_entry(operations=(session_ops.SetAgenda(items=STEPS), session_ops.StartAgendaItem(item="g1", at=NOON)))
    journey_map = fold([first]).map
    for wanted in (next_started(journey_map, at(1300), [at(50)]), step_toggled(journey_map, "g2", at(1300), [at(50)])):
        assert wanted.said == "“Step 1” was left running. It counts until 12:50, the last answer or change."
        after = fold([first, new_entry(operations=wanted.operations)]).map
        assert after.session.agenda[0].ended == at(50)
        now = running(after)
        assert now is not None
        assert (now.id, now.started) == ("g2", at(1300))
    stopped = step_toggled(journey_map, "g1", at(1300), [at(50)])
    assert fold([first, new_entry(operations=stopped.operations)]).map.session.agenda[0].ended == at(50)
    usual = step_toggled(journey_map, "g2", at(60), [at(50)])
    assert (len(usual.operations), usual.said) == (1, "")
