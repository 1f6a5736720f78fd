"""Parameters of n8n's nodes."""

from __future__ import annotations

from typing import Any

from mapcoach.automation.handover.plan import Act

Node = dict[str, Any]


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
