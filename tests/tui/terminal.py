"""The app as it is installed, in a terminal that is emulated: what a person would see, key by key."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "ctrl+q": "\x11",
    "ctrl+s": "\x13",
    "ctrl+p": "\x10",
}
_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\")
"""Queries and keyboard modes that pyte would print."""


class Terminal:
    """A terminal of a given size with a command in it. Waiting ends as soon as the screen shows what is waited for."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        lines: int = 24,
        environment: Mapping[str, str] | None = None,
        patience: float = 30,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self.arrived = time.perf_counter()
        """When the latest chunk of what the command printed came in: what the emulator then takes is not its fault."""
        self._patience = patience
        set_ = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", **(environment or {})}
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            if name not in (environment or {}):
                set_.pop(name, None)
        self.child = pexpect.spawn(
            command[0], list(command[1:]), dimensions=(lines, columns), encoding="utf-8", timeout=patience, env=set_
        )
        self.child.delaybeforesend = None

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def feed(self, seconds: float) -> bool:
        """Take in what the command prints within some seconds, at most one chunk; whether there was any."""
        try:
            chunk = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return False
        self.arrived = time.perf_counter()
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", chunk))
        return True

    def wait(self, shows: Callable[[str], bool], what: str = "") -> str:
        """Wait until the screen shows something; returns the screen."""
        deadline = time.monotonic() + self._patience
        while not shows(self.text):
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"The screen never showed {what!r}. It shows:\n{self.text}")
            self.feed(min(left, 0.5))
        return self.text

    def see(self, words: str) -> str:
        """Wait until some words stand on the screen, whatever line breaks are between them."""
        wanted = "".join(words.split())
        return self.wait(lambda text: wanted in "".join(text.split()), words)

    def unsee(self, words: str) -> str:
        """Wait until some words are gone."""
        return self.wait(lambda text: words not in text, f"no more: {words}")

    def press(self, *keys: str) -> None:
        """Press keys, by name or as they are typed."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Type a text."""
        self.child.send(text)

    def settle(self) -> None:
        """Wait until nothing more is printed."""
        while self.feed(0.3):
            pass

    def kill(self) -> None:
        """Kill the command as a crash would."""
        self.child.kill(9)
        self.child.wait()

    def end(self) -> int:
        """Wait for the end; returns the exit status."""
        with contextlib.suppress(pexpect.EOF):
            while True:
                self.feed(1.0)
                if not self.child.isalive():
                    break
        self.child.wait()
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    def memory(self) -> float:
        """How much memory the command holds now, in MB."""
        status = Path(f"/proc/{self.child.pid}/status").read_text(encoding="utf-8")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024
