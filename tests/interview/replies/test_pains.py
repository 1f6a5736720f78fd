# ruff: noqa: E501  (tables of replies read better whole)
"""Troubles: their words, their place, whether people give up, and how many."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.pains import compound_of, read_pains, says_fine
from mapcoach.journey import Emotion, Touchpoint

GOOGLE = Touchpoint(id="g", name="google", channel="search", emotion=Emotion(score=1))
WEBSITE = Touchpoint(id="w", name="website", channel="website", emotion=Emotion(score=0))
PHONE = Touchpoint(id="p", name="phone", channel="phone", emotion=Emotion(score=-2))
POINTS = (GOOGLE, WEBSITE, PHONE)

Expected = tuple[str, str, bool | None, float | None]

PAINS: list[tuple[str, list[Expected]]] = [
    ("phone: 40 minutes on hold, half of them hang up", [("p", "40 minutes on hold, half of them hang up", True, 0.5)]),
    ("Phone - nobody picks up", [("p", "nobody picks up", None, None)]),
    ("Website - can't find the prices", [("w", "can't find the prices", None, None)]),
    ("Website – can’t find the prices", [("w", "can’t find the prices", None, None)]),
    ("website: slow\nphone: nobody answers", [("w", "slow", None, None), ("p", "nobody answers", None, None)]),
    ("website: slow, phone: nobody answers", [("w", "slow", None, None), ("p", "nobody answers", None, None)]),
    ("website: slow; phone: nobody answers", [("w", "slow", None, None), ("p", "nobody answers", None, None)]),
    ("can't find prices on the website. phone is always busy.", [("w", "can't find prices on the website", None, None), ("p", "phone is always busy", None, None)]),
    ("40 min on hold, so half of them give up", [("p", "40 min on hold, so half of them give up", True, 0.5)]),
    ("40 min on hold. Half of them give up.", [("p", "40 min on hold. Half of them give up", True, 0.5)]),
    ("the website is slow and the prices are hidden", [("w", "the website is slow and the prices are hidden", None, None)]),
    ("website: 20% off codes don't work", [("w", "20% off codes don't work", None, None)]),
    ("waited half an hour on the phone", [("p", "waited half an hour on the phone", None, None)]),
    ("a third of them never come back", [("p", "a third of them never come back", True, 0.3333)]),
    ("google: wrong opening hours; they turn up at closed doors", [("g", "wrong opening hours", None, None), ("g", "they turn up at closed doors", None, None)]),
    ("website: 3 out of 10 abandon the cart", [("w", "3 out of 10 abandon the cart", True, 0.3)]),
    ("they leave a bad review on google", [("g", "they leave a bad review on google", None, None)]),
    ("on google we have 2 out of 5 stars", [("g", "on google we have 2 out of 5 stars", None, None)]),
    ("1) website is slow 2) nobody answers the phone", [("w", "website is slow", None, None), ("p", "nobody answers the phone", None, None)]),
    ("3: nobody answers", [("p", "nobody answers", None, None)]),
    ("pohne: nobody answers", [("p", "nobody answers", None, None)]),
    ("i think the website is slow", [("w", "the website is slow", None, None)]),
    ("no parking", [("p", "no parking", None, None)]),
    ("long wait, no parking, rude staff", [("p", "long wait", None, None), ("p", "no parking", None, None), ("p", "rude staff", None, None)]),
    ("note: they are confused", [("p", "note: they are confused", None, None)]),
    ("10:30 is too late for them", [("p", "10:30 is too late for them", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), PAINS)
def test_troubles_are_read_with_their_place_and_what_follows(reply: str, expected: list[Expected]) -> None:
    found = [(one.touchpoint, one.text, one.drops_off, one.share) for one in read_pains(reply, POINTS)]
    assert [(place, text, drops or None, share) for place, text, drops, share in found] == expected


def test_without_a_touchpoint_there_is_no_place_for_a_trouble() -> None:
    assert read_pains("slow", ()) == []


MACHINE = Touchpoint(id="m", name="coffee machine", channel="shop", emotion=Emotion(score=1))
VAN = Touchpoint(id="v", name="Van", channel="", emotion=Emotion(score=1))
MIRKO = Touchpoint(id="e", name="email from Mirko", channel="email", emotion=Emotion(score=0))
LETTER = Touchpoint(id="l", name="letter from the bank", channel="post", emotion=Emotion(score=-1))
HOTLINE = Touchpoint(id="h", name="hotline", channel="phone", emotion=Emotion(score=2))
FORM = Touchpoint(id="f", name="booking form", channel="website", emotion=Emotion(score=2))
MORE = (MACHINE, VAN, MIRKO, LETTER, HOTLINE, FORM)

LABELS: list[tuple[str, list[Expected]]] = [
    ("machine down on mondays (Bob: 3x in Q3, boiler valve)", [("m", "machine down on mondays (Bob: 3x in Q3, boiler valve)", None, None)]),
    ("Van leaks oil on the drive: twice in may", [("v", "Van leaks oil on the drive: twice in may", None, None)]),
    ("form keeps failing - people ask twice", [("f", "form keeps failing - people ask twice", None, None)]),
    ("Mirko: letter sounds like a threat", [("l", "Mirko: letter sounds like a threat", None, None)]),
    ("Mirko says the letter sounds like a threat", [("l", "Mirko says the letter sounds like a threat", None, None)]),
    ("Bank: the form is too long", [("f", "Bank: the form is too long", None, None)]),
    ("Mirko: sounds like a threat", [("l", "Mirko: sounds like a threat", None, None)]),
    ("email: lands in spam", [("e", "lands in spam", None, None)]),
    ("e-mail: lands in spam", [("e", "lands in spam", None, None)]),
    ("phone: nobody answers", [("h", "nobody answers", None, None)]),
    ("the booking form - asks for too much", [("f", "asks for too much", None, None)]),
    ("on the form: asks for too much", [("f", "asks for too much", None, None)]),
    ("email from Mirko: lands in spam", [("e", "lands in spam", None, None)]),
    ("problem with the van: leaks", [("v", "leaks", None, None)]),
    ("hotlnie: nobody answers", [("h", "nobody answers", None, None)]),
    ("6: asks for too much", [("f", "asks for too much", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), LABELS)
def test_only_a_label_that_is_the_name_of_a_touchpoint_is_cut_off(reply: str, expected: list[Expected]) -> None:
    found = [(one.touchpoint, one.text, one.drops_off, one.share) for one in read_pains(reply, MORE)]
    assert found == expected


CONSEQUENCES: list[tuple[str, list[Expected]]] = [
    ("website: shipping cost shown only at the end; 7 out of 10 carts are left", [("w", "shipping cost shown only at the end; 7 out of 10 carts are left", True, 0.7)]),
    ("can't find prices on the website. we lose loads of people there", [("w", "can't find prices on the website. we lose loads of people there", True, None)]),
    ("nobody answers the phone\nhalf of those never ring again", [("p", "nobody answers the phone half of those never ring again", True, 0.5)]),
    ("nobody answers the phone; people just give up", [("p", "nobody answers the phone; people just give up", True, None)]),
    ("nobody answers the phone; people give up because the prices are hidden", [("p", "nobody answers the phone", None, None), ("p", "people give up because the prices are hidden", True, None)]),
    ("nobody answers the phone; customers leave google after one look", [("p", "nobody answers the phone", None, None), ("g", "customers leave google after one look", True, None)]),
    ("about 4 in 10 call us angry", [("p", "about 4 in 10 call us angry", None, 0.4)]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), CONSEQUENCES)
def test_what_a_trouble_leads_to_stays_with_it(reply: str, expected: list[Expected]) -> None:
    found = [(one.touchpoint, one.text, one.drops_off, one.share) for one in read_pains(reply, POINTS)]
    assert found == expected


NO_TROUBLES = [
    "all good there", "they love it", "can't think of any", "works fine", "it works fine", "nothing really", "no complaints", "no problems so far", "they're happy with it", "all fine",
    "google is fine", "it's ok", "not bad", "works really well", "she loves it", "goes smoothly", "spot on", "works like a charm", "no issues", "the phone works fine",
]  # fmt: skip


@pytest.mark.parametrize("reply", NO_TROUBLES)
def test_a_reply_that_all_is_well_makes_no_trouble(reply: str) -> None:
    assert read_pains(reply, POINTS) == []


@pytest.mark.parametrize(
    "reply",
    ["it's fine until the bill comes", "good luck finding the prices", "works fine if you have an iphone", "parking", "the price", "fine print", "not great", "too good to be true, they say", "website", "mondays",
     "they love it but it takes ages", "used to be good", "it works, mostly", "nothing happens for days", "no parking", "nobody is happy with the invoice", "they never complain, they just leave"],
)  # fmt: skip
def test_what_may_be_a_trouble_is_kept(reply: str) -> None:
    assert read_pains(reply, POINTS)
    assert not says_fine(reply)


def test_of_several_statements_only_the_troubles_are_kept() -> None:
    found = read_pains("google: works fine\nwebsite: slow\nphone: no complaints", POINTS)
    assert [(one.touchpoint, one.text) for one in found] == [("w", "slow")]


COMPOUNDS: list[tuple[str, tuple[str, ...]]] = [
    ("nobody picks up and the voicemail is full", ("nobody picks up", "the voicemail is full")),
    ("the website is slow and the prices are hidden", ("the website is slow", "the prices are hidden")),
    ("the site keeps crashing, and nobody replies to emails", ("the site keeps crashing", "nobody replies to emails")),
    ("they can't find the entrance, plus there is no parking", ("they can't find the entrance", "there is no parking")),
    ("nobody picks up", ()),
    ("slow and confusing", ()),
    ("the form is long and boring", ()),
    ("40 minutes on hold and half of them hang up", ()),
    ("nobody picks up and they go elsewhere", ()),
    ("nobody picks up because there's only one of us and the voicemail is full", ()),
    ("terms and conditions are too long", ()),
    ("they have to wait and see", ()),
    ("mum and dad can't decide", ()),
    ("the waiting room is cold and full of people", ()),
    ("", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), COMPOUNDS)
def test_two_troubles_in_one_sentence_are_shown_as_two(text: str, parts: tuple[str, ...]) -> None:
    assert compound_of(text) == parts
    assert all(part in text for part in parts)


ELSEWHERE: list[tuple[str, list[tuple[str, str]]]] = [
    ("booking form: asks for too much", [("f", "asks for too much")]),
    ("the booking form asks for too much", [("f", "the booking form asks for too much")]),
    ("phone: nobody answers", [("p", "nobody answers")]),
    ("the form is too long", [("p", "the form is too long")]),
    ("website: slow; coffee machine: always broken", [("w", "slow"), ("m", "always broken")]),
    ("the hotline on the website is wrong", [("w", "the hotline on the website is wrong")]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), ELSEWHERE)
def test_a_trouble_of_another_stage_goes_there(reply: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.touchpoint, one.text) for one in read_pains(reply, POINTS, MORE)] == expected
