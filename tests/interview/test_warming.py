"""After the warm-up the first question and the first replies load nothing more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WARM = """
import sys, threading
from mapcoach.interview.warming import warm_up_here
threads = [threading.Thread(target=warm_up_here) for _ in range(2)]
[one.start() for one in threads]
[one.join() for one in threads]
"""
FIRST = """
import asyncio
known = set(sys.modules)
from mapcoach.interview.asking import _template
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import MemoryJournal, Session

async def first():
    session = Session(MemoryJournal(), OfflineInterviewer(), depth="standard")
    await session.start()
    compiled = _template.cache_info().misses
    for reply in ("We mend shoes and it is a slow, frustrating business", "Sole", "local", "today"):
        await session.answer(reply)
        session.history(), session.topics(), session.minutes_left()
    return _template.cache_info().misses - compiled

compiled = asyncio.run(first())
ours = ("mapcoach", "vaderSentiment", "jinja2")
later = sorted(name for name in set(sys.modules) - known if name.split(".")[0] in ours)
print(later, compiled)
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


def test_nothing_is_left_to_load() -> None:
    later, compiled = run(WARM + FIRST).rsplit(" ", 1)
    assert later == "[]"
    assert int(compiled) <= 3  # the wording of a follow-up is compiled when it is put


def test_without_it_there_is_something_to_load() -> None:
    assert run("import sys" + FIRST).rsplit(" ", 1)[0] != "[]"


@pytest.mark.parametrize("broken", ["coaching/moves.toml", "lexicon/feelings.toml", "interview/1-scope.toml"])
def test_a_file_that_cannot_be_used_stops_nothing(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "prompts" / broken
    place.parent.mkdir(parents=True)
    place.write_text("[[", encoding="utf-8")
    monkeypatch.setenv("MAPCOACH_CONFIG_DIR", str(tmp_path))
    assert run(f"{WARM}\nprint('here')") == "here"
