"""Writing the hand-over of automations: into a folder whole or not at all, or as an archive."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from mapcoach.automation.handover import HandoverFile
from mapcoach.workspace import Occupied, OpenMap, Workspace, WorkspaceError
from mapcoach.workspace import handing_over as handing
from mapcoach.workspace.handing_over import archive, hand_over

FILES = (
    HandoverFile("README.md", b"# Read", "overview"),
    HandoverFile("tags.csv", b"tag\r\n", "all tags"),
    HandoverFile("tasks.csv", b"task\r\n", "what people do"),
)
NAMES = [one.name for one in FILES]


@pytest.fixture
def opened(tmp_path: Path) -> OpenMap:
    return Workspace(tmp_path / "data").make()


def put(opened: OpenMap, folder: Path, force: bool = False) -> None:
    hand_over(FILES, folder, opened.store, opened.path, force=force)


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_the_folder_is_made_and_filled(opened: OpenMap, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b c"
    put(opened, folder)
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == {one.name: one.data for one in FILES}


def test_what_is_there_stays_until_it_is_said_otherwise(opened: OpenMap, tmp_path: Path) -> None:
    (tmp_path / "tags.csv").write_text("mine", "utf-8")
    (tmp_path / "other").write_text("mine", "utf-8")
    with pytest.raises(Occupied, match=r"tags\.csv exists already\. Nothing was written\.") as taken:
        put(opened, tmp_path)
    assert "README.md" not in names_in(tmp_path)
    assert "tags.csv" in taken.value.found
    put(opened, tmp_path, force=True)
    assert (tmp_path / "tags.csv").read_bytes() == b"tag\r\n"
    assert (tmp_path / "other").read_text("utf-8") == "mine"
    with pytest.raises(Occupied, match=r"README\.md and 2 more of these files exist already"):
        put(opened, tmp_path)


def test_a_link_that_leads_nowhere_is_in_the_way_too(opened: OpenMap, tmp_path: Path) -> None:
    (tmp_path / "tasks.csv").symlink_to(tmp_path / "gone")
    with pytest.raises(Occupied):
        put(opened, tmp_path)
    assert not (tmp_path / "gone").exists()


def test_the_folders_of_the_maps_are_refused_and_nothing_is_made_there(opened: OpenMap, tmp_path: Path) -> None:
    before = opened.path.read_bytes()
    link = tmp_path / "link"
    link.symlink_to(opened.path.parent)
    for folder in (opened.path.parent, opened.path.parent / "x" / "y", link / "x"):
        with pytest.raises(WorkspaceError, match="keeps its maps"):
            put(opened, folder, force=True)
    assert not (opened.path.parent / "x").exists()
    assert opened.path.read_bytes() == before


def test_a_map_is_never_overwritten_and_it_is_said_how_far_it_came(opened: OpenMap, tmp_path: Path) -> None:
    before = opened.path.read_bytes()
    (tmp_path / "tasks.csv").symlink_to(opened.path)
    with pytest.raises(WorkspaceError, match="2 of 3 files were written before that"):
        put(opened, tmp_path, force=True)
    assert opened.path.read_bytes() == before


@pytest.mark.parametrize("name", ["file", "file/below", "x" * 300, "nul\0byte"])
def test_a_folder_that_cannot_be_one_is_refused(opened: OpenMap, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(WorkspaceError):
        put(opened, tmp_path / "new" / ".." / name)
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_folders_that_were_made_for_nothing_are_taken_away_again(
    opened: OpenMap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise WorkspaceError("The disk is full.")

    monkeypatch.setattr(handing, "write_draft", refuse)
    with pytest.raises(WorkspaceError, match=r"^The disk is full\.$"):
        put(opened, tmp_path / "a" / "b")
    assert not (tmp_path / "a").exists()
    (tmp_path / "kept").mkdir()
    with pytest.raises(WorkspaceError):
        put(opened, tmp_path / "kept" / "a")
    assert names_in(tmp_path / "kept") == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything is refused nothing")
def test_a_folder_one_may_not_write_in_is_told(opened: OpenMap, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(WorkspaceError, match="could not be made: permission denied"):
        put(opened, tmp_path / "locked" / "a")


def test_an_archive_holds_the_same_and_is_the_same_every_time() -> None:
    data = archive(FILES)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.namelist() == NAMES
        assert {one: packed.read(one) for one in NAMES} == {one.name: one.data for one in FILES}
    assert data == archive(FILES)
