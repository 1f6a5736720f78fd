"""Splitting a map: the second one has the other customer, occasion or aim, and all that was told so far."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import MemoryJournal, Notice, Session
from mapcoach.journey import JournalEntry, JourneyMap
from tests.interview.coaching.cases import CASES
from tests.interview.coaching.stage import Case, arrive
from tests.interview.players import TODAY, answer

SPLITS = [case for case in CASES if case.move.startswith("several_")]


async def split(case: Case) -> tuple[Session, list[Sequence[JournalEntry]], str]:
    """A session whose map was just split, what the second one was made of, and what was said."""
    made_of: list[Sequence[JournalEntry]] = []

    def make_map(entries: Sequence[JournalEntry]) -> str:
        made_of.append(entries)
        return "mapcoach interview second"

    made = Session(MemoryJournal(), OfflineInterviewer(lambda: TODAY), depth=case.depth, make_map=make_map)
    await made.start()
    await arrive(made, case.at, case.before)
    await made.answer(case.trigger)
    events = await made.answer("1")
    return made, made_of, " ".join(event.text for event in events if isinstance(event, Notice))


def journal_of(entries: Sequence[JournalEntry]) -> MemoryJournal:
    """A journal that holds these entries."""
    journal = MemoryJournal()
    for entry in entries:
        journal.append(entry, lambda new: {})
    return journal


def subject_of(journey_map: JourneyMap) -> tuple[str, str, str]:
    """Whom and what a map is about."""
    return (journey_map.persona.name, journey_map.scope.scenario, journey_map.scope.objective)


@pytest.mark.parametrize("case", SPLITS, ids=str)
async def test_the_second_map_has_the_other_one_and_everything_told_so_far(case: Case) -> None:
    made, made_of, said = await split(case)
    assert "mapcoach interview second" in said
    (entries,) = made_of
    second = Session(journal_of(entries), OfflineInterviewer(lambda: TODAY), depth=case.depth)
    given = next(entry.asks for entry in made.entries if entry.asks and entry.asks.move == case.move).given
    assert given[0] in subject_of(made.map)
    assert given[1] in subject_of(second.map)
    assert given[0] not in subject_of(second.map)
    assert second.map.scope.offering == made.map.scope.offering != ""
    assert second.map.provenance.keys() == made.map.provenance.keys()
    assert {entry.id for entry in second.entries} >= set(second.map.provenance.values())


@pytest.mark.parametrize("case", SPLITS, ids=str)
async def test_both_maps_go_on_with_the_same_next_question(case: Case) -> None:
    made, made_of, _ = await split(case)
    second = Session(journal_of(made_of[0]), OfflineInterviewer(lambda: TODAY), depth=case.depth)
    assert made.current
    assert second.current
    assert second.current.place == made.current.place
    await answer(second, "something else", "another thing")
    assert len(second.entries) > len(made.entries)


async def test_where_no_second_map_can_be_made_the_other_one_is_named() -> None:
    made = Session(MemoryJournal(), OfflineInterviewer(lambda: TODAY), depth="quick")
    await made.start()
    case = SPLITS[0]
    await arrive(made, case.at, {})
    await made.answer(case.trigger)
    events = await made.answer("1")
    assert any(isinstance(event, Notice) and "kept" in event.text for event in events)
