"""Golden screens: what a terminal would show, as text files that are read in a diff."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from tests.tui.quiet import wait_this_way
from tests.tui.style_sheets import read_them_once

GOLDEN = Path(__file__).parent / "golden"
GoldenScreen = Callable[[App[Any]], None]


def screen_text(app: App[Any]) -> str:
    """The active screen as plain text, trailing blanks stripped."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips).rstrip() + "\n"


@pytest.fixture(autouse=True, scope="package")
def _quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        wait_this_way(patch)
        read_them_once(patch)
        yield


@pytest.fixture
def golden_screen(request: pytest.FixtureRequest) -> GoldenScreen:
    """Compare the app's screen with tests/tui/golden/<test name>.txt; ``--golden-update`` rewrites it."""

    def check(app: App[Any]) -> None:
        path = GOLDEN / f"{re.sub(r'[^A-Za-z0-9_-]+', '-', request.node.name)}.txt"
        text = screen_text(app)
        if request.config.getoption("--golden-update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check
