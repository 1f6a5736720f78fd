"""The agenda's clock: what it says when, and that it keeps out of the way."""

from __future__ import annotations

import pytest

from mapcoach.journey import fold, new_entry
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.journey.session_operations import PlannedItem
from mapcoach.journey.shape import JourneyMap
from mapcoach.tui.widgets.agenda_clock import AgendaClock
from mapcoach.tui.widgets.agenda_clock_words import clock_line
from tests.tui.group_maps import HOSTILE, NOON, at, stand_still
from tests.tui.map_looks import Alone


def running_map(minutes: int = 10, title: str = "The stages", following: str = "Touchpoints") -> JourneyMap:
    steps = (PlannedItem(id="g1", title=title, minutes=minutes), PlannedItem(id="g2", title=following, minutes=5))
    start = session_ops.StartAgendaItem(item="g1", at=NOON)
    return fold([new_entry(operations=(ops.StartMap(id="m1"), session_ops.SetAgenda(items=steps), start))]).map


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "◷ 0 of 10 min used, 10 left · The stages, then Touchpoints"),
        (7.5, "◷ 7 of 10 min used, 3 left · The stages, then Touchpoints"),
        (8, "! nearly up: 8 of 10 min used, 2 left · The stages, then Touchpoints"),
        (10.5, "!! time is up (10 of 10 min used) · The stages, then Touchpoints"),
        (13, "!! 3 min over (13 of 10 min used) · The stages, then Touchpoints"),
    ],
)
def test_the_line_at_each_time(minutes: float, told: str) -> None:
    line = clock_line(running_map(), at(minutes))
    assert line is not None
    assert f"{line.sign} {line.time} · {line.about}" == told


def test_a_step_without_a_time_box_and_no_step_at_all() -> None:
    line = clock_line(running_map(0), at(12))
    assert line is not None
    assert line.time == "12 min so far"
    assert clock_line(JourneyMap(), at(0)) is None


async def test_it_ticks_by_itself_changes_its_look_and_rings_only_where_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rings: list[int] = []
    app = Alone(lambda: AgendaClock())
    monkeypatch.setattr(app, "bell", lambda: rings.append(1))
    async with app.run_test(size=(60, 3)) as pilot:
        clock = app.query_one(AgendaClock)
        assert clock.styles.display == "none"
        stand_still(monkeypatch, 1)
        clock.show(running_map())
        await pilot.pause()
        assert clock.styles.display == "block"
        assert clock.size.height == 1
        for minutes, look in ((8.5, "-soon"), (11, "-over")):
            stand_still(monkeypatch, minutes)
            clock.tick()
            assert clock.has_class(look)
        assert rings == []
        clock.bell = True
        for minutes in (1, 8.5, 9.5, 11, 14):
            clock.show(running_map(), at(minutes))
        assert len(rings) == 2
        clock.show(JourneyMap(), at(0))
        await pilot.pause()
        assert clock.styles.display == "none"


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_titles_stay_on_one_line(text: str) -> None:
    app = Alone(lambda: AgendaClock())
    async with app.run_test(size=(60, 3)) as pilot:
        clock = app.query_one(AgendaClock)
        clock.show(running_map(title=text, following=text), at(1))
        await pilot.pause()
        assert clock.size.height == 1
        shown = str(clock.render())
        assert "\x1b" not in shown
        if text.startswith("["):
            assert text[:20] in shown
