# ruff: noqa: E501  (tables of replies read better whole)
"""Replies as people type them, put to the real questions of the script: what ends up on the map."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from mapcoach.interview.agenda import Due
from mapcoach.interview.asking import Asked, Reading, ask
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.rules import SOURCES
from mapcoach.interview.script import load_script
from mapcoach.journey import JourneyMap, apply
from mapcoach.journey import operations as ops

TODAY = date(2026, 11, 22)


def a_map() -> JourneyMap:
    """A clinic's map with two stages, three touchpoints, two troubles and one idea."""
    made = JourneyMap(id="m")
    for operation in (
        ops.SetScope(field="business_kind", value="local"),
        ops.SetPersona(field="name", value="Rosa"),
        ops.AddStage(id="s1", name="Find us"),
        ops.AddStage(id="s2", name="Book"),
        ops.AddTouchpoint(id="t1", stage="s1", name="google", channel="search"),
        ops.AddTouchpoint(id="t2", stage="s1", name="website", channel="website"),
        ops.AddTouchpoint(id="t3", stage="s2", name="phone", channel="phone"),
        ops.AddTouchpoint(id="t4", stage="s2", name="booking form", channel="website"),
        ops.AddPainPoint(id="p1", touchpoint="t3", text="40 minutes on hold"),
        ops.AddPainPoint(id="p2", touchpoint="t4", text="asks for too much"),
        ops.AddOpportunity(id="o1", text="call back", pain_point="p1"),
    ):
        made = apply(made, operation).map
    return made


def asked(question: str, subject: str = "", probe: bool = False) -> Asked:
    """A question of the script, asked of the clinic's map."""
    for topic in load_script():
        for one in topic.question:
            if one.id == question:
                put = ask(Due(topic, one, topic.each, subject), a_map())
                return Asked(**{**vars(put), "probe": probe})
    raise AssertionError(question)


def read(question: str, reply: str, subject: str = "", probe: bool = False) -> Reading:
    """What the offline interviewer makes of a reply."""
    count = itertools.count(1)
    interviewer = OfflineInterviewer(lambda: TODAY, lambda prefix: f"{prefix}-{next(count)}")
    return interviewer.read_now(asked(question, subject, probe), reply, a_map())


def values(operations: tuple[BaseModel, ...]) -> list[dict[str, Any]]:
    """Operations without their names, new ids and empty fields."""
    dumps = (operation.model_dump(exclude={"op", "id"}, exclude_defaults=True) for operation in operations)
    return [{name: value for name, value in one.items() if value not in ("", ())} for one in dumps]


READINGS: list[tuple[str, str, str, list[dict[str, Any]]]] = [
    ("scope.offering", "", "we're a small dental clinic, 3 chairs", [{"field": "offering", "value": "we're a small dental clinic, 3 chairs"}]),
    ("scope.offering", "", "um, we fix bikes i guess", [{"field": "offering", "value": "we fix bikes"}]),
    ("scope.business_kind", "", "local shop", [{"field": "business_kind", "value": "local"}]),
    ("scope.business_kind", "", "4", [{"field": "business_kind", "value": "local"}]),
    ("kind", "", "as it is today", [{"value": "current"}]),
    ("scope.customers", "", "mostly new", [{"field": "customers", "value": "new"}]),
    ("scope.objective", "", "fewer no-shows, fewer calls, and happier staff by June", [{"field": "objective", "value": "fewer no-shows, fewer calls, and happier staff by June"}]),
    ("scope.objective", "", "change how people book", [{"field": "objective", "value": "change how people book"}]),
    ("persona.name", "", "it's Maria, she's 34 and has two kids", [{"field": "name", "value": "Maria"}, {"field": "demographics", "value": "she's 34 and has two kids"}]),
    ("persona.name", "", "Tom, runs a bakery", [{"field": "name", "value": "Tom"}, {"field": "role", "value": "runs a bakery"}]),
    ("persona.name", "", "Dr. Smith", [{"field": "name", "value": "Dr. Smith"}]),
    ("persona.goals", "", "stop smoking", [{"field": "goals", "items": ("stop smoking",)}]),
    ("persona.goals", "", "skip the queue, save time and money", [{"field": "goals", "items": ("skip the queue", "save time and money")}]),
    ("persona.goals", "", "help with my taxes", [{"field": "goals", "items": ("help with my taxes",)}]),
    ("persona.challenges", "", "back pain", [{"field": "challenges", "items": ("back pain",)}]),
    ("persona.challenges", "", "no time on weekdays, was overcharged once", [{"field": "challenges", "items": ("no time on weekdays, was overcharged once",)}]),
    ("persona.entry_point", "", "I don't know what they're called, some portal", [{"field": "entry_point", "value": "I don't know what they're called, some portal"}]),
    ("persona.entry_point", "", "why they leave us", [{"field": "entry_point", "value": "why they leave us"}]),
    ("persona.quote", "", "I think it's too expensive", [{"field": "quote", "value": "I think it's too expensive"}]),
    ("stage.touchpoints", "s1", "1 & 4 & also flyers", [{"stage": "s1", "name": "*", "channel": "*"}, {"stage": "s1", "name": "*", "channel": "*"}, {"stage": "s1", "name": "flyers", "channel": "print"}]),
    ("stage.touchpoints", "s1", "word of mouth, the shop window & insta", [{"stage": "s1", "name": "word of mouth", "channel": "referral"}, {"stage": "s1", "name": "shop window", "channel": "shop"}, {"stage": "s1", "name": "insta", "channel": "social"}]),
    ("stage.touchpoints", "s1", "google, a neighbour", [{"stage": "s1", "name": "neighbour", "channel": "referral"}]),
    ("stage.channel", "s1", "skip hire", []),
    ("stage.emotion", "s1", "google 2, website 5", [{"touchpoint": "t1", "score": -1}, {"touchpoint": "t2", "score": 2}]),
    ("stage.emotion", "s1", "google: good, website: awful", [{"touchpoint": "t1", "score": 1}, {"touchpoint": "t2", "score": -2}]),
    ("stage.emotion", "s1", "all good except the website (1)", [{"touchpoint": "t1", "score": 1}, {"touchpoint": "t2", "score": -2}]),
    ("stage.emotion", "s1", "4, 3", [{"touchpoint": "t1", "score": 1}, {"touchpoint": "t2", "score": 0}]),
    ("stage.thought", "s1", "website: I think I'm lost", [{"touchpoint": "t2", "thought": "I think I'm lost"}]),
    ("stage.thought", "s2", "I think nobody is there", [{"touchpoint": "t3", "thought": "I think nobody is there"}]),
    ("stage.pain_points", "s2", "phone: 40 min on hold, so half of them give up", [{"touchpoint": "t3", "text": "40 min on hold, so half of them give up", "drops_off": True, "share": 0.5}]),
    ("stage.pain_points", "s2", "they hang up", [{"touchpoint": "t3", "text": "they hang up", "drops_off": True}]),
    ("stage.pain_points", "s2", "no problems really", []),
    ("stage.pain_points", "s2", "not that i know", []),
    ("stage.pain_points", "s2", "waited half an hour", [{"touchpoint": "t3", "text": "waited half an hour"}]),
    ("stage.severity", "s2", "3 and 1", [{"pain_point": "p1", "severity": 3}, {"pain_point": "p2", "severity": 1}]),
    ("stage.drops_off", "s2", "1", [{"pain_point": "p1", "drops_off": True}, {"pain_point": "p2", "drops_off": False}]),
    ("stage.drops_off", "s2", "none", [{"pain_point": "p1", "drops_off": False}, {"pain_point": "p2", "drops_off": False}]),
    ("stage.drops_off", "s2", "the hold", [{"pain_point": "p1", "drops_off": True}, {"pain_point": "p2", "drops_off": False}]),
    ("stage.share", "s2", "half, 3 in 10", [{"pain_point": "p1", "share": 0.5}, {"pain_point": "p2", "share": 0.3}]),
    ("stage.share", "s2", "5, 2", [{"pain_point": "p1", "share": 0.5}, {"pain_point": "p2", "share": 0.2}]),
    ("stage.share", "s2", "both 3 in 10", [{"pain_point": "p1", "share": 0.3}, {"pain_point": "p2", "share": 0.3}]),
    ("stage.share", "s2", "hold: 46 of 150", [{"pain_point": "p1", "share": 0.3067}]),
    ("stage.basis", "s2", "both", [{"targets": ("p1", "p2"), "basis": "evidence"}]),
    ("evidence", "", "1 and 4", [{"kind": "observation", "supports": ("p1", "p2")}, {"kind": "reviews", "supports": ("p1", "p2")}]),
    ("evidence", "", "our survey last spring", [{"kind": "survey", "source": "our survey last spring", "supports": ("p1", "p2")}]),
    ("evidence", "", "just a hunch", [{"targets": ("p1", "p2"), "basis": "assumption"}]),
    ("opportunity.text", "p1", "add a chatbot to the website", [{"pain_point": "p1", "text": "add a chatbot to the website"}]),
    ("opportunity.text", "p1", "move the form to the phone", [{"pain_point": "p1", "text": "move the form to the phone"}]),
    ("opportunity.text", "p1", "change the booking form to three fields", [{"pain_point": "p1", "text": "change the booking form to three fields"}]),
    ("opportunity.text", "p1", "remove the booking form", [{"pain_point": "p1", "text": "remove the booking form"}]),
    ("opportunity.text", "p1", "- call back\n- more staff on mondays", [{"pain_point": "p1", "text": "call back"}, {"pain_point": "p1", "text": "more staff on mondays"}]),
    ("measures", "", "NPS 32 to 50; churn below 5%", [{"name": "NPS", "baseline": "32", "target": "50"}, {"name": "churn", "target": "below 5%"}]),
    ("review.due", "", "in about 6 months", [{"due": date(2027, 5, 22)}]),
    ("review.due", "", "mid January", [{"due": date(2027, 1, 15)}]),
    ("stage.emotion", "s2", "5/5 for the phone, form 2/5", [{"touchpoint": "t3", "score": 2}, {"touchpoint": "t4", "score": -1}]),
    ("stage.emotion", "s2", "phone 1 form 3", [{"touchpoint": "t3", "score": -2}, {"touchpoint": "t4", "score": 0}]),
    ("stage.severity", "s2", "very bad, they leave over it; just annoying", [{"pain_point": "p1", "severity": 3}, {"pain_point": "p2", "severity": 1}]),
    ("persona.name", "", "its usually the mums who book, lets say sandra, 41 with two kids", [{"field": "name", "value": "sandra"}, {"field": "demographics", "value": "41 with two kids"}]),
    ("stage.touchpoints", "s1", "docusign, or goodbye email", [{"stage": "s1", "name": "docusign"}, {"stage": "s1", "name": "goodbye email", "channel": "email"}]),
    ("stage.pain_points", "s2", "nothing, we notice nothing", []),
    ("stage.pain_points", "s2", "the phone is down on mondays (Bob: 3x in Q3)", [{"touchpoint": "t3", "text": "the phone is down on mondays (Bob: 3x in Q3)"}]),
    ("stage.pain_points", "s2", "phone: rings out; we lose loads of people there", [{"touchpoint": "t3", "text": "rings out; we lose loads of people there", "drops_off": True}]),
    ("measures", "", "days until quote is out: 9 now, 3 by june", [{"name": "days until quote is out", "baseline": "9", "target": "3 by june"}]),
    ("review.due", "", "next spring", [{"due": date(2027, 3, 1)}]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "subject", "reply", "expected"), READINGS)
def test_a_reply_becomes_what_a_careful_listener_would_note(
    question: str, subject: str, reply: str, expected: list[dict[str, Any]]
) -> None:
    felt = (ops.SetEmotion,) if question == "stage.pain_points" else ()  # a bad feeling may be read from a trouble
    found = values(tuple(one for one in read(question, reply, subject).operations if not isinstance(one, felt)))
    for one, want in zip(found, expected, strict=True):
        assert {name: "*" if want.get(name) == "*" else value for name, value in one.items()} == want


EDITS = [
    ("change phone to hotline", ops.SetTouchpoint(touchpoint="t3", field="name", value="hotline")),
    ("remove the booking form", ops.RemoveTouchpoint(touchpoint="t4")),
    ("rename stage 2 to Reserve", ops.SetStage(stage="s2", field="name", value="Reserve")),
]


@pytest.mark.parametrize(("reply", "operation"), EDITS)
@pytest.mark.parametrize(
    ("question", "subject"), [("stage.pain_points", "s2"), ("stage.emotion", "s2"), ("scope.objective", "")]
)
def test_a_change_of_the_map_is_understood_at_any_question(
    question: str, subject: str, reply: str, operation: BaseModel
) -> None:
    reading = read(question, reply, subject)
    assert reading.direct
    assert reading.operations == (operation,)


def test_among_ideas_only_a_change_that_names_its_kind_is_a_change() -> None:
    assert read("opportunity.text", "rename stage 2 to Reserve", "p1").direct
    assert not read("opportunity.text", "change Book to call back", "p1").direct


UNREADABLE = [
    ("scope.business_kind", "", "purple"),
    ("scope.business_kind", "", "1 or 4"),
    ("persona.name", "", "everyone really"),
    ("persona.goals", "", "yes"),
    ("stage.touchpoint_owner", "s1", "2, 5"),
    ("stage.emotion", "s1", "purple"),
    ("stage.emotion", "s1", "google 9, website 12"),
    ("stage.emotion", "s1", "3-4"),
    ("stage.share", "s2", "46 of 150"),
    ("stage.root_cause", "s2", "two of us are at it only after eleven"),
    ("review.due", "", "before christmas"),
    ("review.due", "", "03/04/2027"),
    ("stage.customer_action", "s1", "they wonder, at this point, what to do"),
]


@pytest.mark.parametrize(("question", "subject", "reply"), UNREADABLE)
def test_what_cannot_be_read_is_asked_once_more_and_changes_nothing(question: str, subject: str, reply: str) -> None:
    first = read(question, reply, subject)
    assert first.operations == ()
    assert first.follow_up or first.move
    again = read(question, reply, subject, probe=True)
    assert not again.follow_up


COMMANDS = [
    ("skip", "skip"),
    ("Go back!", "back"),
    ("undo that", "undo"),
    ("why?", "why"),
    ("what do you mean?", "help"),
    ("done", "finish"),
    ("I don’t know", "dont_know"),
]


@pytest.mark.parametrize(("reply", "command"), COMMANDS)
@pytest.mark.parametrize(
    ("question", "subject"),
    [("scope.offering", ""), ("stages", ""), ("stage.emotion", "s1"), ("evidence", ""), ("review.due", "")],
)
def test_a_command_is_a_command_at_any_question(question: str, subject: str, reply: str, command: str) -> None:
    assert read(question, reply, subject).command == command


@pytest.mark.parametrize(
    ("question", "reply", "basis"),
    [
        ("persona.goals", "get it done by friday", "assumption"),
        ("persona.goals", "customers told us: get it done by friday", "evidence"),
        ("persona.challenges", "probably the price", "assumption"),
        ("stage.pain_points", "two people complained about the wait", "evidence"),
        ("stage.pain_points", "i think it's slow", "assumption"),
        ("scope.objective", "fewer no-shows", None),
        ("opportunity.text", "call back", None),
    ],
)
def test_it_is_recorded_whether_a_claim_is_known_or_supposed(question: str, reply: str, basis: str | None) -> None:
    subject = {"stage": "s2", "oppor": "p1"}.get(question[:5], "")
    assert read(question, reply, subject).basis == basis


def test_every_suggestion_of_the_script_can_be_taken_by_its_number_and_all_at_once() -> None:
    put = asked("stages")
    names = [option.label for option in put.options]
    for number, name in enumerate(names, 1):
        assert [one["name"] for one in values(read("stages", f"{number}").operations)] in (
            [name],
            [],
        )  # "Book" is there
    accepted = [one["name"] for one in values(read("stages", "all").operations)]
    assert accepted == [name for name in names if name not in ("Find us", "Book")]


QUESTIONS = [
    (question.id, {"stage": "s2", "worst_pain": "p1"}.get(topic.each, ""))
    for topic in load_script()
    for question in topic.question
    if not question.items or SOURCES[question.items](a_map(), "s2")
]
WORDS = (
    "phone",
    "booking form",
    "1",
    "2",
    "5",
    "and",
    ",",
    "\n",
    "half of them",
    "change",
    "to",
    "remove",
    "all",
    "none",
    "but",
    "I think",
    "in 6 months",
    "(",
    "→",
    ":",
    "🙂",
    "\x1b[",
    "\ud800",
    "²",
)


def _texts(operation: BaseModel) -> list[str]:
    """The words an operation puts on the map."""
    said = (
        "name",
        "text",
        "value",
        "thought",
        "feeling",
        "root_cause",
        "baseline",
        "target",
        "due",
        "owner",
        "kpi",
        "source",
        "items",
        "item",
    )
    found: list[str] = []
    for field, value in operation.model_dump().items():
        if field in said:
            found.extend([value] if isinstance(value, str) else value if isinstance(value, tuple) else [])
    return found


@given(st.sampled_from(QUESTIONS), st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join) | st.text(max_size=40))
def test_nothing_is_raised_or_invented_at_any_question(where: tuple[str, str], reply: str) -> None:
    put = asked(*where)
    reading = read(where[0], reply, where[1])
    typed = " ".join(visible(reply).split()).casefold()
    offered = {text for option in put.options for text in (option.value, option.label)} | {
        item.name for item in put.items
    }
    for operation in reading.operations:
        for one in _texts(operation):
            folded = " ".join(one.split()).casefold()
            assert folded in typed or one in offered, (reply, operation)


@pytest.mark.parametrize(
    "reply", ["a, " * 17_000, "and " * 12_500, "9" * 50_000, "(" * 50_000, "🙂" * 50_000, "\x1b]\x00" * 16_000]
)
def test_fifty_thousand_characters_are_read_at_any_question(reply: str) -> None:
    """Where reading took more than linear time this would not end; bench/replies.py measures it."""
    for question, subject in QUESTIONS[:: len(QUESTIONS) // 12]:
        assert read(question, reply, subject) is not None, question


EXAMPLES = [
    (question.id, {"stage": "s2", "worst_pain": "p1"}.get(topic.each, ""), example)
    for topic in load_script()
    for question in topic.question
    for example in question.examples
    if not question.items
]


@pytest.mark.parametrize(("question", "subject", "example"), EXAMPLES)
def test_every_example_that_the_script_gives_is_understood(question: str, subject: str, example: str) -> None:
    reading = read(question, example, subject)
    assert reading.operations or reading.heard or reading.command
    assert not reading.follow_up
