# ruff: noqa: E501  (tables of replies read better whole)
"""The name of the one customer, and what was said along with it."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.people import is_crowd, read_person


@pytest.mark.parametrize(
    ("reply", "name", "rest"),
    [
        ("Maya", "Maya", ""),
        ("maya", "maya", ""),
        ("Tom, runs a bakery", "Tom", "runs a bakery"),
        ("call her Maya, 34, runs a bakery", "Maya", "34, runs a bakery"),
        ("it's Maria, she's 34 and has two kids", "Maria", "she's 34 and has two kids"),
        ("It’s Maria", "Maria", ""),
        ("a woman named Joan", "Joan", ""),
        ("a customer called Big Dave, 50", "Big Dave", "50"),
        ("our typical client is a guy like Steve", "Steve", ""),
        ("someone like Steve", "Steve", ""),
        ("Dr. Smith", "Dr. Smith", ""),
        ("Dr. Smith, 50, GP", "Dr. Smith", "50, GP"),
        ("Mr Patel (62)", "Mr Patel", "62"),
        ("Mrs. O'Brien, 70, widow", "Mrs. O'Brien", "70, widow"),
        ("Kim (the office manager)", "Kim", "the office manager"),
        ("Sarah - busy mum of two", "Sarah", "busy mum of two"),
        ("Sarah – busy mum of two", "Sarah", "busy mum of two"),
        ("Priya: 29, works in HR", "Priya", "29, works in HR"),
        ("Let's call him Bob", "Bob", ""),
        ("her name is Anne-Marie", "Anne-Marie", ""),
        ("How about Jenny?", "Jenny", ""),
        ("I'd go with Jenny", "Jenny", ""),
        ("we call them Steady Eddie", "Steady Eddie", ""),
        ("Maria who runs a cafe", "Maria", "who runs a cafe"),
        ("Anna is 34 and lives nearby", "Anna", "34 and lives nearby"),
        ("lisa from accounting", "lisa", "from accounting"),
        ("Emma. 28. Nurse.", "Emma", "28. Nurse"),
        ("Ms. J. K. Rowling", "Ms. J. K. Rowling", ""),
        ("A busy mum", "A busy mum", ""),
        ("Ana and Ben", "Ana and Ben", ""),
        ("Zoë", "Zoë", ""),
        ("李雷", "李雷", ""),
        ("Jean-Luc, 45", "Jean-Luc", "45"),
        ("Acme Ltd., a small firm", "Acme Ltd", "a small firm"),
        ("young couple buying their first home", "young couple buying their first home", ""),
        ("Isabel", "Isabel", ""),
        ("Callum", "Callum", ""),
        ("Sayid", "Sayid", ""),
        ("its usually the mums who book, lets say sandra, 41 with two kids", "sandra", "41 with two kids"),
        ("mostly builders, so let's call him Pete (38)", "Pete", "38"),
        ("people who rent. Say Ana, a nurse", "Ana", "a nurse"),
        ("well we get all sorts but let's take Grandpa Joe", "Grandpa Joe", ""),
        ("usually its sandra, 41", "sandra", "41"),
        ("Tom, let's say 40, a builder", "Tom", "let's say 40, a builder"),
        ("its Bob", "Bob", ""),
        ("say it's Bob", "Bob", ""),
        ("say it’s someone called Bob", "Bob", ""),
        ("probably someone like Aunt May", "Aunt May", ""),
        ("probably someone like aunt may", "aunt may", ""),
        ("Maya, we say hi every day", "Maya", "we say hi every day"),
        ("Ben, who always picks the same seat", "Ben", "who always picks the same seat"),
    ],
)  # fmt: skip
def test_the_name_is_told_from_what_follows(reply: str, name: str, rest: str) -> None:
    found, more = read_person(reply)
    assert (found, more.rstrip(".")) == (name, rest)


@pytest.mark.parametrize(
    "reply",
    ["everyone", "Everybody really", "all our customers", "anyone", "anybody who needs a plumber", "people", "all sorts of people",
     "customers", "all kinds of people", "everyone!", "lots of different people", "our customers", "all of them", "it's everyone"],
)  # fmt: skip
def test_a_crowd_is_no_person(reply: str) -> None:
    assert is_crowd(reply)


@pytest.mark.parametrize(
    "reply",
    ["Maya", "Everett", "Allison", "Ann, like everyone else", "Anyah", "Peoples", "a customer called Tom", "Alla"],
)
def test_a_person_is_no_crowd(reply: str) -> None:
    assert not is_crowd(reply)
