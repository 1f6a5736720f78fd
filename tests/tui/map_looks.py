"""Maps and a bare app for looking at one widget alone."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.widget import Widget

from mapcoach.journey import (
    ChosenAutomation,
    Emotion,
    Evidence,
    JourneyMap,
    Measure,
    Opportunity,
    PainPoint,
    Persona,
    Review,
    Scope,
    Stage,
    Touchpoint,
)
from mapcoach.journey.shape import ParkedNote


class Alone(App[object]):
    """Shows one widget and nothing else."""

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self._make = make
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        """The widget."""
        yield self._make()


def everywhere(text: str) -> JourneyMap:
    """A map that says the same in every text that people may write."""
    many = (text, f"{text} again")
    pain = PainPoint(id="p1", text=text, severity=3, root_cause=text, drops_off=True, share=0.5)
    point = Touchpoint(
        id="t1",
        name=text,
        channel=text,
        customer_action=text,
        owner=text,
        moment_of_truth=True,
        emotion=Emotion(score=-1, feeling=text, thought=text),
        pain_points=(pain, PainPoint(id="p2", text=text)),
    )
    return JourneyMap(
        title=text,
        scope=Scope(
            business=text,
            offering=text,
            objective=text,
            scenario=text,
            starts_with=text,
            ends_with=text,
            out_of_scope=text,
        ),
        persona=Persona(name=text, segment=text, role=text, goals=many, channels=many, quote=text, attitude=text),
        stages=(
            Stage(
                id="s1",
                name=text,
                customer_goal=text,
                questions=many,
                business_goal=text,
                owner=text,
                touchpoints=(
                    point,
                    Touchpoint(id="t2", name=text, emotion=Emotion(score=2)),
                    Touchpoint(id="t3", name=""),
                ),
            ),
            Stage(id="s2", name=""),
        ),
        opportunities=(
            Opportunity(id="o1", pain_point="p1", text=text, impact=5, feasibility=5, owner=text, due=text, kpi=text),
            Opportunity(id="o2", text=text),
        ),
        automations=(ChosenAutomation(id="a1", recipe=text, stage="s1", touchpoint="t1", platform=text, owner=text),),
        measures=(Measure(name=text, baseline=text, target=text, stage="s1"), Measure(name="")),
        evidence=(Evidence(id="v1", source=text, note=text, supports=("t1", "p1")),),
        parking_lot=(ParkedNote(id="n1", text=text),),
        review=Review(cadence=text),
    )


def large(touchpoints: int, stages: int = 8) -> JourneyMap:
    """A map with so many touchpoints, each with a feeling, a thought and a pain point."""
    each = touchpoints // stages
    return JourneyMap(
        title="A large map",
        stages=tuple(
            Stage(
                id=f"s{stage}",
                name=f"Stage number {stage + 1}",
                customer_goal="Get on with it without asking anybody for help",
                touchpoints=tuple(_contact(stage * each + place) for place in range(each)),
            )
            for stage in range(stages)
        ),
    )


def _contact(number: int) -> Touchpoint:
    return Touchpoint(
        id=f"t{number}",
        name=f"Contact {number} with somebody of the team",
        channel="website",
        emotion=Emotion(score=number % 5 - 2, thought="Is this the right page, or is there another one?"),
        pain_points=(PainPoint(id=f"p{number}", text="Nobody answers before the next day, or at all", severity=2),),
    )
