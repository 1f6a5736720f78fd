"""What the answers to follow-ups do to the map."""

from __future__ import annotations

import dataclasses

import pytest

from mapcoach.interview.session import Session
from tests.interview.coaching.cases import CASES, POINTS, RATINGS
from tests.interview.coaching.stage import at_follow_up, names, pains

MOVES = {case.move: case for case in CASES}


async def after(move: str, *replies: str, **changes: object) -> Session:
    """A session in which a move was answered."""
    made = await at_follow_up(dataclasses.replace(MOVES[move], **changes))  # type: ignore[arg-type]
    for reply in replies:
        await made.answer(reply)
    return made


# --- people and aims ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "objective"),
    [
        ("10% by may", "happier customers, 10% by may"),
        ("by June", "happier customers, by June"),
        ("50", "happier customers, 50"),
        ("happier customers means 4.8 stars by June", "happier customers means 4.8 stars by June"),
        ("not sure yet really", "happier customers"),
        ("no number", "happier customers"),
    ],
)
async def test_a_number_joins_the_aim_which_is_never_lost(answer: str, objective: str) -> None:
    assert (await after("vague_goal", answer)).map.scope.objective == objective


@pytest.mark.parametrize("aim", ["20 bookings a week", "20% more regulars by June", "half as many returns"])
async def test_an_aim_with_a_number_is_left_in_peace(aim: str) -> None:
    with pytest.raises(AssertionError):
        await after("vague_goal", trigger=aim)


async def test_more_of_a_story_joins_its_beginning() -> None:
    assert (await after("thin", "his heel breaks")).map.scope.scenario == "a repair: his heel breaks"
    assert (await after("thin", "a repair of his heel")).map.scope.scenario == "a repair of his heel"


async def test_a_crowd_that_stays_one_leaves_the_customer_without_a_name() -> None:
    made = await after("crowd", "no")
    assert made.map.persona.name == ""
    assert made.current
    assert made.current.question.field == "persona.goals"


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        ("1", "young families"),
        ("yes please", "young families"),
        ("split them", "young families"),
        ("2", "young families and retired couples"),
        ("both", "young families and retired couples"),
        ("keep them together", "young families and retired couples"),
        ("don't split", "young families and retired couples"),
        ("just the first one", "young families"),
        ("only the retired couples", "retired couples"),
        ("no", "young families and retired couples"),
    ],
)
async def test_two_customers_are_split_kept_or_one_of_them_followed(reply: str, name: str) -> None:
    assert (await after("several_people", reply)).map.persona.name == name


# --- troubles -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "troubles"),
    [
        ("40 shelves and no prices", ["confusing: 40 shelves and no prices"]),
        ("no prices anywhere", ["confusing: no prices anywhere"]),
        (
            "the signs are confusing because they show the old shop",
            ["the signs are confusing because they show the old shop"],
        ),
        ("no, it is fine", ["confusing"]),
        ("it just is", ["confusing: it just is"]),
    ],
)
async def test_the_fact_joins_the_verdict(answer: str, troubles: list[str]) -> None:
    assert pains(await after("verdict", answer)) == troubles


async def test_the_fact_brings_its_share_and_its_drop_off() -> None:
    (pain,) = (await after("verdict", "3 in 10 people give up at the ticket machine")).map.pain_points()
    assert (pain.text, pain.share, pain.drops_off) == (
        "confusing: 3 in 10 people give up at the ticket machine",
        0.3,
        True,
    )


async def test_a_fact_about_another_contact_takes_the_verdict_there() -> None:
    made = await after("verdict", "shop window: 40 shelves and no prices")
    assert [point.name for point in made.map.touchpoints() if point.pain_points] == ["shop window"]
    assert pains(made) == ["confusing: 40 shelves and no prices"]


@pytest.mark.parametrize(
    ("answer", "troubles"),
    [
        ("Ann rang four times last Friday", ["nobody usually answers", "Ann rang four times last Friday"]),
        ("on Friday nobody answers until ten", ["on Friday nobody answers until ten"]),
        ("nobody answers", ["nobody usually answers"]),
        ("I can't think of one", ["nobody usually answers"]),
        ("tues. 3 calls", ["nobody usually answers", "tues. 3 calls"]),
        ("Beth told me on Tuesday", ["nobody usually answers"]),
        ("£340", ["nobody usually answers: £340"]),
        (
            "it was Maria. She came at nine. The shop was closed and she went elsewhere.",
            ["nobody usually answers", "The shop was closed and she went elsewhere"],
        ),
    ],
)
async def test_the_last_case_stands_beside_what_was_told_and_nothing_stands_twice(
    answer: str, troubles: list[str]
) -> None:
    made = await after("last_time", answer)
    assert [text.rstrip(".") for text in pains(made)] == troubles


async def test_the_last_case_keeps_what_it_counts() -> None:
    made = await after("last_time", "last week 6 of 10 callers hung up")
    told = made.map.pain_points()[-1]
    assert (told.share, told.drops_off) == (0.6, True)


@pytest.mark.parametrize(
    ("answer", "count"),
    [("both", 2), ("1", 2), ("two", 2), ("yes", 2), ("2", 1), ("one", 1), ("it's the same", 1), ("no", 1)],
)
async def test_two_troubles_in_one_are_parted_only_if_they_are_two(answer: str, count: int) -> None:
    assert len(pains(await after("compound", answer))) == count


async def test_each_half_keeps_its_own_share() -> None:
    made = await after("compound", "both", trigger="the queue is far too long and 30% of customers get the wrong bill")
    assert {pain.text: pain.share for pain in made.map.pain_points()} == {
        "the queue is far too long": None,
        "30% of customers get the wrong bill": 0.3,
    }


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ("4", 0.4),
        ("about half", 0.5),
        ("7 out of 10", 0.7),
        ("30%", 0.3),
        ("it happens on Mondays", None),
        ("lots", None),
    ],
)
async def test_a_share_is_read_and_never_guessed(answer: str, share: float | None) -> None:
    (pain,) = (await after("quantify", answer)).map.pain_points()
    assert pain.share == share
    assert pain.text == MOVES["quantify"].trigger


async def test_what_a_story_tells_beside_the_number_is_a_trouble_too() -> None:
    made = await after(
        "quantify", "when it rains and the queue is out of the door they give up and go to the other shop"
    )
    assert len(pains(made)) == 2
    assert made.map.pain_points()[1].drops_off


async def test_after_the_last_case_the_trouble_itself_is_gone_into() -> None:
    made = await after("last_time", "tues. 3 calls", before={RATINGS: "1, 3"})
    assert made.current
    assert made.current.move in ("ladder_cause", "quantify")
    assert "nobody usually answers" in made.current.text


async def test_a_cause_is_kept_without_the_because() -> None:
    (pain,) = (await after("ladder_cause", "because there is only one till")).map.pain_points()
    assert pain.root_cause == "there is only one till"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("1", "observation"),
        ("customers told us", "interview"),
        ("people keep telling me", "interview"),
        ("it's in our numbers", "analytics"),
        ("I watched them do it", "observation"),
    ],
)
async def test_how_it_is_known_backs_the_trouble(answer: str, kind: str) -> None:
    made = await after("evidence", answer)
    assert [one.kind for one in made.map.evidence] == [kind]
    assert made.map.evidence[0].supports == (made.map.pain_points()[0].id,)


@pytest.mark.parametrize("answer", ["4", "our hunch", "just a guess", "i think so"])
async def test_a_hunch_backs_nothing(answer: str) -> None:
    made = await after("evidence", answer)
    assert not made.map.evidence
    assert [pain.text for pain in made.map.pain_points()] == ["half of them hang up"]


async def test_what_brings_a_rating_down_goes_to_that_contact() -> None:
    made = await after("cause", "the address is wrong")
    assert {point.name: [pain.text for pain in point.pain_points] for point in made.map.stages[0].touchpoints} == {
        "flyer": ["the address is wrong"],
        "shop window": ["it is too dark"],
    }


async def test_a_rating_that_was_a_mistake_is_put_right() -> None:
    made = await after("cause", "that was a mistake, it should be a 4")
    assert made.map.stages[0].touchpoints[0].emotion.score == 1
    assert pains(made) == ["it is too dark"]


@pytest.mark.parametrize(
    ("answer", "troubles"),
    [
        ("yes the card fee and the form", ["the card fee and the form"]),
        ("the delivery fee comes at the end", ["the delivery fee comes at the end"]),
        ("no, all prices are on the page", []),
        ("no surprises", []),
    ],
)
async def test_late_surprises_are_told_or_denied(answer: str, troubles: list[str]) -> None:
    assert pains(await after("late_surprise", answer)) == troubles


@pytest.mark.parametrize(
    ("answer", "troubles", "contacts"),
    [
        ("they wait two weeks and hear nothing", ["they wait two weeks and hear nothing"], ["website", "shop"]),
        ("about ten days", ["about ten days"], ["website", "shop"]),
        ("a confirmation email", [], ["website", "confirmation email", "shop"]),
        ("they go on holiday", [], ["website", "shop"]),
        ("no idea is given of when to come", ["no idea is given of when to come"], ["website", "shop"]),
    ],
)
async def test_between_two_stages_there_is_a_wait_or_a_contact(
    answer: str, troubles: list[str], contacts: list[str]
) -> None:
    made = await after("gap", answer)
    assert (pains(made), names(made)) == (troubles, contacts)


async def test_the_trouble_behind_an_idea_is_tied_to_it() -> None:
    made = await after("solution", "people forget the date")
    ideas = [idea for idea in made.map.opportunities if idea.pain_point]
    assert [idea.text for idea in ideas] == ["we should send a reminder"]
    assert made.map.pain_points()[0].id == ideas[0].pain_point


async def test_a_trouble_told_at_the_end_goes_to_the_stage_that_it_names() -> None:
    made = await after("happy_path", "at the visit the last one gave up because the till was broken")
    (point,) = [point for point in made.map.touchpoints() if point.pain_points]
    assert point in made.map.stages[1].touchpoints
    assert point.pain_points[0].drops_off


async def test_it_depends_gives_way_to_the_commonest_case_and_parks_the_other() -> None:
    made = await after(
        "it_depends", "mostly they ring and nobody answers", trigger="sometimes they ring, sometimes they write"
    )
    assert "mostly they ring and nobody answers" in " ".join(pains(made)) or "they ring and nobody answers" in pains(
        made
    )
    assert [one.text for one in made.map.parking_lot] == ["they write"]


# --- feelings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        ("1", 2),
        ("2", -1),
        ("3", -2),
        ("both", 2),
        ("different customers", 2),
        ("it's very bad", -2),
        ("it is a 2 really", -1),
    ],
)
async def test_of_a_rating_and_a_trouble_one_or_both_count(answer: str, score: int) -> None:
    made = await after("contradiction", answer)
    assert made.map.stages[0].touchpoints[0].emotion.score == score


@pytest.mark.parametrize(("answer", "score"), [("4", 1), ("5", 2), ("1", 1), ("2", 2), ("very good", 2), ("hm", None)])
async def test_a_good_word_becomes_a_number_only_when_it_is_given(answer: str, score: int | None) -> None:
    made = await after("positive", answer)
    assert made.map.stages[0].touchpoints[1].emotion.score == score


@pytest.mark.parametrize(
    ("answer", "dips"), [("flyer is a 2", 1), ("2", 0), ("all of them are the same", 0), ("the flyer", 0)]
)
async def test_a_flat_line_dips_only_where_a_contact_and_a_number_are_named(answer: str, dips: int) -> None:
    made = await after("flat", answer)
    scores = [point.emotion.score for point in made.map.touchpoints()]
    assert sum(score != 0 for score in scores) == dips


# --- lists --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "stages"),
    [
        ("yes, waiting, after find us", "find us, waiting, visit, pay"),
        ("paying a deposit before visit", "find us, paying a deposit, visit, pay"),
        ("collecting", "find us, visit, pay, collecting"),
        ("no that's the lot", "find us, visit, pay"),
        ("visit", "find us, visit, pay"),
        ("2", "find us, visit, pay"),
    ],
)
async def test_what_is_missing_goes_where_it_was_said_to_stand(answer: str, stages: str) -> None:
    made = await after("missing", answer)
    assert ", ".join(stage.name for stage in made.map.stages) == stages


@pytest.mark.parametrize(
    ("answer", "stages"),
    [
        ("hear of us, call, bring the shoes", "hear of us, call, bring the shoes"),
        ("hear of us, come in", "hear of us, come in"),
        ("sales, delivery", "sales, delivery"),
        ("they see nothing of it", "marketing, sales, operations"),
    ],
)
async def test_departments_give_way_to_what_the_customer_sees(answer: str, stages: str) -> None:
    made = await after("departments", answer)
    assert ", ".join(stage.name for stage in made.map.stages) == stages


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("1 and 2", 9),
        ("road and lane; desk and chair", 8),
        ("hall, till", 9),
        ("none of them", 10),
        ("all of them", 10),
        ("3", 10),
    ],
)
async def test_steps_that_belong_together_are_joined(answer: str, count: int) -> None:
    assert len((await after("too_long", answer)).map.stages) == count


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("radio and bus stop", 7),
        ("8, 9", 7),
        ("all of them matter", 9),
        ("keep the radio", 9),
        ("all", 9),
        ("the newspaper", 8),
    ],
)
async def test_contacts_that_may_go_are_taken_off(answer: str, count: int) -> None:
    assert len((await after("too_many", answer)).map.stages[0].touchpoints) == count


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("the same", ["phone call"]),
        ("1", ["phone call"]),
        ("it's one and the same thing", ["phone call"]),
        ("a second one", ["phone call", "phone calls"]),
        ("2", ["phone call", "phone calls"]),
        ("yes", ["phone call", "phone calls"]),
        ("both", ["phone call", "phone calls"]),
        ("call back", ["phone call", "call back"]),
    ],
)
async def test_a_double_goes_only_if_it_is_one(answer: str, found: list[str]) -> None:
    assert names(await after("duplicate", answer)) == found


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("ID check", "ID check"),
        ("they'd just call it ID check", "ID check"),
        ("no idea", "KYC check"),
        ("fine as it is", "KYC check"),
    ],
)
async def test_the_customers_word_takes_the_place_of_ours(answer: str, name: str) -> None:
    assert names(await after("jargon", answer))[0] == name


async def test_what_the_customer_sees_takes_the_place_of_our_side() -> None:
    made = await after("inside_out", "a confirmation email and a text")
    assert [(point.name, point.channel) for point in made.map.touchpoints()] == [
        ("confirmation email", "email"),
        ("text", "sms"),
    ]


@pytest.mark.parametrize(
    ("answer", "channel"),
    [("on the phone", "phone"), ("by email", "email"), ("at the town hall", "at the town hall"), ("yes", "")],
)
async def test_where_a_contact_takes_place(answer: str, channel: str) -> None:
    assert (await after("channel", answer)).map.touchpoints()[0].channel == channel


@pytest.mark.parametrize(
    ("answer", "stage", "added"),
    [
        ("a market stall", "visit", 1),
        ("a market stall at find us", "find us", 1),
        ("no, only online", "visit", 0),
        ("yes", "visit", 0),
    ],
)
async def test_contacts_away_from_screens_stand_at_the_stage_that_is_named(answer: str, stage: str, added: int) -> None:
    made = await after("only_digital", answer)
    counts = {one.name: len(one.touchpoints) for one in made.map.stages}
    assert counts == {**dict.fromkeys(("find us", "visit"), 2), stage: 2 + added}


async def test_an_automation_that_was_taken_for_a_contact_becomes_an_idea() -> None:
    made = await after(
        "too_early", "know what it costs", at=POINTS, trigger="automate the emails, flyer", depth="quick"
    )
    assert made.map.stages[0].customer_goal == "know what it costs"
    assert [point.name for point in made.map.stages[0].touchpoints] == ["flyer"]
    assert [idea.text for idea in made.map.opportunities] == ["automate the emails"]


async def test_a_command_or_a_change_in_words_is_done_and_the_follow_up_asked_again() -> None:
    made = await at_follow_up(MOVES["verdict"])
    asked = made.current
    await made.answer("rename flyer to leaflet")
    assert names(made)[0] == "leaflet"
    assert made.current
    assert asked
    assert (made.current.move, made.current.text) == ("verdict", asked.text)
    await made.answer("skip")
    assert pains(made) == ["confusing"]


async def test_a_follow_up_about_what_was_removed_is_dropped() -> None:
    made = await at_follow_up(MOVES["verdict"])
    await made.answer("remove flyer")
    assert made.current
    assert made.current.move == ""


async def test_an_edited_answer_to_a_follow_up_counts_from_then_on() -> None:
    made = await after("verdict", "40 shelves and no prices")
    entry = next(entry for entry in made.entries if entry.move == "verdict")
    await made.edit(entry.id, "the arrows point both ways")
    assert pains(made) == ["confusing: the arrows point both ways"]
