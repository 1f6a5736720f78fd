"""Dot voting, by keyboard alone and at two terminals at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapcoach.journey import dots_left, dots_of
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.voting import VotingScreen
from tests.tui.conftest import GoldenScreen
from tests.tui.group_maps import (
    HOSTILE,
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
async def test_voting(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    async with leading(tmp_path, group(), size) as pilot:
        await press(pilot, "v")
        golden_screen(pilot.app)


@SIZES
async def test_voting_result(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    async with leading(tmp_path, group(), size) as pilot:
        await press(pilot, "v", "r")
        golden_screen(pilot.app)


async def test_dots_are_given_taken_and_undone(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "v", "w", "s")
        await press(pilot, "plus", "plus", "down", "1")
        assert [dots_of(map_of(pilot), "u3", item) for item in ("p1", "p2")] == [2, 1]
        assert "all dots given" in words(pilot)
        await press(pilot, "plus")
        assert "has 0 dots left to give" in words(pilot)
        await press(pilot, "up", "minus")
        assert dots_left(map_of(pilot), "u3") == 1
        await press(pilot, "f9")
        assert dots_of(map_of(pilot), "u3", "p1") == 2


async def test_nobody_sees_what_others_gave_until_the_result_is_shown(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "6", "v", "w", "3")
        assert "●" not in words(pilot)
        assert "█" not in words(pilot)
        await press(pilot, "r")
        assert "█" in words(pilot)
        before = map_of(pilot)
        await press(pilot, "plus", "3")
        assert map_of(pilot) == before
        await press(pilot, "n")
        assert "█" not in words(pilot)


async def test_next_goes_to_those_who_have_dots_left(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "v")
        assert "Dana Klein (DK)" in words(pilot)
        await press(pilot, "n")
        assert "Ben (B): 1 of 3 dots left" in words(pilot)
        await press(pilot, "plus", "n")
        assert "Sam Lee (SL)" in words(pilot)
        await press(pilot, "n")
        assert "Dana Klein" in words(pilot)


async def test_two_terminals_vote_at_once(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as one, leading(tmp_path, path=path_of(one)) as other:
        await press(one, "v", "w", "2")
        await press(other, "v", "w", "3", "plus", "plus")
        await press(one, "plus")
        await look(one)
        await look(other)
        for pilot in (one, other):
            assert len(map_of(pilot).session.votes) == 5
            assert dots_left(map_of(pilot), "u2") == 0
            assert dots_left(map_of(pilot), "u3") == 1
        assert "2 of 3 have given all their dots" in words(one)
        assert "Ben (B)" in words(one)
        assert "Sam Lee (SL)" in words(other)


async def test_how_many_dots_everybody_has(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "v", "d")
        await enter(pilot, "lots")
        assert "A number from 0 to 20" in words(pilot)
        await press(pilot, "d")
        await enter(pilot, "5")
        assert map_of(pilot).session.dots_each == 5
        assert "2 of 5 dots left" in words(pilot)


async def test_without_people_or_anything_to_vote_on_it_says_so(tmp_path: Path) -> None:
    async with leading(tmp_path, clinic()) as pilot:
        await press(pilot, "v", "plus", "n")
        assert "Nobody takes part yet." in words(pilot)
    async with leading(tmp_path, [session_ops.AddParticipant(id="u1", name="Dana")]) as pilot:
        await press(pilot, "v", "plus", "r")
        assert "There is nothing to vote on yet." in words(pilot)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts(tmp_path: Path, text: str) -> None:
    operations = [
        *clinic(),
        session_ops.AddParticipant(id="u1", name=text, initials=text[:8]),
        ops.ChangePainPoint(pain_point="p1", text=text),
        ops.SetTouchpoint(touchpoint="t1", field="name", value=text),
    ]
    async with leading(tmp_path, operations) as pilot:
        await press(pilot, "v", "plus", "r")
        assert isinstance(pilot.app.screen, VotingScreen)
        assert "\x1b" not in words(pilot)
        if text.startswith("["):
            assert text[:20] in words(pilot)
