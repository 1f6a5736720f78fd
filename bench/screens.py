"""The app against a minimal Textual app and against peers, in emulated terminals of one run, interleaved.

Run: python bench/screens.py [--rounds N] [--peer NAME=COMMAND=WORDS …]

A peer is a command that is installed somewhere, and words that stand on its first screen. Printed are medians and
paired ratios to the minimal app: the time to the first screen (without maps, with 1,000), from a key to its echo (in
a new interview, with 500 answers in the chat), from Enter to the next question, and the memory when idle.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mapcoach.workspace import Workspace
from tests.tui.terminal import Terminal

COMMAND = str(Path(sys.executable).parent / "mapcoach")
MINIMAL = """
from textual.app import App
from textual.widgets import Input, Static

class Minimal(App):
    def compose(self):
        yield Static("a minimal app")
        yield Input()

Minimal().run()
"""
_NOT_TIMED = 3
_KEYS = "zyxwvutsrqponmlkjihgfedcba"
SIZE = {"columns": 120, "lines": 40}
FIRST_QUESTION = "What does your business do"
REPLIES = [
    "We repair bicycles in town",
    "A local shop",
    "As it is today",
    "20 % fewer people who give up before the first visit, by June",
    "Dana",
    "a working bike by tomorrow",
    "Finding us, Booking, Repair, Pick-up",
    "search, our website",
    "1, 4",
    "the opening hours are wrong",
]


class Run:
    """One app in a terminal, started when it is made."""

    def __init__(self, command: list[str], words: str, environment: dict[str, str]) -> None:
        self.begun = time.perf_counter()
        self.terminal = Terminal(command, environment=environment, **SIZE)
        self.terminal.see(words)
        self.painted = self.terminal.arrived - self.begun

    def echo(self, keys: str) -> list[float]:
        """The times from each key to the moment when the screen shows it, in seconds.

        The first few keys are not timed: a letter or two may stand elsewhere on the screen.
        """
        times = []
        for number in range(1, 14):
            begun = time.perf_counter()
            self.terminal.type(keys[number - 1])
            self.terminal.wait(lambda text, typed=keys[:number]: typed in text)  # type: ignore[misc]
            if number > _NOT_TIMED:
                times.append(self.terminal.arrived - begun)
            while self.terminal.feed(0.02):
                pass
        return times

    def rest(self, seconds: float = 3.0) -> None:
        """Let it do what it does behind its first screen. (It is never quite idle: a cursor blinks.)"""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.terminal.feed(left)

    def leave(self) -> None:
        """End it, however it likes."""
        self.terminal.kill()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND=WORDS")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        empty, full, long = (Path(folder) / name for name in ("empty", "full", "long"))
        _fill(full, 1000)
        answers = _long_map(long, 500)
        minimal = Path(folder) / "minimal.py"
        minimal.write_text(MINIMAL, encoding="utf-8")
        apps: dict[str, tuple[list[str], str, dict[str, str]]] = {
            "minimal Textual app": ([sys.executable, str(minimal)], "a minimal app", {}),
            "mapcoach, no map": ([COMMAND], "Welcome", {"MAPCOACH_DATA_DIR": str(empty)}),
            "mapcoach, 1,000 maps": ([COMMAND], "Map 999", {"MAPCOACH_DATA_DIR": str(full)}),
        }
        for peer in options.peer:
            name, command, words = peer.split("=", 2)
            apps[name] = (shlex.split(command), words, {})
        _first_paint(apps, options.rounds)
        _echoes(apps["minimal Textual app"], empty, long, answers, options.rounds)
        _next_questions(Path(folder), options.rounds)


def _first_paint(apps: dict[str, tuple[list[str], str, dict[str, str]]], rounds: int) -> None:
    times: dict[str, list[float]] = {name: [] for name in apps}
    memory: dict[str, list[float]] = {name: [] for name in apps}
    for _ in range(rounds):
        for name, (command, words, environment) in apps.items():
            run = Run(command, words, environment)
            times[name].append(run.painted)
            run.rest()
            memory[name].append(run.terminal.memory())
            run.leave()
    floor = times["minimal Textual app"]
    floor_memory = statistics.median(memory["minimal Textual app"])
    print(f"{'first screen':30} median ms   paired ratio    idle MB   ratio")
    for name, values in times.items():
        ratio = statistics.median(one / other for one, other in zip(values, floor, strict=True))
        held = statistics.median(memory[name])
        middle = statistics.median(values) * 1000
        print(f"{name:30} {middle:9.0f}   {ratio:12.2f}   {held:8.1f}   {held / floor_memory:5.2f}")


def _echoes(minimal: tuple[list[str], str, dict[str, str]], empty: Path, long: Path, answers: int, rounds: int) -> None:
    times: dict[str, list[float]] = {}
    for number in range(rounds):
        keys = _KEYS[number:] + _KEYS[:number]  # what was half-typed in the round before stands in the box again
        run = Run(*minimal)
        times.setdefault("minimal Textual app", []).extend(run.echo(keys))
        run.leave()
        run = Run([COMMAND], "Welcome", {"MAPCOACH_DATA_DIR": str(empty / str(number))})
        run.terminal.press("enter")
        run.terminal.see(FIRST_QUESTION)
        run.rest()
        times.setdefault("a new interview", []).extend(run.echo(keys))
        run.leave()
        run = Run([COMMAND, "open", str(_only_map(long))], "answered, about", {"MAPCOACH_DATA_DIR": str(long)})
        run.rest()
        times.setdefault(f"with {answers} answers", []).extend(run.echo(keys))
        run.leave()
    floor = statistics.median(times["minimal Textual app"])
    print(f"\n{'key to echo':30} median ms   ratio   p95 ms")
    for name, values in times.items():
        middle, late = statistics.median(values), sorted(values)[int(len(values) * 0.95)]
        print(f"{name:30} {middle * 1000:9.1f}   {middle / floor:5.2f}   {late * 1000:6.1f}")


def _next_questions(folder: Path, rounds: int) -> None:
    """From Enter to the next question, through the first ten questions of interviews."""
    times: list[float] = []
    for number in range(rounds):
        run = Run([COMMAND], "Welcome", {"MAPCOACH_DATA_DIR": str(folder / f"talk {number}")})
        run.terminal.press("enter")
        run.terminal.see(FIRST_QUESTION)
        run.rest()
        for reply in REPLIES:
            run.terminal.type(reply)
            while run.terminal.feed(0.1):
                pass
            before = _card(run.terminal)
            begun = time.perf_counter()
            run.terminal.press("ctrl+s")
            run.terminal.wait(lambda _, before=before, run=run: _card(run.terminal) != before)  # type: ignore[misc]
            times.append(run.terminal.arrived - begun)
            while run.terminal.feed(0.1):
                pass
        run.leave()
    times.sort()
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    print(f"\nEnter to next question, {len(times)} replies: median {statistics.median(times) * 1000:.0f} ms,", end=" ")
    print(f"p99 {p99 * 1000:.0f} ms (saving on disk included)")


def _card(terminal: Terminal) -> list[str]:
    """The line with the progress and the question below it: one of them changes with every reply."""
    lines = [line[: SIZE["columns"] // 2] for line in terminal.text.splitlines()]
    return next((lines[place : place + 2] for place, line in enumerate(lines) if "to go" in line), [])


def _fill(folder: Path, count: int) -> None:
    code = (
        "from mapcoach.cli import main\n"
        f"for number in range({count}): main(['new', f'Map {{number}}', '--no-interview'])"
    )
    environment = {**os.environ, "MAPCOACH_DATA_DIR": str(folder)}
    subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)


def _only_map(folder: Path) -> Path:
    return next((folder / "maps").glob("*.json"))


def _long_map(folder: Path, count: int) -> int:
    """One map with many answers, most of them changes in words; returns how many answers there are."""
    session = Workspace(folder).make().session()

    async def talk() -> None:
        await session.start("mlong")
        for reply in REPLIES:
            await session.answer(reply)
        for number in range(count - len(session.history())):
            await session.answer(
                f"change search to search {number}" if not number else f"change search {number - 1} to search {number}"
            )

    asyncio.run(talk())
    return len(session.history())


if __name__ == "__main__":
    main()
