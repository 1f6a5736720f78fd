# ruff: noqa: E501
"""What a reply says beyond its question is put where it belongs, if that is empty; and from plain replies nothing is."""

from __future__ import annotations

import itertools
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from mapcoach.interview.agenda import Due
from mapcoach.interview.asking import Asked, ask
from mapcoach.interview.field import Field
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.replies.measures import read_measures
from mapcoach.interview.replies.pains import read_pains
from mapcoach.interview.replies.people import read_person
from mapcoach.interview.replies.remarks import read_touchpoints
from mapcoach.interview.replies.text import trimmed
from mapcoach.interview.script import load_script
from mapcoach.interview.volunteering import own_part, volunteered
from mapcoach.journey import JourneyMap, PainPoint, Persona, Scope, Stage, Touchpoint, apply, walk
from mapcoach.journey import operations as ops
from tests.interview.volunteering_rows import DICTATED, LATER, PERSON, SCOPE, STAGES, Row

TODAY = date(2026, 11, 22)
BARE = JourneyMap(id="m")
KNOWN = JourneyMap(id="m", scope=Scope(offering="we mend things"))
MAPPED = JourneyMap(
    id="m",
    scope=Scope(offering="we mend things", business_kind="local"),
    persona=Persona(name="Maya"),
    stages=(
        Stage(id="s1", name="Find us", touchpoints=(Touchpoint(id="t1", name="google", channel="search"), Touchpoint(id="t2", name="website", channel="website"))),
        Stage(id="s2", name="Book", touchpoints=(Touchpoint(id="t3", name="phone", channel="phone"), Touchpoint(id="t4", name="booking form", channel="website"))),
        Stage(id="s3", name="Visit", touchpoints=(Touchpoint(id="t5", name="reception desk", channel="in_person"),)),
        Stage(id="s5", name="Get a quote", touchpoints=(Touchpoint(id="t7", name="quote"),)),
        Stage(id="s4", name="Delivery", touchpoints=(Touchpoint(id="t6", name="courier", channel="post", pain_points=(PainPoint(id="p1", text="parcel comes late"),)),)),
    ),
)  # fmt: skip


def asked_for(path: str, journey_map: JourneyMap) -> Asked:
    """The script's question for a field, put to a map; "field@subject" where it is about a part."""
    field, _, subject = path.partition("@")
    topic, question = next((topic, one) for topic in load_script() for one in topic.question if one.field == field)
    return ask(Due(topic, question, topic.each, subject), journey_map)


def own(asked: Asked, reply: str, journey_map: JourneyMap) -> list[BaseModel]:
    """What the question's own field takes, in a simple way."""
    field, text = asked.question.field, trimmed(reply)
    number = itertools.count(1)
    if field == "persona.name":
        name, rest = read_person(text)
        return [
            ops.SetPersona(field="name", value=name),
            *([ops.SetPersona(field="segment", value=rest)] if rest else []),
        ]
    if field == "stages[].touchpoints":
        names = [one.name for one in read_touchpoints(own_part(reply, journey_map, asked.subject))]
        return FIELDS[field].many(names, journey_map, asked.subject, lambda prefix: f"new{next(number)}")
    if field == "stages[].touchpoints[].pain_points":
        stage = journey_map.stage(asked.subject)
        found = read_pains(own_part(reply, journey_map, asked.subject), stage.touchpoints if stage else ())
        return [
            ops.AddPainPoint(
                id=f"new{n}", touchpoint=one.touchpoint, text=one.text, drops_off=one.drops_off, share=one.share
            )
            for n, one in enumerate(found)
        ]
    if field == "measures":
        return [ops.SetMeasure(name=one.name, baseline=one.baseline, target=one.target) for one in read_measures(reply)]
    if asked.question.kind in ("text", "list") and not asked.items and type(FIELDS[field]) is not Field:
        return FIELDS[field].text(text, journey_map, asked.subject)
    return []


def told(operation: BaseModel, names: dict[str, str]) -> list[str]:  # noqa: C901
    """An operation in a short notation; ``names`` are those of touchpoints that the reply itself added."""

    def place(part: str) -> str:
        return f"new:{names[part]}" if part in names else "new" if part.startswith("new") else part

    match operation:
        case ops.SetScope():
            return [f"scope.{operation.field}={operation.value}"]
        case ops.SetPersona():
            return [f"persona.{operation.field}={operation.value}"]
        case ops.AddPersonaItems():
            return [f"persona.{operation.field}+{'|'.join(operation.items)}"]
        case ops.SetStage():
            return [f"{operation.stage}.{operation.field}={operation.value}"]
        case ops.AddStage():
            return [f"s+{operation.name}"]
        case ops.AddTouchpoint():
            return [f"{operation.stage}+{operation.name}"]
        case ops.SetTouchpoint():
            return [f"{place(operation.touchpoint)}.{operation.field}={operation.value}"]
        case ops.SetEmotion():
            score = operation.score or 0
            return [
                f"{place(operation.touchpoint)}.{'score<0' if score < 0 else operation.feeling or operation.thought or score}"
            ]
        case ops.AddPainPoint():
            return [f"{place(operation.touchpoint)}!{operation.text}"]
        case ops.ChangePainPoint():
            given = operation.model_dump(exclude={"op", "pain_point"}, exclude_none=True)
            return [f"{place(operation.pain_point)}.{name}={value}" for name, value in given.items()]
        case ops.AddOpportunity():
            return [f"idea({place(operation.pain_point)}) {operation.text}"]
        case ops.AddEvidence():
            return [f"evidence({operation.kind})"]
        case ops.SetMeasure():
            return [f"measure {operation.name} {operation.baseline or ''}>{operation.target or ''}"]
        case ops.SetReview():
            return [f"review due={operation.due}"] if operation.due else [f"review cadence={operation.cadence}"]
    raise AssertionError(operation)


def hear(path: str, reply: str, journey_map: JourneyMap) -> tuple[list[BaseModel], tuple[BaseModel, ...]]:
    """The operations of the question's own field, and those volunteered."""
    asked = asked_for(path, journey_map)
    count = itertools.count(1)
    taken = own(asked, visible(reply), journey_map)
    return taken, volunteered(reply, asked, journey_map, taken, lambda prefix: f"new{prefix}{next(count)}", TODAY)


def heard(path: str, reply: str, journey_map: JourneyMap) -> list[str]:
    taken, found = hear(path, reply, journey_map)
    names = {one.id: one.name for one in taken if isinstance(one, ops.AddTouchpoint)}
    return sorted(line for operation in found for line in told(operation, names))


def _stands(path: str) -> JourneyMap:
    """How far the map is when a question is asked."""
    if path.startswith(("scope.", "kind")):
        return BARE
    if path.startswith("persona."):
        return KNOWN if path == "persona.name" else KNOWN.model_copy(update={"persona": Persona(name="Maya")})
    return MAPPED


ROWS: list[tuple[JourneyMap, Row]] = [(_stands(row[0]), row) for row in (*SCOPE, *PERSON, *STAGES, *LATER, *DICTATED)]


@pytest.mark.parametrize(("journey_map", "row"), ROWS, ids=[f"{row[0]}: {row[1][:60]}" for _, row in ROWS])
def test_exactly_what_was_said_besides_is_volunteered(journey_map: JourneyMap, row: Row) -> None:
    path, reply, expected = row
    assert heard(path, reply, journey_map) == sorted(expected)


_FRAGMENTS = [
    "we're called", "Spoke & Chain", "we want to cut no-shows from 20 % to 10 %", "she wants to", "she’s 34", "is a nurse", "works as a", "runs a bakery", "asks her husband", "on Instagram",
    "Ana handles that", "nobody picks up the phone", "because there's only one of us", "half of them hang up", "we could call them back", "customers told us", "our survey says", "\"I just want to know\"",
    "she said", "Book:", "at Visit", "google", "website (slow)", "let's look at it again", "in six months", "every quarter", "no-show rate is 20 % now", "but", "and", ",", ".", ";", "\n", "—", "’", "“", "”", "é", "İ", "1", "(", ")",
]  # fmt: skip
_REPLIES = st.one_of(st.lists(st.sampled_from(_FRAGMENTS), max_size=12).map(" ".join), st.text(max_size=80))
_PATHS = st.sampled_from(
    ["scope.offering", "scope.objective", "scope.scenario", "persona.name", "persona.segment", "persona.goals", "stages[].touchpoints@s2", "stages[].touchpoints[].pain_points@s2", "stages[].touchpoints[].emotion@s2", "stages[].touchpoints[].pain_points[].severity@s4", "opportunities@p1", "measures", "review.due"]
)  # fmt: skip
_FULL = apply(
    apply(MAPPED, ops.SetScope(field="business", value="Acme")).map,
    ops.SetStage(stage="s2", field="owner", value="Ben"),
).map
_QUOTED = ("value", "name", "text", "root_cause", "source", "baseline", "target", "feeling", "thought", "cadence")


def _texts(operation: BaseModel) -> list[str]:
    """What an operation quotes of the reply."""
    dumped = operation.model_dump(exclude={"op", "id"})
    chosen = isinstance(operation, ops.SetScope) and operation.field in ("business_kind", "customers")
    quoted = [] if chosen else [dumped[name] for name in _QUOTED if dumped.get(name)]
    return [*map(str, quoted), *(dumped["items"] if isinstance(operation, ops.AddPersonaItems) else ())]


@settings(max_examples=200, deadline=None)
@given(_PATHS, _REPLIES)
def test_every_text_is_a_span_of_the_reply_and_nothing_is_overwritten(path: str, reply: str) -> None:
    taken, found = hear(path, reply, _FULL)
    before = _FULL
    for operation in taken:
        before = apply(before, operation).map
    after = before
    for operation in found:
        outcome = apply(after, operation)
        assert not outcome.problem
        after = outcome.map
        for text in _texts(operation):
            assert text in " ".join(visible(reply).split())
    kept = {path: value for path, _, value in walk(after)}
    for where, _, value in walk(before):
        if value not in (None, "", False) and isinstance(value, str | int | float):
            assert kept[where] == value


@given(_PATHS, _REPLIES)
@settings(max_examples=60, deadline=None)
def test_what_is_on_the_map_is_not_volunteered_again(path: str, reply: str) -> None:
    taken, found = hear(path, reply, MAPPED)
    known = MAPPED
    for operation in (*taken, *found):
        known = apply(known, operation).map
    again = volunteered(reply, asked_for(path, MAPPED), known, (), lambda prefix: f"again{prefix}", TODAY)
    assert not [one for one in again if not isinstance(one, ops.AddEvidence | ops.ChangePainPoint)]


def test_a_good_feeling_is_never_assumed() -> None:
    _, found = hear("stages[].touchpoints@s3", "the counter, which is absolutely wonderful, they love it", MAPPED)
    assert not [one for one in found if isinstance(one, ops.SetEmotion)]


def test_a_number_that_was_given_stays() -> None:
    rated = apply(MAPPED, ops.SetEmotion(touchpoint="t3", score=1)).map
    _, found = hear("stages[].customer_goal@s2", "a date this week, but nobody picks up the phone", rated)
    assert not [one for one in found if isinstance(one, ops.SetEmotion)]


def test_a_name_is_offered_while_the_business_is_asked_about() -> None:
    reply = "a bike shop in Leeds. our typical customer is Maya, she works as a nurse and wants to be on time"
    found = heard("scope.offering", reply, BARE)
    assert found == ["persona.goals+be on time", "persona.name=Maya", "persona.role=nurse", "scope.business_kind=local"]


@pytest.mark.parametrize(
    "path", ["scope.offering", "persona.segment", "stages[].touchpoints@s2", "stages[].touchpoints[].pain_points@s2"]
)
@pytest.mark.parametrize(
    "piece",
    [
        "she wants to be on time and ",
        "we're called Acme, ",
        "nobody picks up the phone. ",
        "(",
        "a ",
        "really really ",
        "phone: slow because of it; ",
        "from 1 to 2 ",
        '"',
        "the the ",
    ],
)
def test_long_replies_take_no_time(path: str, piece: str) -> None:
    reply = (piece * (50_000 // len(piece) + 1))[:50_000]
    asked = asked_for(path, MAPPED)
    volunteered("warm up the lexicon please", asked, MAPPED, (), str, TODAY)
    start = time.process_time()
    volunteered(reply, asked, MAPPED, (), lambda prefix: f"{prefix}{time.perf_counter_ns()}", TODAY)
    assert time.process_time() - start < 1


def test_a_name_that_a_stage_shares_with_a_touchpoint_here_means_the_touchpoint() -> None:
    here = Stage(
        id="a", name="Order", touchpoints=(Touchpoint(id="x", name="delivery"), Touchpoint(id="y", name="shop"))
    )
    journey_map = JourneyMap(id="m", stages=(here, Stage(id="b", name="Delivery")))
    reply = "Delivery: always late\nshop: nobody there"
    assert own_part(reply, journey_map, "a") == reply
    assert own_part(reply, journey_map, "b") == reply


def test_a_reply_about_two_stages_is_parted() -> None:
    reply = "nobody picks up. At Visit there is no parking."
    assert own_part(reply, MAPPED, "s2") == "nobody picks up"
    assert own_part(reply, MAPPED, "s3") == reply
