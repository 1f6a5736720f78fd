"""The script as data: it is complete, readable, and a fault in it is reported with its place."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from mapcoach.interview.script import Question, ScriptError, load_script

QUESTIONS = [question for topic in load_script() for question in topic.question]
TEXTS = [(question.id, text) for question in QUESTIONS for text in (question.text, *question.text_for.values())]
JARGON = re.compile(
    r"touchpoint|persona\b(?! ?}})|backstage|channel|micro-?conversion|\bKPI\b|\bCTA\b|pain point|lifecycle", re.I
)
LEADING = re.compile(r"don't you|wouldn't|isn't it|surely|how (?:good|bad) ", re.I)


@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[name for name, _ in TEXTS])
def test_a_question_is_one_short_plain_question(name: str, text: str) -> None:
    shown = re.sub(r"{{ ?\w+ ?}}", "Maya", text)
    assert shown.count("?") <= 1, "one question at a time"
    assert shown.count("?") == 1 or shown.endswith("."), "a question or a request"
    assert len(shown.split()) <= 22
    assert not JARGON.search(shown)
    assert not LEADING.search(shown)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_has_its_why_hint_and_example(question: Question) -> None:
    assert question.why
    assert question.hint
    assert question.examples
    if question.kind in ("one_of",) and not question.options_from:
        assert len(question.option) >= 2


@pytest.fixture
def overrides(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a facilitator's own script."""
    folder = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "prompts" / "interview"
    folder.mkdir(parents=True)
    load_script.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def _fresh_script() -> object:
    yield
    load_script.cache_clear()


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
