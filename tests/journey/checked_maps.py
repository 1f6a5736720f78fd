"""A map that has every point of the rubric, ways to cut it down, and a way to fill what it then lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from pydantic import BaseModel

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
    apply,
    walk,
)
from mapcoach.journey import operations as ops
from mapcoach.journey.checks import Miss

TODAY = date(2026, 11, 22)


def labelled(journey_map: JourneyMap) -> JourneyMap:
    """The map with an answer on record for each value; what is not said to be known is assumed."""
    paths = [value.path for value in walk(journey_map)]
    basis = {path: journey_map.basis.get(path, "assumption") for path in paths}
    return journey_map.model_copy(update={"provenance": dict.fromkeys(paths, "e1"), "basis": basis})


def touchpoint(number: int, name: str, score: int, *pains: PainPoint, **values: object) -> Touchpoint:
    emotion = Emotion(score=score, thought=f"thought {number}")
    given = {"channel": "phone", "customer_action": "asks", **values}
    return Touchpoint.model_validate(
        {"id": f"t{number}", "name": name, "emotion": emotion, "pain_points": pains, **given}
    )


def stage(number: int, name: str, *points: Touchpoint, owner: str = "Ana") -> Stage:
    return Stage(id=f"s{number}", name=name, customer_goal="a date", owner=owner, touchpoints=points)


PAIN = PainPoint(id="p1", text="rings out", severity=3, drops_off=True, share=0.3)
FULL = labelled(
    JourneyMap(
        id="m1",
        updated=datetime(2026, 11, 20, tzinfo=UTC),
        scope=Scope(
            offering="bike repairs",
            objective="31 to 40 repairs a week by May",
            scenario="a puncture",
            starts_with="a bang",
            ends_with="the ride home",
            customers="new",
        ),
        persona=Persona(name="Priya", segment="commuters", goals=("a bike by Friday",), challenges=("no car",)),
        stages=(
            stage(1, "I look around", touchpoint(1, "Sign", 1), touchpoint(2, "Tip", 2)),
            stage(2, "I book", touchpoint(3, "Call", -2, PAIN, moment_of_truth=True), touchpoint(4, "Walk in", 1)),
            stage(3, "I hand it over", touchpoint(5, "Counter", 0), touchpoint(6, "Ticket", 1)),
            stage(4, "I ride home", touchpoint(7, "Till", 1), touchpoint(8, "Ride", 2)),
        ),
        opportunities=(
            Opportunity(
                id="o1", pain_point="p1", text="call back", impact=5, feasibility=4, owner="Ana", due="May", kpi="calls"
            ),
        ),
        automations=(
            ChosenAutomation(
                id="a1", recipe="missed-call-reply", stage="s2", touchpoint="t3", pain_point="p1", owner="Ana"
            ),
        ),
        measures=(Measure(name="missed calls", baseline="20", target="5"),),
        evidence=(Evidence(id="v1", kind="crm", source="the phone log", supports=("p1",)),),
        review=Review(due=date(2027, 5, 1)),
        basis={"stages[s2].touchpoints[t3].pain_points[p1].text": "evidence"},
    )
)

Change = Callable[[JourneyMap], JourneyMap]


def part(which: str, /, **values: object) -> Change:
    """Change the scope, the persona or the review."""
    return lambda one: one.model_copy(update={which: getattr(one, which).model_copy(update=values)})


def whole(**values: object) -> Change:
    return lambda one: one.model_copy(update=values)


def stages(change: Callable[[Stage], Stage], *ids: str) -> Change:
    """Change the stages with these ids (all without)."""
    return lambda one: one.model_copy(
        update={"stages": tuple(change(this) if not ids or this.id in ids else this for this in one.stages)}
    )


def points(change: Callable[[Touchpoint], Touchpoint], *ids: str) -> Change:
    """Change the touchpoints with these ids (all without)."""
    return stages(
        lambda one: one.model_copy(
            update={"touchpoints": tuple(change(p) if not ids or p.id in ids else p for p in one.touchpoints)}
        )
    )


def a_stage(**values: object) -> Callable[[Stage], Stage]:
    return lambda one: one.model_copy(update=values)


def a_point(**values: object) -> Callable[[Touchpoint], Touchpoint]:
    return lambda one: one.model_copy(update=values)


def feels(**values: object) -> Callable[[Touchpoint], Touchpoint]:
    return lambda one: one.model_copy(update={"emotion": one.emotion.model_copy(update=values)})


def pains(**values: object) -> Change:
    return points(
        lambda one: one.model_copy(
            update={"pain_points": tuple(pain.model_copy(update=values) for pain in one.pain_points)}
        )
    )


def ideas(**values: object) -> Change:
    return lambda one: one.model_copy(
        update={"opportunities": tuple(idea.model_copy(update=values) for idea in one.opportunities)}
    )


CUTS: tuple[Change, ...] = (
    *(part("scope", **{name: ""}) for name in ("offering", "objective", "scenario", "starts_with", "ends_with")),
    part("scope", customers=None),
    *(part("persona", **{name: ""}) for name in ("name", "segment")),
    *(part("persona", **{name: ()}) for name in ("goals", "challenges")),
    whole(stages=()),
    whole(opportunities=()),
    whole(automations=()),
    whole(measures=()),
    whole(evidence=(), basis={}),
    part("review", due=None),
    part("review", due=date(2020, 1, 1)),
    *(stages(a_stage(touchpoints=()), f"s{number}") for number in range(1, 5)),
    *(stages(a_stage(owner=""), f"s{number}") for number in range(1, 5)),
    *(points(feels(score=None), f"t{number}") for number in range(1, 9)),
    *(points(feels(score=-1), f"t{number}") for number in range(1, 9)),
    *(points(feels(thought=""), f"t{number}") for number in range(1, 9)),
    *(points(a_point(channel=""), f"t{number}") for number in (1, 3, 5)),
    *(points(a_point(customer_action=""), f"t{number}") for number in (1, 3, 5)),
    points(a_point(moment_of_truth=None)),
    points(a_point(moment_of_truth=True), "t1", "t6"),
    points(a_point(pain_points=())),
    *(pains(**{name: None}) for name in ("severity", "drops_off", "share")),
    *(ideas(**{name: None}) for name in ("impact", "feasibility")),
    *(ideas(**{name: ""}) for name in ("owner", "due", "kpi", "pain_point")),
)
"""What can be taken from the full map, each by itself or several together."""


def filled(journey_map: JourneyMap, miss: Miss, score: int) -> JourneyMap:
    """The map after an answer to a miss; a feeling is rated with this score. What the answer brings is assumed."""
    for operation in _answer(journey_map, miss, score):
        outcome = apply(journey_map, operation)
        assert not outcome.problem, outcome.problem
        journey_map = outcome.map
    return labelled(journey_map)


def _answer(journey_map: JourneyMap, miss: Miss, score: int) -> list[BaseModel]:
    field, last = miss.field, miss.field.rsplit(".", 1)[-1]
    if field.startswith("scope."):
        value = "new" if last == "customers" else "20% more by May"
        return [ops.SetScope.model_validate({"field": last, "value": value})]
    if field in ("persona.name", "persona.segment"):
        return [ops.SetPersona.model_validate({"field": last, "value": "Priya"})]
    if field.startswith("persona."):
        return [ops.AddPersonaItems.model_validate({"field": last, "items": ("one",)})]
    if field.startswith("stages[]."):
        return _at_stage(journey_map, miss, score)
    match field:
        case "kind":
            return [ops.SetKind(value="future")]
        case "stages":
            return [ops.AddStage(id=f"fresh-{number}", name=f"Step {number}") for number in range(5)]
        case "automations":
            one = journey_map.touchpoints()[0]
            place = {"stage": journey_map.stages[0].id, "touchpoint": one.id}
            return [ops.ChooseAutomation(id="fresh-a", recipe="a", **place)]
        case "automations[].owner":
            chosen = [one.id for one in journey_map.automations if one.status == "chosen"]
            return [ops.ChangeAutomation(automation=one, owner="Ana") for one in chosen]
    return _on_findings(journey_map, miss)


def _on_findings(journey_map: JourneyMap, miss: Miss) -> list[BaseModel]:
    every, last = {idea.id for idea in journey_map.opportunities}, miss.field.rsplit(".", 1)[-1]
    match miss.field:
        case "evidence":
            backed = tuple(pain.id for pain in journey_map.pain_points())
            return [ops.AddEvidence(id="fresh-v", kind="survey", source="a survey", supports=backed)]
        case "opportunities":
            return [ops.AddOpportunity(id="fresh-o", text="an idea", pain_point=miss.subject)]
        case "opportunities[].impact" | "opportunities[].feasibility":
            return [ops.ChangeOpportunity.model_validate({"opportunity": one, last: 3}) for one in every]
        case "opportunities[].owner" | "opportunities[].due":
            return [ops.ChangeOpportunity.model_validate({"opportunity": one, last: "May"}) for one in every]
        case "measures":
            return [ops.SetMeasure(name="calls")]
        case "review.due":
            return [ops.SetReview(due=date(2027, 5, 1))]
    raise AssertionError(f"no answer to {miss.field}")


def _at_stage(journey_map: JourneyMap, miss: Miss, score: int) -> list[BaseModel]:
    here = journey_map.stage(miss.subject)
    assert here is not None
    troubles = [pain for one in here.touchpoints for pain in one.pain_points]
    match miss.field.removeprefix("stages[]."):
        case "owner":
            return [ops.SetStage(stage=here.id, field="owner", value="Ana")]
        case "touchpoints":
            return [ops.AddTouchpoint(id=f"fresh-{number}", stage=here.id, name=f"New {number}") for number in range(2)]
        case "touchpoints[].channel":
            bare = [one for one in here.touchpoints if not one.channel]
            return [ops.SetTouchpoint(touchpoint=one.id, field="channel", value="web") for one in bare]
        case "touchpoints[].customer_action":
            return [ops.SetTouchpoint(touchpoint=p.id, field="customer_action", value="asks") for p in here.touchpoints]
        case "touchpoints[].emotion":
            unrated = [one for one in here.touchpoints if one.emotion.score is None]
            return [ops.SetEmotion(touchpoint=one.id, score=score) for one in unrated]
        case "touchpoints[].emotion.thought":
            return [ops.SetEmotion(touchpoint=one.id, thought="hm") for one in here.touchpoints]
        case "touchpoints[].moment_of_truth":
            return [ops.SetMomentOfTruth(touchpoint=here.touchpoints[0].id, value=True)]
        case "touchpoints[].pain_points":
            low = [one for one in here.touchpoints if (one.emotion.score or 0) < 0 and not one.pain_points]
            return [ops.AddPainPoint(id="fresh-p", touchpoint=(low or here.touchpoints)[0].id, text="slow")]
        case "touchpoints[].pain_points[].severity":
            return [ops.ChangePainPoint(pain_point=pain.id, severity=2) for pain in troubles]
        case "touchpoints[].pain_points[].drops_off":
            return [ops.ChangePainPoint(pain_point=pain.id, drops_off=score < 0) for pain in troubles]
        case "touchpoints[].pain_points[].share":
            return [ops.ChangePainPoint(pain_point=pain.id, share=0.5) for pain in troubles]
    raise AssertionError(f"no answer to {miss.field}")
