"""``mapcoach recommend`` and ``mapcoach automations``: the functions behind them, on maps in a data folder."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from mapcoach.automation import Recommendation, catalogue, explain, recommend
from mapcoach.automation.handover import PLATFORMS
from mapcoach.commands import automating
from mapcoach.commands.folders import workspace_of
from mapcoach.commands.running import CommandError
from mapcoach.journey import operations as ops
from mapcoach.storage import NotFound
from mapcoach.workspace import OpenMap, WorkspaceError

STAGES: tuple[BaseModel, ...] = (
    ops.AddStage(id="s1", name="Look around"),
    ops.AddStage(id="s2", name="Book a date"),
    ops.AddStage(id="s3", name="Come back"),
    ops.AddTouchpoint(id="t1", stage="s1", name="Website", channel="website"),
    ops.AddTouchpoint(id="t2", stage="s2", name="Booking form", channel="website"),
    ops.AddPainPoint(
        id="p1", touchpoint="t2", text="They give up half way through the form", severity=3, drops_off=True
    ),
    ops.AddTouchpoint(id="t3", stage="s3", name="Reception", channel="in person"),
    ops.AddPainPoint(id="p2", touchpoint="t3", text="They forget to come back"),
)


def options(**given: Any) -> argparse.Namespace:
    """What the parser gives for these options."""
    usual = {
        "map": "", "stage": None, "platform": None, "json": False, "why_not": False, "output": None, "voice": None,
        "force": False, "recipe": "", "owner": None, "author": "", "data_dir": None,
    }  # fmt: skip
    return argparse.Namespace(**{**usual, **given})


@pytest.fixture
def opened() -> OpenMap:
    """A map of a clinic with three stages."""
    made = workspace_of(options()).make()
    made.change([ops.SetTitle(value="First visit"), *STAGES], "set up")
    return made


@pytest.fixture
def name(opened: OpenMap) -> str:
    return str(opened.path)


def advised(name: str, capsys: pytest.CaptureFixture[str], **given: Any) -> dict[str, Any]:
    assert automating.recommend(options(map=name, json=True, **given)) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


# --- recommend -------------------------------------------------------------------------------------------------


def test_recommend_tells_each_stage_with_reasons_steps_and_figures(
    name: str, opened: OpenMap, capsys: pytest.CaptureFixture[str]
) -> None:
    assert automating.recommend(options(map=name)) == 0
    told = capsys.readouterr().out
    assert told.startswith("First visit\n\n1. Look around\n")
    flat = " ".join(told.split())
    for stage in recommend(opened.map()):
        assert stage.name in told
        assert " ".join(stage.hold.split()) in flat
        for one in stage.recommendations:
            assert f"({one.recipe})" in told
            for text in (one.reasons[0], *one.steps, one.message, one.effort, one.impact, one.kpi, *one.evidence):
                assert " ".join(text.split()) in flat
    assert max(map(len, told.splitlines())) <= 80
    assert "Left out here" not in told


def test_recommend_as_json_has_a_shape_to_count_on(
    name: str, opened: OpenMap, capsys: pytest.CaptureFixture[str]
) -> None:
    told = advised(name, capsys)
    assert told["map"] == {"id": opened.map().id, "title": "First visit"}
    assert told["platform"] is None
    assert [stage["number"] for stage in told["stages"]] == [1, 2, 3]
    booking = told["stages"][1]
    assert set(booking) == {"id", "number", "name", "hold", "decided", "recommendations"}
    first = booking["recommendations"][0]
    assert (first["recipe"], first["stage"], first["pain_point"], first["drops_off"]) == (
        "form-rescue",
        "s2",
        "p1",
        True,
    )
    assert set(first["platforms"]) >= {"make", "zapier", "activecampaign", "hubspot"}
    assert first["reasons"][0].startswith("You noted “They give up half way through the form”")


@pytest.mark.parametrize("wanted", ["s2", "2", "Book a date", "BOOK", " book a date "])
def test_a_stage_is_found_by_id_number_and_words(wanted: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [stage["id"] for stage in advised(name, capsys, stage=wanted)["stages"]] == ["s2"]


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ("o", "names more than one stage"),
        ("wedding", "names no stage"),
        ("0", "names no stage"),
        ("9" * 5000, "no stage"),
    ],
    ids=["two", "none", "zero", "huge"],
)
def test_a_stage_that_is_not_clear_is_asked_back(wanted: str, problem: str, name: str) -> None:
    with pytest.raises(CommandError, match=problem) as refused:
        automating.recommend(options(map=name, stage=wanted))
    assert "1. Look around; 2. Book a date; 3. Come back" in str(refused.value)


def test_why_not_tells_why_each_other_one_was_left_out(
    name: str, opened: OpenMap, capsys: pytest.CaptureFixture[str]
) -> None:
    left_out = explain(opened.map(), "s2")
    (stage,) = advised(name, capsys, stage="2", why_not=True)["stages"]
    assert [(one["recipe"], one["why"]) for one in stage["left_out"]] == left_out
    assert len(left_out) + len(stage["recommendations"]) == len(catalogue())
    automating.recommend(options(map=name, stage="2", why_not=True))
    told = " ".join(capsys.readouterr().out.split())
    assert f"Left out here ({len(left_out)})" in told
    for recipe, why in left_out:
        assert f"({recipe}): {' '.join(why.split())}" in told


@pytest.mark.parametrize("platform", [*PLATFORMS, " Make "])
def test_a_platform_shows_its_building_blocks(platform: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = advised(name, capsys, stage="2", platform=platform)
    assert told["platform"] == platform.strip().lower()
    first = told["stages"][0]["recommendations"][0]
    assert len(first["building_blocks"]) > 8
    automating.recommend(options(map=name, stage="2", platform=platform))
    assert " ".join(first["building_blocks"].split()) in " ".join(capsys.readouterr().out.split())


def test_an_unknown_platform_is_refused(name: str) -> None:
    with pytest.raises(CommandError, match="“fax” is no platform known here"):
        automating.recommend(options(map=name, platform="fax"))


def test_an_empty_map_and_a_map_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    empty = workspace_of(options()).make()
    assert automating.recommend(options(map=str(empty.path))) == 0
    assert "The map has no stages yet" in capsys.readouterr().out
    with pytest.raises(CommandError, match="The map has no stages yet"):
        automating.recommend(options(map=str(empty.path), stage="1"))
    with pytest.raises(NotFound):
        automating.recommend(options(map="wedding"))


def test_the_document_names_every_field_of_a_recommendation() -> None:
    document = (Path(__file__).parents[1] / "docs" / "handover.md").read_text("utf-8")
    told = document.split("A recommendation has the fields of")[1].split("Fields may be added")[0]
    named = re.findall(r"`(\w+)`", told)
    known = [field.name for field in dataclasses.fields(Recommendation)]
    assert [name for name in named if name not in ("Recommendation", "building_blocks")] == known


def test_what_people_type_steers_no_terminal(opened: OpenMap, capsys: pytest.CaptureFixture[str]) -> None:
    opened.change([ops.SetStage(stage="s2", field="name", value="\x1b]0;evil\x07Book \x9b31m\u202e it")], "rename")
    automating.recommend(options(map=str(opened.path), why_not=True, platform="n8n"))
    told = capsys.readouterr().out
    assert "Book" in told
    assert not any(character in told for character in "\x1b\x9b\x07\u202e")


# --- export ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", [*PLATFORMS, None])
def test_export_writes_a_folder(
    platform: str | None, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "hand over" / "now"
    assert automating.export(options(map=name, platform=platform, output=str(folder))) == 0
    told = capsys.readouterr()
    written = sorted(path.name for path in folder.iterdir())
    assert "README.md" in written
    assert "tags.csv" in written
    assert all(f"{folder / one}: " in told.out for one in written)
    assert ("What the files cannot carry" in told.err) == (platform not in ("any", None))


def test_export_overwrites_nothing_unasked(name: str, tmp_path: Path) -> None:
    (tmp_path / "tags.csv").write_text("mine", "utf-8")
    with pytest.raises(CommandError, match=r"tags\.csv exists already\. Nothing was written\. Use --force"):
        automating.export(options(map=name, platform="make", output=str(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["tags.csv"]
    assert automating.export(options(map=name, platform="make", output=str(tmp_path), force=True)) == 0
    assert (tmp_path / "tags.csv").read_text("utf-8-sig").startswith("tag,")


def test_export_never_takes_the_place_of_a_map(opened: OpenMap, tmp_path: Path) -> None:
    before = opened.path.read_bytes()
    with pytest.raises(WorkspaceError, match="is in the folder where mapcoach keeps its maps"):
        automating.export(
            options(map=str(opened.path), platform="n8n", output=str(opened.path.parent / "x"), force=True)
        )
    assert not (opened.path.parent / "x").exists()
    (tmp_path / "README.md").symlink_to(opened.path)
    with pytest.raises(WorkspaceError):
        automating.export(options(map=str(opened.path), platform="n8n", output=str(tmp_path), force=True))
    assert opened.path.read_bytes() == before


def test_export_into_a_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(WorkspaceError, match=r"is not a folder|could not be made"):
            automating.export(options(map=name, platform="make", output=str(place)))
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_export_knows_its_voices(name: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"“loud” is no voice known here\. Choose one of: plain, warm, formal"):
        automating.export(options(map=name, platform="any", output=str(tmp_path / "a"), voice="loud"))
    for voice in ("formal", "plain"):
        automating.export(options(map=name, platform="any", output=str(tmp_path / voice), voice=voice))
    formal, plain = (
        {path.name: path.read_bytes() for path in (tmp_path / voice).iterdir()} for voice in ("formal", "plain")
    )
    assert formal.keys() == plain.keys()
    assert formal != plain


# --- choose, reject, done --------------------------------------------------------------------------------------


def decisions(opened: OpenMap) -> list[tuple[str, str, str, str, str]]:
    return [(one.recipe, one.stage, one.status, one.platform, one.owner) for one in opened.map().automations]


def test_choosing_keeps_place_tool_and_owner_and_can_be_undone(
    name: str, opened: OpenMap, capsys: pytest.CaptureFixture[str]
) -> None:
    given = options(map=name, recipe="form-rescue", platform="Make", owner="Ana", author="Bo")
    assert automating.choose(given) == 0
    assert "Chosen: “" in capsys.readouterr().out
    again = workspace_of(options()).open(opened.path)
    (choice,) = again.map().automations
    assert (choice.stage, choice.touchpoint, choice.pain_point) == ("s2", "t2", "p1")
    assert decisions(again) == [("form-rescue", "s2", "chosen", "Make", "Ana")]
    entry = again.file.entries()[-1]
    assert (entry.author, entry.command) == ("Bo", "direct")
    assert entry.reply.startswith("choose: “")
    asyncio.run(again.session(author="Bo").undo())
    assert decisions(workspace_of(options()).open(opened.path)) == []


def test_a_decision_changes_and_keeps_what_was_not_named(name: str, opened: OpenMap) -> None:
    automating.choose(options(map=name, recipe="form-rescue", owner="Ana"))
    automating.choose(options(map=name, recipe="form-rescue", platform="n8n"))
    automating.done(options(map=name, recipe="form-rescue"))
    assert decisions(workspace_of(options()).open(opened.path)) == [("form-rescue", "s2", "done", "n8n", "Ana")]
    automating.reject(options(map=name, recipe="form-rescue"))
    assert decisions(workspace_of(options()).open(opened.path)) == [("form-rescue", "s2", "rejected", "n8n", "Ana")]


def test_deciding_the_same_twice_changes_nothing(
    name: str, opened: OpenMap, capsys: pytest.CaptureFixture[str]
) -> None:
    automating.reject(options(map=name, recipe="form-rescue"))
    before = opened.path.read_bytes()
    automating.reject(options(map=name, recipe="form-rescue"))
    assert "Rejected already" in capsys.readouterr().out
    assert opened.path.read_bytes() == before


def test_an_automation_is_found_by_its_name_and_may_be_wanted_elsewhere(name: str, opened: OpenMap) -> None:
    automating.choose(options(map=name, recipe=catalogue()["win-back"].name.upper(), stage="look"))
    assert decisions(workspace_of(options()).open(opened.path)) == [("win-back", "s1", "chosen", "", "")]


def test_what_is_not_clear_is_not_noted(name: str, opened: OpenMap) -> None:
    for recipe, stage, problem in (
        ("fax-machine", None, "No automation is called “fax-machine”"),
        ("follow-up", None, "may be any of these"),
        ("webinar-invitation", None, "The map does not call for this automation at any stage"),
        ("form-rescue", "wedding", "names no stage of this map"),
    ):
        with pytest.raises(CommandError, match=problem):
            automating.choose(options(map=name, recipe=recipe, stage=stage))
    automating.choose(options(map=name, recipe="win-back", stage="1"))
    automating.choose(options(map=name, recipe="win-back", stage="2"))
    with pytest.raises(CommandError, match="belongs to more than one stage"):
        automating.done(options(map=name, recipe="win-back"))
    assert [one[:3] for one in decisions(workspace_of(options()).open(opened.path))] == [
        ("win-back", "s1", "chosen"),
        ("win-back", "s2", "chosen"),
    ]


def test_what_was_chosen_is_what_goes_out(name: str, tmp_path: Path) -> None:
    automating.choose(options(map=name, recipe="form-rescue"))
    automating.export(options(map=name, platform="n8n", output=str(tmp_path / "out")))
    (sheet,) = (path.name for path in (tmp_path / "out").glob("*.build-sheet.md"))
    assert re.fullmatch(r"form-rescue--book-a-date-[0-9a-f]{4}\.build-sheet\.md", sheet)


def test_the_list_of_stages_ends_with_a_full_stop(name: str) -> None:
    with pytest.raises(CommandError, match=r"3\. Come back\. Give the number of one\.$"):
        automating.recommend(options(map=name, stage="wedding"))


def test_an_older_export_in_the_folder_is_named(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    automating.export(options(map=name, platform="n8n", output=str(folder)))
    first = {path.name for path in folder.iterdir()}
    assert "not of this export" not in capsys.readouterr().out
    automating.export(options(map=name, platform="make", output=str(folder), force=True))
    told = capsys.readouterr().out
    left = sorted(one for one in first if one.endswith(".n8n.json"))
    assert left
    assert f"Also in the folder, but not of this export: {', '.join(left)}. They were left as they are." in told
    overview = (folder / "README.md").read_text("utf-8")
    assert all(f"- {one}" in overview.split("## Not of this hand-over")[1] for one in left)
    assert {path.name for path in folder.iterdir()} >= first


def test_a_tool_is_kept_as_it_is_called_and_an_unknown_one_with_a_word(
    name: str, opened: OpenMap, capsys: pytest.CaptureFixture[str]
) -> None:
    automating.choose(options(map=name, recipe="form-rescue", platform=" hub spot "))
    told = capsys.readouterr().out
    assert "no hand-over" not in told
    assert "--platform hubspot" in told
    assert decisions(workspace_of(options()).open(opened.path))[0][3] == "HubSpot"
    automating.choose(options(map=name, recipe="form-rescue", platform="Mailchmp"))
    told = capsys.readouterr().out
    assert "mapcoach has no hand-over for “Mailchmp”" in told
    assert "--platform any" in told
    assert decisions(workspace_of(options()).open(opened.path))[0][3] == "Mailchmp"


def test_a_decision_can_be_taken_back(name: str, opened: OpenMap, capsys: pytest.CaptureFixture[str]) -> None:
    automating.undecide(options(map=name, recipe="form-rescue"))
    assert "Nobody has decided on “" in capsys.readouterr().out
    automating.choose(options(map=name, recipe="form-rescue", owner="Ana"))
    automating.reject(options(map=name, recipe="win-back", stage="1"))
    automating.reject(options(map=name, recipe="win-back", stage="2"))
    automating.undecide(options(map=name, recipe="form-rescue", author="Bo"))
    again = workspace_of(options()).open(opened.path)
    assert [one[0] for one in decisions(again)] == ["win-back", "win-back"]
    assert again.file.entries()[-1].author == "Bo"
    with pytest.raises(CommandError, match="decided for more than one stage"):
        automating.undecide(options(map=name, recipe="win-back"))
    automating.undecide(options(map=name, recipe="win-back", stage="2"))
    automating.undecide(options(map=name, recipe="win-back", stage="3"))
    assert [one[:2] for one in decisions(workspace_of(options()).open(opened.path))] == [("win-back", "s1")]
    asyncio.run(workspace_of(options()).open(opened.path).session(author="Bo").undo())
    assert len(decisions(workspace_of(options()).open(opened.path))) == 2
