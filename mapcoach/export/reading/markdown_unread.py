"""What somebody changed in a draft by hand, and nobody could read: found by writing the draft anew.

The map that was read is drafted once more. Whatever stands in the file, in a part that is read, and not in the new
draft was added or changed in a way that does not come onto the map.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from mapcoach.export.drafting import MARK
from mapcoach.export.reading.markdown_text import Section, sections_of
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.reading.texts import shown
from mapcoach.journey import JourneyMap

_READ = frozenset(
    (
        *("Scope", "The customer", "Ideal customer profile", "Each stage in detail", "Opportunities"),
        *("Owners and measures", "Parking lot"),
    )
)
"""The parts that are compared. Of the others only a little is read, or they change with the day."""
_WHY = "it was added or changed by hand in a way that mapcoach cannot read back"
_DAY = date(2000, 1, 1)
_Piece = tuple[str, int]


def unread(sections: Sequence[Section], made: JourneyMap) -> Iterator[NotTaken]:
    """The pieces of these sections that a draft of the map does not have."""
    from mapcoach.export.markdown import render

    written = Counter(text for text, _ in _pieces(sections_of(render(made, _DAY))))
    for text, line in _pieces(sections):
        if written[text]:
            written[text] -= 1
        else:
            yield NotTaken(f"line {line}", shown(text), _WHY)


def _pieces(sections: Sequence[Section]) -> Iterator[_Piece]:
    """The lines of the compared parts, each as a reader sees it, with the line that it is on (or its heading is)."""
    part = ""
    for section in sections:
        part = section.heading if section.level <= 2 else part
        if part in _READ:
            yield from ((bare, line) for text, line in _said(section) if (bare := _bare(text)))


def _said(section: Section) -> Iterator[_Piece]:
    for item in section.items:
        yield f"{item.label}: {item.text}" if item.label else item.text, item.line
    for line, row in section.rows:
        yield " | ".join(row), line
    for text in (*section.texts, *section.quotes):
        yield text, section.line


def _bare(text: str) -> str:
    """A line without the marks of assumptions; what only says that something is not known is none."""
    bare = " ".join(text.replace(MARK, "").split())
    return "" if bare.casefold().startswith("not known yet") else bare
