"""Draws the pictures of the documents: the real app, on maps that the real interviewer made, as SVG files.

``make pictures`` draws all of them into docs/pictures, ``python docs/pictures.py --into FOLDER home group`` two.
The same code gives the same bytes, for the clock stands still; and a picture loads nothing from elsewhere.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import re
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from picture_maps import NEXT_REPLY, NOW, MapName, make_map, standing_still

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

    from mapcoach.tui.faces import Face

    Keys = Callable[[Pilot[None]], Awaitable[None]]

INTO = Path(__file__).parent / "pictures"
NARROW, WIDE = (80, 24), (140, 40)


# --- what is drawn ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Picture:
    """One picture: its file, what it shows, the maps it is of (the first is opened on ``face``), the keys before."""

    name: str
    about: str
    maps: tuple[MapName, ...]
    face: Face | None = "interview"
    size: tuple[int, int] = WIDE
    look: str = "mapcoach-dark"
    before: Keys | None = None


def pressing(*keys: str) -> Keys:
    """Press some keys."""

    async def press(pilot: Pilot[None]) -> None:
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return press


async def answering(pilot: Pilot[None]) -> None:
    """Answer the question that is asked: what was understood is shown, what is new on the map is marked."""
    from textual.widgets import TextArea

    pilot.app.screen.query_one(TextArea).insert(NEXT_REPLY)
    await pilot.press("ctrl+s")
    await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything that was begun is done and shown."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


TALK = "The interview: the conversation at the left, the map that grows from it at the right"
ALL: tuple[MapName, ...] = ("renewal", "shop", "alone", "sample", "group")
PICTURES = (
    Picture("home", "The list of maps", ALL, None, size=(120, 22)),
    Picture("interview", TALK, ("alone",), before=answering),
    Picture("interview-light", f"{TALK}; light", ("alone",), look="mapcoach-light", before=answering),
    Picture("interview-contrast", f"{TALK}; high contrast", ("alone",), look="mapcoach-contrast", before=answering),
    Picture("interview-80x24", "The interview on a small terminal", ("alone",), size=NARROW, before=answering),
    Picture("map", "The map: stages across, lanes down, and the emotion curve", ("sample",), "map"),
    Picture("automations", "What this map calls for, stage by stage, and why", ("sample",), "automations"),
    Picture("draft", "The draft as it will be read", ("sample",), "draft"),
    Picture(
        "group", "Leading a group: the agenda with its clock", ("group",), "group", (120, 26), before=pressing("2")
    ),
    Picture("presenter", "The presenter view for the projector", ("group",), "group", (100, 28), before=pressing("p")),
)


@contextmanager
def as_everywhere() -> Iterator[None]:
    """No setting of this machine counts: no colours switched off, no questions that somebody changed."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        kept |= {"MAPCOACH_CONFIG_DIR": folder, "TEXTUAL_ANIMATIONS": "none", "COLORTERM": "truecolor"}
        with patch.dict(os.environ, kept, clear=True):
            yield


# --- drawing ------------------------------------------------------------------------------------------------------


async def draw(picture: Picture) -> str:
    """Drive the app to where a picture is of, and return it as SVG."""
    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.widgets import live_map
    from mapcoach.workspace import Workspace

    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        paths = [await make_map(workspace, name) for name in picture.maps]
        with standing_still(NOW), patch.object(live_map, "LIT_FOR", 3600):
            app = MapcoachApp(workspace, paths[0] if picture.face else None, picture.face or "interview")
            async with app.run_test(size=picture.size) as pilot:
                app.theme = picture.look
                await settle(pilot)
                if picture.before is not None:
                    await picture.before(pilot)
                hold_cursors(app)
                await settle(pilot)
                return svg_of(app, picture.about)


def hold_cursors(app: App[None]) -> None:
    """Let no cursor blink."""
    from textual.widgets import Input, TextArea

    for field in app.screen.query("Input, TextArea"):
        if isinstance(field, Input | TextArea):
            field.cursor_blink = False


FRAME = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>%s</title>
<style>
.{unique_id}-matrix {{ font: 20.9px ui-monospace, Menlo, "DejaVu Sans Mono", Consolas, monospace; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" shape-rendering="crispEdges">{backgrounds}</g>
<g transform="translate({terminal_x}, {terminal_y})" class="{unique_id}-matrix">{matrix}</g>
</svg>
"""
"""Rich's own frame names a font on the web; this one takes what is there, so large that the lines of boxes join."""


def svg_of(app: App[None], about: str) -> str:
    """The screen as SVG, as ``App.export_screenshot`` draws it, but self-contained and smaller."""
    from rich.color import Color
    from rich.console import Console
    from rich.terminal_theme import TerminalTheme

    def rgb(name: str) -> tuple[int, int, int]:
        return Color.parse(app.theme_variables[name]).get_truecolor()

    width, height = app.size
    console = Console(
        width=width, height=height, file=io.StringIO(), record=True, force_terminal=True, color_system="truecolor"
    )
    console.print(app.screen._compositor.render_update(full=True, screen_stack=app._background_screens, simplify=True))
    colours = TerminalTheme(rgb("panel"), rgb("foreground"), [(0, 0, 0)] * 8)
    frame = FRAME % escape(about).replace("{", "{{").replace("}", "}}")
    svg = console.export_svg(title=app.title, theme=colours, code_format=frame, font_aspect_ratio=0.63, unique_id="m")
    svg = re.sub(r' (?:clip-path="[^"]*"|shape-rendering="crispEdges"(?=/))', "", svg)
    return svg.replace("&#160;", "\u00a0")


def main() -> None:
    """Draw the pictures that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(one.name for one in PICTURES))
    parser.add_argument("--into", type=Path, default=INTO, metavar="FOLDER")
    options = parser.parse_args()
    if unknown := set(options.names) - {one.name for one in PICTURES}:
        parser.error(f"there is no picture called {', '.join(sorted(unknown))}")
    options.into.mkdir(parents=True, exist_ok=True)
    with as_everywhere():
        for picture in PICTURES:
            if not options.names or picture.name in options.names:
                path = options.into / f"{picture.name}.svg"
                path.write_text(asyncio.run(draw(picture)), encoding="utf-8", newline="\n")
                print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
