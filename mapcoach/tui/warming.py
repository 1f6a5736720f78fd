"""Loads what the next screens need once somebody is there: with the first key or move of the mouse, in a thread.

First what it takes to open a map, then what it takes to read replies. The collector rests until the first screen
stands, and again while this loads.
"""

from __future__ import annotations

import contextlib
import gc
import threading
from importlib import import_module

_OPENING = (
    "mapcoach.journey",
    "mapcoach.interview.session",
    "mapcoach.tui.opened",
    "mapcoach.tui.screens.interview",
    "mapcoach.storage.map_file",
    "mapcoach.workspace.open_map",
)
"""What opening a map takes."""
_FIRST_QUESTION_SECONDS = 1.5
"""How long the rest waits for a map to be shown: it would only slow that down."""


class Warming:
    """Loads once, in a thread; the screen answers meanwhile."""

    def __init__(self) -> None:
        self._begun = False
        self._can_open = threading.Event()
        self._map_shown = threading.Event()

    def first_screen_shown(self) -> None:
        """Let the collector work from now on; what start-up made stays out of its way."""
        if not self._begun:
            gc.freeze()
            gc.enable()

    def begin(self) -> None:
        """Start, unless that was done."""
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._load, name="mapcoach warm-up", daemon=True).start()

    @property
    def can_open(self) -> bool:
        """Whether a map can be opened without loading anything."""
        return self._can_open.is_set()

    def wait(self) -> None:
        """Wait until a map can be opened. It blocks."""
        self.begin()
        self._can_open.wait()

    def map_shown(self) -> None:
        """Load the rest now: somebody reads the first question meanwhile."""
        self._map_shown.set()

    def _load(self) -> None:
        gc.disable()
        try:
            with contextlib.suppress(Exception):  # whatever is broken is told when it is needed
                try:
                    _load_for_opening()
                finally:
                    self._can_open.set()
                self._map_shown.wait(_FIRST_QUESTION_SECONDS)
                _load_for_reading()
        finally:
            gc.collect()
            gc.freeze()
            gc.enable()


def _load_for_opening() -> None:
    for name in _OPENING:
        import_module(name)
    from mapcoach.interview.warming import warm_the_first_question

    warm_the_first_question()


def _load_for_reading() -> None:
    from mapcoach.automation import catalogue
    from mapcoach.interview.warming import warm_up_here

    warm_up_here()
    catalogue()
