"""A process that is killed at any moment loses no answer that it acknowledged, and leaves a map that opens."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mapcoach.journey import new_entry
from mapcoach.storage import MapFile, MapStore

SCRIPT = Path(__file__).with_name("processes.py")
KILLS = 60

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork")


def run(*arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, SCRIPT, *arguments]
    return subprocess.Popen([str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def said(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    assert process.stdout
    line = process.stdout.readline()
    assert line.endswith(b"\n"), line
    found: dict[str, Any] = json.loads(line)
    return found


def busy(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def test_killed_at_random_moments_no_acknowledged_answer_is_missing(acme: MapFile, store: MapStore) -> None:
    chance = random.Random(20260419)
    before = len(acme.entries())
    acknowledged: list[str] = []
    with run("nursery", acme.path) as nursery:
        for round_number in range(KILLS):
            _one_life(nursery, f"life{round_number}", chance, acknowledged)
            acme.refresh()  # raises if the map does not open after this kill
        nursery.terminate()

    replies = [entry.reply for entry in store.open(acme.path).entries()][before:]
    assert [reply for reply in replies if reply in set(acknowledged)] == acknowledged
    assert len(replies) - len(acknowledged) <= KILLS  # saved, and killed before it could say so
    assert len(acknowledged) >= KILLS

    MapFile(acme.path).append(new_entry(reply="after it all"), lambda entries: {})
    assert not list(acme.path.parent.glob(".*.saving"))


def _one_life(nursery: subprocess.Popen[bytes], name: str, chance: random.Random, acknowledged: list[str]) -> None:
    assert nursery.stdin
    nursery.stdin.write(name.encode() + b"\n")
    nursery.stdin.flush()
    child = said(nursery)["child"]
    for _ in range(chance.randint(1, 6)):
        acknowledged.append(said(nursery)["saved"])
    busy(chance.uniform(0, 0.004))
    os.kill(child, signal.SIGKILL)
    while "saved" in (last := said(nursery)):
        acknowledged.append(last["saved"])
    assert last == {"ended": -signal.SIGKILL}


def test_killed_at_each_step_of_a_save_the_map_is_as_before_or_as_after(acme: MapFile) -> None:
    expected = [entry.reply for entry in acme.entries()]
    steps = subprocess.run(
        [sys.executable, str(SCRIPT), "steps", str(acme.path)], check=True, stdout=subprocess.PIPE
    ).stdout.splitlines()

    outcomes = []
    for line in map(json.loads, steps):
        grown = line["replies"] == [*expected, f"step-{line['step']}"]
        assert grown or line["replies"] == expected
        outcomes.append((grown, line["finished"]))
        expected = line["replies"]

    assert outcomes[-1] == (True, True)
    assert sum(finished for _, finished in outcomes) == 1
    assert outcomes.count((False, False)) >= 5
    assert outcomes.count((True, False)) >= 1  # renamed, but the folder not yet synced
    assert not list(acme.path.parent.glob(".*.saving"))


def test_whole_processes_killed_at_the_same_map_do_not_block_the_next_one(acme: MapFile) -> None:
    for name in ("first", "second"):
        with run("append", acme.path, name, 100_000) as process:
            while f"{name}-2" not in said(process)["new"]:
                pass
            process.kill()
        replies = [entry.reply for entry in acme.refresh()]
        assert replies[:3] == [f"{name}-{number}" for number in range(3)]


def test_two_processes_at_one_map_lose_nothing_and_see_each_other(acme: MapFile) -> None:
    acme.entries()
    with run("append", acme.path, "ana", 40) as ana, run("append", acme.path, "ben", 40) as ben:
        seen = {"ana": [said(ana)["new"] for _ in range(40)], "ben": [said(ben)["new"] for _ in range(40)]}

    replies = [entry.reply for entry in acme.refresh()]
    assert len(replies) == 80
    for name in ("ana", "ben"):
        mine = [f"{name}-{number}" for number in range(40)]
        assert [reply for reply in replies if reply.startswith(name)] == mine
        assert [new[-1] for new in seen[name]] == mine
        told = [reply for new in seen[name] for reply in new]
        assert told[3:] == replies[: len(told) - 3]  # all that was there before its own last, each once, in order
