"""Whatever a file's label holds, the list shows it as text, stays in its columns, and nothing crashes or runs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mapcoach.storage.heads import read_summary
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.widgets.map_list import MapList
from mapcoach.tui.widgets.map_list_details import details
from mapcoach.tui.widgets.map_list_words import TROUBLES, line_of
from mapcoach.workspace import Workspace
from tests.tui.conftest import screen_text
from tests.tui.test_home import press, settle

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HOSTILE = [
    "[bold]bold[/bold]",
    "[/]",
    "[@click=app.quit]click me[/]",
    "\x1b[31mred\x1b[0m\x07",
    "\u202egnp.exe",
    "zero\u200bwidth",
    "half \ud800 a character",
    "顧客の旅" * 40,
    "👩\u200d👩\u200d👧 family",
    "e" + "\u0301" * 500,
    "long " * 10_000,
    "two\nlines\r\nand a\ttab",
    "$primary [5%] \\[b]",
]
Hostile = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))
Anything = st.one_of(Hostile, st.none(), st.booleans(), st.integers(), st.floats(), st.lists(st.integers()))


def write(folder: Path, name: str, label: dict[str, object]) -> Path:
    about = {"format": 1, "id": name, "created": label.get("created", ""), "updated": "", "label": label}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"about": {"1": about}, "journal": {}}), encoding="utf-8")
    return path


@given(
    label=st.fixed_dictionaries(
        dict.fromkeys(("title", "kind", "answered", "remaining", "review_due", "updated", "created"), Anything)
    )
)
def test_any_label_makes_a_line_that_a_terminal_can_print(
    label: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = write(tmp_path_factory.getbasetemp() / "hostile", "m1", label)
    summary = read_summary(str(path))
    line = line_of(summary, NOON)
    shown = "".join([line.title, line.kind, line.bar, line.progress, line.changed, line.sign, line.trouble])
    told = details(summary, NOON, TROUBLES).plain
    for text in (shown, told.replace("\n", "")):
        text.encode()
        assert not any(ord(one) < 32 or 127 <= ord(one) < 160 or one in "\u202e\u2066\u200b" for one in text)
    assert len(line.title) <= 400
    assert len(line.kind) <= 15


@pytest.mark.parametrize("width", [80, 140, 24])
async def test_hostile_titles_stay_in_their_lines(tmp_path: Path, width: int) -> None:
    for number, title in enumerate(HOSTILE):
        write(tmp_path / "maps", f"m{number}", {"title": title, "kind": title, "review_due": title})
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(width, 40)) as pilot:
        await settle(pilot)
        shown = app.screen.query_one(MapList)
        assert {shown.render_line(y).cell_length for y in range(shown.size.height)} == {shown.size.width}
        assert all(cell_len(line) <= width for line in screen_text(app).splitlines())
        for _ in HOSTILE:
            await pilot.press("down")
            await pilot.click(MapList, offset=(4, 1))
        if width == 80:
            assert "[@click=app.quit]click me[/]" in screen_text(app)
            assert "[bold]bold[/bold]" in screen_text(app)
        assert app.is_running


async def test_a_hostile_search_is_only_a_search(tmp_path: Path) -> None:
    write(tmp_path / "maps", "m1", {"title": "One"})
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        for text in HOSTILE:
            field = app.screen.query_one("#find")
            field.value = text  # type: ignore[attr-defined]
            await pilot.pause()
        assert "No title holds" in screen_text(app)
