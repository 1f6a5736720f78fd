"""While another process writes to the same map, a session touches no file in the thread of the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from mapcoach.interview.events import Event, Overtaken
from mapcoach.interview.session import Session
from mapcoach.workspace import Workspace
from tests.interview.players import BEGINNING
from tests.tui.test_no_stall import disk_use_in_this_thread

Doing = Callable[[Session], Awaitable[object]]
DOINGS: dict[str, Doing] = {
    "answering": lambda made: made.answer("Tom", made.current),
    "skipping": lambda made: made.command("skip", asked=made.current),
    "not knowing": lambda made: made.command("dont_know", asked=made.current),
    "editing": lambda made: made.edit(next(one.id for one in made.entries if one.reply == "local"), "saas"),
    "undoing": lambda made: made.undo(),
    "noting": lambda made: made.note("a word"),
    "looking": lambda made: made.sync(),
}


@pytest.mark.parametrize("name", DOINGS)
async def test_no_file_is_touched_in_the_thread_of_the_loop(tmp_path: Path, name: str) -> None:
    path, one = await begun(tmp_path)
    other = await asyncio.to_thread(lambda: Workspace(tmp_path, author="Bo").open(path).session())
    await other.answer("Bo was here")
    with disk_use_in_this_thread(tmp_path) as seen:
        await DOINGS[name](one)
    assert seen == []
    assert "Bo was here" in [entry.reply for entry in one.entries]


async def test_the_answer_that_comes_too_late_is_told(tmp_path: Path) -> None:
    path, one = await begun(tmp_path)
    shown = one.current
    other = await asyncio.to_thread(lambda: Workspace(tmp_path, author="Bo").open(path).session())
    await other.answer("Maya", other.current)
    with disk_use_in_this_thread(tmp_path) as seen:
        events: list[Event] = await one.answer("Tom", shown)
    assert seen == []
    assert isinstance(events[0], Overtaken)
    assert "Maya" in [entry.reply for entry in one.entries]


async def begun(folder: Path) -> tuple[Path, Session]:
    """A map with a few answers, and the session that gave them."""
    made = Workspace(folder).make()
    session = made.session()
    await session.start(made.file.id)
    for reply in BEGINNING[:4]:
        await session.answer(reply)
    return made.path, session
