# ruff: noqa: E501  (tables of replies read better whole)
"""What holds for the signals on any text: nothing is raised, spans are spans, nothing takes long."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.interview.replies import signals
from tests.interview.replies import test_signals_tables as tables

ONE: dict[str, Callable[[str], str]] = {
    "crowd_words": signals.crowd_words,
    "verdict": signals.verdict,
    "depends": signals.depends,
    "generalises": signals.generalises,
    "solution": signals.solution,
    "wants_automation": signals.wants_automation,
    "inside_out": signals.inside_out,
    "jargon": signals.jargon,
    "digression": signals.digression,
}
MANY: dict[str, Callable[[str], tuple[str, ...]]] = {
    "branches": signals.branches,
    "several_people": signals.several_people,
    "several_goals": signals.several_goals,
    "several_situations": signals.several_situations,
    "departments": lambda text: signals.departments([text]),
}
OTHER: dict[str, Callable[[str], object]] = {
    "specificity": signals.specificity,
    "is_thin": signals.is_thin,
    "has_reason": signals.has_reason,
    "is_gibberish": signals.is_gibberish,
    "is_foreign": signals.is_foreign,
    "told_already": signals.told_already,
    "goal_lacks": signals.goal_lacks,
    "vague_segment": signals.vague_segment,
    "polarity": signals.polarity,
    "is_digital": signals.is_digital,
    "names_form_or_price": signals.names_form_or_price,
}
EVERY: dict[str, Callable[[str], object]] = {**ONE, **MANY, **OTHER}

SAID = [
    *tables.CROWD, *tables.VERDICT, *tables.DEPENDS, *tables.BRANCHES, *tables.SOLUTION, *tables.INSIDE_OUT, *tables.DIGRESSION,
    *tables.SEVERAL_PEOPLE, *tables.SEVERAL_GOALS, *tables.SEVERAL_SITUATIONS, *tables.JARGON, *tables.GENERALISES,
]  # fmt: skip
PIECES = [word for reply in SAID for word in reply.split()]
SPOKEN = st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join)
JOINED = st.lists(st.sampled_from(SAID), min_size=1, max_size=3).flatmap(
    lambda said: st.sampled_from([", ", ". ", "\n", " ", " – ", "’"]).map(lambda between: between.join(said))
)
TYPED = st.one_of(SPOKEN, JOINED, st.text(max_size=80), st.text(st.characters(codec="utf-8"), max_size=60))


@settings(max_examples=150, deadline=None)
@given(TYPED)
def test_what_is_given_back_was_typed(reply: str):
    for name, signal in ONE.items():
        span = signal(reply)
        assert span in reply, name
        assert span == span.strip(), name
    for name, several in MANY.items():
        parts = several(reply)
        assert all(part and part in reply for part in parts), name
        assert name == "departments" or len(parts) != 1, name


@settings(max_examples=100, deadline=None)
@given(TYPED)
def test_signals_answer_on_any_text(reply: str):
    assert signals.specificity(reply) >= 0
    assert signals.polarity(reply) in (-1, 0, 1)
    assert set(signals.goal_lacks(reply)) <= {"number", "date"}
    for name, signal in OTHER.items():
        assert signal(reply) == signal(reply), name
    if signals.branches(reply):
        assert signals.depends(reply)


HOSTILE = [
    "a", " ", "\n", "a ", "A", "Aa ", "1 ", "- ", ", ", "'", "’", "it ", "it is ", "well ", "well, ", "so and ", "we ", "we should ", "we could we ", "our ", "everyone ", "every ",
    "all of our ", "people ", "depends ", "it really ", "sometimes a ", "whether a ", "if a, ", "because ", "since the ", "as the a ", "more ", "more a and ", "more a, ", "both a ", "either ",
    "an a ", "an a or ", "first ", "when abc ", "buying ", "Maya and ", "Maya, ", "mums and ", "young ", "the old the ", "KYC ", "kyc", "lead ", "by the way ", "btw ", "another thing ",
    "i already ", "as i ", "see above ", "need a new ", "need new ", "better ", "some app ", "a b c d e would ", "automatic ", "send ", "maybe ", "not very ", "slow ", "too ", "no ", "never ",
    "1. a 2. ", "from 18 to ", "within next ", "in the next the ", "by in ", "qwer", "asdf ", "bcdf", "é", "漢", "𝔘", "\ud800", "\x00", "(", "“", "the the the crm ", "then we ", "system ", "a;", "they'd ", "aed ",
]  # fmt: skip


def seconds(signal: Callable[[str], object], reply: str) -> float:
    """The better of two runs, in time of the processor, so that neither other work nor a first start counts."""
    runs = []
    for _ in range(2):
        started = process_time()
        signal(reply)
        runs.append(process_time() - started)
    return min(runs)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_takes_no_time(piece: str):
    reply = (piece * (50_000 // len(piece) + 1))[:50_000]
    for name, signal in EVERY.items():
        assert seconds(signal, reply) < 0.5, name


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("length", [150, 190, 390])
def test_short_hostile_input_takes_no_time_either(piece: str, length: int):
    reply = (piece * (length // len(piece) + 1))[:length] + "!x"
    for name, signal in EVERY.items():
        assert seconds(signal, reply) < 0.2, name


def test_only_the_start_of_a_long_reply_is_read():
    assert signals.crowd_words("everyone, " + "and so on " * 5000) == "everyone"
    assert not signals.crowd_words("she waits, " * (signals.READ // 11 + 1) + "everyone")
