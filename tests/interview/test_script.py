"""The script as data: it is complete, readable, and a fault in it is reported with its place."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapcoach.interview.agenda import Due
from mapcoach.interview.asking import ask
from mapcoach.interview.replies import cues
from mapcoach.interview.sample import load_sample
from mapcoach.interview.script import Question, ScriptError, Topic, load_script
from mapcoach.interview.session import MemoryJournal
from mapcoach.interview.starters import load_starter
from mapcoach.journey import JourneyMap
from mapcoach.resources import ResourceError
from tests.interview.players import session


@pytest.fixture
def overrides(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a facilitator's own script."""
    folder = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "prompts" / "interview"
    folder.mkdir(parents=True)
    for cached in (load_script, load_starter, cues._channels):
        cached.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def _fresh_script() -> Iterator[None]:
    yield
    for cached in (load_script, load_starter, cues._channels):
        cached.cache_clear()


_TOPIC = """topic = "What we map"
[[question]]
id = "scope.offering"
field = "{field}"
kind = "text"
depth = "quick"
text = "{text}"
why = "w"
examples = ["e"]
{more}"""


def test_a_facilitator_can_reword_a_question_without_python(overrides: Path) -> None:
    text = _TOPIC.format(field="scope.offering", text="What do you do for a living?", more="")
    (overrides / "1-scope.toml").write_text(text, encoding="utf-8")
    assert load_script()[0].question[0].text == "What do you do for a living?"
    assert len(load_script()) > 5, "the other topics are still those of mapcoach"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("topic = ", "cannot be read"),
        (_TOPIC.format(field="scope.nothing", text="t?", more=""), "scope.nothing"),
        (_TOPIC.format(field="scope.offering", text="t?", more='when = ["full_moon"]'), "full_moon"),
        (_TOPIC.format(field="scope.offering", text="t?", more='depht = "deep"'), "depht"),
        (
            _TOPIC.format(
                field="scope.offering", text="t?", more='[[question.option]]\nvalue="a"\nlabel="A"\ncues=["("]'
            ),
            "1-scope",
        ),
    ],
)
def test_a_fault_in_a_script_is_named_with_its_file(overrides: Path, content: str, complaint: str) -> None:
    (overrides / "1-scope.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ScriptError, match=re.escape(complaint)) as error:
        load_script()
    assert "1-scope.toml" in str(error.value)


def _question(each: str = "map", **values: object) -> str:
    """A topic of one question as TOML: what is given, and something sensible for the rest."""
    usual = {"id": "q.one", "field": "scope.offering", "kind": "text", "depth": "quick", "text": "What?", "why": "w"}
    lines = [f"{name} = {json.dumps(value)}" for name, value in {**usual, "examples": ["e"], **values}.items()]
    return "\n".join([f'topic = "T"\neach = "{each}"\n[[question]]', *lines])


OPTION = '\n[[question.option]]\nvalue = "{}"\nlabel = "This"'
PAIN = "stages[].touchpoints[].pain_points[]."

FAULTY: dict[str, tuple[str, str]] = {
    "a text that is no template": (_question(text="What {{ persona?"), "unexpected"),
    "a text that fails": (_question(text="What {{ 1/0 }}?"), "division by zero"),
    "a text for one kind of map": (_question() + '\n[question.text_for]\nchurn = "{% if %}"', "Expected"),
    "a text that fails for one kind": (_question() + '\n[question.text_for]\nchurn = "{{ map.nothing }}"', "nothing"),
    "a hint that fails": (_question(hint="Like {{ 1/0 }}"), "hint of question q.one"),
    "a hint of something unknown": (_question(hint="{{ customer }}"), "customer"),
    "an unknown word where nobody looks": (_question(text="A{% if map.title %}{{ titel }}{% endif %}?"), "titel"),
    "a text that needs more than there is": (_question(text="{{ map.stages[0].name }}?"), "text of question q.one"),
    "a text that is too much": (_question(text="{{ 'x' * 10 ** 30 }}?"), "text of question q.one"),
    "other words that are no template": (_question(reworded=["Fine?", "What {{ persona?"]), "unexpected"),
    "other words of something unknown": (_question(reworded=["What of {{ titel }}?"]), "titel"),
    "other words that fail": (_question(reworded=["{{ map.stages[7].name }}?"]), "reworded of question q.one"),
    "other words that are too much": (_question(reworded=["{{ 'x' * 10 ** 30 }}?"]), "reworded of question q.one"),
    "no other words": (_question(reworded=["{# nothing #}"]), "empty"),
    "other words that are the same": (_question(reworded=["What?"]), "its text again"),
    "other words that come out the same": (_question(reworded=["{% if true %}What?{% endif %}"]), "its text again"),
    "other words that are not a list": (_question(reworded="How?"), "reworded"),
    "an empty text": (_question(text="{# nothing #} "), "empty"),
    "a kind of map typed freely": (_question(field="kind"), "one_of"),
    "a date typed freely": (_question(field="review.due"), "date"),
    "a text read as a date": (_question(kind="date"), "date"),
    "a kind that does not exist": (_question(kind="number"), "kind"),
    "a rating in words": (
        _question("stage", field="stages[].touchpoints[].emotion", items="touchpoints"), "rating",
    ),
    "a rating of nothing": (_question("stage", field="stages[].touchpoints[].emotion", kind="rating"), "items"),
    "a rating beyond its scale": (
        _question("stage", field=f"{PAIN}severity", kind="rating", items="pain_points", high=5), "from 1 to 3",
    ),
    "a scale upside down": (
        _question("stage", field=f"{PAIN}severity", kind="rating", items="pain_points", low=3, high=1), "from 1 to 3",
    ),
    "items of another sort": (
        _question("stage", field=f"{PAIN}severity", kind="rating", items="touchpoints", high=3), "touchpoints",
    ),
    "stages named one at a time": (_question(field="stages"), "list"),
    "a choice of nothing": (_question(kind="one_of"), "choose"),
    "an option that means nothing": (_question(field="kind", kind="one_of") + OPTION.format("yesterday"), "yesterday"),
    "an option of no business": (
        _question(field="scope.business_kind", kind="one_of") + OPTION.format("shoes"), "shoes",
    ),
    "any kind of map": (
        _question(field="kind", kind="one_of", other=True) + OPTION.format("churn"), "other = true",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_what_would_fail_during_the_interview_is_found_before_it(overrides: Path, name: str) -> None:
    content, complaint = FAULTY[name]
    (overrides / "9-own.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ScriptError) as error:
        load_script()
    said = str(error.value)
    assert complaint in said
    assert "9-own.toml" in said
    assert "q.one" in said or "question.0" in said


@pytest.mark.parametrize(
    "content",
    [
        _question(text="What does {{ persona }} want at {{ map.scope.business or 'your place' }}?"),
        _question("stage", field="stages[].owner", text="Who owns {{ stage }}?"),
        _question("stage", field="stages[].owner", reworded=["Whose is {{ stage }}?", "{{ persona }} asks for whom?"]),
        _question(field="title", text="{{ map.stages[0].name }}?", when=["has_any_pain_points"]),
        _question("stage", field=f"{PAIN}share", items="pain_points"),
        _question(field="opportunities[].impact", kind="rating", items="opportunities", low=1, high=3),
        _question(field="persona.goals", kind="some_of", other=True) + OPTION.format("save time"),
        _question(field="automations[].platform", kind="one_of", other=True) + OPTION.format("Make"),
    ],
)
def test_a_sound_question_of_a_facilitator_is_taken(overrides: Path, content: str) -> None:
    (overrides / "9-own.toml").write_text(content, encoding="utf-8")
    assert load_script()[-1].question[0].id == "q.one"


async def test_a_fault_is_reported_before_an_interview_begins(overrides: Path) -> None:
    (overrides / "9-own.toml").write_text(_question(hint="{{ 1/0 }}"), encoding="utf-8")
    journal = MemoryJournal()
    with pytest.raises(ScriptError):
        await session(journal=journal)
    assert not journal.entries()


@pytest.mark.parametrize("part", ["text", "hint"])
@pytest.mark.parametrize("source", ["{{ 1/0 }}", "{{ nobody.name }}", "{% for %}", "{{ map.stages[7].name }}"])
def test_whatever_a_template_raises_is_a_fault_of_the_script(part: str, source: str) -> None:
    values = {"text": "What?", "hint": "", part: source}
    question = Question(id="q.one", field="title", kind="text", depth="quick", why="w", examples=("e",), **values)
    due = Due(Topic(topic="T", question=(question,)), question, "map", "")
    with pytest.raises(ScriptError, match=f"{part} of question q.one"):
        ask(due, JourneyMap())


STARTER = """name = "Shops"
business_kind = "local"
about = "A shop."
[[current]]
name = "Visit"
meaning = "They come in."
touchpoints = ["door"]
"""


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("name = ", "cannot be read"),
        (STARTER.replace('about = "A shop."', ""), "about"),
        (STARTER.replace('meaning = "They come in."', ""), "stages.current.0.meaning"),
        (STARTER.replace('["door"]', '"door"'), "stages.current.0.touchpoints"),
        (STARTER.replace('["door"]', "[]"), "stages.current.0.touchpoints"),
        (STARTER.replace('"Visit"', "7"), "stages.current.0.name"),
        (STARTER.replace('"local"', '"shops"'), "business_kind"),
        (STARTER.replace("[[current]]", "[[curent]]"), "current"),
        (STARTER.replace("[[current]]", "[current]"), "stages.current"),
        (STARTER + "[[tomorrow]]", "tomorrow"),
    ],
)
def test_a_fault_in_a_starter_is_named_with_its_file_before_the_interview(
    overrides: Path, content: str, complaint: str
) -> None:
    folder = overrides.parents[1] / "templates" / "starters"
    folder.mkdir(parents=True)
    (folder / "local.toml").write_text(content, encoding="utf-8")
    for load in (lambda: load_starter("local"), load_script):
        with pytest.raises(ResourceError, match=re.escape(complaint)) as error:
            load()
        assert str(folder / "local.toml") in str(error.value)


def test_a_starter_of_ones_own_serves_every_kind_of_map(overrides: Path) -> None:
    folder = overrides.parents[1] / "templates" / "starters"
    folder.mkdir(parents=True)
    (folder / "local.toml").write_text(STARTER, encoding="utf-8")
    load_script()
    assert [stage.name for stage in load_starter("local").stages_for("renewal")] == ["Visit"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("phone = [", "cannot be read"),
        ('phone = "call"', "phone"),
        ("phone = [1]", "phone"),
        ("phone = []", "phone"),
        ('phone = ["("]', "phone"),
    ],
)
def test_a_fault_in_the_lexicon_is_named_with_its_file_before_the_interview(
    overrides: Path, content: str, complaint: str
) -> None:
    (overrides.parent / "lexicon").mkdir()
    (overrides.parent / "lexicon" / "channels.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=re.escape(complaint)) as error:
        load_script()
    assert "channels.toml" in str(error.value)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("depth", "cannot be read"),
        ('author = "Sam"\nreply = []', "depth"),
        ('depth = "bottomless"\nauthor = "Sam"\nreply = []', "depth"),
        ('depth = "quick"\nauthor = "Sam"\n[[reply]]\nfield = "title"\nat = ""', "reply.0.say"),
    ],
)
def test_a_fault_in_the_sample_is_named_with_its_file(overrides: Path, content: str, complaint: str) -> None:
    folder = overrides.parents[1] / "templates"
    folder.mkdir()
    (folder / "sample.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=re.escape(complaint)) as error:
        load_sample()
    assert str(folder / "sample.toml") in str(error.value)
