"""Progress by topic: never more than two lines, nothing broken at the end of a line, the current one always there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from mapcoach.interview.topics import TopicProgress
from mapcoach.tui.widgets.topics import LINES, Topics, windowed, worded

NAMES = st.text(max_size=40) | st.sampled_from(
    ["[bold]", "[/]", "a b c d e f g h i j k", "検索サイトで探す", "\x1b[2J"]
)


def topic(name: str, answered: int, remaining: int, current: bool = False) -> TopicProgress:
    return TopicProgress(name, "", name, answered, remaining, current)


def texts(topics: list[TopicProgress], width: int, lines: int = LINES) -> list[list[str]]:
    return [[part.text for part in line] for line in windowed(topics, width, lines)]


def long_journey(done: int, later: int) -> list[TopicProgress]:
    return [
        *(topic(f"Stage number {number}", 3, 0) for number in range(done)),
        topic("Repair", 1, 3, True),
        *(topic(f"Next stage {number}", 0, 4) for number in range(later)),
    ]


def test_a_short_journey_is_told_whole() -> None:
    topics = [topic("Aim", 2, 0), topic("Repair", 1, 2, True), topic("Collect", 1, 1), topic("Come back", 0, 4)]
    assert texts(topics, 80) == [["✓ Aim", "▶ Repair (2 left)", "◐ Collect", "○ Come back"]]


def test_a_long_one_is_told_around_where_we_are() -> None:
    assert texts(long_journey(6, 1), 60, 1) == [["✓ 6 done", "▶ Repair (3 left)", "○ Next stage 0"]]
    told = texts(long_journey(6, 9), 60)
    assert told[0][:2] == ["✓ 6 done", "▶ Repair (3 left)"]
    assert told[-1][-1].startswith("○ ")
    assert told[-1][-1].endswith(" more")
    named = sum(part.startswith("○ Next stage") for line in told for part in line)
    assert named + int(told[-1][-1].split()[1]) == 9


def test_what_was_left_open_before_is_counted_apart_and_all_done_is_done() -> None:
    topics = [topic(f"Stage {number}", 1, number % 2) for number in range(12)]
    topics.append(topic("Here", 0, 1, True))
    assert texts(topics, 40, 1) == [["✓ 6 done", "○ 6 open", "▶ Here (1 left)"]]
    assert texts([topic(f"Stage number {number}", 1, 0) for number in range(30)], 20, 1) == [["✓ 30 done"]]
    assert texts([], 40) == []


@given(
    st.lists(st.tuples(NAMES, st.integers(0, 9), st.integers(0, 9)), max_size=30),
    st.integers(0, 40),
    st.integers(24, 200),
)
def test_it_never_takes_more_room_than_it_has(found: list[tuple[str, int, int]], here: int, width: int) -> None:
    topics = [topic(name, done, left, at == here) for at, (name, done, left) in enumerate(found)]
    told = windowed(topics, width)
    assert len(told) <= LINES
    assert all(len(line) == 1 or cell_len(" · ".join(part.text for part in line)) <= width for line in told)
    assert worded(topics, width).plain.count("\n") == max(0, len(told) - 1)
    if here < len(topics):
        assert sum(part.text.startswith("▶ ") for line in told for part in line) == 1


async def test_the_sign_stays_with_its_name_on_the_screen() -> None:
    class Shown(App[None]):
        def compose(self) -> ComposeResult:
            yield Topics()

    app = Shown()
    async with app.run_test(size=(60, 10)) as pilot:
        app.query_one(Topics).show(long_journey(5, 14))
        await pilot.pause()
        lines = [strip.text.strip() for strip in app.screen._compositor.render_strips()]
        assert [line for line in lines if line] == [" · ".join(line) for line in texts(long_journey(5, 14), 58)]
        await pilot.resize_terminal(100, 10)
        await pilot.pause()
        lines = [strip.text.strip() for strip in app.screen._compositor.render_strips()]
        assert [line for line in lines if line] == [" · ".join(line) for line in texts(long_journey(5, 14), 98)]
