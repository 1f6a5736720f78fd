import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.export.curve import COLUMNS, Point, draw
from mapcoach.export.layout import width
from mapcoach.journey import Emotion
from tests.export import hostile
from tests.export.reading import parse


def points(*scores: int | None, stages: int = 1) -> list[Point]:
    per_stage = -(-len(scores) // stages)
    return [
        Point(place // per_stage + 1, f"Part {place // per_stage + 1}", f"Step {place + 1}", Emotion(score=score))
        for place, score in enumerate(scores)
    ]


def test_points_stand_at_the_height_of_their_feeling_and_are_joined():
    assert draw(points(1, 2, None, -1, -1)).split("\n\n")[0] == "\n".join(
        (
            "Stage        |1 Part 1",
            "+2 very good |    ╭────2",
            "+1 good      |1───╯",
            " 0 so-so     |",
            "-1 bad       |                           4────────5",
            "-2 very bad  |",
            " ? not rated |                  3",
        )
    )


def test_a_fall_over_several_steps_is_drawn_as_one_line():
    assert draw(points(2, -2)).split("\n\n")[0] == "\n".join(
        (
            "Stage        |1 Part 1",
            "+2 very good |1───╮",
            "+1 good      |    │",
            " 0 so-so     |    │",
            "-1 bad       |    │",
            "-2 very bad  |    ╰────2",
        )
    )


def test_the_legend_says_in_words_what_the_drawing_shows():
    told = [Point(1, "Book", "Form", Emotion(score=-2, feeling="annoyed"), "lowest"), Point(2, "Go", "Call", Emotion())]
    assert draw(told).split("\n\n")[1] == "\n".join(
        (
            "Stage 1: Book",
            "  1  Form: very bad (-2), annoyed - lowest",
            "Stage 2: Go",
            "  2  Call: not rated yet",
        )
    )


def test_no_touchpoints_no_curve():
    assert draw([]) == ""


def test_every_number_is_drawn_once():
    drawing = draw(points(*[place % 5 - 2 for place in range(40)], stages=8)).split("\n\nStage 1:")[0]
    for number in range(1, 41):
        rows = [line.split("|", 1)[1] for line in drawing.split("\n") if not line.startswith("Stage") and "|" in line]
        assert sum(row.replace("─", " ").replace("╮", " ").replace("╯", " ").split().count(str(number)) for row in rows)


@pytest.mark.parametrize("stages", [1, 7, 21])
def test_seven_stages_of_three_touchpoints_fit_into_one_drawing_of_a_hundred_columns(stages):
    drawing = draw(points(*[place % 5 - 2 for place in range(21)], stages=stages))
    assert max(map(width, drawing.split("\n"))) <= COLUMNS
    assert drawing.count("+2 very good") == 1


@given(
    scores=st.lists(st.none() | st.integers(-2, 2), min_size=1, max_size=60),
    stages=st.integers(1, 9),
    name=hostile.text,
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_names_are_the_drawing_fits_and_stays_in_its_block(scores, stages, name):
    told = [
        Point(point.stage, name, name, Emotion(score=point.score, feeling=name), name)
        for point in points(*scores, stages=stages)
    ]
    drawing = draw(told)
    block = f"```text\n{drawing}\n```"
    assert [token.type for token in parse(block)] == ["fence"]
    grid = drawing.split("\n\nStage 1: ")[0]
    assert max(map(width, grid.split("\n"))) <= COLUMNS
