"""The line at the top: the help and the faces with their keys, and the title in what is left."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset

from mapcoach.tui.faces import FACES, Face
from mapcoach.tui.widgets.help_key import HelpKey
from mapcoach.tui.widgets.top_bar import TopBar


class Shown(App[None]):
    """A bar, and what was asked for."""

    def __init__(self, face: Face = "map", title: str = "How Maya finds a plumber in time [bold]") -> None:
        super().__init__()
        self.face: Face = face
        self.map_title = title
        self.asked: list[str] = []

    def compose(self) -> ComposeResult:
        yield TopBar(self.map_title, self.face)

    def action_help(self) -> None:
        self.asked.append("help")

    def action_go(self, face: str) -> None:
        self.asked.append(face)


def line(app: App[None]) -> str:
    return app.screen._compositor.render_strips()[0].text


async def test_at_80_columns_everything_is_named_and_the_title_has_16() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)):
        assert line(app) == " How Maya finds … F1 Help  F2 Talk  F3 Map◂ F4 Automations  F5 Draft  F6 Group  "


@pytest.mark.parametrize("face", list(FACES))
@pytest.mark.parametrize("width", [40, 60, 79])
async def test_below_80_the_keys_stay_and_only_the_face_that_is_shown_is_named(width: int, face: Face) -> None:
    app = Shown(face)
    async with app.run_test(size=(width, 24)):
        shown = line(app)
        keys = [
            "F1",
            *(f"{one.key.upper()} {one.label}◂" if name == face else one.key.upper() for name, one in FACES.items()),
        ]
        assert shown.rstrip().endswith(" ".join(keys))
        assert shown.startswith(" How")


async def test_the_names_come_back_where_there_is_room_again() -> None:
    app = Shown()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.resize_terminal(120, 24)
        await pilot.pause()
        assert "F1 Help  F2 Talk" in line(app)


async def test_a_click_helps_and_goes() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(HelpKey, offset=Offset(1, 0))
        await pilot.click(TopBar, offset=Offset(line(app).index("F5"), 0))
        assert app.asked == ["help", "draft"]
