"""Whatever is typed in return to a follow-up: it is read at once, nothing is invented, the interview goes on."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.interview.coaching.answers import covers, denies, is_waved_off, whole
from mapcoach.interview.coaching.taking import take
from mapcoach.interview.replies.text import normal, one_line
from mapcoach.journey import new_id
from tests.interview.coaching.cases import CASES
from tests.interview.coaching.stage import Case, at_follow_up
from tests.interview.test_never_invents import unfounded

HOSTILE = (
    "the " * 12_000,
    "no " * 15_000,
    "yes, " * 10_000,
    "a" * 50_000,
    "they would just " * 3_000,
    "1, " * 15_000,
    "between a and " * 3_500,
    "before after " * 3_500,
    "said " * 10_000,
    " " * 49_999 + "x",
    "“" * 50_000,
    "\n" * 25_000 + "no\n" * 8_000,
)
ANYTHING = st.text(max_size=60) | st.sampled_from(
    ["no, but the phone rings out", "1", "both of them", "phone: slow; flyer: old", "it should be a 4", "yes the form",
     "split it", "young families", "before visit, a call", "on Mondays 3 in 10 people give up", "flyer 2, shop 5"]
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_no_answer_takes_long(case: Case) -> None:
    made = await at_follow_up(case)
    assert made.current
    for text in HOSTILE:
        start = time.process_time()
        take(made.current, text.strip() or "x", made.map, new_id)
        assert time.process_time() - start < 0.5


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(CASES), st.lists(ANYTHING, min_size=1, max_size=3))
async def _answered(case: Case, replies: list[str]) -> None:
    made = await at_follow_up(case)
    offered: set[str] = set()
    for reply in replies:
        if made.current:
            offered |= {part for option in made.current.options for part in (option.label, option.value)}
            offered |= set(made.current.given)
        await made.answer(reply)
    assert not unfounded(made, offered)


test_whatever_is_answered_nothing_is_invented = _answered


@given(st.text(max_size=80))
def test_the_whole_of_an_answer_is_a_span_of_it(text: str) -> None:
    assert normal(whole(text)) in normal(one_line(text))


@pytest.mark.parametrize(
    "text",
    ["no", "Not really.", "nope!", "don't think so", "i dont think so", "same thing", "ditto", "as is",
     "leave it as it is", "fine", "nothing else", "that's all", "what I said", "already told you that",
     "no change", "keep it"],
)  # fmt: skip
def test_what_waves_off(text: str) -> None:
    assert is_waved_off(text)


@pytest.mark.parametrize(
    "text",
    ["no reply for weeks", "nothing works on the page", "fine print at the end", "the same form three times",
     "they keep it for a week", "leave them waiting", "not really friendly staff", "enough is enough, they leave"],
)  # fmt: skip
def test_what_tells_something(text: str) -> None:
    assert not is_waved_off(text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("no, all prices are on the page", True),
        ("nope they like it", True),
        ("no reply for weeks", False),
        ("nobody picks up", False),
        ("nothing works and they leave", False),
        ("the no-show fee", False),
    ],
)
def test_a_no_that_tells_a_trouble_is_no_denial(text: str, denied: bool) -> None:
    assert denies(text) == denied


@pytest.mark.parametrize(
    ("text", "other", "covered"),
    [
        ("on Friday nobody answered the phone", "nobody usually answers", False),
        ("nobody answers until ten", "nobody usually answers", True),
        ("the signs are confusing", "confusing", True),
        ("40 tabs", "confusing", False),
        ("", "confusing", False),
        ("confusing", "", False),
    ],
)
def test_the_same_fact_in_more_words(text: str, other: str, covered: bool) -> None:
    assert covers(text, other) == covered
