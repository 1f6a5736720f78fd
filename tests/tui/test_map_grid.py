from __future__ import annotations

from collections.abc import Callable
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color_triplet import ColorTriplet
from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Button

from mapcoach.journey import JourneyMap, Opportunity, Stage
from mapcoach.journey.lanes import LANES, CellItem, changed_paths, grid
from mapcoach.tui.themes import THEMES
from mapcoach.tui.widgets.curve import EmotionCurve
from mapcoach.tui.widgets.live_map import LiveMap
from mapcoach.tui.widgets.map_grid import MapGrid
from mapcoach.tui.widgets.map_grid_cells import cell_lines
from mapcoach.tui.widgets.map_grid_layout import lay_out_grid
from mapcoach.tui.widgets.matrix import Matrix
from tests.export import hostile
from tests.export.maps import clinic, saas_churn
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.map_looks import Alone, everywhere, large


class Watched(Alone):
    """Notes what the grid says, and has something else to focus."""

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__(make)
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Button("Elsewhere")

    @on(MapGrid.Moved)
    @on(MapGrid.Picked)
    def _note(self, message: Message) -> None:
        self.heard.append(message)


def map_grid(pilot: Pilot[object]) -> MapGrid:
    return pilot.app.query_one(MapGrid)


async def shown(pilot: Pilot[object], journey_map: JourneyMap) -> MapGrid:
    widget = map_grid(pilot)
    widget.show(journey_map)
    widget.focus()
    await pilot.pause()
    return widget


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_a_map_as_a_grid(size: tuple[int, int], golden_screen: GoldenScreen):
    app = Alone(MapGrid)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, clinic())
        golden_screen(app)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_the_last_cell_with_both_headers_in_view(size: tuple[int, int], golden_screen: GoldenScreen):
    app = Alone(MapGrid)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, saas_churn())
        await pilot.press("ctrl+end")
        await pilot.pause()
        golden_screen(app)


async def test_an_empty_map_says_what_will_be_here():
    app = Watched(MapGrid)
    async with app.run_test(size=(80, 24)) as pilot:
        widget = await shown(pilot, JourneyMap())
        await pilot.press("right", "down", "enter", "pagedown", "ctrl+end")
        assert "The map has no stages yet." in screen_text(app)
        assert widget.cursor == ("", "customer_goal")
        assert app.heard == []


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["right", "down"], ("s2", "questions")),
        (["l", "j", "j", "k", "h"], ("s1", "questions")),
        (["left", "up"], ("s1", "customer_goal")),
        (["end"], ("s4", "customer_goal")),
        (["end", "right", "home"], ("s1", "customer_goal")),
        (["ctrl+end"], ("s4", "measures")),
        (["ctrl+end", "ctrl+home"], ("s1", "customer_goal")),
        (["tab"], ("s2", "customer_goal")),
        (["tab", "tab", "tab", "tab"], ("s1", "questions")),
        (["tab", "tab", "tab", "tab", "shift+tab"], ("s4", "customer_goal")),
        (["pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown"], ("s1", "measures")),
        (["ctrl+end", "pageup", "pageup", "pageup", "pageup", "pageup", "pageup"], ("s4", "customer_goal")),
    ],
)
async def test_the_keys_move_the_cursor(keys: list[str], cursor: tuple[str, str]):
    app = Watched(MapGrid)
    async with app.run_test(size=(80, 24)) as pilot:
        widget = await shown(pilot, clinic())
        await pilot.press(*keys)
        assert widget.cursor == cursor


async def test_the_cursor_is_always_in_view():
    app = Watched(MapGrid)
    async with app.run_test(size=(60, 20)) as pilot:
        await shown(pilot, saas_churn())
        for key in ("right", "right", "down", "down", "pagedown", "end", "pagedown", "home", "pageup", "down"):
            await pilot.press(key)
            await pilot.pause()
            assert "┃" in screen_text(app)


async def test_tab_leaves_the_grid_behind_its_last_cell():
    app = Watched(MapGrid)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, clinic())
        await pilot.press("ctrl+end", "tab")
        assert isinstance(app.focused, Button)


async def test_moving_and_picking_say_what_stands_there():
    app = Watched(MapGrid)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, clinic())
        await pilot.press("down", "enter")
        await pilot.pause()
        moved, picked = app.heard
        assert isinstance(moved, MapGrid.Moved)
        assert isinstance(picked, MapGrid.Picked)
        assert (picked.stage_id, picked.lane) == (moved.stage_id, moved.lane) == ("s1", "questions")
        assert [item.text for item in picked.items] == ["Do they take new patients?", "What does it cost?"]
        assert picked.items[0].path == "stages[s1].questions[0]"
        await pilot.press("home")
        await pilot.pause()
        assert len(app.heard) == 2


async def test_a_click_moves_and_picks():
    app = Watched(MapGrid)
    async with app.run_test(size=(80, 24)) as pilot:
        widget = await shown(pilot, clinic())
        line = next(y for y, text in enumerate(screen_text(app).splitlines()) if "questions" in text)
        await pilot.click(MapGrid, offset=(60, line))
        await pilot.pause()
        assert widget.cursor == ("s2", "questions")
        assert [type(message) for message in app.heard] == [MapGrid.Moved, MapGrid.Picked]
        await pilot.click(MapGrid, offset=(3, 4))
        await pilot.click(MapGrid, offset=(40, 0))
        await pilot.pause()
        assert len(app.heard) == 2


async def test_the_cursor_survives_changes_by_stage_and_lane():
    before = clinic()
    app = Watched(MapGrid)
    async with app.run_test(size=(80, 24)) as pilot:
        widget = await shown(pilot, before)
        widget.go_to("s3", "feelings")
        first = Stage(id="s0", name="Earlier")
        widget.show(before.model_copy(update={"stages": (first, *before.stages)}))
        assert widget.cursor == ("s3", "feelings")
        widget.show(before.model_copy(update={"stages": before.stages[:2]}), {"customer_goal", "pain_points"})
        assert widget.cursor == ("", "pain_points")  # what belongs to the stages that are gone
        widget.show(before.model_copy(update={"stages": ()}))
        widget.show(before)
        assert widget.cursor[0] in ("s1", "s2", "s3", "s4")


async def test_only_the_lanes_wanted_are_shown():
    app = Watched(MapGrid)
    async with app.run_test(size=(100, 30)) as pilot:
        widget = await shown(pilot, clinic())
        widget.show(clinic(), {"touchpoints", "pain_points"})
        await pilot.pause()
        text = screen_text(app)
        assert "Touchpoints" in text
        assert "Customer goal" not in text
        assert widget.cursor == ("s1", "touchpoints")


async def test_what_is_new_is_lit_with_a_sign():
    before = clinic()
    stage = before.stages[0].model_copy(update={"customer_goal": "Find one who listens"})
    after = before.model_copy(update={"stages": (stage, *before.stages[1:])})
    app = Watched(MapGrid)
    async with app.run_test(size=(80, 24)) as pilot:
        widget = await shown(pilot, before)
        await pilot.press("down")
        widget.show(after, None, changed_paths(before, after))
        await pilot.pause()
        assert "●Find one who listens" in screen_text(app)
        widget.unlight()
        await pilot.pause()
        assert "●" not in screen_text(app)
        assert " Find one who listens" in screen_text(app)


async def test_the_whole_journey_has_a_column_that_can_be_reached():
    told = clinic().model_copy(update={"opportunities": (Opportunity(id="o9", text="Fewer forms"),)})
    app = Watched(MapGrid)
    async with app.run_test(size=(80, 24)) as pilot:
        widget = await shown(pilot, told)
        assert widget.cursor == ("s1", "customer_goal")
        await pilot.press("end")
        await pilot.pause()
        assert widget.cursor == ("", "customer_goal")
        assert "Whole journey" in screen_text(app)


async def test_a_resize_keeps_the_cursor_in_view():
    app = Watched(MapGrid)
    async with app.run_test(size=(140, 45)) as pilot:
        widget = await shown(pilot, saas_churn())
        await pilot.press("ctrl+end")
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert widget.cursor == ("s7", "measures")
        assert "┃" in screen_text(app)


async def test_a_map_shown_before_there_is_room_is_there_when_there_is():
    def filled() -> MapGrid:
        one = MapGrid()
        one.show(clinic(), None, frozenset({"stages[s1].customer_goal"}))
        return one

    async with Alone(filled).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "●Find a dentist nearby" in screen_text(pilot.app)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("widget", [MapGrid, LiveMap, EmotionCurve, Matrix])
async def test_every_text_stands_out_from_its_ground(theme: Theme, widget: type[Widget]):
    app = Alone(widget)
    async with app.run_test(size=(80, 24)) as pilot:
        app.register_theme(theme)
        app.theme = theme.name
        await pilot.pause()
        one = app.query_one(widget)
        for name in widget.COMPONENT_CLASSES:
            style = one.get_visual_style(name).rich_style
            assert style.color is not None
            assert style.bgcolor is not None
            ratio = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())
            assert ratio >= (2.5 if name.endswith("rule") else 4.5), name


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """How well two colours can be told apart, 1 to 21, as the accessibility guidelines count."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: ColorTriplet) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def item(text: str, path: str = "p") -> CellItem:
    return CellItem("goal", text, "x", (path,))


def told(lines: list[str], items: list[CellItem], width: int, limit: int) -> None:
    shown_lines = cell_lines(items, width, limit, frozenset())
    assert ["".join(piece.text for piece in line.pieces) for line in shown_lines] == lines


def test_a_cell_keeps_items_whole_and_counts_what_does_not_fit():
    told(["· one two", "  three", "… 2 more"], [item("one two three"), item("four five"), item("six")], 10, 4)
    told(["· one", "· two", "· three"], [item("one"), item("two"), item("three")], 10, 3)
    told(["· one", "… 3 more"], [item("one"), item("two"), item("three"), item("four")], 10, 2)
    told(["–"], [], 10, 3)


def test_an_item_too_long_for_a_cell_goes_on():
    told(["eighteen", "nineteen", "… goes on"], [item("eighteen nineteen sixteen sixteen")], 9, 3)


def test_what_is_new_but_hidden_lights_the_line_that_stands_for_it():
    lines = cell_lines([item("one"), item("two"), item("three", "new")], 10, 2, frozenset({"new"}))
    assert [line.lit for line in lines] == [False, True]


def test_as_many_whole_stages_as_possible_are_in_view():
    for width in range(40, 220):
        laid_out = lay_out_grid(grid(saas_churn()), width, 40)
        room = width - laid_out.label_width
        assert 22 <= laid_out.column_width <= 34
        if laid_out.width > width >= 64:
            assert room % laid_out.pitch == 0


@given(text=hostile.text, width=st.integers(1, 160), height=st.integers(1, 60))
def test_whatever_people_write_cells_keep_their_shape(text: str, width: int, height: int):
    journey_map = everywhere(text.encode("utf-8", "replace").decode())
    laid_out = lay_out_grid(grid(journey_map), width, height)
    assert [block.lane for block in laid_out.blocks] == list(LANES)
    for block in laid_out.blocks:
        for cell in block.cells:
            assert len(cell) <= block.height
            for line in cell:
                shown_line = "".join(piece.text for piece in line.pieces)
                assert cell_len(shown_line) <= laid_out.column_width - 2
                assert not any(category(character) == "Cc" for character in shown_line)


@settings(max_examples=10)
@given(texts=st.lists(hostile.text, min_size=1, max_size=4))
async def test_hostile_maps_crash_nothing(texts: list[str]):
    app = Alone(MapGrid)
    async with app.run_test(size=(70, 20)) as pilot:
        for text in texts:
            journey_map = everywhere(text.encode("utf-8", "replace").decode())
            widget = await shown(pilot, journey_map)
            widget.show(journey_map, None, changed_paths(JourneyMap(), journey_map))
            await pilot.press("right", "down")
            assert all(cell_len(line) <= 70 for line in screen_text(app).splitlines())


async def test_a_thousand_touchpoints_can_be_walked():
    app = Watched(MapGrid)
    async with app.run_test(size=(140, 45)) as pilot:
        widget = await shown(pilot, large(1000))
        await pilot.press("ctrl+end", "pageup", "home")
        assert widget.cursor[0] == "s0"
        assert "more" in screen_text(app)


def test_a_sign_stays_with_its_words_at_the_end_of_a_line():
    item = CellItem("touchpoint", "Booking form", "t1", (), marks=("website", "moment of truth"))
    for width in range(16, 40):
        lines = ["".join(piece.text for piece in line.pieces) for line in cell_lines([item], width, 20, frozenset())]
        assert not any(line.rstrip().endswith("◆") for line in lines)
        assert " ".join(" ".join(lines).split()) == "Booking form (website; ◆ moment of truth)"


def test_where_there_are_few_lines_none_is_spent_on_rules():
    low, high = lay_out_grid(grid(clinic()), 80, 18), lay_out_grid(grid(clinic()), 80, 40)
    assert (low.ruled, high.ruled) == (False, True)
    assert low.height == low.header_height + sum(block.height for block in low.blocks)
    assert high.height == high.header_height + sum(block.height + 1 for block in high.blocks)
    for layout in (low, high):
        for number, block in enumerate(layout.blocks):
            assert {layout.block_at(block.top + line) for line in range(block.height)} == {number}


async def test_lanes_without_rules_lie_on_grounds_of_two_kinds():
    app = Alone(MapGrid)
    async with app.run_test(size=(80, 18)) as pilot:
        pilot.app.query_one(MapGrid).show(clinic())
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert not any("───" in strip.text for strip in strips[3:17])
        grounds = {segment.style.bgcolor for strip in strips[3:17] for segment in strip if segment.style}
        assert len(grounds) >= 3
