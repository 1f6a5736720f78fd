"""The facilitator's private notes: in the journal, and in nothing that is made of it."""

from __future__ import annotations

import pytest

from mapcoach.interview.notes import notes_of, without_notes
from mapcoach.interview.session import MemoryJournal, Session
from mapcoach.journey import fold
from tests.interview.players import BEGINNING, answer, session, two_sessions


def texts(made: Session) -> list[str]:
    return [note.reply for note in made.notes()]


async def standing(made: Session) -> tuple[object, ...]:
    """All that a note must leave alone."""
    map_, history = made.map, [one.entry.id for one in made.history()]
    return (
        map_,
        made.current,
        made.progress,
        made.label(),
        made.folded.live,
        history,
        made.topics(),
        made.minutes_left(),
    )


async def test_a_note_is_kept_and_disturbs_nothing() -> None:
    made = await session(author="Kim")
    await answer(made, *BEGINNING, "google, phone")
    await made.answer("google 4, phone 1")
    before = await standing(made)
    note = await made.note("Sam looks bored\udfff")
    assert note
    assert (note.command, note.author, note.operations, note.question) == ("note", "Kim", (), "")
    assert made.entries[-1] == note
    assert await standing(made) == before
    other = await made.note("ask Dana later", author="Facilitator")
    assert other
    assert other.author == "Facilitator"
    assert texts(made) == ["Sam looks bored\ufffd", "ask Dana later"]
    assert await made.remove_note(note.id)
    assert texts(made) == ["ask Dana later"]
    assert await standing(made) == before


async def test_a_follow_up_is_still_waiting_after_a_note() -> None:
    journal = MemoryJournal()
    made = await session("standard", journal)
    await answer(made, *BEGINNING[:3])
    for reply in ("x", "Maya", "everybody"):
        if made.current and made.current.move:
            break
        await made.answer(reply)
    waiting = made.current
    assert waiting
    assert waiting.move
    await made.note("hm")
    assert made.current == waiting
    assert (await session("standard", journal)).current == waiting


async def test_an_opened_answer_stays_open() -> None:
    made = await session()
    await answer(made, "We mend shoes", "back")
    opened, asked = made.previous(), made.current
    await made.note("hm")
    assert (made.previous(), made.current) == (opened, asked)


async def test_a_pending_question_stays_while_the_map_is_changed_and_noted_on() -> None:
    journal = MemoryJournal()
    made = await session("quick", journal)
    await answer(made, *BEGINNING, "google, phone", "4 2")
    asked = made.current
    await made.answer("add poster to find us")
    note = await made.note("hm")
    assert note
    await made.remove_note(note.id)
    assert made.current == asked
    assert (await session("quick", journal)).current == asked


async def test_undo_skips_notes() -> None:
    made = await session()
    await answer(made, "We mend shoes")
    await made.note("hm")
    await made.undo()
    assert made.map.scope.offering == ""
    assert texts(made) == ["hm"]
    assert "nothing of yours" in str(await made.undo())


@pytest.mark.parametrize("blank", ["", "  \n"])
async def test_a_blank_note_is_not_kept(blank: str) -> None:
    made = await session()
    assert await made.note(blank) is None
    assert made.notes() == []


async def test_only_notes_are_removed_as_notes_and_each_once() -> None:
    made = await session()
    await answer(made, "We mend shoes")
    assert not await made.remove_note(made.entries[-1].id)
    assert not await made.remove_note("nothing")
    note = await made.note("hm")
    assert note
    assert [await made.remove_note(note.id), await made.remove_note(note.id)] == [True, False]
    assert made.map.scope.offering == "We mend shoes"


async def test_notes_of_others_arrive_and_stay_after_a_resume() -> None:
    one, two = await two_sessions("Kim", "Sam")
    await answer(one, "We mend shoes")
    two.refresh()
    asked = two.current
    await one.note("hm")
    assert two.refresh()
    assert texts(two) == ["hm"]
    assert two.current == asked


async def test_a_note_is_nothing_to_a_fold_of_the_file_either() -> None:
    made = await session()
    await answer(made, "We mend shoes")
    note = await made.note("change title to “secret”")
    assert note
    whole, said = fold(made.entries).map, fold(without_notes(made.entries)).map
    assert whole.model_copy(update={"updated": None}) == said.model_copy(update={"updated": None})
    assert "secret" not in whole.model_dump_json()
    await made.remove_note(note.id)
    assert len(without_notes(made.entries)) == len(made.entries) - 2
    assert notes_of(made.entries) == []
