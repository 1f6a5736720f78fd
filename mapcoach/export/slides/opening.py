"""The first slides: what this is about, in short, the scope and the customer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mapcoach.export.draft import Draft, Facts, Said
from mapcoach.export.drafting import MARK
from mapcoach.export.slides.measuring import fitted, plain
from mapcoach.export.slides.model import Cover, Line, Slide
from mapcoach.export.slides.paging import BODY_WIDTH, Limits, Paged, spoken, words
from mapcoach.export.words import sentence

COVER_SIZE = 34
"""The size of the first slide's title, in points; it may have three lines."""


def cover(told: Draft) -> Slide:
    """The first slide."""
    name = fitted(plain(f"Customer journey map: {told.title}"), BODY_WIDTH - 40, COVER_SIZE, 3)
    lines = (" · ".join(told.status), told.intro, told.mark, told.standing.sentence)
    notes = spoken((told.full_title, told.intro, told.standing.sentence))
    return Slide(name, Cover(tuple(filter(None, lines))), (), notes)


def summary(told: Draft) -> Paged:
    """The map in a few lines."""
    short = told.marked_summary
    lines = (
        Line(short.who, "Who"),
        Line(short.what_for, "What for"),
        Line(short.lowest, "Lowest moment"),
        Line(short.highest, "Highest moment"),
        *(Line(action, f"Action {place}") for place, action in enumerate(short.actions, 1)),
    )
    notes = ("If there is time for one slide only, it is this one.", *(line.whole for line in lines))
    return words("In short", lines, Limits(2), notes)


def scope(told: Draft) -> Paged:
    """What the map is about and what it leaves out."""
    return words("What this map covers", list(fact_lines(told.scope)), Limits(6))


def persona(told: Draft) -> Paged:
    """The customer, with the backstory."""
    quote = [Line(mark(told.quote), "In their words")] if told.quote else []
    lines = [*quote, *fact_lines(told.persona), *fact_lines(told.backstory, "Backstory, not known yet")]
    notes = ("Everything on the map is seen from this person's side.",)
    return words(told.persona_heading, lines, Limits(9), notes)


def fact_lines(facts: Facts, missing: str = "Not known yet") -> Iterator[Line]:
    """What is known, one paragraph a label; then what is not, and how to find out."""
    for fact in facts.known:
        yield Line(marked(fact.said), fact.label)
    if facts.unknown:
        yield Line(f"{', '.join(facts.unknown)}. {facts.how}".rstrip(), missing)


def marked(said: Iterable[Said], between: str = "; ") -> str:
    """Statements in one line, assumptions marked."""
    return between.join(map(mark, said))


def mark(said: Said) -> str:
    """A statement, marked if it is an assumption."""
    return f"{said.text} {MARK}" if said.assumed else said.text


def numbered(texts: Sequence[str], label: str) -> list[Line]:
    """Texts with a label and a number each."""
    return [Line(sentence(text), f"{label} {place}") for place, text in enumerate(texts, 1)]
