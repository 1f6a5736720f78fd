"""The command that checks a map: what is good on it, what is missing, and what to ask next."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mapcoach.commands.words import command
from mapcoach.workspace.words import clean

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap
    from mapcoach.journey.checks import Breach, Point, Report

_WIDTH = 80
_GROUPS = ((2, "Good"), (1, "Partly"), (0, "Missing"), (None, "For a person to judge"))
_BREACHES_SHOWN = 5
_NEXT_SHOWN = 5
_VALUE_LENGTH = 50
_KINDS = {
    "invented_number": "a number that nobody gave",
    "inference_as_fact": "something shown as known that nobody claimed",
}


def check(options: argparse.Namespace) -> int:
    """Check a map and print the report, or the same as JSON. The exit status says nothing about the score."""
    from mapcoach.commands.sessions import open_map
    from mapcoach.journey.checks import checks_with_journal

    opened = open_map(options)
    journey_map = opened.map()
    report = checks_with_journal(journey_map, opened.file.entries(), date.today())
    if options.json:
        print(json.dumps(_as_json(journey_map, report), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(journey_map, report, command(options, "interview", options.map, "--depth", "deep"))))
    return 0


# --- as JSON --------------------------------------------------------------------------------------------------


def _as_json(journey_map: JourneyMap, report: Report) -> dict[str, object]:
    from dataclasses import asdict

    from mapcoach.journey.checks import misses

    return {
        "map": {"id": journey_map.id, "title": journey_map.display_title()},
        "score": report.score,
        "out_of": report.out_of,
        "percent": report.percent,
        "cap": report.cap,
        "breaches": [asdict(one) for one in report.breaches],
        "points": [asdict(one) for one in report.points],
        "warnings": [asdict(one) for one in report.warnings],
        "misses": [asdict(one) for one in misses(report)],
    }


# --- in words -------------------------------------------------------------------------------------------------


def _lines(journey_map: JourneyMap, report: Report, how: str) -> Iterator[str]:
    yield from _wrapped(clean(journey_map.display_title()))
    yield f"Score: {report.score} of {report.out_of} points, {report.percent}%."
    if report.cap is not None:
        yield from _capped(report.breaches, report.cap)
    for score, heading in _GROUPS:
        found = [point for point in report.points if point.score == score]
        if found:
            yield from ("", f"{heading} ({len(found)})" if score is not None else heading)
            yield from (line for point in found for line in _point(point, f"{point.number:>2}. "))
    if report.warnings:
        yield from ("", f"Mistakes to look at ({len(report.warnings)})")
        yield from (line for one in report.warnings for line in _point(one, "  - "))
    yield from _next(report, how)


def _capped(breaches: Sequence[Breach], cap: int) -> Iterator[str]:
    """Why the score is held down, with the values that do it."""
    kinds = " and ".join(dict.fromkeys(_KINDS[one.kind] for one in breaches))
    yield from _wrapped(f"It is held at {cap}% at most, because the map has {kinds}:")
    for one in breaches[:_BREACHES_SHOWN]:
        yield from _wrapped(f"{_short(one.value)} ({clean(one.path)}): {one.reason}", "  - ", "    ")
    if len(breaches) > _BREACHES_SHOWN:
        yield f"  and {len(breaches) - _BREACHES_SHOWN} more."


def _short(value: str) -> str:
    text = clean(value)
    return text if len(text) <= _VALUE_LENGTH else text[: _VALUE_LENGTH - 1].rstrip() + "…"


def _point(point: Point, mark: str) -> Iterator[str]:
    from mapcoach.journey.checks import FOR_A_PERSON, MOST

    yield from _wrapped(point.name, mark, "    ")
    if point.score == MOST:
        return
    yield from _wrapped(clean(point.reason).removeprefix(FOR_A_PERSON).strip(), "    ", "    ")
    if point.ask:
        yield from _wrapped(clean(point.ask), "    Ask: ", "         ")


def _next(report: Report, how: str) -> Iterator[str]:
    """The questions that would help most, best first."""
    from mapcoach.journey.checks import misses

    found = misses(report)[:_NEXT_SHOWN]
    if not found:
        return
    yield from ("", "What would help most")
    for number, miss in enumerate(found, 1):
        gain = f"(up to {miss.points} {'point' if miss.points == 1 else 'points'})"
        yield from _wrapped(f"{clean(miss.ask)} {gain}", f"{number:>2}. ", "    ")
    yield from ("", "The interview asks such questions at the depth “deep”:", f"  {how}")


def _wrapped(text: str, first: str = "", others: str = "") -> Iterable[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=others)
