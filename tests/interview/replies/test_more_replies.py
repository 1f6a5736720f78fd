# ruff: noqa: E501  (tables of replies read better whole)
"""A second lot of replies, written after the reader was mended on the first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mapcoach.interview.replies.choices import accept, is_none
from mapcoach.interview.replies.commands import read_command
from mapcoach.interview.replies.cues import basis_of, channel_of, gives_up
from mapcoach.interview.replies.dates import read_date
from mapcoach.interview.replies.lists import split_names, split_statements
from mapcoach.interview.replies.measures import read_measures
from mapcoach.interview.replies.people import read_person
from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.replies.shares import share_of
from tests.interview.replies.test_ratings import THREE

SUGGESTED = ["Find us", "Compare", "Book", "Visit", "Come back"]


def accepted(reply: str) -> list[str] | None:
    """The suggestions taken."""
    return accept(reply, SUGGESTED)


def rated(reply: str) -> dict[str, int]:
    """The ratings of google, website and phone."""
    return read_ratings(reply, THREE, 1, 5).values


def measured(reply: str) -> list[tuple[str, ...]]:
    """Name, start and target of each measure."""
    return [tuple(one) for one in read_measures(reply)]


def day(reply: str) -> date | None:
    """The date meant on 22 November 2026."""
    return read_date(reply, date(2026, 11, 22))


REPLIES: list[tuple[Callable[[str], Any], str, Any]] = [
    (split_names, "ok so basically they hear about us at church, ring up for a chat, come to view the room and then they sign",["hear about us at church","ring up for a chat","come to view the room","sign"]),
    (split_names, "ads > landing page > trial > paid",["ads","landing page","trial","paid"]),
    (split_names, "Discover / Try / Buy / Use",["Discover","Try","Buy","Use"]),
    (split_names, "discovery call, proposal, contract, kick off, delivery, review & renewal",["discovery call","proposal","contract","kick off","delivery","review","renewal"]),
    (split_names, "browse the site, add to basket, pay, wait for the parcel, unbox",["browse the site","add to basket","pay","wait for the parcel","unbox"]),
    (split_names, "booking.com, airbnb and our own site",["booking.com","airbnb","own site"]),
    (split_names, "the girl at reception, dr. lee, the nurse",["girl at reception","dr. lee","nurse"]),
    (split_names, "google (they search plumber near me), then our website, or they just call",["google (they search plumber near me)","website","or they just call"]),
    (split_names, "WhatsApp\nthe local paper\nInstagram.",["WhatsApp","local paper","Instagram"]),
    (split_names, "*website*, *phone*",["website","phone"]),
    (split_names, "invoice; reminder; final reminder",["invoice","reminder","final reminder"]),
    (split_names, "first time visit, second visit, regular customer",["first time visit","second visit","regular customer"]),
    (split_names, "looking for a gift, finding us, ordering, gift wrapping, delivery",["looking for a gift","finding us","ordering","gift wrapping","delivery"]),
    (split_names, "price, quality, being treated fairly",["price","quality","being treated fairly"]),
    (split_names, "her sister and her best friend",["sister","best friend"]),
    (split_names, "husband, kids & the dog :)",["husband","kids","dog"]),
    (split_names, "1.ads 2.shop 3.bill",["ads","shop","bill"]),
    (split_names, "everything online tbh",["everything online"]),
    (split_names, "Website (desktop & mobile), app",["Website (desktop & mobile)","app"]),
    (split_names, "phone calls, emails, and in-person visits.",["phone calls","emails","in-person visits"]),
    (split_names, "they sign up → get welcome mail → do setup → invite team → cancel or renew",["sign up","get welcome mail","do setup","invite team","cancel or renew"]),
    (split_names, "- First: see ad\n- Second: click\n- Third: buy",["see ad","click","buy"]),
    (split_statements, "The form is too long. Also they ask for the fax number, lol",["The form is too long","they ask for the fax number, lol"]),
    (split_statements, "can't park, can't find the entrance, door is locked after 5",["can't park","can't find the entrance","door is locked after 5"]),
    (split_statements, "prices aren't on the website so people have to call and then nobody picks up",["prices aren't on the website so people have to call and then nobody picks up"]),
    (split_statements, "1) Long queue. 2) Rude staff.",["Long queue","Rude staff"]),
    (split_statements, "no mobile version, slow loading, popups everywhere",["no mobile version","slow loading","popups everywhere"]),
    (read_command, "skip pls","skip"),(read_command, "next question please","skip"),(read_command, "can i go back","back"),(read_command, "go back please","back"),(read_command, "whoops undo","undo"),
    (read_command, "why do u ask?","why"),(read_command, "what?","help"),(read_command, "no clue sorry","dont_know"),(read_command, "honestly no idea","dont_know"),(read_command, "I really have no idea","dont_know"),
    (read_command, "don't know yet","dont_know"),(read_command, "ok done","finish"),(read_command, "let's stop for today","finish"),(read_command, "I want to stop","finish"),(read_command, "that's everything","finish"),
    (read_command, "skip the small talk",None),(read_command, "back to school offers",None),(read_command, "help finding parking",None),(read_command, "done by friday",None),(read_command, "next year's budget",None),(read_command, "why us and not them",None),
    (accepted, "1 2 and 4",["Find us","Compare","Visit"]),(accepted, "1,2,3,4",SUGGESTED[:4]),(accepted, "all of the above", SUGGESTED),(accepted, "all except the first one",SUGGESTED[1:]),(accepted, "the first 3",SUGGESTED[:3]),(accepted, "yes all", SUGGESTED),(accepted, "yeah those are fine", SUGGESTED),
    (accepted, "I like 1 and 3",["Find us","Book"]),(accepted, "2-4",SUGGESTED[1:4]),(accepted, "1, 3 - 5",["Find us","Book","Visit","Come back"]),(accepted, "no",None),(accepted, "the middle one",None),(accepted, "your list is fine", SUGGESTED),(accepted, "same as yours", SUGGESTED),
    (is_none, "nothing that i can think of",True),(is_none, "nope all good",True),(is_none, "no issues so far",True),(is_none, "no real problems",True),(is_none, "none really",True),(is_none, "none that I'm aware of",True),(is_none, "nothing major",True),(is_none, "not much",True),(is_none, "nobody complains",False),(is_none, "no wifi",False),(is_none, "nothing but trouble",False),(is_none, "it works fine",True),
    (rated, "Google is fine (3), the website is a pain - 2, phone 5!",{"g":3,"w":2,"p":5}),
    (rated, "google 4. website 2. phone 3.",{"g":4,"w":2,"p":3}),
    (rated, "4/3/2",{"g":4,"w":3,"p":2}),(rated, "4 3 and 2",{"g":4,"w":3,"p":2}),(rated, "4-3-2",{"g":4,"w":3,"p":2}),
    (rated, "google four website three phone two",{"g":4,"w":3,"p":2}),
    (rated, "phone is the worst, a 1. the others are 4",{"g":4,"w":4,"p":1}),
    (rated, "everything is a 3 apart from the website which is a 1",{"g":3,"w":1,"p":3}),
    (rated, "ok, good, bad",{"g":3,"w":4,"p":2}),
    (rated, "Google: 4 - Website: 3 - Phone: 2",{"g":4,"w":3,"p":2}),
    (rated, "(google) 4 (website) 3 (phone) 2",{"g":4,"w":3,"p":2}),
    (rated, "g 4 w 3 p 2",{"g":4,"w":3,"p":2}),
    (rated, "google, 4, website, 3, phone, 2",{"g":4,"w":3,"p":2}),
    (rated, "2 for phone, rest 4",{"g":4,"w":4,"p":2}),
    (rated, "4,3,don't know",{}),
    (rated, "website and phone are both bad, google ok",{"g":3,"w":2,"p":2}),
    (rated, "not great",{}),
    (rated, "love google, hate the phone",{"p":1}),
    (read_person, "Her name's Priya and she's a teacher",("Priya","she's a teacher")),
    (read_person, "Bob. He's 50.",("Bob","He's 50")),
    (read_person, "let's say Kate, mid 30s, works full time",("Kate","mid 30s, works full time")),
    (read_person, "a guy called Mike from the estate",("Mike","from the estate")),
    (read_person, "Mrs Jones, she is retired",("Mrs Jones","she is retired")),
    (read_person, "Old Mr. Henderson",("Old Mr. Henderson","")),
    (read_person, "Linda (our best customer!)",("Linda","our best customer!")),
    (read_person, "I would call her Sue",("Sue","")),
    (share_of, "one in three never comes back",.3333),(share_of, "about 40% of visitors leave",.4),(share_of, "5% discount for them",None),(share_of, "half the time nobody answers",None),(share_of, "two thirds of our clients",.6667),(share_of, "takes a third of the day",None),(share_of, "every 3rd customer",.3333),(share_of, "1 of 4 people gives up",.25),(share_of, "9 out of 10 times it fails",None),
    (gives_up, "they go to the shop next door",False),(gives_up, "so they leave without buying",True),(gives_up, "they never call again",True),(gives_up, "drop-out rate is high",True),(gives_up, "they leave their details",False),(gives_up, "people close the tab",True),(gives_up, "nobody cancels",False),(gives_up, "they can't leave",False),
    (day, "6 months from now",date(2027,5,22)),(day, "next summer",date(2027,6,1)),(day, "1.5.2027",date(2027,5,1)),(day, "May 1st",date(2027,5,1)),(day, "by the end of June",date(2027,6,30)),(day, "in half a year or so",date(2027,5,22)),(day, "every quarter",date(2027,2,22)),(day, "jan 2027",date(2027,1,1)),(day, "in three months' time",date(2027,2,22)),(day, "after christmas, say 10 january",date(2027,1,10)),(day, "2 years",date(2028,11,22)),
    (measured, "no shows down from 15% to 5%",[("no shows","15%","5%")]),(measured, "google rating 4.1 → 4.5, repeat visits",[("google rating","4.1","4.5"),("repeat visits","","")]),(measured, "NPS > 40",[("NPS","","> 40")]),(measured, "response time: 48h -> 24h",[("response time","48h","24h")]),(measured, "double the bookings",[("double the bookings","","")]),
    (basis_of, "I'm guessing it's the price","assumption"),(basis_of, "they told us at the counter","evidence"),(basis_of, "the stats show 40% drop",None),(basis_of, "she guesses the price",None),
    (channel_of, "call from our driver","phone"),(channel_of, "better mailbox",""),(channel_of, "post-treatment call","phone"),(channel_of, "quote by email","email"),
]  # fmt: skip


@pytest.mark.parametrize(("reader", "reply", "expected"), REPLIES)
def test_a_reply_is_read_as_meant(reader: Callable[[str], Any], reply: str, expected: object) -> None:
    assert reader(reply) == expected
