# ruff: noqa: E501  (tables of replies read better whole)
"""Quantities: what is one, of which kind, and what it comes to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.interview.replies.quantities import Quantity, quantities

HOUR, DAY, WEEK = 60.0, 1440.0, 10_080.0

ONE = [
    ("40 minutes on hold", Quantity("duration", "40 minutes", 40, "minute")),
    ("40mins", Quantity("duration", "40mins", 40, "minute")),
    ("half an hour", Quantity("duration", "half an hour", 30, "minute")),
    ("they wait Half An  Hour", Quantity("duration", "Half An  Hour", 30, "minute")),
    ("three quarters of an hour", Quantity("duration", "three quarters of an hour", 45, "minute")),
    ("waits a fortnight", Quantity("duration", "a fortnight", 14 * DAY, "minute")),
    ("takes a day or two", Quantity("duration", "a day or two", DAY, "minute", 2 * DAY)),
    ("2-3 days", Quantity("duration", "2-3 days", 2 * DAY, "minute", 3 * DAY)),
    ("two or three weeks", Quantity("duration", "two or three weeks", 2 * WEEK, "minute", 3 * WEEK)),
    ("between 2 and 3 weeks", Quantity("duration", "2 and 3 weeks", 2 * WEEK, "minute", 3 * WEEK)),
    ("5 working days", Quantity("duration", "5 working days", 5 * DAY, "minute")),
    ("a 10-minute wait", Quantity("duration", "10-minute", 10, "minute")),
    ("an hour and a half on the phone", Quantity("duration", "an hour and a half", 90, "minute")),
    ("two and a half hours", Quantity("duration", "two and a half hours", 150, "minute")),
    ("1.5 hours", Quantity("duration", "1.5 hours", 90, "minute")),
    ("1,5 hours", Quantity("duration", "1,5 hours", 90, "minute")),
    ("48h", Quantity("duration", "48h", 48 * HOUR, "minute")),
    ("1h30", Quantity("duration", "1h30", 90, "minute")),
    ("a couple of days", Quantity("duration", "a couple of days", 2 * DAY, "minute")),
    ("a few days", Quantity("duration", "a few days", None, "")),
    ("weeks without a word", Quantity("duration", "weeks", None, "")),
    ("twice a week", Quantity("frequency", "twice a week", 2, "per week")),
    ("2 or 3 times a week", Quantity("frequency", "2 or 3 times a week", 2, "per week", 3)),
    ("once or twice a year", Quantity("frequency", "once or twice a year", 1, "per year", 2)),
    ("several times a day", Quantity("frequency", "several times a day", None, "per day")),
    ("every other call", Quantity("frequency", "every other call", 0.5, "per call")),
    ("every 4 weeks", Quantity("frequency", "every 4 weeks", 0.25, "per week")),
    ("30 calls a day", Quantity("frequency", "30 calls a day", 30, "calls per day")),
    ("monthly", Quantity("frequency", "monthly", 1, "per month")),
    ("3 in 10", Quantity("share", "3 in 10", 0.3, "")),
    ("half of them hang up", Quantity("share", "half of them", 0.5, "")),
    ("nine times out of ten", Quantity("share", "nine times out of ten", 0.9, "")),
    ("30% of callers leave", Quantity("share", "30% of callers", 0.3, "")),
    ("half the time", Quantity("share", "half the time", 0.5, "")),
    ("conversion is 3%", Quantity("share", "3%", 0.03, "")),
    ("30-40 %", Quantity("share", "30-40 %", 0.3, "", 0.4)),
    ("every second customer", Quantity("share", "every second customer", 0.5, "")),
    ("£20", Quantity("money", "£20", 20, "£")),
    ("it costs 1,250.50 euros", Quantity("money", "1,250.50 euros", 1250.5, "€")),
    ("twenty quid", Quantity("money", "twenty quid", 20, "£")),
    ("$1.5k", Quantity("money", "$1.5k", 1500, "$")),
    ("a dozen", Quantity("count", "a dozen", 12, "")),
    ("a dozen emails", Quantity("count", "a dozen emails", 12, "emails")),
    ("they ask twice", Quantity("count", "twice", 2, "times")),
    ("3 times", Quantity("count", "3 times", 3, "times")),
    ("two hundred people", Quantity("count", "two hundred people", 200, "people")),
    ("hundreds of emails", Quantity("count", "hundreds of", None, "")),
    ("twenty-five angry customers", Quantity("count", "twenty-five angry customers", 25, "customers")),
]


@pytest.mark.parametrize(("text", "quantity"), ONE, ids=[text for text, _ in ONE])
def test_a_quantity_is_read(text: str, quantity: Quantity) -> None:
    assert quantities(text) == [quantity]


@pytest.mark.parametrize(
    "text",
    ["", "rated 4 out of 5", "4 stars", "20% off", "call it a day", "she is 40 years old", "3 days ago", "24/7 hotline", "5 May 2027", "in 2026 customers", "1 is bad, 2 is a nuisance",
     "most of them", "many people", "open 9-5", "room 12", "page 3", "twice as fast", "once they have paid", "the second visit", "a third party", "half-hearted", "lost 20 pounds",
     "½", "²", "one of them is rude", "a day off", "the day before", "18-25", "07700 900123", "5-3"],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_left_alone(text: str) -> None:
    assert quantities(text) == []


def test_several_quantities_come_in_the_order_they_were_told() -> None:
    found = quantities("half of them wait 40 minutes twice a week,\nand it costs us £20 and 3 calls")
    assert [(one.kind, one.text) for one in found] == [
        ("share", "half of them"), ("duration", "40 minutes"), ("frequency", "twice a week"), ("money", "£20"), ("count", "3 calls"),
    ]  # fmt: skip


TOLD = st.sampled_from(
    "half a an of them 3 10 2- to in twice week every other days hours £ 20 % k and twelve dozen times calls 1,000 . , per month ’ ٣ ² \n".split(
        " "
    )
)


@given(st.one_of(st.text(max_size=60), st.lists(TOLD, max_size=14).map(" ".join)))
@settings(max_examples=200)
def test_whatever_is_typed_every_quantity_is_a_span_of_it(text: str) -> None:
    at = 0
    for one in quantities(text):
        at = text.index(one.text, at) + len(one.text)
        assert one.value is None or one.value >= 0
        assert one.high is None or (one.value is not None and one.high > one.value)
        assert one.kind != "share" or one.value is None or one.value <= 1


@pytest.mark.parametrize(
    "part",
    [
        "9",
        "1-",
        "half ",
        "every ",
        "a few ",
        "two ",
        "a ",
        "twenty-",
        "1,000,",
        "3 in 10 ",
        "£",
        "5 days or ",
        "a couple of ",
    ],
)
def test_a_very_long_reply_is_read(part: str) -> None:
    """Where a pattern took more than linear time this would not end."""
    assert len(quantities(part * (50_000 // len(part)))) < 5_000
