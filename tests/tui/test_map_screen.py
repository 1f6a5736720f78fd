"""The map screen by keyboard: every edit, taken back again; views, lanes, origins, other terminals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mapcoach.journey import operations as ops
from mapcoach.storage import CannotWrite
from mapcoach.storage.map_file import MapFile
from mapcoach.tui.screens.dialogs import Confirm
from mapcoach.tui.screens.map_where import WhereFrom
from mapcoach.tui.screens.pick_words import AskWords
from mapcoach.tui.widgets import map_list_words
from mapcoach.tui.widgets.answering.prompt import Prompt
from mapcoach.tui.widgets.map_table import MapTable
from mapcoach.workspace import Workspace
from tests.tui.conftest import GoldenScreen
from tests.tui.map_screen_maps import at_rest, map_of, on_the_map, press, put, salon, screen_of, stand_on, words_on
from tests.tui.running import LARGE, SMALL

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x45"])


@pytest.fixture(autouse=True)
def _long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show times as they will be in three days, so that golden screens do not age."""
    monkeypatch.setattr(map_list_words, "now", lambda: datetime.now(UTC) + timedelta(days=3))


# --- views ------------------------------------------------------------------------------------------------------


@SIZES
@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5"], ids=["grid", "curve", "pains", "ideas", "checks"])
async def test_view(tmp_path: Path, size: tuple[int, int], view: str, golden_screen: GoldenScreen) -> None:
    async with on_the_map(tmp_path, size=size) as pilot:
        await press(pilot, view)
        golden_screen(pilot.app)


async def test_an_empty_map_says_how_to_begin_and_takes_its_first_stage(
    tmp_path: Path, golden_screen: GoldenScreen
) -> None:
    async with on_the_map(tmp_path, []) as pilot:
        golden_screen(pilot.app)
        for view in "2345":
            await press(pilot, view, "e", "x", "m", "r", "t", "w", "J", "less_than_sign")
            assert not pilot.app.screen.is_modal
        await press(pilot, "1", "a")
        await put(pilot, "Find us")
        assert [stage.name for stage in map_of(pilot).stages] == ["Find us"]


async def test_the_lanes_that_were_picked_stay_picked_while_the_app_runs(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "f", "down", "down", "down", "o", "enter")
        assert "1 of 11 lanes" in words_on(pilot)
        assert "Booking form" in words_on(pilot)
        assert "Customer goal" not in words_on(pilot)
        opened = screen_of(pilot).opened
        await pilot.app.show_map(opened.place, "map")  # type: ignore[attr-defined]
        await at_rest(pilot)
        assert "1 of 11 lanes" in words_on(pilot)
        await press(pilot, "f", "a", "enter")
        assert "Customer goal" in words_on(pilot)
        assert "of 11 lanes" not in words_on(pilot)


# --- editing ----------------------------------------------------------------------------------------------------


async def undone(pilot: object, before: object) -> None:
    """Take the latest change back, and see that the map is as it was."""
    await press(pilot, "f9")  # type: ignore[arg-type]
    now = map_of(pilot)  # type: ignore[arg-type]
    left_out = {"updated", "provenance", "basis"}
    assert now.model_dump(exclude=left_out) == before.model_dump(exclude=left_out)  # type: ignore[attr-defined]


async def test_a_text_is_changed_where_it_stands(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await press(pilot, "e")
        await put(pilot, "A salon I can walk to")
        assert map_of(pilot).stages[0].customer_goal == "A salon I can walk to"
        assert "A salon I can walk to" in words_on(pilot)
        await undone(pilot, before)


async def test_of_several_things_in_a_cell_one_is_picked_and_then_one_of_its_fields(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s2", "touchpoints")
        await press(pilot, "e", "down", "enter")
        assert "Phone call" in words_on(pilot)
        await press(pilot, "enter")
        await put(pilot, "Call the desk")
        assert map_of(pilot).touchpoint("t3").name == "Call the desk"  # type: ignore[union-attr]
        await undone(pilot, before)


FIELDS = [
    ("touchpoints", "t3", 1, ["down", "enter"], "channel", "email"),
    ("touchpoints", "t3", 2, ["2"], "score", -1),
    ("touchpoints", "t3", 6, ["1"], "moment_of_truth", True),
    ("pain_points", "p2", 1, ["3"], "severity", 3),
    ("pain_points", "p2", 2, ["1"], "drops_off", True),
]


@pytest.mark.parametrize(("lane", "part", "field", "keys", "name", "value"), FIELDS, ids=[one[4] for one in FIELDS])
async def test_each_kind_of_field_has_its_own_way_in(
    tmp_path: Path, lane: str, part: str, field: int, keys: list[str], name: str, value: object
) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s2", lane)
        await press(pilot, "right_square_bracket", "right_square_bracket", "e", *["down"] * field, "enter")
        await press(pilot, *(["home", *keys] if name == "channel" else keys))
        now = map_of(pilot).touchpoint(part) or map_of(pilot).pain_point(part)
        assert getattr(getattr(now, "emotion", now) if name == "score" else now, name) == value
        await undone(pilot, before)


async def test_a_share_that_cannot_be_read_is_asked_for_again_with_what_was_typed(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "3", "down", "e", "down", "down", "down", "enter")
        await put(pilot, "lots of them")
        assert "could not read" in words_on(pilot)
        assert pilot.app.screen.query_one(Prompt).text == "lots of them"
        await put(pilot, "3 in 10")
        assert map_of(pilot).pain_point("p2").share == 0.3  # type: ignore[union-attr]


async def test_leaving_a_dialog_changes_nothing(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s2", "touchpoints")
        for key in ("e", "a", "A", "x", "m", "r", "t", "J", "N", "M", "X", "w", "f"):
            await press(pilot, key)
            assert pilot.app.screen.is_modal, key
            await press(pilot, "escape")
            assert not pilot.app.screen.is_modal, key
        assert map_of(pilot) == before


@pytest.mark.parametrize(
    ("lane", "keys", "text", "where"),
    [
        ("touchpoints", (), "Text message", "stages"),
        ("questions", (), "Where do I park?", "stages"),
        ("pain_points", ("down", "enter"), "It rings out", "stages"),
        ("opportunities", ("enter",), "Two fields only", "opportunities"),
        ("measures", (), "No-shows", "measures"),
        ("business_goal", (), "Book at once", "stages"),
        ("actions", ("enter",), "Fills it in", "stages"),
        ("owners", ("down", "enter"), "Sam", "stages"),
    ],
)
async def test_a_adds_what_the_lane_holds(
    tmp_path: Path, lane: str, keys: tuple[str, ...], text: str, where: str
) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s2", lane)
        await press(pilot, "a", *keys)
        await put(pilot, text)
        assert f'"{text}"' in str(map_of(pilot).model_dump_json(include={where}))
        assert text in words_on(pilot)
        assert screen_of(pilot).query_one(MapTable).cursor == ("s2", lane)
        await undone(pilot, before)


async def test_the_column_for_the_whole_journey_takes_only_what_belongs_there(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await stand_on(pilot, "", "touchpoints")
        await press(pilot, "a", "t", "J", "X")
        assert not pilot.app.screen.is_modal
        assert "This column is for what" in words_on(pilot)
        await stand_on(pilot, "", "measures")
        await press(pilot, "a")
        await put(pilot, "Regulars")
        assert [(one.name, one.stage) for one in map_of(pilot).measures][1:] == [("Regulars", "")]


async def test_a_stage_is_added_after_this_one_and_the_cursor_goes_there(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await press(pilot, "A", "end", "enter")
        await put(pilot, "Compare")
        assert [stage.name for stage in map_of(pilot).stages] == ["Find us", "Compare", "Booking", "Visit"]
        stage, _ = screen_of(pilot).query_one(MapTable).cursor
        assert stage == map_of(pilot).stages[1].id
        await undone(pilot, before)


async def test_stages_move_left_and_right_and_the_cursor_stays_with_its_stage(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await press(pilot, "greater_than_sign")
        assert [stage.id for stage in map_of(pilot).stages] == ["s2", "s1", "s3"]
        assert screen_of(pilot).query_one(MapTable).cursor[0] == "s1"
        await press(pilot, "less_than_sign")
        assert map_of(pilot).stages == before.stages
        await press(pilot, "less_than_sign")
        assert map_of(pilot).stages == before.stages


async def test_touchpoints_move_within_their_stage_once_one_is_picked(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s2", "touchpoints")
        await press(pilot, "J", "enter", "J")
        assert [one.id for one in map_of(pilot).stages[1].touchpoints] == ["t3", "t4", "t2"]
        await press(pilot, "K")
        assert [one.id for one in map_of(pilot).stages[1].touchpoints] == ["t3", "t2", "t4"]
        await press(pilot, "f9", "f9")
        await undone(pilot, before)


async def test_a_touchpoint_moves_to_another_stage_and_the_cursor_goes_with_it(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s1", "touchpoints")
        await press(pilot, "m", "down", "enter")
        assert [one.id for one in map_of(pilot).stages[2].touchpoints] == ["t1"]
        assert screen_of(pilot).query_one(MapTable).cursor == ("s3", "touchpoints")
        await undone(pilot, before)


async def test_merging_asks_first(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await press(pilot, "M", "enter")
        assert isinstance(pilot.app.screen, Confirm)
        assert "All of “Find us” (1 touchpoint and 2 questions) goes to “Booking”" in words_on(pilot).replace(
            "│ │ ", ""
        )
        await press(pilot, "y")
        assert [stage.id for stage in map_of(pilot).stages] == ["s2", "s3"]
        await undone(pilot, before)


async def test_deleting_a_stage_says_what_goes_with_it(tmp_path: Path, golden_screen: GoldenScreen) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s2", "touchpoints")
        await press(pilot, "X")
        golden_screen(pilot.app)
        await press(pilot, "n")
        assert map_of(pilot) == before
        await press(pilot, "X", "y")
        assert [stage.id for stage in map_of(pilot).stages] == ["s1", "s3"]
        await undone(pilot, before)


@pytest.mark.parametrize("lane", ["questions", "touchpoints", "pain_points", "opportunities", "automations", "owners"])
async def test_x_takes_away_what_is_under_the_cursor(tmp_path: Path, lane: str) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s1" if lane == "questions" else "s2", lane)
        had = len(screen_of(pilot).query_one(MapTable).items)
        await press(pilot, *(("x", "enter", "y") if had > 1 else ("delete", "y")))
        assert len(screen_of(pilot).query_one(MapTable).items) == had - 1
        await undone(pilot, before)


async def test_a_rating_that_has_no_words_is_not_taken_away_but_that_is_said(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, [*salon(), ops.SetEmotion(touchpoint="t2", feeling="")]) as pilot:
        await stand_on(pilot, "s2", "feelings")
        await press(pilot, "x")
        assert not pilot.app.screen.is_modal
        assert "A rating can be changed" in words_on(pilot)


async def test_t_turns_the_moment_of_truth_on_and_off(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await stand_on(pilot, "s1", "touchpoints")
        await press(pilot, "t")
        assert map_of(pilot).touchpoint("t1").moment_of_truth is True  # type: ignore[union-attr]
        await press(pilot, "t")
        assert map_of(pilot).touchpoint("t1").moment_of_truth is False  # type: ignore[union-attr]


async def test_r_rates_all_touchpoints_of_a_stage_one_key_each_as_one_change(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s2", "feelings")
        await press(pilot, "r", "1", "4", "5")
        assert [one.emotion.score for one in map_of(pilot).stages[1].touchpoints] == [-2, 1, 2]
        await undone(pilot, before)
        await press(pilot, "r")
        await pilot.press("2", "left", "3", "right", "escape")
        await at_rest(pilot)
        assert [one.emotion.score for one in map_of(pilot).stages[1].touchpoints] == [0, None, None]


async def test_pain_points_and_ideas_are_weighed_and_answered_from_their_lists(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, size=LARGE) as pilot:
        await press(pilot, "3", "down", "r", "3")
        assert map_of(pilot).pain_point("p2").severity == 3  # type: ignore[union-attr]
        await press(pilot, "a")
        await put(pilot, "An answering machine that rings back")
        assert map_of(pilot).opportunities[-1].pain_point == "p2"
        await press(pilot, "4", "end", "r", "5", "2")
        rated = [(one.impact, one.feasibility) for one in map_of(pilot).opportunities]
        assert (5, 2) in rated
        assert "5 × 2 = 10" in words_on(pilot)
        before = map_of(pilot)
        await press(pilot, "home", "x", "y")
        assert "o1" not in [one.id for one in map_of(pilot).opportunities]
        await undone(pilot, before)


async def test_what_the_disk_refuses_changes_nothing_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)

        def refuse(*_: object) -> None:
            raise CannotWrite("The disk is full. Nothing was changed. Make room.")

        with monkeypatch.context() as patched:
            patched.setattr(MapFile, "append", refuse)
            await press(pilot, "greater_than_sign")
        assert "The disk is full." in words_on(pilot)
        assert map_of(pilot) == before


async def test_a_key_held_down_moves_as_often_as_it_was_pressed(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await pilot.press("greater_than_sign", "greater_than_sign", "greater_than_sign")
        await at_rest(pilot)
        assert [stage.id for stage in map_of(pilot).stages] == ["s2", "s3", "s1"]


# --- where it came from -----------------------------------------------------------------------------------------


async def test_below_the_map_stands_whose_words_it_is_and_on_what_it_rests(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, size=LARGE) as pilot:
        screen_of(pilot).opened.session.author = "Dana"
        await press(pilot, "e")
        await put(pilot, "A salon I can walk to")
        assert "Changed on the map by Dana, 3 days ago: “Stage “Find us” – customer goal" in words_on(pilot)
        await stand_on(pilot, "s2", "pain_points")
        assert "evidence: Form statistics" in words_on(pilot)


async def test_an_answer_opens_in_the_interview_from_where_it_is_shown(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, [ops.AddStage(id="s1", name="Find us")], LARGE) as pilot:
        opened = screen_of(pilot).opened
        assert opened.session.ask_for("stage.touchpoints", "s1")
        await opened.answer("at the door, on the phone", opened.session.current)
        await at_rest(pilot)
        await stand_on(pilot, "s1", "touchpoints")
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, WhereFrom)
        assert "Enter changes it" in words_on(pilot)
        await press(pilot, "down", "enter")
        await at_rest(pilot)
        assert "Changing an earlier answer." in words_on(pilot)


async def test_what_was_no_answer_is_not_opened(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, WhereFrom)
        assert "That was no answer" in words_on(pilot)


# --- checks -----------------------------------------------------------------------------------------------------


async def test_a_check_that_misses_something_leads_to_its_question(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, size=LARGE) as pilot:
        await press(pilot, "5", "enter")
        await at_rest(pilot)
        current = screen_of_talk(pilot)
        assert current == "scope.scenario"
        assert "Talk◂" in words_on(pilot)
        await press(pilot, "f3")
        assert "Checks◂" in words_on(pilot)


def screen_of_talk(pilot: object) -> str:
    asked = pilot.app.opened.session.current  # type: ignore[attr-defined]
    return asked.question.id if asked else ""


async def test_every_check_leads_somewhere(tmp_path: Path) -> None:
    from mapcoach.journey.checks import checks
    from mapcoach.tui.screens.map_jumping import jump

    async with on_the_map(tmp_path) as pilot:
        opened = screen_of(pilot).opened
        report = checks(opened.map, datetime.now(UTC).date())
        for point in (*report.points, *report.warnings):
            assert jump(opened, point) is not None or not point.field, point.key


# --- others -----------------------------------------------------------------------------------------------------


async def test_another_terminals_change_is_lit_and_the_cursor_stays(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        screen = screen_of(pilot)
        await stand_on(pilot, "s2", "touchpoints")
        other = Workspace(tmp_path).open(screen.opened.path).session(author="Sam")
        added = [
            ops.AddStage(id="s0", name="Hear of us", position=0),
            ops.SetTouchpoint(touchpoint="t2", field="name", value="Online form"),
        ]
        await other.change(added, "from elsewhere")
        await screen._take_in()
        await at_rest(pilot)
        assert "●· Online form" in words_on(pilot)
        assert screen.query_one(MapTable).cursor == ("s2", "touchpoints")


async def test_a_change_of_size_keeps_view_and_cursor(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await stand_on(pilot, "s2", "pain_points")
        for size in (LARGE, (40, 10), (200, 60), SMALL):
            await pilot.resize_terminal(*size)
            await at_rest(pilot)
        assert screen_of(pilot).query_one(MapTable).cursor == ("s2", "pain_points")
        assert not isinstance(pilot.app.screen, AskWords)


async def test_where_everything_in_a_cell_came_from(tmp_path: Path, golden_screen: GoldenScreen) -> None:
    async with on_the_map(tmp_path) as pilot:
        await stand_on(pilot, "s2", "pain_points")
        await press(pilot, "enter")
        golden_screen(pilot.app)


async def test_keys_typed_ahead_of_the_next_question_change_nothing(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        before = map_of(pilot)
        await stand_on(pilot, "s2", "touchpoints")
        await press(pilot, "e")
        await pilot.press("enter", "X", "X")
        await at_rest(pilot)
        for _ in range(3):
            if pilot.app.screen.is_modal:
                await press(pilot, "escape")
        assert map_of(pilot) == before


async def test_the_help_tells_the_keys_of_this_screen(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, size=LARGE) as pilot:
        await press(pilot, "f1")
        await pilot.app.workers.wait_for_complete()
        assert "Map: the whole journey" in words_on(pilot)
