"""A map's file: what is put into it comes out again, and what others put into it is seen."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Sequence
from datetime import UTC, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.journey import JOURNAL, JournalEntry, fold, new_entry
from mapcoach.storage import (
    AlreadyThere,
    MapBusy,
    MapFile,
    MapReplaced,
    MapStore,
    NewerFormat,
    NotFound,
    StorageError,
    locking,
)
from tests.storage.maps import TITLE, filled, names, started, titled

TEXT = st.text(st.characters(exclude_categories=()), max_size=60)  # with half characters, as broken pastes give them
OPERATION = st.one_of(
    st.builds(lambda value: {"op": "set_title", "value": value}, TEXT),
    st.builds(lambda items: {"op": "add_persona_items", "field": "goals", "items": items}, st.lists(TEXT, max_size=3)),
    st.builds(
        lambda text, share: {"op": "add_pain_point", "id": "p1", "touchpoint": "t1", "text": text, "share": share},
        TEXT,
        st.floats(0, 1),
    ),
)
ENTRY = st.builds(
    lambda reply, author, operations, time: new_entry(
        reply=reply, author=author, operations=operations, time=time, basis="evidence"
    ),
    TEXT,
    TEXT,
    st.lists(OPERATION, max_size=3),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))])),
)


@given(entries=st.lists(ENTRY, max_size=6), title=TEXT)
@settings(max_examples=40, deadline=None)
def test_any_entries_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, entries: list[JournalEntry], title: str
) -> None:
    store = MapStore(tmp_path_factory.mktemp("data"))
    map_file = store.create("mtext")
    for entry in entries:
        map_file.append(entry, titled(title))
    assert store.open(map_file.path).entries() == entries
    (listed,) = store.list()
    assert (listed.id, listed.title, listed.problem) == ("mtext", title if entries else "", "")


def test_the_file_is_read_well_by_people(acme: MapFile) -> None:
    acme.append(new_entry(reply="Größe 58 – „passt“ 🚲", author="Zoë"), titled("Fährräder"))
    lines = acme.path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["{", '"about": {']
    assert '"title": "Fährräder"' in lines[2]
    assert lines[4] == '"journal": {'
    assert [line[:4] for line in lines[5:9]] == ['"1":', '"2":', '"3":', '"4":']
    assert "Größe 58 – „passt“ 🚲" in lines[8]
    assert set(json.loads(acme.path.read_text(encoding="utf-8"))) == {"about", "journal"}


def test_append_returns_what_this_object_had_not_returned_yet(store: MapStore, acme: MapFile) -> None:
    other = store.open(acme.path)
    theirs = new_entry(reply="theirs")
    acme.append(theirs, titled(TITLE))

    told: list[Sequence[JournalEntry]] = []
    mine = new_entry(reply="mine")

    def label(entries: Sequence[JournalEntry]) -> dict[str, str]:
        told.append(entries)
        return {"title": TITLE}

    new = other.append(mine, label)
    assert [entry.reply for entry in new] == ["", "bikes", "service", "theirs", "mine"]
    assert told == [new]
    assert acme.refresh() == [mine]
    assert other.refresh() == acme.refresh() == []
    assert acme.entries() == other.entries() == new


def test_nothing_changes_when_the_label_cannot_be_made(acme: MapFile, store: MapStore) -> None:
    store.open(acme.path).append(new_entry(reply="theirs"), titled(TITLE))
    before = acme.path.read_bytes()

    def broken(entries: Sequence[JournalEntry]) -> dict[str, str]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        acme.append(new_entry(reply="lost?"), broken)
    with pytest.raises(TypeError):
        acme.append(new_entry(reply="lost?"), lambda entries: {"stages": ["a list"]})  # type: ignore[dict-item]
    assert acme.path.read_bytes() == before
    assert [entry.reply for entry in acme.append(new_entry(reply="again"), titled(TITLE))] == ["theirs", "again"]


def test_an_append_returns_only_after_content_and_name_are_on_disk(
    acme: MapFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, steps = acme.path.parent.stat().st_ino, []
    fsync, replace = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        status = os.fstat(descriptor)
        steps.append(("folder synced", 0) if status.st_ino == folder else ("file synced", status.st_size))
        fsync(descriptor)

    def replaced(source: Path, target: Path) -> None:
        steps.append((f"to {Path(target).name}", Path(source).stat().st_size))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    before = acme.path.stat().st_size
    acme.append(new_entry(reply="mine"), titled(TITLE))
    after = acme.path.stat().st_size
    assert steps == [
        ("file synced", after),
        ("to macme.json", after),
        ("folder synced", 0),
        ("to .macme.json.previous", before),
    ]


def test_refresh_reads_nothing_while_nothing_changed(acme: MapFile, monkeypatch: pytest.MonkeyPatch) -> None:
    acme.entries()
    acme.append(new_entry(reply="own"), titled(TITLE))
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *arguments: opened.append(arguments))
    assert acme.refresh() == []
    assert not opened


def test_an_append_serialises_only_what_is_new(acme: MapFile, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    dumps = json.dumps

    def counted(value: object, **options: Any) -> str:
        made.append(value)
        return dumps(value, **options)

    monkeypatch.setattr(json, "dumps", counted)
    monkeypatch.setattr(json, "loads", None)  # and nothing is parsed
    acme.append(new_entry(reply="own"), titled(TITLE))
    documents = [value for value in made if isinstance(value, dict)]
    assert len(documents) == 2  # the entry, and what the file says about itself


def test_a_journal_that_was_replaced_is_not_continued(acme: MapFile, store: MapStore) -> None:
    acme.entries()
    older = acme.path.with_name(".macme.json.previous").read_bytes()
    acme.path.write_bytes(older)
    with pytest.raises(MapReplaced, match="Open it again"):
        acme.refresh()
    with pytest.raises(MapReplaced):
        acme.append(new_entry(reply="mine"), titled(TITLE))
    assert acme.path.read_bytes() == older
    assert [entry.reply for entry in acme.entries()] == ["", "bikes"]
    acme.append(new_entry(reply="mine"), titled(TITLE))
    assert [entry.reply for entry in store.open(acme.path).entries()] == ["", "bikes", "mine"]


def test_a_map_that_was_deleted_meanwhile_is_not_resurrected(acme: MapFile, store: MapStore) -> None:
    store.delete(acme.path)
    for attempt in (acme.entries, acme.refresh, lambda: acme.append(new_entry(reply="mine"), titled(TITLE))):
        with pytest.raises(NotFound, match="restore"):
            attempt()
    assert not acme.path.exists()
    store.restore("macme")
    assert acme.append(new_entry(reply="mine"), titled(TITLE))[-1].reply == "mine"


def test_a_later_format_is_refused_and_left_alone(acme: MapFile, store: MapStore) -> None:
    later = acme.path.read_bytes().replace(b'"format": 1', b'"format": 7').replace(b'"journal"', b'"ledger"')
    acme.path.write_bytes(later)
    for attempt in (
        lambda: store.open(acme.path),
        acme.entries,
        lambda: acme.append(new_entry(reply="mine"), titled(TITLE)),
        lambda: store.duplicate(acme.path, "mcopy", None, titled(TITLE)),
    ):
        with pytest.raises(NewerFormat, match=r"version 7 .* up to 1\..*pip install --upgrade mapcoach"):
            attempt()
    assert acme.path.read_bytes() == later
    (listed,) = store.list()
    assert (listed.title, listed.problem) == (TITLE, "newer")


def test_another_writer_is_waited_for_but_not_for_ever(acme: MapFile, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(locking, "WAIT_SECONDS", 0.03)
    before = acme.path.read_bytes()
    with (acme.path.parent / ".mapcoach.lock").open("rb+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(MapBusy, match="Another mapcoach is writing to this map"):
            acme.append(new_entry(reply="mine"), titled(TITLE))
        assert acme.path.read_bytes() == before
        assert len(acme.entries()) == 3  # reading waits for nobody
    assert acme.append(new_entry(reply="mine"), titled(TITLE))[-1].reply == "mine"


def test_threads_may_share_a_map(acme: MapFile) -> None:
    acme.entries()
    told: list[str] = []

    def work(name: str) -> None:
        for number in range(10):
            told.extend(entry.reply for entry in acme.append(new_entry(reply=f"{name}{number}"), titled(TITLE)))

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    replies = [entry.reply for entry in acme.entries()][3:]
    assert replies == told
    assert sorted(replies) == sorted(f"{name}{number}" for name in "abc" for number in range(10))


def test_a_link_stays_a_link_and_the_real_file_is_written(acme: MapFile, store: MapStore, tmp_path: Path) -> None:
    link = tmp_path / "desktop.json"
    link.symlink_to(acme.path)
    store.open(link).append(new_entry(reply="through the link"), titled(TITLE))
    assert link.is_symlink()
    assert acme.entries()[-1].reply == "through the link"
    assert names(tmp_path) == ["data", "desktop.json"]


def test_files_and_folders_are_private_whatever_the_umask(store: MapStore, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        inside = filled(store, "macme", TITLE)
        shared = tmp_path / "shared"
        shared.mkdir()
        outside = filled(store, "mother", TITLE, shared / "other.json")
        outside.path.chmod(0o666)
        outside.append(new_entry(reply="once more"), titled(TITLE))
        store.delete(inside.path)
    finally:
        os.umask(old)
    made = [path for root in (store.directory, shared) for path in root.rglob("*")]
    assert len(made) >= 9
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in [*made, store.directory] if path.is_dir()} == {0o700}


def test_next_to_a_map_of_ones_own_only_hidden_files_appear(store: MapStore, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    filled(store, "mmine", TITLE, folder / "Maya's map.json")
    assert names(folder) == [".Maya's map.json.previous", ".mapcoach.lock", "Maya's map.json"]


def test_what_a_killed_process_left_is_swept_and_nothing_else(acme: MapFile) -> None:
    folder = acme.path.parent
    left, others = folder / ".macme.json.0123abcd.saving", [folder / ".macme.json.mine.saving", folder / "notes.saving"]
    for path in (left, *others):
        path.write_text("half")
    MapFile(acme.path).append(new_entry(reply="next"), titled(TITLE))
    assert not left.exists()
    assert all(path.exists() for path in others)


def test_a_new_map_never_takes_the_place_of_a_file(acme: MapFile, store: MapStore, tmp_path: Path) -> None:
    taken = tmp_path / "taken.json"
    taken.write_text("mine")
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "nowhere.json")
    for map_id, path in (("macme", None), ("m2", taken), ("m3", link)):
        with pytest.raises(AlreadyThere, match="not touched"):
            store.create(map_id, path)
    assert len(acme.entries()) == 3
    assert taken.read_text() == "mine"
    assert link.is_symlink()
    assert not link.exists()


@pytest.mark.parametrize("map_id", ["", "../up", "a/b", "A", "a b", "ä", "-a", "a\n", "x" * 65, "a\0b"])
def test_only_plain_ids_become_file_names(store: MapStore, map_id: str) -> None:
    with pytest.raises(StorageError, match="cannot be the id of a map"):
        store.create(map_id)
    assert not store.maps_directory.exists()


def test_a_duplicate_is_a_map_of_its_own(acme: MapFile, store: MapStore) -> None:
    title = new_entry(command="direct", operations=[{"op": "set_title", "value": "Second bike"}])
    original = acme.path.read_bytes()
    copy = store.duplicate(acme.path, "mcopy", title, lambda entries: {"title": fold(entries).map.title})
    entries = copy.entries()
    folded = fold(entries)
    assert (folded.map.id, folded.map.title, copy.id) == ("mcopy", "Second bike", "mcopy")
    assert entries[1:] == [*acme.entries()[1:], title]
    assert entries[0].id == acme.entries()[0].id
    assert acme.path.read_bytes() == original
    assert {one.id: one.title for one in store.list()} == {"macme": TITLE, "mcopy": "Second bike"}
    with pytest.raises(AlreadyThere):
        store.duplicate(acme.path, "mcopy", None, titled(TITLE))


def test_the_tables_are_tinydbs(acme: MapFile) -> None:
    from tinydb import TinyDB
    from tinydb.storages import JSONStorage

    with TinyDB(acme.path, storage=JSONStorage, access_mode="r", encoding="utf-8") as database:
        assert database.tables() == {"about", "journal"}
        assert JOURNAL.validate_python([dict(one) for one in database.table("journal")]) == acme.entries()
        about = database.table("about").all()[0]
    assert (about["format"], about["id"], about["label"]["title"]) == (1, "macme", TITLE)
    assert started("x").command == "start"
