"""Every question that can be asked is a good one: the script's, reworded, and those of the facilitator's moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from mapcoach.interview.agenda import Due
from mapcoach.interview.asking import ask, reworded
from mapcoach.interview.coaching.wording import VARIABLES, example_for, load_moves, say, why
from mapcoach.interview.script import Question, Topic, load_script
from mapcoach.journey import JourneyMap, PainPoint, Persona, Stage, Touchpoint
from mapcoach.journey.shape import MAP_KINDS, MapKind
from tests.interview.question_lint import RULES, Line, broken, has_jargon

QUESTIONS = [(topic, question) for topic in load_script() for question in topic.question]
IDS = [question.id for _, question in QUESTIONS]

WISHES = ("scope.objective", "scope.out_of_scope", "stages[].business_goal", "opportunities", "automations", "measures")
PLANS = ("review", "title", "kind")
"""Fields that hold wishes, plans and decisions: asking what would be is right there."""

SUBJECTS = {"stage": "s1", "worst_pain": "p1"}


def _is_fact(question: Question, kind: MapKind) -> bool:
    return kind != "future" and not question.field.startswith(WISHES + PLANS)


def _map(kind: MapKind, name: str) -> JourneyMap:
    points = (Touchpoint(id="t1", name="phone", pain_points=(PainPoint(id="p1", text="long wait"),)),)
    return JourneyMap(kind=kind, persona=Persona(name=name), stages=(Stage(id="s1", name="Book", touchpoints=points),))


def _due(topic: Topic, question: Question) -> Due:
    return Due(topic, question, topic.each, SUBJECTS.get(topic.each, ""))


def _texts(due: Due, journey_map: JourneyMap) -> list[str]:
    """A question as it is asked, and then in all its other words."""
    asked = ask(due, journey_map)
    return [asked.text, *(reworded(asked, journey_map, used) for used in range(len(due.question.reworded)))]


def lines_of(topic: Topic, question: Question) -> Iterator[Line]:
    """All that this question can look like: on each kind of map, with a name and without, and reworded."""
    due = _due(topic, question)
    for kind in MAP_KINDS:
        for name in ("Maya", ""):
            journey_map = _map(kind, name)
            for text in _texts(due, journey_map):
                yield Line(
                    text,
                    fact=_is_fact(question, kind),
                    open=question.kind in ("text", "list", "date"),
                    staged=topic.each == "stage",
                )


@pytest.mark.parametrize(("topic", "question"), QUESTIONS, ids=IDS)
def test_every_question_of_the_script_keeps_the_rules(topic: Topic, question: Question) -> None:
    faults = {line.text: wrong for line in lines_of(topic, question) if (wrong := broken(line))}
    assert not faults


@pytest.mark.parametrize(("topic", "question"), QUESTIONS, ids=IDS)
def test_every_question_comes_with_help(topic: Topic, question: Question) -> None:
    assert question.why.endswith(".")
    assert question.hint.endswith((".", "…", "?"))
    assert len(set(question.examples)) >= 2
    assert question.reworded
    assert not has_jargon(question.why)
    assert not has_jargon(question.hint)
    assert "!" not in question.why + question.hint


_SMALL = frozenset(
    "a an the what which who whom whose how where do does did is are of to for in on at by this that it and or".split()
) | {"maya"}


def _content(text: str) -> set[str]:
    """The words of a text that carry its meaning, without what is quoted."""
    return set(re.findall(r"[a-z]+", re.sub(r"“[^”]*”", "", text.casefold()))) - _SMALL


@pytest.mark.parametrize(("topic", "question"), QUESTIONS, ids=IDS)
def test_another_wording_is_really_another_one(topic: Topic, question: Question) -> None:
    """Whoever did not understand the words is not helped by the same ones."""
    for kind in MAP_KINDS:
        asked, *others = _texts(_due(topic, question), _map(kind, "Maya"))
        for text in others:
            assert SequenceMatcher(None, asked, text).ratio() < 0.75, text


# --- the moves --------------------------------------------------------------------------------------------------

NOTICES = frozenset(
    "parked skipped unknown back undone told_already empathy language gibberish pace no_action no_evidence stale took "
    "too_early_to_automate".split()
)
ASKING = sorted(VARIABLES.keys() - NOTICES)

CHOICES = {
    "compound": "both, or one",
    "contradiction": "both, or one of them",
    "duplicate": "the same, or a second one",
    "positive": "4 or 5",
}
"""Moves that are answered by choosing: what there is to choose is named, against the rule for open questions."""

NOT_FACTS = {"jargon": "the word is to be found now: customers may never have needed one"}
"""Moves that do not ask for what is so, and may say “would”, against the rule for facts."""

VALUES = {
    "said": "it is slow",
    "first": "young families",
    "second": "their parents",
    "other": "quick and easy",
    "name": "phone",
    "number": "7",
    "stage": "Book",
    "question": "“another question”?",
    "items": "“a, b, c”",
    "text": "“what was understood”",
    "how": "ask three customers",
    "score": "41 of 60",
    "total": "9",
    "minutes": "4",
    "date": "1 May 2026",
}


def move_lines(name: str) -> Iterator[Line]:
    """All wordings of a move: of a person with a name and without, at a stage and at none."""
    for used in range(len(load_moves()[name].wording)):
        for persona in ("Maya", ""):
            values = VALUES | {"persona": persona}
            text = say(name, values, used)
            yield Line(text, fact=name not in NOT_FACTS, open=name not in CHOICES)


@pytest.mark.parametrize("name", ASKING)
def test_every_question_of_a_move_keeps_the_rules(name: str) -> None:
    faults = {line.text: wrong for line in move_lines(name) if (wrong := broken(line))}
    assert not faults


@pytest.mark.parametrize("name", sorted(NOTICES))
def test_a_remark_asks_nothing_and_is_short(name: str) -> None:
    for line in move_lines(name):
        assert "?" not in line.text, line
        assert broken(line) <= {"one question mark"}, line
        assert line.text.endswith((".", "”"))
    assert not load_moves()[name].budget
    assert not load_moves()[name].exit


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_a_move_quotes_what_was_said(name: str) -> None:
    heard = VARIABLES[name] & {"said", "first", "name", "question", "items", "text", "stage"}
    if heard:
        assert all("“" in line.text for line in move_lines(name))


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_the_wordings_of_a_move_differ_in_construction(name: str) -> None:
    texts = [line.text for line in move_lines(name)][::2]
    assert len({tuple(re.findall(r"\w+|[“:]", re.sub(r"“[^”]*”", "“", text))[:3]) for text in texts}) == len(texts), (
        "no two begin alike"
    )
    for one, other in combinations(texts, 2):
        shared = _content(one) & _content(other)
        assert len(shared) <= 0.7 * max(1, len(_content(one) | _content(other))), (one, other)


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_a_move_can_be_explained(name: str) -> None:
    assert why(name).endswith(".")
    assert not has_jargon(why(name))
    assert len(why(name).split()) <= 22


def test_empathy_is_at_most_six_words() -> None:
    assert all(len(line.text.split()) <= 6 for line in move_lines("empathy"))


@pytest.mark.parametrize("name", [*CHOICES, *NOT_FACTS])
def test_every_exception_is_needed(name: str) -> None:
    assert any(broken(replace(line, open=True, fact=True)) for line in move_lines(name))


# --- the rules themselves -----------------------------------------------------------------------------------------

BAD = [
    ("one question mark", Line("What do they do? And then?")),
    ("one question mark", Line("Tell me about them.")),
    ("short", Line("What, " + "really and truly " * 8 + "happens?")),
    ("short", Line("First a remark. Then another. What happens?")),
    ("one question at a time", Line("What does Maya do, and where does she do it?")),
    ("one question at a time", Line("What does Maya do for a living, or what is their part in this?")),
    ("one question at a time", Line("By how much, and by when, should it grow?")),
    ("one question at a time", Line("Does Maya call first, or does she write?")),
    ("one question at a time", Line("What happens, and how long does it take?")),
    ("not leading", Line("Isn't it annoying to wait?")),
    ("not leading", Line("Don’t you think that it takes long?")),
    ("not leading", Line("How bad is the wait?")),
    ("not leading", Line("Surely people complain about this?")),
    ("not leading", Line("People dislike the form, right?")),
    ("facts, not suppositions", Line("What would they do at “Book”?", fact=True)),
    ("facts, not suppositions", Line("Will customers come back?", fact=True)),
    ("facts, not suppositions", Line("What happens if you call?", fact=True)),
    ("no answers inside", Line("Where does it happen, for instance web, phone, shop?")),
    ("no answers inside", Line("Is it slow, unclear or expensive?")),
    ("no answers inside", Line("Which facts matter, such as age?")),
    ("no jargon", Line("Which touchpoints are there?")),
    ("no jargon", Line("What does your persona want?")),
    ("no jargon", Line("Which segment is that?")),
    ("no jargon", Line("Which KPIs will move?")),
    ("no jargon", Line("Through which channels do they come?")),
    ("no jargon", Line("What is your conversion?")),
    ("no jargon", Line("Which moments of truth are there?")),
    ("no vague quantity", Line("What do some customers say?")),
    ("no vague quantity", Line("What does Maya usually do?")),
    ("no vague quantity", Line("Do they often call?")),
    ("no negation", Line("What do they not like?")),
    ("no negation", Line("Who never comes back?")),
    ("no negation", Line("What don’t they see?")),
    ("anchored", Line("What goes wrong?", staged=True)),
    ("no inspector", Line("Why is that so?")),
    ("no inspector", Line("What do you mean exactly?")),
    ("no exclamation", Line("Great! What happens?")),
    ("capitals", Line("That is so. your customer does what?")),
]


@pytest.mark.parametrize(("rule", "line"), BAD, ids=[f"{rule}: {line.text[:40]}" for rule, line in BAD])
def test_the_rules_find_what_is_wrong(rule: str, line: Line) -> None:
    assert rule in broken(line)


def test_each_rule_is_shown_to_fail() -> None:
    assert {rule for rule, _ in BAD} == RULES.keys()


@pytest.mark.parametrize(
    "line",
    [
        Line("What goes wrong for Maya at “Book”?", fact=True, staged=True),
        Line("Of ten customers, how many does each of these hit?", fact=True, staged=True),
        Line("“Why is nothing clear!? A lot, or not?” is a lot of text. What happens there?", fact=True),
        Line("How do they feel, from 1 (not good) to 5 (a lot better)?"),
        Line("Are they new, regular, or both?", open=False),
        Line("What would they rather have?"),
        Line("How often does it happen?"),
        Line("When you think of Maya, what comes to mind?"),
    ],
)
def test_the_rules_leave_good_questions_alone(line: Line) -> None:
    assert not broken(line)


# --- examples -----------------------------------------------------------------------------------------------------

BUSINESSES = {
    "We mend bikes and e-bikes": r"bike|cycl|chain|spoke",
    "a dental clinic in Leeds": r"dent|tooth|doctor|receptionist|waiting room|treatment|practice|nurse",
    "bookkeeping for tradespeople": r"bookkeep|accountant|tax|books in order",
    "Family bakery, birthday cakes to order": r"bakery|cake",
    "gym and yoga studio": r"\bgyms?\b",
    "phone contracts and broadband": r"contract",
    "Wholesale of coffee machines": r"wholesale|purchasing|sales rep",
}


@pytest.mark.parametrize("business", BUSINESSES)
def test_an_example_comes_from_another_trade(business: str) -> None:
    for _, question in QUESTIONS:
        for used in range(4):
            shown = example_for(question, business, used)
            assert shown in question.examples
            assert not re.search(BUSINESSES[business], shown, re.IGNORECASE), question.id
