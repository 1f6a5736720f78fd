"""Handing automations over from the screen: platform, folder, overwriting, what was written and what is lost."""

from __future__ import annotations

import asyncio
import io
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.widgets import Input

from mapcoach.automation.handover import PLATFORMS, HandoverFile, files
from mapcoach.journey import operations as ops
from mapcoach.resources import ResourceError
from mapcoach.tui.palette import entries
from mapcoach.tui.palette_search import likeness
from mapcoach.tui.screens import automations_handing_over as handing
from mapcoach.tui.screens import automations_working
from mapcoach.tui.screens.automations import AutomationsScreen
from mapcoach.tui.screens.automations_handing_over import HandedOver, HandoverTold, targets, told_of
from mapcoach.tui.screens.automations_working import Working
from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.tui.screens.help import HelpScreen
from mapcoach.tui.screens.home import HomeScreen
from mapcoach.tui.screens.pick_one import PickOne
from mapcoach.tui.text import safe
from tests.export.hostile import EXAMPLES
from tests.tui.advised_maps import clinic, folded, press, shown
from tests.tui.advised_recommendations import made_up_its_mind, until
from tests.tui.conftest import GoldenScreen, screen_text

CHOSEN = ops.ChooseAutomation(id="a1", recipe="form-rescue", stage="s1", touchpoint="t1", pain_point="p1")
SUGGESTED = "first-visit-to-the-clinic"
MADE = (
    HandoverFile("README.md", b"# Read", "what is in this folder, and where to begin"),
    HandoverFile(
        "01-form-rescue.build-sheet.md", b"# Sheet", "build sheet: Form drop-off rescue", ("It has no exits.",)
    ),
    HandoverFile("01-form-rescue.blueprint.json", b"{}", "blueprint", ("It has no exits.", "It sleeps 300 s at most.")),
    HandoverFile("tags.csv", b"tag\r\n", "all tags"),
)


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made_up_its_mind(monkeypatch)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def platforms_of(*named: str) -> list[str]:
    """The platforms in the order in which they are offered on a map with these tools chosen."""
    chosen = [
        ops.ChooseAutomation(id=f"a{n}", recipe=f"entry-{n}", stage="s1", platform=name) for n, name in enumerate(named)
    ]
    return [one.value for one in targets(folded([*clinic(), *chosen]))]


def test_the_platform_that_is_named_most_comes_first() -> None:
    assert platforms_of() == list(PLATFORMS)
    assert platforms_of("Our own thing", "") == list(PLATFORMS)
    assert platforms_of("zapier", "n8n", " N8N ")[:3] == ["n8n", "zapier", "make"]
    assert sorted(platforms_of("HubSpot")) == sorted(PLATFORMS)
    assert platforms_of("any tool")[0] == "any"


def test_a_tool_of_what_was_rejected_or_is_done_counts_for_nothing() -> None:
    rejected = ops.ChooseAutomation(id="a1", recipe="x", stage="s1", platform="n8n", status="rejected")
    assert targets(folded([*clinic(), rejected]))[0].value == "make"


def test_what_was_written_is_told_with_each_loss_once_and_where_to_begin() -> None:
    told = told_of(HandedOver("Make", "/somewhere/here", MADE)).plain
    assert told.startswith("4 files for Make are written\n/somewhere/here\n\nBegin with README.md")
    for file in MADE:
        assert f"• {file.name}: {file.what}" in told
    assert told.count("It has no exits.") == 1
    assert told.count("It sleeps 300 s at most.") == 1
    assert "Nothing that is known of" in told_of(HandedOver("any tool", "x", MADE[:1])).plain


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_real_files_of_each_platform_can_be_told(platform: str) -> None:
    made = files(folded([*clinic(), CHOSEN]), platform)
    told = told_of(HandedOver(platform, "here", made)).plain
    assert "• README.md" in told
    for file in made:
        assert all(safe(loss) in told for loss in file.losses)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_automations_platforms(tmp_path: Path, golden_screen: GoldenScreen, size: tuple[int, int]) -> None:
    chosen = CHOSEN.model_copy(update={"platform": "n8n"})
    async with shown(tmp_path / "maps", "automations", [*clinic(), chosen], size) as (app, pilot):
        await press(app, pilot, "h")
        await until(pilot, PickOne, "Esc: leave it as it was")
        golden_screen(app)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_automations_handed_over(
    tmp_path: Path, golden_screen: GoldenScreen, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(tmp_path / "maps", "automations", clinic(), size) as (app, pilot):
        app.push_screen(HandoverTold(HandedOver("Make", "/home/rosa/first-visit-for-make", MADE)))
        await until(pilot, HandoverTold)
        golden_screen(app)


async def hand_over(app: Any, pilot: Any, *then: str) -> None:
    """Press H, take the first platform, and go on with these keys where the folder is asked for."""
    await press(app, pilot, "h")
    await until(pilot, PickOne, "For which platform")
    await press(app, pilot, "enter")
    await until(pilot, AskText, "Into which folder")
    await press(app, pilot, *then)


async def test_what_is_chosen_is_written_into_the_folder_that_is_suggested(tmp_path: Path) -> None:
    chosen = CHOSEN.model_copy(update={"platform": "n8n"})
    async with shown(tmp_path / "maps", "automations", [*clinic(), chosen]) as (app, pilot):
        await press(app, pilot, "h")
        await until(pilot, PickOne, "1 chosen automation that is not in place yet")
        await press(app, pilot, "enter")
        await until(pilot, AskText, "Names without a folder go to")
        assert app.screen.query_one(Input).value == f"{SUGGESTED}-for-n8n"
        await press(app, pilot, "enter")
        await until(pilot, HandoverTold, "files for n8n are written")
        folder = tmp_path / "here" / f"{SUGGESTED}-for-n8n"
        made = files(app.opened.map, "n8n")
        assert {one.name: one.read_bytes() for one in folder.iterdir()} == {one.name: one.data for one in made}
        await press(app, pilot, "end")
        assert "What the files cannot carry" in screen_text(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, AutomationsScreen)


async def test_where_nobody_chose_the_first_recommendations_go_out_and_that_is_said(tmp_path: Path) -> None:
    async with shown(tmp_path / "maps", "automations", clinic()) as (app, pilot):
        await press(app, pilot, "h")
        await until(pilot, PickOne, "What goes out: the first recommendations; none is chosen yet.")
        await press(app, pilot, "escape")
        assert isinstance(app.screen, AutomationsScreen)
        assert list((tmp_path / "here").iterdir()) == []


async def test_nothing_is_overwritten_before_somebody_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "here" / "out"
    folder.mkdir()
    (folder / "tags.csv").write_text("mine", "utf-8")
    (folder / "other.txt").write_text("mine", "utf-8")
    async with shown(tmp_path / "maps", "automations", [*clinic(), CHOSEN]) as (app, pilot):
        await hand_over(app, pilot, "ctrl+u", *"out", "enter")
        await until(pilot, Confirm, "Nothing was written.")
        await press(app, pilot, "n")
        await until(pilot, AskText, "Into which folder")
        assert app.screen.query_one(Input).value == "out"
        assert sorted(one.name for one in folder.iterdir()) == ["other.txt", "tags.csv"]
        await press(app, pilot, "enter")
        await until(pilot, Confirm, "Others in the folder stay.")
        await press(app, pilot, "y")
        await until(pilot, HandoverTold, "are written")
        assert (folder / "tags.csv").read_text("utf-8-sig").startswith("tag,")
        assert (folder / "other.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("", "That is no name"), ("file", "is not a folder"), ("file/below", "could not be made")],
    ids=["none", "a file", "below a file"],
)
async def test_a_folder_that_cannot_be_used_is_asked_for_again(tmp_path: Path, typed: str, problem: str) -> None:
    (tmp_path / "here" / "file").write_text("mine", "utf-8")
    named = {"/": "slash"}
    async with shown(tmp_path / "maps", "automations", [*clinic(), CHOSEN]) as (app, pilot):
        await hand_over(app, pilot, "ctrl+u", *(named.get(one, one) for one in typed), "enter")
        await until(pilot, AskText, problem)
        assert app.screen.query_one(Input).value == typed
        await press(app, pilot, "escape")
        assert isinstance(app.screen, AutomationsScreen)
    assert (tmp_path / "here" / "file").read_text("utf-8") == "mine"


async def test_the_folder_of_the_maps_is_refused(tmp_path: Path) -> None:
    async with shown(tmp_path / "maps", "automations", [*clinic(), CHOSEN]) as (app, pilot):
        await hand_over(app, pilot)
        app.screen.query_one(Input).value = str(app.opened.path.parent / "out")
        await press(app, pilot, "enter")
        await until(pilot, AskText, "keeps its maps")
        assert not (app.opened.path.parent / "out").exists()


async def test_the_voice_that_was_chosen_goes_out(tmp_path: Path) -> None:
    async with shown(tmp_path / "maps", "automations", [*clinic(), CHOSEN], (140, 45)) as (app, pilot):
        await press(app, pilot, "home", *["down"] * 4, "v", "h")
        await until(pilot, PickOne, "Voice of the messages: formal")
        await press(app, pilot, "enter")
        await until(pilot, AskText)
        await press(app, pilot, "enter")
        await until(pilot, HandoverTold)
        made = files(app.opened.map, "make", "formal")
        folder = tmp_path / "here" / f"{SUGGESTED}-for-make"
        assert {one.name: one.read_bytes() for one in folder.iterdir()} == {one.name: one.data for one in made}


async def test_nothing_to_hand_over_has_no_key_and_is_said_where_it_comes_out_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(tmp_path / "maps", "automations", [ops.AddStage(id="s1", name="Alone")]) as (app, pilot):
        assert "Hand over" not in screen_text(app)
        await press(app, pilot, "h")
        assert isinstance(app.screen, AutomationsScreen)
    monkeypatch.setattr(handing, "_made", lambda *_: MADE[:1])
    async with shown(tmp_path / "more", "automations", clinic()) as (app, pilot):
        await press(app, pilot, "h")
        await until(pilot, PickOne)
        await press(app, pilot, "enter")
        await until(pilot, AutomationsScreen, "There is nothing to hand over yet")


@pytest.mark.parametrize("error", [ResourceError("x.j2 [/] is faulty"), KeyError("[/x]")], ids=["template", "a fault"])
async def test_what_cannot_be_made_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def faulty(*_: object) -> None:
        raise error

    monkeypatch.delenv("MAPCOACH_DEBUG", raising=False)
    monkeypatch.setattr("mapcoach.automation.handover.files", faulty)
    async with shown(tmp_path / "maps", "automations", clinic()) as (app, pilot):
        await press(app, pilot, "h")
        await until(pilot, PickOne)
        await press(app, pilot, "enter")
        await until(pilot, AutomationsScreen, "x.j2 [/]" if isinstance(error, ResourceError) else "(KeyError)")
        assert {one.severity for one in app._notifications} == {"error"}
    assert list((tmp_path / "here").iterdir()) == []


async def test_a_browser_gets_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[bytes, str]] = []
    async with shown(tmp_path / "maps", "automations", [*clinic(), CHOSEN]) as (app, pilot):
        monkeypatch.setattr(type(app), "is_web", True)
        monkeypatch.setattr(
            app, "deliver_binary", lambda data, save_filename: sent.append((data.read(), save_filename))
        )
        await press(app, pilot, "h")
        await until(pilot, PickOne)
        await press(app, pilot, "down", "enter")
        await until(pilot, HandoverTold, "for-zapier.zip, among the downloads of your")
        made = files(app.opened.map, "zapier")
    ((data, name),) = sent
    assert name == f"{SUGGESTED}-for-zapier.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {one: packed.read(one) for one in packed.namelist()} == {one.name: one.data for one in made}
    assert list((tmp_path / "here").iterdir()) == []


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Files are made only once this is set; without a thread that waits."""
    go_on = asyncio.Event()

    async def once_it_may(work: Callable[[], object]) -> object:
        if work.func is handing._made:  # type: ignore[attr-defined]
            await go_on.wait()
            return MADE
        return await asyncio.to_thread(work)

    monkeypatch.setattr(automations_working, "asyncio", SimpleNamespace(to_thread=once_it_may))
    return go_on


async def begun(app: Any, pilot: Any) -> None:
    """Hand over, up to where the files are being made."""
    await press(app, pilot, "h")
    await until(pilot, PickOne)
    await press(app, pilot, "enter")
    await until(pilot, Working, "Making the files")


async def test_files_are_made_in_a_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def made(*_: object) -> tuple[HandoverFile, ...]:
        threads.append(threading.current_thread())
        return MADE

    monkeypatch.setattr(handing, "_made", made)
    async with shown(tmp_path / "maps", "automations", clinic()) as (app, pilot):
        await hand_over(app, pilot)
    assert len(threads) == 1
    assert threading.main_thread() not in threads


async def test_keys_pressed_while_files_are_made_reach_nothing_below(tmp_path: Path, held_up: asyncio.Event) -> None:
    async with shown(tmp_path / "maps", "automations", clinic()) as (app, pilot):
        await press(app, pilot, "home", *["down"] * 4)
        await begun(app, pilot)
        await press(app, pilot, "c", "escape", "x", "enter")
        assert "Making the files" in screen_text(app)
        held_up.set()
        await until(pilot, AskText)
        assert app.opened.map.automations == ()


async def test_help_may_be_read_while_files_are_made(tmp_path: Path, held_up: asyncio.Event) -> None:
    async with shown(tmp_path / "maps", "automations", clinic()) as (app, pilot):
        await begun(app, pilot)
        await press(app, pilot, "f1")
        held_up.set()
        await until(pilot, HelpScreen, "Automations")
        await press(app, pilot, "escape")
        await until(pilot, AskText, "Into which folder")


async def test_the_map_may_be_left_while_files_are_made(tmp_path: Path, held_up: asyncio.Event) -> None:
    async with shown(tmp_path / "maps", "automations", clinic()) as (app, pilot):
        await begun(app, pilot)
        await app.close_map()
        held_up.set()
        await until(pilot, HomeScreen)
        assert app.is_running
        assert list((tmp_path / "here").iterdir()) == []


async def test_the_palette_finds_what_the_new_keys_do(tmp_path: Path) -> None:
    async with shown(tmp_path / "maps", "automations", clinic(), (140, 45)) as (app, pilot):
        await press(app, pilot, "home", *["down"] * 4)
        found = {one.name: one for one in entries(app, app.screen)}
        assert {"Messages", "Copy", "Voice", "Others", "Hand over"} <= set(found)
        for words, name in (("voice formal", "Voice"), ("write folder", "Hand over"), ("copy message", "Copy")):
            assert max(found.values(), key=lambda one: likeness(words.split(), one)).name == name
        await found["Hand over"].do()  # type: ignore[misc]
        await until(pilot, PickOne, "For which platform")


@pytest.mark.parametrize("text", EXAMPLES)
def test_hostile_titles_make_harmless_names(text: str) -> None:
    suggested = handing._suggested(text, "make")
    assert suggested.endswith("-for-make")
    assert not set('/\\:\0<>|?*"~$\n\x1b') & set(suggested)
    assert not suggested.startswith((".", "-"))


async def test_a_hostile_title_makes_a_folder_like_any_other(tmp_path: Path) -> None:
    title = ops.SetTitle(value="../../[@click=app.quit]x[/] \x1b[31m\u202e =HYPERLINK() {{ 7*7 }}")
    async with shown(tmp_path / "maps", "automations", [*clinic(), title, CHOSEN]) as (app, pilot):
        await hand_over(app, pilot, "enter")
        await until(pilot, HandoverTold)
    (folder,) = (tmp_path / "here").iterdir()
    assert (folder / "README.md").is_file()
