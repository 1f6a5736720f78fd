"""Builds small maps for these tests without the noise of ids."""

from __future__ import annotations

from typing import Any

from mapcoach.journey import JourneyMap


def pain(text: str, **more: Any) -> dict[str, Any]:
    """A pain point; ``drops=True`` and ``share=0.3`` as on the map."""
    if "drops" in more:
        more["drops_off"] = more.pop("drops")
    return {"text": text, **more}


def point(name: str, channel: str = "", *pains: str | dict[str, Any], feel: int | None = None, **more: Any) -> Any:
    """A touchpoint with its rating and pain points."""
    emotion = {"score": feel, "feeling": more.pop("feeling", ""), "thought": more.pop("thought", "")}
    listed = [pain(one) if isinstance(one, str) else one for one in pains]
    return {"name": name, "channel": channel, "emotion": emotion, "pain_points": listed, **more}


def stage(name: str, *points: Any, goal: str = "", **more: Any) -> Any:
    """A stage with its touchpoints."""
    return {"name": name, "customer_goal": goal, "touchpoints": list(points), **more}


def a_map(business_kind: str | None, *stages: Any, kind: str = "current", who: str = "Rosa", **more: Any) -> JourneyMap:
    """A map; stages get the ids s1, s2…, touchpoints s1t1…, pain points s1t1p1…"""
    for s, one in enumerate(stages, 1):
        one["id"] = f"s{s}"
        for t, touchpoint in enumerate(one["touchpoints"], 1):
            touchpoint["id"] = f"s{s}t{t}"
            for p, trouble in enumerate(touchpoint["pain_points"], 1):
                trouble["id"] = f"s{s}t{t}p{p}"
    scope = {"business_kind": business_kind, **more.pop("scope", {})}
    persona = {"name": who, **more.pop("persona", {})}
    return JourneyMap.model_validate({"kind": kind, "scope": scope, "persona": persona, "stages": list(stages), **more})
