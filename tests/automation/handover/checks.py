"""Structure checks of platforms' files, offline: what is wrong with one, as a list of sentences."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

Json = dict[str, Any]

HUBSPOT = Draft202012Validator(json.loads(Path(__file__).with_name("hubspot-flow.schema.json").read_text("utf-8")))
N8N_NODES = {
    "webhook": (2.1, ("httpMethod", "path")),
    "manualTrigger": (1, ()),
    "set": (3.4, ("assignments",)),
    "googleSheets": (4.5, ("operation", "documentId", "sheetName")),
    "if": (2.2, ("conditions",)),
    "wait": (1.1, ("resume",)),
    "emailSend": (2.1, ("fromEmail", "toEmail", "subject", "text")),
    "httpRequest": (4.3, ("method", "url", "bodyParameters")),
    "noOp": (1, ()),
    "stickyNote": (1, ("content",)),
}
MAKE_MODULES = {
    "gateway:CustomWebHook": 1,
    "google-sheets:addRow": 2,
    "google-sheets:filterRows": 2,
    "google-sheets:updateRow": 2,
    "google-email:sendAnEmail": 4,
    "http:ActionSendData": 3,
    "util:FunctionSleep": 1,
    "builtin:BasicRouter": 1,
}
_SECRET = re.compile(
    r"bearer\s+\w|api[-_ ]?(?:key|token)\"?\s*[:=]|password\"?\s*[:=]|__IMTCONN__|\bsk-\w{8}"
    r"|\"credentials\"|\"authentication_id\": \d",
    re.IGNORECASE,
)


def secrets(text: str) -> list[str]:
    """Strings that look like a secret."""
    return [found[0] for found in _SECRET.finditer(text)]


def modules(flow: list[Json]) -> Iterator[Json]:
    """All modules of a Make flow, routes included."""
    for module in flow:
        yield module
        for route in module.get("routes", []):
            yield from modules(route["flow"])


def make_faults(blueprint: Json) -> list[str]:
    faults = [f"missing {key}" for key in ("name", "flow", "metadata") if key not in blueprint]
    everything = list(modules(blueprint["flow"]))
    faults += [f"id {key} twice" for key, times in Counter(one["id"] for one in everything).items() if times > 1]
    for one in everything:
        if MAKE_MODULES.get(one["module"]) != one["version"] or type(one["version"]) is not int:
            faults.append(f"{one['id']}: {one['module']} has no version {one['version']!r}")
        if one["module"] == "util:FunctionSleep" and not 1 <= int(one["mapper"]["duration"]) <= 300:
            faults.append(f"{one['id']}: sleeps too long")
        if one["module"] == "builtin:BasicRouter" and not (one.get("routes") and all(r["flow"] for r in one["routes"])):
            faults.append(f"{one['id']}: a router without routes")
        if one["module"] == "gateway:CustomWebHook" and one["parameters"]:
            faults.append(f"{one['id']}: a webhook is made after the import")
    return [*faults, *_forward(blueprint["flow"], set())]


def _forward(flow: list[Json], seen: set[int]) -> Iterator[str]:
    seen = set(seen)
    for one in flow:
        told = json.dumps([one["mapper"], one.get("filter")])
        for expression in re.findall(r"\{\{(.*?)\}\}", told):
            for number in re.findall(r"(?<![\w.`\"])(\d+)\.(?=[`a-zA-Z_])", expression):
                if int(number) not in seen:
                    yield f"{one['id']}: refers to {number}, which does not come before it"
        seen.add(one["id"])
        for route in one.get("routes", []):
            yield from _forward(route["flow"], seen)


def n8n_faults(workflow: Json) -> list[str]:
    faults = ["is active"] if workflow["active"] is not False else []
    names = Counter(node["name"] for node in workflow["nodes"])
    ids = Counter(node["id"] for node in workflow["nodes"])
    faults += [f"{key} twice" for counted in (names, ids) for key, times in counted.items() if times > 1]
    for node in workflow["nodes"]:
        version, needed = N8N_NODES.get(node["type"].removeprefix("n8n-nodes-base."), (0, ()))
        if node["typeVersion"] != version:
            faults.append(f"{node['name']}: {node['type']} {node['typeVersion']}")
        faults += [f"{node['name']}: no {key}" for key in needed if not node["parameters"].get(key)]
    links = [
        (source, link["node"])
        for source, ways in workflow["connections"].items()
        for way in ways["main"]
        for link in way
    ]
    faults += [f"{one} is linked and not there" for pair in links for one in pair if one not in names]
    reached = {"Start", "Test run", "Read me"}
    while more := {target for source, target in links if source in reached} - reached:
        reached |= more
    return [*faults, *(f"{name} cannot be reached" for name in names if name not in reached)]


def hubspot_faults(flow: Json) -> list[str]:
    faults = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:120]}" for error in HUBSPOT.iter_errors(flow)
    ]
    if faults:
        return faults
    actions = {action["actionId"]: action for action in flow["actions"]}
    if len(actions) != len(flow["actions"]):
        faults.append("an action id twice")
    if int(flow["nextAvailableActionId"]) <= max(map(int, actions)):
        faults.append("nextAvailableActionId is taken")
    standard: Counter[str] = Counter()
    reached, waiting = set[str](), [flow["startActionId"]]
    while waiting:
        at = waiting.pop()
        if at in reached:
            continue
        if at not in actions:
            faults.append(f"{at} is linked and not there")
            continue
        reached.add(at)
        for edge in hubspot_edges(actions[at]):
            waiting.append(edge["nextActionId"])
            standard[edge["nextActionId"]] += edge["edgeType"] == "STANDARD"
    faults += [f"{key} has two standard ways in" for key, times in standard.items() if times > 1]
    return [*faults, *(f"{key} cannot be reached" for key in actions if key not in reached)]


def hubspot_edges(action: Json) -> list[Json]:
    """The ways out of an action."""
    ways = [action.get("connection"), action.get("defaultBranch")]
    ways += [branch.get("connection") for branch in action.get("listBranches", [])]
    return [way for way in ways if way]


def zapier_faults(export: Json) -> list[str]:
    faults = [] if export["metadata"] == {"version": 2} else ["not version 2"]
    for zap in export["zaps"]:
        for key, node in zap["nodes"].items():
            parent, seen = node["parent_id"], {int(one) for one in zap["nodes"] if int(one) < node["id"]}
            if key != str(node["id"]) or (parent is None) != (node["id"] == 1) or (parent and parent not in seen):
                faults.append(f"{key}: hangs in the air")
            if node["paused"] is not True or node["authentication_id"] is not None:
                faults.append(f"{key}: is not paused, or names an account")
            for number in re.findall(r"\b(\d+)__", json.dumps(node["params"])):
                if int(number) not in seen:
                    faults.append(f"{key}: refers to {number}, which does not come before it")
    return faults


def letters(index: int) -> str:
    """The letters of a sheet's column, counted from 0."""
    before, last = divmod(index, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
