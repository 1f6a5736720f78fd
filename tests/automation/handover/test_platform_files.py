"""What platforms take: every entry of the catalogue on every platform, read back, checked and followed."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mapcoach.automation.handover import PLATFORMS, compiled, neutral
from mapcoach.automation.handover.building import cleared, field_name, tag_name
from mapcoach.automation.handover.plan import Plan, walk
from mapcoach.automation.handover.sheet import build_sheet
from tests.automation.handover import checks, following
from tests.automation.handover.plans import all_plans, marker, plan_of, strange_plans

Json = dict[str, Any]
PLANS = {plan.recipe.id: plan for plan in all_plans()} | strange_plans()
SCHEMA = Draft202012Validator(json.loads(neutral.SCHEMA.read_text("utf-8")))
every_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=list(PLANS))


def files(plan: Plan, platform: str) -> list[Json]:
    return [json.loads(one.data) for one in compiled(plan, platform).files]


def truths(plan: Plan) -> Iterator[dict[str, bool]]:
    """Every way in which the conditions of a plan can be true."""
    columns = sorted(
        {act.column for act in walk(plan.acts) if act.do in ("branch", "wait_until") and not act.for_date} - {"left"}
    )
    for values in itertools.product((True, False), repeat=len(columns)):
        yield {**dict(zip(columns, values, strict=True)), "left": False}


# --- structure -------------------------------------------------------------------------------------------------


@every_plan
def test_make_takes_it_by_its_rules(plan: Plan) -> None:
    for blueprint in files(plan, "make"):
        assert checks.make_faults(blueprint) == []


@every_plan
def test_n8n_takes_it_by_its_rules(plan: Plan) -> None:
    (workflow,) = files(plan, "n8n")
    assert checks.n8n_faults(workflow) == []


@every_plan
def test_hubspot_takes_it_by_its_rules(plan: Plan) -> None:
    (flow,) = files(plan, "hubspot")
    assert checks.hubspot_faults(flow) == []


@every_plan
def test_zapier_takes_it_by_what_is_known_of_its_rules(plan: Plan) -> None:
    (export,) = files(plan, "zapier")
    assert checks.zapier_faults(export) == []


@every_plan
def test_the_neutral_form_fulfils_its_schema_and_holds_the_whole_tree(plan: Plan) -> None:
    (data,) = files(plan, "any")
    assert [error.message for error in SCHEMA.iter_errors(data)] == []

    def told(steps: list[Json]) -> Iterator[tuple[str, str]]:
        for step in steps:
            yield step["number"], step["do"]
            yield from told(step.get("then", []))
            yield from told(step.get("else", []))

    assert list(told(data["steps"])) == [(act.number, act.do) for act in walk(plan.acts)]


def test_the_schema_refuses_what_is_wrong() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
    (good,) = files(plan_of("welcome-sequence"), "any")
    spoils: tuple[Callable[[Json], object], ...] = (
        lambda one: one.pop("kpi"),
        lambda one: one.update(active=True),
        lambda one: one["steps"].clear(),
        lambda one: one["steps"][0].update(do="fax"),
        lambda one: one["steps"][1].update({"for": "2 days"}),
        lambda one: one["fields"][0].update(name="Not A Name"),
        lambda one: one.update(password="x"),
    )
    for spoil in spoils:
        bad = json.loads(json.dumps(good))
        spoil(bad)
        assert not SCHEMA.is_valid(bad)


# --- meaning: a contact meets the steps that the tree prescribes -----------------------------------------------


@every_plan
def test_a_contact_meets_the_same_steps_everywhere(plan: Plan) -> None:
    make, (n8n,), (zapier,) = files(plan, "make"), files(plan, "n8n"), files(plan, "zapier")
    (hubspot,) = files(plan, "hubspot")
    numbers = _hubspot_numbers(plan, hubspot)
    for truth in truths(plan):
        wanted, _ = following.expected(plan.acts, truth)
        assert following.through_n8n(n8n, truth) == wanted
        assert following.through_make(make, plan, truth) == wanted
        assert following.through_zapier(zapier["zaps"][0], plan, truth) == wanted
        properties = {field_name("hubspot", plan, name): value for name, value in {**truth, "left": False}.items()}
        assert following.through_hubspot(hubspot, properties, numbers) == wanted


@every_plan
def test_who_left_during_a_wait_meets_nothing_any_more(plan: Plan) -> None:
    acts = {act.number: act for act in walk(plan.acts)}
    make, (n8n,), (zapier,) = files(plan, "make"), files(plan, "n8n"), files(plan, "zapier")
    (hubspot,) = files(plan, "hubspot")
    numbers = _hubspot_numbers(plan, hubspot)
    for truth in truths(plan):
        wanted, _ = following.expected(plan.acts, truth)
        waits = [at for at, number in enumerate(wanted, 1) if acts[number].do in ("wait", "wait_until")]
        until_wait = wanted[: waits[0]] if waits else wanted
        properties = {field_name("hubspot", plan, name): value for name, value in {**truth, "left": True}.items()}
        assert following.through_n8n(n8n, truth, leaves=True) == until_wait
        assert following.through_zapier(zapier["zaps"][0], plan, truth, leaves=True) == until_wait
        assert following.through_hubspot(hubspot, properties, numbers) == until_wait
        parked = [at for at in waits if acts[wanted[at - 1]].do == "wait_until" or acts[wanted[at - 1]].seconds > 300]
        assert following.through_make(make, plan, truth, leaves=True) == (wanted[: parked[0]] if parked else wanted)


def _hubspot_numbers(plan: Plan, flow: Json) -> dict[str, str]:
    """The steps by the ids of their actions: both in the order of the tree, and of the same kinds."""
    kinds = {"wait": ("0-1",), "wait_until": ("0-1", "0-35"), "tag": ("0-5",), "untag": ("0-5",), "set_field": ("0-5",),
             "task": ("0-3",), "notify": ("0-8",), "message": ("0-3", "0-4", "0-8")}  # fmt: skip
    acts = [act for act in walk(plan.acts) if act.do not in ("branch", "end")]
    begun = len(cleared(plan, "hubspot")) if plan.is_repeatable else 0
    actions = [action for action in flow["actions"] if action["type"] == "SINGLE_CONNECTION"][begun:]
    assert len(acts) == len(actions)
    for act, action in zip(acts, actions, strict=True):
        assert action["actionTypeId"] in kinds[act.do]
        if act.do == "wait":
            assert int(action["fields"]["delta"]) * 60 == act.seconds
        if act.tag:
            assert action["fields"]["property_name"] == tag_name("hubspot", act.tag)
            assert action["fields"]["value"]["staticValue"] == ("yes" if act.do == "tag" else "no")
    return {action["actionId"]: act.number for act, action in zip(acts, actions, strict=True)}


# --- content ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", all_plans(), ids=lambda plan: plan.recipe.id)
def test_every_text_every_tag_and_every_wait_is_in_the_files(plan: Plan) -> None:
    acts = list(walk(plan.acts))
    for platform in ("make", "n8n", "zapier"):
        told = json.dumps(files(plan, platform), ensure_ascii=False)
        for act in acts:
            if act.draft:
                assert marker(plan.recipe.id, act.draft.number) in told
            if act.tag:
                assert tag_name(platform, act.tag) in told or platform == "make"
            if act.do in ("task", "notify"):
                assert act.intent[1:] in told
    (flow,) = files(plan, "hubspot")
    emails = [one["fields"]["content_id"] for one in flow["actions"] if one.get("actionTypeId") == "0-4"]
    assert len(set(emails)) == len(emails) == sum(act.channel == "email" for act in acts)
    for act in acts:
        if act.draft and act.channel not in ("email", "internal"):
            assert marker(plan.recipe.id, act.draft.number) in json.dumps(flow, ensure_ascii=False)


def test_n8n_waits_as_long_as_the_plan_says() -> None:
    size = {"days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
    for plan in PLANS.values():
        found = [one["parameters"] for one in files(plan, "n8n")[0]["nodes"] if one["type"].endswith(".wait")]
        spans = Counter(one["amount"] * size[one["unit"]] for one in found if one["resume"] == "timeInterval")
        assert spans == Counter(act.seconds for act in walk(plan.acts) if act.do == "wait")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_placeholder_is_explained_in_the_sheet_and_nothing_looks_like_a_secret(platform: str) -> None:
    for plan in PLANS.values():
        found = compiled(plan, platform)
        sheet = build_sheet(plan, platform, found)
        explained = sheet.split("## What to put for each placeholder")[1]
        texts = [sheet, *(one.data.decode() for one in found.files)]
        for placeholder in {name for text in texts for name in re.findall(r"REPLACE_\w+", text)}:
            assert f"- `{placeholder}`: " in explained
        assert [checks.secrets(text) for text in texts] == [[]] * len(texts)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_losses_are_in_the_sheet(platform: str) -> None:
    for plan in PLANS.values():
        found = compiled(plan, platform)
        assert bool(found.losses) == (platform != "any")
        sheet = build_sheet(plan, platform, found).replace("\\", "")
        for loss in found.losses:
            assert f"- {loss}" in sheet


def test_make_waits_in_a_second_scenario_and_sleeps_only_for_a_moment() -> None:
    short, long = strange_plans()["a short wait"], plan_of("welcome-sequence")
    capture, due = files(short, "make")
    assert [one["mapper"]["duration"] for one in checks.modules(capture["flow"]) if "Sleep" in one["module"]] == ["240"]
    assert due["metadata"]["instant"] is False
    assert due["flow"][0]["module"] == "google-sheets:filterRows"
    assert len(files(long, "make")) == 2
    assert len(files(plan_of("tag-by-source"), "make")) == 1


def test_a_marketing_automation_starts_only_with_consent() -> None:
    marketing = [plan for plan in all_plans() if plan.recipe.consent.class_ == "marketing"]
    others = [plan for plan in all_plans() if plan.recipe.consent.class_ != "marketing"]
    assert marketing
    assert others

    def asks(plan: Plan) -> Mapping[str, bool]:
        return {platform: "consent" in json.dumps(files(plan, platform)) for platform in ("make", "zapier", "hubspot")}

    for plan in marketing:
        assert all(asks(plan).values())
        (workflow,) = files(plan, "n8n")
        assert workflow["connections"]["Contact"]["main"][0][0]["node"] == "Agreed?"
        assert len(workflow["connections"]["Agreed?"]["main"]) == 1
    for plan in others:
        assert not plan.has("consent")


# --- the checks can fail ---------------------------------------------------------------------------------------


def test_the_checks_find_what_is_broken() -> None:
    plan = plan_of("welcome-sequence")

    def fresh(platform: str, at: int = 0) -> Json:
        return files(plan, platform)[at]

    blueprint = fresh("make")
    blueprint["flow"][1]["id"] = 1
    assert checks.make_faults(blueprint)
    blueprint = fresh("make")
    blueprint["flow"][1]["mapper"]["values"]["0"] = "{{9.email}}"
    assert checks.make_faults(blueprint)
    blueprint = fresh("make", 1)
    blueprint["flow"][1]["routes"] = []
    assert checks.make_faults(blueprint)
    workflow = fresh("n8n")
    del workflow["connections"]["Contact"]
    assert checks.n8n_faults(workflow)
    workflow = fresh("n8n") | {"active": True}
    assert checks.n8n_faults(workflow)
    flow = fresh("hubspot") | {"isEnabled": True}
    assert checks.hubspot_faults(flow)
    flow = fresh("hubspot") | {"type": "PLATFORM_FLOW"}
    assert checks.hubspot_faults(flow)
    flow = fresh("hubspot")
    flow["actions"][0].pop("connection")
    assert checks.hubspot_faults(flow)
    export = fresh("zapier")
    export["zaps"][0]["nodes"]["2"]["parent_id"] = 99
    assert checks.zapier_faults(export)
    assert checks.secrets('"headers": {"Authorization": "Bearer abc"}')


def test_waits_for_a_date_count_from_the_moment_that_the_contact_brings() -> None:
    plan = plan_of("webinar-invitation")
    moments = [(act.column, act.before) for act in walk(plan.acts) if act.for_date]
    assert moments == [("moment", 86_400), ("moment", 3_600), ("moment", 0)]
    waits = [one["parameters"] for one in files(plan, "n8n")[0]["nodes"] if one["type"].endswith(".wait")]
    given = "DateTime.fromSQL($('Contact').item.json.moment, { zone: 'utc' })"
    assert sorted(wait["dateTime"] for wait in waits if "dateTime" in wait) == [
        f"={{{{ {given}.minus({{ seconds: {before} }}).toISO() }}}}" for before in (0, 3_600, 86_400)
    ]
    made = json.dumps(files(plan, "make"))
    for before in (3_600, 86_400):
        assert f"; -{before}); " in made
    (flow,) = files(plan, "hubspot")
    delays = [one["fields"]["delta"] for one in flow["actions"] if one.get("actionTypeId") == "0-35"]
    assert delays == ["-1440", "-60", "0"]
    told = json.dumps(files(plan, "zapier"))
    assert "{{1__moment}} -1d" in told
    assert "{{1__moment}} -1h" in told
