"""Follows one contact through a platform's file, and tells which steps it meets: an interpreter for each platform.

``truth`` says which conditions are true. A contact that ``leaves`` fulfils an exit during the first wait. What is
met is told as the numbers of the steps, in order; branches that are only asked are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mapcoach.automation.handover.building import sheet_columns
from mapcoach.automation.handover.plan import Act, Plan

Json = dict[str, Any]


def expected(acts: Sequence[Act], truth: Mapping[str, bool]) -> tuple[list[str], bool]:
    """The steps that the tree itself prescribes, and whether an end was met."""
    met: list[str] = []
    for act in acts:
        if act.do == "end":
            return met, True
        if act.do != "branch":
            met.append(act.number)
            continue
        inner, ended = expected(act.then if truth[act.column] != act.opposite else act.otherwise, truth)
        met += inner
        if ended:
            return met, True
    return met, False


def through_n8n(workflow: Json, truth: Mapping[str, bool], *, leaves: bool = False) -> list[str]:
    nodes = {node["name"]: node for node in workflow["nodes"]}
    met: list[str] = []
    row = {**truth, "left": False}
    note = nodes["Note in the sheet"]["parameters"]["columns"]["value"]
    assert all(value == "no" for name, value in note.items() if name == "left" or (name in truth and "{{" not in value))
    at = "Note in the sheet"
    while at:
        node, output = nodes[at], 0
        number = at.split(" ")[0]
        kind, parameters = node["type"].removeprefix("n8n-nodes-base."), node["parameters"]
        if kind == "if":
            condition = parameters["conditions"]["conditions"][0]
            column = re.findall(r"\$json\['(\w+)'\]", condition["leftValue"])[0]
            wanted = condition["operator"]["operation"] == "equals"
            output = 0 if row[column] == wanted else 1
        elif re.match(r"\d", number) and parameters.get("operation") != "read" and kind != "noOp":
            met.append(number)
            row["left"] = row["left"] or (leaves and kind == "wait")
        ways = workflow["connections"].get(at, {"main": []})["main"]
        targets = ways[output] if len(ways) > output else []
        assert len(targets) <= 1
        at = targets[0]["node"] if targets else ""
    return met


def through_hubspot(flow: Json, truth: Mapping[str, bool], numbers: Mapping[str, str]) -> list[str]:
    """``numbers`` are the steps by the ids of their actions; ``truth`` is by the names of the properties."""
    actions = {action["actionId"]: action for action in flow["actions"]}
    met: list[str] = []
    at = flow["startActionId"]
    while at:
        action = actions[at]
        if action["type"] == "LIST_BRANCH":
            branch = action["listBranches"][0]
            asked = branch["filterBranch"]["filters"][0]
            wanted = asked["operation"]["operator"] == "IS_ANY_OF"
            assert asked["operation"]["includeObjectsWithNoValueSet"] is not wanted
            way = branch.get("connection") if truth[asked["property"]] == wanted else action.get("defaultBranch")
        else:
            met += [numbers[at]] if at in numbers else []
            way = action.get("connection")
        at = way["nextActionId"] if way else ""
    return met


def through_make(
    blueprints: Sequence[Json], plan: Plan, truth: Mapping[str, bool], *, leaves: bool = False
) -> list[str]:
    columns = sheet_columns(plan)
    row: dict[str, str] = {name: "yes" if value else "" for name, value in truth.items()}
    met: list[str] = []

    def value_of(text: str) -> str:
        found = re.fullmatch(r"\{\{1\.(?:`(\d+)`|(\w+))\}\}", text)
        if found is None:
            return text
        return row.get(columns[int(found[1])] if found[1] else found[2], "")

    def holds(condition: Json) -> bool:
        if condition["o"] == "date:before":
            return True
        same = value_of(condition["a"]).casefold() == condition["b"].casefold()
        return same if condition["o"].startswith("text:equal") else not same

    def passes(module: Json) -> bool:
        conditions = module.get("filter", {}).get("conditions", [[]])
        return any(all(holds(one) for one in together) for together in conditions)

    def run(flow: Sequence[Json]) -> None:
        for module in flow:
            if module["module"] == "builtin:BasicRouter":
                taken = [route["flow"] for route in module["routes"] if passes(route["flow"][0])]
                assert len(taken) == 1, f"{len(taken)} routes at {module['metadata']['designer']['name']}"
                run(taken[0])
                continue
            number = module["metadata"]["designer"]["name"].split(" ")[0]
            if re.match(r"\d", number) and not module["metadata"]["designer"]["name"].endswith(" End"):
                met.append(number)
            if module["module"] == "google-sheets:updateRow":
                row.update({columns[int(at)]: value for at, value in module["mapper"]["values"].items()})

    run(blueprints[0]["flow"][2:])
    row["left"] = "yes" if leaves else ""
    while row["step"] != "done":
        before = row["step"]
        run(blueprints[1]["flow"][1:])
        assert row["step"] != before, f"stuck at {before}"
    return met


def through_zapier(zap: Json, plan: Plan, truth: Mapping[str, bool], *, leaves: bool = False) -> list[str]:
    columns = sheet_columns(plan)
    row = {**truth, "left": False, "consent": True}
    children: dict[int | None, list[Json]] = {}
    for node in zap["nodes"].values():
        children.setdefault(node["parent_id"], []).append(node)
    met: list[str] = []

    def passes(node: Json) -> bool:
        rule = node["params"]["filter_criteria"][0]
        column = rule["key"].split("__")[1]
        if column.startswith("COL$"):
            column = columns[_index(column.removeprefix("COL$"))]
        wanted: bool = rule["match"] == "iexact"
        return row[column] == wanted

    here: list[Json] = children[None]
    while here:
        taken = [node for node in here if node["action"] != "filter" or passes(node)]
        assert len(taken) <= 1
        if not taken:
            break
        node = taken[0]
        if node["action"] not in ("filter", "branch", "lookup_row", "add_row") and node["parent_id"] is not None:
            met.append(node["meta"]["stepTitle"].split(" ")[0])
            row["left"] = row["left"] or (leaves and node["action"].startswith("delay"))
        here = children.get(node["id"], [])
    return met


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
