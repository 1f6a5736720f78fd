# ruff: noqa: E501  (tables of replies read better whole)
"""Shares told in answer to "of ten customers, how many"."""

from __future__ import annotations

import time

import pytest

from mapcoach.interview.replies.shares import share_of


@pytest.mark.parametrize(
    "reply",
    ["80% don't", "80% don’t", "1 in 5 orders, not people", "80% of them don't", "half don't", "half of them do not", "3 in 10 didn't", "two thirds aren't bothered", "half isn't people", "30% of orders not customers", "half have not"],
)  # fmt: skip
def test_who_does_not_is_no_share(reply: str) -> None:
    assert share_of(reply, about_people=True) is None


@pytest.mark.parametrize(
    ("reply", "share"),
    [("half have muted it", 0.5), ("half of them", 0.5), ("a third", 0.3333), ("about half are late", 0.5), ("I reckon a third give up", 0.3333), ("two thirds were cross", 0.6667), ("maybe a quarter get lost", 0.25),
     ("3 in 10, not more", 0.3), ("3 in 10, not all of them", 0.3), ("half of them, I don't know exactly", 0.5), ("I don't know, 3 in 10", 0.3), ("30% of callers can't get through", 0.3), ("not many, 1 in 10", 0.1),
     ("half an hour", None), ("half price", None), ("half the time", None), ("half and half", None), ("half is wasted", None), ("the other half have gone", None), ("a third party", None), ("80% can't", None)],
)  # fmt: skip
def test_a_part_that_does_something_is_a_share(reply: str, share: float | None) -> None:
    assert share_of(reply, about_people=True) == share


@pytest.mark.parametrize(
    "reply", ["half " * 10_000, "80% don't " * 5_000, "i think " * 6_000, "1 in 5 " * 7_000, "half" + " " * 50_000]
)
def test_hostile_replies_are_read_in_no_time(reply: str) -> None:
    start = time.process_time()
    share_of(reply, about_people=True)
    assert time.process_time() - start < 0.25
