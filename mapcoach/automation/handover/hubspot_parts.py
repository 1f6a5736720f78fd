"""What HubSpot's flows are put together from, and what they cannot carry."""

from __future__ import annotations

from typing import Any

from mapcoach.automation.handover.building import adds_up, by_person
from mapcoach.automation.handover.plan import Act, Plan, walk

Action = dict[str, Any]


def losses(plan: Plan) -> list[str]:
    """What the flow cannot carry."""
    found = [
        "Whom it is for and the conditions under Start are not in the file: add them to the enrolment trigger.",
        "HubSpot has no tags for contacts: each tag is a property that says yes or no.",
        "Marketing emails cannot travel in the file: make each of them first, from the texts above, and put its id in.",
        "Goals (leaving at once) are set in the workflow's settings; the file looks at a property after each wait, "
        "before it goes on.",
        "Due dates of tasks are in the task's text; set them in the action.",
        "Tasks belong to nobody in the file: choose in each of them who it is assigned to; the text names the person.",
        "Properties must exist before the file is sent; see fields.csv and tags.csv.",
    ]
    found.append(_AGAIN if plan.is_repeatable else _ONCE)
    found += adds_up(plan)
    acts = list(walk(plan.acts))
    if any(act.do == "wait_until" and not act.for_date for act in acts):
        found.append("A wait for something to happen waits the whole time in the file; change it to Delay until event.")
    if any(act.for_date and act.before % 86_400 for act in acts):
        found.append("A wait until hours before a date is given in minutes; check it in the action.")
    if any(act.do == "message" and act.channel not in ("email", "internal") and not by_person(act) for act in acts):
        found.append("Messages on other channels than email become tasks for a person; put your provider's action in.")
    return found


_AGAIN = (
    "The same contact may start again, and the first steps put no into what starts it, into left, and into what was "
    "noted on the way. HubSpot enrols nobody who is still in the workflow, or who meets its goal: whatever starts it "
    "for somebody who comes back puts no into left first."
)
_ONCE = "The same contact goes through it once; for more, switch re-enrolment on."


def numbers(acts: tuple[Act, ...], cleared: tuple[str, ...]) -> dict[str, str]:
    """The ids of all actions in the order of the steps; those that look after a wait come behind it."""
    found = {f"clear {column}": str(number) for number, column in enumerate(cleared, 1)}
    for act in walk(acts):
        if act.do == "end":
            continue
        found[act.key] = str(len(found) + 1)
        if act.do in ("wait", "wait_until"):
            found[f"{act.key}?"] = str(len(found) + 1)
    return found


def delay(seconds: int) -> Action:
    """The fields of a delay, in minutes."""
    return {"delta": str(max(1, seconds // 60)), "time_unit": "MINUTES"}


def set_property(name: str, value: str) -> Action:
    """The fields of an action that sets a property."""
    return {"property_name": name, "value": {"type": "STATIC_VALUE", "staticValue": value}}


def property_is_yes(name: str, *, opposite: bool) -> Action:
    """A property says yes; or its opposite, which is true of an empty one, too."""
    operation = {
        "operationType": "ENUMERATION",
        "operator": "IS_NONE_OF" if opposite else "IS_ANY_OF",
        "includeObjectsWithNoValueSet": opposite,
        "values": ["yes"],
    }
    return {"filterType": "PROPERTY", "property": name, "operation": operation}


def all_of(filters: list[Action]) -> Action:
    """A branch of filters that all have to be true."""
    return {"filterBranchType": "AND", "filterBranchOperator": "AND", "filterBranches": [], "filters": filters}


def either(filters: list[Action]) -> Action:
    """What enrols: one set of filters that all have to be true, in the form that takes several sets."""
    return {
        "filterBranchType": "OR",
        "filterBranchOperator": "OR",
        "filterBranches": [all_of(filters)],
        "filters": [],
    }
