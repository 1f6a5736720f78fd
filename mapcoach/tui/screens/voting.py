"""Dot voting: one after the other gives dots at this keyboard, or several at once at theirs; the result waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widgets import Footer

from mapcoach.journey import JourneyMap, dots_left, dots_of
from mapcoach.journey.session_operations import CastVote
from mapcoach.tui.screens import voting_changes as changes
from mapcoach.tui.screens.group_keeping import GroupFace, MapChange
from mapcoach.tui.screens.speakers import PickVoter
from mapcoach.tui.text import in_line, styled
from mapcoach.tui.widgets.agenda_clock import AgendaClock
from mapcoach.tui.widgets.group_list import GroupList, Row
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.journey import JournalEntry, Participant
    from mapcoach.tui.opened import Change, Opened

_NOTHING = "There is nothing to vote on yet. Pain points and opportunities come from the interview (F2)."
_NOBODY = "Nobody takes part yet. Esc, then 1 and A add people; each then has dots to give."
_NO_DOTS = "Nobody has given a dot yet. R hides the result again."


class VotingScreen(GroupFace):
    """Gives dots to pain points and opportunities, for one voter at a time. ``r`` shows and hides the result."""

    CSS_PATH = "voting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="voting.leave", tooltip="Back to the group"),
        Binding("plus,equals_sign,right,space", "give(1)", "Give", id="voting.give", key_display="+"),
        Binding("minus,left", "give(-1)", "Take", id="voting.take", key_display="-"),
        Binding("f9", "undo", "Undo", id="voting.undo", tooltip="Take back what was changed last"),
        *(Binding(str(dots), f"put({dots})", show=False, id=f"voting.put{dots}") for dots in range(10)),
        Binding("n", "next_voter", "Next voter", id="voting.next", tooltip="The next who has dots left"),
        Binding("w", "who", "Who", id="voting.who", tooltip="Pick who gives dots"),
        Binding("r", "result", "Result", id="voting.result", tooltip="Show what was voted, or hide it again"),
        Binding("d", "dots", "Dots each", id="voting.dots", tooltip="How many dots everybody has"),
    ]
    AUTO_FOCUS = "#choices"
    help_name: ClassVar[str] = "voting"

    def __init__(self, opened: Opened, voter: str = "") -> None:
        super().__init__(opened)
        self._voter = voter
        self._revealed = False
        self._cast: dict[str, list[str]] = {}

    def compose(self) -> ComposeResult:
        yield TopBar(self.opened.map.display_title(), self.face)
        yield AgendaClock(id="clock")
        yield PlainText(id="who")
        yield GroupList(id="choices")
        yield PlainText(id="nothing")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Who gives dots is fixed now: as chosen, else who speaks, else the first on the list."""
        people = self.opened.map.session.participants
        speaks = next((one for one in people if one.name == self.opened.session.author), None)
        first = self.voter or speaks or (people[0] if people else None)
        self._voter = first.id if first else ""
        self.show()

    def map_changed(self, change: Change) -> None:
        """Nobody else votes in the place of one who was taken off the list: it is said, and asked who does."""
        gone = change.before.session.participant(self._voter)
        if gone is not None and self.voter is None:
            self.mapcoach.say(f"{in_line(gone.name, 40)} no longer takes part. Who gives dots now?", "warning")
            if self.opened.map.session.participants and self.is_current:
                self.call_after_refresh(self.action_who)
        super().map_changed(change)

    # --- showing ---------------------------------------------------------------------------------------

    @property
    def voter(self) -> Participant | None:
        """Who gives dots; None where nobody does yet, or the one who did was taken off the list."""
        return self.opened.map.session.participant(self._voter)

    def show(self, on: str | None = None) -> None:
        """Show the ballot of the voter, or the result, on the map as it is now."""
        journey_map, voter = self.opened.map, self.voter
        self.query_one(AgendaClock).show(journey_map)
        rows = _result(journey_map) if self._revealed else _ballot(journey_map, voter.id if voter else "")
        nothing = _nothing(journey_map, self._revealed)
        self.set_class(bool(nothing), "-nothing")
        self.query_one("#nothing", PlainText).say(nothing)
        self.query_one("#choices", GroupList).show(rows, on)
        self._say_who(journey_map, voter)
        self.refresh_bindings()

    def _say_who(self, journey_map: JourneyMap, voter: Participant | None) -> None:
        says, turnout = self.query_one("#who", PlainText), changes.turnout(journey_map)
        if self._revealed:
            says.say(styled(("The result. ", "bold"), f"{turnout}. R hides it again."))
        elif voter is None:
            says.say("Nobody gives dots now. W: pick who does." if journey_map.session.participants else "")
        else:
            left, each = dots_left(journey_map, voter.id), journey_map.session.dots_each
            told = f"{left} of {each} dots left to give. " if left else "all dots given. N: the next voter. "
            name = f"{in_line(voter.name, 40)} ({in_line(voter.initials, 8)}): "
            says.say(styled((name, "bold"), told, f"{turnout}; R shows the result."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the result shows nobody votes."""
        if action in ("give", "put"):
            return not self._revealed and self.voter is not None
        if action in ("next_voter", "who"):
            return bool(self.opened.map.session.participants)
        return True

    # --- voting ----------------------------------------------------------------------------------------

    def action_give(self, more: int) -> None:
        self._vote(lambda before: before + more)

    def action_put(self, dots: int) -> None:
        self._vote(lambda _: dots)

    def _vote(self, dots: Callable[[int], int]) -> None:
        """Give dots to what is under the bar, by the one who votes as the key is pressed."""
        voter, item = self.voter, self.query_one("#choices", GroupList).row
        if voter is not None and item is not None:
            self._keep(voter.id, lambda now: changes.given(now, voter.id, item, dots(dots_of(now, voter.id, item))))

    @work(group="changing")
    async def _keep(self, voter: str, change: MapChange) -> None:
        known = len(self.opened.session.entries)
        if await self.keep(change):
            new = self.opened.session.entries[known:]
            self._cast.setdefault(voter, []).extend(one.id for one in new if _is_vote_of(one, voter))

    @work(group="changing")
    async def action_undo(self) -> None:
        """Take back the latest vote of the one who gives dots, made here; nothing else, and nobody else's."""
        mine = self._cast.get(self._voter, [])
        live = {one.id for one in self.opened.session.folded.live}
        last = next((one for one in reversed(mine) if one in live), None)
        if last is None:
            self.mapcoach.say("There is no vote of yours here to take back.", "warning")
            return
        told = await self.opened.take_back(last)
        self.tell(told.events)
        self.show()

    def action_next_voter(self) -> None:
        """On to the next who has dots left; to the next on the list if nobody has. The result is hidden for them."""
        people, voter = self.opened.map.session.participants, self.voter
        here = people.index(voter) if voter else -1
        others = [*people[here + 1 :], *people[: max(0, here)]]
        waiting = [one for one in others if dots_left(self.opened.map, one.id)]
        if found := waiting or others or ([voter] if voter else []):
            self._turn_to(found[0].id)

    def _turn_to(self, voter: str) -> None:
        self._voter, self._revealed = voter, False
        self.show()

    def action_who(self) -> None:
        self.in_turn(self._ask_who)

    async def _ask_who(self) -> None:
        people, voter = self.opened.map.session.participants, self.voter
        name = await self.over(PickVoter(people, voter.name if voter else ""))
        chosen = next((one.id for one in people if one.name == name), None)
        if chosen:
            self._turn_to(chosen)

    def action_result(self) -> None:
        self._revealed = not self._revealed
        self.show()

    def action_dots(self) -> None:
        self.in_turn(self.ask_dots)

    async def action_leave(self) -> None:
        self.app.pop_screen()


def _is_vote_of(entry: JournalEntry, voter: str) -> bool:
    votes = [one for one in entry.operations if isinstance(one, CastVote)]
    return bool(votes) and len(votes) == len(entry.operations) and all(one.participant == voter for one in votes)


def _nothing(journey_map: JourneyMap, revealed: bool) -> str:
    """What to say where there is nothing to show."""
    if not changes.choices(journey_map, ""):
        return _NOTHING
    if not journey_map.session.participants:
        return _NOBODY
    return _NO_DOTS if revealed and not journey_map.session.votes else ""


def _ballot(journey_map: JourneyMap, voter: str) -> list[Row]:
    return [
        Row(one.item, "", one.text, f"{'●' * one.dots} {one.dots}" if one.dots else "–", (one.kind,))
        for one in changes.choices(journey_map, voter)
    ]


def _result(journey_map: JourneyMap) -> list[Row]:
    return [
        Row(str(place), f"{one.rank}.", one.text, str(one.dots), (f"{one.bar} {one.kind}, from {_people(one.voters)}",))
        for place, one in enumerate(changes.results(journey_map))
    ]


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
