"""The voter of a voting screen: fixed as it opens, gone as they go, and undo takes back their own votes made here."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapcoach.journey import dots_of
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.speakers import PickVoter
from tests.tui.group_maps import enter, group, leading, look, map_of, path_of, press, stand_still, words


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, 4)


async def test_nobody_votes_for_one_who_was_taken_off_elsewhere(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as one, leading(tmp_path, path=path_of(one)) as other:
        await press(one, "v", "w", "1")
        remove = session_ops.RemoveParticipant(participant="u1")
        await other.app.opened.change([remove], "Dana leaves")  # type: ignore[attr-defined]
        await look(one)
        assert isinstance(one.app.screen, PickVoter)
        assert "Dana Klein no longer takes part." in words(one)
        await press(one, "escape", "plus", "minus", "3")
        assert [vote.participant for vote in map_of(one).session.votes] == ["u2"]
        assert "Nobody gives dots now. W: pick who does." in words(one)
        await press(one, "w", "2", "plus")
        assert dots_of(map_of(one), "u3", "p1") == 1


async def test_undo_takes_back_the_shown_voters_latest_vote_made_here_and_nothing_else(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "7", "a")
        await enter(pilot, "We begin on Monday")
        await press(pilot, "v", "w", "3", "plus", "w", "2", "plus")
        await press(pilot, "w", "3", "f9")
        assert dots_of(map_of(pilot), "u3", "p1") == 0
        assert dots_of(map_of(pilot), "u2", "p1") == 1
        await press(pilot, "f9")
        assert "There is no vote of yours here to take back." in words(pilot)
        assert dots_of(map_of(pilot), "u2", "p1") == 1
        assert len(map_of(pilot).session.decisions) == 2


async def test_who_gives_dots_is_asked_without_nobody_and_without_speaking(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "v", "w")
        assert "gives dots now" in words(pilot)
        assert "speaks" not in words(pilot)
        assert "nobody" not in words(pilot)
        await press(pilot, "0")
        assert isinstance(pilot.app.screen, PickVoter)


async def test_people_who_come_later_are_waited_for(tmp_path: Path) -> None:
    async with leading(tmp_path, group()[:16]) as pilot:
        await press(pilot, "v", "n", "plus")
        await pilot.app.opened.change(  # type: ignore[attr-defined]
            [session_ops.AddParticipant(id="u1", name="Dana")], "Dana"
        )
        await press(pilot, "n", "plus")
        assert dots_of(map_of(pilot), "u1", "p1") == 1
