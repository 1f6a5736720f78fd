"""Compiles an automation into the JSON of a HubSpot v4 flow: switched off, contact-based.

Its required fields are those of HubSpot's own description of the interface. Marketing emails cannot travel in a flow:
they are made in HubSpot first, from the texts of the build sheet, and named by their ids.
"""

from __future__ import annotations

from typing import Any

from mapcoach.automation.handover.building import (
    Built,
    Compiled,
    Gaps,
    Speller,
    as_json,
    assignee,
    cleared,
    field_name,
    tag_name,
)
from mapcoach.automation.handover.hubspot_parts import (
    Action,
    all_of,
    delay,
    either,
    losses,
    numbers,
    property_is_yes,
    set_property,
)
from mapcoach.automation.handover.plan import Act, Plan
from mapcoach.automation.handover.texts import html, plain

_DELAY, _EMAIL, _SET, _TASK, _INTERNAL, _UNTIL_DATE = "0-1", "0-4", "0-5", "0-3", "0-8", "0-35"


def compile_plan(plan: Plan) -> Compiled:
    """The flow, its placeholders and its losses."""
    gaps = Gaps()
    made = _Flow(plan, gaps).built()
    what = "HubSpot v4 flow, switched off"
    return Compiled((Built(".hubspot-v4.json", as_json(made), what),), gaps.found, tuple(losses(plan)))


class _Flow:
    def __init__(self, plan: Plan, gaps: Gaps) -> None:
        self._plan, self._gaps = plan, gaps
        self._texts = Speller(plan, gaps, lambda name: f"{{{{ contact.{field_name('hubspot', plan, name)} }}}}", html)
        self._actions: dict[str, Action] = {}
        self._reached: set[str] = set()
        self._cleared = cleared(plan, "hubspot") if plan.is_repeatable else ()
        self._ids = numbers(plan.acts, self._cleared)

    def built(self) -> dict[str, Any]:
        """The whole file."""
        first = self._clear(self._flow(self._plan.acts, ""))
        actions = sorted(self._actions.values(), key=lambda action: int(action["actionId"]))
        consented = self._plan.has("consent")
        return {
            "name": plain(self._plan.label),
            "type": "CONTACT_FLOW",
            "flowType": "WORKFLOW",
            "objectTypeId": "0-1",
            "isEnabled": False,
            "canEnrollFromSalesforce": False,
            "startActionId": first,
            "nextAvailableActionId": str(max(int(action["actionId"]) for action in actions) + 1),
            "actions": actions,
            "enrollmentCriteria": {
                "type": "LIST_BASED",
                "shouldReEnroll": self._plan.is_repeatable,
                "unEnrollObjectsNotMeetingCriteria": False,
                "reEnrollmentTriggersFilterBranches": [all_of([self._starts()])] if self._plan.is_repeatable else [],
                "listFilterBranch": either([self._starts(), *([self._is_yes("consent")] if consented else [])]),
            },
            "timeWindows": [],
            "blockedDates": [],
            "customProperties": {},
            "dataSources": [],
            "suppressionListIds": [],
        }

    def _starts(self) -> Action:
        if self._plan.recipe.trigger.kind == "form":
            form = self._gaps.need("FORM_GUID", "the id of the form: the last part of its address in HubSpot")
            return {"filterType": "FORM_SUBMISSION", "operator": "FILLED_OUT", "formId": form}
        return self._is_yes("start")

    def _clear(self, after: str) -> str:
        for column in reversed(self._cleared):
            number = self._ids[f"clear {column}"]
            action: Action = {
                "actionId": number,
                "type": "SINGLE_CONNECTION",
                "actionTypeId": _SET,
                "actionTypeVersion": 0,
                "fields": set_property(field_name("hubspot", self._plan, column), "no"),
            }
            if after:
                action["connection"] = self._edge(after)
            self._actions[f"clear {column}"] = action
            after = number
        return after

    def _is_yes(self, column: str, *, opposite: bool = False) -> Action:
        return property_is_yes(field_name("hubspot", self._plan, column), opposite=opposite)

    # --- the steps ---------------------------------------------------------------------------------------------

    def _flow(self, acts: tuple[Act, ...], after: str) -> str:
        """Build these steps and lead on to ``after``; the id of the first action, or ``after`` if there is no step."""
        for act in reversed(acts):
            if act.do == "end":
                after = ""
            elif act.do == "branch":
                then, otherwise = self._flow(act.then, after), self._flow(act.otherwise, after)
                question = self._is_yes(act.column, opposite=act.opposite)
                after = self._ask(self._ids[act.key], question, plain(act.when, 60), then, otherwise)
            else:
                after = self._step(act, after)
        return after

    def _step(self, act: Act, after: str) -> str:
        kind, fields = self._fields(act)
        action: Action = {
            "actionId": self._ids[act.key],
            "type": "SINGLE_CONNECTION",
            "actionTypeId": kind,
            "actionTypeVersion": 0,
            "fields": fields,
        }
        if after and act.do in ("wait", "wait_until"):
            after = self._ask(self._ids[f"{act.key}?"], self._is_yes("left"), "Has left", "", after)
        if after:
            action["connection"] = self._edge(after)
        self._actions[act.key] = action
        return self._ids[act.key]

    def _ask(self, number: str, question: Action, name: str, then: str, otherwise: str) -> str:
        branch: Action = {"branchName": name, "filterBranch": all_of([question])}
        if then:
            branch["connection"] = self._edge(then)
        action: Action = {
            "actionId": number,
            "type": "LIST_BRANCH",
            "listBranches": [branch],
            "defaultBranchName": "Otherwise",
        }
        if otherwise:
            action["defaultBranch"] = self._edge(otherwise)
        self._actions[f"branch {number}"] = action
        return number

    def _edge(self, target: str) -> Action:
        """The way to an action; whoever comes second to the same one jumps to it."""
        kind = "GOTO" if target in self._reached else "STANDARD"
        self._reached.add(target)
        return {"edgeType": kind, "nextActionId": target}

    def _fields(self, act: Act) -> tuple[str, Action]:
        """The type of a step's action, and its fields."""
        match act.do:
            case "wait":
                return _DELAY, delay(act.seconds)
            case "wait_until" if act.for_date:
                date = {"type": "OBJECT_PROPERTY", "propertyName": field_name("hubspot", self._plan, act.column)}
                return _UNTIL_DATE, {"date": date, "delta": str(-(act.before // 60)), "time_unit": "MINUTES"}
            case "wait_until":
                return _DELAY, delay(act.seconds or 30 * 86_400)
            case "tag" | "untag":
                return _SET, set_property(tag_name("hubspot", act.tag), "yes" if act.do == "tag" else "no")
            case "set_field":
                what = f"the value to note: {act.intent}"
                value = self._gaps.need(f"VALUE_OF_{act.column.upper()}", what)
                return _SET, set_property(field_name("hubspot", self._plan, act.column), value)
            case "message" if act.channel == "email":
                number = act.draft.number if act.draft else act.number.replace(".", "_").upper()
                what = f"the id of the automated email with the text of step {act.number}"
                return _EMAIL, {"content_id": self._gaps.need(f"EMAIL_ID_{number}", what)}
            case _:
                return self._for_people(act)

    def _for_people(self, act: Act) -> tuple[str, Action]:
        subject, body = self._texts.to_do(act)
        who = assignee(self._plan, act)
        if act.do == "notify" or act.channel == "internal":
            user = self._gaps.person(who, "USER_ID")
            return _INTERNAL, {"user_ids": [user], "subject": subject, "body": f"<p>{body}</p>"}
        kind = "CALL" if act.channel == "call" or act.intent.startswith(("ring", "call")) else "TODO"
        said = f"<p>For: {self._texts.escaped(plain(who, 80))}</p><p>{body}</p>"
        return _TASK, {"task_type": kind, "subject": subject, "body": said, "priority": "MEDIUM"}
