"""The app on maps of a test's own, driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.faces import Face
from mapcoach.tui.screens import taking
from mapcoach.tui.widgets.answering import AnswerBox
from mapcoach.workspace import Workspace

SMALL, LARGE = (80, 24), (140, 45)
_NAMED = {
    " ": "space",
    ",": "comma",
    ".": "full_stop",
    "%": "percent_sign",
    "\n": "ctrl+j",
    "-": "minus",
    "?": "question_mark",
}
BEGINNING = ("We mend shoes", "local", "today", "20 % more regulars by June 2027", "Tom", "dry feet", "find us, visit")
"""Replies that lead a quick interview to its first stage."""


@asynccontextmanager
async def running(
    folder: Path, size: tuple[int, int] = SMALL, start: Path | None = None, face: Face = "interview"
) -> AsyncIterator[Pilot[None]]:
    """The app, settled, on the list of maps or on a map. Keys come faster than any person's, and all of them count."""
    taking.TOO_SOON = 0.0
    app = MapcoachApp(Workspace(folder), start, face)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything that was begun is done and shown."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def new_map(folder: Path) -> Path:
    """A map that was never begun."""
    return Workspace(folder).make().path


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text, key by key."""
    await pilot.press(*(_NAMED.get(one, one) for one in text))


async def reply(pilot: Pilot[None], *texts: str) -> None:
    """Put texts into the box and send them, one after the other. (Typing itself is tested where it matters.)"""
    for text in texts:
        box = pilot.app.screen.query_one(AnswerBox)
        await type_in(pilot, text) if len(text) < 2 else _paste(box, text)
        await pilot.press("ctrl+s")
        await settle(pilot)


def _paste(box: AnswerBox, text: str) -> None:
    from textual.widgets import TextArea

    box.query_one(TextArea).insert(text)


def replies_of(path: Path) -> Sequence[str]:
    """What a map's file holds, as typed."""
    return [one.reply for one in Workspace(path.parent.parent).open(path).file.entries()]
