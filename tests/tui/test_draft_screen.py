"""The screen of the draft from the keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from mapcoach.export import export
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.tui.screens import draft_making, draft_reading
from mapcoach.tui.screens.dialogs import Confirm
from mapcoach.tui.screens.draft_making import Made
from mapcoach.tui.widgets.page import Page
from mapcoach.tui.widgets.page_contents import PageContents
from mapcoach.tui.widgets.page_layout import lay_out
from tests.export.hostile import EXAMPLES
from tests.tui.advised_maps import at_rest, clinic, large, press, shown
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
        sent: list[tuple[str, str]] = []
        monkeypatch.setattr(type(app), "is_web", True)
        monkeypatch.setattr(
            app, "deliver_text", lambda file, save_filename, encoding: sent.append((file.read(), save_filename))
        )
        await press(app, pilot, "w")
        assert sent == [(drafted(app), NAME)]
        assert list((tmp_path / "desk").iterdir()) == []


async def test_the_formats_are_those_of_the_registry(tmp_path: Path) -> None:
    async with shown(tmp_path, "draft", clinic()) as (app, pilot):
        await press(app, pilot, "f")
        assert "Markdown (.md) (now)" in screen_text(app)
        await press(app, pilot, "enter")
        assert page(app).has_focus


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
