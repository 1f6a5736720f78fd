"""How much is asked in return: over random people the budget holds, and every interview ends."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.coaching.coach import pacing
from mapcoach.interview.coaching.pacing import IN_A_ROW, LIMIT, PATIENCE
from mapcoach.interview.coaching.wording import load_moves
from mapcoach.interview.script import Depth
from mapcoach.interview.session import Session
from mapcoach.journey import FollowUp, new_entry
from tests.interview.coaching.cases import CASES
from tests.interview.coaching.stage import USUAL
from tests.interview.players import hold, session

BUDGETED = {name for name, move in load_moves().items() if move.budget}
SAID = (
    "", "no", "yes", "I don't know", "skip", "2", "half of them leave", "usually it takes ages", "confusing",
    "it depends on the day", "we should send a reminder", "the page crashes and the form is far too long",
    "one waited three weeks last May, rang us four times and then went to somebody else in the end", "already told you",
    "phone, email, website, shop, flyer, friend, radio, newspaper, bus stop", "1, 1, 5", "nobody answers the phone",
    "marketing, sales, operations", "young families and retired couples", "happier customers", "back", "both",
)  # fmt: skip
"""What people say who set off as many moves as they can; what they say fits the question or not."""


def person(seed: int, fitting: float) -> Callable[[Asked, int], str]:
    """Somebody who gives a reply that fits (to a quarter one that sets off a move), or anything at all."""
    rolls = random.Random(seed)
    by_field: dict[str, list[str]] = {}
    for case in CASES:
        by_field.setdefault(case.at, []).append(case.trigger)

    def reply(asked: Asked, number: int) -> str:
        if rolls.random() > fitting:
            return rolls.choice(SAID)
        field = asked.question.field
        if asked.move in ("", AGAIN) and field in by_field and rolls.random() < 0.6:
            return rolls.choice(by_field[field])
        return USUAL.get(field, rolls.choice(SAID)) if asked.move in ("", AGAIN) else rolls.choice(SAID)

    return reply


def asked_back(made: Session) -> list[FollowUp]:
    """The moves that were made in a session."""
    return [entry.asks for entry in made.entries if entry.asks and entry.asks.move != AGAIN and entry.asks.text]


def longest_run(made: Session) -> int:
    """How many follow-ups were made in a row at the most."""
    longest = run = 0
    for entry in made.folded.live:
        if entry.question and entry.command != "start":
            run = run if entry.move else 0
            run += bool(entry.asks and entry.asks.move in BUDGETED)
            longest = max(longest, run)
    return longest


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.2, 0.7, 0.95]), st.sampled_from(["quick", "quick", "standard"]))
async def _anybody(seed: int, fitting: float, depth: Depth) -> None:
    made = await session(depth)
    await hold(made, person(seed, fitting), 700)
    live = made.folded.live
    answers = [entry for entry in live if entry.question and entry.command != "start"]
    counted = [entry for entry in live if entry.asks and entry.asks.move in BUDGETED]
    assert len(counted) <= LIMIT[depth]
    assert len(counted) * 3 <= len(answers) + 1
    assert longest_run(made) <= IN_A_ROW
    if not any(entry.retracts for entry in made.entries):  # after an undo a wording may come again
        _check_wordings(asked_back(made))


test_the_budget_holds_wordings_rotate_and_every_interview_ends = _anybody


def _check_wordings(asks: Sequence[FollowUp]) -> None:
    """No wording of a move comes again before all of them were used."""
    for move, text in load_moves().items():
        frames = [_frame(one) for one in asks if one.move == move]
        for start in range(0, len(frames), len(text.wording)):
            some = frames[start : start + len(text.wording)]
            assert len(set(some)) == len(some)


def _frame(one: FollowUp) -> str:
    """A wording without what it quotes."""
    parts = one.text.replace("”", "“").split("“")
    return "…".join(parts[::2])


async def test_somebody_who_waves_everything_off_is_asked_back_three_times_at_most() -> None:
    made = await session("standard")
    said = {"persona.name": "everyone", "scope.objective": "happier customers", "scope.scenario": "a repair"}
    waved: list[str] = []
    while made.current and made.current.question.field != "stages":
        asked = made.current
        waved += [asked.move] if asked.move in BUDGETED else []
        fields = {
            **said,
            "persona.segment": "all kinds of people",
            "persona.entry_point": "hm",
            "persona.goals": "dry feet",
        }
        await made.answer(
            "" if asked.move else fields.get(asked.question.field, USUAL.get(asked.question.field, "good"))
        )
    assert waved == ["vague_goal", "thin", "crowd"]


async def test_at_each_stage_patience_comes_back_for_one_follow_up() -> None:
    made = await session()
    said = {**USUAL, "stages[].touchpoints[].pain_points": "confusing", "scope.objective": "happier customers"}
    said |= {"persona.name": "everyone", "stages": "find us, look, visit, pay"}
    made_at: list[str] = []
    while made.current and made.current.move != "more":
        asked = made.current
        if asked.move in BUDGETED and asked.subject_name:
            made_at.append(asked.subject_name)
        await made.answer("" if asked.move not in ("", AGAIN) else said.get(asked.question.field, "skip"))
    assert set(Counter(made_at).values()) == {1}
    assert len(made_at) > 2


@pytest.mark.parametrize(
    ("replies", "patience"),
    [
        (["no"], PATIENCE - 1),
        ([""], PATIENCE - 1),
        (["already told you that a while ago, did I not"], PATIENCE - 1),
        (["", ""], PATIENCE - 2),
        (["", "", "", ""], 0),
        (["", "one waited three weeks last May, rang us four times and then went elsewhere"], PATIENCE),
        (["a few plain words more"], PATIENCE),
    ],
)
def test_patience_is_lost_by_short_answers_and_regained_by_long_ones(replies: Sequence[str], patience: int) -> None:
    asks = FollowUp(move="thin", text="May I hear more?")
    live = [new_entry(question="a", reply="something", asks=asks)]
    live += [
        new_entry(question="a", reply=reply, move="thin", asks=asks, command="" if reply else "skip")
        for reply in replies
    ]
    assert pacing(live).patience == patience


@pytest.mark.parametrize(("depth", "most"), [("quick", 12), ("standard", 25), ("deep", 25)])
def test_an_interview_has_a_limit_of_follow_ups(depth: Depth, most: int) -> None:
    asks = FollowUp(move="thin", text="May I hear more?")
    plain = [new_entry(question="b", reply="plain words, four of them") for _ in range(200)]
    full = [
        *plain,
        *(new_entry(question="a", reply="plain words, four of them", asks=asks) for _ in range(most)),
        plain[0],
    ]
    assert not pacing(full).has_room(depth)
    assert pacing(full[1:-2] + plain[:1]).has_room(depth)


def test_a_third_of_the_questions_are_follow_ups_at_the_most() -> None:
    asks = FollowUp(move="thin", text="May I hear more?")
    one = new_entry(question="a", reply="words", asks=asks)
    assert not pacing([one, new_entry(question="b")]).has_room("quick")
    assert not pacing([one, *[new_entry(question="b")] * 3]).has_room("quick")
    assert pacing([one, *[new_entry(question="b")] * 4]).has_room("quick")
