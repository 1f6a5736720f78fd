from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from mapcoach.journey import JourneyMap, Opportunity
from mapcoach.tui.widgets.live_map_lines import Line
from mapcoach.tui.widgets.matrix import Matrix
from mapcoach.tui.widgets.matrix_placing import draw, place
from tests.export import hostile
from tests.export.maps import clinic
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.map_looks import Alone, everywhere


def told(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def ideas(*ratings: tuple[int | None, int | None]) -> JourneyMap:
    return JourneyMap(
        opportunities=tuple(
            Opportunity(id=f"o{number}", text=f"Idea {number}", impact=impact, feasibility=feasibility)
            for number, (impact, feasibility) in enumerate(ratings, 1)
        )
    )


def matrix(pilot: Pilot[object]) -> Matrix:
    return pilot.app.query_one(Matrix)


def test_opportunities_are_numbered_best_first_and_stand_at_their_ratings():
    placed = place(ideas((2, 2), (5, 4), (2, 2), (1, 5)))
    assert [(entry.number, entry.text) for entry in placed.ranked] == [
        (1, "Idea 2"),
        (2, "Idea 4"),
        (3, "Idea 1"),
        (4, "Idea 3"),
    ]
    assert placed.cells == {(5, 4): (1,), (1, 5): (2,), (2, 2): (3, 4)}


def test_what_lacks_a_rating_is_listed_apart():
    placed = place(ideas((3, None), (None, None), (1, 1)))
    assert [(entry.text, entry.weight, entry.number) for entry in placed.unrated] == [
        ("Idea 1", "impact 3, feasibility ?", 0),
        ("Idea 2", "impact ?, feasibility ?", 0),
    ]


def test_pain_points_without_an_idea_are_listed_worst_first():
    bare = clinic().model_copy(update={"opportunities": clinic().opportunities[:1]})
    assert [entry.part for entry in place(bare).unanswered] == ["p2", "p4", "p3"]
    assert place(bare).unanswered[0].weight == "they may leave over it, people give up here, hits 35%"


def test_the_grid_has_impact_up_and_feasibility_to_the_right():
    lines = told(draw(place(ideas((5, 5), (1, 1), (5, 1))), 40, 20))
    assert lines[2] == "  5 │ 2    │      │      │      │ 1    │"
    assert lines[10] == "  1 │ 3    │      │      │      │      │"


def test_a_full_cell_says_how_many_more_there_are():
    crowded = place(ideas(*[(3, 3)] * 12))
    assert told(draw(crowded, 60, 20))[6].split("│")[3] == " 1 2 3 +9 "
    assert told(draw(crowded, 40, 20))[6].split("│")[3] == " ×12  "
    assert [line.strip() for line in told(draw(crowded, 100, 40))[8:10]] == [
        "3 │                │                │ 1 2 3 4 5 6 7  │                │                │",
        "│                │                │ 8 9 10 11 12   │                │                │",
    ]
    assert " 12 Idea 12 (impact 3, feasibility 3)" in told(draw(crowded, 60, 20))


def test_a_map_without_anything_to_place_says_so():
    assert "Opportunities appear here once" in " ".join(told(draw(place(JourneyMap()), 80, 20)))


@given(
    ratings=st.lists(st.tuples(st.none() | st.integers(1, 5), st.none() | st.integers(1, 5)), max_size=40),
    width=st.integers(1, 160),
    height=st.integers(1, 60),
)
def test_every_opportunity_is_listed_once_and_the_grid_keeps_its_shape(
    ratings: list[tuple[int | None, int | None]], width: int, height: int
):
    placed = place(ideas(*ratings))
    assert len(placed.ranked) + len(placed.unrated) == len(ratings)
    assert sorted(number for found in placed.cells.values() for number in found) == list(
        range(1, len(placed.ranked) + 1)
    )
    rows = [text for text in told(draw(placed, width, height)) if "│" in text]
    assert len({cell_len(row) for row in rows}) == 1


@given(text=hostile.text, width=st.integers(10, 120))
def test_whatever_people_write_fits_and_controls_nothing(text: str, width: int):
    for line in draw(place(everywhere(text.encode("utf-8", "replace").decode())), width, 24):
        shown = "".join(piece.text for piece in line.pieces)
        assert line.row == 0 or cell_len(shown) <= width
        assert not any(category(character) == "Cc" for character in shown)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_the_matrix_of_a_clinic(size: tuple[int, int], golden_screen: GoldenScreen):
    app = Alone(Matrix)
    async with app.run_test(size=size) as pilot:
        matrix(pilot).show(clinic())
        await pilot.pause()
        golden_screen(app)


async def test_the_keyboard_scrolls_to_the_end_of_the_list():
    app = Alone(Matrix)
    async with app.run_test(size=(60, 16)) as pilot:
        matrix(pilot).show(clinic())
        matrix(pilot).focus()
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert "No confirmation for up to two days" in screen_text(app)


@settings(max_examples=10)
@given(texts=st.lists(hostile.text, min_size=1, max_size=4))
async def test_hostile_maps_crash_nothing(texts: list[str]):
    app = Alone(Matrix)
    async with app.run_test(size=(30, 20)) as pilot:
        for text in texts:
            matrix(pilot).show(everywhere(text.encode("utf-8", "replace").decode()))
            await pilot.pause()
            assert len(screen_text(app).splitlines()) <= 20


@pytest.mark.parametrize("width", [30, 36, 40, 50, 60, 120])
def test_the_words_of_the_axes_fit(width: int):
    lines = ["".join(piece.text for piece in line.pieces) for line in draw(place(clinic()), width, 30)]
    axes = [line for line in lines if line.strip().startswith(("Impact", "Feasibility"))]
    assert len(axes) == 2
    assert all(len(line) <= width for line in axes)
