"""How far each topic is, in two lines or fewer: signs and words, not colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.events import Resize

from mapcoach.tui.text import in_line, styled
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from mapcoach.interview.topics import TopicProgress

LINES = 2
"""How many lines the topics take at most."""
DONE, HERE, BEGUN, TO_COME = "✓", "▶", "◐", "○"
_NAME = 22
_BETWEEN = " · "


class Part(NamedTuple):
    """A topic, or several in a word, with its style; it is never broken at the end of a line."""

    text: str
    style: str = ""


def windowed(topics: Sequence[TopicProgress], width: int, lines: int = LINES) -> list[list[Part]]:
    """The topics around the one that is asked about, in at most ``lines`` lines of ``width`` columns.

    Where they do not all fit, what comes before becomes a number, and then what comes later, the last first.
    """
    parts = [_part(one) for one in topics]
    laid: list[list[Part]] = []
    for first, last in _windows(topics):
        shown = [*_before(topics[:first]), *parts[first:last], *_after(topics[last:])]
        laid = _laid_out(shown, max(1, width))
        if len(laid) <= lines:
            return laid
    return laid[:lines]


def _windows(topics: Sequence[TopicProgress]) -> Iterator[tuple[int, int]]:
    """Which topics to name, from the whole list down to the one that is asked about."""
    count = len(topics)
    named = [at for at, one in enumerate(topics) if one.current] or [
        at for at, one in enumerate(topics) if one.remaining
    ]
    here = named[0] if named else count
    yield 0, count
    for first in range(2, here + 1):
        yield first, count
    for last in range(count - 2, here, -1):
        yield here, last


def _part(one: TopicProgress) -> Part:
    name = in_line(one.subject_name or one.topic, _NAME)
    if one.current:
        return Part(f"{HERE} {name} ({one.remaining} left)", "bold $primary")
    if not one.remaining:
        return Part(f"{DONE} {name}", "$success")
    return Part(f"{BEGUN if one.answered else TO_COME} {name}")


def _before(topics: Sequence[TopicProgress]) -> Iterator[Part]:
    still_open = sum(bool(one.remaining) for one in topics)
    if len(topics) > still_open:
        yield Part(f"{DONE} {len(topics) - still_open} done", "$success")
    if still_open:
        yield Part(f"{TO_COME} {still_open} open")


def _after(topics: Sequence[TopicProgress]) -> Iterator[Part]:
    if topics:
        to_come = any(one.remaining for one in topics)
        yield Part(f"{TO_COME if to_come else DONE} {len(topics)} more", "" if to_come else "$success")


def _laid_out(parts: Sequence[Part], width: int) -> list[list[Part]]:
    """The parts in lines of so many columns; one that is wider has a line for itself."""
    lines: list[list[Part]] = []
    left = 0
    for part in parts:
        size = cell_len(part.text)
        if not lines or size + len(_BETWEEN) > left:
            lines.append([])
            left = width + len(_BETWEEN)
        lines[-1].append(part)
        left -= size + len(_BETWEEN)
    return lines


def worded(topics: Sequence[TopicProgress], width: int, lines: int = LINES) -> Content:
    """The topics as ``windowed`` lays them out, with their colours."""
    told: list[str | tuple[str, str]] = []
    for line in windowed(topics, width, lines):
        told += ["\n"] if told else []
        for number, part in enumerate(line):
            told += [_BETWEEN] if number else []
            told.append((part.text, part.style) if part.style else part.text)
    return styled(*told)


class Topics(PlainText):
    """Progress by topic, for as many columns as there are."""

    DEFAULT_CSS = """
    Topics { height: auto; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._topics: Sequence[TopicProgress] = ()
        self._columns = 0

    def show(self, topics: Sequence[TopicProgress]) -> None:
        """Show how far each topic is."""
        self._topics = topics
        self._say()

    def _say(self) -> None:
        if self._columns:
            self.say(worded(self._topics, self._columns))

    @on(Resize)
    def _make_room(self) -> None:
        columns = self.content_size.width
        if columns and columns != self._columns:
            self._columns = columns
            self._say()
