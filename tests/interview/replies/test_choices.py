# ruff: noqa: E501  (tables of replies read better whole)
"""Choosing among numbered options and suggestions."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.choices import (
    accept,
    accept_in_list,
    choose,
    is_agreement,
    is_all,
    is_none,
    numbers_chosen,
)
from mapcoach.interview.replies.lists import split_names
from mapcoach.interview.script import Option, load_script

SUGGESTED = ["Find us", "Compare", "Book", "Visit", "Come back"]

ACCEPTED: list[tuple[str, list[int]]] = [
    ("1 and 3", [1, 3]), ("1,3", [1, 3]), ("1, 3 & 5", [1, 3, 5]), ("1-3", [1, 2, 3]), ("1 to 3", [1, 2, 3]),
    ("1–3", [1, 2, 3]), ("1 - 3 and 5", [1, 2, 3, 5]), ("2 3 5", [2, 3, 5]), ("#1 and #2", [1, 2]), ("1+3", [1, 3]),
    ("1. and 3.", [1, 3]), ("1/3", [1, 3]), ("1, 2, 4 and 5", [1, 2, 4, 5]), ("1;2", [1, 2]), ("1\n2\n4", [1, 2, 4]),
    ("one and three", [1, 3]), ("options 1 and 2", [1, 2]), ("numbers 1, 2 and 4", [1, 2, 4]), ("no. 3", [3]),
    ("just 2", [2]), ("only the first", [1]), ("the first two", [1, 2]), ("first three", [1, 2, 3]),
    ("the last one", [5]), ("the last two", [4, 5]), ("first and last", [1, 5]), ("1st and 3rd", [1, 3]),
    ("the second one", [2]), ("the first and the third", [1, 3]), ("1, 2, and 4 please", [1, 2, 4]), ("3 and 1", [3, 1]),
    ("i'd say 1 and 4", [1, 4]), ("1 3", [1, 3]), ("all", [1, 2, 3, 4, 5]), ("all of them", [1, 2, 3, 4, 5]), ("All of those please", [1, 2, 3, 4, 5]),
    ("all 5", [1, 2, 3, 4, 5]), ("all five", [1, 2, 3, 4, 5]), ("everything", [1, 2, 3, 4, 5]), ("the lot", [1, 2, 3, 4, 5]),
    ("yes", [1, 2, 3, 4, 5]), ("yep, sounds good", [1, 2, 3, 4, 5]), ("looks good", [1, 2, 3, 4, 5]), ("that works", [1, 2, 3, 4, 5]),
    ("everything except 3", [1, 2, 4, 5]), ("all but 2", [1, 3, 4, 5]), ("all except Compare", [1, 3, 4, 5]),
    ("all of them apart from 2 and 4", [1, 3, 5]), ("all but the last", [1, 2, 3, 4]), ("everything but the first two", [3, 4, 5]),
    ("all except the compare one", [1, 3, 4, 5]), ("yes but not 2", [1, 3, 4, 5]), ("all, but not 2", [1, 3, 4, 5]),
]  # fmt: skip

NOT_ACCEPTED = [
    "6", "0", "1 and 9", "10", "3 times a week", "2 weeks later", "1 thing: the flyer", "1.5", "google, phone", "1 and flyers",
    "yes they call", "all night long", "all our neighbours", "everything is online", "all but nobody", "first contact, quote",
    "last minute booking", "one of our vans", "1-99", "5-1-", "first aid", "-", "99999999999999999999", "²", "½",
]  # fmt: skip

NONE = [
    "none", "None.", "nothing", "no", "nope", "nah", "nothing really", "no problems really", "not that I know", "not that i know of",
    "nothing comes to mind", "nothing comes to mind right now", "none of them", "none of these", "no trouble", "no issues",
    "no problem at all", "nothing goes wrong", "all good", "all fine", "it's all fine", "can't think of any", "can’t think of anything",
    "no complaints", "nothing at all", "nothing i can think of", "not really", "i'd say nothing", "nobody", "no one", "nothing much",
    "nothing, we notice nothing", "not that we noticed", "we see nothing wrong", "we never had any", "we haven't noticed anything", "nothing that we noticed", "none, we see no problems", "i don't see any", "neither", "neither of them", "not as far as I know", "nothing to report", "all good there", "no problems there",
]  # fmt: skip

NOT_NONE = [
    "no parking", "nothing is explained", "none of the staff know the price", "no one answers the phone", "nobody picks up",
    "all good except the phone", "not enough chairs", "nothing works", "no complaints about price but slow", "no prices on the site",
    "no reply for days", "fine print", "no, they wait", "nothing in stock", "none smoking room", "all good things", "no problem finding us, but no parking",
    "nobody told them", "nothing wrong with the food but slow", "not really friendly", "issues with parking", "neither of them is open", "we see nothing on the screen", "they notice nothing is free",
]  # fmt: skip


def _options(question: str) -> tuple[Option, ...]:
    return next(one.option for topic in load_script() for one in topic.question if one.id == question)


@pytest.mark.parametrize(("reply", "numbers"), ACCEPTED)
def test_suggestions_are_accepted_by_number_place_or_all_at_once(reply: str, numbers: list[int]) -> None:
    accepted = accept(reply, SUGGESTED)
    assert accepted == [SUGGESTED[number - 1] for number in numbers]


@pytest.mark.parametrize("reply", NOT_ACCEPTED)
def test_what_only_looks_like_a_choice_accepts_nothing(reply: str) -> None:
    assert accept(reply, SUGGESTED) is None


def test_nothing_is_accepted_where_nothing_was_suggested() -> None:
    assert accept("1 and 3", []) is None
    assert accept("all", []) is None


@pytest.mark.parametrize(
    ("reply", "items"),
    [
        ("1 & 4 & also flyers", ["Find us", "Visit", "flyers"]),
        ("1 and 3, plus the flyer at the gym", ["Find us", "Book", "flyer at the gym"]),
        ("1, 2, ask a friend", ["Find us", "Compare", "ask a friend"]),
        ("find us, compare, haggle", ["find us", "compare", "haggle"]),
        ("1-3, then Haggle", ["Find us", "Compare", "Book", "Haggle"]),
        ("the first two and haggling", ["Find us", "Compare", "haggling"]),
        ("2, find us, compare", ["Compare", "find us"]),
        ("9, haggle", ["haggle"]),
        ("9", []),
    ],
)
def test_numbers_and_own_words_go_together(reply: str, items: list[str]) -> None:
    assert accept_in_list(split_names(reply, tuple(SUGGESTED)), SUGGESTED) == items


@pytest.mark.parametrize("reply", NONE)
def test_there_is_nothing_however_it_is_said(reply: str) -> None:
    assert is_none(reply)


@pytest.mark.parametrize("reply", NOT_NONE)
def test_a_trouble_that_starts_with_a_no_is_a_trouble(reply: str) -> None:
    assert not is_none(reply)


def test_agreement_and_all_are_whole_replies() -> None:
    assert is_agreement("yes please")
    assert is_agreement("ok")
    assert not is_agreement("yes they call first")
    assert is_all("all of these")
    assert not is_all("all day")


def test_numbers_are_places_and_none_is_off_the_list() -> None:
    assert numbers_chosen("2 and 1", 3) == [1, 0]
    assert numbers_chosen("2, 2", 3) == [1]
    assert numbers_chosen("4", 3) is None
    assert numbers_chosen("3-1", 3) in (None, [2, 1, 0], [0, 1, 2])


CHOICES: list[tuple[str, str, list[str] | None]] = [
    ("scope.business_kind", "2", ["ecommerce"]),
    ("scope.business_kind", "2.", ["ecommerce"]),
    ("scope.business_kind", "the first one", ["service"]),
    ("scope.business_kind", "number 4", ["local"]),
    ("scope.business_kind", "online shop", ["ecommerce"]),
    ("scope.business_kind", "we're a dentist", ["local"]),
    ("scope.business_kind", "I run a small hair salon", ["local"]),
    ("scope.business_kind", "b2b", ["b2b"]),
    ("scope.business_kind", "freelance consultant", ["service"]),
    ("scope.business_kind", "software", ["saas"]),
    ("scope.business_kind", "we sell online, mostly shopify", ["ecommerce"]),
    ("scope.business_kind", "none of these", ["other"]),
    ("scope.business_kind", "1 or 4", None),
    ("scope.business_kind", "7", None),
    ("scope.business_kind", "purple", None),
    ("kind", "1", ["current"]),
    ("kind", "as it is", ["current"]),
    ("kind", "how it should be", ["future"]),
    ("kind", "why people leave", ["churn"]),
    ("kind", "renewals", ["renewal"]),
    ("kind", "day in the life", ["day_in_the_life"]),
    ("kind", "the last one", ["churn"]),
    ("kind", "yes", None),
    ("scope.customers", "both", ["both"]),
    ("scope.customers", "new ones", ["new"]),
    ("scope.customers", "mostly new", ["new"]),
    ("scope.customers", "regulars", ["existing"]),
    ("scope.customers", "new and existing", ["both"]),
    ("evidence", "1 and 4", ["observation", "reviews"]),
    ("evidence", "our survey last spring", ["survey"]),
    ("evidence", "just a hunch", ["assumption"]),
    ("evidence", "gut feeling tbh", ["assumption"]),
    ("evidence", "google analytics", ["analytics"]),
    ("evidence", "reviews on trustpilot", ["reviews"]),
    ("evidence", "customers told us, and I saw it myself", ["interview", "observation"]),
    ("evidence", "complaints & our front desk", ["support_tickets", "stakeholder"]),
    ("evidence", "none", []),
    ("evidence", "haven't looked at any data, just guessing", ["assumption"]),
    ("evidence", "xyzzy", None),
]


@pytest.mark.parametrize(("question", "reply", "values"), CHOICES)
def test_an_option_is_chosen_by_number_name_or_what_people_call_it(
    question: str, reply: str, values: list[str] | None
) -> None:
    chosen = choose(reply, _options(question), several=question == "evidence")
    assert (chosen if chosen is None else sorted(chosen)) == (values if values is None else sorted(values))


def test_options_that_come_from_the_map_are_chosen_by_number_or_words() -> None:
    options = tuple(
        Option(value=f"p{n}", label=text)
        for n, text in enumerate(["40 minutes on hold", "prices are hidden", "no parking"], 1)
    )
    assert choose("2", options, several=True) == ["p2"]
    assert choose("the prices", options, several=True) == ["p2"]
    assert sorted(choose("hold and parking", options, several=True) or []) == ["p1", "p3"]
    assert choose("all except 2", options, several=True) == ["p1", "p3"]
    assert choose("all", options, several=True) == ["p1", "p2", "p3"]
    assert choose("none of them", options, several=True) == []


@pytest.mark.parametrize(
    ("reply", "chosen"),
    [("yes", ["p"]), ("Yes, badly", ["p"]), ("yep", ["p"]), ("it does", ["p"]), ("ok", ["p"]), ("no", []), ("neither", []), ("no, they just grumble", []), ("nope", []),
     ("not this one", []), ("1", ["p"]), ("2", None), ("purple", None)],
)  # fmt: skip
def test_a_single_option_is_taken_or_left_by_yes_and_no(reply: str, chosen: list[str] | None) -> None:
    assert choose(reply, (Option(value="p", label="40 minutes on hold"),), several=True) == chosen


def test_yes_alone_does_not_choose_among_several() -> None:
    two = (Option(value="p", label="40 minutes on hold"), Option(value="q", label="prices are hidden"))
    assert choose("yes", two, several=True) is None
    assert choose("neither", two, several=True) == []


RECIPES = tuple(
    Option(value=str(number), label=label)
    for number, label in enumerate(
        ["Proposal and quote follow-up (Quote)", "Scheduled check-in (Use)", "Abandoned-cart reminder (Buy)", "Ticket follow-up (Use)", "Review request (Use)"], 1
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "values"),
    [
        ("quote follow up and the checkin", ["1", "2"]),
        ("the check-in one", ["2"]),
        ("abandoned cart, review request", ["3", "5"]),
        ("cart reminder & ticket followup please", ["3", "4"]),
        ("the proposal follow-up", ["1"]),
        ("I'd take the check in and 5", ["2", "5"]),
        ("proposel and quote followup", ["1"]),
        ("the follow up", None),
    ],
)
def test_options_are_chosen_by_their_names_in_prose(reply: str, values: list[str] | None) -> None:
    chosen = choose(reply, RECIPES, several=True)
    assert (chosen and sorted(chosen)) == values


@pytest.mark.parametrize(
    ("items", "accepted"),
    [
        (["his wife", "first and last", "the ad"], ["his wife", "first and last", "the ad"]),
        (["his wife", "first"], ["his wife", "first"]),
        (["first", "third"], ["Find us", "Book"]),
        (["the first", "the last"], ["Find us", "Come back"]),
        (["2", "last"], ["Compare", "Come back"]),
        (["first two", "the van"], ["Find us", "Compare", "the van"]),
        (["the first one", "the van"], ["Find us", "the van"]),
        (["1", "3", "the van"], ["Find us", "Book", "the van"]),
        (["9", "the van"], ["the van"]),
    ],
)
def test_ordinals_beside_names_pick_nothing_unless_they_count_something(items: list[str], accepted: list[str]) -> None:
    assert accept_in_list(items, SUGGESTED) == accepted
