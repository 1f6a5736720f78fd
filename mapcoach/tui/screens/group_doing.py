"""What the keys do in each part of the screen for leading a group: they ask, and put the change on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mapcoach.journey import running
from mapcoach.tui.screens import group_changes as changes
from mapcoach.tui.screens.group_rows import LEADER
from mapcoach.tui.screens.pick_one import Pick
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets import agenda_clock

if TYPE_CHECKING:
    from datetime import datetime

    from mapcoach.journey import JourneyMap, Participant
    from mapcoach.tui.screens.group import GroupScreen
    from mapcoach.tui.screens.group_keeping import MapChange


class Doing:
    """What can be done in a part. ``can`` names its actions; ``row`` is the id under the bar, "" if there is none."""

    can: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, screen: GroupScreen) -> None:
        self.screen = screen

    @property
    def map(self) -> JourneyMap:
        """The map as it is now."""
        return self.screen.opened.map

    def applies(self, action: str, row: str) -> bool:
        """Whether one of the actions would do something with what is under the bar."""
        return True

    async def do(self, action: str, row: str) -> None:
        """Carry out one of the actions."""
        if action in self.can:
            await getattr(self, action)(row)

    async def keep(self, change: MapChange) -> bool:
        """Put a change on the map; whether it was."""
        return await self.screen.keep(change)


class People(Doing):
    """Who takes part, who leads, who speaks."""

    can = frozenset(("add", "change", "remove", "lead", "speak"))

    def applies(self, action: str, row: str) -> bool:
        """The row of the leader speaks for nobody, and has nothing to remove while nobody leads."""
        if row != LEADER:
            return True
        return action != "speak" and (action != "remove" or bool(self.map.session.facilitator))

    async def add(self, row: str) -> None:
        asked = "Who takes part? Names with commas between them; initials behind a name if you like: Dana DK, Ben, Sam"
        if text := await self.screen.ask(asked):
            await self.keep(lambda _: changes.people_added(text))

    async def change(self, row: str) -> None:
        if row == LEADER:
            return await self.leader()
        text = await self.screen.ask("Name, and initials in brackets:", changes.person_line(self.map, row))
        if text:
            await self.keep(lambda now: changes.person_changed(now, row, text))
        return None

    async def leader(self) -> None:
        """Ask who leads; it may be somebody who does not take part."""
        name = await self.screen.ask("Who leads the session?", self.map.session.facilitator)
        if name is not None:
            await self.keep(lambda _: changes.leader_set(name))

    async def remove(self, row: str) -> None:
        """Take somebody off the list; one who voted or answered is not taken off without a word."""
        person = self.map.session.participant(row)
        if person is not None and (told := self._leaves(person)):
            asked = f"{in_line(person.name, 60)} {told}. Take them off the list all the same?"
            if not await self.screen.confirm(asked, "Take off", "Keep"):
                return
        if row != LEADER:
            await self.keep(lambda now: changes.person_removed(now, row))
        elif self.map.session.facilitator:
            await self.keep(lambda _: changes.leader_set(""))

    def _leaves(self, person: Participant) -> str:
        """What somebody gave so far, in words: dots go with them, answers stay."""
        dots = sum(vote.dots for vote in self.map.session.votes if vote.participant == person.id)
        answers = self.screen.answers_of(person)
        given = [f"gave {dots} {'dot' if dots == 1 else 'dots'}, which go too"] if dots else []
        given += [f"gave {answers} {'answer' if answers == 1 else 'answers'}, which stay"] if answers else []
        return " and ".join(given)

    async def lead(self, row: str) -> None:
        person = self.map.session.participant(row)
        if person is None:
            await self.leader()
        else:
            await self.keep(lambda _: changes.leader_set(person.name))

    async def speak(self, row: str) -> None:
        """Let the one under the bar speak: answers on F2 carry that name; once more, and nobody in particular does."""
        person, session = self.map.session.participant(row), self.screen.opened.session
        name = person.name if person else ""
        session.author = "" if session.author == name else name
        self.screen.show()


class Agenda(Doing):
    """The steps and their time-boxes."""

    can = frozenset(("add", "change", "remove", "move_up", "move_down", "start", "next", "agenda"))

    async def add(self, row: str) -> None:
        if text := await self.screen.ask("What is the step, and how many minutes? For example: The stages, 15"):
            await self.keep(lambda _: changes.step_added(text, row))

    async def change(self, row: str) -> None:
        item = self.map.session.item(row)
        if item is None:
            return
        if text := await self.screen.ask("The step and its minutes:", changes.step_line(item)):
            await self.keep(lambda now: changes.step_changed(now, row, text))

    async def remove(self, row: str) -> None:
        """Leave out a step; the clock of the one that runs would go with it, so that is asked first."""
        now = running(self.map)
        if now is not None and now.id == row:
            asked = f"“{in_line(now.title, 200)}” is running, and its clock goes with it. Remove it? F9 brings it back."
            if not await self.screen.confirm(asked, "Remove it", "Keep it"):
                return
        await self.keep(lambda now: changes.step_removed(now, row))

    async def move_up(self, row: str) -> None:
        await self.keep(lambda now: changes.step_moved(now, row, -1))

    async def move_down(self, row: str) -> None:
        await self.keep(lambda now: changes.step_moved(now, row, 1))

    async def start(self, row: str) -> None:
        await self.keep(lambda now: changes.step_toggled(now, row, agenda_clock.now(), self._times()))

    async def next(self, row: str) -> None:
        if await self.keep(lambda now: changes.next_started(now, agenda_clock.now(), self._times())):
            self.screen.go_to_running()

    def _times(self) -> list[datetime]:
        """When something was answered or changed."""
        return [entry.time for entry in self.screen.opened.session.entries]

    async def agenda(self, row: str) -> None:
        """Offer agendas to begin with; one that was begun is not thrown away without a word."""
        if not await self._may_replace():
            return
        depth = self.screen.opened.session.depth
        picks = [Pick(str(minutes), f"{minutes} minutes", _steps(depth, minutes)) for minutes in (45, 60, 90, 120)]
        picked = await self.screen.pick(f"How long have you got? The steps are those of a {depth} session.", picks)
        if picked:
            await self.keep(lambda _: changes.agenda_for(depth, int(picked)))

    async def _may_replace(self) -> bool:
        """Whether another agenda may take the place of the one there is."""
        if not any(item.started for item in self.map.session.agenda):
            return True
        asked = "This agenda has begun. Another keeps the clock of the steps that are in both. Make another?"
        return await self.screen.confirm(asked, "Make another", "Keep this one")


def _steps(depth: str, minutes: int) -> str:
    from mapcoach.journey import default_agenda

    return " · ".join(
        f"{one.title.split(',')[0].split(' and ')[0]} {one.minutes}" for one in default_agenda(depth, minutes)
    )


class Notes(Doing):
    """The facilitator's private notes."""

    can = frozenset(("add", "remove"))

    async def add(self, row: str) -> None:
        if text := await self.screen.ask("A private note. Nobody sees it on the map, in a draft or on the projector."):
            told = await self.screen.opened.note(text)
            self.screen.tell(told.events)

    async def remove(self, row: str) -> None:
        note = next((one for one in self.screen.opened.session.notes() if one.id == row), None)
        gone = "It is shown nowhere any more, and F9 does not bring it back. The map's file keeps its words."
        asked = f"Remove the note “{in_line(note.reply, 200)}”? {gone}" if note else ""
        if note and await self.screen.confirm(asked, "Remove it", "Keep it"):
            told = await self.screen.opened.remove_note(row)
            self.screen.tell(told.events)


class Parking(Doing):
    """The parking lot."""

    can = frozenset(("add", "remove"))

    async def add(self, row: str) -> None:
        if text := await self.screen.ask("What shall be kept for later?"):
            await self.keep(lambda _: changes.parked(text))

    async def remove(self, row: str) -> None:
        await self.keep(lambda now: changes.unparked(now, row))
