# ruff: noqa: E501  (tables of replies read better whole)
"""Two troubles, wishes or ideas in one sentence, and sentences with a comma that are one."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.lists import split_statements
from mapcoach.interview.replies.pains import compound_of, read_pains
from mapcoach.journey import Touchpoint

TWO: list[tuple[str, list[str]]] = [
    ("no time, no money", ["no time", "no money"]),
    ("no time, and no money", ["no time", "no money"]),
    ("guilt, worry", ["guilt", "worry"]),
    ("price, privacy", ["price", "privacy"]),
    ("rude staff, long wait", ["rude staff", "long wait"]),
    ("no car, lives far out", ["no car", "lives far out"]),
    ("a fixed price, a firm date", ["a fixed price", "a firm date"]),
    ("compares prices online, asks her sister", ["compares prices online", "asks her sister"]),
    ("call back within the hour, text the driver's name", ["call back within the hour", "text the driver's name"]),
    ("how much is it, how long does it take", ["how much is it", "how long does it take"]),
    ("hates phone calls, never opens letters", ["hates phone calls", "never opens letters"]),
    ("bad knees, poor eyesight", ["bad knees", "poor eyesight"]),
    ("free delivery, easy returns", ["free delivery", "easy returns"]),
    ("a warranty of two years, spare parts", ["a warranty of two years", "spare parts"]),
    ("small team, tight budget", ["small team", "tight budget"]),
    ("clear instructions, and a number to ring", ["clear instructions", "a number to ring"]),
    ("train the staff, hire a second driver", ["train the staff", "hire a second driver"]),
    ("can't drive, and no bus", ["can't drive", "no bus"]),
    ("she can't take the day off and also three plumbers came", ["she can't take the day off", "three plumbers came"]),
    ("purchasing only looks at the price and also the fitters prefer the cheap man", ["purchasing only looks at the price", "the fitters prefer the cheap man"]),
]  # fmt: skip
ONE: list[str] = [
    "no time, because of the kids",
    "too expensive, or so he thinks",
    "a fixed price, in writing",
    "a quote, on paper",
    "no time on weekdays, was overcharged once",
    "call back fast, within the hour",
    "a person on the phone, not a robot",
    "when it rains, no buses",
    "for older people, large print",
    "she forgets her password, ignores emails",
    "if nobody answers, text them",
    "delivery on 3 June, 2027",
    "a shop in Leeds, Yorkshire",
    "a clear price, before the work starts",
    "an honest answer, even a bad one",
    "the landlord decides, she only asks",
    "a small van, nothing big",
    "no parking, which annoys her",
    "works shifts, so mornings only",
    "a receipt, emailed to her",
    "everything explained, properly",
    "a plumber, preferably local",
    "reads everything, twice",
    "ring first, then come",
    "sits at home, waiting for us",
    "the boiler breaks, she panics",
    "send a text, make it short",
    "put prices online, all of them",
    "no stairs, she has a bad knee",
    "a slot after six, when he is home",
    "trains at night, mostly alone",
    "wants two quotes, at least",
    "pays cash, usually",
    "he checks the price, compares two shops",
    "small print, unreadable without glasses",
    "a firm date, and stick to it",
    "a chatbot, like the bank has",
    "one contact, the same every time",
    "a tidy workshop, please",
    "no deposit, except for big jobs",
    "opening late, on thursdays",
    "invoices by email, as pdf",
    "a lift, since he can't climb",
    "speak slowly, he is deaf",
    "lives alone, 84",
    "price matters, quality too",
    "a phone number, and somebody who answers it",
    "no surprises, whatever happens to the price along the way in june",
    "order online, collect in store: that is all",
    "hates waiting (always), leaves early (often)",
    "keeps receipts, every single one",
    "fear of the dentist, since childhood",
    "a callback, not an email",
    "asks her sister, who is a nurse",
    "buys late, if at all",
    "less paper, more or less",
    "a spare part, if there's one",
    "no taste, less flavour than it says on the very big tin",
    "nobody in the team agrees, and doesn't know why",
    "asks for it, and also for a receipt",
]  # fmt: skip
COMPOUND: list[tuple[str, tuple[str, str]]] = [
    ("all graphs no people, rubs the zero in", ("all graphs no people", "rubs the zero in")),
    ("you can't swap the box, forgets who she is", ("you can't swap the box", "forgets who she is")),
    ("postage only at the end, forced account", ("postage only at the end", "forced account")),
    ("there is no report of what was done and also half of the visits are missing", ("there is no report of what was done", "half of the visits are missing")),
    ("no prices on the page, tiny buttons", ("no prices on the page", "tiny buttons")),
    ("coach left early, no warning", ("coach left early", "no warning")),
    ("it never arrives on time and also the box is too big", ("it never arrives on time", "the box is too big")),
    ("nobody explains the forms, cold waiting room", ("nobody explains the forms", "cold waiting room")),
    ("always late, always rude", ("always late", "always rude")),
    ("no idea which level, saturdays are full", ("no idea which level", "saturdays are full")),
    ("There's no word on whether it arrived, I write back too late", ("There's no word on whether it arrived", "I write back too late")),
    ("The colours look warmer on screen and also frame sizes are in inches", ("The colours look warmer on screen", "frame sizes are in inches")),
    ("the offer takes ages because it goes through three desks and also the small print changed and nobody said so", ("the offer takes ages because it goes through three desks", "the small print changed and nobody said so")),
]  # fmt: skip
SINGLE: list[str] = [
    "40 minutes on hold, half of them hang up",
    "the printer, always jammed",
    "nobody answers, she gives up",
    "no reply, just voicemail",
    "long queue, friday evenings",
    "no answer, not even a text",
    "slow, very slow",
    "too far away, 20 miles",
    "no signs, so they get lost",
    "on hold, staring at the wall",
    "nobody rings back, they go elsewhere",
    "the waiting room, cold and dark",
    "no receipt, which she needs for tax",
    "if it rains, no cover",
    "out of stock, again",
    "the lift is broken, again and again",
    "he waits, nobody comes",
    "no parking, only on sundays",
    "costs too much, about 40 pounds",
    "lovely staff, great coffee",
    "our form, page two",
    "late delivery, two weeks sometimes",
    "it is closed, people leave",
    "no time to talk, because of the phone",
    "she waits for days and also she likes the app",
    "Leeds, Bradford",
    "she has to bring the form and also the id card",
    "it is late because the van breaks and also the driver",
    "no bus, we could send a taxi",
]  # fmt: skip


@pytest.mark.parametrize(("reply", "statements"), TWO)
def test_two_short_statements_with_a_comma_are_two(reply: str, statements: list[str]) -> None:
    assert split_statements(reply) == statements
    assert all(one in reply for one in statements)


@pytest.mark.parametrize("reply", ONE)
def test_a_statement_that_only_holds_a_comma_stays_whole(reply: str) -> None:
    assert split_statements(reply) == [reply]


@pytest.mark.parametrize(("text", "parts"), COMPOUND)
def test_two_troubles_are_proposed_in_their_own_words(text: str, parts: tuple[str, str]) -> None:
    assert compound_of(text) == parts


@pytest.mark.parametrize("text", SINGLE)
def test_a_trouble_and_what_belongs_to_it_is_not_proposed_as_two(text: str) -> None:
    assert compound_of(text) == ()


def test_counted_lines_are_several_whatever_they_start_with() -> None:
    phone = Touchpoint(id="p", name="phone")
    found = read_pains("1. on hold for ages\n2. half of them hang up\n3. and nobody rings back", (phone,))
    assert [one.text for one in found] == ["on hold for ages", "half of them hang up", "nobody rings back"]
    assert [one.text for one in read_pains("on hold for ages, half of them hang up", (phone,))] == [
        "on hold for ages, half of them hang up"
    ]


def test_a_long_label_in_the_middle_parts_two_troubles() -> None:
    points = (Touchpoint(id="b", name="upgrade banner"), Touchpoint(id="c", name="call from sales"))
    found = read_pains(
        "Upgrade banner: the price is only shown here, and a call from sales: it comes two days late", points
    )
    assert [(one.touchpoint, one.text) for one in found] == [
        ("b", "the price is only shown here"),
        ("c", "it comes two days late"),
    ]


def test_a_line_of_its_own_that_goes_on_is_one_more_trouble() -> None:
    phone = Touchpoint(id="p", name="phone")
    two = "there's no option for renewals in the menu\nand then our agents may not give the online price"
    one = "nobody picks up the phone\nand then they give up after ten minutes"
    assert len(read_pains(two, (phone,))) == 2
    assert len(read_pains(one, (phone,))) == 1
