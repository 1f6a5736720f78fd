# ruff: noqa: E501  (tables of replies read better whole)
"""Touchpoints and stages told in passing: the name for the map, and what was said about it besides."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mapcoach.interview.replies.lists import split_names
from mapcoach.interview.replies.remarks import read_stages, read_touchpoints
from mapcoach.interview.replies.verdicts import is_bare_verdict, is_praise, is_trouble
from tests.interview.replies.test_lists import NAMES

Pair = tuple[str, str]

TOUCHPOINTS: list[tuple[str, list[Pair]]] = [
    ("google, our website (a bit dated), then they ring us and nobody picks up", [("google", ""), ("website", "a bit dated"), ("ring us", "nobody picks up")]),
    ("phone - always busy", [("phone", "always busy")]),
    ("email: slow", [("email", "slow")]),
    ("website: slow, phone: always busy, shop", [("website", "slow"), ("phone", "always busy"), ("shop", "")]),
    ("the counter, which is lovely", [("counter", "lovely")]),
    ("the counter, which is next to the door", [("counter", "which is next to the door")]),
    ("they usually see us on facebook first then go to the website and some just walk in", [("facebook", ""), ("website", ""), ("walk in", "")]),
    ("google, phone but nobody answers, email", [("google", ""), ("phone", "nobody answers"), ("email", "")]),
    ("she hears about us from a friend, looks at our insta and then sends a dm", [("friend", ""), ("insta", ""), ("sends a dm", "")]),
    ("website is slow, google is fine", [("website", "slow"), ("google", "fine")]),
    ("the phone mostly, and the website sometimes but its really outdated", [("phone", ""), ("website", "its really outdated")]),
    ("google maps where our hours are wrong, the phone, front desk", [("google maps", "our hours are wrong"), ("phone", ""), ("front desk", "")]),
    ("website (slow)", [("website", "slow")]),
    ("newsletter (monthly), website", [("newsletter (monthly)", ""), ("website", "")]),
    ("reviews (google, trustpilot), website", [("reviews (google, trustpilot)", ""), ("website", "")]),
    ("booking form - way too long", [("booking form", "way too long")]),
    ("waiting room, reception desk", [("waiting room", ""), ("reception desk", "")]),
    ("phone always busy, website ok", [("phone", "always busy"), ("website", "ok")]),
    ("phone (nobody picks up after 5)\nemail\nthe counter", [("phone", "nobody picks up after 5"), ("email", ""), ("counter", "")]),
    ("- website, it crashes on phones\n- email", [("website", "it crashes on phones"), ("email", "")]),
    ("The website. It's a bit of a mess. And the phone.", [("website", "It's a bit of a mess"), ("phone", "")]),
    ("instagram, she loves it there", [("instagram", "loves it there")]),
    ("they fill in the booking form, then get a confirmation email and a text the day before", [("booking form", ""), ("confirmation email", ""), ("text the day before", "")]),
    ("she goes to the website and looks for prices", [("website", ""), ("looks for prices", "")]),
    ("they come into the shop", [("shop", "")]),
    ("she finds us through google maps then rings", [("google maps", ""), ("rings", "")]),
    ("people mostly find us on google, then they call", [("google", ""), ("call", "")]),
    ("our website though it's slow", [("website", "it's slow")]),
    ("phone because they don't trust the form", [("phone", "they don't trust the form")]),
    ("quote by email, site visit", [("quote by email", ""), ("site visit", "")]),
    ("the lady at reception who is always grumpy", [("lady at reception", "always grumpy")]),
    ("email with the booking link, sms reminder", [("email with the booking link", ""), ("sms reminder", "")]),
    ("no-show reminder text", [("no-show reminder text", "")]),
    ("cancellation page, exit survey", [("cancellation page", ""), ("exit survey", "")]),
    ("word of mouth really, her sister told her", [("word of mouth", ""), ("sister told her", "")]),
    ("busy mums facebook group", [("busy mums facebook group", "")]),
    ("fast track desk, late night hotline", [("fast track desk", ""), ("late night hotline", "")]),
    ("lost and found desk", [("lost and found desk", "")]),
    ("website. phone. in person.", [("website", ""), ("phone", ""), ("in person", "")]),
    ("just the phone, nobody uses the website", [("phone", "nobody uses the website")]),
    ("um so mostly its google and then the website which honestly is terrible on phones and then they ring the girls at reception who are lovely", [("google", ""), ("website", "honestly is terrible on phones"), ("ring the girls at reception", "lovely")]),
    ("facebook ads, landing page that never loads, checkout", [("facebook ads", ""), ("landing page", "never loads"), ("checkout", "")]),
    ("the booking system (it double books people all the time), sms", [("booking system", "it double books people all the time"), ("sms", "")]),
    ("first the van on the street, then whatsapp, at the end the invoice, which always comes late", [("van on the street", ""), ("whatsapp", ""), ("invoice", "which always comes late")]),
    ("we get most of em from insta and word of mouth", [("insta", ""), ("word of mouth", "")]),
    ("the app which she loves", [("app", "she loves")]),
    ("checkout, it's a bit of a faff", [("checkout", "it's a bit of a faff")]),
    ("people just turn up", [("turn up", "")]),
    ("phone? nobody answers it", [("phone", "nobody answers it")]),
    ("parcel shop - out of the way", [("parcel shop", "out of the way")]),
    ("brochure, no one reads it", [("brochure", "no one reads it")]),
    ("her mum, facebook, then our site, which isnt mobile friendly", [("mum", ""), ("facebook", ""), ("site", "isnt mobile friendly")]),
    ("demo call: too long, pricing page: hidden", [("demo call", "too long"), ("pricing page", "hidden")]),
    ("live chat (24/7), phone", [("live chat (24/7)", ""), ("phone", "")]),
    ("shop floor, till, receipt", [("shop floor", ""), ("till", ""), ("receipt", "")]),
    ("busy line", [("busy line", "")]),
    ("yes", []),
    ("", []),
]  # fmt: skip

STAGES: list[tuple[str, list[Pair]]] = [
    ("first she googles us, then she calls, then she comes in for the consultation and after that we send a quote, and hopefully she books", [("googles us", ""), ("calls", ""), ("comes in for the consultation", ""), ("we send a quote", ""), ("books", "")]),
    ("first she googles us then she calls then she comes in for the consultation and after that we send a quote and hopefully she books", [("googles us", ""), ("calls", ""), ("comes in for the consultation", ""), ("we send a quote", ""), ("books", "")]),
    ("she finds us, rings up (takes ages), comes in", [("finds us", ""), ("rings up", "takes ages"), ("comes in", "")]),
    ("find us -> compare -> book", [("find us", ""), ("compare", ""), ("book", "")]),
    ("he sees the van, he rings, we go and have a look, he gets a quote and eventually he says yes", [("sees the van", ""), ("rings", ""), ("we go and have a look", ""), ("gets a quote", ""), ("says yes", "")]),
    ("Finding us, Booking, The appointment, Paying", [("Finding us", ""), ("Booking", ""), ("appointment", ""), ("Paying", "")]),
    ("well they start by asking around, then they compare prices, then usually they order a sample and if they like it they sign", [("asking around", ""), ("compare prices", ""), ("order a sample and if they like it they sign", "")]),
    ("1. search\n2. book\n3. visit", [("search", ""), ("book", ""), ("visit", "")]),
    ("well she gets the letter, panics a bit, then she rings us and we sort it out", [("gets the letter", ""), ("panics a bit", ""), ("rings us", ""), ("we sort it out", "")]),
    ("they start by googling then ring round three places and pick the cheapest", [("googling", ""), ("ring round three places", ""), ("pick the cheapest", "")]),
    ("sign up, set up, which takes forever, first project, renewal", [("sign up", ""), ("set up", "takes forever"), ("first project", ""), ("renewal", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), TOUCHPOINTS)
def test_a_touchpoint_is_told_from_what_is_said_about_it(reply: str, expected: list[Pair]) -> None:
    assert [(one.name, one.remark) for one in read_touchpoints(reply)] == expected


@pytest.mark.parametrize(("reply", "expected"), STAGES)
def test_stages_told_as_a_story_are_named_in_its_words(reply: str, expected: list[Pair]) -> None:
    assert [(one.name, one.remark) for one in read_stages(reply)] == expected


@pytest.mark.parametrize("reply", [reply for reply, _ in NAMES])
def test_lists_without_remarks_stay_as_they_are(reply: str) -> None:
    read = [one.name for one in read_stages(reply)]
    assert read == split_names(reply, alternatives=False)


@pytest.mark.parametrize(
    "reply",
    ["she rings us up and asks whether we could do it by Friday at the latest", "compare the quotes with those of two others and think about it for a week"],
)  # fmt: skip
def test_what_may_be_two_things_is_shown_as_such(reply: str) -> None:
    assert any(one.doubt for one in read_touchpoints(reply))


@pytest.mark.parametrize("reply", ["google, website and phone", "terms and conditions, checkout", "friends and family"])
def test_a_plain_list_leaves_no_doubt(reply: str) -> None:
    assert not any(one.doubt for one in read_touchpoints(reply))


def _folded(one: str) -> str:
    return " ".join(one.split()).casefold()


_WORDS = ["google", "our website", "(a bit dated)", "phone", "-", ":", ",", "and", "but", "nobody picks up", "then", "they", "which", "is", "slow", "lovely", "\n", ";", "the", "(", ")", "she goes to", "because", "it's", "’"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join), st.text(max_size=60)))
@example("phone (")
@example("website ((slow)")
def test_names_and_remarks_are_spans_of_the_reply(reply: str) -> None:
    for one in (*read_touchpoints(reply), *read_stages(reply)):
        assert one.name
        assert _folded(one.name) in _folded(reply)
        assert _folded(one.remark) in _folded(reply)


@pytest.mark.parametrize("piece", ["phone is slow, ", "and then they ", "( ", "which is ", "a", "nobody picks up and ", "very very ", "- ", "it's too long; "])  # fmt: skip
def test_long_replies_are_read_in_no_time(piece: str) -> None:
    reply = (piece * (50_000 // len(piece) + 1))[:50_000]
    start = time.process_time()
    read_touchpoints(reply)
    read_stages(reply)
    assert time.process_time() - start < 2


BAD = [
    "a bit dated", "always busy", "slow", "nobody picks up", "the voicemail is full", "hard to find", "it's really outdated", "our hours are wrong", "too long", "long wait", "never on time",
    "not great", "not very clear", "keeps crashing", "takes ages", "half of them hang up", "lands in spam", "no parking", "they have to repeat everything", "it's a nightmare", "waits 40 minutes",
]  # fmt: skip
GOOD = [
    "lovely",
    "which is lovely",
    "they love it",
    "works fine",
    "not bad",
    "no problem",
    "ok",
    "fine",
    "very friendly",
    "no complaints",
    "all good there",
    "can't complain",
]
NEITHER = [
    "monthly", "google, trustpilot", "next to the door", "waiting room", "front desk", "in person", "friends and family", "mostly", "email with the booking link", "paper form", "no-show reminder",
    "waits for the parcel", "busy mums group", "she compares three offers", "we send a quote", "on her phone", "lost property office", "hard copy brochure", "cancellation page",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD)
def test_trouble_is_told_from_its_words(text: str) -> None:
    assert is_trouble(text)
    assert not is_praise(text)


@pytest.mark.parametrize("text", GOOD)
def test_praise_is_no_trouble(text: str) -> None:
    assert is_praise(text)
    assert not is_trouble(text)


@pytest.mark.parametrize("text", NEITHER)
def test_a_description_is_neither(text: str) -> None:
    assert not is_trouble(text)
    assert not is_praise(text)
    assert not is_bare_verdict(text)
