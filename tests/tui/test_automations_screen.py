"""The screen of automations from the keyboard."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.widgets import Input

from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.screens import automations, automations_board
from mapcoach.tui.screens.automations_board import Automation, Idea
from mapcoach.tui.screens.pick_one import PickOne
from mapcoach.tui.widgets.advice_details import AdviceDetails
from mapcoach.tui.widgets.advice_list import AdviceList
from mapcoach.tui.widgets.bar_list import BAR
from mapcoach.workspace import Workspace
from tests.export.hostile import EXAMPLES
from tests.tui.advised_maps import at_rest, clinic, press, shown
from tests.tui.advised_recommendations import made_up_its_mind
from tests.tui.conftest import GoldenScreen, screen_text


@pytest.fixture(autouse=True)
def _recommender(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up_its_mind(monkeypatch, texts=True)


def unmarked(text: str) -> list[str]:
    """The first lines, wherever the bar is."""
    return text.replace(BAR, " ").splitlines()[:10]


def listed(app: MapcoachApp) -> AdviceList:
    return app.screen.query_one(AdviceList)


def here(app: MapcoachApp) -> Automation:
    """The automation under the bar."""
    item = listed(app).item
    assert isinstance(item, Automation)
    return item


TO_THE_FIRST_NEW = ("home", *["down"] * 4)
"""The whole journey, its idea, the first stage, its idea, its first automation."""


async def test_automations_80x24(tmp_path: Path, golden_screen: GoldenScreen) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, _):
        golden_screen(app)


async def test_automations_140x45(tmp_path: Path, golden_screen: GoldenScreen) -> None:
    async with shown(tmp_path, "automations", clinic(), (140, 45)) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW, "c")
        golden_screen(app)


async def test_automation_details_80x24(tmp_path: Path, golden_screen: GoldenScreen) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW, "enter")
        golden_screen(app)


async def test_choosing_is_kept_on_disk_and_the_bar_stays_on_it(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW)
        recipe = here(app).recipe
        await press(app, pilot, "c")
        assert (here(app).recipe, here(app).status) == (recipe, "chosen")
        assert app.opened is not None
        kept = Workspace(tmp_path).open(app.opened.path).map()
        assert [(one.recipe, one.stage, one.status) for one in kept.automations] == [(recipe, "s1", "chosen")]


async def test_a_key_pressed_twice_at_once_decides_once(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW)
        await pilot.press("c", "c", "c")
        await at_rest(app, pilot)
        await press(app, pilot, "u")
        assert app.opened is not None
        assert app.opened.map.automations == ()


@pytest.mark.parametrize("undo", ["u", "f9"])
async def test_rejecting_and_undoing(tmp_path: Path, undo: str) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        before = screen_text(app)
        await press(app, pilot, *TO_THE_FIRST_NEW)
        recipe = here(app).recipe
        await press(app, pilot, "x")
        assert recipe not in [one.recipe for one in listed(app)._items if isinstance(one, Automation)]
        await press(app, pilot, undo, "home")
        assert unmarked(screen_text(app)) == unmarked(before)


async def test_the_rejected_ones_unfold_and_come_back(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW)
        recipe = here(app).recipe
        await press(app, pilot, "x", "end")
        assert "Rejected (1)" in screen_text(app)
        await press(app, pilot, "enter", "down")
        assert (here(app).recipe, here(app).status) == (recipe, "rejected")
        await press(app, pilot, "t")
        assert "Rejected (1)" not in screen_text(app)
        assert app.opened is not None
        assert app.opened.map.automations == ()


async def test_done_is_a_word_and_a_sign(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW, "d")
        assert here(app).status == "done"
        line = next(one for one in screen_text(app).splitlines() if here(app).name in one)
        assert line.replace(BAR, " ").split()[0] == "✓"
        assert line.rstrip().endswith("done")


async def test_an_owner_is_asked_for_and_can_be_left(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW, "a", *"Ana", "escape")
        assert app.opened is not None
        assert app.opened.map.automations == ()
        await press(app, pilot, "a", *"Ana", "enter")
        assert [(one.owner, one.status) for one in app.opened.map.automations] == [("Ana", "chosen")]
        assert "Ana" in screen_text(app)


async def test_an_idea_gets_an_owner_and_a_date(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, "home", "down", "down", "down")
        assert isinstance(listed(app).item, Idea)
        await press(app, pilot, "a", *"Ben", "enter", "b", *"March", "enter")
        assert app.opened is not None
        idea = next(one for one in app.opened.map.opportunities if one.id == "o1")
        assert (idea.owner, idea.due) == ("Ben", "March")
        assert "Ben · March" in screen_text(app)


async def test_a_tool_is_picked_or_named(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW, "p")
        await pilot.pause()
        assert isinstance(app.screen, PickOne)
        await press(app, pilot, "down", "enter")
        assert app.opened is not None
        assert [one.platform for one in app.opened.map.automations] == ["Zapier"]
        await press(app, pilot, "p", "end", "up", "enter", "ctrl+u", *"Ours", "enter")
        assert [one.platform for one in app.opened.map.automations] == ["Ours"]


async def test_keys_that_do_nothing_here_are_not_shown(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic(), (140, 45)) as (app, pilot):
        await press(app, pilot, "home", "down", "down")  # a stage
        assert "Choose" not in screen_text(app).splitlines()[-1]
        await press(app, pilot, "down")  # an idea
        footer = screen_text(app).splitlines()[-1]
        assert "By when" in footer
        assert "Choose" not in footer
        await press(app, pilot, "down")  # an automation
        footer = screen_text(app).splitlines()[-1]
        assert "By when" not in footer
        for label in ("Choose", "Messages", "Copy", "Voice", "Others", "Hand over"):
            assert label in footer


async def test_details_are_read_and_left_with_escape(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW, "enter")
        details = app.screen.query_one(AdviceDetails)
        assert details.has_focus
        assert not listed(app).display
        await press(app, pilot, "end")
        assert "For you to fill in" in screen_text(app)
        await press(app, pilot, "c", "escape")
        assert listed(app).has_focus
        assert here(app).status == "chosen"


async def test_another_screen_changes_the_map_and_this_one_follows_when_it_is_shown(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        assert app.opened is not None
        first = app.screen
        await press(app, pilot, "f5")
        assert app.screen is not first
        await app.opened.change([ops.SetStage(stage="s1", field="name", value="Call us")], "rename")
        await at_rest(app, pilot)
        await press(app, pilot, "f4")
        assert app.screen is first
        assert "1. Call us" in screen_text(app)


async def test_a_map_without_stages_says_so(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", [ops.SetTitle(value="Bare")]) as (app, pilot):
        assert "too early to automate anything" in screen_text(app)
        assert app.opened is not None
        await app.opened.change(clinic(), "a clinic")
        await at_rest(app, pilot)
        assert "1. Book a date" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 60)])
async def test_hostile_texts_break_nothing_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    operations = [ops.AddStage(id=f"s{n}", name=text or "x") for n, text in enumerate(EXAMPLES) if text.strip()]
    operations = [one for one in operations if "\ud800" not in one.name]
    ideas = [ops.AddOpportunity(id=f"o{n}", text=one.name, owner=one.name) for n, one in enumerate(operations)]
    async with shown(tmp_path, "automations", [*operations, *ideas], size) as (app, pilot):
        await press(app, pilot, "home", *["down"] * 8, "enter", "escape", "w", "escape", "end", "enter", "escape")
        await pilot.resize_terminal(140, 45)
        await press(app, pilot, *["pageup"] * 4)
        assert app.is_running


async def test_a_change_that_cannot_be_saved_is_said_and_shown_nowhere(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        assert app.opened is not None
        app.opened.path.unlink()
        await press(app, pilot, *TO_THE_FIRST_NEW, "c")
        assert here(app).status == "new"
        assert {one.severity for one in app._notifications} == {"error"}


async def test_the_advice_is_worked_out_beside_the_event_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def board_of(journey_map: JourneyMap) -> automations_board.Board:
        threads.append(threading.current_thread())
        return automations_board.board_of(journey_map)

    monkeypatch.setattr(automations, "board_of", board_of)
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FIRST_NEW, "c")
    assert len(threads) >= 2
    assert threading.main_thread() not in threads


async def test_an_owner_with_escapes_is_asked_for_without_them_and_left_as_it_is(tmp_path: Path) -> None:
    owner = "Ana\x1b[31m\u202e"
    change = ops.AddOpportunity(
        id="o0", text="Prices on the door", pain_point="p1", owner=owner, impact=5, feasibility=5
    )
    async with shown(tmp_path, "automations", [*clinic(), change]) as (app, pilot):
        await press(app, pilot, "home", "down", "down", "down", "a")
        assert app.screen.query_one(Input).value == "Ana"
        await press(app, pilot, "enter")
        assert next(one.owner for one in app.opened.map.opportunities if one.id == "o0") == owner
