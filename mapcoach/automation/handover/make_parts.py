"""What Make's blueprints are put together from, and what they cannot carry."""

from __future__ import annotations

from typing import Any

from mapcoach.automation.handover.plan import Act, Plan, seconds, walk

LONGEST_SLEEP = 300
Condition = dict[str, str]


def schedule(plan: Plan) -> str:
    """How often the due-rows scenario has to run, in words."""
    shortest = min((seconds(act.duration) for act in walk(plan.acts) if act.do == "wait"), default=86_400)
    precise = any(act.for_date and act.before % 86_400 for act in walk(plan.acts))
    return "every 15 minutes" if shortest < 86_400 or precise else "once a day, in the morning"


def losses(waits: bool) -> list[str]:
    """What the blueprints cannot carry."""
    found = [
        "Whom it is for and the conditions under Start are not in the file: call the webhook for those contacts only.",
        "The file does not hold the connections, nor the webhook: choose and make them after the import.",
        "Make keeps no contacts: a Google Sheet does, with one tab for each automation.",
        "Conditions such as “they clicked” are columns of the sheet; the scenario reads them, other systems fill them.",
        "What follows a branch is repeated in each of its routes.",
        "Each call adds a row, so whoever starts again begins afresh. Whoever fills a column in fills it in every row "
        "of the contact that is not done yet; where a date moves, before the new start.",
    ]
    if waits:
        found += [
            "Make sleeps 300 seconds at most, so longer waits are done by a second scenario; they are only as exact as "
            "its schedule.",
            "The second scenario looks at 500 rows a run, those that are not done. If a module fails, its row is tried "
            "again in the next run, together with what stands before that module.",
            "Make has no exit: the second scenario looks at the column left each time before it goes on.",
        ]
    return found


def is_short(act: Act) -> bool:
    """Whether Make can wait for it within a scenario."""
    return act.do == "wait" and 1 <= act.seconds <= LONGEST_SLEEP


def a_filter(name: str, conditions: list[Condition]) -> dict[str, Any]:
    """A filter: all conditions have to be true."""
    return {"name": name, "conditions": [conditions]}


def is_yes(value: str) -> Condition:
    """A value says yes."""
    return {"a": value, "b": "yes", "o": "text:equal:ci"}


def is_not_yes(value: str) -> Condition:
    """A value does not say yes."""
    return {"a": value, "b": "yes", "o": "text:notequal:ci"}


def letter(index: int) -> str:
    """The letter of a sheet's column: 0 is A, 26 is AA."""
    before, last = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)
