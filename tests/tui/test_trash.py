"""The trash from the keyboard: maps come back, or go for good once that is agreed to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mapcoach.storage import AlreadyThere
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.screens.dialogs import Confirm
from mapcoach.tui.screens.home import HomeScreen
from mapcoach.tui.widgets import map_list_words
from mapcoach.workspace import Workspace
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.test_home import MAPS, chosen, keep, press, said, settle, titles

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_list_words, "now", lambda: NOON)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one map, and three in the trash."""
    made = Workspace(tmp_path)
    paths = [keep(made, number, label) for number, label in enumerate(MAPS)]
    for path in paths[:3]:
        made.delete(path)
    return made


async def test_trash_lists_what_was_deleted(workspace: Workspace, golden_screen: GoldenScreen) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t")
        golden_screen(app)


async def test_an_empty_trash_says_so(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t", "enter", "e")
        assert "The trash is empty" in screen_text(app)
        assert len(app.screen_stack) == 2
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_enter_brings_a_map_back_among_the_others(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "t", "down", "enter")
        assert titles(app) == [MAPS[0][0], MAPS[2][0]]
        assert "is back among the maps" in said(app)
        await press(pilot, "escape")
        assert titles(app) == [MAPS[1][0], MAPS[3][0]]


async def test_a_map_whose_place_is_taken_stays_in_the_trash_and_that_is_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> Path:
        raise AlreadyThere("A map stands in that place already.")

    monkeypatch.setattr(workspace, "restore", refuse)
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "t", "r")
        assert "stands in that place" in said(app)
        assert len(titles(app)) == 3


async def test_emptying_asks_first_and_the_safe_answer_has_the_focus(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "t")
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        assert "all 3 maps" in screen_text(app)
        await press(pilot, "enter")
        assert len(workspace.trash()) == 3
        await pilot.press("e")
        await pilot.pause()
        await press(pilot, "y")
        assert workspace.trash() == []
        assert len(workspace.list()) == 1
        assert "3 maps deleted for good" in said(app)


async def test_escape_leaves_the_search_before_it_leaves_the_trash(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t", "slash", *"lease")
        assert titles(app) == [chosen(app)] == [MAPS[2][0]]
        await press(pilot, "escape")
        assert len(titles(app)) == 3
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
