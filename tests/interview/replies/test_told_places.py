# ruff: noqa: E501  (tables of replies read better whole)
"""Touchpoints and stages as they are told in one breath: joined by "and", with clauses, asides and troubles between."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.remarks import read_stages, read_touchpoints
from mapcoach.interview.replies.verdicts import is_trouble

PLACES: list[tuple[str, list[str]]] = [
    ("the sign outside and our insta page and the girl who does the till", ["sign outside", "insta page", "girl who does the till"]),
    ("theres the van with our name on it and a leaflet through the door and her neighbour", ["van with our name on it", "leaflet through the door", "neighbour"]),
    ("a letter from the council and a phone call", ["letter from the council", "phone call"]),
    ("our app and our website", ["app", "website"]),
    ("the quote that we email over, the site visit", ["quote", "site visit"]),
    ("the invoice which goes out on friday, the reminder text", ["invoice", "reminder text"]),
    ("the showroom where they sit on the sofas, the catalogue", ["showroom", "catalogue"]),
    ("the website, obviously, and the shop", ["website", "shop"]),
    ("the parcel, that's about it", ["parcel"]),
    ("a text um, the doorbell er", ["text", "doorbell"]),
    ("front desk, unmanned after six, the lift", ["front desk", "lift"]),
    ("phone, takes ages, email", ["phone", "email"]),
    ("the portal, crashes on ipads, the helpline", ["portal", "helpline"]),
    ("the helpline, closed at weekends, no reply emails", ["helpline", "no reply emails"]),
    ("the letter, but that's usually late", ["letter"]),
    ("her sister, first and foremost, then google", ["sister", "google"]),
    ("google and facebook and the parish newsletter and of course the sign on the road", ["google and facebook", "parish newsletter", "sign on the road"]),
    ("the poster at the station and an ad on the radio", ["poster at the station", "ad on the radio"]),
    ("email with the booking link", ["email with the booking link"]),
    ("the person that answers the phone", ["person that answers the phone"]),
    ("the lady who does the nails", ["lady who does the nails"]),
    ("terms and conditions page", ["terms and conditions page"]),
    ("click and collect", ["click and collect"]),
    ("closed facebook group", ["closed facebook group"]),
    ("late night hotline, phone", ["late night hotline", "phone"]),
    ("out of hours line", ["out of hours line"]),
    ("no-show text, the bill", ["no-show text", "bill"]),
    ("full page ad in the gazette, phone", ["full page ad in the gazette", "phone"]),
    ("phone, not the website", ["phone", "not the website"]),
    ("half term flyer, website", ["half term flyer", "website"]),
    ("first visit, last visit", ["first visit", "last visit"]),
    ("contract, that they sign in the office", ["contract"]),
    ("thank you card", ["thank you card"]),
    ("welcome call", ["welcome call"]),
    ("the day that we deliver", ["day that we deliver"]),
    ("what's on board", ["what's on board"]),
    ("the thing that beeps", ["thing that beeps"]),
    ("a poster in the library window and our facebook page and the door greeter thats usually me", ["poster in the library window", "facebook page", "door greeter"]),
    ("The comparison site, our website, and the welcome pack that comes by post.", ["comparison site", "website", "welcome pack"]),
    ("A letter, and an email with the same text.", ["letter", "email"]),
    ("He gets a letter and an email, that's all he sees.", ["letter", "email"]),
    ("Well, the bill, obviously, plus the app, plus the call centre.", ["bill", "app", "call centre"]),
    ("discharge letter, last visit um", ["discharge letter", "last visit"]),
    ("his wife, first and last, and then the parish magazine ad", ["wife", "parish magazine ad"]),
    ("one of the other altos and the music folder back in my letterbox", ["one of the other altos", "music folder back in my letterbox"]),
]  # fmt: skip
STAGES: list[tuple[str, list[str]]] = [
    ("he has a leak, after a while he calls, we fix it, eventually he pays", ["has a leak", "calls", "we fix it", "pays"]),
    ("first its the phone call then its a visit then the contract", ["phone call", "visit", "contract"]),
    ("she joins, comes a few times, in the end she quits", ["joins", "comes a few times", "quits"]),
    ("browses, buys or leaves", ["browses", "buys or leaves"]),
    ("search and book and pay", ["search", "book", "pay"]),
    ("the enquiry, the survey, the fitting, the snagging", ["enquiry", "survey", "fitting", "snagging"]),
    ("finding out, signing up, one day they cancel", ["finding out", "signing up", "cancel"]),
    ("end of tenancy, in the end zone", ["end of tenancy", "end zone"]),
    ("its over, done", ["its over", "done"]),
    ("so first they come along to an open rehearsal then they fill in the form and in the end they stop coming", ["come along to an open rehearsal", "fill in the form", "stop coming"]),
    ("first she sees some pictures then its the wedding day and then she gets the album", ["sees some pictures", "wedding day", "gets the album"]),
    ("tries it, sets it up, signs or leaves", ["tries it", "sets it up", "signs or leaves"]),
]  # fmt: skip
TROUBLES: list[tuple[str, str, str]] = [
    ("our front door, shut at four on tuesdays", "front door", "shut at four on tuesdays"),
    ("our order line, engaged until half nine, and the vet", "order line", "engaged until half nine"),
    ("phone, takes ages to answer, email", "phone", "takes ages to answer"),
    ("the portal, crashes on ipads, the helpline", "portal", "crashes on ipads"),
    ("the lift, broken most weeks, the stairs", "lift", "broken most weeks"),
    ("An off-hire call and the invoice, and on the invoice cleaning gets added out of the blue.", "invoice", "cleaning gets added out of the blue"),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "names"), PLACES)
def test_places_are_told_apart_from_what_is_said_between_them(reply: str, names: list[str]) -> None:
    assert [one.name for one in read_touchpoints(reply)] == names
    assert all(name in reply for name in names)


@pytest.mark.parametrize(("reply", "names"), STAGES)
def test_stages_of_a_story_lose_the_words_of_the_story(reply: str, names: list[str]) -> None:
    assert [one.name for one in read_stages(reply)] == names


@pytest.mark.parametrize(("reply", "name", "trouble"), TROUBLES)
def test_a_trouble_beside_a_place_is_the_remark_on_it(reply: str, name: str, trouble: str) -> None:
    told = {one.name: one.remark for one in read_touchpoints(reply)}
    assert told[name] == trouble
    assert is_trouble(trouble)
    assert trouble not in told


def test_a_place_that_may_be_meant_is_kept_whole() -> None:
    names = ("poster in the window and the door", "pack that comes by post")
    assert [one.name for one in read_touchpoints(", ".join(names), names)] == list(names)
