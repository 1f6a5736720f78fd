"""Nothing blocks the event loop while answers are saved: the screen answers keys whatever the disk does."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.events import Key

from mapcoach.interview.warming import warm_up_here
from mapcoach.journey import JournalEntry
from mapcoach.storage.map_file import Labeller, MapFile
from mapcoach.tui.widgets.answering import AnswerBox, Prompt
from tests.tui.map_screen_maps import large, on_the_map, press
from tests.tui.running import BEGINNING, LARGE, new_map, reply, running, settle, type_in

_STALL = 0.1
_WATCHED: dict[str, object] = {"folder": None, "thread": 0, "seen": []}
_DISK = ("open", "os.rename", "os.remove", "os.mkdir", "os.listdir", "os.scandir", "os.link", "os.truncate", "os.chmod")


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    folder = _WATCHED["folder"]
    if folder and event in _DISK and threading.get_ident() == _WATCHED["thread"] and str(folder) in str(arguments[0]):
        _WATCHED["seen"].append(f"{event} {arguments[0]}")  # type: ignore[attr-defined]


sys.addaudithook(_watch)  # it cannot be taken away again; without a folder it does nothing


@contextmanager
def disk_use_in_this_thread(folder: Path) -> Iterator[list[str]]:
    """What this thread does with files under a folder."""
    seen: list[str] = []
    _WATCHED.update(folder=folder, thread=threading.get_ident(), seen=seen)
    try:
        yield seen
    finally:
        _WATCHED["folder"] = None


class Turns:
    """What the event loop computes in one turn, in seconds, since it was last asked to ``forget``."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def forget(self) -> None:
        """Begin anew with the next turn: the test itself runs in one."""
        await asyncio.sleep(0)
        self.longest = 0.0


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Turns:
    """Times the turns of the event loop, by the computing time of its thread: waiting does not count."""
    timed, turn = Turns(), asyncio.base_events.BaseEventLoop._run_once  # type: ignore[attr-defined]

    def run_once(loop: object) -> None:
        before = time.thread_time()
        turn(loop)
        timed.longest = max(timed.longest, time.thread_time() - before)

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "_run_once", run_once)
    return timed


@contextmanager
def warm() -> Iterator[None]:
    """As the app once it is warm: what was loaded is not looked through again and again."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


async def test_no_file_is_touched_in_the_thread_of_the_screen(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        with disk_use_in_this_thread(tmp_path) as seen:
            await reply(pilot, *BEGINNING)
            await type_in(pilot, "half of it")
            await pilot.press("f9")
            await settle(pilot)
        assert seen == []
        assert pilot.app.opened.map.persona.name == "Tom"  # type: ignore[attr-defined]


def test_the_watch_sees_what_it_is_there_for(tmp_path: Path) -> None:
    with disk_use_in_this_thread(tmp_path) as seen:
        (tmp_path / "file").write_text("x", encoding="utf-8")
    assert seen == [f"open {tmp_path / 'file'}"]


async def test_one_can_go_on_typing_while_the_disk_takes_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, asked, go_on = MapFile.append, threading.Event(), threading.Event()

    def slow(self: MapFile, entry: JournalEntry, label: Labeller) -> list[JournalEntry]:
        asked.set()
        assert go_on.wait(30)
        return append(self, entry, label)

    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        monkeypatch.setattr(MapFile, "append", slow)
        await type_in(pilot, "We mend shoes")
        await pilot.press("enter")
        await asyncio.to_thread(asked.wait, 30)
        box = pilot.app.screen.query_one(AnswerBox)
        box.query_one(Prompt).post_message(Key("exclamation_mark", "!"))
        box.query_one(Prompt).post_message(Key("enter", "\r"))  # nothing is sent while something is being saved
        try:
            await asyncio.to_thread(asked.wait, 30)
            while not box.words:
                await asyncio.sleep(0)
        finally:
            go_on.set()
        await settle(pilot)
        assert pilot.app.opened.map.scope.offering == "We mend shoes"  # type: ignore[attr-defined]
        assert box.text == "!"


async def test_a_long_interview_never_computes_for_long_at_once(tmp_path: Path, turns: Turns) -> None:
    warm_up_here()  # as the app does behind its first screen
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING)
        with warm():
            await turns.forget()
            await reply(pilot, "search, our website, the shop sign", "1, 4, 3", "the opening hours are wrong online")
        assert 0 < turns.longest < _STALL


async def test_a_large_map_never_computes_for_long_at_once(tmp_path: Path, turns: Turns) -> None:
    warm_up_here()
    async with on_the_map(tmp_path, large(150), LARGE) as pilot:
        with warm():
            await turns.forget()
            await press(pilot, "down", "right", "2", "3", "4", "1", "greater_than_sign", "f9")
        assert 0 < turns.longest < _STALL


def test_a_turn_that_computes_for_long_is_seen(turns: Turns) -> None:
    async def compute() -> None:
        end = time.thread_time() + 2 * _STALL
        while time.thread_time() < end:
            pass

    asyncio.run(compute())
    assert turns.longest > _STALL
