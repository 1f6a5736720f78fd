"""Several people and processes at one map: what others added is taken in, undo and overtaking know whose is whose."""

from __future__ import annotations

import asyncio
import threading

import pytest

from mapcoach.interview.session import Heard, MemoryJournal, Notice, Overtaken
from mapcoach.journey import JournalEntry
from mapcoach.journey import operations as ops
from tests.interview.players import Shared, SlowJournal, answer, session, two_sessions


class SlowDisk(Shared):
    """A journal whose disk is looked at only once it is told to go on, and not at all while it is broken."""

    slow = broken = False

    def __init__(self, everything: list[JournalEntry]) -> None:
        super().__init__(everything)
        self.looking, self.go_on = threading.Event(), threading.Event()
        self.threads: set[int] = set()

    def refresh(self) -> list[JournalEntry]:
        if self.slow:
            self.threads.add(threading.get_ident())
        if self.broken:
            raise OSError("no such file")
        new = super().refresh()
        if self.slow:
            self.looking.set()
            self.go_on.wait(20)
        return new


async def test_sync_takes_in_what_others_added() -> None:
    one, two = await two_sessions()
    assert not await one.sync()
    await answer(two, "We mend shoes")
    assert await one.sync()
    assert one.map.scope.offering == "We mend shoes"
    assert one.current == two.current


async def test_sync_does_not_wait_behind_a_save() -> None:
    journal = SlowJournal()
    made = await session("quick", journal)
    journal.slow = True
    saving = asyncio.ensure_future(made.answer("We mend shoes"))
    await asyncio.to_thread(journal.saving.wait)
    assert await asyncio.wait_for(made.sync(), 5) is False
    assert made.refresh() is False
    journal.go_on.set()
    await saving
    assert made.map.scope.offering == "We mend shoes"


async def slow_sync() -> tuple[SlowDisk, list[JournalEntry]]:
    everything: list[JournalEntry] = []
    return SlowDisk(everything), everything


async def test_refresh_and_a_reply_during_sync_lose_and_disorder_nothing() -> None:
    journal, everything = await slow_sync()
    one, two = await session("quick", journal), await session("quick", Shared(everything))
    one.refresh()
    await answer(two, "We mend shoes")
    journal.slow = True
    looking = asyncio.ensure_future(one.sync())
    await asyncio.to_thread(journal.looking.wait)
    assert one.refresh() is False
    replying = asyncio.ensure_future(one.answer("local"))
    journal.slow = False
    journal.go_on.set()
    assert await looking
    await replying
    assert [entry.id for entry in one.entries] == [entry.id for entry in everything]
    assert (one.map.scope.offering, one.map.scope.business_kind) == ("We mend shoes", "local")


async def test_what_a_cancelled_sync_found_is_not_lost() -> None:
    journal, everything = await slow_sync()
    one, two = await session("quick", journal), await session("quick", Shared(everything))
    one.refresh()
    await answer(two, "We mend shoes")
    journal.slow = True
    looking = asyncio.ensure_future(one.sync())
    await asyncio.to_thread(journal.looking.wait)
    looking.cancel()
    await asyncio.sleep(0)
    looking.cancel()
    journal.go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await looking
    assert one.map.scope.offering == "We mend shoes"


async def test_what_hinders_a_sync_is_raised_and_the_next_reply_is_taken() -> None:
    journal, _ = await slow_sync()
    made = await session("quick", journal)
    journal.broken = True
    with pytest.raises(OSError, match="no such file"):
        await made.sync()
    journal.broken = False
    assert not await made.sync()
    await answer(made, "We mend shoes")
    assert made.map.scope.offering == "We mend shoes"


async def test_undo_in_a_group_takes_back_the_latest_answer_whoever_spoke() -> None:
    made = await session(author="Dana")
    await answer(made, "We mend shoes")
    made.author = "Sam"
    await answer(made, "local")
    made.author = "Dana"
    await made.undo()
    assert (made.map.scope.offering, made.map.scope.business_kind) == ("We mend shoes", None)
    made.author = "Kim"
    await made.undo()
    assert made.map.scope.offering == ""


async def test_undo_leaves_another_process_alone_and_falls_back_on_the_author() -> None:
    one, two = await two_sessions("Dana", "Sam")
    await answer(one, "We mend shoes")
    two.refresh()
    await answer(two, "local")
    one.refresh()
    await one.undo()
    assert (one.map.scope.offering, one.map.scope.business_kind) == ("", "local")
    assert "nothing of yours" in str(await one.undo())
    assert one.map.scope.business_kind == "local"


async def test_after_a_resume_undo_takes_back_the_latest_of_this_author() -> None:
    journal = MemoryJournal()
    first = await session("quick", journal, "Dana")
    await answer(first, "We mend shoes")
    first.author = "Sam"
    await answer(first, "local")
    again = await session("quick", journal, "Dana")
    await again.undo()
    assert (again.map.scope.offering, again.map.scope.business_kind) == ("", "local")
    changed = await again.change([ops.SetTitle(value="Shoes")], "title")
    assert isinstance(changed[0], Heard)
    await again.undo()
    assert again.map.title == ""


async def test_a_reply_that_comes_too_late_tells_what_it_was_and_who_came_first() -> None:
    one, two = await two_sessions("Dana", "Sam")
    shown = one.current
    await answer(two, "We mend shoes")
    (event,) = await one.answer("We sell soap", shown)
    assert isinstance(event, Overtaken)
    assert isinstance(event, Notice)  # so that every face tells it
    assert (event.kind, event.reply, event.asked) == ("coach", "We sell soap", shown)
    assert event.entry
    assert (event.entry.author, event.entry.reply) == ("Sam", "We mend shoes")
    assert "“We sell soap” was not used" in event.text
    (event,) = await one.command("skip", asked=shown)
    assert isinstance(event, Overtaken)
    assert event.reply == ""


async def test_overtaken_by_a_change_of_the_map_there_is_no_answer_to_name() -> None:
    one, two = await two_sessions()
    shown = one.current
    await two.change([ops.SetScope(field="offering", value="Shoes")], "offering")
    await answer(two, "local")
    (event,) = await one.answer("We sell soap", shown)
    assert isinstance(event, Overtaken)
    assert event.entry is None


async def test_a_reply_with_its_question_looks_at_the_disk_in_another_thread() -> None:
    journal, everything = await slow_sync()
    one, two = await session("quick", journal), await session("quick", Shared(everything))
    one.refresh()
    await answer(two, "We mend shoes")
    shown = one.current
    journal.slow = True
    replying = asyncio.ensure_future(one.answer("We sell soap", shown))
    await asyncio.to_thread(journal.looking.wait)
    journal.go_on.set()
    (event,) = await replying
    assert isinstance(event, Overtaken)
    assert journal.threads
    assert threading.get_ident() not in journal.threads


async def test_a_reply_that_is_cancelled_while_the_disk_is_looked_at_loses_nothing_of_the_others() -> None:
    journal, everything = await slow_sync()
    one, two = await session("quick", journal), await session("quick", Shared(everything))
    one.refresh()
    await answer(two, "We mend shoes")
    journal.slow = True
    replying = asyncio.ensure_future(one.answer("We sell soap", one.current))
    await asyncio.to_thread(journal.looking.wait)
    replying.cancel()
    await asyncio.sleep(0)
    journal.go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await replying
    assert one.map.scope.offering == "We mend shoes"
    assert [entry.id for entry in one.entries] == [entry.id for entry in everything]


async def test_undo_never_reaches_what_a_nameless_terminal_added_meanwhile() -> None:
    here, there = await two_sessions("", "")
    await there.answer("We mend shoes")
    here.refresh()
    await here.undo()
    assert here.map.scope.offering == "We mend shoes"
