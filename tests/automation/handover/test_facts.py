"""What is to be known about a contact for the conditions, and who fills it in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from mapcoach.automation import catalogue
from mapcoach.automation.handover import PLATFORMS, compiled
from mapcoach.automation.handover.building import field_name
from mapcoach.automation.handover.facts import awaited, exits, fact, is_known, known_conditions
from mapcoach.automation.handover.plan import Plan, walk
from mapcoach.automation.handover.sheet import build_sheet
from mapcoach.automation.recipes import Step
from tests.automation.handover.plans import all_plans, plan_of

Json = dict[str, Any]


def sheet_of(plan: Plan, platform: str) -> str:
    return build_sheet(plan, platform, compiled(plan, platform)).replace("\\", "")


def made(plan: Plan, platform: str) -> list[Json]:
    return [json.loads(one.data) for one in compiled(plan, platform).files]


def steps(of: tuple[Step, ...]) -> Iterator[Step]:
    for step in of:
        yield step
        yield from steps((*step.then, *step.otherwise))


# --- the facts behind conditions -------------------------------------------------------------------------------


def test_every_condition_of_the_catalogue_has_a_fact_and_none_is_left_over() -> None:
    asked = {
        step.when
        for recipe in catalogue().values()
        for step in steps(recipe.steps)
        if step.do == "branch" or (step.do == "wait_until" and step.for_)
    }
    assert asked == known_conditions()


def test_a_condition_that_denies_something_is_true_of_those_of_whom_nothing_is_known() -> None:
    denying = re.compile(
        r"\b(?:not|no|nobody|nothing|still|missing|un\w+ed)\b|task is open|did not|could not be reached"
    )
    # These are noticed by a machine, or need a second fact that only a machine knows.
    noticed = {
        "the message could not be delivered",
        "it could not be delivered",
        "the quote is out and nothing came back",
        "they wrote back and nobody was there to answer",
        "they looked at it and did not buy",
        "still unused and about to expire",
    }
    branches = [act for plan in all_plans() for act in walk(plan.acts) if act.do == "branch"]
    found = {act.when: act.opposite for act in branches if denying.search(act.when)}
    assert len(found) > 20
    assert {when for when, opposite in found.items() if not opposite} == noticed
    assert not any(act.opposite for act in branches if not denying.search(act.when))
    columns = {act.column for act in branches if act.opposite}
    assert not any(re.search(r"(?:^|_)(?:not|no|still|un\w+)(?:_|$)", name) for name in columns)


def test_not_called_back_is_the_opposite_of_a_column_that_somebody_fills() -> None:
    plan = plan_of("missed-call-reply")
    (branch,) = [act for act in walk(plan.acts) if act.do == "branch"]
    assert (branch.column, branch.opposite) == ("called_back", True)
    (workflow,) = made(plan, "n8n")
    (node,) = [one for one in workflow["nodes"] if one["name"].endswith("not called back?")]
    condition = node["parameters"]["conditions"]["conditions"][0]
    assert (condition["operator"]["operation"], condition["rightValue"]) == ("notEquals", "yes")
    (flow,) = made(plan, "hubspot")
    operations = [
        one["listBranches"][0]["filterBranch"]["filters"][0]["operation"]
        for one in flow["actions"]
        if one["type"] == "LIST_BRANCH" and one["listBranches"][0]["branchName"] == "not called back"
    ]
    assert [(one["operator"], one["includeObjectsWithNoValueSet"]) for one in operations] == [("IS_NONE_OF", True)]
    (data,) = made(plan, "any")
    (asked,) = [step["if"] for step in data["steps"] if step["do"] == "branch"]
    assert (asked["name"], asked["op"], asked["value"]) == ("called_back", "is_not", "yes")
    assert "`called_back`: yes, as soon as they were called back. Filled in by: the person who calls back" in sheet_of(
        plan, "make"
    )
    assert "column `called_back` is not equal to yes (not called back)" in sheet_of(plan, "n8n")


def test_a_reason_to_leave_is_not_asked_for_a_second_time() -> None:
    plan = plan_of("abandoned-cart")
    assert [act.column for act in walk(plan.acts) if act.do == "branch"] == ["left"]
    assert [one.name for one in plan.columns if one.kind == "condition"] == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_column_says_who_fills_it(platform: str) -> None:
    for plan in all_plans():
        sheet = sheet_of(plan, platform)
        for column in plan.columns:
            if column.kind in ("exit", "condition", "field"):
                line = sheet.split(f"`{field_name(platform, plan, column.name)}`: ")[1].split("\n")[0]
                assert re.search(r"Filled in by: \w", line)


def test_what_nobody_can_note_is_no_reason_in_the_column() -> None:
    told = {plan.recipe.id: next(one.what for one in plan.columns if one.name == "left") for plan in all_plans()}
    assert "no answer after one message" not in told["referral-invitation"]
    assert told["thank-you"] == "yes, to take this contact out by hand"
    assert exits(catalogue()["win-back"]) == ("they come back", "they say why not")
    assert "- no answer after one message (the steps or the time see to this; nobody has to note it)" in sheet_of(
        plan_of("referral-invitation"), "any"
    )
    (data,) = made(plan_of("thank-you"), "any")
    assert [one["words"] for one in data["exit"]] == ["somebody takes the contact out by hand"]


def test_conditions_that_no_file_of_facts_knows_are_read_from_their_words() -> None:
    assert not is_known("the sun is not shining")
    found = fact("the sun is not shining")
    assert (found.opposite, found.says) == (True, "this is no longer true: the sun is not shining")
    assert found.field.startswith("settled_the_sun")
    assert fact("they came twice").opposite is False
    assert awaited("nobody is left").opposite is False
