"""Who speaks next: a small question that one or two keys answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.bar_list import BarList
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.journey import Participant

NOBODY = "nobody in particular"


def called_by(key: str, participants: Sequence[Participant], here: int) -> tuple[int | None, bool]:
    """Which participant a key calls, and whether there is no doubt about it.

    ``key`` is a digit (the place on the list, from 1; 0 is nobody in particular, -1 here) or the first letter of
    somebody's initials or name. Where several share the letter it is the next of them after the place ``here``.
    The place is None for a key that calls nobody.
    """
    if key == "0":
        return -1, True
    if len(key) == 1 and key in "123456789":
        return (int(key) - 1, True) if int(key) <= len(participants) else (None, False)
    letter = key.casefold()
    if len(key) != 1 or not key.isprintable() or not letter.strip():
        return None, False
    for texts in ([one.initials for one in participants], [one.name for one in participants]):
        found = [place for place, text in enumerate(texts) if text.strip().casefold().startswith(letter)]
        if found:
            after = [place for place in found if place > here]
            return (after or found)[0], len(found) == 1
    return None, False


def speaker_of(key: str, participants: Sequence[Participant], current: str = "") -> str | None:
    """The name of whom a key calls while ``current`` (a name) speaks: "" for nobody in particular, None for no one."""
    names = [one.name for one in participants]
    place, _ = called_by(key, participants, names.index(current) if current in names else -1)
    return None if place is None else (names[place] if place >= 0 else "")


class PickSpeaker(ModalScreen[str | None]):
    """Ask who speaks: the participant's name, "" for nobody in particular, None if it stays as it is.

    A digit, or a letter that only one person's initials begin with, answers at once. Where several share the letter
    it goes from one to the next, and Enter answers.
    """

    DEFAULT_CSS = """
    PickSpeaker {
        align: center middle;
        #box { width: 56; max-width: 96%; height: auto; max-height: 94%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        OptionList { height: auto; max-height: 12; margin: 1 0; padding: 0; background: $surface; }
        OptionList, OptionList:focus { border: none; }
        #keys { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("ctrl+n", "next", "Next", show=False),
    ]
    AUTO_FOCUS = "OptionList"

    asked: ClassVar[str] = "Who speaks?"
    now: ClassVar[str] = "speaks now"
    nobody: ClassVar[bool] = True
    """Whether nobody in particular is an answer, too."""

    def __init__(self, participants: Sequence[Participant], current: str = "") -> None:
        super().__init__()
        self._people, self._current = tuple(participants), current

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(self.asked)
            yield BarList(*self._options(), markup=False)
            yield PlainText("1 to 9 or the first letter of the initials: pick   Enter: the one marked   Esc", id="keys")

    def _options(self) -> list[Option]:
        lines = [(str(place) if place < 10 else " ", one) for place, one in enumerate(self._people, 1)]
        people = [Option(self._line(key, one.initials, one.name, one.name == self._current)) for key, one in lines]
        return [*people, Option(self._line("0", "", NOBODY, not self._current))] if self.nobody else people

    def on_mount(self) -> None:
        names = [one.name for one in self._people]
        here = names.index(self._current) if self._current in names else len(names) if self.nobody else 0
        self.query_one(OptionList).highlighted = here

    def on_key(self, event: Key) -> None:
        """Only printable keys call somebody; Space and the arrows are left to the list."""
        listed = self.query_one(OptionList)
        place, sure = called_by(event.character or "", self._people, listed.highlighted or 0)
        if place is None or (place < 0 and not self.nobody):
            return
        event.stop()
        event.prevent_default()
        if sure:
            self._answer(place)
        else:
            listed.highlighted = place

    def action_next(self) -> None:
        listed = self.query_one(OptionList)
        listed.highlighted = ((listed.highlighted or 0) + 1) % listed.option_count

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._answer(event.option_index)

    def _answer(self, place: int) -> None:
        self.dismiss(self._people[place].name if 0 <= place < len(self._people) else "")

    def action_leave(self) -> None:
        self.dismiss(None)

    def _line(self, key: str, initials: str, name: str, is_now: bool) -> Content:
        shown, told = in_line(initials, 8), f" ◂ {self.now}" if is_now else ""
        return Content.assemble((f"{key} ", "bold"), (f"{shown:<8} ", "bold"), in_line(name, 30), told)


class PickVoter(PickSpeaker):
    """Ask who gives dots: the participant's name, or None if it stays as it is."""

    asked = "Who gives dots?"
    now = "gives dots now"
    nobody = False
