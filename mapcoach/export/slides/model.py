"""What a slide holds, before it is a slide: texts, a table or a curve, all as plain data. Texts are not escaped."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mapcoach.export.escaping import clean


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, with what it is about in front of it, if anything."""

    text: str
    label: str = ""

    @property
    def whole(self) -> str:
        """The paragraph as it is read."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Cover:
    """The first slide's lines below its title."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs, one below the other, in letters of this size in points."""

    lines: tuple[Line, ...]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it shows in a sentence, its header and rows, what part of the width its columns get, and its size.

    ``size`` is that of its letters in points. ``nothing`` stands in cells without text.
    """

    about: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    size: int = 0
    nothing: str = "–"

    def without_empty_columns(self) -> Table:
        """The table without the columns in which nothing stands."""
        kept = [place for place in range(len(self.headers)) if any(clean(row[place]) for row in self.rows)]
        return replace(
            self,
            headers=tuple(self.headers[place] for place in kept),
            rows=tuple(tuple(row[place] for place in kept) for row in self.rows),
            shares=tuple(self.shares[place] for place in kept),
        )

    def empty_columns(self) -> tuple[str, ...]:
        """The headers of the columns in which nothing stands."""
        kept = set(self.without_empty_columns().headers)
        return tuple(header for header in self.headers if header not in kept)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the curve: its number on the map, name, score from -2 to 2 (None: not rated), and what it is."""

    number: int
    name: str
    score: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve, or a part of it, and the same in words."""

    about: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its title, what stands on it, the lines below that, and what to say."""

    title: str
    body: Cover | Words | Table | Curve
    below: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
