"""The presenter view: what the group sees on the wall, that it follows, and that nothing private comes there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Digits

from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.presenter import PresenterScreen
from tests.tui.conftest import GoldenScreen
from tests.tui.group_maps import HOSTILE, at, clinic, group, leading, look, map_of, path_of, press, stand_still, words

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
ANSWERS = ("We look after teeth", "A local shop or service", "today")


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, 4)


async def answered(folder: Path, path: Path, *authors: str) -> None:
    """Answers that another terminal gives, each by an author."""
    from mapcoach.workspace import Workspace

    session = Workspace(folder).open(path).session(None)
    for author, text in zip(authors, ANSWERS, strict=False):
        session.author = author
        await session.answer(text, session.current)
    await session.note("Ben is quiet", "Kim")


@SIZES
@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5"])
async def test_presenter_view(tmp_path: Path, size: tuple[int, int], key: str, golden_screen: GoldenScreen) -> None:
    async with leading(tmp_path, group(), size) as pilot:
        await answered(tmp_path, path_of(pilot), "Dana Klein", "Ben")
        await press(pilot, "p", key)
        await look(pilot)
        golden_screen(pilot.app)


async def test_it_follows_what_another_terminal_leads(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as wall, leading(tmp_path, path=path_of(wall)) as leader:
        await press(wall, "p")
        before = words(wall)
        await answered(tmp_path, path_of(wall), "Ben")
        await press(leader, "2", "n")
        await look(wall)
        assert "Ben: We look after teeth" in words(wall)
        assert words(wall) != before
        assert map_of(wall).session.agenda[1].title in words(wall)


async def test_private_notes_never_come_here(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await answered(tmp_path, path_of(pilot), "Dana Klein", "Ben", "Sam Lee")
        await press(pilot, "p")
        await look(pilot)
        for key in "12345":
            await press(pilot, key)
            assert "quiet" not in words(pilot)


async def test_votes_are_hidden_until_they_are_shown(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "p", "4")
        assert "1 of 3 have given all their dots" in words(pilot)
        assert "█" not in words(pilot)
        await press(pilot, "r")
        assert "█" in words(pilot)


async def test_the_time_is_large_and_says_when_it_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "p")
        screen = pilot.app.screen
        assert isinstance(screen, PresenterScreen)
        for minutes, number, told in ((4, "6", "min left"), (9, "1", "! min left"), (13, "+3", "min over")):
            stand_still(monkeypatch, minutes)
            screen.show()
            await pilot.pause()
            assert screen.query_one(Digits).value == number
            assert told in words(pilot)


async def test_it_changes_nothing_and_escape_leaves_it(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        before = pilot.app.opened.session.entries  # type: ignore[attr-defined]
        await press(pilot, "p", *"123r45axns", "f9", "enter", "escape")
        assert pilot.app.opened.session.entries == before  # type: ignore[attr-defined]
        assert type(pilot.app.screen).__name__ == "GroupScreen"


async def test_an_empty_map_has_a_wall_too(tmp_path: Path) -> None:
    async with leading(tmp_path, [ops.SetTitle(value="New")]) as pilot:
        await press(pilot, "p")
        for key in "12345":
            await press(pilot, key)
            assert "New" in words(pilot)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts(tmp_path: Path, text: str) -> None:
    operations = [
        *clinic(),
        ops.SetTitle(value=text),
        ops.SetStage(stage="s1", field="name", value=text),
        session_ops.AddParticipant(id="u1", name=text),
        ops.ChangePainPoint(pain_point="p1", text=text),
        session_ops.CastVote(participant="u1", item="p1", dots=2),
        session_ops.SetAgenda(items=(session_ops.PlannedItem(id="g1", title=text, minutes=3),)),
        session_ops.StartAgendaItem(item="g1", at=at(0)),
    ]
    async with leading(tmp_path, operations) as pilot:
        session = pilot.app.opened.session  # type: ignore[attr-defined]
        session.author = text
        await session.answer(text, session.current)
        await press(pilot, "p")
        for key in ("1", "2", "3", "4", "r", "5"):
            await press(pilot, key)
            assert "\x1b" not in words(pilot)
            assert isinstance(pilot.app.screen, PresenterScreen)
        await press(pilot, "3")
        if text.startswith("["):
            assert text[:20] in words(pilot)
