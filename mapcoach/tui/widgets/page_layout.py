"""Lays a draft out in lines for the screen. Pure, and made to run in a thread.

Rich does it, and not Textual's own Markdown widget: that makes a widget of every block and cell, and takes 5 seconds
and stalls of 2 for a map of 20 touchpoints, 25 for 100; in lines they take 0.15 and 0.35.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from markdown_it import MarkdownIt
from rich import box, markdown
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from mapcoach.interview.replies.cleaning import visible

STYLES = ("text", "title", "heading", "strong", "em", "code", "drawing", "mark", "link")
"""The names of the styles that ``lay_out`` takes; those that are missing look like the text."""

Line = tuple[int, tuple[tuple[str, int], ...]]
"""A line: its columns, and its texts with the numbers of their styles. Nothing in it is traced by the collector, which
would else stop the app for a tenth of a second, over and over, while a long draft is open."""

_HEADING = re.compile(r"#{1,3}\s+(?P<text>.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NARROWEST_COLUMN = 11
_PLAIN_AT_ONCE = 400


class Palette:
    """The styles of a text, by number."""

    def __init__(self) -> None:
        self._numbers: dict[Style, int] = {}
        self._styles: list[Style] = []

    def number(self, style: Style | None) -> int:
        """The number of a style; -1 for none."""
        if style is None:
            return -1
        if style not in self._numbers:
            self._numbers[style] = len(self._styles)
            self._styles.append(style)
        return self._numbers[style]

    def style(self, number: int) -> Style | None:
        """The style of a number."""
        return self._styles[number] if number >= 0 else None

    def line(self, segments: Iterable[Segment]) -> Line:
        """Segments as a line, without the blanks at its end."""
        pieces = [(one.text, self.number(one.style)) for one in Segment.simplify(segments) if not one.control]
        while pieces and not (text := pieces[-1][0].rstrip()):
            pieces.pop()
        if pieces:
            pieces[-1] = (text, pieces[-1][1])
        return sum(cell_len(text) for text, _ in pieces), tuple(pieces)

    def segments(self, line: Line) -> list[Segment]:
        """A line as segments."""
        return [Segment(text, self.style(number)) for text, number in line[1]]


def sections(draft: str) -> Iterator[tuple[int, str, str]]:
    """A Markdown draft in parts that can be laid out one by one: the level and the words of its heading, and the part.

    What stands before the first heading has the level 0.
    """
    level, heading, lines, fence = 0, "", list[str](), ""
    for line in visible(draft).split("\n"):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence and (found := _HEADING.match(line)):
            if any(lines):
                yield level, heading, "\n".join(lines)
            level, heading, lines = line.index(" "), _ESCAPED.sub(r"\1", found["text"].strip()), []
        lines.append(line)
    if any(lines):
        yield level, heading, "\n".join(lines)


def lay_out(part: str, width: int, styles: Mapping[str, Style], palette: Palette) -> list[Line]:
    """A part of a Markdown draft in so many columns, with a blank line behind it. Drawings may be wider."""
    console = Console(
        width=width, height=100, file=io.StringIO(), force_terminal=True, color_system="truecolor",
        legacy_windows=False, markup=False, emoji=False, highlight=False, theme=_theme(styles),
    )  # fmt: skip
    segments = console.render(_Page(part), console.options)
    return [*map(palette.line, Segment.split_lines(segments)), (0, ())]


def plain(text: str, width: int, style: Style, palette: Palette) -> Iterator[list[Line]]:
    """A text as it is, long lines folded, a few hundred lines at a time."""
    lines = visible(text).expandtabs(4).split("\n")
    for start in range(0, len(lines), _PLAIN_AT_ONCE):
        rows = (row for line in lines[start : start + _PLAIN_AT_ONCE] for row in _rows(line, width))
        yield [palette.line([Segment(row, style)]) for row in rows]


def _rows(line: str, width: int) -> Iterator[str]:
    """A line in rows of so many columns, at a blank where there is one in the second half of a row."""
    if not line:
        yield ""
    while line:
        row = chop_cells(line[: width + 1], width)[0] if cell_len(line[: width + 1]) > width else line[: width + 1]
        if len(row) < len(line) and (blank := row.rfind(" ")) > len(row) // 2:
            row = row[: blank + 1]
        yield row.rstrip()
        line = line[len(row) :]


def _theme(styles: Mapping[str, Style]) -> Theme:
    plainly = styles.get("text", Style.null())
    named = {name: plainly + styles.get(name, Style.null()) for name in STYLES}
    heading, mark = named["heading"], named["mark"]
    return Theme(
        {
            "markdown.paragraph": plainly,
            "markdown.item": plainly,
            "markdown.h1": named["title"],
            "markdown.h2": heading,
            "markdown.h3": heading,
            **{f"markdown.h{level}": named["strong"] for level in (4, 5, 6)},
            "markdown.strong": named["strong"],
            "markdown.em": named["em"],
            "markdown.s": plainly + Style(strike=True),
            "markdown.code": named["code"],
            "markdown.code_block": named["drawing"],
            "markdown.block_quote": named["em"],
            "markdown.hr": mark,
            "markdown.item.bullet": mark,
            "markdown.item.number": mark,
            "markdown.table.border": mark,
            "markdown.table.header": named["strong"],
            "markdown.link": named["link"],
            "markdown.link_url": named["link"],
        }
    )


class _Heading(markdown.Heading):
    """A heading at the left; the first two levels have a rule, so that they are told apart without colours."""

    RULES: ClassVar[Mapping[str, str]] = {"h1": "═", "h2": "─"}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.text.justify = "left"
        yield self.text
        if rule := self.RULES.get(self.tag):
            yield Text(rule * options.max_width, console.get_style("markdown.hr"))


class _Drawing(markdown.CodeBlock):
    """A fenced block, never folded at the top level: it is a drawing."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        nested = options.max_width < console.width
        style = console.get_style("markdown.code_block")
        yield Text(str(self.text).rstrip(), style, no_wrap=not nested, overflow="fold" if nested else "ignore")


class _Table(markdown.TableElement):
    """A table; where its columns would be too narrow to read, its rows one below the other."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        headers = [one.content for one in self.header.row.cells] if self.header and self.header.row else []
        rows = [[one.content for one in row.cells] for row in self.body.rows] if self.body else []
        if len(headers) * _NARROWEST_COLUMN > options.max_width:
            yield _below_each_other(headers, rows)
            return
        fair = options.max_width // max(1, len(headers)) - 2
        folded = any(one.cell_len > fair for row in rows for one in row)
        table = Table(box=box.HORIZONTALS, pad_edge=False, style="markdown.table.border", show_lines=folded)
        for header in headers:
            table.add_column(header, header_style="markdown.table.header", overflow="fold")
        for row in rows:
            table.add_row(*row)
        yield table


def _below_each_other(headers: list[Text], rows: list[list[Text]]) -> Group:
    told: list[Text] = []
    for row in rows:
        for place, (header, cell) in enumerate(zip(headers, row, strict=False)):
            label = Text.assemble(("" if place else "• "), (header.plain, "markdown.table.header"), ": ")
            told.append(Text.assemble("  " if place else "", label, cell))
    return Group(*told)


class _Page(markdown.Markdown):
    """Markdown in which nothing is HTML, and nothing is a link that could be followed."""

    elements: ClassVar[dict[str, type[markdown.MarkdownElement]]] = {
        **markdown.Markdown.elements,
        "heading_open": _Heading,
        "fence": _Drawing,
        "code_block": _Drawing,
        "table_open": _Table,
    }

    def __init__(self, text: str) -> None:
        super().__init__("", hyperlinks=False)
        self.parsed = MarkdownIt("commonmark", {"html": False}).enable("strikethrough").enable("table").parse(text)
