"""What each field of the map's shape takes: when it is filled, and which operations a reply becomes.

One ``Field`` for each path that a question may name. A field gets what the reader understood (a text, a list,
choices, or a value for each item) and returns operations; it neither parses nor asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from mapcoach.interview.field import CHOSEN, LISTED, WORDS, Field, NewId, Ops
from mapcoach.interview.finding_fields import (
    AutomationField,
    Automations,
    BasisField,
    EvidenceField,
    MeasureField,
    Measures,
    Opportunities,
    OpportunityField,
    ReviewField,
)
from mapcoach.interview.replies.cues import channel_of, share_of
from mapcoach.interview.replies.matching import similarity
from mapcoach.journey import JourneyMap, new_id
from mapcoach.journey import operations as ops


class MapField(Field):
    """The map's own kind or title."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.kinds = frozenset(("one_of",)) if name == "kind" else WORDS

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.provenance.get(self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        if self._name == "kind":
            return [ops.SetKind.model_validate({"value": value})]
        return [ops.SetTitle(value=value)]


class ScopeField(Field):
    def __init__(self, name: ops.ScopeField) -> None:
        self._name: ops.ScopeField = name
        self.kinds = frozenset(("one_of",)) if name in ("business_kind", "customers") else WORDS

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(getattr(journey_map.scope, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return [ops.SetScope(field=self._name, value=value)]


class PersonaField(Field):
    def __init__(self, name: ops.PersonaField) -> None:
        self._name: ops.PersonaField = name
        self.kinds = frozenset(("text",)) if name == "name" else WORDS

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(getattr(journey_map.persona, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return [ops.SetPersona(field=self._name, value=value)]


class PersonaItems(Field):
    kinds = LISTED | CHOSEN | WORDS

    def __init__(self, name: ops.PersonaList) -> None:
        self._name: ops.PersonaList = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(getattr(journey_map.persona, self._name))

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.AddPersonaItems(field=self._name, items=tuple(values))] if values else []

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return self.many([value], journey_map, subject)


class Stages(Field):
    kinds = LISTED

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.stages)

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        known = [stage.name for stage in journey_map.stages]
        fresh = [name for name in values if not any(similarity(name, other) == 1 for other in known)]
        return [ops.AddStage(id=make_id("s"), name=name) for name in fresh]


class StageField(Field):
    kinds = WORDS

    def __init__(self, name: ops.StageField) -> None:
        self._name: ops.StageField = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        stage = journey_map.stage(subject)
        return bool(stage and getattr(stage, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return [ops.SetStage(stage=subject, field=self._name, value=value)]


class StageQuestions(Field):
    kinds = LISTED

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        stage = journey_map.stage(subject)
        return bool(stage and stage.questions)

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.AddStageQuestions(stage=subject, items=tuple(values))] if values else []


class Touchpoints(Field):
    kinds = LISTED

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        stage = journey_map.stage(subject)
        return bool(stage and stage.touchpoints)

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        stage = journey_map.stage(subject)
        known = [point.name for point in stage.touchpoints] if stage else []
        fresh = [name for name in values if not any(similarity(name, other) == 1 for other in known)]
        return [
            ops.AddTouchpoint(id=make_id("t"), stage=subject, name=name, channel=channel_of(name)) for name in fresh
        ]


class TouchpointField(Field):
    each_kinds = frozenset(("text",))

    def __init__(self, name: ops.TouchpointField) -> None:
        self._name: ops.TouchpointField = name

    def item_filled(self, journey_map: JourneyMap, item: str) -> bool:
        point = journey_map.touchpoint(item)
        return bool(point and getattr(point, self._name))

    def each(self, values: Mapping[str, str | int], journey_map: JourneyMap) -> Ops:
        return [
            ops.SetTouchpoint(touchpoint=item, field=self._name, value=self._value(str(value)))
            for item, value in values.items()
        ]

    def _value(self, value: str) -> str:
        return (channel_of(value) or value) if self._name == "channel" else value


class EmotionField(Field):
    scale = (1, 5)

    def __init__(self, name: str) -> None:
        self._name = name
        self.each_kinds = frozenset(("rating",)) if name == "score" else frozenset(("text",))

    def item_filled(self, journey_map: JourneyMap, item: str) -> bool:
        point = journey_map.touchpoint(item)
        return bool(point) and getattr(point.emotion, self._name) not in (None, "") if point else False

    def each(self, values: Mapping[str, str | int], journey_map: JourneyMap) -> Ops:
        """A score is given on the scale people see, 1 to 5, and kept on the map's, -2 to 2."""
        return [
            ops.SetEmotion.model_validate(
                {"touchpoint": item, self._name: int(value) - 3 if self._name == "score" else str(value)}
            )
            for item, value in values.items()
        ]


class MomentsOfTruth(Field):
    kinds = CHOSEN

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.SetMomentOfTruth(touchpoint=value, value=True) for value in values]

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        stage = journey_map.stage(subject)
        return bool(stage) and any(point.moment_of_truth for point in stage.touchpoints) if stage else False


class PainPoints(Field):
    """Troubles are read by ``pains``, which knows to which touchpoint each belongs."""

    kinds = LISTED


class PainField(Field):
    scale = (1, 3)

    def __init__(self, name: str) -> None:
        self._name = name
        self.each_kinds = frozenset(("rating",)) if name == "severity" else frozenset(("text",))

    def item_filled(self, journey_map: JourneyMap, item: str) -> bool:
        pain = journey_map.pain_point(item)
        return bool(pain) and getattr(pain, self._name) not in (None, "")

    def each(self, values: Mapping[str, str | int], journey_map: JourneyMap) -> Ops:
        read: dict[str, object] = {item: self._value(value) for item, value in values.items()}
        return [
            ops.ChangePainPoint.model_validate({"pain_point": item, self._name: value})
            for item, value in read.items()
            if value is not None
        ]

    def _value(self, value: str | int) -> object:
        return share_of(str(value), about_people=True) if self._name == "share" else value


class DropOffs(Field):
    """Which troubles make people give up. Those not chosen do not, unless their own words said so."""

    kinds = CHOSEN

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        stage = journey_map.stage(subject)
        pains = [pain for point in stage.touchpoints for pain in point.pain_points] if stage else []
        return [
            ops.ChangePainPoint(pain_point=pain.id, drops_off=pain.id in values)
            for pain in pains
            if pain.id in values or pain.drops_off is None
        ]


def _named(make: Callable[[Any], Field], prefix: str, names: Sequence[str]) -> dict[str, Field]:
    return {f"{prefix}{name}": make(name) for name in names}


_TOUCHPOINT = "stages[].touchpoints[]."
_PAIN = "stages[].touchpoints[].pain_points[]."

FIELDS: Mapping[str, Field] = {
    **_named(MapField, "", ("kind", "title")),
    **_named(ScopeField, "scope.", get_args(ops.ScopeField)),
    **_named(PersonaField, "persona.", get_args(ops.PersonaField)),
    **_named(PersonaItems, "persona.", get_args(ops.PersonaList)),
    "stages": Stages(),
    **_named(StageField, "stages[].", ("customer_goal", "business_goal", "owner")),
    "stages[].questions": StageQuestions(),
    "stages[].touchpoints": Touchpoints(),
    **_named(TouchpointField, _TOUCHPOINT, ("channel", "customer_action", "owner")),
    f"{_TOUCHPOINT}emotion": EmotionField("score"),
    f"{_TOUCHPOINT}emotion.feeling": EmotionField("feeling"),
    f"{_TOUCHPOINT}emotion.thought": EmotionField("thought"),
    f"{_TOUCHPOINT}moment_of_truth": MomentsOfTruth(),
    f"{_TOUCHPOINT}pain_points": PainPoints(),
    **_named(PainField, _PAIN, ("severity", "root_cause", "share")),
    f"{_PAIN}drops_off": DropOffs(),
    "basis": BasisField(),
    "evidence": EvidenceField(),
    "opportunities": Opportunities(),
    **_named(OpportunityField, "opportunities[].", ("impact", "feasibility", "owner", "due", "kpi")),
    "automations": Automations(),
    **_named(AutomationField, "automations[].", ("platform", "owner")),
    "measures": Measures(),
    **_named(MeasureField, "measures[].", ("baseline", "target")),
    **_named(ReviewField, "review.", ("due", "cadence")),
}
