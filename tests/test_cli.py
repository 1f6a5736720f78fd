"""The commands, as a person uses them: what they print, where, and with which exit status."""

from __future__ import annotations

import json
import re
import stat
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.client import COMMAND, mapcoach


def made(title: str = "First visit", *more: str) -> Path:
    """A new map; returns its file."""
    done = mapcoach("new", title, "--no-interview", *more)
    assert (done.returncode, done.stderr) == (0, "")
    return Path(done.stdout.strip())


def test_a_new_map_is_listed_shown_renamed_and_found_again(data_folder: Path) -> None:
    path = made("First visit")
    assert path.parent == data_folder / "maps"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "First visit" in mapcoach("list").stdout
    assert json.loads(mapcoach("list", "--json").stdout)[0]["title"] == "First visit"
    for address in (str(path), path.stem, "first visit", "visit"):
        assert mapcoach("show", address).stdout.startswith("First visit\n")
    renamed = mapcoach("rename", "visit", "Second visit")
    assert (renamed.returncode, renamed.stderr) == (0, "")
    assert "Second visit" in mapcoach("list").stdout


def test_an_address_must_be_clear() -> None:
    made("First visit")
    made("Second visit")
    unclear = mapcoach("show", "visit")
    assert (unclear.returncode, unclear.stdout) == (1, "")
    assert "First visit" in unclear.stderr
    assert "Second visit" in unclear.stderr
    missing = mapcoach("show", "wedding")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "wedding" in missing.stderr


def test_a_deleted_map_can_be_restored_until_the_trash_is_emptied() -> None:
    path = made()
    assert mapcoach("delete", "First visit").returncode == 0
    assert "No maps yet" in mapcoach("list").stdout
    assert "First visit" in mapcoach("trash").stdout
    assert mapcoach("restore", "First visit").returncode == 0
    assert path.exists()
    mapcoach("delete", "First visit")
    assert mapcoach("trash", "--empty").stdout == "1 map deleted for good.\n"
    gone = mapcoach("restore", "First visit")
    assert gone.returncode == 1


def test_a_duplicate_has_all_answers_and_an_id_of_its_own() -> None:
    made("First visit", "--starter", "local")
    done = mapcoach("duplicate", "First visit", "--title", "Second visit")
    assert (done.returncode, done.stderr) == (0, "")
    one, two = (json.loads(mapcoach("show", title, "--json").stdout) for title in ("First visit", "Second visit"))
    assert one["id"] != two["id"]
    assert [stage["name"] for stage in one["stages"]] == [stage["name"] for stage in two["stages"]]
    assert len(json.loads(mapcoach("list", "--json").stdout)) == 2


@pytest.mark.parametrize("starter", ["service", "ecommerce", "saas", "local", "b2b"])
def test_a_starter_fills_the_stages_and_nothing_else(starter: str) -> None:
    made("Map", "--starter", starter, "--kind", "churn")
    shown = json.loads(mapcoach("show", "Map", "--json").stdout)
    assert 4 <= len(shown["stages"]) <= 7
    assert shown["kind"] == "churn"
    assert not [point for stage in shown["stages"] for point in stage["touchpoints"]]


def test_an_export_does_not_overwrite_without_force(tmp_path: Path) -> None:
    made()
    target = tmp_path / "draft.md"
    first = mapcoach("export", "First visit", "-o", target)
    assert (first.returncode, first.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("# Customer journey map: First visit")
    target.write_text("mine", encoding="utf-8")
    second = mapcoach("export", "First visit", "-o", target)
    assert second.returncode == 1
    assert "--force" in second.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert mapcoach("export", "First visit", "-o", target, "--force").returncode == 0
    assert target.read_text(encoding="utf-8").startswith("# Customer journey map: First visit")
    for hopeless in (tmp_path / "no" / "draft.md", tmp_path):
        failed = mapcoach("export", "First visit", "-o", hopeless, "--force")
        assert failed.returncode == 1
        assert "Traceback" not in failed.stderr
        assert str(hopeless) in failed.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]


def test_show_why_names_the_answer_the_time_and_the_author(tmp_path: Path) -> None:
    replies = "We mend shoes\nlocal\ntoday\nmore regulars\nour survey says it is Tom\n"
    path = tmp_path / "map.json"
    held = mapcoach("interview", "--map", path, "--as", "Ana", stdin=replies)
    assert held.returncode == 0
    why = mapcoach("show", path, "--why", "persona.name").stdout
    assert "by Ana" in why
    assert "our survey says it is Tom" in why
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", why)
    assert "(evidence)" in why
    assert "We mend shoes" in mapcoach("show", path, "--why", "shoes").stdout
    nothing = mapcoach("show", path, "--why", "submarine")
    assert nothing.returncode == 1
    assert "submarine" in nothing.stderr


def test_show_json_follows_the_schema() -> None:
    made("First visit", "--starter", "saas")
    schema = json.loads(mapcoach("schema").stdout)
    shown = json.loads(mapcoach("show", "First visit", "--json").stdout)
    jsonschema.validate(shown, schema)
    assert list(shown) == [
        "id", "title", "kind", "created", "updated", "scope", "persona", "stages", "opportunities", "automations",
        "measures", "evidence", "review", "basis", "provenance",
    ]  # fmt: skip


def test_the_interview_in_a_pipe_saves_and_stops_at_the_end_of_its_input(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    held = mapcoach("interview", "--map", path, stdin="We mend shoes\nlocal\n")
    assert (held.returncode, held.stderr) == (0, "")
    assert "What sort of map do you want?" in held.stdout
    assert "mapcoach interview" in held.stdout
    on = mapcoach("interview", path, stdin="")
    assert "What sort of map do you want?" in on.stdout


@pytest.mark.parametrize(
    "arguments", [("explode",), ("show",), ("interview", "--depth", "abyssal"), ("export", "x", "--format", "gif")]
)
def test_wrong_usage_is_exit_status_2(arguments: tuple[str, ...]) -> None:
    done = mapcoach(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""


def test_without_a_terminal_the_app_says_what_works_instead() -> None:
    done = mapcoach()
    assert done.returncode == 1
    assert "mapcoach demo" in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    made("First visit", "--starter", "local")
    for command in ("demo", "schema", "show 'First visit' --json"):
        line = f"{COMMAND} {command} | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, ""), command


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_is_a_script_of_that_shell(shell: str) -> None:
    script = mapcoach("completion", shell).stdout
    assert "mapcoach" in script
    assert "interview" in script
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=script, text=True, check=True, timeout=60)


def test_the_data_folder_can_be_named(tmp_path: Path) -> None:
    assert mapcoach("--data-dir", tmp_path / "here", "new", "Mine", "--no-interview").returncode == 0
    assert "Mine" in mapcoach("--data-dir", tmp_path / "here", "list").stdout
    assert "No maps yet" in mapcoach("list").stdout


def test_an_unusable_data_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = mapcoach("--data-dir", tmp_path / "file", "new", "Mine", "--no-interview")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("mapcoach: ")


def test_a_damaged_map_is_set_aside_and_its_previous_version_restored() -> None:
    path = made()
    mapcoach("rename", "First visit", "Renamed")
    path.write_text(path.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    broken = mapcoach("show", path)
    assert broken.returncode == 1
    assert "damaged" in broken.stderr
    assert "mapcoach restore" in broken.stderr
    assert mapcoach("restore", path.stem).returncode == 0
    assert mapcoach("show", path).stdout.startswith("First visit\n")
