"""Who speaks: which participant a key calls, and the question on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from mapcoach.journey import Participant
from mapcoach.tui.screens.speakers import PickSpeaker, called_by, speaker_of
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.group_maps import HOSTILE

PEOPLE = tuple(
    Participant(id=f"u{place}", name=name, initials=initials)
    for place, (name, initials) in enumerate([("Dana Klein", "DK"), ("Ben", "B"), ("Dora", "D"), ("Émile", "É")])
)


@pytest.mark.parametrize(
    ("key", "current", "name"),
    [
        ("1", "", "Dana Klein"),
        ("4", "", "Émile"),
        ("5", "", None),
        ("0", "Ben", ""),
        ("b", "", "Ben"),
        ("B", "", "Ben"),
        ("é", "", "Émile"),
        ("d", "", "Dana Klein"),
        ("d", "Dana Klein", "Dora"),
        ("d", "Dora", "Dana Klein"),
        ("x", "", None),
        (" ", "", None),
        ("", "", None),
        ("\x1b", "", None),
    ],
)
def test_a_key_calls_somebody(key: str, current: str, name: str | None) -> None:
    assert speaker_of(key, PEOPLE, current) == name


def test_initials_go_before_names() -> None:
    people = (Participant(id="a", name="Kim", initials="X"), Participant(id="b", name="Ann", initials="K"))
    assert speaker_of("k", people) == "Ann"
    assert speaker_of("a", people) == "Ann"


@given(st.text(max_size=2), st.integers(-5, 9))
def test_no_key_raises_and_every_place_is_on_the_list(key: str, here: int) -> None:
    place, _ = called_by(key, PEOPLE, here)
    assert place is None or -1 <= place < len(PEOPLE)


async def picked(*keys: str, people: tuple[Participant, ...] = PEOPLE, current: str = "") -> list[str | None]:
    app: App[None] = App()
    answers: list[str | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PickSpeaker(people, current), answers.append)
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert isinstance(app.screen, PickSpeaker) != bool(answers)
    return answers


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("2",), "Ben"),
        (("b",), "Ben"),
        (("d", "d", "enter"), "Dora"),
        (("down", "enter"), "Dana Klein"),
        (("0",), ""),
        (("escape",), None),
        (("ctrl+n", "enter"), "Dana Klein"),
    ],
)
async def test_one_or_two_keys_answer(keys: tuple[str, ...], answer: str | None) -> None:
    assert await picked(*keys) == [answer]


async def test_the_one_who_speaks_is_marked_and_enter_keeps_them() -> None:
    assert await picked("enter", current="Ben") == ["Ben"]
    assert await picked("9") == []


async def test_who_speaks_is_asked(golden_screen: GoldenScreen) -> None:
    app: App[object] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PickSpeaker(PEOPLE, "Ben"))
        await pilot.pause()
        golden_screen(app)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names(text: str) -> None:
    app: App[object] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PickSpeaker((Participant(id="u", name=text, initials=text[:8]), *PEOPLE)))
        await pilot.pause()
        shown = screen_text(app)
        assert "\x1b" not in shown
        if text.startswith("["):
            assert text[:20] in shown
