"""The slides of a map, in their order."""

from __future__ import annotations

from dataclasses import replace

from mapcoach.export.draft import Draft
from mapcoach.export.slides import closing, findings, journey, opening
from mapcoach.export.slides.model import Slide
from mapcoach.journey import JourneyMap


def deck(journey_map: JourneyMap, told: Draft) -> tuple[Slide, ...]:
    """The slides that tell this map; ``told`` is its draft. Every title is there once."""
    parts = {
        "": opening.summary(told),
        "Scope": opening.scope(told),
        "About the customer": opening.persona(told),
        "Stages in the map's tables": journey.map_tables(told),
        "Touchpoints on the curve": journey.curve(journey_map, told),
        "Touchpoints in detail": journey.stages(told),
        "Pain points": findings.pains(told),
        "Opportunities": findings.opportunities(journey_map, told),
        "Rows about automations": findings.automations(told),
        "Not there": closing.missing(told),
        "Places with evidence and assumptions": closing.standing(told),
        "From the session": closing.session(told),
        "Next steps": closing.next_steps(told),
        "Open questions": closing.questions(told),
    }
    rest = closing.left_out({what: paged.left_out for what, paged in parts.items() if what})
    slides = (opening.cover(told), *(slide for paged in (*parts.values(), rest) for slide in paged.slides))
    return tuple(_told_apart(slides))


def _told_apart(slides: tuple[Slide, ...]) -> list[Slide]:
    """The slides with titles that differ, also where two stages have the same name."""
    seen: set[str] = set()
    apart = []
    for slide in slides:
        again = 1
        name = slide.title
        while name in seen:
            again += 1
            name = f"{slide.title} ({again})"
        seen.add(name)
        apart.append(replace(slide, title=name))
    return apart
