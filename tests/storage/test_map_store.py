"""The store: listing, finding, the trash, and where it all is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mapcoach.journey import new_entry
from mapcoach.storage import (
    AlreadyThere,
    Ambiguous,
    CannotRead,
    MapStore,
    NotFound,
    StorageError,
    default_directory,
    heads,
    layout,
)
from tests.storage.maps import TITLE, filled, names, titled


def dated(store: MapStore, map_id: str, title: str, day: int) -> Path:
    map_file = store.create(map_id)
    time = datetime(2026, 4, day, 9, 30, tzinfo=UTC)
    map_file.append(new_entry(time=time), titled(title, review_due="2026-10-01", mood=None))
    return map_file.path


@pytest.fixture
def three(store: MapStore) -> dict[str, Path]:
    return {
        "mspring1": dated(store, "mspring1", "Spring sale", 3),
        "mspring2": dated(store, "mspring2", "Spring sale for members", 5),
        "mclinic": dated(store, "mclinic", "Zahnarztpraxis Größe", 4),
    }


def test_the_newest_change_comes_first(store: MapStore, three: dict[str, Path]) -> None:
    listed = store.list()
    assert [one.id for one in listed] == ["mspring2", "mclinic", "mspring1"]
    first = listed[0]
    assert first.path == three["mspring2"]
    assert (first.title, first.kind, first.answered, first.remaining) == ("Spring sale for members", "current", 3, 9)
    assert (first.created, first.updated) == ("2026-04-05T09:30:00+00:00",) * 2
    assert (first.review_due, first.problem) == ("2026-10-01", "")
    assert first.label["mood"] is None


def test_an_empty_or_missing_folder_has_no_maps(store: MapStore) -> None:
    assert store.list() == store.trash() == []
    assert store.empty_trash() == 0
    assert not store.directory.exists()


def test_listing_reads_heads_only(store: MapStore, monkeypatch: pytest.MonkeyPatch) -> None:
    long_title = "“" * 5000
    dated(store, "mlong", long_title, 3)
    dated(store, "mshort", "short", 2)
    for path in store.maps_directory.glob("*.json"):
        path.write_bytes(path.read_bytes()[:-30] + b"garbage that only a reader of the journal meets")
    monkeypatch.setattr(layout, "parse", None)
    sizes: list[int] = []
    read = os.read

    def counted(descriptor: int, size: int) -> bytes:
        sizes.append(size)
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", counted)
    assert [(one.title, one.problem) for one in store.list()] == [(long_title, ""), ("short", "")]
    assert sorted(sizes) == [4096, 4096, 4096, 8192]  # a title of 15 kB needs a second and a third look


def test_files_laid_out_by_another_program_are_listed_too(store: MapStore, three: dict[str, Path]) -> None:
    path = three["mclinic"]
    tables = json.loads(path.read_bytes())
    path.write_text(json.dumps(dict(reversed(tables.items())), indent=4), encoding="utf-8-sig")
    assert [one.title for one in store.list() if one.id == "mclinic"] == ["Zahnarztpraxis Größe"]
    assert len(store.open(path).entries()) == 1


def test_what_cannot_be_read_is_listed_with_its_problem(store: MapStore, three: dict[str, Path]) -> None:
    three["mspring1"].write_bytes(b'{"about": {"1": {"for')
    three["mspring2"].write_bytes(b"")
    (store.maps_directory / "folder.json").mkdir()
    (store.maps_directory / "link.json").symlink_to("nowhere")
    (store.maps_directory / "notes.txt").write_text("no map")
    listed = store.list()
    assert [one.id for one in listed if not one.problem] == ["mclinic"]
    assert sorted(one.id for one in listed if one.problem == "damaged") == ["folder", "link", "mspring1", "mspring2"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("mclinic", "mclinic"),
        ("mcli", "mclinic"),
        ("MCLINIC", "mclinic"),
        ("spring sale", "mspring1"),
        ("  Spring   SALE ", "mspring1"),
        ("members", "mspring2"),
        ("GRÖSSE", "mclinic"),
        ("Größe", "mclinic"),
    ],
)
def test_a_map_is_found_by_what_it_is_called(store: MapStore, three: dict[str, Path], query: str, found: str) -> None:
    assert store.find(query) == three[found]


def test_a_map_is_found_by_its_path(store: MapStore, three: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.find(str(three["mclinic"])) == three["mclinic"]
    monkeypatch.chdir(store.maps_directory)
    assert store.find("mclinic.json") == three["mclinic"]
    (store.maps_directory / "members").mkdir()
    assert store.find("members") == three["mspring2"]  # a folder is no map


def test_what_fits_several_maps_lists_them(store: MapStore, three: dict[str, Path]) -> None:
    with pytest.raises(Ambiguous) as caught:
        store.find("spring")
    assert {one.id for one in caught.value.candidates} == {"mspring1", "mspring2"}
    assert "Spring sale for members (mspring2)" in caught.value.message
    with pytest.raises(Ambiguous):
        store.find("mspr")


@pytest.mark.parametrize("query", ["", " ", "mcl", "nothing like it", "../mclinic", "a\0b", "x" * 5000, "/"])
def test_what_fits_nothing_is_not_found(store: MapStore, three: dict[str, Path], query: str) -> None:
    with pytest.raises(StorageError):
        store.open(store.find(query))
    with pytest.raises(StorageError):
        store.restore(query)


def test_close_titles_are_named(store: MapStore, three: dict[str, Path]) -> None:
    with pytest.raises(NotFound, match=r"Close to it: .*Spring sale") as caught:
        store.find("Sprung sale")
    assert "Spring sale" in caught.value.close


def test_a_title_cannot_steer_the_terminal_or_a_path(store: MapStore) -> None:
    for map_id in ("mone", "mtwo"):
        filled(store, map_id, "../../etc/\x1b[2J\x07\nevil \u202e")
    with pytest.raises(Ambiguous) as caught:
        store.find("evil")
    assert caught.value.message.replace("\n", "").isprintable()
    assert names(store.directory) == ["maps"]
    assert [name for name in names(store.maps_directory) if name[0] != "."] == ["mone.json", "mtwo.json"]


def test_a_deleted_map_comes_back_as_it_was(store: MapStore, three: dict[str, Path]) -> None:
    store.open(three["mclinic"]).append(new_entry(reply="more"), titled("Zahnarztpraxis Größe"))
    before = three["mclinic"].read_bytes()
    thrown = store.delete(store.find("mclinic"))
    assert thrown.parent == store.trash_directory
    assert [one.id for one in store.list()] == ["mspring2", "mspring1"]
    assert [(one.id, one.title) for one in store.trash()] == [("mclinic", "Zahnarztpraxis Größe")]
    assert [name for name in names(store.maps_directory) if "mclinic" in name] == []

    assert store.restore("größe") == three["mclinic"]
    assert three["mclinic"].read_bytes() == before
    assert (store.maps_directory / ".mclinic.json.previous").is_file()
    assert store.trash() == []
    assert names(store.trash_directory) == [".mapcoach.lock"]


def test_the_trash_overwrites_nothing(store: MapStore) -> None:
    contents = []
    for title in ("first", "second", "third"):
        path = filled(store, "msame", title).path
        contents.append(path.read_bytes())
        store.delete(path)
    assert sorted(one.path.name for one in store.trash()) == ["msame-2.json", "msame-3.json", "msame.json"]
    assert sorted(one.path.read_bytes() for one in store.trash()) == sorted(contents)

    with pytest.raises(Ambiguous, match=r"msame-2\.json"):
        store.restore("msame")
    assert store.restore("second") == store.maps_directory / "msame.json"
    with pytest.raises(AlreadyThere, match="not touched"):
        store.restore("third")
    assert store.maps_directory.joinpath("msame.json").read_bytes() == contents[1]
    assert store.empty_trash() == 2
    assert store.trash() == []
    assert names(store.trash_directory) == [".mapcoach.lock"]


def test_a_map_of_ones_own_goes_back_to_its_place(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    path = filled(store, "mmine", TITLE, folder / "maya.map").path
    thrown = store.delete(path)
    assert names(folder) == [".mapcoach.lock"]
    assert store.restore(str(thrown)) == path
    assert len(store.open(path).entries()) == 3

    store.delete(path)
    folder.joinpath(".mapcoach.lock").unlink()
    folder.rmdir()
    assert store.restore("mmine") == store.maps_directory / "maya.map.json"


def test_deleting_through_a_link_deletes_the_map_and_leaves_the_link(store: MapStore, tmp_path: Path) -> None:
    path = filled(store, "mmine", TITLE).path
    link = tmp_path / "link.json"
    link.symlink_to(path)
    store.delete(link)
    assert not path.exists()
    store.restore("mmine")
    assert len(store.open(link).entries()) == 3


def test_what_is_not_there_or_no_file_cannot_be_deleted(store: MapStore, three: dict[str, Path]) -> None:
    with pytest.raises(NotFound):
        store.delete(store.maps_directory / "mnone.json")
    with pytest.raises(CannotRead, match="folder"):
        store.delete(store.maps_directory)
    assert len(store.list()) == 3


def test_a_map_that_is_well_needs_no_restoring(store: MapStore, three: dict[str, Path]) -> None:
    with pytest.raises(NotFound):
        store.restore("mclinic")
    assert len(store.open(three["mclinic"]).entries()) == 1


def test_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MAPCOACH_DATA_DIR", str(tmp_path / "mine"))
    assert default_directory() == MapStore().directory == tmp_path / "mine"
    monkeypatch.delenv("MAPCOACH_DATA_DIR")
    assert default_directory().name == "mapcoach"
    assert MapStore().maps_directory == default_directory() / "maps"


def test_listing_loads_nothing_heavy(store: MapStore, three: dict[str, Path]) -> None:
    code = (
        "import sys; from pathlib import Path; import mapcoach.storage; from mapcoach.storage import MapStore\n"
        f"assert len(MapStore(Path({str(store.directory)!r})).list()) == 3\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), *sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    heavy = {"pydantic", "textual", "jinja2", "litellm", "tinydb", "filelock", "asyncio", "platformdirs"}
    assert heavy.isdisjoint(loaded)
    assert {"mapcoach.journey", "mapcoach.storage.map_file"}.isdisjoint(loaded)
    assert heads.__name__ in loaded
