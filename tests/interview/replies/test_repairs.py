# ruff: noqa: E501  (tables of replies read better whole)
"""Repairs in words: what changes the map, what corrects the answer before, and what is an answer like any other."""

from __future__ import annotations

import itertools
import time

import pytest
from pydantic import BaseModel

from mapcoach.interview.editing import operations_for
from mapcoach.interview.replies.commands import read_edit
from mapcoach.interview.replies.repairs import could_answer, fits, mended, read_correction, which
from mapcoach.interview.replies.told_edits import read_told
from mapcoach.journey import JourneyMap, apply
from mapcoach.journey import operations as ops


def _map() -> JourneyMap:
    made = JourneyMap(id="m")
    stages = ("Find us", "Book", "Visit", "Pay", "Come back")
    points = {"s1": ("google", "the flyer"), "s2": ("phone", "booking form"), "s3": ("waiting room", "front desk"),
              "s4": ("card machine", "invoice"), "s5": ("newsletter",)}  # fmt: skip
    count = itertools.count(1)
    for operation in (
        *(ops.AddStage(id=f"s{number}", name=name) for number, name in enumerate(stages, 1)),
        *(ops.AddTouchpoint(id=f"t{next(count)}", stage=stage, name=name) for stage, names in points.items() for name in names),
        ops.SetEmotion(touchpoint="t3", score=1),
        ops.AddPainPoint(id="p1", touchpoint="t3", text="nobody picks up before nine"),
        ops.AddPainPoint(id="p2", touchpoint="t5", text="results only come on thursday"),
        ops.AddPainPoint(id="p3", touchpoint="t7", text="the price is hidden"),
        ops.AddOpportunity(id="o1", text="text reminders", pain_point="p1"),
        ops.SetPersona(field="name", value="Dawn"),
        ops.AddPersonaItems(field="goals", items=("see someone today", "rings us early")),
        ops.SetScope(field="offering", value="foot care"),
    ):  # fmt: skip
        made = apply(made, operation).map
    return made


def _done(reply: str, field: str = "") -> list[BaseModel] | None:
    count = itertools.count(1)
    edit = read_edit(reply) or read_told(reply, field)
    return operations_for(edit, _map(), lambda prefix: f"{prefix}-{next(count)}") if edit else None


def _stage(stage: str, name: str) -> list[BaseModel]:
    return [ops.SetStage(stage=stage, field="name", value=name)]


def _point(point: str, name: str) -> list[BaseModel]:
    return [ops.SetTouchpoint(touchpoint=point, field="name", value=name)]


def _rated(point: str, score: int) -> list[BaseModel]:
    return [ops.SetEmotion(touchpoint=point, score=score)]


def _added(stage: str, name: str, channel: str = "") -> list[BaseModel]:
    return [ops.AddTouchpoint(id="t-1", stage=stage, name=name, channel=channel)]


_DAWN: list[BaseModel] = [ops.SetPersona(field="name", value="Kirsty")]
_FRIDAY: list[BaseModel] = [ops.ChangePainPoint(pain_point="p2", text="results only come on friday")]
_TEN: list[BaseModel] = [ops.ChangePainPoint(pain_point="p1", text="nobody picks up before ten")]
_SWAPPED: list[BaseModel] = [ops.ReorderStages(order=("s1", "s3", "s2", "s4", "s5"))]

REPAIRS: list[tuple[str, list[BaseModel]]] = [
    # renamed
    ("book should be reserve a slot", _stage("s2", "reserve a slot")),
    ("Book should be called Booking", _stage("s2", "Booking")),
    ("actually book should be called Booking", _stage("s2", "Booking")),
    ("book should really be get an appointment", _stage("s2", "get an appointment")),
    ("front desk should be reception", _point("t6", "reception")),
    ("the front desk should be called reception please", _point("t6", "reception")),
    ("\"front desk\" should say \"reception\"", _point("t6", "reception")),
    ("front desk ought to be reception desk", _point("t6", "reception desk")),
    ("no, front desk should be the reception", _point("t6", "the reception")),
    ("booking form should be form", _point("t4", "form")),
    ("the flyer should be leaflet through the door", _point("t2", "leaflet through the door")),
    ("booking form should be quick form", _point("t4", "quick form")),
    ("flyer should be leaflet", _point("t2", "leaflet")),
    ("Dawn should be Kirsty", _DAWN),
    ("Dawn is actually called Kirsty", _DAWN),
    ("the front desk is really called reception", _point("t6", "reception")),
    ("invoice is supposed to be bill", _point("t8", "bill")),
    ("call front desk reception instead", _point("t6", "reception")),
    ("call the card machine the till instead", _point("t7", "the till")),
    ("let's call book booking online instead", _stage("s2", "booking online")),
    ("can we call visit appointment instead please", _stage("s3", "appointment")),
    ("call \"Come back\" \"Follow up\"", _stage("s5", "Follow up")),
    ("it's not Dawn, it's Kirsty", _DAWN),
    ("its not dawn its Kirsty", _DAWN),
    ("it isn't invoice, it's bill", _point("t8", "bill")),
    ("not Dawn, Kirsty", _DAWN),
    ("not Dawn but Kirsty", _DAWN),
    ("no, not Dawn, Kirsty", _DAWN),
    ("Kirsty, not Dawn", _DAWN),
    ("sorry, Kirsty not Dawn", _DAWN),
    ("I meant Kirsty, not Dawn", _DAWN),
    ("sorry I meant reception not front desk", _point("t6", "reception")),
    ("it's Kirsty not Dawn", _DAWN),
    ("change \"rings us\" to \"calls\"", [ops.ChangePersonaItem(field="goals", item="rings us early", value="calls early")]),
    ("change 'front desk' to 'reception'", _point("t6", "reception")),
    ("please change waiting room to waiting area", _point("t5", "waiting area")),
    ("change front desk → reception", _point("t6", "reception")),
    ("pls change invoice to bill thanks", _point("t8", "bill")),
    ("could you change the flyer to leaflet?", _point("t2", "leaflet")),
    ("sorry, friday, not thursday", _FRIDAY),
    ("no, friday not thursday", _FRIDAY),
    ("no friday not thursday", _FRIDAY),
    ("friday, not thursday", _FRIDAY),
    ("it's friday not thursday", _FRIDAY),
    ("sorry its friday, not thursday", _FRIDAY),
    ("change thursday to friday", _FRIDAY),
    ("ten, not nine", _TEN),
    ("I meant ten, not nine", _TEN),
    ("thursday should be friday", _FRIDAY),
    ("rename the second step to Reserve", _stage("s2", "Reserve")),
    ("rename the second one to Reserve", _stage("s2", "Reserve")),
    ("rename step 2 Reserve", _stage("s2", "Reserve")),
    ("the third one is called Appointment", _stage("s3", "Appointment")),
    ("the third step should be called Appointment", _stage("s3", "Appointment")),
    ("third stage should be Appointment", _stage("s3", "Appointment")),
    ("step 3 should be Appointment", _stage("s3", "Appointment")),
    ("step three is actually called Appointment", _stage("s3", "Appointment")),
    ("the last step should be called Follow up", _stage("s5", "Follow up")),
    ("change step 4 to Settle up", _stage("s4", "Settle up")),
    # rated
    ("phone is a 2, not a 4", _rated("t3", -1)),
    ("phone is a 2 not a 4", _rated("t3", -1)),
    ("the phone is 5 not 4", _rated("t3", 2)),
    ("phone was a 2 not a 4 sorry", _rated("t3", -1)),
    ("sorry, phone is a 3, not a 4", _rated("t3", 0)),
    ("phone should be a 3", _rated("t3", 0)),
    ("phone should be 1", _rated("t3", -2)),
    ("change phone to 3", _rated("t3", 0)),
    ("change phone to a 3", _rated("t3", 0)),
    ("change the phone from 4 to 3", _rated("t3", 0)),
    ("change google to 5", _rated("t1", 2)),
    ("make phone a 2", _rated("t3", -1)),
    ("set phone to 2", _rated("t3", -1)),
    ("make the waiting room a 1 please", _rated("t5", -2)),
    ("phone is actually a 2", _rated("t3", -1)),
    # moved, swapped
    ("swap 2 and 3", _SWAPPED),
    ("swap steps 2 and 3", _SWAPPED),
    ("swap book and visit", _SWAPPED),
    ("can you swap Book with Visit", _SWAPPED),
    ("swap book and visit round", _SWAPPED),
    ("switch book and visit around", _SWAPPED),
    ("book and visit are the wrong way round", _SWAPPED),
    ("book and visit should be swapped", _SWAPPED),
    ("put pay before visit", [ops.MoveStage(stage="s4", position=2)]),
    ("pay comes before visit", [ops.MoveStage(stage="s4", position=2)]),
    ("pay should come before visit", [ops.MoveStage(stage="s4", position=2)]),
    ("actually pay goes before the visit", [ops.MoveStage(stage="s4", position=2)]),
    ("visit happens after pay", [ops.MoveStage(stage="s3", position=3)]),
    ("visit should be after pay", [ops.MoveStage(stage="s3", position=3)]),
    ("move pay to the front", [ops.MoveStage(stage="s4", position=0)]),
    ("move book to the end", [ops.MoveStage(stage="s2", position=4)]),
    ("pay should be first", [ops.MoveStage(stage="s4", position=0)]),
    ("put book last", [ops.MoveStage(stage="s2", position=4)]),
    ("move step 4 before step 3", [ops.MoveStage(stage="s4", position=2)]),
    ("move invoice to Come back", [ops.MoveTouchpoint(touchpoint="t8", stage="s5")]),
    ("invoice belongs to come back", [ops.MoveTouchpoint(touchpoint="t8", stage="s5")]),
    ("the front desk belongs in Pay", [ops.MoveTouchpoint(touchpoint="t6", stage="s4")]),
    ("front desk belongs under pay really", [ops.MoveTouchpoint(touchpoint="t6", stage="s4")]),
    ("front desk should be in pay", [ops.MoveTouchpoint(touchpoint="t6", stage="s4")]),
    ("front desk should be under Pay not Visit", [ops.MoveTouchpoint(touchpoint="t6", stage="s4")]),
    ("the newsletter goes under Find us", [ops.MoveTouchpoint(touchpoint="t9", stage="s1")]),
    ("newsletter is part of find us", [ops.MoveTouchpoint(touchpoint="t9", stage="s1")]),
    ("the price is hidden belongs to invoice", [ops.MovePainPoint(pain_point="p3", touchpoint="t8")]),
    # added
    ("add returns desk to Pay", _added("s4", "returns desk")),
    ("add the van on the kerb at Find us", _added("s1", "van on the kerb")),
    ("add a van to find us please", _added("s1", "van")),
    ("there's also the returns desk at Pay", _added("s4", "returns desk")),
    ("theres also a chat at book", _added("s2", "chat", "chat")),
    ("oh and there's also instagram in find us", _added("s1", "instagram", "social")),
    ("we also have a facebook page at find us", _added("s1", "facebook page", "social")),
    ("I forgot the podcast, that's in Find us", _added("s1", "podcast")),
    ("i forgot the podcast thats in find us", _added("s1", "podcast")),
    ("I forgot about the podcast, it's in Find us", _added("s1", "podcast")),
    ("sorry, forgot to mention the podcast in find us", _added("s1", "podcast")),
    ("you missed the podcast in find us", _added("s1", "podcast")),
    ("the podcast is missing from find us", _added("s1", "podcast")),
    ("add a step called Aftercare after Visit", [ops.AddStage(id="s-1", name="Aftercare", position=3)]),
    # taken away
    ("we don't have the flyer any more", [ops.RemoveTouchpoint(touchpoint="t2")]),
    ("we dont have a newsletter anymore", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("we no longer have the newsletter", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("we no longer do flyer", [ops.RemoveTouchpoint(touchpoint="t2")]),
    ("we've scrapped the newsletter", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("take the newsletter off", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("take newsletter off the map please", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("take off the newsletter", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("newsletter isn't a step", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("come back isn't a step really", [ops.RemoveStage(stage="s5")]),
    ("come back is not a real stage", [ops.RemoveStage(stage="s5")]),
    ("the newsletter shouldn't be there", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("newsletter shouldn't be on the map", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("the newsletter can go", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("scrap the newsletter", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("drop the newsletter", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("forget the newsletter", [ops.RemoveTouchpoint(touchpoint="t9")]),
    ("no, delete newsletter", [ops.RemoveTouchpoint(touchpoint="t9")]),
    # merged
    ("visit and pay are the same", [ops.MergeStages(stage="s4", into="s3")]),
    ("Visit and Pay are really the same thing", [ops.MergeStages(stage="s4", into="s3")]),
    ("pay is the same step as visit", [ops.MergeStages(stage="s4", into="s3")]),
    ("visit and pay should be one step", [ops.MergeStages(stage="s4", into="s3")]),
    ("card machine and invoice are the same thing", [ops.RemoveTouchpoint(touchpoint="t8")]),
    ("merge pay into visit", [ops.MergeStages(stage="s4", into="s3")]),
    # parked
    ("note for later: ask about the new sign", [ops.Park(id="n-1", text="ask about the new sign")]),
    ("note to self: check the lease", [ops.Park(id="n-1", text="check the lease")]),
    ("for the parking lot: new logo", [ops.Park(id="n-1", text="new logo")]),
    ("one for later - new logo", [ops.Park(id="n-1", text="new logo")]),
    ("park text reminders", [ops.RemoveOpportunity(opportunity="o1"), ops.Park(id="n-1", text="text reminders")]),
    ("let's park the newsletter for now", [ops.RemoveTouchpoint(touchpoint="t9"), ops.Park(id="n-1", text="newsletter")]),
]  # fmt: skip

PLAIN = [
    "it should be cheaper", "the price should be clearer", "they add items to the cart", "nobody told them it's not Friday",
    "phone should be faster", "the phone should be free", "google should be better", "booking form should be shorter", "the booking form should be easier to find",
    "the newsletter should be more personal", "front desk should be friendlier", "front desk should be open on saturdays", "the invoice should be emailed straight away",
    "the invoice should be in english", "visit should be quick", "pay should be online", "the waiting room should be warmer", "the phone should be answered",
    "phone should be on the website", "the booking form should be available at night", "it should be obvious", "that should be it", "this should be enough for them", "the phone should be there for emergencies",
    "the front desk should be able to take cards", "the invoice should be less confusing", "newsletter should be optional", "the invoice should be readable", "book should be simple", "the flyer should be because nobody knows us",
    "it's not the phone, it's the people", "it's not the waiting room, it's the not knowing", "it's not the price, it's the wait", "it's not google, it's word of mouth really that brings them", "not the phone, the waiting", "not cheap but good",
    "not slow but rude", "no, not really", "not google", "google, not facebook", "phone not email", "phone, not the form", "the desk not the phone", "mostly women, not men", "two, maybe three", "quality not quantity",
    "phone is a nightmare", "phone is a lifeline", "the phone is a 2", "phone 2, google 4", "phone is down 2 days a week", "the invoice is 4 pages",
    "they put items in the basket", "add items to cart", "put things in the basket", "add to basket", "adds the appointment to her calendar", "put the dates in the diary",
    "the price comes after the visit", "they pay before they visit", "booking comes first", "the phone comes before everything", "book comes before visit", "the invoice comes after the visit", "visit comes after book",
    "we don't have enough staff any more", "we don't have time for that any more", "they don't have a phone", "we don't have a receptionist any more", "we no longer have the staff", "they don't trust us any more",
    "take the bus", "take off their coat", "takes ages", "take out a loan", "drop off the keys", "drop the kids at school", "forget their password", "forget to pay", "forgets the appointment", "scrap metal",
    "it isn't a step they notice", "phone isn't a problem", "pay isn't a problem", "the visit isn't a long one", "newsletter isn't a hit", "the newsletter shouldn't be so long",
    "book and pay are easy", "they're all the same", "the prices are the same everywhere", "visit and pay are the same day", "google and maps are different", "same as before",
    "there's also the price at the end", "there's also a long queue at Pay", "there's also the wait", "there's also nobody at pay", "we also have a problem at book", "i forgot my password", "i forgot", "they forgot the appointment, that's in the diary",
    "she belongs to a choir", "the phone belongs to my sister", "it belongs to the council", "goes to the gym", "the letter goes to her doctor", "the money goes in the till",
    "park outside the shop", "park the car", "parking is a nightmare", "nearby car park", "swap shop", "swap numbers", "switch off the lights", "switching provider", "swap and go",
    "call the front desk", "call the front desk instead", "call us instead", "call google maps", "she calls the front desk first", "we call it the front desk", "they ring instead",
    "make it easier", "make a booking", "set a date", "make phone calls", "set up an account", "make two visits",
    "correct the invoice", "the second one is worse", "the third one is the worst", "the first step is free", "step 2 is hard", "the last step is paying", "the third one", "second thoughts",
    "friday", "friday or thursday", "fridays, not every week", "it's not a friday thing", "not before thursday", "nine not too early", "sorry, we are closed on thursdays", "they come friday not knowing the price",
    "because the phone is not the place to book", "it is what it is", "not much", "not sure it matters", "note the time", "later in the day", "for later use", "the change", "change of mind", "changes the date to friday",
    "front desk should be a person", "the waiting room should be a place to relax", "the newsletter should be monthly", "the booking form should be half the length", "the phone should be the last resort", "visit should be the highlight", "pay should be the easy bit", "come back should be a no brainer", "invoice should be pdf", "they no longer get the newsletter", "they no longer use the phone", "there's no google at all", "lose the invoice", "ignore the newsletter", "bin the flyer", "call google maps instead", "call the front desk back instead", "call phone support instead", "call dawn back instead", "name is missing in book", "the second one is called twice", "the second step is called off a lot",
    "people change the date to a friday", "a change to the menu", "replaces the old form with a new one",
]  # fmt: skip


@pytest.mark.parametrize(("reply", "operations"), REPAIRS)
def test_a_repair_in_words_is_done_on_the_map_and_nothing_else(reply: str, operations: list[BaseModel]) -> None:
    assert _done(reply) == operations
    made = _map()
    for operation in operations:
        outcome = apply(made, operation)
        assert not outcome.problem
        made = outcome.map


@pytest.mark.parametrize("reply", PLAIN)
def test_an_ordinary_answer_is_no_repair_and_raises_no_doubt(reply: str) -> None:
    edit = read_edit(reply)
    assert edit is None or edit.told
    assert _done(reply) is None


CORRECTIONS: list[tuple[str, str, bool]] = [
    ("no, I meant Dawn", "Dawn", True),
    ("no I meant dawn", "dawn", True),
    ("No, i mean Dawn.", "Dawn", True),
    ("sorry I meant 20 %", "20 %", True),
    ("sorry, i meant 20%", "20%", True),
    ("sorry meant 20%", "20%", True),
    ("I meant to say 20 percent", "20 percent", True),
    ("i meant to write Priya", "Priya", True),
    ("what I meant was the front desk", "the front desk", True),
    ("what i meant to say is fewer no-shows", "fewer no-shows", True),
    ("oops, make that Thursday", "Thursday", True),
    ("make that thursday", "thursday", True),
    ("make it 3 in 10", "3 in 10", False),
    ("no wait, it's 3 in 10", "3 in 10", True),
    ("wait no, 3 in 10", "3 in 10", True),
    ("hang on, it's Priya", "Priya", True),
    ("correction: twice a week", "twice a week", True),
    ("correction, 15 minutes", "15 minutes", True),
    ("Correction - Priya", "Priya", True),
    ("scratch that, it's Dawn", "Dawn", True),
    ("scratch that, Dawn", "Dawn", True),
    ("strike that. Dawn", "Dawn", True),
    ("forget that, it's Dawn", "Dawn", True),
    ("oops, Dawn", "Dawn", True),
    ("whoops i meant the newsletter", "the newsletter", True),
    ("my mistake, it's Kirsty", "Kirsty", True),
    ("my bad, Kirsty", "Kirsty", True),
    ("typo, Kirsty", "Kirsty", True),
    ("sorry, typo: Kirsty", "Kirsty", True),
    ("i got that wrong, it's 40 minutes", "40 minutes", True),
    ("that was wrong, it's 40 minutes", "40 minutes", True),
    ("that's wrong, it's 40 minutes", "40 minutes", True),
    ("I should have said 40 minutes", "40 minutes", True),
    ("sorry, I should've said reception", "reception", True),
    ("let me rephrase: fewer people leave before they are seen", "fewer people leave before they are seen", True),
    ("let me correct that, it's forty", "forty", True),
    ("I misspoke, it's forty", "forty", True),
    ("or rather the receptionist", "the receptionist", True),
    ("I meant Dawn, not Donna", "Dawn", True),
    ("no I meant ten not nine", "ten", True),
    ("no, I meant fewer people walking out of the waiting room", "fewer people walking out of the waiting room", True),
    ("no sorry, it comes when she's already in the car", "it comes when she's already in the car", False),
    ("no sorry, I meant the owner", "the owner", True),
    ("sorry, no, the owner", "the owner", True),
    ("ah no I mean the owner", "the owner", True),
    ("no, the owner I meant", "the owner", True),
    ("Kirsty is what I meant to say", "Kirsty", True),
    ("no I tell a lie, it's 40 minutes", "40 minutes", True),
    ("scratch that, they only wait an hour", "they only wait an hour", False),
    ("that should be Kirsty", "Kirsty", False),
    ("it should be Kirsty", "Kirsty", False),
    ("that should have been 20%", "20%", True),
    ("that should say Kirsty", "Kirsty", True),
    ("I mean the front desk", "the front desk", False),
    ("i mean 20", "20", False),
    ("no, Priya", "Priya", False),
    ("no it's Priya", "Priya", False),
    ("no, it's actually Priya", "Priya", False),
    ("actually it's Priya", "Priya", False),
    ("actually, Priya", "Priya", False),
    ("actually 20%", "20%", False),
    ("sorry, Priya", "Priya", False),
    ("sorry, it's priya", "priya", False),
    ("well actually more like 30%", "30%", False),
    ("wait, 30", "30", False),
]  # fmt: skip

NO_CORRECTIONS = [
    "no", "no, they don't", "no idea", "no wait at all", "no waiting", "no, nothing", "no, it's fine", "no it's all good", "no, not really", "no one told them",
    "sorry", "sorry to say they hang up", "sorry, no idea", "sorry i don't know", "sorry, what?", "sorry, what do you mean", "sorry is the word they use",
    "I mean, they just leave", "i mean it's a nightmare", "I mean they wait and wait", "I mean no", "i mean you can't park", "no, I mean it's slow and they leave", "i mean, what can you do", "I mean it",
    "actually they like it", "actually it's fine", "actually quite happy", "actually I don't know", "actually yes", "actually we ring them", "actually it takes a week to get an answer",
    "oops page shows up", "correction fluid", "they make that mistake a lot", "make it easier", "make that clearer", "make it quicker to book", "make it work", "scratch card", "forget that it's closed",
    "that should be enough", "that should be it", "that should be cheaper", "it should be easier to find", "that should do", "it should be free", "this should be obvious", "it should be clear what it costs", "that should be possible",
    "wait", "wait times", "wait, why?", "wait for a call back", "wait in the car", "waits 20 minutes", "wait 20 minutes", "hang on for ages", "hang on a minute", "hang on the line",
    "they meant well", "she meant to book", "it's meant for kids", "i was meant to call", "meant for families", "no, thanks", "no thank you", "no, please go on", "no, skip it", "no i'm done", "oops", "scratch that", "correction", "actually", "no, yes", "no problem", "no problem, it's easy",
    "the price", "Priya", "20%", "it's Priya", "it's 20%", "that's Priya", "a mistake in the invoice", "my mistake was to wait", "typo in the address", "typos", "rather slow", "rather the phone than the form",
    "no, but they worry about the price", "no because they don't know", "no, we never asked", "no, the phone is always busy", "no, there is nobody there", "no, people just leave", "actually the phone is always busy",
    "what i meant", "let me think", "let me see", "no, I", "no, go back", "sorry, undo", "no, why?", "wrong address", "people who lie, they meant", "that should say it all", "that should read better", "this should have been easier", "that should have been sorted", "I meant to call back", "i meant to write it down", "i should have said something", "or rather not", "I mean really", "I mean honestly", "this is what i meant", "that's wrong for older people", "that was wrong of them",
]  # fmt: skip


@pytest.mark.parametrize(("reply", "to", "sure"), CORRECTIONS)
def test_a_correction_of_the_answer_before_is_taken_apart(reply: str, to: str, sure: bool) -> None:
    found = read_correction(reply)
    assert found is not None
    assert (found.to, found.sure) == (to, sure)
    assert found.to in reply


@pytest.mark.parametrize("reply", NO_CORRECTIONS)
def test_an_ordinary_answer_corrects_nothing(reply: str) -> None:
    found = read_correction(reply)
    assert found is None


@pytest.mark.parametrize(
    ("reply", "previous", "field"),
    [("no, Priya", "Steve", "persona.name"), ("no it's priya", "steve", "persona.name"), ("actually 30%", "20%", "stages[].touchpoints[].pain_points[].share"),
     ("actually, Priya", "me and Tom", "stages[].owner"), ("sorry, friday", "thursday afternoon", "stages[].touchpoints"), ("no, 3 in 10", "about 2 in 10", "measures"),
     ("no, google maps", "google mps", "stages[].touchpoints"), ("sorry, the back desk", "the front desk", "stages[].touchpoints"), ("no, Marek", "Mark, 40, welder", "persona.name"),
     ("no sorry, it comes when she has left", "it comes the evening before", "stages[].touchpoints[].pain_points"),
     ("that should be Kirsty", "Kirsy", "persona.name"), ("wait, 30", "20", "stages[].touchpoints[].pain_points[].share")],
)  # fmt: skip
def test_a_bare_correction_fits_an_answer_of_the_same_kind(reply: str, previous: str, field: str) -> None:
    found = read_correction(reply)
    assert found is not None
    assert fits(found, previous, field)


@pytest.mark.parametrize(
    ("reply", "previous", "field"),
    [("no, Priya", "20%", "stages[].touchpoints[].pain_points[].share"), ("no, Priya", "they queue for ages", "stages[].touchpoints[].pain_points"), ("actually 30%", "Steve", "persona.name"),
     ("I mean the front desk", "it's slow", "stages[].touchpoints[].pain_points"), ("sorry, friday", "Steve", "persona.name"), ("wait, 30", "", "persona.name"),
     ("no, Priya", "skip", "scope.offering"), ("I mean the phone", "about 20", "measures")],
)  # fmt: skip
def test_what_is_of_another_kind_does_not_fit(reply: str, previous: str, field: str) -> None:
    found = read_correction(reply)
    assert found is not None
    assert not fits(found, previous, field)


@pytest.mark.parametrize(
    ("to", "previous", "field", "answer"),
    [
        ("Dawn", "Donna", "persona.name", "Dawn"),
        ("Kirsty", "Dawn, she's got the two boys", "persona.name", "Kirsty, she's got the two boys"),
        ("Kirsty, 34", "Dawn, she's got the two boys", "persona.name", "Kirsty, 34"),
        ("30%", "20% hang up", "stages[].touchpoints[].pain_points", "30% hang up"),
        ("3 in 10", "about 2 in 10 I think", "stages[].touchpoints[].pain_points[].share", "about 3 in 10 I think"),
        ("Friday", "they wait until thursday", "stages[].touchpoints[].pain_points", "they wait until Friday"),
        ("google maps", "google mpas, flyer, phone", "stages[].touchpoints", "google maps, flyer, phone"),
        ("the back desk", "the front desk", "stages[].touchpoints", "the back desk"),
        ("a plumbing business", "heating and boilers", "scope.offering", "a plumbing business"),
        ("they wait until friday", "they wait until thursday", "stages[].touchpoints[].pain_points", "they wait until friday"),
        ("the leaflet", "google, the van, a mate's tip", "stages[].touchpoints", ""),
        ("a single packet", "you can't swap the box", "stages[].touchpoints[].pain_points", ""),
        ("the owner", "it's the manager", "stages[].owner", "the owner"),
        ("Friday", "thursday or wednesday", "stages[].touchpoints[].pain_points", ""),
        ("google, flyer", "google, the van, a mate's tip", "stages[].touchpoints", "google, flyer"),
        ("ten", "nobody picks up before nine. And it is cold", "stages[].touchpoints[].pain_points", "nobody picks up before ten. And it is cold"),
    ],
)  # fmt: skip
def test_the_answer_as_it_was_meant_keeps_the_rest_of_it(to: str, previous: str, field: str, answer: str) -> None:
    found = read_correction(f"sorry, I meant {to}")
    assert found is not None
    assert found.to == to
    assert mended(found, previous, field) == answer


@pytest.mark.parametrize(
    ("reply", "place"),
    [("no, I meant 50%", 0), ("no, I meant Kirsty", 2), ("sorry I meant the front desk", None), ("no sorry, it comes when she has left", 1), ("no, Kirsty", None), ("no, 50%", 0),
     ("sorry, I meant it comes too late", 1), ("oops, a single packet", None)],
)  # fmt: skip
def test_a_correction_is_meant_for_the_latest_answer_that_it_fits(reply: str, place: int | None) -> None:
    pains = "stages[].touchpoints[].pain_points"
    recent = [
        ("about 40%", f"{pains}[].share"),
        ("it comes the evening before", pains),
        ("Dawn", "persona.name"),
        ("foot care", "scope.offering"),
    ]
    found = read_correction(reply)
    assert found is not None
    assert which(found, recent) == place
    assert which(found, []) is None


def test_what_says_that_it_corrects_is_meant_for_the_answer_before() -> None:
    found = read_correction("no, I meant a plumbing business")
    assert found is not None
    assert which(found, [("heating and boilers", "scope.offering"), ("Dawn", "persona.name")]) == 0


def test_a_bare_name_may_answer_a_question_that_asks_for_one() -> None:
    found = read_correction("no, Priya")
    assert found is not None
    assert could_answer(found, "stages[].owner")
    assert not could_answer(found, "stages[].touchpoints[].pain_points[].share")


@pytest.mark.parametrize("field", ["stages[].touchpoints[].emotion", "stages[].touchpoints[].pain_points[].severity"])
@pytest.mark.parametrize("reply", ["google and phone are the same", "phone and booking form are the same thing"])
def test_what_is_rated_alike_is_not_merged(reply: str, field: str) -> None:
    assert _done(reply, field) is None


@pytest.mark.parametrize("reply", ["forget the invoice", "drop the newsletter"])
def test_what_customers_do_wrong_is_told_in_those_words(reply: str) -> None:
    assert _done(reply, "stages[].touchpoints[].pain_points") is None
    assert _done("take out the invoice", "stages[].touchpoints[].pain_points") == [
        ops.RemoveTouchpoint(touchpoint="t8")
    ]


def test_a_name_answers_who_does_it() -> None:
    assert _done("Steve, not Dawn", "stages[].owner") is None
    assert _done("sorry, Steve, not Dawn", "stages[].owner") == [ops.SetPersona(field="name", value="Steve")]


def test_what_is_taken_from_a_step_must_be_in_it() -> None:
    assert _done("take out the invoice from Pay") == [ops.RemoveTouchpoint(touchpoint="t8")]
    assert _done("take out the invoice from Visit") is None


def test_things_that_are_one_and_the_same_keep_their_troubles_and_a_rating() -> None:
    assert _done("front desk and phone are the same thing") == [ops.RemoveTouchpoint(touchpoint="t6")]
    made = _map()
    for operation in (
        ops.AddPainPoint(id="p9", touchpoint="t4", text="it times out"),
        ops.SetEmotion(touchpoint="t4", score=-1),
    ):
        made = apply(made, operation).map
    edit = read_told("google and booking form are the same")
    assert edit is not None
    assert operations_for(edit, made, str) == [
        ops.MovePainPoint(pain_point="p9", touchpoint="t1"),
        ops.SetEmotion(touchpoint="t1", score=-1),
        ops.RemoveTouchpoint(touchpoint="t4"),
    ]


@pytest.mark.parametrize(
    "reply", ["we don't have the newsletter any more", "there's also a chat at book", "the newsletter can go"]
)
def test_troubles_and_ideas_may_be_told_in_those_words(reply: str) -> None:
    assert _done(reply, "stages[].touchpoints[].pain_points") is None
    assert _done(reply, "opportunities") is None
    assert _done(reply, "persona.goals") is not None


@pytest.mark.parametrize(
    "reply",
    ["no, " * 12_500, "not " * 12_500, "I meant " * 6_000, "a should be " * 4_000, "x, not " * 7_000, "swap a and " * 4_500, " " * 50_000, "call " * 10_000,
     "there's also " * 4_000, "🙂" * 50_000, "it's not a, it's " * 3_000, "sorry\n" * 8_000, "\"" * 50_000, "actually " * 5_000],
)  # fmt: skip
def test_hostile_replies_are_read_in_no_time(reply: str) -> None:
    for text in (reply, reply[:290].strip(), reply[:150].strip()):
        start = time.process_time()
        for edit in (read_edit(text), read_told(text)):
            if edit:
                operations_for(edit, _map(), str)
        read_correction(text)
        assert time.process_time() - start < 0.25


@pytest.mark.parametrize("reply", ["oops, 4", "no that was a typo, 4", "sorry, I meant 4"])
@pytest.mark.parametrize(
    "previous", ["5, 1, 4", "5 1 4", "5,1,4", "5/1/4", "5-1-4", "5, 1 and 4", "5 and 1", "five one four", "google 5 phone 1", "4.5 and 2"]
)  # fmt: skip
def test_one_number_does_not_stand_for_several(reply: str, previous: str) -> None:
    found = read_correction(reply)
    assert found is not None
    assert which(found, [(previous, "stages[].touchpoints[].emotion")]) == 0
    assert mended(found, previous, "stages[].touchpoints[].emotion") == ""


@pytest.mark.parametrize(
    ("previous", "answer"),
    [("all 5", "all 4"), ("1,200", "4"), ("12.5 %", "4"), ("twenty five", "4"), ("3 in 10", "4"), ("3-4", "4"), ("phone 3, the rest is open", "phone 4, the rest is open"), ("at 10:30", "at 4")],
)  # fmt: skip
def test_a_number_of_several_parts_is_one(previous: str, answer: str) -> None:
    found = read_correction("oops, 4")
    assert found is not None
    assert mended(found, previous, "stages[].touchpoints[].emotion") == answer
