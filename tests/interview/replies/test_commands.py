# ruff: noqa: E501  (tables of replies read better whole)
"""Commands count only when they are the whole reply: everything else is an answer."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.commands import Edit, read_command, read_edit, read_request

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
    ("swap 2 and 3", Edit("swap", "2", "3")),
    ("swap Book and Pay", Edit("swap", "Book", "Pay", told=True)),
    ("add items to the cart", Edit("add", "items", "cart", told=True)),
    ("note for later: the new sign", Edit("add", "the new sign", "parking lot", kind="park")),
    ("add a van on the kerb at Find us", Edit("add", "van", "the kerb at Find us", joint="on")),
]  # fmt: skip


MORE_COMMANDS: dict[str, list[str]] = {
    "help": ["meaning?", "what's the meaning", "what's that supposed to mean", "what is that supposed to mean?", "say that again", "say that again please", "rephrase", "can you rephrase that?",
             "could you rephrase the question", "can you explain", "can you explain that a bit more?", "please explain", "explain", "how so?", "in what way?", "repeat the question", "can you repeat that please",
             "pardon?", "eh?", "you what", "not following", "i'm not following you", "put it another way", "can you put that more simply", "what are you asking me?", "what kind of thing?", "sorry, don't follow"],
    "skip": ["later", "maybe later", "not now", "come back to this later", "i'll come back to that", "park that", "park this for now", "let's park it", "that's all for this one", "that's it for this step", "that's everything on this question", "thats all for that"],
}  # fmt: skip
REQUESTS: dict[str, list[str]] = {
    "pause": ["hang on", "Hang on.", "hold on a sec", "one sec", "1 sec", "just a sec", "just a minute please", "give me a minute", "wait a moment", "one moment", "brb", "bear with me", "let me think", "let me just check", "i'll have a look", "let me think about that for a minute", "wait", "sorry, one sec"],
    "restart": ["start over", "can we start over?", "let's start again", "start from scratch", "restart", "begin again", "reset", "from the beginning please"],
    "recap": ["where were we", "where were we?", "where are we up to", "what have you got so far", "what do you have so far?", "what have we got", "show me the map", "can you show me the map please", "show the draft", "recap", "summary so far", "where did we get to", "what does it look like so far", "where am i", "summarise"],
}  # fmt: skip
NO_REQUESTS = [
    "hang on the line", "wait for a call back", "wait in the waiting room", "wait 20 minutes", "hold on the phone", "one second delivery", "let me think they ring", "give me a discount", "start over with a new supplier",
    "reset the password", "reset their password", "restart the machine", "begin again next year", "where were we in the queue", "show me the map of the shop", "the map in the lobby", "see the list of prices", "what have you got in blue", "recap email",
    "summary of costs", "maps", "a minute later", "explain the price", "explain it to the kids", "repeat prescription", "repeat customers", "rephrase the letter", "say it in spanish", "later in the week", "not now but in spring", "that's all for free", "that's all they get", "meaning no harm", "how so many",
    "nothing else", "park and ride", "park it outside", "what kind of thing they want", "come back to the shop", "come back next week", "wait times", "pardon the mess", "put it in the post", "what are you asking for the car",
]  # fmt: skip


@pytest.mark.parametrize(("reply", "name"), [(reply, name) for name, said in MORE_COMMANDS.items() for reply in said])
def test_commands_are_understood_as_people_say_them(reply: str, name: str) -> None:
    assert read_command(reply) == name


@pytest.mark.parametrize(("reply", "name"), [(reply, name) for name, said in REQUESTS.items() for reply in said])
def test_a_pause_a_fresh_start_or_a_recap_may_be_asked_for(reply: str, name: str) -> None:
    assert read_request(reply) == name
    assert read_command(reply) is None


@pytest.mark.parametrize("reply", [*NO_REQUESTS, *ANSWERS])
def test_an_answer_asks_for_nothing(reply: str) -> None:
    assert read_request(reply) is None
    assert read_command(reply) is None


@pytest.mark.parametrize(
    "reply", ["wait " * 10_000, "let me " * 8_000, "show me " * 6_000, "summary " * 6_000, "a" * 50_000]
)
def test_long_replies_ask_for_nothing(reply: str) -> None:
    assert read_request(reply) is None
    assert read_request(reply[:79]) is None


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
