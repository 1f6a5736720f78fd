"""What the recommender gives: advice for each stage, as plain data for whoever shows or exports it.

All texts may quote what people typed. They are data: whoever prints them escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mapcoach.automation.matching import Candidate
from mapcoach.automation.reasons import Told, message, names, reasons
from mapcoach.automation.recipes import Platforms, Recipe
from mapcoach.automation.vocabulary import Channel
from mapcoach.automation.wording import (
    CHANNEL_NAMES,
    clip,
    consent_sentence,
    effort_words,
    evidence_sentences,
    filled,
    impact_words,
    kpi_sentence,
    quote,
    step_sentences,
)
from mapcoach.journey.shape import JourneyMap

Status = Literal["", "chosen", "done"]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One automation for one stage of one map, with why, and everything that building it needs."""

    recipe: str
    """The id of the catalogue's entry; ``catalogue()[recipe]`` has its steps as a tree."""
    name: str
    stage: str
    touchpoint: str
    pain_point: str
    """The id of the pain point it answers; empty if the touchpoint itself calls for it."""
    reasons: tuple[str, ...]
    goal: str
    trigger: str
    audience: str
    conditions: tuple[str, ...]
    steps: tuple[str, ...]
    channel: str
    message: str
    kpi: str
    exit: tuple[str, ...]
    owner: str
    consent: str
    effort: str
    impact: str
    risk: tuple[str, ...]
    by_hand: str
    platforms: Platforms
    """How each platform names the building blocks."""
    needs: tuple[str, ...]
    evidence: tuple[str, ...]
    score: float
    """Comparable within one map only. A drop-off that it is made for puts it above 100."""
    drops_off: bool = False
    status: Status = ""


@dataclass(frozen=True, slots=True)
class StageAdvice:
    """What to automate at a stage, or what to map first."""

    stage: str
    name: str
    recommendations: tuple[Recommendation, ...] = ()
    """New ones, the best first; nothing that was chosen, done or rejected."""
    chosen: tuple[Recommendation, ...] = ()
    """Those that somebody chose for this stage, marked by their ``status``."""
    hold: str = ""
    """Why nothing is recommended: too early, and what to map first; or what people have to mend there, which is
    said beside the recommendations, too. Empty otherwise."""


def recommendation(candidate: Candidate, worth: float, journey_map: JourneyMap, persona_channels: frozenset[str],
                   told: Told, status: Status = "") -> Recommendation:  # fmt: skip
    """A candidate with all its texts; ``told`` keeps what its stage has been told already."""
    recipe, spot = candidate.recipe, candidate.spot
    words = names(candidate, journey_map)
    channel = _channel(candidate, persona_channels)
    return Recommendation(
        recipe=recipe.id,
        name=recipe.name,
        stage=candidate.reading.stage.id,
        touchpoint=spot.touchpoint.id,
        pain_point=spot.pain.id if spot.pain else "",
        reasons=reasons(candidate, journey_map, told),
        goal=filled(recipe.goal, **words),
        trigger=filled(recipe.trigger.words, **words),
        audience=_audience(recipe, journey_map, words),
        conditions=recipe.conditions,
        steps=tuple(step_sentences(recipe.steps, channel)),
        channel=CHANNEL_NAMES[channel],
        message=message(candidate, journey_map),
        kpi=kpi_sentence(recipe),
        exit=recipe.exit,
        owner=_owner(candidate),
        consent=consent_sentence(recipe),
        effort=effort_words(recipe),
        impact=impact_words(recipe),
        risk=recipe.risk,
        by_hand=filled(recipe.by_hand, **words),
        platforms=recipe.platforms,
        needs=recipe.prerequisites,
        evidence=evidence_sentences(recipe),
        score=round(worth, 1),
        drops_off=spot.drops_off,
        status=status,
    )


def _channel(candidate: Candidate, persona_channels: frozenset[str]) -> Channel:
    """Where this persona can be reached, else where the touchpoint is, else what the recipe prefers."""
    channels = candidate.recipe.channels
    if channels[0] == "internal":
        return "internal"
    for known in (persona_channels, candidate.spot.channels):
        for channel in channels:
            if channel in known:
                return channel
    return channels[0]


def _audience(recipe: Recipe, journey_map: JourneyMap, words: dict[str, str]) -> str:
    audience = filled(recipe.audience, **words)
    segment = journey_map.persona.segment.strip()
    return f"{audience} On this map: {quote(segment, 60)}." if segment else audience


def _owner(candidate: Candidate) -> str:
    """Whoever the map names, or the usual role."""
    named = candidate.spot.touchpoint.owner.strip() or candidate.reading.stage.owner.strip()
    return clip(named, 60) or candidate.recipe.owner
