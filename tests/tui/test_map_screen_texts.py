"""Whatever people wrote, however much of it: the map screen shows it as typed, crashes on nothing, and stays quick."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content

from mapcoach.journey import operations as ops
from mapcoach.tui.editing_map_moving import Place
from mapcoach.tui.screens.map_lists import idea_rows, pain_rows
from mapcoach.tui.screens.map_where import words
from mapcoach.tui.screens.pick_place import found
from mapcoach.tui.widgets import map_grid, ranked_list
from mapcoach.tui.widgets.map_table import MapTable
from mapcoach.tui.widgets.ranked_list import RankedList
from tests.tui.conftest import screen_text
from tests.tui.map_screen_maps import everywhere, large, map_of, on_the_map, press, put, screen_of, stand_on, words_on
from tests.tui.running import LARGE, SMALL

MARKUP = "[bold]loud[/] [/v1] [@click=app.quit]here[/] [$x]"
HOSTILE = {
    "signs": f"{MARKUP} \x1b[31mred\x1b]0;title\x07 \x9b2J \x08\x00 left \u202eright\u202c"
    " \u2066in\u2069 zero\u200bwidth \ufeff"
    " one\ntwo\r\nthree\ttab\x0b\x0c\x85\u2028end = + - @ {{ map }} {0} %s $name \\ 顧客の旅 👩‍👩‍👧‍👦 é\u0301\u0301 ﷽",
    "long": "on and on " * 5000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_nothing_that_people_write_disturbs_a_view_or_a_dialog(tmp_path: Path, text: str) -> None:
    async with on_the_map(tmp_path, everywhere(text), SMALL) as pilot:
        for view in "23451":
            await press(pilot, view)
            _clean(pilot)
        await stand_on(pilot, "s2", "touchpoints")
        for keys in (
            ("e", "enter"),
            ("w",),
            ("x",),
            ("m",),
            ("r",),
            ("M", "enter"),
            ("X",),
            ("A", "down", "enter"),
        ):
            await press(pilot, *keys)
            assert pilot.app.screen.is_modal
            _clean(pilot)
            await press(pilot, "escape")
        await press(pilot, "3", "a")
        await put(pilot, text)
        assert len(map_of(pilot).opportunities) == 4
        _clean(pilot)


def _clean(pilot: object) -> None:
    shown = screen_text(pilot.app)  # type: ignore[attr-defined]
    assert not set(shown) & set("\x1b\x9b\x08\x00\x07\u202e\u2066\u200b")


async def test_markup_shows_as_it_was_typed(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, everywhere(MARKUP), LARGE) as pilot:
        await press(pilot, "3")
        assert words_on(pilot).count(MARKUP) >= 2
        await press(pilot, "w")
        assert "[@click=app.quit]here[/]" in words_on(pilot)


async def test_moving_over_a_thousand_touchpoints_works_nothing_out_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_the_map(tmp_path, large(1000), LARGE) as pilot:
        await press(pilot, "3", "1")

        def never(*_: object, **__: object) -> None:
            raise AssertionError("worked out anew for a key that only moves")

        monkeypatch.setattr(map_grid, "lay_out_grid", never)
        monkeypatch.setattr("mapcoach.tui.screens.map.pain_rows", never)
        await press(pilot, *["right"] * 4, *["down"] * 4, "end", "pagedown", "right_square_bracket", "home")
        assert screen_of(pilot).query_one(MapTable).cursor[0] == "s0"
        await press(pilot, "3", *["down"] * 5, "end", "pageup")


async def test_one_of_a_thousand_is_found_by_typing(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, large(1000), SMALL) as pilot:
        await press(pilot, "3", "m")
        await pilot.press(*"tact", "space", *"777")
        await press(pilot, "enter")
        moved = map_of(pilot).touchpoint("t777")
        assert moved is not None
        assert len(moved.pain_points) == 2


def test_finding_takes_all_words_in_any_order() -> None:
    places = [Place("a", "Booking form", "Book"), Place("b", "Phone call", "Book"), Place("c", "[/form]", "")]
    assert [one.value for _, one in found(places, "book form")] == ["a"]
    assert [one.value for _, one in found(places, " ")] == ["a", "b", "c"]
    assert [one.value for _, one in found(places, "[/")] == ["c"]


def test_the_lists_of_an_empty_map_are_empty() -> None:
    from mapcoach.journey import JourneyMap

    assert pain_rows(JourneyMap()) == []
    assert idea_rows(JourneyMap()) == []


async def test_the_bar_passes_over_headings_and_stays_with_its_row(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await press(pilot, "5", "home")
        checks = screen_of(pilot).query_one("#checks", RankedList)
        keys = []
        for _ in range(30):
            keys.append(checks.key)
            await pilot.press("down")
        assert all(keys)
        assert len(set(keys)) > 20
        rows = [ranked_list.ListRow("", "Heading"), ranked_list.ListRow(keys[3], "There")]
        checks.show(rows, keys[3])
        assert checks.key == keys[3]
        checks.show([ranked_list.ListRow("", "Heading")])
        assert checks.key == ""


async def test_the_mouse_shows_views_and_opens_a_cell_where_the_cursor_is(tmp_path: Path) -> None:
    async with on_the_map(tmp_path) as pilot:
        await pilot.click("#view-3")
        await press(pilot)
        assert "Pain points◂" in words_on(pilot)
        await pilot.click("#view-1")
        await pilot.click("#grid", offset=(50, 3))
        assert not pilot.app.screen.is_modal
        assert screen_of(pilot).query_one(MapTable).cursor[0] == "s2"
        await pilot.click("#grid", offset=(20, 2))
        await pilot.click("#grid", offset=(20, 2))
        await press(pilot)
        assert pilot.app.screen.is_modal


def test_an_origin_shows_what_was_typed_as_text() -> None:
    from mapcoach.tui.screens.map_origins import Origin

    told = words(Origin("[/]", "Name", "Said", "[@click=app.quit]x", "an assumption", "e1", True), True)
    assert isinstance(told, Content)
    assert "[/]" in told.plain
    assert "[@click=app.quit]x" in told.plain


async def test_a_text_that_holds_lone_surrogates_is_kept_without_them(tmp_path: Path) -> None:
    async with on_the_map(tmp_path, [ops.AddStage(id="s1", name="Find us")]) as pilot:
        await press(pilot, "e")
        if not pilot.app.screen.is_modal:
            await press(pilot, "a")
        await put(pilot, "a \ud800 b")
        assert "\ud800" not in map_of(pilot).stages[0].customer_goal
