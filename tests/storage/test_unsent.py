"""Half-typed text: it survives its process, and belongs to nobody else while that process is alive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.storage import MapStore, Unsent
from mapcoach.storage import unsent as module
from mapcoach.storage.unsent import Place
from tests.storage.maps import filled, names

WHERE = ("touchpoints.pains", "t1", "pain_vague")
OTHER = ("scope.offering", "", "")
ANY_TEXT = st.text(st.characters(), min_size=1)  # lone surrogates included
REMOVING: list[Callable[[Unsent], bool]] = [
    lambda unsent: unsent.keep("m1", {}),
    lambda unsent: unsent.keep("m1", {WHERE: ""}),
    lambda unsent: unsent.keep("m1", {WHERE: " \n", OTHER: "\t"}),
    lambda unsent: unsent.drop("m1"),
]


class Typing:
    """Another mapcoach, in a process of its own, in which somebody types."""

    def __init__(self, directory: Path, map_id: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.processes", "typing", str(directory), map_id],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def says(self, text: str) -> dict[str, Any]:
        """Type a text, or nothing; returns whether it was kept and what there is to take."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{text}\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def others(tmp_path: Path) -> Iterator[Callable[[str], Typing]]:
    """Starts other processes that type."""
    started: list[Typing] = []

    def start(map_id: str) -> Typing:
        started.append(Typing(tmp_path, map_id))
        return started[-1]

    yield start
    for one in started:
        one.kill()


@pytest.fixture
def unsent(tmp_path: Path) -> Iterator[Unsent]:
    made = Unsent(tmp_path)
    yield made
    made.close()


def left_by_the_dead(directory: Path, map_id: str, text: str, where: tuple[str, str, str] = WHERE) -> Path:
    """The file of a text whose process has ended."""
    dead = Unsent(directory)
    before = set(directory.glob("unsent/*.json"))
    assert dead.keep(map_id, {where: text})
    dead.close()
    (made,) = set(directory.glob("unsent/*.json")) - before
    return made


# --- one process ----------------------------------------------------------------------------------------------


def test_what_was_typed_last_comes_back_with_its_question(unsent: Unsent) -> None:
    assert unsent.take("m1") == {}
    assert unsent.keep("m1", {("first", "", ""): "half a"})
    assert unsent.keep("m1", {WHERE: "half a sentence\r\n\twith “quotes” "})
    assert unsent.keep("m2", {WHERE: "another map"})
    assert unsent.take("m1") == {WHERE: "half a sentence\r\n\twith “quotes” "}
    assert unsent.take("m1") == {WHERE: "half a sentence\r\n\twith “quotes” "}
    assert unsent.take("m2") == {WHERE: "another map"}
    assert unsent.take("m") == {}


def test_several_questions_of_a_map_have_a_text_each(tmp_path: Path, unsent: Unsent) -> None:
    assert unsent.keep("m1", {WHERE: "half", OTHER: "of another question", ("blank", "", ""): " "})
    assert unsent.take("m1") == {WHERE: "half", OTHER: "of another question"}
    assert names(tmp_path / "unsent") == [".0.lock", "m1.0.json"]
    assert unsent.keep("m1", {OTHER: "of another question, more"})
    assert unsent.take("m1") == {OTHER: "of another question, more"}


def test_the_one_text_of_an_earlier_version_is_still_read(tmp_path: Path, unsent: Unsent) -> None:
    document = {"format": 1, "map": "m1", "where": list(WHERE), "text": "half"}
    (tmp_path / "unsent").mkdir()
    (tmp_path / "unsent" / "m1.0.json").write_text(json.dumps(document), encoding="utf-8")
    assert unsent.take("m1") == {WHERE: "half"}
    assert unsent.keep("m1", {WHERE: "half", OTHER: "more"})
    assert unsent.take("m1") == {WHERE: "half", OTHER: "more"}


@pytest.mark.parametrize("remove", REMOVING)
def test_what_was_sent_is_not_kept_any_longer(tmp_path: Path, unsent: Unsent, remove: Callable[[Unsent], bool]) -> None:
    unsent.keep("m1", {WHERE: "half"})
    unsent.keep("m2", {WHERE: "half"})
    assert remove(unsent)
    assert unsent.take("m1") == {}
    assert [path.name for path in tmp_path.glob("unsent/*.json")] == ["m2.0.json"]
    assert remove(unsent)


def test_looking_makes_nothing(tmp_path: Path, unsent: Unsent) -> None:
    assert unsent.take("m1") == {}
    assert unsent.drop("m1")
    unsent.forget({"m1"})
    assert names(tmp_path) == []


def test_only_the_owner_may_read_it(tmp_path: Path, unsent: Unsent) -> None:
    before = os.umask(0)
    try:
        assert unsent.keep("m1", {WHERE: "half"})
    finally:
        os.umask(before)
    folder = tmp_path / "unsent"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert names(folder) == [".0.lock", "m1.0.json"]


@given(
    map_id=st.text(st.characters(), max_size=80),
    texts=st.dictionaries(st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT), ANY_TEXT),
)
def test_any_texts_come_back_as_they_were_typed(map_id: str, texts: dict[Place, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = Unsent(Path(folder))
        assert one.keep(map_id, texts)
        one.close()
        two = Unsent(Path(folder))
        assert list(two.take(map_id).items()) == [(place, text) for place, text in texts.items() if text.strip()]
        two.close()
        assert {path.parent.name for path in Path(folder).rglob("*.json")} <= {"unsent"}


def test_half_characters_are_not_joined(unsent: Unsent) -> None:
    text = "\ud83d\ude00 \ude00\ud83d"
    assert unsent.keep("m1", {WHERE: text})
    assert unsent.take("m1") == {WHERE: text}


def test_ids_that_are_no_file_names_stay_apart(tmp_path: Path, unsent: Unsent) -> None:
    ids = ["../../escaped", "m1", "m1.0", "M1", "", "/etc/passwd", "m1\0", "m" * 300]
    for one in ids:
        assert unsent.keep(one, {WHERE: f"text of {one}"})
    assert [unsent.take(one) for one in ids] == [{WHERE: f"text of {one}"} for one in ids]
    assert names(tmp_path) == ["unsent"]
    assert len(list(tmp_path.glob("unsent/*.json"))) == len(ids)


def test_a_text_beyond_all_measure_is_refused_and_the_one_before_stays(
    unsent: Unsent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1000)
    assert unsent.keep("m1", {WHERE: "half"})
    assert not unsent.keep("m1", {WHERE: "ä" * 600})
    assert unsent.take("m1") == {WHERE: "half"}


def test_it_may_be_kept_from_several_threads(unsent: Unsent) -> None:
    kept: list[bool] = []

    def typed(number: int) -> None:
        kept.extend(unsent.keep("m1", {WHERE: f"{number}-{step}"}) for step in range(20))

    threads = [Thread(target=typed, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = unsent.take("m1")
    assert kept == [True] * 80
    assert found[WHERE].endswith("-19")
    unsent.close()
    assert len(list(unsent._folder.glob("*.json"))) == 1


def test_a_lock_taken_in_one_thread_falls_with_a_close_in_another(tmp_path: Path, unsent: Unsent) -> None:
    thread = Thread(target=unsent.keep, args=("m1", {WHERE: "half"}))
    thread.start()
    thread.join()
    other = Unsent(tmp_path)
    assert other.take("m1") == {}
    unsent.close()
    assert other.take("m1") == {WHERE: "half"}
    other.close()


# --- refused by the system ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: folder.write_text("a file"),
        lambda folder: folder.symlink_to(folder.parent / "nowhere"),
        lambda folder: folder.symlink_to(folder),
    ],
)
def test_a_folder_that_is_none_is_survived(tmp_path: Path, unsent: Unsent, spoil: Callable[[Path], None]) -> None:
    spoil(tmp_path / "unsent")
    assert not unsent.keep("m1", {WHERE: "half"})
    assert unsent.take("m1") == {}
    assert unsent.drop("m1")
    unsent.forget({"m1"})


def test_no_room_leaves_the_text_before(unsent: Unsent, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unsent.keep("m1", {WHERE: "half"})
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        assert not unsent.keep("m1", {WHERE: "half a sentence"})
    assert unsent.take("m1") == {WHERE: "half"}
    assert names(unsent._folder) == [".0.lock", "m1.0.json"]


def test_a_folder_removed_meanwhile_is_made_anew_with_its_lock(tmp_path: Path, unsent: Unsent) -> None:
    assert unsent.keep("m1", {WHERE: "half"})
    for path in (tmp_path / "unsent").iterdir():
        path.unlink()
    (tmp_path / "unsent").rmdir()
    assert unsent.keep("m1", {WHERE: "half a sentence"})
    other = Unsent(tmp_path)
    assert other.take("m1") == {}
    assert unsent.take("m1") == {WHERE: "half a sentence"}


# --- several processes ----------------------------------------------------------------------------------------


def test_the_text_of_a_killed_process_comes_back(unsent: Unsent, others: Callable[[str], Typing]) -> None:
    other = others("m1")
    assert other.says("half")["kept"]
    assert other.says("half a sentence")["taken"] == [[["q", "s", ""], "half a sentence"]]
    assert unsent.take("m1") == {}
    other.kill()
    assert unsent.take("m1") == {("q", "s", ""): "half a sentence"}


def test_each_living_process_has_its_own_text(unsent: Unsent, others: Callable[[str], Typing]) -> None:
    one, two = others("m1"), others("m1")
    assert one.says("of one")["taken"][0][1] == "of one"
    assert two.says("of two")["taken"][0][1] == "of two"
    assert one.says("")["taken"][0][1] == "of one"
    assert unsent.take("m1") == {}
    assert unsent.keep("m1", {WHERE: "mine"})
    one.kill()
    assert unsent.take("m1") == {WHERE: "mine"}
    assert two.says("")["taken"][0][1] == "of two"


def test_of_several_that_were_killed_the_latest_comes_first_and_none_is_lost(
    unsent: Unsent, others: Callable[[str], Typing]
) -> None:
    one, two = others("m1"), others("m1")
    one.says("earlier")
    two.says("later")
    for path in unsent._folder.glob("*.json"):
        later = "later" in path.read_text("utf-8")
        os.utime(path, ns=(later, later))
    one.kill()
    two.kill()
    taken: list[str] = []
    while found := unsent.take("m1"):
        taken.extend(found.values())
        unsent.drop("m1")
    assert taken == ["later", "earlier"]


def test_what_was_taken_is_nobody_elses_and_survives_another_crash(
    unsent: Unsent, others: Callable[[str], Typing]
) -> None:
    first, second = others("m1"), others("m1")
    first.says("half")
    first.kill()
    assert second.says("")["taken"] == [[["q", "s", ""], "half"]]
    assert unsent.take("m1") == {}
    second.kill()
    assert unsent.take("m1") == {("q", "s", ""): "half"}


def test_the_text_of_the_dead_is_not_overwritten_by_who_comes_after(
    unsent: Unsent, others: Callable[[str], Typing]
) -> None:
    other = others("m1")
    other.says("half")
    other.kill()
    assert unsent.keep("m1", {WHERE: "something new"})
    assert unsent.keep("m2", {WHERE: "something else"})
    assert unsent.drop("m1")
    assert unsent.take("m1") == {("q", "s", ""): "half"}


def test_a_dead_text_is_found_while_somebody_types_at_another_map(
    unsent: Unsent, others: Callable[[str], Typing]
) -> None:
    dead = others("m1")
    dead.says("half")
    dead.kill()
    others("m2").says("elsewhere")
    assert unsent.take("m1") == {("q", "s", ""): "half"}


def test_many_that_were_killed_do_not_use_the_places_up(tmp_path: Path) -> None:
    for number in range(30):
        left_by_the_dead(tmp_path, f"m{number}", "half")
        again = Unsent(tmp_path)
        assert again.take(f"m{number}")
        assert again.drop(f"m{number}")
        again.close()
    assert len(names(tmp_path / "unsent")) <= 2


def test_what_a_kill_left_half_written_is_swept(tmp_path: Path, unsent: Unsent) -> None:
    folder = tmp_path / "unsent"
    folder.mkdir()
    (folder / ".m1.0.json.0123abcd.saving").write_text("{")
    (folder / ".m1.7.json.0123abcd.saving").write_text("{")
    assert unsent.keep("m1", {WHERE: "half"})
    assert names(folder) == [".0.lock", ".m1.7.json.0123abcd.saving", "m1.0.json"]


# --- files that somebody meddled with -------------------------------------------------------------------------

HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda content: content[:-5],
    "NULs": lambda content: b"\0" * len(content),
    "not UTF-8": lambda content: content.replace(b"half", b"h\xe9lf"),
    "a list": lambda _: b"[]",
    "nested too deep": lambda _: b"[" * 200_000,
    "a number too long": lambda _: b"1" * 10_000,
    "another map's": lambda content: content.replace(b'"m1"', b'"m2"'),
    "of a later format": lambda content: content.replace(b'"format": 2', b'"format": 3'),
    "a text that is none": lambda content: content.replace(b'"half"', b"7"),
    "an empty text": lambda content: content.replace(b'"half"', b'""'),
    "nowhere": lambda content: content.replace(b'"where"', b'"there"'),
    "a question too few": lambda content: content.replace(b'"t1", ', b""),
    "no texts": lambda content: content.replace(b'"texts"', b'"words"'),
    "texts that are no list": lambda content: content.replace(b"[{", b'{"a": {').replace(b"}]", b"}}"),
    "one sound text, one that is none": lambda content: content.replace(b"}]", b"}, 7]"),
    "a blank text": lambda content: content.replace(b'"half"', b'" "'),
    "a question that is none": lambda content: content.replace(b'"t1"', b"null"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_damaged_text_is_ignored(tmp_path: Path, unsent: Unsent, kind: str) -> None:
    path = left_by_the_dead(tmp_path, "m1", "half")
    content = path.read_bytes()
    path.write_bytes(HOSTILE[kind](content))
    assert path.read_bytes() != content
    assert unsent.take("m1") == {}
    assert unsent.keep("m1", {WHERE: "new"})
    assert unsent.take("m1") == {WHERE: "new"}


def test_a_damaged_text_does_not_hide_a_sound_one(tmp_path: Path, unsent: Unsent) -> None:
    left_by_the_dead(tmp_path, "m1", "sound")
    damaged = left_by_the_dead(tmp_path, "m1", "damaged")
    damaged.write_text("{")
    assert unsent.take("m1") == {WHERE: "sound"}


def test_a_huge_file_is_not_read(tmp_path: Path, unsent: Unsent) -> None:
    path = left_by_the_dead(tmp_path, "m1", "half")
    with path.open("ab") as file:
        file.write(b" ")
        file.truncate(2**40)  # a hole: it takes no room on the disk
    assert unsent.take("m1") == {}


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: os.mkfifo(path),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path),
    ],
)
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, unsent: Unsent, make: Callable[[Path], None]) -> None:
    (tmp_path / "unsent").mkdir()
    make(tmp_path / "unsent" / "m1.0.json")
    assert unsent.take("m1") == {}
    assert unsent.keep("m1", {WHERE: "half"})
    assert unsent.take("m1") == {WHERE: "half"}


def test_a_lock_that_is_none_leaves_its_text_alone(tmp_path: Path, unsent: Unsent) -> None:
    path = left_by_the_dead(tmp_path, "m1", "half")
    lock = tmp_path / "unsent" / ".0.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    assert unsent.take("m1") == {}
    assert path.exists()
    assert unsent.keep("m2", {WHERE: "new"})


@pytest.mark.parametrize("name", ["m1.00.json", "m1.1000.json", "m1.-1.json", "m1.٣.json", "m1.json", "m1.0.json.bak"])
def test_files_of_other_names_are_left_alone(tmp_path: Path, unsent: Unsent, name: str) -> None:
    left_by_the_dead(tmp_path, "m1", "half").rename(tmp_path / "unsent" / name)
    assert unsent.take("m1") == {}
    unsent.forget({"m1"})
    assert (tmp_path / "unsent" / name).exists()


# --- the trash ------------------------------------------------------------------------------------------------


def test_emptying_the_trash_removes_the_texts_of_its_maps(store: MapStore) -> None:
    unsent = Unsent(store.directory)
    paths = [filled(store, map_id, "A map").path for map_id in ("m1", "m2", "m3")]
    for map_id in ("m1", "m2", "m3", "elsewhere"):
        assert unsent.keep(map_id, {WHERE: "half"})
    store.delete(paths[0])
    thrown = store.delete(paths[1])
    thrown.write_bytes(b"damaged")  # its id cannot be read in it any more
    assert store.empty_trash() == 2
    assert [unsent.take(map_id) for map_id in ("m1", "m2")] == [{}, {}]
    assert unsent.take("m3") == unsent.take("elsewhere") == {WHERE: "half"}
    unsent.close()


def test_a_text_stays_as_long_as_its_map_is_only_in_the_trash(store: MapStore) -> None:
    unsent = Unsent(store.directory)
    path = filled(store, "m1", "A map").path
    unsent.keep("m1", {WHERE: "half"})
    store.delete(path)
    store.restore("m1")
    assert unsent.take("m1") == {WHERE: "half"}
    unsent.close()


def test_a_text_stays_if_a_map_of_that_id_is_there_still(store: MapStore) -> None:
    unsent = Unsent(store.directory)
    path = filled(store, "m1", "A map").path
    content = path.read_bytes()
    unsent.keep("m1", {WHERE: "half"})
    store.delete(path)
    path.write_bytes(content)
    assert store.empty_trash() == 1
    assert unsent.take("m1") == {WHERE: "half"}
    unsent.close()
