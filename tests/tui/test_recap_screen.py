"""The recap: what it tells, and what can be added there."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.recap_words import recap_of
from tests.interview.players import session
from tests.tui.conftest import GoldenScreen
from tests.tui.group_maps import (
    HOSTILE,
    NOON,
    clinic,
    enter,
    group,
    leading,
    look,
    map_of,
    path_of,
    press,
    stand_still,
    words,
)

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, 4)


@SIZES
async def test_recap(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    async with leading(tmp_path, group(), size) as pilot:
        await press(pilot, "r")
        golden_screen(pilot.app)


async def test_every_part_of_the_session_is_told() -> None:
    made = await session()
    await made.change(group(), "a map for tests")
    parts = {part.heading: " ".join(part.lines) for part in recap_of(made.map, made, NOON)}
    assert parts["Today"].startswith("With Dana Klein, Ben, Sam Lee, led by Kim")
    assert "Book a date" in parts["What we mapped"]
    assert parts["Decided"] == "We start with the form"
    assert "Dana Klein says 1 (very bad); Ben says 4 (good)" in parts["Still open"]
    assert parts["What weighs most"].startswith("3 dots: Nobody ever replies to the enquiry (pain point)")
    assert "☐ Send the survey — Sam Lee — 12 Dec" in parts["Who does what"]
    assert "nobody yet — no date yet" in parts["Who does what"]
    assert parts["Parking lot"] == "The car park is full"
    assert "stands in the draft (F5)" in parts["What happens next"]


async def test_what_was_decided_moves_from_open_to_decided_and_done_is_done() -> None:
    made = await session()
    await made.change(group(), "a map for tests")
    done = (
        session_ops.Decide(disagreement="d1", decision="4 (good)", decided_by="u1"),
        session_ops.ChangeAction(action="w1", done=True),
    )
    await made.change(done, "decided")
    parts = {part.heading: " ".join(part.lines) for part in recap_of(made.map, made, NOON)}
    assert "Still open" not in parts
    assert "4 (good) (decided by Dana Klein)" in parts["Decided"]
    assert "☑ done: Send the survey" in parts["Who does what"]


async def test_answers_of_today_are_counted_by_name_and_notes_are_not() -> None:
    made = await session()
    for name in ("Dana", "Dana", "Ben"):
        made.author = name
        await made.answer("We mend shoes")
    await made.note("Ben is quiet")
    now = made.entries[-1].time
    text = str(recap_of(made.map, made, now))
    assert "3 answers today (Dana 2, Ben 1)" in text
    assert "quiet" not in text
    assert "today" not in str(recap_of(made.map, made, NOON))


async def test_actions_and_decisions_are_added_here(tmp_path: Path) -> None:
    async with leading(tmp_path, clinic()) as pilot:
        await press(pilot, "r", "a")
        await enter(pilot, "send the survey — Sam — 12 Dec")
        assert "☐ send the survey — Sam — 12 Dec" in words(pilot)
        await press(pilot, "d")
        await enter(pilot, "The form comes first")
        assert "The form comes first" in words(pilot)
        await press(pilot, "f9")
        assert map_of(pilot).session.decisions == ()
        assert [one.text for one in map_of(pilot).session.actions] == ["send the survey"]


async def test_it_follows_another_terminal(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as one, leading(tmp_path, path=path_of(one)) as other:
        await press(one, "r")
        await press(other, "7", "a")
        await enter(other, "We meet again in May")
        await look(one)
        assert "We meet again in May" in words(one)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts(tmp_path: Path, text: str) -> None:
    operations = [*clinic(), session_ops.AddDecision(id="n1", text=text), ops.Park(id="k1", text=text)]
    async with leading(tmp_path, operations) as pilot:
        await press(pilot, "r")
        assert "\x1b" not in words(pilot)
        if text.startswith("["):
            assert text[:20] in words(pilot)
