"""Compiles an automation into Make blueprints.

Make sleeps 300 seconds at most. So whatever waits longer becomes two scenarios: one takes a contact in, does what comes
before the first wait and notes in a Google Sheet when to go on with which step; the other runs on a schedule, looks for
rows that are due, and goes on. Steps that follow a branch stand in each of its routes, because routes of a router do
not join again.
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
from mapcoach.automation.handover.make_parts import Condition, a_filter, is_not_yes, is_short, is_yes, letter, losses
from mapcoach.automation.handover.plan import Act, Plan
from mapcoach.automation.handover.texts import html, plain

_DATE = '"YYYY-MM-DD HH:mm:ss"; "UTC"'
Module = dict[str, Any]
Acts = tuple[Act, ...]


def compile_plan(plan: Plan) -> Compiled:
    """One blueprint, or two if it has to wait."""
    gaps = Gaps()
    waiting: dict[str, tuple[Act, Acts]] = {}
    capture = _Scenario(plan, gaps, waiting, due=False).blueprint()
    parts = " 1 of 2: takes contacts in" if waiting else ""
    files = [Built(".make-1-capture.json", as_json(capture), f"Make blueprint{parts}")]
    if waiting:
        due = _Scenario(plan, gaps, waiting, due=True).blueprint()
        files.append(Built(".make-2-due-rows.json", as_json(due), "Make blueprint 2 of 2: goes on when a wait is over"))
    return Compiled(tuple(files), gaps.found, (*losses(bool(waiting)), *adds_up(plan)))


class _Scenario:
    """One scenario; ``waiting`` collects the steps at which one of them stops and the second one goes on."""

    def __init__(self, plan: Plan, gaps: Gaps, waiting: dict[str, tuple[Act, Acts]], *, due: bool) -> None:
        self._plan, self._gaps, self._waiting, self._due = plan, gaps, waiting, due
        self._columns = sheet_columns(plan)
        self._ids = count(1)
        self._texts = Speller(plan, gaps, lambda name: f"{{{{escapeHTML({self._of(name)})}}}}", html)
        self._bare = Speller(plan, gaps, lambda name: f"{{{{{self._of(name)}}}}}")

    def blueprint(self) -> dict[str, Any]:
        """The whole file."""
        flow = self._due_rows() if self._due else self._capture()
        part = " (due rows)" if self._due else ""
        return {
            "name": plain(f"{self._plan.label}{part}"),
            "flow": flow,
            "metadata": {
                "instant": not self._due,
                "version": 1,
                "scenario": {
                    "roundtrips": 1, "maxErrors": 3, "autoCommit": True, "autoCommitTriggerLast": True,
                    "sequential": True, "confidential": False, "dataloss": False, "dlq": False, "freshVariables": False,
                },
                "designer": {"orphans": []},
            },
        }  # fmt: skip

    def _capture(self) -> list[Module]:
        hook = self._module("gateway:CustomWebHook", 1, None, "Start: contacts come in", 0, 0)
        values = {one.name: f"{{{{1.{one.name}}}}}" for one in given_columns(self._plan)}
        begun = {**dict.fromkeys(self._plan.cleared, "no"), "step": "working"}
        row = self._module("google-sheets:addRow", 2, {
            **self._sheet(), "values": self._values({**values, **begun}), "insertDataOption": "INSERT_ROWS",
        }, "Note the contact in the sheet", 300, 0)  # fmt: skip
        if self._plan.has("consent"):
            row["filter"] = a_filter("Agreed to be written to", [is_yes("{{1.consent}}")])
        return [hook, row, *self._flow(self._plan.acts, 600, 0)]

    def _due_rows(self) -> list[Module]:
        last = letter(len(self._columns) - 1)
        found = self._module("google-sheets:filterRows", 2, {
            "from": "drive", **self._place(), "includesHeaders": True, "tableFirstRow": f"A1:{last}1",
            "filter": [[{"a": letter(self._columns.index("step")), "b": "done", "o": "text:notequal"}]],
            "sortOrder": "asc", "limit": "500",
            "valueRenderOption": "FORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING",
        }, "Find the rows that are not done", 0, 0)  # fmt: skip
        router = self._router(300, 0)
        left = [self._finish("Left early", 600, -400)]
        left[0]["filter"] = a_filter("Has left", [is_yes(self._ref("left"))])
        router["routes"].append({"flow": left})
        done: list[str] = []
        while found_more := [key for key in self._waiting if key not in done]:
            done.append(found_more[0])
            act, rest = self._waiting[found_more[0]]
            flow = self._flow(rest, 600, (len(done) - 1) * 400)
            flow[0]["filter"] = {"name": f"Goes on after step {act.number}", "conditions": self._is_due(act)}
            router["routes"].append({"flow": flow})
        return [found, router]

    def _is_due(self, act: Act) -> list[list[Condition]]:
        """Due and still in; or, for a wait for something, that this has happened."""
        here = {"a": self._ref("step"), "b": act.key, "o": "text:equal"}
        still = {"a": self._ref("left"), "b": "yes", "o": "text:notequal:ci"}
        due = {"a": f"{{{{parseDate({self._of('due')}; {_DATE})}}}}", "b": "{{now}}", "o": "date:before"}
        either = [[here, still, due]]
        if act.do == "wait_until" and not act.for_date:
            either.append([here, still, is_yes(self._ref(act.column))])
        return either

    # --- the steps ---------------------------------------------------------------------------------------------

    def _flow(self, acts: Acts, x: int, y: int) -> list[Module]:
        """The modules of these steps up to the first long wait; never empty."""
        modules: list[Module] = []
        for at, act in enumerate(acts):
            rest = acts[at + 1 :]
            if act.do == "end":
                return [*modules, self._finish(f"{act.number} End", x, y)]
            if act.do == "branch":
                return [*modules, self._branch(act, rest, x, y)]
            if act.do in ("wait", "wait_until") and not is_short(act):
                self._waiting.setdefault(act.key, (act, rest))
                return [*modules, self._park(act, x, y)]
            modules.append(self._step(act, x, y))
            x += 300
        return [*modules, self._finish("Done", x, y)]

    def _branch(self, act: Act, rest: Acts, x: int, y: int) -> Module:
        router = self._router(x, y, f"{act.number} {plain(act.when, 60)}?")
        for steps, shift, asked in (((*act.then, *rest), -150, True), ((*act.otherwise, *rest), 150, False)):
            flow = self._flow(steps, x + 300, y + shift)
            says_yes = asked != act.opposite
            condition = is_yes(self._ref(act.column)) if says_yes else is_not_yes(self._ref(act.column))
            flow[0]["filter"] = a_filter(f"{act.number} {'Yes' if asked else 'No'}: {plain(act.when, 60)}", [condition])
            router["routes"].append({"flow": flow})
        return router

    def _step(self, act: Act, x: int, y: int) -> Module:
        match act.do:
            case "wait":
                return self._module("util:FunctionSleep", 1, {"duration": str(act.seconds)}, f"{act.number} Wait", x, y)
            case "tag" | "untag":
                value = {tag_name("make", act.tag): "yes" if act.do == "tag" else "no"}
                return self._update(value, f"{act.number} {'Tag' if act.do == 'tag' else 'Take off the tag'}", x, y)
            case "set_field":
                what = f"the value to note: {act.intent}"
                value = {act.column: self._gaps.need(f"VALUE_OF_{act.column.upper()}", what)}
                return self._update(value, f"{act.number} Set {act.column}", x, y)
            case _:
                return self._sent(act, x, y)

    def _sent(self, act: Act, x: int, y: int) -> Module:
        if is_posted(act):
            to = "phone" if act.channel in ("sms", "whatsapp") else "email"
            # The text is the whole body, so that nothing in it can end a JSON string.
            mapper = {
                "url": sender(self._gaps, act), "method": "post", "headers": [], "qs": [
                    {"name": "to", "value": self._ref(to)}
                ], "bodyType": "raw", "contentType": "text/plain", "parseResponse": False, "data": self._bare.body(act),
            }  # fmt: skip
            name = f"{act.number} Message ({act.channel})"
            module = self._module("http:ActionSendData", 3, mapper, name, x, y)
            module["parameters"] = {"handleErrors": True, "useNewZLibDeCompress": True}
            return module
        if act.do == "message" and not by_person(act) and act.channel != "internal":
            said = (self._bare.subject(act), self._texts.body(act))
            return self._mail(self._ref("email"), said, f"{act.number} Message (email)", x, y)
        subject, body = self._bare.to_do(act)[0], self._texts.to_do(act)[1]
        kind = {"task": "Task", "notify": "Notify"}.get(act.do, f"Message ({act.channel}), by hand")
        return self._mail(self._gaps.person(assignee(self._plan, act)), (subject, body), f"{act.number} {kind}", x, y)

    def _mail(self, to: str, said: tuple[str, str], name: str, x: int, y: int) -> Module:
        mapper = {"to": [to], "subject": said[0], "bodyType": "rawHtml", "content": f"<p>{said[1]}</p>"}
        return self._module("google-email:sendAnEmail", 4, mapper, name, x, y)

    def _park(self, act: Act, x: int, y: int) -> Module:
        """Note in the sheet when the second scenario goes on."""
        if act.for_date:
            when = f"addSeconds(parseDate({self._of(act.column)}; {_DATE}); -{act.before})"
        else:
            when = f"addSeconds(now; {act.seconds or 30 * 86_400})"
        values = {"step": act.key, "due": f"{{{{formatDate({when}; {_DATE})}}}}"}
        return self._update(values, f"{act.number} Wait: note when to go on", x, y)

    def _finish(self, name: str, x: int, y: int) -> Module:
        return self._update({"step": "done"}, name, x, y)

    # --- modules -----------------------------------------------------------------------------------------------

    def _update(self, values: dict[str, str], name: str, x: int, y: int) -> Module:
        row = "{{1.`__ROW_NUMBER__`}}" if self._due else "{{2.rowNumber}}"
        mapper = {**self._sheet(), "rowNumber": row, "values": self._values(values)}
        return self._module("google-sheets:updateRow", 2, mapper, name, x, y)

    def _place(self) -> dict[str, str]:
        what = "the id of your Google Sheet: the long part of its address after /d/"
        return {"spreadsheetId": self._gaps.need("SHEET_ID", what), "sheetId": self._plan.file}

    def _sheet(self) -> dict[str, Any]:
        """RAW keeps a sheet from reading what people typed as a formula."""
        return {"mode": "map", **self._place(), "includesHeaders": True, "valueInputOption": "RAW"}

    def _values(self, values: dict[str, str]) -> dict[str, str]:
        return {str(self._columns.index(name)): value for name, value in values.items()}

    def _of(self, column: str) -> str:
        """Where a column is, as it stands in an expression."""
        return f"1.`{self._columns.index(column)}`" if self._due else f"1.{column}"

    def _ref(self, column: str) -> str:
        return f"{{{{{self._of(column)}}}}}"

    def _router(self, x: int, y: int, name: str = "What is due?") -> Module:
        return {**self._module("builtin:BasicRouter", 1, None, name, x, y), "mapper": None, "routes": []}

    def _module(self, module: str, version: int, mapper: dict[str, Any] | None, name: str, x: int, y: int) -> Module:
        return {
            "id": next(self._ids),
            "module": module,
            "version": version,
            "parameters": {},
            "mapper": mapper or {},
            "metadata": {"designer": {"x": x, "y": y, "name": name}},
        }
