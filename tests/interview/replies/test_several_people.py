"""Two customers where one is wanted: told apart from a couple, a family and a firm."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.signals import several_people

TWO: list[tuple[str, tuple[str, str]]] = [
    ("well it's two people really, Margaret who is 84, and her daughter Helen who does it all", ("Margaret", "Helen")),
    ("Tom and Mrs Patel", ("Tom", "Mrs Patel")),
    ("our ICP is an ops manager plus the owner, call them Imani and Rupert", ("Imani", "Rupert")),
    ("two kinds: students and pensioners", ("students", "pensioners")),
    ("call them Imani and Rupert", ("Imani", "Rupert")),
    ("the buyer and the site foreman, let's call them Gwen and Pete", ("Gwen", "Pete")),
    ("it's two people: dave the fitter and carol in the office", ("dave", "carol")),
    ("two of them really, the mother Ines and her son Mateo", ("Ines", "Mateo")),
    ("there are two customers, Priya, a student, and Derek, retired", ("Priya", "Derek")),
    ("Mr Webb and Frau Ostermann", ("Mr Webb", "Frau Ostermann")),
    ("Tom Smith and Anna Jones", ("Tom Smith", "Anna Jones")),
    ("Maya & Tom", ("Maya", "Tom")),
    ("tenants and landlords", ("tenants", "landlords")),
    ("either students or pensioners", ("students", "pensioners")),
    ("a gp and a practice manager, we call them Nadia and Colin.", ("Nadia", "Colin")),
    ("Kirsty, Dave", ("Kirsty", "Dave")),
]  # fmt: skip
ONE: list[str] = [
    "Pam and Derek, a couple with a caravan",
    "priya and tom theyre getting married in may",
    "a couple, call them Ann and Joe",
    "Mr and Mrs Patel",
    "Mr Patel and Mrs Patel",
    "Tom Patel and Mina Patel",
    "two people, a couple called Ann and Joe",
    "Maya and her husband",
    "a family called Smith and Jones",
    "two people who share a flat",
    "it's two people, mostly retired",
    "Smith and Sons",
    "salt and pepper",
    "Sandra, mum of two, and works nights",
    "two customers a day, Monday and Tuesday",
    "Tom, and Mrs Patel's shop is next door",
    "the Patel family",
    "fish and chips regulars",
    "Marks and Spencer",
    "a mum called Sandra and her two kids",
    "a business named Bath and Body",
    "Both of them live in Leeds",
    "Helen who is 60 and her dog",
    "two people in the household: Tom and Anna, married",
    "Ann and Joe Miller",
    "our regulars, call them the Thursday crowd",
]  # fmt: skip


@pytest.mark.parametrize(("reply", "people"), TWO)
def test_two_customers_are_named_in_the_words_of_the_reply(reply: str, people: tuple[str, str]) -> None:
    assert several_people(reply) == people
    assert all(one in reply for one in people)


@pytest.mark.parametrize("reply", ONE)
def test_one_party_stays_one(reply: str) -> None:
    assert several_people(reply) == ()


@pytest.mark.parametrize(
    ("reply", "two"),
    [
        ("Mrs Patel, a mum round the corner, and then there's Dave who orders for the team", ("Mrs Patel", "Dave")),
        ("Maya, 34, and there is also Tom from the bank", ("Maya", "Tom")),
        ("Maya, and there is a dog", ()),
        ("Rosa, and her daughter Ana helps her", ()),
    ],
)
def test_then_there_is_somebody_else(reply: str, two: tuple[str, ...]) -> None:
    assert several_people(reply) == two
