"""Whoever goes elsewhere from under a question, types ahead of one, or cannot keep an answer, loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pydantic import BaseModel
from textual.events import Key
from textual.pilot import Pilot

from mapcoach.journey import operations as ops
from mapcoach.storage import CannotWrite
from mapcoach.storage.map_file import MapFile
from mapcoach.tui.screens.dialogs import Confirm
from mapcoach.tui.screens.draft import DraftScreen
from mapcoach.tui.screens.map import MapScreen
from mapcoach.tui.screens.pick_words import AskWords
from mapcoach.tui.widgets.answering.prompt import Prompt
from mapcoach.workspace import Workspace
from tests.tui.group_maps import group, leading, rest
from tests.tui.map_screen_maps import at_rest, map_of, on_the_map, press, put, screen_of, stand_on, words_on


def front(pilot: Pilot[None]) -> object:
    """The screen in front, whichever that is by now."""
    return pilot.app.screen


def text_in(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(Prompt).text


async def elsewhere(pilot: Pilot[None], operations: Sequence[BaseModel], author: str = "Sam") -> None:
    """Another terminal changes the map."""
    screen = screen_of(pilot)
    other = Workspace(screen.opened.workspace.directory).open(screen.opened.path).session(author=author)
    await other.change(operations, "from elsewhere")
    await screen._take_in()
    await at_rest(pilot)


# --- going elsewhere --------------------------------------------------------------------------------------------

ON_THE_MAP = {
    "a text": ("s1", "customer_goal", ["e"]),
    "one of several": ("s2", "touchpoints", ["e"]),
    "one of its fields": ("s2", "touchpoints", ["e", "enter"]),
    "a channel": ("s2", "touchpoints", ["e", "enter", "down", "enter"]),
    "steps": ("s2", "feelings", ["r"]),
    "a yes": ("s2", "touchpoints", ["X"]),
    "lanes": ("s2", "touchpoints", ["f"]),
    "where from": ("s2", "touchpoints", ["w"]),
}


@pytest.mark.parametrize("asked", ON_THE_MAP)
async def test_the_map_can_be_edited_after_one_went_elsewhere_from_a_question(tmp_path: Path, asked: str) -> None:
    stage, lane, keys = ON_THE_MAP[asked]
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, stage, lane)
        await press(pilot, *keys)
        assert pilot.app.screen.is_modal
        await press(pilot, "ctrl+p", *"go to draft")
        await at_rest(pilot)
        await press(pilot, "enter")
        await at_rest(pilot)
        assert isinstance(front(pilot), DraftScreen)
        await press(pilot, "f3")
        assert isinstance(front(pilot), MapScreen)
        assert map_of(pilot) == before
        await press(pilot, "N")
        await put(pilot, "Another name")
        assert "Another name" in [one.name for one in map_of(pilot).stages]
        await press(pilot, "f9")
        assert map_of(pilot).stages == before.stages


@pytest.mark.parametrize("keys", [("1", "a"), ("7", "a"), ("2", "d")], ids=["a text", "a note", "dots"])
async def test_the_group_can_be_led_on_after_one_went_elsewhere_from_a_question(
    tmp_path: Path, keys: Sequence[str]
) -> None:
    async with leading(tmp_path, group()) as pilot:
        for key in keys:
            await pilot.press(key)
            await rest(pilot)
        was_modal = pilot.app.screen.is_modal
        pilot.app.go("draft")  # type: ignore[attr-defined]
        await rest(pilot)
        assert isinstance(front(pilot), DraftScreen)
        pilot.app.go("group")  # type: ignore[attr-defined]
        await rest(pilot)
        assert not [one for one in pilot.app.workers if one.group == "asking" and not one.is_finished]
        await pilot.press(keys[-1])
        await rest(pilot)
        assert pilot.app.screen.is_modal == was_modal


async def test_leaving_the_map_from_under_a_question_leaves_nothing_waiting(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "e")
        await pilot.app.close_map()  # type: ignore[attr-defined]
        await pilot.app.workers.wait_for_complete()
        assert not pilot.app.screen.is_modal
        assert len(pilot.app.screen_stack) == 1


# --- typing ahead -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["Nu", "Nxu", "N2", "N>u", "eu", "wu", "fu", "Xu"])
async def test_keys_in_one_go_with_one_that_asks_do_nothing_to_the_map(tmp_path: Path, keys: str) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "greater_than_sign")
        before = map_of(pilot)
        for key in keys:
            pilot.app.post_message(Key("greater_than_sign" if key == ">" else key, key))
        await at_rest(pilot)
        assert pilot.app.screen.is_modal
        await press(pilot, "escape")
        assert isinstance(front(pilot), MapScreen)
        assert map_of(pilot) == before
        assert screen_of(pilot)._view == 1


async def test_a_rename_typed_fast_behind_an_undo_is_kept(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        for key in "Nu":
            pilot.app.post_message(Key(key, key))
        await at_rest(pilot)
        await put(pilot, "Another name")
        assert map_of(pilot).stages[0].name == "Another name"


async def test_a_question_does_not_follow_to_where_one_went_meanwhile(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        pilot.app.post_message(Key("N", "N"))
        pilot.app.post_message(Key("f5", None))
        await at_rest(pilot)
        assert isinstance(front(pilot), DraftScreen)
        await press(pilot, "f3", "N")
        assert isinstance(front(pilot), AskWords)


# --- what cannot be kept ----------------------------------------------------------------------------------------


async def test_a_name_for_a_stage_that_is_gone_is_not_lost_without_a_word(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "N")
        await elsewhere(pilot, [ops.RemoveStage(stage="s1")])
        await put(pilot, "A long and carefully worded name")
        assert text_in(pilot) == "A long and carefully worded name"
        assert "no longer on the map" in words_on(pilot)
        await press(pilot, "escape")
        assert isinstance(front(pilot), MapScreen)


async def test_what_the_disk_refuses_is_asked_for_again_until_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_the_map(tmp_path) as pilot:

        def refuse(*_: object) -> None:
            raise CannotWrite("The disk is full. Nothing was changed.")

        await press(pilot, "N")
        with monkeypatch.context() as patched:
            patched.setattr(MapFile, "append", refuse)
            await put(pilot, "A better name")
            assert "The disk is full." in words_on(pilot)
            assert text_in(pilot) == "A better name"
            await press(pilot, "enter")
            assert text_in(pilot) == "A better name"
        await press(pilot, "enter")
        assert map_of(pilot).stages[0].name == "A better name"


@pytest.mark.parametrize("keys", [("a",), ("e",)], ids=["added", "renamed"])
async def test_a_measure_is_not_given_the_name_of_another_one(tmp_path: Path, keys: Sequence[str]) -> None:
    made = [ops.AddStage(id="s1", name="Visit"), ops.SetMeasure(name="NPS", baseline="10", stage="s1")]
    async with on_the_map(tmp_path, [*made, ops.SetMeasure(name="CSAT", baseline="70%")]) as pilot:
        await stand_on(pilot, "s1", "measures")
        await press(pilot, *keys)
        if keys == ("e",):
            await press(pilot, "enter")
        await put(pilot, "csat")
        assert "There is a measure “CSAT” already" in words_on(pilot)
        assert text_in(pilot) == "csat"
        await put(pilot, "CSAT in the shop")
        assert "CSAT in the shop" in [one.name for one in map_of(pilot).measures]
        assert ("CSAT", "70%") in [(one.name, one.baseline) for one in map_of(pilot).measures]


# --- two at once ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "name"), [("y", "Mine"), ("n", "Theirs")])
async def test_what_somebody_changed_meanwhile_is_not_overwritten_unasked(tmp_path: Path, key: str, name: str) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "N")
        await elsewhere(pilot, [ops.SetStage(stage="s1", field="name", value="Theirs")])
        await put(pilot, "Mine")
        assert isinstance(front(pilot), Confirm)
        assert "It was changed to “Theirs” meanwhile." in words_on(pilot)
        await press(pilot, key)
        assert map_of(pilot).stages[0].name == name


async def test_a_rating_that_somebody_gave_meanwhile_is_not_overwritten_unasked(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await stand_on(pilot, "s1", "touchpoints")
        await press(pilot, "r")
        await elsewhere(pilot, [ops.SetEmotion(touchpoint="t1", score=-2)])
        await press(pilot, "5")
        assert isinstance(front(pilot), Confirm)
        await press(pilot, "n")
        assert map_of(pilot).touchpoint("t1").emotion.score == -2  # type: ignore[union-attr]


async def test_deleting_asks_anew_if_more_goes_with_it_by_now(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "X")
        await elsewhere(pilot, [ops.AddTouchpoint(id="t9", stage="s1", name="Sign")])
        await press(pilot, "y")
        assert "2 touchpoints" in words_on(pilot)
        await press(pilot, "n")
        assert map_of(pilot).stage("s1") is not None


async def test_two_views_are_offered_to_be_recorded(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        screen = screen_of(pilot)
        await elsewhere(pilot, [ops.SetEmotion(touchpoint="t1", score=-2)], "Sam")
        screen.opened.session.author = "Dana"
        await stand_on(pilot, "s1", "touchpoints")
        await press(pilot, "r", "5")
        assert "Ctrl+D records both" in words_on(pilot)
        await press(pilot, "ctrl+d")
        assert [len(one.values) for one in map_of(pilot).session.disagreements] == [2]
        await press(pilot, "ctrl+d")
        assert len(map_of(pilot).session.disagreements) == 1
