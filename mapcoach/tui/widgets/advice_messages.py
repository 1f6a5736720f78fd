"""The drafted messages below the details of an automation, one of them marked: the one that is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from mapcoach.tui.screens.automations_messages import Drafted, card, heading, legend
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.automation.message_draft import MessageDraft
    from mapcoach.tui.screens.automations_board import Automation


class AdviceMessages(Vertical):
    """The messages as they would read. ``marked`` is the place of the one that is copied."""

    DEFAULT_CSS = """
    AdviceMessages {
        height: auto;
        padding: 0 2 1 0;
        .card { margin: 1 0 0 0; padding: 0 0 0 1; border-left: outer $secondary 60%; }
        .card.-marked { border-left: outer $primary; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.drafted = Drafted()
        self.marked = 0
        self._cards: list[PlainText] = []
        self._heading, self._legend = PlainText(id="messages-heading"), PlainText(id="legend")

    @property
    def draft(self) -> MessageDraft | None:
        """The marked message."""
        drafts = self.drafted.drafts
        return drafts[self.marked] if self.marked < len(drafts) else None

    @property
    def card(self) -> PlainText | None:
        """Where the marked message is shown."""
        return self._cards[self.marked] if self.draft else None

    def compose(self) -> ComposeResult:
        yield self._heading
        yield self._legend

    def on_mount(self) -> None:
        self.display = False

    def show(self, item: Automation | None, drafted: Drafted | None = None, *, afresh: bool = True) -> None:
        """Show the messages of an automation; None for what sends none. Without ``drafted`` they are on their way.

        ``afresh`` marks the first one.
        """
        self.display = item is not None
        self.marked = 0 if afresh else self.marked
        self.drafted = drafted or Drafted()
        if item is None:
            return
        self._heading.say(heading(self.drafted, item, waiting=drafted is None))
        self._legend.say(legend(self.drafted.drafts))
        self.marked = min(self.marked, max(0, len(self.drafted.drafts) - 1))
        while len(self._cards) < len(self.drafted.drafts):
            self._cards.append(PlainText(classes="card"))
            self.mount(self._cards[-1], before=self._legend)
        self._fill()

    def mark(self, place: int) -> None:
        """Mark another message."""
        if place != self.marked and 0 <= place < len(self.drafted.drafts):
            self.marked = place
            self._fill()

    def mark_in_view(self, top: int, bottom: int) -> None:
        """Mark the first message that reaches into these lines (of this widget), unless the marked one does."""
        drafts = self.drafted.drafts
        seen = [place for place in range(len(drafts)) if self._reaches_into(self._cards[place], top, bottom)]
        if seen and self.marked not in seen:
            self.mark(seen[0])

    @staticmethod
    def _reaches_into(shown: PlainText, top: int, bottom: int) -> bool:
        region = shown.virtual_region
        return region.y < bottom and region.bottom > top

    def _fill(self) -> None:
        drafts = self.drafted.drafts
        for place, shown in enumerate(self._cards):
            shown.display = place < len(drafts)
            shown.set_class(place == self.marked, "-marked")
            if shown.display:
                shown.say(card(drafts[place], self.drafted, place == self.marked))
