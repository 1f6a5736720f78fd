"""What customers and colleagues read: nothing private, nothing that reads as an instruction of ours, nothing untrue."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from mapcoach.automation.handover import (
    PLATFORMS,
    HandoverFile,
    automations,
    compiled,
    files,
    platform_of,
    with_left_overs,
)
from mapcoach.automation.handover.plan import Plan, walk
from mapcoach.automation.handover.sheet import build_sheet
from mapcoach.automation.handover.texts import markdown, plain, untokened
from mapcoach.journey import ChosenAutomation, JourneyMap
from tests.automation.handover.plans import all_plans, plan_of, strange_plans
from tests.export.maps import clinic
from tests.export.reading import parse

PRIVATE = "my dental practice in Leeds that loses too many patients, run by me and my lazy brother"
RECIPES = ("missed-call-reply", "win-back", "scheduled-check-in", "referral-invitation")
Json = dict[str, Any]


def sheet_of(plan: Plan, platform: str) -> str:
    return build_sheet(plan, platform, compiled(plan, platform)).replace("\\", "")


def made(plan: Plan, platform: str) -> list[Json]:
    return [json.loads(one.data) for one in compiled(plan, platform).files]


def owned(business: str, pain: str = "", owner: str = "") -> JourneyMap:
    whole = clinic()
    stages = tuple(
        stage.model_copy(
            update={
                "touchpoints": tuple(
                    one.model_copy(
                        update={
                            "pain_points": tuple(
                                two.model_copy(update={"text": pain or two.text}) for two in one.pain_points
                            )
                        }
                    )
                    for one in stage.touchpoints
                )
            }
        )
        for stage in whole.stages
    )
    choices = tuple(
        ChosenAutomation(id=f"a{at}", recipe=one, stage="s2", touchpoint="t3", pain_point="p2", owner=owner)
        for at, one in enumerate(RECIPES)
    )
    scope = whole.scope.model_copy(update={"business": business})
    return whole.model_copy(update={"automations": choices, "scope": scope, "stages": stages})


def parts(made_files: tuple[HandoverFile, ...], what: str) -> list[str]:
    return [file.data.decode("utf-8") for file in made_files if re.search(what, file.name)]


# --- who signs -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_private_description_of_the_business_signs_nothing(platform: str) -> None:
    journey_map = owned(PRIVATE)
    for plan in automations(journey_map):
        found = compiled(plan, platform)
        texts = [one.data.decode() for one in found.files]
        sheet = build_sheet(plan, platform, found)
        texts += re.findall(r"^```+text\n(.*?)^```+$", sheet, re.M | re.S)
        assert not any("lazy brother" in text or "loses too many" in text for text in texts)
        used = [text for text in (*texts, sheet) if "REPLACE_BUSINESS_NAME" in text]
        if used:
            assert "- `REPLACE_BUSINESS_NAME`: the name of the business" in sheet


def test_a_short_message_is_signed_with_a_name_and_counted_with_it() -> None:
    (plan,) = [one for one in automations(owned("Bright Smiles [Leeds]")) if one.recipe.id == "missed-call-reply"]
    sheet = sheet_of(plan, "make")
    text = sheet.split("Text:\n\n```text\n")[1].split("\n```")[0]
    assert "Bright Smiles (Leeds)" in text
    assert "…" not in text
    bare = re.sub(r"«\w+»|\[[^\]]*\]", "", text)
    assert f"Length: {len(bare)} characters" in sheet
    assert len(bare) > len("Bright Smiles (Leeds)")


def test_square_brackets_in_a_name_are_no_note_to_the_author() -> None:
    for plan in automations(owned("Bright [Smiles]")):
        assert plan.business == "Bright (Smiles)"


# --- what a colleague gets -------------------------------------------------------------------------------------


def test_what_goes_wrong_stays_on_the_sheet() -> None:
    pain = "our receptionist Tina is hopeless"
    for platform in PLATFORMS:
        made_files = files(owned("Bright Smiles", pain), platform)
        assert any(pain in text for text in parts(made_files, r"build-sheet\.md$"))
        assert not any(pain in text for text in parts(made_files, r"tasks\.csv$"))
        for text in parts(made_files, r"build-sheet\.md$"):
            assert not any(pain in block for block in re.findall(r"^```+text\n(.*?)^```+$", text, re.M | re.S))
        for text in parts(made_files, r"\.json$") if platform != "any" else ():
            if platform == "n8n":
                nodes = json.loads(text)["nodes"]
                text = json.dumps([one for one in nodes if not one["type"].endswith("stickyNote")])
            assert pain not in text


def test_hubspot_says_that_tasks_belong_to_nobody_and_that_moments_have_an_hour() -> None:
    plan = plan_of("appointment-reminder")
    assert any("Tasks belong to nobody in the file" in loss for loss in compiled(plan, "hubspot").losses)
    sheet = sheet_of(plan, "hubspot")
    assert "choose that person under Assign task to" in sheet
    assert "a property of the type date and time" in sheet
    whole = clinic().model_copy(
        update={"automations": (ChosenAutomation(id="a", recipe="appointment-reminder", stage="s3"),)}
    )
    (fields,) = parts(files(whole, "hubspot"), r"fields\.csv$")
    assert re.search(r"mapcoach_moment_\w+,date and time,", fields)


def test_points_that_no_file_adds_up_are_called_a_loss() -> None:
    for platform in ("make", "zapier", "hubspot", "n8n"):
        losses = compiled(plan_of("lead-scoring"), platform).losses
        assert any("does not add up points" in loss for loss in losses)
        assert not any("does not add up points" in loss for loss in compiled(plan_of("win-back"), platform).losses)
    assert "Increase or decrease property value" in sheet_of(plan_of("lead-scoring"), "hubspot")
    assert "Adjust score" in sheet_of(plan_of("lead-scoring"), "activecampaign")


# --- Make ------------------------------------------------------------------------------------------------------


def test_make_lists_what_the_call_brings_and_what_is_asked_of_it() -> None:
    for plan in all_plans():
        sheet = sheet_of(plan, "make")
        (told,) = re.findall(r"^- The call brings: (.+)\.$", sheet, re.M)
        hooked = json.dumps(made(plan, "make")[0])
        read = set(re.findall(r"\b1\.([a-z_]+)", hooked)) - {"left"}
        assert read <= set(re.findall(r"`(\w+)`", told))
    assert "`bounced_twice`" in sheet_of(plan_of("list-hygiene"), "make").split("The call brings")[1].split("\n")[0]


def test_make_speaks_of_two_scenarios_only_where_there_are_two() -> None:
    for plan in all_plans():
        sheet = sheet_of(plan, "make").split("## What the file cannot carry")[0]
        two = len(made(plan, "make")) == 2
        assert ("due-rows scenario" in sheet) == two
        if two:
            assert re.search(r"into `step` \(the first one is `s\d\w*`\)", sheet)


# --- dates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_start_as_soon_as_the_date_is_known_is_told_to_trees_that_wait_for_it(platform: str) -> None:
    for plan in all_plans():
        if plan.recipe.trigger.kind != "date_field":
            continue
        assert plan.acts[0].for_date, plan.recipe.id
        start = sheet_of(plan, platform).split("### Start")[1].split("### Step")[0]
        assert "the first step waits until it is time" in start.replace("The first", "the first")


# --- texts that look like ours ---------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_people_type_is_neither_a_placeholder_nor_a_merge_field(platform: str) -> None:
    for evil in ("REPLACE_EVIL «email»", "REPL\u200bACE_EVIL « email »", "replace_evil «link»"):
        made_files = files(owned(evil, pain=evil, owner=evil), platform)
        assert made_files
        for file in made_files:
            told = file.data.decode("utf-8")
            assert not re.search("REPLACE_+EVIL", told.replace("\\", ""), re.IGNORECASE)
            for block in re.findall(r"^```+text\n(.*?)^```+$", told, re.M | re.S):
                assert set(re.findall(r"«\s*(\w+)\s*»", block)) <= {
                    "email",
                    "phone",
                    "first_name",
                    "link",
                    "item",
                    "date",
                }
    assert untokened("«email» « link » «a b»") == "“email” “link” «a b»"
    assert untokened("%\u200bEMAIL%") == "% EMAIL%"
    assert "REPLACE_" not in markdown("REPLACE_EVIL").replace("\\", "")
    assert plain("REPLACE_EVIL") == "REPLACE EVIL"


def test_no_explanation_of_a_placeholder_is_torn_by_code() -> None:
    for plan in (*all_plans(), *strange_plans().values()):
        for platform in PLATFORMS:
            explained = sheet_of(plan, platform).split("## What to put for each placeholder")[1]
            assert "`https://)`" not in explained
            assert not re.search(r"\(without ", explained)


# --- platforms and folders -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("HubSpot", "hubspot"), ("hub spot", "hubspot"), ("Make.com", "make"), ("MAKE", "make"), ("n8n.io", "n8n"),
        ("Active-Campaign", "activecampaign"), ("any", "any"), ("Mailchmp", ""), ("", ""), ("\ud800", ""),
    ],
)  # fmt: skip
def test_platforms_are_known_in_any_spelling(typed: str, meant: str) -> None:
    assert platform_of(typed) == meant


def test_what_is_not_of_this_hand_over_is_named_in_its_overview() -> None:
    fresh = files(clinic(), "make")
    same, none = with_left_overs(fresh, [file.name for file in fresh])
    assert (same, none) == (fresh, ())
    named, others = with_left_overs(fresh, ["README.md", "01-old.n8n.json", "<b>[x](y)\x1b", *map(str, range(100))])
    assert others[:2] == ("01-old.n8n.json", "<b>[x](y)\x1b")
    overview = named[0].data.decode()
    assert overview.startswith(fresh[0].data.decode())
    assert "## Not of this hand-over" in overview
    assert "- 01-old.n8n.json" in overview
    assert "- and 82 more" in overview
    kinds = {token.type for block in parse(overview) for token in (block, *(block.children or []))}
    assert not kinds & {"link_open", "html_inline", "html_block"}
    assert "\x1b" not in overview
    assert named[1:] == fresh[1:]


def test_every_placeholder_of_a_person_is_a_person_of_the_plan() -> None:
    for plan in all_plans():
        people = {act.who for act in walk(plan.acts) if act.who} | {plan.owner}
        for name, what in compiled(plan, "make").gaps.items():
            if name.startswith("REPLACE_EMAIL_OF_"):
                assert what.removeprefix("the email address of: ") in people
