"""The words of the welcome: start-up paints them before anything else is loaded."""

from __future__ import annotations

from textual.content import Content

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


def welcome() -> Content:
    """The words of the welcome."""
    keys = [Content.assemble((f"{key:>7}", "bold $text-primary"), f"  {what}") for key, what in _KEYS]
    return Content("\n").join(
        [Content.styled(_HEADING, "bold"), Content(""), *map(Content, _LINES), Content(""), *keys]
    )
