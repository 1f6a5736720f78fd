from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from mapcoach.journey import Emotion, JourneyMap, PainPoint, Stage, Touchpoint
from mapcoach.tui.widgets.curve import EmotionCurve
from mapcoach.tui.widgets.live_map_lines import lay_out
from mapcoach.tui.widgets.plotting import Plot, plot
from tests.export import hostile
from tests.export.maps import clinic, saas_churn
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.map_looks import Alone, everywhere, large


def journey(*stages: list[int | None]) -> JourneyMap:
    return JourneyMap(
        stages=tuple(
            Stage(
                id=f"s{number}",
                name=f"Part {number}",
                touchpoints=tuple(
                    Touchpoint(id=f"t{number}{place}", name=f"Contact {place}", emotion=Emotion(score=score))
                    for place, score in enumerate(scores, 1)
                ),
            )
            for number, scores in enumerate(stages, 1)
        )
    )


def legend(drawn: Plot) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lay_out(drawn.legend, 70)]


def curve(pilot: Pilot[object]) -> EmotionCurve:
    return pilot.app.query_one(EmotionCurve)


def test_points_stand_at_the_height_of_their_feeling_and_are_joined():
    assert plot(journey([1, 2, None], [-1, -1]), 36, 10).lines == [
        "              1 Part 1    ┊2 Part…",
        "+2 very good ┤   ╭─▲      ┊",
        "+1 good      ┤ ●─╯        ┊",
        " 0 so-so     ┤┄┄┄┄┄┄┄┄┄┄┄┄┊┄┄┄┄┄┄┄┄",
        "-1 bad       ┤            ┊ ▼───●",
        "-2 very bad  ┤            ┊",
        " ? not rated │         ?",
        "               1   2   3    4   5",
    ]


def test_a_fall_over_several_steps_is_one_line_that_bends_behind_the_signs():
    told = journey([2, -2])
    stage = told.stages[0]
    gives_up = PainPoint(id="p1", text="Nobody there", drops_off=True)
    first = stage.touchpoints[0].model_copy(update={"moment_of_truth": True, "pain_points": (gives_up,)})
    told = JourneyMap(stages=(stage.model_copy(update={"touchpoints": (first, stage.touchpoints[1])}),))
    assert plot(told, 22, 10).lines[1:6] == [
        "+2 very good ┤ ▲◆✗╮",
        "+1 good      ┤    │",
        " 0 so-so     ┤┄┄┄┄│┄┄┄",
        "-1 bad       ┤    │",
        "-2 very bad  ┤    ╰▼",
    ]


def test_with_more_room_it_is_larger():
    low, high, highest = (plot(clinic(), 100, height) for height in (12, 20, 40))
    assert len(low.body) < len(high.body) < len(highest.body)
    assert plot(clinic(), 60, 20).width < low.width


def test_what_is_special_is_named_first():
    told = legend(plot(clinic(), 80, 20))
    assert told[:2] == ["", "▼◆✗   3 Booking form: very bad (-2), annoyed – lowest, moment of"]
    assert [line for line in told if line.startswith("?")] == ["?     7 Follow-up: not rated yet"]


def test_a_flat_or_unrated_journey_is_told_in_words():
    assert "Not known yet: no touchpoint is rated." in legend(plot(journey([None, None]), 80, 20))[1]
    assert "feel the same" in legend(plot(journey([1, 1]), 80, 20))[1]


def test_a_stage_without_touchpoints_keeps_its_place():
    header, *_, numbers = plot(journey([1], [], [2]), 80, 10).lines
    assert header.split("┊")[1].startswith("2 Part 2")
    assert numbers.split() == ["1", "2"]


def test_no_touchpoints_no_drawing():
    drawn = plot(JourneyMap(), 80, 20)
    assert drawn.lines == []
    assert legend(drawn) == ["The emotion curve is drawn here as soon as there are touchpoints."]


@given(
    stages=st.lists(st.lists(st.none() | st.integers(-2, 2), max_size=8), max_size=6),
    width=st.integers(1, 200),
    height=st.integers(1, 60),
)
def test_every_touchpoint_is_drawn_at_its_height(stages: list[list[int | None]], width: int, height: int):
    drawn = plot(journey(*stages), width, height)
    scores = [score for scores in stages for score in scores]
    points = "".join(drawn.body[1:-1])
    assert sum(points.count(sign) for sign in "▲▼●") == sum(score is not None for score in scores)
    for score, word in ((2, "+2 very good"), (1, "+1 good"), (0, " 0 so-so"), (-1, "-1 bad"), (-2, "-2 very bad")):
        rows = [line for left, line in zip(drawn.axis, drawn.body, strict=True) if left.startswith(word)]
        assert sum(line.count(sign) for line in rows for sign in "▲▼●") == scores.count(score)
    assert all(cell_len(line) == drawn.width for line in drawn.body)


@given(text=hostile.text, width=st.integers(1, 120))
def test_whatever_people_write_the_drawing_keeps_its_shape(text: str, width: int):
    drawn = plot(everywhere(text.encode("utf-8", "replace").decode()), width, 20)
    assert all(cell_len(line) == drawn.width for line in drawn.body)
    told = [*drawn.body, *("".join(piece.text for piece in line.pieces) for line in lay_out(drawn.legend, width))]
    assert not any(category(character) == "Cc" for line in told for character in line)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
async def test_the_curve_of_a_clinic(size: tuple[int, int], golden_screen: GoldenScreen):
    app = Alone(EmotionCurve)
    async with app.run_test(size=size) as pilot:
        curve(pilot).show(clinic())
        await pilot.pause()
        golden_screen(app)


async def test_a_long_journey_scrolls_under_its_scale(golden_screen: GoldenScreen):
    app = Alone(EmotionCurve)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = curve(pilot)
        shown.show(saas_churn())
        shown.focus()
        await pilot.pause()
        assert "Leave or" not in screen_text(app).splitlines()[0]
        shown.scroll_to(x=999, y=0, animate=False)
        await pilot.pause()
        golden_screen(app)
        await pilot.press("left")
        assert shown.scroll_offset.x < shown.max_scroll_x
        await pilot.press("end")
        await pilot.pause()
        assert "Leave or stay: help chat: not rated yet" in screen_text(app)


async def test_it_is_drawn_anew_when_the_room_changes():
    app = Alone(EmotionCurve)
    async with app.run_test(size=(140, 45)) as pilot:
        curve(pilot).show(clinic())
        await pilot.pause()
        tall = screen_text(app).splitlines().index(next(x for x in screen_text(app).splitlines() if "-2 very bad" in x))
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        low = screen_text(app).splitlines().index(next(x for x in screen_text(app).splitlines() if "-2 very bad" in x))
        assert (tall, low) == (13, 5)


@settings(max_examples=10)
@given(texts=st.lists(hostile.text, min_size=1, max_size=4))
async def test_hostile_maps_crash_nothing(texts: list[str]):
    app = Alone(EmotionCurve)
    async with app.run_test(size=(46, 20)) as pilot:
        for text in texts:
            curve(pilot).show(everywhere(text.encode("utf-8", "replace").decode()))
            await pilot.pause()
            assert len(screen_text(app).splitlines()) <= 20


def test_a_thousand_touchpoints_are_drawn():
    assert plot(large(1000), 80, 24).lines[-1].split()[-1] == "1000"
