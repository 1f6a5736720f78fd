"""The choices for a new map: each explained, none needed, all of them what the map then begins with."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from mapcoach.cli import DEPTHS, KINDS, STARTERS
from mapcoach.interview.starters import load_starter
from mapcoach.journey import JournalEntry, new_entry
from mapcoach.resources import ResourceError
from mapcoach.storage import CannotWrite, MapFile
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.screens import new_map
from mapcoach.tui.screens.home import HomeScreen
from mapcoach.tui.screens.new_map import NewMapScreen
from mapcoach.tui.screens.new_map_choices import ASK_LATER, CHOICES, plan, stages_in_words
from mapcoach.tui.widgets.one_choice import OneChoice, in_rows
from mapcoach.workspace import Workspace
from tests.storage.maps import names
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.test_home import press, said, settle

USUAL = {one.name: one.usual for one in CHOICES}


def values(name: str) -> set[str]:
    return {option.value for one in CHOICES if one.name == name for option in one.options}


def picked(app: MapcoachApp) -> dict[str | None, str]:
    return {one.id: one.value for one in app.screen.query(OneChoice)}


# --- what can be chosen --------------------------------------------------------------------------------------


def test_all_that_the_command_line_offers_can_be_chosen() -> None:
    assert values("business") - {ASK_LATER} == set(STARTERS)
    assert values("kind") == set(KINDS)
    assert values("depth") == set(DEPTHS)


def test_every_option_is_explained_in_one_line_of_a_small_terminal() -> None:
    for one in CHOICES:
        for option in one.options:
            assert 10 < len(option.about) <= 63, option


def test_the_usual_choices_leave_the_business_and_the_stages_to_the_interview() -> None:
    chosen = plan("  ", USUAL)
    operations, words = chosen.begin()
    assert [one.model_dump() for one in operations] == [{"op": "set_kind", "value": "current"}]
    assert words == "kind: current"
    assert chosen.depth == "quick"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("business", STARTERS)
def test_a_starter_brings_the_stages_of_its_business_and_kind(business: str, kind: str) -> None:
    operations, _ = plan("A title", USUAL | {"business": business, "kind": kind, "start": "starter"}).begin()
    stages = [one.name for one in operations if one.op == "add_stage"]  # type: ignore[attr-defined]
    assert stages == [stage.name for stage in load_starter(business).stages_for(kind)]  # type: ignore[arg-type]
    assert stages_in_words(business, kind) == " → ".join(stages)
    assert [one.value for one in operations if one.op == "set_scope"] == [business]  # type: ignore[attr-defined]


def test_general_stages_do_not_answer_what_kind_of_business_it_is() -> None:
    operations, words = plan("", USUAL | {"start": "starter"}).begin()
    assert "set_scope" not in [one.op for one in operations]  # type: ignore[attr-defined]
    assert [one for one in operations if one.op == "add_stage"]  # type: ignore[attr-defined]
    assert words == "kind: current, starter: other"


@given(st.lists(st.integers(1, 30), max_size=12), st.integers(10, 90))
def test_options_stand_in_order_in_as_few_rows_as_they_need(lengths: list[int], width: int) -> None:
    rows = in_rows(lengths, width)
    assert [at for row in rows for at in row] == list(range(len(lengths)))
    taken = [sum(lengths[at] + 3 for at in row) - 3 for row in rows]
    assert all(total <= width or len(row) == 1 for total, row in zip(taken, rows, strict=True))
    for total, after in zip(taken, rows[1:], strict=False):
        assert total + 3 + lengths[after[0]] > width


# --- the screen ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_new_map_explains_each_choice(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n", *"Café [b]", "down", "4", "down", "right", "down", "3", "down", "2")
        golden_screen(app)


async def test_enter_at_once_starts_a_quick_interview(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "enter")
        assert app.opened is not None
        assert app.opened.session.depth == "quick"
        assert app.opened.map.stages == ()
        assert app.screen.face == "interview"  # type: ignore[attr-defined]
        assert len(app.screen_stack) == 2
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.listed
        assert len(app.workspace.list()) == 1


async def test_what_is_chosen_is_what_the_map_begins_with(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *"Members", "down", "3", "down", "5", "down", "right", "down", "right", "ctrl+s")
        assert app.opened is not None
        made = app.opened.map
        assert (made.title, made.kind, made.scope.business_kind) == ("Members", "churn", "saas")
        assert [stage.name for stage in made.stages] == [one.name for one in load_starter("saas").stages_for("churn")]
        assert app.opened.session.depth == "standard"


async def test_the_stages_shown_are_those_of_the_business_and_the_kind(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "up", "right")  # up from the first choice is the last one
        assert picked(app)["start"] == "starter"
        assert stages_in_words(ASK_LATER, "current") in screen_text(app)
        await press(pilot, "up", "up", "4")
        assert stages_in_words(ASK_LATER, "renewal") in screen_text(app)
        await press(pilot, "up", "2")
        assert stages_in_words("ecommerce", "renewal") in screen_text(app)


async def test_arrows_go_round_and_numbers_that_are_no_option_do_nothing(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "down", "down", "left")
        assert picked(app) == USUAL | {"kind": "churn"}
        await press(pilot, "right", "9", "0")
        assert picked(app) == USUAL


async def test_a_click_on_an_option_chooses_it(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        row = next(at for at, line in enumerate(screen_text(app).splitlines()) if "2○ standard" in line)
        column = screen_text(app).splitlines()[row].index("standard")
        await pilot.click(offset=(column, row))
        await pilot.click(offset=(3, row))  # the name of the choice is no option
        assert picked(app) == USUAL | {"depth": "standard"}


async def test_the_choice_with_the_focus_is_seen_whole_where_there_is_little_room(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 10)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        for one in CHOICES:
            await press(pilot, "down")
            about = next(option.about for option in one.options if option.value == one.usual)
            assert f"▸ {one.label}" in screen_text(app)
            assert about in screen_text(app)


async def test_escape_makes_no_map(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "x", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert app.workspace.list() == []


async def test_enter_twice_makes_one_map(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "enter", "enter")
        assert len(app.workspace.list()) == 1


async def test_if_the_map_cannot_be_made_all_stays_as_it_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise CannotWrite("The disk is full. [/tmp]")

    app = MapcoachApp(Workspace(tmp_path))
    monkeypatch.setattr(app.workspace, "make", refuse)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "n", "h", "i", "down", "3", "enter")
        assert "The disk is full. [/tmp]" in said(app)
        assert isinstance(app.screen, NewMapScreen)
        assert app.screen.query_one(Input).value == "hi"
        assert picked(app)["business"] == "saas"


def failing_at(entry: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk refuse from the so manieth entry on."""
    append, count = MapFile.append, itertools.count(1)

    def refusing(self: MapFile, *arguments: Any) -> list[JournalEntry]:
        if next(count) >= entry:
            raise CannotWrite("There is no room on the disk. [/]")
        return append(self, *arguments)

    monkeypatch.setattr(MapFile, "append", refusing)


@pytest.mark.parametrize("entry", [1, 2])
async def test_if_the_first_save_fails_all_stays_and_the_file_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: int
) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        with monkeypatch.context() as full:
            failing_at(entry, full)
            await press(pilot, "n", "h", "i", "down", "3", "enter")
        assert "There is no room on the disk. [/]" in said(app)
        assert isinstance(app.screen, NewMapScreen)
        assert app.screen.query_one(Input).value == "hi"
        assert picked(app)["business"] == "saas"
        assert app.workspace.list() == app.workspace.trash() == []
        assert names(tmp_path / "maps") == [".mapcoach.lock"]
        assert len(app.screen_stack) == 2
        await press(pilot, "enter")  # once there is room again
        assert app.opened is not None
        assert app.opened.map.title == "hi"
        assert len(app.workspace.list()) == 1
        assert len(app.screen_stack) == 2


async def test_what_somebody_else_answered_meanwhile_is_not_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = MapFile.append

    def overtaken(self: MapFile, *arguments: Any) -> list[JournalEntry]:
        append(MapFile(self.path), new_entry(reply="We mend shoes"), lambda _: {})
        raise CannotWrite("There is no room on the disk.")

    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        with monkeypatch.context() as full:
            full.setattr(MapFile, "append", overtaken)
            await press(pilot, "n", "enter")
        assert len(app.workspace.list()) == 1


async def test_a_map_that_cannot_be_taken_away_either_hinders_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        with monkeypatch.context() as full:
            failing_at(1, full)
            full.setattr(Path, "unlink", refuse)
            await press(pilot, "n", "enter")
        assert isinstance(app.screen, NewMapScreen)
        assert "There is no room on the disk. [/]" in said(app)


async def test_a_broken_starter_is_told_and_a_blank_page_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(business: str, kind: str) -> str:
        raise ResourceError("saas.toml: current: [/x] is no stage")

    monkeypatch.setattr(new_map, "stages_in_words", broken)
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        assert "[/x] is no stage" in said(app)
        await press(pilot, "enter")
        assert app.opened is not None
