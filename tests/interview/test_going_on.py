"""At the end of the chosen depth the questions that would help most are offered; a change leaves what was pending."""

from __future__ import annotations

from mapcoach.interview.going_on import MORE_QUESTION
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import Heard, MemoryJournal, Notice, Session
from tests.interview.players import answer, reply, session, wave_off

QUICK = (
    "We mend shoes", "local", "today", "10 more regulars by June", "Tom", "dry feet so he can walk to work",
    "find us, visit", "google, a friend", "4, 5", "the page is slow on phones",
    "counter", "2", "waits 20 minutes on Saturdays", "I saw it happen",
)  # fmt: skip


async def at_the_offer(journal: MemoryJournal | None = None) -> Session:
    made = await session("quick", journal)
    await answer(made, *QUICK[:-1])
    await wave_off(made)
    await reply(made, QUICK[-1])
    assert made.current
    assert made.current.question.id == MORE_QUESTION
    return made


async def test_the_offer_names_questions_that_this_map_lacks() -> None:
    made = await at_the_offer()
    assert made.current
    assert 1 <= len(made.current.options) <= 3
    assert all(option.label.endswith("?") for option in made.current.options)
    assert "{{" not in made.current.text
    assert made.progress.remaining == 0


async def test_enter_ends_the_interview() -> None:
    made = await at_the_offer()
    await made.answer("")
    assert made.current is None


async def test_what_is_chosen_is_asked_and_nothing_else() -> None:
    made = await at_the_offer()
    assert made.current
    wanted = made.current.options[0].value
    await made.answer("1")
    asked: set[str] = set()
    while made.current:
        if not made.current.move:
            asked.add(made.current.question.id)
        await made.answer("" if made.current.move else "skip")
    assert asked == {wanted}


async def test_the_choice_survives_a_resume_and_is_offered_once() -> None:
    journal = MemoryJournal()
    made = await at_the_offer(journal)
    await made.answer("1")
    assert made.current
    resumed = Session(journal, OfflineInterviewer())
    assert resumed.current
    assert resumed.current.where == made.current.where
    while resumed.current:
        assert resumed.current.question.id != MORE_QUESTION
        await resumed.answer("" if resumed.current.move else "skip")


async def test_undo_takes_the_choice_back() -> None:
    made = await at_the_offer()
    await made.answer("1")
    await made.answer("undo")
    assert made.current
    assert made.current.question.id == MORE_QUESTION


async def test_a_map_without_stages_is_not_offered_more() -> None:
    made = await session("quick")
    while made.current:
        assert made.current.question.id != MORE_QUESTION
        await made.answer("")


async def test_a_change_of_the_map_leaves_the_pending_question_where_it_is() -> None:
    journal = MemoryJournal()
    made = await session("quick", journal)
    await answer(made, *QUICK[:9])
    before = made.current
    assert before
    events = await made.answer("add newspaper to find us")
    assert isinstance(events[0], Heard)
    assert made.current
    assert made.current.where == before.where
    resumed = Session(journal, OfflineInterviewer())
    assert resumed.current
    assert resumed.current.where == before.where
    await wave_off(made)
    await made.answer("nothing")
    await wave_off(made)
    assert made.current
    assert [item.name for item in made.current.items] == ["newspaper"]


async def test_told_already_shows_the_sentence_that_may_be_meant() -> None:
    made = await session("quick")
    await reply(made, "We mend shoes. Most of them find us by a friend, then visit, then come back", "local", "today")
    await reply(made, "10 more regulars by June", "Tom")
    await answer(made, "dry feet so he can walk to work")
    await reply(made, "as I said")
    assert made.current
    assert made.current.move == "told_already"
    assert "Most of them find us by a friend" in made.current.text
    await reply(made, "yes")
    assert [stage.name for stage in made.map.stages][-1] == "come back"


async def test_told_already_without_anything_told_leaves_the_question() -> None:
    made = await session("quick")
    events = await made.answer("I told you already")
    assert isinstance(events[0], Notice)
    assert made.map.scope.offering == ""
    assert made.current
    assert made.current.question.field != "scope.offering"
