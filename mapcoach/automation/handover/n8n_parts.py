"""Parameters of n8n's nodes, and what its workflows cannot carry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mapcoach.automation.handover.building import adds_up
from mapcoach.automation.handover.plan import Act, Plan

Node = dict[str, Any]
RUN = "={{ String($execution.id) }}"
"""Which run looks after a contact: a start writes its own into the column ``step``, so that an older run ends."""


def assigned(values: list[tuple[str, str]]) -> Node:
    """The parameters of a node that sets these fields."""
    listed = [
        {"id": f"a{number}", "name": name, "type": "string", "value": value}
        for number, (name, value) in enumerate(values, 1)
    ]
    return {"mode": "manual", "assignments": {"assignments": listed}, "options": {}}


def is_yes(column: str, operation: str = "equals") -> Node:
    """The parameters of a node that asks whether a column says yes (or, with ``notEquals``, does not)."""
    left = f"={{{{ String($json['{column}'] ?? '').trim().toLowerCase() }}}}"
    condition = {
        "id": "c1",
        "leftValue": left,
        "rightValue": "yes",
        "operator": {"type": "string", "operation": operation},
    }
    options = {"caseSensitive": True, "leftValue": "", "typeValidation": "strict", "version": 2}
    return {"conditions": {"combinator": "and", "options": options, "conditions": [condition]}, "options": {}}


def still_in() -> Node:
    """The parameters of a node that asks whether a contact has not left, and has not started again meanwhile."""
    asked = is_yes("left", "notEquals")
    ours = {
        "id": "c2",
        "leftValue": "={{ String($json['step'] ?? '').trim() }}",
        "rightValue": RUN,
        "operator": {"type": "string", "operation": "equals"},
    }
    asked["conditions"]["conditions"].append(ours)
    return asked


def amount(seconds: int) -> Node:
    """A time in the largest unit of n8n in which it is a whole number."""
    for unit, size in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds % size == 0:
            return {"amount": seconds // size, "unit": unit}
    return {"amount": seconds, "unit": "seconds"}


def until(act: Act) -> Node:
    """The parameters of a node that waits for a date, or for something to happen."""
    if act.for_date:
        given = f"$('Contact').item.json.{act.column}"
        moment = f"DateTime.fromSQL({given}, {{ zone: 'utc' }}).minus({{ seconds: {act.before} }})"
        return {"resume": "specificTime", "dateTime": f"={{{{ {moment}.toISO() }}}}"}
    limit = amount(act.seconds or 30 * 86_400)
    waits = {"limitWaitTime": True, "limitType": "afterTimeInterval", "options": {}}
    return {"resume": "webhook", **waits, "resumeAmount": limit["amount"], "resumeUnit": limit["unit"]}


def mapped(columns: Iterable[str], key: str, values: dict[str, str]) -> Node:
    """What is written into which column of a sheet; the row is found by the column ``key``."""
    schema = [
        {"id": name, "displayName": name, "required": False, "defaultMatch": False, "display": True,
         "type": "string", "canBeUsedToMatch": True}
        for name in columns
    ]  # fmt: skip
    return {"mappingMode": "defineBelow", "value": values, "matchingColumns": [key], "schema": schema}


def losses(plan: Plan) -> tuple[str, ...]:
    """What the workflow cannot carry."""
    return (
        "Whom it is for and the conditions under Start are not in the file: call the webhook for those contacts only.",
        "n8n has no exit: the workflow looks at the column left after each wait, before it goes on, "
        "and somebody or another system has to fill that column.",
        "n8n keeps no contacts: a Google Sheet does, with one tab for each automation.",
        "Conditions such as “they clicked” are columns of the sheet; the workflow reads them, other systems fill them.",
        "Each call begins afresh: it puts no into left and into what was noted on the way. If an older run still waits "
        "for the same contact, that one ends after its wait; the column step says which run goes on.",
        *adds_up(plan),
    )
