"""Holds each golden interview with the installed command, and compares the map and the draft that come out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.client import Interview, mapcoach

FOLDER = Path(__file__).parent / "interviews"
GOLDENS = sorted(FOLDER.glob("*.golden.yaml"))


class Speaker:
    """Says what the file says to each question: the first unused rule that fits, or else the file's way out."""

    def __init__(self, golden: dict[str, Any]) -> None:
        self._rules = list(golden["script"])
        self._otherwise = golden.get("otherwise", "skip")

    def reply_to(self, question: dict[str, Any]) -> str:
        for number, rule in enumerate(self._rules):
            at = str(rule.get("at", "")).casefold()
            if rule["on"] == question["field"] and at in ("", question["subject"]["name"].casefold()):
                return str(self._rules.pop(number)["say"])
        return str(self._otherwise)


def hold(golden: dict[str, Any], path: Path) -> list[str]:
    """Hold the whole interview; killed in the middle and gone on with if the file says so. Returns what was asked."""
    speaker, arguments = Speaker(golden), ("--map", path, "--depth", golden["mode"]["depth"])
    interview, asked, acknowledged = Interview(*arguments), list[str](), 0
    while interview.question:
        asked.append(interview.question["field"])
        assert len(asked) < 250, "the interview does not end"
        answers = interview.say(speaker.reply_to(interview.question))
        acknowledged += any(message["type"] == "heard" for message in answers)
        if acknowledged == golden.get("kill_after") and interview.question:
            pending = (interview.question["id"], interview.question["subject"])
            interview.kill()
            acknowledged += 1
            interview = Interview(*arguments)
            assert interview.question
            assert (interview.question["id"], interview.question["subject"]) == pending
    assert interview.finished == {"type": "finished", "map": str(path)}
    assert interview.close() == (0, "")
    return asked


@pytest.fixture(scope="module", params=GOLDENS, ids=[path.name.removesuffix(".golden.yaml") for path in GOLDENS])
def held(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], dict[str, Any], str, list[str]]:
    """A golden file, the map and the draft that came out of it, and the fields that were asked for."""
    golden = yaml.safe_load(request.param.read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp(golden["id"])
    path = folder / "map.json"
    asked = hold(golden, path)
    journey_map = json.loads(mapcoach("show", path, "--json").stdout)
    draft = mapcoach("export", path, "--format", "markdown", "-o", "-").stdout
    return golden, journey_map, draft, asked


def _ids(value: Any) -> Iterator[str]:
    """The ids of all parts of a map, in order of appearance, and those of the journal's entries."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for name, one in value.items():
            yield from one.values() if name == "provenance" else _ids(one)
    elif isinstance(value, list):
        for one in value:
            yield from _ids(one)


_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b|\b\d{1,2} [A-Z][a-z]{2,8} 20\d\d\b")


def normalised(journey_map: dict[str, Any], draft: str) -> tuple[str, str]:
    """Map and draft with ids by order of appearance, and without what changes from day to day."""
    text = json.dumps({**journey_map, "created": None, "updated": None}, indent=1, ensure_ascii=False)
    for number, one in enumerate(dict.fromkeys(_ids(journey_map)), 1):
        text = text.replace(one, f"{one[0]}{number}")
    return _DAY.sub("(day)", text) + "\n", _DAY.sub("(day)", draft)


def test_map_and_draft_are_as_they_were_read_and_approved(held: Any, request: pytest.FixtureRequest) -> None:
    golden, journey_map, draft, _ = held
    text, markdown = normalised(journey_map, draft)
    for path, content in ((FOLDER / f"{golden['id']}.map.json", text), (FOLDER / f"{golden['id']}.draft.md", markdown)):
        if request.config.getoption("--golden-update"):
            path.write_text(content, encoding="utf-8")
        assert content == path.read_text(encoding="utf-8")


def test_the_map_holds_what_was_told(held: Any) -> None:
    golden, journey_map, _, asked = held
    hidden = golden["hidden"]
    assert journey_map["kind"] == hidden.get("kind", "current")
    for part in ("scope", "persona"):
        for name, wanted in hidden.get(part, {}).items():
            if f"{part}.{name.rstrip('~')}" not in asked:
                continue  # this depth does not ask for it
            value = str(journey_map[part][name.rstrip("~")]).casefold()
            assert (wanted.casefold() in value) if name.endswith("~") else (wanted.casefold() == value), name
    stages = journey_map["stages"]
    assert [stage["name"].casefold() for stage in stages] == [stage["name"].casefold() for stage in hidden["stages"]]
    for stage, wanted in zip(stages, hidden["stages"], strict=True):
        _compare_stage(stage, wanted)
    ideas = [idea["text"] for idea in journey_map["opportunities"]]
    for wanted in hidden.get("opportunities", []):
        assert any(wanted.casefold() in idea.casefold() for idea in ideas), wanted
    sources = " ".join(f"{one['source']} {one['note']}" for one in journey_map["evidence"]).casefold()
    for wanted in hidden.get("evidence", []):
        assert wanted.casefold() in sources, wanted


def _compare_stage(stage: dict[str, Any], wanted: dict[str, Any]) -> None:
    have = {point["name"].casefold(): point for point in stage["touchpoints"]}
    assert sorted(have) == sorted(point["name"].casefold() for point in wanted["touchpoints"])
    for point in wanted["touchpoints"]:
        found = have[point["name"].casefold()]
        assert found["channel"] == point.get("channel", found["channel"]), point
        assert found["emotion"]["score"] == point.get("score", found["emotion"]["score"]), point
    pains = [pain["text"].casefold() for point in stage["touchpoints"] for pain in point["pain_points"]]
    for text in wanted.get("pains", []):
        assert any(text.casefold() in pain for pain in pains), (text, pains)
    if not wanted.get("pains"):
        assert not pains


def test_nothing_was_invented(held: Any) -> None:
    golden, journey_map, draft, _ = held
    told = " ".join(str(rule["say"]) for rule in golden["script"])
    for word in golden["hidden"].get("never", []):
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        without = {name: value for name, value in journey_map.items() if name not in ("basis", "provenance")}
        assert not pattern.search(json.dumps(without, ensure_ascii=False)), word
        assert not pattern.search(draft), word
    for stage in journey_map["stages"]:
        for point in stage["touchpoints"]:
            for pain in point["pain_points"]:
                assert _told(pain["text"], told), pain["text"]


def _told(text: str, told: str) -> bool:
    fold = " ".join(told.split()).casefold()
    return all(" ".join(part.split()).casefold() in fold for part in re.split(r"(?<=[.!?]) ", text) if part)


def test_the_draft_recommends_what_this_map_calls_for(held: Any) -> None:
    golden, _, draft, _ = held
    for pattern in golden["hidden"].get("draft_mentions", []):
        assert re.search(pattern, draft, re.IGNORECASE), pattern


def test_a_quick_interview_takes_about_twenty_questions(held: Any) -> None:
    golden, journey_map, _, asked = held
    if golden["mode"]["depth"] != "quick":
        pytest.skip("only quick ones are bounded")
    rules = [str(rule["say"]) for rule in golden["script"]]
    repairs = sum(bool(re.match(r"(?i)why|back|undo|help|what do you mean|add |remove |change ", say)) for say in rules)
    assert len(asked) - 2 * repairs <= 8 + 3 * len(journey_map["stages"]) + 1
