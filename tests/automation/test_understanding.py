"""What is understood of what people say goes wrong, and of whose it is."""

from __future__ import annotations

import pytest

from mapcoach.automation import StageAdvice, explain, recommend, top
from mapcoach.automation.ownership import run_by_others
from mapcoach.automation.signs import Signs
from mapcoach.automation.understanding import Place, understood
from mapcoach.automation.word_families import WordFamilies
from tests.automation.maps import a_map, pain, point, stage

FAMILIES = WordFamilies({"quote": "quote* offer*", "late": "late slow*"})
SIGNS = Signs({"slow_quote": ["@quote & @late", "#proposal & weeks"], "quiet": ["NOT .. hear & @quote"]}, FAMILIES)


@pytest.mark.parametrize(
    ("text", "around", "places", "kinds"),
    [
        ("our offers are late", "", set(), {"slow_quote"}),
        ("late are our offers", "", set(), {"slow_quote"}),
        ("our offers. late", "", set(), set()),  # not over the end of a sentence
        ("too late", "The quote", set(), {"slow_quote"}),  # the place says what it is about
        ("hm", "The late quote", set(), set()),  # but never all of it
        ("it takes weeks", "", {"proposal"}, {"slow_quote"}),
        ("it takes weeks", "", {"form"}, set()),
    ],
)
def test_a_sign_is_found_in_any_order_and_may_lean_on_its_place(text, around, places, kinds):
    assert set(SIGNS.find(text, around, frozenset(places))) == kinds


def test_what_only_the_place_says_counts_less():
    said = SIGNS.find("the quote is late")["slow_quote"]
    assert SIGNS.find("it is late", "The quote")["slow_quote"] < said


@pytest.mark.parametrize("sign", ["", "#phone", " & "])
def test_a_sign_without_words_is_refused(sign):
    with pytest.raises(ValueError, match="not a sign"):
        Signs({"kind": [sign]}, FAMILIES)


NOWHERE = Place("", frozenset(), frozenset())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("our bills go out months after the job", "unsent"),
        ("they pay our bills months after the job", "payment_trouble"),
        ("we wait until the whole street has heard their alarm", ""),
        ("the plumber never turned up although he promised", "stood_up"),
        ("one guest in seven never turns up for the appointment", "no_show"),
        ("brothers and sisters each ask something else and can't agree", "undecided"),
        ("nobody ever tells donors what their money was used for", "untold_result"),
    ],
)  # fmt: skip
def test_who_does_not_do_what_decides(text, kind):
    assert understood(text, NOWHERE).troubles == ({kind} if kind else set())


def test_what_is_usual_at_a_place_counts_where_the_words_say_little():
    usual = Place("Quotation", frozenset({"proposal"}), frozenset(), frozenset({"quote_silence"}))
    assert understood("mumble mumble", usual).likely == {"quote_silence"}
    assert understood("mumble mumble", NOWHERE).likely == set()
    assert understood("the car park is full", usual).troubles == {"premises"}


@pytest.mark.parametrize(
    ("name", "said", "known_as", "others"),
    [
        ("Referral from the GP", "takes three weeks", "", True),
        ("Referral from the GP", "we ask for it too late", "", False),
        ("Visa", "the embassy has no dates", "", True),
        ("Permit", "the council loses the forms", "", True),
        ("Hotline", "engaged all morning", "", False),
        ("Letter from the tax office", "nobody understands it", "the tax office", False),
    ],
)
def test_what_others_run_is_told_from_what_is_ours(name, said, known_as, others):
    assert run_by_others(name, "post", said, known_as) is others


def test_nothing_is_automated_for_what_others_run():
    journey = a_map(
        "service",
        stage("Visa", point("Embassy", "post", pain("the embassy takes months", drops=True), feel=-2)),
    )  # fmt: skip
    (advice,) = recommend(journey)
    assert not advice.recommendations
    assert advice.hold
    assert "Somebody else runs" in dict(explain(journey, "s1"))["ticket-follow-up"]


@pytest.mark.parametrize(
    ("idea", "recipe"),
    [
        ("send a reminder the evening before", "appointment-reminder"),
        ("text them when it is done", "progress-update"),
        ("ask guests for a review after two days", "review-prompt"),
        ("put the prices in a frame on the wall", ""),
    ],
)
def test_an_idea_that_describes_an_automation_calls_for_it(idea, recipe):
    journey = a_map(
        "local",
        stage("Visit", point("Massage session", "in person", "gloomy mumbling", feel=0)),
        opportunities=[{"id": "o1", "pain_point": "s1t1p1", "text": idea}],
    )
    found = recommend(journey)[0].recommendations
    assert [one.recipe for one in found[:1]] == ([recipe] if recipe else [])
    if recipe:
        assert any(f"You had an idea for this yourself: “{idea}”." in one.reasons for one in found)


def test_an_idea_for_no_pain_of_its_own_is_put_where_it_fits():
    def advised(text: str) -> StageAdvice:
        journey = a_map(
            "local",
            stage("Stay", point("Massage appointment", "in person", feel=1)),
            stage("Home", point("Way home", "in person", feel=1)),
            kind="future",
            opportunities=[{"id": "o1", "pain_point": "gone", "text": text}],
        )
        return recommend(journey)[1]

    first = advised("Ask for a review when they are home").recommendations[0]
    assert first.recipe == "review-prompt"
    assert "You had this idea yourself: “Ask for a review when they are home”." in first.reasons
    assert "review-prompt" not in [one.recipe for one in advised("Paint the hall").recommendations]


def test_what_goes_wrong_at_people_is_said_when_asked():
    journey = a_map("local", stage("There", point("Yard", "in person", pain("the car park is full"), feel=-1)))
    assert "mended by people" in dict(explain(journey, "s1"))["ticket-follow-up"]


def test_grief_is_left_alone():
    journey = a_map(
        "local",
        stage(
            "Goodbye",
            point("Putting the cat to sleep", "practice", feel=-2),
            point("Bill", "post", pain("late", severity=3), feel=-2),
        ),
    )  # fmt: skip
    given = {one.recipe for one in recommend(journey)[0].recommendations}
    assert not given & {"payment-rescue", "review-prompt", "feedback-request", "rebook-reminder", "cross-sell"}


def test_a_day_in_the_life_is_not_ours_unless_it_says_so():
    def given(name: str, text: str) -> list[str]:
        journey = a_map("saas", stage("Evening", point(name, "", pain(text, severity=3))), kind="day_in_the_life")
        return [one.recipe for one in recommend(journey)[0].recommendations]

    assert given("Kitchen table", "nobody answers their mails") == []
    assert given("Mails to our support", "nobody answers their mails") != []


def test_where_people_feel_bad_and_nobody_says_why_somebody_asks():
    quiet = stage("Use", point("Weekly meeting", "in person", feel=-1))
    given = [one.recipe for one in recommend(a_map("b2b", quiet, kind="churn"))[0].recommendations]
    assert given
    assert set(given) <= {"scheduled-check-in", "feedback-request", "at-risk-alert", "first-value-nudge"}


def test_drop_offs_come_first_and_bookkeeping_is_no_first_action():
    journey = a_map(
        "service",
        stage("See the ad", point("Instagram ad", "social", feel=0), point("Google search", "website", feel=0)),
        stage("Book", point("Phone", "phone", pain("nobody picks up", severity=3), feel=-2, moment_of_truth=True)),
        stage("Form", point("Booking form", "website", pain("they stop half way", drops=True), feel=0)),
    )
    advice = recommend(journey)
    assert "tag-by-source" in [one.recipe for one in advice[0].recommendations]
    first = top(advice, 100)
    assert first[0].drops_off
    assert "tag-by-source" not in [one.recipe for one in first]
