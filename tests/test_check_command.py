"""``mapcoach check`` as a person and as a program use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.client import Interview, mapcoach

REPLIES = {
    "scope.offering": "We repair bicycles",
    "scope.objective": "31 to 40 repairs a week by May",
    "persona.name": "Priya",
    "persona.goals": "have the bike back by Friday",
    "stages": "look around, book, collect",
    "stages[].touchpoints": "phone call, counter",
}


def interviewed(path: Path) -> Path:
    """A map from a quick interview that answers what it has an answer for."""
    interview = Interview("--map", path, "--depth", "quick")
    for _ in range(60):
        if interview.question is None:
            break
        reply = REPLIES.get(interview.question["field"])
        interview.say(reply) if reply else interview.command("skip")
    assert interview.close()[0] == 0
    return path


def report_of(address: str | Path) -> dict[str, Any]:
    done = mapcoach("check", address, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_a_new_map_is_told_where_to_begin() -> None:
    assert mapcoach("new", "First visit", "--no-interview").returncode == 0
    done = mapcoach("check", "first visit")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("First visit\nScore: ")
    assert "Ask: " in done.stdout
    assert "For a person to judge" in done.stdout
    assert max(map(len, done.stdout.splitlines()[:-1])) <= 80
    assert report_of("first visit")["misses"][0]["field"] == "stages"


def test_an_interviewed_map_gets_points_and_its_questions(tmp_path: Path) -> None:
    path = interviewed(tmp_path / "map.json")
    report = report_of(path)
    assert report["out_of"] == 36
    assert 0 < report["score"] < 36
    assert report["percent"] == 100 * report["score"] // 36
    assert (report["cap"], report["breaches"]) == (None, [])
    assert [one["number"] for one in report["points"]] == list(range(1, 21))
    assert set(report["points"][0]) == {
        "number", "key", "name", "score", "reason", "places", "field", "subject", "ask", "machine", "askable",
    }  # fmt: skip
    assert {"field", "subject", "ask", "points"} == set(report["misses"][0])
    said = mapcoach("check", path).stdout
    assert f"Score: {report['score']} of 36 points, {report['percent']}%." in said
    words = " ".join(said.split())
    assert all(one["ask"] in words for one in report["misses"][:5])
    assert max(map(len, said.splitlines()[:-1])) <= 80
    assert said.splitlines()[-1].endswith(f"mapcoach interview {path} --depth deep")


def changed(path: Path, old: str, new: str) -> None:
    """Change the map's file as another program might."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_number_that_nobody_typed_holds_the_score_down(tmp_path: Path) -> None:
    path = interviewed(tmp_path / "map.json")
    changed(path, '"value": "31 to 40 repairs a week by May"', '"value": "31 to 90 repairs a week by May"')
    report = report_of(path)
    assert report["cap"] == 50
    assert report["percent"] <= 50
    assert [(one["kind"], one["path"]) for one in report["breaches"]] == [("invented_number", "scope.objective")]
    said = " ".join(mapcoach("check", path).stdout.split())
    assert "held at 50% at most" in said
    assert "31 to 90 repairs a week by May (scope.objective)" in said


def test_names_from_the_map_steer_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    interview = Interview("--map", path, "--depth", "quick")
    while interview.question:
        field = interview.question["field"]
        interview.say("\x1b]0;evil\x07Look \x9b31mround, Book\u202e it") if field == "stages" else interview.command(
            "skip"
        )
    interview.close()
    said = mapcoach("check", path).stdout
    assert "round" in said
    assert not any(character in said for character in "\x1b\x9b\x07\u202e")


def test_a_map_that_is_not_there_is_an_error() -> None:
    missing = mapcoach("check", "wedding")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "wedding" in missing.stderr
    assert mapcoach("check").returncode == 2
