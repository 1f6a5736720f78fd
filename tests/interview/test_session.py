from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest

from mapcoach.interview.session import Finished, Heard, Label, MemoryJournal, Notice
from mapcoach.journey import JournalEntry
from mapcoach.journey import operations as ops
from tests.interview.players import BEGINNING, SlowJournal, answer, reply, session, two_sessions


def text(events: Sequence[object]) -> str:
    return " ".join(getattr(event, "text", "") for event in events)


async def test_a_reply_becomes_operations_on_the_map_and_an_entry_of_the_journal() -> None:
    made = await session()
    events = await answer(made, "We mend shoes")
    assert isinstance(events[0], Heard)
    assert made.map.scope.offering == "We mend shoes"
    entry = made.entries[-1]
    assert (entry.id, entry.reply, entry.question, entry.reader) == (
        events[0].entry,
        "We mend shoes",
        "scope.offering",
        "offline",
    )


async def test_a_session_goes_on_where_another_one_stopped() -> None:
    journal = MemoryJournal()
    first = await session("standard", journal)
    await answer(first, "We mend shoes", "Sole & Co", "local")
    second = await session("standard", journal)
    assert second.current == first.current
    assert second.map == first.map
    assert second.depth == "standard"


async def test_skip_and_dont_know_leave_a_question_open_and_are_kept() -> None:
    made = await session()
    await answer(made, "skip", "I don't know")
    assert [entry.command for entry in made.entries[-2:]] == ["skip", "dont_know"]
    assert made.current
    assert made.current.question.field == "kind"


async def test_back_opens_the_answer_before_and_a_new_one_replaces_it() -> None:
    made = await session()
    await answer(made, "We mend shoes", "local")
    assert "local" in text(await answer(made, "back"))
    assert "We mend shoes" in text(await answer(made, "back"))
    await answer(made, "We mend bags")
    assert (made.map.scope.offering, made.map.scope.business_kind) == ("We mend bags", "local")
    assert made.current
    assert made.current.question.field == "kind"


async def test_a_blank_keeps_an_answer_that_was_opened() -> None:
    made = await session()
    await answer(made, "We mend shoes", "back", "")
    assert made.map.scope.offering == "We mend shoes"
    assert made.current
    assert made.current.question.field == "scope.business_kind"


async def test_back_at_the_first_question_says_so() -> None:
    made = await session()
    assert "first question" in text(await answer(made, "back"))


async def test_undo_takes_back_the_last_answer_and_asks_it_again() -> None:
    made = await session()
    await answer(made, "We mend shoes", "local", "undo")
    assert made.map.scope.business_kind is None
    assert made.current
    assert made.current.question.field == "scope.business_kind"
    await answer(made, "undo")
    assert made.map.scope.offering == ""
    assert "nothing of yours to take back" in text(await answer(made, "undo"))


async def test_undo_brings_back_what_an_edit_replaced() -> None:
    made = await session()
    await answer(made, "We mend shoes", "back", "We mend bags", "undo")
    assert made.map.scope.offering == "We mend shoes"


async def test_editing_the_stages_keeps_what_was_said_about_those_that_stay() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, a friend", "google 4, friend 5", "nothing")
    entry = next(entry for entry in made.entries if entry.question == "stages")
    await made.edit(entry.id, "find us, book a slot, visit")
    assert [stage.name for stage in made.map.stages] == ["find us", "book a slot", "visit"]
    assert [point.emotion.score for point in made.map.stages[0].touchpoints] == [1, 2]
    assert not made.folded.dropped


async def test_a_reworded_stage_keeps_its_touchpoints() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, a friend")
    entry = next(entry for entry in made.entries if entry.question == "stages")
    await made.edit(entry.id, "hear about us, visit")
    assert [stage.name for stage in made.map.stages] == ["hear about us", "visit"]
    assert len(made.map.stages[0].touchpoints) == 2


async def test_what_an_edit_leaves_without_a_place_is_named() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, a friend", "google 4, friend 5")
    entry = next(entry for entry in made.entries if entry.question == "stages")
    events = await made.edit(entry.id, "visit")
    assert [stage.name for stage in made.map.stages] == ["visit"]
    assert "google, a friend" in text(events)
    await answer(made, "undo")
    assert len(made.map.touchpoints()) == 2


async def test_an_edit_that_cannot_be_read_keeps_the_answer() -> None:
    made = await session()
    await answer(made, "We mend shoes", "local")
    events = await made.edit(made.entries[-1].id, "zzz")
    assert made.map.scope.business_kind == "local"
    assert "local" in text(events)


async def test_a_change_in_words_leaves_the_question_as_it_is() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, a friend")
    before = made.current
    await answer(made, "change find us to hear about us")
    assert made.map.stages[0].name == "hear about us"
    assert before
    assert made.current
    assert made.current.question == before.question


async def test_a_touchpoint_that_was_added_later_is_asked_about_too() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, a friend", "google 4, friend 5", "add flyer to find us", "nothing")
    assert made.current
    assert [item.name for item in made.current.items] == ["flyer"]
    assert "google, friend" in made.current.hint


async def test_a_crowd_is_probed_once_and_then_left_in_peace() -> None:
    made = await session()
    await answer(made, "We mend shoes", "local", "today", "more regulars")
    await reply(made, "everyone")
    assert made.current
    assert made.current.move == "crowd"
    await reply(made, "really everyone")
    assert made.current.question.field == "persona.goals"
    assert [entry.reply for entry in made.entries][-2:] == ["everyone", "really everyone"]


async def test_an_unread_choice_is_asked_once_more_and_then_kept_as_it_is() -> None:
    made = await session()
    await answer(made, "We mend shoes", "purple")
    assert made.current
    assert made.current.probe
    await answer(made, "mauve")
    assert made.current.question.field == "kind"
    assert [entry.reply for entry in made.entries[-2:]] == ["purple", "mauve"]


async def test_a_probe_is_waved_off_with_enter() -> None:
    made = await session()
    await answer(made, "We mend shoes", "purple", "")
    assert made.current
    assert (made.current.question.field, made.current.probe) == ("kind", False)


async def test_a_blank_is_asked_about_once_and_then_passed_over() -> None:
    made = await session()
    assert "Press Enter again" in text(await answer(made, ""))
    await answer(made, "  ")
    assert made.current
    assert made.current.question.field == "scope.business_kind"


async def test_each_topic_is_summed_up_in_the_users_words() -> None:
    made = await session()
    events = await answer(made, *BEGINNING, "google, a friend", "google 4, friend 1", "friend: forgets our name")
    summary = [event.text for event in events if isinstance(event, Notice) and event.kind == "summary"]
    assert len(summary) == 1
    assert "google (good)" in summary[0]
    assert "forgets our name" in summary[0]


async def test_done_ends_it_and_nothing_is_lost() -> None:
    made = await session()
    events = await answer(made, "We mend shoes", "done")
    assert events == [Finished()]
    assert made.map.scope.offering == "We mend shoes"


class FullDisk(MemoryJournal):
    """A journal that cannot keep anything for a while."""

    full = False

    def append(self, entry: JournalEntry, label: Callable[[Sequence[JournalEntry]], Label]) -> list[JournalEntry]:
        if self.full:
            raise OSError("no room")
        return super().append(entry, label)


@pytest.mark.parametrize(
    "replies", [("We mend shoes",), ("We mend shoes", "purple"), ("We mend shoes", "local", "back")]
)
async def test_a_reply_that_cannot_be_kept_leaves_the_session_as_it_was(replies: tuple[str, ...]) -> None:
    journal = FullDisk()
    made = await session("quick", journal)
    await answer(made, *replies)
    before = (made.current, made.map, made.entries, made.previous())
    journal.full = True
    writing = ("local", "undo", "add a to stages") if len(replies) > 1 else ("local", "skip", "undo", "add a to stages")
    for typed in writing:
        with pytest.raises(OSError, match="no room"):
            await made.answer(typed)
        assert (made.current, made.map, made.entries, made.previous()) == before
    journal.full = False
    await made.answer("local")
    assert made.map.scope.business_kind == "local" or made.map.scope.offering == "local"


async def test_a_list_edited_twice_is_the_second_edit_alone() -> None:
    made = await session()
    await answer(made, *BEGINNING[:-1], "discover, compare, buy")
    await answer(made, "back", "discover, compare, pay", "back", "discover, choose, pay")
    assert [stage.name for stage in made.map.stages] == ["discover", "choose", "pay"]
    assert not made.folded.dropped


async def test_a_rating_probe_asks_for_what_is_missing_and_leaves_the_rest_alone() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, phone", "google 2")
    assert made.current
    assert [item.name for item in made.current.items] == ["phone"]
    await answer(made, "5")
    assert [point.emotion.score for point in made.map.touchpoints()] == [-1, 2]


async def test_a_part_of_a_rating_can_be_corrected() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, phone", "google 2, phone 3", "back", "phone 1")
    assert [point.emotion.score for point in made.map.touchpoints()] == [-1, -2]


async def test_undo_takes_back_ones_own_answer_only() -> None:
    one, two = await two_sessions()
    one.refresh()
    await answer(one, "We mend shoes")
    two.refresh()
    await answer(two, "local")
    one.refresh()
    await answer(one, "undo")
    assert (one.map.scope.offering, one.map.scope.business_kind) == ("", "local")


async def test_a_reply_to_a_question_that_somebody_else_answered_is_not_used_elsewhere() -> None:
    one, two = await two_sessions()
    one.refresh()
    shown = one.current
    await answer(two, "We mend shoes")
    events = await one.answer("We sell soap", shown)
    assert "We sell soap" in text(events)
    assert (one.map.scope.offering, one.map.scope.business_kind) == ("We mend shoes", None)
    assert one.current
    assert one.current.question.field == "scope.business_kind"


async def test_an_answer_to_something_that_is_gone_is_not_said_to_be_heard() -> None:
    one, two = await two_sessions()
    one.refresh()
    await answer(one, *BEGINNING)
    two.refresh()
    await answer(two, "remove find us")
    events = await one.answer("google, a friend")
    assert not [event for event in events if isinstance(event, Heard)]
    assert "no longer on the map" in text(events)


async def test_two_replies_at_once_are_taken_one_after_the_other() -> None:
    made = await session()
    shown = made.current
    await asyncio.gather(made.answer("We mend shoes", shown), made.answer("We mend bags", shown))
    assert made.map.scope.offering == "We mend shoes"
    assert [entry.reply for entry in made.entries if entry.question == "scope.offering"] == ["We mend shoes"]


async def test_cancelled_while_saving_the_session_knows_what_is_on_disk() -> None:
    journal = SlowJournal()
    made = await session("quick", journal)
    journal.slow = True
    saving = asyncio.ensure_future(made.answer("We mend shoes"))
    await asyncio.to_thread(journal.saving.wait)
    saving.cancel()
    journal.go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await saving
    assert made.map.scope.offering == "We mend shoes"


async def test_a_change_of_something_that_is_not_there_is_asked_about() -> None:
    made = await session()
    await answer(made, "We mend shoes")
    assert "nothing called “compare”" in text(await answer(made, "remove compare"))
    assert made.map.scope.business_kind is None
    await answer(made, "change shoes to bags")
    assert made.map.scope.offering == "We mend bags"


async def test_without_stages_the_suggested_ones_are_offered_once() -> None:
    made = await session()
    await answer(made, *BEGINNING[:-1], "idk")
    assert made.current
    assert made.current.probe
    await answer(made, "yes")
    assert len(made.map.stages) >= 4


async def test_a_hunch_beside_a_source_backs_only_what_was_named() -> None:
    made = await session()
    await answer(made, *BEGINNING, "phone, website", "2 2", "phone: rings for ages\nwebsite: no prices")
    await answer(made, "counter", "3", "nothing", "mostly a hunch, but customers told us about the phone")
    basis = {path.rsplit(".", 1)[0]: one for path, one in made.map.basis.items() if path.endswith("].text")}
    assert sorted(basis.values()) == ["assumption", "evidence"]
    (evidence,) = made.map.evidence
    assert evidence.supports == (made.map.pain_points()[0].id,)


async def test_a_touchpoint_that_an_edit_adds_is_asked_about_too() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google, a friend", "google 4, friend 5")
    entry = next(entry for entry in made.entries if entry.question == "stage.touchpoints")
    await made.edit(entry.id, "google, a friend, flyer")
    assert made.current
    assert made.current.question.id == "stage.emotion"
    assert "flyer" in [item.name for item in made.current.items]
    assert [point.emotion.score for point in made.map.touchpoints()][:2] == [1, 2]


async def test_two_answers_to_one_question_in_the_same_moment_are_both_kept_and_that_is_told() -> None:
    one, two = await two_sessions()
    one.refresh()
    await answer(two, "We mend shoes")
    events = await one.answer("We sell soap")
    assert "answered this at the same moment: “We mend shoes”" in text(events)
    assert one.map.scope.offering == "We sell soap"
    await answer(one, "undo")
    assert one.map.scope.offering == "We mend shoes"


async def test_an_opened_rating_is_read_against_what_was_rated_then() -> None:
    made = await session()
    await answer(made, *BEGINNING, "website, phone", "website 4, phone 2")
    first, second = (point.id for point in made.map.touchpoints())
    stage = made.map.stages[0].id
    await made.change([ops.ReorderTouchpoints(stage=stage, order=(second, first))], "phone first")
    await answer(made, "back")
    assert made.current
    assert [item.name for item in made.current.items] == ["website", "phone"]
    await answer(made, "1, 5")
    scores = {point.name: point.emotion.score for point in made.map.touchpoints()}
    assert scores == {"website": -2, "phone": 2}


async def test_back_from_a_probe_comes_back_to_it() -> None:
    made = await session()
    await answer(made, *BEGINNING, "website, phone", "website 4", "back", "")
    assert made.current
    assert made.current.probe
    assert [item.name for item in made.current.items] == ["phone"]
    await answer(made, "2", "back", "phone 5")
    assert [point.emotion.score for point in made.map.touchpoints()] == [1, 2]


async def test_a_corrected_answer_that_a_later_change_overrides_is_told() -> None:
    made = await session()
    await answer(made, *BEGINNING[:4], "Maya", "change Maya to Anna")
    events = await answer(made, "back", "Berta")
    assert made.map.persona.name == "Anna"
    assert "A later change of yours still counts: “Anna”" in text(events)


async def test_a_doubtful_correction_is_asked_about_too() -> None:
    made = await session()
    await answer(made, *BEGINNING[:4], "back")
    assert "nothing called “Bykes”" in text(await answer(made, "change Bykes to Cars"))
    assert made.map.scope.objective == BEGINNING[3]


async def test_a_doubt_is_forgotten_with_the_next_reply() -> None:
    made = await session()
    await answer(made, "We mend shoes", "remove Foo", "local", "today", "more regulars")
    assert "nothing called “Foo”" in text(await answer(made, "remove Foo"))
    assert made.map.persona.name == ""


async def test_the_offer_of_stages_falls_when_somebody_else_names_them() -> None:
    one, two = await two_sessions()
    one.refresh()
    await answer(one, *BEGINNING[:-1], "skip")
    shown = one.current
    two.refresh()
    await answer(two, "ask, quote")
    events = await one.answer("yes", shown)
    assert "Somebody else has answered" in text(events)
    assert [stage.name for stage in one.map.stages] == ["ask", "quote"]


async def test_not_knowing_better_keeps_an_opened_answer_and_says_so() -> None:
    made = await session()
    events = await answer(made, "We mend shoes", "back", "I don't know")
    assert "“We mend shoes” stays" in text(events)
    assert made.map.scope.offering == "We mend shoes"
    assert made.current
    assert made.current.question.field == "scope.business_kind"


async def test_a_blank_is_held_against_the_question_it_was_given_to() -> None:
    made = await session()
    await answer(made, "")
    await made.skip()
    assert "Press Enter again" in text(await answer(made, ""))


async def test_ratings_of_contacts_that_are_gone_do_not_come_back() -> None:
    made = await session()
    await answer(made, *BEGINNING, "website, phone", "website 4, phone 2")
    touchpoints, rating = made.entries[-2], made.entries[-1]
    await made.edit(touchpoints.id, "fax, kiosk")
    events = await made.edit(rating.id, "4 2")
    assert [point.emotion.score for point in made.map.touchpoints()] == [1, -1]
    assert "no longer" not in text(events)
