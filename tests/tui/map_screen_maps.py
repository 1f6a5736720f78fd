"""The map screen on maps of a test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import BaseModel
from textual.pilot import Pilot

from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.screens.map import MapScreen
from mapcoach.tui.widgets.answering.prompt import Prompt
from mapcoach.tui.widgets.map_table import MapTable
from mapcoach.workspace import Workspace
from tests.tui.conftest import screen_text
from tests.tui.running import SMALL


def salon() -> list[BaseModel]:
    """A salon with three stages, one of them bare: feelings, troubles, ideas, an automation, a measure, a source."""
    return [
        ops.SetTitle(value="First visit to the salon"),
        ops.SetPersona(field="name", value="Maya"),
        ops.AddStage(id="s1", name="Find us"),
        ops.SetStage(stage="s1", field="customer_goal", value="A salon nearby"),
        ops.AddStageQuestions(stage="s1", items=("Are they any good?", "What does it cost?")),
        ops.AddTouchpoint(id="t1", stage="s1", name="Reviews", channel="website"),
        ops.SetEmotion(touchpoint="t1", score=1, feeling="curious", thought="They look nice"),
        ops.AddStage(id="s2", name="Booking"),
        ops.SetStage(stage="s2", field="owner", value="Dana"),
        ops.AddTouchpoint(id="t2", stage="s2", name="Booking form", channel="website"),
        ops.SetEmotion(touchpoint="t2", score=-2, feeling="annoyed"),
        ops.SetMomentOfTruth(touchpoint="t2", value=True),
        ops.AddPainPoint(
            id="p1", touchpoint="t2", text="The form asks for too much", severity=3, drops_off=True, share=0.3
        ),
        ops.AddTouchpoint(id="t3", stage="s2", name="Phone call", channel="phone"),
        ops.AddPainPoint(id="p2", touchpoint="t3", text="Nobody answers in the evening", severity=2),
        ops.AddTouchpoint(id="t4", stage="s2", name="Reminder", channel="sms"),
        ops.AddStage(id="s3", name="Visit"),
        ops.AddOpportunity(id="o1", text="Ask for a name and a time only", pain_point="p1", impact=5, feasibility=4),
        ops.AddOpportunity(id="o2", text="A call back the next morning", pain_point="p2", impact=3, feasibility=5),
        ops.AddOpportunity(id="o3", text="A film about the first visit"),
        ops.ChooseAutomation(id="a1", recipe="booking-reminder", stage="s2", touchpoint="t4"),
        ops.SetMeasure(name="Booked online", baseline="30%", target="60%", stage="s2"),
        ops.AddEvidence(id="e1", kind="analytics", source="Form statistics", supports=("p1",)),
    ]


def large(touchpoints: int, stages: int = 10) -> list[BaseModel]:
    """A map with many touchpoints, each with a feeling and a pain point."""
    made: list[BaseModel] = [ops.AddStage(id=f"s{at}", name=f"Stage {at + 1}") for at in range(stages)]
    for at in range(touchpoints):
        made.append(ops.AddTouchpoint(id=f"t{at}", stage=f"s{at % stages}", name=f"Contact {at}", channel="website"))
        made.append(ops.SetEmotion(touchpoint=f"t{at}", score=at % 5 - 2, thought="Is this the right page?"))
        made.append(
            ops.AddPainPoint(id=f"p{at}", touchpoint=f"t{at}", text=f"Nobody answers ({at})", severity=at % 3 + 1)
        )
    return made


def everywhere(text: str) -> list[BaseModel]:
    """A map that says the same in every text that the grid and its lists show."""
    made = salon()
    texts = {"value", "name", "text", "feeling", "thought", "root_cause", "owner", "due", "kpi", "source", "channel"}
    texts |= {"baseline", "target"}
    changed = [one.model_copy(update=dict.fromkeys(texts & set(one.model_fields_set), text)) for one in made]
    rest = [
        ops.AddStageQuestions(stage="s2", items=(text,)),
        ops.ChangePainPoint(pain_point="p1", root_cause=text),
        ops.ChangeOpportunity(opportunity="o1", owner=text, due=text, kpi=text),
        ops.SetTouchpoint(touchpoint="t2", field="customer_action", value=text),
        ops.SetTouchpoint(touchpoint="t2", field="channel", value=text),
    ]
    return [one for one in changed if not isinstance(one, ops.SetMomentOfTruth)] + rest


@asynccontextmanager
async def on_the_map(
    folder: Path, operations: Sequence[BaseModel] | None = None, size: tuple[int, int] = SMALL
) -> AsyncIterator[Pilot[None]]:
    """The app on the map screen of a new map, which begins with these operations (else the salon)."""
    workspace = Workspace(folder)
    app = MapcoachApp(workspace)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.animation_level = "none"
        place = workspace.make()
        await app.show_map(place, "map", "quick", salon() if operations is None else operations, "made for a test")
        await at_rest(pilot)
        yield pilot


def screen_of(pilot: Pilot[None]) -> MapScreen:
    """The map screen, whatever is over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, MapScreen))


def map_of(pilot: Pilot[None]) -> JourneyMap:
    """The map as it is now."""
    return screen_of(pilot).opened.map


_WORKING = ("editing", "undoing", "showing", "checks", "answering", "asking")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys; after each, wait until what it began is through, or asks for something."""
    for key in keys:
        await pilot.press(key)
        await at_rest(pilot)


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until nothing that was begun goes on, but for what waits for an answer."""
    quiet, seen = 0, None
    while quiet < 3:
        await pilot.pause()
        screen = pilot.app.screen
        still = screen is seen and (screen.is_modal or not _works(pilot))
        quiet, seen = quiet + 1 if still else 0, screen


def _works(pilot: Pilot[None]) -> bool:
    return any(one.group in _WORKING and not one.is_finished for one in pilot.app.workers)


async def put(pilot: Pilot[None], text: str) -> None:
    """Put a text into the box of a dialog in place of what is there, and keep it."""
    pilot.app.screen.query_one(Prompt).put(text)
    await press(pilot, "enter")


async def stand_on(pilot: Pilot[None], stage: str, lane: str) -> None:
    """Put the cursor on a cell of the grid. (Getting there by keys is tested with the grid.)"""
    screen_of(pilot).query_one(MapTable).go_to(stage, lane)
    await at_rest(pilot)


def words_on(pilot: Pilot[None]) -> str:
    """What the screen shows, as one line."""
    return " ".join(screen_text(pilot.app).split())
