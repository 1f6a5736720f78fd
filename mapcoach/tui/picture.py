"""Saves a picture of the screen as an SVG file."""

from __future__ import annotations

import asyncio
import io
import itertools
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapcoach.tui.app import MapcoachApp

_FONT = re.compile(r"@font-face\s*\{[^{}]*\}")


def save_picture(app: MapcoachApp, folder: Path | None = None) -> None:
    """Save what is on the screen, once whatever covers it is gone; say where. In a browser it is downloaded."""
    app.call_after_refresh(lambda: app.run_worker(_save(app, folder), group="picture", exit_on_error=False))


async def _save(app: MapcoachApp, folder: Path | None) -> None:
    svg = without_fonts(app.export_screenshot())
    name = f"mapcoach-{datetime.now():%Y-%m-%d-%H%M%S}"
    if app.is_web:
        app.deliver_text(io.StringIO(svg), save_filename=f"{name}.svg", mime_type="image/svg+xml")
        return
    try:
        path = await asyncio.to_thread(_write, svg, name, folder)
    except OSError as error:
        app.say(f"The picture could not be saved: {error.strerror or error}.", "error", 12)
    else:
        app.say(f"The picture of this screen is in {path}", seconds=12)


def without_fonts(svg: str) -> str:
    """The picture without the fonts that it would fetch from another host whenever somebody opens it."""
    return _FONT.sub("", svg)


def _write(svg: str, name: str, folder: Path | None) -> Path:
    """Write it beside what is there already: nothing is overwritten."""
    if folder is None:
        import platformdirs

        downloads = platformdirs.user_downloads_path()
        folder = downloads if downloads.is_dir() else Path.cwd()
    for number in itertools.count(1):
        path = folder / (f"{name}.svg" if number == 1 else f"{name}-{number}.svg")
        try:
            with path.open("x", encoding="utf-8", errors="replace") as file:
                file.write(svg)
        except FileExistsError:
            continue
        return path
    raise AssertionError("counting never ends")
