"""A person's settings: kept in a small private file, and never in the way."""

from __future__ import annotations

import json
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.storage.settings import MOST_BYTES, Settings


def test_what_is_changed_is_there_the_next_time(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert (settings.theme, settings.depth, settings.speaker, settings.columns) == ("", "", "", ())
    assert settings.change("theme", "mapcoach-light")
    assert settings.change("depth", "deep")
    assert settings.change("speaker", "Zoë [bold] 李")
    assert settings.change("columns", ("title", "updated"))
    assert settings.save()
    again = Settings(tmp_path)
    assert (again.theme, again.depth, again.speaker) == ("mapcoach-light", "deep", "Zoë [bold] 李")
    assert again.columns == ("title", "updated")


def test_nothing_is_written_until_something_is_saved(tmp_path: Path) -> None:
    folder = tmp_path / "none yet"
    settings = Settings(folder)
    settings.change("theme", "x")
    assert not folder.exists()
    assert settings.save()
    assert json.loads(settings.path.read_text()) == {"theme": "x"}


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data")
    before = os.umask(0)
    try:
        settings.change("speaker", "Ann")
        assert settings.save()
    finally:
        os.umask(before)
    assert stat.S_IMODE(settings.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.path.parent.stat().st_mode) == 0o700


def test_the_same_again_is_no_change(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.change("theme", "x")
    assert not settings.change("theme", "x")


def test_keys_of_other_versions_and_changes_of_other_terminals_stay(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "a", "from the future": {"x": [1, null]}}')
    ours, theirs = Settings(tmp_path), Settings(tmp_path)
    theirs.change("speaker", "Ben")
    assert theirs.save()
    ours.change("theme", "b")
    assert ours.save()
    assert json.loads(ours.path.read_text()) == {"theme": "b", "from the future": {"x": [1, None]}, "speaker": "Ben"}


def test_of_many_saves_at_once_the_latest_change_is_kept_whole(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    with ThreadPoolExecutor(8) as threads:
        for number in range(40):
            settings.change("theme", f"theme {number}")
            threads.submit(settings.save)
    assert Settings(tmp_path).theme == "theme 39"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"theme"',
        b"null",
        b"\xff\xfe\x00",
        b'{"theme": 1, "depth": "endless", "speaker": null, "columns": "abc"}',
        b'{"theme": ["x"], "columns": [1, 2]}',
        b'{"theme": "' + b"x" * 300 + b'"}',
        b'{"n": ' + b"9" * 5000 + b"}",
        b"[" * 50_000,
        b'{"theme": "x", "pad": "' + b"x" * MOST_BYTES + b'"}',
    ],
)
def test_what_is_no_settings_file_counts_as_none_and_is_mended_by_the_next_save(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    settings = Settings(tmp_path)
    assert (settings.theme, settings.depth, settings.speaker, settings.columns) == ("", "", "", ())
    settings.change("theme", "y")
    assert settings.save()
    assert Settings(tmp_path).theme == "y"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b'\xef\xbb\xbf{"theme": "x"}')
    assert Settings(tmp_path).theme == "x"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are POSIX")
def test_a_pipe_or_a_folder_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    assert Settings(tmp_path).theme == ""
    (tmp_path / "other" / "settings.json").mkdir(parents=True)
    other = Settings(tmp_path / "other")
    other.change("theme", "x")
    assert not other.save()
    assert other.theme == "x"


def test_a_disk_that_refuses_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(tmp_path / "data")
    settings.change("theme", "x")

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("mapcoach.storage.atomic.put", full)
    assert not settings.save()
    monkeypatch.undo()
    assert settings.save()


@given(st.text())
def test_any_name_comes_back_or_is_not_taken(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    settings = Settings(folder)
    taken = settings.change("speaker", name)
    assert settings.save()
    assert Settings(folder).speaker == (name if taken else "")


def test_half_a_character_can_be_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.change("speaker", "\ud83d")
    assert settings.save()
    assert Settings(tmp_path).speaker == "\ud83d"


def test_a_value_that_cannot_be_one_is_not_set(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert not settings.change("depth", "endless")
    assert not settings.change("speaker", "x" * 201)
    assert not settings.change("columns", "abc")
    assert not settings.change("columns", tuple("x" * 51))
    assert settings.depth == settings.speaker == ""
