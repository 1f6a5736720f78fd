"""Compiles an automation into the file that Zapier's team export has, version 2, switched off. An experiment.

The form is not documented; it follows files that people published. Paths end a Zap, so what follows a branch stands in
each of its paths.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from mapcoach.automation.handover.building import (
    Built,
    Compiled,
    Gaps,
    Speller,
    adds_up,
    as_json,
    assignee,
    by_person,
    given_columns,
    is_posted,
    sender,
    sheet_columns,
    tag_name,
)
from mapcoach.automation.handover.make_parts import letter
from mapcoach.automation.handover.plan import Act, Plan
from mapcoach.automation.handover.texts import plain

_HOOK, _DELAY, _SHEETS = "WebHookCLIAPI@1.1.1", "DelayCLIAPI@1.1.1", "GoogleSheetsV2CLIAPI@2.10.0"
_MAIL = "GoogleMailV2CLIAPI@2.4.2"
Node = dict[str, Any]
Acts = tuple[Act, ...]


def compile_plan(plan: Plan) -> Compiled:
    """The Zap, its placeholders and its losses."""
    gaps = Gaps()
    made = _Zap(plan, gaps).built()
    what = "Zap in the form of Zapier's team export, switched off; experimental"
    return Compiled((Built(".zapier-v2.json", as_json(made), what),), gaps.found, (*_LOSSES, *adds_up(plan)))


_LOSSES = (
    "Experimental: Zapier does not document this form, and nobody tried this file. Build by hand if it is refused.",
    "Whom it is for and the conditions under Start are not in the file: call the webhook for those contacts only.",
    "Zapier has no exit: after each wait a step looks the contact up in a Google Sheet and a filter stops if the "
    "column left says yes. Check the mapped columns in these steps.",
    "Zapier keeps no contacts: a Google Sheet does, with one tab for each automation. The first step after the start "
    "adds the contact's row; check that each column is filled. Format the whole tab as plain text before, so that a "
    "phone number keeps its plus sign and nothing is taken for a formula.",
    "Each call adds a row, so whoever starts again begins afresh. Switch on “bottom-up” in every Lookup step, so that "
    "it finds the contact's last row; whoever fills a column in fills it in there. Whoever "
    "starts again while the first run still waits goes through both runs.",
    "Tags, fields and other channels than email go to your own tool's web address (POST); put its own action there.",
    "A wait for something to happen waits the whole time.",
    "What follows a branch is repeated in each of its paths.",
)


class _Zap:
    def __init__(self, plan: Plan, gaps: Gaps) -> None:
        self._plan, self._gaps = plan, gaps
        self._texts = Speller(plan, gaps, lambda name: f"{{{{1__{name}}}}}")
        self._ids = count(1)
        self._nodes: dict[str, Node] = {}

    def built(self) -> dict[str, Any]:
        """The whole file, with one Zap."""
        name = plain(self._plan.label)
        parent = self._node("read", _HOOK, "hook_v2", {}, "Start: contacts come in", None)
        if self._plan.has("consent"):
            rule = _rule("1__consent", "iexact")
            parent = self._node("filter", "FilterAPI", "filter", rule, "Agreed to be written to", parent)
        self._flow(self._plan.acts, self._new_row(parent))
        self._nodes["1"]["title"] = name
        return {"metadata": {"version": 2}, "zaps": [{"id": 1, "title": name, "nodes": self._nodes}]}

    def _flow(self, acts: Acts, parent: int) -> None:
        for at, act in enumerate(acts):
            if act.do == "end":
                return
            if act.do == "branch":
                self._branch(act, acts[at + 1 :], parent)
                return
            parent = self._step(act, parent)
            if act.do in ("wait", "wait_until") and at + 1 < len(acts):
                row = self._look_up(act, parent)
                rule = _rule(self._cell(row, "left"), "not_iexact")
                parent = self._node("filter", "FilterAPI", "filter", rule, f"{act.number} Not left yet?", row)

    def _branch(self, act: Act, rest: Acts, parent: int) -> None:
        row = self._look_up(act, parent)
        asked = f"{act.number} {plain(act.when, 60)}?"
        split = self._node("filter", "BranchingAPI", "branch", {}, asked, row)
        yes, no = ("not_iexact", "iexact") if act.opposite else ("iexact", "not_iexact")
        paths = ((yes, "Yes", act.then), (no, "No", act.otherwise))
        for index, (match, name, steps) in enumerate(paths):
            rule = {**_rule(self._cell(row, act.column), match), "path_eval_index": index}
            path = self._node("filter", "BranchingAPI", "filter", rule, f"{act.number} {name}", split)
            self._flow((*steps, *rest), path)

    def _new_row(self, parent: int) -> int:
        """Write the contact into the sheet; what is noted on the way says no there."""
        given = {one.name: f"{{{{1__{one.name}}}}}" for one in given_columns(self._plan)}
        values = {**given, **dict.fromkeys(self._plan.cleared, "no")}
        params = {**self._sheet(), **{self._column(name): value for name, value in values.items()}}
        return self._node("write", _SHEETS, "add_row", params, "Note the contact in the sheet", parent)

    def _sheet(self) -> Node:
        sheet = self._gaps.need("SHEET_ID", "the id of your Google Sheet: the long part of its address after /d/")
        return {"spreadsheet": sheet, "worksheet": self._plan.file}

    def _look_up(self, act: Act, parent: int) -> int:
        found_by = {"lookup_key": self._column(self._plan.key), "lookup_value": f"{{{{1__{self._plan.key}}}}}"}
        params = {**self._sheet(), **found_by}
        return self._node("search", _SHEETS, "lookup_row", params, f"{act.number} Look up the contact", parent)

    def _cell(self, row: int, column: str) -> str:
        """A column of the row that was looked up."""
        return f"{row}__{self._column(column)}"

    def _column(self, name: str) -> str:
        """A column of the sheet: Zapier names them by their letters."""
        return f"COL${letter(sheet_columns(self._plan).index(name))}"

    def _step(self, act: Act, parent: int) -> int:
        match act.do:
            case "wait":
                return self._wait(act, act.seconds, parent)
            case "wait_until" if act.for_date:
                params = {"delay_until_date": f"{{{{1__{act.column}}}}}{_offset(act.before)}", "handle_past": "always"}
                return self._node("write", "DelayAPI", "delay_until", params, f"{act.number} Wait until", parent)
            case "wait_until":
                return self._wait(act, act.seconds or 30 * 86_400, parent)
            case "tag" | "untag":
                value = "yes" if act.do == "tag" else "no"
                name = f"{act.number} {'Tag' if act.do == 'tag' else 'Take off the tag'} {act.tag}"
                return self._note({tag_name("zapier", act.tag): value}, name, parent)
            case "set_field":
                what = f"the value to note: {act.intent}"
                value = self._gaps.need(f"VALUE_OF_{act.column.upper()}", what)
                return self._note({act.column: value}, f"{act.number} Set {act.column}", parent)
            case _:
                return self._sent(act, parent)

    def _wait(self, act: Act, seconds: int, parent: int) -> int:
        units = (("days", 86_400), ("hours", 3_600), ("minutes", 60))
        unit, size = next(((unit, size) for unit, size in units if seconds % size == 0), ("minutes", 60))
        params = {"delay_for_value": str(max(1, seconds // size)), "delay_for_unit": unit}
        return self._node("write", _DELAY, "delay_for", params, f"{act.number} Wait", parent)

    def _note(self, values: dict[str, str], name: str, parent: int) -> int:
        what = "the address at which your CRM takes changes of a contact, without https:// before it"
        key = self._plan.key
        url = f"https://{self._gaps.need('ADDRESS_OF_YOUR_CRM', what)}"
        params = {"url": url, "payload_type": "json", "data": {key: f"{{{{1__{key}}}}}", **values}}
        return self._node("write", _HOOK, "post", params, name, parent)

    def _sent(self, act: Act, parent: int) -> int:
        if is_posted(act):
            to = "{{1__phone}}" if act.channel in ("sms", "whatsapp") else "{{1__email}}"
            data = {"to": to, "text": self._texts.body(act)}
            params = {"url": sender(self._gaps, act), "payload_type": "json", "data": data}
            return self._node("write", _HOOK, "post", params, f"{act.number} Message ({act.channel})", parent)
        if act.do == "message" and not by_person(act) and act.channel != "internal":
            said = (self._texts.subject(act), self._texts.body(act))
            return self._mail("{{1__email}}", said, f"{act.number} Message (email)", parent)
        kind = {"task": "Task", "notify": "Notify"}.get(act.do, f"Message ({act.channel}), by hand")
        to = self._gaps.person(assignee(self._plan, act))
        return self._mail(to, self._texts.to_do(act), f"{act.number} {kind}", parent)

    def _mail(self, to: str, said: tuple[str, str], name: str, parent: int) -> int:
        params = {"to": [to], "subject": said[0], "body_type": "plain", "body": said[1]}
        return self._node("write", _MAIL, "message", params, name, parent)

    def _node(self, kind: str, api: str, action: str, params: Node, name: str, parent: int | None) -> int:
        number = next(self._ids)
        store = {
            "copied_from": None,
            "created_by": None,
            "polling_interval_override": 0,
            "block_and_release_limit_override": 0,
            "spread_tasks": 1,
        }
        self._nodes[str(number)] = {
            "id": number,
            "paused": True,
            "type_of": kind,
            "params": params,
            "meta": {"$editor": {"has_automatic_issues": True}, "parammap": {}, "stepTitle": name},
            "triple_stores": store,
            "parent_id": parent,
            "root_id": None if parent is None else 1,
            "action": action,
            "selected_api": api,
            "title": None,
            "authentication_id": None,
        }
        return number


def _rule(key: str, match: str) -> Node:
    return {
        "filter_criteria": [{"id": 1, "group": 1, "key": key, "value": "yes", "match": match, "action": "continue"}]
    }


def _offset(before: int) -> str:
    """An offset as Zapier's date fields take it behind a date: -1d, -3h."""
    if not before:
        return ""
    return f" -{before // 86_400}d" if before % 86_400 == 0 else f" -{before // 3_600}h"
