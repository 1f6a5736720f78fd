"""The lists to prepare before building: tags, fields and tasks, as CSV (RFC 4180) that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from mapcoach.automation.handover.building import (
    ON_SHEETS,
    about,
    assignee,
    by_person,
    field_name,
    sheet_columns,
    tag_name,
    tags_to_make,
    title,
)
from mapcoach.automation.handover.plan import Plan, walk
from mapcoach.automation.handover.texts import cell
from mapcoach.automation.wording import duration

_KINDS = {
    "contact": "text",
    "merge": "text",
    "date": "date and time",
    "consent": "yes or no",
    "exit": "yes or no",
    "condition": "yes or no",
    "field": "text",
}


def tags(plans: Iterable[Plan], platform: str) -> bytes:
    """All tags, each once: name, what it says, the automations that use it."""
    users: dict[tuple[str, str], list[str]] = {}
    for plan in plans:
        for name, what in tags_to_make(plan, platform):
            users.setdefault((name, what), []).append(plan.file)
    rows = [(name, what, " ".join(used)) for (name, what), used in users.items()]
    return _csv(("tag", "what_it_says", "used_by"), rows)


def fields(plans: Iterable[Plan], platform: str) -> bytes:
    """All fields, each once: name, kind, what is in it, the automations that use it.

    On platforms that keep no contacts these are the columns of the sheet, one tab for each automation.
    """
    users: dict[tuple[str, str, str], list[str]] = {}
    for plan in plans:
        for name, kind, what in _fields_of(plan, platform):
            users.setdefault((name, kind, what), []).append(plan.file)
    rows = [(*key, " ".join(used)) for key, used in users.items()]
    return _csv(("field", "kind", "what_is_in_it", "used_by"), rows)


def _fields_of(plan: Plan, platform: str) -> list[tuple[str, str, str]]:
    found = [(field_name(platform, plan, one.name), _KINDS[one.kind], one.told) for one in plan.columns]
    if platform == "hubspot" and plan.recipe.trigger.kind != "form":
        found.append((field_name(platform, plan, "start"), "yes or no", f"yes, to start: {plan.advice.trigger}"))
    if platform in ON_SHEETS:
        found += [(tag_name(platform, tag.name), "yes or no", f"tag: {tag.what}") for tag in plan.tags]
        found += [("step", "text", "where the contact is; the automation fills it")]
        found += [("due", "date and time", "when it goes on, in UTC; the automation fills it")]
    return found


def sheet_header(plan: Plan) -> bytes:
    """The first row of the automation's tab in the Google Sheet."""
    return _csv(sheet_columns(plan), [])


def tasks(plans: Iterable[Plan]) -> bytes:
    """What people do in these automations: tasks, alerts, and messages that a person brings."""
    rows = []
    for plan in plans:
        for act in walk(plan.acts):
            if act.do in ("task", "notify") or by_person(act) or act.channel == "internal":
                due = duration(act.duration) if act.duration else ""
                facts = dict(about(plan, act))
                rows.append(
                    (plan.file, act.number, act.do, title(act), assignee(plan, act), due, facts.get("Stage", ""),
                     facts.get("Touchpoint", ""))
                )  # fmt: skip
    header = ("automation", "step", "kind", "what_to_do", "who", "within", "stage", "touchpoint")
    return _csv(header, rows)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """RFC 4180 in UTF-8, with the mark at its start without which Excel does not take it for UTF-8."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")
