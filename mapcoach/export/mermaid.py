"""The emotion curve as a Mermaid ``journey`` diagram: text that GitHub, GitLab, Notion and many editors draw.

A score of the map, -2 to 2, becomes Mermaid's 1 to 5. Touchpoints without a rating are not drawn: Mermaid wants a
number, and any number would be a feeling that nobody reported. How many of the touchpoints are shown stands behind the
title if it is not all of them; which ones are missing stands in comments. ``mermaid_choice`` says how they are chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mapcoach.export.claims import Basis, basis
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import name_of
from mapcoach.export.findings_part import standing
from mapcoach.export.journey_part import extremes, flat_words, moment_words
from mapcoach.export.layout import width
from mapcoach.export.mermaid_choice import STAGES, STEPS, Section, choose
from mapcoach.export.mermaid_text import actor, comment, label
from mapcoach.export.words import MARK, counted, wording
from mapcoach.journey.shape import FEELINGS

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap, Touchpoint

TITLE, NAME, ACTOR = 80, 40, 30
"""At most so many characters of the title, of the name of a stage or touchpoint, and of the customer's name."""
_LEAST_TITLE = 30  # characters of a title that are shown, however much stands behind it
SECTION = 20
"""Columns of a stage's name for which there is room above one task."""
_TASK = 24  # columns of room that each further task gives
UNCHECKED = "nobody has checked this yet"
"""Stands behind the title of a diagram of which nothing rests on evidence."""
_WORDS = 400
_NEUTRAL = 3
_NAMED = 5
_LINES = 20
_SCALE = ", ".join(f"{score + _NEUTRAL} {word}" for score, word in FEELINGS.items())


def render(journey_map: JourneyMap, today: date) -> str:
    """The map as the text of a Mermaid diagram. It says nothing about the day, which is not used."""
    sections = choose(journey_map)
    stands = basis(journey_map)
    behind = _behind(sections, stands)
    told = standing(journey_map, stands).sentence
    described = (wording(journey_map).intro, *_described(journey_map, sections, stands), told)
    lines = [
        "journey",
        f"  accTitle: {label(journey_map.display_title(), TITLE)}",
        f"  accDescr: {' '.join(label(one, _WORDS) for one in described)}",
        f"  title {label(journey_map.display_title(), max(_LEAST_TITLE, TITLE - len(behind)))}{behind}",
        *(f"  %% {comment(line, _WORDS)}" for line in _comments(journey_map, sections, stands)),
    ]
    customer = actor(journey_map.persona.name, ACTOR)
    for section in sections:
        if section.shown:
            lines.append(f"  section {label(section_name(section), NAME)}")
            lines += (_task(point, customer, stands) for point in section.shown)
    return "\n".join(lines) + "\n"


def _task(point: Touchpoint, customer: str, stands: Basis) -> str:
    mark = f" {MARK}" if stands.assumes(point.id, "emotion.score") else ""
    name = label(name_of(point.name), NAME - len(mark)) + mark
    score = (point.emotion.score or 0) + _NEUTRAL
    return f"    {name}: {score}" + (f": {customer}" if customer else "")


def section_name(section: Section) -> str:
    """As much of a stage's name as fits on one line above its tasks: Mermaid clips what it has to wrap there."""
    room = min(NAME, SECTION + _TASK * (len(section.shown) - 1))
    name = shorten(name_of(section.stage.name), room)
    while width(name) > room and len(name) > 1:
        name = shorten(name, len(name) - 1)
    return name


def _behind(sections: Sequence[Section], stands: Basis) -> str:
    """What stands behind the title: how many of the touchpoints are shown, if not all, and that all is assumed."""
    shown, all_ = _numbers(sections)
    share = "" if shown == all_ else f"{shown} of {_points(all_)}"
    unchecked = UNCHECKED if stands.total and not stands.backed else ""
    told = ", ".join(filter(None, (share, unchecked)))
    return f" ({told})" if told else ""


def _numbers(sections: Iterable[Section]) -> tuple[int, int]:
    counts = [(len(one.shown), len(one.shown) + len(one.left_out) + len(one.unrated)) for one in sections]
    return sum(shown for shown, _ in counts), sum(all_ for _, all_ in counts)


def _described(journey_map: JourneyMap, sections: Sequence[Section], stands: Basis) -> Iterator[str]:
    """The diagram in words, for those who do not see it."""
    shown, all_ = _numbers(sections)
    if not all_:
        yield "There are no touchpoints yet, so there is nothing to draw."
        return
    yield f"The journey has {counted(len(sections), 'stage', 'stages')} and {_points(all_)}."
    if shown < all_:
        yield f"{shown} of them are shown; the others are not rated yet, or would be too many to read."
    lowest, highest = extremes(journey_map)
    if lowest and highest:
        yield f"Lowest: {moment_words(journey_map, lowest, stands)}."
        yield f"Highest: {moment_words(journey_map, highest, stands)}."
    else:
        yield flat_words(journey_map)


def _points(number: int) -> str:
    return counted(number, "touchpoint", "touchpoints")


def _comments(journey_map: JourneyMap, sections: Sequence[Section], stands: Basis) -> Iterator[str]:
    """What the drawing cannot say: what the faces mean, what is assumed, and what was left out."""
    yield f"Scores are feelings: {_SCALE}."
    if stands.backed:
        yield f"{MARK} behind a name: nobody has checked yet how that feels."
    if any(one.left_out for one in sections):
        yield (
            f"At most {STAGES} stages with {STEPS} touchpoints each are shown: moments of truth first, then the lowest "
            "and the highest, the first and the last, other lows, other highs. The other formats have all of them."
        )
    told = [line for one in sections for line in _missing(one)]
    yield from told[:_LINES]
    if len(told) > _LINES:
        yield "More is left out at the stages after these."


def _missing(section: Section) -> Iterator[str]:
    place = f"Stage {section.number}, {shorten(name_of(section.stage.name), NAME)}"
    if section.shown and section_name(section) != clean(name_of(section.stage.name)):
        yield f"Stage {section.number} in full: {name_of(section.stage.name)}"
    if not section.stage.touchpoints:
        yield f"{place}: no touchpoints yet."
    if section.left_out:
        yield f"{place}, left out: {_named(section.left_out)}."
    if section.unrated:
        yield f"{place}, not rated, so not drawn: {_named(section.unrated)}."


def _named(points: Sequence[Touchpoint]) -> str:
    names = "; ".join(shorten(name_of(point.name), NAME) for point in points[:_NAMED])
    more = len(points) - _NAMED
    return f"{names}; and {more} more" if more > 0 else names
