"""Replies as people talk: openers, corrections, text-speak, asides, and troubles told beside places."""

from __future__ import annotations

import time

import pytest

from mapcoach.interview.replies.choices import choose, is_none
from mapcoach.interview.replies.commands import read_command
from mapcoach.interview.replies.openings import restated
from mapcoach.interview.replies.pains import compound_of
from mapcoach.interview.replies.people import read_person
from mapcoach.interview.replies.remarks import read_stages, read_touchpoints
from mapcoach.interview.replies.signals import aside_only, several_people
from mapcoach.interview.script import load_script

KINDS = next(one.option for topic in load_script() for one in topic.question if one.field == "scope.business_kind")


@pytest.mark.parametrize(
    ("reply", "name", "rest"),
    [
        ("Beth! she's mum to two under five", "Beth", "she's mum to two under five"),
        ("Sandra!", "Sandra", ""),
        ("Will! he is 40", "Will", "he is 40"),
        ("Yahoo! Ltd", "Yahoo! Ltd", ""),
        ("ooh well lets say kayden", "kayden", ""),
        ("aw, that'd be Morag", "Morag", ""),
        ("Right then Dilys", "Dilys", ""),
        ("right, so Doreen! she comes every week", "Doreen", "she comes every week"),
        ("ooh erm say Fatima", "Fatima", ""),
        ("Oona", "Oona", ""),
        ("Och", "Och", ""),
        ("hamish lovely man remembers on the tuesday", "hamish", "lovely man remembers on the tuesday"),
        ("i always think of hamish lovely man remembers", "hamish", "lovely man remembers"),
        ("let's say a lovely lady called Joan", "Joan", ""),
        ("A busy mum", "A busy mum", ""),
        ("Wanda. no, I meant Rhonda", "Rhonda", ""),
        ("Wanda. No sorry, Rhonda, she runs the shop", "Rhonda", "she runs the shop"),
        ("Carol no sorry Karen", "Karen", ""),
        ("Dev. Scratch that, Priya", "Priya", ""),
        ("Rhonda, I mean Wanda", "Wanda", ""),
        ("Carol, I mean she's lovely", "Carol", "I mean she's lovely"),
        ("Tom, 34, I mean 35", "Tom", "34, I mean 35"),
        ("Anna, no kids", "Anna", "no kids"),
    ],
)
def test_a_name_is_told_from_the_words_around_it(reply: str, name: str, rest: str) -> None:
    assert read_person(reply) == (name, rest)


@pytest.mark.parametrize(
    ("reply", "people"),
    [
        ("ken n margaret", ("ken", "margaret")),
        ("Ken 'n' Margaret", ("Ken", "Margaret")),
        ("Yusuf or Karen", ("Yusuf", "Karen")),
        ("could be Yusuf or maybe Karen", ("Yusuf", "Karen")),
        ("Yusuf or Karen, can't decide", ("Yusuf", "Karen")),
        ("Karen or something", ()),
        ("salt n pepper", ()),
        ("Mr & Mrs Nunn", ()),
        ("Priya and her mum", ()),
    ],
)
def test_two_people_are_heard(reply: str, people: tuple[str, ...]) -> None:
    assert several_people(reply) == people


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the office, no sorry, the fitter", "the fitter"),
        ("they pay. no, I meant they order", "they order"),
        ("Monday. Scratch that, Tuesday", "Tuesday"),
        ("phone. I mean mobile", "phone. I mean mobile"),
        ("no, sorry, we're closed on mondays", "no, sorry, we're closed on mondays"),
        ("no sorry", "no sorry"),
    ],
)
def test_words_that_are_taken_back_are_gone(text: str, meant: str) -> None:
    assert restated(text) == meant


@pytest.mark.parametrize(
    ("reply", "names"),
    [
        ("first off it's the maintenance light, then the call, then the bay", ["maintenance light", "call", "bay"]),
        ("to start with there's the enquiry, then quote, then fit", ["enquiry", "quote", "fit"]),
        ("First off, the call; then the visit; then the bill", ["call", "visit", "bill"]),
        ("first there's the letter, then a call, then a visit", ["letter", "call", "visit"]),
        ("First impressions, booking, stay", ["First impressions", "booking", "stay"]),
        ("starters, mains, pudding", ["starters", "mains", "pudding"]),
        ("letter n the office", ["letter", "office"]),
        ("fish n chips, phone", ["fish n chips", "phone"]),
        ("rock n roll night", ["rock n roll night"]),
        ("the bit where they decide, pay", ["bit where they decide", "pay"]),
    ],
)
def test_stages_are_told_from_how_they_are_counted(reply: str, names: list[str]) -> None:
    assert [one.name for one in read_stages(reply)] == names


@pytest.mark.parametrize(
    ("reply", "none"),
    [
        *((reply, True) for reply in ("nay", "naw", "och no", "nah that's it", "nope that's the lot", "nah im good")),
        *((reply, False) for reply in ("nay bother", "nay, the phone", "no the phone", "no that's it broken")),
        ("no thanks to them", False),
    ],
)
def test_a_no_is_heard_in_many_words(reply: str, none: bool) -> None:
    assert is_none(reply) is none


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("the council carer and the hoist, and the hoist needs two people and she's one",
         [("council carer", ""), ("hoist", "needs two people and she's one")]),
        ("the sticker on it but it burns off by Christmas", [("sticker on it", "it burns off by Christmas")]),
        ("service number, engineer. not told when", [("service number", ""), ("engineer", "not told when")]),
        ("The payout email, and the 30 percent fee shows up last", [("payout email", "30 percent fee shows up last")]),
        ("price list, phone", [("price list", ""), ("phone", "")]),
        ("the app, they're given a code", [("app", ""), ("they're given a code", "")]),
        ("the desk but the queue is shorter on a monday", [("desk but the queue is shorter on a monday", "")]),
    ],
)  # fmt: skip
def test_a_trouble_beside_a_place_is_its_remark(reply: str, found: list[tuple[str, str]]) -> None:
    assert [(one.name, one.remark) for one in read_touchpoints(reply)] == found


ASIDES = (
    "my hamster died this morning sorry I'm all over the place",
    "Oh, I must not be late for the bridge club at two.",
    "hang on, someone's at the door",
    "Sorry, phone's ringing, one minute please",
    "i must go and fetch the kids",
    "My mum is poorly and I am so tired",
    "oh it's been such a long day sorry",
)
ANSWERS = (
    "my nan rang the surgery yesterday",
    "someone at the front door rings the bell",
    "i have to pick up the phone and ring",
    "I need to go to the website first",
    "my phone died so I rang",
    "the phone is ringing all day",
    "my kids are ill so we rang the doctor",
    "I must not forget the leaflet at the till",
    "the doorbell rings and the parcel",
    "the dog groomer and the vet",
    "sorry",
    "",
)


@pytest.mark.parametrize("reply", ASIDES)
def test_an_aside_names_nothing(reply: str) -> None:
    assert aside_only(reply)
    assert not read_touchpoints(reply)
    assert not read_stages(reply)


@pytest.mark.parametrize("reply", ANSWERS)
def test_an_answer_is_no_aside(reply: str) -> None:
    assert not aside_only(reply)


def test_a_question_is_heard_behind_an_excuse() -> None:
    assert read_command("I'm sorry, what do you mean by that?") == "help"
    assert read_command("I'm sorry they never rang back") is None


@pytest.mark.parametrize(
    ("reply", "chosen"),
    [
        ("well its the schools that pay us so five", ["b2b"]),
        ("we sell to schools. number five", ["b2b"]),
        ("software, I'd say so three", ["saas"]),
        ("schools mostly, for kids under five", ["other"]),
        ("shop for under fives", ["local"]),
        ("a shop, one", ["local"]),
    ],
)
def test_the_number_at_the_end_is_the_choice(reply: str, chosen: list[str]) -> None:
    assert choose(reply, KINDS, several=False) == chosen


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("30% fee shows last, 2 weeks", ("30% fee shows last", "2 weeks")),
        ("on a ladder, 5 weeks wait in oct", ("on a ladder", "5 weeks wait in oct")),
        ("she opens the box before the card so she opens that and also the text spoils the surprise",
         ("she opens the box before the card so she opens that", "the text spoils the surprise")),
        ("no reply, 3 days later", ()),
        ("long queue, 20 minutes", ()),
        ("in a queue, 2 hours wait", ()),
        ("no parking, 5 minutes walk", ()),
        ("he opens it and also the box", ()),
    ],
)  # fmt: skip
def test_two_troubles_are_proposed_only_where_they_are_two(text: str, parts: tuple[str, ...]) -> None:
    assert compound_of(text) == parts


@pytest.mark.parametrize("unit", ["no sorry, ", "so five ", "my hamster died ", "but it ", "n ", "ooh well ", "fee "])
def test_long_replies_are_read_in_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    start = time.process_time()
    for read in (read_person, restated, aside_only, is_none, compound_of, several_people):
        read(text)
    read_touchpoints(text)
    assert time.process_time() - start < 1
