"""The words of the moves: used in turn, data stays data, and a fault in the file is named before the interview."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.interview.agenda import Due
from mapcoach.interview.asking import ask, reworded
from mapcoach.interview.coaching import wording
from mapcoach.interview.coaching.wording import VARIABLES, example_for, load_moves, say, why
from mapcoach.interview.script import Question, Topic
from mapcoach.journey import JourneyMap, Persona, Stage
from mapcoach.resources import ResourceError, find

ALL = {name: f"<{name}>" for names in VARIABLES.values() for name in names} | {"persona": "Maya", "stage": "Book"}
CACHES = (load_moves, wording._trade_words)


@pytest.fixture
def overrides(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a facilitator's own moves."""
    folder = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "prompts" / "coaching"
    folder.mkdir(parents=True)
    for cached in CACHES:
        cached.cache_clear()
    yield folder
    for cached in CACHES:
        cached.cache_clear()


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_no_wording_comes_twice_before_all_were_used(name: str) -> None:
    count = len(load_moves()[name].wording)
    said = [say(name, ALL, used) for used in range(2 * count)]
    assert len(set(said[:count])) == count
    assert said[count:] == said[:count]


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_every_value_that_a_move_needs_has_to_be_given(name: str) -> None:
    for missing in VARIABLES[name]:
        with pytest.raises(KeyError, match=missing):
            say(name, {key: value for key, value in ALL.items() if key != missing}, 0)


def test_an_unknown_move_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        say("flatter", ALL, 0)
    with pytest.raises(KeyError):
        why("flatter")


def test_a_customer_without_a_name_and_a_place_without_a_stage() -> None:
    for persona in ("", "your customer"):
        assert say("thin", {"said": "fine", "persona": persona}, 1)
        assert "Which one person" in say("crowd", {"said": "everyone", "persona": persona}, 0)
    assert (
        say("crowd", {"said": "everyone", "persona": "Maya"}, 0) == "“everyone” is a crowd. How is it for Maya alone?"
    )


def test_a_sentence_starts_with_a_capital_whatever_it_starts_with() -> None:
    assert say("missing", {**ALL, "items": "search, pay"}, 1).startswith("Search, pay. Read")


HOSTILE = (
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{# gone #}",
    "{{ persona.__class__ }}",
    "<b>[red]x[/red]",
    "%s {0}",
    "\\1 \\g<0>",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["crowd", "unknown", "back", "missing"])
def test_what_people_say_is_never_a_template(name: str, text: str) -> None:
    values = {**ALL, **dict.fromkeys(VARIABLES[name], text)}
    for used in range(4):
        assert text in say(name, values, used)


@given(st.text(max_size=300))
def test_whatever_was_said_can_be_quoted(said: str) -> None:
    text = say("verdict", {"said": said, "persona": said}, 1)
    assert text.startswith("What does ")
    assert text.splitlines() == [text]


def test_a_quote_is_short_whole_and_quoted_once() -> None:
    assert say("undone", {"said": "x" * 50_000}, 0).endswith("x…”.")
    assert len(say("undone", {"said": "x" * 50_000}, 0)) < 150
    assert say("undone", {"said": ' "It is slow."\n'}, 0) == "Taken back: “It is slow”."
    assert say("undone", {"said": "“no” means “no”"}, 0) == "Taken back: ““no” means “no””."
    recap = "A long recap. " * 40
    assert recap.strip() in say("recap", {"text": recap}, 0)


def test_one_trouble_is_one() -> None:
    assert say("no_action", {"number": "1"}, 0) == "One trouble has no idea or owner yet."
    assert say("no_action", {"number": "3"}, 0) == "3 troubles have no idea or owner yet."


def test_what_is_empty_leaves_no_empty_quotes() -> None:
    for used in range(4):
        assert "“”" not in say("back", {"said": ""}, used)
        assert ": ." not in say("unknown", {"how": ""}, used)


# --- the file ---------------------------------------------------------------------------------------------------


def _moves() -> str:
    return find("prompts", "coaching/moves.toml").read_text(encoding="utf-8")


UNDONE = '"Taken back: “{{ said }}”.",'
FAULTY: dict[str, tuple[Callable[[str], str], str]] = {
    "no TOML": (lambda text: text + "\n[[", "cannot be read"),
    "a move left out": (lambda text: text.replace('name = "gap"', 'name = "crowd"'), "crowd"),
    "a move that is missing": (lambda text: text[: text.rindex("[[move]]")], "too_early_to_automate"),
    "a move that nobody makes": (lambda text: text.replace('name = "gap"', 'name = "gasp"'), "gasp"),
    "too few wordings": (lambda text: text.replace(UNDONE, ""), "wording"),
    "an empty wording": (lambda text: text.replace(UNDONE, '" ",'), "wording"),
    "the same wording twice": (lambda text: text.replace(UNDONE, '"“{{ said }}” is undone.",'), "undone"),
    "a variable of another move": (lambda text: text.replace(UNDONE, '"{{ other }} is gone.",'), "other"),
    "an unknown variable in a branch": (
        lambda text: text.replace(UNDONE, '"X{% if said %}{{ saidd }}{% endif %}",'), "saidd",
    ),
    "a broken template": (lambda text: text.replace(UNDONE, '"Gone: {{ said",'), "undone"),
    "a template that fails": (lambda text: text.replace(UNDONE, '"Gone: {{ said / 0 }}",'), "undone"),
    "a template that is too much": (lambda text: text.replace(UNDONE, "\"{{ 'x' * 10 ** 30 }}\","), "undone"),
    "a template that is empty": (lambda text: text.replace(UNDONE, '"{# nothing #}",'), "empty"),
    "a wording that only works with a stage": (
        lambda text: text.replace(UNDONE, "\"{% if stage %}At {{ stage }}{% endif %}\","), "empty",
    ),
    "a cap of nothing": (lambda text: text.replace("cap = 3", "cap = 0", 1), "cap"),
    "an unknown each": (lambda text: text.replace('each = "pain"', 'each = "year"', 1), "each"),
    "a key with a typo": (lambda text: text.replace("exit = false", "exitt = false", 1), "exitt"),
    "no reason": (lambda text: text.replace('why = "The map', 'whyy = "The map', 1), "why"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_in_the_moves_is_named_with_its_file(name: str, overrides: Path) -> None:
    change, complaint = FAULTY[name]
    content = change(_moves())
    assert content != _moves()
    (overrides / "moves.toml").write_text(content, encoding="utf-8")
    load_moves.cache_clear()
    with pytest.raises(ResourceError) as error:
        load_moves()
    assert str(overrides / "moves.toml") in str(error.value)
    assert complaint in str(error.value)


def test_a_facilitator_can_reword_a_move_without_python(overrides: Path) -> None:
    content = _moves().replace(UNDONE, '"Weg: “{{ said }}”.",')
    (overrides / "moves.toml").write_text(content, encoding="utf-8")
    load_moves.cache_clear()
    assert say("undone", {"said": "that"}, 0) == "Weg: “that”."


def test_a_fault_of_one_value_is_a_fault_of_the_file(overrides: Path) -> None:
    content = _moves().replace(UNDONE, '"{{ 1 // (said | length - 5) }}",')
    (overrides / "moves.toml").write_text(content, encoding="utf-8")
    load_moves.cache_clear()
    with pytest.raises(ResourceError, match="undone"):
        say("undone", {"said": "12345"}, 0)


@pytest.mark.parametrize("content", ["bikes = [", 'bikes = "bike"', "bikes = []", "bikes = [1]", 'bikes = [" "]'])
def test_a_fault_in_the_words_of_the_trades_is_named_with_its_file(content: str, overrides: Path) -> None:
    (overrides / "trades.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError) as error:
        example_for(_question(examples=("a",)), "bikes", 0)
    assert str(overrides / "trades.toml") in str(error.value)


def test_the_words_of_the_trades_are_words_not_patterns(overrides: Path) -> None:
    (overrides / "trades.toml").write_text('a = ["(bike", "b.ke*"]', encoding="utf-8")
    assert example_for(_question(examples=("b.ker", "biker")), "the b.kes", 0) == "biker"


# --- questions in other words, and examples ------------------------------------------------------------------------


def _question(**values: object) -> Question:
    usual = {
        "id": "q",
        "field": "title",
        "kind": "text",
        "depth": "quick",
        "text": "What?",
        "why": "w",
        "examples": ("e",),
    }
    return Question.model_validate({**usual, **values})


def test_a_question_in_other_words_speaks_of_this_map() -> None:
    question = _question(reworded=["{{ persona }} wants what at “{{ stage }}”?", "plainly: what about {{ subject }}?"])
    due = Due(Topic(topic="T", each="stage", question=(question,)), question, "stage", "s1")
    journey_map = JourneyMap(persona=Persona(name="{{ Maya }}"), stages=(Stage(id="s1", name="Book"),))
    asked = ask(due, journey_map)
    said = [reworded(asked, journey_map, used) for used in range(3)]
    assert said == ["{{ Maya }} wants what at “Book”?", "Plainly: what about Book?", said[0]]


def test_an_example_avoids_the_words_of_the_business() -> None:
    question = _question(examples=("Zip repairs for tents", "Tent rental", "Zoo tickets"))
    assert [example_for(question, "We sell tents", used) for used in range(3)] == [
        "Zip repairs for tents",
        "Tent rental",
        "Zoo tickets",
    ][2:] * 3
    assert [example_for(question, "", used) for used in range(4)] == [*question.examples, question.examples[0]]


def test_an_example_avoids_the_trade_though_the_words_differ() -> None:
    question = _question(examples=("Her bike breaks", "A tooth aches"))
    assert example_for(question, "Cycling tours and puncture repair", 0) == "A tooth aches"
    assert example_for(question, "DENTISTS", 1) == "Her bike breaks"


def test_where_all_examples_are_close_the_one_that_shares_least_is_shown() -> None:
    question = _question(examples=("dental bikes", "bikes"))
    assert example_for(question, "a dental clinic that repairs bikes", 0) == "bikes"
    assert example_for(_question(examples=()), "anything", 3) == ""


@pytest.mark.parametrize("text", ["bike " * 10_000, "a" * 50_000, "(" * 50_000, "\x00" * 50_000, "🚲" * 50_000])
def test_a_business_told_at_length_does_not_hold_up_the_help(text: str) -> None:
    assert example_for(_question(examples=("Her bike breaks", "A tooth aches")), text, 0)
