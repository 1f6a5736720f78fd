"""Loads behind the first screen what the next ones need, with the collector off until it is done."""

from __future__ import annotations

import contextlib
import gc
import threading
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_NEXT = ("opened", "screens.interview")
"""What is shown next."""


def warm_up(app: App[None]) -> None:
    """Import in a thread what opening a map takes; the screen answers meanwhile."""
    if app.is_headless:  # tests open what they need
        return
    threading.Thread(target=_warm_up, name="mapcoach warm-up", daemon=True).start()


def _warm_up() -> None:
    try:
        with contextlib.suppress(Exception):  # whatever is broken is told when it is needed
            from mapcoach.automation import catalogue
            from mapcoach.interview.warming import warm_up_here

            for name in _NEXT:
                import_module(f"mapcoach.tui.{name}")
            warm_up_here()
            catalogue()
    finally:
        gc.freeze()
        gc.enable()
