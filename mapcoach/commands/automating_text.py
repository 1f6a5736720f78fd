"""What ``mapcoach recommend`` prints: the advice for people, and the same for programs. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from mapcoach.workspace.words import clean

if TYPE_CHECKING:
    from mapcoach.automation import Recommendation, StageAdvice
    from mapcoach.journey import JourneyMap

    Explained = list[tuple[str, str]]

_WIDTH = 80
_STATUS = {"chosen": "chosen", "done": "in place"}


def as_json(
    journey_map: JourneyMap, shown: Iterable[tuple[int, StageAdvice, Explained | None]], platform: str
) -> dict[str, object]:
    """The advice as plain values; docs/handover.md describes them. ``left_out`` is there only if it was asked for."""
    return {
        "map": {"id": journey_map.id, "title": journey_map.display_title()},
        "platform": platform or None,
        "stages": [_stage_json(number, advice, explained, platform) for number, advice, explained in shown],
    }


def _stage_json(number: int, advice: StageAdvice, explained: Explained | None, platform: str) -> dict[str, object]:
    found: dict[str, object] = {
        "id": advice.stage,
        "number": number,
        "name": advice.name,
        "hold": advice.hold,
        "decided": [_one_json(one, platform) for one in advice.chosen],
        "recommendations": [_one_json(one, platform) for one in advice.recommendations],
    }
    if explained is not None:
        found["left_out"] = [{"recipe": recipe, "why": why} for recipe, why in explained]
    return found


def _one_json(one: Recommendation, platform: str) -> dict[str, object]:
    found = asdict(one)
    found["platforms"] = one.platforms.model_dump()
    if platform:
        found["building_blocks"] = _blocks(one, platform)
    return found


def _blocks(one: Recommendation, platform: str) -> str:
    from mapcoach.automation import catalogue
    from mapcoach.automation.handover import blocks

    return blocks(catalogue()[one.recipe], platform)


# --- in words -------------------------------------------------------------------------------------------------


def as_lines(
    journey_map: JourneyMap, shown: Iterable[tuple[int, StageAdvice, Explained | None]], platform: str
) -> Iterator[str]:
    """The advice in lines of at most 80 columns, apart from words that are longer."""
    yield from _wrapped(clean(journey_map.display_title()))
    told = False
    for number, advice, explained in shown:
        told = True
        yield ""
        yield from _wrapped(f"{number}. {clean(advice.name) or '(no name)'}")
        if advice.hold:
            yield from _wrapped(clean(advice.hold), "   ")
        for one in advice.chosen:
            yield from _recommendation(one, f"[{_STATUS[one.status]}]", platform)
        for rank, one in enumerate(advice.recommendations, 1):
            yield from _recommendation(one, f"{rank})", platform)
        if explained is not None:
            yield from _left_out(explained)
    if not told:
        yield from _wrapped("The map has no stages yet, so there is nothing to recommend. Map the stages first.")


def _recommendation(one: Recommendation, sign: str, platform: str) -> Iterator[str]:
    yield ""
    yield from _wrapped(f"{sign} {one.name}  ({one.recipe})", "   ")
    yield from _fact("Why", one.reasons)
    yield from _fact("Starts when", (one.trigger,))
    yield from _fact("Steps", [f"{number}. {step}" for number, step in enumerate(one.steps, 1)])
    yield from _fact("Message idea", (one.message,))
    yield from _fact("Measure", (one.kpi,))
    yield from _fact("Effort", (one.effort,))
    yield from _fact("Impact", (one.impact,))
    yield from _fact("Evidence", one.evidence)
    yield from _fact("By hand first", (one.by_hand,))
    if platform:
        from mapcoach.automation.handover.words import words_of

        yield from _fact(f"In {words_of(platform).name}", (_blocks(one, platform),))


def _fact(label: str, texts: Iterable[str]) -> Iterator[str]:
    listed = [clean(text) for text in texts if clean(text)]
    if len(listed) == 1:
        yield from _wrapped(f"{label}: {listed[0]}", "     ")
    elif listed:
        yield f"     {label}:"
        for text in listed:
            yield from _wrapped(text, "       ")


def _left_out(explained: Explained) -> Iterator[str]:
    from mapcoach.automation import catalogue

    yield ""
    yield f"   Left out here ({len(explained)}):"
    for recipe, why in explained:
        yield from _wrapped(f"- {catalogue()[recipe].name} ({recipe}): {clean(why)}", "     ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [indent.rstrip()]
