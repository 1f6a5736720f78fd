"""What a file brings, in lines for the screen, and what came in, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.style import Style

from mapcoach.export.words import counted
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.page_layout import Line, Palette, plain

if TYPE_CHECKING:
    from mapcoach.export.reading import NotTaken, Reading
    from mapcoach.tui.screens.import_reading import Source

_KINDS = {
    "json": "A map in JSON",
    "csv": "A table (CSV)",
    "xlsx": "A workbook (XLSX)",
    "markdown": "A Markdown draft of mapcoach",
    "mermaid": "A Mermaid journey",
}
_AT_ONCE = 200
_LONGEST = 600


def kind_of(reading: Reading) -> str:
    """What kind of file it is."""
    return _KINDS.get(reading.kind, reading.kind)


def lines_of(source: Source, width: int, styles: Mapping[str, Style], palette: Palette) -> Iterator[list[Line]]:
    """The whole preview in so many columns, some lines at a time: taken, not taken, and the journey as it will be."""
    page = _Page(width, styles, palette)
    reading = source.reading
    yield page.text(f"{kind_of(reading)}, {_size(len(source.data))}: {in_line(str(source.path), 400)}", "text")
    yield page.heading("On the new map")
    yield page.items(reading.taken or ("Nothing: the map would be empty.",))
    if reading.questions:
        yield page.heading(f"Not clear ({len(reading.questions):,})")
        asked = ", ".join(f"“{in_line(one.column, 40)}”" for one in reading.questions[:20])
        more = f" and {len(reading.questions) - 20} more" if len(reading.questions) > 20 else ""
        yield page.items((f"{asked}{more}: left out until you say what is in there. Ctrl+R asks.",))
    if reading.losses:
        yield page.heading("Good to know")
        yield page.items(reading.losses)
    yield from _not_taken(reading, page)
    yield from _journey(reading, page)


def _not_taken(reading: Reading, page: _Page) -> Iterator[list[Line]]:
    if not reading.not_taken:
        return
    yield page.heading(f"Not taken ({len(reading.not_taken):,})")
    for start in range(0, len(reading.not_taken), _AT_ONCE):
        yield page.items(map(_missed, reading.not_taken[start : start + _AT_ONCE]))


def _missed(one: NotTaken) -> str:
    return f"{in_line(one.where, 120)}: {in_line(one.what, 200)}: {in_line(one.why, 300)}."


def _journey(reading: Reading, page: _Page) -> Iterator[list[Line]]:
    """The stages with their touchpoints, as the map will have them."""
    if not reading.map.stages:
        return
    yield page.heading("The journey")
    for stage in reading.map.stages:
        points = " · ".join(in_line(point.name, 80) for point in stage.touchpoints[:100])
        more = f" · and {len(stage.touchpoints) - 100} more" if len(stage.touchpoints) > 100 else ""
        yield page.items((f"{in_line(stage.name, 120)}: {points}{more}" if points else in_line(stage.name, 120),), 6000)


def trouble_words(name: str, reason: str) -> str:
    """Why a file cannot be imported, and that there is another try."""
    return f"{in_line(name, 100)} cannot be imported. {in_line(reason, _LONGEST)} Name another file, or mend this one."


def came_in(title: str, source: Source) -> str:
    """What to say once the map is there."""
    made, missed = source.reading.map, len(source.reading.not_taken)
    counts = (
        (len(made.stages), "stage", "stages"),
        (len(made.touchpoints()), "touchpoint", "touchpoints"),
        (len(made.pain_points()), "pain point", "pain points"),
        (len(made.opportunities), "opportunity", "opportunities"),
    )
    told = ", ".join(counted(number, one, many) for number, one, many in counts if number)
    brought = f": {told}" if told else ""
    left = f" Not taken: {missed:,}." if missed else ""
    return f"“{in_line(title, 60)}” was made of {in_line(source.name, 60)}{brought}.{left}"


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} KB"


class _Page:
    """Paragraphs as lines of so many columns."""

    def __init__(self, width: int, styles: Mapping[str, Style], palette: Palette) -> None:
        self._width, self._styles, self._palette = width, styles, palette

    def text(self, text: str, style: str) -> list[Line]:
        return [line for part in plain(text, self._width, self._styles[style], self._palette) for line in part]

    def heading(self, text: str) -> list[Line]:
        return [(0, ()), *self.text(text, "heading")]

    def items(self, texts: Iterator[str] | map[str] | tuple[str, ...], longest: int = _LONGEST) -> list[Line]:
        """Texts with a dot before each, and their further lines below one another."""
        mark = self._palette.number(self._styles["mark"])
        made: list[Line] = []
        for text in texts:
            parts = plain(in_line(text, longest), max(8, self._width - 2), self._styles["text"], self._palette)
            lines = [line for part in parts for line in part]
            made += [
                (columns + 2, (("  " if at else "• ", mark), *pieces)) for at, (columns, pieces) in enumerate(lines)
            ]
        return made
