"""The screen of the draft from the keyboard."""

from __future__ import annotations

import asyncio
import io
import sys
import threading
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Input

from mapcoach import export as exports
from mapcoach.export import FORMATS, CannotRenderError, Format, export
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.tui.screens import draft_bundling as bundling
from mapcoach.tui.screens import draft_making, draft_reading
from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.tui.screens.draft_bundle import BundleScreen
from mapcoach.tui.screens.draft_formats import ALL, PickFormat
from mapcoach.tui.screens.draft_making import Made, called
from mapcoach.tui.widgets.page import Page
from mapcoach.tui.widgets.page_contents import PageContents
from mapcoach.tui.widgets.page_layout import lay_out
from mapcoach.workspace import WorkspaceError
from mapcoach.workspace.bundling import Bundle, LeftOut, Piece
from tests.export.hostile import EXAMPLES
from tests.tui.advised_maps import at_rest, clinic, folded, large, press, shown
from tests.tui.conftest import GoldenScreen, screen_text

DAY = date(2026, 11, 22)
NAME = "first-visit-to-the-clinic.md"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One day, and a folder of one's own to write to."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setattr(draft_making, "today", lambda: DAY)


def drafted(app: Any) -> str:
    return str(export(app.opened.map, today=DAY))


def page(app: Any) -> Page:
    found: Page = app.screen.query_one(Page)
    return found


async def test_draft_80x24(tmp_path: Path, golden_screen: GoldenScreen) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, _):
        golden_screen(app)


async def test_draft_140x45(tmp_path: Path, golden_screen: GoldenScreen) -> None:
    async with shown(tmp_path, "draft", clinic(), (140, 45)) as (app, pilot):
        await press(app, pilot, "c", *["down"] * 4, "enter")
        golden_screen(app)


async def test_the_source_is_what_is_exported(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic(), (140, 45)) as (app, pilot):
        assert "# Customer journey map: " not in screen_text(app)
        await press(app, pilot, "s")
        first = drafted(app).splitlines()[0]
        assert first in screen_text(app)
        assert "as in the file" in screen_text(app)
        await press(app, pilot, "s")
        assert first not in screen_text(app)


async def test_the_contents_lead_to_a_part(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, "c")
        assert app.screen.query_one(PageContents).has_focus
        assert not page(app).display
        contents = screen_text(app)
        assert "Emotion curve" in contents
        place = next(n for n, row in enumerate(contents.splitlines()[2:]) if row.strip() == "Emotion curve")
        await press(app, pilot, "home", *["down"] * place, "enter")
        assert page(app).has_focus
        assert screen_text(app).splitlines()[2].strip() == "Emotion curve"


async def test_escape_leaves_the_contents_and_then_the_map(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, "c", "escape")
        assert page(app).has_focus
        await press(app, pilot, "escape")
        assert app.opened is None


async def test_writing_under_the_suggested_name(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic(), (140, 45)) as (app, pilot):
        await press(app, pilot, "w")
        assert app.screen.query_one(Input).value == NAME
        await press(app, pilot, "enter")
        target = tmp_path / "desk" / NAME
        assert target.read_text(encoding="utf-8") == drafted(app)
        assert "written to" in screen_text(app)
        assert str(target) in [one.message.removeprefix("Written to ") for one in app._notifications]


async def test_nothing_is_overwritten_before_somebody_says_so(tmp_path: Path) -> None:
    target = tmp_path / "desk" / NAME
    target.write_text("mine")
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, "w", "enter")
        assert isinstance(app.screen, Confirm)
        await press(app, pilot, "enter")  # the safe answer
        assert target.read_text() == "mine"
        await press(app, pilot, "end", "2", "enter")
        assert (tmp_path / "desk" / f"{NAME}2").read_text(encoding="utf-8") == drafted(app)
        await press(app, pilot, "w", "enter", "y")
        assert target.read_text(encoding="utf-8") == drafted(app)


@pytest.mark.parametrize(("name", "why"), [("", "no name of a file"), ("nowhere/x.md", "could not be written")])
async def test_a_name_that_does_not_do_is_asked_for_anew(tmp_path: Path, name: str, why: str) -> None:
    async with shown(tmp_path, "draft", clinic(), (140, 45)) as (app, pilot):
        await press(app, pilot, "w")
        app.screen.query_one(Input).value = name
        await press(app, pilot, "enter")
        assert why in screen_text(app)
        assert app.screen.query_one(Input).value == name
        await press(app, pilot, "escape")
        assert list((tmp_path / "desk").iterdir()) == []


async def test_a_draft_never_takes_the_place_of_a_map(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic(), (140, 45)) as (app, pilot):
        place, before = app.opened.path, app.opened.path.read_bytes()
        await press(app, pilot, "w")
        app.screen.query_one(Input).value = str(place)
        await press(app, pilot, "enter")
        await press(app, pilot, "escape")
        assert place.read_bytes() == before


async def test_copying_hands_over_the_whole_draft_and_promises_nothing(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, "y")
        assert app.clipboard == drafted(app)
        assert any("Not every terminal takes it" in one.message for one in app._notifications)


async def test_in_a_browser_it_becomes_a_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        sent = sent_to_browser(app, monkeypatch)
        await press(app, pilot, "w")
        assert sent == {NAME: drafted(app).encode()}
        assert list((tmp_path / "desk").iterdir()) == []


def sent_to_browser(app: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the app hands over to a browser from now on, by name."""
    sent: dict[str, bytes] = {}
    monkeypatch.setattr(type(app), "is_web", True)
    monkeypatch.setattr(app, "deliver_binary", lambda file, save_filename: sent.update({save_filename: file.read()}))
    return sent


# --- formats -----------------------------------------------------------------------------------------------------

BLOB = b"\x89BLOB\x00\xff" * 300
TABLE = "\ufeffStage,Name\r\nFind us,[/] [@click=app.quit]x\r\n"


def blob(journey_map: JourneyMap, today: date) -> bytes:
    return BLOB


def table(journey_map: JourneyMap, today: date) -> bytes:
    return TABLE.encode()


def lines(journey_map: JourneyMap, today: date) -> str:
    return "".join(f"<line n='{n}'>[bold]\n" for n in range(3000))


def missing(journey_map: JourneyMap, today: date) -> bytes:
    raise CannotRenderError("It needs a library that is not installed. Install it with: pip install 'mapcoach[x]'. [/]")


def faulty(journey_map: JourneyMap, today: date) -> bytes:
    raise RuntimeError("[/] nobody thought of this")


@pytest.fixture
def formats(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[..., Any]]:
    """Formats of the tests' own in the place of those of the registry: their writers by name, to be exchanged."""
    about = "One of the tests' own, to try out what a screen does with it."
    writers = {"blob": blob, "table": table, "lines": lines, "missing": missing, "faulty": faulty}
    known = {"markdown": FORMATS["markdown"]}
    known |= {name: Format(name, f".{name}", about, f"The {name} carries no colours.") for name in writers}
    for name in writers:
        module = ModuleType(f"mapcoach.export.{name}")
        module.render = lambda journey_map, today, one=name: writers[one](journey_map, today)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(exports, "FORMATS", known)
    return writers


def keys_to(name: str) -> list[str]:
    """The keys that pick a format."""
    return ["f", "home", *["down"] * [*exports.FORMATS, ALL].index(name), "enter"]


async def test_the_formats_are_those_of_the_registry(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, "f")
        listed = screen_text(app)
        assert "Markdown .md (now)" in listed
        for one in FORMATS.values():
            assert f"{called(one.name)} {one.suffix}" in listed
            told = words_on(app)
            assert all(word in told for word in one.description.split()[:12])
            assert ("What it leaves out" in told) == bool(one.losses)
            await press(app, pilot, "down")
        assert "hand-over files" in words_on(app)
        await press(app, pilot, "escape")
        assert page(app).has_focus
        assert "Markdown, as rendered" in screen_text(app)


def words_on(app: Any) -> str:
    return " ".join(screen_text(app).replace("│", " ").split())


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
@pytest.mark.usefixtures("formats")
async def test_draft_formats(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    async with shown(tmp_path, "draft", clinic(), size) as (app, pilot):
        await press(app, pilot, "f", "down")
        golden_screen(app)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
@pytest.mark.usefixtures("formats")
async def test_draft_that_is_no_text(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    async with shown(tmp_path, "draft", clinic(), size) as (app, pilot):
        await press(app, pilot, *keys_to("blob"))
        golden_screen(app)


@pytest.mark.usefixtures("formats")
async def test_what_is_no_text_is_told_of_and_written_byte_by_byte(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, *keys_to("blob"), "y", "s", "c")
        assert "Blob, 2 KB." in screen_text(app)
        assert "W writes it to a file" in words_on(app)
        assert app.clipboard == ""
        await press(app, pilot, "w", "enter")
        assert (tmp_path / "desk" / "first-visit-to-the-clinic.blob").read_bytes() == BLOB
        sent = {}
        with pytest.MonkeyPatch.context() as patch:
            sent = sent_to_browser(app, patch)
            await press(app, pilot, "w")
        assert sent == {"first-visit-to-the-clinic.blob": BLOB}


@pytest.mark.usefixtures("formats")
async def test_text_is_shown_copied_and_written_also_where_it_comes_as_bytes(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, *keys_to("table"), "y")
        assert "Find us,[/] [@click=app.quit]x" in screen_text(app)
        assert app.clipboard == TABLE.removeprefix("\ufeff")
        await press(app, pilot, "w", "enter")
        assert (tmp_path / "desk" / "first-visit-to-the-clinic.table").read_bytes() == TABLE.encode()


@pytest.mark.usefixtures("formats")
async def test_a_long_source_is_read_to_its_end(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, *["pagedown"] * 4, *keys_to("lines"))
        assert "<line n='0'>[bold]" in screen_text(app)
        assert "Lines, as in the file · 3,000 lines, " in screen_text(app)
        await press(app, pilot, "end")
        assert "<line n='2999'>[bold]" in screen_text(app)


async def test_of_a_source_without_end_the_beginning_is_shown(tmp_path: Path, formats: dict[str, Any]) -> None:
    formats["lines"] = lambda *_: "<x>" * 2_000_000
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, *keys_to("lines"), "end")
        assert "Only the beginning is shown: 300,000 of 6,000,000 characters." in words_on(app)
        assert page(app).length < 5000


@pytest.mark.parametrize(
    ("name", "why"), [("missing", "pip install 'mapcoach[x]'. [/]"), ("faulty", "should not have (RuntimeError)")]
)
@pytest.mark.usefixtures("formats")
async def test_a_format_that_cannot_be_made_is_told_of_and_the_screen_stays(
    tmp_path: Path, name: str, why: str
) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, *keys_to(name))
        assert f"The draft could not be made as {name.capitalize()}." in screen_text(app)
        assert why in words_on(app)
        assert "Checks " in screen_text(app)
        await press(app, pilot, "w", "y", "s")
        assert app.clipboard == ""
        assert page(app).has_focus
        await press(app, pilot, *keys_to("markdown"))
        assert "Customer journey map" in screen_text(app)


@pytest.mark.usefixtures("formats")
def test_a_fault_of_ours_is_raised_where_it_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAPCOACH_DEBUG", "1")
    with pytest.raises(RuntimeError, match="nobody thought of this"):
        draft_making.content_of(folded(clinic()), "faulty", DAY)


class Held:
    """A format that takes as long as a test wants."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.thread: threading.Thread | None = None

    def __call__(self, journey_map: JourneyMap, today: date) -> bytes:
        self.thread = threading.current_thread()
        self.begun.set()
        assert self.go_on.wait(30)
        return BLOB


async def test_a_slow_format_can_be_left_for_another(tmp_path: Path, formats: dict[str, Any]) -> None:
    held = formats["blob"] = Held()
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        for key in keys_to("blob"):
            await pilot.press(key)
        await asyncio.to_thread(held.begun.wait, 30)
        await pilot.pause()
        assert "Making Blob …" in screen_text(app)
        await pilot.press("w", "y", "s")  # there is nothing yet
        await press(app, pilot, *keys_to("lines"))
        assert "<line n='0'>" in screen_text(app)
        held.go_on.set()
        assert held.thread
        await asyncio.to_thread(held.thread.join, 30)
        await at_rest(app, pilot)
        assert "Lines, as in the file" in screen_text(app)
        assert held.thread is not threading.main_thread()


async def test_nobody_waits_for_a_slow_format_to_leave(tmp_path: Path, formats: dict[str, Any]) -> None:
    held = formats["blob"] = Held()
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        for key in keys_to("blob"):
            await pilot.press(key)
        await asyncio.to_thread(held.begun.wait, 30)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running
    assert held.thread
    assert held.thread.daemon  # the interpreter does not wait for it either
    held.go_on.set()
    held.thread.join(30)


async def test_two_keys_in_one_go_ask_one_question(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        for key in "fwf":
            app.post_message(Key(key, key))
        await at_rest(app, pilot)
        assert isinstance(app.screen, PickFormat)
        await press(app, pilot, "escape")
        assert page(app).has_focus
        await press(app, pilot, "w")
        assert isinstance(app.screen, AskText)


# --- all of it ---------------------------------------------------------------------------------------------------


async def name_folder(app: Any, pilot: Any, folder: str, *keys: str) -> None:
    """Choose all formats, and name the folder for them."""
    for key in keys_to(ALL):
        await pilot.press(key)
    await pilot.pause()
    app.screen.query_one(Input).value = folder
    await pilot.press("enter", *keys)
    await pilot.pause()


async def bundled(app: Any, pilot: Any) -> None:
    """Wait until a bundle is made, or asks something."""
    await at_rest(app, pilot)


@pytest.mark.usefixtures("formats")
async def test_all_of_it_goes_to_a_folder(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic(), (140, 45)) as (app, pilot):
        for key in keys_to(ALL):
            await pilot.press(key)
        await pilot.pause()
        assert app.screen.query_one(Input).value == "first-visit-to-the-clinic-handover"
        await pilot.press("enter")
        await bundled(app, pilot)
        folder = tmp_path / "desk" / "first-visit-to-the-clinic-handover"
        names = {one.name for one in folder.iterdir()}
        assert {"First-visit-to-the-clinic.md", "First-visit-to-the-clinic.blob", "index.html", "automations"} <= names
        assert (folder / "First-visit-to-the-clinic.blob").read_bytes() == BLOB
        count = sum(1 for one in folder.rglob("*") if one.is_file())
        told = words_on(app)
        assert f"Written: {count} files in" in told
        assert str(folder) in told.replace(" ", "") or str(folder) in told
        assert "Left out: 2" in told
        assert "Missing: It needs a library that is not installed." in told
        assert "Faulty: Something went wrong" in told
        await press(app, pilot, "enter")
        assert page(app).has_focus
        assert "Markdown, as rendered" in screen_text(app)


@pytest.mark.usefixtures("formats")
async def test_a_folder_that_was_used_is_overwritten_only_if_wanted(tmp_path: Path) -> None:
    (tmp_path / "desk" / "out").mkdir()
    mine = tmp_path / "desk" / "out" / "index.html"
    mine.write_text("mine")
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await name_folder(app, pilot, "out")
        assert isinstance(app.screen, Confirm)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, AskText)
        assert mine.read_text() == "mine"
        await pilot.press("enter", "y")
        await bundled(app, pilot)
        assert isinstance(app.screen, BundleScreen)
        assert "mapcoach" in mine.read_text()


@pytest.mark.usefixtures("formats")
async def test_what_hinders_is_said_and_another_folder_asked_for(tmp_path: Path) -> None:
    (tmp_path / "desk" / "out").mkdir()
    (tmp_path / "desk" / "out" / "First-visit-to-the-clinic.blob").write_text("mine")
    async with shown(tmp_path, "draft", clinic(), (140, 45)) as (app, pilot):
        await name_folder(app, pilot, "out")
        await bundled(app, pilot)
        assert isinstance(app.screen, AskText)
        assert "First-visit-to-the-clinic.blob exists already. Nothing was written." in words_on(app)
        app.screen.query_one(Input).value = str(tmp_path / "maps" / "out")
        await pilot.press("enter")
        await bundled(app, pilot)
        assert "where mapcoach keeps its maps" in words_on(app)
        app.screen.query_one(Input).value = "  "
        await pilot.press("enter")
        await pilot.pause()
        assert "That is no name of a file or folder." in words_on(app)
        await press(app, pilot, "escape")
        assert page(app).has_focus
    assert [one.name for one in (tmp_path / "desk" / "out").iterdir()] == ["First-visit-to-the-clinic.blob"]


async def test_a_fault_while_all_of_it_is_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> Bundle:
        raise RuntimeError("[/] nobody thought of this")

    monkeypatch.setattr("mapcoach.workspace.bundling.bundle", faulty)
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await name_folder(app, pilot, "out")
        await bundled(app, pilot)
        assert isinstance(app.screen, AskText)
        assert "should not have (RuntimeError)" in words_on(app)
        monkeypatch.setenv("MAPCOACH_DEBUG", "1")
        with pytest.raises(RuntimeError):
            bundling.keep(app.opened, app.opened.map, tmp_path, False, bundling.Progress(print))


async def test_going_elsewhere_stops_it_and_that_is_said(tmp_path: Path, formats: dict[str, Any]) -> None:
    held = formats["blob"] = Held()
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await name_folder(app, pilot, "out")
        await asyncio.to_thread(held.begun.wait, 30)
        app.go("map")
        await pilot.pause()
        assert "Stopped. Nothing was written." in [one.message for one in app._notifications]
        held.go_on.set()
        assert held.thread
        await asyncio.to_thread(held.thread.join, 30)
        assert list((tmp_path / "desk").iterdir()) == []
        await press(app, pilot, "f5", "f")
        assert isinstance(app.screen, PickFormat)


async def test_what_hindered_it_is_told_behind_the_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def keep(*_: object) -> bundling.Kept:
        begun.set()
        assert go_on.wait(30)
        raise WorkspaceError("There is no room on the disk. [/]")

    monkeypatch.setattr(bundling, "keep", keep)
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await name_folder(app, pilot, "out")
        await asyncio.to_thread(begun.wait, 30)
        await pilot.press("f1")
        go_on.set()
        await bundled(app, pilot)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, BundleScreen)
        assert "There is no room on the disk. [/]" in words_on(app)
        await press(app, pilot, "enter")
        assert page(app).has_focus


@pytest.mark.parametrize("how", ["escape", "mouse"])
async def test_all_of_it_can_be_stopped_and_nothing_is_written(
    tmp_path: Path, formats: dict[str, Any], how: str
) -> None:
    held = formats["blob"] = Held()
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await name_folder(app, pilot, "out")
        await asyncio.to_thread(held.begun.wait, 30)
        await pilot.pause()
        assert "Making Blob …" in screen_text(app)
        assert "✓ Markdown" in screen_text(app)
        await pilot.press("enter")  # a hasty one stops nothing
        await pilot.pause()
        assert isinstance(app.screen, BundleScreen)
        await (pilot.press("escape") if how == "escape" else pilot.click("#stop"))
        await pilot.pause()
        assert page(app).has_focus
        assert "Stopped. Nothing was written." in [one.message for one in app._notifications]
        held.go_on.set()
        assert held.thread
        await asyncio.to_thread(held.thread.join, 30)
        assert list((tmp_path / "desk").iterdir()) == []
        assert held.thread is not threading.main_thread()


async def test_once_the_files_are_written_it_is_too_late_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def keep(opened: Any, journey_map: JourneyMap, folder: Path, force: bool, tell: bundling.Progress) -> bundling.Kept:
        tell("[/] last", 4, 5)
        begun.set()
        assert go_on.wait(30)
        tell("index", 5, 5)
        return bundling.Kept(Bundle(folder, (), ()))

    monkeypatch.setattr(bundling, "keep", keep)
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await name_folder(app, pilot, "out")
        await asyncio.to_thread(begun.wait, 30)
        await pilot.pause()
        assert "Making [/] last …" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "too late to stop" in words_on(app)
        go_on.set()
        await bundled(app, pilot)
        assert "Written: 1 file in" in words_on(app)
        await press(app, pilot, "escape")
        assert page(app).has_focus


def test_a_bundle_stops_before_the_next_piece_but_not_before_its_files() -> None:
    told: list[tuple[str, int, int]] = []
    early = bundling.Progress(lambda *at: told.append(at))
    assert early.stop()
    with pytest.raises(bundling.Stopped):
        early("markdown", 0, 3)
    late = bundling.Progress(lambda *at: told.append(at))
    late("markdown", 0, 3)
    late("html", 1, 3)
    late("make", 2, 3)
    assert not late.stop()
    late("index", 3, 3)
    assert told == [("markdown", 0, 3), ("html", 1, 3), ("make", 2, 3), ("index", 3, 3)]


@pytest.mark.usefixtures("formats")
async def test_in_a_browser_all_of_it_is_one_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archives: list[bytes] = []
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        sent = sent_to_browser(app, monkeypatch)
        for _ in range(2):
            for key in keys_to(ALL):
                await pilot.press(key)
            await bundled(app, pilot)
            assert "Sent to your browser: " in words_on(app)
            assert list(sent) == ["first-visit-to-the-clinic-handover.zip"]
            archives += sent.values()
            await press(app, pilot, "enter")
    assert archives[0] == archives[1]
    with zipfile.ZipFile(io.BytesIO(archives[0])) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert archive.read("First-visit-to-the-clinic.blob") == BLOB
    assert {"index.html", "First-visit-to-the-clinic.md"} <= set(names)
    assert any(name.startswith("automations/") for name in names)
    assert list((tmp_path / "desk").iterdir()) == []


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_draft_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], golden_screen: GoldenScreen
) -> None:
    made = tuple(Piece("format", name, name, f"x.{name}", "", "", 9) for name in ("markdown", "html", "svg"))
    left = (LeftOut("pdf", "The PDF needs Pango [/], which is not there.", True), LeftOut("make", "[@click=app.quit]x"))
    kept = bundling.Kept(Bundle(Path("out"), made, left))
    monkeypatch.setattr(bundling, "keep", lambda *_: kept)
    async with shown(tmp_path, "draft", clinic(), size) as (app, pilot):
        app.push_screen(BundleScreen(app.opened, Path("out"), "/home/ann/out [/]"))
        await bundled(app, pilot)
        golden_screen(app)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_draft_bundle_on_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], golden_screen: GoldenScreen
) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def keep(opened: Any, journey_map: JourneyMap, folder: Path, force: bool, tell: bundling.Progress) -> bundling.Kept:
        for at, name in enumerate(("markdown", "html", "pdf")):
            tell(name, at, 19)
        begun.set()
        assert go_on.wait(30)
        raise bundling.Stopped

    monkeypatch.setattr(bundling, "keep", keep)
    async with shown(tmp_path, "draft", clinic(), size) as (app, pilot):
        app.push_screen(BundleScreen(app.opened, Path("out"), "/home/ann/out"))
        await asyncio.to_thread(begun.wait, 30)
        await pilot.pause()
        golden_screen(app)
        go_on.set()


async def test_it_follows_the_map_while_it_is_shown(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await app.opened.change([ops.SetTitle(value="Second visit")], "title")
        await at_rest(app, pilot)
        assert "Customer journey map: Second visit" in screen_text(app)


async def test_it_is_not_made_anew_while_another_screen_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = draft_making.make

    def make(journey_map: JourneyMap, *more: Any) -> Made:
        made.append(journey_map.title)
        return real(journey_map, *more)

    monkeypatch.setattr(draft_making, "make", make)
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, "f4")
        await app.opened.change([ops.SetTitle(value="Second visit")], "title")
        await at_rest(app, pilot)
        assert set(made) == {"First visit to the clinic"}
        await press(app, pilot, "f5")
        assert made[-1] == "Second visit"
        assert "Customer journey map: Second visit" in screen_text(app)


async def test_one_stays_near_the_place_where_one_read(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, *["pagedown"] * 8)
        before = page(app).scroll_offset.y / page(app).length
        await pilot.resize_terminal(140, 45)
        await at_rest(app, pilot)
        assert before > 0.1
        assert abs(page(app).scroll_offset.y / page(app).length - before) < 0.05


async def test_a_large_draft_is_whole_and_scrolls_to_its_end(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", list(large(120))) as (app, pilot):
        assert page(app).length > 3000
        await press(app, pilot, "end")
        assert "Sooner in any case: after a launch" in screen_text(app)
        assert len(app.screen.query("*")) < 60  # lines, not widgets


async def test_hostile_texts_do_nothing_in_the_draft(tmp_path: Path) -> None:
    texts = [text for text in EXAMPLES if text.strip() and "\ud800" not in text]
    texts += ["[@click=app.quit]x[/]", "[bold]", "[link=https://example.org]y[/link]"]
    stages = [ops.AddStage(id=f"s{n}", name=text) for n, text in enumerate(texts)]
    async with shown(tmp_path, "draft", [ops.SetTitle(value="[/] [@click=app.quit]t"), *stages]) as (app, pilot):
        assert "[/] [@click=app.quit]t" in screen_text(app)
        await press(app, pilot, *["pagedown"] * 5, "c", *["down"] * 30, "enter", "s", "end", "s")
        for row in range(3, 20):
            await pilot.click(Page, offset=(5, row))
        await pilot.pause()
        assert app.is_running
        assert app.screen.query(Page)


async def test_a_broken_template_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mine" / "templates" / "markdown"
    folder.mkdir(parents=True)
    (folder / "draft.md.j2").write_text("{% if %}")
    monkeypatch.setenv("MAPCOACH_CONFIG_DIR", str(tmp_path / "mine"))
    async with shown(tmp_path, "draft", clinic(), (140, 45)) as (app, pilot):
        assert "The draft could not be made" in screen_text(app)
        await press(app, pilot, "w", "y", "s")
        assert app.is_running


async def test_making_and_laying_out_happen_beside_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: dict[str, set[threading.Thread]] = {"make": set(), "lay_out": set()}

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            threads[name].add(threading.current_thread())
            return real(*given)

        return call

    monkeypatch.setattr(draft_making, "make", watched("make", draft_making.make))
    monkeypatch.setattr(draft_reading, "lay_out", watched("lay_out", lay_out))
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, "s", "s")
    assert threads["make"]
    assert threads["lay_out"]
    assert threading.main_thread() not in threads["make"] | threads["lay_out"]
