"""The screen for leading a group, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from mapcoach.journey import Opinion, running
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.storage import CannotWrite
from mapcoach.storage.map_file import MapFile
from mapcoach.tui.screens.group import GroupScreen
from mapcoach.tui.widgets.group_list import GroupList
from tests.tui.conftest import GoldenScreen
from tests.tui.group_maps import (
    HOSTILE,
    clinic,
    enter,
    group,
    leading,
    look,
    map_of,
    path_of,
    press,
    rest,
    stand_still,
    words,
)

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, 4)


@SIZES
async def test_group_at_first(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    async with leading(tmp_path, clinic(), size) as pilot:
        golden_screen(pilot.app)


@SIZES
@pytest.mark.parametrize("part", ["people", "agenda", "differences", "votes", "actions", "recap"])
async def test_group_part(tmp_path: Path, size: tuple[int, int], part: str, golden_screen: GoldenScreen) -> None:
    key = {"people": "1", "agenda": "2", "differences": "5", "votes": "6", "actions": "8", "recap": "9"}[part]
    async with leading(tmp_path, group(), size) as pilot:
        await press(pilot, key)
        golden_screen(pilot.app)


async def test_people_are_added_renamed_and_removed_and_undo_brings_them_back(tmp_path: Path) -> None:
    async with leading(tmp_path, clinic()) as pilot:
        await press(pilot, "a")
        await enter(pilot, "Dana DK, Ben; Sam Lee")
        people = map_of(pilot).session.participants
        assert [(one.name, one.initials) for one in people] == [("Dana", "DK"), ("Ben", "B"), ("Sam Lee", "SL")]
        await press(pilot, "down", "e")
        await enter(pilot, "Benjamin (BJ)")
        assert [one.initials for one in map_of(pilot).session.participants] == ["DK", "BJ", "SL"]
        await press(pilot, "x")
        assert [one.name for one in map_of(pilot).session.participants] == ["Dana", "Sam Lee"]
        await press(pilot, "f9", "f9")
        assert [one.name for one in map_of(pilot).session.participants] == ["Dana", "Ben", "Sam Lee"]


async def test_a_second_of_the_same_name_is_refused_with_a_word_and_the_others_are_added(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        before = len(pilot.app.opened.session.entries)  # type: ignore[attr-defined]
        await press(pilot, "a")
        await enter(pilot, "ben")
        assert "Somebody of that name takes part already." in words(pilot)
        assert len(pilot.app.opened.session.entries) == before  # type: ignore[attr-defined]
        await press(pilot, "a")
        await enter(pilot, "Ben, Mia")
        assert [one.name for one in map_of(pilot).session.participants][-1] == "Mia"


async def test_who_leads_and_who_speaks(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        session = pilot.app.opened.session  # type: ignore[attr-defined]
        await press(pilot, "down", "s")
        assert session.author == "Dana Klein"
        assert "speaks now" in words(pilot)
        await press(pilot, "l")
        assert map_of(pilot).session.facilitator == "Dana Klein"
        await press(pilot, "s")
        assert session.author == ""
        await press(pilot, "s", "e")
        await enter(pilot, "Dana Klein-Ross (DK)")
        assert session.author == "Dana Klein-Ross"
        await press(pilot, "x", "y")
        assert session.author == ""
        await press(pilot, "home", "enter")
        await enter(pilot, "Kim")
        assert map_of(pilot).session.facilitator == "Kim"


async def test_an_agenda_is_made_changed_and_run(tmp_path: Path) -> None:
    async with leading(tmp_path, clinic()) as pilot:
        await press(pilot, "2", "t", "down", "enter")
        agenda = map_of(pilot).session.agenda
        assert sum(item.minutes for item in agenda) == 60
        await press(pilot, "down", "e")
        await enter(pilot, "Rosa, our customer, 12 min")
        assert map_of(pilot).session.agenda[1].title == "Rosa, our customer"
        assert map_of(pilot).session.agenda[1].minutes == 12
        await press(pilot, "less_than_sign")
        assert map_of(pilot).session.agenda[0].title == "Rosa, our customer"
        await press(pilot, "a")
        await enter(pilot, "Coffee, 5")
        assert map_of(pilot).session.agenda[1].title == "Coffee"
        await press(pilot, "x")
        assert "Coffee" not in [item.title for item in map_of(pilot).session.agenda]
        await press(pilot, "n")
        now = running(map_of(pilot))
        assert now is not None
        assert now.title == "Rosa, our customer"
        await press(pilot, "n")
        assert (running(map_of(pilot)) or now).title == agenda[0].title
        await press(pilot, "s")
        assert running(map_of(pilot)) is None
        await press(pilot, "f9")
        assert running(map_of(pilot)) is not None


async def test_the_clock_warns_and_counts_on_and_takes_nothing_from_whoever_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "8", "a")
        await press(pilot, *"call")
        for minutes, told in ((8.5, "! nearly up: 8 of 10 min used, 2 left"), (13.2, "!! 3 min over (13 of 10")):
            stand_still(monkeypatch, minutes)
            group_screen = pilot.app.screen_stack[-2]
            group_screen.query_one("#clock").tick()  # type: ignore[attr-defined]
            await rest(pilot)
            assert told in str(group_screen.query_one("#clock").render())
            assert pilot.app.screen.is_modal
        await press(pilot, *" Mia", "enter")
        assert map_of(pilot).session.actions[-1].text == "call Mia"


async def test_notes_stay_private_and_undo_leaves_them_alone(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "3", "a")
        await enter(pilot, "Ben is quiet")
        assert "Ben is quiet" in words(pilot)
        assert "Ben is quiet" not in map_of(pilot).model_dump_json()
        await press(pilot, "x")
        assert "Remove the note" in words(pilot)
        await press(pilot, "n")
        assert "Ben is quiet" in words(pilot)
        await press(pilot, "x", "y")
        assert "Ben is quiet" not in words(pilot)


async def test_parking_lot_decisions_and_actions(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "4", "a")
        await enter(pilot, "The app crashes")
        assert [one.text for one in map_of(pilot).parking_lot][-1] == "The app crashes"
        await press(pilot, "x")
        assert [one.text for one in map_of(pilot).parking_lot] == ["The car park is full"]
        await press(pilot, "7", "e")
        await enter(pilot, "We start with the phone")
        assert [one.text for one in map_of(pilot).session.decisions] == ["We start with the phone"]
        await press(pilot, "8", "a")
        await enter(pilot, "Ring back - sl - Friday")
        assert map_of(pilot).session.actions[-1].owner == "Sam Lee"
        assert map_of(pilot).session.actions[-1].due == "Friday"
        await press(pilot, "space")
        assert map_of(pilot).session.actions[-1].done
        await press(pilot, "x")
        assert len(map_of(pilot).session.actions) == 2


async def test_a_decision_between_two_views_sets_the_value_on_the_map(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "5", "enter", "down", "enter", "down", "enter")
        one = map_of(pilot).session.disagreements[0]
        assert (one.decision, one.decided_by) == ("4 (good)", "u1")
        point = map_of(pilot).touchpoint("t1")
        assert point is not None
        assert point.emotion.score == 1
        assert "set on the map" in words(pilot)
        await press(pilot, "f9")
        assert map_of(pilot).session.disagreements[0].decision == ""
        assert map_of(pilot).touchpoint("t1").emotion.score == -2  # type: ignore[union-attr]


async def test_another_value_is_decided_and_what_the_map_cannot_take_is_said(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "5", "enter", "end", "enter")
        await enter(pilot, "it depends on the day")
        await press(pilot, "enter")
        assert map_of(pilot).session.disagreements[0].decision == "it depends on the day"
        assert map_of(pilot).session.disagreements[0].decided_by == "the group"
        assert "Nothing was set on the map for it" in words(pilot)
        await press(pilot, "o")
        assert map_of(pilot).session.disagreements[0].decision == ""


async def test_a_difference_is_added_by_hand(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "5", "a")
        await enter(pilot, "How long the form takes")
        await enter(pilot, "DK: two minutes; Ben: ten; a guest: an hour")
        one = map_of(pilot).session.disagreements[-1]
        assert [(said.participant, said.value) for said in one.values] == [
            ("u1", "two minutes"),
            ("u2", "ten"),
            ("a guest", "an hour"),
        ]
        await press(pilot, "w")
        await enter(pilot, "Ben: twelve")
        assert map_of(pilot).session.disagreements[-1].values[1].value == "twelve"


async def test_parts_are_gone_through_with_the_arrows(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "left", "down", "down", "down")
        assert "The car park is full" in words(pilot)
        await press(pilot, "right", "x")
        assert map_of(pilot).parking_lot == ()


async def test_two_terminals_see_each_other_and_lose_nothing(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as one, leading(tmp_path, path=path_of(one)) as other:
        await press(one, "8")
        await press(other, "8", "a")
        await enter(other, "Paint the door - Ben - May")
        await press(one, "a")
        await enter(one, "Ask Rosa")
        await look(other)
        await look(one)
        for pilot in (one, other):
            texts = [action.text for action in map_of(pilot).session.actions]
            assert texts == ["Send the survey", "Ask the nurses", "Paint the door", "Ask Rosa"]
            assert "Ask Rosa" in words(pilot)
            assert "Paint the door" in words(pilot)


async def test_the_bar_stays_on_its_row_when_another_terminal_adds_and_removes(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "8", "down")
        other = pilot.app.workspace.open(path_of(pilot)).session(None)  # type: ignore[attr-defined]
        await other.change([session_ops.RemoveAction(action="w1"), ops.Park(id="k9", text="new")], "x")
        await look(pilot)
        assert pilot.app.screen.query_one("#rows", GroupList).row == "w2"


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_are_shown_as_typed_everywhere(tmp_path: Path, text: str) -> None:
    operations = [
        *clinic(),
        ops.SetTitle(value=text),
        session_ops.SetFacilitator(value=text),
        session_ops.AddParticipant(id="u1", name=text, initials=text[:8]),
        session_ops.SetAgenda(items=(session_ops.PlannedItem(id="g1", title=text, minutes=5),)),
        session_ops.RecordDisagreement(id="d1", about=text, text=text, values=(Opinion(participant=text, value=text),)),
        session_ops.AddDecision(id="n1", text=text),
        session_ops.AddAction(id="w1", text=text, owner=text, due=text),
        ops.Park(id="k1", text=text),
    ]
    async with leading(tmp_path, operations) as pilot:
        await press(pilot, "2", "n")
        for key in "123456789":
            await press(pilot, key)
            assert "\x1b" not in words(pilot)
            assert "\u202e" not in words(pilot)
        await press(pilot, "4")
        if text.startswith("["):
            assert text[:20] in words(pilot)
        await press(pilot, "5", "enter", "enter", "enter", "1", "e")
        assert pilot.app.screen.is_modal
        await press(pilot, "escape", "8", "x")
        assert map_of(pilot).session.actions == ()


async def test_what_the_disk_refuses_is_said_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with leading(tmp_path, group()) as pilot:

        def refuse(*_: object) -> None:
            raise CannotWrite("The disk is full. Nothing was changed.")

        monkeypatch.setattr(MapFile, "append", refuse)
        await press(pilot, "7", "x")
        assert "The disk is full." in words(pilot)
        assert len(map_of(pilot).session.decisions) == 1


async def test_keys_pressed_faster_than_the_disk_are_each_done_once(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, GroupScreen)
        await press(pilot, "8")
        for action in ("add", "add"):
            screen.action_do(action)
        await rest(pilot)
        await enter(pilot, "Ask Rosa")
        assert not pilot.app.screen.is_modal
        for key in ("x", "x", "x"):
            pilot.app.post_message(Key(key, key))
        await rest(pilot)
        assert [one.text for one in map_of(pilot).session.actions] == ["Send the survey", "Ask the nurses"]
        await press(pilot, "2")
        for _ in range(2):
            pilot.app.post_message(Key("n", "n"))
        await rest(pilot)
        assert running(map_of(pilot)) == map_of(pilot).session.agenda[2]
        assert "running: 0 of" in words(pilot)


async def test_leaving_and_help(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        await press(pilot, "f1")
        assert type(pilot.app.screen).__name__ == "HelpScreen"
        await press(pilot, "escape", "v", "escape", "p", "f6")
        assert type(pilot.app.screen).__name__ == "GroupScreen"
        await press(pilot, "r", "escape", "escape")
        assert type(pilot.app.screen).__name__ == "HomeScreen"


async def test_a_new_step_has_the_bar_and_x_takes_that_one_away(tmp_path: Path) -> None:
    async with leading(tmp_path, clinic()) as pilot:
        await press(pilot, "2", "t", "down", "enter", "down", "down", "a")
        await enter(pilot, "Coffee, 5")
        before = [item.title for item in map_of(pilot).session.agenda]
        row = pilot.app.screen.query_one("#rows", GroupList).row
        item = map_of(pilot).session.item(row or "")
        assert item is not None
        assert item.title == "Coffee"
        await press(pilot, "x")
        assert [item.title for item in map_of(pilot).session.agenda] == [one for one in before if one != "Coffee"]


async def test_the_agenda_opens_on_the_step_that_runs_which_is_not_removed_unasked(tmp_path: Path) -> None:
    async with leading(tmp_path, clinic()) as pilot:
        await press(pilot, "2", "t", "down", "enter", "n", "n", "n")
        now = running(map_of(pilot))
        assert now is not None
        await press(pilot, "1", "2")
        assert pilot.app.screen.query_one("#rows", GroupList).row == now.id
        await press(pilot, "x", "n")
        assert running(map_of(pilot)) == now
        await press(pilot, "x", "y")
        assert map_of(pilot).session.item(now.id) is None
        await press(pilot, "f9")
        assert running(map_of(pilot)) == now
