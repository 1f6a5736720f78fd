# ruff: noqa: E501  (tables of replies read better whole)
"""Cues: how sure, whether people give up, how many, and which channel."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.cues import basis_of, channel_of, gives_up, share_of


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("half of them", 0.5), ("about half of them hang up", 0.5), ("half the customers", 0.5), ("half our customers give up", 0.5),
        ("a third of them", 1 / 3), ("two thirds of people", 2 / 3), ("a quarter of customers", 0.25), ("3 out of 10", 0.3),
        ("3 out of 10 hang up", 0.3), ("3 in 10", 0.3), ("1 in 5 people", 0.2), ("one in four", 0.25), ("30% of callers", 0.3),
        ("30 % of them", 0.3), ("70 percent of people leave", 0.7), ("two out of ten customers", 0.2), ("every second customer", 0.5),
        ("all of them", 1.0), ("8 of 10 customers", 0.8), ("12.5% of customers", 0.125),
        ("20% off", None), ("20% discount", None), ("waited half an hour", None), ("half an hour", None), ("half price", None),
        ("half a day", None), ("half past nine", None), ("20% VAT", None), ("prices went up 20%", None), ("1 out of 5 stars", None),
        ("we got 2/5", None), ("rated 4 out of 5", None), ("only 2 of 10 chairs work", None), ("1 in 0 people", None), ("3 in 2 people", None),
        ("150% of customers", None), ("most of them", None), ("many people", None), ("40 minutes on hold", None), ("1/2 pint", None),
        ("first half of the year", None), ("quarter of an hour", None), ("a third party", None), ("the third of May", None), ("half-hearted service", None),
        ("9 in the morning", None), ("open 10 in 24 hours", None), ("all of the prices are hidden", None),
    ],
)  # fmt: skip
def test_a_share_is_read_only_where_it_is_about_people(text: str, share: float | None) -> None:
    assert share_of(text) == (None if share is None else pytest.approx(share, abs=1e-4))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("half", 0.5), ("5", 0.5), ("about 3", 0.3), ("10", 1.0), ("three", 0.3), ("30%", 0.3), ("8/10", 0.8), ("3 or so", 0.3), ("a third", 1 / 3),
        ("a quarter", 0.25), ("all", 1.0), ("none", 0.0), ("2 of 10", 0.2), ("maybe 1 in 10", 0.1), ("0", 0.0), ("50 percent", 0.5), ("all of them", 1.0),
        ("2.5%", 0.025), ("two thirds", 2 / 3),
        ("12", None), ("half an hour", None), ("150%", None), ("purple", None), ("", None), ("3 in 0", None), ("a lot", None), ("30 a month", None),
        ("3 minutes", None), ("20% off", None), ("5-6", None), ("²", None), ("-3", None),
    ],
)  # fmt: skip
def test_asked_how_many_of_ten_a_bare_number_is_a_share(text: str, share: float | None) -> None:
    assert share_of(text, about_people=True) == (None if share is None else pytest.approx(share, abs=1e-4))


@pytest.mark.parametrize(
    "text",
    ["they hang up", "half of them give up", "people leave", "they abandon their cart", "people bounce", "we lose them here", "they go to a competitor",
     "never come back", "they walk out", "some walk away", "many drop off", "they drop out", "they just leave", "giving up", "they cancel", "they ghost us",
     "we lose loads of people there", "you lose about half the visitors", "half of those never ring again", "7 out of 10 carts are left", "most carts get left behind", "we lose quite a few of them", "we lose a lot of them", "leave the site", "end up buying elsewhere", "gave up after two minutes", "she left", "don't come back", "they don't book in the end"],
)  # fmt: skip
def test_giving_up_is_heard(text: str) -> None:
    assert gives_up(text)


@pytest.mark.parametrize(
    "text",
    ["leave a review", "leave a message", "we leave them waiting", "drop off the parcel", "the drop-off point is hidden", "they don't give up", "nobody leaves",
     "can't find the cancel button", "lose their keys", "hang up their coats", "left side of the page", "we had to leave them a voicemail", "give up to 20% discount",
     "annual leave", "no drop-offs", "turn left at the lights", "the walkway is wet", "cancellation fee is hidden", "they never give up", "we cancelled their slot",
     "40 minutes on hold", "about 4 in 10 call us angry", "we lose the customers' papers", "two carts are left by the door", "we lost the order", "we lose people's parcels"],
)  # fmt: skip
def test_other_leaving_is_not_giving_up(text: str) -> None:
    assert not gives_up(text)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("I think they are confused", "assumption"), ("probably the price", "assumption"), ("just a guess", "assumption"), ("we believe it's the price", "assumption"),
        ("no data, just gut feeling", "assumption"), ("must be the price I guess", "assumption"), ("maybe they don't see it", "assumption"), ("not sure but the price?", "assumption"),
        ("I assume they compare", "assumption"), ("I suppose so", "assumption"), ("my hunch is the price", "assumption"),
        ("customers told us it is slow", "evidence"), ("we saw it last week", "evidence"), ("according to analytics 40% leave", "evidence"),
        ("our survey says slow", "evidence"), ("customers complain about it", "evidence"), ("two reviews mention it", "evidence"), ("I've seen people walk out", "evidence"),
        ("she told me on the phone", "evidence"), ("google analytics shows a drop", "evidence"), ("I watched them struggle", "evidence"), ("we measured it", "evidence"),
        ("slow website", None), ("She thinks all workshops oversell", None), ("they don't tell us", None), ("we never asked them", None), ("they have to guess the price", None),
        ("they're not sure it is safe", None), ("reads reviews at night, asks two friends", None), ("their data plan runs out", None), ("nobody told them", None),
        ("wants to see the price", None), ("he saw our van", None), ("she saw us on instagram", None), ("likely customers", None), ("no reviews", None), ("", None),
    ],
)  # fmt: skip
def test_evidence_and_hunches_are_told_apart_from_what_customers_do(text: str, basis: str | None) -> None:
    assert basis_of(text) == basis


PLAIN = """better even tillage research callous adapt address advice adventure shade postpone  bishop webbing cobweb
linking phonetic headphones microphone chatter chateau smart texture context history restore apple happy apply mapping
evening  letter-perfect reviewed storey adorable radish inside insight seventh mailed-fist booking quote payment invoice
 unpacking  arrival waiting compare decide trust price hope meeting-free blogger-less formal reform platform perform
shopping-list bus busy business buses  design assign resign postcode email-free-day""".split()


@pytest.mark.parametrize("word", [word for word in PLAIN if "-" not in word])
def test_no_channel_is_seen_inside_a_plain_word(word: str) -> None:
    assert channel_of(word) == ""


def test_a_plain_phrase_names_no_channel() -> None:
    for phrase in (
        "a better price",
        "even cheaper",
        "tillage of the soil",
        "decide at home",
        "the quote",
        "first contact",
        "happy ending",
    ):
        assert channel_of(phrase) == "", phrase


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("on site", "in_person"), ("onsite", "in_person"), ("handover on-site", "in_person"), ("on our site", "website"), ("the site", "website"), ("WhatsApp", "sms"),
        ("whats app group", "sms"), ("she writes a watsapp", "sms"), ("service booklet", "print"), ("owner's manual", "print"), ("pamphlet", "print"),
        ("briefing by a student guide", ""), ("tour guide", ""), ("size guide", "website"), ("site visit", "in_person"),
    ],
)  # fmt: skip
def test_a_place_is_known_by_what_people_call_it(name: str, channel: str) -> None:
    assert channel_of(name) == channel
