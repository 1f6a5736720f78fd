# ruff: noqa: E501  (tables of replies read better whole)
"""Changes of the map in words: what is named is found, typing errors allowed; what is not on the map is an answer."""

from __future__ import annotations

import itertools

import pytest
from pydantic import BaseModel

from mapcoach.interview.editing import PARK, operations_for
from mapcoach.interview.replies.commands import Edit, read_edit
from mapcoach.interview.replies.told_edits import read_told
from mapcoach.interview.targets import targets
from mapcoach.journey import JourneyMap, apply
from mapcoach.journey import operations as ops

STAGES = (("s1", "Awareness"), ("s2", "Compare"), ("s3", "Checkout"), ("s4", "Book"), ("s5", "Go to shop"))


def _map() -> JourneyMap:
    made = JourneyMap(id="m")
    for operation in (
        *(ops.AddStage(id=stage, name=name) for stage, name in STAGES),
        ops.AddTouchpoint(id="t1", stage="s1", name="flyer"),
        ops.AddTouchpoint(id="t2", stage="s2", name="our website"),
        ops.AddTouchpoint(id="t3", stage="s4", name="phone"),
        ops.AddTouchpoint(id="t4", stage="s2", name="letter from the bank"),
        ops.AddPainPoint(id="p1", touchpoint="t2", text="prices are hidden"),
        ops.AddOpportunity(id="o1", text="show the prices", pain_point="p1"),
        ops.SetPersona(field="name", value="Steve"),
        ops.AddPersonaItems(field="goals", items=("save time", "a fair price")),
        ops.Park(id="n1", text="the landlord wants to talk about the lease"),
        ops.Park(id="n2", text="whitening on Saturdays"),
    ):
        made = apply(made, operation).map
    return made


def _done(reply: str) -> list[BaseModel] | None:
    count = itertools.count(1)
    edit = read_edit(reply) or read_told(reply)
    return operations_for(edit, _map(), lambda prefix: f"{prefix}-{next(count)}") if edit else None


EDITS: list[tuple[str, list[BaseModel]]] = [
    ("change chekout to payment", [ops.SetStage(stage="s3", field="name", value="payment")]),
    ("change “Checkout” to “Payment”", [ops.SetStage(stage="s3", field="name", value="Payment")]),
    ("rename stage 2 to Quote", [ops.SetStage(stage="s2", field="name", value="Quote")]),
    ("rename the second stage to Quote", [ops.SetStage(stage="s2", field="name", value="Quote")]),
    ("rename step two to Quote", [ops.SetStage(stage="s2", field="name", value="Quote")]),
    ("change Go to shop to Visit", [ops.SetStage(stage="s5", field="name", value="Visit")]),
    ("change Book to Go to the till", [ops.SetStage(stage="s4", field="name", value="Go to the till")]),
    ("change the website to the web shop", [ops.SetTouchpoint(touchpoint="t2", field="name", value="the web shop")]),
    ("change Steve to Stephen", [ops.SetPersona(field="name", value="Stephen")]),
    ("not Steve but Stephen", [ops.SetPersona(field="name", value="Stephen")]),
    ("change save time to save money", [ops.ChangePersonaItem(field="goals", item="save time", value="save money")]),
    ("change prices are hidden to no prices online", [ops.ChangePainPoint(pain_point="p1", text="no prices online")]),
    ("change the idea show the prices to a price list", [ops.ChangeOpportunity(opportunity="o1", text="a price list")]),
    ("remove the flyer", [ops.RemoveTouchpoint(touchpoint="t1")]),
    ("remove fleyer", [ops.RemoveTouchpoint(touchpoint="t1")]),
    ("remove flyer from Awareness", [ops.RemoveTouchpoint(touchpoint="t1")]),
    ("remove the letter from the bank", [ops.RemoveTouchpoint(touchpoint="t4")]),
    ("delete stage Compare", [ops.RemoveStage(stage="s2")]),
    ("remove stage 3", [ops.RemoveStage(stage="s3")]),
    ("add reviews and forums to Awareness", [
        ops.AddTouchpoint(id="t-1", stage="s1", name="reviews", channel="review_site"),
        ops.AddTouchpoint(id="t-2", stage="s1", name="forums", channel="forum"),
    ]),
    ("add a stage Delivery after Book", [ops.AddStage(id="s-1", name="Delivery", position=4)]),
    ("add a step called Delivery before Book", [ops.AddStage(id="s-1", name="Delivery", position=3)]),
    ("add Delivery between Checkout and Book", [ops.AddStage(id="s-1", name="Delivery", position=3)]),
    ("add a stage Delivery", [ops.AddStage(id="s-1", name="Delivery")]),
    ("add Delivery and Review to the end", [ops.AddStage(id="s-1", name="Delivery"), ops.AddStage(id="s-2", name="Review")]),
    ("add being on time to the goals", [ops.AddPersonaItems(field="goals", items=("being on time",))]),
    ("move Book before Checkout", [ops.MoveStage(stage="s4", position=2)]),
    ("move Awareness after Compare", [ops.MoveStage(stage="s1", position=1)]),
    ("move the flyer to Compare", [ops.MoveTouchpoint(touchpoint="t1", stage="s2")]),
    ("move prices are hidden to phone", [ops.MovePainPoint(pain_point="p1", touchpoint="t3")]),
    ("merge Compare into Awareness", [ops.MergeStages(stage="s2", into="s1")]),
    ("merge compare and awareness", [ops.MergeStages(stage="s2", into="s1")]),
    ("remove whitening on saturdays", [ops.RemoveParked(note="n2")]),
    ("remove the lease from the parking lot", [ops.RemoveParked(note="n1")]),
    ("delete whitening from parking lot", [ops.RemoveParked(note="n2")]),
    ("remove the second note", [ops.RemoveParked(note="n2")]),
    ("remove note 2", [ops.RemoveParked(note="n2")]),
    ("remove 1 from the parking lot", [ops.RemoveParked(note="n1")]),
    ("remove the note about the lease", [ops.RemoveParked(note="n1")]),
    ("remove everything from the parking lot", [ops.RemoveParked(note="n1"), ops.RemoveParked(note="n2")]),
    ("change note 2 to fillings on Saturdays", [ops.RemoveParked(note="n2"), ops.Park(id="n2", text="fillings on Saturdays")]),
    ("change lease to contract", [ops.RemoveParked(note="n1"), ops.Park(id="n1", text="the landlord wants to talk about the contract")]),
    ("add a new sign to the parking lot", [ops.Park(id="n-1", text="sign")]),
    ("put the rebrand in the parking lot", [ops.Park(id="n-1", text="rebrand")]),
    ("move the rebrand to the parking lot", [ops.Park(id="n-1", text="rebrand")]),
    ("move the flyer to the parking lot", [ops.RemoveTouchpoint(touchpoint="t1"), ops.Park(id="n-1", text="flyer")]),
    ("move show the prices to the parking lot", [ops.RemoveOpportunity(opportunity="o1"), ops.Park(id="n-1", text="show the prices")]),
    ("add flyer to the parking lot", [ops.Park(id="n-1", text="flyer")]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "operations"), EDITS)
def test_a_change_in_words_becomes_operations_that_can_be_done(reply: str, operations: list[BaseModel]) -> None:
    assert _done(reply) == operations
    made = _map()
    for operation in operations:
        outcome = apply(made, operation)
        assert not outcome.problem
        made = outcome.map


@pytest.mark.parametrize(
    "reply",
    ["change the oil", "change the oil to a better one", "add a chatbot to the website", "remove stains from carpets", "move house before christmas",
     "merge two companies into one", "add value to the property", "drop off", "drop the kids at school", "remove the flyer from Book", "rename stage 9 to Quote",
     "move the phone before Book", "merge flyer into Awareness", "not cheap but good", "remove 3", "put flyers in letterboxes", "delete everything",
     "add reviews and forums to Awareness", "change from monthly to yearly plans", "remove it", "remove the", "add flyer to Awareness",
     "remove the flyer from the parking lot", "remove note 3", "remove 3 from the parking lot", "remove the lease", "remove the note about the rent",
     "remove the landlord from Book", "change the note about the rent to nothing", "remove everything", "move the lease to Book"],
)  # fmt: skip
def test_what_names_nothing_on_the_map_is_no_change(reply: str) -> None:
    if reply == "add reviews and forums to Awareness":
        edit = read_edit(reply)
        assert edit is not None
        assert operations_for(edit, JourneyMap(), str) is None  # there is no such stage on an empty map
    else:
        assert _done(reply) is None


def test_two_things_that_are_equally_meant_are_not_guessed_between() -> None:
    made = JourneyMap(id="m")
    for number, name in enumerate(["phone call", "phone bill"]):
        made = apply(made, ops.AddStage(id=f"s{number}", name=name)).map
    edit = read_edit("remove phone")
    assert edit is not None
    assert operations_for(edit, made, str) is None


def test_a_car_park_that_the_map_speaks_of_is_no_list_for_later() -> None:
    made = apply(_map(), ops.AddTouchpoint(id="t9", stage="s5", name="sign in the parking lot")).map
    for reply in ("add lights to the parking lot", "move the flyer to the parking lot"):
        edit = read_edit(reply)
        assert edit is not None
        assert operations_for(edit, made, str) is None
    told = Edit("add", "fix the piano", "parking lot", kind=PARK)  # "note for later: fix the piano"
    assert operations_for(told, made, lambda prefix: "n9") == [ops.Park(id="n9", text="fix the piano")]
    edit = read_edit("remove the lease from the parking lot")
    assert edit is not None
    assert operations_for(edit, made, str) == [ops.RemoveParked(note="n1")]


@pytest.mark.parametrize(("what", "parked"), [("the flyer", "flyer"), ("prices are hidden", "prices are hidden")])
def test_park_x_takes_x_off_the_map(what: str, parked: str) -> None:
    done = operations_for(Edit("move", what, "parking lot", kind=PARK), _map(), lambda prefix: f"{prefix}-1") or []
    made = _map()
    for operation in done:
        outcome = apply(made, operation)
        assert not outcome.problem
        made = outcome.map
    assert made.parking_lot[-1].text == parked
    assert parked not in [one.name for one in targets(made) if one.kind != "note"]


@pytest.mark.parametrize("what", ["the car", "nearby", "outside the shop", "phone number", "the letter"])
def test_people_park_cars_too(what: str) -> None:
    assert operations_for(Edit("move", what, "parking lot", kind=PARK), _map(), str) is None


def test_words_on_the_map_come_before_the_same_words_in_a_note() -> None:
    made = apply(_map(), ops.Park(id="n3", text="hidden camera")).map
    edit = read_edit("change hidden to missing")
    assert edit is not None
    assert operations_for(edit, made, str) == [ops.ChangePainPoint(pain_point="p1", text="prices are missing")]
