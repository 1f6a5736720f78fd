"""An automation as JSON that belongs to no platform; ``automation.schema.json`` beside this module describes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mapcoach.automation.handover.building import Built, Compiled, as_json
from mapcoach.automation.handover.facts import LEFT, exits
from mapcoach.automation.handover.plan import CONSTANTS, Act, Plan
from mapcoach.automation.handover.texts import as_typed, plain
from mapcoach.automation.message_draft import FieldName, MergeField, Pieces

SCHEMA = Path(__file__).with_name("automation.schema.json")
SCHEMA_ID = "urn:mapcoach:automation:1"


def compile_plan(plan: Plan) -> Compiled:
    """The automation as JSON; nothing of it is lost."""
    what = "the automation as JSON for programs (automation.schema.json)"
    return Compiled((Built(".automation.json", as_json(as_data(plan)), what),))


def as_data(plan: Plan) -> dict[str, Any]:
    """The automation as plain values. People's texts are in it as typed, without control characters."""
    recipe, advice = plan.recipe, plan.advice
    return {
        "schema": SCHEMA_ID,
        "id": plan.file,
        "recipe": recipe.id,
        "name": recipe.name,
        "active": False,
        "map": as_typed(plan.title),
        "stage": {"id": plan.stage.id, "name": as_typed(plan.stage.name), "families": list(recipe.families)},
        "touchpoints": [{"id": plan.touchpoint.id, "name": as_typed(plan.touchpoint.name)}] if plan.touchpoint else [],
        "pain_points": [{"id": plan.pain.id, "text": as_typed(plan.pain.text)}] if plan.pain else [],
        "goal": as_typed(advice.goal),
        "why": [as_typed(reason) for reason in advice.reasons],
        "trigger": {"kind": recipe.trigger.kind, "words": as_typed(advice.trigger)},
        "audience": as_typed(advice.audience),
        "conditions": list(recipe.conditions),
        "steps": [_step(act, plan) for act in plan.acts],
        "exit": [{"on": "field", "name": LEFT, "op": "is", "value": "yes", "words": words} for words in _exits(plan)],
        "kpi": [recipe.kpi.model_dump()],
        "owner": as_typed(plan.owner),
        "status": "chosen" if plan.is_chosen else "recommended",
        "consent": recipe.consent.model_dump(by_alias=True),
        "repeatable": plan.is_repeatable,
        "fields": [{"name": one.name, "kind": one.kind, "what": one.what, "filled_by": one.by} for one in plan.columns],
        "tags": [{"name": tag.name, "what": tag.what} for tag in plan.tags],
        "prerequisites": list(recipe.prerequisites),
        "effort": {"size": recipe.effort.size, "hours": list(recipe.effort.hours)},
        "impact": recipe.impact.model_dump(),
        "risk": list(recipe.risk),
        "by_hand": as_typed(advice.by_hand),
        "evidence": [one.model_dump() for one in recipe.evidence],
    }


def _step(act: Act, plan: Plan) -> dict[str, Any]:
    found: dict[str, Any] = {"id": act.key, "number": act.number, "do": act.do}
    match act.do:
        case "wait":
            found["for"] = act.duration
        case "wait_until":
            found["until"] = _until(act)
            if act.duration:
                found["timeout"] = act.duration
        case "message":
            found |= {"channel": act.channel, "intent": act.intent, **_texts(act, plan)}
        case "tag" | "untag":
            found |= {"name": act.tag, "intent": act.intent}
        case "set_field":
            found |= {"name": act.column, "intent": act.intent}
        case "task" | "notify":
            found |= {"assignee": act.who, "intent": act.intent}
            if act.duration:
                found["due"] = act.duration
        case "branch":
            found["if"] = _is_yes(act)
            found["then"] = [_step(one, plan) for one in act.then]
            found["else"] = [_step(one, plan) for one in act.otherwise]
        case "end":
            pass
    return found


def _exits(plan: Plan) -> tuple[str, ...]:
    return exits(plan.recipe) or ("somebody takes the contact out by hand",)


def _is_yes(act: Act) -> dict[str, str]:
    op = "is_not" if act.opposite else "is"
    return {"on": "field", "name": act.column, "op": op, "value": "yes", "words": act.when}


def _until(act: Act) -> dict[str, Any]:
    if not act.for_date:
        return _is_yes(act)
    return {"on": "date", "name": act.column, "op": "before", "seconds": act.before, "words": act.when}


def _texts(act: Act, plan: Plan) -> dict[str, Any]:
    if act.draft is None:
        return {}
    return {"subject": _pieces(act.draft.subject, plan), "body": _pieces(act.draft.body, plan)}


def _pieces(pieces: Pieces, plan: Plan) -> list[dict[str, str]]:
    """Text and merge fields apart, so that no program has to look for the one in the other."""
    return [_field(one.name, plan) if isinstance(one, MergeField) else {"text": as_typed(one)} for one in pieces]


def _field(name: FieldName, plan: Plan) -> dict[str, str]:
    if name == "business" and plan.business:
        return {"text": plain(plan.business)}
    return {"constant" if name in CONSTANTS else "field": name}
