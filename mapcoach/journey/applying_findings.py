"""Applies operations on what looks back on the journey: opportunities, automations, measures, evidence."""

from __future__ import annotations

from mapcoach.journey import operations as ops
from mapcoach.journey.applying import (
    Outcome,
    applies,
    changed,
    given,
    gone,
    is_taken,
    is_target,
    measure_key,
    replaced,
    without_lost_votes,
)
from mapcoach.journey.shape import ChosenAutomation, Evidence, JourneyMap, Measure, Opportunity, ParkedNote

_IDEA_FIELDS = ("text", "pain_point", "impact", "feasibility", "owner", "due", "kpi")
_CHOICE_FIELDS = ("platform", "owner", "status")
_EVIDENCE_FIELDS = ("kind", "source", "note", "supports")


@applies(ops.AddOpportunity)
def _add_opportunity(operation: ops.AddOpportunity, journey_map: JourneyMap) -> Outcome:
    if not operation.text.strip() or is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That is on the map already, or it is empty.")
    values = given(operation, *_IDEA_FIELDS)
    if journey_map.pain_point(values["pain_point"]) is None:
        values["pain_point"] = ""  # the idea still makes sense without the pain it answered
    idea = Opportunity.model_construct(id=operation.id, **values)
    touched = tuple((operation.id, field) for field, value in values.items() if value != "")
    return Outcome(changed(journey_map, opportunities=(*journey_map.opportunities, idea)), touched)


@applies(ops.ChangeOpportunity)
def _change_opportunity(operation: ops.ChangeOpportunity, journey_map: JourneyMap) -> Outcome:
    idea = next((one for one in journey_map.opportunities if one.id == operation.opportunity), None)
    if idea is None:
        return gone(journey_map, "opportunity")
    values = given(operation, *_IDEA_FIELDS)
    if values.get("text") == "":
        return Outcome(journey_map, problem="An opportunity needs a text.")
    if values.get("pain_point") and journey_map.pain_point(values["pain_point"]) is None:
        return gone(journey_map, "pain point")
    ideas = replaced(journey_map.opportunities, idea, changed(idea, **values))
    return Outcome(changed(journey_map, opportunities=ideas), tuple((idea.id, field) for field in values))


@applies(ops.RemoveOpportunity)
def _remove_opportunity(operation: ops.RemoveOpportunity, journey_map: JourneyMap) -> Outcome:
    kept = tuple(one for one in journey_map.opportunities if one.id != operation.opportunity)
    if len(kept) == len(journey_map.opportunities):
        return gone(journey_map, "opportunity")
    evidence = tuple(
        changed(one, supports=tuple(target for target in one.supports if target != operation.opportunity))
        for one in journey_map.evidence
    )
    return Outcome(without_lost_votes(changed(journey_map, opportunities=kept, evidence=evidence)))


@applies(ops.ChooseAutomation)
def _choose_automation(operation: ops.ChooseAutomation, journey_map: JourneyMap) -> Outcome:
    if journey_map.stage(operation.stage) is None:
        return gone(journey_map, "stage")
    if not operation.recipe or is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That choice was made already.")
    values = given(operation, *(name for name in type(operation).model_fields if name != "op"))
    if journey_map.touchpoint(operation.touchpoint) is None:
        values["touchpoint"] = ""
    if journey_map.pain_point(operation.pain_point) is None:
        values["pain_point"] = ""
    choice = ChosenAutomation.model_construct(**values)
    same = (operation.recipe, operation.stage)
    kept = tuple(one for one in journey_map.automations if (one.recipe, one.stage) != same)
    touched = tuple((operation.id, field) for field in ("recipe", "status", "platform", "owner") if values[field])
    return Outcome(changed(journey_map, automations=(*kept, choice)), touched)


@applies(ops.ChangeAutomation)
def _change_automation(operation: ops.ChangeAutomation, journey_map: JourneyMap) -> Outcome:
    choice = next((one for one in journey_map.automations if one.id == operation.automation), None)
    if choice is None:
        return gone(journey_map, "automation")
    values = given(operation, *_CHOICE_FIELDS)
    automations = replaced(journey_map.automations, choice, changed(choice, **values))
    return Outcome(changed(journey_map, automations=automations), tuple((choice.id, field) for field in values))


@applies(ops.RemoveAutomation)
def _remove_automation(operation: ops.RemoveAutomation, journey_map: JourneyMap) -> Outcome:
    kept = tuple(one for one in journey_map.automations if one.id != operation.automation)
    if len(kept) == len(journey_map.automations):
        return gone(journey_map, "automation")
    return Outcome(changed(journey_map, automations=kept))


def _named(journey_map: JourneyMap, name: str) -> Measure | None:
    wanted = name.strip().casefold()
    return next((one for one in journey_map.measures if one.name.casefold() == wanted), None)


@applies(ops.SetMeasure)
def _set_measure(operation: ops.SetMeasure, journey_map: JourneyMap) -> Outcome:
    name = operation.name.strip()
    if not name:
        return Outcome(journey_map, problem="A measure needs a name.")
    values = given(operation, "baseline", "target", "stage")
    if values.get("stage") and journey_map.stage(values["stage"]) is None:
        values["stage"] = ""
    old = _named(journey_map, name)
    if old is None:
        measures = (*journey_map.measures, Measure.model_construct(name=name, **values))
        touched = tuple(measure_key(name, field) for field in ("name", *(field for field in values if values[field])))
    else:
        measures = replaced(journey_map.measures, old, changed(old, **values))
        touched = tuple(measure_key(old.name, field) for field in values)
    return Outcome(changed(journey_map, measures=measures), touched)


@applies(ops.RemoveMeasure)
def _remove_measure(operation: ops.RemoveMeasure, journey_map: JourneyMap) -> Outcome:
    old = _named(journey_map, operation.name)
    if old is None:
        return gone(journey_map, "measure")
    return Outcome(changed(journey_map, measures=tuple(one for one in journey_map.measures if one is not old)))


@applies(ops.AddEvidence)
def _add_evidence(operation: ops.AddEvidence, journey_map: JourneyMap) -> Outcome:
    if is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That is on the map already.")
    values = given(operation, *_EVIDENCE_FIELDS)
    values["supports"] = _existing(journey_map, operation.supports)
    evidence = Evidence.model_construct(id=operation.id, **values)
    touched = tuple((operation.id, field) for field in ("kind", "source", "note") if values[field])
    return Outcome(changed(journey_map, evidence=(*journey_map.evidence, evidence)), touched)


@applies(ops.ChangeEvidence)
def _change_evidence(operation: ops.ChangeEvidence, journey_map: JourneyMap) -> Outcome:
    old = next((one for one in journey_map.evidence if one.id == operation.evidence), None)
    if old is None:
        return gone(journey_map, "evidence")
    values = given(operation, *_EVIDENCE_FIELDS)
    if operation.supports is not None:
        values["supports"] = _existing(journey_map, operation.supports)
    evidence = replaced(journey_map.evidence, old, changed(old, **values))
    touched = tuple((old.id, field) for field in values if field != "supports")
    return Outcome(changed(journey_map, evidence=evidence), touched)


def _existing(journey_map: JourneyMap, targets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(target for target in dict.fromkeys(targets) if is_target(journey_map, target))


@applies(ops.RemoveEvidence)
def _remove_evidence(operation: ops.RemoveEvidence, journey_map: JourneyMap) -> Outcome:
    kept = tuple(one for one in journey_map.evidence if one.id != operation.evidence)
    if len(kept) == len(journey_map.evidence):
        return gone(journey_map, "evidence")
    return Outcome(changed(journey_map, evidence=kept))


@applies(ops.SetBasis)
def _set_basis(operation: ops.SetBasis, journey_map: JourneyMap) -> Outcome:
    if not _existing(journey_map, tuple(target.partition(".")[0] for target in operation.targets)):
        return gone(journey_map, "part of the map")
    return Outcome(journey_map)  # the fold keeps what each value stands on


@applies(ops.Park)
def _park(operation: ops.Park, journey_map: JourneyMap) -> Outcome:
    text = operation.text.strip()
    known = {note.text.casefold() for note in journey_map.parking_lot}
    if not text or text.casefold() in known or is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That is in the parking lot already, or it is empty.")
    note = ParkedNote.model_construct(id=operation.id, text=text)
    return Outcome(changed(journey_map, parking_lot=(*journey_map.parking_lot, note)), ((operation.id, "text"),))


@applies(ops.RemoveParked)
def _remove_parked(operation: ops.RemoveParked, journey_map: JourneyMap) -> Outcome:
    kept = tuple(note for note in journey_map.parking_lot if note.id != operation.note)
    if len(kept) == len(journey_map.parking_lot):
        return gone(journey_map, "note")
    return Outcome(changed(journey_map, parking_lot=kept))
