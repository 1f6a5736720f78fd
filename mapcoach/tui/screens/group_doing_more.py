"""What the keys do where the group differs, votes, decides and undertakes something."""

from __future__ import annotations

from mapcoach.tui.screens import group_actions as actions
from mapcoach.tui.screens import group_changes as changes
from mapcoach.tui.screens import group_differences as differences
from mapcoach.tui.screens.group_doing import Agenda, Doing, Notes, Parking, People
from mapcoach.tui.screens.group_parts import PartName
from mapcoach.tui.screens.pick_one import Pick
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets import agenda_clock

_ANOTHER = "\0another"
"""What the pick "something else" stands for."""
_GROUP = "the group"


class Differences(Doing):
    """Where people differ."""

    can = frozenset(("add", "change", "remove", "view", "reopen"))

    async def add(self, row: str) -> None:
        about = await self.screen.ask("On what do two people differ?")
        if not about or not about.strip():
            return
        views = await self.screen.ask("Who says what? For example: Dana: under a day; Ben: three days")
        if views is not None:
            await self.keep(lambda now: differences.difference_added(now, about, views))

    async def view(self, row: str) -> None:
        if text := await self.screen.ask("Who says what? For example: Sam: it depends on the day"):
            await self.keep(lambda now: differences.view_added(now, row, text))

    async def change(self, row: str) -> None:
        """Decide: one of the views or another, and who decides."""
        one = self.map.session.disagreement(row)
        if one is None:
            return
        views = differences.views_of(self.map, one)
        picks = [*(Pick(str(place), in_line(view.value, 50), view.who) for place, view in enumerate(views))]
        asked = f"“{in_line(one.text, 160)}”: what does the group decide?"
        picked = await self.screen.pick(asked, [*picks, Pick(_ANOTHER, "Something else…")])
        if picked is None:
            return
        decision = await self.screen.ask("What is decided?") if picked == _ANOTHER else views[int(picked)].value
        by = await self._who_decides() if decision and decision.strip() else None
        if by is not None and decision:
            day = agenda_clock.now().date()
            await self.keep(lambda now: differences.decided(now, row, decision, by, day))

    async def _who_decides(self) -> str | None:
        session = self.map.session
        names = [_GROUP, *(one.name for one in session.participants)]
        if session.facilitator and session.facilitator not in names:
            names.append(session.facilitator)
        picks = [*(Pick(name, in_line(name, 50)) for name in names), Pick(_ANOTHER, "Somebody else…")]
        picked = await self.screen.pick("Who decides?", picks)
        return await self.screen.ask("Who decides?") if picked == _ANOTHER else picked

    def applies(self, action: str, row: str) -> bool:
        one = self.map.session.disagreement(row)
        return action != "reopen" or bool(one and one.decision)

    async def reopen(self, row: str) -> None:
        await self.keep(lambda now: differences.opened_again(now, row))

    async def remove(self, row: str) -> None:
        await self.keep(lambda now: differences.difference_removed(now, row))


class Votes(Doing):
    """The dots; they are given on a screen of their own."""

    can = frozenset(("change", "dots"))

    async def change(self, row: str) -> None:
        self.screen.vote(row if self.map.session.participant(row) else "")

    async def dots(self, row: str) -> None:
        await self.screen.ask_dots()


class Decisions(Doing):
    """What the group decided."""

    can = frozenset(("add", "change", "remove"))

    async def add(self, row: str) -> None:
        if text := await self.screen.ask("What did the group decide?"):
            await self.keep(lambda _: changes.decision_added(text))

    async def change(self, row: str) -> None:
        before = next((one.text for one in self.map.session.decisions if one.id == row), "")
        if text := await self.screen.ask("What did the group decide?", before):
            await self.keep(lambda _: changes.decision_changed(row, text))

    async def remove(self, row: str) -> None:
        await self.keep(lambda now: changes.decision_removed(now, row))


class Actions(Doing):
    """Who does what by when."""

    can = frozenset(("add", "change", "remove", "tick"))

    async def add(self, row: str) -> None:
        if text := await self.screen.ask("Who does what by when? For example: send the survey — Sam — 12 Dec"):
            await self.keep(lambda now: actions.action_added(now, text, agenda_clock.now().date()))

    async def change(self, row: str) -> None:
        before = next((one for one in self.map.session.actions if one.id == row), None)
        if before is None:
            return
        if text := await self.screen.ask("What — who — by when:", actions.action_line(before)):
            await self.keep(lambda now: actions.action_changed(now, row, text, agenda_clock.now().date()))

    async def tick(self, row: str) -> None:
        await self.keep(lambda now: actions.action_ticked(now, row))

    async def remove(self, row: str) -> None:
        await self.keep(lambda now: actions.action_removed(now, row))


class Recap(Doing):
    """What was done today, on a screen of its own."""

    can = frozenset(("change",))

    async def change(self, row: str) -> None:
        self.screen.action_recap()


DOINGS: dict[PartName, type[Doing]] = {
    "people": People,
    "agenda": Agenda,
    "notes": Notes,
    "parking": Parking,
    "differences": Differences,
    "votes": Votes,
    "decisions": Decisions,
    "actions": Actions,
    "recap": Recap,
}
