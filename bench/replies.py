"""How long replies take to read, as ratios to splitting and folding the same text into words (same run).

Ordinary replies first, then hostile ones of 50,000 characters: a reader that backtracks shows here.
Run: python bench/replies.py
"""

from __future__ import annotations

import asyncio
import re
import statistics
import time
from collections.abc import Callable

from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.sample import load_sample
from mapcoach.interview.session import MemoryJournal, Session

HOSTILE = {
    "a list of 12,500 items": "a, b, " * 8_300,
    "12,500 times and": "and " * 12_500,
    "digits": "9" * 50_000,
    "brackets": "(" * 50_000,
    "emoji": "🙂" * 50_000,
    "escape codes": "\x1b]\x00" * 16_000,
    "prose": "they wait for ages and nobody calls them back, so half of them give up. " * 700,
}
_WORD = re.compile(r"\w+")


def seconds(action: Callable[[], object], rounds: int = 5) -> float:
    """The median time of an action."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def floor(text: str) -> float:
    """What it costs to look at every word once."""
    return seconds(lambda: [word.casefold() for word in _WORD.findall(text)])


async def turns() -> list[float]:
    """The time of each turn of the sample interview: reading, keeping in memory, folding, finding the next question."""
    depth, author, replies = load_sample()
    session = Session(MemoryJournal(), OfflineInterviewer(), depth=depth, author=author)
    await session.start()
    left, times = list(replies), list[float]()
    while asked := session.current:
        fits = [one for one in left if one.field == asked.question.field]
        reply = fits[0].say if fits else "skip"
        if fits:
            left.remove(fits[0])
        start = time.perf_counter()
        await session.answer(reply)
        times.append(time.perf_counter() - start)
    return times


def main() -> None:
    """Measure and print."""
    asyncio.run(turns())  # warms the patterns and templates
    times = sorted(asyncio.run(turns()))
    word = floor("They wait for forty minutes on the phone, and then nobody calls them back.")
    middle, late = statistics.median(times), times[int(len(times) * 0.99)]
    print(f"a turn of the sample ({len(times)} turns): median {middle * 1000:.1f} ms, p99 {late * 1000:.1f} ms")
    print(f"  (the floor, folding a sentence into words: {word * 1e6:.1f} µs)")
    interviewer = OfflineInterviewer()
    session = Session(MemoryJournal(), interviewer, depth="quick")
    while session.current and session.current.question.field != "stages":
        asyncio.run(session.skip())
    asked = session.current
    assert asked
    for name, text in HOSTILE.items():
        taken = seconds(lambda text=text: interviewer.read_now(asked, text, session.map), 3)  # type: ignore[misc]
        print(f"{name:25} {taken * 1000:8.1f} ms  {taken / floor(text):6.1f} × floor")


if __name__ == "__main__":
    main()
