"""The move to make next: each is advised in its situation, with its reason, and not before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from mapcoach.interview.facilitating import next_move
from mapcoach.interview.facilitating_situation import answers_by
from mapcoach.interview.facilitating_time import clock, is_through, next_step
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import MemoryJournal, Session
from mapcoach.journey import JournalEntry, JourneyMap, Opinion, apply, new_entry
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.journey.session_operations import PlannedItem
from tests.interview.players import session
from tests.journey.strategies import group_journals

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
STEPS = (
    PlannedItem(id="g1", title="Aim", minutes=10),
    PlannedItem(id="g2", title="Feelings", minutes=20),
    PlannedItem(id="g3", title="Decisions, actions and the next review", minutes=10),
)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def people(*names: str) -> list[BaseModel]:
    return [session_ops.AddParticipant(id=f"u{place}", name=name) for place, name in enumerate(names)]


def led(step: str = "g1", *names: str) -> list[BaseModel]:
    """Two people and an agenda of which one step runs."""
    begun = [
        session_ops.StartAgendaItem(item=one.id, at=NOON) for one in STEPS[: [s.id for s in STEPS].index(step) + 1]
    ]
    return [*people(*(names or ("Dana", "Ben"))), session_ops.SetAgenda(items=STEPS), *begun]


def troubled() -> list[BaseModel]:
    """A stage with three pain points and an idea that answers one of them."""
    return [
        ops.AddStage(id="s1", name="Book"),
        ops.AddTouchpoint(id="t1", stage="s1", name="Form"),
        *(ops.AddPainPoint(id=f"p{place}", touchpoint="t1", text=f"Trouble {place}") for place in range(3)),
        ops.AddOpportunity(id="o1", text="Ring back", pain_point="p0"),
    ]


async def with_(*operations: BaseModel, answers: tuple[str, ...] = ()) -> Session:
    """A session on a map with these operations, and answers by these authors ("" for nobody)."""
    journal = MemoryJournal()
    made = await session(journal=journal)
    await made.change(list(operations), "a map for tests")
    assert not made.folded.dropped
    for author in answers:
        made.author = author
        await made.answer("dry feet")
    return made


def advice(made: Session, minutes: float = 1) -> str:
    return next_move(made.map, made, at(minutes))


async def test_first_who_is_here_then_the_agenda_then_the_aim_then_the_interview() -> None:
    assert advice(await with_()).startswith("Write down who is here")
    assert advice(await with_(*people("Dana"))).startswith("Make an agenda")
    planned = [*people("Dana"), session_ops.SetAgenda(items=STEPS)]
    assert "then start “Aim”" in advice(await with_(*planned))
    aim = ops.SetScope(field="objective", value="20 % more regulars")
    assert advice(await with_(*planned, aim)).startswith("Read the aim aloud (“20 % more regulars”)")
    assert advice(await with_(*led())).startswith("Go on with the interview (F2)")


async def test_time_goes_before_everything_else_that_can_wait() -> None:
    made = await with_(*led(), session_ops.RecordDisagreement(id="d1", text="the price"))
    assert "the price" in advice(made, 7)
    assert advice(made, 8.5).startswith("2 min left and ")
    assert advice(made, 10) == (
        "“Aim” is past its time. Sum up in one sentence and go on to “Feelings” (N): what is open is kept."
    )
    last = await with_(*led("g3"))
    assert "let people go" in advice(last, 11)


async def test_whoever_has_not_spoken_is_to_be_asked() -> None:
    made = await with_(*led("g1", "Dana", "Ben", "Sam"), answers=("Ben", *["Dana"] * 9))
    assert advice(made).startswith("Dana gave 9 of the last 10 answers. Ask Sam by name first")
    evenly = await with_(*led(), answers=("Dana", "Ben") * 5)
    assert "by name first" not in advice(evenly)
    few = await with_(*led(), answers=("Dana",) * 5)
    assert "by name first" not in advice(few)


async def test_answers_without_a_name_are_noticed() -> None:
    assert advice(await with_(*led(), answers=("",) * 6)).startswith("The latest answers carry no name")
    assert "no name" not in advice(await with_(*led(), answers=("",) * 5))


async def test_an_open_difference_is_named_with_both_views_until_it_is_decided() -> None:
    views = (Opinion(participant="u0", value="no"), Opinion(participant="u1", value="yes"))
    record = session_ops.RecordDisagreement(id="d1", text="Is a day fast?", values=views)
    assert advice(await with_(*led(), record)).startswith("Settle “Is a day fast?” (5): Dana no, Ben yes.")
    decided = session_ops.Decide(disagreement="d1", decision="no")
    assert "Settle" not in advice(await with_(*led(), record, decided))


@pytest.mark.parametrize(
    ("scores", "told"),
    [((1, 2, 1, 2), "rated well"), ((-1, -1, -1, -1), "feels the same"), ((1, 2, 1), ""), ((1, 2, -1, 0), "")],
)
async def test_a_curve_that_is_all_well_or_flat_is_doubted(scores: tuple[int, ...], told: str) -> None:
    rated: list[BaseModel] = [ops.AddStage(id="s1", name="Book")]
    for place, score in enumerate(scores):
        rated.append(ops.AddTouchpoint(id=f"t{place}", stage="s1", name=f"Contact {place}"))
        rated.append(ops.SetEmotion(touchpoint=f"t{place}", score=score))
    said = advice(await with_(*led(), *rated))
    assert told in said
    assert said.startswith("Every contact") == bool(told)


async def test_votes_are_called_for_once_it_is_time_for_them_and_waited_for() -> None:
    assert "no votes" not in advice(await with_(*led(), *troubled()))
    ready = [*led("g3"), *troubled()]
    assert "4 pain points and ideas and no votes" in advice(await with_(*ready))
    begun = [*led("g2"), *troubled(), session_ops.CastVote(participant="u0", item="p1", dots=3)]
    assert advice(await with_(*begun)).startswith("Ben still have dots") is False
    assert advice(await with_(*begun)).startswith("Ben still has dots to give")
    all_given = [*begun, session_ops.CastVote(participant="u1", item="p0", dots=3)]
    assert advice(await with_(*all_given)).startswith("“Trouble 1” has 3 dots and no idea answers it")


async def test_the_close_asks_for_owners_actions_the_parking_lot_and_the_recap() -> None:
    close = [*led("g3"), session_ops.SetDotsEach(value=0)]
    idea = ops.AddOpportunity(id="o1", text="Ring back")
    assert advice(await with_(*close, idea)).startswith("“Ring back” has no owner")
    assert advice(await with_(*close)).startswith("Ask each in turn")
    action = session_ops.AddAction(id="w1", text="Ask the nurses", owner="Ben")
    assert "needs a date" in advice(await with_(*close, action))
    dated = session_ops.ChangeAction(action="w1", due="Friday")
    parked = ops.Park(id="k1", text="The car park")
    assert advice(await with_(*close, action, dated, parked)).startswith("Go through the note in the parking lot")
    assert advice(await with_(*close, action, dated)).startswith("Show the recap (R)")


async def test_when_the_clock_stands_the_next_step_is_to_be_started() -> None:
    made = await with_(*led(), session_ops.EndAgendaItem(item="g1", at=at(5)))
    assert advice(made, 6).startswith("No step runs. Start “Feelings”")


async def test_changes_notes_and_commands_are_no_answers() -> None:
    made = await with_(*led(), answers=("Dana", "Dana"))
    await made.note("Ben is quiet", "Dana")
    await made.skip()
    assert answers_by(made.folded.live) == {"Dana": 2}


def done(*operations: BaseModel) -> JourneyMap:
    journey_map = JourneyMap()
    for operation in operations:
        journey_map = apply(journey_map, operation).map
    return journey_map


@pytest.mark.parametrize(
    ("minutes", "tone", "used", "left", "over"),
    [
        (0, "calm", 0, 10, 0),
        (7.9, "calm", 7, 3, 0),
        (8, "soon", 8, 2, 0),
        (9.5, "soon", 9, 1, 0),
        (10, "over", 10, 0, 0),
        (13.2, "over", 13, 0, 3),
    ],
)
def test_the_clock_warns_two_minutes_before_the_end(minutes: float, tone: str, used: int, left: int, over: int) -> None:
    found = clock(done(*led()), at(minutes))
    assert found is not None
    assert (found.tone, found.used, found.left, found.over) == (tone, used, left, over)


def test_a_step_without_a_time_box_never_warns_and_a_short_one_late() -> None:
    steps = (PlannedItem(id="g1", title="Talk"), PlannedItem(id="g2", title="Break", minutes=2))
    free = clock(done(session_ops.SetAgenda(items=steps), session_ops.StartAgendaItem(item="g1", at=NOON)), at(500))
    assert free is not None
    assert (free.tone, free.left) == ("calm", None)
    short = done(session_ops.SetAgenda(items=steps), session_ops.StartAgendaItem(item="g2", at=NOON))
    assert [clock(short, at(m)).tone for m in (0.5, 1, 2)] == ["calm", "soon", "over"]  # type: ignore[union-attr]


def test_what_comes_next_is_after_the_running_step_and_never_what_was_begun() -> None:
    journey_map = done(*led("g2"))
    assert next_step(journey_map).id == "g3"  # type: ignore[union-attr]
    assert next_step(done(*led("g3"))) is None
    assert not is_through(done(*led("g3")))
    ended = done(*led("g3"), session_ops.EndAgendaItem(item="g3", at=at(5)))
    assert is_through(ended)
    skipped = done(
        session_ops.SetAgenda(items=STEPS),
        session_ops.StartAgendaItem(item="g3", at=NOON),
        session_ops.EndAgendaItem(item="g3", at=at(1)),
    )
    assert next_step(skipped).id == "g1"  # type: ignore[union-attr]


@settings(max_examples=30, deadline=None)
@given(group_journals)
def test_there_is_always_a_move_in_one_or_two_sentences(entries: list[JournalEntry]) -> None:
    journal = MemoryJournal()
    for entry in entries:
        journal.append(entry, lambda _: {})
    made = Session(journal, OfflineInterviewer())
    said = next_move(made.map, made, NOON)
    assert 10 < len(said) < 420
    assert "\n" not in said


def test_answers_are_counted_by_author() -> None:
    entries = [new_entry(author="Dana", question="scope.offering", reply=str(one)) for one in range(30)]
    assert answers_by(entries) == {"Dana": 30}
