"""Gives the lines of a draft for the screen, part by part. Slow: for a thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from mapcoach.tui.widgets.page_layout import Line, Palette, lay_out, plain, sections

if TYPE_CHECKING:
    from mapcoach.tui.screens.draft_making import Made

_FOR_OTHERS = "This format is for other programs, so there is nothing to read here. W writes it to a file."


class Part(NamedTuple):
    """Some lines of a draft, with the heading that they begin with, if they do."""

    lines: list[Line]
    level: int = 0
    heading: str = ""


def parts_of(made: Made, as_source: bool, width: int, styles: Mapping[str, Style], palette: Palette) -> Iterator[Part]:
    """The draft in so many columns: as it would be rendered, or as it stands in the file."""
    text = made.content if isinstance(made.content, str) else _FOR_OTHERS
    if as_source or not made.is_markdown:
        yield from (Part(lines) for lines in plain(text, width, styles["text"], palette))
        return
    for level, heading, part in sections(text):
        yield Part(lay_out(part, width, styles, palette), level, heading)
