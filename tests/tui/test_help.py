"""Help for the screen below: a text that a facilitator may change, and the keys as they really are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Markdown

from mapcoach.tui.screens.help import LONGEST, HelpScreen, help_text
from mapcoach.tui.widgets.key_list import KeyList
from tests.tui.conftest import GoldenScreen
from tests.tui.running import LARGE, SMALL, new_map, running, settle
from tests.tui.test_palette import HOSTILE, HostileScreen, shown

PROMPTS = Path(__file__).parents[2] / "prompts" / "help"


def override(name: str, text: str | bytes) -> Path:
    """Put a text where a facilitator puts their own."""
    path = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "prompts" / "help" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


async def read_through(pilot: Pilot[None]) -> str:
    """All that can be read of the help, page by page, on one line."""
    read = [shown(pilot)]
    while True:
        await pilot.press("pagedown")
        await settle(pilot)
        if shown(pilot) == read[-1]:
            return " ".join("\n".join(read).replace("│", " ").split())
        read.append(shown(pilot))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x45"])
async def test_help_on_the_list_of_maps(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    override("home", "# Your maps\n\nA text of the **test's** own, with a [link](https://example.org).\n\n- one\n- two")
    override("everywhere", "## Everywhere\n\nCtrl+Q quits.")
    async with running(tmp_path, size) as pilot:
        await pilot.app.push_screen(HostileScreen())
        await pilot.app.push_screen(HelpScreen("home"))
        await settle(pilot)
        golden_screen(cast("App[object]", pilot.app))


async def test_f1_shows_the_text_the_keys_and_what_holds_everywhere(tmp_path: Path) -> None:
    async with running(tmp_path, start=new_map(tmp_path)) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        told = await read_through(pilot)
        first = help_text("interview").split("\n\n")[0].lstrip("# ")
        assert first in told
        assert "Keys on this screen right now" in told
        assert "F8 Skip: Leave this question for later" in told
        assert "NO_COLOR" in told
        assert told.index(first) < told.index("Keys on this screen") < told.index("NO_COLOR")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_a_key_closes_it(tmp_path: Path, key: str) -> None:
    async with running(tmp_path) as pilot:
        below = pilot.app.screen
        await pilot.press("f1")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press(key)
        await settle(pilot)
        assert pilot.app.screen is below


async def test_f1_closes_it_or_leaves_it_but_opens_no_second_one(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        for _ in range(3):
            await pilot.press("f1")
            await settle(pilot)
        assert len(pilot.app.screen_stack) <= 2


async def test_without_a_text_the_keys_are_there(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        await pilot.app.push_screen(HelpScreen("there-is-no-such-text"))
        await settle(pilot)
        assert len(pilot.app.screen.query(Markdown)) == 1  # what holds everywhere
        assert "Ctrl+Q" in shown(pilot)


async def test_a_key_that_a_field_takes_as_a_letter_is_not_told(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        screen = HostileScreen()
        await pilot.app.push_screen(screen)
        await pilot.app.push_screen(HelpScreen("none"))
        await settle(pilot)
        assert f"{HOSTILE} two" not in shown(pilot)
        await pilot.app.pop_screen()
        screen.set_focus(None)
        await settle(pilot)
        await pilot.app.push_screen(HelpScreen("none"))
        await settle(pilot)
        assert f"{HOSTILE} two" in shown(pilot)


async def test_the_text_of_a_facilitator_wins(tmp_path: Path) -> None:
    override("home", "# Our house rules\n\nRing Ann.")
    async with running(tmp_path) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        assert "Our house rules" in shown(pilot)


@pytest.mark.parametrize("text", [b"\xff\xfe broken", b"\x00" * 10])
async def test_a_damaged_text_leaves_the_keys(tmp_path: Path, text: bytes) -> None:
    override("home", text)
    async with running(tmp_path) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        assert pilot.app.screen.query_one(KeyList)
        assert "\x00" not in shown(pilot)


async def test_a_hostile_text_is_shown_and_does_nothing(tmp_path: Path) -> None:
    override(
        "home", f"# {HOSTILE}\n\n\x1b[2J\x1b]0;owned\x07 [x](file:///etc/passwd) <script>alert(1)</script>\n" * 300
    )
    async with running(tmp_path) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        assert "[bold]" in shown(pilot)
        assert "\x1b" not in shown(pilot)
        assert len(help_text("home")) < LONGEST + 100


async def test_a_link_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    override("home", "[here](https://example.org)")
    async with running(tmp_path) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_: opened.append(url))
        await pilot.press("f1")
        await settle(pilot)
        lines = shown(pilot).splitlines()
        row = next(at for at, line in enumerate(lines) if "here" in line)
        await pilot.click(offset=(lines[row].index("here") + 1, row))
        await settle(pilot)
    assert opened == []


def test_the_texts_are_short_and_say_how_to_leave() -> None:
    told = (PROMPTS / "everywhere.md").read_text(encoding="utf-8")
    for word in ("Ctrl+Q", "Ctrl+P", "NO_COLOR", "TEXTUAL_ANIMATIONS", "tmux", "Shift", "--plain", "crash"):
        assert word in told, word
    for path in PROMPTS.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert len(text) < 4000, path.name
        assert "!" not in text.replace("![", ""), path.name
