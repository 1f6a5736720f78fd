"""The maps that the pictures are of: interviews held anew, on a clock that stands still, so always the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Literal
from unittest.mock import patch

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.interview.session import Session
    from mapcoach.workspace import Workspace

MapName = Literal["sample", "alone", "group", "shop", "renewal"]
NOW = datetime(2026, 6, 9, 14, 26, tzinfo=UTC)
HALF_WAY = ("stages[].touchpoints", "Repair")
NEXT_REPLY = "Drop-off at the counter, Estimate call, Text when ready"
"""What is answered next, half way through."""
PEOPLE = ("Sam", "Ana", "Ben")


@contextmanager
def standing_still(at: datetime) -> Iterator[None]:
    """Let every clock of the app stand at a time (UTC), and make the same ids each time."""
    from mapcoach.interview import going_on, guide, offline
    from mapcoach.journey import journal
    from mapcoach.storage import map_file
    from mapcoach.tui.screens import draft_making
    from mapcoach.tui.widgets import agenda_clock, map_list_words

    class Still(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:  # noqa: ANN401  (a plain datetime, where Self is declared)
            return at.astimezone(tz) if tz else at.replace(tzinfo=None)

    real = offline.OfflineInterviewer
    with ExitStack() as clocks:
        for module in (going_on, guide, journal, map_file, draft_making):
            clocks.enter_context(patch.object(module, "datetime", Still))
        clocks.enter_context(patch.object(journal, "secrets", Random(at.timestamp())))
        for clock in (agenda_clock, map_list_words):
            clocks.enter_context(patch.object(clock, "now", lambda: at))
        clocks.enter_context(patch.object(offline, "OfflineInterviewer", lambda: real(today=at.date)))
        yield


async def make_map(workspace: Workspace, name: MapName) -> Path:
    """Make one of the maps in the store, some time before now."""
    from mapcoach.tui.screens.home_sample import keep_sample

    match name:
        case "renewal":
            return await begun(workspace, timedelta(days=40), "Renewing a support contract", "renewal", "b2b")
        case "shop":
            return await begun(workspace, timedelta(days=3), "Online shop: the first order", "current", "ecommerce")
        case "alone":
            return await half_way(workspace, timedelta(hours=5), "A repair at Kettle Lane Bikes", ["Sam"])
        case "group":
            return await half_way(workspace, timedelta(minutes=6), "Kettle Lane Bikes with Sam, Ana and Ben", PEOPLE)
        case "sample":
            with standing_still(NOW - timedelta(days=1)):
                return await keep_sample(workspace)


async def begun(workspace: Workspace, before: timedelta, title: str, kind: str, starter: str) -> Path:
    """A map with the stages of a starter, so long before now."""
    from mapcoach.workspace import beginning

    with standing_still(NOW - before):
        place = workspace.make()
        await place.session("quick").start(place.file.id, *beginning(title, kind, starter))
        return place.path


async def half_way(workspace: Workspace, before: timedelta, title: str, people: Sequence[str]) -> Path:
    """The recorded interview up to the middle, the answers given in turn by these people."""
    from mapcoach.interview.sample import load_sample
    from mapcoach.journey.operations import SetTitle

    with standing_still(NOW - before):
        place = workspace.make()
        depth, _, replies = load_sample()
        session = place.session(depth)
        await session.start(place.file.id, [SetTitle(value=title)], title)
        if len(people) > 1:
            await session.change(gathered(people, NOW - before), "who is here, and what we do when")
        speakers = cycle(people)
        while (asked := session.current) and (asked.base_field, asked.subject_name) != HALF_WAY:
            session.author = next(speakers) if len(people) > 1 else ""
            found = next((one for one in replies if one.fits(asked)), None)
            await (session.answer(found.say) if found else session.skip())
            replies = [one for one in replies if one is not found]
        if len(people) > 1:
            await differ(session)
        return place.path


def gathered(people: Sequence[str], at: datetime) -> list[BaseModel]:
    """A group with an agenda whose fifth step began at a time."""
    from mapcoach.journey import default_agenda, new_id
    from mapcoach.journey import session_operations as ops

    agenda = default_agenda("standard", 90)
    steps: list[BaseModel] = []
    for item in reversed(agenda[:5]):
        at -= timedelta(minutes=item.minutes if steps else 0)
        steps.insert(0, ops.StartAgendaItem(item=item.id, at=at))
    here = [ops.AddParticipant(id=new_id("u"), name=name) for name in people]
    return [ops.SetFacilitator(value="Dana"), *here, ops.SetAgenda(items=tuple(agenda)), *steps]


async def differ(session: Session) -> None:
    """What a group leaves behind on the way: two views, a decision, an action, something parked, a note."""
    from mapcoach.journey import new_id
    from mapcoach.journey import operations as map_ops
    from mapcoach.journey import session_operations as ops
    from mapcoach.journey.group import Opinion

    sam, ana, ben = session.map.session.participants
    views = (Opinion(participant=ana.id, value="twenty a week"), Opinion(participant=ben.id, value="three a week"))
    left: list[BaseModel] = [
        ops.RecordDisagreement(id=new_id("x"), text="How many calls ring out", values=views),
        ops.AddDecision(id=new_id("n"), text="We map commuters first; families come in autumn"),
        ops.AddAction(id=new_id("a"), text="Count the missed calls of May", owner=sam.name, due="16 June"),
        map_ops.Park(id=new_id("k"), text="The lease of the shop next door"),
    ]
    await session.change(left, "what was said on the way")
    await session.note("Ben is quiet: ask him first at the next stage", "Dana")
