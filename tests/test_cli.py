"""The commands, as a person uses them: what they print, where, and with which exit status."""

from __future__ import annotations

import asyncio
import io
import json
import re
import shlex
import stat
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import Session
from mapcoach.plain.line import LineFace
from mapcoach.storage import MapFile, MapStore
from mapcoach.workspace import WorkspaceError, write_draft
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
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]
    for hopeless in (tmp_path / "no" / "draft.md", tmp_path):
        failed = mapcoach("export", "First visit", "-o", hopeless, "--force")
        assert failed.returncode == 1
        assert "Traceback" not in failed.stderr
        assert str(hopeless) in failed.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]


def test_show_why_names_the_answer_the_time_and_the_author(tmp_path: Path) -> None:
    replies = "We mend shoes\nlocal\ntoday\n10 more regulars by June\nour survey says it is Tom\n"
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
        "measures", "evidence", "parking_lot", "review", "basis", "provenance",
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
    "arguments",
    [
        ("explode",),
        ("show",),
        ("interview", "--depth", "abyssal"),
        ("export", "x", "--format", "gif"),
        ("interview", "x", "--map", "y"),
    ],
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
    for command in ("demo", "schema", "show 'First visit' --json", "completion zsh", "completion bash", "--help"):
        line = f"{COMMAND} {command} | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}"
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


def test_an_export_never_takes_the_place_of_a_map(tmp_path: Path, data_folder: Path) -> None:
    path = made()
    mapcoach("rename", "First visit", "Renamed")
    outside, damaged, link, hard = (tmp_path / name for name in ("other.json", "bad.json", "link.md", "hard.md"))
    mapcoach("interview", "--map", outside, stdin="We mend shoes\n")
    damaged.write_text(outside.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    link.symlink_to(path)
    hard.hardlink_to(path)
    laid_out = tmp_path / "indented.json"
    laid_out.write_text(json.dumps(json.loads(outside.read_text(encoding="utf-8")), sort_keys=True), encoding="utf-8")
    assert path.with_name(f".{path.name}.previous").is_file()
    before = {one: one.read_bytes() for one in (*tmp_path.iterdir(), *path.parent.iterdir()) if one.stat().st_size}
    for target in (*before, data_folder / "maps" / "draft.md", data_folder / "trash" / "draft.md"):
        for force in ([], ["--force"]):
            done = mapcoach("export", path, "-o", target, *force)
            assert (done.returncode, done.stdout) == (1, ""), target
            assert "Traceback" not in done.stderr
    assert {one: one.read_bytes() for one in before} == before
    assert not (data_folder / "maps" / "draft.md").exists()
    assert mapcoach("export", outside, "-o", path, "--force").returncode == 1, "another map is safe as well"


def test_an_export_follows_a_link_and_keeps_the_mode_of_the_old_file(tmp_path: Path) -> None:
    made()
    real, link, dangling = (tmp_path / name for name in ("real.md", "link.md", "dangling.md"))
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    dangling.symlink_to(tmp_path / "nowhere.md")
    assert mapcoach("export", "First visit", "-o", link, "--force").returncode == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("# ")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert mapcoach("export", "First visit", "-o", dangling).returncode == 1
    assert not dangling.exists()
    assert dangling.is_symlink()
    assert mapcoach("export", "First visit", "-o", dangling, "--force").returncode == 0
    assert dangling.is_symlink()
    assert (tmp_path / "nowhere.md").read_text(encoding="utf-8").startswith("# ")


def test_an_export_to_a_pipe_or_a_device_is_written_through(tmp_path: Path) -> None:
    made()
    out = tmp_path / "out.md"
    for line in (
        f"{COMMAND} export 'First visit' -o /dev/stdout | cat > {out}",
        f"{COMMAND} export 'First visit' -o /dev/stdout > {out}",
        f"mkfifo {tmp_path}/fifo; cat {tmp_path}/fifo > {out} & "
        f"{COMMAND} export 'First visit' -o {tmp_path}/fifo --force; status=$?; wait; exit $status",
    ):
        script = f"set -o pipefail; {line}"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert out.read_text(encoding="utf-8").startswith("# Customer journey map: First visit")
        out.unlink()
    assert stat.S_ISFIFO((tmp_path / "fifo").stat().st_mode)
    full = mapcoach("export", "First visit", "-o", "/dev/full", "--force")
    assert full.returncode == 1
    assert "no space left" in full.stderr


def test_a_file_made_in_the_meantime_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, make = tmp_path / "draft.md", tempfile.mkstemp

    def meanwhile(**values: Any) -> tuple[int, str]:
        target.write_text("somebody else's", encoding="utf-8")
        return make(**values)

    monkeypatch.setattr(tempfile, "mkstemp", meanwhile)
    with pytest.raises(WorkspaceError):
        write_draft(target, b"draft", MapStore(tmp_path / "data"), tmp_path / "map.json")
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [
        ("draft.md", "somebody else's")
    ]


def copied(text: str, verb: str) -> list[str]:
    """The arguments of the command that a text advises, without where its output would go."""
    found = re.search(rf"mapcoach ([^\n”]*\b{verb} [^\n”]+)", text)
    assert found, text
    return shlex.split(found[1].removesuffix(" -o draft.md"))


def test_the_commands_that_are_advised_work_as_they_stand(tmp_path: Path) -> None:
    odd, folder = tmp_path / "my  shoe map.json", tmp_path / "my maps"
    held = mapcoach("interview", "--map", odd, stdin="We mend shoes\n").stdout
    assert "mend shoes" in mapcoach(*copied(held, "export"), cwd=tmp_path.parent).stdout
    assert "closest to your business" in mapcoach(*copied(held, "interview"), cwd=tmp_path.parent).stdout
    path = Path(mapcoach("--data-dir", folder, "new", "First", "--no-interview").stdout.strip())
    held = mapcoach("--data-dir", folder, "interview", "First", stdin="").stdout
    assert mapcoach(*copied(held, "export")).returncode == 0
    assert mapcoach(*copied(held, "interview")).returncode == 0
    deleted = mapcoach("delete", "First", "--data-dir", folder).stdout
    assert mapcoach(*copied(deleted, "restore")).returncode == 0
    renamed = path.rename(path.with_name("somebody's copy.json"))
    deleted = mapcoach("delete", renamed, "--data-dir", folder).stdout
    assert mapcoach(*copied(deleted, "restore")).returncode == 0
    assert renamed.exists()
    held = mapcoach("--data-dir", folder, "interview", "First", stdin="").stdout
    assert mapcoach(*copied(held, "export")).returncode == 0
    mapcoach("rename", "First", "Second", "--data-dir", folder)
    renamed.write_text("broken", encoding="utf-8")
    broken = mapcoach("show", renamed, "--data-dir", folder).stderr
    assert f"--data-dir {shlex.quote(str(folder))} restore" in broken


def test_the_same_map_deleted_twice_is_named_by_its_file_in_the_trash() -> None:
    path = made()
    content = path.read_bytes()
    mapcoach("delete", path)
    path.write_bytes(content)
    deleted = mapcoach("delete", path).stdout
    assert mapcoach(*copied(deleted, "restore")).returncode == 0
    assert path.exists()


EVIL = "A\x1b]0;owned\x07\x1b[31mB\x9b2J\u202ec\x07"


def test_nothing_that_is_printed_steers_the_terminal(data_folder: Path) -> None:
    path = made(EVIL)
    head = json.loads(path.read_text(encoding="utf-8"))
    head["about"]["1"]["id"] = head["about"]["1"]["label"]["kind"] = EVIL
    head["about"]["1"]["label"] |= {"updated": EVIL, "review_due": EVIL}
    path.write_text(json.dumps(head, ensure_ascii=False), encoding="utf-8")
    printed = [
        mapcoach("list"),
        mapcoach("show", path),
        mapcoach("show", path, "--why", "title"),
        mapcoach("show", path, "--why", f"{EVIL}x"),
        mapcoach("duplicate", path),
        mapcoach("duplicate", path, "--title", EVIL),
        mapcoach("rename", path, EVIL),
        mapcoach("interview", path, "--as", EVIL, stdin=f"{EVIL}\n"),
        mapcoach("show", path, "--why", "scope.offering"),
        mapcoach("export", path, "-o", data_folder / EVIL / "draft.md"),
        mapcoach("export", path, "-o", data_folder / f"{EVIL}.md"),
        mapcoach("delete", path),
        mapcoach("trash"),
    ]
    assert "AB" in printed[0].stdout
    assert "AB" in printed[-1].stdout
    for done in printed:
        text = done.stdout + done.stderr
        assert text, done.args
        assert not [char for char in text if char in "\x1b\x07\x9b\u202e"], done.args


@pytest.mark.parametrize(
    "arguments",
    [
        ("--data-dir", "~nosuchuser/maps", "list"),
        ("export", "First visit", "-o", "~nosuchuser/draft.md"),
        ("interview", "--map", "~nosuchuser/map.json"),
    ],
)
def test_the_home_of_nobody_is_a_sentence(arguments: tuple[str, ...]) -> None:
    made()
    done = mapcoach(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert "~nosuchuser" in done.stderr
    assert "should not have" not in done.stderr
    assert mapcoach("list", MAPCOACH_DATA_DIR="~nosuchuser").stderr.startswith("mapcoach: ~nosuchuser names")


def test_bytes_that_are_no_text_are_replaced() -> None:
    broken = "caf\udce9"
    path = made(broken)
    assert "caf\ufffd" in mapcoach("list").stdout
    assert mapcoach("rename", path, f"{broken}!").stdout == "The map is now called “caf\ufffd!”.\n"
    assert mapcoach("duplicate", path, "--title", f"{broken}?").returncode == 0
    assert mapcoach("interview", path, "--as", broken, stdin="We mend shoes\n").returncode == 0
    assert "by caf\ufffd" in mapcoach("show", path, "--why", "shoes").stdout
    unknown = mapcoach("show", broken * 2)
    assert unknown.returncode == 1
    assert "should not have" not in unknown.stderr


@pytest.mark.parametrize("target", ["> /dev/full", ">&-"])
@pytest.mark.parametrize("command", ["list", "demo", "export Map", "interview Map", "completion zsh", "--version"])
def test_output_that_cannot_be_written_is_a_sentence(command: str, target: str) -> None:
    made("Map")
    line = f"{COMMAND} {command} {target}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False, input="")
    assert done.returncode == 1
    assert done.stderr.startswith("mapcoach: ")
    assert done.stderr.count("\n") == 1
    assert "should not have" not in done.stderr


def test_closed_input_and_closed_errors_are_no_failure() -> None:
    made("Map")
    line = f"{COMMAND} interview Map <&- 2>&-"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0
    assert "Saved." in done.stdout


def test_the_data_folder_may_be_named_after_the_command(tmp_path: Path) -> None:
    assert mapcoach("new", "Mine", "--no-interview", "--data-dir", tmp_path / "here").returncode == 0
    assert "Mine" in mapcoach("list", "--data-dir", tmp_path / "here").stdout
    assert "Mine" in mapcoach("--data-dir", tmp_path / "here", "list").stdout
    assert "No maps yet" in mapcoach("list").stdout


@pytest.mark.parametrize(
    "content", ["business_kind = ", 'business_kind = "saas"\nname = "x"\nabout = "x"\ncurrent = [1]']
)
def test_a_broken_text_of_the_user_leaves_no_empty_map(tmp_path: Path, content: str) -> None:
    starter = tmp_path / "templates" / "starters" / "saas.toml"
    starter.parent.mkdir(parents=True)
    starter.write_text(content, encoding="utf-8")
    done = mapcoach("new", "Map", "--starter", "saas", MAPCOACH_CONFIG_DIR=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert str(starter) in done.stderr
    question = tmp_path / "prompts" / "interview" / "99.toml"
    question.parent.mkdir(parents=True)
    question.write_text(content, encoding="utf-8")
    broken = mapcoach("interview", "--map", tmp_path / "map.json", MAPCOACH_CONFIG_DIR=str(tmp_path))
    assert str(question) in broken.stderr
    assert not (tmp_path / "map.json").exists()
    assert "No maps yet" in mapcoach("list").stdout


def test_show_why_tells_the_time_in_utc() -> None:
    path = made()
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables["journal"]["1"]["time"] = "2026-03-01T01:30:00+05:00"
    path.write_text(json.dumps(tables), encoding="utf-8")
    assert "2026-02-28 20:30 UTC" in mapcoach("show", path, "--why", "title").stdout


def test_a_map_that_was_killed_before_its_first_entry_can_be_used() -> None:
    store = MapStore()
    store.create("mempty")
    assert "Untitled map" in mapcoach("list").stdout
    assert mapcoach("show", "mempty").stdout.startswith("Untitled map\n")
    assert json.loads(mapcoach("show", "mempty", "--json").stdout)["id"] == "mempty"
    assert mapcoach("duplicate", "mempty", "--title", "Copy").returncode == 0
    copy = json.loads(mapcoach("show", "Copy", "--json").stdout)
    assert copy["id"] == json.loads(mapcoach("list", "--json").stdout)[0]["id"] != "mempty"
    assert mapcoach("export", "mempty").returncode == 0
    assert mapcoach("rename", "mempty", "Named").returncode == 0
    assert mapcoach("interview", "mempty", stdin="We mend shoes\n").returncode == 0
    shown = json.loads(mapcoach("show", "mempty", "--json").stdout)
    assert (shown["id"], shown["title"], shown["scope"]["offering"]) == ("mempty", "Named", "We mend shoes")
    assert MapFile(store.find("mempty")).entries()[0].operations[0].op == "start_map"


def test_a_backslash_at_the_end_of_a_line_goes_on_with_the_next(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    mapcoach("interview", "--map", path, stdin="We mend shoes \\\nand bags\nlocal\n")
    assert "We mend shoes \nand bags" in [entry.reply for entry in MapFile(path).entries()]
    assert json.loads(mapcoach("show", path, "--json").stdout)["scope"]["business_kind"] == "local"


class Colleague(io.StringIO):
    """Input during which somebody else answers: before the given line is read, they say something."""

    def __init__(self, path: Path, lines: str, line: int, says: str) -> None:
        super().__init__(lines)
        self._path, self._line, self._says = path, line, says

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO itself does
        self._line -= 1
        if self._line == 0:
            asyncio.run(Session(MapFile(self._path), OfflineInterviewer()).answer(self._says))
        return super().readline(-1 if size is None else size)


def in_lines(path: Path, source: io.StringIO) -> str:
    """What the line face says in this process."""
    store, sink = MapStore(), io.StringIO()
    session = Session(store.create("m1", path), OfflineInterviewer())
    asyncio.run(session.start("m1"))
    LineFace(session, source, sink).hold()
    return sink.getvalue()


def test_a_reply_to_what_a_colleague_has_answered_meanwhile_is_shown_and_not_used(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    said = in_lines(path, Colleague(path, "We sell hats\n", 1, "We mend shoes"))
    assert "“We sell hats” was not used" in " ".join(said.split())
    assert "closest to your business" in said
    assert json.loads(mapcoach("show", path, "--json").stdout)["scope"]["offering"] == "We mend shoes"


def test_what_a_colleague_answers_is_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    said = in_lines(path, Colleague(path, "why\n", 1, "We mend shoes"))
    assert said.count("What does your business do") == 1
    assert "closest to your business" in said
