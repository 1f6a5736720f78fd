"""A file that was read becomes a new map: one entry, whole or not at all, and undone like any other."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from mapcoach.export.reading import Reading, read_file
from mapcoach.journey import JourneyMap
from mapcoach.storage import CannotWrite, MapFile
from mapcoach.workspace import Workspace
from mapcoach.workspace.importing import import_map
from tests.export.maps import clinic, workshop

GRID = b"Phase,Find,Buy\nTouchpoints,Search,Form\nFeeling,good,bad\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "data", author="Ana")


def own(made: JourneyMap) -> Reading:
    return read_file("map.json", made.model_dump_json().encode())


@pytest.mark.parametrize("made", [clinic(), workshop()], ids=["clinic", "workshop"])
def test_the_map_is_that_of_the_preview(workspace: Workspace, made: JourneyMap) -> None:
    reading = own(made)
    kept = workspace.open(import_map(workspace, reading)).map()
    own_to_it = {"id", "created", "updated", "provenance"}
    assert kept.model_dump(exclude=own_to_it) == reading.map.model_dump(exclude=own_to_it)
    assert kept.id != made.id


def test_it_is_one_entry_and_every_value_comes_from_it(workspace: Workspace) -> None:
    opened = workspace.open(import_map(workspace, own(clinic()), name="/somewhere/clinic.json"))
    entries = opened.file.entries()
    assert [(one.command, one.reply, one.author) for one in entries] == [
        ("start", "", "Ana"),
        ("direct", "import clinic.json", "Ana"),
    ]
    assert set(opened.map().provenance.values()) == {entries[1].id}


def test_it_can_be_undone_and_brought_back(workspace: Workspace) -> None:
    path = import_map(workspace, own(clinic()))
    opened = workspace.open(path)
    session = opened.session()
    asyncio.run(session.take_back(opened.file.entries()[1].id))
    emptied = workspace.open(path).map()
    assert (emptied.stages, emptied.persona.name, emptied.id) == ((), "", opened.file.id)


def test_an_interview_goes_on_with_it(workspace: Workspace) -> None:
    session = workspace.open(import_map(workspace, own(clinic()))).session("quick")
    asyncio.run(session.start())
    asked = session.current
    assert asked is None or not asked.question.id.startswith("persona.name")
    assert session.map.persona.name == "Maya"


@pytest.mark.parametrize(
    ("title", "name", "wanted"),
    [("", "my_shop.csv", "my shop"), ("Ours", "my_shop.csv", "Ours"), ("", "", ""), ("", "a\udcff.csv", "a\ufffd")],
)
def test_the_title(workspace: Workspace, title: str, name: str, wanted: str) -> None:
    made = workspace.open(import_map(workspace, read_file("grid.csv", GRID), title, name))
    assert made.map().title == wanted


def test_the_files_own_title_stays(workspace: Workspace) -> None:
    made = workspace.open(import_map(workspace, own(clinic()), name="other.json"))
    assert made.map().title == "First visit to the dentist"
    assert [one.title for one in workspace.list()] == ["First visit to the dentist"]


def test_when_it_cannot_be_saved_there_is_no_map(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(MapFile, "start", full)
    with pytest.raises(CannotWrite):
        import_map(workspace, own(clinic()))
    assert workspace.list() == []
