"""Whoever is interviewed honestly is never told to have invented anything."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mapcoach.interview.sample import Recorded, load_sample, play
from mapcoach.interview.session import Session
from mapcoach.journey.checks import Report, checks_with_journal
from tests.interview.players import TODAY, session

GOLDENS = sorted((Path(__file__).parent.parent / "golden" / "interviews").glob("*.golden.yaml"))


def checked(made: Session) -> Report:
    return checks_with_journal(made.map, made.entries, TODAY)


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.name.removesuffix(".golden.yaml"))
async def test_a_golden_interview_is_not_capped(path: Path) -> None:
    golden = yaml.safe_load(path.read_text(encoding="utf-8"))
    made = await session(golden["mode"]["depth"])
    await play(
        made, [Recorded(rule["on"], rule.get("at", ""), rule["say"]) for rule in golden["script"] if "on" in rule]
    )
    report = checked(made)
    assert report.breaches == ()
    assert report.score > 0


async def test_the_sample_is_a_good_map() -> None:
    depth, _, replies = load_sample()
    made = await session(depth)
    await play(made, replies)
    report = checked(made)
    assert report.breaches == ()
    assert report.percent >= 70
