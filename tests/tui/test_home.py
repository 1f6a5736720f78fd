"""The list of maps from the keyboard: first run, going on, looking after maps, searching."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import WorkerCancelled

from mapcoach.journey import new_entry
from mapcoach.journey.operations import StartMap
from mapcoach.storage import CannotRead, MapSummary
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.tui.screens.home import HomeScreen
from mapcoach.tui.screens.new_map import NewMapScreen
from mapcoach.tui.screens.trash import TrashScreen
from mapcoach.tui.widgets import map_list_words
from mapcoach.tui.widgets.map_list import MapList
from mapcoach.workspace import Workspace
from tests.tui.conftest import GoldenScreen, screen_text

WAITED_FOR = ("listing", "acting", "opening", "making", "preview")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MAPS = [
    ("How Maya finds a plumber", "current", 12, 28, "2026-11-22T10:00:00+00:00", None),
    ("Café Zoë: the morning queue", "future", 40, 0, "2026-11-21T09:00:00+00:00", "2027-03-01"),
    ("Renewal of coffee leases", "renewal", 67, 3, "2026-11-03T10:00:00+00:00", "2026-11-03"),
    ("Why [bold]members[/bold] leave", "churn", 1, 60, "2025-06-30T10:00:00+00:00", None),
]


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_list_words, "now", lambda: NOON)


def keep(workspace: Workspace, number: int, label: Sequence[object]) -> Path:
    """A map in the store with this label."""
    title, kind, answered, remaining, updated, due = label
    values = {"title": title, "kind": kind, "answered": answered, "remaining": remaining, "updated": updated}
    entry = new_entry(command="start", reply="", operations=(StartMap(id=f"m{number}"),))
    return workspace.store.create(f"m{number}", None, [entry], lambda _: {**values, "review_due": due}).path  # type: ignore[dict-item]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with four maps."""
    made = Workspace(tmp_path)
    for number, label in enumerate(MAPS):
        keep(made, number, label)
    return made


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the maps are listed and shown."""
    for _ in range(3):
        await pilot.pause()
        for worker in [one for one in pilot.app.workers if one.group in WAITED_FOR]:
            with suppress(WorkerCancelled):  # a listing gives way to the next one
                await worker.wait()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def titles(app: MapcoachApp) -> list[str]:
    return [row.map.title for row in app.screen.query_one(MapList)._rows]


def chosen(app: MapcoachApp) -> str:
    row = app.screen.query_one(MapList).chosen
    return row.map.title if row else ""


def said(app: MapcoachApp) -> str:
    return " ".join(note.message for note in app._notifications)


# --- what is seen --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_home_lists_the_maps(
    workspace: Workspace, size: tuple[int, int], golden_screen: GoldenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace.store.maps_directory
    troubles = [
        MapSummary(folder / "m7.json", "m7", problem="damaged"),
        MapSummary(folder / "m8.json", "m8", "Parking at the hospital", problem="missing"),
        MapSummary(folder / "m9.json", "m9", "From next year", problem="newer"),
    ]
    fine = [
        MapSummary(folder / f"m{number}.json", f"m{number}", title, kind, updated, updated, answered, left, due)
        for number, (title, kind, answered, left, updated, due) in enumerate(MAPS)
    ]
    monkeypatch.setattr(workspace, "list", lambda: [*fine, *troubles])
    app = MapcoachApp(workspace)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down")
        golden_screen(app)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_home_welcomes(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        golden_screen(app)


# --- the first run -------------------------------------------------------------------------------------------


async def test_enter_is_all_it_takes_to_the_first_question(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert app.opened is not None
        assert app.opened.session.depth == "quick"
        assert app.opened.session.current is not None
        assert len(Workspace(tmp_path).list()) == 1


async def test_an_enter_that_comes_before_the_maps_are_listed_is_not_lost(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert app.opened is not None


async def test_enter_twice_makes_one_map(tmp_path: Path) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter")
        assert len(Workspace(tmp_path).list()) == 1


async def test_the_sample_is_a_map_like_any_other_and_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, str]] = []
    app = MapcoachApp(Workspace(tmp_path))
    monkeypatch.setattr(app, "open_path", lambda path, face: opened.append((path, face)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        (sample,) = app.workspace.list()
        assert "Sample" in sample.title
        assert sample.answered > 30
        assert opened == [(sample.path, "map")]
        assert "sample" in said(app)
        assert len(app.workspace.open(sample.path).map().stages) > 2
        assert chosen(app) == sample.title
        await press(pilot, "s")
        assert len(app.workspace.list()) == 1
        assert opened == [(sample.path, "map")] * 2


# --- going on ------------------------------------------------------------------------------------------------


async def test_enter_goes_on_with_the_chosen_map_and_escape_comes_back_to_it(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert app.opened is not None
        assert app.opened.place.file.id == "m1"
        await app.opened.change([], "nothing")
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.chosen is not None
        assert app.screen.chosen.id == "m1"


async def test_coming_back_from_a_new_map_it_has_the_mark(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "end", "n", *"Brand new", "enter")
        await press(pilot, "escape")
        assert chosen(app) == "Brand new"
        await press(pilot, "end", "t", "escape")
        assert chosen(app) == MAPS[3][0]


@pytest.mark.parametrize(("key", "face"), [("enter", "interview"), ("m", "map"), ("e", "draft"), ("f", "group")])
async def test_each_key_opens_the_map_on_its_face(
    workspace: Workspace, key: str, face: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, opened = MapcoachApp(workspace), []
    monkeypatch.setattr(app, "open_path", lambda path, face: opened.append((path.stem, face)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", key)
    assert opened == [("m2", face)]


async def test_a_double_click_opens_and_a_click_chooses(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    app, opened = MapcoachApp(workspace), []
    monkeypatch.setattr(app, "open_path", lambda path, face: opened.append((path.stem, face)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click(MapList, offset=(5, 3))
        assert (chosen(app), opened) == (MAPS[1][0], [])
        await pilot.click(MapList, offset=(5, 20))  # below the last map
        assert chosen(app) == MAPS[1][0]
        await pilot.double_click(MapList, offset=(5, 6))
        await settle(pilot)
    assert opened == [("m3", "interview")]


async def test_a_map_whose_file_is_gone_is_brought_back_if_that_is_wanted(workspace: Workspace) -> None:
    place = workspace.list()[0].path
    await asyncio.to_thread(workspace.rename, place, "Second title")  # leaves a previous version
    place.unlink()
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        assert "is not there any more" in screen_text(app).replace("\n", " ")
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter")
        await pilot.pause()
        await press(pilot, "y")
        assert app.opened is not None
        assert place.exists()


async def test_of_a_damaged_map_the_version_before_is_offered(workspace: Workspace) -> None:
    place = workspace.list()[0].path
    await asyncio.to_thread(workspace.rename, place, "Second title")  # leaves a previous version
    place.write_text("[/b] no map at all", encoding="utf-8")
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end")
        assert "! damaged" in screen_text(app)
        await pilot.press("enter")
        while not isinstance(app.screen, Confirm):
            await pilot.pause()
        await press(pilot, "y")
        assert app.opened is not None
        assert app.opened.path == place


async def test_a_map_of_a_newer_mapcoach_is_told_and_left_alone(workspace: Workspace) -> None:
    place = workspace.list()[0].path
    text = place.read_text(encoding="utf-8").replace('"format": 1', '"format": 99')
    place.write_text(text, encoding="utf-8")
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "! newer" in screen_text(app)
        await press(pilot, "home", "enter")
        assert "update mapcoach" in said(app)
        assert app.opened is None
        assert place.read_text(encoding="utf-8") == text


# --- looking after maps --------------------------------------------------------------------------------------


async def test_deleting_asks_first_and_says_the_way_back(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "x")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")  # the safe answer has the focus
        assert len(workspace.list()) == 4
        await pilot.press("delete")
        await pilot.pause()
        await press(pilot, "y")
        assert [one.id for one in workspace.trash()] == ["m1"]
        assert titles(app) == [MAPS[0][0], MAPS[2][0], MAPS[3][0]]
        assert chosen(app) == MAPS[2][0]  # the mark stays where it was
        assert "t shows the trash" in said(app)


async def test_renaming_keeps_the_mark_on_the_map(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "r")
        await pilot.pause()
        assert isinstance(app.screen, AskText)
        field = app.screen.query_one(Input)
        assert field.value == MAPS[2][0]
        field.value = "[/b]New[@click=app.quit]"
        await press(pilot, "enter")
        assert chosen(app) == "[/b]New[@click=app.quit]"
        assert workspace.open(workspace.list()[0].path).map().title == "[/b]New[@click=app.quit]"


async def test_an_empty_title_is_refused_in_words(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("r")
        await pilot.pause()
        app.screen.query_one(Input).value = "  "
        await press(pilot, "enter")
        assert "empty" in said(app)
        assert len(titles(app)) == 4


async def test_a_copy_is_listed_and_chosen(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        assert len(titles(app)) == 5
        assert chosen(app).startswith("Copy of ")
        assert "was copied" in said(app)


async def test_what_the_disk_refuses_is_said_and_nothing_else_happens(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, title: str = "") -> Path:
        raise CannotRead("m0.json cannot be read: [/permission] is missing.")

    monkeypatch.setattr(workspace, "duplicate", refuse)
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        assert "[/permission] is missing" in said(app)
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize(("key", "screen"), [("n", NewMapScreen), ("t", TrashScreen)])
async def test_other_screens_come_back_to_the_same_map(workspace: Workspace, key: str, screen: type) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", key)
        assert isinstance(app.screen, screen)
        await press(pilot, "escape")
        assert chosen(app) == MAPS[2][0]


# --- searching -----------------------------------------------------------------------------------------------


async def test_typing_narrows_the_list_and_enter_opens_what_is_chosen(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, opened = MapcoachApp(workspace), []
    monkeypatch.setattr(app, "open_path", lambda path, face: opened.append((path.stem, face)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"cafe")
        assert titles(app) == [MAPS[1][0]]
        await press(pilot, "backspace", "backspace", "backspace", "backspace", "e", "a")
        assert titles(app) == [MAPS[2][0], MAPS[3][0]]
        await press(pilot, "down", "enter")
    assert opened == [("m3", "interview")]


async def test_a_search_without_a_hit_says_so_and_escape_shows_all_maps(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "slash", *"nqx[/b]")
        assert titles(app) == []
        assert "No title holds “nqx[/b]”" in screen_text(app)
        await press(pilot, "enter", "escape")
        assert len(titles(app)) == 4
        assert app.opened is None


async def test_commands_are_letters_while_one_searches(workspace: Workspace) -> None:
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "n", "x", "q", "d", "t")
        assert app.screen.query_one("#find", Input).value == "nxqdt"
        assert isinstance(app.screen, HomeScreen)
        assert len(workspace.list()) == 4


# --- many maps -----------------------------------------------------------------------------------------------


async def test_of_a_thousand_maps_only_those_on_the_screen_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: set[str] = set()

    def seen(one: MapSummary, *rest: object) -> map_list_words.Line:
        drawn.add(one.id)
        return line_of(one, NOON)

    line_of = map_list_words.line_of
    monkeypatch.setattr(map_list_words, "line_of", seen)
    workspace = Workspace(tmp_path)
    many = [MapSummary(tmp_path / f"m{n}.json", f"m{n}", f"Map {n}", "current") for n in range(1000)]
    monkeypatch.setattr(workspace, "list", lambda: many)
    app = MapcoachApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert len(drawn) <= 12
        await press(pilot, "end")
        assert chosen(app) == "Map 999"
        assert "▸ Map 999" in screen_text(app)
        await press(pilot, "pageup", "pageup", "home", "pagedown")
        assert len(drawn) < 80
        assert f"▸ {chosen(app)}" in screen_text(app)
