"""Whatever people write is shown as it is or made harmless: on every screen, in every dialog, in passing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.clean_filter import harmless
from mapcoach.tui.faces import FACES, Face
from mapcoach.tui.keys import bound
from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.tui.text import LONGEST, in_line, safe, styled
from mapcoach.tui.widgets.plain_text import PlainText
from tests.tui.hostile_map import CONTROLS, ENDLESS, HAZARDS, HOSTILE, MARK, hostile_map, problems
from tests.tui.running import LARGE, SMALL, running, settle
from tests.tui.test_palette import Palette, shown

Walk = Callable[[Pilot[None]], Awaitable[None]]
TEXTS = {"hazards": HOSTILE, "endless": ENDLESS}
LEAVES_THE_APP = ("quit", "app.quit", "suspend_process", "app.go", "help", "app.help", "command_palette")
"""Actions that a walk does not try: they end it, or are walked for themselves."""


async def home(pilot: Pilot[None]) -> None:
    """The list of maps, as the app opens."""


async def home_search(pilot: Pilot[None]) -> None:
    await pilot.press("slash")
    pilot.app.screen.query_one(Input).value = HOSTILE


async def new_map(pilot: Pilot[None]) -> None:
    await pilot.press("n")
    await settle(pilot)
    for field in pilot.app.screen.query(Input):
        field.value = HOSTILE


async def trash(pilot: Pilot[None]) -> None:
    workspace = _app(pilot).workspace
    for one in await asyncio.to_thread(workspace.list):
        await asyncio.to_thread(workspace.delete, one.path)
    await pilot.press("t")


async def help_text(pilot: Pilot[None]) -> None:
    await pilot.press("f1")


async def palette(pilot: Pilot[None]) -> None:
    pilot.app.push_screen(Palette())
    await settle(pilot)
    pilot.app.screen.query_one(Input).value = "open bold"


async def palette_typed_into(pilot: Pilot[None]) -> None:
    pilot.app.push_screen(Palette())
    await settle(pilot)
    pilot.app.screen.query_one(Input).value = HOSTILE


async def said_in_passing(pilot: Pilot[None]) -> None:
    _app(pilot).say(HOSTILE, "error")
    _app(pilot).say(ENDLESS)
    pilot.app.notify(HOSTILE, title=HAZARDS[0])


async def yes_or_no(pilot: Pilot[None]) -> None:
    pilot.app.push_screen(Confirm(HOSTILE, HOSTILE[:60], HOSTILE[:60]))


async def a_line_of_text(pilot: Pilot[None]) -> None:
    pilot.app.push_screen(AskText(HOSTILE, HOSTILE))


SCREENS: tuple[Walk, ...] = (
    home,
    home_search,
    new_map,
    trash,
    help_text,
    palette,
    palette_typed_into,
    said_in_passing,
    yes_or_no,
    a_line_of_text,
)
"""Every screen without a map, and every dialog that is not reached by a key. A new one is put here."""


def _app(pilot: Pilot[None]) -> MapcoachApp:
    assert isinstance(pilot.app, MapcoachApp)
    return pilot.app


async def calm(pilot: Pilot[None]) -> None:
    """Wait for what was begun; what waits for the answer to a dialog is left waiting."""
    await pilot.pause()
    done = asyncio.ensure_future(pilot.app.workers.wait_for_complete())
    done.add_done_callback(lambda one: one.cancelled() or one.exception())
    while not done.done() and not pilot.app.screen.is_modal and len(pilot.app.screen_stack) < 3:
        await asyncio.wait([done], timeout=0.02)
    await pilot.pause()


async def look(pilot: Pilot[None], where: str) -> None:
    """The screen is drawn, holds nothing harmful, and the app is still there."""
    await calm(pilot)
    assert pilot.app._exception is None, where
    assert problems(pilot.app) == [], where
    assert pilot.app.is_running, where


async def click_on_traps(pilot: Pilot[None]) -> None:
    """Click on what would quit, if it were a link."""
    for row, line in enumerate(shown(pilot).splitlines()):
        at = line.find("]x[/")
        if 0 <= at < pilot.app.size.width - 2:
            await pilot.click(offset=(at + 1, row))
            await calm(pilot)
            assert pilot.app.is_running
            return


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("walk", SCREENS, ids=lambda walk: walk.__name__)
async def test_a_screen_shows_hostile_text_and_nothing_happens(tmp_path: Path, walk: Walk, text: str) -> None:
    await asyncio.to_thread(hostile_map, tmp_path, text)
    async with running(tmp_path, SMALL) as pilot:
        await walk(pilot)
        await look(pilot, walk.__name__)
        await click_on_traps(pilot)
        await look(pilot, f"{walk.__name__}, clicked")


async def test_the_markup_is_seen_as_it_was_typed(tmp_path: Path) -> None:
    await asyncio.to_thread(hostile_map, tmp_path, HAZARDS[0])
    async with running(tmp_path, LARGE) as pilot:
        assert HAZARDS[0] in shown(pilot)
        _app(pilot).say(HAZARDS[0])
        await settle(pilot)
        assert shown(pilot).count(MARK) >= 2


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x45"])
@pytest.mark.parametrize("face", list(FACES))
async def test_a_face_of_the_map_shows_it_and_does_whatever_its_keys_do(
    tmp_path: Path, face: Face, size: tuple[int, int]
) -> None:
    path = await asyncio.to_thread(hostile_map, tmp_path)
    async with running(tmp_path, size, path, face) as pilot:
        await look(pilot, face)
        assert MARK in shown(pilot)
        await click_on_traps(pilot)
        screen, tried = pilot.app.screen, []
        for key in bound(screen):
            if pilot.app.screen is not screen or _app(pilot).opened is None:
                break
            if key.action.startswith((*LEAVES_THE_APP, "leave")):
                continue
            where = f"{face}: {key.keys} ({key.action})"
            await pilot.app.run_action(key.action, key.node)
            await look(pilot, where)
            await _type_it(pilot)
            await look(pilot, f"{where}, typed into")
            await _back_to(pilot, screen, where)
            tried.append(key.action)
        assert len(tried) >= 3, tried


async def _type_it(pilot: Pilot[None]) -> None:
    """Put the text into the field that has the focus, if one has."""
    field = pilot.app.focused
    if isinstance(field, Input):
        field.value = HOSTILE
    elif isinstance(field, TextArea) and not field.read_only:
        field.insert(HOSTILE)


async def _back_to(pilot: Pilot[None], screen: object, where: str) -> None:
    """Close what a key has opened, by Escape; what it asked about is left as it was."""
    for _ in range(6):
        if pilot.app.screen is screen or screen not in pilot.app.screen_stack:
            return
        await pilot.press("escape")
        await look(pilot, f"{where}, closed")
    raise AssertionError(f"{where}: Escape does not close {pilot.app.screen}")


@pytest.mark.parametrize("face", list(FACES))
async def test_a_face_shows_50_000_characters(tmp_path: Path, face: Face) -> None:
    path = await asyncio.to_thread(hostile_map, tmp_path, ENDLESS)
    async with running(tmp_path, SMALL, path, face) as pilot:
        await look(pilot, face)
        assert MARK in shown(pilot)


async def test_an_answer_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    path = await asyncio.to_thread(hostile_map, tmp_path, "Plain")
    async with running(tmp_path, LARGE, path) as pilot:
        for text in (HAZARDS[0], HOSTILE, ENDLESS):
            pilot.app.screen.query_one(TextArea).insert(text)
            await look(pilot, "typed")
            await pilot.press("ctrl+s")
            await look(pilot, "answered")
        assert MARK in shown(pilot)


# --- the functions that all of it goes through ------------------------------------------------------------------

_ANY = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=20),
    st.lists(st.sampled_from([*"[]/@=$\\ \x1b\x07\x9b\u202e\u200b\n\tax;m", *HAZARDS, "click=app.quit"])).map("".join),
)


@given(_ANY)
def test_any_text_is_made_safe_and_stays_itself(text: str) -> None:
    shown_text = safe(text)
    assert not set(CONTROLS.findall(shown_text)) - {"\t", *map(chr, range(0xD800, 0xE000))}
    assert Content(shown_text).plain == shown_text
    assert styled(text, (text, "bold")).plain == shown_text * 2
    assert "\n" not in in_line(text)
    if text.isprintable() and not CONTROLS.search(text):
        assert shown_text == text


@given(_ANY, st.integers(1, 80))
def test_a_line_is_never_longer_than_it_may_be(text: str, width: int) -> None:
    assert len(in_line(text, width)) <= width


def test_an_endless_text_is_cut_and_says_how_long_it_is() -> None:
    assert len(safe(ENDLESS)) < LONGEST + 60
    assert f"{len(ENDLESS):,} characters" in safe(ENDLESS)


@settings(max_examples=6)
@given(_ANY)
def test_any_title_can_be_listed_opened_and_read(text: str) -> None:
    asyncio.run(_walk(text))


async def _walk(text: str) -> None:
    folder = Path(mkdtemp())
    path = await asyncio.to_thread(hostile_map, folder, f"T {text}")
    async with running(folder, SMALL) as pilot:
        await look(pilot, "home")
        _app(pilot).open_path(path)
        await look(pilot, "interview")


# --- it can fail ------------------------------------------------------------------------------------------------


@given(_ANY)
def test_the_net_takes_out_what_a_terminal_obeys_and_moves_nothing(text: str) -> None:
    drawn = harmless(text)
    assert not CONTROLS.search(drawn.replace("\n", ""))
    assert cell_len(drawn) == cell_len(text)


async def test_a_widget_that_reads_markup_would_be_found(tmp_path: Path) -> None:
    from textual.widgets import Static

    async with running(tmp_path, SMALL) as pilot:
        trap = Static("[@click=app.quit]x[/]")
        await pilot.app.screen.mount(trap)
        await settle(pilot)
        assert any("app.quit" in one or "quit" in one for one in problems(pilot.app))
        await trap.remove()
        await pilot.app.screen.mount(PlainText("[@click=app.quit]x[/]"))
        await look(pilot, "plain")


async def test_a_control_that_reaches_the_screen_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MapcoachApp, "get_line_filters", App.get_line_filters)
    from textual.widgets import Static

    async with running(tmp_path, SMALL) as pilot:
        await pilot.app.screen.mount(Static("ab\u202ecd", markup=False))
        await settle(pilot)
        assert problems(pilot.app)
