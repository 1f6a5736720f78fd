"""The JSON-lines face, through the installed command."""

from __future__ import annotations

import json
from pathlib import Path

from tests.client import Interview, mapcoach

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
    for reply in ("shoes", "local", "today", "more regulars", "Tom", "dry feet", "find us, visit", "google, a friend"):
        interview.say(reply)
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


def test_what_another_process_adds_is_seen_with_the_next_reply(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    one = Interview("--map", path, "--depth", "quick")
    two = Interview("--map", path)
    one.say("We mend shoes")
    two.say("local shop")
    assert one.question
    answers = one.say("as it is today")
    assert answers[-1]["field"] == "scope.objective"
    one.close()
    two.close()
    show = json.loads(mapcoach("show", path, "--json").stdout)
    assert (show["scope"]["offering"], show["kind"]) == ("We mend shoes", "current")
