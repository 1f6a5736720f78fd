"""Which file to import: a path, typed, pasted or dropped here. What cannot be read is said, and asked for anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input

from mapcoach.export.reading import CannotReadError
from mapcoach.tui.screens import draft_thread as threads
from mapcoach.tui.screens import import_reading as reading
from mapcoach.tui.screens.import_reading import Source
from mapcoach.tui.screens.import_words import trouble_words
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.workspace import WorkspaceError

if TYPE_CHECKING:
    from textual.app import ComposeResult

_ASKED = "Which file shall become a new map? Type or paste its path, or drop the file here."
_ABOUT = (
    "It can be an export of mapcoach (JSON, CSV, XLSX, Markdown), a table with your stages in CSV or XLSX, or a "
    "Mermaid journey. You see what comes in before anything is made."
)


class AskFile(ModalScreen[Source | None]):
    """Ask for a file until one can be read: the file, or None if it was left."""

    DEFAULT_CSS = """
    AskFile {
        align: center middle;
        #box { width: 76; max-width: 98%; height: auto; max-height: 96%; }
        #box { padding: 1 2; background: $surface; border: round $primary; }
        #text, #about { margin-bottom: 1; }
        #said { height: auto; max-height: 8; margin-top: 1; }
        #said.-trouble { color: $text-error; }
        Horizontal { height: auto; margin-top: 1; }
        Button { margin-right: 2; }
        #keys { width: 1fr; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]
    AUTO_FOCUS = "Input"
    help_name: ClassVar[str] = "import"

    def __init__(self) -> None:
        super().__init__()
        self._found: Source | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield PlainText(_ASKED, id="text")
            yield PlainText(_ABOUT, id="about")
            yield Input(placeholder="~/journey.csv")
            yield PlainText(id="said")
            with Horizontal():
                yield Button("Read it", id="read", compact=True, variant="primary")
                yield Button("Leave", id="leave", compact=True)
                yield PlainText("Enter: read it   Esc: leave", id="keys")

    def on_mount(self) -> None:
        self.query_one("#said").display = False

    def _say(self, text: str, trouble: bool) -> None:
        self.query_one("#about").display = not trouble  # where there is little room, the reason comes first
        said = self.query_one("#said", PlainText)
        said.display = True
        said.set_class(trouble, "-trouble")
        said.say(text)

    @on(Input.Submitted)
    @on(Button.Pressed, "#read")
    def _wanted(self) -> None:
        if not any(worker.group == "reading" and not worker.is_finished for worker in self.workers):
            self._read(self.query_one(Input).value)

    @work(group="reading", exclusive=True)
    async def _read(self, typed: str) -> None:
        """Read the file in a thread; what hinders it is shown, and the path stays to be mended."""
        self._say("Reading …", trouble=False)
        _, result = threads.begin(lambda: reading.source_of(typed))
        try:
            source = await result
        except WorkspaceError as error:
            self._say(error.message, trouble=True)
        except CannotReadError as error:
            self._say(trouble_words(typed.strip().rpartition("/")[2], str(error)), trouble=True)
        else:
            self._found = source
            self._go_on()

    def _go_on(self) -> None:
        """Give the file to who asked; where the help is above this screen, once that is closed."""
        if self._found is not None and self.is_active:
            self.dismiss(self._found)

    def on_screen_resume(self) -> None:
        self.call_later(self._go_on)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        self.dismiss(None)
