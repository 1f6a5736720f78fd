"""What the first screen costs: it is painted, and its maps are listed, without anything that is slow to import."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.events import Key

from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.screens.first_frame import FirstFrame
from mapcoach.tui.screens.home import HomeScreen
from mapcoach.tui.screens.new_map import NewMapScreen
from mapcoach.workspace import Workspace
from tests.tui.conftest import screen_text
from tests.tui.running import settle

SLOW = (
    "pydantic",
    "jinja2",
    "tinydb",
    "markdown_it",
    "litellm",
    "filelock",
    "nltk_vader_sentiment",
    "textual.widgets._markdown",
    "textual.widgets._data_table",
    "textual.widgets._text_area",
    "tree_sitter",
    "mapcoach.journey",
    "mapcoach.interview.session",
    "mapcoach.export",
    "mapcoach.automation",
    "mapcoach.tui.opened",
    "mapcoach.tui.screens.dialogs",
    "mapcoach.tui.screens.interview",
    "mapcoach.tui.screens.new_map",
    "mapcoach.tui.screens.trash",
)
SCRIPT = """
import asyncio, json, sys
from pathlib import Path
from mapcoach.tui.app import MapcoachApp
from mapcoach.workspace import Workspace

async def main():
    app = MapcoachApp(Workspace(Path(sys.argv[1])))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        print(json.dumps({"loaded": sorted(sys.modules), "listed": app.screen.listed, "maps": len(app.screen.rows)}))

asyncio.run(main())
"""


@pytest.mark.parametrize("count", [0, 3])
def test_the_first_screen_lists_the_maps_without_anything_slow(count: int, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    for number in range(count):
        about = {"format": 1, "id": f"m{number}", "created": "", "updated": "", "label": {"title": f"Map {number}"}}
        text = json.dumps({"about": {"1": about}, "journal": {}})
        (tmp_path / "maps" / f"m{number}.json").write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], env=environment, capture_output=True, text=True, check=True
    )
    seen = json.loads(done.stdout)
    assert (seen["listed"], seen["maps"]) == (True, count)
    assert "textual.app" in seen["loaded"]
    assert [name for name in SLOW if name in seen["loaded"]] == []


Show = Callable[[MapcoachApp, FirstFrame], Awaitable[None]]


async def test_the_first_frame_says_what_the_list_says_in_the_same_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    show: Show = MapcoachApp._show_home

    async def look_and_show(app: MapcoachApp, first: FirstFrame) -> None:
        seen.append(screen_text(app))
        await show(app, first)

    monkeypatch.setattr(MapcoachApp, "_show_home", look_and_show)
    app = MapcoachApp(Workspace(tmp_path), paint_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        first, listed = seen[0].splitlines(), screen_text(app).splitlines()
        assert "Welcome to mapcoach" in seen[0]
        assert first[1:-1] == listed[1 : len(first) - 1]
        assert listed[0].startswith(first[0])


async def test_keys_that_come_before_the_list_is_loaded_are_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show: Show = MapcoachApp._show_home

    async def press_and_show(app: MapcoachApp, first: FirstFrame) -> None:
        first.on_key(Key("n", "n"))
        await show(app, first)

    monkeypatch.setattr(MapcoachApp, "_show_home", press_and_show)
    app = MapcoachApp(Workspace(tmp_path), paint_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, NewMapScreen)
