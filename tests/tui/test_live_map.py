from __future__ import annotations

import asyncio
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from mapcoach.journey import JourneyMap, Persona, Stage, Touchpoint
from mapcoach.journey.lanes import changed_paths
from mapcoach.tui.widgets.live_map import LiveMap
from mapcoach.tui.widgets.live_map_lines import Piece, Row, lay_out
from mapcoach.tui.widgets.live_map_rows import rows
from tests.export import hostile
from tests.export.maps import clinic, saas_churn
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.map_looks import Alone, everywhere, large

SIZES = [(80, 24), (140, 45), (46, 45)]


def drawn(journey_map: JourneyMap, width: int = 60) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lay_out(rows(journey_map), width)]


def live_map(pilot: Pilot[object]) -> LiveMap:
    return pilot.app.query_one(LiveMap)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_map_as_a_draft(size: tuple[int, int], golden_screen: GoldenScreen):
    app = Alone(LiveMap)
    async with app.run_test(size=size) as pilot:
        live_map(pilot).show(clinic())
        await pilot.pause()
        golden_screen(app)


async def test_an_empty_map_says_what_will_grow_here(golden_screen: GoldenScreen):
    app = Alone(LiveMap)
    async with app.run_test(size=(60, 24)) as pilot:
        live_map(pilot).show(JourneyMap())
        await pilot.pause()
        golden_screen(app)


async def test_what_is_new_is_lit_with_a_sign_and_scrolled_into_view(
    golden_screen: GoldenScreen, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("mapcoach.tui.widgets.live_map.LIT_FOR", 600)  # on a busy machine a picture may take seconds
    before = clinic()
    last = before.stages[3]
    point = last.touchpoints[0].model_copy(update={"name": "Follow-up by text", "channel": "sms"})
    stages = (*before.stages[:3], last.model_copy(update={"touchpoints": (point,)}))
    after = before.model_copy(update={"stages": stages})
    app = Alone(LiveMap)
    async with app.run_test(size=(60, 24)) as pilot:
        shown = live_map(pilot)
        shown.show(before)
        await pilot.pause()
        assert "Follow-up" not in screen_text(app)
        shown.show(after, changed_paths(before, after))
        await pilot.pause()
        golden_screen(app)
        assert [line.split() for line in shown.lit_lines] == [["not", "rated", "Follow-up", "by", "text", "(sms)"]]
        shown.unlight()
        await pilot.pause()
        assert "●" not in screen_text(app)
        assert "Follow-up by text" in screen_text(app)


async def test_what_is_in_view_already_does_not_jump():
    before = clinic()
    after = before.model_copy(update={"title": "Another title"})
    app = Alone(LiveMap)
    async with app.run_test(size=(60, 24)) as pilot:
        live_map(pilot).show(before)
        await pilot.pause()
        live_map(pilot).show(after, changed_paths(before, after))
        await pilot.pause()
        assert live_map(pilot).scroll_offset.y == 0
        assert screen_text(app).splitlines()[0].endswith("● Another title")


async def test_the_keyboard_scrolls_and_a_resize_keeps_the_place():
    app = Alone(LiveMap)
    async with app.run_test(size=(60, 24)) as pilot:
        shown = live_map(pilot)
        shown.show(saas_churn())
        shown.focus()
        await pilot.pause()
        await pilot.press("pagedown", "down")
        await pilot.pause()
        at_top = screen_text(app).splitlines()[0].split()[1:4]
        assert shown.scroll_offset.y > 10
        await pilot.resize_terminal(100, 24)
        await pilot.pause()
        assert screen_text(app).splitlines()[0].split()[1:4] == at_top
        await pilot.press("end")
        await pilot.pause()
        assert "1 October 2026" in screen_text(app)


async def test_a_map_shown_before_there_is_room_is_there_when_there_is():
    def filled() -> LiveMap:
        one = LiveMap()
        one.show(clinic(), frozenset({"title"}))
        return one

    app = Alone(filled)
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert "● First visit to the dentist" in screen_text(app)


async def test_the_light_goes_out_by_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("mapcoach.tui.widgets.live_map.LIT_FOR", 0.01)
    app = Alone(LiveMap)
    async with app.run_test(size=(60, 24)) as pilot:
        went_out = asyncio.Event()
        shown = live_map(pilot)

        def unlight() -> None:
            LiveMap.unlight(shown)
            went_out.set()

        monkeypatch.setattr(shown, "unlight", unlight)
        shown.show(clinic(), frozenset({"title"}))
        assert shown.lit_lines
        await asyncio.wait_for(went_out.wait(), 60)
        assert not shown.lit_lines


def test_every_value_has_a_row_that_can_be_lit():
    told = clinic()
    shown = {path for row in rows(told) for path in row.paths}
    rejected = {"automations[a2].recipe", "automations[a2].status"}
    assert changed_paths(JourneyMap(), told) - shown == rejected


def test_evidence_is_marked_and_the_mark_explained():
    text = drawn(clinic(), 200)
    assert any("Booking form (website) ◆ moment of truth ✓" in line for line in text)
    assert text[-1].startswith("✓ rests on evidence")
    assert not any("✓" in line for line in drawn(saas_churn()))


def test_what_is_still_to_come_is_said_until_it_is_there():
    told = JourneyMap(title="A map")
    assert drawn(told)[-1] == "Still to come: the customer; the stages of the journey."
    told = JourneyMap(persona=Persona(name="Maya"), stages=(Stage(id="s1", name="Look around"),))
    assert drawn(told)[-1] == "Still to come: the touchpoints."
    unrated = Stage(id="s1", name="Look around", touchpoints=(Touchpoint(id="t1", name="Website"),))
    assert drawn(JourneyMap(persona=Persona(name="Maya"), stages=(unrated,)))[-1].startswith("Still to come: how each")
    assert not any("Still to come" in line for line in drawn(saas_churn()))


def test_an_item_without_a_name_is_still_there():
    nameless = JourneyMap(stages=(Stage(id="s1", name="\u200b", touchpoints=(Touchpoint(id="t1", name=""),)),))
    assert [line.strip() for line in drawn(nameless)[2:4]] == ["1 (no name)", "not rated    (no name)"]


def test_lines_are_wrapped_with_a_hanging_indent():
    row = Row((Piece("one two three four"),), Piece("Label"), 2, 9)
    lines = ["".join(piece.text for piece in line.pieces) for line in lay_out([row], 18)]
    assert lines == ["  Label  one two", "         three", "         four"]


@given(text=hostile.text, width=st.integers(1, 90))
def test_whatever_people_write_fits_and_controls_nothing(text: str, width: int):
    for line in lay_out(rows(everywhere(text.encode("utf-8", "replace").decode())), width):
        told = "".join(piece.text for piece in line.pieces)
        assert cell_len(told) <= max(width, 2)
        assert not any(category(character) == "Cc" for character in told)


@pytest.mark.parametrize("text", ["[bold]x[/]", "[/]", "[@click=app.quit]go[/]", "\x1b[31mred\x1b[0m", "日本語" * 40])
async def test_markup_and_escapes_are_shown_as_typed_or_not_at_all(text: str):
    app = Alone(LiveMap)
    async with app.run_test(size=(60, 200)) as pilot:
        told = everywhere(text)
        live_map(pilot).show(told, changed_paths(JourneyMap(), told))
        await pilot.pause()
        shown = screen_text(app)
        assert "\x1b" not in shown
        assert text.replace("\x1b[31m", "").replace("\x1b[0m", "")[:10] in shown


@settings(max_examples=10)
@given(texts=st.lists(hostile.text, min_size=1, max_size=4))
async def test_hostile_maps_crash_nothing(texts: list[str]):
    app = Alone(LiveMap)
    async with app.run_test(size=(46, 20)) as pilot:
        for text in texts:
            told = everywhere(text.encode("utf-8", "replace").decode())
            live_map(pilot).show(told, changed_paths(JourneyMap(), told))
            await pilot.pause()
            assert len(screen_text(app).splitlines()) <= 20


def test_fifty_thousand_characters_are_shortened():
    assert len(drawn(JourneyMap(persona=Persona(name="A", goals=("word " * 10_000,))))) < 20


def test_a_large_map_is_a_few_rows_a_touchpoint():
    assert len(rows(large(200))) < 200 * 4
