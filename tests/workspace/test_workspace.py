"""The workspace: whole maps, as the commands and the screens use them."""

from __future__ import annotations

import asyncio
import os
import stat
from pathlib import Path

import pytest

from mapcoach.journey.operations import SetTitle
from mapcoach.storage import DamagedMap, MapStore, NotFound
from mapcoach.workspace import (
    KINDS,
    Occupied,
    OpenMap,
    Workspace,
    WorkspaceError,
    beginning,
    label_of,
    name_of,
    path_of,
    title_of,
)
from tests.storage.maps import filled

WHERE = ("q", "", "")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "data", "mapcoach --data-dir here interview {}".format, author="Ana")


def begun(workspace: Workspace, title: str = "First visit", path: Path | None = None, **chosen: str) -> OpenMap:
    """A map with a title, as the screens make it."""
    operations, words = beginning(title, **chosen)
    opened = workspace.make(path)
    asyncio.run(opened.session("quick").start(opened.file.id, operations, words))
    return opened


def damage(opened: OpenMap) -> Path:
    """Cut a map's file off; returns it. Its previous version is sound."""
    opened.path.write_bytes(opened.path.read_bytes()[:-30])
    return opened.path


# --- making and opening ---------------------------------------------------------------------------------------


def test_a_map_is_made_listed_and_opened_again(workspace: Workspace) -> None:
    assert workspace.list() == workspace.trash() == []
    made = begun(workspace)
    (listed,) = workspace.list()
    assert (listed.path, listed.title) == (made.path, "First visit")
    again = workspace.open(listed.path)
    assert (again.file.id, again.map().title) == (made.file.id, "First visit")
    assert again.name == made.path.stem
    assert again.session().author == "Ana"
    assert again.session(author="Bo").author == "Bo"


def test_the_data_folder_is_that_of_the_person_by_default(data_folder: Path) -> None:
    assert Workspace().store.directory == data_folder


def test_a_map_in_a_file_is_named_by_its_path(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "shoes.json"
    opened = begun(workspace, path=path)
    assert (opened.path, opened.name, workspace.list()) == (path, str(path), [])
    assert name_of(workspace.store, path) == str(path)


def test_a_map_that_was_never_begun_has_the_id_of_its_file(workspace: Workspace) -> None:
    opened = workspace.make()
    assert opened.map().id == opened.file.id
    opened.change([SetTitle(value="Begun by a change")], "call it so")
    assert workspace.open(opened.path).map().title == "Begun by a change"
    assert [entry.author for entry in opened.file.entries()] == ["Ana"]


def test_a_broken_script_is_told_before_a_map_is_made(workspace: Workspace) -> None:
    from mapcoach.interview.script import load_script

    broken = Path(os.environ["MAPCOACH_CONFIG_DIR"], "prompts", "interview", "00-frame.toml")
    shipped = Path(__file__).parents[2] / "prompts" / "interview"
    broken = broken.with_name(min(path.name for path in shipped.glob("*.toml")))
    broken.parent.mkdir(parents=True)
    broken.write_text("[[question]", "utf-8")
    load_script.cache_clear()
    try:
        with pytest.raises(WorkspaceError, match=broken.name):
            workspace.make()
    finally:
        broken.unlink()
        load_script.cache_clear()
    assert workspace.list() == []


def test_a_damaged_map_is_opened_as_it_was_before(workspace: Workspace) -> None:
    opened = begun(workspace)
    opened.rename("Second title")
    path = damage(opened)
    with pytest.raises(DamagedMap) as told:
        workspace.open(path)
    assert told.value.previous
    restored = workspace.restore_previous(path)
    assert (restored.path, restored.map().title) == (path, "First visit")


def test_without_a_previous_version_there_is_nothing_to_restore(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        workspace.restore_previous(tmp_path / "nothing.json")


# --- whole maps -----------------------------------------------------------------------------------------------


def test_a_title_is_kept_without_its_blanks(workspace: Workspace) -> None:
    path = begun(workspace).path
    assert workspace.rename(path, "  Shoes \ud83d[bold] ") == "Shoes \N{REPLACEMENT CHARACTER}[bold]"
    assert [one.title for one in workspace.list()] == ["Shoes \N{REPLACEMENT CHARACTER}[bold]"]


@pytest.mark.parametrize("empty", ["", "  ", "\n\t"])
def test_an_empty_title_is_refused(workspace: Workspace, empty: str) -> None:
    path = begun(workspace).path
    content = path.read_bytes()
    with pytest.raises(WorkspaceError, match="The old one was kept"):
        workspace.rename(path, empty)
    with pytest.raises(WorkspaceError):
        title_of(empty)
    assert path.read_bytes() == content


def test_a_copy_has_all_answers_an_id_and_a_title_of_its_own(workspace: Workspace) -> None:
    path = begun(workspace, starter="local").path
    copies = [workspace.open(workspace.duplicate(path, title)) for title in ("", " Second ")]
    assert [copy.map().title for copy in copies] == ["Copy of First visit", "Second"]
    ours = workspace.open(path).map()
    for copy in copies:
        assert copy.map().id == copy.file.id != ours.id
        assert [stage.name for stage in copy.map().stages] == [stage.name for stage in ours.stages]
        assert copy.file.entries()[-1].author == "Ana"
    assert {one.title for one in workspace.list()} == {"First visit", "Copy of First visit", "Second"}


def test_a_map_that_was_never_begun_can_be_copied(workspace: Workspace) -> None:
    copy = workspace.open(workspace.duplicate(workspace.make().path))
    assert copy.map().id == copy.file.id
    assert copy.map().title.startswith("Copy of ")


def test_a_map_goes_into_the_trash_and_comes_back_until_it_is_emptied(workspace: Workspace) -> None:
    path = begun(workspace).path
    thrown = workspace.delete(path)
    assert not path.exists()
    assert [one.path for one in workspace.trash()] == [thrown]
    assert workspace.restore("First visit") == path
    workspace.delete(path)
    assert workspace.empty_trash() == 1
    assert workspace.trash() == workspace.list() == []
    with pytest.raises(NotFound):
        workspace.restore("First visit")


def test_half_typed_text_goes_with_its_map_for_good(workspace: Workspace) -> None:
    opened = begun(workspace)
    map_id = opened.file.id
    assert workspace.unsent.keep(map_id, {WHERE: "half a sen"})
    workspace.delete(opened.path)
    workspace.restore(map_id)
    assert workspace.unsent.take(map_id) == {WHERE: "half a sen"}
    workspace.delete(opened.path)
    workspace.empty_trash()
    assert workspace.unsent.take(map_id) == {}
    workspace.unsent.close()


def test_a_split_map_is_named_by_its_command(workspace: Workspace, tmp_path: Path) -> None:
    first = begun(workspace)
    told = first._split_off(())
    (made,) = (one for one in workspace.list() if one.path != first.path)
    assert told == f"mapcoach --data-dir here interview {made.id}"
    beside = begun(workspace, path=tmp_path / "shoes.json")
    assert beside._split_off(()) == f"mapcoach --data-dir here interview {tmp_path / 'shoes-2.json'}"
    assert beside._split_off(()) == f"mapcoach --data-dir here interview {tmp_path / 'shoes-3.json'}"


def test_a_label_is_what_the_listing_shows(workspace: Workspace) -> None:
    opened = begun(workspace, kind="future")
    assert label_of(opened.file.entries()) == opened.file.label
    assert opened.file.label["kind"] == "future"


# --- what a map starts with -----------------------------------------------------------------------------------


def test_nothing_chosen_is_nothing_done() -> None:
    assert beginning() == beginning("", None, None, None) == beginning("  ") == ([], "")


def test_a_starter_brings_its_business_and_stages(workspace: Workspace) -> None:
    starter = begun(workspace, "Shop", kind="current", starter="ecommerce").map()
    assert (starter.kind, starter.scope.business_kind) == ("current", "ecommerce")
    assert len(starter.stages) > 2
    assert beginning("Shop", "future", "ecommerce", "saas")[1] == "title: Shop, kind: future, starter: ecommerce"


def test_a_business_without_a_starter_leaves_the_map_blank(workspace: Workspace) -> None:
    blank = begun(workspace, "Tool", business_kind="saas").map()
    assert (blank.scope.business_kind, blank.stages) == ("saas", ())
    assert beginning("Tool", business_kind="saas")[1] == "title: Tool, business: saas"


def test_every_kind_has_its_words() -> None:
    from mapcoach.journey.shape import MAP_KINDS

    assert set(KINDS) == set(MAP_KINDS)


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="imaginary"):
        beginning("A map", "imaginary")


def test_a_home_that_nobody_has_is_told() -> None:
    assert path_of("~/draft.md") == Path.home() / "draft.md"
    with pytest.raises(WorkspaceError, match="home folder of somebody"):
        path_of("~nobody-goes-by-this-name/draft.md")


# --- drafts ---------------------------------------------------------------------------------------------------


def test_a_draft_is_written_and_never_over_a_file_unasked(workspace: Workspace, tmp_path: Path) -> None:
    path, target = begun(workspace).path, tmp_path / "draft.md"
    workspace.write(target, b"one", path)
    with pytest.raises(Occupied) as told:
        workspace.write(target, b"two", path)
    assert told.value.found == f"{target} exists and was left as it is."
    assert "--force" not in told.value.message
    assert target.read_bytes() == b"one"
    workspace.write(target, b"two", path, force=True)
    assert target.read_bytes() == b"two"


def test_a_draft_never_takes_a_maps_place(workspace: Workspace, tmp_path: Path) -> None:
    path = begun(workspace).path
    other = filled(MapStore(tmp_path / "data"), "mother", "Another", tmp_path / "other.json").path
    link = tmp_path / "link.md"
    link.symlink_to(path)
    content = path.read_bytes()
    for target in (path, other, link, path.with_name("draft.md"), workspace.store.trash_directory / "draft.md"):
        with pytest.raises(WorkspaceError):
            workspace.write(target, b"draft", path, force=True)
    assert path.read_bytes() == content
    assert b"Another" in other.read_bytes()
    assert not path.with_name("draft.md").exists()


@pytest.mark.parametrize("target", ["/dev/null", "/dev/stdout", "/dev/tty", "."])
def test_a_screen_writes_to_files_alone(workspace: Workspace, target: str) -> None:
    if Path(target).exists() and not stat.S_ISREG(Path(target).stat().st_mode):
        with pytest.raises(WorkspaceError, match=r"(is not|a) (a file|folder)"):
            workspace.write(Path(target), b"draft", begun(workspace).path, force=True)


def test_a_pipe_is_not_waited_for(workspace: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WorkspaceError, match="not a file"):
        workspace.write(tmp_path / "pipe", b"draft", begun(workspace).path, force=True)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    import mapcoach.workspace as room

    assert all(getattr(room, name) for name in room.__all__)
    with pytest.raises(AttributeError):
        room.nothing_of_that_name  # noqa: B018
