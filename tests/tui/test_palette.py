"""The palette: everything can be found by words and done from it, and nothing in it is markup."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.keys import Key, bound, gathered, key_name
from mapcoach.tui.palette import Entry, commands, entries
from mapcoach.tui.palette_search import WordsProvider, likeness, words_of
from mapcoach.tui.picture import without_fonts
from mapcoach.tui.themes import CONTRAST, LIGHT
from mapcoach.tui.widgets.keys_panel import KeysPanel
from mapcoach.workspace import Workspace
from tests.tui.conftest import screen_text
from tests.tui.running import BEGINNING, new_map, replies_of, reply, running, settle, type_in

HOSTILE = "[/] [@click=app.quit]x[/] [bold]"


class Palette(CommandPalette):
    """Textual's palette on our provider."""

    def __init__(self) -> None:
        super().__init__({WordsProvider})


async def look_for(pilot: Pilot[None], words: str) -> list[str]:
    """Open the palette, type, and return the names that are found."""
    pilot.app.push_screen(Palette())
    await settle(pilot)
    await type_in(pilot, words)
    await settle(pilot)
    found = pilot.app.screen.query_one(CommandList)
    return [found.get_option_at_index(at).hit.text for at in range(found.option_count)]  # type: ignore[attr-defined]


async def choose(pilot: Pilot[None], words: str) -> None:
    assert await look_for(pilot, words)
    await pilot.press("enter")
    await settle(pilot)


def shown(pilot: Pilot[None]) -> str:
    return screen_text(cast("App[object]", pilot.app))


def app_of(pilot: Pilot[None]) -> MapcoachApp:
    assert isinstance(pilot.app, MapcoachApp)
    return pilot.app


def names(app: MapcoachApp) -> list[str]:
    return [one.name for one in entries(app, app.screen)]


# --- what is offered --------------------------------------------------------------------------------------------


async def test_without_a_map_no_face_is_offered(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        found = names(app_of(pilot))
        assert not [one for one in found if one.startswith("Go to")]
        assert {"Help", "Quit", "Look: dark", "Look: light", "Look: high contrast", "Show the keys"} <= set(found)


async def test_with_a_map_every_face_and_the_way_home_are_offered(tmp_path: Path) -> None:
    async with running(tmp_path, start=new_map(tmp_path)) as pilot:
        found = names(app_of(pilot))
        wanted = {"Talk", "Map", "Automations", "Draft", "Group", "the maps"}
        assert {f"Go to {one}" for one in wanted} <= set(found)
        assert {"New map", "Undo", "Skip", "Why?"} <= set(found)
        assert len(found) == len(set(found))


async def test_every_key_of_the_screen_with_words_can_be_found(tmp_path: Path) -> None:
    async with running(tmp_path, start=new_map(tmp_path)) as pilot:
        offered = list(entries(app_of(pilot), pilot.app.screen))
        for key in bound(pilot.app.screen):
            words = words_of(key.label)
            assert key.action == "command_palette" or any(likeness(words, one) for one in offered), key


FOUND = {
    "quit": "Quit",
    "exit": "Quit",
    "light": "Look: light",
    "dark": "Look: dark",
    "theme contr": "Look: high contrast",
    "screenshot": "Save a picture of the screen",
    "picture save": "Save a picture of the screen",
    "shortcuts": "Show the keys",
    "HELP": "Help",
    "animation": "Animation: off",
}


async def test_words_find(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        offered = list(entries(app_of(pilot), pilot.app.screen))
        for words, name in FOUND.items():
            assert max(offered, key=partial(likeness, words_of(words))).name == name, words
        assert (await look_for(pilot, "theme cont")) == ["Look: high contrast"]


async def test_what_is_nowhere_finds_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        assert await look_for(pilot, "zebra") == []


async def test_a_long_paste_is_looked_for_at_once(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        pilot.app.push_screen(Palette())
        await settle(pilot)
        pilot.app.screen.query_one(Input).value = "e a o zz " * 10_000
        await settle(pilot)
        assert pilot.app.screen.query_one(CommandList).option_count == 0


# --- what is done -----------------------------------------------------------------------------------------------


async def test_a_look_is_chosen_by_keys_alone(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        await choose(pilot, "look light")
        assert pilot.app.theme == LIGHT.name
        await choose(pilot, "contrast")
        assert pilot.app.theme == CONTRAST.name


async def test_undo_takes_back_an_answer(tmp_path: Path) -> None:
    path = new_map(tmp_path)
    async with running(tmp_path, start=path) as pilot:
        await reply(pilot, BEGINNING[0])
        app = app_of(pilot)
        assert app.opened
        assert "shoes" in app.opened.map.scope.offering
        await choose(pilot, "undo")
        assert not app.opened.map.scope.offering
    assert len(replies_of(path)) >= 2


async def test_going_home_leaves_the_map(tmp_path: Path) -> None:
    async with running(tmp_path, start=new_map(tmp_path)) as pilot:
        await choose(pilot, "go maps")
        assert app_of(pilot).opened is None
        assert len(pilot.app.screen_stack) == 1


async def test_a_new_map_can_be_begun_from_another_one(tmp_path: Path) -> None:
    async with running(tmp_path, start=new_map(tmp_path)) as pilot:
        await choose(pilot, "new map")
        assert app_of(pilot).opened is None
        assert type(pilot.app.screen).__name__ == "NewMapScreen"


async def test_a_map_is_found_by_its_title_and_opened(tmp_path: Path) -> None:
    path = new_map(tmp_path)
    await asyncio.to_thread(Workspace(tmp_path).rename, path, f"Shoes {HOSTILE}")
    async with running(tmp_path) as pilot:
        assert await look_for(pilot, "shoe") == [f"Open: Shoes {HOSTILE}"]
        assert HOSTILE in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        opened = app_of(pilot).opened
        assert opened
        assert opened.path == path


async def test_the_keys_stay_at_the_side_until_they_are_hidden(tmp_path: Path) -> None:
    async with running(tmp_path, (140, 45)) as pilot:
        await choose(pilot, "show keys")
        assert pilot.app.screen.query_one(KeysPanel)
        assert "Ctrl+Q" in shown(pilot)
        await choose(pilot, "hide keys")
        assert not pilot.app.screen.query(KeysPanel)


async def test_animation_can_be_switched(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        await choose(pilot, "animation off")
        levels = [str(pilot.app.animation_level)]
        await choose(pilot, "animation on")
        assert [*levels, str(pilot.app.animation_level)] == ["none", "full"]


async def test_a_picture_is_written_where_it_is_said_and_overwrites_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: downloads)
    said: list[str] = []
    async with running(tmp_path) as pilot:
        monkeypatch.setattr(pilot.app, "say", lambda text, *_, **__: said.append(text))
        await choose(pilot, "picture")
        await choose(pilot, "picture")
    pictures = sorted(downloads.iterdir())
    assert len(pictures) == 2
    assert all(any(str(one) in text for text in said) for one in pictures)
    for one in pictures:
        text = one.read_text(encoding="utf-8")
        assert text.startswith("<svg")
        assert "font-face" not in text
        assert "cdnjs" not in text
        assert "Look" not in text  # the palette is gone by then


async def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mapcoach.tui.picture._write", full)
    said: list[str] = []
    async with running(tmp_path) as pilot:
        monkeypatch.setattr(pilot.app, "say", lambda text, *_, **__: said.append(text))
        await choose(pilot, "picture")
    assert said == ["The picture could not be saved: No space left on device."]


def test_fonts_of_other_hosts_are_taken_out() -> None:
    svg = '<svg><style>@font-face { font-family: "X"; src: url("https://x/y.woff") }\n.a { fill: #fff }</style></svg>'
    assert without_fonts(svg) == "<svg><style>\n.a { fill: #fff }</style></svg>"


# --- nothing is markup ------------------------------------------------------------------------------------------


class HostileScreen(Screen[None]):
    """A screen whose keys are called by hostile texts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "do", HOSTILE, tooltip=HOSTILE),
        Binding("n", "do('x')", f"{HOSTILE} two", tooltip=""),
    ]
    done = 0

    def compose(self) -> Iterable[Input]:
        yield Input()

    def action_do(self, what: str = "") -> None:
        self.done += 1


async def test_hostile_names_are_shown_as_they_are_and_run_what_they_are_for(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        screen = HostileScreen()
        await pilot.app.push_screen(screen)
        assert await look_for(pilot, "bold two") == [f"{HOSTILE} two"]
        assert f"{HOSTILE} two" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert screen.done == 1


async def test_textuals_own_search_gets_names_without_brackets(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        await pilot.app.push_screen(HostileScreen())
        for one in commands(app_of(pilot), pilot.app.screen):
            assert isinstance(one, SystemCommand)
            assert "[" not in one.title + one.help


@given(st.text(), st.text(), st.text())
def test_any_words_and_names_have_a_likeness(query: str, name: str, about: str) -> None:
    score = likeness(words_of(query), Entry(name, about, print))
    assert 0 <= score <= 1
    if words_of(name) and words_of(name) == words_of(query):
        assert score == 1


# --- keys -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl+pageup", "Ctrl+Page Up"),
        ("j", "J"),
        ("J", "Shift+J"),
        ("f12", "F12"),
        ("shift+tab", "Shift+Tab"),
        ("slash", "/"),
        ("question_mark", "?"),
        ("left_square_bracket", "["),
        ("ctrl+q", "Ctrl+Q"),
        ("f", "F"),
        ("escape", "Esc"),
    ],
)
def test_keys_are_named_as_people_name_them(key: str, name: str) -> None:
    assert key_name(key) == name


def test_a_group_of_keys_is_one_line() -> None:
    node: Screen[None] = Screen()
    keys = [Key(str(one), f"rate {one}", "", f"rate({one})", node, "Rate") for one in range(1, 6)]
    (found,) = gathered(keys)
    assert (found.keys, found.label) == ("1 2 3 4 5", "Rate")
