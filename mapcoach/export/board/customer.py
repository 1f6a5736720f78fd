"""The strip of a board above the stages: who the customer is and what the map is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mapcoach.export.board.shapes import HEADING, SMALL, Paragraph
from mapcoach.export.board.texts import HELD, paragraph, short
from mapcoach.export.draft import Said
from mapcoach.export.escaping import clean
from mapcoach.export.facts import Teller
from mapcoach.export.words import MARK, persona_heading, quoted
from mapcoach.journey import JourneyMap

_LEAST = 40  # characters of an item in a list that are worth showing


def facts(journey_map: JourneyMap, tell: Teller, limit: int) -> Iterator[tuple[Paragraph, ...]]:
    """The customer and what the map is for; what is not known is left out."""
    persona, scope = journey_map.persona, journey_map.scope

    def one(field: str, as_: Callable[[str], str] = str) -> Iterable[Said]:
        value = getattr(persona, field)
        values = (value,) if isinstance(value, str) else value
        key = ("persona", field)
        return tell.items(values, *key) if not isinstance(value, str) else tell.said(as_(value), *key)

    name = clean(persona.name)
    who = [*one("role"), *one("segment"), *one("demographics"), *one("attitude"), *one("behaviours")]
    if name or who:
        heading = paragraph(name, HEADING, 80) if name else None
        yield tuple(_fact(persona_heading(journey_map), who, limit, heading))
    parts: tuple[tuple[str, Iterable[Said]], ...] = (
        ("In their words", one("quote", quoted) if clean(persona.quote) else ()),
        ("Goals", [*one("goals"), *one("desired_outcome")]),
        ("Challenges", one("challenges")),
        ("What matters to them", [*one("values"), *one("requirements")]),
        ("What made them start", one("entry_point")),
        ("Who else they ask", one("influencers")),
        ("The situation", tell.said(scope.scenario, "scope", "scenario")),
        ("Where it starts and ends", _ends(scope.starts_with, scope.ends_with)),
        ("The aim", tell.said(scope.objective, "scope", "objective")),
    )
    for label, said in parts:
        if said := list(said):
            yield tuple(_fact(label, said, limit))


def _ends(start: str, end: str) -> list[Said]:
    return [Said(f"{word}: {text}") for word, text in (("from", start), ("to", end)) if clean(text)]


def _fact(label: str, said: Sequence[Said], limit: int, heading: Paragraph | None = None) -> Iterator[Paragraph]:
    yield Paragraph(label, SMALL)
    if heading:
        yield heading
    texts = [(clean(one.text), f"{HELD}{MARK}" if one.assumed else "") for one in said]
    whole = "; ".join(text + mark for text, mark in texts)
    if whole:
        shown = _shown(texts, limit if len(whole) <= limit else max(_LEAST, limit // len(texts)), limit // _LEAST)
        yield Paragraph(shown, full=whole if shown != whole else "")


def _shown(texts: Sequence[tuple[str, str]], each: int, most: int) -> str:
    """As many of the texts as there is room for, each in so many characters, with their marks."""
    shown = [short(text, each) + mark for text, mark in texts]
    return "; ".join(shown if len(shown) <= most or each > _LEAST else [*shown[:most], "…"])
