"""Recommendations that stay the same when the catalogue grows, for the tests of the exports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mapcoach.automation import Recommendation, StageAdvice
from mapcoach.automation.recipes import Platforms
from mapcoach.journey import JourneyMap

_RESCUE = Recommendation(
    recipe="no-recipe-of-the-catalogue",
    name="Rescue of forms that were not sent",
    stage="",
    touchpoint="",
    pain_point="",
    reasons=("35% give up at the booking form.", "Nowhere else on this map do so many."),
    goal="Let people finish where they stopped.",
    trigger="Somebody starts the form and does not send it within 30 minutes.",
    audience="Visitors who gave an address.",
    conditions=("not sent since",),
    steps=("Wait 30 minutes.", "Send one message with a link back to the form."),
    channel="email",
    message="Your date is still free. Shall we finish it by phone?",
    kpi="Forms finished within 3 days, out of forms left.",
    exit=("the form was sent", "they called"),
    owner="Anna",
    consent="Service.",
    effort="S, about 2 to 4 hours",
    impact="high (assumed)",
    risk=("Shorten the form first.",),
    by_hand="Every evening, call those who left a number.",
    platforms=Platforms(make="a scenario", zapier="a zap", activecampaign="an automation", hubspot="a workflow"),
    needs=("the address",),
    evidence=("A published figure (somebody, 2024).",),
    score=120.0,
)


def advice(journey_map: JourneyMap, **values: Any) -> tuple[StageAdvice, ...]:
    """One recommendation for each stage that has touchpoints; a word of patience for the others."""
    one = replace(_RESCUE, **values)
    return tuple(
        StageAdvice(stage.id, stage.name, (replace(one, stage=stage.id),))
        if stage.touchpoints
        else StageAdvice(stage.id, stage.name, hold="Too early: this stage has no touchpoints yet. Map those first.")
        for stage in journey_map.stages
    )
