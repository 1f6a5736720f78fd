"""Whose contact it is, what happens to whoever comes back, and names that mean the same in every hand-over."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

from mapcoach.automation.handover import PLATFORMS, automations, compiled, files
from mapcoach.automation.handover.building import field_name, given_columns, sheet_columns
from mapcoach.automation.handover.plan import Plan, walk
from mapcoach.automation.handover.sheet import build_sheet
from mapcoach.automation.recipes import Step
from mapcoach.journey import ChosenAutomation, JourneyMap
from tests.automation.handover import checks
from tests.automation.handover.plans import all_plans, every_entry, plan_of
from tests.automation.maps import a_map, point, stage
from tests.export.maps import clinic

Json = dict[str, Any]


def sheet_of(plan: Plan, platform: str) -> str:
    return build_sheet(plan, platform, compiled(plan, platform)).replace("\\", "")


def made(plan: Plan, platform: str) -> list[Json]:
    return [json.loads(one.data) for one in compiled(plan, platform).files]


def chosen(*recipes: str, **scope: str) -> JourneyMap:
    choices = tuple(ChosenAutomation(id=f"a{at}", recipe=one, stage="s2") for at, one in enumerate(recipes))
    whole = clinic()
    return whole.model_copy(update={"automations": choices, "scope": whole.scope.model_copy(update=scope)})


def steps(of: tuple[Step, ...]) -> Iterator[Step]:
    for step in of:
        yield step
        yield from steps((*step.then, *step.otherwise))


# --- whose contact it is, and coming back ----------------------------------------------------------------------


def test_who_rings_is_found_by_the_phone() -> None:
    plan = plan_of("missed-call-reply")
    assert plan.key == sheet_columns(plan)[0] == "phone"
    assert not plan.has("email")
    for platform in ("make", "n8n", "zapier"):
        told = json.dumps(made(plan, platform))
        assert "json.email" not in told
        assert "1.email" not in told
        assert "1__email" not in told
        assert "found by the column `phone`" in sheet_of(plan, platform)
    nodes = made(plan, "n8n")[0]["nodes"]
    sheets = [one["parameters"] for one in nodes if one["type"].endswith("googleSheets")]
    assert {one["columns"]["matchingColumns"][0] for one in sheets if "columns" in one} == {"phone"}
    assert {one["filtersUI"]["values"][0]["lookupColumn"] for one in sheets if "filtersUI" in one} == {"phone"}
    assert [other.recipe.id for other in all_plans() if other.key == "phone"] == ["missed-call-reply"]


def test_whoever_comes_back_begins_afresh() -> None:
    for plan in all_plans():
        names = {"left", *(act.column for act in walk(plan.acts) if act.do == "branch")} - set(plan.asked_at_once)
        assert set(plan.cleared) >= names
        assert not set(plan.cleared) & {one.name for one in given_columns(plan)}
        (workflow,) = made(plan, "n8n")
        (note,) = [one for one in workflow["nodes"] if one["name"] == "Note in the sheet"]
        row = note["parameters"]["columns"]["value"]
        assert {name for name, value in row.items() if value == "no"} == set(plan.cleared)
        capture = made(plan, "make")[0]["flow"][1]["mapper"]["values"]
        first = made(plan, "zapier")[0]["zaps"][0]["nodes"]
        (add,) = [one for one in first.values() if one["action"] == "add_row"]
        for at, name in enumerate(sheet_columns(plan)):
            assert (capture.get(str(at)) == "no") == (name in plan.cleared)
            assert (add["params"].get(f"COL${checks.letters(at)}") == "no") == (name in plan.cleared)
        assert row["step"] == "={{ String($execution.id) }}"
    losses = compiled(plan_of("win-back"), "n8n").losses
    assert any("that one ends after its wait" in loss for loss in losses)
    assert not any("goes through it twice" in loss for loss in losses)


def test_an_older_run_ends_when_the_contact_starts_again() -> None:
    for plan in all_plans():
        nodes = made(plan, "n8n")[0]["nodes"]
        gates = [one for one in nodes if one["name"].endswith("Not left yet?")]
        for gate in gates:
            asked = gate["parameters"]["conditions"]
            assert asked["combinator"] == "and"
            told = [(one["leftValue"], one["operator"]["operation"], one["rightValue"]) for one in asked["conditions"]]
            assert told == [
                ("={{ String($json['left'] ?? '').trim().toLowerCase() }}", "notEquals", "yes"),
                ("={{ String($json['step'] ?? '').trim() }}", "equals", "={{ String($execution.id) }}"),
            ]
    assert gates


def test_zapier_writes_the_row_before_it_is_looked_up() -> None:
    for plan in all_plans():
        nodes = made(plan, "zapier")[0]["zaps"][0]["nodes"].values()
        (row,) = [one for one in nodes if one["action"] == "add_row"]
        looked_up = [one for one in nodes if one["action"] == "lookup_row"]
        assert row["params"]["COL$A"] == f"{{{{1__{plan.key}}}}}"
        assert all(one["id"] > row["id"] for one in looked_up)
        assert {one["params"]["worksheet"] for one in (row, *looked_up)} == {plan.file}
        assert "Google Sheets > Create Spreadsheet Row" in sheet_of(plan, "zapier")


def test_hubspot_lets_people_start_again_where_that_makes_sense() -> None:
    again = {plan.recipe.id for plan in all_plans() if made(plan, "hubspot")[0]["enrollmentCriteria"]["shouldReEnroll"]}
    assert {"order-confirmation", "appointment-reminder", "payment-rescue", "missed-call-reply"} <= again
    assert "welcome-sequence" not in again
    for plan in all_plans():
        (flow,) = made(plan, "hubspot")
        triggers = flow["enrollmentCriteria"]["reEnrollmentTriggersFilterBranches"]
        assert bool(triggers) == (plan.recipe.id in again)
        told = compiled(plan, "hubspot").losses
        assert any("may start again" in loss for loss in told) == (plan.recipe.id in again)
        actions = {one["actionId"]: one for one in flow["actions"]}
        at, noes = actions[flow["startActionId"]], []
        while at.get("fields", {}).get("value", {}).get("staticValue") == "no":
            noes.append(at["fields"]["property_name"])
            at = actions[at["connection"]["nextActionId"]]
        form = plan.recipe.trigger.kind == "form"
        names = (*(() if form else ("start",)), *plan.cleared) if plan.recipe.id in again else ()
        assert noes == [field_name("hubspot", plan, name) for name in names]


def test_activecampaign_says_how_often_one_contact_may_start() -> None:
    assert "Set “Runs” to “Multiple times”" in sheet_of(plan_of("order-confirmation"), "activecampaign")
    assert "check that “Runs” says “Multiple times”" in sheet_of(plan_of("order-confirmation"), "activecampaign")
    assert "Set “Runs” to “Once”" in sheet_of(plan_of("welcome-sequence"), "activecampaign")
    assert "as said in the start" not in sheet_of(plan_of("welcome-sequence"), "activecampaign")


# --- names -----------------------------------------------------------------------------------------------------


def names_of(journey_map: JourneyMap, recipe: str) -> set[str]:
    """All names of an automation that somebody may have built something on."""
    (plan,) = [one for one in automations(journey_map) if one.recipe.id == recipe]
    found = {plan.file, plan.label, *(tag.name for tag in plan.tags)}
    for platform in PLATFORMS:
        found |= {field_name(platform, plan, one.name) for one in plan.columns}
        found.add(field_name(platform, plan, "start"))
    return found


def test_names_do_not_depend_on_what_else_goes_out() -> None:
    alone = names_of(chosen("form-rescue"), "form-rescue")
    assert alone == names_of(chosen("webinar-invitation", "win-back", "form-rescue"), "form-rescue")
    assert not any(re.search(r"(?:^|[-_])0\d(?:$|[-_])", name) for name in alone)
    assert not alone & names_of(chosen("webinar-invitation"), "webinar-invitation") - {
        "email", "phone", "first_name", "firstname", "consent", "mapcoach_consent", "left", "moment", "link", "date",
        "item", "start",
    }  # fmt: skip


def test_what_was_recommended_keeps_its_names_when_it_is_chosen() -> None:
    open_map = clinic().model_copy(update={"automations": ()})
    first = automations(open_map)[0]
    told = first.advice
    choice = ChosenAutomation(
        id="a1", recipe=told.recipe, stage=told.stage, touchpoint=told.touchpoint, pain_point=told.pain_point
    )
    (again,) = automations(open_map.model_copy(update={"automations": (choice,)}))
    assert (again.file, again.is_chosen) == (first.file, True)


def test_one_entry_for_two_places_has_two_names_and_two_owners() -> None:
    journey_map = a_map("local", stage("Book", point("Web"), point("Phone")))
    points = [one.id for one in journey_map.stages[0].touchpoints]
    both = tuple(
        ChosenAutomation(id=f"a{at}", recipe="win-back", stage="s1", touchpoint=one, owner=f"Owner {at}")
        for at, one in enumerate(points)
    )
    plans = automations(journey_map.model_copy(update={"automations": both}))
    assert len({plan.file for plan in plans}) == 2
    assert {plan.owner for plan in plans} == {"Owner 0", "Owner 1"}
    made_files = files(journey_map.model_copy(update={"automations": both}), "make")
    assert len({file.name for file in made_files}) == len(made_files)


def test_names_are_short_enough_for_hubspot() -> None:
    for plan in automations(
        every_entry(a_map("local", stage("A very long name of a stage that goes on", point("Web"))), "s1")
    ):
        for column in plan.columns:
            assert len(field_name("hubspot", plan, column.name)) <= 100


def test_the_address_of_a_webhook_cannot_be_guessed() -> None:
    def path(journey_map: JourneyMap) -> str:
        (data,) = [one.data for one in files(journey_map, "n8n") if one.name.endswith(".n8n.json")]
        (hook,) = [one for one in json.loads(data)["nodes"] if one["type"].endswith(".webhook")]
        assert hook["parameters"]["authentication"] == "headerAuth"
        assert "credentials" not in hook
        return str(hook["parameters"]["path"])

    first = chosen("form-rescue")
    assert uuid.UUID(path(first)).version == 5
    assert path(first) == path(chosen("win-back", "form-rescue").model_copy(update={"automations": first.automations}))
    copy = first.model_copy(update={"id": "another"})
    assert path(copy) != path(first)
    assert path(chosen("form-rescue", business="Another name")) != path(first)
    sheet = sheet_of(automations(first)[0], "n8n")
    assert "Header Auth" in sheet
    assert "anybody who learns the address" in sheet
