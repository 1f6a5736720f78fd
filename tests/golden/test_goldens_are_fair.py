"""The golden interviews and the sample are recorded people: what they are held against must be what they said."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from mapcoach import resources
from mapcoach.interview.coaching.wording import load_moves
from mapcoach.journey.shape import BUSINESS_KINDS, CUSTOMERS, MAP_KINDS, JourneyMap, Persona, Scope

GOLDENS = sorted((Path(__file__).parent / "interviews").glob("*.golden.yaml"))
CHOSEN_NOT_TYPED = {"business_kind": BUSINESS_KINDS, "customers": CUSTOMERS}
TOUCHPOINTS, EMOTION = "stages[].touchpoints", "stages[].touchpoints[].emotion"
PAIN_POINTS = "stages[].touchpoints[].pain_points"
ADD = re.compile(r"add (?P<what>.+) to (?P<where>.+)", re.IGNORECASE)
CHANGE = re.compile(r"change (?P<old>.+) to (?P<new>.+)", re.IGNORECASE)
REMOVE = re.compile(r"remove (?P<what>.+)", re.IGNORECASE)


def fields(model: type[BaseModel], prefix: str = "") -> set[str]:
    """Every path of the map's shape that a question may fill, such as ``stages[].touchpoints[].emotion``."""
    found: set[str] = set()
    for name, info in model.model_fields.items():
        path = prefix + name
        found.add(path)
        for inner in (info.annotation, *get_args(info.annotation)):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                listed = inner is not info.annotation
                found |= fields(inner, f"{path}[]." if listed else f"{path}.")
    return found


FIELDS = fields(JourneyMap)


class Golden:
    """One golden interview, with the questions one asks about it."""

    def __init__(self, path: Path) -> None:
        self.content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.hidden: dict[str, Any] = self.content["hidden"]
        self.stages: list[dict[str, Any]] = self.hidden["stages"]
        self.script: list[dict[str, str]] = self.content["script"]

    @property
    def first(self) -> bool:
        """Whether it is one of the first, which keep to stricter rules."""
        return self.content["provenance"]["author"] not in ("C", "D")

    def says(self, field: str | None = None, at: str | None = None) -> list[str]:
        """What is said to a field's question, about a subject; None stands for any."""
        return [
            rule["say"]
            for rule in self.script
            if field in (None, rule.get("on")) and (at is None or rule.get("at", "").casefold() == at.casefold())
        ]

    def commands(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        return [found for said in self.says() if (found := pattern.fullmatch(said))]

    def former_names(self) -> set[str]:
        return {found["old"].casefold() for found in self.commands(CHANGE)}

    def removed(self) -> set[str]:
        return {found["what"].casefold() for found in self.commands(REMOVE)}


def _name(path: Path) -> str:
    return path.name.removesuffix(".golden.yaml")


ALL = {path: Golden(path) for path in GOLDENS}


@pytest.fixture(params=GOLDENS, ids=_name)
def golden(request: pytest.FixtureRequest) -> Golden:
    return ALL[request.param]


@pytest.fixture(params=[path for path in GOLDENS if ALL[path].first], ids=_name)
def first(request: pytest.FixtureRequest) -> Golden:
    return ALL[request.param]


def is_said(text: str, replies: list[str]) -> bool:
    return any(text.casefold() in reply.casefold() for reply in replies)


def hidden_texts(golden: Golden) -> list[str]:
    """Every text of the hidden truth except what is chosen from a list of ours."""
    scope = [value for key, value in golden.hidden["scope"].items() if key not in CHOSEN_NOT_TYPED]
    texts = [*scope, *golden.hidden["persona"].values()]
    for kind in ("opportunities", "evidence", "implicit", "ideas", "parked"):
        texts += golden.hidden.get(kind, [])
    for stage in golden.stages:
        texts += [stage["name"], *(point["name"] for point in stage["touchpoints"]), *stage.get("pains", [])]
    return texts


def test_there_are_thirty_interviews_of_all_kinds_by_several_authors() -> None:
    kinds = {golden.hidden["kind"] for golden in ALL.values()}
    businesses = {golden.hidden["scope"]["business_kind"] for golden in ALL.values()}
    depths = {golden.content["mode"]["depth"] for golden in ALL.values()}
    authors = [golden.content["provenance"]["author"] for golden in ALL.values()]
    assert len(ALL) >= 30
    assert kinds == set(MAP_KINDS)
    assert businesses == set(BUSINESS_KINDS)
    assert depths == {"quick", "standard", "deep"}
    assert sum(author in ("C", "D") for author in authors) * 3 >= len(authors)
    assert sum("kill_after" in golden.content for golden in ALL.values()) >= 2


def test_a_golden_has_the_agreed_form(golden: Golden) -> None:
    content = golden.content
    needed = {"schema", "id", "split", "provenance", "mode", "hidden", "script", "otherwise"}
    assert set(content) - {"kill_after"} == needed
    assert content["schema"] == "mapcoach.golden/1"
    assert content["split"] in ("dev", "heldout")
    assert content["mode"]["interviewer"] == "offline"
    assert content["mode"]["depth"] in ("quick", "standard", "deep")
    assert golden.hidden["kind"] in MAP_KINDS
    assert {key.removesuffix("~") for key in golden.hidden["scope"]} <= set(Scope.model_fields)
    assert {key.removesuffix("~") for key in golden.hidden["persona"]} <= set(Persona.model_fields)
    known = {"kind", "scope", "persona", "stages", "opportunities", "evidence", "never", "draft_mentions"}
    assert set(golden.hidden) <= known | {"implicit", "ideas", "parked"}


def test_a_file_is_named_after_its_interview() -> None:
    assert [path.name for path in GOLDENS] == [f"{golden.content['id']}.golden.yaml" for golden in ALL.values()]


def test_every_rule_answers_a_question_that_can_be_asked(golden: Golden) -> None:
    for rule in golden.script:
        assert {"say"} < set(rule) <= {"on", "at", "say", "move"}
        assert rule["say"].strip()
        assert rule["on"] in FIELDS if "on" in rule else "move" in rule
        assert rule.get("move", "crowd") in load_moves()


def test_a_rule_for_a_stage_names_one(first: Golden) -> None:
    subjects = {stage["name"].casefold() for stage in first.stages} | first.former_names()
    for rule in first.script:
        assert ("at" in rule) == rule["on"].startswith("stages[].")
        assert rule.get("at", first.stages[0]["name"]).casefold() in subjects


def test_the_hidden_truth_was_really_said(golden: Golden) -> None:
    replies = golden.says()
    assert [text for text in hidden_texts(golden) if not is_said(text, replies)] == []


def test_stages_are_told_in_this_order_and_no_other_is_told(first: Golden) -> None:
    now = {found["old"].casefold(): found["new"] for found in first.commands(CHANGE)}
    (told,) = first.says("stages")
    parts = re.split(r"\s*(?:\n|,|;|->|→|\band\b)\s*", told.split(": ")[-1])
    names = [re.sub(r"^(?:\d+[.)]|[-*])\s*", "", part) for part in parts if part]
    assert [now.get(name.casefold(), name).casefold() for name in names] == [
        stage["name"].casefold() for stage in first.stages
    ]


def test_a_stage_holds_what_was_said_about_it(first: Golden) -> None:
    added = [(found["what"], found["where"].casefold()) for found in first.commands(ADD)]
    renamed = [found["new"] for found in first.commands(CHANGE)]
    for stage in first.stages:
        told = first.says(TOUCHPOINTS, stage["name"]) + renamed
        told += [what for what, where in added if where == stage["name"].casefold()]
        names = [point["name"] for point in stage["touchpoints"]]
        assert [name for name in names if not is_said(name, told)] == []
        assert not {name.casefold() for name in names} & (first.removed() | first.former_names())
        pains = first.says(PAIN_POINTS, stage["name"])
        assert [pain for pain in stage.get("pains", []) if not is_said(pain, pains)] == []


def rating(point: str, number: int, names: list[str], reply: str) -> int:
    """The 1 to 5 that a careful listener hears in this reply for this touchpoint, the only one if it is alone."""
    numbers = re.findall(r"\d+", reply)
    if by_name := re.search(rf"{re.escape(point)} (\d)", reply):
        return int(by_name[1])
    if all_but := re.match(r"all (\d) except", reply):
        return int(all_but[1])
    assert len(numbers) == len(names), f"{reply!r} does not rate {names}"
    return int(numbers[number])


def test_scores_are_the_ratings_given(first: Golden) -> None:
    for stage in first.stages:
        names = [point["name"] for point in stage["touchpoints"]]
        replies = [said for said in first.says(EMOTION, stage["name"]) if re.search(r"\d", said)]
        assert len(replies) == 1, f"{stage['name']} is rated once"
        heard = [rating(name, number, names, replies[0]) - 3 for number, name in enumerate(names)]
        assert heard == [point["score"] for point in stage["touchpoints"]]


def test_what_must_never_appear_is_no_part_of_the_truth(golden: Golden) -> None:
    texts = hidden_texts(golden)
    assert [word for word in golden.hidden.get("never", []) if is_said(word, texts)] == []


def test_words_that_were_typed_and_must_vanish_were_taken_back(first: Golden) -> None:
    """They stand in a reply that a command undid, in a first try at a question asked again, or in a former name."""
    gone = first.former_names() | first.removed()
    for word in first.hidden["never"]:
        where = [number for number, rule in enumerate(first.script) if word.casefold() in rule["say"].casefold()]
        for number in where:
            rule = first.script[number]
            asked_again = [
                later["say"]
                for later in first.script[number + 1 :]
                if (later["on"], later.get("at")) == (rule["on"], rule.get("at"))
            ]
            assert word.casefold() in gone or any(word.casefold() not in said.casefold() for said in asked_again)


def test_the_draft_cannot_mention_an_automation_by_echoing_the_person(golden: Golden) -> None:
    for pattern in golden.hidden.get("draft_mentions", []):
        assert [said for said in golden.says() if re.search(pattern, said, re.IGNORECASE)] == []


def test_together_they_use_the_commands_and_the_shapes_of_real_replies() -> None:
    said = [reply for golden in ALL.values() for reply in golden.says()]
    for command in ("why?", "back", "undo", "skip", "don't know", "idk", "what do you mean?"):
        assert command in said
    for shape in (ADD, CHANGE, REMOVE, re.compile(r"all \d except .+"), re.compile(r"\d, \d, \d")):
        assert any(shape.fullmatch(reply) for reply in said)
    for mark in ("\n- ", "\n2. ", "\n2) ", "->", "→", "; ", " and ", "i guess", "told me", "survey last march"):
        assert any(mark in reply for reply in said), f"no reply has {mark!r}"


def sample() -> dict[str, Any]:
    return tomllib.loads(resources.find("templates", "sample.toml").read_text(encoding="utf-8"))


def sample_says(field: str, at: str) -> list[str]:
    return [reply["say"] for reply in sample()["reply"] if (reply["field"], reply["at"]) == (field, at)]


def test_the_sample_answers_every_question_once() -> None:
    content = sample()
    asked = [(reply["field"], reply["at"]) for reply in content["reply"]]
    assert set(content) == {"depth", "author", "reply"}
    assert content["depth"] == "standard"
    assert len(asked) == len(set(asked))
    assert {field for field, _ in asked} <= FIELDS
    assert all(set(reply) == {"field", "at", "say"} and reply["say"].strip() for reply in content["reply"])


def test_the_sample_covers_scope_persona_and_every_stage() -> None:
    fields_said = {reply["field"] for reply in sample()["reply"]}
    assert {f"scope.{name}" for name in Scope.model_fields} <= fields_said
    assert {f"persona.{name}" for name in Persona.model_fields} <= fields_said
    stages = sample_says("stages", "")[0].split(" -> ")
    assert len(stages) == 5
    for stage in stages:
        names = sample_says(TOUCHPOINTS, stage)[0].split(", ")
        assert 2 <= len(names) <= 4
        rated = sample_says(EMOTION, stage)[0]
        assert [name for name in names if not re.search(rf"{re.escape(name)} [1-5]", rated)] == []
        troubles = sample_says(PAIN_POINTS, stage)[0].strip().splitlines()
        assert {trouble.split(": ")[0] for trouble in troubles} <= set(names)
        severities = sample_says(f"{PAIN_POINTS}[].severity", stage)[0].split(", ")
        assert len(severities) == len(troubles)


def test_the_sample_has_an_idea_for_every_trouble_it_tells() -> None:
    replies = sample()["reply"]
    troubles = [line.split(": ", 1)[1] for r in replies if r["field"] == PAIN_POINTS for line in r["say"].splitlines()]
    ideas = {r["at"]: r["say"] for r in replies if r["field"] == "opportunities"}
    assert sorted(ideas) == sorted(troubles)
    for part in ("impact", "feasibility", "owner", "due", "kpi"):
        (told,) = sample_says(f"opportunities[].{part}", "")
        assert [line.rsplit(": ", 1)[0] for line in told.splitlines()] == list(ideas.values())
