"""Compiles an automation into an n8n workflow: not active, without credentials.

Node types and versions were tried with n8n 1.123; parameters are checked against its own descriptions by a developer's
script. The contacts live in a Google Sheet, one tab for each automation, because n8n keeps none.
"""

from __future__ import annotations

import uuid
from typing import Any

from mapcoach.automation.handover.building import (
    Built,
    Compiled,
    Gaps,
    Speller,
    as_json,
    assignee,
    by_person,
    given_columns,
    is_posted,
    sender,
    sheet_columns,
    tag_name,
    title,
)
from mapcoach.automation.handover.n8n_parts import RUN, Node, amount, assigned, is_yes, losses, mapped, still_in, until
from mapcoach.automation.handover.plan import MOMENT, Act, Plan
from mapcoach.automation.handover.texts import markdown, plain, untokened
from mapcoach.automation.wording import consent_sentence, kpi_sentence

_IDS = uuid.UUID("6f1d5f0e-8f0b-5a57-9c0a-6d6170636f61")
_WIDE, _HIGH = 240, 200


def compile_plan(plan: Plan) -> Compiled:
    """The workflow, its placeholders and its losses."""
    gaps = Gaps()
    made = _Workflow(plan, gaps).built()
    return Compiled((Built(".n8n.json", as_json(made), "n8n workflow, not active"),), gaps.found, losses(plan))


class _Workflow:
    def __init__(self, plan: Plan, gaps: Gaps) -> None:
        self._plan, self._gaps = plan, gaps
        self._texts = Speller(plan, gaps, lambda name: f"{{{{ $('Contact').item.json.{name} }}}}")
        self._nodes: dict[str, Node] = {}
        self._links: dict[str, dict[str, Any]] = {}
        self._column = 4
        self._place: dict[str, tuple[int, int]] = {}

    def built(self) -> dict[str, Any]:
        """The whole file."""
        self._number(self._plan.acts, 0)
        first = self._flow(self._plan.acts, "")
        self._start(first)
        self._note()
        return {
            "name": plain(self._plan.label),
            "active": False,
            "nodes": list(self._nodes.values()),
            "connections": self._links,
            "settings": {"executionOrder": "v1"},
            "pinData": {},
        }

    # --- what is around the steps ------------------------------------------------------------------------------

    def _start(self, first: str) -> None:
        columns = given_columns(self._plan)
        path = str(uuid.uuid5(_IDS, f"{self._plan.secret}/{self._plan.file}"))
        hook = {"httpMethod": "POST", "path": path, "authentication": "headerAuth", "options": {}}
        self._node("Start", "webhook", 2.1, (0, 0), hook, hooked=True)
        self._node("Test run", "manualTrigger", 1, (0, _HIGH), {})
        test = [(f"body.{one.name}", self._test_value(one.name)) for one in columns]
        self._node("Test contact", "set", 3.4, (_WIDE, _HIGH), assigned(test))
        given = [(one.name, f"={{{{ $json.body?.{one.name} ?? '' }}}}") for one in columns]
        self._node("Contact", "set", 3.4, (2 * _WIDE, 0), assigned(given))
        values = {one.name: f"={{{{ $('Contact').item.json.{one.name} }}}}" for one in columns}
        values |= {**dict.fromkeys(self._plan.cleared, "no"), "step": RUN}
        self._node("Note in the sheet", "googleSheets", 4.5, (3 * _WIDE, 0), self._upsert(values))
        self._link("Start", "Contact")
        self._link("Test run", "Test contact")
        self._link("Test contact", "Contact")
        if self._plan.has("consent"):
            self._node("Agreed?", "if", 2.2, (3 * _WIDE, -_HIGH), is_yes("consent"))
            self._link("Contact", "Agreed?")
            self._link("Agreed?", "Note in the sheet")
        else:
            self._link("Contact", "Note in the sheet")
        if first:
            self._link("Note in the sheet", first)

    def _test_value(self, name: str) -> str:
        if name == "email":
            return self._gaps.need("TEST_EMAIL", "your own email address, for the test run")
        if name == "phone":
            return self._gaps.need("TEST_PHONE", "your own phone number with the country's code, for the test run")
        if name == MOMENT:
            return "={{ $now.toUTC().plus(2, 'minutes').toFormat('yyyy-MM-dd HH:mm:ss') }}"
        if name in self._plan.asked_at_once:
            return "no"
        return "yes" if name == "consent" else "test"

    def _note(self) -> None:
        plan = self._plan
        why = [f"- {markdown(reason)}" for reason in plan.advice.reasons]
        lines = [
            f"## {markdown(plan.recipe.name)}",
            "Why:",
            *why,
            f"KPI: {markdown(kpi_sentence(plan.recipe))}",
            f"Consent: {markdown(consent_sentence(plan.recipe))}",
            f"Stops when: {markdown('; '.join(plan.recipe.exit))}",
            f"Looked after by: {markdown(plan.owner, 80)}",
        ]
        size = {"content": untokened("\n\n".join(lines)), "height": 420, "width": 420}
        self._node("Read me", "stickyNote", 1, (-2 * _WIDE, -_HIGH), size)

    # --- the steps ---------------------------------------------------------------------------------------------

    def _number(self, acts: tuple[Act, ...], y: int) -> None:
        """Give each step its place on the canvas, from left to right."""
        for act in acts:
            self._place[act.key] = (self._column * _WIDE, y)
            self._column += 3 if act.do in ("wait", "wait_until", "branch") else 1
            self._number(act.then, y - _HIGH)
            self._number(act.otherwise, y + _HIGH)

    def _flow(self, acts: tuple[Act, ...], after: str) -> str:
        """Build these steps and lead on to ``after``; the name of the first node, or ``after`` if there is no step."""
        for act in reversed(acts):
            after = self._branch(act, after) if act.do == "branch" else self._step(act, after)
        return after

    def _branch(self, act: Act, after: str) -> str:
        then, otherwise = self._flow(act.then, after), self._flow(act.otherwise, after)
        asked = f"{act.number} {plain(act.when, 60)}?"
        x, y = self._place[act.key]
        self._node(asked, "if", 2.2, (x + _WIDE, y), is_yes(act.column, "notEquals" if act.opposite else "equals"))
        for output, target in enumerate((then, otherwise)):
            if target:
                self._link(asked, target, output)
        return self._look_up(act, asked, (x, y))

    def _step(self, act: Act, after: str) -> str:
        name, kind, version, parameters = self._as_node(act)
        self._node(name, kind, version, self._place[act.key], parameters, hooked=kind in ("wait", "emailSend"))
        if after and act.do in ("wait", "wait_until"):
            after = self._still_in(act, after)
        if after and act.do != "end":
            self._link(name, after)
        return name

    def _still_in(self, act: Act, after: str) -> str:
        """After a wait: go on only with those who have not left meanwhile."""
        gate = f"{act.number} Not left yet?"
        x, y = self._place[act.key]
        self._node(gate, "if", 2.2, (x + 2 * _WIDE, y), still_in())
        self._link(gate, after)
        return self._look_up(act, gate, (x + _WIDE, y))

    def _look_up(self, act: Act, then: str, at: tuple[int, int]) -> str:
        """Read the contact's row afresh before something is asked of it."""
        name = f"{act.number} Look up the contact"
        filters = {"values": [{"lookupColumn": self._plan.key, "lookupValue": self._contact()}]}
        parameters = {"resource": "sheet", "operation": "read", **self._sheet(), "filtersUI": filters, "options": {}}
        self._node(name, "googleSheets", 4.5, at, parameters)
        self._link(name, then)
        return name

    def _as_node(self, act: Act) -> tuple[str, str, float, Node]:
        """Name, type, version and parameters of the node that does a step."""
        match act.do:
            case "wait":
                return f"{act.number} Wait", "wait", 1.1, {"resume": "timeInterval", **amount(act.seconds)}
            case "wait_until":
                return f"{act.number} Wait until", "wait", 1.1, until(act)
            case "tag" | "untag":
                value = {tag_name("n8n", act.tag): "yes" if act.do == "tag" else "no"}
                return self._set(act, f"{'Tag' if act.do == 'tag' else 'Take off the tag'} {act.tag}", value)
            case "set_field":
                what = f"the value to note: {act.intent}"
                value = {act.column: self._gaps.need(f"VALUE_OF_{act.column.upper()}", what)}
                return self._set(act, f"Set {act.column}", value)
            case "end":
                return f"{act.number} End", "noOp", 1, {}
            case _:
                return self._sent(act)

    def _set(self, act: Act, name: str, values: dict[str, str]) -> tuple[str, str, float, Node]:
        return f"{act.number} {name}", "googleSheets", 4.5, self._upsert({self._plan.key: self._contact(), **values})

    def _contact(self) -> str:
        """What the contact is found by."""
        return f"={{{{ $('Contact').item.json.{self._plan.key} }}}}"

    def _sent(self, act: Act) -> tuple[str, str, float, Node]:
        """A message, a task or an alert."""
        if is_posted(act):
            to = self._texts.field("phone" if act.channel in ("sms", "whatsapp") else "email")
            said = [("to", f"={to}"), ("text", f"={self._texts.body(act)}")]
            parameters = {
                "method": "POST",
                "url": sender(self._gaps, act),
                "sendBody": True,
                "contentType": "json",
                "specifyBody": "keypair",
                "bodyParameters": {"parameters": [{"name": name, "value": value} for name, value in said]},
                "options": {},
            }
            return f"{act.number} Message ({act.channel})", "httpRequest", 4.3, parameters
        if act.do == "message" and not by_person(act) and act.channel != "internal":
            to, subject, body = f"={self._texts.field('email')}", self._texts.subject(act), self._texts.body(act)
            return f"{act.number} Message (email)", "emailSend", 2.1, self._mail(to, subject, body)
        subject, body = self._texts.to_do(act)
        kind = {"task": "Task", "notify": "Notify"}.get(act.do, f"Message ({act.channel}), by hand")
        mail = self._mail(self._gaps.person(assignee(self._plan, act)), subject, body)
        return f"{act.number} {kind}: {plain(title(act), 40)}", "emailSend", 2.1, mail

    def _mail(self, to: str, subject: str, body: str) -> Node:
        """As text, so that nothing in it is markup. The equals sign makes all of it one expression with known parts."""
        sent_from = self._gaps.need("SENDER_EMAIL", "the address that the mails come from")
        return {
            "fromEmail": sent_from,
            "toEmail": to,
            "subject": f"={subject}",
            "emailFormat": "text",
            "text": f"={body}",
            "options": {"appendAttribution": False},
        }

    # --- nodes -------------------------------------------------------------------------------------------------

    def _sheet(self) -> Node:
        sheet = self._gaps.need("SHEET_ID", "the id of your Google Sheet: the long part of its address after /d/")
        return {
            "documentId": {"__rl": True, "mode": "id", "value": sheet},
            "sheetName": {"__rl": True, "mode": "name", "value": self._plan.file},
        }

    def _upsert(self, values: dict[str, str]) -> Node:
        """Add the contact's row, or change it. RAW keeps a sheet from reading what people typed as a formula."""
        mapping = mapped(sheet_columns(self._plan), self._plan.key, values)
        chosen = {"resource": "sheet", "operation": "appendOrUpdate", **self._sheet(), "columns": mapping}
        return {**chosen, "options": {"cellFormat": "RAW"}}

    def _node(
        self, name: str, kind: str, version: float, at: tuple[int, int], parameters: Node, *, hooked: bool = False
    ) -> None:
        node: Node = {
            "id": str(self._id(name)),
            "name": name,
            "type": f"n8n-nodes-base.{kind}",
            "typeVersion": version,
            "position": list(at),
            "parameters": parameters,
        }
        if hooked:
            node["webhookId"] = str(self._id(f"{name}/hook"))
        self._nodes[name] = node

    def _link(self, source: str, target: str, output: int = 0) -> None:
        outputs: list[list[Node]] = self._links.setdefault(source, {"main": []})["main"]
        while len(outputs) <= output:
            outputs.append([])
        outputs[output].append({"node": target, "type": "main", "index": 0})

    def _id(self, name: str) -> uuid.UUID:
        return uuid.uuid5(_IDS, f"{self._plan.file}/{name}")
