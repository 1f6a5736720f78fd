# ruff: noqa: E501  (tables of replies read better whole)
"""Ratings for several things in one reply."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest

from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.rules import Item


class Thing(NamedTuple):
    id: str
    name: str


GOOGLE, WEBSITE, PHONE = Thing("g", "google"), Thing("w", "website"), Thing("p", "phone")
THREE = (GOOGLE, WEBSITE, PHONE)

RATINGS: list[tuple[str, dict[str, int]]] = [
    ("google 2, phone 5", {"g": 2, "p": 5}),
    ("google 2 website 4 phone 5", {"g": 2, "w": 4, "p": 5}),
    ("Google: good, phone: awful", {"g": 4, "p": 1}),
    ("google great, website so-so, phone bad", {"g": 5, "w": 3, "p": 2}),
    ("google=4; phone=1", {"g": 4, "p": 1}),
    ("google - 4, phone - 1", {"g": 4, "p": 1}),
    ("google – 4\nphone – 1", {"g": 4, "p": 1}),
    ("google → 4, phone → 1", {"g": 4, "p": 1}),
    ("google\t4\nphone\t1", {"g": 4, "p": 1}),
    ("google +2, website 0, phone -2", {"g": 5, "w": 3, "p": 1}),
    ("-2 1 0", {"g": 1, "w": 4, "p": 3}),
    ("−2, +1, 0", {"g": 1, "w": 4, "p": 3}),
    ("5 5 3", {"g": 5, "w": 5, "p": 3}),
    ("5,5,3", {"g": 5, "w": 5, "p": 3}),
    ("5/5/3", {"g": 5, "w": 5, "p": 3}),
    ("5, 5 and 3", {"g": 5, "w": 5, "p": 3}),
    ("553", {}),
    ("five, three, one", {"g": 5, "w": 3, "p": 1}),
    ("i'd say 4, 3, 1", {"g": 4, "w": 3, "p": 1}),
    ("good, ok, terrible", {"g": 4, "w": 3, "p": 1}),
    ("all 4", {"g": 4, "w": 4, "p": 4}),
    ("all good", {"g": 4, "w": 4, "p": 4}),
    ("3 for all", {"g": 3, "w": 3, "p": 3}),
    ("3 each", {"g": 3, "w": 3, "p": 3}),
    ("same for all: 3", {"g": 3, "w": 3, "p": 3}),
    ("they're all a 2 honestly", {"g": 2, "w": 2, "p": 2}),
    ("all good except the phone (1)", {"g": 4, "w": 4, "p": 1}),
    ("everything 4 except phone 2", {"g": 4, "w": 4, "p": 2}),
    ("all 4 but phone is 2", {"g": 4, "w": 4, "p": 2}),
    ("the phone is a 1, the rest 4", {"g": 4, "w": 4, "p": 1}),
    ("phone 1, others 4", {"g": 4, "w": 4, "p": 1}),
    ("phone's a 2", {"p": 2}),
    ("phone’s a 2", {"p": 2}),
    ("phone, 2", {"p": 2}),
    ("google 4/5, phone 2/5", {"g": 4, "p": 2}),
    ("4 out of 5 for google", {"g": 4}),
    ("google is 4 out of 5, website 3 out of 5 and phone 1 out of 5", {"g": 4, "w": 3, "p": 1}),
    ("3 for the website and 1 for the phone", {"w": 3, "p": 1}),
    ("2 google, 5 phone", {"g": 2, "p": 5}),
    ("google and website 4, phone 1", {"g": 4, "w": 4, "p": 1}),
    ("google & website both 4, phone 1", {"g": 4, "w": 4, "p": 1}),
    ("1) 4 2) 3 3) 1", {"g": 4, "w": 3, "p": 1}),
    ("1. 4\n2. 3\n3. 1", {"g": 4, "w": 3, "p": 1}),
    ("1: 4, 3: 2", {"g": 4, "p": 2}),
    ("the first 4, the second 2", {"g": 4, "w": 2}),
    ("google 6", {}),
    ("google 10/10", {}),
    ("google 8 out of 10, phone 2", {"p": 2}),
    ("google 4.5", {}),
    ("google 2, phone 9", {"g": 2}),
    ("phone terrible", {"p": 1}),
    ("phone is very bad", {"p": 1}),
    ("phone: very good", {"p": 5}),
    ("phone: not good", {"p": 2}),
    ("the phone isn't good", {"p": 2}),
    ("gogle 2, phnoe 5", {"g": 2, "p": 5}),
    ("google 2 stars, phone 5 stars", {"g": 2, "p": 5}),
    ("google 2 because it took 3 clicks, phone 5", {"g": 2, "p": 5}),
    ("phone 1 - 40 minutes on hold", {"p": 1}),
    ("phone: 40 minutes on hold", {"p": 2}),
    ("waited 2 hours on the phone", {"p": 2}),
    ("phone 2, they wait 5 minutes", {"p": 2}),
    ("google 3, no idea about the rest", {"g": 3}),
    ("google 4 phone", {"g": 4}),
    ("3 3", {}),
    ("4 1 3 2", {}),
    ("3-4", {}),
    ("between 3 and 4", {}),
    ("google 3-4, phone 1", {"p": 1}),
    ("google 3 or 4, phone 1", {"p": 1}),
    ("website: 3 (slow on mobile), phone: 1 (nobody picks up)", {"w": 3, "p": 1}),
    ("website 3 😐 phone 1 😡", {"w": 3, "p": 1}),
    ("google's a 4, website's a 3, and phone... ugh 1", {"g": 4, "w": 3, "p": 1}),
    ("4 for google, website and phone", {"g": 4, "w": 4, "p": 4}),
    ("no problems with google", {}),
    ("purple", {}),
    ("", {}),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "values"), RATINGS)
def test_each_rating_goes_to_what_it_was_said_of(reply: str, values: dict[str, int]) -> None:
    assert read_ratings(reply, THREE, 1, 5).values == values


@pytest.mark.parametrize(
    ("reply", "value"),
    [("4", 4), ("a 3", 3), ("3!", 3), ("solid 4", 4), ("4/5", 4), ("2 out of 5", 2), ("three", 3), ("good", 4), ("-1", 2), ("very bad", 1),
     ("4 i'd say", 4), ("it's a 4", 4), ("5️⃣", None), ("7", None), ("3-4", None), ("3 or 4", None), ("4.5", None)],
)  # fmt: skip
def test_a_single_thing_needs_no_name(reply: str, value: int | None) -> None:
    assert read_ratings(reply, (PHONE,), 1, 5).values in (
        [{"p": value}] if value else [{}, {"p": 5}] if "️" in reply else [{}]
    )


def test_digits_in_a_name_are_not_ratings() -> None:
    things = (Thing("h", "24/7 hotline"), Thing("f", "Step 2 form"))
    assert read_ratings("24/7 hotline 3, Step 2 form 4", things, 1, 5).values == {"h": 3, "f": 4}
    assert read_ratings("hotline 3, form 4", things, 1, 5).values == {"h": 3, "f": 4}


def test_troubles_are_rated_by_order_or_by_their_words() -> None:
    things = (Thing("a", "40 minutes on hold"), Thing("b", "can't find the prices"))
    assert read_ratings("3, 1", things, 1, 3).values == {"a": 3, "b": 1}
    assert read_ratings("first 3, second 1", things, 1, 3).values == {"a": 3, "b": 1}
    assert read_ratings("the hold is a 3, prices 2", things, 1, 3).values == {"a": 3, "b": 2}
    assert read_ratings("both 2", things, 1, 3).values == {"a": 2, "b": 2}
    assert read_ratings("4, 1", things, 1, 3).values in ({}, {"b": 1})


def test_two_things_with_a_word_in_common_are_told_apart() -> None:
    things = (Thing("a", "phone call"), Thing("b", "phone bill"))
    assert read_ratings("call 4, bill 1", things, 1, 5).values == {"a": 4, "b": 1}
    assert read_ratings("phone 4", things, 1, 5).values == {}


CALL, FORM, WHATSAPP = Thing("c", "phone call"), Thing("f", "booking form"), Thing("a", "whatsapp")
NAMED_IN_PART: list[tuple[str, dict[str, int]]] = [
    ("phone 1 form 3 whatsapp 4", {"c": 1, "f": 3, "a": 4}),
    ("1 form 3 phone", {"f": 1, "c": 3}),
    ("call 2, form 3, whatsapp 4", {"c": 2, "f": 3, "a": 4}),
    ("phone 4, they fill in 2 forms", {"c": 4}),
    ("phone 3ish, whatsapp a 4-ish", {"c": 3, "a": 4}),
    ("form about a 4, phone around 2", {"f": 4, "c": 2}),
    ("5/5 for whatsapp, form 2/5", {"a": 5, "f": 2}),
    ("5 for whatsapp and form 2", {"a": 5, "f": 2}),
    ("4 for whatsapp and form, 2 for the phone", {"a": 4, "f": 4, "c": 2}),
    ("whatsapp lovely; form annoying, so 2", {"a": 5, "f": 2}),
    ("whatsapp lovely; form is awful, so 2", {"a": 5, "f": 2}),
    ("whatsapp great form 2", {"a": 5, "f": 2}),
    ("whatsapp good but slow, 3", {"a": 3}),
    ("form awful, so two", {"f": 2}),
    ("form bad, 4 for whatsapp", {"f": 2, "a": 4}),
    ("1 is bad, 3 is lovely", {"c": 2, "a": 5}),
    ("form not great, whatsapp not bad", {"f": 2, "a": 3}),
    ("form isn't terrible, phone not a good one", {"f": 3, "c": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "values"), NAMED_IN_PART)
def test_what_was_rated_may_be_named_by_a_part_of_its_name(reply: str, values: dict[str, int]) -> None:
    assert read_ratings(reply, (CALL, FORM, WHATSAPP), 1, 5).values == values


@pytest.mark.parametrize(
    ("reply", "value"),
    [("3ish", 3), ("3-ish", 3), ("about a 4", 4), ("around 4 i think", 4), ("not great", 2), ("not so great tbh", 2), ("not terrible", 3), ("really bad", 1), ("3.5ish", None)],
)  # fmt: skip
def test_a_rough_or_modest_word_is_a_rating(reply: str, value: int | None) -> None:
    assert read_ratings(reply, (CALL,), 1, 5).values == ({"c": value} if value else {})


@pytest.mark.parametrize(
    ("reply", "value"),
    [("very bad, they leave over it", 3), ("very serious", 3), ("just annoying", 1), ("really serious, a deal breaker", 3), ("serious", 2), ("quite serious", 2),
     ("not serious", 1), ("not that serious, a nuisance", 1), ("very annoying", 2), ("they leave over it", 3), ("it ruins the day", 3), ("serious, or maybe a nuisance", None)],
)  # fmt: skip
def test_how_serious_a_trouble_is_may_be_told_in_words(reply: str, value: int | None) -> None:
    one = (Thing("t", "machine down on mondays"),)
    assert read_ratings(reply, one, 1, 3).values == ({"t": value} if value else {})


def test_words_for_several_troubles_go_to_them_in_order_or_to_all() -> None:
    two = (Thing("a", "40 minutes on hold"), Thing("b", "can't find the prices"))
    assert read_ratings("very bad, they leave over it; just annoying", two, 1, 3).values == {"a": 3, "b": 1}
    assert read_ratings("very serious. just annoying.", two, 1, 3).values == {"a": 3, "b": 1}
    assert read_ratings("1 is bad, 2 is a nuisance", two, 1, 3).values == {"a": 2, "b": 1}
    assert read_ratings("just annoying", two, 1, 3).values == {"a": 1, "b": 1}


def test_a_name_may_be_shortened() -> None:
    items = [Item("f", "friends"), Item("i", "instagram"), Item("g", "google")]
    assert read_ratings("friends 5 insta 4 google 3", items, 1, 5).values == {"f": 5, "i": 4, "g": 3}


PLACES = (Thing("p", "phone"), Thing("c", "counter"), Thing("e", "email"), Thing("w", "our website"))


@pytest.mark.parametrize(
    ("reply", "values", "felt", "positive"),
    [
        ("phone is a nightmare, counter is lovely, email meh", {"p": 1, "c": 5, "e": 3}, {"p": "a nightmare"}, {}),
        ("website 4, phone drives them mad", {"w": 4, "p": 1}, {"p": "drives them mad"}, {}),
        ("phone and website are a nightmare", {"p": 1, "w": 1}, {"p": "a nightmare", "w": "a nightmare"}, {}),
        ("nobody answers the phone, email they get ignored", {"p": 2, "e": 2}, {"p": "nobody answers", "e": "ignored"}, {}),
        ("Phone’s a Nightmare tbh", {"p": 1}, {"p": "a Nightmare"}, {}),
        ("phone: they wait for ages\nemail: ok\nwebsite 3", {"p": 2, "e": 3, "w": 3}, {"p": "wait for ages"}, {}),
        ("people struggle with the website but love the counter", {"w": 2}, {"w": "struggle"}, {"c": "love"}),
        ("email fine, website works like a dream", {"e": 3}, {}, {"w": "works like a dream"}),
        ("all a nightmare", {"p": 1, "c": 1, "e": 1, "w": 1}, dict.fromkeys("pcew", "a nightmare"), {}),
        ("phone 5, nobody answers it though", {"p": 5}, {}, {}),
        ("phone, nobody answers it, 4", {"p": 4}, {}, {}),
        ("phone 9, it drives them mad", {}, {}, {}),
        ("maybe the phone is a bit clunky", {}, {}, {}),
        ("they ring the phone, then use the website", {}, {}, {}),
        ("not sure", {}, {}, {}),
        ("nobody answers", {}, {}, {}),
    ],
)  # fmt: skip
def test_what_the_scale_does_not_know_is_read_from_the_feeling(
    reply: str, values: dict[str, int], felt: dict[str, str], positive: dict[str, str]
) -> None:
    rated = read_ratings(reply, PLACES, 1, 5)
    assert (rated.values, dict(rated.felt), dict(rated.positive)) == (values, felt, positive)
    assert all(words in reply for words in [*felt.values(), *positive.values()])
    assert not (rated.complete and positive)


def test_a_single_thing_need_not_be_named() -> None:
    rated = read_ratings("it's a nightmare honestly", PLACES[:1], 1, 5)
    assert (rated.values, rated.complete) == ({"p": 1}, True)
    assert read_ratings("they love the staff", PLACES[:1], 1, 5).positive == {"p": "love"}


def test_how_serious_a_trouble_is_is_not_read_from_feelings() -> None:
    assert read_ratings("it's a nightmare honestly", PLACES[:1], 1, 3).values == {}


@pytest.mark.parametrize(
    "part", ["phone is a nightmare, ", "phone, ", "phone and email ", "nightmare ", "phone 3 nightmare "]
)
def test_a_very_long_reply_of_feelings_is_read(part: str) -> None:
    assert set(read_ratings(part * (50_000 // len(part)), PLACES, 1, 5).values) <= set("pcew")


PARKING = (Thing("k", "parking"),)


@pytest.mark.parametrize(
    ("reply", "value"),
    [("the website is awful", None), ("website awful", None), ("they hate the website", None), ("the website is a nightmare", None), ("the food was lovely", None),
     ("our staff are brilliant", None), ("signs are terrible", None), ("sounds good", None), ("good question", None), ("that's a good question", None), ("Sounds great.", None),
     ("awful", 1), ("it's awful", 1), ("they hate it", 1), ("parking is awful", 1), ("the parking's awful", 1), ("the prking is awful", 1), ("the whole thing is awful", 1),
     ("people are furious", 1), ("that one is bad", 2), ("honestly it is awful", 1), ("most of them are unhappy", 2), ("awful, the website is lovely though", 1), ("the website is awful, 2", 2),
     ("parking? the machine is terrible", 1), ("our customers are angry", 1), ("everyone is happy", 4), ("well, not great", 2)],
)  # fmt: skip
def test_words_about_something_else_rate_nothing(reply: str, value: int | None) -> None:
    assert read_ratings(reply, PARKING, 1, 5).values == ({"k": value} if value else {})


def test_the_channel_of_what_is_rated_stands_for_it() -> None:
    assert read_ratings("the phone is awful", (Item("r", "reception", "phone"),), 1, 5).values == {"r": 1}
    assert read_ratings("the phone is awful", (Item("r", "reception", "in person"),), 1, 5).values == {}
    assert read_ratings("the website is very bad", (Thing("t", "nowhere to park"),), 1, 3).values == {}


def test_words_about_something_else_do_not_reach_the_item_before() -> None:
    assert read_ratings("google, the parking app is awful", THREE, 1, 5).values == {}
    assert read_ratings("google bad, the counter is lovely", THREE, 1, 5).values == {"g": 2}


@pytest.mark.parametrize(
    ("reply", "values"),
    [
        ("all good except the phone", {"g": 4, "w": 4}),
        ("all good except for the phone", {"g": 4, "w": 4}),
        ("everything 4 but not the phone", {"g": 4, "w": 4}),
        ("all 4 apart from phone and website", {"g": 4}),
        ("all fine, except the phone.", {"g": 3, "w": 3}),
        ("everything except the phone is good", {"g": 4, "w": 4}),
        ("all but the phone are good", {"g": 4, "w": 4}),
        ("apart from the phone they're all good", {"g": 4, "w": 4}),
        ("all good except the phone, website great", {"g": 4, "w": 5}),
        ("all 4 apart from the phone which is a 1", {"g": 4, "w": 4, "p": 1}),
        ("all a nightmare except the phone", {}),
        ("all but phone 4, phone 1", {"g": 4, "w": 4, "p": 1}),
    ],
)
def test_what_is_excepted_from_all_is_left_open(reply: str, values: dict[str, int]) -> None:
    rated = read_ratings(reply, THREE, 1, 5)
    assert (rated.values, rated.complete) == (values, len(values) == 3)


@pytest.mark.parametrize(
    ("reply", "values"),
    [("website used to be 2 but now 4, others 3", {"g": 3, "w": 4, "p": 3}), ("website was once a 2, now 4", {"w": 4}), ("website used to be terrible but now it's good", {"w": 4}),
     ("phone 2 last year, 4 now", {"p": 4}), ("phone: last year 2, now 4", {"p": 4}), ("the phone was a 2 but now 4", {"p": 4}), ("website used to be 2", {}), ("last year 2 google 4", {"g": 4}), ("google 4, last week it was down", {"g": 4}), ("google 4 last week it was down", {"g": 4})],
)  # fmt: skip
def test_what_it_was_before_is_no_rating(reply: str, values: dict[str, int]) -> None:
    assert read_ratings(reply, THREE, 1, 5).values == values


@pytest.mark.parametrize("reply", ["2", "a 2", "it's a 2", "2/5", "-1", "two"])
def test_a_lone_number_for_several_things_is_left_open(reply: str) -> None:
    rated = read_ratings(reply, THREE, 1, 5)
    assert (rated.values, rated.complete) == ({}, False)
    assert len(read_ratings(reply, PARKING, 1, 5).values) == 1
    assert len(read_ratings(f"{reply} for everything", THREE, 1, 5).values) == 3


@pytest.mark.parametrize(
    "part", ["phone, ", "phone ", "phone is a nightmare, ", "phone 3 ", "google and phone ", "all 4 except phone ", "the app is ", "used to be "]
)  # fmt: skip
def test_a_very_long_reply_is_read_in_no_time(part: str) -> None:
    reply = part * (50_000 // len(part))
    read_ratings(reply, PLACES, 1, 5)
    taken: list[float] = []
    for _ in range(3):
        start = time.process_time()
        read_ratings(reply, PLACES, 1, 5)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.016
