"""Why others were left out at a stage: searched, and one of them chosen all the same."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from mapcoach.automation import catalogue, explain
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.tui.screens import automations_left_out
from mapcoach.tui.screens.automations_board import Automation
from mapcoach.tui.screens.automations_left_out import LeftOut, Other, confirmed, having, left_out
from mapcoach.tui.screens.dialogs import Confirm
from mapcoach.tui.widgets.advice_list import AdviceList
from mapcoach.workspace import Workspace
from tests.export import hostile
from tests.tui.advised_maps import at_rest, clinic, folded, press, shown
from tests.tui.advised_recommendations import made_up_its_mind, until
from tests.tui.conftest import GoldenScreen, screen_text

TO_THE_FORM = ("home", *["down"] * 4)
OTHERS = (
    Other("a", "Win-back", "Nobody has gone yet."),
    Other("b", "Welcome sequence", "It does not suit this kind of business."),
    Other("c", "Renewal reminder", "It needs one of these: recurring."),
)


@pytest.fixture(autouse=True)
def _recommender(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up_its_mind(monkeypatch, texts=True)


def here(app: Any) -> Automation:
    item = app.screen.query_one(AdviceList).item
    assert isinstance(item, Automation)
    return item


@pytest.fixture
def really(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every reason as the recommender gives it."""
    monkeypatch.setattr(automations_left_out, "explain", explain)


@pytest.mark.usefixtures("really")
def test_all_that_was_left_out_is_there_with_its_reason_the_rarest_first() -> None:
    journey_map = folded(clinic())
    listed = left_out(journey_map, "s1")
    assert {(one.recipe, one.why) for one in listed} == set(explain(journey_map, "s1"))
    assert all(one.name == catalogue()[one.recipe].name and one.about for one in listed)
    common = [sum(other.why == one.why for other in listed) for one in listed]
    assert common == sorted(common)
    assert left_out(journey_map, "gone") == ()


@pytest.mark.usefixtures("really")
def test_what_is_chosen_at_the_stage_is_not_left_out_but_what_is_rejected_may_be_chosen_after_all() -> None:
    chosen = ops.ChooseAutomation(id="a1", recipe="win-back", stage="s1")
    rejected = ops.ChooseAutomation(id="a2", recipe="cross-sell", stage="s1", status="rejected")
    elsewhere = ops.ChooseAutomation(id="a3", recipe="thank-you", stage="s2")
    named = {one.recipe for one in left_out(folded([*clinic(), chosen, rejected, elsewhere]), "s1")}
    assert "win-back" not in named
    assert {"cross-sell", "thank-you"} <= named


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", "abc"),
        ("  ", "abc"),
        ("winback", "a"),
        ("win back", "a"),
        ("WIN-BACK", "a"),
        ("suit kind", "b"),
        ("re", "c"),
        ("re needs", "c"),
        ("nobody renewal", ""),
        ("[/]", ""),
    ],
)
def test_all_words_must_be_in_the_name_or_the_reason(typed: str, found: str) -> None:
    assert "".join(one.recipe for one in having(OTHERS, typed)) == found


@given(hostile.text)
def test_whatever_is_typed_and_whatever_the_reasons_say_is_text(text: str) -> None:
    having([Other("a", text, text)], text)
    row = automations_left_out._row(Other("a", text, text)).plain
    assert not any(ord(one) < 32 and one not in "\n\t" for one in row)
    confirmed(Other("a", text, text, text), text)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_automations_left_out(tmp_path: Path, golden_screen: GoldenScreen, size: tuple[int, int]) -> None:
    async with shown(tmp_path, "automations", clinic(), size) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "w", "down")
        golden_screen(app)


async def test_one_is_chosen_all_the_same_and_the_bar_is_on_it(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "w")
        await until(pilot, LeftOut, "4 automations")
        await press(app, pilot, *"win", "enter")
        await until(pilot, Confirm, "Nobody has gone yet at this stage.")
        await press(app, pilot, "y")
        assert (here(app).recipe, here(app).status) == ("win-back", "chosen")
        kept = Workspace(tmp_path).open(app.opened.path)
        assert [(one.recipe, one.stage, one.status) for one in kept.map().automations] == [("win-back", "s1", "chosen")]
        assert kept.file.entries()[-1].reply == f"choose: “{catalogue()['win-back'].name}” at “Book a date”"
        await press(app, pilot, "u")
        assert app.opened.map.automations == ()


@pytest.mark.parametrize("keys", [("escape",), ("enter", "n"), ("enter", "escape"), ("enter", "enter")])
async def test_nothing_is_chosen_unless_it_is_said_twice(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "w")
        await until(pilot, LeftOut)
        await press(app, pilot, *keys)
        assert app.screen.query(AdviceList)
        assert app.opened.map.automations == ()


async def test_words_that_none_has_pick_nothing(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "w", *"zzz", "enter")
        assert isinstance(app.screen, LeftOut)
        assert "None of them has these words." in screen_text(app)
        assert "0 of 4" in screen_text(app)
        await press(app, pilot, *["backspace"] * 3)
        assert "4 automations" in screen_text(app)


async def test_a_stage_that_is_too_early_says_so_and_can_be_decided_for(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, "end", "w")
        await until(pilot, LeftOut, "3. Aftercare")
        await press(app, pilot, *"win", "enter", "y")
        assert (here(app).recipe, here(app).stage, here(app).status) == ("win-back", "s3", "chosen")
        await press(app, pilot, "enter")
        assert "has no touchpoints" in " ".join(screen_text(app).split())


async def test_the_list_moves_by_page_and_to_its_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(automations_left_out, "explain", lambda *_: [(one, "x") for one in catalogue()])
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "w")
        rows = app.screen.query_one("BarList")
        count = len(catalogue())
        for key, lowest, highest in (
            ("pagedown", 2, count - 2),
            ("ctrl+end", count - 1, count - 1),
            ("pageup", 2, count - 2),
            ("ctrl+home", 0, 0),
            ("up", count - 1, count - 1),
            ("down", 0, 0),
        ):
            await press(app, pilot, key)
            assert lowest <= rows.highlighted <= highest, key


async def test_reasons_are_found_in_a_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def slow(journey_map: JourneyMap, stage: str) -> list[tuple[str, str]]:
        threads.append(threading.current_thread())
        return []

    monkeypatch.setattr(automations_left_out, "explain", slow)
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "w")
        assert isinstance(app.screen, LeftOut)
        assert "None was left out." in screen_text(app)
        await press(app, pilot, "enter", "escape")
        await at_rest(app, pilot)
    assert len(threads) == 1
    assert threading.main_thread() not in threads
