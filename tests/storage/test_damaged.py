"""A damaged map: nothing is thrown away, and the previous version is one command away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.journey import new_entry
from mapcoach.storage import (
    AlreadyThere,
    CannotRead,
    CannotWrite,
    DamagedMap,
    MapFile,
    MapStore,
    NotAMap,
    NotFound,
    StorageError,
)
from tests.storage.maps import DAMAGES, TITLE, filled, titled


def damage(path: Path, how: str) -> bytes:
    content = DAMAGES[how](path.read_bytes())
    assert content != path.read_bytes()
    path.write_bytes(content)
    return content


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_map_is_set_aside_and_its_previous_version_comes_back(
    how: str, acme: MapFile, store: MapStore
) -> None:
    content = damage(acme.path, how)
    with pytest.raises(DamagedMap) as caught:
        store.open(acme.path)
    error = caught.value
    assert not acme.path.exists()
    assert error.kept.read_bytes() == content
    assert error.kept.name.startswith("macme.json.damaged-2")
    assert error.kept.stat().st_mode & 0o777 == 0o600
    assert str(error.kept) in error.message
    assert "with 3 answers, saved 2" in error.message
    assert "mapcoach restore macme" in error.message

    assert [one.problem for one in store.list()] == ["missing"]
    with pytest.raises(NotFound, match="mapcoach restore macme"):
        store.open(acme.path)
    with pytest.raises(NotFound, match="mapcoach restore macme"):
        store.find("macme")

    assert store.restore("macme") == acme.path
    assert [entry.reply for entry in store.open(acme.path).entries()] == ["", "bikes"]
    assert acme.path.with_name(".macme.json.previous").read_bytes() == acme.path.read_bytes()
    assert error.kept.read_bytes() == content


def test_the_previous_version_comes_back_by_title_too(acme: MapFile, store: MapStore) -> None:
    acme.path.unlink()
    assert store.restore("first bike") == acme.path


def test_restoring_sets_a_damaged_map_aside_by_itself(acme: MapFile, store: MapStore) -> None:
    content = damage(acme.path, "truncated")
    store.restore("macme")
    assert len(store.open(acme.path).entries()) == 2
    (kept,) = acme.path.parent.glob("*.damaged-*")
    assert kept.read_bytes() == content


def test_two_damages_in_one_second_are_both_kept(acme: MapFile, store: MapStore) -> None:
    contents = set()
    for how in ("truncated", "garbage", "NULs"):
        contents.add(damage(acme.path, how))
        store.restore("macme")
    assert {path.read_bytes() for path in acme.path.parent.glob("*.damaged-*")} == contents


def test_without_a_previous_version_the_message_says_so(store: MapStore) -> None:
    path = store.create("mnew").path
    path.write_bytes(b"{")
    with pytest.raises(DamagedMap, match="no previous version") as caught:
        store.open(path)
    assert caught.value.kept.read_bytes() == b"{"
    assert caught.value.previous is None
    with pytest.raises(NotFound):
        store.restore("mnew")


def test_a_damaged_previous_version_is_kept_and_said(acme: MapFile, store: MapStore) -> None:
    previous = acme.path.with_name(".macme.json.previous")
    damage(acme.path, "truncated")
    damage(previous, "garbage")
    before = previous.read_bytes()
    with pytest.raises(DamagedMap, match="damaged too") as caught:
        store.open(acme.path)
    assert str(previous) in caught.value.message
    with pytest.raises(DamagedMap, match=r"previous version .* is damaged too"):
        store.restore("macme")
    assert previous.read_bytes() == before


def test_a_map_of_ones_own_is_restored_by_its_path(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "my maps"
    folder.mkdir()
    mine = filled(store, "mmine", TITLE, folder / "maya.json").path
    damage(mine, "empty")
    with pytest.raises(DamagedMap) as caught:
        store.open(mine)
    assert f"mapcoach restore '{mine}'" in caught.value.message
    with pytest.raises(NotFound, match="mapcoach restore"):
        store.open(store.find(str(mine)))
    assert store.restore(str(mine)) == mine
    assert len(store.open(mine).entries()) == 2


def test_a_new_map_does_not_use_up_the_previous_version_of_a_lost_one(acme: MapFile, store: MapStore) -> None:
    acme.path.unlink()
    with pytest.raises(AlreadyThere, match="mapcoach restore macme"):
        store.create("macme")
    assert len(store.open(store.restore("macme")).entries()) == 2


@pytest.mark.parametrize("content", [b"", b"# Read me\n", b'{"name": "package", "about": 1}', b"\x00\xff"])
def test_somebody_elses_file_is_left_where_it_is(content: bytes, store: MapStore, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_bytes(content)
    for attempt in (store.open, store.delete):
        with pytest.raises(NotAMap, match="does not look like a map") as caught:
            attempt(readme)
        assert caught.value.kept == readme
    assert readme.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_an_open_map_that_gets_damaged_is_left_for_the_next_opening(acme: MapFile, store: MapStore) -> None:
    acme.entries()
    content = damage(acme.path, "truncated")
    for attempt in (acme.entries, acme.refresh, lambda: acme.append(new_entry(reply="mine"), titled(TITLE))):
        with pytest.raises(DamagedMap, match="left as it is") as caught:
            attempt()
        assert caught.value.kept.read_bytes() == content
    store.restore("macme")
    assert [entry.reply for entry in acme.entries()] == ["", "bikes"]


def test_a_map_that_another_process_restored_just_now_is_not_set_aside(
    acme: MapFile, store: MapStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    well = acme.path.read_bytes()
    damage(acme.path, "truncated")
    check = MapFile.check

    def check_then_restored(self: MapFile) -> int:
        try:
            return check(self)
        finally:
            acme.path.write_bytes(well)

    monkeypatch.setattr(MapFile, "check", check_then_restored)
    assert len(store.open(acme.path).entries()) == 3
    assert not list(acme.path.parent.glob("*.damaged-*"))


@pytest.mark.parametrize("part", ["atomic.move", "locking.LOCK_NAME"])
def test_what_cannot_be_set_aside_stays_and_the_message_says_why(
    part: str, acme: MapFile, store: MapStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = damage(acme.path, "truncated")

    def refused(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    # neither a move nor, as a folder stands in its place, a lock
    (acme.path.parent / "in the way").mkdir()
    monkeypatch.setattr(f"mapcoach.storage.{part}", refused if part == "atomic.move" else "in the way")
    with pytest.raises(DamagedMap, match=r"could not be set aside.*mapcoach restore macme") as caught:
        store.open(acme.path)
    assert ("permission is missing" in caught.value.message) == (part == "atomic.move")
    assert caught.value.kept == acme.path
    assert acme.path.read_bytes() == content


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_bytes_stand_in_a_map_reading_it_raises_storage_errors_only(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    store = MapStore(tmp_path_factory.mktemp("data"))
    path = filled(store, "macme", TITLE).path
    content = path.read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    patch = data.draw(st.one_of(st.binary(max_size=20), st.sampled_from([b"{", b"}", b'"', b"null", b",\n", b"-1"])))
    changed = data.draw(st.sampled_from([content[:start] + patch + content[end:], patch + content[end:], patch]))
    path.write_bytes(changed)
    assert len(store.list()) == 1
    kept = path
    try:
        store.open(path)
    except DamagedMap as error:
        kept = error.kept
    except StorageError as error:
        assert "pip install" in error.message  # noqa: PT017  (the only other thing that bytes can amount to)
    assert kept.read_bytes() == changed


def test_what_is_no_ordinary_file_is_refused_at_once(store: MapStore, tmp_path: Path) -> None:
    pipe, nowhere, loop = tmp_path / "pipe.json", tmp_path / "nowhere.json", tmp_path / "loop.json"
    os.mkfifo(pipe)
    nowhere.symlink_to(tmp_path / "not there.json")
    loop.symlink_to(loop)
    for path, said in ((tmp_path, "that is a folder"), (pipe, "not an ordinary file"), (loop, "leads nowhere")):
        with pytest.raises(CannotRead, match=said):
            store.open(path)
    for path in (nowhere, tmp_path / "none.json", tmp_path / "no folder" / "none.json"):
        with pytest.raises(NotFound, match="not there"):
            store.open(path)
    with pytest.raises(CannotRead, match="not a folder"):
        store.open(pipe / "x.json")
    with pytest.raises(CannotWrite, match="folder does not exist"):
        store.create("mnew", tmp_path / "no folder" / "none.json")
    with pytest.raises(StorageError):
        store.create("mnew", tmp_path / "a\0b.json")
    with pytest.raises(StorageError, match="too long"):
        store.create("mnew", tmp_path / ("x" * 300))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["loop.json", "nowhere.json", "pipe.json"]
