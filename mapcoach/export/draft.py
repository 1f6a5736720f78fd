"""The draft of a map as its reader meets it: the parts in their order, all in words, none of it markup.

A format only lays this out. Texts are as people typed them; whoever writes them into a document escapes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapcoach.export.curve import Point
from mapcoach.export.words import Wording


@dataclass(frozen=True)
class Said:
    """Something that the map says, and whether it deserves a mark as an assumption."""

    text: str
    assumed: bool = False


@dataclass(frozen=True)
class Fact:
    """What is known under one label; nothing known is an empty tuple."""

    label: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Facts:
    """What is known about something, the labels of what is not, and how to find that out."""

    known: tuple[Fact, ...]
    unknown: tuple[str, ...] = ()
    how: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: what it is called, its header and its rows."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Pain:
    """A pain point: what, where, how much it weighs, how the customer feels there, why, and what could be done.

    ``weight`` and ``feeling`` hold the marks of what is assumed.
    """

    text: Said
    where: str
    weight: str
    feeling: str
    cause: Said | None
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    """A touchpoint in detail. ``assumed``: that it is used is; ``decides_assumed``: that it decides is."""

    name: str
    setting: str
    decides: bool
    rated: bool
    facts: tuple[Fact, ...]
    pains: tuple[Pain, ...]
    assumed: bool = False
    decides_assumed: bool = False

    @property
    def named(self) -> Said:
        """Its name as a statement: that customers use it."""
        return Said(self.name, self.assumed)


@dataclass(frozen=True)
class Column:
    """A stage in detail."""

    number: int
    name: str
    facts: Facts
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Automation:
    """A recommended automation: its name, how the team decided about it, why it is here, and how it works.

    ``facts`` are one text each, ``lists`` are of several, such as the conditions under which it stops.
    """

    name: str
    decision: str
    reasons: tuple[str, ...]
    facts: tuple[Fact, ...]
    steps: tuple[str, ...]
    lists: tuple[Fact, ...]
    platforms: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """The automations for a stage, or what to map first when it is too early for any."""

    number: int
    stage: str
    automations: tuple[Automation, ...]
    hold: str


@dataclass(frozen=True)
class Summary:
    """The map in five lines."""

    who: str
    what_for: str
    lowest: str
    highest: str
    actions: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """What is evidence and what assumption: in a sentence, the sources, and by place what is claimed there."""

    sentence: str
    sources: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[str, tuple[str, ...]], ...]
    assumed: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Question:
    """An open question: what is missing, and how to find it out."""

    what: str
    how: str


@dataclass(frozen=True)
class Check:
    """A stop on the walk through the journey, with what to try there."""

    stage: str
    stops: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Issue:
    """Something that a group disagreed on: what about, who said what, and what was decided, if anything."""

    text: str
    decision: str
    opinions: tuple[str, ...]


@dataclass(frozen=True)
class SessionRecord:
    """The record of a guided session: who took part, the agenda kept, what was decided, voted and undertaken."""

    people: tuple[Fact, ...]
    agenda: Grid | None
    decisions: tuple[str, ...]
    settled: tuple[Issue, ...]
    open: tuple[Issue, ...]
    voting: str
    votes: Grid | None
    actions: Grid | None


@dataclass(frozen=True)
class Draft:
    """Everything that the reader of a draft gets, in its order.

    Texts in tables and ``marked_summary`` hold the marks of what is assumed; ``summary`` is the same without.
    ``title`` is fit for a heading, ``full_title`` is never cut.
    """

    title: str
    status: tuple[str, ...]
    intro: str
    mark: str
    summary: Summary
    scope: Facts
    persona_heading: str
    persona: Facts
    backstory: Facts
    quote: Said | None
    map: tuple[Grid, ...]
    curve: Sequence[Point]
    stages: tuple[Column, ...]
    pains: tuple[Pain, ...]
    opportunities: Grid | None
    advice: tuple[Advice, ...]
    decided: Grid | None
    standing: Standing
    questions: tuple[Question, ...]
    walk: tuple[Check, ...]
    owners: Grid | None
    measures: Grid | None
    session: SessionRecord | None
    parked: tuple[str, ...]
    review: tuple[str, ...]
    words: Wording
    marked_summary: Summary
    full_title: str
