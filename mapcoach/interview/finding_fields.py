"""The fields that look back on the journey: what is known, ideas, automations, measures, the review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapcoach.interview.field import CHOSEN, LISTED, WORDS, Field, NewId, Ops
from mapcoach.journey import JourneyMap, new_id
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import EVIDENCE_KINDS


class BasisField(Field):
    """Which troubles are known rather than guessed."""

    kinds = CHOSEN

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.SetBasis(targets=tuple(values), basis="evidence")] if values else []


class EvidenceField(Field):
    """Where the knowledge of the troubles comes from; a hunch leaves them assumptions."""

    kinds = CHOSEN

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.evidence)

    def choices(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        pains = tuple(pain.id for pain in journey_map.pain_points())
        kinds = [value for value in values if value in EVIDENCE_KINDS]
        if not kinds:
            return [ops.SetBasis(targets=pains, basis="assumption")] if pains and values else []
        return [ops.AddEvidence.model_validate({"id": make_id("v"), "kind": kind, "supports": pains}) for kind in kinds]


class Opportunities(Field):
    kinds = LISTED

    def many(self, values: Sequence[str], journey_map: JourneyMap, subject: str, make_id: NewId = new_id) -> Ops:
        return [ops.AddOpportunity(id=make_id("o"), text=value, pain_point=subject) for value in values]


class OpportunityField(Field):
    scale = (1, 5)

    def __init__(self, name: str) -> None:
        self._name = name
        self.each_kinds = frozenset(("rating",)) if name in ("impact", "feasibility") else frozenset(("text",))

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

    kinds = CHOSEN

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

    kinds = WORDS
    each_kinds = frozenset(("text",))

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

    kinds = LISTED

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(journey_map.measures)


class MeasureField(Field):
    each_kinds = frozenset(("text",))

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
        self.kinds = frozenset(("date",)) if name == "due" else WORDS

    def filled(self, journey_map: JourneyMap, subject: str) -> bool:
        return bool(getattr(journey_map.review, self._name))

    def text(self, value: str, journey_map: JourneyMap, subject: str) -> Ops:
        return [ops.SetReview.model_validate({self._name: value})]
