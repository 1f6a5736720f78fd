"""What is known of the chosen map, beside the list where there is room for it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from mapcoach.tui.text import styled
from mapcoach.tui.widgets import map_list_words as words
from mapcoach.tui.widgets.map_list_words import MONTHS, Line, line_of, moment, shown
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapcoach.storage import MapSummary


class MapDetails(PlainText):
    """One map in words."""

    DEFAULT_CSS = """
    MapDetails { padding: 1 2; color: $text-muted; border-left: solid $panel; }
    """

    def __init__(self, troubles: Mapping[str, str]) -> None:
        super().__init__()
        self._troubles = troubles

    def tell(self, one: MapSummary | None) -> None:
        """Show a map, or nothing."""
        self.update(details(one, words.now(), self._troubles) if one else "", layout=False)


def details(one: MapSummary, at: datetime, troubles: Mapping[str, str]) -> Content:
    """A map in words, at this time."""
    line = line_of(one, at, troubles)
    parts: list[str | tuple[str, str]] = [(line.title, "bold $foreground"), "\n\n"]
    if line.trouble:
        return styled(*parts, (f"{line.sign}\n", "bold $text-warning"), f"{line.trouble}\n\n", f"File\n{_file(one)}")
    if line.kind:
        parts.append(f"{line.kind[0].upper()}{line.kind[1:]}\n\n")
    parts += [(line.bar, "$primary"), f" {line.progress}\n\n"]
    if line.sign:
        parts.append((f"{line.sign}\n\n", "bold $text-warning" if line.warns else ""))
    return styled(*parts, *_times(one, line, at), f"File\n{_file(one)}")


def _times(one: MapSummary, line: Line, at: datetime) -> list[str]:
    made, changed = (_exact(text, at) for text in (one.created, one.updated))
    return [
        *([f"Changed {line.changed}\n{changed}\n\n"] if changed else []),
        *([f"Begun\n{made}\n\n"] if made else []),
    ]


def _exact(text: str, at: datetime) -> str:
    """A moment to the minute, on the clock of this machine."""
    then = moment(text)
    try:
        then = then.astimezone(at.tzinfo) if then else None
    except OverflowError:
        return ""
    return f"{then.day} {MONTHS[then.month - 1]} {then.year}, {then:%H:%M}" if then else ""


def _file(one: MapSummary) -> str:
    return shown(one.path.name)
