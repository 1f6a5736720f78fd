"""When the system refuses: a plain message, nothing lost, nothing half done, and a second try works."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mapcoach.journey import new_entry
from mapcoach.storage import CannotRead, CannotWrite, MapFile, MapStore, atomic
from tests.storage.maps import TITLE, names, titled

SCRIPT = Path(__file__).with_name("processes.py")
CALLS = ("open", "write", "fsync", "fchmod", "close", "link", "chmod", "replace")


class Refusal:
    """Lets the nth call that ``atomic`` makes of the system fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int, code: int) -> None:
        self.left, self.code, self.happened = nth, code, False
        for name in CALLS:
            monkeypatch.setattr(os, name, self._watched(getattr(os, name)))

    def _watched(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            frame = sys._getframe(1)
            names = {frame.f_code.co_filename, frame.f_back.f_code.co_filename if frame.f_back else ""}
            if not self.happened and any(name.endswith("atomic.py") for name in names):
                self.happened = self.left == 0
                self.left -= 1
                if self.happened:
                    if real is os_close:
                        real(*arguments)  # the descriptor is gone even if closing it reports a fault
                    raise OSError(self.code, os.strerror(self.code))
            return real(*arguments, **named)

        return call


os_close = os.close


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_whatever_step_of_a_save_fails_nothing_changes_and_a_retry_works(
    acme: MapFile, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme.append(new_entry(reply="the first sweeps"), titled(TITLE))
    main, previous = acme.path, acme.path.with_name(".macme.json.previous")
    refused = 0
    for nth in range(40):
        before, older, files = main.read_bytes(), previous.read_bytes(), names(main.parent)
        entry = new_entry(reply=f"answer {nth}")
        with monkeypatch.context() as patch:
            refusal = Refusal(patch, nth, code)
            try:
                acme.append(entry, titled(TITLE))
            except CannotWrite as error:
                assert "What was saved before is unchanged" in error.message  # noqa: PT017
                assert (main.read_bytes(), previous.read_bytes(), names(main.parent)) == (before, older, files)
                refused += 1
                continue
        assert MapFile(main).entries()[-1] == entry
        if not refusal.happened:
            break
    assert not refusal.happened
    assert refused >= 8
    assert acme.append(new_entry(reply="a retry"), titled(TITLE))[-1].reply == "a retry"
    assert acme.entries() == MapFile(main).entries()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "no room left on the disk.*Free some space"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EACCES, "permission is missing.*name another place"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "reports a fault"),
        (errno.EBUSY, "busy"),
    ],
)
def test_the_message_names_the_cause_and_the_way_out(
    acme: MapFile, store: MapStore, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "write", refused)
    with pytest.raises(CannotWrite, match=rf"(?i){said}") as caught:
        acme.append(new_entry(reply="mine"), titled(TITLE))
    assert str(acme.path) in caught.value.message
    with pytest.raises(CannotWrite, match=rf"(?i){said}"):
        store.create("mnew")
    with pytest.raises(CannotWrite, match=rf"(?i){said}"):
        store.delete(acme.path)
    assert len(acme.entries()) == 3
    assert [one.id for one in store.list()] == ["macme"]


def test_a_map_that_may_not_be_read(acme: MapFile, store: MapStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(CannotRead, match=r"permission is missing\. Nothing was changed"):
        store.open(acme.path)
    assert [one.problem for one in store.list()] == ["damaged"]


def test_a_failed_first_save_leaves_no_map(store: MapStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "sync_folder", refused)
        with pytest.raises(CannotWrite):
            store.create("mnew")
    assert names(store.maps_directory) == [".mapcoach.lock"]
    assert store.create("mnew").entries() == []


def test_a_failed_delete_leaves_everything_in_its_place(
    acme: MapFile, store: MapStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = names(acme.path.parent), os.rename

    def refused(source: Path, target: Path) -> None:
        if Path(target).parent == store.trash_directory and Path(target).name == "macme.json":
            raise OSError(errno.EIO, "Input/output error")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refused)
    with pytest.raises(CannotWrite, match="fault"):
        store.delete(acme.path)
    assert names(acme.path.parent) == before
    assert names(store.trash_directory) == [".mapcoach.lock"]


def test_a_map_moves_to_a_trash_on_another_disk(
    acme: MapFile, store: MapStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = acme.path.read_bytes()

    def refused(source: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "rename", refused)
    assert store.delete(acme.path).read_bytes() == content
    assert names(acme.path.parent) == [".mapcoach.lock"]
    assert store.restore("macme") == acme.path
    assert acme.path.read_bytes() == content
    assert names(store.trash_directory) == [".mapcoach.lock"]


def test_where_files_have_one_name_only_the_previous_version_is_a_copy(
    acme: MapFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object, **named: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    before = acme.path.read_bytes()
    acme.append(new_entry(reply="mine"), titled(TITLE))
    previous = acme.path.with_name(".macme.json.previous")
    assert previous.read_bytes() == before
    assert previous.stat().st_mode & 0o777 == 0o600
    assert names(acme.path.parent) == [".macme.json.previous", ".mapcoach.lock", "macme.json"]


def test_a_file_where_the_data_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    store = MapStore(tmp_path / "data")
    with pytest.raises(CannotWrite, match="not a folder"):
        store.create("mnew")
    assert store.list() == store.trash() == []


def told(*arguments: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, str(SCRIPT), *arguments], check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_real_limit_on_the_size_of_files(acme: MapFile) -> None:
    report = told("small-disk", str(acme.path))
    assert report["error"] == "CannotWrite"
    assert "larger than this system allows" in report["message"]
    assert report["saved"] >= 1
    assert report["kept"] == 3 + report["saved"] == len(acme.entries())
    assert report["files"] == [".macme.json.previous", ".mapcoach.lock", "macme.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs users")
def test_a_real_folder_without_permission() -> None:
    report = told("no-permission")
    assert report["error"] == "CannotWrite"
    assert "permission is missing" in report["message"]
    assert (report["saved"], report["kept"]) == (0, 1)
    assert report["files"] == [".mine.json.previous", "mine.json"]
