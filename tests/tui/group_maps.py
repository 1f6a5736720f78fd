"""The screens of a guided session on maps of a test's own, at a fixed time, driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import BaseModel
from textual.pilot import Pilot
from textual.widgets import Input

from mapcoach.journey import JourneyMap, Opinion, default_agenda
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.faces import Face
from mapcoach.tui.widgets import agenda_clock
from mapcoach.workspace import Workspace
from tests.tui.conftest import screen_text

NOON = datetime(2030, 1, 15, 12, 0, tzinfo=UTC)
"""The time at which these sessions begin: a day on which nothing was answered yet."""
HOSTILE = (
    "[bold]x[/bold] [/] [@click=app.quit]Dana[/]",
    "\x1b[31mred\x1b[0m a\u202eb\u200bc " + "字" * 300,
    "name " * 10_000,
)


def at(minutes: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def stand_still(monkeypatch: pytest.MonkeyPatch, minutes: float = 0) -> None:
    """Let it be so many minutes past noon on every screen."""
    monkeypatch.setattr(agenda_clock, "now", lambda: at(minutes))


def clinic() -> list[BaseModel]:
    """A clinic with three stages: two with troubles, of which one has an idea, and one that is not mapped yet."""
    return [
        ops.SetTitle(value="First visit to the clinic"),
        ops.SetPersona(field="name", value="Rosa"),
        ops.AddStage(id="s1", name="Book a date"),
        ops.AddTouchpoint(id="t1", stage="s1", name="Booking form", channel="website"),
        ops.SetEmotion(touchpoint="t1", score=-2, feeling="annoyed"),
        ops.AddPainPoint(
            id="p1", touchpoint="t1", text="The form asks for too much and people give up", severity=3, drops_off=True
        ),
        ops.AddTouchpoint(id="t2", stage="s1", name="Phone call", channel="phone"),
        ops.AddPainPoint(id="p2", touchpoint="t2", text="Nobody ever replies to the enquiry", severity=2),
        ops.AddOpportunity(id="o1", text="Ring back within an hour", pain_point="p2", impact=4, feasibility=5),
        ops.AddOpportunity(id="o2", text="A film about the first visit"),
        ops.AddStage(id="s2", name="Visit"),
        ops.AddTouchpoint(id="t3", stage="s2", name="Waiting room", channel="in_person"),
        ops.SetEmotion(touchpoint="t3", score=-1),
        ops.AddPainPoint(id="p3", touchpoint="t3", text="The toilets are dirty"),
        ops.AddStage(id="s3", name="Aftercare"),
        ops.SetReview(due=date(2030, 7, 15)),
    ]


def group(*, agenda: int = 90, begun: bool = True) -> list[BaseModel]:
    """The clinic with three people, an agenda, votes, a difference, decisions, actions and a parking lot."""
    people = [("u1", "Dana Klein", "DK"), ("u2", "Ben", "B"), ("u3", "Sam Lee", "SL")]
    steps = default_agenda("quick", agenda)
    return [
        *clinic(),
        session_ops.SetFacilitator(value="Kim"),
        *(session_ops.AddParticipant(id=who, name=name, initials=short) for who, name, short in people),
        session_ops.SetAgenda(items=steps),
        *([session_ops.StartAgendaItem(item=steps[0].id, at=NOON)] if begun else []),
        session_ops.CastVote(participant="u1", item="p1", dots=2),
        session_ops.CastVote(participant="u1", item="p2", dots=1),
        session_ops.CastVote(participant="u2", item="p2", dots=2),
        session_ops.RecordDisagreement(
            id="d1",
            about="stages[s1].touchpoints[t1].emotion.score",
            text="“Booking form”, how it feels",
            values=(Opinion(participant="u1", value="1 (very bad)"), Opinion(participant="u2", value="4 (good)")),
        ),
        session_ops.AddDecision(id="n1", text="We start with the form"),
        session_ops.AddAction(id="w1", text="Send the survey", owner="Sam Lee", due="12 Dec"),
        session_ops.AddAction(id="w2", text="Ask the nurses"),
        ops.Park(id="k1", text="The car park is full"),
    ]


@asynccontextmanager
async def leading(
    folder: Path,
    operations: Sequence[BaseModel] = (),
    size: tuple[int, int] = (80, 24),
    path: Path | None = None,
    face: Face = "group",
) -> AsyncIterator[Pilot[None]]:
    """The app on a new map that begins with these operations (or on the one in ``path``), at rest."""
    workspace = Workspace(folder)
    place = await asyncio.to_thread(workspace.open, path) if path else await asyncio.to_thread(workspace.make)
    app = MapcoachApp(workspace)
    async with app.run_test(size=size, notifications=True) as pilot:
        assert await app.show_map(place, face, "quick", operations, "a map for tests" if operations else "")
        await rest(pilot)
        yield pilot


async def rest(pilot: Pilot[None]) -> None:
    """Wait until what was begun is through; a worker that waits for a dialog is left waiting."""
    for _ in range(6):
        await pilot.pause()
        modal = pilot.app.screen.is_modal
        waiting = [
            one
            for one in pilot.app.workers
            if not one.is_finished and (one.group in ("changing", "looking") or (one.group == "asking" and not modal))
        ]
        if not waiting:
            return
        await asyncio.gather(*(one.wait() for one in waiting), return_exceptions=True)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other, and wait each time until all is at rest."""
    for key in keys:
        await pilot.press(key)
        await rest(pilot)


async def enter(pilot: Pilot[None], text: str) -> None:
    """Put a text into the field of the dialog, in place of what is there, and send it."""
    pilot.app.screen.query_one(Input).value = text
    await press(pilot, "enter")


def map_of(pilot: Pilot[None]) -> JourneyMap:
    """The map as it is now."""
    app = pilot.app
    assert isinstance(app, MapcoachApp)
    assert app.opened is not None
    return app.opened.map


def path_of(pilot: Pilot[None]) -> Path:
    """Where the map is kept."""
    app = pilot.app
    assert isinstance(app, MapcoachApp)
    assert app.opened is not None
    return app.opened.path


async def look(pilot: Pilot[None]) -> None:
    """Take in at once what another terminal did."""
    await pilot.app.screen._take_in()  # type: ignore[attr-defined]
    await rest(pilot)


def words(pilot: Pilot[None]) -> str:
    """The screen's words, whatever line breaks are between them."""
    return " ".join(screen_text(pilot.app).replace("│", " ").replace("▌", " ").split())
