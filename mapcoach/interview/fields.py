"""What each field of the map's shape takes: when it is filled, and which operations a reply becomes.

One ``Field`` for each path that a question may name. A field gets what the reader understood (a text, a list,
choices, or a value for each item) and returns operations; it neither parses nor asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from mapcoach.interview.replies.cues import channel_of, share_of
from mapcoach.interview.replies.matching import similarity
from mapcoach.journey import JourneyMap, new_id
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import EVIDENCE_KINDS

Ops = list[BaseModel]
NewId = Callable[[str], str]


class Field:
    """A field that nothing fills; the base of the others. ``subject`` is the id of the part a question is about."""

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        """Whether the map has its value."""
        return False

    def item_filled(self, journey_map: JourneyMap, item: str) -> bool:
        """Whether the map has its value for one of the items of a for-each question."""
        return False

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        """The operations for a reply that is one text."""
        return []

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        """The operations for a reply that is a list of texts."""
        return [operation for value in values for operation in self.text(value, journey_map, subject)]

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        """The operations for chosen options."""
        return [operation for value in values for operation in self.text(value, journey_map, subject)]

    def each(self, values: Mapping[str, str | int], journey_map: JourneyMap) -> Ops:
        """The operations for a value for each of several items."""
        return []


class MapField(Field):
    """The map's own kind or title."""

    def __init__(self, name: str) -> None:
        self._name = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.provenance.get(self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        if self._name == "kind":
            return [ops.SetKind.model_validate({"value": value})]
        return [ops.SetTitle(value=value)]


class ScopeField(Field):
    def __init__(self, name: ops.ScopeField) -> None:
        self._name: ops.ScopeField = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(getattr(journey_map.scope, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return [ops.SetScope(field=self._name, value=value)]


class PersonaField(Field):
    def __init__(self, name: ops.PersonaField) -> None:
        self._name: ops.PersonaField = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(getattr(journey_map.persona, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return [ops.SetPersona(field=self._name, value=value)]


class PersonaItems(Field):
    def __init__(self, name: ops.PersonaList) -> None:
        self._name: ops.PersonaList = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(getattr(journey_map.persona, self._name))

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.AddPersonaItems(field=self._name, items=tuple(values))] if values else []

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return self.many([value], journey_map, subject)


class Stages(Field):
    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.stages)

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        known = [stage.name for stage in journey_map.stages]
        fresh = [name for name in values if not any(similarity(name, other) == 1 for other in known)]
        return [ops.AddStage(id=make_id("s"), name=name) for name in fresh]


class StageField(Field):
    def __init__(self, name: ops.StageField) -> None:
        self._name: ops.StageField = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        stage = journey_map.stage(subject)
        return bool(stage and getattr(stage, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return [ops.SetStage(stage=subject, field=self._name, value=value)]


class StageQuestions(Field):
    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        stage = journey_map.stage(subject)
        return bool(stage and stage.questions)

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.AddStageQuestions(stage=subject, items=tuple(values))] if values else []


class Touchpoints(Field):
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
    def __init__(self, name: str) -> None:
        self._name = name

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
    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.SetMomentOfTruth(touchpoint=value, value=True) for value in values]

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        stage = journey_map.stage(subject)
        return bool(stage) and any(point.moment_of_truth for point in stage.touchpoints) if stage else False


class PainPoints(Field):
    """Troubles are read by ``pains``, which knows to which touchpoint each belongs."""


class PainField(Field):
    def __init__(self, name: str) -> None:
        self._name = name

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

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        stage = journey_map.stage(subject)
        pains = [pain for point in stage.touchpoints for pain in point.pain_points] if stage else []
        return [
            ops.ChangePainPoint(pain_point=pain.id, drops_off=pain.id in values)
            for pain in pains
            if pain.id in values or pain.drops_off is None
        ]


class BasisField(Field):
    """Which troubles are known rather than guessed."""

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.SetBasis(targets=tuple(values), basis="evidence")] if values else []


class EvidenceField(Field):
    """Where the knowledge of the troubles comes from; a hunch leaves them assumptions."""

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.evidence)

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        pains = tuple(pain.id for pain in journey_map.pain_points())
        kinds = [value for value in values if value in EVIDENCE_KINDS]
        if not kinds:
            return [ops.SetBasis(targets=pains, basis="assumption")] if pains and values else []
        return [ops.AddEvidence.model_validate({"id": make_id("v"), "kind": kind, "supports": pains}) for kind in kinds]


class Opportunities(Field):
    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.AddOpportunity(id=make_id("o"), text=value, pain_point=subject) for value in values]


class OpportunityField(Field):
    def __init__(self, name: str) -> None:
        self._name = name

    def item_filled(self, journey_map: JourneyMap, item: str) -> bool:
        found = next((one for one in journey_map.opportunities if one.id == item), None)
        return bool(found) and getattr(found, self._name) not in (None, "")

    def each(self, values: Mapping[str, str | int], journey_map: JourneyMap) -> Ops:
        return [
            ops.ChangeOpportunity.model_validate({"opportunity": item, self._name: value})
            for item, value in values.items()
        ]


class Automations(Field):
    """Chosen recommendations; the option's value names recipe, stage, touchpoint and pain point."""

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.automations)

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        names = ("recipe", "stage", "touchpoint", "pain_point")
        return [
            ops.ChooseAutomation.model_validate({"id": make_id("a"), **dict(zip(names, value.split(" "), strict=True))})
            for value in values
        ]


class AutomationField(Field):
    """The platform of all chosen automations, or the owner of each."""

    def __init__(self, name: str) -> None:
        self._name = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        chosen = [one for one in journey_map.automations if one.status == "chosen"]
        return bool(chosen) and all(getattr(one, self._name) for one in chosen)

    def item_filled(self, journey_map: JourneyMap, item: str) -> bool:
        found = next((one for one in journey_map.automations if one.id == item), None)
        return bool(found) and bool(getattr(found, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        chosen = {one.id: value for one in journey_map.automations if one.status == "chosen"}
        return self.each(chosen, journey_map)

    def each(self, values: Mapping[str, str | int], journey_map: JourneyMap) -> Ops:
        return [
            ops.ChangeAutomation.model_validate({"automation": item, self._name: str(value)})
            for item, value in values.items()
        ]


class Measures(Field):
    """KPIs; "no-shows from 20 % to 10 %" is read into its parts by ``measures``."""

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.measures)


class MeasureField(Field):
    def __init__(self, name: str) -> None:
        self._name = name

    def item_filled(self, journey_map: JourneyMap, item: str) -> bool:
        found = next((one for one in journey_map.measures if one.name == item), None)
        return bool(found) and bool(getattr(found, self._name))

    def each(self, values: Mapping[str, str | int], journey_map: JourneyMap) -> Ops:
        return [ops.SetMeasure.model_validate({"name": item, self._name: str(value)}) for item, value in values.items()]


class ReviewField(Field):
    def __init__(self, name: str) -> None:
        self._name = name

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(getattr(journey_map.review, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return [ops.SetReview.model_validate({self._name: value})]


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
