"""The screen of automations: what the map calls for, stage by stage, and what the team decides about it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from mapcoach.tui.screens import automations_messages as messages
from mapcoach.tui.screens.automations_board import (
    Automation,
    Fold,
    Idea,
    Item,
    StagePart,
    board_of,
    going_out,
    items,
    key_of,
    stage_name,
)
from mapcoach.tui.screens.automations_deciding import DecidingScreen
from mapcoach.tui.screens.automations_words import details_of
from mapcoach.tui.widgets.advice_details import AdviceDetails
from mapcoach.tui.widgets.advice_footer import AdviceFooter
from mapcoach.tui.widgets.advice_list import AdviceList
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.tui.faces import Face
    from mapcoach.tui.opened import Change, Opened

_EMPTY = """There are no stages yet, so it is too early to automate anything.

F2 goes on with the interview. Once something is known of what goes wrong at a stage, or of how people feel there,
this screen says what would help, and why."""


class AutomationsScreen(DecidingScreen):
    """Ideas and automations by stage: choose, reject, name owners, read the messages, hand over. All can be undone."""

    CSS_PATH = "automations.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "decide('choose')", "Choose", id="automations.choose", tooltip="Choose it, to be built"),
        Binding("x", "decide('reject')", "Reject", id="automations.reject", tooltip="Put it among the rejected ones"),
        Binding("d", "decide('done')", "Done", id="automations.done", tooltip="It is in place already"),
        Binding("t", "take_back", "Take back", id="automations.back", tooltip="Forget the decision; it is new again"),
        Binding("f9,u", "undo", "Undo", id="automations.undo", tooltip="Take back what you did last"),
        Binding("a", "owner", "Owner", id="automations.owner", tooltip="Name who looks after it"),
        Binding("b", "due", "By when", id="automations.due", tooltip="Say by when your idea shall be done"),
        Binding("p", "platform", "Tool", id="automations.platform", tooltip="Name the tool it is built in"),
        Binding("m", "messages", "Messages", id="automations.messages", tooltip="Read what it would say; the next one"),
        Binding("y", "copy", "Copy", id="automations.copy", tooltip="Copy the marked message, if the terminal allows"),
        Binding(
            "v", "voice", "Voice", id="automations.voice", tooltip="Messages in another voice: plain, warm, formal"
        ),
        Binding("w", "why_not", "Others", id="automations.why", tooltip="Why others were left out; choose one of them"),
        Binding(
            "h",
            "hand_over",
            "Hand over",
            id="automations.hand",
            tooltip="Write all that building them takes to a folder",
        ),
    ]
    AUTO_FOCUS = "#list"
    face: ClassVar[Face] = "automations"
    help_name: ClassVar[str] = "automations"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._unfolded = False
        self._stale = True
        self._told: tuple[str, ...] | None = None
        self._wanted: Automation | None = None
        self._drafting = False
        self._jump = False

    def compose(self) -> ComposeResult:
        yield TopBar(self.opened.map.display_title(), self.face)
        yield PlainText(_EMPTY, id="nothing")
        with Horizontal(id="both"):
            yield AdviceList(id="list")
            yield AdviceDetails(id="details")
        yield AdviceFooter(show_command_palette=False, compact=True)

    # --- showing ---------------------------------------------------------------------------------------

    def map_changed(self, change: Change) -> None:
        self._stale = True
        if self.is_current:
            self.look_again()

    def on_screen_resume(self) -> None:
        if self._stale:
            self.look_again()

    @work(group="advice", exclusive=True)
    async def look_again(self) -> None:
        """Work out the advice anew, in a thread: a large map takes longer than a key may."""
        self._stale = False
        journey_map = self.opened.map
        try:
            board = await asyncio.to_thread(board_of, journey_map)
        except asyncio.CancelledError:
            self._stale = True
            raise
        self._board = board
        self.query_one(TopBar).name_map(journey_map.display_title())
        self.set_class(not board.parts, "-nothing")
        self._show()

    def _show(self) -> None:
        listed = items(self._board, self._unfolded)
        if self._go_to is not None and any(key_of(one) == self._go_to for one in listed):
            go_to, self._go_to = self._go_to, None
            self.query_one(AdviceList).show(listed, go_to)
        else:
            self.query_one(AdviceList).show(listed)
        self.refresh_bindings()

    @property
    def _item(self) -> Item | None:
        return self.query_one(AdviceList).item if self.is_mounted else None

    @on(AdviceList.Shown)
    def _tell(self, message: AdviceList.Shown) -> None:
        item = message.item
        stage = "" if isinstance(item, Fold) else stage_name(self._board, item.stage)
        afresh, self._told = self._told != key_of(item), key_of(item)
        details = self.query_one(AdviceDetails)
        details.show(details_of(item, stage), afresh=afresh)
        if afresh or not _sends(item):
            details.messages.show(item if isinstance(item, Automation) and item.messages else None)
        self._draft()
        self.refresh_bindings()

    @on(AdviceList.Opened)
    def _open(self, message: AdviceList.Opened) -> None:
        if isinstance(message.item, Fold):
            self._unfolded = not self._unfolded
            self._show()
            return
        self._read()

    def _read(self) -> None:
        self.add_class("-reading")
        self.query_one(AdviceDetails).focus()
        self.refresh_bindings()

    @on(AdviceDetails.Left)
    def _close(self) -> None:
        self.remove_class("-reading")
        self.query_one(AdviceList).focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys that do something with what is under the bar are shown."""
        item = self._item
        match action:
            case "decide":
                status = self.DECIDES[str(parameters[0])]
                return isinstance(item, Automation) and item.status != status
            case "take_back":
                return isinstance(item, Automation) and item.status != "new"
            case "owner":
                return isinstance(item, Automation | Idea)
            case "platform":
                return isinstance(item, Automation)
            case "due":
                return isinstance(item, Idea)
            case "messages":
                return _sends(item)
            case "copy" | "voice":
                return _sends(item) and self._reads
            case "why_not":
                return isinstance(item, StagePart | Automation | Idea) and bool(item.stage)
            case "hand_over":
                return any(going_out(self._board))
        return True

    # --- messages --------------------------------------------------------------------------------------

    @property
    def _reads(self) -> bool:
        """Whether the details are in view."""
        return self.has_class("-wide") or self.has_class("-reading")

    @on(AdviceDetails.Seen)
    def _draft(self) -> None:
        """Have the messages under the bar drafted, if they can be seen; one after the other, only the latest waits."""
        item = self._item
        self._wanted = item if isinstance(item, Automation) and _sends(item) and self._reads else None
        if self._wanted is not None and not self._drafting:
            self._drafting = True
            self._draft_in_a_thread()

    @work(group="messages")
    async def _draft_in_a_thread(self) -> None:
        try:
            while (item := self._wanted) is not None:
                self._wanted = None
                assert item.advice is not None
                voice = messages.voice_in(self.app)
                drafted = await asyncio.to_thread(messages.drafted, self.opened.map, item.advice, voice)
                self._show_messages(item, drafted)
        finally:
            self._drafting = False

    def _show_messages(self, item: Automation, drafted: messages.Drafted) -> None:
        """Show them, unless the bar has gone on meanwhile."""
        if self._told != key_of(item):
            return
        details = self.query_one(AdviceDetails)
        details.messages.show(item, drafted, afresh=False)
        if self._jump:
            self._jump = False
            details.go_to_message()

    def action_messages(self) -> None:
        """Go to the messages, and from there to the next one."""
        if not self._reads:
            self._read()
        details = self.query_one(AdviceDetails)
        self._jump = not details.messages.drafted.drafts
        if self._jump:
            self._draft()
        else:
            details.go_to_message()

    def action_voice(self) -> None:
        """Have the messages in the next voice, here and in what is handed over, as long as the app runs."""
        shown = self.query_one(AdviceDetails).messages.drafted
        messages.choose_voice(self.app, messages.voice_after(messages.voice_in(self.app) or shown.voice))
        self._draft()

    def action_copy(self) -> None:
        shown = self.query_one(AdviceDetails).messages
        if (draft := shown.draft) is not None:
            self.app.copy_to_clipboard(messages.to_copy(draft))
            self.mapcoach.say(messages.copied_words(draft, len(shown.drafted.drafts)), seconds=10)

    # --- handing over ----------------------------------------------------------------------------------

    @work(group="asking", exclusive=True)
    async def action_hand_over(self) -> None:
        from mapcoach.tui.screens.automations_handing_over import hand_over

        chosen, _ = going_out(self._board)
        await hand_over(self.mapcoach, self.opened, chosen, messages.voice_in(self.app))


def _sends(item: Item | None) -> bool:
    """Whether it is an automation that sends messages, of which it is known what they would say."""
    return isinstance(item, Automation) and item.messages > 0 and item.advice is not None
