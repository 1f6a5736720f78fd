"""How the app of one browser tab draws and listens: textual's web driver, which ends when its server has gone.

Textual's goes on for good then: it reads to the end of its input and does not tell the app.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress

from textual import messages
from textual.drivers.web_driver import WebDriver

NAME = f"{__name__}:ServedDriver"
"""What TEXTUAL_DRIVER is to be."""


class ServedDriver(WebDriver):
    """Between an app and ``mapcoach serve``."""

    def start_application_mode(self) -> None:
        """Listen and draw. A hang-up of the server's terminal, which the app hears of too, ends it in good order."""
        super().start_application_mode()
        if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._end)

    def run_input_thread(self) -> None:
        """Read until nobody is there to write any more."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._end()

    def write(self, data: str) -> None:
        """Draw, if anybody is there to see it: input ends a moment later, if not already."""
        with suppress(BrokenPipeError):
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something, if it is there."""
        with suppress(BrokenPipeError):
            super().write_meta(data)

    def _end(self) -> None:
        self._app.post_message(messages.ExitApp())
