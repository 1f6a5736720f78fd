# ruff: noqa: E501  (tables of replies read better whole)
"""Commands count only when they are the whole reply: everything else is an answer."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.commands import Edit, read_command, read_edit

COMMANDS: dict[str, list[str]] = {
    "skip": ["skip", "Skip.", "SKIP", "skip this", "skip it", "skip this one", "skip please", "please skip", "next", "next question", "pass", "move on", "next!"],
    "back": ["back", "go back", "Back please", "previous", "previous question", "back one", " back\n", "can we go back?"],
    "undo": ["undo", "Undo that", "undo last", "undo it please", "take that back"],
    "why": ["why", "why?", "Why do you ask?", "why do you ask that", "why do you need to know", "why do you want to know that?"],
    "help": ["help", "?", "??", "help me", "help please", "what do you mean", "What do you mean?", "i don't understand", "I don’t understand the question", "can you give me an example?", "example?", "for example?", "huh?", "what does that mean?"],
    "finish": ["done", "Done!", "i'm done", "I’m done", "we're done", "finish", "finished", "quit", "exit", "stop", "let's stop here", "that's all for now"],
    "dont_know": ["I don't know", "i dont know", "I don’t know.", "don't know", "idk", "dunno", "no idea", "not sure", "I'm not sure", "im not sure", "not sure yet", "no clue", "I have no idea", "we don't know yet", "i really don't know", "hmm, not sure", "unsure", "haven't a clue", "I do not know", "well, I don't know really"],
}  # fmt: skip

ANSWERS = [
    "skip the queue", "help with my taxes", "why they leave us", "done in a day", "back pain", "stop smoking",
    "change the oil", "next day delivery", "undo the damage", "pass the exam",
    "I don't know what they're called, some portal", "help desk", "back office", "nextdoor", "exit interview",
    "finish the kitchen", "previous customers", "why us?", "quit smoking", "done deal", "stop by the shop",
    "move on to a bigger house", "go back to work", "not sure about the price", "no idea what it costs",
    "help me choose", "the end", "end of lease", "skip hire", "skipping breakfast", "undone", "passport",
    "backwards", "helpful staff", "why is it so expensive?", "what does it mean for my taxes?", "done, paid, dusted",
    "stop\nsmoking", "I don't know anyone there", "exit through the gift shop", "next to the station", "finished work on time",
    "not sure it is safe", "what do you mean it's closed?", "back and forth emails", "none", "no", "yes", "", "🙂",
]  # fmt: skip

EDITS: list[tuple[str, Edit]] = [
    ("change chekout to payment", Edit("change", "chekout", "payment")),
    ("Change Checkout to Pay online.", Edit("change", "Checkout", "Pay online")),
    ("change “Checkout” to “Payment”", Edit("change", "Checkout", "Payment")),
    ("rename 'Book' to 'Book a slot'", Edit("change", "Book", "Book a slot", kind="name")),
    ("rename the stage Book into Reserve", Edit("change", "Book", "Reserve", kind="stage")),
    ("replace flyer with poster", Edit("change", "flyer", "poster")),
    ("please change checkout to payment", Edit("change", "checkout", "payment")),
    ("can you change checkout to payment please?", Edit("change", "checkout", "payment")),
    ("remove the flyer", Edit("remove", "flyer")),
    ("delete stage Compare", Edit("remove", "Compare", kind="stage")),
    ("remove flyer from Awareness", Edit("remove", "flyer", "Awareness")),
    ("pls remove flyer", Edit("remove", "flyer")),
    ("add reviews and forums to Awareness", Edit("add", "reviews and forums", "Awareness")),
    ("add chat to the Compare stage", Edit("add", "chat", "Compare")),
    ("add a stage Delivery after Pay", Edit("add", "Delivery", "Pay", "after", "stage")),
    ("add a stage Delivery", Edit("add", "Delivery", "stages", kind="stage")),
    ("add Delivery between Pay and Visit", Edit("add", "Delivery", "Pay", "after")),
    ("add a step called Delivery after Pay", Edit("add", "Delivery", "Pay", "after", "step")),
    ("insert Delivery before Pay", Edit("add", "Delivery", "Pay", "before")),
    ("move Pay before Book", Edit("move", "Pay", "Book", "before")),
    ("move the flyer to Compare", Edit("move", "flyer", "Compare")),
    ("put Pay after Book", Edit("move", "Pay", "Book", "after")),
    ("merge Compare into Awareness", Edit("merge", "Compare", "Awareness")),
    ("merge Compare and Awareness", Edit("merge", "Compare", "Awareness")),
    ("not Steve but Stephen", Edit("change", "Steve", "Stephen")),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "name"), [(reply, name) for name, said in COMMANDS.items() for reply in said])
def test_a_command_is_understood_however_it_is_said(reply: str, name: str) -> None:
    assert read_command(reply) == name


@pytest.mark.parametrize("reply", ANSWERS)
def test_an_answer_that_begins_like_a_command_is_an_answer(reply: str) -> None:
    assert read_command(reply) is None


@pytest.mark.parametrize(("reply", "edit"), EDITS)
def test_a_wish_to_change_the_map_is_taken_apart(reply: str, edit: Edit) -> None:
    assert read_edit(reply) == edit


@pytest.mark.parametrize(
    "reply",
    ["change the oil", "google, remove the flyer", "we changed it to blue", "remove", "add", "move on", "to", "change  to ",
     "search\nremove the flyer", "adding chat to the site", "removes stains from carpets"],
)  # fmt: skip
def test_what_does_not_have_the_form_of_a_change_is_none(reply: str) -> None:
    assert read_edit(reply) is None
