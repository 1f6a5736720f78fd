"""The JSON-lines face, through the installed command."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies
from pydantic import BaseModel

from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import Label, MemoryJournal, Session
from mapcoach.journey import OPERATION, JournalEntry
from mapcoach.journey.operations import Op, SetMomentOfTruth
from mapcoach.plain.jsonl import hold, operation_message
from mapcoach.storage import CannotWrite, DamagedMap, MapBusy, MapReplaced, NotFound
from tests.client import Interview, mapcoach
from tests.journey.strategies import _operation as any_operation

KEYS = {
    "type",
    "id",
    "topic",
    "field",
    "subject",
    "kind",
    "text",
    "why",
    "hint",
    "options",
    "items",
    "probe",
    "move",
    "progress",
}


def test_a_question_has_the_shape_that_other_programs_rely_on(tmp_path: Path) -> None:
    interview = Interview("--map", tmp_path / "a.json", "--depth", "quick")
    question = interview.question
    assert question
    assert set(question) == KEYS
    assert (question["field"], question["kind"], question["probe"]) == ("scope.offering", "text", False)
    assert question["subject"] == {"kind": "map", "id": "", "name": ""}
    assert set(question["progress"]) == {"answered", "remaining"}
    assert interview.close() == (0, "")


def test_a_reply_is_heard_once_it_is_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    interview = Interview("--map", path, "--depth", "quick")
    heard, question = interview.say("We mend shoes")
    assert heard["type"] == "heard"
    assert heard["operations"] == [{"op": "set_scope", "field": "offering", "value": "We mend shoes"}]
    assert heard["entry"] in path.read_text(encoding="utf-8")
    assert question["field"] == "scope.business_kind"
    assert [option["value"] for option in question["options"]][:2] == ["service", "ecommerce"]
    interview.kill()
    again = Interview("--map", path)
    assert again.question
    assert again.question["field"] == "scope.business_kind"
    again.close()


def test_a_line_that_is_neither_gets_an_error_and_the_question_again(tmp_path: Path) -> None:
    interview = Interview("--map", tmp_path / "a.json")
    asked = interview.question
    for line in (
        b"hello",
        b"[]",
        b'{"type":"reply"}',
        b'{"type":"command","name":"explode"}',
        b"\xff\xfe",
        b"{" * 5000,
        b"",
    ):
        notice, question = interview.send_raw(line)
        assert (notice["type"], notice["kind"]) == ("notice", "error")
        assert question == asked
    assert interview.close() == (0, "")


def test_the_commands(tmp_path: Path) -> None:
    interview = Interview("--map", tmp_path / "a.json", "--depth", "quick")
    why, same = interview.command("why")
    assert why["kind"] == "coach"
    assert same["field"] == "scope.offering"
    interview.say("We mend shoes")
    notice, back = interview.command("back")
    assert "We mend shoes" in notice["text"]
    assert back["field"] == "scope.offering"
    heard, forth = interview.say("We mend bags")
    assert heard["operations"][0]["value"] == "We mend bags"
    assert forth["field"] == "scope.business_kind"
    undone, again = interview.command("undo")
    assert undone["type"] == "heard"
    assert again["field"] == "scope.business_kind"
    assert json.loads(mapcoach("show", tmp_path / "a.json", "--json").stdout)["scope"]["offering"] == "We mend shoes"
    _, after = interview.command("skip")
    assert after["field"] == "kind"
    assert interview.command("finish") == [{"type": "finished", "map": str(tmp_path / "a.json")}]
    assert interview.close() == (0, "")


def test_a_rating_question_names_its_items(tmp_path: Path) -> None:
    interview = Interview("--map", tmp_path / "a.json", "--depth", "quick")
    interview.tell("shoes", "local", "today", "more regulars", "Tom", "dry feet", "find us, visit", "google, a friend")
    question = interview.question
    assert question
    assert (question["kind"], question["field"]) == ("rating", "stages[].touchpoints[].emotion")
    assert [item["name"] for item in question["items"]] == ["google", "friend"]
    assert question["subject"]["name"] == "find us"
    heard = interview.say("google 2, friend 5")[0]
    assert [operation["score"] for operation in heard["operations"]] == [-1, 2]
    interview.close()


def test_half_characters_and_control_characters_do_no_harm(tmp_path: Path) -> None:
    interview = Interview("--map", tmp_path / "a.json")
    heard = interview.send_raw(b'{"type":"reply","text":"caf\\u00e9 \\ud800 \\u001b[31mred\\u0000 \\ud83d\\ude00"}')[0]
    assert heard["operations"][0]["value"] == "café \ufffd red 😀"
    interview.close()
    entry = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["journal"]
    assert any("\x1b[31m" in one["reply"] for one in entry.values()), "the reply is kept to the letter"


def test_a_reply_to_a_question_that_another_process_answered_is_told_and_not_used(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    one = Interview("--map", path, "--depth", "quick")
    two = Interview("--map", path)
    one.say("We mend shoes")
    notice, question = two.say("local shop")
    assert notice["type"] == "notice"
    assert "local shop" in notice["text"]
    assert question["field"] == "scope.business_kind"
    two.say("local")
    notice, question = one.command("skip")
    assert notice["type"] == "notice"
    assert question["field"] == "kind"
    one.close()
    two.close()
    scope = json.loads(mapcoach("show", path, "--json").stdout)["scope"]
    assert (scope["offering"], scope["business_kind"]) == ("We mend shoes", "local")


def test_what_another_process_adds_is_seen_with_the_next_question(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    one = Interview("--map", path, "--depth", "quick")
    mapcoach("interview", path, stdin="We mend shoes\n")
    assert one.command("why")[-1]["field"] == "scope.business_kind"
    assert one.close() == (0, "")


QUICK = (
    "We mend shoes", "local", "today", "20 more regulars by June", "Rosa", "dry feet", "find us, fetch them", "google",
    "4", "nothing", "counter", "5", "nothing",
)  # fmt: skip


def test_after_the_last_question_the_process_ends_and_the_map_can_still_be_corrected(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    interview = Interview("--map", path, "--depth", "quick")
    for reply in QUICK:
        assert interview.finished is None
        interview.say(reply)
    assert interview.finished == {"type": "finished", "map": str(path)}
    assert interview.wait() == 0, "it ends by itself, with its input still open"
    later = Interview("--map", path)
    assert later.messages == [interview.finished]
    assert later.wait() == 0
    assert mapcoach("interview", path, stdin="change Rosa to Ruth\n").returncode == 0
    assert json.loads(mapcoach("show", path, "--json").stdout)["persona"]["name"] == "Ruth"
    assert mapcoach("interview", path, stdin="undo\n").returncode == 0
    assert json.loads(mapcoach("show", path, "--json").stdout)["persona"]["name"] == "Rosa"


def test_finish_ends_the_process_and_nothing_more_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    lines = ({"type": "command", "name": "finish"}, {"type": "reply", "text": "We mend shoes"})
    done = mapcoach("interview", "--jsonl", "--map", path, stdin="".join(f"{json.dumps(line)}\n" for line in lines))
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["type"] for line in done.stdout.splitlines()] == ["question", "finished"]
    assert "We mend shoes" not in path.read_text(encoding="utf-8")


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    interview = Interview("--map", tmp_path / "a.json")
    assert interview.send_raw(b'\xef\xbb\xbf{"type":"reply","text":"We mend shoes"}')[0]["type"] == "heard"
    interview.close()


class Refusing(MemoryJournal):
    """A journal that raises what it is told to, when something is added."""

    error: Exception | None = None

    def append(self, entry: JournalEntry, label: Callable[[Sequence[JournalEntry]], Label]) -> list[JournalEntry]:
        if self.error:
            raise self.error
        return super().append(entry, label)


class Lines(io.BytesIO):
    """Input of which each line may set the journal's error before it is read."""

    def __init__(self, journal: Refusing, *lines: tuple[str, Exception | None]) -> None:
        super().__init__(b"".join(json.dumps({"type": "reply", "text": text}).encode() + b"\n" for text, _ in lines))
        self._journal = journal
        self._errors = [error for _, error in lines]

    def readline(self, size: int | None = -1, /) -> bytes:
        self._journal.error = self._errors.pop(0) if self._errors else None
        return super().readline(size)


def held(*lines: tuple[str, Exception | None]) -> tuple[int, list[dict[str, Any]], Refusing]:
    """An interview in this process: exit status, what was sent, the journal."""
    journal, sink = Refusing(), io.StringIO()
    session = Session(journal, OfflineInterviewer())
    asyncio.run(session.start())
    status = hold(session, Path("a.json"), Lines(journal, *lines), sink)
    return status, [json.loads(line) for line in sink.getvalue().splitlines()], journal


def test_a_reply_that_could_not_be_saved_is_asked_for_again_and_saved_then() -> None:
    status, sent, journal = held(("We mend shoes", CannotWrite("No room.")), ("We mend shoes", None))
    assert status == 0
    assert [one["type"] for one in sent] == ["question", "notice", "question", "heard", "question"]
    assert sent[1]["kind"] == "error"
    assert "not saved" in sent[1]["text"]
    assert sent[0] == sent[2]
    assert [entry.reply for entry in journal.entries()].count("We mend shoes") == 1


def test_input_that_ends_with_an_unsaved_reply_is_a_failure() -> None:
    assert held(("We mend shoes", CannotWrite("No room.")))[0] == 1
    assert held(("We mend shoes", MapBusy("Busy.")), ("why", None))[0] == 1


@pytest.mark.parametrize(
    "error", [MapReplaced("Replaced."), NotFound("Gone."), DamagedMap("Bad.", path=Path(), reason="", kept=Path())]
)
def test_a_file_that_is_lost_is_told_once_and_ends_the_interview(error: Exception) -> None:
    status, sent, _ = held(("We mend shoes", error), ("We mend shoes", None))
    assert status == 1
    assert [one["type"] for one in sent] == ["question", "notice"]
    assert sent[-1]["kind"] == "error"
    assert str(error) in sent[-1]["text"]
    assert "not saved" in sent[-1]["text"]


def test_what_should_not_go_wrong_is_told_before_the_process_ends() -> None:
    journal, sink = Refusing(), io.StringIO()
    session = Session(journal, OfflineInterviewer())
    asyncio.run(session.start())
    with pytest.raises(ZeroDivisionError):
        hold(session, Path("a.json"), Lines(journal, ("We mend shoes", ZeroDivisionError())), sink)
    last = json.loads(sink.getvalue().splitlines()[-1])
    assert (last["type"], last["kind"]) == ("notice", "error")


def test_a_map_that_is_gone_ends_the_interview_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    interview = Interview("--map", path)
    path.unlink()
    notices = interview.say("We mend shoes")
    assert [(one["type"], one["kind"]) for one in notices] == [("notice", "error")]
    assert interview.close() == (1, "")


@settings(max_examples=20)
@given(strategies.tuples(*map(any_operation, Op.__subclasses__())))
def test_every_operation_that_is_sent_can_be_read_back(operations: Sequence[BaseModel]) -> None:
    for operation in operations:
        sent = json.loads(json.dumps(operation_message(operation)))
        assert OPERATION.validate_python(sent) == operation


def test_a_value_that_is_nothing_is_sent_where_it_must_be_given() -> None:
    operation = SetMomentOfTruth(touchpoint="t1", value=None)
    assert operation_message(operation) == {"op": "set_moment_of_truth", "touchpoint": "t1", "value": None}
