"""The map that is open, for every screen: asks the session, and tells all screens what came of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.signal import Signal

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel
    from textual.app import App

    from mapcoach.interview.asking import Asked, CommandName, Place
    from mapcoach.interview.events import Event
    from mapcoach.interview.script import Depth
    from mapcoach.interview.session import Session
    from mapcoach.journey import JourneyMap
    from mapcoach.workspace import OpenMap, Workspace


@dataclass(frozen=True)
class Change:
    """The map or the journal changed: what the map was, what it is, and whether another terminal did it."""

    before: JourneyMap
    map: JourneyMap
    by_others: bool = False


@dataclass(frozen=True)
class Told:
    """What the session said; ``saved`` is False if nothing was kept, because the disk refused."""

    events: tuple[Event, ...]
    saved: bool = True

    @property
    def used(self) -> bool:
        """Whether a reply was taken. If not, whoever typed it still needs it."""
        from mapcoach.interview.events import Unused

        return self.saved and not any(isinstance(one, Unused) for one in self.events)

    @property
    def explained(self) -> bool:
        """Whether it was no reply but a question of the person's, which was answered."""
        from mapcoach.interview.events import Explained

        return any(isinstance(one, Explained) for one in self.events)


class Opened:
    """One open map. All screens of it share this; whoever changes the map does it here.

    ``changed`` is published after each change. Nothing here raises for what the disk refuses: the reason comes
    back as an error notice, and what was typed is still with whoever typed it.
    """

    def __init__(self, app: App[None], workspace: Workspace, place: OpenMap, session: Session, map_id: str) -> None:
        self.workspace, self.place, self.session = workspace, place, session
        self.changed: Signal[Change] = Signal(app, "map changed")
        self._seen = session.map
        self._id = map_id
        self.unkept: dict[Place, str] = {}
        self._typed: dict[Place, str] | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._problem = ""

    @property
    def map(self) -> JourneyMap:
        """The map as it is now."""
        return self.session.map

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self.place.path

    # --- what a user does ------------------------------------------------------------------------------

    async def answer(self, text: str, asked: Asked | None) -> Told:
        """Give a reply to the question that was shown."""
        return await self._do(self.session.answer(text, asked))

    async def command(self, name: CommandName, asked: Asked | None = None) -> Told:
        """Carry out a command: skip, back, undo, finish…"""
        return await self._do(self.session.command(name, asked=asked))

    async def take_back(self, entry_id: str) -> Told:
        """Take back one entry of the journal, whatever came after it."""
        return await self._do(self.session.take_back(entry_id))

    async def edit(self, entry_id: str, text: str) -> Told:
        """Replace an earlier answer."""
        return await self._do(self.session.edit(entry_id, text))

    async def change(self, operations: Sequence[BaseModel], words: str) -> Told:
        """Change the map directly; ``words`` tell what was done, for the record."""
        return await self._do(self.session.change(operations, words))

    async def note(self, text: str) -> Told:
        """Keep a private note of the facilitator's."""
        return await self._do(self._nothing_said(self.session.note(text, self.map.session.facilitator or None)))

    async def remove_note(self, entry_id: str) -> Told:
        """Take a note away."""
        return await self._do(self._nothing_said(self.session.remove_note(entry_id)))

    @staticmethod
    async def _nothing_said(doing: Awaitable[object]) -> list[Event]:
        await doing
        return []

    async def _do(self, doing: Awaitable[Sequence[Event]]) -> Told:
        from mapcoach.interview.events import Notice
        from mapcoach.resources import ResourceError
        from mapcoach.storage import StorageError
        from mapcoach.workspace import WorkspaceError

        try:
            events = await doing
        except (StorageError, ResourceError, WorkspaceError) as error:
            return Told((Notice("error", str(error)),), saved=False)
        self._tell(by_others=False)
        return Told(tuple(events))

    # --- what others do --------------------------------------------------------------------------------

    async def look(self) -> str:
        """Take in what other terminals added. What hinders that is returned once, not at every look."""
        from mapcoach.storage import CannotRead, StorageError

        try:
            anything = await self.session.sync()
        except CannotRead:
            return ""  # it is told when something is to be saved
        except StorageError as error:
            told, self._problem = self._problem, str(error)
            return "" if told == self._problem else self._problem
        self._problem = ""
        if anything:
            self._tell(by_others=True)
        return ""

    def _tell(self, by_others: bool) -> None:
        from mapcoach.tui.speaking import speaker_after

        before, self._seen = self._seen, self.session.map
        self.session.author = speaker_after(before, self._seen, self.session.author, by_others)
        self.changed.publish(Change(before, self._seen, by_others))

    # --- half-typed text -------------------------------------------------------------------------------

    def keep_typed(self, texts: Mapping[Place, str]) -> None:
        """Keep half-typed texts on disk, soon: while one version is being written, only the latest waits."""
        self._typed = dict(texts)
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._write_typed())

    async def _write_typed(self) -> None:
        while self._typed is not None:
            texts, self._typed = self._typed, None
            kept = await asyncio.to_thread(self.workspace.unsent.keep, self._id, texts)
            self.unkept = {} if kept else texts

    async def typed(self) -> dict[Place, str]:
        """The texts that were half-typed when this map was left, by what they were for."""
        return await asyncio.to_thread(self.workspace.unsent.take, self._id)

    async def settle(self) -> None:
        """Wait until what was typed last is on disk, or was refused there (``unkept`` holds it then)."""
        if self._keeping is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeping


async def open_map(
    app: App[None],
    workspace: Workspace,
    place: OpenMap,
    depth: Depth | None = None,
    operations: Sequence[BaseModel] = (),
    reply: str = "",
) -> Opened:
    """A session on a map, begun if it never was. Raises StorageError or ResourceError."""
    session, map_id = await asyncio.to_thread(lambda: (place.session(depth), place.file.id))
    await session.start(map_id, operations, reply)
    return Opened(app, workspace, place, session, map_id)
