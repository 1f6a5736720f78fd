"""What somebody sees who has no map yet: what will happen, how long it takes, and that nothing can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content

from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from textual.app import ComposeResult

_HEADING = "Welcome to mapcoach"
_LINES = (
    "I ask one question at a time, and you answer in your own words.",
    "From your answers grows a map of what your customers go through,",
    "with ideas for what to make easier. A first draft takes about ten minutes.",
    "Every answer is saved at once, and can be changed, skipped or taken back.",
    "Everything stays on this machine. You cannot break anything.",
)
_KEYS = (
    ("Enter", "start with the first question"),
    ("n", "choose more first: the kind of map, how deep, a starting point"),
    ("s", "see a finished sample: an invented bicycle workshop"),
)


class Welcome(Vertical):
    """The first screen of a first-timer."""

    DEFAULT_CSS = """
    Welcome {
        align: center middle;
        PlainText { width: auto; max-width: 100%; padding: 0 2; }
    }
    """

    def compose(self) -> ComposeResult:
        yield PlainText(welcome())


def welcome() -> Content:
    """The words of the welcome."""
    keys = [Content.assemble((f"{key:>7}", "bold $text-primary"), f"  {what}") for key, what in _KEYS]
    return Content("\n").join(
        [Content.styled(_HEADING, "bold"), Content(""), *map(Content, _LINES), Content(""), *keys]
    )
