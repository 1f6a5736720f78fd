"""One case for each move: what calls for it, what does not, and an answer to it."""

from __future__ import annotations

from tests.interview.coaching.stage import PAINS, Case

POINTS = "stages[].touchpoints"
RATINGS = "stages[].touchpoints[].emotion"
PHONE = {POINTS: "phone, shop window", RATINGS: "3, 3"}

CASES = (
    Case("crowd", "persona.name", "everyone", "Maya", "Tom, 40"),
    Case(
        "several_people", "persona.name", "young families and retired couples", "Maya, who has two kids", "1"
    ),
    Case(
        "several_goals", "scope.objective",
        "more bookings and fewer no-shows", "20 more bookings by May", "2",
    ),
    Case(
        "several_situations", "scope.scenario",
        "first visit and follow-up visit", "her first visit, from the call to the bill", "2", "standard",
    ),
    Case("vague_goal", "scope.objective", "happier customers", "20% more repeat orders by June", "10% by May"),
    Case(
        "segment", "persona.segment", "all kinds of people", "parents of toddlers within a mile",
        "they have a school run to do", "standard",
    ),
    Case(
        "thin", "scope.scenario", "a repair",
        "Tom's heel breaks on the way to work and he needs it back the same day",
        "his heel breaks on the way to work", "standard",
    ),
    Case(
        "ladder_goal", "persona.goals", "dry feet", "dry feet, because he walks to work", "walk to work all winter",
        before={"persona.name": "Tom, 40"},
    ),
    Case(
        "departments", "stages", "marketing, sales, operations", "hear of us, call, bring the shoes",
        "hear of us, call, bring the shoes", before={"persona.goals": "dry feet, warm feet"},
    ),
    Case("too_long", "stages", "a road, b lane, c gate, d door, e hall, f desk, g chair, h till, i bag, j bus",
         "find us, visit", "1 and 2"),
    Case("missing", "stages", "find us, visit, pay", "skip", "waiting, after find us"),
    Case("duplicate", POINTS, "phone call, phone calls", "phone, email", "the same"),
    Case("too_many", POINTS, "flyer, phone, email, shop, website, friend, newspaper, radio, bus stop",
         "flyer, phone, email", "radio and bus stop"),
    Case("inside_out", POINTS, "our CRM creates a ticket", "phone, email", "a confirmation email"),
    Case("jargon", POINTS, "KYC check, phone", "phone, email", "ID check"),
    Case("compound", PAINS, "the queue is far too long and the card reader never works", "a long queue", "both"),
    Case("solution", PAINS, "we should send a reminder", "people forget the date", "people forget the date"),
    Case("verdict", PAINS, "confusing", "the opening hours on the door are wrong", "40 shelves and no prices"),
    Case("it_depends", PAINS, "it depends on the day", "mondays are packed", "on mondays nobody answers the phone"),
    Case("last_time", PAINS, "nobody usually answers", "nobody answered on Monday", "Ann rang four times last Friday"),
    Case("evidence", PAINS, "half of them hang up", "the hours are wrong", "customers told us"),
    Case("ladder_cause", PAINS, "last Friday the queue was so long that people left after ten minutes",
         "last Friday 3 in 10 people left because there is one till", "there is only one till"),
    Case("quantify", PAINS, "last Friday people left because there is only one till",
         "last Friday 3 in 10 people left because there is only one till", "4"),
    Case("contradiction", PAINS, "we saw 3 in 10 leave because there is one till",
         "the light is dim", "3", before={RATINGS: "5, 5", POINTS: "flyer, shop window"}),
    Case("cause", PAINS, "shop window: it is too dark", "flyer: it is out of date", "the address is wrong",
         before={RATINGS: "1, 3"}),
    Case("feeling", PAINS, "flyer: the map on it shows the old street", "nothing", "2", before={RATINGS: "skip"}),
    Case("positive", PAINS, "they love the shop window", "nothing", "5", before={RATINGS: "skip"}),
    Case("late_surprise", PAINS, "nothing", "the fee is only shown at the end", "a fee for cards",
         before={POINTS: "booking form", RATINGS: "3"}),
    Case("gap", PAINS, "nothing", "they wait two weeks to be seen", "nobody tells them when to come",
         stage="visit", before={f"{POINTS} find us": "website", f"{POINTS} visit": "shop", RATINGS: "4"}),
    Case("channel", PAINS, "nothing", "skip", "on the phone",
         before={POINTS: "first talk", RATINGS: "3"}),
    Case("happy_path", PAINS, "nothing", "the till is broken", "the last one left because the till was broken",
         stage="visit", before={RATINGS: "3, 4"}),
    Case("flat", PAINS, "the card reader is broken", "nothing", "flyer is a 2",
         stage="visit", before={RATINGS: "3, 3"}),
    Case("only_digital", PAINS, "the page has a typo", "skip", "a market stall",
         stage="visit", before={POINTS: "website, email", RATINGS: "3, 4"}),
    Case("too_early", "stages[].customer_goal", "a chatbot", "know what it costs", "know what it costs", "standard"),
    Case("recap", "basis", "none", "skip", "no", "standard",
         before={PAINS: "the till is broken"}),
)  # fmt: skip
