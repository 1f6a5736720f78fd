"""Simulated interviews at large size: the full report, against a form without follow-ups and one open box.

Run: python bench/interviews.py [--seeds N] [--journeys DIR] [--split dev|heldout] [--blind] [--misses N]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # tests/simulated belongs to the checkout

from tests.simulated.holding import Run, Style, hold
from tests.simulated.journey import FOLDER, Journey, load
from tests.simulated.report import Report, report

COMPARED = (
    "coverage of the hidden journey",
    "pain points recall",
    "implicit recall",
    "questions an interview",
    "words typed a fact",
    "redundant an interview",
)


async def interviews(journeys: Sequence[Journey], seeds: int, style: Style, blind: bool) -> list[Run]:
    """One interview for each journey and seed."""
    return [
        await hold(journey, seed, blind=blind, style=style, repairs=0.06 if style == "interview" else 0.0)
        for journey in journeys
        for seed in range(seeds)
    ]


def compared(styles: dict[str, Report]) -> str:
    """The figures side by side."""
    figures = {name: found.figures() for name, found in styles.items()}
    lines = [" " * 34 + "".join(f"{name:>12}" for name in figures)]
    for row in COMPARED:
        lines.append(f"{row:34}" + "".join(f"{one[row]:12.3f}" for one in figures.values()))
    return "\n".join(lines)


def wrong(found: Report, count: int) -> str:
    """What cost most facts: question, reply, what was expected, what the map got."""
    misses = Counter((miss.kind, miss.expected, miss.got, miss.question, miss.reply) for miss in found.misses())
    lines = []
    for (kind, expected, got, question, reply), times in misses.most_common(count):
        lines.append(f"{times} × {kind}: {question}\n    > {reply!r}\n    expected {expected!r}, got {got!r}")
    lines += [f"invented in {one.name}: {fault}" for one in found.outcomes for fault in one.invented]
    for one in found.outcomes:
        lines += [f"correction in {one.name}: {text!r}: {how}" for _, text, right, how in one.repairs if not right]
    return "\n".join(lines)


def main() -> None:
    """Hold the interviews and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--journeys", type=Path, default=FOLDER)
    parser.add_argument("--split", choices=("dev", "heldout"))
    parser.add_argument("--blind", action="store_true", help="people understand questions by their words alone")
    parser.add_argument("--misses", type=int, default=0, help="print this many of the costliest misreadings")
    chosen = parser.parse_args()
    journeys = [one for one in load(chosen.journeys) if chosen.split in (None, one.split)]
    found = report(asyncio.run(interviews(journeys, chosen.seeds, "interview", chosen.blind)))
    print(found.table(intervals=True))
    form = report(asyncio.run(interviews(journeys, chosen.seeds, "form", chosen.blind)))
    box = report(asyncio.run(interviews(journeys, 1, "box", chosen.blind)))
    print(f"\n{compared({'interview': found, 'form': form, 'open box': box})}")
    if chosen.misses:
        print(f"\n{wrong(found, chosen.misses)}")


if __name__ == "__main__":
    main()
