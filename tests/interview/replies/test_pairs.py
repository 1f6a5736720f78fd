# ruff: noqa: E501  (tables of replies read better whole)
"""A text for each of several things."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from mapcoach.interview.replies.pairs import read_pairs


class Thing(NamedTuple):
    id: str
    name: str


QUOTE, VISIT = Thing("q", "quote"), Thing("v", "home visit")
BOTH = (QUOTE, VISIT)

SHORT: list[tuple[str, dict[str, str] | None]] = [
    ("quote: email, visit: in the shop", {"q": "email", "v": "in the shop"}),
    ("quote: email\nvisit: in the shop", {"q": "email", "v": "in the shop"}),
    ("visit: shop; quote: email", {"q": "email", "v": "shop"}),
    ("quote = email, home visit = van", {"q": "email", "v": "van"}),
    ("quote - email, visit - shop", {"q": "email", "v": "shop"}),
    ("quote – email\nvisit – shop", {"q": "email", "v": "shop"}),
    ("1: email, 2: shop", {"q": "email", "v": "shop"}),
    ("1) email 2) shop", {"q": "email", "v": "shop"}),
    ("1. email\n2. shop", {"q": "email", "v": "shop"}),
    ("email, in person", {"q": "email", "v": "in person"}),
    ("email and in person", {"q": "email", "v": "in person"}),
    ("email\nin person", {"q": "email", "v": "in person"}),
    ("email", {"q": "email", "v": "email"}),
    ("both by phone", {"q": "phone", "v": "phone"}),
    ("2) shop", {"v": "shop"}),
    ("Ana for all of them", {"q": "Ana", "v": "Ana"}),
    ("quote: Ana", {"q": "Ana"}),
    ("qoute: email", {"q": "email"}),
    ("shop for the visit, email for the quote", {"q": "email", "v": "shop"}),
    ("Ana does the quote, Ben the visit", {"q": "Ana", "v": "Ben"}),
    ("email, shop, phone", None),
    ("2, 3 and 5", None),
    ("2, 5", None),
    ("1 and 2", None),
    ("quote: 2, visit: shop", None),
    ("quote: email\nnewsletter: web\nvisit: shop", {"q": "email", "v": "shop"}),
    ("quote: email\nnewsletter: web", {"q": "email"}),
    ("quote: Ana, Ben", {"q": "Ana, Ben"}),
]  # fmt: skip

LONG: list[tuple[str, dict[str, str] | None]] = [
    ("quote: looks for the price list, then calls\nvisit: waits", {"q": "looks for the price list, then calls", "v": "waits"}),
    ("quote: \"Is anybody there at all?\"", {"q": "Is anybody there at all?"}),
    ("reads it twice\nopens the door", {"q": "reads it twice", "v": "opens the door"}),
    ("reads it twice; opens the door", {"q": "reads it twice", "v": "opens the door"}),
    ("1. reads it twice 2. opens the door", {"q": "reads it twice", "v": "opens the door"}),
    ("they wonder, at this point, what to do", None),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), SHORT)
def test_short_values_go_to_their_things(reply: str, expected: dict[str, str] | None) -> None:
    assert read_pairs(reply, BOTH, short=True) == expected


@pytest.mark.parametrize(("reply", "expected"), LONG)
def test_sentences_go_to_their_things_and_are_not_torn_at_commas(reply: str, expected: dict[str, str] | None) -> None:
    assert read_pairs(reply, BOTH, short=False) == expected


def test_a_single_thing_takes_the_whole_reply() -> None:
    assert read_pairs("reads it twice, then calls", (QUOTE,), short=False) == {"q": "reads it twice, then calls"}
    assert read_pairs("quote: email", (QUOTE,), short=True) == {"q": "email"}
