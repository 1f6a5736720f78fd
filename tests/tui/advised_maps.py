"""Maps for the tests of what is done about a map: as operations, so that a session can begin with them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from textual.pilot import Pilot

from mapcoach.journey import JourneyMap, fold, new_entry
from mapcoach.journey import operations as ops
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.faces import Face
from mapcoach.workspace import Workspace

PAINS = (
    "Nobody ever replies to the enquiry",
    "The form asks for too much and people give up",
    "People forget the appointment",
    "Nobody says when it is ready",
    "The toilets are dirty",
)


def clinic() -> list[BaseModel]:
    """A clinic with three stages: one with troubles and an idea, one that people must mend, one not mapped yet."""
    return [
        ops.SetTitle(value="First visit to the clinic"),
        ops.SetReview(due=date(2027, 5, 22)),
        ops.SetScope(field="business_kind", value="local"),
        ops.SetPersona(field="name", value="Rosa"),
        ops.AddStage(id="s1", name="Book a date"),
        ops.SetStage(stage="s1", field="customer_goal", value="A date this week"),
        ops.AddTouchpoint(id="t1", stage="s1", name="Booking form", channel="website"),
        ops.SetEmotion(touchpoint="t1", score=-2, feeling="annoyed"),
        ops.AddPainPoint(id="p1", touchpoint="t1", text=PAINS[1], severity=3, drops_off=True),
        ops.AddTouchpoint(id="t2", stage="s1", name="Phone call", channel="phone"),
        ops.AddPainPoint(id="p2", touchpoint="t2", text=PAINS[0], severity=2),
        ops.AddOpportunity(id="o1", text="Ring back within an hour", pain_point="p2", impact=4, feasibility=5),
        ops.AddOpportunity(id="o2", text="A film about the first visit"),
        ops.AddStage(id="s2", name="Visit"),
        ops.SetStage(stage="s2", field="customer_goal", value="No pain"),
        ops.AddTouchpoint(id="t3", stage="s2", name="Waiting room", channel="in_person"),
        ops.SetEmotion(touchpoint="t3", score=-1),
        ops.AddPainPoint(id="p3", touchpoint="t3", text=PAINS[4]),
        ops.AddStage(id="s3", name="Aftercare"),
    ]


def large(touchpoints: int, stages: int = 20) -> Iterator[BaseModel]:
    """A map with many touchpoints, each with a rating and a pain point."""
    yield ops.SetTitle(value="Large")
    for s in range(stages):
        yield ops.AddStage(id=f"s{s}", name=f"Stage {s + 1}")
    for t in range(touchpoints):
        yield ops.AddTouchpoint(id=f"t{t}", stage=f"s{t % stages}", name=f"Booking form {t}", channel="website")
        yield ops.SetEmotion(touchpoint=f"t{t}", score=t % 5 - 2)
        yield ops.AddPainPoint(id=f"p{t}", touchpoint=f"t{t}", text=f"{PAINS[t % 5]} ({t})", severity=t % 3 + 1)


def folded(operations: list[BaseModel]) -> JourneyMap:
    """The map that operations make."""
    return fold([new_entry(operations=(ops.StartMap(id="m1"), *operations))]).map


@asynccontextmanager
async def shown(
    folder: Path, face: Face, operations: list[BaseModel], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Any, Pilot[None]]]:
    """The app with a map that begins with these operations, on one of its faces, at rest."""
    workspace = Workspace(folder)
    place = await asyncio.to_thread(workspace.make)
    app = MapcoachApp(workspace)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        assert await app.show_map(place, face, "quick", operations, "a map for tests")
        await at_rest(app, pilot)
        yield app, pilot


async def at_rest(app: MapcoachApp, pilot: Pilot[None]) -> None:
    """Wait until everything that was begun here is through, and what came of it, too."""
    quiet = 0
    while quiet < 2:
        await pilot.pause()
        running = [one for one in app.workers if one.group in _GROUPS and not one.is_finished]
        await asyncio.gather(*(one.wait() for one in running), return_exceptions=True)
        quiet = 0 if running else quiet + 1


_GROUPS = ("advice", "changing", "making", "laying out")
_MOVES = {"up", "down", "home", "end", "pageup", "pagedown"}


async def press(app: MapcoachApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other, and wait until all is at rest, in between where a key may begin something."""
    for key in keys:
        await pilot.press(key)
        if key not in _MOVES:
            await at_rest(app, pilot)
    await at_rest(app, pilot)
