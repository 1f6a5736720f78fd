"""Keys typed in one burst: what comes behind a key that opens a dialog is the dialog's, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from mapcoach.interview.facilitating_situation import answers_by, names_now
from mapcoach.journey import dots_of, new_entry
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.dialogs import Confirm
from tests.tui.group_maps import clinic, enter, group, leading, look, map_of, path_of, press, rest, stand_still, words


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, 4)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """All keys at once, as a fast hand or a paste gives them."""
    names = {",": "comma", " ": "space"}
    for key in keys:
        pilot.app.post_message(Key(names.get(key, key), key if len(key) == 1 else None))
    await rest(pilot)


def names(pilot: Pilot[None]) -> list[str]:
    return [one.name for one in map_of(pilot).session.participants]


async def test_a_key_behind_add_removes_nobody(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "1", "down", "down")
        before = names(pilot)
        await burst(pilot, "a", "x")
        assert names(pilot) == before
        assert pilot.app.screen.query_one(Input).value == "x"


async def test_names_typed_in_one_burst_are_all_there(tmp_path: Path) -> None:
    async with leading(tmp_path, clinic()) as pilot:
        await burst(pilot, "a", *"sue,nora", "enter")
        assert names(pilot) == ["sue", "nora"]


async def test_a_key_behind_enter_belongs_to_what_enter_opens(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "1", "down", "down")
        before = names(pilot)
        await burst(pilot, "enter", "x")
        assert names(pilot) == before
        assert "x" in pilot.app.screen.query_one(Input).value


async def test_keys_behind_a_change_without_a_dialog_still_act(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "8")
        await burst(pilot, "space", "down", "space")
        assert [one.done for one in map_of(pilot).session.actions] == [True, True]


async def test_a_key_behind_who_picks_a_voter_and_gives_nothing(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "v", "down", "down")
        await burst(pilot, "w", "3", "plus")
        assert dots_of(map_of(pilot), "u1", "p3") == 0
        assert "Sam Lee (SL)" in words(pilot)


async def test_somebody_with_dots_is_not_taken_off_without_a_word(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "1", "down", "x")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Dana Klein gave 3 dots, which go too." in words(pilot)
        await press(pilot, "escape")
        assert names(pilot) == ["Dana Klein", "Ben", "Sam Lee"]
        await press(pilot, "x", "y")
        assert names(pilot) == ["Ben", "Sam Lee"]


async def test_a_yes_is_never_typed_ahead(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "1", "down")
        await burst(pilot, "x", "y")
        assert isinstance(pilot.app.screen, Confirm)
        assert names(pilot) == ["Dana Klein", "Ben", "Sam Lee"]


async def test_another_terminal_speaks_on_under_the_new_name(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as one, leading(tmp_path, path=path_of(one), face="interview") as other:
        session = other.app.opened.session  # type: ignore[attr-defined]
        session.author = "Ben"
        await press(one, "1", "down", "down", "enter")
        await enter(one, "Benjamin (B)")
        await look(other)
        assert session.author == "Benjamin"


def test_answers_under_an_earlier_name_count() -> None:
    entries = [
        new_entry(operations=(ops.StartMap(id="m"), session_ops.AddParticipant(id="u1", name=" Ben "))),
        new_entry(question="x", author="Ben"),
        new_entry(operations=(session_ops.ChangeParticipant(participant="u1", name="Benjamin"),)),
        new_entry(question="y", author="Benjamin"),
        new_entry(question="y", author="Kim"),
    ]
    from mapcoach.journey import fold

    journey_map = fold(entries).map
    assert answers_by(entries, names_now(entries, journey_map)) == {"Benjamin": 2, "Kim": 1}
    entries.append(new_entry(operations=(session_ops.AddParticipant(id="u2", name="Ben"),)))
    assert names_now(entries, fold(entries).map)["Ben"] == "Ben"
