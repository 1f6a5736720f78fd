# ruff: noqa: E501  (tables of replies read better whole)
"""The name of the one customer, and what was said along with it."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.people import is_crowd, read_person
from mapcoach.interview.replies.text import trimmed


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
        ("shes called olu shes a night nurse", "olu", "shes a night nurse"),
        ("steve he works as a bus driver", "steve", "he works as a bus driver"),
        ("ok so olu shes a night nurse on a heart ward", "olu", "shes a night nurse on a heart ward"),
        ("Maya she's 34", "Maya", "she's 34"),
        ("there's a guy called Pete he runs the garage", "Pete", "he runs the garage"),
        ("There is Matthias, production manager at a pump maker", "Matthias", "production manager at a pump maker"),
        ("The person is Jules, a student", "Jules", "a student"),
        ("like I said, Jules", "Jules", ""),
        ("So Yun", "So Yun", ""),
        ("Theresa", "Theresa", ""),
        ("Shelley", "Shelley", ""),
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


INTRODUCED: list[tuple[str, str, str]] = [
    ("thinking of Nisha, she rents upstairs", "Nisha", "she rents upstairs"),
    ("I was thinking about old Mr Featherstone", "old Mr Featherstone", ""),
    ("I always think of Rosa from the market", "Rosa", "from the market"),
    ("i keep thinking about theresa from the tuesday class", "theresa", "from the tuesday class"),
    ("Can we use Declan? he's typical", "Declan", "he's typical"),
    ("could I take my neighbour Ingrid, 71", "Ingrid", "71"),
    ("make that Bronagh", "Bronagh", ""),
    ("it would be Yusuf, a taxi driver", "Yusuf", "a taxi driver"),
    ("might be Priyanka", "Priyanka", ""),
    ("our last customer was Gwen, she came for boots", "Gwen", "she came for boots"),
    ("herr weber production manager", "herr weber", "production manager"),
    ("mrs okafor runs a nursery", "mrs okafor", "runs a nursery"),
    ("mr van dijk head of purchasing", "mr van dijk", "head of purchasing"),
    ("dr patel gp in leeds", "dr patel", "gp in leeds"),
    ("miss havisham", "miss havisham", ""),
    ("mrs jones", "mrs jones", ""),
    ("Mr and Mrs Patel", "Mr and Mrs Patel", ""),
    ("mr lee jones", "mr lee jones", ""),
    ("mr tom jones retired plumber", "mr tom jones", "retired plumber"),
    ("Mrs. O'Brien", "Mrs. O'Brien", ""),
    ("dave needs a boiler fast", "dave", "needs a boiler fast"),
    ("carol wants her hair done before the wedding", "carol", "wants her hair done before the wedding"),
    ("sam books online late at night", "sam", "books online late at night"),
    ("helen practice nurse", "helen", "practice nurse"),
    ("Sarah Jones office manager", "Sarah Jones", "office manager"),
    ("linda 52 works nights", "linda", "52 works nights"),
    ("imani and rupert theyre opening a cafe", "imani and rupert", "theyre opening a cafe"),
    ("tom and anna expecting their first baby in june", "tom and anna", "expecting their first baby in june"),
    ("Pam and Derek, a couple with a caravan", "Pam and Derek", "a couple with a caravan"),
    ("Bridget I guess", "Bridget", ""),
    ("my aunt Agatha, she's 80", "Agatha", "she's 80"),
    ("Take Bridget, 44", "Bridget", "44"),
    ("I keep thinking of Bridget from the calls", "Bridget", "from the calls"),
    ("I'm thinking of Siobhan", "Siobhan", ""),
    ("can I use my cousin's friend Oskar, he works nights", "Oskar", "he works nights"),
    ("Make it Kirsty", "Kirsty", ""),
    ("frau ostermann plant manager", "frau ostermann", "plant manager"),
    ("dawn woke up and no hot water", "dawn", "woke up and no hot water"),
    ("let's say dawn last tuesday no heating", "dawn", "last tuesday no heating"),
    ("priya and tom theyre getting married in may", "priya and tom", "theyre getting married in may"),
]  # fmt: skip
"""Names that come after a few words, or run on into what is told without a comma."""

WHOLE_NAMES: list[tuple[str, str, str]] = [
    ("mary jane watson", "mary jane watson", ""),
    ("tom baker", "tom baker", ""),
    ("Tom Baker", "Tom Baker", ""),
    ("will smith", "will smith", ""),
    ("penny pinching mums of two", "penny pinching mums of two", ""),
    ("max power users", "max power users", ""),
    ("young couple", "young couple", ""),
    ("the Hendersons", "the Hendersons", ""),
    ("Ludwig van Beethoven", "Ludwig van Beethoven", ""),
    ("anna maria", "anna maria", ""),
    ("Anna-Lena", "Anna-Lena", ""),
    ("jean claude van damme", "jean claude van damme", ""),
    ("Make-up Mandy", "Make-up Mandy", ""),
    ("Thinking Tina", "Thinking Tina", ""),
    ("Mymoon", "Mymoon", ""),
    ("our London office", "our London office", ""),
    ("Our Dave", "Our Dave", ""),
    ("Steady Eddie", "Steady Eddie", ""),
    ("Miss Marple", "Miss Marple", ""),
    ("Frau Holle", "Frau Holle", ""),
    ("Sam", "Sam", ""),
    ("Maya Singh", "Maya Singh", ""),
    ("maya singh", "maya singh", ""),
    ("Tom & Jerry", "Tom & Jerry", ""),
    ("Maria Garcia Lopez", "Maria Garcia Lopez", ""),
    ("maria garcia lopez", "maria garcia lopez", ""),
    ("Joan of Arc", "Joan of Arc", ""),
    ("Mr T", "Mr T", ""),
    ("José María", "José María", ""),
    ("retired teachers", "retired teachers", ""),
    ("Busy Beth", "Busy Beth", ""),
    ("Mum of two Karen", "Mum of two Karen", ""),
]  # fmt: skip
"""Names that look like the beginning of something else, and are whole."""


@pytest.mark.parametrize(("reply", "name", "rest"), [*INTRODUCED, *WHOLE_NAMES])
def test_a_name_ends_where_the_telling_begins(reply: str, name: str, rest: str) -> None:
    assert read_person(trimmed(reply)) == (name, rest)
    assert name in reply
    assert rest in reply


@pytest.mark.parametrize(
    "reply",
    ["everyone really, from kids to grans", "anyone with a car I suppose", "anybody who has ever moved house", "all sorts to be honest, students, families, you name it", "oh god everyone", "well it could be anybody", "we get all sorts", "everybody in the village", "honestly anyone with a garden", "all kinds really young old rich poor", "I don't know, everyone", "people from all walks of life", "well everyone who eats lunch", "the general public really", "its all ages", "oh its all sorts really everybody from students to grandmothers", "well anyone with a boiler to be honest"],
)  # fmt: skip
def test_a_crowd_inside_more_words_is_a_crowd(reply: str) -> None:
    assert is_crowd(trimmed(reply))


@pytest.mark.parametrize(
    "reply",
    ["Everett Jones", "everyone, but let's take Tom", "all sorts really, say Brenda who comes on Tuesdays", "anyone like Dave from the garage", "everybody calls her Nan Jean", "Anyone's guess, maybe Sue", "Ann like everyone", "young mums", "people like Sandra", "students from the college", "a nurse who looks after everyone", "Ally", "the public library's Jane", "mostly pensioners", "all sorts but mainly office workers"],
)  # fmt: skip
def test_somebody_picked_out_of_a_crowd_is_no_crowd(reply: str) -> None:
    assert not is_crowd(trimmed(reply))
