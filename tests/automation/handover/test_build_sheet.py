"""The build sheet: complete for every entry on every platform, tidy, and honest about what was decided."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mapcoach.automation.handover import PLATFORMS, UnknownPlatformError, automations, blocks, compiled, files
from mapcoach.automation.handover.building import Gaps, field_name
from mapcoach.automation.handover.plan import Plan, walk
from mapcoach.automation.handover.sheet import build_sheet
from mapcoach.automation.handover.words import Words, words_of
from mapcoach.automation.wording import duration
from mapcoach.journey import ChosenAutomation, JourneyMap
from tests.automation.handover.plans import all_plans, every_entry, marker, plan_of, steady, strange_plans
from tests.automation.maps import a_map, point, stage
from tests.export.maps import clinic, saas_churn

GOLDEN = Path(__file__).parent / "golden"
SHAPES = ("welcome-sequence", "webinar-invitation", "list-hygiene")
HEADINGS = [
    "What it is for",
    "Why this map calls for it",
    "Before you start",
    "Build it",
    "When a contact leaves it",
    "Test it before you switch it on",
    "Switch it on",
    "How to see whether it works",
    "Who looks after it",
    "What is known about it",
    "What the file cannot carry",
    "What to put for each placeholder",
]


def sheet_of(plan: Plan, platform: str) -> str:
    return build_sheet(plan, platform, compiled(plan, platform))


def named(text: str) -> str:
    return text.replace("\\", "")


# --- approved examples -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("recipe", SHAPES)
def test_the_hand_over_is_the_one_that_was_read_and_approved(
    recipe: str, platform: str, request: pytest.FixtureRequest
) -> None:
    plan = steady(recipe)
    texts = {f"{recipe}{one.suffix}": one.data for one in compiled(plan, platform).files}
    if recipe == SHAPES[0]:
        texts[f"{recipe}.{platform}.build-sheet.md"] = sheet_of(plan, platform).encode()
    for name, data in texts.items():
        file = GOLDEN / name
        if request.config.getoption("--golden-update", default=False):
            file.write_bytes(data)
        assert data == file.read_bytes(), f"{name}: if this is meant, run pytest with --golden-update and read it"


# --- complete --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_sheet_says_everything(platform: str) -> None:
    for plan in all_plans():
        sheet = sheet_of(plan, platform)
        recipe = plan.recipe
        assert re.findall(r"^## (.+)$", sheet, re.M) == HEADINGS
        steps = re.findall(r"^### Step (\S+):", sheet, re.M)
        assert steps == [act.number for act in walk(plan.acts)]
        for text in (recipe.kpi.numerator, recipe.kpi.denominator, duration(recipe.kpi.window), plan.advice.goal):
            assert text in named(sheet)
        for text in (*recipe.exit, *recipe.conditions, *recipe.prerequisites, *recipe.risk, *plan.advice.reasons):
            assert text in named(sheet)
        for act in walk(plan.acts):
            part = sheet.split(f"### Step {act.number}:")[1].split("\n### ")[0].split("\n## ")[0]
            told = named(part)
            if act.draft:
                assert marker(recipe.id, act.draft.number) in part
            if act.do == "branch":
                assert act.when in told
                assert field_name(platform, plan, act.column) in part
                assert f"step {act.then[0].number}" in part
            if act.do == "wait":
                assert duration(act.duration) in told
            if act.do in ("task", "notify"):
                assert act.who in told
                assert act.intent[1:] in told


@pytest.mark.parametrize("platform", PLATFORMS)
def test_sheets_are_tidy_and_no_slot_is_left_open(platform: str) -> None:
    for plan in (*all_plans(), *strange_plans().values()):
        sheet = sheet_of(plan, platform)
        assert sheet.endswith("\n")
        assert "\n\n\n" not in sheet
        assert not re.search(r"[ \t]$", sheet, re.M)
        assert not re.search(r"(?<!\{)\{(?:length|when|column|before|limit|name|who|due|yes|no|start|left)\}", sheet)
        assert "``" not in re.sub(r"`{3,}(?:text)?", "", sheet)  # an empty name


def test_a_branch_says_where_both_ways_go_on() -> None:
    sheet = sheet_of(plan_of("welcome-sequence"), "any")
    step = sheet.split("### Step 3:")[1].split("\n### ")[0]
    assert "go on with step 3a.1; otherwise with step 3b.1" in step
    assert sheet.count("Go on with step 4.") == 2
    sheet = sheet_of(plan_of("case-study-follow-up"), "any")
    assert "otherwise with the end." in sheet


def test_the_words_of_every_platform_are_complete_and_its_own() -> None:
    assert {words_of(platform).name for platform in PLATFORMS} == {
        "Make", "Zapier", "ActiveCampaign", "HubSpot", "n8n", "any tool"
    }  # fmt: skip
    spoilt = words_of("make").model_dump()
    del spoilt["message"]["post"]
    with pytest.raises(ValueError, match="no words for post"):
        Words.model_validate(spoilt)
    waits = {words_of(platform).step["wait"] for platform in PLATFORMS}
    assert len(waits) == len(PLATFORMS)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_building_blocks_are_named_for_every_entry(platform: str) -> None:
    for plan in all_plans():
        told = blocks(plan.recipe, platform)
        assert len(told) > 8
        assert "{" not in told
    assert "Wait" in blocks(plan_of("welcome-sequence").recipe, "any")


# --- which automations go out ----------------------------------------------------------------------------------


def test_what_was_chosen_goes_out_with_its_owner_and_its_tool() -> None:
    (plan,) = automations(clinic())
    assert (plan.recipe.id, plan.stage.id, plan.is_chosen) == ("appointment-reminder", "s3", True)
    assert (plan.owner, plan.platform) == ("Tom", "Make")
    made = {file.name: file for file in files(clinic(), "hubspot")}
    assert "These automations were chosen on the map" in made["README.md"].data.decode()
    (sheet,) = (file.data.decode() for name, file in made.items() if name.endswith(".build-sheet.md"))
    assert "- Decision: chosen on the map, there for the tool Make" in sheet
    assert "Tom (as on the map)." in sheet


def test_without_a_choice_the_first_recommendations_go_out_and_are_called_so() -> None:
    journey_map = clinic().model_copy(update={"automations": ()})
    plans = automations(journey_map)
    assert len(plans) == 3
    assert automations(journey_map, chosen_only=True) == ()
    made = {file.name: file.data.decode() for file in files(journey_map, "any")}
    assert "Nobody has chosen an automation on this map yet. These are the first 3" in made["README.md"]
    sheets = [text for name, text in made.items() if name.endswith("build-sheet.md")]
    assert len(sheets) == 3
    assert all("nobody has chosen it yet" in sheet for sheet in sheets)


def test_what_is_done_or_rejected_does_not_go_out() -> None:
    decided = (
        ChosenAutomation(id="a1", recipe="appointment-reminder", stage="s3", status="done"),
        ChosenAutomation(id="a2", recipe="review-prompt", stage="s3", status="rejected"),
        ChosenAutomation(id="a3", recipe="form-rescue", stage="s2"),
    )
    plans = automations(clinic().model_copy(update={"automations": decided}))
    assert [plan.recipe.id for plan in plans] == ["form-rescue"]


def test_where_all_is_in_place_nobody_is_said_not_to_have_chosen() -> None:
    decided = (ChosenAutomation(id="a1", recipe="appointment-reminder", stage="s3", status="done"),)
    overview = files(clinic().model_copy(update={"automations": decided}), "any")[0].data.decode()
    assert "Nothing that was chosen on this map is left to build. These are the first 3" in overview


def test_people_whose_names_have_no_latin_letters_get_placeholders_of_their_own() -> None:
    gaps = Gaps()
    names = [gaps.person(who) for who in ("予約", "電話", "予約", "the owner")]
    assert names == [
        "REPLACE_EMAIL_OF_SOMEBODY",
        "REPLACE_EMAIL_OF_SOMEBODY_2",
        "REPLACE_EMAIL_OF_SOMEBODY",
        "REPLACE_EMAIL_OF_THE_OWNER",
    ]
    assert gaps.found["REPLACE_EMAIL_OF_SOMEBODY_2"] == "the email address of: 電話"


def test_what_cannot_go_out_is_named() -> None:
    gone = (
        ChosenAutomation(id="a1", recipe="form-rescue", stage="s2"),
        ChosenAutomation(id="a2", recipe="no-such-recipe", stage="s2"),
        ChosenAutomation(id="a3", recipe="win-back", stage="gone"),
    )
    overview = files(clinic().model_copy(update={"automations": gone}), "make")[0].data.decode()
    lost = named(overview.split("Chosen on the map, but not in this folder")[1].split("## Files")[0])
    assert "no-such-recipe" in lost
    assert "Win-back" in lost
    assert "form-rescue" not in lost


@pytest.mark.parametrize(
    "journey_map",
    [JourneyMap(), a_map(None, stage("Book")), a_map("local", stage("Book", point("Booking form")))],
    ids=["empty", "a stage", "a touchpoint"],
)
def test_a_map_that_calls_for_nothing_gets_an_overview_that_says_so(journey_map: JourneyMap) -> None:
    for platform in PLATFORMS:
        (overview,) = files(journey_map, platform)
        assert "There is nothing to hand over yet" in overview.data.decode()


def test_an_unknown_platform_is_refused() -> None:
    with pytest.raises(UnknownPlatformError, match=r"'fax'\. Choose one of: make, zapier"):
        files(clinic(), "fax")


def test_voices_change_the_texts_and_nothing_else() -> None:
    formal = {file.name: file.data for file in files(saas_churn(), "n8n", "formal")}
    plain = {file.name: file.data for file in files(saas_churn(), "n8n", "plain")}
    assert formal.keys() == plain.keys()
    assert formal != plain
    assert formal["tasks.csv"] == plain["tasks.csv"]


# --- lists -----------------------------------------------------------------------------------------------------


def test_names_of_tags_and_fields_are_safe_and_keep_automations_apart() -> None:
    plans = automations(every_entry())
    for platform in PLATFORMS:
        seen: dict[str, str] = {}
        for plan in plans:
            for column in plan.columns:
                name = field_name(platform, plan, column.name)
                assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
                if platform in ("hubspot", "activecampaign"):  # all automations share the contacts
                    assert seen.setdefault(name, column.what) == column.what
    tags = [(tag.name, tag.what) for plan in plans for tag in plan.tags]
    assert len({name for name, _ in tags}) == len(set(tags))


def test_two_stages_of_one_name_do_not_share_their_tags() -> None:
    journey_map = a_map("local", stage("Book", point("Web")), stage("Book", point("Phone")))
    chosen = tuple(ChosenAutomation(id=f"a{at}", recipe="win-back", stage=f"s{at}") for at in (1, 2))
    plans = automations(journey_map.model_copy(update={"automations": chosen}))
    names = [tag.name for plan in plans for tag in plan.tags]
    assert len(set(names)) == len(names) == 2
    assert all(re.fullmatch("sleeping--book-[0-9a-f]{4}", name) for name in names)


def test_stages_in_any_language_get_names_for_machines() -> None:
    journey_map = every_entry(a_map("local", stage("Kontakt", point("Web")), stage("予約する", point("電話"))), "s2")
    tags = {tag.name for plan in automations(journey_map) for tag in plan.tags}
    assert any(re.fullmatch("sleeping--stage-[0-9a-f]{4}", tag) for tag in tags)
    accents = every_entry(a_map("local", stage("Café réservé", point("Web"))), "s1")
    assert "sleeping--cafe-reserve" in {tag.name for plan in automations(accents) for tag in plan.tags}


def test_the_lists_name_every_tag_field_and_task() -> None:
    made = {file.name: file.data.decode("utf-8-sig") for file in files(every_entry(), "hubspot")}
    plans = automations(every_entry())
    for plan in plans:
        for column in plan.columns:
            assert f"\n{field_name('hubspot', plan, column.name)}," in made["fields.csv"]
        for tag in plan.tags:
            assert f"\nmapcoach_tag_{re.sub('[^a-z0-9]+', '_', tag.name)}," in made["tags.csv"]
        tasks = [act for act in walk(plan.acts) if act.do == "task"]
        assert all(f"\r\n{plan.file},{act.number},task," in made["tasks.csv"] for act in tasks)
    assert made["tags.csv"].count("\r\n") == made["tags.csv"].count("\n")


def test_a_sheet_has_its_first_row_in_the_order_that_the_files_count_on() -> None:
    made = [file for file in files(clinic(), "make") if file.name.endswith(".sheet-header.csv")]
    header = made[0].data.decode("utf-8-sig")
    assert header.startswith("email,")
    assert header.endswith(",step,due\r\n")
