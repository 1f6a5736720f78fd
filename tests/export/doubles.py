"""Recommendations for the tests of the exports, in the shape that mapcoach.automation gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mapcoach.journey import JourneyMap


@dataclass(frozen=True)
class Recommended:
    recipe: str = "form-rescue"
    name: str = "Rescue of forms that were not sent"
    stage: str = ""
    touchpoint: str = ""
    pain_point: str = ""
    reasons: tuple[str, ...] = ("35% give up at the booking form, more than anywhere else on this map.",)
    trigger: str = "somebody starts the form and does not send it within 30 minutes"
    audience: str = "visitors who gave an address and agreed to be written to"
    steps: tuple[str, ...] = ("Wait 30 minutes.", "Send one message with a link back to the form.", "Stop.")
    channel: str = "email"
    message: str = "Your date is still free. Shall we finish it by phone?"
    kpi: str = "forms finished within 3 days / forms left"
    exit: str = "the form was sent, or the person called"
    owner: str = "Anna"
    consent: str = "needed for marketing; a reminder of a started booking may count as service: check"
    effort: str = "small, 2 to 4 hours"
    impact: str = "high, assumed"
    by_hand: str = "Every evening, call those who left a number."
    platforms: Mapping[str, str] = field(default_factory=dict)
    needs: str = "the address, and whether the form was sent"
    evidence: str = ""
    score: float = 0.0


@dataclass(frozen=True)
class Advised:
    stage: str
    name: str
    recommendations: tuple[Recommended, ...] = ()
    hold: str = ""


def advice(journey_map: JourneyMap, **values: Any) -> tuple[Advised, ...]:
    """One recommendation for each stage that has touchpoints; a word of patience for the others."""
    one = replace(Recommended(), **values)
    return tuple(
        Advised(stage.id, stage.name, (replace(one, stage=stage.id),))
        if stage.touchpoints
        else Advised(stage.id, stage.name, hold="Too early: this stage has no touchpoints yet. Map those first.")
        for stage in journey_map.stages
    )
