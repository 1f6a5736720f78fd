"""The screen for leading a group: people, time, votes, differences, decisions; and what to do next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.widgets import Footer

from mapcoach.interview.facilitating import next_move
from mapcoach.interview.facilitating_situation import answers_by, names_now
from mapcoach.interview.facilitating_time import next_step
from mapcoach.journey import running
from mapcoach.tui.screens.group_doing_more import DOINGS
from mapcoach.tui.screens.group_keeping import GroupFace
from mapcoach.tui.screens.group_parts import PART_OF, PARTS, PartName
from mapcoach.tui.screens.group_rows import Seen, agenda_heading, parts_rows, rows_of
from mapcoach.tui.screens.recap_words import recap_of
from mapcoach.tui.text import styled
from mapcoach.tui.widgets import agenda_clock
from mapcoach.tui.widgets.agenda_clock import AgendaClock
from mapcoach.tui.widgets.group_list import GroupList
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.tui.widgets.recap_page import RecapPage
from mapcoach.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.journey import Participant
    from mapcoach.tui.opened import Change, Opened
    from mapcoach.tui.screens.group_doing import Doing

TICK_SECONDS = 5.0
_WITHOUT_ROW = ("add", "agenda", "next", "dots")
"""What can be done while there is nothing in the list."""


def _do(key: str, action: str, label: str, about: str, show: bool = True) -> Binding:
    return Binding(key, f"do('{action}')", label, id=f"group.{action}", tooltip=about, show=show)


class GroupScreen(GroupFace):
    """Leads a guided session. Everything but the private notes is on the map, and everything there can be undone."""

    CSS_PATH = "group.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(place), f"part('{part.name}')", part.label, id=f"group.{part.name}", show=False)
            for place, part in enumerate(PARTS, 1)
        ),
        _do("a", "add", "Add", "Add one to this part"),
        _do("e,enter", "change", "Open", "Change, decide or open the one under the bar"),
        _do("s", "start", "Start", "Start this step of the agenda, or stop it"),
        _do("n", "next", "Next", "End this step and start the next"),
        _do("t", "agenda", "Times", "Make an agenda for so many minutes"),
        _do("s", "speak", "Speaks", "The next answers are this person's"),
        _do("l", "lead", "Leads", "This person leads the session"),
        _do("w", "view", "View", "Add what somebody holds"),
        _do("o", "reopen", "Reopen", "Take the decision back"),
        _do("d", "dots", "Dots each", "How many dots everybody has"),
        _do("space", "tick", "Done", "Mark as done, or as not done"),
        _do("shift+up,less_than_sign", "move_up", "Earlier", "Move this step towards the start", show=False),
        _do("shift+down,greater_than_sign", "move_down", "Later", "Move this step towards the end", show=False),
        _do("x,delete", "remove", "Remove", "Remove the one under the bar"),
        Binding("f9", "undo", "Undo", id="group.undo", tooltip="Take back what was changed last"),
        Binding("v", "vote", "Vote", id="group.vote", tooltip="Give dots to pain points and opportunities"),
        Binding("p", "present", "Present", id="group.present", tooltip="Large, for the projector"),
        Binding("r", "recap", "Recap", id="group.recap", tooltip="What was done today, large", show=False),
        Binding("b", "bell", "Bell", id="group.bell", tooltip="Ring as a step is nearly up, or do not", show=False),
        Binding("left", "to('parts')", show=False),
        Binding("right", "to('rows')", show=False),
    ]
    AUTO_FOCUS = "#rows"
    help_name: ClassVar[str] = "group"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._part: PartName = "people"
        self._doings: dict[PartName, Doing] = {name: make(self) for name, make in DOINGS.items()}
        self._answers: Counter[str] = Counter()
        self._keys: tuple[PartName, frozenset[str]] | None = None

    def compose(self) -> ComposeResult:
        yield TopBar(self.opened.map.display_title(), self.face)
        yield AgendaClock(id="clock")
        yield PlainText(id="move")
        with Horizontal(id="body"):
            yield GroupList(id="parts")
            with Vertical(id="content"):
                yield PlainText(id="about")
                yield GroupList(id="rows")
                yield PlainText(id="empty")
                with VerticalScroll(id="read"):
                    yield RecapPage(id="recap")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.set_interval(TICK_SECONDS, self._tick)
        self._count()
        self.show()

    # --- showing ---------------------------------------------------------------------------------------

    def map_changed(self, change: Change) -> None:
        self._count()
        self.show()

    def on_screen_resume(self) -> None:
        if self.query("#rows"):
            self.show()

    def _count(self) -> None:
        live = self.opened.session.folded.live
        self._answers = answers_by(live, names_now(live, self.opened.map))

    def answers_of(self, person: Participant) -> int:
        """How many answers somebody gave."""
        return self._answers[person.name]

    def _tick(self) -> None:
        if self.is_current:
            self._show_time()
            if self._part == "agenda":
                self.query_one("#rows", GroupList).show(rows_of("agenda", self._seen()))

    def _seen(self) -> Seen:
        session = self.opened.session
        return Seen(self.opened.map, session.author, session.notes(), self._answers, agenda_clock.now())

    def show(self, on: str | None = None) -> None:
        """Show the map as it is now, with the bar on the row ``on`` if it is there."""
        seen, part = self._seen(), PART_OF[self._part]
        self.query_one(TopBar).name_map(self.opened.map.display_title())
        self.query_one("#parts", GroupList).show(parts_rows(seen), self._part)
        heading = agenda_heading(seen.map) if self._part == "agenda" else ""
        label = f"{part.label} ({heading})" if heading else part.label
        self.query_one("#about", PlainText).say(styled((f"{label}: ", "bold"), part.about))
        rows = rows_of(self._part, seen)
        reading = self._part == "recap"
        content = self.query_one("#content")
        content.set_class(reading, "-reading")
        content.set_class(not rows and not reading, "-empty")
        self.query_one("#empty", PlainText).say(part.empty)
        self.query_one("#rows", GroupList).show(rows, on)
        if reading:
            self.query_one(RecapPage).show(recap_of(seen.map, self.opened.session, seen.now))
        self._show_time()
        self._show_keys()

    def _show_keys(self) -> None:
        """Show the keys that apply now; the footer is made anew only if they are others than before."""
        can = frozenset(name for name in self._doings[self._part].can if self.check_action("do", (name,)))
        if (self._part, can) != self._keys:
            self._keys = (self._part, can)
            self.refresh_bindings()

    def _show_time(self) -> None:
        at = agenda_clock.now()
        self.query_one(AgendaClock).show(self.opened.map, at)
        move = next_move(self.opened.map, self.opened.session, at)
        self.query_one("#move", PlainText).say(styled(("Now: ", "bold $primary"), move))

    # --- going about -----------------------------------------------------------------------------------

    def action_part(self, name: PartName) -> None:
        self._turn_to(name)
        self.action_to("rows")

    def _turn_to(self, name: PartName) -> None:
        """Show a part; that of the agenda with the bar on the step that runs, or comes next."""
        self._part = name
        step = (running(self.opened.map) or next_step(self.opened.map)) if name == "agenda" else None
        self.show(step.id if step else None)

    def action_to(self, where: str) -> None:
        if where == "parts":
            self.query_one("#parts").focus()
        elif self._part == "recap":
            self.query_one("#read").focus()
        else:
            self.query_one("#rows").focus()

    @on(GroupList.Moved, "#parts")
    def _other_part(self, event: GroupList.Moved) -> None:
        chosen = next((part.name for part in PARTS if part.name == event.row), self._part)
        if chosen != self._part:
            self._turn_to(chosen)

    @on(GroupList.Opened, "#parts")
    def _into_part(self) -> None:
        self.action_to("rows")

    @on(GroupList.Moved, "#rows")
    def _other_row(self) -> None:
        self._show_keys()

    @on(GroupList.Opened, "#rows")
    def _open(self) -> None:
        if self.check_action("do", ("change",)):
            self.action_do("change")

    async def on_key(self, event: Key) -> None:
        """Enter opens a row at once: a key behind it belongs to what opens."""
        if not self._asking and event.key == "enter" and self.focused is self.query_one("#rows"):
            event.stop()
            event.prevent_default()
            self._open()

    @property
    def _row(self) -> str:
        """The id of the row under the bar."""
        found = self.query("#rows")
        return (self.query_one("#rows", GroupList).row or "") if found else ""

    def go_to_running(self) -> None:
        """Put the bar on the step that runs."""
        if item := running(self.opened.map):
            self.show(item.id)

    # --- changing --------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys that do something in this part are shown."""
        if action != "do":
            return True
        name = str(parameters[0])
        doing = self._doings[self._part]
        if name not in doing.can or not doing.applies(name, self._row):
            return False
        return self._part == "recap" or name in _WITHOUT_ROW or bool(self._row)

    def action_do(self, name: str) -> None:
        doing, row = self._doings[self._part], self._row
        self.in_turn(lambda: doing.do(name, row))

    def action_bell(self) -> None:
        clock = self.query_one(AgendaClock)
        clock.bell = not clock.bell
        self.mapcoach.say("The bell rings when a step is nearly up." if clock.bell else "The bell is off.")

    # --- screens on top --------------------------------------------------------------------------------

    def action_vote(self) -> None:
        self.vote()

    def vote(self, voter: str = "") -> None:
        """Open the voting, for the participant with this id or the first."""
        from mapcoach.tui.screens.voting import VotingScreen

        self.app.push_screen(VotingScreen(self.opened, voter))

    def action_present(self) -> None:
        from mapcoach.tui.screens.presenter import PresenterScreen

        self.app.push_screen(PresenterScreen(self.opened))

    def action_recap(self) -> None:
        from mapcoach.tui.screens.recap import RecapScreen

        self.app.push_screen(RecapScreen(self.opened))
