"""The hand-over bundle: what is written into a folder, what is not, and what is said about it."""

from __future__ import annotations

import argparse
import errno
import sys
import unicodedata
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest
from hypothesis import example, given
from lxml.html import fromstring

from mapcoach.commands import bundling as command
from mapcoach.commands.running import CommandError, guarded
from mapcoach.export import CannotRenderError, Format
from mapcoach.journey import JourneyMap
from mapcoach.journey.operations import SetTitle
from mapcoach.storage import MapStore
from mapcoach.workspace import Occupied, OpenMap, Workspace, WorkspaceError, bundling, writing
from mapcoach.workspace.bundling import Bundle, bundle
from mapcoach.workspace.bundling_errors import Interrupted, Unfinished
from mapcoach.workspace.bundling_names import MOST_BYTES, safe_name, safe_stem, unused
from tests.export import hostile, maps

PLAIN = Format("plain", ".txt", "Plain words.", "Feelings are lost.")
BYTES = Format("bytes", ".bin", "Bytes.")
MISSING = Format("missing", ".pdf", "Needs an extra.")
BROKEN = Format("broken", ".bad", "Has a fault.")


@pytest.fixture(autouse=True)
def _formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four formats that are not of the registry: text, bytes, one that wants an extra, one with a fault."""

    def missing(*_: object) -> NoReturn:
        raise CannotRenderError("It needs a library. Install it with: pip install 'mapcoach[x]'.")

    def broken(*_: object) -> NoReturn:
        raise KeyError("secret words of a customer")

    renders = {
        PLAIN: lambda journey_map, today: f"{journey_map.title} {today} \ud800",
        BYTES: lambda journey_map, today: b"\x00\xff",
        MISSING: missing,
        BROKEN: broken,
    }
    for one, render in renders.items():
        module = ModuleType(one.module)
        vars(module)["render"] = render
        monkeypatch.setitem(sys.modules, one.module, module)


@pytest.fixture
def store(tmp_path: Path) -> MapStore:
    return MapStore(tmp_path / "data")


def made(
    store: MapStore, folder: Path, *formats: Format, journey_map: JourneyMap | None = None, force: bool = False
) -> Bundle:
    one = journey_map or JourneyMap(title="First visit")
    known = {of.name: of for of in formats}
    there = store.maps_directory / "m.json"
    return bundle(one, folder, store, there, force=force, today=date(2026, 11, 22), formats=known)


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# --- what is written --------------------------------------------------------------------------------------------


def test_every_format_makes_a_file_and_the_index_names_them(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    done = made(store, folder, PLAIN, BYTES)
    assert names(folder) == ["First-visit.bin", "First-visit.txt", "index.html"]
    assert (folder / "First-visit.txt").read_text("utf-8") == "First visit 2026-11-22 ?"
    assert (folder / "First-visit.bin").read_bytes() == b"\x00\xff"
    assert [(piece.name, piece.size) for piece in done.pieces] == [("First-visit.txt", 24), ("First-visit.bin", 2)]
    page = fromstring(done.index.read_text("utf-8"))
    cells = [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//tbody/tr")]
    assert cells == [
        ["First-visit.txt", "Plain words.", "–", "Feelings are lost.", "24 bytes"],
        ["First-visit.bin", "Bytes.", "–", "Nothing is lost.", "2 bytes"],
    ]
    assert page.xpath("//td/a/@href | //th/a/@href") == ["./First-visit.txt", "./First-visit.bin"]
    assert not page.xpath("//script | //img | //link | //@src")


def test_the_platforms_get_a_folder_each_with_their_files_as_they_are_named_there(
    store: MapStore, tmp_path: Path
) -> None:
    from mapcoach.automation.handover import PLATFORMS, files

    done = made(store, tmp_path / "out", PLAIN, journey_map=maps.clinic())
    for platform in PLATFORMS:
        for one in files(maps.clinic(), platform):
            assert (tmp_path / "out" / "automations" / platform / one.name).read_bytes() == one.data
    page = fromstring(done.index.read_text("utf-8"))
    links = page.xpath("//a/@href[starts-with(., './')]")
    assert sorted(link.removeprefix("./") for link in links) == sorted(piece.name for piece in done.pieces)
    assert done.whole


def test_what_fails_is_named_and_does_not_stop_the_rest(store: MapStore, tmp_path: Path) -> None:
    done = made(store, tmp_path / "out", BROKEN, MISSING, PLAIN)
    assert names(tmp_path / "out") == ["First-visit.txt", "index.html"]
    left_out = {one.of: one for one in done.left_out}
    assert left_out["missing"].expected
    assert not left_out["broken"].expected
    assert "KeyError" in left_out["broken"].why
    assert "secret" not in left_out["broken"].why
    assert not done.whole
    page = " ".join(fromstring(done.index.read_text("utf-8")).text_content().split())
    assert "broken: Something went wrong in mapcoach" in page
    assert "missing: It needs a library. Install it with: pip install 'mapcoach[x]'." in page


def test_only_missing_extras_leave_the_bundle_whole(store: MapStore, tmp_path: Path) -> None:
    assert made(store, tmp_path / "out", MISSING, PLAIN).whole


def test_progress_is_told_before_each_piece_and_at_the_end(store: MapStore, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    bundle(
        JourneyMap(),
        tmp_path / "out",
        store,
        store.maps_directory / "m.json",
        formats={"plain": PLAIN, "broken": BROKEN},
        progress=lambda *one: told.append(one),
    )
    assert [name for name, _, _ in told[:2]] == ["plain", "broken"]
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert told[-1] == ("index", len(told) - 1, len(told) - 1)


# --- what is left as it is --------------------------------------------------------------------------------------


def test_files_in_the_way_stay_and_nothing_is_written(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "index.html").write_text("mine")
    with pytest.raises(Occupied, match=r"index\.html exists already\. Nothing was written"):
        made(store, folder, PLAIN)
    assert names(folder) == ["index.html"]
    made(store, folder, PLAIN, force=True)
    assert (folder / "index.html").read_text("utf-8") != "mine"
    with pytest.raises(Occupied, match="and 1 more of these files exist"):
        made(store, folder, PLAIN)


def test_other_files_of_the_folder_stay(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    made(store, folder, PLAIN)
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_map_is_never_overwritten_and_the_rest_is_written(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    there = MapStore(tmp_path / "other").create("first")
    (folder / "First-visit.txt").write_bytes(there.path.read_bytes())
    done = made(store, folder, PLAIN, BYTES, force=True)
    assert (folder / "First-visit.txt").read_bytes() == there.path.read_bytes()
    assert (folder / "First-visit.bin").exists()
    assert [one.of for one in done.left_out if not one.expected] == ["First-visit.txt"]
    assert not done.whole


@pytest.mark.parametrize("inside", ["", "bundle"])
def test_the_folder_of_the_maps_is_refused_and_nothing_is_made_in_it(store: MapStore, inside: str) -> None:
    store.create("first")
    before = names(store.directory)
    with pytest.raises(WorkspaceError, match="keeps its maps"):
        made(store, store.maps_directory / inside, PLAIN)
    assert names(store.directory) == before


def test_a_file_is_no_folder(store: MapStore, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WorkspaceError, match="is not a folder"):
        made(store, tmp_path / "out", PLAIN)
    with pytest.raises(WorkspaceError, match="could not be made"):
        made(store, tmp_path / "out" / "below", PLAIN)
    assert (tmp_path / "out").read_text() == "mine"


# --- where it may not be written, and what is in the way ---------------------------------------------------------


def test_the_data_folder_itself_is_refused(store: MapStore) -> None:
    store.create("first")
    before = names(store.directory)
    with pytest.raises(WorkspaceError, match="keeps its data; nothing was written"):
        made(store, store.directory, PLAIN, force=True)
    assert names(store.directory) == before


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("name", ["automations", "automations/make", "First-visit.txt", "index.html"])
def test_a_link_inside_the_folder_is_not_followed(store: MapStore, tmp_path: Path, name: str, force: bool) -> None:
    folder, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    (folder / name).parent.mkdir(parents=True)
    elsewhere.mkdir()
    (elsewhere / "victim").write_text("mine")
    (folder / name).symlink_to(elsewhere / "victim" if "." in name else elsewhere)
    with pytest.raises(WorkspaceError, match="is a link to another place") as refused:
        made(store, folder, PLAIN, journey_map=maps.clinic().model_copy(update={"title": "First visit"}), force=force)
    assert str(folder / name) in refused.value.message
    assert names(elsewhere) == ["victim"]
    assert (elsewhere / "victim").read_text() == "mine"
    assert [one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()] == []


@pytest.mark.parametrize("force", [False, True])
def test_a_file_where_a_folder_is_needed_is_found_before_anything_is_written(
    store: MapStore, tmp_path: Path, force: bool
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "automations").write_text("mine")
    with pytest.raises(WorkspaceError, match="automations is a file, and the bundle needs a folder"):
        made(store, folder, PLAIN, journey_map=maps.clinic(), force=force)
    assert names(folder) == ["automations"]
    (folder / "automations").unlink()
    (folder / "First-visit.txt").mkdir()
    with pytest.raises(WorkspaceError, match=r"First-visit\.txt is not a file, and the bundle needs a file"):
        made(store, folder, PLAIN, force=force)
    assert names(folder) == []


def test_what_is_left_out_for_one_reason_is_said_once(store: MapStore, tmp_path: Path) -> None:
    done = made(store, tmp_path / "out", PLAIN)
    (one,) = done.left_out
    assert "no automation to hand over" in one.why
    assert {"Make", "Zapier", "HubSpot"} <= set(one.of.split(", "))
    page = fromstring(done.index.read_text("utf-8"))
    assert len(page.xpath("//section[@aria-labelledby='left-out']//li")) == 1


# --- what was begun and not finished -----------------------------------------------------------------------------


def _failing(monkeypatch: pytest.MonkeyPatch, at: str, error: BaseException) -> None:
    """Putting this file in its place fails; all others are written."""
    put = writing._put

    def failing(place: Path, *given: object) -> None:
        if place.name == at:
            raise error
        put(place, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "_put", failing)


def test_a_full_disk_stops_the_bundle_and_says_what_is_there_and_what_is_not(
    store: MapStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    _failing(monkeypatch, "First-visit.bin", OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(Unfinished) as raised:
        made(store, folder, PLAIN, BYTES, Format("more", ".more", "More."), force=True)
    said = raised.value.message
    assert f"{folder / 'First-visit.bin'} could not be written: no space left on device." in said
    assert "Written: First-visit.txt. Not written: First-visit.bin." in said
    assert "Nothing was changed" not in said
    assert names(folder) == ["First-visit.txt", "index.html"]
    assert "These files are not finished." in (folder / "index.html").read_text("utf-8")


def test_what_fails_for_another_reason_is_told_and_the_rest_is_written(
    store: MapStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, "First-visit.txt", PermissionError(errno.EACCES, "Permission denied"))
    done = made(store, tmp_path / "out", PLAIN, BYTES)
    assert [(one.of, one.why) for one in done.left_out if not one.expected] == [
        ("First-visit.txt", "It could not be written: permission denied.")
    ]
    assert names(tmp_path / "out") == ["First-visit.bin", "index.html"]


def test_a_bundle_that_is_interrupted_leaves_no_index_that_looks_complete(
    store: MapStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    made(store, folder, PLAIN, BYTES)
    assert "The same map in every format" in (folder / "index.html").read_text("utf-8")
    _failing(monkeypatch, "First-visit.bin", KeyboardInterrupt())
    with pytest.raises(Interrupted) as raised:
        made(store, folder, PLAIN, BYTES, force=True)
    assert "Written: First-visit.txt. Not written: First-visit.bin." in raised.value.message
    assert "index.html there says that the bundle is not finished" in raised.value.message
    page = (folder / "index.html").read_text("utf-8")
    assert "These files are not finished." in page
    assert "The same map in every format" not in page


# --- what an earlier bundle left ---------------------------------------------------------------------------------


def test_files_of_an_earlier_title_are_named_and_left(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    made(store, folder, PLAIN, BYTES)
    (folder / "notes.txt").write_text("mine")
    (folder / "First-visit.bin").unlink()
    for _ in range(2):  # the second time, too
        done = made(store, folder, PLAIN, BYTES, journey_map=JourneyMap(title="Renamed"), force=True)
        assert done.earlier == ("First-visit.txt",)
        page = fromstring(done.index.read_text("utf-8"))
        assert page.xpath("//section[@aria-labelledby='earlier']//a/@href") == ["./First-visit.txt"]
    assert names(folder) == ["First-visit.txt", "Renamed.bin", "Renamed.txt", "index.html", "notes.txt"]


def test_somebody_elses_index_tells_nothing_and_none_leads_out(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "secret").write_text("mine")
    (folder / "notes.txt").write_text("mine")
    for generator in ("", '<meta name="generator" content="mapcoach">'):
        (folder / "index.html").write_text(generator + '<a href="./../secret">x</a><a href="./%00">y</a>')
        assert made(store, folder, PLAIN, force=True).earlier == ()
    (folder / "index.html").write_text('<a href="./notes.txt">x</a>')
    assert made(store, folder, PLAIN, force=True).earlier == ()


# --- names ------------------------------------------------------------------------------------------------------


@given(text=hostile.text)
@example(text="../../etc/passwd")
@example(text="CON")
@example(text="aux.txt")
@example(text="COM¹")
@example(text="...")
@example(text="🛒🛒")
@example(text="a" * 5_000)
@example(text="é" * 5_000)
@example(text="हिन्दी" * 300)
@example(text="name. ")
def test_a_title_makes_a_name_that_every_system_takes(text: str) -> None:
    stem = safe_stem(text)
    assert 0 < len(stem.encode("utf-8")) <= MOST_BYTES + len("-map")
    assert not set(stem) & set('/\\:*?"<>|. \0')
    assert all(unicodedata.category(one)[0] in "LNM" or one == "-" for one in stem)
    assert stem.casefold().split(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt9", "com¹"}
    assert stem == stem.strip("-")
    assert unicodedata.is_normalized("NFC", stem)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Priya – Getting a bike repaired", "Priya-Getting-a-bike-repaired"),
        ("", "journey-map"),
        ("///", "journey-map"),
        ("nul", "nul-map"),
        ("हिन्दी में", "हिन्दी-में"),
        ("日本語 テキスト", "日本語-テキスト"),
        ("C:\\temp\\x", "C-temp-x"),
    ],
)
def test_a_name_keeps_the_words_of_every_script(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


def test_names_of_files_keep_their_suffixes() -> None:
    assert safe_name("01-x.build-sheet.md") == "01-x.build-sheet.md"
    assert safe_name("../a b.n8n.json") == "a-b.n8n.json"
    assert safe_name("con.json") == "con-map.json"
    assert safe_name("..") == "journey-map"


def test_no_two_files_share_a_name(store: MapStore, tmp_path: Path) -> None:
    assert unused("A.md", ["a.MD", "a-2.md"]) == "A-3.md"
    page = Format("plain", ".html", "A page.")
    again = Format("bytes", ".HTML", "Another.")
    made(store, tmp_path / "out", page, again, journey_map=JourneyMap(title="Index"))
    assert names(tmp_path / "out") == ["Index-bytes.HTML", "Index-plain.html", "index.html"]


@given(title=hostile.text)
@example(title="</title><script>alert(1)</script>")
def test_no_title_breaks_out_of_the_folder_or_the_index(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    top = tmp_path_factory.mktemp("bundle")
    done = made(MapStore(top / "data"), top / "out", PLAIN, journey_map=JourneyMap(title=title))
    assert sorted(path.name for path in top.iterdir()) == ["out"]
    assert len(names(top / "out")) == 2
    page = fromstring(done.index.read_text("utf-8"))
    assert not page.xpath("//script | //img | //b")
    assert len(page.xpath("//a/@href")) == 2


# --- the command ------------------------------------------------------------------------------------------------


@pytest.fixture
def opened(data_folder: Path) -> OpenMap:
    one = Workspace(data_folder).make()
    one.change([SetTitle(value="First visit")], "call it so")
    return one


def _options(opened: OpenMap, output: Path | None, force: bool = False) -> argparse.Namespace:
    named = str(output) if output else None
    return argparse.Namespace(map=opened.name, output=named, force=force, data_dir=None, run="bundling:export_all")


def _with(monkeypatch: pytest.MonkeyPatch, *formats: Format) -> None:
    known = {of.name: of for of in formats}
    monkeypatch.setattr(bundling, "FORMATS", known)


def test_the_command_writes_the_bundle_and_says_where_it_is(
    opened: OpenMap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _with(monkeypatch, PLAIN, MISSING)
    assert command.export_all(_options(opened, tmp_path / "out")) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "Left out: missing. It needs a library." in said.err
    assert f"Written: 2 files in {tmp_path / 'out'}. Start with {tmp_path / 'out' / 'index.html'}." in said.err
    assert "[1/" not in said.err  # no terminal: nobody watches
    with pytest.raises(CommandError, match="Use --force to overwrite them, or name another folder"):
        command.export_all(_options(opened, tmp_path / "out"))
    assert command.export_all(_options(opened, tmp_path / "out", force=True)) == 0


def test_a_fault_gives_status_1_and_a_terminal_sees_progress(
    opened: OpenMap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _with(monkeypatch, PLAIN, BROKEN)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert command.export_all(_options(opened, tmp_path / "out")) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("[1/")
    assert lines[0].endswith("] plain …")
    assert (tmp_path / "out" / "First-visit.txt").exists()


@pytest.mark.parametrize("output", [None, Path("-")])
def test_a_folder_must_be_named(opened: OpenMap, output: Path | None) -> None:
    with pytest.raises(CommandError, match="Name one with -o FOLDER"):
        command.export_all(_options(opened, output))


def test_an_interruption_and_a_full_disk_are_told_with_their_status(
    opened: OpenMap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _with(monkeypatch, PLAIN, BYTES)
    _failing(monkeypatch, "First-visit.bin", KeyboardInterrupt())
    assert command.export_all(_options(opened, tmp_path / "out")) == 130
    said = capsys.readouterr().err
    assert f"Stopped while the files were being written to {tmp_path / 'out'}." in said
    assert "Not written: First-visit.bin." in said
    _failing(monkeypatch, "First-visit.bin", OSError(errno.ENOSPC, "No space left on device"))
    assert guarded(lambda: command.export_all(_options(opened, tmp_path / "out", force=True))) == 1
    assert "Written: First-visit.txt. Not written: First-visit.bin." in capsys.readouterr().err


def test_files_of_an_earlier_bundle_are_named_on_the_terminal(
    opened: OpenMap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _with(monkeypatch, PLAIN)
    command.export_all(_options(opened, tmp_path / "out"))
    opened.change([SetTitle(value="Renamed")], "call it so")
    capsys.readouterr()
    assert command.export_all(_options(opened, tmp_path / "out", force=True)) == 0
    assert "of an earlier bundle in this folder: First-visit.txt." in capsys.readouterr().err
