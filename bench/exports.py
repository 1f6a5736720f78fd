"""What the exports cost, as ratios against a floor measured in the same run: ``python bench/exports.py [FORMAT ...]``.

Every registered format, or those that are named, writes a map of 1,000 touchpoints. Its processor time and its peak
memory are held against JSON of the same map (``json.dumps`` of what pydantic dumps), each in a process of its own;
growth is the time for 1,000 touchpoints over the time for 100, so 10 is linear. What takes longer than the limit is
named, not waited for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

TOUCHPOINTS, FEWER = 1_000, 100
LIMIT = 180  # seconds for one process, by the clock
TODAY = date(2026, 11, 22)
FLOOR = "floor"
_SLOW = 1.0  # seconds; what takes longer is measured once
_ONE = "--one"  # for the processes that measure
_CHANNELS = ("website", "phone", "email", "shop", "app")


class Cost(NamedTuple):
    """What one process measured: seconds for the large and for the smaller map, MB at the peak, bytes written."""

    large: float
    small: float
    memory: float
    size: int


def filled_map(touchpoints: int, each: int = 50) -> JourneyMap:
    """A map as a thorough team makes it: every touchpoint rated, every second one with a pain point and an idea."""
    from mapcoach.journey import Emotion, JourneyMap, Opportunity, PainPoint, Persona, Stage, Touchpoint

    def point(number: int) -> Touchpoint:
        pains = (
            PainPoint(
                id=f"p{number}",
                text=f"Nobody says when it will be done, and number {number} has to ask again",
                severity=number % 3 + 1,
                drops_off=number % 10 == 1,
                share=0.2,
            ),
        )
        return Touchpoint(
            id=f"t{number}",
            name=f"Touchpoint {number}",
            channel=_CHANNELS[number % len(_CHANNELS)],
            customer_action="Compares what it costs, asks a friend, and waits for an answer",
            emotion=Emotion(score=number * 7 % 5 - 2, feeling="unsure", thought="What will this cost me?"),
            pain_points=pains if number % 2 else (),
        )

    stages = tuple(
        Stage(
            id=f"s{place}",
            name=f"Stage {place + 1}",
            customer_goal="Get it done this week",
            touchpoints=tuple(point(number) for number in range(start, min(start + each, touchpoints))),
        )
        for place, start in enumerate(range(0, touchpoints, each))
    )
    ideas = tuple(
        Opportunity(id=f"o{number}", pain_point=f"p{number}", text="Send word the day before", impact=4, feasibility=3)
        for number in range(1, touchpoints, 20)
    )
    return JourneyMap(
        id="bench",
        title="A large map",
        persona=Persona(name="Maya", goals=("have it done", "know the price")),
        stages=stages,
        opportunities=ideas,
    )


def writer(name: str) -> Callable[[JourneyMap], str | bytes]:
    """What writes a map: a registered format, or the floor."""
    if name == FLOOR:
        return lambda journey_map: json.dumps(journey_map.model_dump(mode="json"))
    render = import_module(f"mapcoach.export.{name}").render
    return lambda journey_map: render(journey_map, TODAY)


def measure(name: str) -> None:
    """Measure one format in this process, and print the figures as JSON."""
    large, small = filled_map(TOUCHPOINTS), filled_map(FEWER)
    write = writer(name)
    write(filled_map(1))  # loads its libraries and templates
    times = [timed(write, small)]
    if times[0] < _SLOW:
        times += [timed(write, small) for _ in range(4)]
    start = time.process_time()
    made = write(large)
    took = time.process_time() - start
    size = len(made.encode("utf-8", "replace") if isinstance(made, str) else made)
    print(json.dumps(Cost(took, median(times), peak_memory(), size)))


def timed(write: Callable[[JourneyMap], object], journey_map: JourneyMap) -> float:
    start = time.process_time()
    write(journey_map)
    return time.process_time() - start


def peak_memory() -> float:
    """The most memory that this process held so far, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def in_a_process(name: str) -> Cost | str:
    """The cost of a format, or why there is none."""
    try:
        done = subprocess.run(
            [sys.executable, str(Path(__file__)), _ONE, name],
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"took longer than {LIMIT} s"
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["failed"])[-1]
    return Cost(*json.loads(done.stdout))


def main(names: Sequence[str]) -> None:
    """Print the table of these formats, or of all."""
    from mapcoach.export import FORMATS

    floor = in_a_process(FLOOR)
    if isinstance(floor, str):
        sys.exit(f"The floor could not be measured: {floor}")
    print(f"{TOUCHPOINTS} touchpoints; floor: json.dumps, {floor.large * 1000:.1f} ms, peak {floor.memory:.0f} MB")
    print(f"{'format':<12}{'time':>10}{'ratio':>9}{'growth':>9}{'peak':>10}{'ratio':>8}{'size':>12}")
    for name in names or FORMATS:
        cost = in_a_process(name)
        if isinstance(cost, str):
            print(f"{name:<12}  {cost}")
            continue
        print(
            f"{name:<12}{cost.large:>8.2f} s{cost.large / floor.large:>9.0f}{cost.large / cost.small:>9.1f}"
            f"{cost.memory:>7.0f} MB{cost.memory / floor.memory:>8.2f}{cost.size / 1000:>9.0f} kB",
            flush=True,
        )


if __name__ == "__main__":
    os.environ.setdefault("MAPCOACH_CONFIG_DIR", os.devnull)  # our own templates
    if sys.argv[1:2] == [_ONE]:
        measure(sys.argv[2])
    else:
        main(sys.argv[1:])
