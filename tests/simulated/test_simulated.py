"""Simulated interviews at small size: what must hold for everybody, and the goals of issue 3 on a pooled run."""

from __future__ import annotations

import functools
import random

import pytest

from mapcoach.interview.script import Depth
from mapcoach.interview.session import MemoryJournal
from mapcoach.journey import JourneyMap, fold
from tests.simulated.adversaries import ADVERSARIES, FOREVER, LONG, plain
from tests.simulated.blind import WORDS
from tests.simulated.founded import invented, normal
from tests.simulated.holding import Run, hold, hold_scripted, new_session
from tests.simulated.journey import Journey, load
from tests.simulated.likeness import likeness
from tests.simulated.report import GOALS, Report, met, report

JOURNEYS = load()
SEEDS = (11,)
"""One interview with every journey; the bench holds more."""


def _same_map(one: JourneyMap, other: JourneyMap) -> bool:
    hide = {"updated", "created", "provenance", "basis"}
    return one.model_dump(exclude=hide) == other.model_dump(exclude=hide)


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    """The pooled small run: every journey once, by turns in quick, standard and deep."""
    import asyncio

    depths: tuple[Depth, ...] = ("standard", "quick", "standard", "deep")
    return [
        asyncio.run(hold(journey, seed, depths[number % len(depths)]))
        for number, journey in enumerate(JOURNEYS)
        for seed in SEEDS
    ]


@pytest.fixture(scope="module")
def pooled(runs: list[Run]) -> Report:
    """What the small run comes to."""
    return report(runs)


def test_the_journeys_cover_all_kinds() -> None:
    assert len(JOURNEYS) >= 10
    assert len({journey.kind for journey in JOURNEYS}) == 5
    assert len({journey.business_kind for journey in JOURNEYS}) == 6


@pytest.mark.parametrize("goal", [goal for goal in GOALS if not goal.endswith(" ms")])  # times are for the bench
def test_goal(pooled: Report, goal: str) -> None:
    value = pooled.figures()[goal]
    assert met(goal, value), f"{goal} is {value:.3f}, must be {GOALS[goal][0]} {GOALS[goal][1]:.3f}\n{pooled.table()}"


def test_nothing_is_invented(pooled: Report) -> None:
    assert [fault for outcome in pooled.outcomes for fault in outcome.invented] == []


def test_the_journal_replays_to_the_same_map(runs: list[Run]) -> None:
    for run in runs:
        again = JourneyMap.model_validate_json(fold(run.session.entries).map.model_dump_json())
        assert again == run.map, run.person.journey.id


@pytest.mark.parametrize("journey", JOURNEYS[::3], ids=lambda journey: journey.id)
async def test_undo_after_an_answer_is_the_identity(journey: Journey) -> None:
    run, rng = await hold(journey, 5, "quick"), random.Random(journey.id)
    texts = [turn.said.text for turn in run.turns]
    stop = rng.randrange(4, len(texts) - 1)
    made = new_session("quick")
    await made.start()
    for text in texts[:stop]:
        await made.answer(text)
    before, asked, known = made.map, made.current, len(made.entries)
    while len(made.entries) == known:  # a notice comes first where the words could be meant otherwise
        await made.answer("some words of mine, nothing special")
    await made.answer("undo")
    assert _same_map(before, made.map)
    assert asked is not None
    assert made.current is not None
    assert (made.current.where, made.current.move) == (asked.where, asked.move)


@pytest.mark.parametrize("journey", JOURNEYS[1::3], ids=lambda journey: journey.id)
async def test_an_interview_goes_on_where_it_stopped(journey: Journey) -> None:
    run = await hold(journey, 6, "quick")
    texts, rng = [turn.said.text for turn in run.turns], random.Random(journey.id)
    stop = rng.randrange(3, len(texts) - 1)
    journal = MemoryJournal()
    made = new_session("quick", journal)
    await made.start()
    for text in texts[:stop]:
        await made.answer(text)
    resumed = new_session("quick", journal, first=10_000)
    await resumed.start()
    assert _same_map(resumed.map, made.map)
    if made.previous() is not None:
        await made.answer("")  # an answer that was opened is closed by leaving
    assert made.current is not None
    assert resumed.current is not None
    assert (resumed.current.where, resumed.current.move) == (made.current.where, made.current.move)
    assert resumed.current.text == made.current.text


@pytest.mark.parametrize("name", ADVERSARIES)
async def test_adversaries_end_and_put_nothing_of_ours_on_the_map(name: str) -> None:
    ordeal = await hold_scripted(ADVERSARIES[name])
    made = ordeal.session
    assert ordeal.ended, f"still asking after {len(ordeal.shown)} replies: {made.current}"
    assert invented(made, ordeal.shown) == []
    assert JourneyMap.model_validate_json(made.map.model_dump_json()) == made.map
    assert fold(made.entries).map == made.map


@pytest.mark.parametrize("name", LONG)
async def test_fifty_thousand_characters_end_too(name: str) -> None:
    ordeal = await hold_scripted(LONG[name])
    assert ordeal.ended, len(ordeal.shown)
    assert fold(ordeal.session.entries).map == ordeal.session.map


@pytest.mark.parametrize("command", FOREVER)
async def test_commands_without_end_neither_end_nor_stop_the_interview(command: str) -> None:
    """After a plain start, fifty times the same command; plain answers still lead to the end."""
    ordeal = await hold_scripted(
        lambda asked, number: command if 8 <= number < 58 else plain(asked, number),
    )
    assert ordeal.ended
    assert len(ordeal.shown) > 58
    assert ordeal.session.map.stages


async def test_a_person_who_understands_only_words_gets_through() -> None:
    found = report([await hold(journey, 3, "standard", blind=True) for journey in JOURNEYS[::5]])
    assert found.figures()["ended"] == 1.0
    assert found.figures()["invented"] == 0.0
    assert found.recall("stages") > 0.9


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("nobody picks up before nine", "no one picks up before nine", True),
        ("40 minutes on hold", "on hold for 40 minutes", True),
        ("the waiting rooom", "waiting room", True),
        ("paper invoice", "phone", False),
        ("it", "the", False),
    ],
)
def test_likeness_forgives_slips_and_no_more(one: str, other: str, alike: bool) -> None:
    assert (likeness(one, other) >= 0.5) is alike


def test_what_was_not_typed_is_found_out() -> None:
    """The check itself: a map with a value that nobody typed is caught."""
    import asyncio

    run = asyncio.run(hold(JOURNEYS[0], 1, "quick"))
    shown = [(turn.asked, turn.entries) for turn in run.turns]
    assert invented(run.session, shown) == []
    entry = next(one for one in run.session.entries if one.operations and one.reply.strip())
    other = entry.model_copy(update={"reply": "zzz"})
    run.session._state.entries[run.session._state.entries.index(entry)] = other
    assert invented(run.session, shown) != []
    assert normal(" “Phone,  shop” ") == "phone, shop"


@functools.cache
def _slots() -> set[str]:
    from mapcoach.interview.script import load_script

    return {question.field for topic in load_script() for question in topic.question}


def test_a_lay_reader_knows_every_slot_of_the_script() -> None:
    assert _slots() - set(WORDS) == set()
